//! Vocabularies: what a data package may say is what the tables can store.

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt::Debug,
};

use entity::{
    actor, agreement, agreement_relation, claim, decree, decree_action, event, institution,
    organization, signature, source, state, subject, succession,
};
use foedera::import::shipped;
use sea_orm::ActiveEnum;
use serde::de::DeserializeOwned;

use crate::support::source::sources;

#[test]
fn the_terms_of_the_package_are_the_stored_ones() {
    let stored = BTreeMap::from([
        terms("actor.kind", |it: actor::Model| it.kind),
        terms("agreement.form", |it: agreement::Model| it.form),
        terms("agreement.laterality", |it: agreement::Model| {
            it.laterality.unwrap()
        }),
        terms("agreement.level", |it: agreement::Model| it.level.unwrap()),
        terms(
            "agreement_relation.kind",
            |it: agreement_relation::Model| it.kind,
        ),
        terms("claim.rank", |it: claim::Model| it.rank),
        terms("claim.record_kind", |it: claim::Model| it.record_kind),
        terms("decree.kind", |it: decree::Model| it.kind),
        terms("decree_action.effect", |it: decree_action::Model| it.effect),
        terms("event.kind", |it: event::Model| it.kind),
        terms("institution.kind", |it: institution::Model| it.kind),
        terms("organization.kind", |it: organization::Model| it.kind),
        terms("signature.role", |it: signature::Model| it.role),
        terms("source.kind", |it: source::Model| it.kind),
        terms("state.recognition", |it: state::Model| it.recognition),
        terms("subject.field", |it: subject::Model| it.field),
        terms("succession.kind", |it: succession::Model| it.kind),
    ]);
    let described = described();
    for (column, terms) in &stored {
        assert_eq!(described.get(column), Some(terms), "{column}");
    }
    let columns: BTreeSet<_> = stored.into_keys().collect();
    assert_eq!(columns, described.into_keys().collect());
    assert_eq!(columns, with_a_vocabulary());
}

/// The terms of each column of the package that has some.
fn described() -> BTreeMap<String, BTreeSet<String>> {
    let mut described = BTreeMap::new();
    for resource in shipped::descriptor().resources {
        for field in resource.schema.fields {
            let terms = BTreeSet::from_iter(field.constraints.terms);
            if !terms.is_empty() {
                described.insert(format!("{}.{}", resource.name, field.name), terms);
            }
        }
    }
    described
}

/// The columns whose type is a vocabulary, of the tables that a package may hold.
fn with_a_vocabulary() -> BTreeSet<String> {
    let resources = shipped::descriptor().resources.into_iter();
    let of_table = |table: String| {
        let (_, text) = sources(&format!("entity/src/{table}")).remove(0);
        let fields = text.lines().filter_map(|line| {
            let (name, of) = line.trim().strip_prefix("pub ")?.split_once(": ")?;
            let of = of.trim_end_matches(',');
            let of = of
                .strip_prefix("Option<")
                .map_or(of, |it| it.trim_end_matches('>'));
            let plain = ["i64", "String", "Date"].contains(&of);
            (!plain).then(|| format!("{table}.{name}"))
        });
        fields.collect::<Vec<_>>()
    };
    resources.flat_map(|it| of_table(it.name)).collect()
}

/// The terms of the vocabulary in which a column is stored.
fn terms<M, T>(column: &str, _: fn(M) -> T) -> (String, BTreeSet<String>)
where
    T: ActiveEnum<Value = String> + DeserializeOwned + Debug + PartialEq,
{
    let terms = T::iter().map(|term| {
        let stored = term.to_value();
        let read: T = serde_json::from_value(stored.clone().into()).unwrap();
        assert_eq!(
            read, term,
            "a list of rows has the terms as they are stored"
        );
        stored
    });
    let terms = terms.collect();
    (column.to_owned(), terms)
}
