//! Import: what must hold between rows, of the package and of the registry together.

use std::{fs, os::unix::fs::symlink};

use expect_test::{Expect, expect};
use foedera::import::package::Package;
use tempfile::TempDir;

use crate::support::{
    Registry,
    package::{faults, loaded, run, small},
};

/// Checks what is said of a package of these tables that comes to the shipped data set.
async fn refused(tables: &[(&str, &str)], expected: Expect) {
    let database = loaded().await;
    expected.assert_eq(&run(&database, &small(tables)).await);
}

const MEMBERSHIP: &str = "key,organization,state,from,until,note,sources\n";

#[tokio::test]
async fn a_period_does_not_end_before_it_begins() {
    let rows = "late,un,nor,2020-05,2019,,untc-i-2\nvague,coe,rus,2020,2020-01-01,,untc-i-2\n";
    refused(
        &[("membership", &(MEMBERSHIP.to_owned() + rows))],
        expect![[r#"
            nothing was imported; 1 fault(s):
              membership.csv:2: from, until `2020-05, 2019`: the period ends before it begins; mend `from` or `until`"#]],
    )
    .await;
}

#[tokio::test]
async fn memberships_of_one_pair_do_not_overlap() {
    let rows = "nato-nor-2,nato,nor,1990,,,untc-i-2\ncsto-uzb-3,csto,uzb,2012,,,untc-i-2\n";
    refused(
        &[("membership", &(MEMBERSHIP.to_owned() + rows))],
        expect![[r#"
            nothing was imported; 1 fault(s):
              membership.csv:2: from, until `1990, `: the stored row `nato-nor` has the same pair in a period that overlaps; end one before the other"#]],
    )
    .await;
}

#[tokio::test]
async fn no_record_relates_to_itself() {
    let relation =
        "key,agreement,kind,related,sources\nself,ccm-2008,SUPERSEDES,ccm-2008,untc-i-2\n";
    let succession = "key,predecessor,successor,kind,occurred_on,note,sources\nself,rus,rus,CONTINUATION,1991,,untc-i-2\n";
    refused(
        &[("agreement_relation", relation), ("succession", succession)],
        expect![[r#"
            nothing was imported; 2 fault(s):
              agreement_relation.csv:2: related `ccm-2008`: `agreement` and `related` are the same; name two
              succession.csv:2: successor `rus`: `predecessor` and `successor` are the same; name two"#]],
    )
    .await;
}

#[tokio::test]
async fn an_event_names_a_party_of_its_own_agreement() {
    let event = "key,kind,title,agreement,party,decree,occurred_on,effective_on,place,note,sources\n\
                 odd,SIGNATURE,,ccm-2008,rus-bgr-mod-1992.bgr,,1992,,,,untc-i-2\n";
    refused(&[("event", event)], expect![[r#"
        nothing was imported; 1 fault(s):
          event.csv:2: party `rus-bgr-mod-1992.bgr`: this party is of another agreement; name that one, or another party"#]]).await;
}

#[tokio::test]
async fn a_signature_names_what_was_signed() {
    let signature = "key,official,role,capacity,office,on_behalf_of,agreement,decree,event,note,sources\n\
                     none,vladimir-putin,SIGNED,,,rus,,,,,untc-i-2\n";
    refused(&[("signature", signature)], expect![[r#"
        nothing was imported; 1 fault(s):
          signature.csv:2: agreement, decree, event `, , `: nothing is named; name one of agreement, decree, event"#]]).await;
}

/// A stored organization was made a State, and its members were lost to every query.
#[tokio::test]
async fn a_stored_actor_stays_what_it_is() {
    let state = "key,name,official_name,iso_code,iso_alpha2,from,until,recognition,note,name_es,name_fr,name_ru,sources\n\
                 nato,Nato,State of Nato,,,1949,,UN_MEMBER,,,,,untc-i-2\n";
    refused(
        &[("actor", "key,kind\nnato,STATE\n"), ("state", state)],
        expect![[r#"
            nothing was imported; 1 fault(s):
              actor.csv:2: key `nato`: it must have a row in state, and none in organization"#]],
    )
    .await;
}

#[tokio::test]
async fn an_actor_without_a_row_of_its_kind_is_named() {
    refused(
        &[("actor", "key,kind\nnobody,STATE\n")],
        expect![[r#"
        nothing was imported; 1 fault(s):
          actor.csv:2: key `nobody`: it must have a row in state, and none in organization"#]],
    )
    .await;
}

/// The row that has the value gives it up in the same import.
#[tokio::test]
async fn rows_may_swap_what_is_unique() {
    let database = loaded().await;
    let officials = "key,name,native_name,wikidata_id,born_on,collection,sources\n\
                     vladimir-putin,Vladimir Putin,,Q57454,,,untc-i-2\n\
                     valentina-matviyenko,Valentina Matviyenko,,Q7747,,,untc-i-2\n";
    expect!["0 records inserted, 2 updated, 0 unchanged"]
        .assert_eq(&run(&database, &small(&[("official", officials)])).await);
    let query = "{ official(by: {wikidataId: \"Q7747\"}) { key } }";
    let data = Registry::over(database.reader).data(query).await;
    assert_eq!(data["official"]["key"], "valentina-matviyenko");
}

#[tokio::test]
async fn what_is_unique_together_is_named_with_the_stored_row() {
    let party = "key,agreement,actor,note,sources\nagain,rus-bgr-mod-1992,rus,,untc-i-2\n";
    refused(&[("party", party)], expect![[r#"
        nothing was imported; 1 fault(s):
          party.csv:2: agreement, actor `rus-bgr-mod-1992, rus`: the stored row `rus-bgr-mod-1992.rus` has the same; together they must be unique"#]]).await;
}

/// The quote took the rows below it into one value, and they were lost.
#[tokio::test]
async fn a_quote_that_is_not_closed_is_named() {
    let open = "key,name,field\nmines,\"landmines,ARMS_CONTROL\nbases,military bases,DEFENCE\n";
    refused(
        &[("subject", open)],
        expect![[r#"
            nothing was imported; 1 fault(s):
              subject.csv:2: the quote that opens here is never closed; close it"#]],
    )
    .await;
    let amid = "key,name,field\nmines,\"landmines,ARMS_CONTROL\nbases,\"military bases,DEFENCE\n";
    refused(&[("subject", amid)], expect![[r#"
        nothing was imported; 1 fault(s):
          subject.csv:2: the quote that opens here is closed amid the value; close it at the end, and double the quotes within"#]]).await;
    let bare = "key,name,field\nmines,land \"mines\",ARMS_CONTROL\n";
    refused(
        &[("subject", bare)],
        expect![[r#"
            nothing was imported; 1 fault(s):
              subject.csv:2: put the whole value into quotes, and double the quote"#]],
    )
    .await;
}

/// Every row that named a State was blamed for the quote in another file.
#[tokio::test]
async fn a_file_that_cannot_be_read_is_the_only_one_blamed() {
    faults(
        "state.csv",
        |text| text.replacen("afg,Afghanistan", "afg,\"Afghanistan", 1),
        expect![[r#"
            nothing was imported; 1 fault(s):
              state.csv:2: the quote that opens here is closed amid the value; close it at the end, and double the quotes within"#]],
    )
    .await;
}

/// The API gives them out as an `Int`.
#[tokio::test]
async fn rows_are_counted_as_an_int_can() {
    faults(
        "collection.csv",
        |text| text.replacen("2026-03,,,", "2026-03,2147483648,-5,", 1),
        expect![[r#"
            nothing was imported; 2 fault(s):
              collection.csv:2: rows_read `2147483648`: not a whole number from 0 to 2147483647; write one, as 12
              collection.csv:2: rows_left_out `-5`: not a whole number from 0 to 2147483647; write one, as 12"#]],
    )
    .await;
}

#[tokio::test]
async fn quoted_values_may_hold_quotes_commas_and_lines() {
    let database = loaded().await;
    let rows = "un-xxx,coe,usa,1900,1901,\"a note,\nof \"\"two\"\" lines\",untc-i-2\n";
    let package = small(&[("membership", &(MEMBERSHIP.to_owned() + rows))]);
    expect!["1 records inserted, 0 updated, 0 unchanged"]
        .assert_eq(&run(&database, &package).await);
}

/// They are unique together, so one can't be written before the other.
#[tokio::test]
async fn parties_that_swap_their_actors_are_named() {
    let party = "key,agreement,actor,note,sources\n\
                 rus-bgr-mod-1992.rus,rus-bgr-mod-1992,bgr,,common-knowledge\n\
                 rus-bgr-mod-1992.bgr,rus-bgr-mod-1992,rus,,common-knowledge\n";
    refused(&[("party", party)], expect![[r#"
        nothing was imported; 2 fault(s):
          party.csv:2: agreement, actor `rus-bgr-mod-1992, bgr`: the stored row `rus-bgr-mod-1992.bgr` has the same until this import is done; change that row in an import before
          party.csv:3: agreement, actor `rus-bgr-mod-1992, rus`: the stored row `rus-bgr-mod-1992.rus` has the same until this import is done; change that row in an import before"#]]).await;
}

#[tokio::test]
async fn one_claim_of_a_property_is_preferred() {
    let claim = "key,record_kind,record,property,value,rank,source,note\n\
                 one,STATE,nor,name,Norge,PREFERRED,untc-i-2,\n\
                 two,STATE,nor,name,Noreg,PREFERRED,untc-i-2,\n\
                 three,STATE,nor,name,Norga,NORMAL,untc-i-2,\n";
    refused(&[("claim", claim)], expect![[r#"
        nothing was imported; 1 fault(s):
          claim.csv:3: record_kind, record, property `STATE, nor, name`: line 2 has the same; prefer one of them"#]]).await;
}

/// PostgreSQL refuses a long text in an index, and a terminal obeys some characters.
#[tokio::test]
async fn a_value_can_be_written_and_read() {
    let subject = format!(
        "key,name,field\nlong,{},OTHER\nbell,a\u{7}b,OTHER\nempty,\u{301},OTHER\nnul,a\u{0},OTHER\n",
        "x".repeat(2501)
    );
    refused(&[("subject", &subject)], expect![[r#"
        nothing was imported; 4 fault(s):
          subject.csv:2: name `xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx…`: it has 2501 bytes; at most 2500
          subject.csv:3: name `a�b`: remove the control character U+0007
          subject.csv:4: name `́`: it has no letter, digit or sign that can be seen; write one, or leave it empty
          subject.csv:5: name `a�`: remove the control character U+0000"#]]).await;
}

#[tokio::test]
async fn a_folder_without_a_descriptor_is_named() {
    let folder = TempDir::new().unwrap();
    let said = |name: &str| {
        let error = Package::read(&folder.path().join(name)).unwrap_err();
        format!("{error:#}").replace(&folder.path().display().to_string(), "..")
    };
    expect!["../nothing/datapackage.json is not a file; name the folder of a data package"]
        .assert_eq(&said("nothing"));
    let write = |text: &str| fs::write(folder.path().join("datapackage.json"), text).unwrap();
    write("[1, 2]");
    expect!["datapackage.json is not a JSON object: invalid type: sequence, expected a map at line 1 column 0"].assert_eq(&said(""));
    write("{}");
    expect!["datapackage.json is not the descriptor of a data package: missing field `name`"]
        .assert_eq(&said(""));
    write("\u{feff}{\"name\": \"a\", \"resources\": [{\"name\": \"state\", \"path\": \"\"}]}");
    expect!["datapackage.json: `` is not a file; correct the path"].assert_eq(&said(""));
    write("{\"name\": \"a\", \"resources\": [{\"name\": \"state\", \"path\": \"../b.csv\"}]}");
    expect!["datapackage.json: `../b.csv` is not a file in the package's folder"]
        .assert_eq(&said(""));
    // A fault in another file of the machine would be printed.
    symlink("/etc/passwd", folder.path().join("state.csv")).unwrap();
    write("{\"name\": \"a\", \"resources\": [{\"name\": \"state\", \"path\": \"state.csv\"}]}");
    expect!["datapackage.json: `state.csv` is a link out of the package's folder; copy the file"]
        .assert_eq(&said(""));
    // Every request reads which version the data have.
    write(&format!(
        "{{\"name\": \"{}\", \"resources\": []}}",
        "a".repeat(5_000)
    ));
    expect!["datapackage.json: `name`: it has 5000 bytes; at most 2500"].assert_eq(&said(""));
    write("{\"name\": \"a\", \"version\": \"\\u0000\", \"resources\": []}");
    expect!["datapackage.json: `version`: remove the control character U+0000"]
        .assert_eq(&said(""));
}

/// Whom an actor's part goes to must be known, and the last of a line.
#[tokio::test]
async fn an_actor_is_continued_by_one_at_most_and_never_by_one_before_it() {
    let and = |row: &'static str| move |text: String| format!("{}\n{row}\n", text.trim_end());
    faults(
        "succession.csv",
        and("sun-ukr-2,sun,ukr,CONTINUATION,1991-12-26,,common-knowledge"),
        expect![[r#"
            nothing was imported; 1 fault(s):
              succession.csv:38: predecessor `sun`: line 14 has the same; an actor is continued by one at most"#]],
    )
    .await;
    faults(
        "succession.csv",
        and("rus-sun,rus,sun,CONTINUATION,1999-01-01,,common-knowledge"),
        expect![[r#"
            nothing was imported; 1 fault(s):
              succession.csv:14: predecessor, successor `sun, rus`: line 38 would lead from the successor back to the predecessor; end the circle (a State that came back has a record of its own)"#]],
    )
    .await;
}
