//! Institutions: the bodies of an actor that issue decrees and hold offices.

use sea_orm::entity::prelude::*;
use serde::Deserialize;

use crate::vocabulary::InstitutionKind;

/// A body of a State or an organization.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Deserialize)]
#[sea_orm(table_name = "institution")]
pub struct Model {
    /// The internal id, which is never shown.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// The stable public key.
    pub key: String,
    /// The actor whose body it is, in `actor`.
    pub actor_id: i64,
    /// The name in English.
    pub name: String,
    /// The same in lower case without accents, to search and order by.
    pub name_folded: String,
    /// What kind of body it is.
    pub kind: InstitutionKind,
}

/// None: the store joins by columns.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
