//! Indexes: every order of the schema has one that begins with its column.

use std::collections::BTreeSet;

use async_graphql::{InputType, resolver_utils::EnumType};
use foedera::{
    graphql::types::{
        agreement::AgreementOrderField, agreement_relation::AgreementRelationOrderField,
        appointment::AppointmentOrderField, claim::ClaimOrderField,
        collection::CollectionOrderField, decree::DecreeOrderField,
        decree_action::DecreeActionOrderField, event::EventOrderField,
        institution::InstitutionOrderField, membership::MembershipOrderField,
        office::OfficeOrderField, official::OfficialOrderField,
        organization::OrganizationOrderField, party::PartyOrderField,
        signature::SignatureOrderField, source::SourceOrderField, state::StateOrderField,
        subject::SubjectOrderField, succession::SuccessionOrderField,
    },
    store::{OrderField, Table},
};
use sea_orm::{ColumnTrait, DatabaseConnection, DbBackend, IdenStatic};

use crate::support::{
    catalogue::{rows, text},
    database,
    introspection::Types,
    shipped,
};

#[tokio::test]
async fn every_order_is_served_by_an_index() {
    let leads = leads(&database::shipped().await.reader).await;
    let wanted = orders().into_iter().flat_map(|order| order.columns);
    let missing: Vec<_> = wanted.filter(|it| !leads.contains(it)).collect();
    assert!(missing.is_empty(), "no index for {missing:#?}");
}

#[tokio::test]
async fn every_order_of_the_schema_is_looked_at() {
    let types = Types::of(&shipped().await).await;
    let names = types.all().map(|it| it["name"].as_str().unwrap());
    let in_schema: BTreeSet<_> = names.filter(|it| it.ends_with("OrderField")).collect();
    let orders = orders();
    let looked_at: BTreeSet<_> = orders.iter().map(|it| it.name.as_str()).collect();
    assert_eq!(in_schema, looked_at);
}

/// An enum of the schema by whose values rows are ordered, and the columns they stand for.
struct Order {
    name: String,
    columns: Vec<String>,
}

fn orders() -> [Order; 19] {
    [
        of::<entity::agreement::Entity, AgreementOrderField>(),
        of::<entity::agreement_relation::Entity, AgreementRelationOrderField>(),
        of::<entity::appointment::Entity, AppointmentOrderField>(),
        of::<entity::claim::Entity, ClaimOrderField>(),
        of::<entity::collection::Entity, CollectionOrderField>(),
        of::<entity::decree::Entity, DecreeOrderField>(),
        of::<entity::decree_action::Entity, DecreeActionOrderField>(),
        of::<entity::event::Entity, EventOrderField>(),
        of::<entity::institution::Entity, InstitutionOrderField>(),
        of::<entity::membership::Entity, MembershipOrderField>(),
        of::<entity::office::Entity, OfficeOrderField>(),
        of::<entity::official::Entity, OfficialOrderField>(),
        of::<entity::organization::Entity, OrganizationOrderField>(),
        of::<entity::party::Entity, PartyOrderField>(),
        of::<entity::signature::Entity, SignatureOrderField>(),
        of::<entity::source::Entity, SourceOrderField>(),
        of::<entity::state::Entity, StateOrderField>(),
        of::<entity::subject::Entity, SubjectOrderField>(),
        of::<entity::succession::Entity, SuccessionOrderField>(),
    ]
}

/// A column that may be missing is read from its end by an index of its own: backward, an
/// ascending one has its missing values first.
fn of<E: Table, O: OrderField<E> + EnumType + InputType>() -> Order {
    let table = E::default().table_name().to_owned();
    let columns = O::items().iter().flat_map(|item| {
        let column = item.value.column();
        let name = format!("{table}.{}", column.as_str());
        let descending = column.def().is_null().then(|| format!("{name} descending"));
        std::iter::once(name).chain(descending)
    });
    Order {
        name: O::type_name().into_owned(),
        columns: columns.collect(),
    }
}

/// The first column of each index, `table.column`, with the directions in which its end is read
/// with missing values last.
async fn leads(db: &DatabaseConnection) -> BTreeSet<String> {
    let sql = match db.get_database_backend() {
        // Bit 1 of an option says descending, bit 2 missing values first.
        DbBackend::Postgres => {
            "SELECT tables.relname::text AS owner, columns.attname::text AS named,
                indexes.indoption[0]::int4 AS options
            FROM pg_index AS indexes
            JOIN pg_class AS tables ON tables.oid = indexes.indrelid
            JOIN pg_attribute AS columns
                ON columns.attrelid = tables.oid AND columns.attnum = indexes.indkey[0]
            WHERE tables.relnamespace = current_schema()::regnamespace
                AND indexes.indpred IS NULL"
        }
        // It reads any index in either direction, and skips to its missing values.
        _ => {
            "SELECT tables.name AS owner, columns.name AS named, -1 AS options
            FROM sqlite_master AS tables JOIN pragma_index_list(tables.name) AS indexes
            JOIN pragma_index_info(indexes.name) AS columns
            WHERE tables.type = 'table' AND columns.seqno = 0 AND indexes.partial = 0"
        }
    };
    let rows = rows(db, sql).await;
    rows.iter()
        .flat_map(|row| {
            let column = format!("{}.{}", text(row, "owner"), text(row, "named"));
            // What is never missing is read backward too.
            let directions: &[&str] = match row.try_get::<i32>("", "options").unwrap() {
                -1 => &["", " descending"],
                0 => &[""],
                1 => &[" descending"],
                other => panic!("{column}: no order has the options {other}"),
            };
            directions.iter().map(move |it| format!("{column}{it}"))
        })
        .collect()
}
