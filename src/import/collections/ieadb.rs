//! IEADB: international environmental agreements, and what each State did.

use std::path::Path;

use super::{
    draft::{Draft, Left},
    file::Row,
    form::form_of,
    many,
    many_party::{Columns, Parties},
    records::Agreement,
    treaties::Treaties,
};

const AGREEMENTS: &str = "many_ieadb_agreements.csv";
const PARTIES: &str = "many_ieadb_parties.csv";

pub fn read(draft: &mut Draft<'_>, folder: &Path) -> anyhow::Result<()> {
    let treaties = Treaties::new("ieadb", AGREEMENTS, "mitchID");
    let mut treaties = treaties.read(folder, &[PARTIES], &PARTY)?;
    let columns = [&many::AGREEMENT[..], &["Lineage", "mitchID"]].concat();
    draft.each(folder, AGREEMENTS, &columns, |row, draft| {
        let key = treaties.add(row);
        agreement(draft, row, &key, &treaties)
    })?;
    let mut parties = Parties::new(&treaties, &PARTY);
    parties.read(draft, folder, &[PARTIES])?;
    draft.each(folder, PARTIES, &PARTY.all(), |row, draft| {
        parties.add(draft, row)
    })
}

const PARTY: Columns = Columns {
    signature: "stateSignature",
    ratification: "Rat",
    force: "Force",
    end: "End",
    number: "ieadbID",
};

fn agreement(
    draft: &mut Draft<'_>,
    row: &Row<'_>,
    key: &str,
    treaties: &Treaties,
) -> Result<(), Left> {
    let title = row.get("Title");
    let note = match row.get("Lineage") {
        "Not Yet Assigned" | "" => String::new(),
        lineage => format!("Lineage: {lineage}"),
    };
    draft.agreement(&Agreement {
        key,
        title,
        form: form_of(title, row.get("TypeAgree")),
        laterality: many::laterality(row.get("TypeAmbit")),
        signed_on: many::date(row, "Signature").edtf(),
        note: &note,
        subjects: &[row.get("TypeSubject")],
        ..Agreement::default()
    })?;
    many::events(draft, row, key, treaties)
}
