//! ATOP: alliances and their members. Alliances have numbers and days there, and no titles.
//!
//! An alliance begins there with its signature, and obliges from then on. When it entered into force
//! is not told; so that is kept as some day from then on.

use std::{
    collections::{BTreeMap, BTreeSet, HashMap},
    path::Path,
};

use super::{
    atop_spells::{Phase, Spell, spells},
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

/// The members of each alliance: the actors, and the time that each was in it.
type Members = BTreeMap<String, BTreeMap<String, Vec<Spell>>>;

/// The codes of the members of each alliance whom the registry has not.
type Strangers = BTreeMap<String, BTreeSet<String>>;

pub fn read(draft: &mut Draft<'_>, folder: &Path) -> anyhow::Result<()> {
    let (members, strangers) = members(draft, folder)?;
    let mut alliances = HashMap::new();
    draft.each(folder, ALLIANCES, &ALLIANCE, |row, draft| {
        alliances.insert(row.get("atopid").to_owned(), (begin(row), end(row)));
        alliance(draft, row, &members, &strangers)
    })?;
    draft.each(folder, MEMBERS, &MEMBER, |row, draft| {
        member(draft, row, &members, &alliances)
    })
}

/// A title is made of the members, and what a row means depends on the others, so they are looked at
/// first.
fn members(draft: &Draft<'_>, folder: &Path) -> anyhow::Result<(Members, Strangers)> {
    let mut phases: BTreeMap<String, BTreeMap<String, Vec<Phase>>> = BTreeMap::new();
    let mut strangers = Strangers::new();
    super::file::each(folder, MEMBERS, &MEMBER, |row| {
        let Ok(row) = row else { return };
        let alliance = row.get("atopid").to_owned();
        let Ok(actor) = actor(draft, row) else {
            let of_alliance = strangers.entry(alliance).or_default();
            of_alliance.insert(row.get("member").to_owned());
            return;
        };
        let of_alliance = phases.entry(alliance).or_default();
        of_alliance.entry(actor).or_default().push(Phase {
            line: row.line,
            entry: entry(row),
            exit: exit(row),
        });
    })?;
    let of_alliance = |it: BTreeMap<String, Vec<Phase>>| {
        let spells = it
            .into_iter()
            .map(|(actor, phases)| (actor, spells(phases)));
        spells.collect()
    };
    let members = phases.into_iter();
    let members = members.map(|(id, it)| (id, of_alliance(it))).collect();
    Ok((members, strangers))
}

fn key(row: &Row<'_>) -> String {
    format!("atop.{}", row.get("atopid"))
}

fn begin(row: &Row<'_>) -> Dated {
    Dated::of_parts(row.get("begyr"), row.get("begmo"), row.get("begday"))
}

fn end(row: &Row<'_>) -> Dated {
    Dated::of_parts(row.get("endyr"), row.get("endmo"), row.get("endday"))
}

fn entry(row: &Row<'_>) -> Dated {
    Dated::of_parts(row.get("yrent"), row.get("moent"), row.get("dayent"))
}

fn exit(row: &Row<'_>) -> Dated {
    Dated::of_parts(row.get("yrexit"), row.get("moexit"), row.get("dayexit"))
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

fn alliance(
    draft: &mut Draft<'_>,
    row: &Row<'_>,
    members: &Members,
    strangers: &Strangers,
) -> Result<(), Left> {
    let key = key(row);
    let begin = begin(row);
    let obliges = SUBJECTS.iter().filter(|(column, _)| row.get(column) == "1");
    let subjects: Vec<_> = obliges.map(|(_, subject)| *subject).collect();
    let title = title(row, &begin, members);
    draft.agreement(&Agreement {
        key: &key,
        title: &title,
        form: "OTHER",
        laterality: laterality(row, members),
        signed_on: begin.edtf(),
        note: &note(row, strangers),
        subjects: if subjects.is_empty() {
            &["alliance"]
        } else {
            &subjects
        },
        ..Agreement::default()
    })?;
    draft.event(row, &Happened::new(&key, "SIGNATURE", &begin, "begyr"))?;
    let since = begin.or_later();
    let event = Happened {
        note: UNTOLD,
        ..Happened::new(&key, "ENTRY_INTO_FORCE", &since, "begyr")
    };
    draft.event(row, &event)?;
    draft.event(row, &Happened::new(&key, "TERMINATION", &end(row), "endyr"))
}

/// For how many it is. The source calls one bilateral that eight have signed.
fn laterality(row: &Row<'_>, members: &Members) -> &'static str {
    let begin = begin(row);
    let of_alliance = members.get(row.get("atopid")).into_iter();
    let spells = of_alliance.flat_map(BTreeMap::values);
    let signed = spells.filter(|it| it.first().is_some_and(|it| it.entry == begin));
    match row.get("bilat") {
        "1" if signed.count() <= 2 => "BILATERAL",
        _ => "",
    }
}

/// Of what the title is made, and which members it does not name.
fn note(row: &Row<'_>, strangers: &Strangers) -> String {
    let note = "the source gives no title; this one is made of the members and the day";
    match strangers.get(row.get("atopid")) {
        None => note.to_owned(),
        Some(codes) => {
            let codes: Vec<_> = codes.iter().map(String::as_str).collect();
            let codes = codes.join(", ");
            format!("{note}, without members that the registry has not, by their codes: {codes}")
        }
    }
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

/// A member may have several rows, one for each phase of its obligations. It enters with the first,
/// and leaves with the last, of those that follow each other.
///
/// Whoever was there from the beginning signed, and whoever came back consented anew. By what act
/// others joined later the source does not tell: it has days of accession and succession, and days
/// on which a protocol of accession was signed.
fn member(
    draft: &mut Draft<'_>,
    row: &Row<'_>,
    members: &Members,
    alliances: &HashMap<String, (Dated, Dated)>,
) -> Result<(), Left> {
    let (id, agreement) = (row.get("atopid"), key(row));
    if !draft.has("agreement", &agreement) {
        return Err(Left::at(row, "atopid", UNKNOWN));
    }
    let actor = actor(draft, row)?;
    let party = draft.party(&agreement, &actor)?;
    let spells = members.get(id).and_then(|it| it.get(&actor));
    let mut spells = spells.into_iter().flatten().enumerate();
    let (Some((at, spell)), Some((begin, end))) =
        (spells.find(|(_, it)| it.has(row.line)), alliances.get(id))
    else {
        return Err(Left::at(row, "atopid", UNKNOWN));
    };
    if spell.begins == row.line {
        let kind = match at {
            0 if *begin == spell.entry => "SIGNATURE",
            0 => "OTHER",
            _ => "CONSENT_TO_BE_BOUND",
        };
        let entry = Happened {
            party: &party,
            title: if kind == "OTHER" { JOINED } else { "" },
            ..Happened::new(&agreement, kind, &spell.entry, "yrent")
        };
        enters(draft, row, &entry)?;
    }
    if spell.ends != row.line {
        draft.doubt(row, "phase", PHASE);
        return Ok(());
    }
    if spell.exit == *end {
        // The end of the alliance is the end for each member.
        return Ok(());
    }
    let event = Happened {
        party: &party,
        note: LEFT,
        ..Happened::new(&agreement, "WITHDRAWAL", &spell.exit, "yrexit")
    };
    draft.event(row, &event)
}

/// Adds the entry of a member, and that the alliance entered into force for it then or later: the day
/// before it left is none that the source tells, so it is no bound.
fn enters(draft: &mut Draft<'_>, row: &Row<'_>, entry: &Happened<'_>) -> Result<(), Left> {
    draft.event(row, entry)?;
    let force = Happened {
        kind: "ENTRY_INTO_FORCE",
        title: "",
        on: &entry.on.or_later(),
        note: UNTOLD,
        ..*entry
    };
    draft.event(row, &force)
}

const UNKNOWN: &str = "no alliance of atop_alliances.csv has this number";
const PHASE: &str = "a phase of a membership that goes on in another; where they meet, and what they oblige to, is not kept";
const JOINED: &str = "entry into the alliance";
const LEFT: &str = "The source tells that its membership ended; what it says of how is not read.";
const UNTOLD: &str = "The source counts it as obliging from its signature or the entry of a member on, and tells no day of entry into force.";
