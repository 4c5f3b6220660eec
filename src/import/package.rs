//! A data package as it is read: its descriptor, and its rows as text.

use std::{collections::HashMap, fs, path::Path};

use anyhow::{Context, bail};
use serde::Deserialize;
use serde_json::{Map, Value};

use super::{check::unwritable, line, quote};

/// A data package: rows as text, not yet checked.
#[derive(Debug)]
pub struct Package {
    /// The name of the package.
    pub name: String,
    /// Its version.
    pub version: String,
    /// Its tables.
    pub resources: Vec<Resource>,
}

/// One CSV file.
#[derive(Debug)]
pub struct Resource {
    /// The name of the table.
    pub name: String,
    /// The name of the file.
    pub file: String,
    /// The names of the columns.
    pub header: Vec<String>,
    /// The rows below the header.
    pub rows: Vec<Row>,
    /// The lines that can't be read, and why.
    pub broken: Vec<(u64, String)>,
}

/// One row of a CSV file.
#[derive(Debug)]
pub struct Row {
    /// The line on which it begins.
    pub line: u64,
    /// Its values, as many as the header has columns.
    pub values: csv::StringRecord,
}

/// `datapackage.json`, as far as it matters here.
#[derive(Debug, Deserialize)]
pub struct Descriptor {
    /// The name of the package.
    pub name: String,
    /// Its version.
    #[serde(default)]
    pub version: String,
    /// Its files, in order.
    pub resources: Vec<ResourceDescriptor>,
}

/// One file of a package.
#[derive(Debug, Deserialize)]
pub struct ResourceDescriptor {
    /// The name of the table.
    pub name: String,
    /// The file, relative to the descriptor.
    pub path: String,
    /// What its columns are.
    #[serde(default)]
    pub schema: TableSchema,
}

/// A Table Schema.
#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct TableSchema {
    /// The columns, in order.
    pub fields: Vec<Field>,
    /// Which columns name rows of other tables.
    #[serde(default)]
    pub foreign_keys: Vec<ForeignKey>,
    /// Which columns together are unique.
    #[serde(default)]
    pub unique_keys: Vec<Vec<String>>,
}

/// One column.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Field {
    /// Its name.
    pub name: String,
    /// What its values are: `string` or `integer`.
    #[serde(default, rename = "type")]
    pub kind: String,
    /// How they are written: `uri` for addresses.
    #[serde(default)]
    pub format: String,
    /// What its values mean.
    #[serde(default)]
    pub rdf_type: String,
    /// What its values may be.
    #[serde(default)]
    pub constraints: Constraints,
}

/// What the values of a column may be.
#[derive(Debug, Default, Deserialize)]
pub struct Constraints {
    /// Whether there must be one.
    #[serde(default)]
    pub required: bool,
    /// Whether no two rows may have the same.
    #[serde(default)]
    pub unique: bool,
    /// The closed vocabulary they are from.
    #[serde(default, rename = "enum")]
    pub terms: Vec<String>,
    /// The regular expression they match.
    pub pattern: Option<String>,
}

/// That a column names rows of another table.
#[derive(Debug, Deserialize)]
pub struct ForeignKey {
    /// The column, alone in its list.
    pub fields: Vec<String>,
    /// What it names.
    pub reference: Reference,
}

/// What a foreign key names.
#[derive(Debug, Deserialize)]
pub struct Reference {
    /// The name of the table.
    pub resource: String,
}

/// The table of agreements.
const AGREEMENT: &str = "agreement";

impl ResourceDescriptor {
    /// The columns that name rows of another table.
    pub fn naming(&self, table: &str) -> impl Iterator<Item = &str> {
        let keys = self.schema.foreign_keys.iter();
        let naming = keys.filter(move |it| it.reference.resource == table);
        naming.flat_map(|it| it.fields.iter().map(String::as_str))
    }

    /// The column that says to which agreement a row belongs. `None` where rows belong to none, or
    /// name several.
    pub fn of_agreement(&self) -> Option<&str> {
        if self.name == AGREEMENT {
            return Some("key");
        }
        let mut naming = self.naming(AGREEMENT);
        naming.next().filter(|_| naming.next().is_none())
    }
}

impl Package {
    /// How many rows it has.
    pub fn rows(&self) -> usize {
        self.resources.iter().map(|it| it.rows.len()).sum()
    }

