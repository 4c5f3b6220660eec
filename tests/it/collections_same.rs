//! The same agreement in two collections: what links the records, and what keeps them apart.

use expect_test::{Expect, expect};
use foedera::import::{Mode, collections::Collection};

use crate::support::{Registry, collections::import, package::loaded};

type Files<'a> = &'a [(&'a str, &'a str)];

const UNTC: Files<'static> = &[
    (
        "untc_mtdsg_treaties.csv",
        "mtdsg_no,title,chapter_no,chapter_name,url\n\
         27-7,\"Framework Convention on Wells. New York, 9 May 1992\",27,Environment,http://e.org/1\n\
         27-7-a,\"Kyoto Protocol to the Framework Convention on Wells. Kyoto, 11 December 1997\",27,\
         Environment,http://e.org/2\n",
    ),
    (
        "untc_mtdsg_actions.csv",
        "mtdsg_no,participant,column,date,suffix,action\n\
         27-7,Norway,Signature,1992-06-04,,SIGNATURE\n\
         27-7,Sweden,Signature,1992-06-08,,SIGNATURE\n",
    ),
];

const UK_PARTIES: (&str, &str) = ("uk_treaty_parties.csv", "record_id,party_name\n");
const UK_COLUMNS: &str = "record_id,title,type,subject,signed_on,signed_at,adopted_on,\
    provisional_in_force_on,in_force_on,in_force_effective_on,terminated_on,\
    terminated_effective_on,withdrawn_on\n";

/// What is like the agreements whose titles contain a text, after collections are imported.
async fn same(collections: &[(Collection, Files<'_>)], text: &str, answer: Expect) {
    let database = loaded().await;
    for (collection, files) in collections {
        import(&database, *collection, Mode::Write, files).await;
    }
    let query = format!(
        r#"{{ agreements(filter: {{title: {{contains: "{text}"}}}}, orderBy: [{{field: KEY}}]) {{
            nodes {{ key sameAs {{ score reason agreement {{ key }} }} }} }} }}"#
    );
    let data = Registry::over(database.reader).data(&query).await;
    let nodes = data["agreements"]["nodes"].as_array().unwrap();
    let lines = nodes.iter().map(|node| {
        let same = node["sameAs"].as_array().unwrap().iter();
        let same = same.map(|it| {
            let text = |it: &serde_json::Value| it.as_str().unwrap().to_owned();
            let other = text(&it["agreement"]["key"]);
            format!(" {other} {} {}", it["score"], text(&it["reason"]))
        });
        format!(
            "{}:{}\n",
            node["key"].as_str().unwrap(),
            same.collect::<String>()
        )
    });
    answer.assert_eq(&lines.collect::<String>());
}

