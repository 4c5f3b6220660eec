//! Which treaty a row of a party is of: rows of several treaties may stand under one id.

use expect_test::expect;
use foedera::import::collections::Collection;

use crate::support::collections::imported;

/// The agreement of Chile and Korea stands under the id of that of Chile and EFTA, that of Bolivia and
/// Cuba under that of CARICOM and Cuba, and the days of Fish Stocks under the Law of the Sea.
#[tokio::test]
async fn rows_of_another_treaty_with_the_same_id_make_nobody_a_party() {
    let files = [
        ("many_ggo_agreements.csv", "\
treatyID,Title,Begin,End,Signature,Force,Term,TypeAmbit,TypeAgree,TypeSubject,TypeDomain,Location,Depository,TextURL
CHL_2003O,Chile EFTA,2003-06-26,,2003-06-26,2004-12-01,,External,,,Trade,,,
CHL-KOR_2003O,Korea Chile,2003-02-15,,2003-02-15,2004-04-01,,Bilateral,,,Trade,,,
CUB_2000O,CARICOM Cuba,2000-07-05,,2000-07-05,2001-01-01,,External,,,Trade,,,
SEA_1982A,Law Of The Sea,1994-07-28,,1994-07-28,1996-07-28,,Multilateral,,,Environment,,,
FISH_1995A,Fish Stocks,1995-08-04,,1995-08-04,2001-12-11,,Multilateral,,,Environment,,,
CZE-SVK_1992O,Czech Republic Slovak Republic Customs Union,1992-11-23,,1992-11-23,1993-01-01,,Bilateral,,,Trade,,,
"),
        ("many_ggo_parties_1.csv", "\
stateID,treatyID,Begin,End,StateSignature,StateRatification,StateForce,StateEnd
NOR,CHL_2003O,2003-06-26,,2003-06-26,,2004-12-01,
CHL,CHL_2003O,2003-02-15,,2003-02-15,2004-01-22,2004-04-01,
CHL,CHL_2003O,2003-06-26,,2003-06-26,,2004-12-01,
KOR,CHL_2003O,2003-02-15,,2003-02-15,2004-02-16,2004-04-01,
BOL,CUB_2000O,2000-05-08,,2000-05-08,2004-08-22,2004-08-22,
CUB,CUB_2000O,2000-07-05,,2000-07-05,,2001-01-01,
NOR,SEA_1982A,1994-07-28,,,1996-06-24,1996-07-28,
NOR,SEA_1982A,1995-08-04,,1995-12-04,1996-12-30,2001-12-11,
AUT,CZE-SVK_1992O,1992-03-20,,1992-03-20,,1992-07-01,1994-12-31
CZE,CZE-SVK_1992O,1992-03-20,,1992-03-20,,1992-07-01,
"),
        ("many_ggo_parties_2.csv", "\
stateID,treatyID,Begin,End,StateSignature,StateRatification,StateForce,StateEnd
"),
    ];
    let query = r#"{
        agreements(filter: {collection: {key: {eq: "ggo"}}}) { nodes {
            title parties { nodes { key events { nodes { kind occurredOn { edtf } } } } }
        } }
    }"#;
    imported(Collection::Ggo, &files, expect![[r#"
        41 records inserted, 0 updated, 0 unchanged
        16 rows read: 12 written, 4 left out
               2 left out: of another treaty: the one with this id begins and enters into force on other days, and is of other States
               2 left out: of another treaty: the one with this id begins on another day, and other rows have that
               2 written: the treaty with this id begins on another day; one with another id has both days of the row and names the State, so it is told of that one: ggo.chl-kor-2003o

        file,line,column,value,why,row
        many_ggo_parties_1.csv,3,Begin,2003-02-15,"the treaty with this id begins on another day; one with another id has both days of the row and names the State, so it is told of that one: ggo.chl-kor-2003o",written
        many_ggo_parties_1.csv,5,Begin,2003-02-15,"the treaty with this id begins on another day; one with another id has both days of the row and names the State, so it is told of that one: ggo.chl-kor-2003o",written
        many_ggo_parties_1.csv,6,Begin,2000-05-08,"of another treaty: the one with this id begins on another day, and other rows have that",left out
        many_ggo_parties_1.csv,9,Begin,1995-08-04,"of another treaty: the one with this id begins on another day, and other rows have that",left out
        many_ggo_parties_1.csv,10,Begin,1992-03-20,"of another treaty: the one with this id begins and enters into force on other days, and is of other States",left out
        many_ggo_parties_1.csv,11,Begin,1992-03-20,"of another treaty: the one with this id begins and enters into force on other days, and is of other States",left out
    "#]], query, expect![[r#"{"agreements":{"nodes":[{"parties":{"nodes":[{"events":{"nodes":[{"kind":"SIGNATURE","occurredOn":{"edtf":"2003-06-26"}},{"kind":"ENTRY_INTO_FORCE","occurredOn":{"edtf":"2004-12-01"}}]},"key":"ggo.chl-2003o.nor"},{"events":{"nodes":[{"kind":"SIGNATURE","occurredOn":{"edtf":"2003-06-26"}},{"kind":"ENTRY_INTO_FORCE","occurredOn":{"edtf":"2004-12-01"}}]},"key":"ggo.chl-2003o.chl"}]},"title":"Chile EFTA"},{"parties":{"nodes":[{"events":{"nodes":[{"kind":"SIGNATURE","occurredOn":{"edtf":"2003-02-15"}},{"kind":"RATIFICATION","occurredOn":{"edtf":"2004-01-22"}},{"kind":"ENTRY_INTO_FORCE","occurredOn":{"edtf":"2004-04-01"}}]},"key":"ggo.chl-kor-2003o.chl"},{"events":{"nodes":[{"kind":"SIGNATURE","occurredOn":{"edtf":"2003-02-15"}},{"kind":"RATIFICATION","occurredOn":{"edtf":"2004-02-16"}},{"kind":"ENTRY_INTO_FORCE","occurredOn":{"edtf":"2004-04-01"}}]},"key":"ggo.chl-kor-2003o.kor"}]},"title":"Korea Chile"},{"parties":{"nodes":[{"events":{"nodes":[{"kind":"SIGNATURE","occurredOn":{"edtf":"2000-07-05"}},{"kind":"ENTRY_INTO_FORCE","occurredOn":{"edtf":"2001-01-01"}}]},"key":"ggo.cub-2000o.cub"}]},"title":"CARICOM Cuba"},{"parties":{"nodes":[{"events":{"nodes":[{"kind":"RATIFICATION","occurredOn":{"edtf":"1996-06-24"}},{"kind":"ENTRY_INTO_FORCE","occurredOn":{"edtf":"1996-07-28"}}]},"key":"ggo.sea-1982a.nor"}]},"title":"Law Of The Sea"},{"parties":{"nodes":[]},"title":"Fish Stocks"},{"parties":{"nodes":[]},"title":"Czech Republic Slovak Republic Customs Union"}]}}"#]]).await;
}

/// A State that signs late begins on a day of its own, and a day may be written in two ways: as that of
/// the signature, that of the entry into force, or wrongly.
#[tokio::test]
async fn a_row_stays_with_its_treaty_though_it_begins_on_another_day() {
    let files = [
        ("many_ggo_agreements.csv", "\
treatyID,Title,Begin,End,Signature,Force,Term,TypeAmbit,TypeAgree,TypeSubject,TypeDomain,Location,Depository,TextURL
LIFE_1992A,Convention On Life,1992-06-05,,1992-06-05,1993-12-29,,Multilateral,,,Environment,,,
CRI-USA_2003A,Convention On Tuna,2003-11-14,,2003-11-14,2010-08-27,,Regional,,,Environment,,,
BON-EUE_2013P,Protocol On Fish,2013-07-24,,2013-07-24,2015-05-08,,Bilateral,,,Environment,,,
DNK-GRL_1989A,Agreement On Capelin,1989-07-01,,1989-06-12,1989-07-01,,Trilateral,,,Environment,,,
OIL_1994E,Amendments On Oil,1994-11-13?,,1994-11-13?,1996-03-03,,,,,Environment,,,
"),
        ("many_ggo_parties_1.csv", "\
stateID,treatyID,Begin,End,StateSignature,StateRatification,StateForce,StateEnd
NOR,LIFE_1992A,1992-06-05,,1992-06-09,1993-07-09,1993-12-29,
PHL,LIFE_1992A,1992-06-12,,1992-06-12,1993-10-08,1994-01-06,
BLZ,CRI-USA_2003A,2003-11-14,,2010-08-27,2007-06-12,2010-08-27,
BLZ,CRI-USA_2003A,2003-06-27,,2010-08-27,2007-06-12,2010-08-27,
MEX,CRI-USA_2003A,2003-11-14,,2003-11-14,2005-01-14,2010-08-27,
MEX,CRI-USA_2003A,2003-06-27,,2003-11-14,2005-01-14,2010-08-27,
PER,CRI-USA_2003A,2003-06-27,,2003-11-14,,9999-12-31,
GAB,BON-EUE_2013P,2013-09-20,,2013-09-20,,2015-05-08,
ISL,DNK-GRL_1989A,1989-06-12,,1989-06-12,,1989-07-01,
POL,OIL_1994E,1994-11-13,,,,1996-03-03,
"),
        ("many_ggo_parties_2.csv", "\
stateID,treatyID,Begin,End,StateSignature,StateRatification,StateForce,StateEnd
"),
    ];
    let query = r#"{
        agreements(filter: {collection: {key: {eq: "ggo"}}}) { nodes { title parties { nodes { key } } } }
    }"#;
    imported(Collection::Ggo, &files, expect![[r#"
        45 records inserted, 0 updated, 0 unchanged
        15 rows read: 13 written, 2 left out
               3 written: the treaty with this id begins on another day; it is told of that treaty all the same
               2 left out: it says no more than the rows before
               1 written: before the signature, as the source has it
               1 written: the source writes such a year for what has not happened

        file,line,column,value,why,row
        many_ggo_parties_1.csv,3,Begin,1992-06-12,the treaty with this id begins on another day; it is told of that treaty all the same,written
        many_ggo_parties_1.csv,4,StateRatification,2007-06-12,"before the signature, as the source has it",written
        many_ggo_parties_1.csv,5,stateID,BLZ,it says no more than the rows before,left out
        many_ggo_parties_1.csv,7,stateID,MEX,it says no more than the rows before,left out
        many_ggo_parties_1.csv,8,Begin,2003-06-27,the treaty with this id begins on another day; it is told of that treaty all the same,written
        many_ggo_parties_1.csv,8,StateForce,9999-12-31,the source writes such a year for what has not happened,written
        many_ggo_parties_1.csv,9,Begin,2013-09-20,the treaty with this id begins on another day; it is told of that treaty all the same,written
    "#]], query, expect![[r#"{"agreements":{"nodes":[{"parties":{"nodes":[{"key":"ggo.life-1992a.nor"},{"key":"ggo.life-1992a.phl"}]},"title":"Convention On Life"},{"parties":{"nodes":[{"key":"ggo.cri-usa-2003a.blz"},{"key":"ggo.cri-usa-2003a.mex"},{"key":"ggo.cri-usa-2003a.per"}]},"title":"Convention On Tuna"},{"parties":{"nodes":[{"key":"ggo.bon-eue-2013p.gab"}]},"title":"Protocol On Fish"},{"parties":{"nodes":[{"key":"ggo.dnk-grl-1989a.isl"}]},"title":"Agreement On Capelin"},{"parties":{"nodes":[{"key":"ggo.oil-1994e.pol"}]},"title":"Amendments On Oil"}]}}"#]]).await;
}

/// The id of an amendment names what it amends: `A:B`. One file has that part, and another has not.
#[tokio::test]
async fn an_amendment_is_found_though_one_file_alone_names_what_it_amends() {
    let files = [
        ("many_ggo_agreements.csv", "\
treatyID,Title,Begin,End,Signature,Force,Term,TypeAmbit,TypeAgree,TypeSubject,TypeDomain,Location,Depository,TextURL
LOME_1989O4:LOME_1984A,Fourth Convention,1989-12-15,,1989-12-15,1991-09-01,,Multilateral,,,Trade,,,
WELL_1952E,Amendments Regarding The Convention On Wells,1952-06-01,,1952-06-01,1953-01-01,,Multilateral,Amendment,,\"Trade,Environment\",,,https://example.org/a.pdf | https://example.org/b c.pdf (p. 3) | https://example.org/a.pdf
TWO_1960P:ONE_1950A,Protocol One,1960-06-01,,1960-06-01,,,Multilateral,,,Trade,,,
TWO_1960P:OTHER_1951A,Protocol Two,1960-06-01,,1960-06-01,,,Multilateral,,,Trade,,,
"),
        ("many_ggo_parties_1.csv", "\
stateID,treatyID,Begin,End,StateSignature,StateRatification,StateForce,StateEnd
NOR,LOME_1989O4,1989-12-15,,1989-12-15,1990-04-20,1991-09-01,
NOR,LOME_1989O4,1990-01-01,,1990-01-01,,,
NOR,WELL_1952E:WELL_1948A,1952-06-01,,1952-06-01,,1953-01-01,
NOR,TWO_1960P,1960-06-01,,1960-06-01,,,
"),
        ("many_ggo_parties_2.csv", "\
stateID,treatyID,Begin,End,StateSignature,StateRatification,StateForce,StateEnd
"),
    ];
    let query = r#"{
        agreements(filter: {collection: {key: {eq: "ggo"}}}) { nodes {
            title form subjects { nodes { name } } sources { nodes { url } } parties { nodes { key } }
        } }
    }"#;
    imported(Collection::Ggo, &files, expect![[r#"
        22 records inserted, 0 updated, 0 unchanged
        8 rows read: 6 written, 2 left out
               2 left out: no treaty of many_ggo_agreements.csv has this id
               1 written: an address with a remark behind it; it is kept without that
               1 written: an address with spaces; they are written as %20
               1 written: no treaty has this id; the only one whose id is the same but for the treaty that it amends begins on the day of the row, so it is told of that one: ggo.lome-1989o4-lome-1984a
               1 written: no treaty has this id; the only one whose id is the same but for the treaty that it amends begins on the day of the row, so it is told of that one: ggo.well-1952e

        file,line,column,value,why,row
        many_ggo_agreements.csv,3,TextURL,https://example.org/a.pdf | https://example.org/b c.pdf (p. 3) | https://example.org/a.pdf,an address with a remark behind it; it is kept without that,written
        many_ggo_agreements.csv,3,TextURL,https://example.org/a.pdf | https://example.org/b c.pdf (p. 3) | https://example.org/a.pdf,an address with spaces; they are written as %20,written
        many_ggo_parties_1.csv,2,Begin,1989-12-15,"no treaty has this id; the only one whose id is the same but for the treaty that it amends begins on the day of the row, so it is told of that one: ggo.lome-1989o4-lome-1984a",written
        many_ggo_parties_1.csv,3,treatyID,LOME_1989O4,no treaty of many_ggo_agreements.csv has this id,left out
        many_ggo_parties_1.csv,4,Begin,1952-06-01,"no treaty has this id; the only one whose id is the same but for the treaty that it amends begins on the day of the row, so it is told of that one: ggo.well-1952e",written
        many_ggo_parties_1.csv,5,treatyID,TWO_1960P,no treaty of many_ggo_agreements.csv has this id,left out
    "#]], query, expect![[r#"{"agreements":{"nodes":[{"form":"CONVENTION","parties":{"nodes":[{"key":"ggo.lome-1989o4-lome-1984a.nor"}]},"sources":{"nodes":[{"url":"https://github.com/globalgov/manytreaties"}]},"subjects":{"nodes":[{"name":"trade"}]},"title":"Fourth Convention"},{"form":"OTHER","parties":{"nodes":[{"key":"ggo.well-1952e.nor"}]},"sources":{"nodes":[{"url":"https://example.org/a.pdf"},{"url":"https://example.org/b%20c.pdf"},{"url":"https://github.com/globalgov/manytreaties"}]},"subjects":{"nodes":[{"name":"trade"},{"name":"environment"}]},"title":"Amendments Regarding The Convention On Wells"},{"form":"PROTOCOL","parties":{"nodes":[]},"sources":{"nodes":[{"url":"https://github.com/globalgov/manytreaties"}]},"subjects":{"nodes":[{"name":"trade"}]},"title":"Protocol One"},{"form":"PROTOCOL","parties":{"nodes":[]},"sources":{"nodes":[{"url":"https://github.com/globalgov/manytreaties"}]},"subjects":{"nodes":[{"name":"trade"}]},"title":"Protocol Two"}]}}"#]]).await;
}
