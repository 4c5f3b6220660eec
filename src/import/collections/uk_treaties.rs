//! UK Treaties Online: agreements, their parties by name, and where they are printed.

use std::{
    collections::{HashMap, HashSet},
    path::Path,
};

use super::{
    date::Dated,
    draft::{Draft, Left},
    file::{self, Row},
    form::form,
    records::Agreement,
    uk_events::{EVENTS, events},
    uk_numbers,
};

const AGREEMENTS: &str = "uk_treaties.csv";
const PARTIES: &str = "uk_treaty_parties.csv";
const CITATIONS: &str = "uk_treaty_citations.csv";

const UNKNOWN: &str = "no agreement of uk_treaties.csv has this number";
const TERRITORY: &str =
    "a territory for which a State acts, as its name is not in capitals; it is no party";

const TWICE: &str = "the same actor is a party already, by another name";

/// Something of each agreement, by its number.
type ByNumber<T> = HashMap<String, T>;

/// Where an agreement is printed.
#[derive(Default)]
struct Printed {
    /// The keys of the sources.
    sources: Vec<String>,
    /// The number in the register of the United Nations, and the source that tells it.
    registered: Option<(String, String)>,
}

pub fn read(draft: &mut Draft<'_>, folder: &Path) -> anyhow::Result<()> {
    let mut numbers = HashSet::new();
    file::each(folder, AGREEMENTS, &["record_id"], |row| {
        numbers.extend(row.map(|row| row.get("record_id").to_owned()));
    })?;
    let mut printed: ByNumber<Printed> = HashMap::new();
    draft.each(
        folder,
        CITATIONS,
        &["record_id", "citation", "document_url"],
        |row, draft| {
            if !numbers.contains(row.get("record_id")) {
                return Err(Left::at(row, "record_id", UNKNOWN));
            }
            citation(draft, row, &mut printed)
        },
    )?;
    let several = several(draft, folder)?;
    let mut concluded: ByNumber<Concluded> = HashMap::new();
    draft.each(folder, AGREEMENTS, &columns(), |row, draft| {
        let number = row.get("record_id");
        agreement(draft, row, printed.get(number), several.get(number))?;
        concluded.insert(row.get("record_id").to_owned(), Concluded::of(row));
        Ok(())
    })?;
    let mut taken = HashSet::new();
    draft.each(
        folder,
        PARTIES,
        &["record_id", "party_name"],
        |row, draft| party(draft, row, &concluded, &mut taken),
    )
}

/// The names in the list of each agreement that more than one State bore.
fn several(draft: &Draft<'_>, folder: &Path) -> anyhow::Result<ByNumber<Vec<String>>> {
    let mut several: ByNumber<Vec<String>> = HashMap::new();
    file::each(folder, PARTIES, &["record_id", "party_name"], |row| {
        // What is wrong with a row is told when it is taken.
        let Ok(row) = row else { return };
        let name = row.get("party_name");
        if draft.known.actors.depends_on_day(draft.of.key, name) {
            let of_agreement = several.entry(row.get("record_id").to_owned());
            of_agreement.or_default().push(name.to_owned());
        }
    })?;
    Ok(several)
}

/// The columns that are read of an agreement.
fn columns() -> Vec<&'static str> {
    let plain = ["record_id", "title", "type", "subject", "signed_at"];
    let days = EVENTS
        .iter()
        .flat_map(|(on, effective, _)| [*on, *effective]);
    let days = days.filter(|it| !it.is_empty());
    plain.into_iter().chain(days).collect()
}

/// When it was concluded: what the name of a party means may depend on it.
struct Concluded {
    on: Dated,
    /// Whether others may have joined later.
    is_open: bool,
}

impl Concluded {
    fn of(row: &Row<'_>) -> Self {
        let columns = [
            "signed_on",
            "adopted_on",
            "provisional_in_force_on",
            "in_force_on",
        ];
        let mut days = columns
            .map(|column| Dated::read(row.get(column)))
            .into_iter();
        Self {
            on: days.find(|it| it.day().is_some()).unwrap_or(Dated::None),
            is_open: row.get("type") != "BILATERAL",
        }
    }
}

