//! Ends of parts in treaties, and what rows of the same State say against them.

use super::{
    date::Dated,
    draft::{Draft, Left},
    file::Row,
    many_party::{Parties, meant},
};

impl Parties<'_> {
    /// Tells of an end that another row of the State does not have: of acts before that, it has no end in
    /// sight. Both are claims of the event.
    pub fn open_ended(
        &self,
        draft: &mut Draft<'_>,
        row: &Row<'_>,
        event: &str,
        on: &Dated,
    ) -> Result<(), Left> {
        let open = self.states.of(self.columns, row).open;
        let acted_before = |day| open.is_some_and(|acted| acted < day);
        if on.is_day() && on.day().is_some_and(acted_before) {
            draft.doubt(row, self.columns.end, OPEN);
            draft.rival(event, [on.edtf(), NO_END], OPEN)?;
        }
        Ok(())
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

const OPEN: &str =
    "another row of the State, of acts before that, has no end in sight; both are claims";
