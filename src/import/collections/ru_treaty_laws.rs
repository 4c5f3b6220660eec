//! Federal laws of Russia on treaties. They name agreements in words alone.

use std::path::Path;

use super::{
    draft::{Draft, Left},
    file::Row,
};

const LAWS: &str = "ru_treaty_laws.csv";
const ISSUER: &str = "fedassembly-rus";

pub fn read(draft: &mut Draft<'_>, folder: &Path) -> anyhow::Result<()> {
    let columns = ["pravo_nd", "actions", "title_ru", "status", "url"];
    draft.each(folder, LAWS, &columns, law)
}

fn law(row: &Row<'_>, draft: &mut Draft<'_>) -> Result<(), Left> {
    let key = format!("ru-law.{}", row.get("pravo_nd"));
    if draft.has("decree", &key) {
        return Err(Left::at(
            row,
            "pravo_nd",
            "the number stands in the file before",
        ));
    }
    let action = row.get("actions").to_lowercase().replace('|', ", ");
    let status = row.get("status").replace('_', " ");
    let url = draft.address(row, "url");
    draft.add(
        "decree",
        &[
            ("key", &key),
            ("title", row.get("title_ru")),
            ("kind", "LAW"),
            ("native_kind", "федеральный закон"),
            ("issuer", ISSUER),
            ("url", &url),
            (
                "note",
                &format!("Classed by words of its title: {action}. The portal calls it {status}."),
            ),
            ("collection", draft.of.key),
            ("sources", draft.of.key),
        ],
    )?;
    draft.doubt(
        row,
        "title_ru",
        "it names an agreement in words alone, so it is linked to none",
    );
    Ok(())
}
