//! The source as text: its files, the lines that are code, the modules they name.

use std::{collections::BTreeSet, fs, path::Path};

/// The Rust files below a folder, and their texts.
pub fn sources(folder: &str) -> Vec<(String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let mut found = Vec::new();
    if !root.exists() {
        let path = format!("{folder}.rs");
        return vec![(
            path.clone(),
            fs::read_to_string(root.with_extension("rs")).unwrap(),
        )];
    }
    for entry in fs::read_dir(&root)
        .unwrap()
        .map(|entry| entry.unwrap().path())
    {
        let name = entry.file_name().unwrap().to_string_lossy().into_owned();
        let path = format!("{folder}/{name}");
        if entry.is_dir() {
            found.extend(sources(&path));
        } else if entry.extension().is_some_and(|it| it == "rs") {
            found.push((path, fs::read_to_string(&entry).unwrap()));
        }
    }
    found
}

/// What a file names at the root of its crate: by `crate`, or by as many `super` as lead there.
pub fn named(path: &str, text: &str) -> BTreeSet<String> {
    let inside = path.trim_start_matches("src/").trim_end_matches("/mod.rs");
    let depth = inside.split('/').count();
    let code: String = code(text).flat_map(|line| [line, "\n"]).collect();
    ["crate::".to_owned(), "super::".repeat(depth)]
        .iter()
        .flat_map(|root| code.split(root.as_str()).skip(1))
        .flat_map(|rest| match rest.strip_prefix('{') {
            Some(list) => heads(list),
            None => vec![word(rest)],
        })
        .collect()
}

/// The first word of each item of a list of imports.
fn heads(list: &str) -> Vec<String> {
    let (mut heads, mut depth, mut item) = (Vec::new(), 0, 0);
    for (at, character) in list.char_indices() {
        match character {
            '{' => depth += 1,
            '}' if depth > 0 => depth -= 1,
            ',' | '}' if depth == 0 => {
                heads.push(word(list[item..at].trim_start()));
                item = at + 1;
            }
            _ => {}
        }
        if character == '}' && item == at + 1 {
            break;
        }
    }
    heads
}

fn word(text: &str) -> String {
    let end = text.find(|it: char| !it.is_alphanumeric() && it != '_');
    text[..end.unwrap_or(text.len())].to_owned()
}

/// The lines that are not comments.
pub fn code(text: &str) -> impl Iterator<Item = &str> {
    text.lines()
        .filter(|line| !line.trim_start().starts_with("//"))
}
