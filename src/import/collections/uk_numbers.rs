//! The numbers under which agreements of UK Treaties Online are registered, where it tells them.

use chrono::NaiveDate;

use super::date::Dated;

/// When the Charter of the United Nations entered into force, and the League's register came to its
/// end. What UK Treaties Online calls the UN's number of an older agreement is the League's.
const UNITED_NATIONS: NaiveDate = NaiveDate::from_ymd_opt(1945, 10, 24).unwrap();

/// The number in the European Treaty Series, which stands in titles: `[ETS No. 24]`.
pub fn in_title(title: &str) -> Option<&str> {
    let (at, sign) = title.match_indices("ETS No").next()?;
    let alone = |it: &str| !it.ends_with(char::is_alphanumeric);
    let number = title[at + sign.len()..].trim_start_matches(['.', ' ']);
    let length = number.find(|it: char| !it.is_ascii_alphanumeric());
    let length = length.unwrap_or(number.len());
    let end = title.len() - number.len() + length;
    (alone(&title[..at]) && number.starts_with(|it: char| it.is_ascii_digit()))
        .then(|| &title[at..end])
}

/// The number in the register of the United Nations, which stands in citations beside volume and
/// page: `UN Registration 541/0: 34 243`. Most citations have who registered it in its place.
pub fn in_citation(citation: &str) -> Option<String> {
    let (number, after) = citation.strip_prefix("UN Registration ")?.split_once('/')?;
    let number = number.trim().trim_start_matches("No.").trim_start();
    let is_one =
        number.bytes().all(|it| it.is_ascii_digit()) && number.bytes().any(|it| it != b'0');
    // With another stroke it is volume and page: `35/234/0: 35 234`.
    (is_one && !after.contains('/')).then(|| format!("UN Registration {number}"))
}

/// Whether an agreement that was concluded then may have a number of the United Nations.
pub fn is_of_the_united_nations(concluded: &Dated) -> bool {
    concluded.day().is_some_and(|day| day >= UNITED_NATIONS)
}

#[cfg(test)]
mod tests {
    use super::{in_citation, in_title, is_of_the_united_nations};
    use crate::import::collections::date::Dated;

    #[test]
    fn titles_tell_the_number_of_the_european_series() {
        for (title, number) in [
            (
                "European Convention on Extradition [ETS No. 24]",
                Some("ETS No. 24"),
            ),
            ("Convention on Animals [ETS No.65]", Some("ETS No.65")),
            ("Agreement on Treatments (ETS No.038)", Some("ETS No.038")),
            ("Protocol [ETS No. 12A]", Some("ETS No. 12A")),
            ("Convention on Establishment ETS No.19", Some("ETS No.19")),
            ("Treaty on SWEETS No. 4", None),
            ("Convention [ETS No. ]", None),
            ("Convention [ETS Nos]", None),
            ("Convention on Jets", None),
        ] {
            assert_eq!(in_title(title), number, "{title}");
        }
    }

    #[test]
    fn citations_tell_the_number_of_the_united_nations() {
        let number = |it: &str| in_citation(it);
        let is = |number: &str| Some(format!("UN Registration {number}"));
        assert_eq!(number("UN Registration 541/0: 34 243"), is("541"));
        assert_eq!(number("UN Registration No.1168/0: 0"), is("1168"));
        assert_eq!(number("UN Registration 00521/0: 0"), is("00521"));
        assert_eq!(number("UN Registration 38466 /0: 0"), is("38466"));
        for other in [
            "UN Registration United/0: 69 263",
            "UN Registration  /0: 398 124",
            "UN Registration 0/0: 150 67",
            "UN Registration 10455a/0: 727 8",
            "UN Registration The 3/0: 610 205",
            "UN Registration 35/234/0: 35 234",
            "UN Registration ICAO/785/0: 0",
            "League of Nations Registration 1397/0: 59 269",
            "Treaty Series 541/1961: Cmnd 1",
        ] {
            assert_eq!(number(other), None, "{other}");
        }
    }

    #[test]
    fn an_older_agreement_has_a_number_of_the_league() {
        let is = |day: &str| is_of_the_united_nations(&Dated::read(day));
        assert!(is("1945-10-24") && is("1949-04-04") && is("1950"));
        assert!(!is("1932-09-14") && !is("1945-10-23") && !is("1945") && !is(""));
    }
}
