//! Public collections of acts, officials and their terms: what their rows become.

use expect_test::expect;
use foedera::import::collections::Collection;

use crate::support::collections::imported;

#[tokio::test]
async fn colombia() {
    let files = [("co_treaties_full.csv", "\
title,bilateral,place_of_adoption,date_of_adoption,counterparties,nature,signed_for_colombia,in_force,approving_law_date,approving_law_number,entry_into_force_date,constitutional_court_ruling,promulgation_decree_date,promulgation_decree_number,updated_at
ACUERDO  SOBRE POZOS,SI,LIMA,1998-02-24,PERU,TRATADO,ANA MARIA PEREZ MINISTRA DE RELACIONES EXTERIORES,SI,1999-01-01,512 DE 1999,2000-01-01,C-377/2010,1985-09-09,2584 DE 1985,2013-07-17 23:19:55
CANJE DE NOTAS SOBRE POZOS,SI,LIMA,1998-02-24,PERU,TRATADO,ILEGIBLE,NO,1999-01-01,,,,1985-09-09,2584 DE 1985,2013-07-17 23:19:55
ACUERDO SOBRE NADA,SI,LIMA,1998-02-24,ATLANTIDA,TRATADO,,NO,,,,,,,
ACUERDO SOBRE AGUAS,SI,LIMA,1999-02-24,PERU,TRATADO,PEDRO GUAL - SECRETARIO DE ESTADO Y DEL DESPACHO Y PEDRO BRICEÑO MENDEZ GENERAL,SI,,,,,1985-09-10,2584 DE 1985,2013-07-17 23:19:55
ACUERDO SOBRE ISLAS,SI,LIMA,1999-03-24,PERU,TRATADO,RUDOLF HOMMES VICEMINISTRO DE AMERICA Y SOBERANIA TERRITORIAL ENCARGADO DEL DESPACHO DE LA MINISTRA DE RELACIONES EXTERIORES,SI,,,,,,2584 DE 1985,
ACUERDO SOBRE RIOS,SI,LIMA,2013-07-17,PERU,TRATADO,Pedro Gual MINISTRO,SI,,,,,,,2013-07-17 23:19:55
")];
    let query = r#"{
        agreement(by: {key: "colombia.1998-02-24.per"}) {
            title form
            decrees { nodes { key title kind adoptedOn { edtf } issuer { name } actions { nodes { agreement { key } effect } } } }
            signatures { nodes { official { name } capacity onBehalfOf { ... on State { key } } } }
        }
        undated: agreement(by: {key: "colombia.1999-02-24.per"}) {
            events { nodes { kind occurredOn { edtf } note } }
            timeline { from status certainty }
            signatures { nodes { official { name } capacity } }
        }
        open: agreement(by: {key: "colombia.1999-03-24.per"}) {
            events(filter: {kind: {eq: ENTRY_INTO_FORCE}}) { nodes { occurredOn { edtf } } }
            signatures { nodes { official { name } capacity } }
        }
        second: agreement(by: {key: "colombia.1998-02-24.per-2"}) { form note signatures { totalCount } }
    }"#;
    imported(Collection::Colombia, &files, expect![[r#"
        45 records inserted, 0 updated, 0 unchanged
        6 rows read: 5 written, 1 left out
               2 written: in force, though no day is told; its entry into force is kept as some day after the signature
               1 left out: no actor of the registry is called so
               1 written: a row before tells the same record otherwise; 1985-09-09 is kept
               1 written: a row before tells the same record otherwise; PEDRO GUAL is kept
               1 written: in force, though no day is told that may be that of its entry; none is kept
               1 written: no name can be read here; no signature is kept
               1 written: somebody else seems to be named here, too; no signature of theirs is kept
               1 written: the day of an act without its number; no act is kept

        file,line,column,value,why,row
        co_treaties_full.csv,3,approving_law_date,1999-01-01,the day of an act without its number; no act is kept,written
        co_treaties_full.csv,3,signed_for_colombia,ILEGIBLE,no name can be read here; no signature is kept,written
        co_treaties_full.csv,4,counterparties,ATLANTIDA,no actor of the registry is called so,left out
        co_treaties_full.csv,5,in_force,SI,"in force, though no day is told; its entry into force is kept as some day after the signature",written
        co_treaties_full.csv,5,promulgation_decree_date,1985-09-10,a row before tells the same record otherwise; 1985-09-09 is kept,written
        co_treaties_full.csv,5,signed_for_colombia,PEDRO GUAL - SECRETARIO DE ESTADO Y DEL DESPACHO Y PEDRO BRICEÑO MENDEZ GENERAL,"somebody else seems to be named here, too; no signature of theirs is kept",written
        co_treaties_full.csv,6,in_force,SI,"in force, though no day is told; its entry into force is kept as some day after the signature",written
        co_treaties_full.csv,7,in_force,SI,"in force, though no day is told that may be that of its entry; none is kept",written
        co_treaties_full.csv,7,signed_for_colombia,Pedro Gual MINISTRO,a row before tells the same record otherwise; PEDRO GUAL is kept,written
    "#]], query, expect![[r#"{"agreement":{"decrees":{"nodes":[{"actions":{"nodes":[{"agreement":{"key":"colombia.1998-02-24.per"},"effect":"APPROVES"}]},"adoptedOn":{"edtf":"1999-01-01"},"issuer":{"name":"Congreso de la República de Colombia"},"key":"colombia.ley.512-de-1999","kind":"LAW","title":"Ley 512 DE 1999"},{"actions":{"nodes":[{"agreement":{"key":"colombia.1998-02-24.per"},"effect":"APPROVES"}]},"adoptedOn":null,"issuer":{"name":"Corte Constitucional de Colombia"},"key":"colombia.sentencia.c-377-2010","kind":"COURT_RULING","title":"Sentencia C-377/2010"},{"actions":{"nodes":[{"agreement":{"key":"colombia.1998-02-24.per"},"effect":"PROMULGATES"},{"agreement":{"key":"colombia.1998-02-24.per-2"},"effect":"PROMULGATES"},{"agreement":{"key":"colombia.1999-02-24.per"},"effect":"PROMULGATES"},{"agreement":{"key":"colombia.1999-03-24.per"},"effect":"PROMULGATES"}]},"adoptedOn":{"edtf":"1985-09-09"},"issuer":{"name":"Presidencia de la República de Colombia"},"key":"colombia.decreto.2584-de-1985","kind":"PRESIDENTIAL_DECREE","title":"Decreto 2584 DE 1985"}]},"form":"AGREEMENT","signatures":{"nodes":[{"capacity":"MINISTRA DE RELACIONES EXTERIORES","official":{"name":"ANA MARIA PEREZ"},"onBehalfOf":{"key":"col"}}]},"title":"ACUERDO SOBRE POZOS"},"open":{"events":{"nodes":[{"occurredOn":{"edtf":"[1999-03-25..]"}}]},"signatures":{"nodes":[{"capacity":"VICEMINISTRO DE AMERICA Y SOBERANIA TERRITORIAL ENCARGADO DEL DESPACHO DE LA MINISTRA DE RELACIONES EXTERIORES","official":{"name":"RUDOLF HOMMES"}}]}},"second":{"form":"EXCHANGE_OF_NOTES","note":"not in force, as the source has it","signatures":{"totalCount":0}},"undated":{"events":{"nodes":[{"kind":"SIGNATURE","note":null,"occurredOn":{"edtf":"1999-02-24"}},{"kind":"ENTRY_INTO_FORCE","note":"The source tells that it is in force, not since when.","occurredOn":{"edtf":"[1999-02-25..2013-07-17]"}}]},"signatures":{"nodes":[{"capacity":"SECRETARIO DE ESTADO Y DEL DESPACHO Y PEDRO BRICEÑO MENDEZ GENERAL","official":{"name":"PEDRO GUAL"}}]},"timeline":[{"certainty":"CERTAIN","from":null,"status":"UNKNOWN"},{"certainty":"CERTAIN","from":"1999-02-24","status":"SIGNED"},{"certainty":"UNCERTAIN","from":"1999-02-25","status":"SIGNED"},{"certainty":"CERTAIN","from":"2013-07-17","status":"IN_FORCE"},{"certainty":"ASSUMED","from":"2013-07-18","status":"IN_FORCE"}]}}"#]]).await;
}

/// What entered into force and is not in force ended on some day between, which the file does not
/// tell: by the day on which the row was last changed, if that is known.
#[tokio::test]
async fn colombia_tells_that_an_agreement_ended_and_not_when() {
    let files = [("co_treaties_full.csv", "\
title,bilateral,place_of_adoption,date_of_adoption,counterparties,nature,signed_for_colombia,in_force,approving_law_date,approving_law_number,entry_into_force_date,constitutional_court_ruling,promulgation_decree_date,promulgation_decree_number,updated_at
ACUERDO SOBRE POZOS,SI,LIMA,1991-02-24,PERU,TRATADO,,NO,,,1994-08-15,,,,2013-07-17 23:19:56
ACUERDO SOBRE RIOS,SI,LIMA,1992-02-24,PERU,TRATADO,,NO,,,1994-08-15,,,,
ACUERDO SOBRE MARES,SI,LIMA,1993-02-24,PERU,TRATADO,,NO,,,2014-08-15,,,,2013-07-17 23:19:56
ACUERDO SOBRE LAGOS,SI,LIMA,1994-02-24,PERU,TRATADO,,SI,,,1994-08-15,,,,2013-07-17 23:19:56
")];
    let query = r#"{
        agreements(filter: {collection: {key: {eq: "colombia"}}}, orderBy: [{field: SIGNED_ON}]) { nodes {
            key
            events(filter: {kind: {eq: TERMINATION}}) { nodes { occurredOn { edtf } note } }
            timeline { from status certainty candidates }
        } }
    }"#;
    imported(Collection::Colombia, &files, expect![[r#"
        25 records inserted, 0 updated, 0 unchanged
        4 rows read: 4 written, 0 left out
               2 written: not in force, though it entered into force on a day; its end is kept as some day after that
               1 written: not in force, though it entered into force on a day; the day is kept, an end is not told

        file,line,column,value,why,row
        co_treaties_full.csv,2,in_force,NO,"not in force, though it entered into force on a day; its end is kept as some day after that",written
        co_treaties_full.csv,3,in_force,NO,"not in force, though it entered into force on a day; its end is kept as some day after that",written
        co_treaties_full.csv,4,in_force,NO,"not in force, though it entered into force on a day; the day is kept, an end is not told",written
    "#]], query, expect![[r#"{"agreements":{"nodes":[{"events":{"nodes":[{"note":"The source tells that it is no longer in force, not since when, nor how it ended.","occurredOn":{"edtf":"[1994-08-16..2013-07-17]"}}]},"key":"colombia.1991-02-24.per","timeline":[{"candidates":["UNKNOWN"],"certainty":"CERTAIN","from":null,"status":"UNKNOWN"},{"candidates":["SIGNED"],"certainty":"CERTAIN","from":"1991-02-24","status":"SIGNED"},{"candidates":["IN_FORCE"],"certainty":"CERTAIN","from":"1994-08-15","status":"IN_FORCE"},{"candidates":["IN_FORCE","ENDED"],"certainty":"UNCERTAIN","from":"1994-08-16","status":"IN_FORCE"},{"candidates":["ENDED"],"certainty":"CERTAIN","from":"2013-07-17","status":"ENDED"}]},{"events":{"nodes":[{"note":"The source tells that it is no longer in force, not since when, nor how it ended.","occurredOn":{"edtf":"[1994-08-16..]"}}]},"key":"colombia.1992-02-24.per","timeline":[{"candidates":["UNKNOWN"],"certainty":"CERTAIN","from":null,"status":"UNKNOWN"},{"candidates":["SIGNED"],"certainty":"CERTAIN","from":"1992-02-24","status":"SIGNED"},{"candidates":["IN_FORCE"],"certainty":"CERTAIN","from":"1994-08-15","status":"IN_FORCE"},{"candidates":["IN_FORCE","ENDED"],"certainty":"UNCERTAIN","from":"1994-08-16","status":"IN_FORCE"}]},{"events":{"nodes":[]},"key":"colombia.1993-02-24.per","timeline":[{"candidates":["UNKNOWN"],"certainty":"CERTAIN","from":null,"status":"UNKNOWN"},{"candidates":["SIGNED"],"certainty":"CERTAIN","from":"1993-02-24","status":"SIGNED"},{"candidates":["IN_FORCE"],"certainty":"CERTAIN","from":"2014-08-15","status":"IN_FORCE"},{"candidates":["IN_FORCE"],"certainty":"ASSUMED","from":"2014-08-16","status":"IN_FORCE"}]},{"events":{"nodes":[]},"key":"colombia.1994-02-24.per","timeline":[{"candidates":["UNKNOWN"],"certainty":"CERTAIN","from":null,"status":"UNKNOWN"},{"candidates":["SIGNED"],"certainty":"CERTAIN","from":"1994-02-24","status":"SIGNED"},{"candidates":["IN_FORCE"],"certainty":"CERTAIN","from":"1994-08-15","status":"IN_FORCE"},{"candidates":["IN_FORCE"],"certainty":"ASSUMED","from":"1994-08-16","status":"IN_FORCE"}]}]}}"#]]).await;
}

/// A number names the year of its act. What the court decided the file does not tell: it did approve
/// what entered into force later.
#[tokio::test]
async fn colombia_tells_the_year_of_an_act_twice_and_of_a_ruling_only_that_there_is_one() {
    let files = [("co_treaties_full.csv", "\
title,bilateral,place_of_adoption,date_of_adoption,counterparties,nature,signed_for_colombia,in_force,approving_law_date,approving_law_number,entry_into_force_date,constitutional_court_ruling,promulgation_decree_date,promulgation_decree_number,updated_at
ACUERDO SOBRE POZOS,SI,LIMA,1984-02-14,PERU,TRATADO,,SI,1946-09-19,46 DE 1986,1986-11-10,,1987-06-04,1034,2013-07-17 23:19:56
ACUERDO SOBRE RIOS,SI,LIMA,1991-02-24,PERU,TRATADO,,NO,2004-01-02,879 DE 2004,,C-619/2004,,,2013-07-17 23:19:56
ACUERDO SOBRE MARES,SI,LIMA,1993-02-24,PERU,TRATADO,,NO,,,,C-327/2000,2001-03-14,428 DE 2001,2013-07-17 23:19:56
ACUERDO SOBRE LAGOS,SI,LIMA,1994-02-24,PERU,TRATADO,,SI,,,,C-210,,,2013-07-17 23:19:56
")];
    let query = r#"{
        agreements(filter: {collection: {key: {eq: "colombia"}}}, orderBy: [{field: SIGNED_ON}]) { nodes {
            note
            decrees { nodes {
                title adoptedOn { edtf } actions { nodes { effect } } claims { nodes { property value note } }
            } }
        } }
        ruling: decree(by: {key: "colombia.sentencia.c-619-2004"}) { number actions { totalCount } }
    }"#;
    imported(
        Collection::Colombia,
        &files,
        expect![[r#"
            38 records inserted, 0 updated, 0 unchanged
            4 rows read: 4 written, 0 left out
                   1 written: in force, though no day is told; its entry into force is kept as some day after the signature
                   1 written: the number of the act has another year, which is kept; the day is kept as a claim
                   1 written: what the court decided is not told, and nothing came of the agreement; the ruling is kept, and no effect of it

            file,line,column,value,why,row
            co_treaties_full.csv,2,approving_law_date,1946-09-19,"the number of the act has another year, which is kept; the day is kept as a claim",written
            co_treaties_full.csv,3,constitutional_court_ruling,C-619/2004,"what the court decided is not told, and nothing came of the agreement; the ruling is kept, and no effect of it",written
            co_treaties_full.csv,5,in_force,SI,"in force, though no day is told; its entry into force is kept as some day after the signature",written
        "#]],
        query,
        expect![[r#"{"agreements":{"nodes":[{"decrees":{"nodes":[{"actions":{"nodes":[{"effect":"APPROVES"}]},"adoptedOn":{"edtf":"1986"},"claims":{"nodes":[{"note":"as the source has it; the number has another year","property":"adoptedOn","value":"1946-09-19"}]},"title":"Ley 46 DE 1986"},{"actions":{"nodes":[{"effect":"PROMULGATES"}]},"adoptedOn":{"edtf":"1987-06-04"},"claims":{"nodes":[]},"title":"Decreto 1034"}]},"note":null},{"decrees":{"nodes":[{"actions":{"nodes":[{"effect":"APPROVES"}]},"adoptedOn":{"edtf":"2004-01-02"},"claims":{"nodes":[]},"title":"Ley 879 DE 2004"}]},"note":"not in force, as the source has it; the court ruled on it, C-619/2004"},{"decrees":{"nodes":[{"actions":{"nodes":[{"effect":"APPROVES"}]},"adoptedOn":null,"claims":{"nodes":[]},"title":"Sentencia C-327/2000"},{"actions":{"nodes":[{"effect":"PROMULGATES"}]},"adoptedOn":{"edtf":"2001-03-14"},"claims":{"nodes":[]},"title":"Decreto 428 DE 2001"}]},"note":"not in force, as the source has it"},{"decrees":{"nodes":[{"actions":{"nodes":[{"effect":"APPROVES"}]},"adoptedOn":null,"claims":{"nodes":[]},"title":"Sentencia C-210"}]},"note":null}]},"ruling":{"actions":{"totalCount":0},"number":"C-619/2004"}}"#]],
    )
    .await;
}

#[tokio::test]
async fn laws_of_russia() {
    let files = [(
        "ru_treaty_laws.csv",
        "\
pravo_nd,actions,dates_in_title,title_ru,status,url
102031645,RATIFICATION|ACCESSION,,О ратификации Договора о колодцах,in_force,http://example.org/1
102031645,RATIFICATION,,О ратификации,in_force,http://example.org/2
",
    )];
    let query = r#"{
        decree(by: {key: "ru-law.102031645"}) { title kind nativeKind note issuer { key } actions { totalCount } collection { key } }
    }"#;
    imported(Collection::RuTreatyLaws, &files, expect![[r#"
        3 records inserted, 0 updated, 0 unchanged
        2 rows read: 1 written, 1 left out
               1 left out: the number stands in the file before
               1 written: it names an agreement in words alone, so it is linked to none

        file,line,column,value,why,row
        ru_treaty_laws.csv,2,title_ru,О ратификации Договора о колодцах,"it names an agreement in words alone, so it is linked to none",written
        ru_treaty_laws.csv,3,pravo_nd,102031645,the number stands in the file before,left out
    "#]], query, expect![[r#"{"decree":{"actions":{"totalCount":0},"collection":{"key":"ru-treaty-laws"},"issuer":{"key":"fedassembly-rus"},"kind":"LAW","nativeKind":"федеральный закон","note":"Classed by words of its title: ratification, accession. The portal calls it in force.","title":"О ратификации Договора о колодцах"}}"#]]).await;
}

#[tokio::test]
async fn ministers() {
    let files = [
        (
            "ifg_organisation.csv",
            "id,name,short_name,start_date,end_date\no1,Ministry of Wells,MoW,,\n",
        ),
        (
            "ifg_post.csv",
            "id,id_ifg_website,organisation_id,name\np1,,o1,Secretary of State\np2,,o9,Nobody\n",
        ),
        (
            "ifg_person.csv",
            "id,id_parliament,name,start_date,end_date\na1,,Ann Well,,2005-01-01\na1,,Lady Well,2005-01-01,\na2,,Bob Well,,2005-01-01\na2,,Lord Well,2005-01-01,\n",
        ),
        (
            "ifg_appointment.csv",
            "\
id,person_id,post_id,start_date,end_date
t1,a1,p1,2001-01-01,2002-01-01
t2,a1,p1,2002-01-01,2003-01-01
t3,a1,p1,2002-06-01,
t4,a1,p2,2001-01-01,
t5,a9,p1,2001-01-01,
",
        ),
        (
            "ifg_appointment_characteristics.csv",
            "id,appointment_id,is_acting\nc1,t1,True\nc2,t3,False\nc3,t2,True\n",
        ),
    ];
    let query = r#"{
        official(by: {key: "ifg.person.a1"}) {
            name
            appointments { nodes { from { edtf } until { edtf } note office { title institution { name } } } }
        }
    }"#;
    imported(Collection::Ifg, &files, expect![[r#"
        8 records inserted, 0 updated, 0 unchanged
        15 rows read: 7 written, 8 left out
               2 left out: a name of the same person; the one under which most of the offices began is kept
               1 left out: it overlaps a term of the same official in the same office
               1 left out: no appointment has this id, or it is left out
               1 left out: no organisation has this id
               1 left out: no person has this id
               1 left out: no post has this id
               1 left out: not acting; rank in the cabinet and leave are not kept

        file,line,column,value,why,row
        ifg_post.csv,3,organisation_id,o9,no organisation has this id,left out
        ifg_person.csv,3,name,Lady Well,a name of the same person; the one under which most of the offices began is kept,left out
        ifg_person.csv,5,name,Lord Well,a name of the same person; the one under which most of the offices began is kept,left out
        ifg_appointment.csv,3,,,it overlaps a term of the same official in the same office,left out
        ifg_appointment.csv,5,post_id,p2,no post has this id,left out
        ifg_appointment.csv,6,person_id,a9,no person has this id,left out
        ifg_appointment_characteristics.csv,3,is_acting,False,not acting; rank in the cabinet and leave are not kept,left out
        ifg_appointment_characteristics.csv,4,appointment_id,t2,"no appointment has this id, or it is left out",left out
    "#]], query, expect![[r#"{"official":{"appointments":{"nodes":[{"from":{"edtf":"2001-01-01"},"note":"acting, at least for a time","office":{"institution":{"name":"Ministry of Wells"},"title":"Secretary of State"},"until":{"edtf":"2002-01-01"}},{"from":{"edtf":"2002-06-01"},"note":null,"office":{"institution":{"name":"Ministry of Wells"},"title":"Secretary of State"},"until":null}]},"name":"Ann Well"}}"#]]).await;
}

#[tokio::test]
async fn leaders() {
    let files = [(
        "archigos_leaders.csv",
        "\
obsid,gwcode,leadid,leader,yrborn,gender,startdate,enddate,entry,exit,exitcode
NOR-1,385.0,l1,Well,1900.0,M,1950-01-01,1955-05-05,Regular,Regular,Regular
NOR-2,385.0,l2,Spring,,M,1955-05-05,2015-12-31,Regular,Still in Office,Still in Office
XXX-1,9999.0,l3,Nobody,,M,1950-01-01,1955-05-05,Regular,Regular,Regular
SWE-1,380.0,l1,River,1874.0,M,1921-01-01,1926-05-05,Regular,Regular,Regular
NOR-3,385.0,l1,Well,1901.0,M,1960-01-01,1961-05-05,Regular,Regular,Regular
SWE-2,380.0,l4,Lake,1950.0,M,2010-01-01,2014-12-31,Regular,Still in Office,Still in Office
SWE-3,380.0,l2,Spring,1955.0,M,1990-01-01,1991-05-05,Regular,Regular,Regular
SWE-4,380.0,l4,Lake,1820.0,M,1888-01-01,1889-05-05,Regular,Regular,Regular
",
    )];
    let query = r#"{
        state(by: {iso: "NOR"}) {
            institutions(filter: {key: {eq: "archigos.nor"}}) {
                nodes { name offices { nodes { title appointments { nodes {
                    from { edtf } until { edtf } note official { name bornOn { edtf } }
                } } } } }
            }
        }
        in_office: official(by: {key: "archigos.l4"}) { appointments { nodes { until { edtf } note } } }
        namesake: official(by: {key: "archigos.l4-1820"}) { name bornOn { edtf } }
        official(by: {key: "archigos.l1-river"}) { name bornOn { edtf } appointments { totalCount } }
    }"#;
    imported(
        Collection::Archigos,
        &files,
        expect![[r#"
            18 records inserted, 0 updated, 0 unchanged
            8 rows read: 7 written, 1 left out
                   1 left out: no actor of the registry is called so
                   1 written: a row before tells the same record otherwise; 1900 is kept
                   1 written: a row before tells the same record, and not this; it is not kept
                   1 written: the source gives this id to Lake, too
                   1 written: the source gives this id to Well, too

            file,line,column,value,why,row
            archigos_leaders.csv,4,gwcode,9999.0,no actor of the registry is called so,left out
            archigos_leaders.csv,5,leadid,l1,"the source gives this id to Well, too",written
            archigos_leaders.csv,6,yrborn,1901.0,a row before tells the same record otherwise; 1900 is kept,written
            archigos_leaders.csv,8,yrborn,1955.0,"a row before tells the same record, and not this; it is not kept",written
            archigos_leaders.csv,9,leadid,l4,"the source gives this id to Lake, too",written
        "#]],
        query,
        expect![[r#"{"in_office":{"appointments":{"nodes":[{"note":"still in office on 2014-12-31, as the source has it","until":{"edtf":"[2015-01-01..]"}}]}},"namesake":{"bornOn":{"edtf":"1820"},"name":"Lake"},"official":{"appointments":{"totalCount":1},"bornOn":{"edtf":"1874"},"name":"River"},"state":{"institutions":{"nodes":[{"name":"Leadership (NOR)","offices":{"nodes":[{"appointments":{"nodes":[{"from":{"edtf":"1950-01-01"},"note":null,"official":{"bornOn":{"edtf":"1900"},"name":"Well"},"until":{"edtf":"1955-05-06"}},{"from":{"edtf":"1955-05-05"},"note":"still in office on 2015-12-31, as the source has it","official":{"bornOn":null,"name":"Spring"},"until":{"edtf":"[2016-01-01..]"}},{"from":{"edtf":"1960-01-01"},"note":null,"official":{"bornOn":{"edtf":"1900"},"name":"Well"},"until":{"edtf":"1961-05-06"}}]},"title":"Effective leader"}]}}]}}}"#]],
    )
    .await;
}
