//! Agreements between States, or with organizations.

use sea_orm::entity::prelude::*;
use serde::Deserialize;

use crate::vocabulary::{AgreementForm, AgreementLevel, Laterality};

/// An international agreement.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Deserialize)]
#[sea_orm(table_name = "agreement")]
pub struct Model {
    /// The internal id, which is never shown.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// The stable public key.
    pub key: String,
    /// The title in English.
    pub title: String,
    /// The same in lower case without accents, to search and order by.
    pub title_folded: String,
    /// The title it is usually called by; null when there is none.
    pub short_title: Option<String>,
    /// The same in lower case without accents, to search and order by.
    pub short_title_folded: Option<String>,
    /// What it calls itself.
    pub form: AgreementForm,
    /// In whose name it was concluded; null when not known.
    pub level: Option<AgreementLevel>,
    /// For how many parties it is made; null when not known.
    pub laterality: Option<Laterality>,
    /// The day on which it was signed, as EDTF text; null when not known.
    pub signed_on_edtf: Option<String>,
    /// The earliest day it may be; null when not known.
    pub signed_on_earliest: Option<Date>,
    /// The latest day it may be; null when open or not known.
    pub signed_on_latest: Option<Date>,
    /// The place where it was signed; null when not known.
    pub signed_at: Option<String>,
    /// The number of its registration (UN Charter art. 102); null when not known or not registered.
    pub registration_number: Option<String>,
    /// The item of Wikidata; null when there is none, or it is not known.
    pub wikidata_id: Option<String>,
    /// Who keeps the original (VCLT art. 76); null when not known, or there is none.
    pub depositary: Option<String>,
    /// The English names of its authentic languages (VCLT art. 33), joined by `;`; null when not
    /// known.
    pub languages: Option<String>,
    /// A remark for readers; null when there is none.
    pub note: Option<String>,
    /// The first day on which it was in force for certain; null when there is none. It follows from
    /// its events.
    pub in_force_on: Option<Date>,
    /// The day since which it is ended for certain; null when it is not. It follows from its events.
    pub ended_on: Option<Date>,
    /// The collection it comes from; null when it was stored before there were collections.
    pub collection_id: Option<i64>,
}

/// None: the store joins by columns.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
