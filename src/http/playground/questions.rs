//! The questions of `docs/queries` as the pages read them, so that nothing is written twice.

use serde_json::{Value, json};

use super::File;

/// A list of all questions, in the order of their files.
pub fn as_json(files: &[File]) -> String {
    let texts = files
        .iter()
        .map(|(_, bytes)| String::from_utf8_lossy(bytes));
    let questions: Value = texts.filter_map(|text| question(&text)).collect();
    questions.to_string()
}

/// A question with its explanation and its query, as its file tells it. A file whose title has
/// no number holds none.
fn question(text: &str) -> Option<Value> {
    let (title, text) = text.strip_prefix("# ")?.split_once('\n')?;
    let (number, title) = title.split_once(". ")?;
    let number: u32 = number.parse().ok()?;
    // Cut at its fences a text is explanation and block by turns.
    let parts: Vec<_> = text.split("\n```").collect();
    let mut blocks = parts.iter().skip(1).step_by(2);
    let about: Vec<_> = parts.iter().step_by(2).map(|it| it.trim()).collect();
    Some(json!({
        "number": number,
        "title": title.trim_end_matches('.'),
        "about": about.join("\n\n").trim(),
        "query": blocks.find_map(|it| it.strip_prefix("graphql\n"))?,
    }))
}
