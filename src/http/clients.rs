//! Who asks: a token that the server knows, or the address from which the request came; and how much
//! each may still ask for.

use std::{
    collections::HashMap,
    convert::Infallible,
    fs,
    net::{IpAddr, Ipv6Addr, SocketAddr},
    path::Path,
    sync::{Mutex, PoisonError},
    time::{Duration, Instant},
};

use anyhow::{Context, bail};
use axum::{
    extract::ConnectInfo,
    http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header, request::Parts},
};
use ipnet::IpNet;

use super::{
    bucket::{Bucket, Size},
    refused::Refused,
};
use crate::{
    config::ClientArgs,
    graphql::code::{RATE_LIMITED, UNAUTHENTICATED},
};

/// The addresses that a request came from, of which each proxy adds one.
static FORWARDED: HeaderName = HeaderName::from_static("x-forwarded-for");

/// So many clients have a bucket of their own; those beyond share one, so that a flood of addresses
/// takes no memory.
const MOST: usize = 100_000;

/// Whatever is asked costs so much at once, so that nothing can be asked without end.
pub const ASKED: u64 = 1;

/// So many bytes of a document that is looked at, and not run, cost one: as much time as what else one
/// buys, since the parser takes some microseconds for each word.
const BYTES_LOOKED_AT: usize = 10;

/// When all have one, those that are empty are looked for at most so often: it takes a while, and who
/// floods brings a new address with each request.
const SWEEP: Duration = Duration::from_secs(1);

/// Who asks.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Client {
    /// A client with a token, by its name.
    Named(String),
    /// A client without one: its address, or the network of a home with IPv6.
    At(IpAddr),
    /// A client whose address is not known, or one too many.
    Other,
}

/// All clients, and how much they asked for of late.
pub struct Clients {
    /// Names by token.
    tokens: HashMap<String, String>,
    proxies: Vec<IpNet>,
    size: Size,
    buckets: Mutex<Buckets>,
}

/// What each client asked for of late.
#[derive(Default)]
struct Buckets {
    of: HashMap<Client, Bucket>,
    /// When the empty ones were looked for last.
    swept: Option<Instant>,
}

impl Clients {
    /// Reads the tokens, if there are any.
    pub fn new(args: &ClientArgs) -> anyhow::Result<Self> {
        let tokens = args.client_tokens.as_deref().map(read).transpose()?;
        Ok(Self {
            tokens: tokens.unwrap_or_default(),
            proxies: args.trusted_proxies.clone(),
            size: Size {
                holds: args.client_bucket,
                leaks: args.client_refill,
            },
            buckets: Mutex::default(),
        })
    }

    /// Who sent this request.
    pub fn of(&self, parts: &Parts) -> Result<Client, Refused> {
        if let Some(authorization) = parts.headers.get(header::AUTHORIZATION)
            && !self.tokens.is_empty()
        {
            return self.named(authorization);
        }
        let peer = parts.extensions.get::<ConnectInfo<SocketAddr>>();
        Ok(peer.map_or(Client::Other, |ConnectInfo(peer)| {
            Client::At(home(self.origin(peer.ip(), &parts.headers)))
        }))
    }

