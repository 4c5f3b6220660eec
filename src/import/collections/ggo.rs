//! GGO: agreements of global governance, and what each State did.

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

const AGREEMENTS: &str = "many_ggo_agreements.csv";
const PARTIES: [&str; 2] = ["many_ggo_parties_1.csv", "many_ggo_parties_2.csv"];

pub fn read(draft: &mut Draft<'_>, folder: &Path) -> anyhow::Result<()> {
    let mut treaties = Treaties::new("ggo", AGREEMENTS, "").read(folder, &PARTIES, &PARTY)?;
    let columns = [&many::AGREEMENT[..], &COLUMNS].concat();
    draft.each(folder, AGREEMENTS, &columns, |row, draft| {
        let key = treaties.add(row);
        agreement(draft, row, &key, &treaties)
    })?;
    let mut parties = Parties::new(&treaties, &PARTY);
    parties.read(draft, folder, &PARTIES)?;
    for file in PARTIES {
        draft.each(folder, file, &PARTY.all(), |row, draft| {
            parties.add(draft, row)
        })?;
    }
    Ok(())
}

/// What it has beside the columns of both.
const COLUMNS: [&str; 4] = ["TypeDomain", "Location", "Depository", "TextURL"];

const PARTY: Columns = Columns {
    signature: "StateSignature",
    ratification: "StateRatification",
    force: "StateForce",
    end: "StateEnd",
    number: "",
};

fn agreement(
    draft: &mut Draft<'_>,
    row: &Row<'_>,
    key: &str,
    treaties: &Treaties,
) -> Result<(), Left> {
    let title = row.get("Title");
    let sources = sources(draft, row, key)?;
    let domains = row.get("TypeDomain").split(',').map(str::trim);
    let subjects = domains.chain([row.get("TypeSubject")]);
    draft.agreement(&Agreement {
        key,
        title,
        form: form_of(title, row.get("TypeAgree")),
        laterality: many::laterality(row.get("TypeAmbit")),
        signed_on: many::date(row, "Signature").edtf(),
        signed_at: row.get("Location"),
        depositary: row.get("Depository"),
        subjects: &subjects.collect::<Vec<_>>(),
        sources: &sources,
        ..Agreement::default()
    })?;
    many::events(draft, row, key, treaties)
}

/// Where the text can be read, as far as that is told.
fn sources(draft: &mut Draft<'_>, row: &Row<'_>, key: &str) -> Result<Vec<String>, Left> {
    let mut sources = vec![];
    for url in draft.addresses(row, "TextURL") {
        let source = draft.free("source", &format!("{key}.text"));
        draft.add(
            "source",
            &[
                ("key", &source),
                ("kind", "REFERENCE"),
                ("url", &url),
                ("title", row.get("Title")),
                ("access", "not read"),
                ("collection", draft.of.key),
            ],
        )?;
        sources.push(source);
    }
    Ok(sources)
}
