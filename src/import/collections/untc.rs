//! The UN Treaty Collection: multilateral treaties deposited with the Secretary-General, and what
//! each participant did.

use std::{
    collections::{BTreeSet, HashMap},
    path::Path,
};

use chrono::NaiveDate;

use super::{
    date::Dated,
    draft::{Draft, Left},
    file::{self, Row},
    form::form,
    records::{Agreement, Happened, slug},
    untc_act::{Act, Done},
};

const TREATIES: &str = "untc_mtdsg_treaties.csv";
const ACTIONS: &str = "untc_mtdsg_actions.csv";

const UNKNOWN: &str = "no treaty of untc_mtdsg_treaties.csv has this number";
const UNDATED: &str = "an act without a day; it is not kept";
const SEVERAL: &str = "one of several acts, which of them is not told; kept as consent to be bound";
const TWO_DAYS: &str = "it ends with two days; neither is kept as that of adoption";

/// What a status of it rests on.
const NOTE: &str = "no source tells here when it entered into force, nor when it did for a party, nor who \
                    left: since the first consent it may be in force, and so it may for whoever consented";

const MAY_BE_IN_FORCE: &str = "The source tells no day of entry into force: it may have entered into force \
                               since the first consent, or not at all.";

/// What was done to each treaty. The two files write a number in two ways, so the key is that of the
/// record.
type AllDone = HashMap<String, Done>;

pub fn read(draft: &mut Draft<'_>, folder: &Path) -> anyhow::Result<()> {
    let done = done(folder)?;
    let columns = ["mtdsg_no", "title", "chapter_name", "url"];
    let mut adopted = HashMap::new();
    draft.each(folder, TREATIES, &columns, |row, draft| {
        adopted.insert(key(row), Concluded::read(row.get("title")).on);
        treaty(draft, row, &done)
    })?;
    let columns = [
        "mtdsg_no",
        "participant",
        "column",
        "date",
        "suffix",
        "action",
    ];
    draft.each(folder, ACTIONS, &columns, |row, draft| {
        action(draft, row, adopted.get(&key(row)))
    })
}

/// What participants did to each treaty. When it was signed, and from when it may be in force, follows
/// from that, so it is looked at before.
fn done(folder: &Path) -> anyhow::Result<AllDone> {
    let columns = ["mtdsg_no", "column", "date", "suffix", "action"];
    let mut all = AllDone::new();
    file::each(folder, ACTIONS, &columns, |row| {
        if let Ok(row) = row {
            all.entry(key(row)).or_default().take(row);
        }
    })?;
    Ok(all)
}

fn key(row: &Row<'_>) -> String {
    format!("untc.{}", slug(row.get("mtdsg_no")))
}

fn treaty(draft: &mut Draft<'_>, row: &Row<'_>, done: &AllDone) -> Result<(), Left> {
    let key = key(row);
    let Concluded { title, place, on } = Concluded::read(row.get("title"));
    let source = format!("{key}.page");
    let url = draft.address(row, "url");
    if has_two_days(row.get("title")) {
        draft.doubt(row, "title", TWO_DAYS);
    }
    let values = [
        ("key", &*source),
        ("kind", "TREATY_COLLECTION"),
        ("url", &url),
        ("publisher", draft.of.publisher),
        ("title", row.get("title")),
        ("access", "not read"),
        ("collection", draft.of.key),
    ];
    draft.add("source", &values)?;
    let done = done.get(&key);
    let signed = signed_on(&on, done.map(|it| &it.signed));
    draft.agreement(&Agreement {
        key: &key,
        title,
        form: form(title),
        laterality: "MULTILATERAL",
        signed_on: signed.edtf(),
        // Where it was adopted, if it was signed on another day, tells not where that was.
        signed_at: if signed == on { place } else { "" },
        depositary: "Secretary-General of the United Nations",
        note: NOTE,
        subjects: &[row.get("chapter_name")],
        sources: &[source],
    })?;
    let event = Happened {
        place,
        ..Happened::new(&key, "ADOPTION", &on, "title")
    };
    draft.event(row, &event)?;
    match done.and_then(|it| it.consented) {
        Some(consented) => may_be_in_force(draft, row, (&key, &on), consented),
        None => Ok(()),
    }
}

/// Adds that a treaty may have entered into force since the first consent to be bound.
fn may_be_in_force(
    draft: &mut Draft<'_>,
    row: &Row<'_>,
    (key, adopted): (&str, &Dated),
    consented: NaiveDate,
) -> Result<(), Left> {
    // A consent before the adoption has a wrong day.
    let since = adopted.day().map_or(consented, |day| day.max(consented));
    let since = Dated::between(since, None);
    let event = Happened {
        note: MAY_BE_IN_FORCE,
        ..Happened::new(key, "ENTRY_INTO_FORCE", &since, "title")
    };
    draft.event(row, &event)
}

/// When an agreement was signed, or opened for signature: on the day of its title, if somebody
/// signed on it; else on some day from then to the first signature. Not at all, if nobody signed.
fn signed_on(concluded: &Dated, signed: Option<&BTreeSet<NaiveDate>>) -> Dated {
    let Some((signed, first)) = signed.and_then(|it| Some((it, it.first()?))) else {
        return Dated::None;
    };
    let concluded = concluded.day();
    let since = concluded.and_then(|day| Some((day, *signed.range(day..).next()?)));
    match since {
        Some((day, first)) if day == first => Dated::read(&day.to_string()),
        Some((day, first)) => Dated::read(&format!("{day}..{first}")),
        // A day that nobody signed on or after, or none: that of the first signature is a bound.
        None => Dated::read(&format!("..{first}")),
    }
}

