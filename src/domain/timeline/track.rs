//! What holds from which day on, and how two such tracks become one.

use chrono::{Datelike, NaiveDate};

use super::{
    Certainty, Days, Event, Period,
    decide::{Status, Verdict},
    step::Step,
};

/// Values by the first day on which they hold; the first from the beginning of time.
#[derive(Clone, Debug)]
pub(super) struct Track<T>(Vec<(NaiveDate, T)>);

impl<T> Default for Track<T> {
    fn default() -> Self {
        Self(vec![])
    }
}

/// What holds for certain, possibly, if all claims agree, and if any is right.
pub(super) type Layers<T> = [Track<T>; 4];

/// The layers of what a tally says.
pub(super) fn layers<T: Clone + PartialEq, A: Default>(
    steps: &[Step],
    add: impl Fn(&mut A, &Step),
    say: impl Fn(&A) -> T,
) -> Layers<T> {
    std::array::from_fn(|layer| Track::of(steps, |step| step.counts()[layer], &add, &say))
}

impl<T: Clone + PartialEq> Track<T> {
    /// What a tally says from each day on on which steps are added to it.
    pub fn of<A: Default>(
        steps: &[Step],
        day: impl Fn(&Step) -> NaiveDate,
        add: impl Fn(&mut A, &Step),
        say: impl Fn(&A) -> T,
    ) -> Self {
        let mut tally = A::default();
        let mut track = Self(vec![(NaiveDate::MIN, say(&tally))]);
        let mut steps: Vec<_> = steps.iter().map(|step| (day(step), step)).collect();
        steps.sort_by_key(|(day, _)| *day);
        let certain = steps.iter().filter(|(day, _)| *day < NaiveDate::MAX);
        let certain: Vec<_> = certain.collect();
        for same_day in certain.chunk_by(|(one, _), (other, _)| one == other) {
            for (_, step) in same_day {
                add(&mut tally, step);
            }
            track.push(same_day[0].0, say(&tally));
        }
        track
    }

    /// What holds when two tracks run beside each other.
    pub fn with<U: Clone, V: Clone + PartialEq>(
        &self,
        other: &Track<U>,
        join: impl Fn(&T, &U) -> V,
    ) -> Track<V> {
        let (mut own, mut others) = (self.0.iter().peekable(), other.0.iter().peekable());
        let (mut a, mut b) = (&self.0[0].1, &other.0[0].1);
        let mut track = Track(vec![]);
        loop {
            let days = [own.peek().map(|it| it.0), others.peek().map(|it| it.0)];
            let Some(day) = days.into_iter().flatten().min() else {
                return track;
            };
            if let Some((_, value)) = own.next_if(|it| it.0 == day) {
                a = value;
            }
            if let Some((_, value)) = others.next_if(|it| it.0 == day) {
                b = value;
            }
            track.push(day, join(a, b));
        }
    }

    /// What follows from each value.
    pub fn map<U: Clone + PartialEq>(&self, follow: impl Fn(&T) -> U) -> Track<U> {
        let mut track = Track(vec![]);
        for (day, value) in &self.0 {
            track.push(*day, follow(value));
        }
        track
    }

    /// Each value, with the first day on which it holds and the first on which it does not.
    pub fn stretches(&self) -> impl Iterator<Item = (NaiveDate, NaiveDate, &T)> {
        let ends = self.0.iter().skip(1).map(|(day, _)| *day);
        let starts = self.0.iter().zip(ends.chain([NaiveDate::MAX]));
        starts.map(|((from, value), until)| (*from, until, value))
    }

    /// What holds on a day, and the first day on which that does not.
    pub fn on(&self, day: NaiveDate) -> (&T, NaiveDate) {
        let after = self.0.partition_point(|(from, _)| *from <= day);
        let until = self.0.get(after).map_or(NaiveDate::MAX, |(from, _)| *from);
        (&self.0[after - 1].1, until)
    }

    /// The first day on which something is so that stays so.
    pub fn first(&self, is_so: impl Fn(&T) -> bool) -> NaiveDate {
        let first = self.0.partition_point(|(_, value)| !is_so(value));
        self.0.get(first).map_or(NaiveDate::MAX, |(from, _)| *from)
    }

    pub fn push(&mut self, day: NaiveDate, value: T) {
        match self.0.last_mut() {
            Some((last, kept)) if *last == day => *kept = value,
            Some((_, kept)) if *kept == value => {}
            _ => self.0.push((day, value)),
        }
    }
}

/// The verdict for certain and the statuses of the other layers, day by day.
pub(super) type Readings<S> = Track<(Verdict<S>, [S; 3])>;

/// What is said of each day from the verdicts of all layers.
pub(super) fn readings<S: Status>([now, others @ ..]: Layers<Verdict<S>>) -> Readings<S> {
    let [then, all, any] = others.map(|layer| layer.map(|it| it.status));
    let claims = all.with(&any, |all, any| [*all, *any]);
    let others = then.with(&claims, |then, [all, any]| [*then, *all, *any]);
    now.with(&others, |now, others| (now.clone(), *others))
}

