//! Registration numbers as they are compared: a source need not write them as another does.

use crate::domain::text::fold;

/// A registration number.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Number {
    /// The register: `unts` for that of the United Nations, `cets` for the Council of Europe's.
    pub register: String,
    /// The number in it, without zeros before it.
    pub number: String,
    /// The part of the register, as `I` of `UNTS I-44001`, in which numbers begin anew. Empty if it
    /// is not told, or there are none.
    part: String,
}

impl Number {
    /// Reads a number as sources write it: `UNTS I-44001`, `UN Registration 541`, `CETS 005`. Of
    /// what is written otherwise all is the register.
    #[must_use]
    pub fn read(text: &str) -> Self {
        let folded = fold(text);
        let mut words: Vec<&str> = folded
            .split(|it: char| !it.is_alphanumeric())
            .filter(|it| !it.is_empty() && *it != "no")
            .collect();
        let of_digits = |it: &&str| it.bytes().all(|byte| byte.is_ascii_digit());
        let number = words.pop_if(|it| of_digits(&&**it)).unwrap_or_default();
        let (register, part) = match words.as_slice() {
            ["unts"] | ["un", "registration"] => ("unts".to_owned(), ""),
            ["unts", part] => ("unts".to_owned(), *part),
            ["ets" | "cets"] => ("cets".to_owned(), ""),
            _ => (words.join(" "), ""),
        };
        Self {
            register,
            number: number.trim_start_matches('0').to_owned(),
            part: part.to_owned(),
        }
    }

    /// Whether two numbers are one. `None` if they may be: a number of the United Nations' register
    /// without its part says less than it seems, and an amendment has that of what it amends.
    #[must_use]
    pub fn is(&self, other: &Self) -> Option<bool> {
        let says_nothing = self.register.is_empty() && self.number.is_empty();
        if says_nothing || (&self.register, &self.number) != (&other.register, &other.number) {
            return Some(false);
        }
        let untold = self.register == "unts" && (self.part.is_empty() || other.part.is_empty());
        (!untold).then(|| self.part == other.part)
    }
}

#[cfg(test)]
mod tests {
    use super::Number;

    fn is(one: &str, other: &str) -> Option<bool> {
        let (one, other) = (Number::read(one), Number::read(other));
        assert_eq!(one.is(&other), other.is(&one));
        one.is(&other)
    }

    #[test]
    fn a_number_is_one_however_it_is_written() {
        for (one, other) in [
            ("UNTS I-44001", "UNTS I-44001"),
            ("UNTS I-44001", "unts i 44001"),
            ("CETS 005", "ETS No. 5"),
            ("CETS 005", "ETS No.5"),
            ("TIAS 12345", "TIAS 12345"),
            ("A/12-b", "a 12 b"),
        ] {
            assert_eq!(is(one, other), Some(true), "{one} {other}");
        }
    }

    #[test]
    fn another_register_part_or_number_is_another() {
        for (one, other) in [
            ("UNTS I-541", "UNTS I-542"),
            ("UNTS I-541", "UNTS II-541"),
            ("UNTS I-5", "CETS 5"),
            ("UN Registration 541", "UNTS I-5410"),
            ("CETS 005", "CETS 050"),
            ("CETS 12", "CETS 12A"),
        ] {
            assert_eq!(is(one, other), Some(false), "{one} {other}");
        }
    }

    #[test]
    fn without_its_part_a_number_may_be_the_same() {
        assert_eq!(is("UN Registration 541", "UNTS I-541"), None);
        assert_eq!(is("UN Registration No. 541", "UN Registration 541"), None);
    }
}
