//! Ends of parts in treaties, and what rows of the same State say against them.

use super::{
    date::Dated,
    draft::{Draft, Left},
    file::Row,
    many::date,
    many_party::{Parties, meant},
    records::early,
};

impl Parties<'_> {
    /// When a part ended of which a row has a day that many States have, as the one on which Canada left
    /// the Kyoto Protocol: it says of each no more than that its part may have ended since. None where
    /// the days of the row, or another row, speak against it, since then it is in doubt by itself.
    pub fn shared_end(&self, row: &Row<'_>) -> Option<Dated> {
        let it = self.columns;
        let on = date(row, it.end);
        let acts = it.acts().map(|act| (act.name, date(row, act.column)));
        let before = acts.each_ref().map(|(name, on)| (*name, on));
        let is_told = on.is_day() && early(&on, &before).is_none() && !self.is_open(row, &on);
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
pub fn ended(draft: &Draft<'_>, row: &Row<'_>, on: &Dated) -> Option<String> {
    let day = on.day().filter(|_| on.is_day());
    let before = day.and_then(|it| it.pred_opt());
    let then = before.and_then(|it| draft.actor(row, "stateID", Some(it)).ok());
    then.or_else(|| meant(draft, row, on))
}

/// A day that the source writes where no end is in sight.
const NO_END: &str = "9999-12-31";

pub const ENDED: &str = "the source tells that it ended for this party, not how";
pub const SHARED: &str = "many States of the treaty have this day as their end, others have not, and it is \
     not that of the treaty: it may have ended for this one then, later or not at all";
const OPEN: &str =
    "another row of the State, of acts before that, has no end in sight; both are claims";
