//! Subjects that agreements are about.

use sea_orm::entity::prelude::*;
use serde::Deserialize;

use crate::vocabulary::SubjectField;

/// A subject of agreements.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Deserialize)]
#[sea_orm(table_name = "subject")]
pub struct Model {
    /// The internal id, which is never shown.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// The stable public key.
    pub key: String,
    /// The name in English.
    pub name: String,
    /// The same in lower case without accents, to search and order by.
    pub name_folded: String,
    /// The field of life it belongs to.
    pub field: SubjectField,
}

/// None: the store joins by columns.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
