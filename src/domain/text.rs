//! Folds text to the one form in which words are searched, so that case, accents and ligatures do not hide a match.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::canonical_combining_class;

/// The form of `text` that search compares: without case, accents, ligatures and superfluous space.
///
/// Folding twice changes nothing. Cyrillic `й`, `ё` and `ї` become `и`, `е` and `і`, as accents are
/// stripped in every script alike. Final `ς` becomes `σ`. Marks that are vowels rather than accents
/// (Devanagari, Thai) and the voicing marks of kana stay: without them different words would be one.
#[must_use]
pub fn fold(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for letter in text.nfkd().filter(|&letter| !is_accent(letter)) {
        letter
            .to_lowercase()
            .for_each(|lower| push(&mut plain, lower));
    }
    // Hangul was taken apart by the decomposition; composing makes it whole again.
    let composed: String = plain.nfc().collect();
    composed.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A part of a text in the form that search compares: folded, with a space where it begins or ends
/// with one, so that ` on ` is a word and not a part of one.
#[must_use]
pub fn fold_part(text: &str) -> String {
    let edge = |found: bool| if found { " " } else { "" };
    let folded = fold(text);
    let before = edge(text.starts_with(char::is_whitespace));
    let after = edge(text.ends_with(char::is_whitespace) && !folded.is_empty());
    format!("{before}{folded}{after}")
}

/// Whether a mark only modifies a letter. The classes are Unicode's: 10 to 36 are the points of
/// Hebrew, Arabic and Syriac, 200 and above what stands over, under or beside a letter.
fn is_accent(letter: char) -> bool {
    matches!(canonical_combining_class(letter), 10..=36 | 200..)
}

/// Adds a lowercase letter, replaced where Unicode has no decomposition but readers expect one.
fn push(plain: &mut String, lower: char) {
    let replacement = match lower {
        'ø' => "o",
        'ł' => "l",
        'đ' | 'ð' => "d",
        'þ' => "th",
        'ß' => "ss",
        'æ' => "ae",
        'œ' => "oe",
        'ı' => "i",
        'ħ' => "h",
        'ς' => "σ",
        _ => return plain.push(lower),
    };
    plain.push_str(replacement);
}

/// Whether a character is obeyed rather than shown: it controls a terminal, or turns the direction of
/// the letters after it (Unicode's embeddings, overrides and isolates), so that they are read in
/// another order than they stand in. The marks of a direction turn nothing, and texts need them.
#[must_use]
pub fn is_obeyed(it: char) -> bool {
    it.is_control() || matches!(it, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// Whether a character leaves nothing to see: Unicode's `Default_Ignorable_Code_Point`, as the joiners,
/// the fillers of Hangul and the tags; and white space.
#[must_use]
pub fn is_invisible(it: char) -> bool {
    it.is_whitespace()
        || matches!(
            it,
            '\u{ad}'
                | '\u{34f}'
                | '\u{61c}'
                | '\u{115f}'..='\u{1160}'
                | '\u{17b4}'..='\u{17b5}'
                | '\u{180b}'..='\u{180f}'
                | '\u{200b}'..='\u{200f}'
                | '\u{202a}'..='\u{202e}'
                | '\u{2060}'..='\u{206f}'
                | '\u{3164}'
                | '\u{fe00}'..='\u{fe0f}'
                | '\u{feff}'
                | '\u{ffa0}'
                | '\u{fff0}'..='\u{fff8}'
                | '\u{1bca0}'..='\u{1bca3}'
                | '\u{1d173}'..='\u{1d17a}'
                | '\u{e0000}'..='\u{e0fff}'
        )
}

/// A text as it may be compared with stored ones, which have no NUL character: PostgreSQL refuses
/// it, so another that nobody stores takes its place.
pub fn storable(text: &str) -> String {
    text.replace('\0', "\u{1}")
}

#[cfg(test)]
mod tests {
    use super::{canonical_combining_class, fold, fold_part, is_invisible, is_obeyed};

    #[test]
    fn what_turns_letters_is_obeyed_and_a_mark_is_not() {
        let obeyed = "\0\t\n\u{1b}\u{7f}\u{9b}\u{202a}\u{202e}\u{2066}\u{2069}";
        assert!(obeyed.chars().all(is_obeyed));
        let shown = "a é\u{301}\u{200d}\u{200e}\u{200f}\u{61c}\u{2065}\u{206a}\u{2029}";
        assert!(!shown.chars().any(is_obeyed));
    }

    #[test]
    fn what_leaves_nothing_to_see_is_invisible() {
        let invisible =
            " \u{a0}\u{ad}\u{200b}\u{200d}\u{2060}\u{3164}\u{ffa0}\u{fe0f}\u{feff}\u{e0041}";
        assert!(invisible.chars().all(is_invisible));
        let seen = "a.-´é\u{301}한ㅎक\u{2014}\u{fffd}\u{1f30d}";
        assert!(!seen.chars().any(is_invisible));
    }

    #[test]
    fn a_part_keeps_a_space_at_its_edge() {
        for (text, folded) in [
            (" On\t", " on "),
            ("Nor  ", "nor "),
            ("nor", "nor"),
            ("  ", " "),
            ("", ""),
            (" \u{301}", " "),
        ] {
            assert_eq!(fold_part(text), folded, "{text:?}");
        }
    }

    /// A text, and what it is searched by.
    const FOLDED: &[(&str, &str)] = &[
        ("", ""),
        ("   ", ""),
        ("Agreement", "agreement"),
        (
            "  Accord \t\n général\u{a0}de  Paris ",
            "accord general de paris",
        ),
        ("Straße", "strasse"),
        ("STRAẞE", "strasse"),
        ("Ærøskøbing", "aeroskobing"),
        ("Ǿ ǽ", "o ae"),
        ("Łódź", "lodz"),
        ("Đorđe", "dorde"),
        ("Þórður Guðmundsson", "thordur gudmundsson"),
        ("Œuvre", "oeuvre"),
        ("Ħal Għaxaq", "hal ghaxaq"),
        ("İstanbul", "istanbul"),
        ("Diyarbakır", "diyarbakir"),
        ("ſubject", "subject"),
        ("ﬁnal", "final"),
        ("Việt Nam", "viet nam"),
        ("Čeština ľúbozvučná", "cestina lubozvucna"),
        ("Российско-Украинский", "россииско-украинскии"),
        ("Ёлка й Й", "елка и и"),
        ("Україна, Київ", "украіна, киів"),
        ("ΣΟΦΟΣ σοφός", "σοφοσ σοφοσ"),
        ("Ὀδυσσεύς", "οδυσσευσ"),
        ("ＮＡＴＯ　２０２５", "nato 2025"),
        ("№ 5, ²½", "no 5, 21⁄2"),
        ("대한민국", "대한민국"),
        ("日本国と", "日本国と"),
        ("ガイド", "ガイド"),
        ("ｶﾞ", "ガ"),
        ("हिन्दी", "हिन्दी"),
        ("ประเทศไทย", "ประเทศไทย"),
        ("שָׁלוֹם", "שלום"),
        ("مُعَاهَدَة", "معاهدة"),
        ("\u{301}", ""),
        ("´", ""),
    ];

    #[test]
    fn folds_to_what_people_type() {
        for &(text, folded) in FOLDED {
            assert_eq!(fold(text), folded, "{text:?}");
        }
    }

    #[test]
    fn composed_and_decomposed_text_fold_alike() {
        for (composed, decomposed) in [
            ("й", "и\u{306}"),
            ("ё", "е\u{308}"),
            ("é", "e\u{301}"),
            ("Å", "A\u{30a}"),
            ("한", "\u{1112}\u{1161}\u{11ab}"),
            ("ガ", "カ\u{3099}"),
            ("ệ", "e\u{302}\u{323}"),
        ] {
            assert_eq!(fold(composed), fold(decomposed), "{composed}");
        }
    }

    #[test]
    fn folding_twice_changes_nothing() {
        for letter in ('\0'..='\u{323af}').chain('\u{e0000}'..='\u{e01ef}') {
            let once = fold(&letter.to_string());
            let is_mark = canonical_combining_class(letter) != 0;
            if once != letter.to_string() || is_mark {
                assert_eq!(fold(&once), once, "{letter:?}");
                let among_others = fold(&format!("A{letter}\u{327}Σ{letter}"));
                assert_eq!(fold(&among_others), among_others, "{letter:?}");
            }
        }
    }

    #[test]
    fn case_does_not_matter() {
        for text in [
            "Straße",
            "Ærø",
            "σοφός",
            "Київ",
            "Þórður",
            "ﬁnal",
            "łódź",
            "ħ",
        ] {
            assert_eq!(fold(&text.to_uppercase()), fold(text), "{text}");
        }
    }
}
