//! The agreement as a party sees it: what its status looks at, and for how long that stays the same.
//!
//! So a party is looked at when something it rests on changes, and not whenever the whole does: of
//! a hundred events of an agreement, most say nothing new of most of its parties.

use std::cell::Cell;

use chrono::NaiveDate;

use super::{step::Mark, tally::Notice, track::Track, whole::Agreement};

/// All that the status of a party may depend on, each by the days on which it changes.
pub(super) struct Facts {
    ended: Track<Option<Mark>>,
    signed: Track<Option<Mark>>,
    suspended: Track<Option<Mark>>,
    resumed: Track<Option<Mark>>,
    in_force: Track<Option<Mark>>,
    entered: Track<Option<Mark>>,
    provisional: Track<Option<Mark>>,
    provisional_ended: Track<Option<Mark>>,
    notice: Track<Option<Notice>>,
    unexplained: Track<bool>,
}

impl Facts {
    pub fn of(whole: &Track<Agreement>) -> Self {
        Self {
            ended: whole.map(|it| it.ended),
            signed: whole.map(|it| it.signed_as_a_whole),
            suspended: whole.map(|it| it.suspended),
            resumed: whole.map(|it| it.resumed),
            in_force: whole.map(|it| it.in_force),
            entered: whole.map(|it| it.entered_as_a_whole),
            provisional: whole.map(|it| it.provisional_as_a_whole),
            provisional_ended: whole.map(|it| it.provisional_ended),
            notice: whole.map(|it| it.notice),
            unexplained: whole.map(|it| it.unexplained),
        }
    }

    /// What follows, day by day, from a track and from what is seen of the agreement.
    pub fn beside<T: Clone + PartialEq, V: Clone + PartialEq>(
        &self,
        own: &Track<T>,
        follow: impl Fn(&T, &View) -> V,
    ) -> Track<V> {
        let mut track = Track::default();
        for (from, until, value) in own.stretches() {
            let mut day = from;
            while day < until {
                let view = View {
                    facts: self,
                    day,
                    until: Cell::new(until),
                };
                track.push(day, follow(value, &view));
                day = view.until.get();
            }
        }
        track
    }
}

/// What is seen of the agreement on a day. Whatever is asked of it is noted.
pub(super) struct View<'a> {
    facts: &'a Facts,
    day: NaiveDate,
    /// The first day on which something that was asked has another answer.
    until: Cell<NaiveDate>,
}

impl View<'_> {
    pub fn ended(&self) -> Option<Mark> {
        self.see(&self.facts.ended)
    }

    /// Signed as a whole.
    pub fn signed(&self) -> Option<Mark> {
        self.see(&self.facts.signed)
    }

    pub fn suspended(&self) -> Option<Mark> {
        self.see(&self.facts.suspended)
    }

    pub fn in_force(&self) -> Option<Mark> {
        self.see(&self.facts.in_force)
    }

    /// Applied provisionally as a whole.
    pub fn provisional(&self) -> Option<Mark> {
        self.see(&self.facts.provisional)
    }

    pub fn notice(&self) -> Option<Notice> {
        self.see(&self.facts.notice)
    }

    /// Whether it entered into force, and nothing tells by whose consent.
    pub fn is_unexplained(&self) -> bool {
        self.see(&self.facts.unexplained)
    }

    /// Whether it entered into force as a whole after a mark.
    pub fn is_entered_since(&self, mark: Mark) -> bool {
        self.is_past(&self.facts.entered, mark)
    }

    /// Whether it was resumed for all after a mark.
    pub fn is_resumed_since(&self, mark: Mark) -> bool {
        self.is_past(&self.facts.resumed, mark)
    }

    /// Whether its provisional application was ended for all after a mark.
    pub fn is_provisional_ended_since(&self, mark: Mark) -> bool {
        self.is_past(&self.facts.provisional_ended, mark)
    }

    fn see<T: Copy + PartialEq>(&self, fact: &Track<T>) -> T {
        let (value, until) = fact.on(self.day);
        self.note(until);
        *value
    }

    /// Whether the last of its kind, which only moves on, is past a mark.
    fn is_past(&self, lasts: &Track<Option<Mark>>, mark: Mark) -> bool {
        let from = lasts.first(|last| *last > Some(mark));
        let is_past = from <= self.day;
        if !is_past {
            self.note(from);
        }
        is_past
    }

    fn note(&self, until: NaiveDate) {
        self.until.set(self.until.get().min(until));
    }
}
