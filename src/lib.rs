//! Foedera: a registry of international agreements behind one GraphQL endpoint.
//!
//! Modules name only those below them:
//!
//! - [`serve`]: opens the store, migrates, fills an empty registry, listens, stops cleanly.
//! - [`http`]: speaks HTTP; hands a GraphQL request to the executor.
//! - [`listen`]: accepts connections, and ends those that keep the server waiting.
//! - [`telemetry`]: the log, the traces, the numbers.
//! - [`config`]: every setting.
//! - [`graphql`]: the schema; objects are thin wrappers over stored rows.
//! - [`export`]: writes the registry as a data package.
//! - [`import`]: reads a data package, checks it, writes it in one transaction.
//! - [`store`]: every statement sent to the database but those of an import.
//! - [`cache`]: values kept in memory, within so many bytes.
//! - [`terminal`]: what is said on standard output and error.
//! - [`domain`]: pure functions: vague dates, texts, and what follows from the records.

pub mod cache;
pub mod config;
pub mod domain;
pub mod export;
pub mod graphql;
pub mod http;
pub mod import;
pub mod listen;
pub mod serve;
pub mod store;
pub mod telemetry;
pub mod terminal;

use mimalloc::MiMalloc;

/// An answer takes many small pieces of memory and one as large as the schema is wide: the system's
/// allocator took almost half of the time of three levels.
#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;
