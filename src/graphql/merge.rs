//! Fields that would be answered under one name, and are not the same.
//!
//! The library looks at each selection alone, and not at what two fields of one name select together:
//! its executor would blend the two records into one. And it names every conflict, once more for each
//! selection around it: 50 kB made gigabytes of errors. Here the first one ends the walk.
//!
//! This is `FieldsInSetCanMerge` and `SameResponseShape` of the specification, each in one walk: all
//! fields of one name are compared with the first of them, and what they select is looked at once,
//! together.

use std::collections::{HashMap, HashSet};

use async_graphql::{
    Name, Pos, Positioned,
    parser::types::{
        BaseType, ExecutableDocument, Field, FragmentDefinition, OperationType, Selection,
        SelectionSet, Type,
    },
};

use super::{
    code::VALIDATION_FAILED,
    error::{Refusal, refuse},
    inputs::innermost,
    outputs::Outputs,
};

type Fragments = HashMap<Name, Positioned<FragmentDefinition>>;

/// Two fields of one name that can't be merged.
#[derive(Debug)]
pub struct Conflict {
    message: String,
    places: [Pos; 2],
}

impl Conflict {
    /// The answer to a request for a document with this conflict.
    pub fn refusal(&self) -> Refusal {
        let mut refused = refuse(VALIDATION_FAILED, &self.message);
        refused.errors[0].locations = self.places.to_vec();
        refused
    }
}

/// Finds two fields of one name that can't be merged. How many fields a document has once its
/// fragments are expanded, and how deep they nest, is limited already (`price`): each of them is
/// looked at twice at most.
pub fn check(document: &ExecutableDocument, outputs: &Outputs) -> Result<(), Conflict> {
    let roots = roots(document, outputs);
    [Rule::Same, Rule::Shape].into_iter().try_for_each(|rule| {
        let walk = Walk {
            fragments: &document.fragments,
            outputs,
            rule,
        };
        let mut roots = roots.iter();
        roots.try_for_each(|(_, root)| walk.merge(&[*root]))
    })
}

/// What the operations and the fragments select, in the order of the document: also fragments that
/// nothing spreads, since the library looks at them too.
fn roots<'a>(document: &'a ExecutableDocument, outputs: &'a Outputs) -> Vec<(Pos, Selected<'a>)> {
    let operations = document.operations.iter().map(|(_, it)| {
        let query = outputs.query();
        let of = query.filter(|_| it.node.ty == OperationType::Query);
        (it.pos, Selected::new(of, &it.node.selection_set.node))
    });
    let fragments = document.fragments.values().map(|it| {
        let of = it.node.type_condition.node.on.node.as_str();
        (it.pos, Selected::new(Some(of), &it.node.selection_set.node))
    });
    let mut roots: Vec<_> = operations.chain(fragments).collect();
    roots.sort_by_key(|(at, _)| *at);
    roots
}

/// What is selected of a type, by its name. `None` if that is not known.
#[derive(Clone, Copy)]
struct Selected<'a> {
    of: Option<&'a str>,
    set: &'a SelectionSet,
}

impl<'a> Selected<'a> {
    fn new(of: Option<&'a str>, set: &'a SelectionSet) -> Self {
        Self { of, set }
    }
}

/// A field, and the type it is selected of.
#[derive(Clone, Copy)]
struct Member<'a> {
    of: Option<&'a str>,
    field: &'a Positioned<Field>,
}

/// What two fields of one name must have in common.
#[derive(Clone, Copy, PartialEq)]
enum Rule {
    /// Name and arguments, unless no record has both: those of different object types.
    Same,
    /// The shape of what is answered, always.
    Shape,
}

/// The fields of some selections by their name in the answer, in the order of the document.
#[derive(Default)]
struct Collected<'a> {
    named: Vec<Vec<Member<'a>>>,
    places: HashMap<&'a str, usize>,
    spread: HashSet<&'a str>,
}

impl<'a> Collected<'a> {
    fn add(&mut self, fragments: &'a Fragments, Selected { of, set }: Selected<'a>) {
        for item in &set.items {
            match &item.node {
                Selection::Field(field) => self.field(Member { of, field }),
                Selection::InlineFragment(inline) => {
                    let inline = &inline.node;
                    let condition = inline.type_condition.as_ref();
                    let of = condition.map_or(of, |it| Some(it.node.on.node.as_str()));
                    self.add(fragments, Selected::new(of, &inline.selection_set.node));
                }
                Selection::FragmentSpread(spread) => {
                    let name = &spread.node.fragment_name.node;
                    if let Some(fragment) = fragments.get(name).filter(|_| self.spread.insert(name))
                    {
                        let of = Some(fragment.node.type_condition.node.on.node.as_str());
                        let selected = Selected::new(of, &fragment.node.selection_set.node);
                        self.add(fragments, selected);
                    }
                }
            }
        }
    }

