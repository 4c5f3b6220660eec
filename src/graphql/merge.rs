//! Fields of one selection that would be answered under one name, and are not the same.
//!
//! The library names every such conflict, and once more for each selection around it: 50 kB made
//! gigabytes of errors. Here the first one ends the walk.

use std::collections::{HashMap, HashSet};

use async_graphql::{
    Name, Pos, Positioned,
    parser::types::{
        ExecutableDocument, Field, FragmentDefinition, InlineFragment, Selection, SelectionSet,
    },
};

use super::{
    code::VALIDATION_FAILED,
    error::{Refusal, refuse},
};

type Fragments = HashMap<Name, Positioned<FragmentDefinition>>;

/// Two different fields of one name.
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

/// Finds two different fields of one name in one selection. How often its
/// selections nest and how far its fragments expand is limited already (`price`).
pub fn check(document: &ExecutableDocument) -> Result<(), Conflict> {
    let fragments = &document.fragments;
    let of_operations = document
        .operations
        .iter()
        .map(|(_, it)| &it.node.selection_set);
    let of_fragments = fragments.values().map(|it| &it.node.selection_set);
    let mut sets: Vec<_> = of_operations
        .chain(of_fragments)
        .map(|it| &it.node)
        .collect();
    while let Some(set) = sets.pop() {
        Merged::new(fragments).add(None, set)?;
        sets.extend(set.items.iter().filter_map(|item| match &item.node {
            Selection::Field(field) => Some(&field.node.selection_set.node),
            Selection::InlineFragment(inline) => Some(&inline.node.selection_set.node),
            Selection::FragmentSpread(_) => None,
        }));
    }
    Ok(())
}

/// The fields of one selection, by the type they are selected of and their name in the answer.
struct Merged<'a> {
    fragments: &'a Fragments,
    fields: HashMap<(Option<&'a str>, &'a str), &'a Positioned<Field>>,
    spread: HashSet<&'a str>,
}

impl<'a> Merged<'a> {
    fn new(fragments: &'a Fragments) -> Self {
        Self {
            fragments,
            fields: HashMap::new(),
            spread: HashSet::new(),
        }
    }

    fn add(&mut self, on: Option<&'a str>, set: &'a SelectionSet) -> Result<(), Conflict> {
        for item in &set.items {
            match &item.node {
                Selection::Field(field) => self.field(on, field)?,
                Selection::InlineFragment(inline) => {
                    self.add(condition(&inline.node), &inline.node.selection_set.node)?;
                }
                Selection::FragmentSpread(spread) => {
                    self.fragment(&spread.node.fragment_name.node)?;
                }
            }
        }
        Ok(())
    }

    fn fragment(&mut self, name: &'a Name) -> Result<(), Conflict> {
        match self.fragments.get(name) {
            Some(fragment) if self.spread.insert(name) => {
                let on = &fragment.node.type_condition.node.on.node;
                self.add(Some(on), &fragment.node.selection_set.node)
            }
            _ => Ok(()),
        }
    }

    fn field(&mut self, on: Option<&'a str>, field: &'a Positioned<Field>) -> Result<(), Conflict> {
        let name = field.node.response_key().node.as_str();
        let first = *self.fields.entry((on, name)).or_insert(field);
        if are_same(&first.node, &field.node) {
            return Ok(());
        }
        let message = format!(
            "`{name}` stands for two different fields, or for one with different arguments; \
             name one of them otherwise, as `other: {}`",
            field.node.name.node
        );
        Err(Conflict {
            message,
            places: [first.pos, field.pos],
        })
    }
}

fn condition(inline: &InlineFragment) -> Option<&str> {
    let condition = inline.type_condition.as_ref()?;
    Some(condition.node.on.node.as_str())
}

fn are_same(one: &Field, other: &Field) -> bool {
    let is_passed = |(name, value): &(Positioned<Name>, _)| {
        other.get_argument(&name.node).is_some_and(|it| it == value)
    };
    one.name.node == other.name.node
        && one.arguments.len() == other.arguments.len()
        && one.arguments.iter().all(is_passed)
}
