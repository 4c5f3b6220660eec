//! Leaders of States that another followed while they led: whom each was the leader of, and when.

use expect_test::expect;
use foedera::import::collections::Collection;

use crate::support::collections::imported;

/// The code of a State stays the same, and it means another State from some day on.
#[tokio::test]
async fn a_term_is_of_each_state_that_its_code_means() {
    let files = [(
        "archigos_leaders.csv",
        "\
obsid,gwcode,leadid,leader,yrborn,gender,startdate,enddate,entry,exit,exitcode
YUG-1988,345.0,l1,Dizarevic,1926.0,M,1988-05-15,1989-05-15,Regular,Regular,Regular
YUG-1989,345.0,l2,Milosevic,1941.0,M,1989-05-15,2000-10-07,Regular,Regular,Regular
YEM-1978,678.0,l3,Saleh,1942.0,M,1978-07-17,2015-12-31,Regular,Still in Office,Still in Office
SYR-1958,652.0,l4,Nasser (president of UAR),1918.0,M,1958-02-01,1961-09-28,Regular,Irregular,Irregular
SYR-1961,652.0,l5,Al-kuzbari,1914.0,M,1961-09-28,1961-12-01,Regular,Regular,Regular
RVN-1954,817.0,l6,Ngo Dinh Diem,1901.0,M,1954-06-26,1963-11-01,Regular,Irregular,Irregular
TAW-1949,713.0,l7,Li Tsung-jen,1890.0,M,1949-01-21,1950-02-28,Regular,Irregular,Irregular
ZIM-1965,552.0,l8,Smith,1919.0,M,1965-11-11,1979-05-23,Regular,Regular,Regular
YUG-NONE,345.0,l9,Nobody,1900.0,M,,,Regular,Regular,Regular
",
    )];
    let query = r#"{
        officials(filter: {collection: {key: {eq: "archigos"}}}, orderBy: [{field: KEY}]) { nodes {
            name
            appointments { nodes {
                key from { edtf } until { edtf } note
                office { institution { actor { ... on State { key } } } }
            } }
        } }
    }"#;
    imported(
        Collection::Archigos,
        &files,
        expect![[r#"
            38 records inserted, 0 updated, 0 unchanged
            9 rows read: 7 written, 2 left out
                   4 written: the State is another from a day of the term on; each has its part of the term
                   1 left out: no actor of the registry is called so on the day
                   1 left out: whom it means depends on the day, which is not known
                   1 written: no actor of the registry is called so for a part of the term, which is not kept

            file,line,column,value,why,row
            archigos_leaders.csv,3,gwcode,345.0,the State is another from a day of the term on; each has its part of the term,written
            archigos_leaders.csv,4,gwcode,678.0,the State is another from a day of the term on; each has its part of the term,written
            archigos_leaders.csv,5,gwcode,652.0,the State is another from a day of the term on; each has its part of the term,written
            archigos_leaders.csv,7,gwcode,817.0,"no actor of the registry is called so for a part of the term, which is not kept",written
            archigos_leaders.csv,8,gwcode,713.0,the State is another from a day of the term on; each has its part of the term,written
            archigos_leaders.csv,9,gwcode,552.0,no actor of the registry is called so on the day,left out
            archigos_leaders.csv,10,gwcode,345.0,"whom it means depends on the day, which is not known",left out
        "#]],
        query,
        expect![[r#"{"officials":{"nodes":[{"appointments":{"nodes":[{"from":{"edtf":"1988-05-15"},"key":"archigos.yug-1988","note":null,"office":{"institution":{"actor":{"key":"yug"}}},"until":{"edtf":"1989-05-16"}}]},"name":"Dizarevic"},{"appointments":{"nodes":[{"from":{"edtf":"1989-05-15"},"key":"archigos.yug-1989","note":"a part of one term of the source, 1989-05-15 to 2000-10-07","office":{"institution":{"actor":{"key":"yug"}}},"until":{"edtf":"1992-04-27"}},{"from":{"edtf":"1992-04-27"},"key":"archigos.yug-1989.scg","note":"a part of one term of the source, 1989-05-15 to 2000-10-07","office":{"institution":{"actor":{"key":"scg"}}},"until":{"edtf":"2000-10-08"}}]},"name":"Milosevic"},{"appointments":{"nodes":[{"from":{"edtf":"1978-07-17"},"key":"archigos.yem-1978","note":"a part of one term of the source, 1978-07-17 to 2015-12-31","office":{"institution":{"actor":{"key":"yar"}}},"until":{"edtf":"1990-05-22"}},{"from":{"edtf":"1990-05-22"},"key":"archigos.yem-1978.yem","note":"a part of one term of the source, 1978-07-17 to 2015-12-31; still in office on 2015-12-31, as the source has it","office":{"institution":{"actor":{"key":"yem"}}},"until":{"edtf":"[2016-01-01..]"}}]},"name":"Saleh"},{"appointments":{"nodes":[{"from":{"edtf":"1958-02-01"},"key":"archigos.syr-1958","note":"a part of one term of the source, 1958-02-01 to 1961-09-28","office":{"institution":{"actor":{"key":"syr"}}},"until":{"edtf":"1958-02-22"}},{"from":{"edtf":"1958-02-22"},"key":"archigos.syr-1958.uar","note":"a part of one term of the source, 1958-02-01 to 1961-09-28","office":{"institution":{"actor":{"key":"uar"}}},"until":{"edtf":"1961-09-29"}}]},"name":"Nasser (president of UAR)"},{"appointments":{"nodes":[{"from":{"edtf":"1961-09-28"},"key":"archigos.syr-1961","note":null,"office":{"institution":{"actor":{"key":"syr"}}},"until":{"edtf":"1961-12-02"}}]},"name":"Al-kuzbari"},{"appointments":{"nodes":[{"from":{"edtf":"1955-10-26"},"key":"archigos.rvn-1954.rvn","note":"a part of one term of the source, 1954-06-26 to 1963-11-01","office":{"institution":{"actor":{"key":"rvn"}}},"until":{"edtf":"1963-11-02"}}]},"name":"Ngo Dinh Diem"},{"appointments":{"nodes":[{"from":{"edtf":"1949-01-21"},"key":"archigos.taw-1949","note":"a part of one term of the source, 1949-01-21 to 1950-02-28","office":{"institution":{"actor":{"key":"chn"}}},"until":{"edtf":"1949-10-01"}},{"from":{"edtf":"1949-10-01"},"key":"archigos.taw-1949.twn","note":"a part of one term of the source, 1949-01-21 to 1950-02-28","office":{"institution":{"actor":{"key":"twn"}}},"until":{"edtf":"1950-03-01"}}]},"name":"Li Tsung-jen"}]}}"#]],
    )
    .await;
}