    fn field(&mut self, member: Member<'a>) {
        let next = self.named.len();
        let name = member.field.node.response_key().node.as_str();
        let place = *self.places.entry(name).or_insert(next);
        if place == next {
            self.named.push(vec![]);
        }
        self.named[place].push(member);
    }
}

/// A walk through a document by one rule.
struct Walk<'a> {
    fragments: &'a Fragments,
    outputs: &'a Outputs,
    rule: Rule,
}

impl<'a> Walk<'a> {
    /// Merges what is selected of one record.
    fn merge(&self, selections: &[Selected<'a>]) -> Result<(), Conflict> {
        let mut collected = Collected::default();
        for selected in selections {
            collected.add(self.fragments, *selected);
        }
        let mut named = collected.named.into_iter();
        named.try_for_each(|members| {
            let mut groups = self.groups(members).into_iter();
            groups.try_for_each(|group| self.group(&group))
        })
    }

    /// Which fields of one name the rule compares. A type that is not known may be any.
    ///
    /// A field of an interface would be compared with those of each object type apart. Together is
    /// the same as long as no field of an interface selects anything, and here none does.
    fn groups(&self, members: Vec<Member<'a>>) -> Vec<Vec<Member<'a>>> {
        let is_object = |it: &Member| it.of.is_some_and(|of| self.outputs.is_object(of));
        if self.rule == Rule::Shape || !members.iter().all(is_object) {
            return vec![members];
        }
        let mut groups: Vec<Vec<Member>> = vec![];
        let mut places = HashMap::new();
        for member in members {
            let place = *places.entry(member.of).or_insert(groups.len());
            if place == groups.len() {
                groups.push(vec![]);
            }
            groups[place].push(member);
        }
        groups
    }

    /// Compares each field with the first, and merges what they select.
    fn group(&self, group: &[Member<'a>]) -> Result<(), Conflict> {
        let Some((first, others)) = group.split_first() else {
            return Ok(());
        };
        others.iter().try_for_each(|it| self.agree(first, it))?;
        let selections: Vec<_> = group
            .iter()
            .map(|it| (it, &it.field.node.selection_set.node))
            .filter(|(_, set)| !set.items.is_empty())
            .map(|(it, set)| Selected::new(self.typed(it).map(|it| innermost(it).as_str()), set))
            .collect();
        self.merge(&selections)
    }

    fn typed(&self, member: &Member<'a>) -> Option<&'a Type> {
        self.outputs.field(member.of?, &member.field.node.name.node)
    }

    fn agree(&self, one: &Member<'a>, other: &Member<'a>) -> Result<(), Conflict> {
        let (first, second) = (&one.field.node, &other.field.node);
        let name = first.response_key();
        let what = match self.rule {
            Rule::Same if are_same(first, second) => return Ok(()),
            Rule::Same => {
                "stands for two different fields, or for one with different arguments".to_owned()
            }
            Rule::Shape => match (self.typed(one), self.typed(other)) {
                (Some(one), Some(other)) if !self.are_alike(one, other) => {
                    format!("stands for fields of the types `{one}` and `{other}`")
                }
                _ => return Ok(()),
            },
        };
        let named = &second.name.node;
        Err(Conflict {
            message: format!("`{name}` {what}; name one of them otherwise, as `other: {named}`"),
            places: [one.field.pos, other.field.pos],
        })
    }

    /// Whether values of two types have one shape.
    fn are_alike(&self, one: &Type, other: &Type) -> bool {
        one.nullable == other.nullable
            && match (&one.base, &other.base) {
                (BaseType::List(one), BaseType::List(other)) => self.are_alike(one, other),
                (BaseType::Named(one), BaseType::Named(other)) => {
                    let are_composite = || [one, other].map(|it| self.outputs.is_composite(it));
                    one == other || are_composite() == [true; 2]
                }
                _ => false,
            }
    }
}

fn are_same(one: &Field, other: &Field) -> bool {
    let is_passed = |(name, value): &(Positioned<Name>, _)| {
        other.get_argument(&name.node).is_some_and(|it| it == value)
    };
    one.name.node == other.name.node
        && one.arguments.len() == other.arguments.len()
        && one.arguments.iter().all(is_passed)
}
