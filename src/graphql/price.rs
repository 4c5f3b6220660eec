//! What a request costs: what its document expands to, each fragment weighed once.

pub mod introspection;
mod weight;

use std::collections::{BTreeSet, HashMap};

use async_graphql::{
    Name, Positioned, Request,
    parser::types::{
        Directive, ExecutableDocument, Field, FragmentDefinition, Selection, SelectionSet,
    },
};

use super::{
    argument::Given,
    code::{INTROSPECTION_DISABLED, TOO_COSTLY, VALIDATION_FAILED},
    connection::{DEFAULT_PAGE, MAX_PAGE},
    error::{Refusal, refuse},
    guard::{self, MAX_NESTING, Rules},
};
use weight::Weight;

/// A document expands to at most so many fields, pages multiplied, unless the server is set to
/// another limit.
pub const MAX_PRICE: u64 = 200_000;
/// A document passes at most so many values, whatever limit the server is set to.
pub const MAX_PASSED: u64 = 200_000;
/// A document selects at most so many pages: each may be a statement of its own.
pub const MAX_PAGES: u64 = 100;
/// A document follows at most so many fields into objects: each may be a statement too.
pub const MAX_OBJECTS: u64 = 500;
/// A document has at most so many selections once its fragments are expanded, all its operations
/// together: the library validates each, whichever is to run.
pub const MAX_FIELDS: u64 = 5_000;
/// Variables stand in so many places of a document at most, counted as its fields are: the library may
/// make an error for each of them, in each operation.
pub const MAX_VARIABLES: u64 = 10_000;
/// Introspection asks for lists within lists at most so deep. Each multiplies the answer by the
/// size of the schema; no tool needs more than two.
pub const MAX_LISTS: usize = 3;

/// The lists of objects that are no pages, and how long they count. `sameAs` has no more, and `basis`
/// neither; the longest timeline of the public collections is that of two parties with 30 periods.
pub const LISTS: [(&str, u64); 3] = [("sameAs", MAX_PAGE), ("timeline", 30), ("basis", 2)];

/// What a field costs once for all parents, where it may read much that it does not tell.
const READS: [(&str, u64); 2] = [
    // All that passes the filter.
    ("totalCount", 300),
    // The periods of all agreements, and those of all parts of a State.
    ("changes", 5_000),
];

/// What a field costs for each parent, where that is more than one.
const DEARER: [(&str, u64); 2] = [
    // All parts of both actors may be read.
    ("agreementsWith", 500),
    // It may fail for each parent, and an error takes more room than a text.
    ("text", 10),
];

/// What a field without fields of its own costs for each parent if it has an alias: it may be asked for
/// a thousand times, and be a long text each time.
const ALIASED: u64 = 4;

/// Weighs a document, each fragment once.
struct Scale<'a> {
    fragments: &'a HashMap<Name, Positioned<FragmentDefinition>>,
    given: Given<'a>,
    /// `None` while a fragment is being weighed: to meet it then is a cycle.
    weighed: HashMap<&'a str, Option<Weight>>,
    /// How deep the walk is.
    depth: usize,
    rules: Rules,
    /// How many values the arguments pass, all fields and directives together.
    values: u64,
}

/// The price of what a request runs. Refuses a document that asks for too much at once, in any of
/// its operations.
pub fn check(
    document: &ExecutableDocument,
    request: &Request,
    rules: Rules,
) -> Result<u64, Refusal> {
    let mut scale = Scale {
        fragments: &document.fragments,
        given: Given::new(document, &request.variables),
        weighed: HashMap::new(),
        depth: 0,
        rules,
        values: 0,
    };
    let mut all = Weight::default();
    let mut within = |weight: Weight| {
        // Validation walks all of it; only one operation runs.
        all = all.and(weight);
        let Weight {
            fields, variables, ..
        } = all;
        let validated = Weight {
            fields,
            variables,
            ..weight
        };
        validated.within_limits(rules)
    };
    // Fragments that nothing spreads too: validation walks them all the same.
    let names: BTreeSet<&str> = document.fragments.keys().map(Name::as_str).collect();
    for name in names {
        within(scale.fragment(name)?)?;
    }
    let chosen = guard::chosen(request, document).map(|(name, _)| name);
    let mut price = 0;
    for (name, operation) in document.operations.iter() {
        let own = scale.directives(&operation.node.directives)?;
        let weight = own.and(scale.set(&operation.node.selection_set.node)?);
        within(weight)?;
        match chosen {
            Some(chosen) if chosen != name => {}
            // Where it is not told which of several is to run, the dearest counts.
            _ => price = price.max(weight.total()),
        }
    }
    within_values(scale.values)?;
    Ok(price)
}

/// Whoever reads a document keeps what it passes.
fn within_values(passed: u64) -> Result<(), Refusal> {
    if passed > MAX_PASSED {
        let message = format!("the document passes {passed} values; at most {MAX_PASSED}");
        return Err(refuse(TOO_COSTLY, message));
    }
    Ok(())
}

/// A deep document would overflow the stack of whoever walks it.
fn within_depth(depth: usize) -> Result<(), Refusal> {
    if depth > MAX_NESTING {
        let message = format!("selections nest more than {MAX_NESTING} deep, fragments expanded");
        return Err(refuse(TOO_COSTLY, message));
    }
    Ok(())
}

