//! Relations between agreements, such as amendment.

use sea_orm::entity::prelude::*;
use serde::Deserialize;

use crate::vocabulary::AgreementRelationKind;

/// That an agreement does something to another.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Deserialize)]
#[sea_orm(table_name = "agreement_relation")]
pub struct Model {
    /// The internal id, which is never shown.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// The stable public key.
    pub key: String,
    /// The agreement that acts, in `agreement`.
    pub agreement_id: i64,
    /// What it does to the related one.
    pub kind: AgreementRelationKind,
    /// The agreement acted on, in `agreement`.
    pub related_id: i64,
}

/// None: the store joins by columns.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
