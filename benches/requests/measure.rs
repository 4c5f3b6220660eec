//! Rounds in which all sides take turns, so that what else the machine does troubles all alike.

use std::{net::SocketAddr, time::Duration};

use anyhow::ensure;
use serde_json::json;

use super::{client, cpu::Cpu};

/// How a side did in one round.
struct Turn {
    rate: f64,
    cpu: Duration,
    latencies: Vec<Duration>,
    refused: bool,
}

/// How a side did.
pub struct Side {
    /// Requests in a second: the median of the rounds.
    pub rate: f64,
    /// Processors' time for a request: the median of the rounds.
    pub cpu: Duration,
    /// Half of the requests took at most so long.
    pub p50: Duration,
    /// Of a hundred requests one took longer.
    pub p99: Duration,
    /// Whether any request was refused.
    pub refused: bool,
}

/// How some sides did beside others.
pub struct Found {
    /// Those that are compared.
    pub sides: Vec<Side>,
    /// What stands beside each, or beside all.
    pub others: Vec<Side>,
    /// How many of the other's requests in a second each side answers: the median of the rounds.
    pub ratios: Vec<f64>,
}

/// Where to send what.
#[derive(Clone)]
pub struct Target {
    address: SocketAddr,
    path: String,
    body: String,
}

impl Target {
    /// A document to the endpoint.
    pub fn graphql(address: SocketAddr, document: &str) -> Self {
        Self {
            address,
            path: "/graphql".to_owned(),
            body: json!({ "query": document }).to_string(),
        }
    }

    /// The body of the answer to it.
    pub async fn answer(&self) -> anyhow::Result<Vec<u8>> {
        client::once(self.address, &self.path, &self.body).await
    }

    /// The same, to another path.
    #[must_use]
    pub fn at(self, path: String) -> Self {
        Self { path, ..self }
    }
}

/// How long, and how often.
pub struct Plan {
    /// How long a turn is.
    pub turn: Duration,
    /// How many rounds.
    pub rounds: usize,
}

impl Plan {
    /// Measures sides beside others, one for each or one for all, after one round to warm up.
    pub fn measure(&self, sides: &[Target], others: &[Target], cpu: &Cpu) -> anyhow::Result<Found> {
        let targets = [sides, others].concat();
        let mut turns: Vec<Vec<Turn>> = targets.iter().map(|_| vec![]).collect();
        for round in 0..=self.rounds {
            for (target, turns) in targets.iter().zip(&mut turns) {
                let turn = self.turn(target, cpu)?;
                if round > 0 {
                    turns.push(turn);
                }
            }
        }
        let beside = turns.split_off(sides.len());
        let refused = beside.iter().flatten().any(|it| it.refused);
        ensure!(!refused, "what stands beside it was refused");
        let ratio = |(turns, others): (&Vec<Turn>, &Vec<Turn>)| {
            let rounds = turns.iter().zip(others);
            median(rounds.map(|(one, other)| one.rate / other.rate).collect())
        };
        Ok(Found {
            ratios: turns.iter().zip(beside.iter().cycle()).map(ratio).collect(),
            sides: turns.into_iter().map(side).collect(),
            others: beside.into_iter().map(side).collect(),
        })
    }

    fn turn(&self, target: &Target, cpu: &Cpu) -> anyhow::Result<Turn> {
        let Target {
            address,
            path,
            body,
        } = target;
        let before = cpu.spent();
        let found = client::load(*address, path, body, self.turn)?;
        let spent = cpu.spent().saturating_sub(before);
        let requests = u32::try_from(found.latencies.len())?.max(1);
        Ok(Turn {
            rate: f64::from(requests) / found.elapsed.as_secs_f64(),
            cpu: spent / requests,
            latencies: found.latencies,
            refused: found.refused,
        })
    }
}

fn side(turns: Vec<Turn>) -> Side {
    let rate = median(turns.iter().map(|it| it.rate).collect());
    let cpu = median(turns.iter().map(|it| it.cpu.as_secs_f64()).collect());
    let refused = turns.iter().any(|it| it.refused);
    let latencies = turns.into_iter().flat_map(|it| it.latencies);
    let mut latencies: Vec<_> = latencies.collect();
    latencies.sort_unstable();
    let at = |hundredths: usize| {
        let place = latencies.len() * hundredths / 100;
        latencies.get(place).or(latencies.last()).copied()
    };
    Side {
        rate,
        cpu: Duration::from_secs_f64(cpu),
        p50: at(50).unwrap_or_default(),
        p99: at(99).unwrap_or_default(),
        refused,
    }
}

/// The middle one, or the higher of the two in the middle.
fn median(mut numbers: Vec<f64>) -> f64 {
    numbers.sort_by(f64::total_cmp);
    numbers.get(numbers.len() / 2).copied().unwrap_or_default()
}
