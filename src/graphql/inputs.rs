//! The types that a variable may have.

use std::{collections::HashSet, sync::Arc};

use async_graphql::{
    Name,
    parser::{
        parse_schema,
        types::{
            BaseType, ExecutableDocument, Type, TypeDefinition, TypeKind, TypeSystemDefinition,
        },
    },
};

use super::{
    code::VALIDATION_FAILED,
    guard::{Refusal, refuse},
};

/// The scalars that every schema has. Its text does not name them.
const BUILT_IN: [&str; 5] = ["Boolean", "Float", "ID", "Int", "String"];

/// The names of all scalars, enums and input objects of a schema.
#[derive(Clone)]
pub struct Inputs(Arc<HashSet<Name>>);

impl Inputs {
    /// Those of a schema in GraphQL's own language.
    pub fn of(sdl: &str) -> Self {
        let parsed = parse_schema(sdl);
        let parsed = parsed.unwrap_or_else(|_| unreachable!("the library wrote the text"));
        let declared = parsed.definitions.into_iter().filter_map(|it| match it {
            TypeSystemDefinition::Type(it) if is_input(&it.node) => Some(it.node.name.node),
            _ => None,
        });
        let built_in = BUILT_IN.into_iter().map(Name::new);
        Self(Arc::new(declared.chain(built_in).collect()))
    }

    /// Refuses a document with a variable of a type that is none of these: the first of them. The library
    /// reports such a type twice, and panics if the variable is a list with a default value.
    pub fn check(&self, document: &ExecutableDocument) -> Result<(), Refusal> {
        let operations = document.operations.iter();
        let variables = operations.flat_map(|(_, it)| &it.node.variable_definitions);
        let unknown = variables.filter(|it| !self.0.contains(innermost(&it.node.var_type.node)));
        let Some(variable) = unknown.min_by_key(|it| it.pos) else {
            return Ok(());
        };
        let (of, name) = (&variable.node.var_type.node, &variable.node.name.node);
        let named = innermost(of);
        let message = format!(
            "the variable `${name}` is of type `{of}`, but there is no scalar, enum or input object `{named}`"
        );
        let mut refused = refuse(VALIDATION_FAILED, message);
        refused.errors[0].locations = vec![variable.pos];
        Err(refused)
    }
}

fn is_input(definition: &TypeDefinition) -> bool {
    matches!(
        definition.kind,
        TypeKind::Scalar | TypeKind::Enum(_) | TypeKind::InputObject(_)
    )
}

/// The type within all lists.
fn innermost(of: &Type) -> &Name {
    match &of.base {
        BaseType::Named(name) => name,
        BaseType::List(of) => innermost(of),
    }
}
