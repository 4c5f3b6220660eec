//! The records that every collection has: agreements, parties, events.

use chrono::NaiveDate;

use super::{
    date::Dated,
    draft::{Draft, Left},
    file::Row,
};
use crate::domain::text::fold;

/// An agreement as a collection tells of it. What it does not tell is empty.
#[derive(Debug, Default)]
pub struct Agreement<'a> {
    pub key: &'a str,
    pub title: &'a str,
    pub form: &'a str,
    pub laterality: &'a str,
    pub signed_on: &'a str,
    pub signed_at: &'a str,
    pub depositary: &'a str,
    pub note: &'a str,
    /// The names of its subjects.
    pub subjects: &'a [&'a str],
    /// The keys of its sources beside that of the collection.
    pub sources: &'a [String],
}

/// Something that happened to an agreement, or to a party of it.
#[derive(Clone, Copy, Debug)]
pub struct Happened<'a> {
    pub agreement: &'a str,
    /// The key of the party; empty if it happened to the whole.
    pub party: &'a str,
    pub kind: &'a str,
    /// What the source calls it, where the kind does not say it all.
    pub title: &'a str,
    pub on: &'a Dated,
    pub effective: &'a Dated,
    pub place: &'a str,
    pub note: &'a str,
    /// The column of the day, for the report.
    pub column: &'a str,
}

impl<'a> Happened<'a> {
    /// That something happened on a day, of which a column tells.
    pub fn new(agreement: &'a str, kind: &'a str, on: &'a Dated, column: &'a str) -> Self {
        Self {
            agreement,
            party: "",
            kind,
            title: "",
            on,
            effective: &Dated::None,
            place: "",
            note: "",
            column,
        }
    }
}

