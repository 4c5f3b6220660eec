//! Whom the lists of UK treaties mean by a name that more than one State bore.

use expect_test::expect;
use foedera::import::collections::Collection;

use crate::support::collections::imported;

const CITATIONS: (&str, &str) = (
    "uk_treaty_citations.csv",
    "record_id,citation,document_url\n",
);

/// A State of today was no party to the peace that one of the same name made before it.
#[tokio::test]
async fn a_list_of_parties_means_no_later_state_of_the_same_name() {
    let files = [
        ("uk_treaties.csv", "\
record_id,title,type,subject,signed_on,signed_at,adopted_on,provisional_in_force_on,in_force_on,in_force_effective_on,terminated_on,terminated_effective_on,withdrawn_on
1,Treaty of Peace,MULTILATERAL,PEACE,1919-09-10,Paris,,,,,,,
2,Postal Convention,MULTILATERAL,POSTAL,1897-06-15,Washington,,,,,,,
3,Agreement on Grazing,MULTILATERAL,GRAZING,1934-01-03,Jerusalem,,,,,,,
4,Treaty of Peace with Japan,MULTILATERAL,PEACE,1951-09-08,San Francisco,,,,,,,
5,Declaration on the Sea,MULTILATERAL,SEA,1856-04-16,Paris,,,,,,,
"),
        ("uk_treaty_parties.csv", "\
record_id,party_name
1,SERBIA
1,HEJAZ
2,CONGO
2,KOREA
2,SOUTH AFRICA
2,SAMOA
3,PALESTINE (INCL. PLO)
3,UNITED KINGDOM
4,VIETNAM
4,YEMEN
4,JAPAN
4,UNITED ARAB REPUBLIC
5,GERMANIC CONFEDERATION
"),
        CITATIONS,
    ];
    let query = r#"{
        agreements(filter: {collection: {key: {eq: "uk-treaties"}}}) { nodes { key note parties { nodes { key } } } }
    }"#;
    imported(Collection::UkTreaties, &files, expect![[r#"
        18 records inserted, 0 updated, 0 unchanged
        18 rows read: 8 written, 10 left out
              10 left out: whom it means depends on when it joined, which is not told

        file,line,column,value,why,row
        uk_treaty_parties.csv,3,party_name,HEJAZ,"whom it means depends on when it joined, which is not told",left out
        uk_treaty_parties.csv,4,party_name,CONGO,"whom it means depends on when it joined, which is not told",left out
        uk_treaty_parties.csv,5,party_name,KOREA,"whom it means depends on when it joined, which is not told",left out
        uk_treaty_parties.csv,6,party_name,SOUTH AFRICA,"whom it means depends on when it joined, which is not told",left out
        uk_treaty_parties.csv,7,party_name,SAMOA,"whom it means depends on when it joined, which is not told",left out
        uk_treaty_parties.csv,8,party_name,PALESTINE (INCL. PLO),"whom it means depends on when it joined, which is not told",left out
        uk_treaty_parties.csv,10,party_name,VIETNAM,"whom it means depends on when it joined, which is not told",left out
        uk_treaty_parties.csv,11,party_name,YEMEN,"whom it means depends on when it joined, which is not told",left out
        uk_treaty_parties.csv,13,party_name,UNITED ARAB REPUBLIC,"whom it means depends on when it joined, which is not told",left out
        uk_treaty_parties.csv,14,party_name,GERMANIC CONFEDERATION,"whom it means depends on when it joined, which is not told",left out
    "#]], query, expect![[r#"{"agreements":{"nodes":[{"key":"uk.1","note":"The source tells what happened to the whole, and of its parties their names alone: whether and when each signed, was bound or left does not follow from it. The list has these too, and whom each means depends on when it joined: HEJAZ.","parties":{"nodes":[{"key":"uk.1.yug"}]}},{"key":"uk.2","note":"The source tells what happened to the whole, and of its parties their names alone: whether and when each signed, was bound or left does not follow from it. The list has these too, and whom each means depends on when it joined: CONGO; KOREA; SOUTH AFRICA; SAMOA.","parties":{"nodes":[]}},{"key":"uk.3","note":"The source tells what happened to the whole, and of its parties their names alone: whether and when each signed, was bound or left does not follow from it. The list has these too, and whom each means depends on when it joined: PALESTINE (INCL. PLO).","parties":{"nodes":[{"key":"uk.3.gbr"}]}},{"key":"uk.4","note":"The source tells what happened to the whole, and of its parties their names alone: whether and when each signed, was bound or left does not follow from it. The list has these too, and whom each means depends on when it joined: VIETNAM; YEMEN; UNITED ARAB REPUBLIC.","parties":{"nodes":[{"key":"uk.4.jpn"}]}},{"key":"uk.5","note":"The source tells what happened to the whole, and of its parties their names alone: whether and when each signed, was bound or left does not follow from it. The list has these too, and whom each means depends on when it joined: GERMANIC CONFEDERATION.","parties":{"nodes":[]}}]}}"#]]).await;
}

/// Who signed an agreement of two is known by the day, and so is who joined one of many since.
#[tokio::test]
async fn a_name_means_whom_the_day_tells() {
    let files = [
        ("uk_treaties.csv", "\
record_id,title,type,subject,signed_on,signed_at,adopted_on,provisional_in_force_on,in_force_on,in_force_effective_on,terminated_on,terminated_effective_on,withdrawn_on
1,Treaty of Friendship,BILATERAL,FRIENDSHIP,1934-02-11,Sanaa,,,,,,,
2,Convention on Pollutants,MULTILATERAL,POLLUTION,2001-05-22,Stockholm,,,,,,,
3,Convention on Statelessness,MULTILATERAL,STATELESSNESS,1961-08-30,New York,,,,,,,
4,Note on Rights,BILATERAL,CLAIMS,1955-12-24,Saigon,,,,,,,
"),
        ("uk_treaty_parties.csv", "\
record_id,party_name
1,UNITED KINGDOM
1,YEMEN
2,CONGO
2,VIETNAM
2,YEMEN
3,SERBIA
4,UNITED KINGDOM
4,VIETNAM
"),
        CITATIONS,
    ];
    let query = r#"{
        agreements(filter: {collection: {key: {eq: "uk-treaties"}}}) { nodes { parties { nodes { key } } } }
    }"#;
    imported(Collection::UkTreaties, &files, expect![[r#"
        20 records inserted, 0 updated, 0 unchanged
        12 rows read: 11 written, 1 left out
               1 left out: the source calls several actors so, and does not tell which it means

        file,line,column,value,why,row
        uk_treaty_parties.csv,9,party_name,VIETNAM,"the source calls several actors so, and does not tell which it means",left out
    "#]], query, expect![[r#"{"agreements":{"nodes":[{"parties":{"nodes":[{"key":"uk.1.gbr"},{"key":"uk.1.yar"}]}},{"parties":{"nodes":[{"key":"uk.2.cog"},{"key":"uk.2.vnm"},{"key":"uk.2.yem"}]}},{"parties":{"nodes":[{"key":"uk.3.srb"}]}},{"parties":{"nodes":[{"key":"uk.4.gbr"}]}}]}}"#]]).await;
}

/// The code is that of a State of fourteen years, and stands for the one before it and the one after.
#[tokio::test]
async fn a_code_means_whom_the_day_tells() {
    let files = [
        ("many_ggo_agreements.csv", "\
treatyID,Title,Begin,End,Signature,Force,Term,TypeAmbit,TypeAgree,TypeSubject,TypeDomain,Location,Depository,TextURL
A_1973A,Convention On Wells,1973-10-11,,1973-10-11,1975-11-01,,Multilateral,,,Trade,,,
B_2000A,Convention On Springs,2000-10-11,,2000-10-11,2001-11-01,,Multilateral,,,Trade,,,
C_2007A,Convention On Rivers,2007-10-11,,2007-10-11,2008-11-01,,Multilateral,,,Trade,,,
"),
        ("many_ggo_parties_1.csv", "\
stateID,treatyID,Begin,End,StateSignature,StateRatification,StateForce,StateEnd
SCG,A_1973A,1973-10-11,,1973-10-11,,1975-11-01,1976-01-01
SCG,B_2000A,2000-10-11,,2000-10-11,,2001-11-01,2002-01-01
SCG,C_2007A,2007-10-11,,2007-10-11,,2008-11-01,
"),
        ("many_ggo_parties_2.csv", "\
stateID,treatyID,Begin,End,StateSignature,StateRatification,StateForce,StateEnd
"),
    ];
    let query = r#"{
        agreements(filter: {collection: {key: {eq: "ggo"}}}) { nodes { parties { nodes { key } } } }
    }"#;
    imported(Collection::Ggo, &files, expect![[r#"
        22 records inserted, 0 updated, 0 unchanged
        6 rows read: 6 written, 0 left out

        file,line,column,value,why,row
    "#]], query, expect![[r#"{"agreements":{"nodes":[{"parties":{"nodes":[{"key":"ggo.a-1973a.yug"}]}},{"parties":{"nodes":[{"key":"ggo.b-2000a.scg"}]}},{"parties":{"nodes":[{"key":"ggo.c-2007a.srb"}]}}]}}"#]]).await;
}
