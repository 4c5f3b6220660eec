//! Import: values that are refused by themselves, since no reader sees them, or an engine can't keep them.

use expect_test::{Expect, expect};

use crate::support::package::{loaded, run, small};

/// Checks what is said of a package of these tables that comes to the shipped data set.
async fn refused(tables: &[(&str, &str)], expected: Expect) {
    let database = loaded().await;
    expected.assert_eq(&run(&database, &small(tables)).await);
}

/// What is put into an index is the folded text, which may be eighteen times as long: PostgreSQL refused
/// it, and named no line.
#[tokio::test]
async fn a_text_is_not_too_long_once_it_is_folded() {
    let subject = |ligatures: usize| {
        let name = "\u{fdfa}".repeat(ligatures);
        format!("key,name,field\nlong,{name},OTHER\n")
    };
    let database = loaded().await;
    let package = small(&[("subject", &subject(75))]);
    expect!["1 records inserted, 0 updated, 0 unchanged"]
        .assert_eq(&run(&database, &package).await);
    let names = format!(
        "key,name,official_name,iso_code,iso_alpha2,from,until,recognition,note,name_es,name_fr,name_ru,sources\nnor,Norway,Kingdom of Norway,,,,,UN_MEMBER,,,{},,untc-i-2\n",
        "\u{fdfa}".repeat(76)
    );
    refused(
        &[("subject", &subject(76)), ("state", &names)],
        expect![[r#"
            nothing was imported; 2 fault(s):
              state.csv:2: name_fr `ﷺﷺﷺﷺﷺﷺﷺﷺﷺﷺﷺﷺﷺﷺﷺﷺﷺﷺﷺﷺﷺﷺﷺﷺﷺﷺﷺﷺﷺﷺﷺﷺﷺﷺﷺﷺﷺﷺﷺﷺﷺﷺﷺﷺﷺﷺﷺﷺﷺﷺﷺﷺﷺﷺﷺﷺﷺﷺﷺﷺﷺﷺﷺﷺﷺﷺﷺﷺﷺﷺﷺﷺﷺﷺﷺﷺ`: it has 2508 bytes as it is searched, without ligatures; at most 2500: shorten it
              subject.csv:2: name `ﷺﷺﷺﷺﷺﷺﷺﷺﷺﷺﷺﷺﷺﷺﷺﷺﷺﷺﷺﷺﷺﷺﷺﷺﷺﷺﷺﷺﷺﷺﷺﷺﷺﷺﷺﷺﷺﷺﷺﷺﷺﷺﷺﷺﷺﷺﷺﷺﷺﷺﷺﷺﷺﷺﷺﷺﷺﷺﷺﷺﷺﷺﷺﷺﷺﷺﷺﷺﷺﷺﷺﷺﷺﷺﷺﷺ`: it has 2508 bytes as it is searched, without ligatures; at most 2500: shorten it"#]],
    )
    .await;
}

/// Each of these is there, and shows nothing.
#[tokio::test]
async fn a_value_has_something_to_see() {
    let subject = "key,name,field\nspace,\u{200b},OTHER\nfiller,\u{3164},OTHER\n\
                   tag,\u{e0041},OTHER\nboth,\u{200b}a,OTHER\n";
    let said = run(&loaded().await, &small(&[("subject", subject)])).await;
    assert!(
        said.starts_with("nothing was imported; 3 fault(s)"),
        "{said}"
    );
    assert_eq!(said.matches("sign that can be seen").count(), 3, "{said}");
}

#[tokio::test]
async fn the_languages_of_an_agreement_are_named_once_each() {
    let lists = [
        ";",
        "English;;French",
        "English;English",
        "English; French",
        "French;",
    ];
    let row = |(at, languages)| {
        format!("a{at},One,,AGREEMENT,,,,,,,,{languages},,,military-cooperation,untc-i-2\n")
    };
    let rows: String = lists.iter().enumerate().map(row).collect();
    let head = "key,title,short_title,form,level,laterality,signed_on,signed_at,registration_number,wikidata_id,depositary,languages,note,collection,subjects,sources\n";
    let agreement = head.to_owned() + &rows;
    refused(&[("agreement", &agreement)], expect![[r#"
        nothing was imported; 5 fault(s):
          agreement.csv:2: languages `;`: it must match `^[^;\s]([^;]*[^;\s])?(;[^;\s]([^;]*[^;\s])?)*$`
          agreement.csv:3: languages `English;;French`: it must match `^[^;\s]([^;]*[^;\s])?(;[^;\s]([^;]*[^;\s])?)*$`
          agreement.csv:4: languages `English;English`: `English` is named twice; name it once
          agreement.csv:5: languages `English; French`: it must match `^[^;\s]([^;]*[^;\s])?(;[^;\s]([^;]*[^;\s])?)*$`
          agreement.csv:6: languages `French;`: it must match `^[^;\s]([^;]*[^;\s])?(;[^;\s]([^;]*[^;\s])?)*$`"#]]).await;
}
