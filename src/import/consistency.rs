//! What must hold between rows, of the package and of the registry together.

use std::collections::HashMap;

use chrono::NaiveDate;

use super::{
    check::Fault,
    circle::circular,
    evidence::contradicted,
    package::Package,
    planner::Planner,
    table::Cell,
    view::{Row, View},
};

/// Names the rows that can't stand beside the others.
pub(super) fn faults(planner: &Planner<'_>, package: &Package) -> Vec<Fault> {
    let tables = planner.stored.tables.iter();
    let views: Vec<_> = tables
        .map(|table| View::new(table, package, &planner.plan))
        .collect();
    let view = |name: &str| views.iter().find(|view| view.table.resource.name == name);
    let mut faults: Vec<_> = views.iter().flat_map(shared).collect();
    faults.extend(views.iter().flat_map(reversed));
    let alone = |name, columns| view(name).map_or(vec![], |view| overlapping(view, columns));
    faults.extend(alone("membership", ["organization", "state"]));
    faults.extend(alone("appointment", ["official", "office"]));
    let apart = |name, columns| view(name).map_or(vec![], |view| related_to_itself(view, columns));
    faults.extend(apart("agreement_relation", ["agreement", "related"]));
    faults.extend(apart("succession", ["predecessor", "successor"]));
    faults.extend(misplaced(&views));
    let only = |name, kind, columns: &[&str], remedy| {
        view(name).map_or(vec![], |view| {
            let (column, term) = kind;
            let of_kind = |row: &&Row<'_>| view.text(row, column) == Some(term);
            repeated(view, view.rows.iter().filter(of_kind), columns, remedy)
        })
    };
    let fact = ["record_kind", "record", "property"];
    faults.extend(only(
        "claim",
        ("rank", "PREFERRED"),
        &fact,
        "prefer one of them",
    ));
    let remedy = "an actor is continued by one at most";
    faults.extend(only(
        "succession",
        ("kind", "CONTINUATION"),
        &["predecessor"],
        remedy,
    ));
    faults.extend(view("succession").map_or(vec![], circular));
    faults.extend(contradicted(&views));
    faults.extend(view("actor").map_or(vec![], |actors| disembodied(actors, planner)));
    faults
}

/// Rows of agreements that name what is not of them, or nothing.
fn misplaced(views: &[View<'_>]) -> Vec<Fault> {
    let view = |name: &str| views.iter().find(|view| view.table.resource.name == name);
    let mut faults = vec![];
    if let (Some(event), Some(party), Some(signature)) =
        (view("event"), view("party"), view("signature"))
    {
        faults.extend(strangers(event, "party", party));
        faults.extend(strangers(signature, "event", event));
        faults.extend(detached(
            signature,
            &["agreement", "decree", "event"],
            |_| false,
        ));
        faults.extend(detached(event, &["agreement"], |row| {
            event.id(row, "party_id").is_none()
        }));
    }
    faults
}

/// Rows that share what must be unique. The key is checked where the file is read.
fn shared(view: &View<'_>) -> Vec<Fault> {
    let schema = &view.table.resource.schema;
    let fields = schema.fields.iter();
    let single = fields.filter(|field| field.constraints.unique && field.name != "key");
    let several = schema.unique_keys.iter();
    let several = several.map(|key| key.iter().map(String::as_str).collect::<Vec<_>>());
    let mut faults: Vec<_> = single
        .flat_map(|field| repeated(view, &view.rows, &[&field.name], "it must be unique"))
        .collect();
    for columns in several {
        faults.extend(repeated(
            view,
            &view.rows,
            &columns,
            "together they must be unique",
        ));
        faults.extend(held(view, &columns));
    }
    faults
}

/// Rows that have the same values in these columns as a row before them.
fn repeated<'a>(
    view: &View<'_>,
    rows: impl IntoIterator<Item = &'a Row<'a>>,
    columns: &[&str],
    remedy: &str,
) -> Vec<Fault> {
    let mut first: HashMap<Vec<&Cell>, &Row<'_>> = HashMap::new();
    let mut faults = vec![];
    for row in rows {
        let Some(values) = view.values(row.cells, columns) else {
            continue;
        };
        if let Some(other) = first.get(&values) {
            let problem = format!("{} has the same; {remedy}", View::named(other));
            faults.push(view.fault(row, columns, problem));
        } else {
            first.insert(values, row);
        }
    }
    faults
}

/// Rows that take values from a row that gives them up only in this import. Both are written one
/// after the other, and no column of these may be empty in between.
fn held(view: &View<'_>, columns: &[&str]) -> Vec<Fault> {
    let now: HashMap<_, _> = view.rows.iter().map(|row| (row.key, row.cells)).collect();
    let given_up = view.stored.iter().filter_map(|(key, (_, cells))| {
        let values = view.values(cells, columns)?;
        let gives_up = view.values(now[key.as_str()], columns).as_ref() != Some(&values);
        gives_up.then_some((values, key))
    });
    let given_up: HashMap<_, _> = given_up.collect();
    let fault = |row: &Row<'_>| {
        let holder = given_up.get(&view.values(row.cells, columns)?)?;
        let problem = format!(
            "the stored row `{holder}` has the same until this import is done; \
             change that row in an import before"
        );
        Some(view.fault(row, columns, problem))
    };
    view.rows.iter().filter_map(fault).collect()
}