impl<'a> Scale<'a> {
    fn set(&mut self, set: &'a SelectionSet) -> Result<Weight, Refusal> {
        self.depth += 1;
        // This walk recurses too, so it stops before it is too deep.
        within_depth(self.depth)?;
        let below = self.items(set)?;
        self.depth -= 1;
        let weight = Weight {
            depth: below.depth + 1,
            ..below
        };
        within_depth(self.depth + weight.depth)?;
        Ok(weight)
    }

    fn items(&mut self, set: &'a SelectionSet) -> Result<Weight, Refusal> {
        set.items.iter().try_fold(Weight::default(), |sum, item| {
            let sum = sum.and(self.directives(item.node.directives())?);
            Ok(sum.and(match &item.node {
                Selection::Field(field) => self.field(&field.node)?,
                Selection::InlineFragment(inline) => self.set(&inline.node.selection_set.node)?,
                Selection::FragmentSpread(spread) => {
                    let weight = self.fragment(spread.node.fragment_name.node.as_str())?;
                    Weight {
                        fields: weight.fields.saturating_add(1),
                        ..weight
                    }
                }
            }))
        })
    }

    /// Directives add nothing to the price. Their values and variables count for the limits of the
    /// document.
    fn directives(&mut self, directives: &[Positioned<Directive>]) -> Result<Weight, Refusal> {
        directives.iter().try_fold(Weight::default(), |sum, it| {
            let passed = self.given.passed_to_directive(&it.node)?;
            self.values = self.values.saturating_add(passed.values);
            Ok(sum.and(Weight {
                variables: passed.variables,
                ..Weight::default()
            }))
        })
    }

    fn field(&mut self, field: &'a Field) -> Result<Weight, Refusal> {
        let below = match &field.selection_set.node {
            leaf if leaf.items.is_empty() => Weight::default(),
            set => self.set(set)?,
        };
        let name = field.name.node.as_str();
        if matches!(name, "__schema" | "__type") {
            self.introspect(name, below.lists)?;
        }
        let passed = self.given.passed(field)?;
        self.values = self.values.saturating_add(passed.values);
        let (size, most) = self.sizes(field, below.page);
        let each = if introspection::chooses(name) {
            below.most
        } else {
            below.price
        };
        let own = own(field).saturating_add(passed.values);
        let much = READS.iter().find(|(field, _)| *field == name);
        let much = much.map_or(0, |(_, price)| *price);
        let reads = passed.reads.saturating_add(much);
        Ok(Weight {
            fields: below.fields.saturating_add(1),
            variables: below.variables.saturating_add(passed.variables),
            price: each.saturating_mul(size).saturating_add(own),
            most: below.most.saturating_mul(most).saturating_add(own),
            reads: below.reads.saturating_add(reads),
            pages: below.pages.saturating_add(below.page.into()),
            objects: below.objects.saturating_add((below.fields > 0).into()),
            depth: below.depth,
            page: matches!(name, "nodes" | "edges" | "totalCount" | "pageInfo"),
            lists: below.lists + usize::from(introspection::is_list(name)),
        })
    }

    fn introspect(&self, field: &str, lists: usize) -> Result<(), Refusal> {
        if !self.rules.introspection {
            let message = format!(
                "`{field}` is not answered here; the schema as text is at `/schema.graphql`"
            );
            return Err(refuse(INTROSPECTION_DISABLED, message));
        }
        if lists > MAX_LISTS {
            let message = format!("`{field}` asks for lists {lists} deep; at most {MAX_LISTS}");
            return Err(refuse(TOO_COSTLY, message));
        }
        Ok(())
    }

    fn fragment(&mut self, name: &'a str) -> Result<Weight, Refusal> {
        match self.weighed.get(name) {
            Some(Some(weight)) => return Ok(*weight),
            Some(None) => {
                let message = format!("fragment `{name}` spreads itself");
                return Err(refuse(VALIDATION_FAILED, message));
            }
            None => {}
        }
        self.weighed.insert(name, None);
        // An unknown fragment weighs nothing here; validation names it.
        let weight = match self.fragments.get(name) {
            Some(fragment) => {
                let own = self.directives(&fragment.node.directives)?;
                own.and(self.set(&fragment.node.selection_set.node)?)
            }
            None => Weight::default(),
        };
        self.weighed.insert(name, Some(weight));
        Ok(weight)
    }

    /// How many times the selections of a field are answered: in introspection in the mean, and at
    /// most.
    fn sizes(&self, field: &Field, page: bool) -> (u64, u64) {
        let name = field.name.node.as_str();
        let mut sizes = ["first", "last", "ids"].into_iter();
        let stated = sizes.find_map(|argument| self.given.size(field, argument));
        let list = || LISTS.into_iter().find(|(list, _)| *list == name);
        let size = stated
            .or_else(|| page.then_some(DEFAULT_PAGE))
            .or_else(|| list().map(|(_, size)| size));
        size.map_or_else(|| introspection::sizes(name), |size| (size, size))
    }
}

/// What a field costs by itself.
fn own(field: &Field) -> u64 {
    let mut dearer = DEARER.into_iter();
    let dearer = dearer.find(|(name, _)| *name == field.name.node);
    let is_leaf = field.selection_set.node.items.is_empty();
    let aliased = if field.alias.is_some() && is_leaf {
        ALIASED
    } else {
        1
    };
    dearer.map_or(aliased, |(_, price)| price.max(aliased))
}
