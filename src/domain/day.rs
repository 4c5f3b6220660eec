//! A day as text.

use chrono::NaiveDate;

/// The day of a text, which must be `YYYY-MM-DD` with a year from 0000 to 9999. Other years are not
/// in the order of their texts, and a database may refuse them.
pub fn day(text: &str) -> Option<NaiveDate> {
    let text = text.as_bytes();
    if text.len() != 10 || [text[4], text[7]] != *b"--" {
        return None;
    }
    let year = i32::try_from(number(&text[..4])?).ok()?;
    NaiveDate::from_ymd_opt(year, number(&text[5..7])?, number(&text[8..])?)
}

/// The number of these digits.
fn number(digits: &[u8]) -> Option<u32> {
    digits.iter().try_fold(0, |number, digit| {
        let digit = digit.checked_sub(b'0').filter(|it| *it < 10)?;
        Some(number * 10 + u32::from(digit))
    })
}

#[cfg(test)]
mod tests {
    use super::day;

    #[test]
    fn a_day_is_written_in_one_way() {
        for text in ["1999-03-12", "0000-01-01", "9999-12-31", "2000-02-29"] {
            assert_eq!(day(text).unwrap().to_string(), text);
        }
        for text in [
            "",
            "1999-3-12",
            "1999-02-29",
            "-001-01-01",
            "+999-01-01",
            "+99999-01-01",
            "-0001-01-01",
            " 999-01-01",
            "1999-03-12 ",
            "19990312",
            "1999-03-12T00",
        ] {
            assert_eq!(day(text), None, "{text}");
        }
    }
}
