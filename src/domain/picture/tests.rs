//! Pictures of values that no registry holds, but that one may.

use super::{Bar, Certainty, Lane, Mark, Picture, Status, Tone, svg, text};
use crate::domain::{day::day, timeline::Days};

fn bar(from: &str, until: &str, name: &str, tone: Tone) -> Bar {
    Bar {
        from: day(from),
        until: day(until),
        status: status(name, tone),
        otherwise: None,
        certainty: Certainty::Certain,
        under_notice: false,
        bearer: None,
    }
}

fn status(name: &str, tone: Tone) -> Status {
    Status {
        name: name.to_owned(),
        tone,
    }
}

fn picture(bars: Vec<Bar>) -> Picture {
    Picture {
        key: "a-2000".to_owned(),
        title: "A & <B>".to_owned(),
        lanes: vec![Lane {
            label: "\"Party\" \u{1}".to_owned(),
            bars,
            marks: vec![Mark {
                name: "SIGNATURE".to_owned(),
                days: Days {
                    earliest: day("2000-01-01"),
                    latest: day("2000-12-31"),
                },
            }],
        }],
        omitted: 3,
    }
}

#[test]
fn lines_tell_periods_doubt_notice_and_bearers() {
    let mut doubt = bar("2000-01-01", "2001-01-01", "SIGNATORY", Tone::Signed);
    doubt.otherwise = Some(status("PARTY", Tone::Bound));
    doubt.certainty = Certainty::Uncertain;
    let mut notice = bar("2001-01-01", "", "PARTY", Tone::Bound);
    notice.under_notice = true;
    notice.bearer = Some("C".to_owned());
    let first = bar("", "2000-01-01", "UNKNOWN", Tone::Unknown);
    let told = text(&picture(vec![first, doubt, notice]));
    let lines: Vec<_> = told.lines().skip(3).collect();
    assert_eq!(
        lines,
        [
            "..          2000-01-01  UNKNOWN             CERTAIN",
            "2000-01-01  2001-01-01  SIGNATORY or PARTY  UNCERTAIN",
            "2001-01-01  ..          PARTY               CERTAIN  borne by C  under notice",
            "",
            "Parties that are left out: 3. Choose with --party <actor key>.",
        ]
    );
}

#[test]
fn texts_are_escaped_and_what_xml_cannot_have_is_left_out() {
    let drawn = svg(&picture(vec![]));
    assert!(
        drawn.contains("<title>A &amp; &lt;B&gt; (a-2000)</title>"),
        "{drawn}"
    );
    assert!(drawn.contains("&quot;Party&quot; ?"), "{drawn}");
    assert!(drawn.contains("nothing is recorded"), "{drawn}");
    assert!(
        drawn.contains("SIGNATURE, between 2000-01-01 and 2000-12-31"),
        "{drawn}"
    );
}

#[test]
fn the_days_before_all_events_are_not_drawn_and_a_short_period_is_named_below() {
    let bars = vec![
        bar("", "1990-01-01", "UNKNOWN", Tone::Unknown),
        bar("1990-01-01", "1990-01-02", "SIGNATORY", Tone::Signed),
        bar("1990-01-02", "", "PARTY", Tone::Bound),
    ];
    let drawn = svg(&picture(bars));
    let titles = drawn.matches("</title></path>").count();
    assert_eq!(titles, 3, "two periods and an event\n{drawn}");
    assert!(drawn.contains(">1990-01-01 SIGNATORY</text>"), "{drawn}");
    assert!(drawn.contains(">PARTY</text>"), "{drawn}");
    assert!(
        drawn.contains("PARTY, 1990-01-02 to .., CERTAIN"),
        "{drawn}"
    );
}

#[test]
fn an_agreement_without_any_day_has_a_picture() {
    let mut empty = picture(vec![bar("", "", "UNKNOWN", Tone::Unknown)]);
    empty.lanes[0].marks.clear();
    assert!(svg(&empty).contains("nothing is recorded"));
    empty.lanes[0].bars = vec![bar("", "", "SIGNED", Tone::Signed)];
    assert!(svg(&empty).contains("SIGNED, .. to .., CERTAIN"));
}
