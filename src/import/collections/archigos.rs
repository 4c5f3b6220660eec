//! Archigos: who led a State, from when until when.

use std::path::Path;

use super::{
    date::Dated,
    draft::{Draft, Left},
    file::Row,
    records::slug,
    terms::{Term, Terms},
};

const LEADERS: &str = "archigos_leaders.csv";
const COLUMNS: [&str; 6] = [
    "obsid",
    "gwcode",
    "leadid",
    "leader",
    "startdate",
    "enddate",
];

pub fn read(draft: &mut Draft<'_>, folder: &Path) -> anyhow::Result<()> {
    let mut terms = Terms::default();
    super::file::each(folder, LEADERS, &COLUMNS, |row| {
        if let Ok(row) = row
            && let Ok(actor) = actor(draft, row)
        {
            terms.add(term(row, &actor));
        }
    })?;
    draft.each(folder, LEADERS, &COLUMNS, |row, draft| {
        leader(draft, row, &terms)
    })
}

fn begin(row: &Row<'_>) -> Dated {
    Dated::read(row.get("startdate"))
}

fn actor(draft: &Draft<'_>, row: &Row<'_>) -> Result<String, Left> {
    draft.actor(row, "gwcode", begin(row).day())
}

/// Whoever was still in office when the data were made has no end.
fn is_in_office(row: &Row<'_>) -> bool {
    row.get("exit") == "Still in Office"
}

fn term(row: &Row<'_>, actor: &str) -> Term {
    let last = if is_in_office(row) {
        ""
    } else {
        row.get("enddate")
    };
    Term {
        line: row.line,
        official: format!("archigos.{}", row.get("leadid")),
        office: format!("archigos.{actor}.leader"),
        from: begin(row),
        last: Dated::read(last),
    }
}

fn leader(draft: &mut Draft<'_>, row: &Row<'_>, terms: &Terms) -> Result<(), Left> {
    let actor = actor(draft, row)?;
    let term = term(row, &actor);
    let (source, institution) = (draft.of.key, format!("archigos.{actor}"));
    draft.once(
        "institution",
        &[
            ("key", &institution),
            ("actor", &actor),
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
    let born = Dated::of_parts(row.get("yrborn"), "", "");
    draft.once(
        "official",
        &[
            ("key", &term.official),
            ("name", row.get("leader")),
            ("born_on", born.edtf()),
            ("collection", source),
            ("sources", source),
        ],
    )?;
    let note = if is_in_office(row) {
        "still in office on 2015-12-31, when the data end"
    } else {
        ""
    };
    let key = format!("archigos.{}", slug(row.get("obsid")));
    terms.write(draft, row, &term, &draft.free("appointment", &key), note)
}
