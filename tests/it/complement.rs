//! Complements: whatever a filter tests, each row passes it or its negation, and never both.

use serde_json::Value;

use crate::support::{
    introspection::{Types, innermost},
    shipped,
};

/// Every test of every filter of the schema is put to the rows of its type.
#[tokio::test]
async fn not_is_the_complement_for_every_type() {
    let registry = shipped().await;
    let types = Types::of(&registry).await;
    for way in types.ways() {
        let field = &way.connection.name;
        let mut telling = 0;
        for filter in tests(&types, &format!("{}Filter", way.connection.node)) {
            let count =
                |alias, filter| format!("{alias}: {field}(filter: {filter}) {{ totalCount }} ");
            let not = format!("{{not: {filter}}}");
            let fields = count("all", "{}") + &count("holds", &filter) + &count("fails", &not);
            let data = registry.data(&way.around(&fields)).await;
            let number = |alias: &str| way.end(&data)[alias]["totalCount"].as_u64().unwrap();
            let (all, holds, fails) = (number("all"), number("holds"), number("fails"));
            assert_eq!(all, holds + fails, "{field} {filter}: {holds}, {fails}");
            telling += u32::from(holds > 0 && fails > 0);
        }
        assert!(telling > 1, "{field}: {telling} tests tell rows apart");
    }
}

/// The tests of a filter, one at a time.
fn tests(types: &Types, filter: &str) -> Vec<String> {
    let mut tests = vec!["{}".to_owned(), "{or: []}".to_owned()];
    for (name, of) in fields(types, filter) {
        if !["and", "or", "not", "match"].contains(&name.as_str()) {
            let values = values(types, &of).into_iter();
            tests.extend(values.map(|value| format!("{{{name}: {value}}}")));
        }
        if name == "asOf" {
            tests.push("{asOf: \"2000-01-01\", match: POSSIBLY}".to_owned());
        }
    }
    tests
}

fn values(types: &Types, of: &str) -> Vec<String> {
    let more: &[&str] = match of {
        "Boolean" => return owned(&["true", "false"]),
        "Date" => return owned(&["\"2000-01-01\""]),
        "DateFilter" => &[
            "{from: \"2000-01-01\"}",
            "{until: \"2000-01-01\"}",
            "{from: \"2000-01-01\", match: POSSIBLY}",
            "{until: \"2000-01-01\", match: POSSIBLY}",
            "{precision: [DAY]}",
            "{precision: [YEAR, MONTH, DECADE]}",
            "{precision: []}",
        ],
        "AgreementStatusFilter" => {
            return owned(&[
                "{is: IN_FORCE}",
                "{in: []}",
                "{in: [SIGNED, ENDED], asOf: \"2000-01-01\"}",
                "{is: SIGNED, asOf: \"1999-06-01\", certainty: POSSIBLE}",
                "{since: {from: \"2000-01-01\", until: \"2010-01-01\"}}",
                "{underNotice: true, asOf: \"2025-09-01\"}",
                "{underNotice: false, asOf: \"2025-09-01\"}",
            ]);
        }
        "PartyStatusFilter" => {
            return owned(&[
                "{is: PARTY}",
                "{in: [FORMER, SUSPENDED], since: {from: \"2000-01-01\"}}",
                "{is: CONTRACTING, asOf: \"1999-06-01\", certainty: POSSIBLE}",
                "{underNotice: true, asOf: \"2025-09-01\"}",
                "{inferred: true}",
                "{bearer: {isoCode: {eq: \"RUS\"}}}",
            ]);
        }
        "PartyMembershipFilter" => {
            let inner = "{organization: {key: {eq: \"nato\"}}}";
            let test = |at: &str, test| format!("{{at: {at}, {test}: {inner}}}");
            return vec![
                test("SIGNATURE", "some"),
                test("CONSENT", "none"),
                test("ENTRY_INTO_FORCE", "some"),
                format!("{{at: SIGNATURE, match: POSSIBLY, some: {inner}}}"),
            ];
        }
        "IntFilter" => return owned(&["{eq: 1}", "{gte: 1}", "{lt: 2}"]),
        "KeyFilter" => &["{eq: \"NOR\"}", "{in: [\"NOR\", \"rus\"]}"],
        "TextFilter" => &[
            "{contains: \"o\"}",
            "{startsWith: \"a\"}",
            "{eq: \"norway\"}",
            "{in: [\"norway\"]}",
        ],
        _ => return composed(types, of),
    };
    owned(&[more, &["{known: true}", "{known: false}"]].concat())
}

/// The tests of a link, of a reference, or of a term of a vocabulary.
fn composed(types: &Types, of: &str) -> Vec<String> {
    let fields = fields(types, of);
    let field = |name: &str| Some(&fields.iter().find(|it| it.0 == name)?.1);
    if let Some(node) = field("some") {
        let inner = samples(types, node);
        let each = |test| inner.iter().map(move |it| format!("{{{test}: {it}}}"));
        let tests = each("some").chain(each("every")).chain(each("none"));
        return tests.chain(["{count: {gte: 2}}".to_owned()]).collect();
    }
    let Some(term) = field("eq") else {
        return samples(types, of);
    };
    let terms = types.named(term)["enumValues"].as_array().unwrap();
    let [first, second, ..] = terms.as_slice() else {
        panic!("{term} has one term")
    };
    let [first, second] = [first, second].map(|it| it["name"].as_str().unwrap());
    let mut tests = owned(&["{known: true}", "{known: false}", "{in: []}"]);
    tests.push(format!("{{eq: {first}}}"));
    tests.push(format!("{{eq: {second}}}"));
    tests.push(format!("{{in: [{first}, {second}]}}"));
    tests
}

/// A few tests on the node at the other end: whether there is one, and what it is called.
fn samples(types: &Types, filter: &str) -> Vec<String> {
    let mut tests = owned(&["{}", "{not: {}}"]);
    for (name, of) in fields(types, filter) {
        match of.as_str() {
            "TextFilter" => tests.push(format!("{{{name}: {{contains: \"ar\"}}}}")),
            "DateFilter" => tests.push(format!("{{{name}: {{from: \"2000-01-01\"}}}}")),
            _ => {}
        }
    }
    tests
}

/// The fields of an input: the name and the innermost type of each.
fn fields(types: &Types, input: &str) -> Vec<(String, String)> {
    let fields = types.named(input)["inputFields"].as_array().unwrap();
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    fields
        .iter()
        .map(|it| (text(&it["name"]), innermost(&it["type"]).to_owned()))
        .collect()
}

fn owned(texts: &[&str]) -> Vec<String> {
    texts.iter().map(|it| (*it).to_owned()).collect()
}
