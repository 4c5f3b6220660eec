//! A lane: the events above, the bars, the captions below.

use super::{
    Bar, Certainty, Lane, Mark, Tone,
    axis::{Axis, LEFT, OPEN},
    caption::{cut, rows, width},
    certainty,
    svg::{FAINT, WIDTH, escaped, fill, label, stroke},
};

/// How high the room for events above a bar is.
const MARKS: i64 = 12;
/// How high a bar is.
const BAR: i64 = 22;
/// How high a row of captions is.
const ROW: i64 = 14;
/// How high the room below a lane is.
const GAP: i64 = 8;
/// How wide the shortest period is: what is told must be seen.
const NARROW: i64 = 4;
/// How long the point of a bar without an end is.
const POINT: i64 = 9;

/// Draws a lane that begins at `y`. The next one begins at the second value.
pub fn draw(axis: &Axis, lane: &Lane, y: i64) -> (Vec<String>, i64) {
    let (top, base) = (y + MARKS, y + MARKS + 15);
    let name = cut(&lane.label, 13, LEFT - 24);
    let mut drawn = vec![label(16, base, "font-size=\"13\"", &name)];
    drawn.extend(lane.marks.iter().filter_map(|it| mark(axis, it, y)));
    let bars: Vec<_> = lane.bars.iter().filter(|bar| says_anything(bar)).collect();
    if bars.is_empty() {
        drawn.push(label(LEFT + 6, base, FAINT, "nothing is recorded"));
    }
    // From right to left, so that a short one is not hidden by the next; edges at last.
    let (edged, plain): (Vec<_>, Vec<_>) = bars.iter().rev().partition(|it| it.under_notice);
    let each = plain.into_iter().chain(edged);
    drawn.extend(each.map(|it| draw_bar(axis, it, top)));
    let mut captions = vec![];
    for run in bars.chunk_by(|one, other| naming(one) == naming(other)) {
        let (left, right) = (ends(axis, run[0]).0, ends(axis, run[run.len() - 1]).1);
        let name = naming(run[0]);
        let fits = width(&name, 11) + POINT <= right - left;
        if fits {
            drawn.push(label(left + 6, base, "font-size=\"11\"", &name));
        }
        let unsaid = (!fits).then_some(name);
        captions.extend(said_below(axis, run, unsaid));
    }
    let bottom = draw_captions(&mut drawn, captions, top + BAR);
    (drawn, bottom + GAP)
}

/// The period before all events says nothing.
fn says_anything(bar: &Bar) -> bool {
    bar.from.is_some() || bar.otherwise.is_some() || bar.status.tone != Tone::Unknown
}

/// Where a bar begins and ends.
fn ends(axis: &Axis, bar: &Bar) -> (i64, i64) {
    let left = bar.from.map_or(LEFT, |day| axis.x(day));
    let right = bar.until.map_or(OPEN, |day| axis.x(day));
    (left, right.max(left + NARROW))
}

/// A bar. It ends in a point if nothing is known that ended it.
fn draw_bar(axis: &Axis, bar: &Bar, y: i64) -> String {
    let (left, right) = ends(axis, bar);
    let (middle, bottom, neck) = (y + BAR / 2, y + BAR, right - POINT);
    let end = match bar.until {
        Some(_) => format!("H{right}V{bottom}"),
        None => format!("H{neck}L{right} {middle}L{neck} {bottom}"),
    };
    let pale = match bar.certainty {
        Certainty::Assumed => " fill-opacity=\"0.45\"",
        _ => "",
    };
    let edge = if bar.under_notice {
        "stroke=\"#1b1f24\" stroke-dasharray=\"3 2\""
    } else {
        "stroke=\"#ffffff\""
    };
    let (fill, title) = (fill(bar), escaped(&spoken(bar)));
    format!(
        "<path d=\"M{left} {y}{end}H{left}Z\" fill=\"{fill}\"{pale} {edge}>\
         <title>{title}</title></path>"
    )
}

/// All that there is to say of a bar.
fn spoken(bar: &Bar) -> String {
    let [from, until] = bar.days();
    let (candidates, certainty) = (bar.candidates(), certainty(bar.certainty));
    let said = format!("{candidates}, {from} to {until}, {certainty}");
    bar.remarks()
        .fold(said, |said, remark| said + ", " + &remark)
}

/// What a run of bars is called. Of what is over it no longer matters who bears it.
fn naming(bar: &Bar) -> String {
    let doubt = bar.otherwise.as_ref().map(|_| certainty(bar.certainty));
    let doubt = doubt.map(|it| format!(" ({})", it.to_lowercase()));
    let bearer = bar
        .bearer
        .as_ref()
        .filter(|_| bar.status.tone != Tone::Over);
    let bearer = bearer.map(|it| format!(", borne by {it}"));
    bar.candidates() + &doubt.unwrap_or_default() + &bearer.unwrap_or_default()
}

/// What is said below a run of bars, and where: when it begins, its name if there was no room for
/// it, and from when on it is under notice.
fn said_below(axis: &Axis, run: &[&Bar], mut unsaid: Option<String>) -> Vec<(i64, String)> {
    let mut said = vec![];
    let mut was_under_notice = false;
    for (at, bar) in run.iter().enumerate() {
        let notice = bar.under_notice && !was_under_notice;
        was_under_notice = bar.under_notice;
        if at > 0 && !notice {
            continue;
        }
        let words = [unsaid.take(), notice.then(|| "under notice".to_owned())];
        let words: Vec<_> = words.into_iter().flatten().collect();
        let day = bar.from.map(|day| day.to_string()).unwrap_or_default();
        let text = format!("{day} {}", words.join(", "));
        said.push((ends(axis, bar).0, text.trim().to_owned()));
    }
    said.retain(|(_, text)| !text.is_empty());
    said
}

/// Draws captions that begin at `y`. Returns where they end. Texts come after the lines, and stand
/// on white where they meet one.
fn draw_captions(drawn: &mut Vec<String>, captions: Vec<(i64, String)>, y: i64) -> i64 {
    let style = "font-size=\"10\" stroke=\"#ffffff\" stroke-width=\"3\" paint-order=\"stroke\"";
    let (mut bottom, mut texts) = (y, vec![]);
    for row in rows(captions, WIDTH - 8) {
        bottom += ROW;
        for caption in row {
            let outline = format!("M{} {y}V{}", caption.x, bottom - 1);
            drawn.push(stroke(&outline, "#8c959f"));
            let left = caption.left + 3;
            texts.push(label(left, bottom - 2, style, &caption.text));
        }
    }
    drawn.append(&mut texts);
    bottom
}

/// An event, above the bar. That of a vague day reaches from the first to the last.
fn mark(axis: &Axis, mark: &Mark, y: i64) -> Option<String> {
    let (first, last) = mark.days()?;
    let (left, right) = (axis.x(first), axis.x(last));
    let (top, middle, bottom) = (y + 2, y + 6, y + 10);
    let when = if first == last {
        first.to_string()
    } else {
        format!("between {first} and {last}")
    };
    let title = escaped(&format!("{}, {when}", mark.name));
    Some(format!(
        "<path d=\"M{left} {top}V{bottom}M{left} {middle}H{right}M{right} {top}V{bottom}\" \
         fill=\"none\" stroke=\"#1b1f24\"><title>{title}</title></path>"
    ))
}