/// What the collection writes behind a title, or before the place, that has a footnote.
const FOOTNOTE: char = '*';

/// A title without what stands at its end, as `New York, 18 December 2002`.
struct Concluded<'a> {
    title: &'a str,
    place: &'a str,
    on: Dated,
}

impl<'a> Concluded<'a> {
    /// Reads a title. What ends otherwise, as with two days, is a title as a whole.
    fn read(text: &'a str) -> Self {
        let parts = text.rsplit_once(". ").and_then(|(title, end)| {
            let (place, day) = end.rsplit_once(", ").unwrap_or(("", end));
            let day = NaiveDate::parse_from_str(day, "%d %B %Y").ok()?;
            if has_two_days(text) {
                return None;
            }
            let on = Dated::read(&day.to_string());
            let title = title.trim_end_matches([' ', FOOTNOTE]);
            Some(Self { title, place, on })
        });
        parts.unwrap_or(Self {
            title: text.trim_end_matches([' ', FOOTNOTE]),
            place: "",
            on: Dated::None,
        })
    }
}

/// Whether a title ends with the days of two conferences, `Bangkok, 27 November 1931 and Lake Success,
/// New York, 11 December 1946`.
fn has_two_days(text: &str) -> bool {
    let (_, end) = text.rsplit_once(". ").unwrap_or_default();
    let words: Vec<_> = end
        .split([' ', ','])
        .filter(|word| !word.is_empty())
        .collect();
    let is_day = |words: &&[&str]| NaiveDate::parse_from_str(&words.join(" "), "%d %B %Y").is_ok();
    words.windows(3).filter(is_day).count() > 1
}

fn action(draft: &mut Draft<'_>, row: &Row<'_>, adopted: Option<&Dated>) -> Result<(), Left> {
    let agreement = key(row);
    if !draft.has("agreement", &agreement) {
        return Err(Left::at(row, "mtdsg_no", UNKNOWN));
    }
    let on = Dated::read(row.get("date"));
    if !on.is_given() {
        return Err(Left::at(row, "date", UNDATED));
    }
    let actor = draft.actor(row, "participant", on.day())?;
    let party = draft.party(&agreement, &actor)?;
    let act = Act::of(row);
    if act.is_one_of_several {
        draft.doubt(row, "column", SEVERAL);
    }
    let event = Happened {
        party: &party,
        title: act.title,
        ..Happened::new(&agreement, act.kind, &on, "date")
    };
    let adopted: Vec<_> = adopted.map(|on| ("adoption", on)).into_iter().collect();
    draft.event_after(row, &event, &adopted)
}

#[cfg(test)]
mod tests {
    use super::{Concluded, Dated, signed_on};

    #[test]
    fn place_and_day_are_no_part_of_a_title() {
        for (text, title, place, on) in [
            (
                "Convention on Wells. New York, 9 May 1992",
                "Convention on Wells",
                "New York",
                "1992-05-09",
            ),
            (
                "Convention on Wells. Vol. 2. Rio de Janeiro, Brazil, 18 December 2002",
                "Convention on Wells. Vol. 2",
                "Rio de Janeiro, Brazil",
                "2002-12-18",
            ),
            (
                "Convention on Springs . New York, 10 December 2014",
                "Convention on Springs",
                "New York",
                "2014-12-10",
            ),
            (
                "Coffee Agreement, 1968*. 14 April 1973",
                "Coffee Agreement, 1968",
                "",
                "1973-04-14",
            ),
        ] {
            let it = Concluded::read(text);
            assert_eq!((it.title, it.place, it.on.edtf()), (title, place, on));
        }
    }

    #[test]
    fn a_title_that_ends_otherwise_stays_as_it_is() {
        for text in [
            "International Coffee Agreement, 1994*. London",
            "International Sugar Agreement. New York, 3 December 1968 and 24 December 1968",
            "Opium Convention. Bangkok, 27 November 1931 and Lake Success, New York, 11 December 1946",
            "Opium Agreement. Geneva, 13 July 1931, and Lake Success, New York, 11 December 1946",
            "Protocol of 3 April 1958",
            "",
        ] {
            let it = Concluded::read(text);
            assert_eq!((it.title, it.place, it.on), (text, "", Dated::None));
        }
    }

    #[test]
    fn it_was_signed_when_somebody_signed() {
        let signed = |concluded: &str, days: &[&str]| {
            let days = days.iter().map(|it| it.parse().unwrap()).collect();
            let it = signed_on(&Dated::read(concluded), Some(&days));
            it.edtf().to_owned()
        };
        let day = "1992-05-09";
        assert_eq!(signed(day, &[day, "1992-06-04"]), day);
        // One of the days is wrong, as it lies before the treaty was concluded.
        assert_eq!(signed(day, &["1991-06-04", day]), day);
        for days in [["1992-06-04", "1992-06-08"], ["1991-06-04", "1992-06-04"]] {
            assert_eq!(signed(day, &days), "[1992-05-09..1992-06-04]");
        }
        assert_eq!(signed(day, &["1991-06-04"]), "[..1991-06-04]");
        assert_eq!(signed("", &["1991-06-04"]), "[..1991-06-04]");
        assert_eq!(signed_on(&Dated::read(day), None), Dated::None);
    }
}
