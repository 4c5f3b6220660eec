//! Parties whose name another bore when they acted: rows go on after the actor of their acts is no more.

use expect_test::expect;
use foedera::import::collections::Collection;

use crate::support::collections::imported;

/// The Geneva Convention binds the Czech Republic, as the source has it; its acts are Czechoslovakia's.
/// Whoever only signed, left before, acts itself, or continues the other, needs none to be told for it.
#[tokio::test]
async fn a_state_that_bears_the_name_later_is_a_party_too() {
    let files = [
        ("many_ggo_agreements.csv", "\
treatyID,Title,Begin,End,Signature,Force,Term,TypeAmbit,TypeAgree,TypeSubject,TypeDomain,Location,Depository,TextURL
WOUNDED_1949A,Convention On The Wounded,1949-08-12,,1949-08-12,1950-10-21,,Multilateral,,,Peace,,,
OIL_1969A,Convention On Oil,1969-11-29,,1969-11-29,1975-06-19,,Multilateral,,,Environment,,,
EGY-SDN_1960A,Agreement Of Two,1960-01-17,,1960-01-17,1960-02-01,,Bilateral,,,Environment,,,
CZE-NOR_1960A,Another Of Two,1960-01-17,,1960-01-17,1960-02-01,,Bilateral,,,Environment,,,
NILE_1959A,Agreement On The Nile,1959-11-08,,1959-11-08,1959-12-12,,Multilateral,,,Environment,,,
"),
        ("many_ggo_parties_1.csv", "\
stateID,treatyID,Begin,End,StateSignature,StateRatification,StateForce,StateEnd
CZE,WOUNDED_1949A,1949-08-12,,1949-12-08,1950-12-19,1951-06-19,9999-12-31
SVK,WOUNDED_1949A,1949-08-12,,1949-12-08,1950-12-19,1951-06-19,9999-12-31
SVK,WOUNDED_1949A,1949-08-12,,,1993-04-02,1993-01-01,
SVN,WOUNDED_1949A,1949-08-12,,1949-12-10,,,
RUS,WOUNDED_1949A,1949-08-12,,1949-12-12,1954-05-10,1954-11-10,9999-12-31
BIH,WOUNDED_1949A,1949-08-12,,1949-12-10,1950-04-21,1950-10-21,1991-01-01
HRV,OIL_1969A,1969-11-29,,1969-11-29,1976-06-18,1976-09-16,1999-07-30
SRB,OIL_1969A,1969-11-29,,1969-11-29,1976-06-18,1976-09-16,
YUG,NILE_1959A,1959-11-08,,1959-11-08,,1959-12-12,1992-04-27
EGY,NILE_1959A,1959-11-08,,1959-11-08,1959-12-01,,
EGY,EGY-SDN_1960A,1960-01-17,,1960-01-17,,1960-02-01,
SDN,EGY-SDN_1960A,1960-01-17,,1960-01-17,,1960-02-01,
CZE,CZE-NOR_1960A,1960-01-17,,1960-01-17,,1960-02-01,
NOR,CZE-NOR_1960A,1960-01-17,,1960-01-17,,1960-02-01,
RUS,NILE_1959A,1959-11-08,,1920-01-01,,1920-02-01,
"),
        ("many_ggo_parties_2.csv", "\
stateID,treatyID,Begin,End,StateSignature,StateRatification,StateForce,StateEnd
"),
    ];
    let query = r#"{
        agreements(filter: {collection: {key: {eq: "ggo"}}}) { nodes { parties { nodes {
            key timeline { from status certainty candidates }
            events(filter: {kind: {in: [ENTRY_INTO_FORCE, WITHDRAWAL]}}) { nodes { kind note occurredOn { edtf } } }
        } } } }
    }"#;
    imported(Collection::Ggo, &files, expect![[r#"
        71 records inserted, 0 updated, 0 unchanged
        20 rows read: 19 written, 1 left out
               5 written: the acts are of a State that bore the name before, and no end is told by the day from which it means another: that one is told to be bound from some day on
               1 left out: it says no more than the rows before
               1 written: before the ratification, as the source has it
               1 written: the acts are of a State that bore the name before, and none of this row binds: it tells no party of the one whom it means later
               1 written: the acts are of a State that bore the name before; the one whom it means later would be a side of a treaty of two from the first day on, so it is not kept

        file,line,column,value,why,row
        many_ggo_parties_1.csv,2,stateID,CZE,"the acts are of a State that bore the name before, and no end is told by the day from which it means another: that one is told to be bound from some day on",written
        many_ggo_parties_1.csv,3,stateID,SVK,it says no more than the rows before,left out
        many_ggo_parties_1.csv,4,StateForce,1993-01-01,"before the ratification, as the source has it",written
        many_ggo_parties_1.csv,5,stateID,SVN,"the acts are of a State that bore the name before, and none of this row binds: it tells no party of the one whom it means later",written
        many_ggo_parties_1.csv,8,stateID,HRV,"the acts are of a State that bore the name before, and no end is told by the day from which it means another: that one is told to be bound from some day on",written
        many_ggo_parties_1.csv,9,stateID,SRB,"the acts are of a State that bore the name before, and no end is told by the day from which it means another: that one is told to be bound from some day on",written
        many_ggo_parties_1.csv,11,stateID,EGY,"the acts are of a State that bore the name before, and no end is told by the day from which it means another: that one is told to be bound from some day on",written
        many_ggo_parties_1.csv,12,stateID,EGY,"the acts are of a State that bore the name before; the one whom it means later would be a side of a treaty of two from the first day on, so it is not kept",written
        many_ggo_parties_1.csv,14,stateID,CZE,"the acts are of a State that bore the name before, and no end is told by the day from which it means another: that one is told to be bound from some day on",written
    "#]], query, expect![[r#"{"agreements":{"nodes":[{"parties":{"nodes":[{"events":{"nodes":[{"kind":"ENTRY_INTO_FORCE","note":null,"occurredOn":{"edtf":"1951-06-19"}}]},"key":"ggo.wounded-1949a.csk","timeline":[{"candidates":["NONE"],"certainty":"CERTAIN","from":null,"status":"NONE"},{"candidates":["SIGNATORY"],"certainty":"CERTAIN","from":"1949-12-08","status":"SIGNATORY"},{"candidates":["CONTRACTING"],"certainty":"CERTAIN","from":"1950-12-19","status":"CONTRACTING"},{"candidates":["PARTY"],"certainty":"CERTAIN","from":"1951-06-19","status":"PARTY"},{"candidates":["PARTY"],"certainty":"ASSUMED","from":"1951-06-20","status":"PARTY"},{"candidates":["FORMER"],"certainty":"CERTAIN","from":"1993-01-01","status":"FORMER"}]},{"events":{"nodes":[{"kind":"ENTRY_INTO_FORCE","note":"the source tells acts of the State that bore this name before, and no end by then: since when and by what act this one is bound does not follow","occurredOn":{"edtf":"[1993-01-01..]"}}]},"key":"ggo.wounded-1949a.cze","timeline":[{"candidates":["NONE"],"certainty":"CERTAIN","from":null,"status":"NONE"},{"candidates":["NONE","PARTY"],"certainty":"UNCERTAIN","from":"1993-01-01","status":"NONE"}]},{"events":{"nodes":[{"kind":"ENTRY_INTO_FORCE","note":"before the ratification, as the source has it","occurredOn":{"edtf":"1993-01-01"}}]},"key":"ggo.wounded-1949a.svk","timeline":[{"candidates":["NONE"],"certainty":"CERTAIN","from":null,"status":"NONE"},{"candidates":["PARTY"],"certainty":"CERTAIN","from":"1993-01-01","status":"PARTY"},{"candidates":["PARTY"],"certainty":"ASSUMED","from":"1993-04-03","status":"PARTY"}]},{"events":{"nodes":[{"kind":"ENTRY_INTO_FORCE","note":null,"occurredOn":{"edtf":"1950-10-21"}},{"kind":"WITHDRAWAL","note":"the source tells that it ended for this party, not how","occurredOn":{"edtf":"1991-01-01"}}]},"key":"ggo.wounded-1949a.yug","timeline":[{"candidates":["NONE"],"certainty":"CERTAIN","from":null,"status":"NONE"},{"candidates":["SIGNATORY"],"certainty":"CERTAIN","from":"1949-12-10","status":"SIGNATORY"},{"candidates":["CONTRACTING"],"certainty":"CERTAIN","from":"1950-04-21","status":"CONTRACTING"},{"candidates":["PARTY"],"certainty":"CERTAIN","from":"1950-10-21","status":"PARTY"},{"candidates":["FORMER"],"certainty":"CERTAIN","from":"1991-01-01","status":"FORMER"}]},{"events":{"nodes":[{"kind":"ENTRY_INTO_FORCE","note":null,"occurredOn":{"edtf":"1954-11-10"}}]},"key":"ggo.wounded-1949a.sun","timeline":[{"candidates":["NONE"],"certainty":"CERTAIN","from":null,"status":"NONE"},{"candidates":["SIGNATORY"],"certainty":"CERTAIN","from":"1949-12-12","status":"SIGNATORY"},{"candidates":["CONTRACTING"],"certainty":"CERTAIN","from":"1954-05-10","status":"CONTRACTING"},{"candidates":["PARTY"],"certainty":"CERTAIN","from":"1954-11-10","status":"PARTY"},{"candidates":["PARTY"],"certainty":"ASSUMED","from":"1954-11-11","status":"PARTY"},{"candidates":["PARTY"],"certainty":"ASSUMED","from":"1991-12-26","status":"PARTY"}]}]}},{"parties":{"nodes":[{"events":{"nodes":[{"kind":"ENTRY_INTO_FORCE","note":null,"occurredOn":{"edtf":"1976-09-16"}}]},"key":"ggo.oil-1969a.yug","timeline":[{"candidates":["NONE"],"certainty":"CERTAIN","from":null,"status":"NONE"},{"candidates":["SIGNATORY"],"certainty":"CERTAIN","from":"1969-11-29","status":"SIGNATORY"},{"candidates":["SIGNATORY","PARTY"],"certainty":"UNCERTAIN","from":"1975-06-19","status":"SIGNATORY"},{"candidates":["CONTRACTING"],"certainty":"CERTAIN","from":"1976-06-18","status":"CONTRACTING"},{"candidates":["PARTY"],"certainty":"CERTAIN","from":"1976-09-16","status":"PARTY"},{"candidates":["PARTY"],"certainty":"ASSUMED","from":"1976-09-17","status":"PARTY"},{"candidates":["FORMER"],"certainty":"CERTAIN","from":"1992-04-27","status":"FORMER"}]},{"events":{"nodes":[{"kind":"WITHDRAWAL","note":"the source tells that it ended for this party, not how","occurredOn":{"edtf":"1999-07-30"}},{"kind":"ENTRY_INTO_FORCE","note":"the source tells acts of the State that bore this name before, and no end by then: since when and by what act this one is bound does not follow","occurredOn":{"edtf":"[1991-06-25..1999-07-29]"}}]},"key":"ggo.oil-1969a.hrv","timeline":[{"candidates":["NONE"],"certainty":"CERTAIN","from":null,"status":"NONE"},{"candidates":["NONE","PARTY"],"certainty":"UNCERTAIN","from":"1991-06-25","status":"NONE"},{"candidates":["PARTY"],"certainty":"CERTAIN","from":"1999-07-29","status":"PARTY"},{"candidates":["FORMER"],"certainty":"CERTAIN","from":"1999-07-30","status":"FORMER"}]},{"events":{"nodes":[{"kind":"ENTRY_INTO_FORCE","note":"the source tells acts of the State that bore this name before, and no end by then: since when and by what act this one is bound does not follow","occurredOn":{"edtf":"[1992-04-27..]"}}]},"key":"ggo.oil-1969a.scg","timeline":[{"candidates":["NONE"],"certainty":"CERTAIN","from":null,"status":"NONE"},{"candidates":["NONE","PARTY"],"certainty":"UNCERTAIN","from":"1992-04-27","status":"NONE"},{"candidates":["NONE","PARTY"],"certainty":"UNCERTAIN","from":"2006-06-05","status":"NONE"}]}]}},{"parties":{"nodes":[{"events":{"nodes":[{"kind":"ENTRY_INTO_FORCE","note":null,"occurredOn":{"edtf":"1960-02-01"}}]},"key":"ggo.egy-sdn-1960a.uar","timeline":[{"candidates":["NONE"],"certainty":"CERTAIN","from":null,"status":"NONE"},{"candidates":["SIGNATORY"],"certainty":"CERTAIN","from":"1960-01-17","status":"SIGNATORY"},{"candidates":["PARTY"],"certainty":"CERTAIN","from":"1960-02-01","status":"PARTY"},{"candidates":["PARTY"],"certainty":"ASSUMED","from":"1960-02-02","status":"PARTY"},{"candidates":["FORMER"],"certainty":"CERTAIN","from":"1961-09-29","status":"FORMER"}]},{"events":{"nodes":[{"kind":"ENTRY_INTO_FORCE","note":null,"occurredOn":{"edtf":"1960-02-01"}}]},"key":"ggo.egy-sdn-1960a.sdn","timeline":[{"candidates":["NONE"],"certainty":"CERTAIN","from":null,"status":"NONE"},{"candidates":["SIGNATORY"],"certainty":"CERTAIN","from":"1960-01-17","status":"SIGNATORY"},{"candidates":["PARTY"],"certainty":"CERTAIN","from":"1960-02-01","status":"PARTY"},{"candidates":["PARTY"],"certainty":"ASSUMED","from":"1960-02-02","status":"PARTY"}]}]}},{"parties":{"nodes":[{"events":{"nodes":[{"kind":"ENTRY_INTO_FORCE","note":null,"occurredOn":{"edtf":"1960-02-01"}}]},"key":"ggo.cze-nor-1960a.csk","timeline":[{"candidates":["NONE"],"certainty":"CERTAIN","from":null,"status":"NONE"},{"candidates":["SIGNATORY"],"certainty":"CERTAIN","from":"1960-01-17","status":"SIGNATORY"},{"candidates":["PARTY"],"certainty":"CERTAIN","from":"1960-02-01","status":"PARTY"},{"candidates":["FORMER"],"certainty":"CERTAIN","from":"1993-01-01","status":"FORMER"}]},{"events":{"nodes":[{"kind":"ENTRY_INTO_FORCE","note":"the source tells acts of the State that bore this name before, and no end by then: since when and by what act this one is bound does not follow","occurredOn":{"edtf":"[1993-01-01..]"}}]},"key":"ggo.cze-nor-1960a.cze","timeline":[{"candidates":["NONE"],"certainty":"CERTAIN","from":null,"status":"NONE"},{"candidates":["NONE","PARTY"],"certainty":"UNCERTAIN","from":"1993-01-01","status":"NONE"}]},{"events":{"nodes":[{"kind":"ENTRY_INTO_FORCE","note":null,"occurredOn":{"edtf":"1960-02-01"}}]},"key":"ggo.cze-nor-1960a.nor","timeline":[{"candidates":["NONE"],"certainty":"CERTAIN","from":null,"status":"NONE"},{"candidates":["SIGNATORY"],"certainty":"CERTAIN","from":"1960-01-17","status":"SIGNATORY"},{"candidates":["PARTY"],"certainty":"CERTAIN","from":"1960-02-01","status":"PARTY"},{"candidates":["PARTY"],"certainty":"ASSUMED","from":"1960-02-02","status":"PARTY"}]}]}},{"parties":{"nodes":[{"events":{"nodes":[{"kind":"ENTRY_INTO_FORCE","note":null,"occurredOn":{"edtf":"1959-12-12"}},{"kind":"WITHDRAWAL","note":"the source tells that it ended for this party, not how","occurredOn":{"edtf":"1992-04-27"}}]},"key":"ggo.nile-1959a.yug","timeline":[{"candidates":["NONE"],"certainty":"CERTAIN","from":null,"status":"NONE"},{"candidates":["SIGNATORY"],"certainty":"CERTAIN","from":"1959-11-08","status":"SIGNATORY"},{"candidates":["PARTY"],"certainty":"CERTAIN","from":"1959-12-12","status":"PARTY"},{"candidates":["FORMER"],"certainty":"CERTAIN","from":"1992-04-27","status":"FORMER"}]},{"events":{"nodes":[]},"key":"ggo.nile-1959a.uar","timeline":[{"candidates":["NONE"],"certainty":"CERTAIN","from":null,"status":"NONE"},{"candidates":["SIGNATORY"],"certainty":"CERTAIN","from":"1959-11-08","status":"SIGNATORY"},{"candidates":["CONTRACTING","PARTY"],"certainty":"UNCERTAIN","from":"1959-12-01","status":"CONTRACTING"},{"candidates":["PARTY"],"certainty":"CERTAIN","from":"1959-12-12","status":"PARTY"},{"candidates":["PARTY"],"certainty":"ASSUMED","from":"1959-12-13","status":"PARTY"},{"candidates":["FORMER"],"certainty":"CERTAIN","from":"1961-09-29","status":"FORMER"}]},{"events":{"nodes":[{"kind":"ENTRY_INTO_FORCE","note":"the source tells acts of the State that bore this name before, and no end by then: since when and by what act this one is bound does not follow","occurredOn":{"edtf":"[1961-09-29..]"}}]},"key":"ggo.nile-1959a.egy","timeline":[{"candidates":["NONE"],"certainty":"CERTAIN","from":null,"status":"NONE"},{"candidates":["NONE","PARTY"],"certainty":"UNCERTAIN","from":"1961-09-29","status":"NONE"}]},{"events":{"nodes":[{"kind":"ENTRY_INTO_FORCE","note":null,"occurredOn":{"edtf":"1920-02-01"}}]},"key":"ggo.nile-1959a.rus","timeline":[{"candidates":["NONE"],"certainty":"CERTAIN","from":null,"status":"NONE"},{"candidates":["SIGNATORY"],"certainty":"CERTAIN","from":"1920-01-01","status":"SIGNATORY"},{"candidates":["SIGNATORY","PARTY"],"certainty":"UNCERTAIN","from":"1920-02-01","status":"SIGNATORY"},{"candidates":["PARTY"],"certainty":"CERTAIN","from":"1959-12-12","status":"PARTY"},{"candidates":["PARTY"],"certainty":"ASSUMED","from":"1959-12-13","status":"PARTY"}]}]}}]}}"#]]).await;
}

/// Czechoslovakia left and came back on the same day, and the Czech Republic bears the name since; of
/// Yugoslavia nothing tells that it came back.
#[tokio::test]
async fn a_state_that_came_back_has_one_that_bears_its_name_later() {
    let files = [
        ("many_ggo_agreements.csv", "\
treatyID,Title,Begin,End,Signature,Force,Term,TypeAmbit,TypeAgree,TypeSubject,TypeDomain,Location,Depository,TextURL
PLANT_1951A,Convention On Plants,1951-12-06,,1951-12-06,1952-04-03,,Multilateral,,,Environment,,,
"),
        ("many_ggo_parties_1.csv", "\
stateID,treatyID,Begin,End,StateSignature,StateRatification,StateForce,StateEnd
CZE,PLANT_1951A,1951-12-06,,,1983-08-05,1983-08-05,1990-10-03
CZE,PLANT_1951A,1951-12-06,,,1983-08-05,1990-10-03,
HRV,PLANT_1951A,1951-12-06,,,1983-08-05,1983-08-05,1990-10-03
"),
        ("many_ggo_parties_2.csv", "\
stateID,treatyID,Begin,End,StateSignature,StateRatification,StateForce,StateEnd
"),
    ];
    let query = r#"{
        agreements(filter: {collection: {key: {eq: "ggo"}}}) { nodes { parties { nodes {
            key now: status(asOf: "2020-01-01") { status certainty candidates }
        } } } }
    }"#;
    imported(Collection::Ggo, &files, expect![[r#"
        17 records inserted, 0 updated, 0 unchanged
        4 rows read: 4 written, 0 left out
               1 written: the acts are of a State that bore the name before, and no end is told by the day from which it means another: that one is told to be bound from some day on

        file,line,column,value,why,row
        many_ggo_parties_1.csv,2,stateID,CZE,"the acts are of a State that bore the name before, and no end is told by the day from which it means another: that one is told to be bound from some day on",written
    "#]], query, expect![[r#"{"agreements":{"nodes":[{"parties":{"nodes":[{"key":"ggo.plant-1951a.csk","now":{"candidates":["FORMER"],"certainty":"CERTAIN","status":"FORMER"}},{"key":"ggo.plant-1951a.cze","now":{"candidates":["NONE","PARTY"],"certainty":"UNCERTAIN","status":"NONE"}},{"key":"ggo.plant-1951a.yug","now":{"candidates":["FORMER"],"certainty":"CERTAIN","status":"FORMER"}}]}}]}}"#]]).await;
}

/// Serbia and Montenegro are two codes that meant one State then: what is told of each is no dispute.
#[tokio::test]
async fn rows_of_two_codes_of_one_state_are_no_rivals() {
    let files = [
        ("many_ggo_agreements.csv", "\
treatyID,Title,Begin,End,Signature,Force,Term,TypeAmbit,TypeAgree,TypeSubject,TypeDomain,Location,Depository,TextURL
NUKE_1986A,Convention On Accidents,1986-09-26,,1986-09-26,1987-02-26,,Multilateral,,,Environment,,,
"),
        ("many_ggo_parties_1.csv", "\
stateID,treatyID,Begin,End,StateSignature,StateRatification,StateForce,StateEnd
MNE,NUKE_1986A,1986-09-26,,1987-05-27,1989-02-08,1989-03-11,
SRB,NUKE_1986A,1986-09-26,,1987-06-01,1989-02-08,1989-03-11,
"),
        ("many_ggo_parties_2.csv", "\
stateID,treatyID,Begin,End,StateSignature,StateRatification,StateForce,StateEnd
"),
    ];
    let query = r#"{
        agreements(filter: {collection: {key: {eq: "ggo"}}}) { nodes { parties(first: 1) { nodes {
            key timeline { from status certainty }
            events { nodes { kind disputed occurredOn { edtf } } }
        } } } }
    }"#;
    imported(Collection::Ggo, &files, expect![[r#"
        15 records inserted, 0 updated, 0 unchanged
        3 rows read: 3 written, 0 left out
               2 written: the acts are of a State that bore the name before, and no end is told by the day from which it means another: that one is told to be bound from some day on

        file,line,column,value,why,row
        many_ggo_parties_1.csv,2,stateID,MNE,"the acts are of a State that bore the name before, and no end is told by the day from which it means another: that one is told to be bound from some day on",written
        many_ggo_parties_1.csv,2,stateID,MNE,"the acts are of a State that bore the name before, and no end is told by the day from which it means another: that one is told to be bound from some day on",written
    "#]], query, expect![[r#"{"agreements":{"nodes":[{"parties":{"nodes":[{"events":{"nodes":[{"disputed":false,"kind":"SIGNATURE","occurredOn":{"edtf":"1987-05-27"}},{"disputed":false,"kind":"RATIFICATION","occurredOn":{"edtf":"1989-02-08"}},{"disputed":false,"kind":"ENTRY_INTO_FORCE","occurredOn":{"edtf":"1989-03-11"}},{"disputed":false,"kind":"SIGNATURE","occurredOn":{"edtf":"1987-06-01"}}]},"key":"ggo.nuke-1986a.yug","timeline":[{"certainty":"CERTAIN","from":null,"status":"NONE"},{"certainty":"UNCERTAIN","from":"1987-05-27","status":"SIGNATORY"},{"certainty":"UNCERTAIN","from":"1987-06-01","status":"SIGNATORY"},{"certainty":"CERTAIN","from":"1989-02-08","status":"CONTRACTING"},{"certainty":"CERTAIN","from":"1989-03-11","status":"PARTY"},{"certainty":"ASSUMED","from":"1989-03-12","status":"PARTY"},{"certainty":"CERTAIN","from":"1992-04-27","status":"FORMER"}]}]}}]}}"#]]).await;
}
