//! What each State did to a treaty of manytreaties.

use std::{collections::HashSet, path::Path, rc::Rc};

use chrono::NaiveDate;

use super::{
    date::Dated,
    draft::{Draft, Left},
    file::{self, Row},
    many::{NEVER_HAPPENED, date, never_happened, tell_none, year_alone},
    many_rows::Rows,
    many_states::States,
    many_told::{Days, Told},
    records::{Day, ENTRY, Happened, early},
    treaties::{Meant, Treaties},
    treaty::Treaty,
};

/// The columns of a party.
pub struct Columns {
    pub signature: &'static str,
    pub ratification: &'static str,
    pub force: &'static str,
    pub end: &'static str,
    /// The number of the treaty; empty if there is none.
    pub number: &'static str,
}

/// The parties of the treaties.
pub struct Parties<'a> {
    treaties: &'a Treaties,
    pub(super) columns: &'a Columns,
    /// What was told of each party already.
    told: Told,
    rows: Rows,
    pub(super) states: States,
    /// The parties that are told for what was done under their name before.
    pub(super) inherited: HashSet<String>,
    /// The ends that are claims of a party, and no acts of it.
    pub(super) claimed: HashSet<(String, String)>,
}

impl<'a> Parties<'a> {
    pub fn new(treaties: &'a Treaties, columns: &'a Columns) -> Self {
        Self {
            treaties,
            columns,
            told: Told::default(),
            rows: Rows::default(),
            states: States::default(),
            inherited: HashSet::new(),
            claimed: HashSet::new(),
        }
    }

