//! Whether and when a collection says that each party was bound.

use expect_test::expect;
use foedera::import::collections::Collection;

use crate::support::{
    Registry,
    collections::imported,
    package::{changed, faults, loaded, run},
};

/// A year that never comes says that it has not happened: then nothing else says that it has.
#[tokio::test]
async fn a_state_is_bound_when_the_source_says_so() {
    let files = [
        ("many_ggo_agreements.csv", "\
treatyID,Title,Begin,End,Signature,Force,Term,TypeAmbit,TypeAgree,TypeSubject,TypeDomain,Location,Depository,TextURL
AIR_1997P,Protocol on Air,1997-12-11,9999-12-31,1997-12-11,2005-02-16,9999-12-31,Multilateral,Protocol,Air,Environment,,,
"),
        ("many_ggo_parties_1.csv", "\
stateID,treatyID,Begin,End,StateSignature,StateRatification,StateForce,StateEnd
USA,AIR_1997P,1997-12-11,9999-12-31,1998-11-12,2004-09-30,9999-12-31,
POL,AIR_1997P,1997-12-11,9999-12-31,1998-07-15,2002-12-13,2009-11-11,
NOR,AIR_1997P,1997-12-11,9999-12-31,1998-04-29,2002-05-30,,
COM,AIR_1997P,1997-12-11,9999-12-31,1998-04-29,0001-01-01,9999-12-31,
DNK,AIR_1997P,1997-12-11,9999-12-31,1998-04-29,2002-05-31,0001-01-01,
"),
        ("many_ggo_parties_2.csv", "\
stateID,treatyID,Begin,End,StateSignature,StateRatification,StateForce,StateEnd
"),
    ];
    let query = r#"{
        agreement(by: {key: "ggo.air-1997p"}) {
            parties { nodes {
                key timeline { from status inferred candidates }
                claims { nodes { property value } }
            } }
        }
    }"#;
    imported(Collection::Ggo, &files, expect![[r#"
        25 records inserted, 0 updated, 0 unchanged
        6 rows read: 6 written, 0 left out
               4 written: the source writes such a year for what has not happened

        file,line,column,value,why,row
        many_ggo_parties_1.csv,2,StateForce,9999-12-31,the source writes such a year for what has not happened,written
        many_ggo_parties_1.csv,5,StateRatification,0001-01-01,the source writes such a year for what has not happened,written
        many_ggo_parties_1.csv,5,StateForce,9999-12-31,the source writes such a year for what has not happened,written
        many_ggo_parties_1.csv,6,StateForce,0001-01-01,the source writes such a year for what has not happened,written
    "#]], query, expect![[r#"{"agreement":{"parties":{"nodes":[{"claims":{"nodes":[{"property":"enteredIntoForceOn","value":"9999-12-31"}]},"key":"ggo.air-1997p.usa","timeline":[{"candidates":["NONE"],"from":null,"inferred":false,"status":"NONE"},{"candidates":["SIGNATORY"],"from":"1998-11-12","inferred":false,"status":"SIGNATORY"},{"candidates":["CONTRACTING"],"from":"2004-09-30","inferred":false,"status":"CONTRACTING"},{"candidates":["CONTRACTING"],"from":"2005-02-17","inferred":false,"status":"CONTRACTING"}]},{"claims":{"nodes":[]},"key":"ggo.air-1997p.pol","timeline":[{"candidates":["NONE"],"from":null,"inferred":false,"status":"NONE"},{"candidates":["SIGNATORY"],"from":"1998-07-15","inferred":false,"status":"SIGNATORY"},{"candidates":["CONTRACTING"],"from":"2002-12-13","inferred":false,"status":"CONTRACTING"},{"candidates":["PARTY"],"from":"2009-11-11","inferred":false,"status":"PARTY"},{"candidates":["PARTY"],"from":"2009-11-12","inferred":false,"status":"PARTY"}]},{"claims":{"nodes":[]},"key":"ggo.air-1997p.nor","timeline":[{"candidates":["NONE"],"from":null,"inferred":false,"status":"NONE"},{"candidates":["SIGNATORY"],"from":"1998-04-29","inferred":false,"status":"SIGNATORY"},{"candidates":["CONTRACTING"],"from":"2002-05-30","inferred":false,"status":"CONTRACTING"},{"candidates":["PARTY"],"from":"2005-02-16","inferred":true,"status":"PARTY"},{"candidates":["PARTY"],"from":"2005-02-17","inferred":true,"status":"PARTY"}]},{"claims":{"nodes":[{"property":"enteredIntoForceOn","value":"9999-12-31"}]},"key":"ggo.air-1997p.com","timeline":[{"candidates":["NONE"],"from":null,"inferred":false,"status":"NONE"},{"candidates":["SIGNATORY"],"from":"1998-04-29","inferred":false,"status":"SIGNATORY"},{"candidates":["SIGNATORY"],"from":"2005-02-17","inferred":false,"status":"SIGNATORY"}]},{"claims":{"nodes":[{"property":"enteredIntoForceOn","value":"0001-01-01"}]},"key":"ggo.air-1997p.dnk","timeline":[{"candidates":["NONE"],"from":null,"inferred":false,"status":"NONE"},{"candidates":["SIGNATORY"],"from":"1998-04-29","inferred":false,"status":"SIGNATORY"},{"candidates":["CONTRACTING"],"from":"2002-05-31","inferred":false,"status":"CONTRACTING"},{"candidates":["CONTRACTING"],"from":"2005-02-17","inferred":false,"status":"CONTRACTING"}]}]}}}"#]]).await;
}

/// IEADB has a year for a day that it does not know, and another for what has not happened.
#[tokio::test]
async fn a_day_that_is_not_known_is_not_told_as_one_that_never_came() {
    let files = [
        ("many_ieadb_agreements.csv", "\
treatyID,Title,Begin,End,Signature,Force,Term,TypeAmbit,TypeAgree,TypeSubject,Lineage,Secretariat,mitchID
FSHCHN_1923A,Convention on Fishing in the Channel,1923-09-29,,1923-09-29,,,Bilateral,Agreement,Fish,,,1
DAMSWL_2000A,Agreement on Dams,2000-04-25,,2000-04-25,,,Bilateral,Agreement,Freshwater,,,2
REOSRC_2018A,Agreement on a River,2018-12-14,,2018-12-14,2899-01-01,,Multilateral,Agreement,Freshwater,,,3
"),
        ("many_ieadb_parties.csv", "\
stateID,treatyID,Begin,End,stateSignature,Rat,Force,ieadbID
FRA,FSHCHN_1923A,1923-09-29,,1923-09-29,,2899-01-01,1.0
GBR,FSHCHN_1923A,2699-01-01,,2699-01-01,,2899-01-01,1.0
CHN,DAMSWL_2000A,2000-04-25,,2000-04-25,,2999-01-01,2.0
"),
    ];
    let query = r#"{
        agreements(filter: {collection: {key: {eq: "ieadb"}}}) { nodes {
            parties { nodes { key claims { nodes { property value note } } } }
        } }
    }"#;
    imported(Collection::Ieadb, &files, expect![[r#"
        16 records inserted, 0 updated, 0 unchanged
        6 rows read: 6 written, 0 left out
               4 written: the source writes such a year where it has no day
               1 written: the source writes such a year for what has not happened

        file,line,column,value,why,row
        many_ieadb_agreements.csv,4,Force,2899-01-01,the source writes such a year where it has no day,written
        many_ieadb_parties.csv,2,Force,2899-01-01,the source writes such a year where it has no day,written
        many_ieadb_parties.csv,3,stateSignature,2699-01-01,the source writes such a year where it has no day,written
        many_ieadb_parties.csv,3,Force,2899-01-01,the source writes such a year where it has no day,written
        many_ieadb_parties.csv,4,Force,2999-01-01,the source writes such a year for what has not happened,written
    "#]], query, expect![[r#"{"agreements":{"nodes":[{"parties":{"nodes":[{"claims":{"nodes":[]},"key":"ieadb.fshchn-1923a.fra"},{"claims":{"nodes":[]},"key":"ieadb.fshchn-1923a.gbr"}]}},{"parties":{"nodes":[{"claims":{"nodes":[{"note":"the source writes such a year for what has not happened","property":"enteredIntoForceOn","value":"2999-01-01"}]},"key":"ieadb.damswl-2000a.chn"}]}},{"parties":{"nodes":[]}}]}}"#]]).await;
}

/// What is told of the whole tells nothing of one among many.
#[tokio::test]
async fn of_the_parties_of_an_agreement_of_many_uk_treaties_tell_their_names() {
    let files = [
        ("uk_treaties.csv", "\
record_id,title,type,subject,signed_on,signed_at,adopted_on,provisional_in_force_on,in_force_on,in_force_effective_on,terminated_on,terminated_effective_on,withdrawn_on
1,Convention on the Wounded,MULTILATERAL,WAR,1949-08-12,Geneva,,1950-01-21,1950-10-21,,,,
2,Agreement on Parcels,BILATERAL,POSTAL,1951-03-02,Oslo,,,1937-05-01,,,,
"),
        ("uk_treaty_parties.csv", "\
record_id,party_name
1,UNITED KINGDOM
1,NORWAY
2,UNITED KINGDOM
2,NORWAY
"),
        ("uk_treaty_citations.csv", "record_id,citation,document_url\n"),
    ];
    let query = r#"{
        agreements(filter: {collection: {key: {eq: "uk-treaties"}}}) { nodes {
            title note timeline { from status candidates }
            parties(first: 1) { nodes { timeline { from status candidates } } }
        } }
    }"#;
    imported(Collection::UkTreaties, &files, expect![[r#"
        15 records inserted, 0 updated, 0 unchanged
        6 rows read: 6 written, 0 left out
               1 written: before the signature, as the source has it

        file,line,column,value,why,row
        uk_treaties.csv,3,in_force_on,1937-05-01,"before the signature, as the source has it",written
    "#]], query, expect![[r#"{"agreements":{"nodes":[{"note":"The source tells what happened to the whole, and of its parties their names alone: whether and when each signed, was bound or left does not follow from it.","parties":{"nodes":[{"timeline":[{"candidates":["NONE"],"from":null,"status":"NONE"}]}]},"timeline":[{"candidates":["UNKNOWN"],"from":null,"status":"UNKNOWN"},{"candidates":["SIGNED"],"from":"1949-08-12","status":"SIGNED"},{"candidates":["PROVISIONALLY_APPLIED"],"from":"1950-01-21","status":"PROVISIONALLY_APPLIED"},{"candidates":["IN_FORCE"],"from":"1950-10-21","status":"IN_FORCE"},{"candidates":["IN_FORCE"],"from":"1950-10-22","status":"IN_FORCE"}],"title":"Convention on the Wounded"},{"note":null,"parties":{"nodes":[{"timeline":[{"candidates":["NONE"],"from":null,"status":"NONE"},{"candidates":["NONE","PARTY"],"from":"1937-05-01","status":"NONE"},{"candidates":["PARTY"],"from":"1951-03-02","status":"PARTY"},{"candidates":["PARTY"],"from":"1951-03-03","status":"PARTY"}]}]},"timeline":[{"candidates":["UNKNOWN"],"from":null,"status":"UNKNOWN"},{"candidates":["UNKNOWN","IN_FORCE"],"from":"1937-05-01","status":"UNKNOWN"},{"candidates":["IN_FORCE"],"from":"1951-03-02","status":"IN_FORCE"},{"candidates":["IN_FORCE"],"from":"1951-03-03","status":"IN_FORCE"}],"title":"Agreement on Parcels"}]}}"#]]).await;
}

/// That it never entered into force for a party is claimed of the party, and a day of the event.
#[tokio::test]
async fn a_day_of_entry_into_force_for_a_party_is_claimed_of_the_event() {
    let day = |text: String| {
        let claim = "claim-day,PARTY,ctbt-1996.rus,enteredIntoForceOn,2000-06-30,NORMAL,seed-000,";
        format!("{}\n{claim}\n", text.trim_end())
    };
    faults("claim.csv", day, expect![[r#"
        nothing was imported; 1 fault(s):
          claim.csv:188: value `2000-06-30`: this day is that of an event; claim its `occurredOn` or `effectiveOn`"#]]).await;
}

/// Of an agreement of which nothing else changes.
#[tokio::test]
async fn a_claim_that_a_party_was_never_bound_changes_its_status() {
    let never = changed("claim.csv", |text| {
        let claim = "claim-never,PARTY,npt-1968.gbr,enteredIntoForceOn,9999-12-31,NORMAL,seed-000,";
        format!("{}\n{claim}\n", text.trim_end())
    });
    let database = loaded().await;
    let report = run(&database, &never).await;
    expect!["1 records inserted, 0 updated, 7588 unchanged"].assert_eq(&report);
    let registry = Registry::over(database.reader);
    let query = r#"{
        agreement(by: {key: "npt-1968"}) {
            parties(filter: {key: {eq: "npt-1968.gbr"}}) { nodes { status(asOf: "1980-01-01") { status inferred } } }
        }
    }"#;
    expect![[r#"{"agreement":{"parties":{"nodes":[{"status":{"inferred":false,"status":"CONTRACTING"}}]}}}"#]].assert_eq(&registry.data(query).await.to_string());
}

/// A State is a side under the name that it bears since, but not beside the one from which it came.
#[tokio::test]
async fn the_sides_of_uk_treaties_bear_names_of_today() {
    let files = [
        ("uk_treaties.csv", "\
record_id,title,type,subject,signed_on,signed_at,adopted_on,provisional_in_force_on,in_force_on,in_force_effective_on,terminated_on,terminated_effective_on,withdrawn_on
1,Convention on Extradition,BILATERAL,EXTRADITION,1925-11-18,London,,,1927-01-21,,,,
2,Treaty of Commerce,BILATERAL,COMMERCE,1955-05-12,London,,,1956-02-09,,,,
"),
        ("uk_treaty_parties.csv", "\
record_id,party_name
1,UNITED KINGDOM
1,ESTONIA
1,SAMOA
2,UNITED KINGDOM
2,YUGOSLAVIA
2,SLOVENIA
"),
        ("uk_treaty_citations.csv", "record_id,citation,document_url\n"),
    ];
    let query = r#"{
        agreements(filter: {collection: {key: {eq: "uk-treaties"}}}) { nodes {
            parties { nodes { key status(asOf: "1960-01-01") { status } } }
        } }
    }"#;
    imported(Collection::UkTreaties, &files, expect![[r#"
        16 records inserted, 0 updated, 0 unchanged
        8 rows read: 8 written, 0 left out

        file,line,column,value,why,row
    "#]], query, expect![[r#"{"agreements":{"nodes":[{"parties":{"nodes":[{"key":"uk.1.gbr","status":{"status":"PARTY"}},{"key":"uk.1.est","status":{"status":"PARTY"}},{"key":"uk.1.wsm","status":{"status":"PARTY"}}]}},{"parties":{"nodes":[{"key":"uk.2.gbr","status":{"status":"PARTY"}},{"key":"uk.2.yug","status":{"status":"PARTY"}},{"key":"uk.2.svn","status":{"status":"NONE"}}]}}]}}"#]]).await;
}
