//! What `docs/operations.md` and the files in `deploy` say of settings is what the program reads,
//! and the program does not say of one two things.

use std::{collections::BTreeMap, fs, path::Path};

use clap::{Arg, Command, CommandFactory};
use foedera::{config::Config, graphql::price::MAX_PRICE, store::connect::STATEMENT_TIMEOUT};
use regex::Regex;

const GUIDE: &str = "docs/operations.md";

/// All settings of the program by the names of their variables.
fn settings() -> BTreeMap<String, Arg> {
    let mut command = <Config as CommandFactory>::command();
    command.build();
    let mut settings = BTreeMap::new();
    collect(&command, &mut settings);
    settings
}

fn collect(command: &Command, settings: &mut BTreeMap<String, Arg>) {
    for arg in command.get_arguments() {
        if let Some(variable) = arg.get_env() {
            settings.insert(variable.to_string_lossy().into_owned(), arg.clone());
        }
    }
    for below in command.get_subcommands() {
        collect(below, settings);
    }
}

fn text(path: impl AsRef<Path>) -> String {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    fs::read_to_string(root.join(path)).unwrap()
}

#[test]
fn the_guide_names_each_setting_with_its_flag_and_default() {
    let guide = text(GUIDE);
    let settings = settings();
    assert!(settings.len() > 20, "{:?}", settings.keys());
    for (variable, arg) in settings {
        let flag = format!("`--{}`", arg.get_long().unwrap());
        let row = guide
            .lines()
            .filter(|line| line.starts_with('|'))
            .find(|line| line.contains(&format!("`{variable}`")) && line.contains(&flag))
            .unwrap_or_else(|| panic!("{GUIDE}: no row with `{variable}` and {flag}"));
        for default in arg.get_default_values() {
            let default = default.to_string_lossy();
            assert!(
                row.contains(&format!("`{default}`")),
                "{GUIDE}: the default of {variable} is `{default}`: {row}"
            );
        }
    }
}

/// A command stops a statement when a server does that nobody has set otherwise, and a schema
/// without a server refuses the prices that it refuses.
#[test]
fn a_default_is_what_holds_without_the_setting() {
    let settings = settings();
    for (variable, holds) in [
        ("FOEDERA_STATEMENT_TIMEOUT", STATEMENT_TIMEOUT.as_secs()),
        ("FOEDERA_MAX_PRICE", MAX_PRICE),
    ] {
        let default = settings[variable].get_default_values();
        assert_eq!(default, [&*holds.to_string()], "{variable}");
    }
}

#[test]
fn no_variable_is_named_that_the_program_does_not_read() {
    let settings = settings();
    let variable = Regex::new(r"\b(FOEDERA_[A-Z_]+|([A-Z]+_)*DATABASE_URL|RUST_LOG)\b").unwrap();
    let deploy = fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("deploy")).unwrap();
    let deploy = deploy.map(|entry| entry.unwrap().path());
    let files = deploy.chain([GUIDE, "README.md"].map(Into::into));
    for file in files {
        for named in variable.find_iter(&text(&file)) {
            let named = named.as_str();
            assert!(settings.contains_key(named), "{}: {named}", file.display());
        }
    }
}