/// Periods that surely end before they begin.
fn reversed(view: &View<'_>) -> Vec<Fault> {
    let rows = view.rows.iter().filter(|row| {
        let until = view.day(row, "until_latest");
        until
            .zip(view.day(row, "from_earliest"))
            .is_some_and(|(until, from)| until < from)
    });
    let problem = "the period ends before it begins; mend `from` or `until`";
    rows.map(|row| view.fault(row, &["from", "until"], problem.to_owned()))
        .collect()
}

/// Periods of the same pair that surely have a day in common.
fn overlapping(view: &View<'_>, pair: [&str; 2]) -> Vec<Fault> {
    let mut by_pair: HashMap<_, Vec<&Row<'_>>> = HashMap::new();
    let mut faults = vec![];
    for row in &view.rows {
        let ids = pair.map(|column| view.id(row, &format!("{column}_id")));
        let others = by_pair.entry(ids).or_default();
        if let Some(other) = others.iter().find(|other| overlap(view, row, other)) {
            let problem = format!(
                "{} has the same pair in a period that overlaps; end one before the other",
                View::named(other)
            );
            faults.push(view.fault(row, &["from", "until"], problem));
        }
        others.push(row);
    }
    faults
}

fn overlap(view: &View<'_>, one: &Row<'_>, other: &Row<'_>) -> bool {
    let sure = |row| {
        let ends = view.text(row, "until_edtf");
        let until = ends.map_or(FOREVER, |_| view.day(row, "until_earliest"));
        Sure::new(view.day(row, "from_latest"), until)
    };
    sure(one).meets(&sure(other))
}

/// The day on which something ends that has no end.
pub(super) const FOREVER: Option<NaiveDate> = Some(NaiveDate::MAX);

/// The days on which something surely was, if there are some.
pub(super) struct Sure {
    from: Option<NaiveDate>,
    until: Option<NaiveDate>,
}

impl Sure {
    /// From the latest day on which it may have begun until the earliest on which it may have ended.
    pub fn new(from: Option<NaiveDate>, until: Option<NaiveDate>) -> Self {
        Self { from, until }
    }

    /// Whether there is a day on which both surely were.
    pub fn meets(&self, other: &Self) -> bool {
        let begins = self.from.zip(other.from);
        let begins = begins.map(|(one, other)| one.max(other));
        let ends = self.until.zip(other.until);
        let ends = ends.map(|(one, other)| one.min(other));
        begins.zip(ends).is_some_and(|(begins, ends)| begins < ends)
    }
}

fn related_to_itself(view: &View<'_>, [one, other]: [&str; 2]) -> Vec<Fault> {
    let id = |row, column: &str| view.id(row, &format!("{column}_id"));
    let rows = view
        .rows
        .iter()
        .filter(|row| id(row, one) == id(row, other));
    let problem = format!("`{one}` and `{other}` are the same; name two");
    rows.map(|row| view.fault(row, &[other], problem.clone()))
        .collect()
}

/// Rows that name something of another agreement than their own.
fn strangers(view: &View<'_>, column: &str, others: &View<'_>) -> Vec<Fault> {
    let rows = others.rows.iter();
    let others: HashMap<_, _> = rows
        .map(|row| (row.id, others.id(row, "agreement_id")))
        .collect();
    let rows = view.rows.iter().filter(|row| {
        let other = view.id(row, &format!("{column}_id"));
        let other = other.and_then(|id| others.get(&id).copied());
        let own = view.id(row, "agreement_id");
        own.is_some() && other.is_some_and(|other| other != own)
    });
    let problem =
        format!("this {column} is of another agreement; name that one, or another {column}");
    rows.map(|row| view.fault(row, &[column], problem.clone()))
        .collect()
}

/// Rows in which none of these columns has a value, though one must.
fn detached(view: &View<'_>, columns: &[&str], unless: impl Fn(&Row<'_>) -> bool) -> Vec<Fault> {
    let none = |row: &&Row<'_>| {
        let mut columns = columns.iter();
        columns.all(|column| view.id(row, &format!("{column}_id")).is_none()) && !unless(row)
    };
    let rows = view.rows.iter().filter(none);
    let problem = format!("nothing is named; name one of {}", columns.join(", "));
    rows.map(|row| view.fault(row, columns, problem.clone()))
        .collect()
}

/// Actors that are not what their kind says: one row of `state` or `organization`.
fn disembodied(view: &View<'_>, planner: &Planner<'_>) -> Vec<Fault> {
    let is = |table: &str, key: &str| {
        planner
            .ids
            .get(table)
            .is_some_and(|ids| ids.contains_key(key))
    };
    let fault = |row: &Row<'_>| {
        let (table, other) = match view.text(row, "kind")? {
            "STATE" => ("state", "organization"),
            _ => ("organization", "state"),
        };
        (!is(table, row.key) || is(other, row.key)).then(|| {
            let problem = format!("it must have a row in {table}, and none in {other}");
            view.fault(row, &["key"], problem)
        })
    };
    view.rows.iter().filter_map(fault).collect()
}
