//! Import: all or nothing, every fault at once, again without effect, a changed row by its key.

use std::path::Path;

use expect_test::{Expect, expect};
use foedera::import::{self, package::Package, shipped};
use serde_json::json;

use crate::support::{
    Registry, database,
    package::{DATA, changed, faults, loaded, run},
};

#[tokio::test]
async fn the_shipped_package_goes_in_once_and_then_changes_nothing() {
    let database = database::empty().await;
    assert!(import::is_empty(&database.writer).await.unwrap());
    expect!["7588 records inserted, 0 updated, 0 unchanged"]
        .assert_eq(&run(&database, &shipped::package()).await);
    assert!(!import::is_empty(&database.writer).await.unwrap());
    expect!["nothing to change: all 7588 records are as they were"]
        .assert_eq(&run(&database, &Package::read(Path::new(DATA)).unwrap()).await);
}

#[tokio::test]
async fn a_changed_row_is_updated_by_its_key() {
    let database = loaded().await;
    let package = changed("agreement.csv", |text| {
        text.replacen(",Oslo Convention,", ",Convention of Oslo,", 1)
    });
    expect!["0 records inserted, 1 updated, 7587 unchanged"]
        .assert_eq(&run(&database, &package).await);
    let registry = Registry::over(database.reader);
    let query =
        "{ agreements(filter: {shortTitle: {eq: \"convention of OSLO\"}}) { nodes { key } } }";
    assert_eq!(
        registry.data(query).await["agreements"]["nodes"][0]["key"],
        "ccm-2008"
    );
}

#[tokio::test]
async fn a_source_taken_from_a_row_is_taken_from_its_record() {
    let database = loaded().await;
    let package = changed("decree.csv", |text| {
        text.replacen("mailru-69170673;", "", 1)
    });
    expect!["0 records inserted, 1 updated, 7587 unchanged"]
        .assert_eq(&run(&database, &package).await);
    let registry = Registry::over(database.reader);
    let query = "{ decree(by: {key: \"rus-gov-order-2025-12-19\"}) { sources { totalCount } } }";
    assert_eq!(
        registry.data(query).await["decree"]["sources"]["totalCount"],
        3
    );
}

