//! What tells agreements apart whose titles are all but the same: cases of public collections.

use super::{found, record};

/// Titles of agreements of many States, adopted on the same day.
#[track_caller]
fn are_apart(one: &str, other: &str) {
    let (one, other) = (
        record(one, "1990-01-01", &[]),
        record(other, "1990-01-01", &[]),
    );
    assert_eq!(found(&one, &other), None);
}

#[track_caller]
fn may_be_one(one: &str, other: &str) {
    let (one, other) = (
        record(one, "1990-01-01", &[]),
        record(other, "1990-01-01", &[]),
    );
    assert!(found(&one, &other).is_some());
}

#[test]
fn another_number_is_another_agreement() {
    let treaty = "to the Treaty for the Prohibition of Nuclear Weapons in Latin America";
    let one = format!("Additional Protocol I {treaty} [Treaty of Tlatelolco]");
    are_apart(&one, &format!("Additional Protocol 2 {treaty}"));
    may_be_one(&one, &format!("Additional Protocol 1 {treaty}"));
    may_be_one(&one, &format!("First Additional Protocol {treaty}"));
    let sea = "Amendments to the Convention on the Marine Environment of the Baltic Sea Area";
    are_apart(&format!("{sea} (Annex 4)"), &format!("{sea} (Annex 6)"));
    let whales = "Amendments to the Schedule to the Convention for the Regulation of Whaling";
    let meeting = |which| format!("{whales} {which} Meeting");
    may_be_one(&meeting("22"), &meeting("Twenty-Second"));
    are_apart(&meeting("22"), &meeting("Twenty-Third"));
}

#[test]
fn a_number_that_one_title_lacks_says_nothing() {
    let convention = "Convention for the Amelioration of the Condition of the Wounded in Armies";
    may_be_one(convention, &format!("Geneva Convention (1): {convention}"));
    let agreement = "International Tropical Timber Agreement";
    may_be_one(agreement, &format!("{agreement} 2"));
}

#[test]
fn another_letter_or_year_is_another_agreement() {
    let annex = |letter| format!("Amendment to Annex {letter} of the Convention on Waters");
    are_apart(&annex("A"), &annex("B"));
    may_be_one(&annex("B"), &annex("b"));
    let coffee = "International Coffee Agreement";
    are_apart(&format!("{coffee}, 1968"), &format!("{coffee}, 1976"));
    may_be_one(&format!("{coffee}, 1968"), coffee);
}

#[test]
fn what_goes_with_an_agreement_is_another() {
    let whaling = "Arrangements for the Regulation of Antarctic Pelagic Whaling";
    are_apart(whaling, &format!("Supplementary {whaling}"));
    let climate = "Framework Convention on Climate Change of the United Nations";
    for beside in ["Protocol to the", "Amendment of the", "Annex to the"] {
        are_apart(climate, &format!("{beside} {climate}"));
    }
}

#[test]
fn what_comes_with_an_agreement_makes_no_other() {
    let weapons = "Convention on Prohibitions or Restrictions on the Use of Certain Weapons";
    may_be_one(
        weapons,
        &format!("{weapons} (with Protocols I, II and III)"),
    );
    let ban = "Comprehensive Nuclear-Test-Ban Treaty";
    may_be_one(ban, &format!("{ban} with Annexes and Protocol"));
    are_apart(ban, &format!("Protocol to the {ban}"));
    are_apart(
        &format!("{ban} with Annexes"),
        &format!("Annexes to the {ban}"),
    );
}

#[test]
fn other_states_make_another_agreement() {
    let title = |one, other| {
        format!("Agreement between {one} and {other} on Information about Nuclear Incidents")
    };
    let one = title("Denmark", "Finland");
    are_apart(&one, &title("Sweden", "Finland"));
    may_be_one(&one, &title("Finland", "Denmark"));
    may_be_one(&one, &title("the Republic of Finland", "Denmark"));
    // The one does not name whom the other does, but has it for a party.
    let fisheries = "Agreement between Canada and Portugal on Fisheries Relations";
    let of = |title: &str, parties: &[i64]| record(title, "1972-03-27", parties);
    let one = of(fisheries, &[2, 7]);
    let other = "Agreement between Canada and the United Kingdom on Fisheries Relations";
    assert_eq!(found(&one, &of(other, &[])), None);
    assert_eq!(found(&one, &of(other, &[2, 9])), None);
    assert!(found(&one, &of("Agreement on Fisheries Relations", &[2, 7])).is_some());
    assert!(found(&one, &of("Agreement of Canada on Fisheries Relations", &[])).is_some());
}

#[test]
fn of_two_parties_none_may_be_another() {
    let of = |title: &str, parties: &[i64]| record(title, "1972-03-27", parties);
    let one = of("Agreement on the Uses of Nuclear Energy", &[1, 2]);
    let other = "Agreement about the Uses of Nuclear Energy";
    assert_eq!(found(&one, &of(other, &[1, 3])), None);
    assert!(found(&one, &of(other, &[1, 2])).is_some());
    // Two sources may name a State and its predecessor, but then the titles are the same.
    let same = of("Agreement on the Uses of Nuclear Energy", &[1, 3]);
    assert!(found(&one, &same).is_some());
    // Or the one has Canada, the other the United Kingdom, which acted for it.
    let lake = |kind: &str| format!("{kind} between Belgium and Canada on the Lake of the Woods");
    let one = of(&lake("Convention"), &[1, 2]);
    assert!(found(&one, &of(&lake("Agreement"), &[1, 9])).is_some());
}

#[test]
fn another_word_is_another_agreement_of_many_states() {
    let ships = "of the International Convention for the Prevention of Pollution from Ships";
    let code = |name| format!("Amendments to the {name} Code {ships}");
    are_apart(&code("BCH"), &code("IBC"));
    may_be_one(&code("BCH"), &code("BCH"));
    let black_sea = "Protocol on the Protection of the Black Sea Marine Environment against";
    let dumping = format!("{black_sea} Pollution by Dumping");
    are_apart(
        &dumping,
        &format!("{black_sea} Pollution from Land-Based Sources"),
    );
    let carpathians = "to the Framework Convention on the Development of the Carpathians";
    let on = |what| format!("Protocol on Sustainable {what} {carpathians}");
    are_apart(&on("Tourism"), &on("Forest Management"));
}

#[test]
fn a_formal_or_a_misspelt_word_is_no_other() {
    let treaty = "Treaty banning Nuclear Weapon Tests in the Atmosphere and under Water";
    may_be_one(treaty, &treaty.replace("Treaty", "Agreement"));
    may_be_one(treaty, &treaty.replace("Atmosphere", "Atmosphre"));
    // A version of the text that lies elsewhere is another record of a collection.
    are_apart(
        &format!("{treaty} [London version]"),
        &format!("{treaty} [Moscow version]"),
    );
}

#[test]
fn two_states_may_be_told_of_in_other_words() {
    let of = |title| record(title, "1994-05-05", &[1, 2]);
    let one = of("Agreement on Cooperation against Pollution of the Sea by Oil");
    let other = of("Agreement on Cooperation against Maritime Pollution by Oil");
    assert!(found(&one, &other).is_some());
}
