//! What an argument passes: how many values, and how many input objects and fields of them, which
//! in a filter are its tests.

use std::collections::HashMap;

use async_graphql::{
    Name, Value, Variables,
    parser::types::{ExecutableDocument, Field, VariableDefinition},
};

use super::{
    code::TOO_COSTLY,
    guard::{Refusal, refuse},
};

/// An argument has at most so many values, those of lists counted one by one. A database takes no
/// more than some thousands in a statement.
pub const MAX_VALUES: u64 = 10_000;
/// An argument has at most so many input objects, and fields of them. Each may make the expression
/// of a filter one deeper, and SQLite follows none that is deeper than a thousand.
pub const MAX_TESTS: u64 = 600;

/// Lists and objects of an argument nest at most so deep.
pub const MAX_DEPTH: usize = 32;

/// Stands for a variable, which is weighed by itself.
const NOTHING: Value = Value::List(vec![]);

/// What a value passes.
#[derive(Clone, Copy, Default)]
struct Passed {
    values: u64,
    /// Input objects and their fields.
    tests: u64,
    /// How deep lists and objects nest.
    depth: usize,
}

impl Passed {
    fn of(value: &Value) -> Self {
        let (values, tests) = match value {
            Value::List(items) if items.is_empty() => return Self::default(),
            Value::List(items) => (Self::all(items), 0),
            Value::Object(fields) => (Self::all(fields.values()), fields.len() as u64 + 1),
            _ => {
                return Self {
                    values: 1,
                    ..Self::default()
                };
            }
        };
        Self {
            tests: values.tests.saturating_add(tests),
            depth: values.depth + 1,
            ..values
        }
    }

    fn all<'a>(values: impl IntoIterator<Item = &'a Value>) -> Self {
        let each = values.into_iter().map(Self::of);
        each.fold(Self::default(), Self::and)
    }

    fn and(self, other: Self) -> Self {
        Self {
            values: self.values.saturating_add(other.values),
            tests: self.tests.saturating_add(other.tests),
            depth: self.depth.max(other.depth),
        }
    }

    fn most(self, other: Self) -> Self {
        Self {
            values: self.values.max(other.values),
            tests: self.tests.max(other.tests),
            depth: self.depth.max(other.depth),
        }
    }
}

/// What each variable of a request may be.
pub struct Given<'a> {
    passed: HashMap<&'a str, Passed>,
    values: HashMap<&'a str, Vec<&'a Value>>,
}

impl<'a> Given<'a> {
    /// The variables as given, and where they are not, as they are by default: in any operation,
    /// since all are weighed.
    pub fn new(document: &'a ExecutableDocument, variables: &'a Variables) -> Self {
        let mut values: HashMap<&str, Vec<&Value>> = HashMap::new();
        for variable in definitions(document) {
            let name = variable.name.node.as_str();
            let given = variables.get(&variable.name.node);
            values
                .entry(name)
                .or_default()
                .extend(given.or_else(|| variable.default_value()));
        }
        let passed = values.iter().map(|(name, values)| {
            let each = values.iter().map(|value| Passed::of(value));
            (*name, each.fold(Passed::default(), Passed::most))
        });
        Self {
            passed: passed.collect(),
            values,
        }
    }

    /// How many values the arguments of a field pass. Refuses an argument that passes too much.
    pub fn price(&self, field: &Field) -> Result<u64, Refusal> {
        let mut price = 0_u64;
        for (name, value) in &field.arguments {
            let mut passed = Passed::default();
            let written = value.node.clone().into_const_with(|name| {
                let variable = self.passed.get(name.as_str()).copied();
                passed = passed.and(variable.unwrap_or_default());
                Ok::<_, ()>(NOTHING)
            });
            let written = written.as_ref().map(Passed::of).unwrap_or_default();
            let passed = Passed {
                // A variable nests from where it stands, at the deepest.
                depth: written.depth + passed.depth,
                ..passed.and(written)
            };
            within_limits(field, &name.node, passed)?;
            price = price.saturating_add(passed.values);
        }
        Ok(price)
    }

    /// The size that an argument asks for: a number, or the length of a list; the largest, where
    /// a variable may be several.
    pub fn size(&self, field: &Field, argument: &str) -> Option<u64> {
        let written = field.get_argument(argument)?.node.clone();
        let value = written.into_const_with(|name| Ok::<_, ()>(self.largest(&name)));
        measure(&value.ok()?)
    }

    fn largest(&self, variable: &Name) -> Value {
        let values = self.values.get(variable.as_str());
        let largest = values.and_then(|values| values.iter().max_by_key(|value| measure(value)));
        largest.map_or(Value::Null, |value| (*value).clone())
    }
}

fn definitions(document: &ExecutableDocument) -> impl Iterator<Item = &VariableDefinition> {
    let operations = document.operations.iter();
    let definitions = operations.flat_map(|(_, operation)| &operation.node.variable_definitions);
    definitions.map(|variable| &variable.node)
}

fn measure(value: &Value) -> Option<u64> {
    match value {
        Value::Number(number) => number.as_u64(),
        Value::List(items) => Some(items.len() as u64),
        _ => None,
    }
}

fn within_limits(field: &Field, argument: &Name, passed: Passed) -> Result<(), Refusal> {
    let Passed {
        values,
        tests,
        depth,
    } = passed;
    let refused = if values > MAX_VALUES {
        format!("passes {values} values; at most {MAX_VALUES}")
    } else if tests > MAX_TESTS {
        format!("has {tests} objects and fields in all; at most {MAX_TESTS}")
    } else if depth > MAX_DEPTH {
        format!("nests {depth} deep; at most {MAX_DEPTH}")
    } else {
        return Ok(());
    };
    let field = &field.name.node;
    Err(refuse(
        TOO_COSTLY,
        format!("`{argument}` of `{field}` {refused}"),
    ))
}
