//! What an argument passes: how many values, how long they are, how many input objects and fields of
//! them, which in a filter are its tests, and what these may read.

use std::collections::HashMap;

use async_graphql::{
    Name, Positioned, Value, Variables,
    parser::types::{Directive, ExecutableDocument, Field},
};

use super::{
    code::TOO_COSTLY,
    error::{Refusal, refuse},
    inputs::definitions,
};

/// An argument has at most so many values, those of lists counted one by one. A database takes no
/// more than some thousands in a statement.
pub const MAX_VALUES: u64 = 10_000;
/// An argument has at most so many input objects, and fields of them. Each may make the expression
/// of a filter one deeper, and SQLite follows none that is deeper than a thousand.
pub const MAX_TESTS: u64 = 600;

/// Lists and objects of an argument nest at most so deep.
pub const MAX_DEPTH: usize = 32;
/// A text in an argument has at most so many bytes. One variable may stand in thousands of places,
/// and a message may quote it.
pub const MAX_TEXT: usize = 10_000;
/// Each so many bytes of a text count as one more value: they take about as much room.
const BYTES_PER_VALUE: usize = 64;
/// A field or a directive has at most so many arguments; none of the schema has half of that. The library compares
/// each with each where two fields have one name.
pub const MAX_ARGUMENTS: usize = 20;

/// What tests cost that may read many rows, however few they find, once for all parents. A test of a
/// to-many link may read all that hangs on any record: of some hundred thousand rows that takes some
/// tens of milliseconds. So does one of the record at the other end of a link, if there are many of that
/// kind. A status on a day is looked for among all periods, and a precision in all
/// texts of dates, which takes ten, a part of a text in all texts, which takes one or two.
pub const TEST_PRICES: [(&str, u64); 14] = [
    ("some", 5_000),
    ("every", 5_000),
    ("none", 5_000),
    ("count", 5_000),
    ("event", 5_000),
    ("party", 5_000),
    ("agreement", 1_500),
    ("related", 1_500),
    ("source", 1_500),
    ("decree", 300),
    ("official", 300),
    ("status", 1_500),
    ("precision", 1_500),
    ("contains", 300),
];

/// What a value passes.
#[derive(Clone, Copy, Default)]
pub struct Passed {
    /// Values, those of lists and objects counted one by one. A list or an object of none is one too,
    /// since it takes room, and so is a variable that is not given; a long text is several.
    pub values: u64,
    /// Places where variables stand.
    pub variables: u64,
    /// Input objects and their fields.
    tests: u64,
    /// What the tests may read.
    pub reads: u64,
    /// How deep lists and objects nest.
    depth: usize,
    /// How many bytes the longest text has.
    longest: usize,
}

impl Passed {
    fn of(value: &Value) -> Self {
        let (values, tests, reads) = match value {
            Value::List(items) if !items.is_empty() => (Self::all(items), 0, 0),
            Value::Object(fields) => {
                let names = fields.keys().map(|name| Self::text(name));
                let all = names.fold(Self::all(fields.values()), Self::and);
                let all = Self {
                    values: all.values.max(1),
                    ..all
                };
                (all, fields.len() as u64 + 1, fields.keys().map(reads).sum())
            }
            _ => return Self::single(value),
        };
        Self {
            tests: values.tests.saturating_add(tests),
            reads: values.reads.saturating_add(reads),
            depth: values.depth + 1,
            ..values
        }
    }

    fn single(value: &Value) -> Self {
        let text = match value {
            Value::String(text) => Self::text(text),
            Value::Enum(name) => Self::text(name),
            _ => Self::default(),
        };
        Self {
            values: text.values + 1,
            ..text
        }
    }

    /// What the length of a text adds to the value that it is, or to the object whose field it names.
    fn text(text: &str) -> Self {
        Self {
            values: (text.len() / BYTES_PER_VALUE) as u64,
            longest: text.len(),
            ..Self::default()
        }
    }

    fn all<'a>(values: impl IntoIterator<Item = &'a Value>) -> Self {
        let each = values.into_iter().map(Self::of);
        each.fold(Self::default(), Self::and)
    }

    fn and(self, other: Self) -> Self {
        Self {
            values: self.values.saturating_add(other.values),
            variables: self.variables.saturating_add(other.variables),
            tests: self.tests.saturating_add(other.tests),
            reads: self.reads.saturating_add(other.reads),
            depth: self.depth.max(other.depth),
            longest: self.longest.max(other.longest),
        }
    }

    fn most(self, other: Self) -> Self {
        Self {
            values: self.values.max(other.values),
            variables: self.variables.max(other.variables),
            tests: self.tests.max(other.tests),
            reads: self.reads.max(other.reads),
            depth: self.depth.max(other.depth),
            longest: self.longest.max(other.longest),
        }
    }
}

