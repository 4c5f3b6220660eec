//! The ministers of the United Kingdom: departments, posts, people, terms.

use std::{
    collections::{HashMap, HashSet},
    path::Path,
};

use chrono::NaiveDate;

use super::{
    date::Dated,
    draft::{Draft, Left},
    file::Row,
    terms::{Term, Terms},
};

const COUNTRY: &str = "gbr";

pub fn read(draft: &mut Draft<'_>, folder: &Path) -> anyhow::Result<()> {
    draft.each(folder, "ifg_organisation.csv", &["id", "name"], department)?;
    let columns = ["id", "organisation_id", "name"];
    draft.each(folder, "ifg_post.csv", &columns, post)?;
    let names = Names::read(folder)?;
    draft.each(folder, PEOPLE, &["id", "name"], |row, draft| {
        person(draft, row, &names)
    })?;
    let acting = acting(folder)?;
    let columns = ["id", "person_id", "post_id", "start_date", "end_date"];
    let mut terms = Terms::default();
    super::file::each(folder, APPOINTMENTS, &columns, |row| {
        if let Ok(row) = row {
            terms.add(term(row));
        }
    })?;
    draft.each(folder, APPOINTMENTS, &columns, |row, draft| {
        let note = if acting.contains(row.get("id")) {
            "acting, at least for a time"
        } else {
            ""
        };
        appointment(draft, row, &terms, note)
    })?;
    draft.each(folder, CHARACTERISTICS, &ACTING, characteristic)
}

const PEOPLE: &str = "ifg_person.csv";
const APPOINTMENTS: &str = "ifg_appointment.csv";
const CHARACTERISTICS: &str = "ifg_appointment_characteristics.csv";
const ACTING: [&str; 2] = ["appointment_id", "is_acting"];

fn key(kind: &str, id: &str) -> String {
    format!("ifg.{kind}.{id}")
}

fn department(row: &Row<'_>, draft: &mut Draft<'_>) -> Result<(), Left> {
    draft.add(
        "institution",
        &[
            ("key", &key("department", row.get("id"))),
            ("actor", COUNTRY),
            ("name", row.get("name")),
            ("kind", kind(row.get("name"))),
            ("sources", draft.of.key),
        ],
    )
}

/// What an organisation is: the Prime Minister's is as that of other States, and whips and leaders of
/// the Houses have no ministry.
fn kind(name: &str) -> &'static str {
    let is_of_a_house = ["House of Lords", "House of Commons"]
        .iter()
        .any(|it| name.ends_with(it));
    match name {
        "Prime Minister's Office" => "GOVERNMENT",
        _ if is_of_a_house => "OTHER",
        _ => "MINISTRY",
    }
}

fn post(row: &Row<'_>, draft: &mut Draft<'_>) -> Result<(), Left> {
    let institution = key("department", row.get("organisation_id"));
    if !draft.has("institution", &institution) {
        return Err(Left::at(
            row,
            "organisation_id",
            "no organisation has this id",
        ));
    }
    draft.add(
        "office",
        &[
            ("key", &key("post", row.get("id"))),
            ("institution", &institution),
            ("title", row.get("name")),
            ("sources", draft.of.key),
        ],
    )
}

/// The names of people, and under which of them they are best known.
#[derive(Default)]
struct Names {
    of: HashMap<String, Vec<Name>>,
}

/// A name that a person bears until a day.
struct Name {
    line: u64,
    until: Option<NaiveDate>,
    /// How many offices began under it.
    offices: usize,
}

impl Names {
    fn read(folder: &Path) -> anyhow::Result<Self> {
        let mut names = Self::default();
        let columns = ["id", "end_date"];
        super::file::each(folder, PEOPLE, &columns, |row| {
            if let Ok(row) = row {
                let of = names.of.entry(row.get("id").to_owned()).or_default();
                of.push(Name {
                    line: row.line,
                    until: Dated::read(row.get("end_date")).day(),
                    offices: 0,
                });
            }
        })?;
        for of in names.of.values_mut() {
            of.sort_by_key(|name| name.until.unwrap_or(NaiveDate::MAX));
        }
        let columns = ["person_id", "start_date"];
        super::file::each(folder, APPOINTMENTS, &columns, |row| {
            if let Ok(row) = row
                && let Some(day) = Dated::read(row.get("start_date")).day()
            {
                let of = names.of.get_mut(row.get("person_id")).into_iter().flatten();
                let mut of = of.filter(|name| name.until.is_none_or(|until| day < until));
                if let Some(name) = of.next() {
                    name.offices += 1;
                }
            }
        })?;
        Ok(names)
    }

    /// The line of the name under which a person began most offices: the Prime Minister of 2010 is
    /// known as David Cameron, and a lord since. Of as many, the first.
    fn known(&self, person: &str) -> Option<u64> {
        let names = self.of.get(person)?;
        let names = names.iter().rev();
        names.max_by_key(|it| it.offices).map(|it| it.line)
    }
}

fn person(draft: &mut Draft<'_>, row: &Row<'_>, names: &Names) -> Result<(), Left> {
    if names.known(row.get("id")) != Some(row.line) {
        return Err(Left::at(row, "name", ANOTHER_NAME));
    }
    draft.add(
        "official",
        &[
            ("key", &key("person", row.get("id"))),
            ("name", row.get("name")),
            ("collection", draft.of.key),
            ("sources", draft.of.key),
        ],
    )
}

/// The appointments that were acting for a time.
fn acting(folder: &Path) -> anyhow::Result<HashSet<String>> {
    let mut acting = HashSet::new();
    super::file::each(folder, CHARACTERISTICS, &ACTING, |row| {
        if let Ok(row) = row
            && row.get("is_acting") == "True"
        {
            acting.insert(row.get("appointment_id").to_owned());
        }
    })?;
    Ok(acting)
}

/// Of what a row tells of an appointment only that it was acting is kept, in a note of that.
fn characteristic(row: &Row<'_>, draft: &mut Draft<'_>) -> Result<(), Left> {
    let appointment = key("appointment", row.get("appointment_id"));
    if !draft.has("appointment", &appointment) {
        return Err(Left::at(row, "appointment_id", NO_APPOINTMENT));
    }
    if row.get("is_acting") == "True" {
        return Ok(());
    }
    Err(Left::at(row, "is_acting", NOT_ACTING))
}

const ANOTHER_NAME: &str =
    "a name of the same person; the one under which most of the offices began is kept";
const NO_APPOINTMENT: &str = "no appointment has this id, or it is left out";
const NOT_ACTING: &str = "not acting; rank in the cabinet and leave are not kept";

fn term(row: &Row<'_>) -> Term {
    Term {
        line: row.line,
        official: key("person", row.get("person_id")),
        office: key("post", row.get("post_id")),
        from: Dated::read(row.get("start_date")),
        last: Dated::read(row.get("end_date")),
    }
}

fn appointment(
    draft: &mut Draft<'_>,
    row: &Row<'_>,
    terms: &Terms,
    note: &str,
) -> Result<(), Left> {
    let term = term(row);
    if !draft.has("official", &term.official) {
        return Err(Left::at(row, "person_id", "no person has this id"));
    }
    if !draft.has("office", &term.office) {
        return Err(Left::at(row, "post_id", "no post has this id"));
    }
    terms.write(draft, row, &term, &key("appointment", row.get("id")), note)
}
