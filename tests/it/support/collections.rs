//! Files of public collections, as small as a test needs them.

use std::fs;

use expect_test::Expect;
use foedera::{
    import::{self, Mode, collections::Collection},
    store::connect::Database,
};
use tempfile::TempDir;

use super::{Registry, package::loaded};

/// The files of `atop`: an alliance of one State.
pub const ALLIANCE: [(&str, &str); 2] = [
    (
        "atop_alliances.csv",
        "atopid,begyr,endyr,bilat,begmo,begday,endmo,endday,defense,offense,neutral,nonagg,consul\n\
         1,1949,0,0,4,4,0,0,1,0,0,0,0\n",
    ),
    (
        "atop_members.csv",
        "atopid,member,yrent,moent,dayent,yrexit,moexit,dayexit,phase\n\
         1,385,1949,4,4,0,0,0,0\n",
    ),
];

/// A folder with these files.
pub fn folder(files: &[(&str, &str)]) -> TempDir {
    let folder = TempDir::new().unwrap();
    for (name, text) in files {
        fs::write(folder.path().join(name), text).unwrap();
    }
    folder
}

/// Imports a collection out of these files. Returns what is said of it: what changed, and the report.
pub async fn import(
    database: &Database,
    collection: Collection,
    mode: Mode,
    files: &[(&str, &str)],
) -> String {
    let folder = folder(files);
    let (db, path) = (&database.writer, folder.path());
    let imported = import::run_collection(db, collection, path, mode, &mut ()).await;
    let imported = match imported {
        Ok(imported) => imported,
        Err(error) => return format!("{error:#}").replace(&path.display().to_string(), "<folder>"),
    };
    let report = path.join("report.csv");
    imported.findings.write(&report).unwrap();
    let (report, findings) = (fs::read_to_string(report).unwrap(), &imported.findings);
    assert_eq!(findings.read, findings.written + findings.left_out);
    format!("{}\n{findings}\n\n{report}", imported.report)
}

/// Imports into the shipped registry, and checks what is said and what a query tells then.
pub async fn imported(
    collection: Collection,
    files: &[(&str, &str)],
    said: Expect,
    query: &str,
    answer: Expect,
) {
    let database = loaded().await;
    said.assert_eq(&import(&database, collection, Mode::Write, files).await);
    let again = import(&database, collection, Mode::Write, files).await;
    assert!(again.starts_with("nothing to change"), "{again}");
    let data = Registry::over(database.reader).data(query).await;
    answer.assert_eq(&data.to_string());
}
