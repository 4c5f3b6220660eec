//! What is the same agreement, by records as public collections have them.

mod apart;
mod reading;

use super::{Days, Described, Likeness, Number, Reason, States, Title, likeness};
use crate::domain::text::fold;

/// The States that the titles here name.
fn states() -> States {
    let names = [
        ("belgium", 1),
        ("canada", 2),
        ("denmark", 3),
        ("finland", 4),
        ("guinea", 5),
        ("papua new guinea", 6),
        ("portugal", 7),
        ("republic of finland", 4),
        ("sweden", 8),
        ("united kingdom", 9),
        ("congo", 10),
        ("congo", 11),
    ];
    States::new(names.map(|(name, id)| (name.to_owned(), id)))
}

/// A record: its title, a day or a stretch `from/to`, its parties.
fn record(title: &str, day: &str, parties: &[i64]) -> Described {
    let mut days = Days::default();
    match day.split_once('/') {
        Some((from, to)) => days.between = Some((from.parse().unwrap(), to.parse().unwrap())),
        None => days.known.extend(day.parse::<chrono::NaiveDate>().ok()),
    }
    Described {
        days,
        title: Title::read(&fold(title), &states()),
        parties: parties.iter().copied().collect(),
        ..Described::default()
    }
}

fn numbered(number: &str, title: &str) -> Described {
    Described {
        numbers: [Number::read(number)].into(),
        ..record(title, "", &[])
    }
}

/// The score and the reason, which are the same from either side.
fn found(one: &Described, other: &Described) -> Option<(u8, Reason)> {
    let found = likeness(one, other);
    assert_eq!(found, likeness(other, one));
    found.map(|Likeness { score, reason, .. }| (score, reason))
}

#[test]
fn a_number_says_it_for_certain() {
    let number = |it: &str| numbered(it, "");
    let numbers = |one, other| found(&number(one), &number(other));
    let certain = Some((100, Reason::RegistrationNumber));
    assert_eq!(numbers("UNTS I-44001", "UNTS I-44001"), certain);
    assert_eq!(numbers("CETS 005", "ETS No. 5"), certain);
    assert_eq!(numbers("UNTS I-1", "UNTS I-2"), None);
}

#[test]
fn a_number_without_its_part_needs_a_title_that_is_alike() {
    let one = numbered("UNTS I-541", "North Atlantic Treaty");
    let other = numbered("UN Registration 541", "North Atlantic Treaty");
    assert_eq!(found(&one, &other), Some((100, Reason::RegistrationNumber)));
    // What amends an agreement is registered under the number of the agreement.
    let title = "Protocol to the North Atlantic Treaty";
    let amends = numbered("UN Registration 541", title);
    assert_eq!(found(&one, &amends), None);
    let amends = numbered(
        "UN Registration 541",
        "Notes amending the North Atlantic Treaty",
    );
    assert_eq!(found(&one, &amends), None);
    let other = numbered("UN Registration 541", "Loan Agreement");
    assert_eq!(found(&one, &other), None);
    let dated = |text, day: &str, party| Described {
        numbers: [Number::read(text)].into(),
        ..record("Exchange of Notes on Wells", day, &[party])
    };
    let one = dated("UNTS I-928", "1959-01-30", 1);
    let later = dated("UN Registration 928", "1960-07-21", 1);
    assert_eq!(found(&one, &later), None);
    let of_others = dated("UN Registration 928", "1959-01-30", 2);
    assert_eq!(found(&one, &of_others), None);
    let nothing = [
        numbered("-", "North Atlantic Treaty"),
        numbered("№", "Loan Agreement"),
    ];
    assert_eq!(found(&nothing[0], &nothing[1]), None);
}

#[test]
fn a_title_and_a_day_say_it() {
    let one = record("Convention on Wetlands", "1971-02-02", &[1, 2]);
    let other = record("The convention on wetlands", "1971-02-02", &[1, 2]);
    assert_eq!(found(&one, &other), Some((100, Reason::TitleAndDate)));
    let unknown = record("Convention on Wetlands", "1971-02-02", &[]);
    assert_eq!(found(&one, &unknown), Some((90, Reason::TitleAndDate)));
}

/// As the UN Treaty Collection and IEADB have it: adopted on the one day, signed on another.
#[test]
fn a_day_of_adoption_is_as_good_as_one_of_signature() {
    let title = "United Nations Framework Convention on Climate Change";
    let mut one = record(title, "1992-05-09", &[1, 2, 3]);
    one.days.between = Some(("1992-05-09".parse().unwrap(), "1992-06-04".parse().unwrap()));
    let adopted = record(title, "1992-05-09", &[1, 2, 3]);
    assert_eq!(found(&one, &adopted), Some((100, Reason::TitleAndDate)));
    let signed = record(title, "1992-06-04", &[1, 2, 3]);
    assert_eq!(found(&one, &signed), Some((80, Reason::TitleAndParties)));
}

