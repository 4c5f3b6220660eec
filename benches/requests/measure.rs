//! Rounds in which the server and the limit take turns, so that what else the machine does troubles
//! both alike.

use std::{net::SocketAddr, time::Duration};

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
    /// Processors' time for a request: the median of the rounds.
    pub cpu: Duration,
    /// Half of the requests took at most so long.
    pub p50: Duration,
    /// Of a hundred requests one took longer.
    pub p99: Duration,
}

/// How the server did, and its limit.
pub struct Pair {
    /// The server.
    pub server: Side,
    /// The limit.
    pub limit: Side,
    /// How many of the limit's requests the server answers: the median of the rounds.
    pub ratio: f64,
}

/// Where to send what, how long, how often.
pub struct Plan<'a> {
    /// The server.
    pub address: SocketAddr,
    /// The request.
    pub body: &'a str,
    /// The path of the limit.
    pub limit: &'a str,
    /// How long a turn is.
    pub turn: Duration,
    /// How many rounds.
    pub rounds: usize,
}

impl Plan<'_> {
    /// Measures, after one round to warm up.
    pub fn measure(&self, cpu: &Cpu) -> anyhow::Result<Pair> {
        let (mut server, mut limit) = (vec![], vec![]);
        for round in 0..=self.rounds {
            let turns = [self.turn("/graphql", cpu)?, self.turn(self.limit, cpu)?];
            let [of_server, of_limit] = turns;
            if round > 0 {
                server.push(of_server);
                limit.push(of_limit);
            }
        }
        let ratios = server
            .iter()
            .zip(&limit)
            .map(|(it, other)| it.rate / other.rate);
        Ok(Pair {
            ratio: median(ratios.collect()),
            server: side(server),
            limit: side(limit),
        })
    }

    fn turn(&self, path: &str, cpu: &Cpu) -> anyhow::Result<Turn> {
        let before = cpu.spent();
        let found = client::load(self.address, path, self.body, self.turn)?;
        let spent = cpu.spent().saturating_sub(before);
        let requests = u32::try_from(found.latencies.len())?.max(1);
        Ok(Turn {
            rate: f64::from(requests) / found.elapsed.as_secs_f64(),
            cpu: spent / requests,
            latencies: found.latencies,
        })
    }
}

fn side(turns: Vec<Turn>) -> Side {
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
