//! Alliances of ATOP: what begins with a signature, and who was a member when.

use expect_test::expect;
use foedera::import::{Mode, collections::Collection};

use crate::support::{
    Registry,
    collections::{import, imported},
    package::loaded,
};

#[tokio::test]
async fn alliances_begin_with_their_signature() {
    let files = [
        ("atop_alliances.csv", "\
atopid,begyr,begmo,begday,endyr,endmo,endday,bilat,wartime,term,defense,offense,neutral,nonagg,consul,milaid,base,organ1
1490,1913,5,19.0,1918,11,11.0,1,0,1,1,0,0,0,1,0.0,0.0,0.0
"),
        ("atop_members.csv", "\
atopid,member,yrent,moent,dayent,yrexit,moexit,dayexit,phase
1490,365,1913,5,19.0,1915,,,1
1490,365,1915,,,1918,11,11.0,2
1490,200,1913,5,19.0,1917,3,,0
1490,9999,1913,5,19.0,0,0,0.0,0
77,200,1913,5,19.0,0,0,0.0,0
"),
    ];
    let query = r#"{
        agreement(by: {key: "atop.1490"}) {
            title note laterality subjects { nodes { name } }
            signedOn { edtf } timeline { from status certainty candidates }
            events { nodes { kind occurredOn { edtf } party { actor { ... on State { key } } } } }
        }
    }"#;
    imported(Collection::Atop, &files, expect![[r#"
        14 records inserted, 0 updated, 0 unchanged
        6 rows read: 4 written, 2 left out
               1 left out: no actor of the registry is called so
               1 left out: no alliance of atop_alliances.csv has this number
               1 written: a phase of a membership that goes on in another; where they meet, and what they oblige to, is not kept

        file,line,column,value,why,row
        atop_members.csv,2,phase,1,"a phase of a membership that goes on in another; where they meet, and what they oblige to, is not kept",written
        atop_members.csv,5,member,9999,no actor of the registry is called so,left out
        atop_members.csv,6,atopid,77,no alliance of atop_alliances.csv has this number,left out
    "#]], query, expect![[r#"{"agreement":{"events":{"nodes":[{"kind":"SIGNATURE","occurredOn":{"edtf":"1913-05-19"},"party":null},{"kind":"ENTRY_INTO_FORCE","occurredOn":{"edtf":"[1913-05-19..]"},"party":null},{"kind":"TERMINATION","occurredOn":{"edtf":"1918-11-11"},"party":null},{"kind":"SIGNATURE","occurredOn":{"edtf":"1913-05-19"},"party":{"actor":{"key":"rus"}}},{"kind":"ENTRY_INTO_FORCE","occurredOn":{"edtf":"[1913-05-19..]"},"party":{"actor":{"key":"rus"}}},{"kind":"SIGNATURE","occurredOn":{"edtf":"1913-05-19"},"party":{"actor":{"key":"gbr"}}},{"kind":"ENTRY_INTO_FORCE","occurredOn":{"edtf":"[1913-05-19..]"},"party":{"actor":{"key":"gbr"}}},{"kind":"WITHDRAWAL","occurredOn":{"edtf":"1917-03"},"party":{"actor":{"key":"gbr"}}}]},"laterality":"BILATERAL","note":"the source gives no title; this one is made of the members and the day, without members that the registry has not, by their codes: 9999","signedOn":{"edtf":"1913-05-19"},"subjects":{"nodes":[{"name":"collective defence"},{"name":"consultation"}]},"timeline":[{"candidates":["UNKNOWN"],"certainty":"CERTAIN","from":null,"status":"UNKNOWN"},{"candidates":["SIGNED","IN_FORCE"],"certainty":"UNCERTAIN","from":"1913-05-19","status":"SIGNED"},{"candidates":["SIGNED","ENDED"],"certainty":"UNCERTAIN","from":"1917-03-01","status":"SIGNED"},{"candidates":["ENDED"],"certainty":"CERTAIN","from":"1917-03-31","status":"ENDED"},{"candidates":["ENDED"],"certainty":"CERTAIN","from":"1918-11-11","status":"ENDED"}],"title":"Alliance of GBR, RUS, 1913-05-19 (ATOP 1490)"}}"#]]).await;
}

/// The source tells when members came and went; by what act a later one joined, it does not.
#[tokio::test]
async fn who_left_and_came_back_consented_anew() {
    let files = [
        ("atop_alliances.csv", "\
atopid,begyr,begmo,begday,endyr,endmo,endday,bilat,wartime,term,defense,offense,neutral,nonagg,consul,milaid,base,organ1
3015,1945,3,22.0,0,0,0.0,0,0,1,1,0,0,0,0,0.0,0.0,0.0
"),
        ("atop_members.csv", "\
atopid,member,yrent,moent,dayent,yrexit,moexit,dayexit,phase
3015,651,1945,3,22.0,1979,3,31.0,0
3015,645,1945,3,22.0,0,0,0.0,0
3015,620,1953,3,28.0,0,0,0.0,0
3015,651,1989,5,22.0,0,0,0.0,0
"),
    ];
    let database = loaded().await;
    let said = import(&database, Collection::Atop, Mode::Write, &files).await;
    assert!(
        said.contains("5 rows read: 5 written, 0 left out\n"),
        "{said}"
    );
    let query = r#"{ agreement(by: {key: "atop.3015"}) {
        timeline { from status certainty candidates }
        parties { nodes {
            key
            events { nodes { kind title occurredOn { edtf } note } }
            timeline { from status certainty candidates }
        } }
    } }"#;
    let data = Registry::over(database.reader).data(query).await;
    expect![[r#"{"agreement":{"parties":{"nodes":[{"events":{"nodes":[{"kind":"SIGNATURE","note":null,"occurredOn":{"edtf":"1945-03-22"},"title":null},{"kind":"ENTRY_INTO_FORCE","note":"The source counts it as obliging from its signature or the entry of a member on, and tells no day of entry into force.","occurredOn":{"edtf":"[1945-03-22..]"},"title":null},{"kind":"WITHDRAWAL","note":"The source tells that its membership ended; what it says of how is not read.","occurredOn":{"edtf":"1979-03-31"},"title":null},{"kind":"CONSENT_TO_BE_BOUND","note":null,"occurredOn":{"edtf":"1989-05-22"},"title":null},{"kind":"ENTRY_INTO_FORCE","note":"The source counts it as obliging from its signature or the entry of a member on, and tells no day of entry into force.","occurredOn":{"edtf":"[1989-05-22..]"},"title":null}]},"key":"atop.3015.egy","timeline":[{"candidates":["NONE"],"certainty":"CERTAIN","from":null,"status":"NONE"},{"candidates":["SIGNATORY","PARTY"],"certainty":"UNCERTAIN","from":"1945-03-22","status":"SIGNATORY"},{"candidates":["FORMER"],"certainty":"CERTAIN","from":"1979-03-31","status":"FORMER"},{"candidates":["CONTRACTING","PARTY"],"certainty":"UNCERTAIN","from":"1989-05-22","status":"CONTRACTING"}]},{"events":{"nodes":[{"kind":"SIGNATURE","note":null,"occurredOn":{"edtf":"1945-03-22"},"title":null},{"kind":"ENTRY_INTO_FORCE","note":"The source counts it as obliging from its signature or the entry of a member on, and tells no day of entry into force.","occurredOn":{"edtf":"[1945-03-22..]"},"title":null}]},"key":"atop.3015.irq","timeline":[{"candidates":["NONE"],"certainty":"CERTAIN","from":null,"status":"NONE"},{"candidates":["SIGNATORY","PARTY"],"certainty":"UNCERTAIN","from":"1945-03-22","status":"SIGNATORY"}]},{"events":{"nodes":[{"kind":"OTHER","note":null,"occurredOn":{"edtf":"1953-03-28"},"title":"entry into the alliance"},{"kind":"ENTRY_INTO_FORCE","note":"The source counts it as obliging from its signature or the entry of a member on, and tells no day of entry into force.","occurredOn":{"edtf":"[1953-03-28..]"},"title":null}]},"key":"atop.3015.lby","timeline":[{"candidates":["NONE"],"certainty":"CERTAIN","from":null,"status":"NONE"},{"candidates":["NONE","PARTY"],"certainty":"UNCERTAIN","from":"1953-03-28","status":"NONE"}]}]},"timeline":[{"candidates":["UNKNOWN"],"certainty":"CERTAIN","from":null,"status":"UNKNOWN"},{"candidates":["SIGNED","IN_FORCE"],"certainty":"UNCERTAIN","from":"1945-03-22","status":"SIGNED"}]}}"#]].assert_eq(&data.to_string());
}
