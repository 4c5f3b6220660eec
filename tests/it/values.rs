//! Import: what a single value may be, so that whoever shows it is safe and what is shown is true.

use expect_test::{Expect, expect};
use foedera::import::{Mode, collections::Collection};

use crate::support::{
    Registry,
    collections::import,
    package::{loaded, run, small},
};

/// Checks what is said of a package of one table that comes to the shipped data set.
async fn said(table: &str, text: &str, expected: Expect) {
    let database = loaded().await;
    expected.assert_eq(&run(&database, &small(&[(table, text)])).await);
}

/// A page that makes a link of `javascript:` runs it.
#[tokio::test]
async fn an_address_is_one_of_the_web() {
    let header = "key,kind,url,publisher,title,published_on,language,access,collection\n";
    let addresses = [
        "https://example.org/a?b=%20c#d",
        "http://example.org:8080/with a space",
        "javascript:alert(1)",
        " JavaScript:alert(1)",
        "data:text/html;base64",
        "ftp://example.org/a",
        "//example.org/a",
        "www.example.org",
        "https://",
        "https://example.org:port/",
        "https:example.org",
    ];
    let rows = addresses.iter().enumerate();
    let rows = rows.map(|(at, url)| format!("address-{at},OFFICIAL,{url},,A source,,,,\n"));
    let text = header.to_owned() + &rows.collect::<String>();
    said("source", &text, expect![[r#"
        nothing was imported; 9 fault(s):
          source.csv:4: url `javascript:alert(1)`: it is no address of the web; write one that begins with `https://` or `http://`, or leave it empty
          source.csv:5: url ` JavaScript:alert(1)`: remove the white space around it
          source.csv:6: url `data:text/html;base64`: it is no address of the web; write one that begins with `https://` or `http://`, or leave it empty
          source.csv:7: url `ftp://example.org/a`: it is no address of the web; write one that begins with `https://` or `http://`, or leave it empty
          source.csv:8: url `//example.org/a`: it is no address of the web; write one that begins with `https://` or `http://`, or leave it empty
          source.csv:9: url `www.example.org`: it is no address of the web; write one that begins with `https://` or `http://`, or leave it empty
          source.csv:10: url `https://`: it is no address: empty host; write one that begins with `https://` or `http://`, or leave it empty
          source.csv:11: url `https://example.org:port/`: it is no address: invalid port number; write one that begins with `https://` or `http://`, or leave it empty
          source.csv:12: url `https:example.org`: it is no address of the web; write one that begins with `https://` or `http://`, or leave it empty"#]]).await;
    let decree = "key,number,title,kind,native_kind,issuer,adopted_on,published_on,published_in,url,note,collection,sources\n\
                  a,,A law,LAW,,duma-rus,,,,vbscript:a,,,untc-i-2\n";
    said("decree", decree, expect![[r#"
        nothing was imported; 1 fault(s):
          decree.csv:2: url `vbscript:a`: it is no address of the web; write one that begins with `https://` or `http://`, or leave it empty"#]]).await;
    let collection = "key,title,url,licence,licence_url,credit,data_as_of,rows_read,rows_left_out,note\n\
                      a,A collection,file:///etc/passwd,CC0,javascript:a,nobody,,,,\n";
    said("collection", collection, expect![[r#"
        nothing was imported; 2 fault(s):
          collection.csv:2: url `file:///etc/passwd`: it is no address of the web; write one that begins with `https://` or `http://`, or leave it empty
          collection.csv:2: licence_url `javascript:a`: it is no address of the web; write one that begins with `https://` or `http://`, or leave it empty"#]]).await;
}

/// An agreement is worth more than the address of its text.
#[tokio::test]
async fn a_row_of_a_collection_with_such_an_address_is_written_without_it() {
    let database = loaded().await;
    let files = [
        (
            "untc_mtdsg_treaties.csv",
            "mtdsg_no,title,chapter_no,chapter_name,url\n\
             1.1,\"Convention on Wells. Oslo, 2 March 1961\",1,Wells,javascript:alert(1)\n",
        ),
        (
            "untc_mtdsg_actions.csv",
            "mtdsg_no,participant,column,date,suffix,action\n",
        ),
    ];
    let said = import(&database, Collection::Untc, Mode::Write, &files).await;
    expect![[r#"
        6 records inserted, 0 updated, 0 unchanged
        1 rows read: 1 written, 0 left out
               1 written: no address of the web; it is not kept

        file,line,column,value,why,row
        untc_mtdsg_treaties.csv,2,url,javascript:alert(1),no address of the web; it is not kept,written
    "#]].assert_eq(&said);
    let query = "{ agreement(by: {key: \"untc.1-1\"}) { sources { nodes { key url } } } }";
    let data = Registry::over(database.reader).data(query).await;
    expect![[r#"{"agreement":{"sources":{"nodes":[{"key":"untc.1-1.page","url":null},{"key":"untc","url":"https://treaties.un.org/"}]}}}"#]].assert_eq(&data.to_string());
}

/// They show letters in another order than they stand in, so that a page lies.
#[tokio::test]
async fn a_text_does_not_turn_the_direction_of_its_letters() {
    let turned = |mark: char| format!("mark-{:x},a {mark}page,OTHER\n", u32::from(mark));
    let marks = ('\u{202a}'..='\u{202e}').chain('\u{2066}'..='\u{2069}');
    let text = "key,name,field\n".to_owned() + &marks.map(turned).collect::<String>();
    said(
        "subject",
        &text,
        expect![[r#"
        nothing was imported; 9 fault(s):
          subject.csv:2: name `a �page`: remove the control character U+202A
          subject.csv:3: name `a �page`: remove the control character U+202B
          subject.csv:4: name `a �page`: remove the control character U+202C
          subject.csv:5: name `a �page`: remove the control character U+202D
          subject.csv:6: name `a �page`: remove the control character U+202E
          subject.csv:7: name `a �page`: remove the control character U+2066
          subject.csv:8: name `a �page`: remove the control character U+2067
          subject.csv:9: name `a �page`: remove the control character U+2068
          subject.csv:10: name `a �page`: remove the control character U+2069"#]],
    )
    .await;
    let note = "key,organization,state,from,until,note,sources\n\
                un-xxx,coe,usa,1900,1901,a\u{202e}b,untc-i-2\n";
    said(
        "membership",
        note,
        expect![[r#"
        nothing was imported; 1 fault(s):
          membership.csv:2: note `a�b`: remove the control character U+202E"#]],
    )
    .await;
    // The marks of a direction turn nothing, and texts in Arabic and Hebrew need them.
    let kept = "key,name,field\nwater,المياه\u{200f} (a\u{200e}),OTHER\n";
    said(
        "subject",
        kept,
        expect!["1 records inserted, 0 updated, 0 unchanged"],
    )
    .await;
}
