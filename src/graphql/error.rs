//! What a client is told when something fails.

use std::{fmt, sync::Arc};

use async_graphql::{Context, ErrorExtensions, PathSegment, Pos, Response, ServerError, Value};
use sea_orm::DbErr;

use super::code::{
    self, BAD_USER_INPUT, INTERNAL, OVERLOADED, TOO_COSTLY, UNAVAILABLE, VALIDATION_FAILED,
};
use crate::store::failure::{had_no_room, is_unavailable, was_stopped};

/// A failure as a client sees it. Its source stays in the log.
#[derive(Clone, Debug)]
pub enum Error {
    /// The request asks for something that can't be; the message says what to ask instead.
    BadInput(String),
    /// The database failed.
    Internal(Arc<DbErr>),
    /// A stored reference leads nowhere.
    Dangling(&'static str, i64),
    /// A stored value that cannot be read.
    Corrupt(&'static str),
}

/// What a resolver returns.
pub type Result<T> = std::result::Result<T, Error>;

/// What a client is told while others keep the server busy.
pub const NO_ROOM: &str = "the server has no room for more requests now; try again";

/// An answer names at most so many errors. The first tell what is wrong.
const MAX_ERRORS: usize = 100;

/// A fault in an argument: what is wrong with it, and what would be right.
pub fn bad_input(message: impl Into<String>) -> Error {
    Error::BadInput(message.into())
}

impl fmt::Display for Error {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::BadInput(message) => out.write_str(message),
            Self::Internal(error) => write!(out, "database: {error}"),
            Self::Dangling(table, id) => write!(out, "dangling reference to {table} {id}"),
            Self::Corrupt(what) => write!(out, "a stored {what} cannot be read"),
        }
    }
}

impl From<Arc<DbErr>> for Error {
    fn from(error: Arc<DbErr>) -> Self {
        Self::Internal(error)
    }
}

impl From<DbErr> for Error {
    fn from(error: DbErr) -> Self {
        Self::Internal(Arc::new(error))
    }
}

/// The only door from a resolver to the client.
impl From<Error> for async_graphql::Error {
    fn from(error: Error) -> Self {
        let (message, code) = match &error {
            Error::BadInput(message) => (message.as_str(), BAD_USER_INPUT),
            Error::Internal(error) if was_stopped(error) => {
                tracing::warn!("a statement was stopped, since it took too long");
                ("this took too long; ask for less", TOO_COSTLY)
            }
            Error::Internal(error) if had_no_room(error) => {
                tracing::warn!("all connections read for others, for too long");
                (NO_ROOM, OVERLOADED)
            }
            Error::Internal(error) if is_unavailable(error) => {
                tracing::error!(%error, "the database does not answer");
                ("the database does not answer; try again later", UNAVAILABLE)
            }
            Error::Internal(_) | Error::Dangling(..) | Error::Corrupt(_) => {
                tracing::error!(%error, "a field failed");
                ("internal error", INTERNAL)
            }
        };
        async_graphql::Error::new(message).extend_with(|_, values| values.set("code", code))
    }
}

/// The value of a field that may be null: null if it failed, with the error beside the data, so
/// that the rest of the answer stands.
pub fn or_null<T>(ctx: &Context<'_>, result: Result<Option<T>>) -> Option<T> {
    result.unwrap_or_else(|error| {
        ctx.add_error(of_field(ctx, error));
        None
    })
}

/// The same of the items of a list, whose errors name their places.
pub fn items_or_null<T>(ctx: &Context<'_>, results: Vec<Result<Option<T>>>) -> Vec<Option<T>> {
    let item = |(at, result): (usize, Result<Option<T>>)| {
        result.unwrap_or_else(|error| {
            let mut error = of_field(ctx, error);
            error.path.push(PathSegment::Index(at));
            ctx.add_error(error);
            None
        })
    };
    results.into_iter().enumerate().map(item).collect()
}

/// A failure of the field that is resolved, with its place in the document and in the answer.
fn of_field(ctx: &Context<'_>, error: Error) -> ServerError {
    let error = async_graphql::Error::from(error).into_server_error(ctx.item.pos);
    ctx.set_error_path(error)
}

/// The answer to a request that failed before a field of it did.
pub fn failure(error: Error) -> Refusal {
    let mut error = async_graphql::Error::from(error).into_server_error(Pos::default());
    error.locations.clear();
    Box::new(Response::from_errors(vec![error]))
}

/// The answer to a request that is refused. Boxed, since most are not.
pub type Refusal = Box<Response>;

/// Refuses a request before it runs, with a code and what to do instead.
pub fn refuse(code: &str, message: impl Into<String>) -> Refusal {
    let error = with_code(ServerError::new(message, None), code);
    Box::new(Response::from_errors(vec![error]))
}

/// Gives a code to every error that has none: those the library found itself.
pub fn coded(mut response: Response) -> Response {
    let before_it_ran = is_request_error(&response);
    let errors = std::mem::take(&mut response.errors);
    response.errors = errors
        .into_iter()
        .take(MAX_ERRORS)
        .map(with_remedy)
        .map(|error| {
            let unknown = if before_it_ran {
                VALIDATION_FAILED
            } else {
                BAD_USER_INPUT
            };
            match code::of(&error) {
                Some(_) => error,
                None => with_code(error, unknown),
            }
        })
        .collect();
    response
}

/// The answer, or a refusal in place of one that lacks what the database could not tell: half of an
/// answer would pass for the whole.
pub fn whole(response: Response) -> Response {
    let lack = response.errors.iter().find_map(|error| {
        let code = code::of(error).filter(|it| [UNAVAILABLE, OVERLOADED].contains(it))?;
        Some(*refuse(code, &error.message))
    });
    lack.unwrap_or(response)
}

/// Whether the request failed before it ran, so that its answer has no `data`.
pub fn is_request_error(response: &Response) -> bool {
    response.data == Value::Null
        && !response.errors.is_empty()
        && response.errors.iter().all(|error| error.path.is_empty())
}

/// Of a day that is none, the library names the argument and its type, but not how a day is written.
fn with_remedy(mut error: ServerError) -> ServerError {
    if error.message.ends_with("expected type \"Date\"") {
        error.message.push_str("; write YYYY-MM-DD");
    }
    error
}

fn with_code(mut error: ServerError, code: &str) -> ServerError {
    error.extensions.get_or_insert_default().set("code", code);
    error
}
