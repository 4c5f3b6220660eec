//! The playground: two pages and their assets, all within the program. `/` is GraphiQL if
//! `script/playground` was run before the build; `/plain` is a plain editor, and `/` without it.

mod asset;
mod questions;

use std::sync::Arc;

use axum::{
    Router,
    body::Bytes,
    extract::{self, Path},
    http::{HeaderMap, StatusCode, header},
    response::{IntoResponse, Response},
    routing::get,
};

use super::App;
use asset::Assets;

/// A file within the program: its name and its bytes.
pub type File = (&'static str, &'static [u8]);

/// What `build.rs` found.
mod embedded {
    use super::File;
    include!(concat!(env!("OUT_DIR"), "/embedded.rs"));
}

pub use embedded::BUILT;

/// What the pages are written in. A file may name those before it.
const OWN: &[File] = &[
    ("page.css", include_bytes!("../../playground/page/page.css")),
    ("ask.js", include_bytes!("../../playground/page/ask.js")),
    (
        "questions.js",
        include_bytes!("../../playground/page/questions.js"),
    ),
    ("link.js", include_bytes!("../../playground/page/link.js")),
    ("plain.js", include_bytes!("../../playground/page/plain.js")),
    (
        "graphiql-page.js",
        include_bytes!("../../playground/page/graphiql-page.js"),
    ),
];

/// Everything comes from this host, and nothing is written into the pages but what they are made
/// of: no script and no style stands in them. Icons of GraphiQL's style sheet are data.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; \
    img-src 'self' data:; font-src 'self'; connect-src 'self'; \
    base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

struct Playground {
    first: Bytes,
    plain: Bytes,
    assets: Assets,
}

const WITH_GRAPHIQL: &str = "This is the plain editor. <a href=\"/\">GraphiQL</a> completes what \
    you type and shows the documentation of the schema.";
const WITHOUT_GRAPHIQL: &str = "This program was built without GraphiQL, which completes what you \
    type and shows the documentation of the schema. To have it, run <code>script/playground</code> \
    in the source tree and build again. Queries run here as well.";

/// The routes of the playground over the assets that were built, or none.
pub fn routes(built: &[File]) -> Router<Arc<App>> {
    let questions = questions::as_json(embedded::QUESTIONS);
    let assets = Assets::new(built, &questions, OWN);
    let page = |text: &str| assets.named_in(text);
    let plain =
        |note| page(&include_str!("../../playground/page/plain.html").replace("{note}", note));
    let (first, plain) = if built.is_empty() {
        (plain(WITHOUT_GRAPHIQL), plain(WITHOUT_GRAPHIQL))
    } else {
        let graphiql = include_str!("../../playground/page/graphiql.html");
        (page(graphiql), plain(WITH_GRAPHIQL))
    };
    Router::new()
        .route("/", get(first_page))
        .route("/plain", get(plain_page))
        .route("/assets/{name}", get(asset))
        .with_state(Arc::new(Playground {
            first: first.into(),
            plain: plain.into(),
            assets,
        }))
}

type Shared = extract::State<Arc<Playground>>;

async fn first_page(playground: Shared) -> Response {
    page(playground.first.clone())
}

async fn plain_page(playground: Shared) -> Response {
    page(playground.plain.clone())
}

fn page(html: Bytes) -> Response {
    let headers = [
        (header::CONTENT_TYPE, "text/html; charset=utf-8"),
        (header::CONTENT_SECURITY_POLICY, POLICY),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::REFERRER_POLICY, "no-referrer"),
        // It names the assets of this very program.
        (header::CACHE_CONTROL, "no-cache"),
    ];
    (headers, html).into_response()
}

async fn asset(playground: Shared, Path(name): Path<String>, headers: HeaderMap) -> Response {
    match playground.assets.get(&name) {
        Some(asset) => asset.answer(&headers),
        None => (StatusCode::NOT_FOUND, "no such asset\n").into_response(),
    }
}
