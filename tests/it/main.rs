//! One test binary: what users see of Foedera, the same on both engines.
//!
//! `TEST_DATABASE_URL` unset: SQLite. Set to a PostgreSQL server: databases of its own there.

#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test fails by panicking"
)]
#![expect(
    clippy::too_many_lines,
    reason = "snapshots stand beside their queries"
)]
#![expect(
    clippy::needless_raw_string_hashes,
    reason = "snapshots are written by a tool"
)]

mod support;

mod agreements_with;
mod architecture;
mod arguments;
mod browsers;
mod changes;
mod claims_moved;
mod clients;
mod collections;
mod collections_again;
mod collections_by_command;
mod collections_contradictions;
mod collections_corrected;
mod collections_in_doubt;
mod collections_in_force;
mod collections_of_acts;
mod collections_of_alliances;
mod collections_of_heirs;
mod collections_of_leaders;
mod collections_of_names;
mod collections_of_treaties;
mod collections_same;
mod commands;
mod complement;
mod connections;
mod consistency;
mod crash;
mod cursors;
mod disputes;
mod documents;
mod dry_run;
mod errors;
mod export;
mod filters;
mod floods;
mod fuzz;
mod half_closed;
mod hostile;
mod http;
mod import;
mod indexes;
mod interrupts;
mod introspected;
mod kept;
mod known_days;
mod lengths;
mod licence;
mod limits;
mod long_values;
mod mergeable;
mod migrations;
mod nested;
mod node;
mod operations;
mod outage;
mod overload;
mod pagination;
mod party_status;
mod pictures;
mod plans;
mod playground;
mod precision;
mod prepared;
mod price;
mod priced;
mod process;
mod questions;
mod rebuild;
mod replica;
mod room;
mod rows;
mod schema;
mod shape;
mod sides;
mod signed_as_a_whole;
mod start;
mod status;
mod status_filter;
mod successions;
mod telemetry;
mod time;
mod unfit_values;
mod values;
mod variables;
mod vocabulary;
mod walks;
