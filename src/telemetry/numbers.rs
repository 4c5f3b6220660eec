//! What is counted, by which labels, and how each number is called.

use std::{borrow::Cow, sync::atomic::AtomicU64};

use prometheus_client::{
    encoding::EncodeLabelSet,
    metrics::{counter::Counter, family::Family, gauge::Gauge, histogram::Histogram, info::Info},
    registry::Registry,
};

use super::operation::Names;

/// Seconds from what the memory of the database answers to the longest a request may take.
const SECONDS: [f64; 13] = [
    0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 10.0, 30.0,
];
/// Prices up to the highest allowed.
const PRICES: [f64; 10] = [
    10.0, 30.0, 100.0, 300.0, 1_000.0, 3_000.0, 10_000.0, 30_000.0, 100_000.0, 200_000.0,
];
/// Statements up to what the limits on pages and objects allow.
const STATEMENTS: [f64; 10] = [0.0, 1.0, 2.0, 4.0, 8.0, 16.0, 32.0, 64.0, 128.0, 256.0];

#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
pub struct Operation {
    pub operation: Cow<'static, str>,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
pub struct Ended {
    #[prometheus(flatten)]
    pub operation: Operation,
    pub outcome: &'static str,
    pub code: &'static str,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
pub struct Pool {
    pub pool: &'static str,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
pub struct Connections {
    pub pool: &'static str,
    pub state: &'static str,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
pub struct Cache {
    pub cache: &'static str,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
pub struct Asked {
    pub cache: &'static str,
    pub result: &'static str,
}

/// All numbers, and the names of operations that are told apart in them.
pub struct Numbers {
    pub names: Names,
    pub registry: Registry,
    pub requests: Family<Ended, Counter>,
    pub durations: Family<Operation, Histogram, fn() -> Histogram>,
    pub prices: Histogram,
    pub statements: Histogram,
    pub connections: Family<Connections, Gauge>,
    pub most_connections: Family<Pool, Gauge>,
    pub asked: Family<Asked, Counter>,
    pub entries: Family<Cache, Gauge>,
    pub bytes: Family<Cache, Gauge>,
    pub began: Gauge<f64, AtomicU64>,
}

impl Numbers {
    /// Nothing counted yet.
    pub fn new() -> Self {
        let mut numbers = Self {
            names: Names::default(),
            registry: Registry::default(),
            requests: Family::default(),
            durations: Family::new_with_constructor(|| Histogram::new(SECONDS)),
            prices: Histogram::new(PRICES),
            statements: Histogram::new(STATEMENTS),
            connections: Family::default(),
            most_connections: Family::default(),
            asked: Family::default(),
            entries: Family::default(),
            bytes: Family::default(),
            began: Gauge::default(),
        };
        numbers.name_requests();
        numbers.name_the_rest();
        numbers
    }

    /// The library adds `_total` to the name of a counter, and a full stop to a help text.
    fn name_requests(&mut self) {
        let registry = &mut self.registry;
        registry.register(
            "foedera_requests",
            "Requests by operation, outcome and code of the first error",
            self.requests.clone(),
        );
        registry.register(
            "foedera_request_duration_seconds",
            "How long requests took, by operation",
            self.durations.clone(),
        );
        registry.register(
            "foedera_request_price",
            "What the documents of requests cost",
            self.prices.clone(),
        );
        registry.register(
            "foedera_request_statements",
            "How many statements requests sent to the database",
            self.statements.clone(),
        );
    }

    /// The library adds `_info` to the name of an info.
    fn name_the_rest(&mut self) {
        let registry = &mut self.registry;
        registry.register(
            "foedera_pool_connections",
            "Open connections to the database, by pool and state",
            self.connections.clone(),
        );
        registry.register(
            "foedera_pool_connections_max",
            "How many connections a pool may open",
            self.most_connections.clone(),
        );
        registry.register(
            "foedera_cache_requests",
            "What was asked of a cache, by whether it was there",
            self.asked.clone(),
        );
        registry.register(
            "foedera_cache_entries",
            "Entries of a cache",
            self.entries.clone(),
        );
        registry.register(
            "foedera_cache_bytes",
            "Bytes that the entries of a cache take",
            self.bytes.clone(),
        );
        registry.register(
            "process_start_time_seconds",
            "When the process began, in seconds since 1970",
            self.began.clone(),
        );
        registry.register(
            "foedera_build",
            "The version of the program",
            Info::new([("version", env!("CARGO_PKG_VERSION"))]),
        );
    }
}
