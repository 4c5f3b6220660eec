//! The picture as SVG: the same bytes for the same values.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::{
    Bar, Lane, Mark, Picture, Tone,
    axis::{Axis, LEFT, OPEN},
    caption::cut,
    heading, lane, others, text,
};
use crate::domain::text::is_obeyed;

/// How wide the picture is.
pub const WIDTH: i64 = 960;
/// Where the first lane begins.
const TOP: i64 = 48;

/// Small print.
pub const FAINT: &str = "font-size=\"10\" fill=\"#57606a\"";

const LEGEND: &str = "Pale: assumed, for nothing is recorded of so late a day. Striped: in doubt, \
    either may hold. Dashed edge: under notice. Marks above a bar: recorded events.";

/// The picture as SVG.
#[must_use]
pub fn svg(picture: &Picture) -> String {
    let axis = Axis::over(picture.lanes.iter().flat_map(days));
    let (mut body, mut y) = (vec![], TOP);
    for drawn in &picture.lanes {
        let (elements, below) = lane::draw(&axis, drawn, y);
        body.extend(elements);
        y = below;
    }
    let others = others(picture);
    let height = if others.is_some() { y + 62 } else { y + 48 };
    let mut lines = opening(picture, height);
    lines.extend(patterns(picture));
    let title = cut(&heading(picture), 16, WIDTH - 32);
    let style = "font-size=\"15\" font-weight=\"bold\"";
    lines.push(label(16, 28, style, &title));
    lines.extend(grid(&axis, y));
    lines.append(&mut body);
    let below = [LEGEND.to_owned()].into_iter().chain(others);
    let below = below.zip([y + 36, y + 50]);
    lines.extend(below.map(|(line, y)| label(16, y, FAINT, &line)));
    lines.push("</svg>\n".to_owned());
    lines.join("\n")
}

/// All days that a lane names.
fn days(lane: &Lane) -> impl Iterator<Item = NaiveDate> {
    let of_bars = lane.bars.iter().flat_map(|bar| [bar.from, bar.until]);
    let of_marks = lane.marks.iter().filter_map(Mark::days);
    let of_marks = of_marks.flat_map(|(first, last)| [first, last]);
    of_bars.flatten().chain(of_marks)
}

/// What comes first: for those who hear the picture, all that it says as text. It has a background
/// of its own, so that it can be read on a dark page.
fn opening(picture: &Picture, height: i64) -> Vec<String> {
    vec![
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {WIDTH} {height}\" \
             width=\"{WIDTH}\" height=\"{height}\" role=\"img\" fill=\"#1b1f24\" \
             font-family=\"Helvetica, Arial, sans-serif\">"
        ),
        format!("<title>{}</title>", escaped(&heading(picture))),
        format!("<desc>{}</desc>", escaped(&text(picture))),
        format!("<rect width=\"{WIDTH}\" height=\"{height}\" rx=\"6\" fill=\"#ffffff\"/>"),
    ]
}

/// Stripes in the colours of both statuses, for each pair that is in doubt.
fn patterns(picture: &Picture) -> impl Iterator<Item = String> {
    let bars = picture.lanes.iter().flat_map(|lane| &lane.bars);
    let pairs: BTreeSet<_> = bars.filter_map(in_doubt).collect();
    pairs.into_iter().map(|(one, other)| {
        let [under, over] = [one, other].map(colour);
        format!(
            "<pattern id=\"{one:?}-{other:?}\" width=\"10\" height=\"10\" \
             patternUnits=\"userSpaceOnUse\" patternTransform=\"rotate(45)\">\
             <rect width=\"10\" height=\"10\" fill=\"{under}\"/>\
             <rect width=\"5\" height=\"10\" fill=\"{over}\"/></pattern>"
        )
    })
}

/// What a bar is filled with.
pub fn fill(bar: &Bar) -> String {
    let plain = || colour(bar.status.tone).to_owned();
    in_doubt(bar).map_or_else(plain, |(one, other)| format!("url(#{one:?}-{other:?})"))
}

fn in_doubt(bar: &Bar) -> Option<(Tone, Tone)> {
    Some((bar.status.tone, bar.otherwise.as_ref()?.tone))
}

/// Dark text can be read on each of these.
fn colour(tone: Tone) -> &'static str {
    match tone {
        Tone::Unknown => "#d8dee4",
        Tone::Negotiated => "#cdb9ea",
        Tone::Signed => "#f2d16b",
        Tone::Consented => "#8fc4f5",
        Tone::Provisional => "#86dccb",
        Tone::Bound => "#7fc98d",
        Tone::Suspended => "#f4a36c",
        Tone::Over => "#a3adb8",
    }
}

/// The years, and a line down to each.
fn grid(axis: &Axis, bottom: i64) -> Vec<String> {
    let style = "font-size=\"11\" text-anchor=\"middle\"";
    let tick = |(year, x): (i32, i64)| {
        let line = stroke(&format!("M{x} {TOP}V{bottom}"), "#d8dee4");
        line + &label(x, bottom + 14, style, &year.to_string())
    };
    let line = stroke(&format!("M{LEFT} {bottom}H{OPEN}"), "#57606a");
    axis.ticks().into_iter().map(tick).chain([line]).collect()
}

/// A line.
pub fn stroke(outline: &str, colour: &str) -> String {
    format!("<path d=\"{outline}\" fill=\"none\" stroke=\"{colour}\"/>")
}

/// A text.
pub fn label(x: i64, y: i64, style: &str, text: &str) -> String {
    format!("<text x=\"{x}\" y=\"{y}\" {style}>{}</text>", escaped(text))
}

/// A text as XML has it. What XML can't have, or who shows it would obey, becomes a question mark.
pub fn escaped(text: &str) -> String {
    let mut escaped = String::new();
    for character in text.chars() {
        match character {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\n' => escaped.push('\n'),
            '\u{fffe}' | '\u{ffff}' => escaped.push('?'),
            it if is_obeyed(it) => escaped.push('?'),
            it => escaped.push(it),
        }
    }
    escaped
}
