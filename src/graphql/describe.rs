//! Describes what the types of the graph have in common, so that no edge has to say it again.

use std::borrow::Cow;

use async_graphql::{
    ContainerType, Context, ContextSelectionSet, ObjectType, OutputType, Positioned, ServerResult,
    Value,
    parser::types::Field,
    registry::{MetaField, MetaType, Registry},
};

/// A root type whose arguments named alike everywhere are described alike everywhere.
#[derive(Default)]
pub struct Described<Q>(Q);

/// The arguments that mean the same wherever they stand.
const ARGUMENTS: [(&str, &str); 9] = [
    ("after", "Only nodes after this cursor."),
    ("asOf", "The day asked about, `YYYY-MM-DD`."),
    ("before", "Only nodes before this cursor."),
    ("filter", "Only nodes that pass this filter."),
    (
        "first",
        "At most so many nodes, from the start: 0 to 100; 20 if neither `first` nor `last` is given.",
    ),
    (
        "last",
        "At most so many nodes, from the end: 0 to 100. Not together with `first`.",
    ),
    (
        "match",
        "How sure `asOf` must be where dates are vague. A period of which no end is known counts as lasting.",
    ),
    (
        "orderBy",
        "The order, key by key. Nodes that are equal in it, and all nodes if it is not given, come in the order in which they were first imported.",
    ),
    (
        "property",
        "A fact, as `Claim.property` names it: the name of a field, as `signedOn`.",
    ),
];

/// What the dates of records show where sources differ. The import sees to it.
const SHOWN: &str = "Where claims differ, it follows the one that is shown (`Dispute.shown`).";

/// A date that follows from events, whose claims tell of their own.
const DERIVED: &str = "enteredIntoForceOn";

fn describe(registry: &mut Registry) {
    for meta in registry.types.values_mut() {
        if let MetaType::Object { fields, .. } = meta {
            fields.values_mut().for_each(describe_arguments);
            if fields.contains_key("disputed") {
                fields
                    .values_mut()
                    .filter(|field| field.ty == "FuzzyDate" && field.name != DERIVED)
                    .for_each(tell_what_is_shown);
            }
        }
    }
}

fn tell_what_is_shown(field: &mut MetaField) {
    let description = field.description.get_or_insert_default();
    if !description.is_empty() {
        description.push(' ');
    }
    description.push_str(SHOWN);
}

fn describe_arguments(field: &mut MetaField) {
    for argument in field
        .args
        .values_mut()
        .filter(|argument| argument.description.is_none())
    {
        let known = ARGUMENTS.iter().find(|(name, _)| *name == argument.name);
        argument.description = known.map(|(_, text)| (*text).to_owned());
    }
}

impl<Q: OutputType> OutputType for Described<Q> {
    fn type_name() -> Cow<'static, str> {
        Q::type_name()
    }

    fn create_type_info(registry: &mut Registry) -> String {
        let name = Q::create_type_info(registry);
        describe(registry);
        name
    }

    async fn resolve(
        &self,
        ctx: &ContextSelectionSet<'_>,
        field: &Positioned<Field>,
    ) -> ServerResult<Value> {
        self.0.resolve(ctx, field).await
    }
}

impl<Q: ContainerType> ContainerType for Described<Q> {
    async fn resolve_field(&self, ctx: &Context<'_>) -> ServerResult<Option<Value>> {
        self.0.resolve_field(ctx).await
    }
}

impl<Q: ObjectType> ObjectType for Described<Q> {}
