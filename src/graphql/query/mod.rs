//! The root of every query.

mod findings;
mod records;

use async_graphql::MergedObject;

use findings::Findings;
use records::Records;

/// The root of every query: one record by an identifier, many by a filter, or what they say together.
#[derive(MergedObject, Default)]
pub struct Query(Records, Findings);