/// Until when something is recorded.
#[derive(Clone, Debug, Default)]
pub(super) struct Recorded {
    /// The last day of which something is recorded; of what is vague the first.
    pub verified: Option<NaiveDate>,
    /// The last day of which something is recorded that tells that it went on: also by those who took
    /// its place.
    pub went_on: Option<NaiveDate>,
    /// The days on which a State ceased to exist, or took the place of one.
    successions: Vec<NaiveDate>,
}

impl Recorded {
    /// Adds an event.
    pub fn add(&mut self, event: &Event) {
        self.verified = self.verified.max(event.occurred.earliest);
        self.went_on = self.went_on.max(self.verified);
    }

    /// Adds the events of another.
    pub fn extend(&mut self, other: &Self) {
        self.verified = self.verified.max(other.verified);
        self.went_on = self.went_on.max(other.went_on);
    }

    /// Adds that a State ceased to exist, or took the place of one.
    pub fn succeed(&mut self, on: Days) {
        let days = [on.earliest, on.latest].into_iter().flatten();
        self.successions.extend(days);
    }

    fn is_of_succession(&self, day: Option<NaiveDate>) -> bool {
        day.is_some_and(|day| self.successions.contains(&day))
    }
}

/// The periods of a track. Unless it is final, one that has no end that is known is certain up to the
/// last day of which something is recorded, and assumed after it; so is one that ends, or begins, only
/// because a State ceased to exist: that tells nothing of the agreement.
pub(super) fn periods<S: Status>(track: Readings<S>, recorded: &Recorded) -> Vec<Period<S>> {
    let mut periods: Vec<Period<S>> = vec![];
    for (from, reading) in track.0 {
        let mut period = period((from > NaiveDate::MIN).then_some(from), &reading);
        match periods.last_mut() {
            Some(last) if alike(last, &period) => continue,
            Some(last) => {
                if last.status == period.status && period.since.is_some() && !in_doubt(last) {
                    period.since = last.since;
                }
                last.until = period.from;
            }
            None => {}
        }
        periods.push(period);
    }
    let begins = periods.iter().map(|it| it.from);
    let changed = begins.filter(|day| !recorded.is_of_succession(*day)).max();
    let went_on = recorded.went_on.max(changed.flatten());
    // What changes by a succession alone tells nothing of the agreement, unless something does later.
    let is_silent = |day| day > went_on && recorded.is_of_succession(day);
    let verified = recorded.verified;
    let divided = periods.into_iter().flat_map(|it| match it {
        it if is_silent(it.from) => vec![assumed(&it)],
        it if it.until.is_none() || is_silent(it.until) => split(it, verified),
        it => vec![it],
    });
    divided.collect()
}

fn period<S: Status>(
    from: Option<NaiveDate>,
    (now, [then, claims @ ..]): &(Verdict<S>, [S; 3]),
) -> Period<S> {
    let rival = claims.iter().find(|it| **it != now.status);
    let (certainty, otherwise) = match rival {
        _ if *then != now.status => (Certainty::Uncertain, *then),
        Some(rival) => (Certainty::Disputed, *rival),
        None => (Certainty::Certain, now.status),
    };
    Period {
        from,
        until: None,
        since: from.filter(|_| otherwise == now.status),
        status: now.status,
        otherwise,
        certainty,
        inferred: now.inferred,
        continued: now.continued,
        notice: now.notice,
        ends: now.ends,
        consent: now.consent,
        basis: now.basis,
    }
}

fn in_doubt<S: Status>(period: &Period<S>) -> bool {
    period.otherwise != period.status
}

/// Whether both are one period: alike in all but their days.
fn alike<S: Status>(one: &Period<S>, other: &Period<S>) -> bool {
    let undated = |it: &Period<S>| Period {
        from: None,
        until: None,
        since: None,
        ..it.clone()
    };
    undated(one) == undated(other)
}

fn is_assumable<S: Status>(period: &Period<S>) -> bool {
    !period.status.is_final() && period.certainty == Certainty::Certain
}

/// A period of which nothing is recorded.
fn assumed<S: Status>(period: &Period<S>) -> Period<S> {
    let certainty = Some(Certainty::Assumed).filter(|_| is_assumable(period));
    Period {
        certainty: certainty.unwrap_or(period.certainty),
        ..period.clone()
    }
}

/// Divides a period into that of which something is recorded, a day at least, and the rest, which is
/// assumed.
fn split<S: Status>(period: Period<S>, verified: Option<NaiveDate>) -> Vec<Period<S>> {
    // Years have four digits here, so nothing begins after the last of them.
    let next = period.from.max(verified).and_then(|it| it.succ_opt());
    let next = next.filter(|day| day.year() <= 9999);
    let next = next.filter(|day| period.until.is_none_or(|until| *day < until));
    let Some(next) = next.filter(|_| is_assumable(&period)) else {
        return vec![period];
    };
    let from = Some(next);
    let rest = Period {
        from,
        ..assumed(&period)
    };
    vec![
        Period {
            until: from,
            ..period
        },
        rest,
    ]
}
