//! Rounds in which the sides take turns, so that what else the machine does troubles all alike.

use std::{net::SocketAddr, time::Duration};

use serde_json::json;

use super::{client, cpu::Cpu};

/// How a side did in one round.
struct Turn {
    rate: f64,
    cpu: Duration,
    latencies: Vec<Duration>,
}

/// How a side did.
pub struct Side {
    /// Requests in a second: the median of the rounds.
    pub rate: f64,
    /// How many of the last side's requests that is: the median of the rounds.
    pub ratio: f64,
    /// Processors' time for a request: the median of the rounds.
    pub cpu: Duration,
    /// Half of the requests took at most so long.
    pub p50: Duration,
    /// Of a hundred requests one took longer.
    pub p99: Duration,
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
    /// Measures, after one round to warm up.
    pub fn measure<const N: usize>(
        &self,
        targets: &[Target; N],
        cpu: &Cpu,
    ) -> anyhow::Result<[Side; N]> {
        let mut rounds = vec![];
        for round in 0..=self.rounds {
            let mut turns = vec![];
            for target in targets {
                turns.push(self.turn(target, cpu)?);
            }
            if round > 0 {
                rounds.push(turns);
            }
        }
        let ratio = |at: usize| {
            let ratios = rounds
                .iter()
                .map(|turns| turns[at].rate / turns[N - 1].rate);
            median(ratios.collect())
        };
        let ratios: [f64; N] = std::array::from_fn(ratio);
        let mut sides = ratios.map(|ratio| (ratio, vec![]));
        for turns in rounds {
            for (side, turn) in sides.iter_mut().zip(turns) {
                side.1.push(turn);
            }
        }
        Ok(sides.map(|(ratio, turns)| side(ratio, turns)))
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
        })
    }
}

fn side(ratio: f64, turns: Vec<Turn>) -> Side {
    let rate = median(turns.iter().map(|it| it.rate).collect());
    let cpu = median(turns.iter().map(|it| it.cpu.as_secs_f64()).collect());
    let latencies = turns.into_iter().flat_map(|it| it.latencies);
    let mut latencies: Vec<_> = latencies.collect();
    latencies.sort_unstable();
    let at = |hundredths: usize| {
        let place = latencies.len() * hundredths / 100;
        latencies.get(place).or(latencies.last()).copied()
    };
    Side {
        rate,
        ratio,
        cpu: Duration::from_secs_f64(cpu),
        p50: at(50).unwrap_or_default(),
        p99: at(99).unwrap_or_default(),
    }
}

/// The middle one, or the higher of the two in the middle.
fn median(mut numbers: Vec<f64>) -> f64 {
    numbers.sort_by(f64::total_cmp);
    numbers.get(numbers.len() / 2).copied().unwrap_or_default()
}
