//! Periods are a projection: written with the events, and the same when worked out anew.

use foedera::{
    import,
    store::{Store, periods::Rebuilt},
};
use sea_orm::ConnectionTrait;

use crate::support::{
    Registry,
    package::{changed, loaded, run},
};

#[tokio::test]
async fn a_rebuild_after_an_import_finds_no_difference() {
    let database = loaded().await;
    let rebuilt = import::rebuild(&database.writer).await.unwrap();
    assert_eq!((rebuilt.agreements, rebuilt.differences), (211, 0));
    // Each agreement and each party has one at least.
    assert!(rebuilt.periods > 211 + 1_680);
}

/// Whoever changes the tables by other means finds out, and finds them mended.
#[tokio::test]
async fn a_rebuild_mends_what_differs_and_says_how_much() {
    let database = loaded().await;
    for sql in [
        "UPDATE agreement_period SET status = 'ENDED' WHERE status = 'IN_FORCE' AND agreement_id =
            (SELECT id FROM agreement WHERE key = 'apmbc-1997')",
        "DELETE FROM party_period WHERE party_id =
            (SELECT id FROM party WHERE key = 'apmbc-1997.est')",
    ] {
        database.writer.execute_unprepared(sql).await.unwrap();
    }
    let version = Store::new(database.reader.clone()).version().await.unwrap();
    let rebuilt = import::rebuild(&database.writer).await.unwrap();
    assert_eq!(rebuilt.differences, 2);
    // What a client has kept is no longer the answer.
    assert_ne!(
        Store::new(database.reader.clone()).version().await.unwrap(),
        version
    );
    let again = import::rebuild(&database.writer).await.unwrap();
    assert_eq!(
        again,
        Rebuilt {
            differences: 0,
            ..rebuilt
        }
    );
}

#[tokio::test]
async fn an_imported_event_changes_the_periods_with_it() {
    let query = "{ agreement(by: {key: \"rus-bgr-mod-1992\"}) {
        status(asOf: \"2026-02-01\") { status } } }";
    let database = loaded().await;
    let registry = Registry::over(database.reader.clone());
    let before = registry.data(query).await;
    assert_eq!(before["agreement"]["status"]["status"], "SIGNED");
    let package = changed("event.csv", |text| {
        format!(
            "{}\nrus-bgr-mod-1992.termination,TERMINATION,,rus-bgr-mod-1992,,,2026-01-31,,,,\
             tvzvezda-2025-12-20\n",
            text.trim_end()
        )
    });
    run(&database, &package).await;
    let after = registry.data(query).await;
    assert_eq!(after["agreement"]["status"]["status"], "ENDED");
}

/// A database that is older than its periods gets them when it is migrated.
#[tokio::test]
async fn a_migration_works_out_periods_where_there_are_none() {
    let database = loaded().await;
    for table in ["agreement_period", "party_period"] {
        let sql = format!("DELETE FROM {table}");
        database.writer.execute_unprepared(&sql).await.unwrap();
    }
    database.migrate().await.unwrap();
    let rebuilt = import::rebuild(&database.writer).await.unwrap();
    assert_eq!(rebuilt.differences, 0);
}

/// An event on the first day there is, or on the last, once broke the import or the order of
/// periods.
#[tokio::test]
async fn events_may_lie_on_the_first_and_on_the_last_day() {
    let database = loaded().await;
    let package = changed("event.csv", |text| {
        let event = "SIGNATURE,,rus-bgr-mod-1992,";
        format!(
            "{}\nfirst,{event},,0000-01-01,,,,seed-000\nlast,TERMINATION,,rus-bgr-mod-1992,,,\
             9999-12-31,,,,seed-000\nvague,{event},,0000,,,,seed-000\n",
            text.trim_end()
        )
    });
    let report = run(&database, &package).await;
    assert!(report.starts_with("3 records inserted"), "{report}");
    let rebuilt = import::rebuild(&database.writer).await.unwrap();
    assert_eq!(rebuilt.differences, 0);
    let query = "{ agreement(by: {key: \"rus-bgr-mod-1992\"}) {
        first: status(asOf: \"0000-01-01\") { status }
        before: status(asOf: \"9999-12-30\") { status }
        last: status(asOf: \"9999-12-31\") { status } } }";
    let data = Registry::over(database.reader).data(query).await;
    for (alias, status) in [("first", "SIGNED"), ("before", "SIGNED"), ("last", "ENDED")] {
        assert_eq!(data["agreement"][alias]["status"], status, "{alias}");
    }
}