/// What a test of this name may read.
fn reads(name: &Name) -> u64 {
    let mut reads = TEST_PRICES.iter().filter(|(test, _)| test == name);
    reads.next().map_or(0, |(_, cost)| *cost)
}

/// What each variable of a request may be.
pub struct Given<'a>(HashMap<&'a str, Variable>);

/// What a variable passes, and the size it asks for where it is one.
#[derive(Clone, Copy, Default)]
struct Variable {
    passed: Passed,
    size: Option<u64>,
}

impl Variable {
    fn of(value: &Value) -> Self {
        Self {
            passed: Passed::of(value),
            size: measure(value),
        }
    }

    fn most(self, other: Self) -> Self {
        Self {
            passed: self.passed.most(other.passed),
            size: self.size.max(other.size),
        }
    }
}

impl<'a> Given<'a> {
    /// The variables as given, and where they are not, as they are by default: in any operation,
    /// since all are weighed. Each is weighed once, however many operations define it.
    pub fn new(document: &'a ExecutableDocument, variables: &Variables) -> Self {
        let mut weighed: HashMap<&str, Variable> = HashMap::new();
        for definition in definitions(document) {
            let definition = &definition.node;
            let name = &definition.name.node;
            match (variables.get(name), definition.default_value()) {
                (Some(given), _) => {
                    let variable = weighed.entry(name);
                    variable.or_insert_with(|| Variable::of(given));
                }
                (None, Some(default)) => {
                    let variable = weighed.entry(name).or_default();
                    *variable = variable.most(Variable::of(default));
                }
                (None, None) => {}
            }
        }
        Self(weighed)
    }

    /// What the arguments of a directive pass: as much as if they were those of a field.
    pub fn passed_to_directive(&self, directive: &Directive) -> Result<Passed, Refusal> {
        self.passed(&Field {
            alias: None,
            name: directive.name.clone(),
            arguments: directive.arguments.clone(),
            directives: vec![],
            selection_set: Positioned::default(),
        })
    }

    /// What the arguments of a field pass. Refuses an argument that passes too much.
    pub fn passed(&self, field: &Field) -> Result<Passed, Refusal> {
        if field.arguments.len() > MAX_ARGUMENTS {
            let (name, has) = (&field.name.node, field.arguments.len());
            let message = format!("`{name}` has {has} arguments; at most {MAX_ARGUMENTS}");
            return Err(refuse(TOO_COSTLY, message));
        }
        let mut all = Passed::default();
        for (name, value) in &field.arguments {
            let (mut passed, mut variables) = (Passed::default(), 0);
            let written = value.node.clone().into_const_with(|name| {
                let variable = self.0.get(name.as_str());
                let nothing = Passed::of(&Value::Null);
                passed = passed.and(variable.map_or(nothing, |it| it.passed));
                variables += 1;
                Ok::<_, ()>(Value::Null)
            });
            let mut written = written.as_ref().map(Passed::of).unwrap_or_default();
            // What stands in the places of variables is weighed by itself.
            written.values = written.values.saturating_sub(variables);
            let passed = Passed {
                // A variable nests from where it stands, at the deepest.
                depth: written.depth + passed.depth,
                variables,
                ..passed.and(written)
            };
            within_limits(field, &name.node, passed)?;
            all = all.and(passed);
        }
        Ok(all)
    }

    /// The size that an argument asks for: a number, or the length of a list; the largest, where
    /// a variable may be several.
    pub fn size(&self, field: &Field, argument: &str) -> Option<u64> {
        let written = field.get_argument(argument)?.node.clone();
        let value = written.into_const_with(|name| {
            let size = self.0.get(name.as_str()).and_then(|variable| variable.size);
            Ok::<_, ()>(size.map_or(Value::Null, Value::from))
        });
        measure(&value.ok()?)
    }
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
        longest,
        ..
    } = passed;
    let refused = if values > MAX_VALUES {
        format!("passes {values} values, texts by their length; at most {MAX_VALUES}")
    } else if tests > MAX_TESTS {
        format!("has {tests} objects and fields in all; at most {MAX_TESTS}")
    } else if depth > MAX_DEPTH {
        format!("nests {depth} deep; at most {MAX_DEPTH}")
    } else if longest > MAX_TEXT {
        format!("has a text of {longest} bytes; at most {MAX_TEXT}")
    } else {
        return Ok(());
    };
    let field = &field.name.node;
    let message = format!("`{argument}` of `{field}` {refused}");
    Err(refuse(TOO_COSTLY, message))
}
