//! The tables of Foedera as sea-orm entities, one file a table, and the vocabularies they store.
//!
//! A fuzzy date is three columns: `_edtf` holds it as written, `_earliest` and `_latest` the days
//! it may be. A column that ends in `_folded` is searched and ordered by in place of its original.

#![warn(missing_docs)]

pub mod actor;
pub mod agreement;
pub mod agreement_match;
pub mod agreement_period;
pub mod agreement_relation;
pub mod agreement_subject;
pub mod appointment;
pub mod citation;
pub mod claim;
pub mod collection;
pub mod data_import;
pub mod decree;
pub mod decree_action;
pub mod event;
pub mod institution;
pub mod lineage;
pub mod membership;
pub mod name;
pub mod office;
pub mod official;
pub mod organization;
pub mod party;
pub mod party_period;
pub mod signature;
pub mod source;
pub mod state;
pub mod subject;
pub mod succession;
pub mod vocabulary;
