//! The schema, and how one request is answered.

pub mod argument;
pub mod batch;
pub mod charge;
pub mod code;
pub mod conditions;
pub mod connection;
pub mod cursor;
pub mod describe;
pub mod error;
pub mod filter;
pub mod guard;
pub mod held;
pub mod inputs;
pub mod lookup;
pub mod merge;
pub mod moment;
pub mod name;
pub mod node;
pub mod outputs;
pub mod page;
pub mod price;
pub mod query;
pub mod site;
pub mod today;
pub mod types;
pub mod vocabulary;

use std::sync::Arc;

use async_graphql::{
    EmptyMutation, EmptySubscription, Request, Response, SDLExportOptions, ValidationMode, Value,
    futures_util::future::BoxFuture,
    parser::{
        parse_schema,
        types::{ExecutableDocument, OperationType},
    },
};
use tracing::Instrument;

use crate::store::{Store, patience};
use batch::Loaders;
use code::UNAVAILABLE;
use describe::Described;
use error::Refusal;
use guard::{ParsedDocument, Rules};
use inputs::Inputs;
use outputs::Outputs;
use query::Query;
use today::Today;

/// The schema of the API.
#[derive(Clone)]
pub struct Schema {
    validating: Executor,
    /// For documents that passed validation before.
    trusting: Executor,
    inputs: Inputs,
    outputs: Outputs,
}

type Executor = async_graphql::Schema<Described<Query>, EmptyMutation, EmptySubscription>;

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
    let executor = |validation| {
        Executor::build(Described::default(), EmptyMutation, EmptySubscription)
            .limit_depth(MAX_DEPTH)
            .validation_mode(validation)
            .finish()
    };
    let validating = executor(ValidationMode::Strict);
    let parsed = parse_schema(validating.sdl());
    let parsed = parsed.unwrap_or_else(|_| unreachable!("the library wrote the text"));
    Schema {
        inputs: Inputs::of(&parsed),
        outputs: Outputs::of(parsed),
        validating,
        trusting: executor(ValidationMode::Fast),
    }
}

/// The schema in GraphQL's own language, sorted by name.
pub fn sdl(schema: &Schema) -> String {
    let options = SDLExportOptions::new()
        .sorted_fields()
        .sorted_arguments()
        .sorted_enum_items()
        .include_specified_by();
    schema.validating.sdl_with_options(options)
}

/// A request that may run.
pub struct Prepared {
    request: Request,
    document: Arc<ParsedDocument>,
    /// What it costs.
    pub price: u64,
    /// The name of the operation that runs: the one the request says, or the only one there is.
    pub operation: Option<String>,
    /// Whether it would write.
    pub is_mutation: bool,
}

/// Weighs a request for a document, whatever the text of the request; or gives the answer that
/// refuses it.
pub fn prepare(
    schema: &Schema,
    mut request: Request,
    document: Arc<ParsedDocument>,
    rules: Rules,
) -> Result<Prepared, Refusal> {
    request.variables = inputs::declared(request.variables, document.parsed());
    let request = with_defaults(request, document.parsed());
    schema.inputs.check(document.parsed())?;
    let price = guard::checked(&request, &document, &schema.outputs, rules)?;
    let chosen = guard::chosen(&request, document.parsed());
    let is_mutation = chosen.is_some_and(|(_, it)| it.node.ty == OperationType::Mutation);
    let name = chosen.and_then(|(name, _)| name);
    Ok(Prepared {
        operation: name.map(ToString::to_string),
        request,
        document,
        price,
        is_mutation,
    })
}

/// The request with what variables that are not given are by default, where that is true or false. The
/// library takes defaults for the values of arguments, and not for `@skip` and `@include`.
fn with_defaults(mut request: Request, document: &ExecutableDocument) -> Request {
    let chosen = guard::chosen(&request, document).into_iter();
    for definition in chosen.flat_map(|(_, it)| &it.node.variable_definitions) {
        let it = &definition.node;
        if let Some(Value::Boolean(default)) = it.default_value() {
            let variable = request.variables.entry(it.name.node.clone());
            variable.or_insert(Value::Boolean(*default));
        }
    }
    request
}

impl Prepared {
    /// Answers the request from a store of its own. If an import came between what was read, it is read
    /// once more, so that the answer is of one version.
    pub async fn run(&self, schema: &Schema, store: &Store, today: Today) -> Response {
        let mut response = self.answer(schema, store, today).await;
        if store.is_torn() {
            let again = store.part();
            response = self.answer(schema, &again, today).await;
            if again.is_torn() {
                let message = "the data changed while they were read; ask again";
                return *error::refuse(UNAVAILABLE, message);
            }
        }
        if response.errors.is_empty() {
            self.document.note_valid();
        }
        error::coded(error::whole(response))
    }

    async fn answer(&self, schema: &Schema, store: &Store, today: Today) -> Response {
        let mut document = self.document.parsed().clone();
        let executor = if self.document.needs_no_validation() {
            &schema.trusting
        } else {
            conditions::complete(&mut document, &schema.outputs);
            &schema.validating
        };
        let answer = answer(executor, store, self.request(document));
        let answer = patience::asking(today.during(answer));
        answer.instrument(tracing::debug_span!("execute")).await
    }

    /// The request as the executor takes it: it does not give it back.
    fn request(&self, document: ExecutableDocument) -> Request {
        let mut request = Request::new("").variables(self.request.variables.clone());
        request
            .operation_name
            .clone_from(&self.request.operation_name);
        request.set_parsed_query(document);
        request
    }
}

/// The answer to a request. Its type is as large as the schema is wide, so it is boxed, and compiled
/// here alone.
#[inline(never)]
fn answer<'a>(executor: &'a Executor, store: &Store, request: Request) -> BoxFuture<'a, Response> {
    let loaders = Loaders::over(store.clone());
    let request = request.data(loaders.clone());
    Box::pin(loaders.run(executor.execute(request)))
}

/// Answers one request by the rules that hold unless the server is set to others.
pub async fn execute(schema: &Schema, store: &Store, today: Today, request: Request) -> Answer {
    let store = store.counting_anew();
    let rules = Rules::default();
    let document = guard::parse(&request.query);
    let prepared = document.and_then(|it| prepare(schema, request, Arc::new(it), rules));
    let response = match prepared {
        Ok(prepared) => prepared.run(schema, &store, today).await,
        Err(refusal) => *refusal,
    };
    Answer {
        response,
        statements: store.statements(),
    }
}
