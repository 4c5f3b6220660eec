//! Data of the size of the public collections, where those are not there: the shipped data set, and
//! beside it agreements that a seeded generator makes up, the same on every run.

use std::collections::{BTreeSet, HashMap};

use foedera::import::{
    package::{Package, Resource, Row},
    shipped,
};

/// So many agreements are made up.
pub const AGREEMENTS: usize = 20_000;
/// For one decree there are so many agreements, and one more for three decrees.
const TO_A_DECREE: usize = 13;

/// States that have the most agreements.
const BUSY: [&str; 6] = ["nor", "swe", "fra", "deu", "gbr", "rus"];

const SUBJECTS: [&str; 8] = [
    "trade",
    "extradition",
    "air transport",
    "fisheries",
    "double taxation",
    "cultural cooperation",
    "military cooperation",
    "visas",
];

const EFFECTS: [&str; 3] = ["RATIFIES", "APPROVES", "AUTHORIZES_SIGNATURE"];

/// A row as columns and their values; the others are empty.
type Cells = Vec<(&'static str, String)>;

/// A data package: the shipped one, and so many made up agreements with what belongs to them.
pub fn package(agreements: usize) -> Package {
    let mut package = shipped::package();
    "foedera-bench".clone_into(&mut package.name);
    let mut maker = Maker {
        chance: Chance(7),
        states: states(&package),
        issuers: column(&package, "institution", "key"),
        rows: HashMap::new(),
    };
    for number in 0..agreements {
        maker.agreement(number);
    }
    for number in 0..agreements / TO_A_DECREE {
        maker.decree(number, agreements);
    }
    for resource in &mut package.resources {
        let made = maker.rows.remove(resource.name.as_str());
        for cells in made.unwrap_or_default() {
            let row = row(resource, &cells);
            resource.rows.push(row);
        }
    }
    package
}

fn row(resource: &Resource, cells: &Cells) -> Row {
    let value = |name: &String| {
        let cell = cells.iter().find(|(column, _)| column == name);
        cell.map_or_else(String::new, |(_, value)| value.clone())
    };
    Row {
        line: 0,
        values: resource.header.iter().map(value).collect(),
    }
}

fn column(package: &Package, table: &str, name: &str) -> Vec<String> {
    let resource = package.resources.iter().find(|it| it.name == table);
    let resource = resource.into_iter().flat_map(|resource| {
        let at = resource.header.iter().position(|it| it == name);
        let rows = resource.rows.iter();
        rows.filter_map(move |row| row.values.get(at?).map(str::to_owned))
    });
    resource.collect()
}

/// The States of today, those with many agreements first.
fn states(package: &Package) -> Vec<String> {
    let keys = column(package, "state", "key");
    let ends = column(package, "state", "until");
    let living = keys.into_iter().zip(ends).filter(|(_, end)| end.is_empty());
    let mut living: Vec<_> = living.map(|(key, _)| key).collect();
    let rank = |key: &String| BUSY.iter().position(|it| it == key);
    living.sort_by_key(|key| rank(key).unwrap_or(BUSY.len()));
    living
}

/// Makes up records.
struct Maker {
    chance: Chance,
    states: Vec<String>,
    issuers: Vec<String>,
    rows: HashMap<&'static str, Vec<Cells>>,
}

impl Maker {
    fn add(&mut self, table: &'static str, mut cells: Cells) {
        cells.push(("sources", "common-knowledge".to_owned()));
        self.rows.entry(table).or_default().push(cells);
    }

    /// An agreement, mostly of two States, some of nearly all.
    fn agreement(&mut self, number: usize) {
        let key = format!("bench-{number:05}");
        let parties = match self.chance.below(10) {
            0..7 => 2,
            _ => 3 + self.chance.low(200, 3),
        };
        let subject = SUBJECTS[self.chance.below(SUBJECTS.len())];
        let (year, day) = (1945 + self.chance.below(75), self.chance.day());
        let laterality = if parties == 2 {
            "BILATERAL"
        } else {
            "MULTILATERAL"
        };
        let form = if parties == 2 {
            "AGREEMENT"
        } else {
            "CONVENTION"
        };
        self.add(
            "agreement",
            vec![
                ("key", key.clone()),
                ("title", format!("Agreement on {subject}, number {number}")),
                ("form", form.to_owned()),
                ("laterality", laterality.to_owned()),
                ("signed_on", format!("{year}-{day}")),
                ("subjects", "military-cooperation".to_owned()),
            ],
        );
        for state in self.some_states(parties) {
            self.party(&key, &state, year, &day, parties);
        }
        let later = self.chance.below(3);
        self.event(&key, "", "ENTRY_INTO_FORCE", year + later);
        if self.chance.below(6) == 0 {
            self.event(&key, "", "TERMINATION", year + 4 + later);
        }
    }

    /// A party, which signs, and of many parties some ratify.
    fn party(&mut self, agreement: &str, state: &str, year: usize, day: &str, parties: usize) {
        let key = format!("{agreement}.{state}");
        let cells = vec![
            ("key", key.clone()),
            ("agreement", agreement.to_owned()),
            ("actor", state.to_owned()),
        ];
        self.add("party", cells);
        let signed = vec![
            ("key", format!("{key}.signature")),
            ("kind", "SIGNATURE".to_owned()),
            ("agreement", agreement.to_owned()),
            ("party", key.clone()),
            ("occurred_on", format!("{year}-{day}")),
        ];
        self.add("event", signed);
        if parties > 2 && self.chance.below(10) < 3 {
            self.event(agreement, &key, "RATIFICATION", year + 1);
        }
    }

    fn event(&mut self, agreement: &str, party: &str, kind: &str, year: usize) {
        let of = if party.is_empty() { agreement } else { party };
        let day = self.chance.day();
        let cells = vec![
            (
                "key",
                format!("{of}.{}", kind.to_lowercase().replace('_', "-")),
            ),
            ("kind", kind.to_owned()),
            ("agreement", agreement.to_owned()),
            ("party", party.to_owned()),
            ("occurred_on", format!("{year}-{day}")),
        ];
        self.add("event", cells);
    }

    /// A decree about three agreements.
    fn decree(&mut self, number: usize, agreements: usize) {
        let key = format!("bench-decree-{number:04}");
        let issuer = self.issuers[self.chance.below(self.issuers.len())].clone();
        let (year, day) = (1990 + self.chance.below(30), self.chance.day());
        self.add(
            "decree",
            vec![
                ("key", key.clone()),
                (
                    "title",
                    format!("Decree on three agreements, number {number}"),
                ),
                ("kind", "GOVERNMENT_ORDER".to_owned()),
                ("issuer", issuer),
                ("published_on", format!("{year}-{day}")),
            ],
        );
        for effect in EFFECTS {
            let agreement = format!("bench-{:05}", self.chance.below(agreements));
            let cells = vec![
                (
                    "key",
                    format!("{key}.{}", effect.to_lowercase().replace('_', "-")),
                ),
                ("decree", key.clone()),
                ("agreement", agreement),
                ("effect", effect.to_owned()),
            ];
            self.add("decree_action", cells);
        }
    }

    /// So many States, those with many agreements more often.
    fn some_states(&mut self, count: usize) -> Vec<String> {
        let (all, mut chosen) = (self.states.len(), BTreeSet::new());
        let times = if count > 40 { 1 } else { 2 };
        while chosen.len() < count.min(all) {
            chosen.insert(self.chance.low(all, times));
        }
        chosen.iter().map(|at| self.states[*at].clone()).collect()
    }
}

/// Numbers as if by chance: `SplitMix64`.
struct Chance(u64);

impl Chance {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    fn below(&mut self, end: usize) -> usize {
        usize::try_from(self.next() % end as u64).unwrap_or_default()
    }

    /// The oftener it is drawn, each time below what was drawn before, the lower it is.
    fn low(&mut self, end: usize, times: usize) -> usize {
        (0..times).fold(end, |end, _| self.below(end.max(1)))
    }

    fn day(&mut self) -> String {
        format!("{:02}-{:02}", 1 + self.below(12), 1 + self.below(28))
    }
}
