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

use crate::store::{Store, connect};
use batch::Batches;
use describe::Described;
use guard::{Refusal, Rules};
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

/// A request that may run.
pub struct Prepared {
    request: Request,
    /// What it costs.
    pub price: u64,
    /// Whether it would write.
    pub is_mutation: bool,
}

/// Parses a request and weighs it; or gives the answer that refuses it.
pub fn prepare(request: Request, rules: Rules) -> Result<Prepared, Refusal> {
    let (mut request, price) = guard::checked(request, rules)?;
    let is_mutation = guard::is_mutation(&mut request);
    Ok(Prepared {
        request,
        price,
        is_mutation,
    })
}

impl Prepared {
    /// The operation that the client named.
    pub fn operation_name(&self) -> Option<&str> {
        self.request.operation_name.as_deref()
    }

    /// Answers the request, with batches of its own.
    pub async fn run(self, schema: &Schema, store: &Store, today: Today) -> Answer {
        let store = store.counting_anew();
        let batches = Batches::default();
        let request = self.request.data(batches.loaders(store.clone()));
        // Boxed, since it is as large as the schema is wide.
        let answer = Box::pin(batches.run(schema.execute(request)));
        let response = connect::asking(today.during(answer)).await;
        Answer {
            response: error::whole(error::coded(response)),
            statements: store.statements(),
        }
    }
}

/// Answers one request by the rules that hold unless the server is set to others.
pub async fn execute(schema: &Schema, store: &Store, today: Today, request: Request) -> Answer {
    match prepare(request, Rules::default()) {
        Ok(prepared) => prepared.run(schema, store, today).await,
        Err(refusal) => Answer {
            response: *refusal,
            statements: 0,
        },
    }
}
