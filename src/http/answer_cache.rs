//! Answers that are given again. An answer follows from the data and the day, and from what is asked:
//! while these are the same, it need not be found anew.

use std::{
    io::{self, Write},
    sync::Arc,
};

use async_graphql::Value;

use super::refused::Refused;
use crate::{
    cache::{BoundedCache, Key, Stats},
    config::LimitArgs,
    graphql::{charge::Charge, code::TOO_COSTLY, today::Today},
    store::version::Version,
};

/// The data of an answer have at most so many bytes: whoever reads slowly holds them until the end.
pub const MAX_ANSWER: usize = 8_000_000;

/// What is told of the price has about so many bytes at most, with all that stands around the data.
const AROUND: usize = 128;

/// All that an answer follows from, but for the program and its settings.
#[derive(Clone, Debug, Hash)]
pub struct AnswerKey<'a> {
    pub version: &'a Version,
    pub today: Today,
    pub document: &'a str,
    pub operation: Option<&'a str>,
    /// As JSON: a number and another that is no integer, as 0 and 0.0, may have the same hash.
    pub variables: Option<String>,
}

/// An answer without an error.
#[derive(Clone, Debug)]
pub struct Found {
    /// The data, as JSON.
    pub data: Arc<String>,
    /// What it costs.
    pub price: u64,
    /// The name of the operation that ran.
    pub operation: Option<String>,
}

/// The answers that are kept.
pub struct AnswerCache(BoundedCache<Found>);

impl AnswerCache {
    /// No answer yet.
    pub fn none(limits: &LimitArgs) -> Self {
        Self(BoundedCache::new(limits.kept_bytes, |found| {
            found.data.len() + found.operation.as_ref().map_or(0, String::len)
        }))
    }

    /// Whether there is room for any.
    pub fn keeps(&self) -> bool {
        self.0.keeps()
    }

    /// How it stands with them.
    pub fn stats(&self) -> Stats {
        self.0.stats()
    }

    /// Under what an answer is kept.
    pub fn key(&self, of: &AnswerKey) -> Key {
        self.0.key(of)
    }

    /// The answer under a key.
    pub fn find(&self, key: Key) -> Option<Found> {
        self.0.find(key)
    }

    /// Keeps an answer.
    pub fn keep(&self, key: Key, found: Found) {
        self.0.keep(key, found);
    }
}

impl Found {
    /// An answer with these data, unless they are too long.
    pub fn new(data: &Value, price: u64, operation: Option<String>) -> Result<Self, Refused> {
        let mut json = Short::default();
        let written = serde_json::to_writer(&mut json, data);
        let data = written.ok().and_then(|()| String::from_utf8(json.0).ok());
        let data = data.ok_or_else(|| {
            let message =
                format!("the answer has more than {MAX_ANSWER} bytes. Ask for less at once");
            Refused::request_error(TOO_COSTLY, message)
        })?;
        Ok(Self {
            data: Arc::new(data),
            price,
            operation,
        })
    }

    /// The whole answer as JSON, with what is told of its price.
    pub fn json(&self, price: &Charge) -> Vec<u8> {
        // Room for all of it at once.
        let mut json = Vec::with_capacity(self.data.len() + AROUND);
        json.extend_from_slice(b"{\"data\":");
        json.extend_from_slice(self.data.as_bytes());
        json.extend_from_slice(b",\"extensions\":{\"price\":");
        // A vector takes whatever is written.
        _ = serde_json::to_writer(&mut json, price);
        json.extend_from_slice(b"}}");
        json
    }
}

/// Takes what is written until it is too long, so that no more of it is made.
#[derive(Default)]
struct Short(Vec<u8>);

impl Write for Short {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.0.len() + bytes.len() > MAX_ANSWER {
            return Err(io::ErrorKind::FileTooLarge.into());
        }
        self.0.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_an_answer_follows_from_tells_it_apart() {
        let answers = AnswerCache(BoundedCache::new(0, |_| 0));
        let day = |day| Today(chrono::NaiveDate::from_ymd_opt(2026, 11, day).unwrap());
        let (version, next) = (Version::default(), Version::of(1, "2026-11-26T00:00:00Z"));
        let key = AnswerKey {
            version: &version,
            today: day(25),
            document: "{ a }",
            operation: None,
            variables: None,
        };
        let mut keys = vec![key.clone(); 7];
        keys[1].version = &next;
        keys[2].today = day(26);
        keys[3].document = "{ b }";
        keys[4].operation = Some("A");
        keys[5].variables = Some(r#"{"a":1}"#.to_owned());
        keys[6].variables = Some(r#"{"a":"1"}"#.to_owned());
        for (at, one) in keys.iter().enumerate() {
            for (other_at, other) in keys.iter().enumerate() {
                let same = answers.key(one) == answers.key(other);
                assert_eq!(same, at == other_at, "{one:?} {other:?}");
            }
        }
    }
}
