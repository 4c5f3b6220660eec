//! Archigos: who led a State, from when until when.

use std::{collections::HashMap, path::Path};

use chrono::NaiveDate;

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
            && let Ok(meant) = meant(draft, row)
        {
            let official = people.key(row);
            for held in held(row, &meant, &official) {
                terms.add(held.term);
            }
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

fn end(row: &Row<'_>) -> Dated {
    Dated::read(row.get("enddate"))
}

/// Whom the code of a row means: each State with the day from which on, none where the registry has
/// nobody.
type Meant = Vec<(Option<NaiveDate>, Option<String>)>;

/// The States that a row means while its term lasts.
fn meant(draft: &Draft<'_>, row: &Row<'_>) -> Result<Meant, Left> {
    let (of, code) = (draft.of.key, row.get("gwcode"));
    let (from, last) = (begin(row).day(), end(row).day());
    let actors = &draft.known.actors;
    let meant = actors.find_between(of, code, from, last).into_iter();
    let meant: Meant = meant
        .map(|(from, actor)| (from, actor.map(str::to_owned)))
        .collect();
    if meant.iter().all(|(_, actor)| actor.is_none()) {
        return Err(draft.nobody(row, "gwcode", from));
    }
    Ok(meant)
}

/// Whoever was still in office when the data were made ended on some day after.
fn is_in_office(row: &Row<'_>) -> bool {
    row.get("exit") == "Still in Office"
}

/// A term, and the State that was led.
struct Held {
    actor: String,
    /// Whether it is the first that the row tells, or would be if the registry had the State.
    is_first: bool,
    term: Term,
}

/// The terms that a row tells: a State that another follows has its part.
fn held(row: &Row<'_>, meant: &Meant, official: &str) -> Vec<Held> {
    let day = |day: NaiveDate| Dated::read(&day.to_string());
    let parts = meant.iter().enumerate().filter_map(|(at, (from, actor))| {
        let actor = actor.clone()?;
        let next = meant.get(at + 1).and_then(|(next, _)| *next);
        let term = Term {
            line: row.line,
            official: official.to_owned(),
            office: format!("archigos.{actor}.leader"),
            from: from.filter(|_| at > 0).map_or_else(|| begin(row), day),
            last: next
                .and_then(|it| it.pred_opt())
                .map_or_else(|| last(row), day),
        };
        let is_first = at == 0;
        Some(Held {
            actor,
            is_first,
            term,
        })
    });
    parts.collect()
}

/// The last day of a term.
fn last(row: &Row<'_>) -> Dated {
    let last = end(row);
    match last.day().and_then(|day| day.succ_opt()) {
        Some(after) if is_in_office(row) => Dated::between(after, None),
        _ if is_in_office(row) => Dated::None,
        _ => last,
    }
}

fn leader(
    draft: &mut Draft<'_>,
    row: &Row<'_>,
    terms: &Terms,
    people: &mut People,
) -> Result<(), Left> {
    let meant = meant(draft, row)?;
    let official = people.key(row);
    person(draft, row, people, &official)?;
    let known = meant.iter().filter(|(_, actor)| actor.is_some()).count();
    if known > 1 {
        draft.doubt(row, "gwcode", ANOTHER);
    }
    if known < meant.len() {
        draft.doubt(row, "gwcode", NOBODY);
    }
    let plain = format!("archigos.{}", slug(row.get("obsid")));
    for held in held(row, &meant, &official) {
        let Held { actor, term, .. } = &held;
        office(draft, actor, term)?;
        let key = if held.is_first {
            plain.clone()
        } else {
            format!("{plain}.{actor}")
        };
        let (key, note) = (draft.free("appointment", &key), note(row, &meant, term));
        terms.write(draft, row, term, &key, &note)?;
    }
    Ok(())
}

const ANOTHER: &str =
    "the State is another from a day of the term on; each has its part of the term";
const NOBODY: &str =
    "no actor of the registry is called so for a part of the term, which is not kept";

/// What a term does not say by itself.
fn note(row: &Row<'_>, meant: &Meant, term: &Term) -> String {
    let (begin, end) = (row.get("startdate"), row.get("enddate"));
    let in_office = match end {
        _ if !is_in_office(row) || term.last != last(row) => None,
        "" => Some("still in office, as the source has it".to_owned()),
        day => Some(format!("still in office on {day}, as the source has it")),
    };
    let part = format!("a part of one term of the source, {begin} to {end}");
    let part = (meant.len() > 1).then_some(part);
    let notes: Vec<_> = part.into_iter().chain(in_office).collect();
    notes.join("; ")
}

/// Who led.
fn person(
    draft: &mut Draft<'_>,
    row: &Row<'_>,
    people: &mut People,
    official: &str,
) -> Result<(), Left> {
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
    draft.once_told(row, ("official", official), &[value], &rest)
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
    )?;
    Ok(())
}