#[tokio::test]
async fn every_fault_is_named_at_once() {
    faults(
        "membership.csv",
        |text| {
            let mut lines: Vec<_> = text.lines().map(str::to_owned).collect();
            lines[1] = "un-afg,uno,afg,1946-13-19,,,untc-i-2".to_owned();
            lines[2] = "un-afg,un,ago,,,,untc-i-2;nobody".to_owned();
            lines[3] = "Un Alb,un,,,,,".to_owned();
            lines.join("\n")
        },
        expect![[r#"
            nothing was imported; 7 fault(s):
              membership.csv:2: organization `uno`: there is no such organization; add it, or mend the key
              membership.csv:2: from `1946-13-19`: at character 6: month 13 does not exist; months are 01 to 12
              membership.csv:3: key `un-afg`: it stands on line 2 too; it must be unique
              membership.csv:3: sources `untc-i-2;nobody`: `nobody`: there is no such source; add it, or mend the key
              membership.csv:4: key `Un Alb`: it must match `^[a-z0-9][a-z0-9.-]*$`
              membership.csv:4: state ``: a value is required here
              membership.csv:4: sources ``: a value is required here"#]],
    )
    .await;
}

#[tokio::test]
async fn a_term_that_is_none_is_named_with_those_that_are() {
    faults(
        "actor.csv",
        |text| text.replacen("nato,ORGANIZATION", "nato,CLUB", 1),
        expect![[r#"
            nothing was imported; 1 fault(s):
              actor.csv:212: kind `CLUB`: not a term; use one of STATE, ORGANIZATION"#]],
    )
    .await;
}

#[tokio::test]
async fn columns_are_those_of_the_table() {
    faults(
        "office.csv",
        |text| text.replacen("title", "name", 1),
        expect![[r#"
            nothing was imported; 2 fault(s):
              office.csv:1: title ``: the column is missing; add it, be it empty
              office.csv:1: name `name`: the table has no such column; remove it"#]],
    )
    .await;
}

#[tokio::test]
async fn rows_that_share_what_must_be_unique_are_named() {
    faults(
        "party.csv",
        |text| text + "twice,rus-bgr-mod-1992,rus,,common-knowledge\n",
        expect![[r#"
            nothing was imported; 1 fault(s):
              party.csv:1682: agreement, actor `rus-bgr-mod-1992, rus`: line 2 has the same; together they must be unique"#]],
    )
    .await;
}

#[tokio::test]
async fn a_row_with_too_few_values_is_named() {
    faults(
        "office.csv",
        |text| text + "short,row\nlong,row,,,,\n",
        expect![[r#"
            nothing was imported; 2 fault(s):
              office.csv:119: the row has 2 values; the header has 4
              office.csv:120: the row has 6 values; the header has 4"#]],
    )
    .await;
}

#[tokio::test]
async fn an_actor_is_what_its_kind_says() {
    faults(
        "actor.csv",
        |text| text.replacen("nato,ORGANIZATION", "nato,STATE", 1) + "nobody,STATE\n",
        expect![[r#"
            nothing was imported; 2 fault(s):
              actor.csv:212: key `nato`: it must have a row in state, and none in organization
              actor.csv:283: key `nobody`: it must have a row in state, and none in organization"#]],
    )
    .await;
}

#[tokio::test]
async fn a_unique_value_of_a_stored_row_is_named() {
    let database = loaded().await;
    let package = changed("state.csv", |text| {
        let (header, rows) = text.split_once('\n').unwrap();
        let row = rows.lines().find(|row| row.starts_with("nor,")).unwrap();
        format!("{header}\n{}\n", row.replacen("nor,", "norway,", 1))
    });
    let package = Package {
        resources: package
            .resources
            .into_iter()
            .filter(|it| ["actor", "state"].contains(&it.name.as_str()))
            .map(|mut it| {
                if it.name == "actor" {
                    it.rows.retain(|row| row.values[0] == *"nor");
                    let values = it.rows[0].values.iter().skip(1);
                    it.rows[0].values = ["norway"].into_iter().chain(values).collect();
                }
                it
            })
            .collect(),
        ..package
    };
    expect![[r#"
        nothing was imported; 1 fault(s):
          state.csv:2: iso_code `NOR`: the stored row `nor` has the same; it must be unique"#]]
    .assert_eq(&run(&database, &package).await);
}

/// Checks what is said of a package of small files, each for the table `subject`.
async fn subjects(files: &[(&str, &str)], expected: Expect) {
    let resources = files
        .iter()
        .map(|(file, _)| json!({ "name": "subject", "path": file }));
    let descriptor = json!({ "name": "small", "resources": resources.collect::<Vec<_>>() });
    let package = Package::from_files(&descriptor.to_string(), |path| {
        let (_, text) = files.iter().find(|(file, _)| *file == path).unwrap();
        Ok(text.as_bytes().to_vec())
    });
    expected.assert_eq(&run(&database::empty().await, &package.unwrap()).await);
}

/// A header that names a column twice once made the whole file vanish without a word.
#[tokio::test]
async fn a_column_that_comes_twice_is_named() {
    let file = "key,name,field,field\nmines,landmines,ARMS_CONTROL,OTHER\n";
    subjects(
        &[("a.csv", file)],
        expect![[r#"
        nothing was imported; 1 fault(s):
          a.csv:1: field `field`: the column comes twice; keep one"#]],
    )
    .await;
}

/// A second file for one table was never read, and nobody was told.
#[tokio::test]
async fn a_table_that_comes_twice_is_named() {
    let (first, second) = (
        "mines,landmines,ARMS_CONTROL\n",
        "bases,military bases,DEFENCE\n",
    );
    let header = "key,name,field\n".to_owned();
    let (first, second) = (header.clone() + first, header + second);
    subjects(&[("a.csv", &first), ("b.csv", &second)], expect![[r#"
        nothing was imported; 1 fault(s):
          datapackage.json:1: name `subject`: the table comes twice; put the rows of b.csv into one file"#]]).await;
}

#[tokio::test]
async fn bytes_that_are_not_utf_8_are_named() {
    let file = b"key,name,field\nmines,\xff,ARMS_CONTROL\nbases,bases,NOTHING\n";
    let descriptor =
        json!({ "name": "small", "resources": [{ "name": "subject", "path": "a.csv" }] });
    let package = Package::from_files(&descriptor.to_string(), |_| Ok(file.to_vec()));
    expect![[r#"
        nothing was imported; 2 fault(s):
          a.csv:2: the row is not UTF-8; save the file as UTF-8
          a.csv:3: field `NOTHING`: not a term; use one of DEFENCE, ARMS_CONTROL, SECURITY, POLITICAL, HUMAN_RIGHTS, NUCLEAR_SAFETY, LEGAL, ECONOMIC, BORDERS_AND_TRANSPORT, OTHER"#]].assert_eq(&run(&database::empty().await, &package.unwrap()).await);
}
