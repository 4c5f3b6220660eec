//! What a source leaves open is in doubt, and never certain.

use expect_test::expect;
use foedera::import::collections::Collection;

use crate::support::collections::imported;

const STATUSES: &str = r#"
    title then: status(asOf: "1960-01-01") { status certainty candidates }
    events { nodes { kind occurredOn { edtf } note } }
    parties { nodes {
        actor { ... on State { key } } then: status(asOf: "1960-01-01") { status certainty candidates }
    } }
"#;

/// Most that applied provisionally came into force, and of a treaty of many the source has the day on which
/// the United Kingdom left it as that of its end.
#[tokio::test]
async fn what_uk_treaties_leave_open() {
    let files = [
        ("uk_treaties.csv", "\
record_id,title,type,subject,signed_on,signed_at,adopted_on,provisional_in_force_on,in_force_on,in_force_effective_on,terminated_on,terminated_effective_on,withdrawn_on
1,Treaty of the North,MULTILATERAL,WAR,1949-04-04,,,1949-08-24,,,,,
2,Convention on Boats,MULTILATERAL,SEA,1882-05-06,,,,1884-05-15,,1959-04-26,,
3,Convention on Lights,MULTILATERAL,SEA,1914-01-20,,,,1915-07-01,,1929-05-31,1933-01-01,
4,Agreement on Parcels,BILATERAL,POSTAL,1951-03-02,,,,1951-03-02,,1959-04-26,,
"),
        ("uk_treaty_parties.csv", "record_id,party_name\n2,NORWAY\n4,NORWAY\n"),
        ("uk_treaty_citations.csv", "record_id,citation,document_url\n"),
    ];
    let query =
        "{ agreements(filter: {collection: {key: {eq: \"uk-treaties\"}}}) { nodes {STATUSES} } }";
    let query = &query.replace("STATUSES", STATUSES);
    imported(
        Collection::UkTreaties,
        &files,
        expect![[r#"
            23 records inserted, 0 updated, 0 unchanged
            6 rows read: 6 written, 0 left out

            file,line,column,value,why,row
        "#]],
        query,
        expect![[r#"{"agreements":{"nodes":[{"events":{"nodes":[{"kind":"SIGNATURE","note":null,"occurredOn":{"edtf":"1949-04-04"}},{"kind":"PROVISIONAL_APPLICATION","note":null,"occurredOn":{"edtf":"1949-08-24"}},{"kind":"ENTRY_INTO_FORCE","note":"The source has a day of provisional application and none of entry into force: it may have entered into force on that day, later or not at all.","occurredOn":{"edtf":"[1949-08-24..]"}}]},"parties":{"nodes":[]},"then":{"candidates":["PROVISIONALLY_APPLIED","IN_FORCE"],"certainty":"UNCERTAIN","status":"PROVISIONALLY_APPLIED"},"title":"Treaty of the North"},{"events":{"nodes":[{"kind":"SIGNATURE","note":null,"occurredOn":{"edtf":"1882-05-06"}},{"kind":"ENTRY_INTO_FORCE","note":null,"occurredOn":{"edtf":"1884-05-15"}},{"kind":"TERMINATION","note":"The source has this day of treaties that ended and of treaties that the United Kingdom denounced: it may have ended then, later or not at all.","occurredOn":{"edtf":"[1959-04-26..]"}}]},"parties":{"nodes":[{"actor":{"key":"nor"},"then":{"candidates":["NONE","FORMER"],"certainty":"UNCERTAIN","status":"NONE"}}]},"then":{"candidates":["IN_FORCE","ENDED"],"certainty":"UNCERTAIN","status":"IN_FORCE"},"title":"Convention on Boats"},{"events":{"nodes":[{"kind":"SIGNATURE","note":null,"occurredOn":{"edtf":"1914-01-20"}},{"kind":"ENTRY_INTO_FORCE","note":null,"occurredOn":{"edtf":"1915-07-01"}},{"kind":"TERMINATION","note":"The source has this day of treaties that ended and of treaties that the United Kingdom denounced: it may have ended then, later or not at all.","occurredOn":{"edtf":"[1933-01-01..]"}}]},"parties":{"nodes":[]},"then":{"candidates":["IN_FORCE","ENDED"],"certainty":"UNCERTAIN","status":"IN_FORCE"},"title":"Convention on Lights"},{"events":{"nodes":[{"kind":"SIGNATURE","note":null,"occurredOn":{"edtf":"1951-03-02"}},{"kind":"ENTRY_INTO_FORCE","note":null,"occurredOn":{"edtf":"1951-03-02"}},{"kind":"TERMINATION","note":null,"occurredOn":{"edtf":"1959-04-26"}}]},"parties":{"nodes":[{"actor":{"key":"nor"},"then":{"candidates":["FORMER"],"certainty":"CERTAIN","status":"FORMER"}}]},"then":{"candidates":["ENDED"],"certainty":"CERTAIN","status":"ENDED"},"title":"Agreement on Parcels"}]}}"#]],
    )
    .await;
}

/// No day of entry into force is among the tables.
#[tokio::test]
async fn a_treaty_of_the_un_collection_may_be_in_force_since_the_first_consent() {
    let files = [
        (
            "untc_mtdsg_treaties.csv",
            "\
mtdsg_no,title,chapter_name,url
4-1,\"Convention on Crimes. Paris, 9 December 1948\",HUMAN RIGHTS,
4-2,\"Convention on Rights. Paris, 9 December 1948\",HUMAN RIGHTS,
",
        ),
        (
            "untc_mtdsg_actions.csv",
            "\
mtdsg_no,participant,column,date,suffix,action
4-1,France,Ratification,1950-10-14,,RATIFICATION
4-1,Norway,Signature,1948-12-11,,SIGNATURE
4-1,Norway,Ratification,1949-07-22,,RATIFICATION
4-1,Turkey,Accession(a),1948-07-31,a,ACCESSION
4-2,Norway,Signature,1948-12-11,,SIGNATURE
",
        ),
    ];
    let query = "{ agreements(filter: {collection: {key: {eq: \"untc\"}}}) { nodes {STATUSES} } }";
    let query = &query.replace("STATUSES", STATUSES);
    imported(Collection::Untc, &files, expect![[r#"
        18 records inserted, 0 updated, 0 unchanged
        7 rows read: 7 written, 0 left out
               1 written: before the adoption, as the source has it

        file,line,column,value,why,row
        untc_mtdsg_actions.csv,5,date,1948-07-31,"before the adoption, as the source has it",written
    "#]], query, expect![[r#"{"agreements":{"nodes":[{"events":{"nodes":[{"kind":"ADOPTION","note":null,"occurredOn":{"edtf":"1948-12-09"}},{"kind":"ENTRY_INTO_FORCE","note":"The source tells no day of entry into force: it may have entered into force since the first consent, or not at all.","occurredOn":{"edtf":"[1948-12-09..]"}},{"kind":"RATIFICATION","note":null,"occurredOn":{"edtf":"1950-10-14"}},{"kind":"SIGNATURE","note":null,"occurredOn":{"edtf":"1948-12-11"}},{"kind":"RATIFICATION","note":null,"occurredOn":{"edtf":"1949-07-22"}},{"kind":"ACCESSION","note":"before the adoption, as the source has it","occurredOn":{"edtf":"1948-07-31"}}]},"parties":{"nodes":[{"actor":{"key":"fra"},"then":{"candidates":["CONTRACTING","PARTY"],"certainty":"UNCERTAIN","status":"CONTRACTING"}},{"actor":{"key":"nor"},"then":{"candidates":["CONTRACTING","PARTY"],"certainty":"UNCERTAIN","status":"CONTRACTING"}},{"actor":{"key":"tur"},"then":{"candidates":["CONTRACTING","PARTY"],"certainty":"UNCERTAIN","status":"CONTRACTING"}}]},"then":{"candidates":["SIGNED","IN_FORCE"],"certainty":"UNCERTAIN","status":"SIGNED"},"title":"Convention on Crimes"},{"events":{"nodes":[{"kind":"ADOPTION","note":null,"occurredOn":{"edtf":"1948-12-09"}},{"kind":"SIGNATURE","note":null,"occurredOn":{"edtf":"1948-12-11"}}]},"parties":{"nodes":[{"actor":{"key":"nor"},"then":{"candidates":["SIGNATORY"],"certainty":"ASSUMED","status":"SIGNATORY"}}]},"then":{"candidates":["SIGNED"],"certainty":"ASSUMED","status":"SIGNED"},"title":"Convention on Rights"}]}}"#]]).await;
}

/// An end that most States have is in doubt also where it comes before a State joined; nobody leaves before
/// there was such a State; and no State acts after it was there.
#[tokio::test]
async fn an_end_of_ggo_is_of_a_state_that_was_there_and_had_joined() {
    let files = [
        ("many_ggo_agreements.csv", "\
treatyID,Title,Begin,End,Signature,Force,Term,TypeAmbit,TypeAgree,TypeSubject,TypeDomain,Location,Depository,TextURL
WHALE_1946A,Convention on Whales,1946-12-02,,1946-12-02,1948-11-10,,Multilateral,Convention,Fish,Environment,,,
"),
        ("many_ggo_parties_1.csv", "\
stateID,treatyID,Begin,End,StateSignature,StateRatification,StateForce,StateEnd
JPN,WHALE_1946A,1946-12-02,2019-06-30,1951-04-21,1951-04-21,1951-04-21,2019-06-30
JPN,WHALE_1946A,1946-12-02,1955-06-30,1951-04-21,1951-04-21,1979-06-15,1955-06-30
NOR,WHALE_1946A,1946-12-02,1955-06-30,1946-12-02,1948-03-03,1948-11-10,1955-06-30
SWE,WHALE_1946A,1946-12-02,1955-06-30,,1979-06-15,1979-06-15,1955-06-30
MEX,WHALE_1946A,1946-12-02,,,1949-06-30,1949-06-30,
CZE,WHALE_1946A,1946-12-02,1959-01-01,,2005-01-26,2005-01-26,1959-01-01
PRU,WHALE_1946A,1946-12-02,,,1949-06-30,1949-06-30,
CSK,WHALE_1946A,1946-12-02,,,2005-01-26,2005-01-26,
"),
        ("many_ggo_parties_2.csv", "\
stateID,treatyID,Begin,End,StateSignature,StateRatification,StateForce,StateEnd
"),
    ];
    let query = r#"{ agreement(by: {key: "ggo.whale-1946a"}) { parties { nodes {
        actor { ... on State { key } } timeline { from status certainty candidates }
        claims { nodes { property value note } }
    } } } }"#;
    imported(Collection::Ggo, &files, expect![[r#"
        30 records inserted, 0 updated, 0 unchanged
        9 rows read: 7 written, 2 left out
               3 written: many States of the treaty have this day as their end, others have not or acted later, and it is not that of the treaty: it may have ended for this one then, later or not at all
               2 left out: no actor of the registry is called so on the day
               1 written: its end is before its acts, and before the first day that the registry has of the State: it is no act of it; the day is kept as a claim

        file,line,column,value,why,row
        many_ggo_parties_1.csv,3,StateEnd,1955-06-30,"many States of the treaty have this day as their end, others have not or acted later, and it is not that of the treaty: it may have ended for this one then, later or not at all",written
        many_ggo_parties_1.csv,4,StateEnd,1955-06-30,"many States of the treaty have this day as their end, others have not or acted later, and it is not that of the treaty: it may have ended for this one then, later or not at all",written
        many_ggo_parties_1.csv,5,StateEnd,1955-06-30,"many States of the treaty have this day as their end, others have not or acted later, and it is not that of the treaty: it may have ended for this one then, later or not at all",written
        many_ggo_parties_1.csv,7,StateEnd,1959-01-01,"its end is before its acts, and before the first day that the registry has of the State: it is no act of it; the day is kept as a claim",written
        many_ggo_parties_1.csv,8,stateID,PRU,no actor of the registry is called so on the day,left out
        many_ggo_parties_1.csv,9,stateID,CSK,no actor of the registry is called so on the day,left out
    "#]], query, expect![[r#"{"agreement":{"parties":{"nodes":[{"actor":{"key":"jpn"},"claims":{"nodes":[]},"timeline":[{"candidates":["NONE"],"certainty":"CERTAIN","from":null,"status":"NONE"},{"candidates":["PARTY"],"certainty":"CERTAIN","from":"1951-04-21","status":"PARTY"},{"candidates":["PARTY","FORMER"],"certainty":"UNCERTAIN","from":"1955-06-30","status":"PARTY"},{"candidates":["PARTY","FORMER"],"certainty":"UNCERTAIN","from":"1979-06-15","status":"PARTY"},{"candidates":["FORMER"],"certainty":"CERTAIN","from":"2019-06-30","status":"FORMER"}]},{"actor":{"key":"nor"},"claims":{"nodes":[]},"timeline":[{"candidates":["NONE"],"certainty":"CERTAIN","from":null,"status":"NONE"},{"candidates":["SIGNATORY"],"certainty":"CERTAIN","from":"1946-12-02","status":"SIGNATORY"},{"candidates":["CONTRACTING"],"certainty":"CERTAIN","from":"1948-03-03","status":"CONTRACTING"},{"candidates":["PARTY"],"certainty":"CERTAIN","from":"1948-11-10","status":"PARTY"},{"candidates":["PARTY","FORMER"],"certainty":"UNCERTAIN","from":"1955-06-30","status":"PARTY"}]},{"actor":{"key":"swe"},"claims":{"nodes":[]},"timeline":[{"candidates":["NONE"],"certainty":"CERTAIN","from":null,"status":"NONE"},{"candidates":["PARTY"],"certainty":"CERTAIN","from":"1979-06-15","status":"PARTY"},{"candidates":["PARTY","FORMER"],"certainty":"UNCERTAIN","from":"1979-06-16","status":"PARTY"}]},{"actor":{"key":"mex"},"claims":{"nodes":[]},"timeline":[{"candidates":["NONE"],"certainty":"CERTAIN","from":null,"status":"NONE"},{"candidates":["PARTY"],"certainty":"CERTAIN","from":"1949-06-30","status":"PARTY"},{"candidates":["PARTY"],"certainty":"ASSUMED","from":"1949-07-01","status":"PARTY"}]},{"actor":{"key":"cze"},"claims":{"nodes":[{"note":"its end is before its acts, and before the first day that the registry has of the State: it is no act of it; the day is kept as a claim","property":"endedOn","value":"1959-01-01"}]},"timeline":[{"candidates":["NONE"],"certainty":"CERTAIN","from":null,"status":"NONE"},{"candidates":["PARTY"],"certainty":"CERTAIN","from":"2005-01-26","status":"PARTY"},{"candidates":["PARTY"],"certainty":"ASSUMED","from":"2005-01-27","status":"PARTY"}]}]}}}"#]]).await;
}

/// All parties of it signed on a first of January there, and other collections have other days.
#[tokio::test]
async fn a_first_of_january_of_ieadb_is_the_year_where_it_has_no_day_of_the_treaty() {
    let files = [
        ("many_ieadb_agreements.csv", "\
treatyID,Title,Begin,End,Signature,Force,Term,TypeAmbit,TypeAgree,TypeSubject,Lineage,Secretariat,mitchID
PM05MP_NAA,Convention On Birds,,,,2899-01-01,,Bilateral,Agreement,Species,,,32
PM06MP_1974A,Convention On Fish,1974-01-01,,1974-01-01,1975-02-01,,Bilateral,Agreement,Species,,,33
"),
        ("many_ieadb_parties.csv", "\
stateID,treatyID,Begin,End,stateSignature,Rat,Force,ieadbID
JPN,PM05MP_NAA,1973-01-01,,1973-01-01,,2899-01-01,32.0
JPN,PM06MP_1974A,1974-01-01,,1974-01-01,,1975-02-01,33.0
"),
    ];
    let query = r#"{
        agreements(filter: {collection: {key: {eq: "ieadb"}}}) { nodes { parties { nodes {
            events { nodes { kind occurredOn { edtf } } }
            timeline { from status certainty }
        } } } }
    }"#;
    imported(Collection::Ieadb, &files, expect![[r#"
        12 records inserted, 0 updated, 0 unchanged
        4 rows read: 4 written, 0 left out
               2 written: the source writes such a year where it has no day
               1 written: the source writes the first of January where it has no day of the treaty; the year is kept

        file,line,column,value,why,row
        many_ieadb_agreements.csv,2,Force,2899-01-01,the source writes such a year where it has no day,written
        many_ieadb_parties.csv,2,stateSignature,1973-01-01,the source writes the first of January where it has no day of the treaty; the year is kept,written
        many_ieadb_parties.csv,2,Force,2899-01-01,the source writes such a year where it has no day,written
    "#]], query, expect![[r#"{"agreements":{"nodes":[{"parties":{"nodes":[{"events":{"nodes":[{"kind":"SIGNATURE","occurredOn":{"edtf":"1973"}}]},"timeline":[{"certainty":"CERTAIN","from":null,"status":"NONE"},{"certainty":"UNCERTAIN","from":"1973-01-01","status":"NONE"},{"certainty":"CERTAIN","from":"1973-12-31","status":"SIGNATORY"},{"certainty":"ASSUMED","from":"1974-01-01","status":"SIGNATORY"}]}]}},{"parties":{"nodes":[{"events":{"nodes":[{"kind":"SIGNATURE","occurredOn":{"edtf":"1974-01-01"}},{"kind":"ENTRY_INTO_FORCE","occurredOn":{"edtf":"1975-02-01"}}]},"timeline":[{"certainty":"CERTAIN","from":null,"status":"NONE"},{"certainty":"CERTAIN","from":"1974-01-01","status":"SIGNATORY"},{"certainty":"CERTAIN","from":"1975-02-01","status":"PARTY"},{"certainty":"ASSUMED","from":"1975-02-02","status":"PARTY"}]}]}}]}}"#]]).await;
}