impl Draft<'_> {
    /// Adds an agreement and the subjects it is about.
    pub fn agreement(&mut self, it: &Agreement<'_>) -> Result<(), Left> {
        let mut subjects = vec![];
        for name in it.subjects.iter().filter(|it| !it.is_empty()) {
            let key = self.subject(name)?;
            if !subjects.contains(&key) {
                subjects.push(key);
            }
        }
        if subjects.is_empty() {
            subjects.push(self.subject("not told")?);
        }
        let sources = std::iter::once(self.of.key).chain(it.sources.iter().map(String::as_str));
        let sources = sources.collect::<Vec<_>>().join(";");
        self.add(
            "agreement",
            &[
                ("key", it.key),
                ("title", it.title),
                ("form", it.form),
                ("laterality", it.laterality),
                ("signed_on", it.signed_on),
                ("signed_at", it.signed_at),
                ("depositary", it.depositary),
                ("note", it.note),
                ("collection", self.of.key),
                ("subjects", &subjects.join(";")),
                ("sources", &sources),
            ],
        )
    }

    /// The key of a subject, which collections share.
    fn subject(&mut self, name: &str) -> Result<String, Left> {
        let (name, key) = (name.to_lowercase(), slug(name));
        if let Some(key) = self.known.subjects.get(&key) {
            return Ok(key.clone());
        }
        self.once(
            "subject",
            &[("key", &key), ("name", &name), ("field", "OTHER")],
        )?;
        Ok(key)
    }

    /// The key of the party that an actor is of an agreement. It is added if it is not there.
    pub fn party(&mut self, agreement: &str, actor: &str) -> Result<String, Left> {
        let key = format!("{agreement}.{actor}");
        let sources = self.of.key;
        self.once(
            "party",
            &[
                ("key", &key),
                ("agreement", agreement),
                ("actor", actor),
                ("sources", sources),
            ],
        )?;
        Ok(key)
    }

    /// The actor that a column names.
    pub fn actor(
        &self,
        row: &Row<'_>,
        column: &str,
        on: Option<NaiveDate>,
    ) -> Result<String, Left> {
        let (of, name) = (self.of.key, row.get(column));
        let found = self.known.actors.find(of, name, on);
        found
            .map(str::to_owned)
            .ok_or_else(|| self.nobody(row, column, on))
    }

    /// The actor that a column names, as one that may have joined on a day or later.
    pub fn actor_since(
        &self,
        row: &Row<'_>,
        column: &str,
        day: Option<NaiveDate>,
    ) -> Result<String, Left> {
        let (actors, of, name) = (&self.known.actors, self.of.key, row.get(column));
        if day.is_some_and(|day| actors.is_untold_since(of, name, day)) {
            return Err(Left::at(row, column, UNTOLD_SINCE));
        }
        let found = day.and_then(|day| actors.find_since(of, name, day));
        found.map_or_else(|| self.actor(row, column, day), |it| Ok(it.to_owned()))
    }

    /// Why nobody is found whom a column names.
    pub fn nobody(&self, row: &Row<'_>, column: &str, on: Option<NaiveDate>) -> Left {
        let (actors, of, name) = (&self.known.actors, self.of.key, row.get(column));
        if actors.is_untold(of, name, on) {
            return Left::at(row, column, UNTOLD);
        }
        let why = match actors.depends_on_day(of, name) {
            true if on.is_some() => "no actor of the registry is called so on the day",
            true => "whom it means depends on the day, which is not known",
            false => "no actor of the registry is called so",
        };
        Left::at(row, column, why)
    }

    /// Adds an event that can't come before others. If it does, all days stay as they are, with a doubt.
    pub fn event_after(
        &mut self,
        row: &Row<'_>,
        it: &Happened<'_>,
        others: &[Day<'_>],
    ) -> Result<(), Left> {
        let Some(early) = early(it.on, others) else {
            return self.event(row, it);
        };
        self.doubt(row, it.column, &early);
        let notes = [it.note, &early].into_iter().filter(|it| !it.is_empty());
        let note = &notes.collect::<Vec<_>>().join("; ");
        self.event(row, &Happened { note, ..*it })
    }

    /// The key that an event will have.
    pub fn event_key(&self, it: &Happened<'_>) -> String {
        let owner = if it.party.is_empty() {
            it.agreement
        } else {
            it.party
        };
        let kind = it.kind.to_lowercase().replace('_', "-");
        self.free("event", &format!("{owner}.{kind}"))
    }

    /// Adds an event, unless the source has no day for it. What the source has in place of a day is
    /// kept as a claim.
    pub fn event(&mut self, row: &Row<'_>, it: &Happened<'_>) -> Result<(), Left> {
        if !it.on.is_given() && !it.effective.is_given() {
            return Ok(());
        }
        let key = self.event_key(it);
        self.add(
            "event",
            &[
                ("key", &key),
                ("kind", it.kind),
                ("title", it.title),
                ("agreement", it.agreement),
                ("party", it.party),
                ("occurred_on", it.on.edtf()),
                ("effective_on", it.effective.edtf()),
                ("place", it.place),
                ("note", it.note),
                ("sources", self.of.key),
            ],
        )?;
        if let Dated::Broken(value) = it.on {
            self.doubt(row, it.column, "not a date; kept as a claim");
            let fact = ["EVENT", &key, "occurredOn"];
            let note = "as the source has it; it is no date";
            self.claim(fact, value, self.of.key, note)?;
        }
        Ok(())
    }
}

/// A day, and of what it is.
pub type Day<'a> = (&'a str, &'a Dated);

/// Why there is a doubt about a day that can't come before others, if it does. Nothing ends on the day on
/// which it enters into force either.
pub fn early(on: &Dated, others: &[Day<'_>]) -> Option<String> {
    let later = others.iter().filter(|(_, day)| on.is_before(day));
    let later: Vec<_> = later.map(|(of, _)| *of).collect();
    let is_same = |(of, day): &Day<'_>| *of == ENTRY && on.is_day() && on == *day;
    let why = match &later[..] {
        [] if others.iter().any(is_same) => format!("on the day of the {ENTRY}"),
        [] => return None,
        later => format!("before the {}", later.join(" and the ")),
    };
    Some(format!("{why}, as the source has it"))
}

const UNTOLD: &str = "the source calls several actors so, and does not tell which it means";
const UNTOLD_SINCE: &str = "whom it means depends on when it joined, which is not told";

/// That something entered into force of which the source tells only that it ended.
pub const MAY_HAVE_ENTERED: &str = "The source tells that it ended, and no entry into force: it may have \
    entered into force on the day of its signature, later or not at all.";

/// What enters into force does not do before it is signed, nor end before that.
pub const ENTRY: &str = "entry into force";

/// A text as a part of a key.
pub fn slug(text: &str) -> String {
    let folded = fold(text);
    let letters = folded
        .chars()
        .map(|it| if it.is_ascii_alphanumeric() { it } else { ' ' });
    let letters: String = letters.collect();
    letters.split_whitespace().collect::<Vec<_>>().join("-")
}
