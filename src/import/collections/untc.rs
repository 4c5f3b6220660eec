//! The UN Treaty Collection: multilateral treaties deposited with the Secretary-General, and what
//! each participant did.

use std::{collections::HashMap, path::Path};

use super::{
    date::Dated,
    draft::{Draft, Left},
    file::Row,
    records::{Agreement, Happened, form, slug},
};

const TREATIES: &str = "untc_mtdsg_treaties.csv";
const ACTIONS: &str = "untc_mtdsg_actions.csv";

const UNKNOWN: &str = "no treaty of untc_mtdsg_treaties.csv has this number";

/// The title of a treaty, and the earliest signature of each.
type Treaties = HashMap<String, Option<String>>;

pub fn read(draft: &mut Draft<'_>, folder: &Path) -> anyhow::Result<()> {
    let mut treaties = Treaties::new();
    let signing = ["mtdsg_no", "date", "action"];
    // The first signature is that of the agreement, so signatures are looked at before it is added.
    super::file::each(folder, ACTIONS, &signing, |row| {
        if let Ok(row) = row
            && ["SIGNATURE", "DEFINITIVE_SIGNATURE"].contains(&row.get("action"))
        {
            let first = treaties.entry(row.get("mtdsg_no").to_owned()).or_default();
            let day = row.get("date");
            if first.as_deref().is_none_or(|it| day < it) {
                *first = Some(day.to_owned());
            }
        }
    })?;
    let columns = ["mtdsg_no", "title", "chapter_name", "url"];
    draft.each(folder, TREATIES, &columns, |row, draft| {
        treaty(draft, row, &treaties)
    })?;
    let columns = ["mtdsg_no", "participant", "column", "date", "action"];
    draft.each(folder, ACTIONS, &columns, action)
}

fn key(row: &Row<'_>) -> String {
    format!("untc.{}", slug(row.get("mtdsg_no")))
}

fn treaty(draft: &mut Draft<'_>, row: &Row<'_>, treaties: &Treaties) -> Result<(), Left> {
    let (key, title) = (key(row), row.get("title"));
    let (place, adopted) = concluded(title);
    let source = format!("{key}.page");
    draft.add(
        "source",
        &[
            ("key", &source),
            ("kind", "TREATY_COLLECTION"),
            ("url", row.get("url")),
            ("publisher", draft.of.publisher),
            ("title", title),
            ("access", "not read"),
            ("collection", draft.of.key),
        ],
    )?;
    let signed = treaties.get(row.get("mtdsg_no")).cloned().flatten();
    draft.agreement(&Agreement {
        key: &key,
        title,
        form: form(title),
        laterality: "MULTILATERAL",
        signed_on: Dated::read(signed.as_deref().unwrap_or_default()).edtf(),
        signed_at: place,
        depositary: "Secretary-General of the United Nations",
        subjects: &[row.get("chapter_name")],
        sources: &[source],
        ..Agreement::default()
    })?;
    let event = Happened {
        place,
        ..Happened::new(&key, "ADOPTION", &adopted, "title")
    };
    draft.event(row, &event)
}

/// Place and day at the end of a title: `... . New York, 18 December 2002`.
fn concluded(title: &str) -> (&str, Dated) {
    let last = title.rsplit_once(". ").map_or("", |(_, last)| last);
    let parts = last.rsplit_once(", ").and_then(|(place, day)| {
        let day = chrono::NaiveDate::parse_from_str(day, "%d %B %Y").ok()?;
        Some((place, Dated::read(&day.to_string())))
    });
    parts.unwrap_or(("", Dated::None))
}

/// The kind of event that an action is. What has no kind of its own keeps its name as a title.
fn kind(action: &str) -> (&'static str, bool) {
    match action {
        "SIGNATURE" => ("SIGNATURE", false),
        // Who succeeds to a signature has signed.
        "SUCCESSION_TO_SIGNATURE" => ("SIGNATURE", true),
        "RATIFICATION" => ("RATIFICATION", false),
        "ACCESSION" => ("ACCESSION", false),
        "ACCEPTANCE" => ("ACCEPTANCE", false),
        "APPROVAL" => ("APPROVAL", false),
        "SUCCESSION" => ("SUCCESSION", false),
        "DEFINITIVE_SIGNATURE" => ("DEFINITIVE_SIGNATURE", false),
        "CONSENT_TO_BE_BOUND" => ("CONSENT_TO_BE_BOUND", false),
        "PROVISIONAL_APPLICATION" => ("PROVISIONAL_APPLICATION", false),
        "FORMAL_CONFIRMATION" => ("FORMAL_CONFIRMATION", false),
        _ => ("OTHER", true),
    }
}

fn action(row: &Row<'_>, draft: &mut Draft<'_>) -> Result<(), Left> {
    let agreement = key(row);
    if !draft.has("agreement", &agreement) {
        return Err(Left::at(row, "mtdsg_no", UNKNOWN));
    }
    let on = Dated::read(row.get("date"));
    let actor = draft.actor(row, "participant", on.day())?;
    let party = draft.party(&agreement, &actor)?;
    let (kind, titled) = kind(row.get("action"));
    let event = Happened {
        party: &party,
        title: if titled { row.get("column") } else { "" },
        ..Happened::new(&agreement, kind, &on, "date")
    };
    draft.event(row, &event)
}
