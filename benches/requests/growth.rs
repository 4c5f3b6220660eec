//! How the time of a request grows with the rows: the same requests to two servers by turns, over all
//! data and over a tenth of it.

use anyhow::{Context, ensure};

use super::{
    ANEW,
    case::{self, Asker},
    cpu::Cpu,
    measure::{Found, Plan, Side, Target},
    serve,
};

/// The requests that must not notice.
const NAMES: [&str; 5] = [
    "Point lookup",
    "List of 20 by date",
    "Three levels",
    "Page 100",
    "Last page",
];

const HEAD: &str = "\
| request | times as long | requests/s: over all, over a tenth | CPU \u{b5}s | p50 ms |
| --- | --: | --: | --: | --: |
";

/// A table of Markdown: each request, answered anew.
pub async fn table(large: &Asker, small: &Asker, plan: &Plan, cpu: &Cpu) -> anyhow::Result<String> {
    let addresses = [
        serve(large, axum::Router::new(), &ANEW).await?,
        serve(small, axum::Router::new(), &ANEW).await?,
    ];
    let (of_large, of_small) = (case::all(large).await?, case::all(small).await?);
    let mut table = HEAD.to_owned();
    for name in NAMES {
        let document = |cases: &[case::Case]| {
            let case = cases.iter().find(|it| it.name == name);
            case.map(|it| it.document.clone()).context(name)
        };
        let targets = [
            Target::graphql(addresses[0], &document(&of_large)?),
            Target::graphql(addresses[1], &document(&of_small)?),
        ];
        let [of_large, of_small] = targets.map(|it| [it]);
        let found = plan.measure(&of_large, &of_small, cpu).context(name)?;
        let refused = found.sides.iter().any(|side| side.refused);
        ensure!(!refused, "{name} was refused");
        table += &row(name, &found);
    }
    Ok(table)
}

fn row(name: &str, found: &Found) -> String {
    let sides = || found.sides.iter().chain(&found.others);
    let both = |value: fn(&Side) -> String| sides().map(value).collect::<Vec<_>>().join(", ");
    format!(
        "| {name} | **{:.2}** | {} | {} | {} |\n",
        1.0 / found.ratios.first().copied().unwrap_or_default(),
        both(|side| format!("{:.0}", side.rate)),
        both(|side| side.cpu.as_micros().to_string()),
        both(|side| format!("{:.2}", side.p50.as_secs_f64() * 1000.0)),
    )
}
