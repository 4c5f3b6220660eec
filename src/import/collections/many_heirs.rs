//! Who bears the name of a party once the actor who acted under it is no more: a row of manytreaties
//! goes on then, and tells no act of the State of today.

use chrono::NaiveDate;

use super::{
    date::Dated,
    draft::{Draft, Left},
    file::Row,
    many::date,
    many_party::Parties,
    records::Happened,
    treaty::Treaty,
};

/// Somebody whom a name means from a day on, after all acts under it.
struct Heir {
    actor: String,
    from: NaiveDate,
    /// The last day on which it was a party, if an end is told.
    last: Option<NaiveDate>,
}

impl Parties<'_> {
    /// Adds the parties of those whom the name of a row means later, as long as it tells no end. Since
    /// when each is bound, and by what act, the row does not tell: on some day since the name is its own.
    /// Returns whether it added any.
    pub fn heirs(
        &mut self,
        draft: &mut Draft<'_>,
        row: &Row<'_>,
        treaty: &Treaty,
    ) -> Result<bool, Left> {
        let mut says_more = false;
        for heir in self.later(draft, row, treaty) {
            let Heir { actor, from, last } = heir;
            let party = format!("{}.{actor}", treaty.key);
            // A State that is not known to have come later would be a side from the first day on.
            let is_side = treaty.is_bilateral() && draft.known.begun(&actor).is_none();
            if is_side || !self.is_bound(row, treaty, from) {
                let why = if is_side { A_SIDE } else { NOT_BOUND };
                draft.doubt(row, "stateID", why);
                continue;
            }
            if !self.inherited.insert(party.clone()) {
                continue;
            }
            draft.party(&treaty.key, &actor)?;
            let on = Dated::between(from, last);
            draft.doubt(row, "stateID", BOUND);
            let event = Happened {
                party: &party,
                note: NOTE,
                ..Happened::new(&treaty.key, "ENTRY_INTO_FORCE", &on, self.columns.force)
            };
            draft.event(row, &event)?;
            says_more = true;
        }
        Ok(says_more)
    }

    /// Whom the name means later: those of whom no act is told, and who do not bear the part of the
    /// one before as the same person of law.
    fn later(&self, draft: &Draft<'_>, row: &Row<'_>, treaty: &Treaty) -> Vec<Heir> {
        let told = self.states.of(self.columns, row);
        let until = told.left().into_iter().chain(treaty.ended_on()).min();
        let (of, name) = (draft.of.key, row.get("stateID"));
        let known = draft.known;
        let last = Some(until.unwrap_or(NaiveDate::MAX));
        let meant = known.actors.find_between(of, name, told.last, last);
        // A State that bears the name again later went on all the time, as Russia beside the Soviet Union.
        let (first, rest) = meant.split_first().unzip();
        let comes_back = |first: &(_, Option<&str>)| {
            let rest = rest.unwrap_or_default();
            first.1.is_some() && rest.iter().any(|it| it.1 == first.1)
        };
        if first.is_some_and(comes_back) {
            return vec![];
        }
        let mut heirs = vec![];
        for (at, pair) in meant.windows(2).enumerate() {
            let [(_, before), (Some(from), Some(actor))] = *pair else {
                continue;
            };
            let is_last = at + 2 == meant.len();
            let is_continued = before.is_some_and(|it| known.is_continued(it, actor));
            let has_acted = self.states.has_acted(self.columns, row, actor);
            if !is_continued && !has_acted {
                heirs.push(Heir {
                    actor: actor.to_owned(),
                    from,
                    last: until.filter(|_| is_last).and_then(|it| it.pred_opt()),
                });
            }
        }
        heirs
    }

    /// Whether a row tells that its State is bound: by an entry into force of its own, or by a
    /// ratification of what is in force as a whole by a day.
    fn is_bound(&self, row: &Row<'_>, treaty: &Treaty, by: NaiveDate) -> bool {
        let is_given = |column| date(row, column).day().is_some();
        let as_a_whole = || treaty.entered_into_force_by(by);
        let is_untold = row.get(self.columns.force).is_empty();
        is_given(self.columns.force)
            || is_untold && is_given(self.columns.ratification) && as_a_whole()
    }
}

const NOTE: &str = "the source tells acts of the State that bore this name before, and no end by then: \
     since when and by what act this one is bound does not follow";
const BOUND: &str = "the acts are of a State that bore the name before, and no end is told by the day from \
     which it means another: that one is told to be bound from some day on";
const NOT_BOUND: &str = "the acts are of a State that bore the name before, and none of this row binds: \
     it tells no party of the one whom it means later";
const A_SIDE: &str = "the acts are of a State that bore the name before; the one whom it means later \
     would be a side of a treaty of two from the first day on, so it is not kept";
