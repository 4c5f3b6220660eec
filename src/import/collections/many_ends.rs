//! Ends of parts in treaties, and what rows of the same State say against them.

use super::{
    date::Dated,
    draft::{Draft, Left},
    file::Row,
    many::date,
    many_party::{Done, END, Parties, meant},
    many_told::Days,
    records::{Day, Happened, early},
};

impl Parties<'_> {
    /// Adds that a part ended, if its row tells so. On a day before all others of the row, and before the
    /// first that the registry has of the State, this one did not leave: the day is a claim.
    pub fn left(
        &mut self,
        draft: &mut Draft<'_>,
        row: &Row<'_>,
        (agreement, actor): (&str, &str),
        (before, days): (&[Day<'_>], &Days),
    ) -> Result<Option<Done>, Left> {
        let end = self.columns.end;
        if days[END].is_empty() {
            return Ok(None);
        }
        let on = date(row, end);
        let is_early = early(&on, before).is_some();
        let mut acts = before.iter().filter(|(_, day)| day.is_given());
        let is_first = is_early && acts.all(|(_, day)| on.is_before(day));
        let begun = draft.known.begun(actor).zip(on.last_day());
        if is_first && begun.is_some_and(|(begun, end)| end < begun) {
            draft.doubt(row, end, BEFORE_IT_WAS);
            let party = draft.party(agreement, actor)?;
            let is_new = (party.clone(), on.edtf().to_owned());
            if self.claimed.insert(is_new) {
                draft.ended_on(&party, on.edtf(), BEFORE_IT_WAS)?;
            }
            return Ok(None);
        }
        // A day that is before the others tells not whom the name meant then.
        let then = ended(draft, row, &on).filter(|_| !is_early);
        let then = then.as_deref().unwrap_or(actor);
        let shared = self.shared_end(row);
        if shared.is_some() {
            draft.doubt(row, end, SHARED);
        }
        let (on, note) = shared.map_or((on, ENDED), |on| (on, SHARED));
        let event = Happened {
            note,
            ..Happened::new(agreement, "WITHDRAWAL", &on, end)
        };
        self.act(draft, row, (then, before), (event, days, END))
    }

    /// When a part ended of which a row has a day that many States have, as the one on which Canada left
    /// the Kyoto Protocol: it says of each no more than that its part may have ended since. None where
    /// another row speaks against it, since then it is in doubt by itself.
    pub fn shared_end(&self, row: &Row<'_>) -> Option<Dated> {
        let it = self.columns;
        let on = date(row, it.end);
        let is_told = on.is_day() && !self.is_open(row, &on);
        let day = on
            .day()
            .filter(|_| is_told && self.states.share_end(it, row))?;
        Some(Dated::between(day, None))
    }

    /// Tells of an end that another row of the State does not have: of acts before that, it has no end in
    /// sight. Both are claims of the event.
    pub fn open_ended(
        &self,
        draft: &mut Draft<'_>,
        row: &Row<'_>,
        event: &str,
        on: &Dated,
    ) -> Result<(), Left> {
        if self.is_open(row, on) {
            draft.doubt(row, self.columns.end, OPEN);
            draft.rival(event, [on.edtf(), NO_END], OPEN)?;
        }
        Ok(())
    }

    /// Whether another row of the State, of acts before an end, has none in sight.
    fn is_open(&self, row: &Row<'_>, on: &Dated) -> bool {
        let open = self.states.of(self.columns, row).open;
        let acted_before = |day| open.is_some_and(|acted| acted < day);
        on.is_day() && on.day().is_some_and(acted_before)
    }
}

/// Whom the name of a State meant when its part ended: what ends on the day from which it means another
/// is of the one before.
fn ended(draft: &Draft<'_>, row: &Row<'_>, on: &Dated) -> Option<String> {
    let day = on.day().filter(|_| on.is_day());
    let before = day.and_then(|it| it.pred_opt());
    let then = before.and_then(|it| draft.actor(row, "stateID", Some(it)).ok());
    then.or_else(|| meant(draft, row, on))
}

/// A day that the source writes where no end is in sight.
const NO_END: &str = "9999-12-31";

const BEFORE_IT_WAS: &str = "its end is before its acts, and before the first day that the registry has of \
     the State: it is no act of it; the day is kept as a claim";
const ENDED: &str = "the source tells that it ended for this party, not how";
const SHARED: &str = "many States of the treaty have this day as their end, others have not or acted later, and it is \
     not that of the treaty: it may have ended for this one then, later or not at all";
const OPEN: &str =
    "another row of the State, of acts before that, has no end in sight; both are claims";