    /// Reads the rows of files, before any is added: others tell which treaty a row means, and whether
    /// what was done under a name of several actors goes on.
    pub fn read(
        &mut self,
        draft: &Draft<'_>,
        folder: &Path,
        files: &[&'static str],
    ) -> anyhow::Result<()> {
        for file in files {
            file::each(folder, file, &self.columns.all(), |row| {
                if let Ok(row) = row {
                    self.rows.count(self.columns, row);
                    self.states.count(self.columns, row, draft);
                }
            })?;
        }
        Ok(())
    }

    /// Adds the party of a row, and what it did. Rows repeat parties, with other days at times.
    pub fn add(&mut self, draft: &mut Draft<'_>, row: &Row<'_>) -> Result<(), Left> {
        let it = self.columns;
        let Meant { treaty, doubt } = self.treaties.of(row, it, &mut self.rows)?;
        if let Some(why) = doubt {
            draft.doubt(row, "Begin", why);
        }
        let agreement = treaty.key.as_str();
        if !draft.has("agreement", agreement) {
            return Err(Left::at(row, "treatyID", "its treaty is left out"));
        }
        let actor = draft.actor(row, "stateID", self.day(row))?;
        let mut says_more = !draft.has("party", &format!("{agreement}.{actor}"));
        let party = draft.party(agreement, &actor)?;
        if never_happened(draft, row, it.force) {
            says_more |= draft.entry_into_force(&party, row.get(it.force), NEVER_HAPPENED)?;
        }
        // The end of the treaty is the end for each party.
        let days = self.days(row, row.get(it.end) != treaty.end);
        let claimed = self.claimed.len();
        let acts = self.acts(draft, row, (treaty, &actor), &days)?;
        says_more |= self.claimed.len() > claimed;
        self.untold(draft, row);
        says_more |= self.heirs(draft, row, treaty)?;
        for it in acts {
            says_more |= it.is_new;
            let of = (it.party.as_str(), row.get("stateID"));
            self.told.add(of, &days, it.at, &it.event);
        }
        let repeats = || Left::at(row, "stateID", "it says no more than the rows before");
        says_more.then_some(()).ok_or_else(repeats)
    }

    /// Adds what an actor did, and tells what became of each day.
    fn acts(
        &mut self,
        draft: &mut Draft<'_>,
        row: &Row<'_>,
        (treaty, actor): (&Treaty, &str),
        days: &Days,
    ) -> Result<Vec<Done>, Left> {
        let (it, agreement) = (self.columns, treaty.key.as_str());
        let mut dates = it.acts().map(|act| date(row, act.column));
        if let Some(year) = year_alone(draft, row, it.signature, treaty) {
            dates[0] = year;
        }
        let names = it.acts().map(|act| act.name);
        let before: Vec<Day<'_>> = names.into_iter().zip(&dates).collect();
        let mut acts = vec![];
        for (at, act) in it.acts().into_iter().enumerate() {
            let on = &dates[at];
            tell_none(draft, row, act.column);
            let then = meant(draft, row, on).unwrap_or_else(|| actor.to_owned());
            let event = Happened::new(agreement, act.kind, on, act.column);
            acts.extend(self.act(draft, row, (&then, &before[..at]), (event, days, at))?);
        }
        acts.extend(self.left(draft, row, (agreement, actor), (&before, days))?);
        Ok(acts)
    }

    /// The days of a row that tell of an act.
    fn days(&self, row: &Row<'_>, ends: bool) -> Days {
        let it = self.columns;
        let day = |column| match date(row, column) {
            Dated::None => String::new(),
            _ => row.get(column).to_owned(),
        };
        let shared = self.shared_end(row).filter(|_| ends);
        let end = match shared {
            Some(on) => on.edtf().to_owned(),
            None if ends => day(it.end),
            None => String::new(),
        };
        Rc::new([day(it.signature), day(it.ratification), day(it.force), end])
    }

    /// Tells of the days that are of no act.
    fn untold(&self, draft: &mut Draft<'_>, row: &Row<'_>) {
        let it = self.columns;
        let acts = it.acts().map(|act| act.column);
        let none = |columns: &[&str]| columns.iter().all(|it| !date(row, it).is_given());
        if none(&acts) && !none(&["Begin"]) {
            draft.doubt(row, "Begin", NO_ACT);
        }
        if none(&[it.end]) && !none(&["End"]) {
            draft.doubt(row, "End", NO_ACT);
        }
    }

    /// Adds what an actor did, unless it is told already: as an event of its own, or if another row
    /// has it on another day, as a claim of it.
    pub(super) fn act(
        &self,
        draft: &mut Draft<'_>,
        row: &Row<'_>,
        (actor, before): (&str, &[Day<'_>]),
        (event, days, at): (Happened<'_>, &Days, usize),
    ) -> Result<Option<Done>, Left> {
        if !event.on.is_given() {
            return Ok(None);
        }
        let party = draft.party(event.agreement, actor)?;
        let is_early = early(event.on, before);
        let known = self.told.same(&party, days, at);
        let rival = self.told.rival((&party, row.get("stateID")), days, at);
        let done = |is_new, event| {
            let party = party.clone();
            Ok(Some(Done {
                party,
                at,
                event,
                is_new,
            }))
        };
        if let Some(known) = known {
            if let Some(early) = is_early {
                draft.doubt(row, event.column, early);
            }
            return done(false, known);
        }
        if let Some((rival, day)) = rival.filter(|_| event.on.is_day()) {
            let early = is_early.map_or(String::new(), |early| format!("; {early}"));
            let why = format!("{RIVAL}{early}");
            draft.doubt(row, event.column, &why);
            draft.rival(&rival, [&day, event.on.edtf()], &why)?;
            return done(true, rival);
        }
        let party = &party;
        let event = Happened { party, ..event };
        let key = draft.event_key(&event);
        draft.event_after(row, &event, before)?;
        if at == END {
            self.open_ended(draft, row, &key, event.on)?;
        }
        done(true, key)
    }

    /// A day on which the party was one: what its name means may depend on it.
    fn day(&self, row: &Row<'_>) -> Option<NaiveDate> {
        let it = self.columns;
        let mut columns = [it.ratification, it.force, it.signature, "Begin"].into_iter();
        columns.find_map(|column| date(row, column).day())
    }
}

/// What became of a day of a row.
pub(super) struct Done {
    party: String,
    at: usize,
    event: String,
    /// Whether no row before told it.
    is_new: bool,
}

/// Whom the name of a State meant on the day of an act: that may change between two.
pub fn meant(draft: &Draft<'_>, row: &Row<'_>, on: &Dated) -> Option<String> {
    let day = on.day()?;
    draft.actor(row, "stateID", Some(day)).ok()
}

const RIVAL: &str =
    "another row that has the other days of this one has another day; both are claims";
/// The place of the end among the days of a row.
pub(super) const END: usize = 3;
const NO_ACT: &str = "a day without an act of the State; it is not kept";

impl Columns {
    /// All that are read.
    pub fn all(&self) -> Vec<&'static str> {
        let all = self.told().into_iter().chain(["End"]);
        all.filter(|it| !it.is_empty()).collect()
    }

    /// What a row says of its party.
    pub fn told(&self) -> [&'static str; 8] {
        [
            "stateID",
            "treatyID",
            "Begin",
            self.signature,
            self.ratification,
            self.force,
            self.end,
            self.number,
        ]
    }

    /// The treaty of a row, as rows name it.
    pub fn treaty(&self, row: &Row<'_>) -> String {
        match row.get(self.number) {
            "" => [row.get("treatyID"), row.get("Begin")].join("\n"),
            number => number.to_owned(),
        }
    }

    /// The days of all acts of a row.
    pub fn days_of_acts(&self, row: &Row<'_>) -> Vec<NaiveDate> {
        let days = self.acts().map(|act| date(row, act.column).day());
        days.into_iter().flatten().collect()
    }

    /// What a State does, in the order in which it can.
    pub(super) fn acts(&self) -> [Act; 3] {
        [
            ("signature", self.signature, "SIGNATURE"),
            ("ratification", self.ratification, "RATIFICATION"),
            (ENTRY, self.force, "ENTRY_INTO_FORCE"),
        ]
        .map(|(name, column, kind)| Act { name, column, kind })
    }
}

/// An act of a State: what it is called, the column of its day, and the kind of event.
pub(super) struct Act {
    name: &'static str,
    pub(super) column: &'static str,
    kind: &'static str,
}
