//! Archigos: who led a State, from when until when.

use std::{collections::HashMap, path::Path};

use super::{
    date::Dated,
    draft::{Draft, Left},
    file::Row,
    records::slug,
    terms::{Term, Terms},
    told::Value,
};

const LEADERS: &str = "archigos_leaders.csv";
const COLUMNS: [&str; 8] = [
    "obsid",
    "gwcode",
    "leadid",
    "leader",
    "yrborn",
    "startdate",
    "enddate",
    "exit",
];

pub fn read(draft: &mut Draft<'_>, folder: &Path) -> anyhow::Result<()> {
    let (mut terms, mut people) = (Terms::default(), People::default());
    super::file::each(folder, LEADERS, &COLUMNS, |row| {
        if let Ok(row) = row
            && let Ok(actor) = actor(draft, row)
        {
            terms.add(term(row, &actor, people.key(row)));
        }
    })?;
    draft.each(folder, LEADERS, &COLUMNS, |row, draft| {
        leader(draft, row, &terms, &mut people)
    })
}

/// Who has each id: of two people, the one that comes first in the file.
#[derive(Default)]
struct People(HashMap<String, Person>);

/// The name, and the year of birth.
#[derive(PartialEq, Eq)]
struct Person(String, String);

impl People {
    /// The key of the person of a row. Whoever is called otherwise and was born in another year is
    /// another; so is a namesake of another age.
    fn key(&mut self, row: &Row<'_>) -> String {
        let key = format!("archigos.{}", row.get("leadid"));
        let Person(name, born) = self.first(row);
        let (own_name, own_born) = (row.get("leader"), row.get("yrborn"));
        if born == own_born && !born.is_empty() {
            return key;
        }
        if name != own_name {
            return format!("{key}-{}", slug(own_name));
        }
        match namesake(born, own_born) {
            Some(year) => format!("{key}-{year}"),
            None => key,
        }
    }

    /// The person who has the id of a row first.
    fn first(&mut self, row: &Row<'_>) -> &Person {
        let person = || Person(row.get("leader").to_owned(), row.get("yrborn").to_owned());
        self.0
            .entry(row.get("leadid").to_owned())
            .or_insert_with(person)
    }
}

/// The year of birth of somebody of the same name who can't be the same: no mistake of the source is
/// nearly so large.
fn namesake(born: &str, own_born: &str) -> Option<i32> {
    let year = |text: &str| Dated::of_parts(text, "", "").edtf().parse::<i32>().ok();
    let own = year(own_born)?;
    (year(born)?.abs_diff(own) > 40).then_some(own)
}

fn begin(row: &Row<'_>) -> Dated {
    Dated::read(row.get("startdate"))
}

fn actor(draft: &Draft<'_>, row: &Row<'_>) -> Result<String, Left> {
    draft.actor(row, "gwcode", begin(row).day())
}

/// Whoever was still in office when the data were made ended on some day after.
fn is_in_office(row: &Row<'_>) -> bool {
    row.get("exit") == "Still in Office"
}

fn term(row: &Row<'_>, actor: &str, official: String) -> Term {
    let last = Dated::read(row.get("enddate"));
    let after = last.day().and_then(|day| day.succ_opt());
    let last = match after {
        Some(after) if is_in_office(row) => Dated::between(after, None),
        _ if is_in_office(row) => Dated::None,
        _ => last,
    };
    Term {
        line: row.line,
        official,
        office: format!("archigos.{actor}.leader"),
        from: begin(row),
        last,
    }
}

fn leader(
    draft: &mut Draft<'_>,
    row: &Row<'_>,
    terms: &Terms,
    people: &mut People,
) -> Result<(), Left> {
    let actor = actor(draft, row)?;
    let term = term(row, &actor, people.key(row));
    office(draft, &actor, &term)?;
    let Person(name, born) = people.first(row);
    if name != row.get("leader") || namesake(born, row.get("yrborn")).is_some() {
        draft.doubt(
            row,
            "leadid",
            format!("the source gives this id to {name}, too"),
        );
    }
    let (source, born) = (draft.of.key, Dated::of_parts(row.get("yrborn"), "", ""));
    let value = Value {
        of: "born_on",
        is: born.edtf(),
        column: "yrborn",
    };
    let rest = [
        ("name", row.get("leader")),
        ("collection", source),
        ("sources", source),
    ];
    draft.once_told(row, ("official", &term.official), &[value], &rest)?;
    let note = match row.get("enddate") {
        _ if !is_in_office(row) => String::new(),
        "" => "still in office, as the source has it".to_owned(),
        day => format!("still in office on {day}, as the source has it"),
    };
    let key = format!("archigos.{}", slug(row.get("obsid")));
    terms.write(draft, row, &term, &draft.free("appointment", &key), &note)
}

/// The office that the leaders of an actor hold.
fn office(draft: &mut Draft<'_>, actor: &str, term: &Term) -> Result<(), Left> {
    let (source, institution) = (draft.of.key, format!("archigos.{actor}"));
    draft.once(
        "institution",
        &[
            ("key", &institution),
            ("actor", actor),
            ("name", &format!("Leadership ({})", actor.to_uppercase())),
            ("kind", "OTHER"),
            ("sources", source),
        ],
    )?;
    draft.once(
        "office",
        &[
            ("key", &term.office),
            ("institution", &institution),
            ("title", "Effective leader"),
            ("sources", source),
        ],
    )
}
