//! What number a word of a title stands for: `3`, `3rd`, `III`, `three` and `third` are one.

/// The number that a folded word stands for. Roman numerals go up to 39: beyond, words of a language
/// look like them.
pub fn number(word: &str) -> Option<u32> {
    let digits = ["st", "nd", "rd", "th"];
    let digits = digits.iter().find_map(|end| word.strip_suffix(end));
    let digits = digits.unwrap_or(word).parse().ok();
    digits
        .or_else(|| unit(word))
        .or_else(|| ten(word))
        .or_else(|| roman(word))
}

/// The number that two words stand for: `twenty-second` is one number, not two.
pub fn compound(word: &str, next: &str) -> Option<u32> {
    let unit = unit(next).filter(|it| *it < 10)?;
    Some(ten(word)? + unit)
}

fn unit(word: &str) -> Option<u32> {
    const UNITS: [[&str; 2]; 19] = [
        ["one", "first"],
        ["two", "second"],
        ["three", "third"],
        ["four", "fourth"],
        ["five", "fifth"],
        ["six", "sixth"],
        ["seven", "seventh"],
        ["eight", "eighth"],
        ["nine", "ninth"],
        ["ten", "tenth"],
        ["eleven", "eleventh"],
        ["twelve", "twelfth"],
        ["thirteen", "thirteenth"],
        ["fourteen", "fourteenth"],
        ["fifteen", "fifteenth"],
        ["sixteen", "sixteenth"],
        ["seventeen", "seventeenth"],
        ["eighteen", "eighteenth"],
        ["nineteen", "nineteenth"],
    ];
    place(&UNITS, word).map(|at| at + 1)
}

fn ten(word: &str) -> Option<u32> {
    const TENS: [[&str; 2]; 8] = [
        ["twenty", "twentieth"],
        ["thirty", "thirtieth"],
        ["forty", "fortieth"],
        ["fifty", "fiftieth"],
        ["sixty", "sixtieth"],
        ["seventy", "seventieth"],
        ["eighty", "eightieth"],
        ["ninety", "ninetieth"],
    ];
    place(&TENS, word).map(|at| (at + 2) * 10)
}

fn place(words: &[[&str; 2]], word: &str) -> Option<u32> {
    let at = words.iter().position(|it| it.contains(&word))?;
    u32::try_from(at).ok()
}

fn roman(word: &str) -> Option<u32> {
    const UNITS: [&str; 10] = ["", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix"];
    let unit = word.trim_start_matches('x');
    let tens = u32::try_from(word.len() - unit.len()).ok()?;
    let at = UNITS.iter().position(|it| *it == unit)?;
    let unit = u32::try_from(at).ok()?;
    (tens <= 3 && !word.is_empty()).then_some(tens * 10 + unit)
}

#[cfg(test)]
mod tests {
    use super::{compound, number};

    #[test]
    fn a_number_is_the_same_however_it_is_written() {
        for (words, expected) in [
            (&["1", "1st", "i", "one", "first"][..], 1),
            (&["2", "2nd", "ii", "two", "second"], 2),
            (&["3", "3rd", "iii", "three", "third"], 3),
            (&["9", "9th", "ix", "nine", "ninth"], 9),
            (&["10", "x", "ten", "tenth"], 10),
            (&["14", "xiv", "fourteen"], 14),
            (&["19", "xix", "nineteenth"], 19),
            (&["20", "xx", "twenty", "twentieth"], 20),
            (&["39", "xxxix", "39th"], 39),
            (&["90", "ninety"], 90),
            (&["1982"], 1982),
        ] {
            for word in words {
                assert_eq!(number(word), Some(expected), "{word}");
            }
        }
    }

    #[test]
    fn a_word_is_no_number() {
        for word in [
            "", "th", "a", "c", "mix", "civil", "xxxx", "iiii", "vv", "x1", "10455a", "di", "ones",
        ] {
            assert_eq!(number(word), None, "{word}");
        }
    }

    #[test]
    fn two_words_may_be_one_number() {
        assert_eq!(compound("twenty", "second"), Some(22));
        assert_eq!(compound("sixty", "four"), Some(64));
        assert_eq!(compound("twenty", "tenth"), None);
        assert_eq!(compound("first", "second"), None);
        assert_eq!(compound("twenty", "States"), None);
    }
}
