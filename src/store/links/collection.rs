//! What comes from a collection.

use entity::{agreement, decree, official, source};
use sea_orm::sea_query::ColumnRef;

use crate::store::{Link, column_ref};

/// The agreements of a collection.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct AgreementsOfCollection;

impl Link for AgreementsOfCollection {
    type Child = agreement::Entity;

    fn parent() -> ColumnRef {
        column_ref(agreement::Column::CollectionId)
    }
}

/// The decrees of a collection.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct DecreesOfCollection;

impl Link for DecreesOfCollection {
    type Child = decree::Entity;

    fn parent() -> ColumnRef {
        column_ref(decree::Column::CollectionId)
    }
}

/// The officials of a collection.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct OfficialsOfCollection;

impl Link for OfficialsOfCollection {
    type Child = official::Entity;

    fn parent() -> ColumnRef {
        column_ref(official::Column::CollectionId)
    }
}

/// The sources of a collection.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct SourcesOfCollection;

impl Link for SourcesOfCollection {
    type Child = source::Entity;

    fn parent() -> ColumnRef {
        column_ref(source::Column::CollectionId)
    }
}
