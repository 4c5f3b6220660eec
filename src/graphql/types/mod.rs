//! One file a type: the object, its filter, its orders.

pub mod actor;
pub mod agreement;
pub mod agreement_relation;
pub mod appointment;
pub mod change;
pub mod claim;
pub mod collection;
pub mod decree;
pub mod decree_action;
pub mod dispute;
pub mod event;
pub mod evidence;
pub mod fuzzy_date;
pub mod institution;
pub mod membership;
pub mod office;
pub mod official;
pub mod organization;
pub mod party;
pub mod period;
pub mod same_as;
pub mod signature;
pub mod source;
pub mod state;
pub mod subject;
pub mod succession;
