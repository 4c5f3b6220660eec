//! Names of operations. They come from clients, so they are bounded wherever they are told.

use std::{
    borrow::Cow,
    collections::HashSet,
    sync::{Mutex, PoisonError},
};

/// A name is told to so many characters.
const MAX_LENGTH: usize = 64;
/// So many names are told apart in numbers.
const MAX_NAMES: usize = 200;

/// An operation without a name.
pub const ANONYMOUS: &str = "anonymous";
/// An operation whose name is not told apart.
pub const OTHER: &str = "other";

/// The name of an operation for a line of the log. What is no name in GraphQL may be any text, so
/// it is escaped and cut: no text makes a second line.
pub fn shown(name: Option<&str>) -> Cow<'_, str> {
    match name {
        None => ANONYMOUS.into(),
        Some(name) if is_name(name) => name.into(),
        Some(text) => {
            let begin = text.chars().take(MAX_LENGTH);
            begin.flat_map(char::escape_default).collect()
        }
    }
}

/// What an operation is called in numbers, if its name can be told apart. It is short, so that requests
/// take little room until they are counted.
pub fn called(name: Option<String>) -> Cow<'static, str> {
    match name {
        None => ANONYMOUS.into(),
        Some(name) if is_name(&name) => name.into(),
        Some(_) => OTHER.into(),
    }
}

/// The names that are told apart: the first that are counted.
#[derive(Debug, Default)]
pub struct Names(Mutex<HashSet<String>>);

impl Names {
    /// What an operation that ran is called. It takes a place, if there is one.
    pub fn of_run(&self, called: Cow<'static, str>) -> Cow<'static, str> {
        self.of(called, |names, name| {
            let free = names.len() < MAX_NAMES;
            free && names.insert(name.to_owned())
        })
    }

    /// What an operation that was refused is called. It takes no place: a document that never ran
    /// would else cost one that does its name.
    pub fn of_refused(&self, called: Cow<'static, str>) -> Cow<'static, str> {
        self.of(called, |_, _| false)
    }

    fn of(
        &self,
        called: Cow<'static, str>,
        takes: impl FnOnce(&mut HashSet<String>, &str) -> bool,
    ) -> Cow<'static, str> {
        let Cow::Owned(name) = called else {
            return called;
        };
        let mut names = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let told = names.contains(&name) || takes(&mut names, &name);
        if told { name.into() } else { OTHER.into() }
    }
}

/// Whether a text is a name in GraphQL, and not too long to be told.
fn is_name(text: &str) -> bool {
    let word = |it: char| it.is_ascii_alphanumeric() || it == '_';
    let digit = |it: char| it.is_ascii_digit();
    !text.is_empty()
        && text.len() <= MAX_LENGTH
        && text.chars().all(word)
        && !text.starts_with(digit)
}

#[test]
fn a_name_is_told_as_it_is() {
    assert_eq!(shown(Some("States_2")), "States_2");
    assert_eq!(shown(None), "anonymous");
}

#[test]
fn what_is_no_name_is_escaped_and_cut() {
    assert_eq!(
        shown(Some("a\n\u{1b}[31m\u{202e}b")),
        r"a\n\u{1b}[31m\u{202e}b"
    );
    assert_eq!(shown(Some(&"a".repeat(1_000))).len(), MAX_LENGTH);
}

#[test]
fn the_first_names_that_run_are_told_apart() {
    let names = Names::default();
    let of = |name: &str| called(Some(name.to_owned()));
    assert_eq!(names.of_refused(of("A")), OTHER);
    assert_eq!(names.of_run(of("A")), "A");
    assert_eq!(names.of_refused(of("A")), "A");
    let distinct: HashSet<_> = (0..1_000)
        .map(|number| names.of_run(of(&format!("N{number}"))))
        .collect();
    // The first is taken by `A`; the last is `other`.
    assert_eq!(distinct.len(), MAX_NAMES);
    assert_eq!(names.of_run(of("A")), "A");
    assert_eq!(names.of_run(called(None)), ANONYMOUS);
    for no_name in ["not a name", "", &"a".repeat(MAX_LENGTH + 1)] {
        assert_eq!(Names::default().of_run(of(no_name)), OTHER);
    }
}
