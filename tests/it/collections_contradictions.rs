//! Days of a collection that contradict each other: kept, told, and in doubt.

use expect_test::expect;
use foedera::import::collections::Collection;

use crate::support::collections::imported;

/// The source gives the end of an earlier text to those that signed a later one, and to some the day of
/// the entry into force as that of the end.
#[tokio::test]
async fn an_end_before_the_entry_into_force_is_told_and_in_doubt() {
    let files = [
        ("many_ggo_agreements.csv", "\
treatyID,Title,Begin,End,Signature,Force,Term,TypeAmbit,TypeAgree,TypeSubject,TypeDomain,Location,Depository,TextURL
FISH_2007A,Agreement on Fish,2007-06-01,2010-05-31,2007-06-01,2011-01-01,2010-05-31,Bilateral,Agreement,Fish,Environment,,,
WHALE_1946A,Convention on Whales,1946-12-02,,1946-12-02,1948-11-10,,Multilateral,Convention,Whales,Environment,,,
"),
        ("many_ggo_parties_1.csv", "\
stateID,treatyID,Begin,End,StateSignature,StateRatification,StateForce,StateEnd
AUT,WHALE_1946A,1946-12-02,,1994-05-20,1994-05-20,2007-05-10,1970-06-30
BRA,WHALE_1946A,1946-12-02,,1946-12-02,1950-05-09,1950-05-09,1966-06-30
BRA,WHALE_1946A,1946-12-02,,,,1974-01-04,
CZE,WHALE_1946A,1946-12-02,,2005-01-26,,2005-01-26,1970-06-30
VCT,WHALE_1946A,1946-12-02,,1981-07-22,,1981-07-22,1981-07-22
"),
        ("many_ggo_parties_2.csv", "\
stateID,treatyID,Begin,End,StateSignature,StateRatification,StateForce,StateEnd
"),
    ];
    let query = r#"{
        agreements(filter: {collection: {key: {eq: "ggo"}}}) { nodes {
            key timeline { from status certainty candidates }
            parties { nodes { key timeline { from status certainty candidates } } }
            events(filter: {kind: {in: [WITHDRAWAL, TERMINATION]}}) { nodes { kind note occurredOn { edtf } } }
        } }
    }"#;
    imported(Collection::Ggo, &files, expect![[r#"
        31 records inserted, 0 updated, 0 unchanged
        7 rows read: 7 written, 0 left out
               1 written: before the entry into force, as the source has it
               1 written: before the signature and the ratification and the entry into force, as the source has it
               1 written: its end is before its acts, and before the first day that the registry has of the State: it is no act of it; the day is kept as a claim
               1 written: on the day of the entry into force, as the source has it

        file,line,column,value,why,row
        many_ggo_agreements.csv,2,Term,2010-05-31,"before the entry into force, as the source has it",written
        many_ggo_parties_1.csv,2,StateEnd,1970-06-30,"before the signature and the ratification and the entry into force, as the source has it",written
        many_ggo_parties_1.csv,5,StateEnd,1970-06-30,"its end is before its acts, and before the first day that the registry has of the State: it is no act of it; the day is kept as a claim",written
        many_ggo_parties_1.csv,6,StateEnd,1981-07-22,"on the day of the entry into force, as the source has it",written
    "#]], query, expect![[r#"{"agreements":{"nodes":[{"events":{"nodes":[{"kind":"TERMINATION","note":"before the entry into force, as the source has it","occurredOn":{"edtf":"2010-05-31"}}]},"key":"ggo.fish-2007a","parties":{"nodes":[]},"timeline":[{"candidates":["UNKNOWN"],"certainty":"CERTAIN","from":null,"status":"UNKNOWN"},{"candidates":["SIGNED"],"certainty":"CERTAIN","from":"2007-06-01","status":"SIGNED"},{"candidates":["SIGNED","ENDED"],"certainty":"UNCERTAIN","from":"2010-05-31","status":"SIGNED"},{"candidates":["IN_FORCE","ENDED"],"certainty":"UNCERTAIN","from":"2011-01-01","status":"IN_FORCE"}]},{"events":{"nodes":[{"kind":"WITHDRAWAL","note":"the source tells that it ended for this party, not how; before the signature and the ratification and the entry into force, as the source has it","occurredOn":{"edtf":"1970-06-30"}},{"kind":"WITHDRAWAL","note":"the source tells that it ended for this party, not how","occurredOn":{"edtf":"1966-06-30"}},{"kind":"WITHDRAWAL","note":"the source tells that it ended for this party, not how; on the day of the entry into force, as the source has it","occurredOn":{"edtf":"1981-07-22"}}]},"key":"ggo.whale-1946a","parties":{"nodes":[{"key":"ggo.whale-1946a.aut","timeline":[{"candidates":["NONE"],"certainty":"CERTAIN","from":null,"status":"NONE"},{"candidates":["NONE","FORMER"],"certainty":"UNCERTAIN","from":"1970-06-30","status":"NONE"},{"candidates":["CONTRACTING","FORMER"],"certainty":"UNCERTAIN","from":"1994-05-20","status":"CONTRACTING"},{"candidates":["PARTY","FORMER"],"certainty":"UNCERTAIN","from":"2007-05-10","status":"PARTY"}]},{"key":"ggo.whale-1946a.bra","timeline":[{"candidates":["NONE"],"certainty":"CERTAIN","from":null,"status":"NONE"},{"candidates":["SIGNATORY"],"certainty":"CERTAIN","from":"1946-12-02","status":"SIGNATORY"},{"candidates":["SIGNATORY","PARTY"],"certainty":"UNCERTAIN","from":"1948-11-10","status":"SIGNATORY"},{"candidates":["PARTY"],"certainty":"CERTAIN","from":"1950-05-09","status":"PARTY"},{"candidates":["FORMER"],"certainty":"CERTAIN","from":"1966-06-30","status":"FORMER"},{"candidates":["PARTY"],"certainty":"CERTAIN","from":"1974-01-04","status":"PARTY"},{"candidates":["PARTY"],"certainty":"ASSUMED","from":"1974-01-05","status":"PARTY"}]},{"key":"ggo.whale-1946a.cze","timeline":[{"candidates":["NONE"],"certainty":"CERTAIN","from":null,"status":"NONE"},{"candidates":["PARTY"],"certainty":"CERTAIN","from":"2005-01-26","status":"PARTY"},{"candidates":["PARTY"],"certainty":"ASSUMED","from":"2005-01-27","status":"PARTY"}]},{"key":"ggo.whale-1946a.vct","timeline":[{"candidates":["NONE"],"certainty":"CERTAIN","from":null,"status":"NONE"},{"candidates":["PARTY","FORMER"],"certainty":"UNCERTAIN","from":"1981-07-22","status":"PARTY"}]}]},"timeline":[{"candidates":["UNKNOWN"],"certainty":"CERTAIN","from":null,"status":"UNKNOWN"},{"candidates":["SIGNED"],"certainty":"CERTAIN","from":"1946-12-02","status":"SIGNED"},{"candidates":["IN_FORCE"],"certainty":"CERTAIN","from":"1948-11-10","status":"IN_FORCE"},{"candidates":["IN_FORCE"],"certainty":"ASSUMED","from":"2007-05-11","status":"IN_FORCE"}]}]}}"#]]).await;
}

/// One row of a State has an end, and another, of acts before that, none in sight. Who came back by acts
/// after the end has left.
#[tokio::test]
async fn an_end_that_another_row_does_not_have_is_disputed() {
    let files = [
        ("many_ggo_agreements.csv", "\
treatyID,Title,Begin,End,Signature,Force,Term,TypeAmbit,TypeAgree,TypeSubject,TypeDomain,Location,Depository,TextURL
SEA_1994A,Agreement on the Sea,1994-07-28,,1994-07-28,1996-07-28,,Multilateral,,,Environment,,,
"),
        ("many_ggo_parties_1.csv", "\
stateID,treatyID,Begin,End,StateSignature,StateRatification,StateForce,StateEnd
NOR,SEA_1994A,1994-07-28,,1994-07-28,1996-06-24,1996-07-28,1999-06-04
NOR,SEA_1994A,1994-07-28,9999-12-31,,1996-06-24,,
SWE,SEA_1994A,1994-07-28,,,1996-06-25,1996-07-28,9999-12-31
SWE,SEA_1994A,1994-07-28,,,1996-06-25,,1999-06-04
FIN,SEA_1994A,1994-07-28,,,1996-06-21,1996-07-28,1999-06-04
FIN,SEA_1994A,1994-07-28,,,2003-01-02,2003-02-01,9999-12-31
DNK,SEA_1994A,1994-07-28,,,1996-06-21,1996-07-28,1999-06-04
"),
        ("many_ggo_parties_2.csv", "\
stateID,treatyID,Begin,End,StateSignature,StateRatification,StateForce,StateEnd
"),
    ];
    let query = r#"{
        agreements(filter: {collection: {key: {eq: "ggo"}}}) { nodes { parties { nodes {
            key at: status(asOf: "2000-01-01") { status certainty candidates } last: status(asOf: "9999-12-31") { status certainty }
            events(first: 2, filter: {kind: {eq: WITHDRAWAL}}) { nodes { occurredOn { edtf } claims(first: 3, property: "occurredOn") { nodes { value } } } }
        } } } }
    }"#;
    imported(Collection::Ggo, &files, expect![[r#"
        29 records inserted, 0 updated, 0 unchanged
        8 rows read: 7 written, 1 left out
               2 written: another row of the State, of acts before that, has no end in sight; both are claims
               2 written: many States of the treaty have this day as their end, others have not or acted later, and it is not that of the treaty: it may have ended for this one then, later or not at all
               1 left out: it says no more than the rows before

        file,line,column,value,why,row
        many_ggo_parties_1.csv,2,StateEnd,1999-06-04,"another row of the State, of acts before that, has no end in sight; both are claims",written
        many_ggo_parties_1.csv,3,stateID,NOR,it says no more than the rows before,left out
        many_ggo_parties_1.csv,5,StateEnd,1999-06-04,"another row of the State, of acts before that, has no end in sight; both are claims",written
        many_ggo_parties_1.csv,6,StateEnd,1999-06-04,"many States of the treaty have this day as their end, others have not or acted later, and it is not that of the treaty: it may have ended for this one then, later or not at all",written
        many_ggo_parties_1.csv,8,StateEnd,1999-06-04,"many States of the treaty have this day as their end, others have not or acted later, and it is not that of the treaty: it may have ended for this one then, later or not at all",written
    "#]], query, expect![[r#"{"agreements":{"nodes":[{"parties":{"nodes":[{"at":{"candidates":["FORMER","PARTY"],"certainty":"DISPUTED","status":"FORMER"},"events":{"nodes":[{"claims":{"nodes":[{"value":"1999-06-04"},{"value":"9999-12-31"}]},"occurredOn":{"edtf":"1999-06-04"}}]},"key":"ggo.sea-1994a.nor","last":{"certainty":"DISPUTED","status":"FORMER"}},{"at":{"candidates":["FORMER","PARTY"],"certainty":"DISPUTED","status":"FORMER"},"events":{"nodes":[{"claims":{"nodes":[{"value":"1999-06-04"},{"value":"9999-12-31"}]},"occurredOn":{"edtf":"1999-06-04"}}]},"key":"ggo.sea-1994a.swe","last":{"certainty":"DISPUTED","status":"FORMER"}},{"at":{"candidates":["PARTY","FORMER"],"certainty":"UNCERTAIN","status":"PARTY"},"events":{"nodes":[{"claims":{"nodes":[]},"occurredOn":{"edtf":"[1999-06-04..]"}}]},"key":"ggo.sea-1994a.fin","last":{"certainty":"UNCERTAIN","status":"PARTY"}},{"at":{"candidates":["PARTY","FORMER"],"certainty":"UNCERTAIN","status":"PARTY"},"events":{"nodes":[{"claims":{"nodes":[]},"occurredOn":{"edtf":"[1999-06-04..]"}}]},"key":"ggo.sea-1994a.dnk","last":{"certainty":"UNCERTAIN","status":"PARTY"}}]}}]}}"#]]).await;
}

/// An agreement that was left on the day of its signature, and entered into force later.
#[tokio::test]
async fn an_end_before_the_entry_into_force_of_the_whole_is_told_and_in_doubt() {
    let files = [
        ("uk_treaties.csv", "\
record_id,title,type,subject,signed_on,signed_at,adopted_on,provisional_in_force_on,in_force_on,in_force_effective_on,terminated_on,terminated_effective_on,withdrawn_on
1,Treaty on the Boundary,BILATERAL,BOUNDARIES,1842-08-09,Washington,,,1842-10-13,,,,1842-08-09
"),
        ("uk_treaty_parties.csv", "record_id,party_name\n1,UNITED KINGDOM\n1,UNITED STATES OF AMERICA\n"),
        ("uk_treaty_citations.csv", "record_id,citation,document_url\n"),
    ];
    let query = r#"{
        agreements(filter: {collection: {key: {eq: "uk-treaties"}}}) { nodes {
            timeline { from status certainty candidates }
            events { nodes { kind note } }
            parties { nodes { key timeline { from status certainty candidates } } }
        } }
    }"#;
    imported(Collection::UkTreaties, &files, expect![[r#"
        9 records inserted, 0 updated, 0 unchanged
        3 rows read: 3 written, 0 left out
               1 written: before the entry into force, as the source has it

        file,line,column,value,why,row
        uk_treaties.csv,2,withdrawn_on,1842-08-09,"before the entry into force, as the source has it",written
    "#]], query, expect![[r#"{"agreements":{"nodes":[{"events":{"nodes":[{"kind":"SIGNATURE","note":null},{"kind":"ENTRY_INTO_FORCE","note":null},{"kind":"WITHDRAWAL","note":"before the entry into force, as the source has it"}]},"parties":{"nodes":[{"key":"uk.1.gbr","timeline":[{"candidates":["NONE"],"certainty":"CERTAIN","from":null,"status":"NONE"},{"candidates":["SIGNATORY","FORMER"],"certainty":"UNCERTAIN","from":"1842-08-09","status":"SIGNATORY"},{"candidates":["PARTY","FORMER"],"certainty":"UNCERTAIN","from":"1842-10-13","status":"PARTY"}]},{"key":"uk.1.usa","timeline":[{"candidates":["NONE"],"certainty":"CERTAIN","from":null,"status":"NONE"},{"candidates":["SIGNATORY","FORMER"],"certainty":"UNCERTAIN","from":"1842-08-09","status":"SIGNATORY"},{"candidates":["PARTY","FORMER"],"certainty":"UNCERTAIN","from":"1842-10-13","status":"PARTY"}]}]},"timeline":[{"candidates":["UNKNOWN"],"certainty":"CERTAIN","from":null,"status":"UNKNOWN"},{"candidates":["SIGNED","ENDED"],"certainty":"UNCERTAIN","from":"1842-08-09","status":"SIGNED"},{"candidates":["IN_FORCE","ENDED"],"certainty":"UNCERTAIN","from":"1842-10-13","status":"IN_FORCE"}]}]}}"#]]).await;
}

/// Two rows that have all days of a State in common but one tell of one act, on two days: no second
/// entry into force, by which it would have come back.
#[tokio::test]
async fn rows_that_differ_in_one_day_are_claims_of_it() {
    let files = [
        ("many_ggo_agreements.csv", "\
treatyID,Title,Begin,End,Signature,Force,Term,TypeAmbit,TypeAgree,TypeSubject,TypeDomain,Location,Depository,TextURL
WHALE_1946A,Convention on Whales,1946-12-02,,1946-12-02,1948-11-10,,Multilateral,Convention,Whales,Environment,,,
"),
        ("many_ggo_parties_1.csv", "\
stateID,treatyID,Begin,End,StateSignature,StateRatification,StateForce,StateEnd
USA,WHALE_1946A,1946-12-02,,1973-10-02,,1973-10-02,1975-06-30
USA,WHALE_1946A,1946-12-02,,1973-10-02,,1979-06-15,1975-06-30
USA,WHALE_1946A,1946-12-02,,1973-10-02,,1979-06-15,1975-06-30
BRA,WHALE_1946A,1946-12-02,,,,1966-06-30,9999-12-31
BRA,WHALE_1946A,1946-12-02,,,,1974-01-04,9999-12-31
NOR,WHALE_1946A,1946-12-02,,1970-01-01,1971-01-01,,
NOR,WHALE_1946A,1946-12-02,,1970-01-01,1969-01-01,,
DNK,WHALE_1946A,1946-12-02,,1994-11-14,1995-07-28,1996-07-28,1999-06-04
DNK,WHALE_1946A,1946-12-02,,1994-11-14,1995-07-28,1996-07-28,
DNK,WHALE_1946A,1946-12-02,,1994-11-14,1995-07-28,2004-01-18,
"),
        ("many_ggo_parties_2.csv", "\
stateID,treatyID,Begin,End,StateSignature,StateRatification,StateForce,StateEnd
"),
    ];
    let query = r#"{
        agreements(filter: {collection: {key: {eq: "ggo"}}}) { nodes { parties(first: 5) { nodes {
            key timeline { from status certainty candidates }
            events(first: 5) { nodes { key occurredOn { edtf } claims { nodes { value source { key } } } } }
        } } } }
    }"#;
    imported(Collection::Ggo, &files, expect![[r#"
        28 records inserted, 0 updated, 0 unchanged
        11 rows read: 9 written, 2 left out
               2 left out: it says no more than the rows before
               2 written: another row that has the other days of this one has another day; both are claims
               1 written: another row that has the other days of this one has another day; both are claims; before the signature, as the source has it
               1 written: before the entry into force, as the source has it

        file,line,column,value,why,row
        many_ggo_parties_1.csv,3,StateForce,1979-06-15,another row that has the other days of this one has another day; both are claims,written
        many_ggo_parties_1.csv,3,StateEnd,1975-06-30,"before the entry into force, as the source has it",written
        many_ggo_parties_1.csv,4,stateID,USA,it says no more than the rows before,left out
        many_ggo_parties_1.csv,8,StateRatification,1969-01-01,"another row that has the other days of this one has another day; both are claims; before the signature, as the source has it",written
        many_ggo_parties_1.csv,10,stateID,DNK,it says no more than the rows before,left out
        many_ggo_parties_1.csv,11,StateForce,2004-01-18,another row that has the other days of this one has another day; both are claims,written
    "#]], query, expect![[r#"{"agreements":{"nodes":[{"parties":{"nodes":[{"events":{"nodes":[{"claims":{"nodes":[]},"key":"ggo.whale-1946a.usa.signature","occurredOn":{"edtf":"1973-10-02"}},{"claims":{"nodes":[{"source":{"key":"ggo"},"value":"1973-10-02"},{"source":{"key":"ggo"},"value":"1979-06-15"}]},"key":"ggo.whale-1946a.usa.entry-into-force","occurredOn":{"edtf":"1973-10-02"}},{"claims":{"nodes":[]},"key":"ggo.whale-1946a.usa.withdrawal","occurredOn":{"edtf":"1975-06-30"}}]},"key":"ggo.whale-1946a.usa","timeline":[{"candidates":["NONE"],"certainty":"CERTAIN","from":null,"status":"NONE"},{"candidates":["PARTY","SIGNATORY"],"certainty":"DISPUTED","from":"1973-10-02","status":"PARTY"},{"candidates":["FORMER"],"certainty":"CERTAIN","from":"1975-06-30","status":"FORMER"}]},{"events":{"nodes":[{"claims":{"nodes":[]},"key":"ggo.whale-1946a.bra.entry-into-force","occurredOn":{"edtf":"1966-06-30"}},{"claims":{"nodes":[]},"key":"ggo.whale-1946a.bra.entry-into-force-2","occurredOn":{"edtf":"1974-01-04"}}]},"key":"ggo.whale-1946a.bra","timeline":[{"candidates":["NONE"],"certainty":"CERTAIN","from":null,"status":"NONE"},{"candidates":["PARTY"],"certainty":"CERTAIN","from":"1966-06-30","status":"PARTY"},{"candidates":["PARTY"],"certainty":"CERTAIN","from":"1974-01-04","status":"PARTY"},{"candidates":["PARTY"],"certainty":"ASSUMED","from":"1974-01-05","status":"PARTY"}]},{"events":{"nodes":[{"claims":{"nodes":[]},"key":"ggo.whale-1946a.nor.signature","occurredOn":{"edtf":"1970-01-01"}},{"claims":{"nodes":[{"source":{"key":"ggo"},"value":"1971-01-01"},{"source":{"key":"ggo"},"value":"1969-01-01"}]},"key":"ggo.whale-1946a.nor.ratification","occurredOn":{"edtf":"1971-01-01"}}]},"key":"ggo.whale-1946a.nor","timeline":[{"candidates":["NONE"],"certainty":"CERTAIN","from":null,"status":"NONE"},{"candidates":["NONE","PARTY"],"certainty":"DISPUTED","from":"1969-01-01","status":"NONE"},{"candidates":["SIGNATORY","PARTY"],"certainty":"UNCERTAIN","from":"1970-01-01","status":"SIGNATORY"},{"candidates":["PARTY"],"certainty":"CERTAIN","from":"1971-01-01","status":"PARTY"},{"candidates":["PARTY"],"certainty":"ASSUMED","from":"1971-01-02","status":"PARTY"}]},{"events":{"nodes":[{"claims":{"nodes":[]},"key":"ggo.whale-1946a.dnk.signature","occurredOn":{"edtf":"1994-11-14"}},{"claims":{"nodes":[]},"key":"ggo.whale-1946a.dnk.ratification","occurredOn":{"edtf":"1995-07-28"}},{"claims":{"nodes":[{"source":{"key":"ggo"},"value":"1996-07-28"},{"source":{"key":"ggo"},"value":"2004-01-18"}]},"key":"ggo.whale-1946a.dnk.entry-into-force","occurredOn":{"edtf":"1996-07-28"}},{"claims":{"nodes":[]},"key":"ggo.whale-1946a.dnk.withdrawal","occurredOn":{"edtf":"1999-06-04"}}]},"key":"ggo.whale-1946a.dnk","timeline":[{"candidates":["NONE"],"certainty":"CERTAIN","from":null,"status":"NONE"},{"candidates":["SIGNATORY","PARTY"],"certainty":"UNCERTAIN","from":"1994-11-14","status":"SIGNATORY"},{"candidates":["CONTRACTING"],"certainty":"CERTAIN","from":"1995-07-28","status":"CONTRACTING"},{"candidates":["PARTY","CONTRACTING"],"certainty":"DISPUTED","from":"1996-07-28","status":"PARTY"},{"candidates":["FORMER"],"certainty":"CERTAIN","from":"1999-06-04","status":"FORMER"}]}]}}]}}"#]]).await;
}

/// The source gives the day on which one State left to most of the others. Who has a day of its own has
/// left on it.
#[tokio::test]
async fn an_end_that_many_states_share_is_in_doubt() {
    let files = [
        ("many_ggo_agreements.csv", "\
treatyID,Title,Begin,End,Signature,Force,Term,TypeAmbit,TypeAgree,TypeSubject,TypeDomain,Location,Depository,TextURL
AIR_1997P,Protocol on Air,1997-12-11,,1997-12-11,2005-02-16,,Multilateral,Protocol,Air,Environment,,,
"),
        ("many_ggo_parties_1.csv", "\
stateID,treatyID,Begin,End,StateSignature,StateRatification,StateForce,StateEnd
CAN,AIR_1997P,1997-12-11,2012-12-15,1998-04-29,2002-12-17,2005-02-16,2012-12-15
NOR,AIR_1997P,1997-12-11,2012-12-15,1998-04-29,2002-05-30,2005-02-16,2012-12-15
AFG,AIR_1997P,1997-12-11,2012-12-15,,2013-03-25,2013-06-23,2012-12-15
SWE,AIR_1997P,1997-12-11,2010-01-01,1998-04-29,2002-05-31,2005-02-16,2010-01-01
FIN,AIR_1997P,1997-12-11,2012-12-15,1998-04-29,2002-05-31,2005-02-16,2012-12-15
FIN,AIR_1997P,1997-12-11,2013-01-01,1998-04-29,2002-05-31,2005-02-16,2013-01-01
DNK,AIR_1997P,1997-12-11,2012-12-15,2012-12-15,,,2012-12-15
AUS,AIR_1997P,1997-12-11,9999-12-31,1998-04-29,2007-12-12,2008-03-11,
"),
        ("many_ggo_parties_2.csv", "\
stateID,treatyID,Begin,End,StateSignature,StateRatification,StateForce,StateEnd
"),
    ];
    let query = r#"{
        agreements(filter: {collection: {key: {eq: "ggo"}}}) { nodes { parties { nodes {
            key before: status(asOf: "2012-12-14") { status certainty } at: status(asOf: "2014-01-01") { status certainty candidates }
            events(first: 2, filter: {kind: {eq: WITHDRAWAL}}) { nodes { note occurredOn { edtf } } }
        } } } }
    }"#;
    imported(Collection::Ggo, &files, expect![[r#"
        39 records inserted, 0 updated, 0 unchanged
        9 rows read: 9 written, 0 left out
               5 written: many States of the treaty have this day as their end, others have not or acted later, and it is not that of the treaty: it may have ended for this one then, later or not at all

        file,line,column,value,why,row
        many_ggo_parties_1.csv,2,StateEnd,2012-12-15,"many States of the treaty have this day as their end, others have not or acted later, and it is not that of the treaty: it may have ended for this one then, later or not at all",written
        many_ggo_parties_1.csv,3,StateEnd,2012-12-15,"many States of the treaty have this day as their end, others have not or acted later, and it is not that of the treaty: it may have ended for this one then, later or not at all",written
        many_ggo_parties_1.csv,4,StateEnd,2012-12-15,"many States of the treaty have this day as their end, others have not or acted later, and it is not that of the treaty: it may have ended for this one then, later or not at all",written
        many_ggo_parties_1.csv,6,StateEnd,2012-12-15,"many States of the treaty have this day as their end, others have not or acted later, and it is not that of the treaty: it may have ended for this one then, later or not at all",written
        many_ggo_parties_1.csv,8,StateEnd,2012-12-15,"many States of the treaty have this day as their end, others have not or acted later, and it is not that of the treaty: it may have ended for this one then, later or not at all",written
    "#]], query, expect![[r#"{"agreements":{"nodes":[{"parties":{"nodes":[{"at":{"candidates":["PARTY","FORMER"],"certainty":"UNCERTAIN","status":"PARTY"},"before":{"certainty":"CERTAIN","status":"PARTY"},"events":{"nodes":[{"note":"many States of the treaty have this day as their end, others have not or acted later, and it is not that of the treaty: it may have ended for this one then, later or not at all","occurredOn":{"edtf":"[2012-12-15..]"}}]},"key":"ggo.air-1997p.can"},{"at":{"candidates":["PARTY","FORMER"],"certainty":"UNCERTAIN","status":"PARTY"},"before":{"certainty":"CERTAIN","status":"PARTY"},"events":{"nodes":[{"note":"many States of the treaty have this day as their end, others have not or acted later, and it is not that of the treaty: it may have ended for this one then, later or not at all","occurredOn":{"edtf":"[2012-12-15..]"}}]},"key":"ggo.air-1997p.nor"},{"at":{"candidates":["PARTY","FORMER"],"certainty":"UNCERTAIN","status":"PARTY"},"before":{"certainty":"CERTAIN","status":"NONE"},"events":{"nodes":[{"note":"many States of the treaty have this day as their end, others have not or acted later, and it is not that of the treaty: it may have ended for this one then, later or not at all","occurredOn":{"edtf":"[2012-12-15..]"}}]},"key":"ggo.air-1997p.afg"},{"at":{"candidates":["FORMER"],"certainty":"CERTAIN","status":"FORMER"},"before":{"certainty":"CERTAIN","status":"FORMER"},"events":{"nodes":[{"note":"the source tells that it ended for this party, not how","occurredOn":{"edtf":"2010-01-01"}}]},"key":"ggo.air-1997p.swe"},{"at":{"candidates":["FORMER"],"certainty":"CERTAIN","status":"FORMER"},"before":{"certainty":"CERTAIN","status":"PARTY"},"events":{"nodes":[{"note":"many States of the treaty have this day as their end, others have not or acted later, and it is not that of the treaty: it may have ended for this one then, later or not at all","occurredOn":{"edtf":"[2012-12-15..]"}},{"note":"the source tells that it ended for this party, not how","occurredOn":{"edtf":"2013-01-01"}}]},"key":"ggo.air-1997p.fin"},{"at":{"candidates":["SIGNATORY","FORMER"],"certainty":"UNCERTAIN","status":"SIGNATORY"},"before":{"certainty":"CERTAIN","status":"NONE"},"events":{"nodes":[{"note":"many States of the treaty have this day as their end, others have not or acted later, and it is not that of the treaty: it may have ended for this one then, later or not at all","occurredOn":{"edtf":"[2012-12-15..]"}}]},"key":"ggo.air-1997p.dnk"},{"at":{"candidates":["PARTY"],"certainty":"ASSUMED","status":"PARTY"},"before":{"certainty":"ASSUMED","status":"PARTY"},"events":{"nodes":[]},"key":"ggo.air-1997p.aus"}]}}]}}"#]]).await;
}
