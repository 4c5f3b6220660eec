//! The variables that a document declares, and the types that they may have.

use std::{collections::HashSet, sync::Arc};

use async_graphql::{
    Name, Positioned, Request, Value, Variables,
    parser::types::{
        BaseType, ExecutableDocument, ServiceDocument, Type, TypeDefinition, TypeKind,
        TypeSystemDefinition, VariableDefinition,
    },
};

use super::{
    code::{BAD_USER_INPUT, TOO_COSTLY, VALIDATION_FAILED},
    error::{Refusal, refuse},
    guard,
};

/// An operation declares at most so many variables: the library looks for each among all of them, in
/// each place and for each parent.
pub const MAX_DEFINITIONS: usize = 200;

/// The scalars that every schema has. Its text does not name them.
const BUILT_IN: [&str; 5] = ["Boolean", "Float", "ID", "Int", "String"];

/// The names of all scalars, enums and input objects of a schema.
#[derive(Clone)]
pub struct Inputs(Arc<HashSet<Name>>);

impl Inputs {
    /// Those of a schema.
    pub fn of(schema: &ServiceDocument) -> Self {
        let declared = schema.definitions.iter().filter_map(|it| match it {
            TypeSystemDefinition::Type(it) if is_input(&it.node) => Some(it.node.name.node.clone()),
            _ => None,
        });
        let built_in = BUILT_IN.into_iter().map(Name::new);
        Self(Arc::new(declared.chain(built_in).collect()))
    }

    /// Refuses a document with too many variables, or with one of a type that is none of these: the first
    /// of them. The library reports such a type twice, and panics if the variable is a list with a default
    /// value.
    pub fn check(&self, document: &ExecutableDocument) -> Result<(), Refusal> {
        few(document)?;
        let is_unknown = |it: &&Positioned<VariableDefinition>| {
            let named = innermost(&it.node.var_type.node);
            !self.0.contains(named)
        };
        let unknown = definitions(document).filter(is_unknown);
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

fn few(document: &ExecutableDocument) -> Result<(), Refusal> {
    let operations = document.operations.iter();
    let most = operations.map(|(_, it)| it.node.variable_definitions.len());
    let most = most.max().unwrap_or_default();
    if most > MAX_DEFINITIONS {
        let message = format!("an operation declares {most} variables; at most {MAX_DEFINITIONS}");
        return Err(refuse(TOO_COSTLY, message));
    }
    Ok(())
}

/// The variables that a document declares, those of all its operations.
pub fn definitions(
    document: &ExecutableDocument,
) -> impl Iterator<Item = &Positioned<VariableDefinition>> {
    let operations = document.operations.iter();
    operations.flat_map(|(_, operation)| &operation.node.variable_definitions)
}

/// The variables without those that the document does not declare. The library would take the values of
/// these all the same, though nothing has weighed them.
pub fn declared(mut variables: Variables, document: &ExecutableDocument) -> Variables {
    let names: HashSet<_> = definitions(document).map(|it| &it.node.name.node).collect();
    variables.retain(|name, _| names.contains(name));
    variables
}

/// Refuses a request without a value for a variable that must have one.
pub fn given(document: &ExecutableDocument, request: &Request) -> Result<(), Refusal> {
    let Some((_, operation)) = guard::chosen(request, document) else {
        return Ok(());
    };
    for variable in &operation.node.variable_definitions {
        let (at, variable) = (variable.pos, &variable.node);
        let name = &variable.name.node;
        let given = match request.variables.get(name) {
            Some(value) => *value != Value::Null,
            None => variable.default_value().is_some(),
        };
        if !given && !variable.var_type.node.nullable {
            let message = format!(
                "the variable `${name}` must be given; it is of type `{}`",
                variable.var_type.node
            );
            let mut refused = refuse(BAD_USER_INPUT, message);
            refused.errors[0].locations = vec![at];
            return Err(refused);
        }
    }
    Ok(())
}

fn is_input(definition: &TypeDefinition) -> bool {
    matches!(
        definition.kind,
        TypeKind::Scalar | TypeKind::Enum(_) | TypeKind::InputObject(_)
    )
}

/// The type within all lists.
pub fn innermost(of: &Type) -> &Name {
    match &of.base {
        BaseType::Named(name) => name,
        BaseType::List(of) => innermost(of),
    }
}