    /// Reads a package from a folder.
    pub fn read(folder: &Path) -> anyhow::Result<Self> {
        let path = folder.join("datapackage.json");
        if !path.is_file() {
            bail!(
                "{} is not a file; name the folder of a data package",
                path.display()
            );
        }
        let text =
            fs::read_to_string(&path).with_context(|| format!("can't read {}", path.display()))?;
        Self::from_files(&text, |file| {
            let inside = Path::new(file)
                .components()
                .all(|part| matches!(part, std::path::Component::Normal(_)));
            if !inside {
                bail!("datapackage.json: `{file}` is not a file in the package's folder");
            }
            let path = folder.join(file);
            if !path.is_file() {
                bail!("datapackage.json: `{file}` is not a file; correct the path");
            }
            if !is_within(folder, &path) {
                bail!(
                    "datapackage.json: `{file}` is a link out of the package's folder; copy the file"
                );
            }
            fs::read(path).with_context(|| format!("can't read {file}"))
        })
    }

    /// Reads a package of these files.
    pub fn from_files(
        descriptor: &str,
        read: impl Fn(&str) -> anyhow::Result<Vec<u8>>,
    ) -> anyhow::Result<Self> {
        let descriptor = descriptor.trim_start_matches('\u{feff}');
        let descriptor: Map<String, Value> =
            serde_json::from_str(descriptor).context("datapackage.json is not a JSON object")?;
        let descriptor = Descriptor::deserialize(Value::Object(descriptor))
            .context("datapackage.json is not the descriptor of a data package")?;
        for (property, text) in [("name", &descriptor.name), ("version", &descriptor.version)] {
            if let Some(problem) = unwritable(property, text).filter(|_| !text.is_empty()) {
                bail!("datapackage.json: `{property}`: {problem}");
            }
        }
        let resources = descriptor.resources.into_iter().map(|resource| {
            let bytes = read(&resource.path)?;
            Ok(Resource::parse(resource.name, resource.path, &bytes))
        });
        Ok(Self {
            name: descriptor.name,
            version: descriptor.version,
            resources: resources.collect::<anyhow::Result<_>>()?,
        })
    }
}

/// Whether a file stands in a folder, and not only a link to it.
fn is_within(folder: &Path, file: &Path) -> bool {
    let found = folder
        .canonicalize()
        .and_then(|folder| Ok((folder, file.canonicalize()?)));
    found.is_ok_and(|(folder, file)| file.starts_with(folder))
}

impl Resource {
    /// Whether nothing of it can be read, not even which columns it has.
    pub fn is_unread(&self) -> bool {
        self.header.is_empty() && !self.broken.is_empty()
    }

    fn parse(name: String, file: String, bytes: &[u8]) -> Self {
        let bytes = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes);
        let mut resource = Self {
            name,
            file,
            header: vec![],
            rows: vec![],
            broken: vec![],
        };
        match quote::misplaced(bytes) {
            Some((line, problem)) => resource.broken.push((line, problem.to_owned())),
            None => resource.read(bytes),
        }
        resource
    }

    fn read(&mut self, bytes: &[u8]) {
        let mut reader = csv::ReaderBuilder::new().flexible(true).from_reader(bytes);
        match reader.headers() {
            Ok(header) => self.header = header.iter().map(str::to_owned).collect(),
            Err(error) => return self.broken.push((1, said(&error))),
        }
        for record in reader.records() {
            match record {
                Ok(record) => self.add(&record, line::begins(bytes, record.position())),
                Err(error) => {
                    let line = line::begins(bytes, error.position());
                    self.broken.push((line, said(&error)));
                }
            }
        }
    }

    fn add(&mut self, record: &csv::StringRecord, line: u64) {
        let (length, expected) = (record.len(), self.header.len());
        if length == expected {
            let values = record.clone();
            self.rows.push(Row { line, values });
        } else {
            let problem = format!("the row has {length} values; the header has {expected}");
            self.broken.push((line, problem));
        }
    }
}

fn said(error: &csv::Error) -> String {
    match error.kind() {
        csv::ErrorKind::Utf8 { .. } => "the row is not UTF-8; save the file as UTF-8".to_owned(),
        _ => "the file is not CSV".to_owned(),
    }
}

/// The column of each name.
pub fn positions(header: &[String]) -> HashMap<&str, usize> {
    header
        .iter()
        .enumerate()
        .map(|(at, name)| (name.as_str(), at))
        .collect()
}
