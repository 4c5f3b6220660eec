//! The history of Foedera's tables: append only, alike on both engines.
//!
//! `column` and `table` say once for both engines what columns and tables are made of. The caller
//! runs all of it in one transaction.

use sea_orm_migration::prelude::*;

pub use sea_orm_migration::MigratorTrait;

mod column;
mod more;
mod table;

mod m20261124_000001_create_actor;
mod m20261124_000002_create_state;
mod m20261124_000003_create_organization;
mod m20261124_000004_create_succession;
mod m20261124_000005_create_membership;
mod m20261124_000006_create_institution;
mod m20261124_000007_create_office;
mod m20261124_000008_create_official;
mod m20261124_000009_create_appointment;
mod m20261124_000010_create_subject;
mod m20261124_000011_create_agreement;
mod m20261124_000012_create_agreement_subject;
mod m20261124_000013_create_agreement_relation;
mod m20261124_000014_create_party;
mod m20261124_000015_create_decree;
mod m20261124_000016_create_decree_action;
mod m20261124_000017_create_event;
mod m20261124_000018_create_signature;
mod m20261124_000019_create_source;
mod m20261124_000020_create_citation;
mod m20261124_000021_create_claim;
mod m20261124_000022_create_name;
mod m20261124_000023_create_data_import;
mod m20261124_000024_create_agreement_period;
mod m20261124_000025_create_party_period;
mod m20261124_000026_create_lineage;
mod m20261124_000027_add_days_to_agreement;
mod m20261124_000028_add_days_to_party;
mod m20261126_000029_create_collection;
mod m20261126_000030_add_collection_to_records;
mod m20261126_000031_create_agreement_match;
mod m20261126_000032_index_agreements_of_actor;
mod m20261128_000033_fold_licence_of_collection;

/// Brings a database from any of its pasts to the present, and back.
pub struct Migrator;

#[async_trait::async_trait]
impl MigratorTrait for Migrator {
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        vec![
            Box::new(m20261124_000001_create_actor::Migration),
            Box::new(m20261124_000002_create_state::Migration),
            Box::new(m20261124_000003_create_organization::Migration),
            Box::new(m20261124_000004_create_succession::Migration),
            Box::new(m20261124_000005_create_membership::Migration),
            Box::new(m20261124_000006_create_institution::Migration),
            Box::new(m20261124_000007_create_office::Migration),
            Box::new(m20261124_000008_create_official::Migration),
            Box::new(m20261124_000009_create_appointment::Migration),
            Box::new(m20261124_000010_create_subject::Migration),
            Box::new(m20261124_000011_create_agreement::Migration),
            Box::new(m20261124_000012_create_agreement_subject::Migration),
            Box::new(m20261124_000013_create_agreement_relation::Migration),
            Box::new(m20261124_000014_create_party::Migration),
            Box::new(m20261124_000015_create_decree::Migration),
            Box::new(m20261124_000016_create_decree_action::Migration),
            Box::new(m20261124_000017_create_event::Migration),
            Box::new(m20261124_000018_create_signature::Migration),
            Box::new(m20261124_000019_create_source::Migration),
            Box::new(m20261124_000020_create_citation::Migration),
            Box::new(m20261124_000021_create_claim::Migration),
            Box::new(m20261124_000022_create_name::Migration),
            Box::new(m20261124_000023_create_data_import::Migration),
            Box::new(m20261124_000024_create_agreement_period::Migration),
            Box::new(m20261124_000025_create_party_period::Migration),
            Box::new(m20261124_000026_create_lineage::Migration),
            Box::new(m20261124_000027_add_days_to_agreement::Migration),
            Box::new(m20261124_000028_add_days_to_party::Migration),
            Box::new(m20261126_000029_create_collection::Migration),
            Box::new(m20261126_000030_add_collection_to_records::Migration),
            Box::new(m20261126_000031_create_agreement_match::Migration),
            Box::new(m20261126_000032_index_agreements_of_actor::Migration),
            Box::new(m20261128_000033_fold_licence_of_collection::Migration),
        ]
    }
}
