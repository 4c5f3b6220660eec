//! A treaty of manytreaties, as far as it tells which rows of parties are its own.

use chrono::{Datelike, NaiveDate};

use super::{
    date::Dated,
    file::Row,
    many::{date, laterality},
    many_party::Columns,
};
use crate::domain::claims::YEARS;

/// A treaty of a file.
#[derive(Debug)]
pub struct Treaty {
    pub key: String,
    /// What the file has for its end.
    pub end: String,
    id: String,
    pub begin: String,
    signed: String,
    force: String,
    laterality: &'static str,
}

impl Treaty {
    /// The treaty of a row, under this key.
    pub fn of(row: &Row<'_>, key: &str) -> Self {
        let text = |column| row.get(column).to_owned();
        Self {
            key: key.to_owned(),
            end: text("Term"),
            id: text("treatyID"),
            begin: text("Begin"),
            signed: text("Signature"),
            force: text("Force"),
            laterality: laterality(row.get("TypeAmbit")),
        }
    }

    /// Whether a day is the one on which it begins, be that of its signature. A mark of doubt is no
    /// other day.
    pub fn begins_on(&self, day: &str) -> bool {
        let is_same = |it: &String| it.trim_end_matches('?') == day.trim_end_matches('?');
        [&self.begin, &self.signed].into_iter().any(is_same)
    }

    /// Whether a row begins on the day on which its State signed, later than others: of an agreement
    /// of many that tells nothing against it.
    pub fn is_signed_late(&self, row: &Row<'_>, columns: &Columns) -> bool {
        let on = date(row, "Begin");
        self.laterality == "MULTILATERAL"
            && on == date(row, columns.signature)
            && Dated::read(&self.begin).is_before(&on)
    }

    /// Whether it is in force as a whole by a day, as the file has it.
    pub fn entered_into_force_by(&self, day: NaiveDate) -> bool {
        let force = Dated::read(&self.force).last_day();
        force.is_some_and(|force| YEARS.contains(&force.year()) && force <= day)
    }

    /// The day of its end, if one is told.
    pub fn ended_on(&self) -> Option<NaiveDate> {
        let end = Dated::read(&self.end).day();
        end.filter(|day| YEARS.contains(&day.year()))
    }

    /// Whether the file tells the day of its signature.
    pub fn is_signed_on_a_day(&self) -> bool {
        !self.signed.is_empty()
    }

    pub fn is_bilateral(&self) -> bool {
        self.laterality == "BILATERAL"
    }

    pub fn force(&self) -> &str {
        &self.force
    }

    /// The codes of its States, where its id is made of them: `CZE-SVK_1992O`.
    pub fn sides(&self) -> Vec<&str> {
        let (states, _) = self.id.split_once('_').unwrap_or_default();
        let sides: Vec<_> = states.split('-').collect();
        let is_code = |it: &&str| it.len() == 3 && it.chars().all(|it| it.is_ascii_uppercase());
        let is_of_codes = sides.len() > 1 && sides.iter().all(is_code);
        if is_of_codes { sides } else { vec![] }
    }
}