fn key(row: &Row<'_>) -> String {
    format!("uk.{}", row.get("record_id"))
}

/// Where an agreement is printed: a source of its own.
fn citation(
    draft: &mut Draft<'_>,
    row: &Row<'_>,
    printed: &mut ByNumber<Printed>,
) -> Result<(), Left> {
    let key = draft.free("source", &key(row));
    let url = draft.address(row, "document_url");
    draft.add(
        "source",
        &[
            ("key", &key),
            ("kind", "OFFICIAL"),
            ("url", &url),
            ("title", row.get("citation")),
            ("access", "not read"),
            ("collection", draft.of.key),
        ],
    )?;
    let printed = printed.entry(row.get("record_id").to_owned()).or_default();
    if let Some(number) = uk_numbers::in_citation(row.get("citation")) {
        printed.registered.get_or_insert((number, key.clone()));
    }
    printed.sources.push(key);
    Ok(())
}

fn agreement(
    draft: &mut Draft<'_>,
    row: &Row<'_>,
    printed: Option<&Printed>,
    several: Option<&Vec<String>>,
) -> Result<(), Left> {
    let (key, title) = (key(row), row.get("title"));
    let signed = Dated::read(row.get("signed_on"));
    draft.agreement(&Agreement {
        key: &key,
        title,
        form: form(title),
        laterality: row.get("type"),
        signed_on: signed.edtf(),
        signed_at: row.get("signed_at"),
        note: &note(draft, row, several),
        subjects: &[row.get("subject")],
        sources: printed.map_or(&[], |it| &it.sources),
        ..Agreement::default()
    })?;
    let registered = printed.and_then(|it| it.registered.as_ref());
    let registered =
        registered.filter(|_| uk_numbers::is_of_the_united_nations(&Concluded::of(row).on));
    if let Some(number) = uk_numbers::in_title(title) {
        draft.number(&key, number, draft.of.key)?;
    } else if let Some((number, source)) = registered {
        draft.number(&key, number, source)?;
    }
    events(draft, row, &key, &signed)
}

/// What is not told of its parties. Those who can't be told are named: without them it would look as
/// if they had never been among the parties.
fn note(draft: &Draft<'_>, row: &Row<'_>, several: Option<&Vec<String>>) -> String {
    let concluded = Concluded::of(row);
    if !concluded.is_open {
        return String::new();
    }
    let (actors, of) = (&draft.known.actors, draft.of.key);
    let is_untold = |name: &str| {
        let day = concluded.on.day();
        day.is_some_and(|day| actors.is_untold_since(of, name, day))
    };
    let names = several.into_iter().flatten().map(String::as_str);
    let untold: Vec<_> = names.filter(|name| is_untold(name)).collect();
    if untold.is_empty() {
        return OF_THE_WHOLE.to_owned();
    }
    format!("{OF_THE_WHOLE} {UNTOLD} {}.", untold.join("; "))
}

const UNTOLD: &str = "The list has these too, and whom each means depends on when it joined:";

const OF_THE_WHOLE: &str = "The source tells what happened to the whole, and of its parties their \
    names alone: whether and when each signed, was bound or left does not follow from it.";

fn party(
    draft: &mut Draft<'_>,
    row: &Row<'_>,
    concluded: &ByNumber<Concluded>,
    taken: &mut HashSet<String>,
) -> Result<(), Left> {
    let Some(concluded) = concluded.get(row.get("record_id")) else {
        return Err(Left::at(row, "record_id", UNKNOWN));
    };
    let name = row.get("party_name");
    if name != name.to_uppercase() {
        return Err(Left::at(row, "party_name", TERRITORY));
    }
    let day = concluded.on.day();
    let actor = if concluded.is_open {
        draft.actor_since(row, "party_name", day)?
    } else {
        draft.actor(row, "party_name", day)?
    };
    let party = draft.party(&key(row), &actor)?;
    if taken.insert(party) {
        Ok(())
    } else {
        Err(Left::at(row, "party_name", TWICE))
    }
}