/// The UN Treaty Collection has place and day in the title, and the day is that of adoption.
#[tokio::test]
async fn a_title_of_the_un_treaty_collection_is_that_of_others() {
    let ieadb: Files<'_> = &[
        (
            "many_ieadb_agreements.csv",
            "treatyID,Title,Begin,End,Signature,Force,Term,TypeAmbit,TypeAgree,TypeSubject,Lineage\n\
             WELLS_1992A,Framework Convention On Wells,,,1992-05-09,,,Multilateral,Agreement,,\n\
             WELLS_1997P,Protocol To The Framework Convention On Wells,,,1997-12-11,,,Multilateral,\
             Protocol,,\n",
        ),
        (
            "many_ieadb_parties.csv",
            "stateID,treatyID,Begin,End,stateSignature,Rat,Force\n\
             NOR,WELLS_1992A,,,1992-06-04,,\nSWE,WELLS_1992A,,,,,\n",
        ),
    ];
    let collections = [(Collection::Untc, UNTC), (Collection::Ieadb, ieadb)];
    same(
        &collections,
        "on wells",
        expect![[r#"
            untc.27-7:
            untc.27-7-a:
        "#]],
    )
    .await;
}

/// The Protocols I and II to the Treaty of Tlatelolco were each linked to the other.
#[tokio::test]
async fn only_the_likeliest_record_of_a_collection_is_the_same() {
    let agreements = format!(
        "{UK_COLUMNS}\
         1,Additional Protocol I to the Treaty on Wells,MULTILATERAL,WATER,1967-02-14,,,,,,,,\n\
         2,Additional Protocol II to the Treaty on Wells,MULTILATERAL,WATER,1967-02-14,,,,,,,,\n\
         3,Treaty on the Digging of Deep and Artesian Wells [London version],\
         MULTILATERAL,WATER,1968-07-01,,,,,,,,\n\
         4,Treaty on the Digging of Deep and Artesian Wells [Moscow version],\
         MULTILATERAL,WATER,1968-07-01,,,,,,,,\n"
    );
    let uk: Files<'_> = &[
        ("uk_treaties.csv", &agreements),
        UK_PARTIES,
        (
            "uk_treaty_citations.csv",
            "record_id,citation,document_url\n",
        ),
    ];
    let ggo: Files<'_> = &[
        (
            "many_ggo_agreements.csv",
            "treatyID,Title,Begin,End,Signature,Force,Term,Grounds,TypeDomain,TypeAgree,TypeAmbit,\
             TypeGeo,TypeSubject,Location,Depository,TextURL\n\
             WELLS_1967P1,Additional Protocol 1 To The Treaty On Wells,,,1967-02-14,,,,,,,,,,,\n\
             WELLS_1967P2,Additional Protocol 2 To The Treaty On Wells,,,1967-02-14,,,,,,,,,,,\n\
             WELLS_1968A,Treaty On The Digging Of Deep And Artesian Wells,,,1968-07-01,,,,,,,,,,,\n",
        ),
        (
            "many_ggo_parties_1.csv",
            "stateID,treatyID,Begin,End,StateSignature,StateRatification,StateForce,StateEnd\n",
        ),
        (
            "many_ggo_parties_2.csv",
            "stateID,treatyID,Begin,End,StateSignature,StateRatification,StateForce,StateEnd\n",
        ),
    ];
    let collections = [(Collection::UkTreaties, uk), (Collection::Ggo, ggo)];
    same(
        &collections,
        "wells",
        expect![[r#"
            ggo.wells-1967p1: uk.1 90 TITLE_AND_DATE
            ggo.wells-1967p2: uk.2 90 TITLE_AND_DATE
            ggo.wells-1968a: uk.3 73 TITLE_AND_DATE uk.4 73 TITLE_AND_DATE
            uk.1: ggo.wells-1967p1 90 TITLE_AND_DATE
            uk.2: ggo.wells-1967p2 90 TITLE_AND_DATE
            uk.3: ggo.wells-1968a 73 TITLE_AND_DATE
            uk.4: ggo.wells-1968a 73 TITLE_AND_DATE
        "#]],
    )
    .await;
}

/// The curated data set has `UNTS I-541` and `CETS 002`. An amendment has the number of the treaty.
#[tokio::test]
async fn numbers_are_the_same_in_other_words() {
    let agreements = format!(
        "{UK_COLUMNS}\
         1,North Atlantic Treaty,MULTILATERAL,NATO,,,,,1949-08-24,,,,\n\
         2,Protocol on the Accession of Greece to the North Atlantic Treaty,MULTILATERAL,NATO,\
         1951-10-17,,,,,,,,\n\
         3,Agreement on Privileges and Immunities of the Council of Europe [ETS No. 2],\
         MULTILATERAL,COUNCIL OF EUROPE,,,,,,,,,\n"
    );
    let uk: Files<'_> = &[
        ("uk_treaties.csv", &agreements),
        UK_PARTIES,
        (
            "uk_treaty_citations.csv",
            "record_id,citation,document_url\n\
             1,UN Registration 541/0: 34 243,\n2,UN Registration 541/0: 126 350,\n",
        ),
    ];
    let uk = [(Collection::UkTreaties, uk)];
    same(
        &uk,
        "north atlantic treaty",
        expect![[r#"
        nato-fin-protocol-2022:
        nato-swe-protocol-2022:
        north-atlantic-treaty-1949: uk.1 100 REGISTRATION_NUMBER
        uk.1: north-atlantic-treaty-1949 100 REGISTRATION_NUMBER
        uk.2:
    "#]],
    )
    .await;
    same(
        &uk,
        "privileges and immunities of the council",
        expect![[r#"
            coe-privileges-1949: uk.3 100 REGISTRATION_NUMBER
            uk.3: coe-privileges-1949 100 REGISTRATION_NUMBER
        "#]],
    )
    .await;
}

const GGO_PARTIES: (&str, &str) = (
    "many_ggo_parties_2.csv",
    "stateID,treatyID,Begin,End,StateSignature,StateRatification,StateForce,StateEnd\n",
);
const GGO_COLUMNS: &str = "treatyID,Title,Begin,End,Signature,Force,Term,Grounds,TypeDomain,TypeAgree,\
    TypeAmbit,TypeGeo,TypeSubject,Location,Depository,TextURL\n";

/// Two protocols of one day have the same words, one of them some twice: the one with the very same
/// title is the same.
#[tokio::test]
async fn of_titles_with_the_same_words_the_one_in_the_same_order_is_the_same() {
    let protocols = "\
        AP_1964P,Additional Protocol To The Convention On 3 Party Liability,,,1964-01-28,,,,,Protocol,Regional,,,,,\n\
        AS_1964P,Additional Protocol To The Convention Supplementary To The Convention On 3 Party Liability,,,1964-01-28,,,,,Protocol,Regional,,,,,\n";
    let ieadb = "treatyID,Title,Begin,End,Signature,Force,Term,TypeAmbit,TypeAgree,TypeSubject,Lineage,\
        Secretariat,mitchID\n\
        AP_1964P,Additional Protocol To The Convention On Third Party Liability,,,1964-01-28,,,Multilateral,Protocol,Energy,,,1\n\
        AS_1964P,Additional Protocol To The Convention Supplementary To The Convention On Third Party Liability,,,1964-01-28,,,Multilateral,Protocol,Energy,,,2\n";
    let ggo = [
        (
            "many_ggo_agreements.csv",
            &*format!("{GGO_COLUMNS}{protocols}"),
        ),
        ("many_ggo_parties_1.csv", GGO_PARTIES.1),
        GGO_PARTIES,
    ];
    let ieadb = [
        ("many_ieadb_agreements.csv", ieadb),
        (
            "many_ieadb_parties.csv",
            "stateID,treatyID,Begin,End,stateSignature,Rat,Force,ieadbID\n",
        ),
    ];
    let collections: [(Collection, Files<'_>); 2] =
        [(Collection::Ggo, &ggo), (Collection::Ieadb, &ieadb)];
    same(
        &collections,
        "party liability",
        expect![[r#"
        ggo.ap-1964p: ieadb.ap-1964p 90 TITLE_AND_DATE
        ggo.as-1964p: ieadb.as-1964p 90 TITLE_AND_DATE
        ieadb.ap-1964p: ggo.ap-1964p 90 TITLE_AND_DATE
        ieadb.as-1964p: ggo.as-1964p 90 TITLE_AND_DATE
    "#]],
    )
    .await;
}

/// Two letters are as like a third, but one of them is another for certain: that the third is the
/// likeliest that it has is not enough.
#[tokio::test]
async fn what_has_a_likelier_record_is_not_linked_to_one_for_which_it_ties() {
    let letters = "\
        DNK-EUE_1967N,Exchange Of Letters Between Denmark And The European Community On Herring,,,1967-06-30,,,,,,Bilateral,,,,,\n\
        DNK-EUE_1967N,Exchange Of Letters Between Denmark And The European Community On Tuna,,,1967-06-30,,,,,,Bilateral,,,,,\n";
    let parties = "\
        DNK,DNK-EUE_1967N,,,1967-06-30,,1967-07-01,\n\
        EUE,DNK-EUE_1967N,,,1967-06-30,,1967-07-01,\n";
    let ggo = [
        (
            "many_ggo_agreements.csv",
            &*format!("{GGO_COLUMNS}{letters}"),
        ),
        (
            "many_ggo_parties_1.csv",
            &*format!("{}{parties}", GGO_PARTIES.1),
        ),
        (
            "many_ggo_parties_2.csv",
            &*format!("{}{parties}", GGO_PARTIES.1),
        ),
    ];
    let day = "BILATERAL,EC,1967-06-30,,,,,,,,\n";
    let agreements = format!(
        "{UK_COLUMNS}1,Exchange of Letters between Denmark and the European Community on herring,{day}\
         2,Exchange of Letters between Denmark and the European Community for tunafish,{day}"
    );
    let uk = [
        ("uk_treaties.csv", &*agreements),
        (
            "uk_treaty_parties.csv",
            "record_id,party_name\n1,DENMARK\n1,EUROPEAN ECONOMIC COMMUNITY\n2,DENMARK\n2,EUROPEAN ECONOMIC COMMUNITY\n",
        ),
        (
            "uk_treaty_citations.csv",
            "record_id,citation,document_url\n",
        ),
    ];
    let collections: [(Collection, Files<'_>); 2] =
        [(Collection::UkTreaties, &uk), (Collection::Ggo, &ggo)];
    same(
        &collections,
        "european community",
        expect![[r#"
            ggo.dnk-eue-1967n: uk.1 100 TITLE_AND_DATE
            ggo.dnk-eue-1967n-2: uk.2 93 TITLE_AND_DATE
            uk.1: ggo.dnk-eue-1967n 100 TITLE_AND_DATE
            uk.2: ggo.dnk-eue-1967n-2 93 TITLE_AND_DATE
        "#]],
    )
    .await;
}
