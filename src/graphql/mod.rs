//! The schema, and how one request is answered.

pub mod argument;
pub mod batch;
pub mod between;
pub mod connection;
pub mod cursor;
pub mod describe;
pub mod error;
pub mod filter;
pub mod guard;
pub mod held;
pub mod lookup;
pub mod merge;
pub mod moment;
pub mod name;
pub mod node;
pub mod page;
pub mod price;
pub mod query;
pub mod site;
pub mod today;
pub mod types;
pub mod vocabulary;

use async_graphql::{
    EmptyMutation, EmptySubscription, Request, Response, SDLExportOptions,
    dataloader::{DataLoader, HashMapCache},
};

use crate::store::Store;
use batch::Batches;
use describe::Described;
use query::Query;
use today::Today;

/// The schema of the API.
pub type Schema = async_graphql::Schema<Described<Query>, EmptyMutation, EmptySubscription>;

/// The batches of one request.
pub type Loaders = DataLoader<Store, HashMapCache>;

/// Selections nest at most so deep. GraphiQL's introspection needs 14.
const MAX_DEPTH: usize = 24;

/// An answer, and what it took to find it.
pub struct Answer {
    /// What the client is told.
    pub response: Response,
    /// How many statements were sent to the database.
    pub statements: usize,
}

/// Builds the schema.
pub fn schema() -> Schema {
    Schema::build(Described::default(), EmptyMutation, EmptySubscription)
        .limit_depth(MAX_DEPTH)
        .finish()
}

/// The schema in GraphQL's own language, sorted by name.
pub fn sdl(schema: &Schema) -> String {
    let options = SDLExportOptions::new()
        .sorted_fields()
        .sorted_arguments()
        .sorted_enum_items()
        .include_specified_by();
    schema.sdl_with_options(options)
}

/// Answers one request, with batches of its own.
pub async fn execute(schema: &Schema, store: &Store, today: Today, request: Request) -> Answer {
    let request = match guard::checked(request) {
        Ok(request) => request,
        Err(refusal) => {
            return Answer {
                response: *refusal,
                statements: 0,
            };
        }
    };
    let store = store.counting_anew();
    let batches = Batches::default();
    let request = request.data(batches.loaders(store.clone()));
    let answer = batches.run(schema.execute(request));
    let response = today.during(answer).await;
    Answer {
        response: error::coded(response),
        statements: store.statements(),
    }
}
