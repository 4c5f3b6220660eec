//! ATOP: alliances and their members. Alliances have numbers and days there, and no titles.

use std::{collections::BTreeMap, path::Path};

use super::{
    date::Dated,
    draft::{Draft, Left},
    file::Row,
    records::{Agreement, Happened},
};

const ALLIANCES: &str = "atop_alliances.csv";
const MEMBERS: &str = "atop_members.csv";

const ALLIANCE: [&str; 13] = [
    "atopid", "begyr", "begmo", "begday", "endyr", "endmo", "endday", "bilat", "defense",
    "offense", "neutral", "nonagg", "consul",
];
const MEMBER: [&str; 9] = [
    "atopid", "member", "yrent", "moent", "dayent", "yrexit", "moexit", "dayexit", "phase",
];

/// The members of each alliance: the actors, and how many rows there are of each.
type Members = BTreeMap<String, BTreeMap<String, usize>>;

pub fn read(draft: &mut Draft<'_>, folder: &Path) -> anyhow::Result<()> {
    let mut members = Members::new();
    // A title is made of the members, so they are looked at first.
    super::file::each(folder, MEMBERS, &MEMBER, |row| {
        if let Ok(row) = row
            && let Ok(actor) = actor(draft, row)
        {
            let of_alliance = members.entry(row.get("atopid").to_owned()).or_default();
            *of_alliance.entry(actor).or_default() += 1;
        }
    })?;
    let mut ends = BTreeMap::new();
    draft.each(folder, ALLIANCES, &ALLIANCE, |row, draft| {
        ends.insert(row.get("atopid").to_owned(), end(row));
        alliance(draft, row, &members)
    })?;
    let mut phases = Members::new();
    draft.each(folder, MEMBERS, &MEMBER, |row, draft| {
        member(draft, row, &members, &mut phases, &ends)
    })
}

fn key(row: &Row<'_>) -> String {
    format!("atop.{}", row.get("atopid"))
}

fn end(row: &Row<'_>) -> Dated {
    Dated::of_parts(row.get("endyr"), row.get("endmo"), row.get("endday"))
}

fn entry(row: &Row<'_>) -> Dated {
    Dated::of_parts(row.get("yrent"), row.get("moent"), row.get("dayent"))
}

fn actor(draft: &Draft<'_>, row: &Row<'_>) -> Result<String, Left> {
    draft.actor(row, "member", entry(row).day())
}

/// What each kind of obligation is about.
const SUBJECTS: [(&str, &str); 5] = [
    ("defense", "collective defence"),
    ("offense", "offence"),
    ("neutral", "neutrality"),
    ("nonagg", "non-aggression"),
    ("consul", "consultation"),
];

fn alliance(draft: &mut Draft<'_>, row: &Row<'_>, members: &Members) -> Result<(), Left> {
    let key = key(row);
    let begin = Dated::of_parts(row.get("begyr"), row.get("begmo"), row.get("begday"));
    let obliges = SUBJECTS.iter().filter(|(column, _)| row.get(column) == "1");
    let subjects: Vec<_> = obliges.map(|(_, subject)| *subject).collect();
    let title = title(row, &begin, members);
    draft.agreement(&Agreement {
        key: &key,
        title: &title,
        form: "OTHER",
        laterality: if row.get("bilat") == "1" {
            "BILATERAL"
        } else {
            ""
        },
        note: "the source gives no title; this one is made of the members and the day",
        subjects: if subjects.is_empty() {
            &["alliance"]
        } else {
            &subjects
        },
        ..Agreement::default()
    })?;
    let begins = Happened::new(&key, "ENTRY_INTO_FORCE", &begin, "begyr");
    draft.event(row, &begins)?;
    let end = end(row);
    draft.event(row, &Happened::new(&key, "TERMINATION", &end, "endyr"))
}

/// So many members are named in a title.
const NAMED: usize = 4;

fn title(row: &Row<'_>, begin: &Dated, members: &Members) -> String {
    let of_alliance = members.get(row.get("atopid"));
    let codes = of_alliance.into_iter().flat_map(BTreeMap::keys);
    let codes: Vec<_> = codes.map(|it| it.to_uppercase()).collect();
    let named = codes
        .iter()
        .take(NAMED)
        .cloned()
        .collect::<Vec<_>>()
        .join(", ");
    let more = match codes.len().saturating_sub(NAMED) {
        0 => String::new(),
        more => format!(" and {more} more"),
    };
    let number = row.get("atopid");
    format!(
        "Alliance of {named}{more}, {} (ATOP {number})",
        begin.edtf()
    )
}

/// A member may have several rows, one for each phase of its obligations. It enters with the first
/// and leaves with the last.
fn member(
    draft: &mut Draft<'_>,
    row: &Row<'_>,
    members: &Members,
    phases: &mut Members,
    ends: &BTreeMap<String, Dated>,
) -> Result<(), Left> {
    let (id, agreement) = (row.get("atopid"), key(row));
    if !draft.has("agreement", &agreement) {
        return Err(Left::at(row, "atopid", UNKNOWN));
    }
    let actor = actor(draft, row)?;
    let party = draft.party(&agreement, &actor)?;
    let phase = phases.entry(id.to_owned()).or_default();
    let phase = phase.entry(actor.clone()).or_default();
    *phase += 1;
    let rows = members.get(id).and_then(|it| it.get(&actor)).copied();
    let (is_first, is_last) = (*phase == 1, rows == Some(*phase));
    if !is_last {
        draft.doubt(row, "phase", PHASE);
    }
    let exit = Dated::of_parts(row.get("yrexit"), row.get("moexit"), row.get("dayexit"));
    // The end of the alliance is the end for each member.
    let leaves = is_last && ends.get(id) != Some(&exit);
    let events = [
        (is_first, "ENTRY_INTO_FORCE", entry(row), "yrent"),
        (leaves, "WITHDRAWAL", exit, "yrexit"),
    ];
    for (_, kind, on, column) in events.iter().filter(|(happened, ..)| *happened) {
        let event = Happened {
            party: &party,
            ..Happened::new(&agreement, kind, on, column)
        };
        draft.event(row, &event)?;
    }
    Ok(())
}

const UNKNOWN: &str = "no alliance of atop_alliances.csv has this number";
const PHASE: &str = "one of several phases of a membership; what it obliges to is not kept";
