//! The types that answers are made of: which fields each has, and of what type these are.

use std::{collections::HashMap, sync::Arc};

use async_graphql::{
    Name, Positioned,
    parser::types::{
        FieldDefinition, ServiceDocument, Type, TypeDefinition, TypeKind, TypeSystemDefinition,
    },
};

/// The type of a field that every type has.
const TYPENAME: (&str, &str) = ("__typename", "String!");

/// All object types, interfaces and unions of a schema, by name. Those of introspection are not
/// among them: the text of a schema does not have them.
#[derive(Clone)]
pub struct Outputs(Arc<Known>);

struct Known {
    query: Option<Name>,
    types: HashMap<Name, Output>,
    typename: Option<Type>,
}

/// What is known of a type.
struct Output {
    is_object: bool,
    fields: HashMap<Name, Type>,
}

impl Output {
    fn of(definition: TypeDefinition) -> Option<(Name, Self)> {
        let (is_object, fields) = match definition.kind {
            TypeKind::Object(of) => (true, of.fields),
            TypeKind::Interface(of) => (false, of.fields),
            TypeKind::Union(_) => (false, vec![]),
            TypeKind::Scalar | TypeKind::Enum(_) | TypeKind::InputObject(_) => return None,
        };
        let typed = |it: Positioned<FieldDefinition>| (it.node.name.node, it.node.ty.node);
        let fields = fields.into_iter().map(typed).collect();
        Some((definition.name.node, Self { is_object, fields }))
    }
}

impl Outputs {
    /// Those of a schema.
    pub fn of(schema: ServiceDocument) -> Self {
        let (mut query, mut types) = (None, HashMap::new());
        for definition in schema.definitions {
            match definition {
                TypeSystemDefinition::Schema(it) => query = it.node.query.map(|it| it.node),
                TypeSystemDefinition::Type(it) => types.extend(Output::of(it.node)),
                TypeSystemDefinition::Directive(_) => {}
            }
        }
        let typename = Type::new(TYPENAME.1);
        Self(Arc::new(Known {
            query,
            types,
            typename,
        }))
    }

    /// The type that queries begin with.
    pub fn query(&self) -> Option<&str> {
        self.0.query.as_ref().map(Name::as_str)
    }

    /// Whether a type is an object type: a record is of one of them only.
    pub fn is_object(&self, name: &str) -> bool {
        self.0.types.get(name).is_some_and(|it| it.is_object)
    }

    /// Whether a type has fields.
    pub fn is_composite(&self, name: &str) -> bool {
        self.0.types.contains_key(name)
    }

    /// The type of a field. `None` if it is not known.
    pub fn field(&self, of: &str, name: &str) -> Option<&Type> {
        if name == TYPENAME.0 {
            return self.0.typename.as_ref();
        }
        self.0.types.get(of)?.fields.get(name)
    }
}
