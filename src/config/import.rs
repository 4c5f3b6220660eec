//! What to import, and from where.

use std::path::PathBuf;

use clap::{
    ArgGroup, Args, ValueEnum,
    builder::{PossibleValue, PossibleValuesParser, TypedValueParser},
};

use crate::import::{Mode, collections::Collection, command::Wanted};

/// What to import, and from where.
#[derive(Args, Clone, Debug)]
#[command(group(ArgGroup::new("reported").args(["from", "dry_run"]).multiple(true)))]
pub struct ImportArgs {
    /// Folder with `datapackage.json` and its CSV files; with `--from`, with the files of the
    /// collection
    pub folder: PathBuf,

    /// Collection whose files to read; may be repeated. `all` stands for each of them
    #[arg(long, value_name = "COLLECTION", value_parser = names())]
    pub from: Vec<String>,

    /// Tell what would change, and write no record. Each record and each value of it is told in
    /// `<collection>-changes.csv`, or `<name of the data package>-changes.csv`, beside the reports
    #[arg(long)]
    pub dry_run: bool,

    /// Folder for the reports of collections, `<collection>-report.csv` each: the rows that are left
    /// out, and the doubts about others; and for the changes that a dry run tells. Made if it is not
    /// there. Without it, the working folder
    #[arg(long, value_name = "FOLDER", requires = "reported")]
    pub report: Option<PathBuf>,
}

/// What stands for every collection.
const ALL: &str = "all";

/// What may be named: each collection, and what stands for all.
fn names() -> impl TypedValueParser {
    let each = Collection::value_variants().iter();
    let each = each.filter_map(ValueEnum::to_possible_value);
    let all = PossibleValue::new(ALL).help("Each of them");
    PossibleValuesParser::new(std::iter::once(all).chain(each))
}

impl ImportArgs {
    /// What is wanted by them.
    pub fn wanted(&self) -> Wanted {
        Wanted {
            folder: self.folder.clone(),
            collections: self.collections(),
            mode: if self.dry_run {
                Mode::DryRun
            } else {
                Mode::Write
            },
            reports: self.report.clone().unwrap_or_else(|| ".".into()),
        }
    }

    /// The collections, each once.
    fn collections(&self) -> Vec<Collection> {
        let all = Collection::value_variants().iter().copied();
        let named = |collection: &Collection| {
            let mut from = self.from.iter();
            from.any(|it| it == ALL || it == collection.key())
        };
        all.filter(named).collect()
    }
}

#[cfg(test)]
mod tests {
    use clap::{Parser, ValueEnum};

    use super::{Collection, ImportArgs};

    #[derive(Parser)]
    struct Line {
        #[command(flatten)]
        args: ImportArgs,
    }

    fn collections(from: &[&str]) -> Vec<Collection> {
        let line = ["foedera"].iter().chain(from).chain(&["folder"]);
        Line::try_parse_from(line).unwrap().args.collections()
    }

    #[test]
    fn a_collection_is_named_by_its_key() {
        for collection in Collection::value_variants() {
            assert_eq!(collections(&["--from", collection.key()]), [*collection]);
        }
        assert_eq!(
            collections(&["--from", "all"]),
            Collection::value_variants()
        );
        assert_eq!(collections(&[]), []);
    }

    #[test]
    fn a_folder_for_reports_is_named_where_there_are_some() {
        let line = |told: &[&str]| {
            let line = ["foedera", "--report", "x"].iter().chain(told);
            Line::try_parse_from(line.chain(&["folder"])).is_ok()
        };
        assert!(line(&["--from", "atop"]) && line(&["--dry-run"]));
        assert!(line(&["--dry-run", "--from", "atop"]) && !line(&[]));
    }
}
