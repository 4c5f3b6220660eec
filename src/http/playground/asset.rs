//! Assets under names that say what is in them, so that a browser keeps them for good, each in
//! the encodings it was given in.

use std::hash::{DefaultHasher, Hash, Hasher};

use axum::{
    body::Bytes,
    http::{HeaderMap, HeaderValue, header},
    response::{IntoResponse, Response},
};

use super::File;
use crate::http::quality;

/// Encodings and the endings of their files, the smallest first.
const ENCODINGS: [(&str, &str); 2] = [("br", ".br"), ("gzip", ".gz")];

/// All assets. None names one that comes after it.
pub struct Assets(Vec<Asset>);

pub struct Asset {
    /// As sources name it: `page.css`.
    name: String,
    /// As it is served: `page.0123456789abcdef.css`.
    served: String,
    plain: Bytes,
    encoded: Vec<(&'static str, Bytes)>,
}

impl Assets {
    /// The built files as they are; the questions; our own, which name assets before them.
    pub fn new(built: &[File], questions: &str, own: &[File]) -> Self {
        let encoding_of = |name: &str| ENCODINGS.into_iter().find(|(_, it)| name.ends_with(it));
        let mut assets = Self(Vec::new());
        for (name, bytes) in built {
            if encoding_of(name).is_none() {
                assets.add(name, Bytes::from_static(bytes));
            }
        }
        for (name, bytes) in built {
            if let Some((encoding, ending)) = encoding_of(name) {
                let name = name.trim_end_matches(ending);
                if let Some(asset) = assets.0.iter_mut().find(|asset| asset.name == name) {
                    asset.encoded.push((encoding, Bytes::from_static(bytes)));
                }
            }
        }
        assets.add("questions.json", Bytes::from(questions.to_owned()));
        for (name, bytes) in own {
            let text = assets.named_in(&String::from_utf8_lossy(bytes));
            assets.add(name, Bytes::from(text));
        }
        assets
    }

    fn add(&mut self, name: &str, plain: Bytes) {
        let mut hasher = DefaultHasher::new();
        plain.hash(&mut hasher);
        let (stem, ending) = name.rsplit_once('.').unwrap_or((name, ""));
        self.0.push(Asset {
            name: name.to_owned(),
            served: format!("{stem}.{:016x}.{ending}", hasher.finish()),
            plain,
            encoded: Vec::new(),
        });
    }

    /// A text with the names of assets in it as they are served.
    pub fn named_in(&self, text: &str) -> String {
        self.0.iter().fold(text.to_owned(), |text, asset| {
            let [name, served] = [&asset.name, &asset.served].map(|it| format!("/assets/{it}\""));
            text.replace(&name, &served)
        })
    }

    /// The asset that is served under a name.
    pub fn get(&self, served: &str) -> Option<&Asset> {
        self.0.iter().find(|asset| asset.served == served)
    }
}

impl Asset {
    /// The asset in the smallest encoding that the client accepts.
    pub fn answer(&self, request: &HeaderMap) -> Response {
        let found = ENCODINGS.into_iter().find_map(|(encoding, _)| {
            let mut encoded = self.encoded.iter().filter(|_| accepts(request, encoding));
            encoded.find(|(it, _)| *it == encoding)
        });
        let bytes = found.map_or(&self.plain, |(_, bytes)| bytes).clone();
        let headers = [
            (header::CONTENT_TYPE, self.media_type()),
            (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
            (header::CACHE_CONTROL, "public, max-age=31536000, immutable"),
            (header::VARY, "accept-encoding"),
        ];
        let mut response = (headers, bytes).into_response();
        if let Some((encoding, _)) = found {
            let encoding = HeaderValue::from_static(encoding);
            let headers = response.headers_mut();
            headers.insert(header::CONTENT_ENCODING, encoding);
        }
        response
    }

    fn media_type(&self) -> &'static str {
        match self.name.rsplit('.').next() {
            Some("js") => "text/javascript; charset=utf-8",
            Some("css") => "text/css; charset=utf-8",
            Some("json") => "application/json",
            Some("txt") => "text/plain; charset=utf-8",
            _ => "application/octet-stream",
        }
    }
}

/// Whether a client names an encoding, and not to refuse it.
fn accepts(request: &HeaderMap, encoding: &str) -> bool {
    let mut accepted = quality::accepted(request, header::ACCEPT_ENCODING);
    accepted.any(|(name, quality)| name.eq_ignore_ascii_case(encoding) && quality > 0.0)
}