#[test]
fn the_same_parties_on_a_day_may_sign_two_agreements() {
    let one = record("Agreement on Fisheries", "1971-02-02", &[1, 2]);
    let other = |title| record(title, "1971-02-02", &[1, 2]);
    assert_eq!(found(&one, &other("Trade Protocol")), None);
    let notes = other("Fisheries agreement with notes");
    assert_eq!(found(&one, &notes), Some((92, Reason::TitleAndDate)));
    let lakes = other("Agreement on fisheries, lakes and rivers");
    assert_eq!(found(&one, &lakes), Some((87, Reason::DateAndParties)));
    let protocol = other("Protocol to the agreement on fisheries");
    assert_eq!(found(&one, &protocol), None);
}

#[test]
fn another_day_or_other_parties_speak_against_it() {
    let one = record("Agreement on Trade", "1971-02-02", &[1, 2]);
    let other = |day, parties: &[i64]| record("Agreement on Trade", day, parties);
    assert_eq!(found(&one, &other("1972-02-02", &[1, 2])), None);
    assert_eq!(found(&one, &other("1971-02-02", &[3, 4])), None);
    let undated = found(&one, &other("", &[1, 2]));
    assert_eq!(undated, Some((80, Reason::TitleAndParties)));
    let of_the_year = found(&one, &other("1971-01-01/1971-12-31", &[1, 2]));
    assert_eq!(of_the_year, Some((80, Reason::TitleAndParties)));
    let of_another = found(&one, &other("1975-01-01/1975-12-31", &[1, 2]));
    assert_eq!(of_another, None);
    assert_eq!(found(&one, &other("", &[])), None);
    let title = "Agreement on Trade between Denmark and Finland";
    let (one, undated) = (record(title, "1971-02-02", &[3, 4]), record(title, "", &[]));
    assert_eq!(found(&one, &undated), Some((70, Reason::TitleAndParties)));
}

#[test]
fn a_day_apart_needs_the_same_title_and_the_same_parties() {
    let title = "Agreement on Trade between Denmark and Finland";
    let one = record(title, "1999-06-28", &[3, 4]);
    let next = |title, parties: &[i64]| record(title, "1999-06-29", parties);
    let likely = found(&one, &next(title, &[3, 4]));
    assert_eq!(likely, Some((70, Reason::TitleAndParties)));
    assert_eq!(
        found(&one, &next(title, &[3, 4, 8])),
        likely.map(|(_, it)| (66, it))
    );
    assert_eq!(found(&one, &next(title, &[3])), None);
    let other = "Agreement on Trade between Denmark and Finland, with Quotas";
    assert_eq!(found(&one, &next(other, &[3, 4])), None);
    // Where the parties of one are not known, the titles name them.
    let unknown = found(&one, &next(title, &[]));
    assert_eq!(unknown, Some((60, Reason::TitleAndParties)));
    let nameless = record("Agreement on Trade", "1999-06-28", &[3, 4]);
    assert_eq!(found(&nameless, &next("Agreement on Trade", &[])), None);
    assert_eq!(found(&one, &record(title, "1999-07-01", &[3, 4])), None);
}

#[test]
fn likeness_is_the_same_from_either_side() {
    let one = record("Agreement on Fisheries", "1971-02-02", &[1, 2, 3]);
    let other = record("Agreement on Fisheries and Whaling", "1971-02-02", &[1, 2]);
    assert!(found(&one, &other).is_some());
}

/// On one day two States sign several agreements, and names are all that this title has.
#[test]
fn a_title_of_names_alone_is_like_none_by_them() {
    let trade = record("Canada Denmark", "2008-11-21", &[2, 3]);
    let wells = record(
        "Agreement on Wells between Canada and Denmark",
        "2008-11-21",
        &[2, 3],
    );
    assert_eq!(found(&trade, &wells), None);
    let again = record("Denmark-Canada", "2008-11-21", &[2, 3]);
    assert_eq!(found(&trade, &again), Some((100, Reason::TitleAndDate)));
}

/// Of an open agreement no two lists have the very same parties.
#[test]
fn lists_of_many_parties_may_differ_in_age() {
    let here: Vec<i64> = (0..24).collect();
    let of = |parties: &[i64]| {
        let short = record("Convention on Wells", "1948-03-06", &here);
        let long = record(
            "Convention on Wells of the Council of Water",
            "1948-03-06",
            parties,
        );
        found(&short, &long)
    };
    let like = Some((85, Reason::DateAndParties));
    assert_eq!(of(&here[..20]), like);
    assert_eq!(of(&here[..15]), None);
    let few = record(
        "Convention on Wells of the Council of Water",
        "1948-03-06",
        &here[..9],
    );
    assert_eq!(
        found(
            &record("Convention on Wells", "1948-03-06", &here[..10]),
            &few
        ),
        None
    );
}
