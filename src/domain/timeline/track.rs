//! What holds from which day on, and how two such tracks become one.

use chrono::NaiveDate;

use super::{
    Certainty, Period,
    decide::{Status, Verdict},
    step::Step,
};

/// Values by the first day on which they hold; the first from the beginning of time.
#[derive(Clone, Debug)]
pub(super) struct Track<T>(Vec<(NaiveDate, T)>);

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

    fn push(&mut self, day: NaiveDate, value: T) {
        match self.0.last_mut() {
            Some((last, kept)) if *last == day => *kept = value,
            Some((_, kept)) if *kept == value => {}
            _ => self.0.push((day, value)),
        }
    }
}

/// What certainly holds, and what holds if all that may have been had been.
pub(super) type Reading<S> = (Verdict<S>, Verdict<S>);

/// The periods of a track. The last has no end that is known: unless it is final, it is certain up
/// to the last day of which something is recorded, and assumed after it.
pub(super) fn periods<S: Status>(
    track: Track<Reading<S>>,
    verified: Option<NaiveDate>,
) -> Vec<Period<S>> {
    let mut periods: Vec<Period<S>> = vec![];
    for (from, reading) in track.0 {
        let period = period((from > NaiveDate::MIN).then_some(from), reading);
        match periods.last_mut() {
            Some(last) if alike(last, &period) => continue,
            Some(last) => last.until = period.from,
            None => {}
        }
        periods.push(period);
    }
    let assumed = periods.last_mut().and_then(|last| split(last, verified));
    periods.extend(assumed);
    periods
}

fn period<S: Status>(from: Option<NaiveDate>, (now, then): Reading<S>) -> Period<S> {
    Period {
        from,
        until: None,
        status: now.status,
        otherwise: then.status,
        certainty: if now.status == then.status {
            Certainty::Certain
        } else {
            Certainty::Uncertain
        },
        inferred: now.inferred,
        notice: now.notice,
        ends: now.ends,
        basis: now.basis.into_iter().flatten().collect(),
    }
}

/// Whether both are one period. What they rest on does not tell them apart.
fn alike<S: Status>(one: &Period<S>, other: &Period<S>) -> bool {
    let said = |it: &Period<S>| (it.status, it.otherwise, it.inferred, it.notice, it.ends);
    said(one) == said(other)
}

/// Ends a period that is certain on the last day of which something is recorded, or on its first,
/// and gives the rest, which is assumed.
fn split<S: Status>(period: &mut Period<S>, verified: Option<NaiveDate>) -> Option<Period<S>> {
    if period.status.is_final() || period.certainty != Certainty::Certain {
        return None;
    }
    let from = period.from.max(verified)?.succ_opt()?;
    period.until = Some(from);
    Some(Period {
        from: Some(from),
        until: None,
        certainty: Certainty::Assumed,
        ..period.clone()
    })
}