    fn named(&self, authorization: &HeaderValue) -> Result<Client, Refused> {
        let text = authorization.to_str().unwrap_or_default();
        let token = text
            .split_once(' ')
            .filter(|(scheme, _)| scheme.eq_ignore_ascii_case("bearer"));
        let name = token.and_then(|(_, token)| self.tokens.get(token.trim()));
        name.map(|name| Client::Named(name.clone())).ok_or_else(|| {
            let message = "nobody has this token; leave `Authorization` away to ask without one";
            Refused::new(StatusCode::UNAUTHORIZED, UNAUTHENTICATED, message)
                .with(header::WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"))
        })
    }

    /// Where a request began: the last address that no trusted proxy has.
    fn origin(&self, peer: IpAddr, headers: &HeaderMap) -> IpAddr {
        let is_trusted = |address: &IpAddr| self.proxies.iter().any(|it| it.contains(address));
        let mut last = peer.to_canonical();
        if !is_trusted(&last) {
            // Nor is the header looked for.
            return last;
        }
        let values = headers.get_all(&FORWARDED).iter().rev();
        // What can't be read is no address, and ends the walk.
        let texts = values.map(|value| value.to_str().unwrap_or_default());
        let mut hops = texts.flat_map(|text| text.rsplit(','));
        while is_trusted(&last)
            && let Some(before) = hops.next().and_then(address)
        {
            last = before;
        }
        last
    }

    /// Lets a client ask for something of which a part is paid already, if it may. Tells what it may
    /// still ask for, if that has a limit.
    pub fn charge(&self, client: &Client, price: u64, paid: u64) -> Result<Option<u64>, Refused> {
        // What costs more than a bucket holds fills it.
        let due = price.min(self.size.holds).saturating_sub(paid);
        self.change(client, |bucket| {
            bucket.pour(due, self.size).map_err(|seconds| {
                let message = format!(
                    "this costs more than the {} you may ask for now; wait {seconds} seconds",
                    bucket.room(self.size)
                );
                let status = StatusCode::TOO_MANY_REQUESTS;
                Refused::later(status, RATE_LIMITED, &message, seconds)
            })
        })
    }

    /// Takes from a client what it took to look at a document that is not run, or all that is left.
    pub fn spend(&self, client: &Client, document: &str) {
        let price = document.len() / BYTES_LOOKED_AT;
        let price = u64::try_from(price)
            .unwrap_or(u64::MAX)
            .saturating_sub(ASKED);
        let spent = self.change(client, |it| Ok::<_, Infallible>(it.fill(price, self.size)));
        let Ok(_) = spent;
    }

    /// Changes the bucket of a client, if clients have one. Tells what it may still ask for then.
    fn change<E>(
        &self,
        client: &Client,
        change: impl FnOnce(Bucket) -> Result<Bucket, E>,
    ) -> Result<Option<u64>, E> {
        if self.size.holds == 0 {
            return Ok(None);
        }
        let now = Instant::now();
        let buckets = self.buckets.lock();
        let mut buckets = buckets.unwrap_or_else(PoisonError::into_inner);
        let client = buckets.place(client, now, self.size);
        let bucket = buckets.of.get(client).copied();
        let changed = change(bucket.unwrap_or(Bucket::empty(now)).at(now, self.size))?;
        buckets.of.insert(client.clone(), changed);
        Ok(Some(changed.room(self.size)))
    }
}

impl Buckets {
    /// The client, or the one that stands for all beyond the most.
    fn place<'a>(&mut self, client: &'a Client, now: Instant, size: Size) -> &'a Client {
        if self.of.len() < MOST || self.of.contains_key(client) {
            return client;
        }
        let is_due = |swept| now.saturating_duration_since(swept) >= SWEEP;
        if self.swept.is_none_or(is_due) {
            self.of.retain(|_, bucket| !bucket.at(now, size).is_empty());
            self.swept = Some(now);
        }
        if self.of.len() < MOST {
            client
        } else {
            &Client::Other
        }
    }
}

/// An address, with or without a port.
fn address(text: &str) -> Option<IpAddr> {
    let text = text.trim();
    let address = text.parse().ok();
    let address = address.or_else(|| Some(text.parse::<SocketAddr>().ok()?.ip()));
    address.map(|it| it.to_canonical())
}

/// A home has one address of IPv4, but a network of IPv6.
fn home(address: IpAddr) -> IpAddr {
    match address {
        IpAddr::V4(_) => address,
        IpAddr::V6(address) => {
            let [a, b, c, d, ..] = address.segments();
            Ipv6Addr::new(a, b, c, d, 0, 0, 0, 0).into()
        }
    }
}

/// Names by token, from lines of a name and a token.
fn read(path: &Path) -> anyhow::Result<HashMap<String, String>> {
    let setting = "FOEDERA_CLIENT_TOKENS";
    let text = fs::read_to_string(path)
        .with_context(|| format!("{setting}: can't read {}", path.display()))?;
    let mut tokens = HashMap::new();
    for (at, line) in text.lines().enumerate() {
        match line.split_whitespace().collect::<Vec<_>>()[..] {
            [] => {}
            [name, token] => _ = tokens.insert(token.to_owned(), name.to_owned()),
            _ => bail!("{setting}: line {} is not `<name> <token>`", at + 1),
        }
    }
    Ok(tokens)
}

#[cfg(test)]
mod tests;
