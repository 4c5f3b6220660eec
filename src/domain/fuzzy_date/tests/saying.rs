//! A date in four languages.

use super::super::Language::{self, English, French, Russian, Spanish};
use super::{forms, read};

const LANGUAGES: [Language; 4] = [English, Russian, French, Spanish];

fn check(rows: &[(&str, [&str; 4])]) {
    for (text, expected) in rows {
        let said = LANGUAGES.map(|language| read(text).text(language));
        assert_eq!(said, *expected, "{text}");
    }
}

#[test]
#[rustfmt::skip]
fn plain_dates() {
    check(&[
        ("2025-12-19", ["19 December 2025", "19 декабря 2025 года", "19 décembre 2025", "19 de diciembre de 2025"]),
        ("2025-12-01", ["1 December 2025", "1 декабря 2025 года", "1er décembre 2025", "1 de diciembre de 2025"]),
        ("2024-02-29", ["29 February 2024", "29 февраля 2024 года", "29 février 2024", "29 de febrero de 2024"]),
        ("2025-12", ["December 2025", "декабрь 2025 года", "décembre 2025", "diciembre de 2025"]),
        ("2004-06-XX", ["June 2004", "июнь 2004 года", "juin 2004", "junio de 2004"]),
        ("2025", ["2025", "2025 год", "2025", "2025"]),
        ("2004-XX-XX", ["2004", "2004 год", "2004", "2004"]),
        ("0985", ["985", "985 год", "985", "985"]),
        ("199X", ["the 1990s", "1990-е годы", "les années 1990", "la década de 1990"]),
        ("19XX", ["20th century", "XX век", "XXe siècle", "siglo XX"]),
        ("18XX", ["19th century", "XIX век", "XIXe siècle", "siglo XIX"]),
        ("20XX", ["21st century", "XXI век", "XXIe siècle", "siglo XXI"]),
        ("00XX", ["1st century", "I век", "Ier siècle", "siglo I"]),
        ("99XX", ["100th century", "C век", "Ce siècle", "siglo C"]),
        ("2001-21", ["spring 2001", "весна 2001 года", "printemps 2001", "primavera de 2001"]),
        ("2001-22", ["summer 2001", "лето 2001 года", "été 2001", "verano de 2001"]),
        ("2001-23", ["autumn 2001", "осень 2001 года", "automne 2001", "otoño de 2001"]),
        ("2001-24", ["winter 2001–2002", "зима 2001–2002 годов", "hiver 2001–2002", "invierno de 2001–2002"]),
    ]);
}

#[test]
#[rustfmt::skip]
fn doubtful_dates() {
    check(&[
        ("1994~", ["about 1994", "около 1994 года", "vers 1994", "hacia 1994"]),
        ("1994?", ["perhaps 1994", "возможно, 1994 год", "peut-être 1994", "quizá 1994"]),
        ("1994%", ["perhaps about 1994", "возможно, около 1994 года", "peut-être vers 1994", "quizá hacia 1994"]),
        ("2024-01-19?", ["perhaps 19 January 2024", "возможно, 19 января 2024 года", "peut-être le 19 janvier 2024", "quizá el 19 de enero de 2024"]),
        ("2024-01-19~", ["about 19 January 2024", "около 19 января 2024 года", "vers le 19 janvier 2024", "hacia el 19 de enero de 2024"]),
        ("2025-03?", ["perhaps March 2025", "возможно, март 2025 года", "peut-être mars 2025", "quizá marzo de 2025"]),
        ("2025-03~", ["about March 2025", "около марта 2025 года", "vers mars 2025", "hacia marzo de 2025"]),
        ("199X~", ["about the 1990s", "около 1990-х годов", "vers les années 1990", "hacia la década de 1990"]),
        ("199X?", ["perhaps the 1990s", "возможно, 1990-е годы", "peut-être les années 1990", "quizá la década de 1990"]),
        ("19XX~", ["about the 20th century", "около XX века", "vers le XXe siècle", "hacia el siglo XX"]),
        ("19XX?", ["perhaps the 20th century", "возможно, XX век", "peut-être le XXe siècle", "quizá el siglo XX"]),
        ("2001-22~", ["about summer 2001", "около лета 2001 года", "vers l’été 2001", "hacia el verano de 2001"]),
        ("2001-21?", ["perhaps spring 2001", "возможно, весна 2001 года", "peut-être le printemps 2001", "quizá la primavera de 2001"]),
    ]);
}

#[test]
#[rustfmt::skip]
fn intervals() {
    check(&[
        ("2000-08-29/2000-09-01", ["from 29 August 2000 to 1 September 2000", "с 29 августа 2000 года по 1 сентября 2000 года", "du 29 août 2000 au 1er septembre 2000", "del 29 de agosto de 2000 al 1 de septiembre de 2000"]),
        ("2000-09-02/2000-09-22", ["from 2 September 2000 to 22 September 2000", "со 2 сентября 2000 года по 22 сентября 2000 года", "du 2 septembre 2000 au 22 septembre 2000", "del 2 de septiembre de 2000 al 22 de septiembre de 2000"]),
        ("2023-12/2024-01", ["from December 2023 to January 2024", "с декабря 2023 года по январь 2024 года", "de décembre 2023 à janvier 2024", "de diciembre de 2023 a enero de 2024"]),
        ("2023-08/2023-10", ["from August 2023 to October 2023", "с августа 2023 года по октябрь 2023 года", "d’août 2023 à octobre 2023", "de agosto de 2023 a octubre de 2023"]),
        ("1990/2004", ["from 1990 to 2004", "с 1990 года по 2004 год", "de 1990 à 2004", "de 1990 a 2004"]),
        ("199X/200X", ["from the 1990s to the 2000s", "с 1990-х годов по 2000-е годы", "des années 1990 aux années 2000", "de la década de 1990 a la década de 2000"]),
        ("18XX/19XX", ["from the 19th century to the 20th century", "с XIX века по XX век", "du XIXe siècle au XXe siècle", "del siglo XIX al siglo XX"]),
        ("01XX/02XX", ["from the 2nd century to the 3rd century", "со II века по III век", "du IIe siècle au IIIe siècle", "del siglo II al siglo III"]),
        ("2001-21/2001-24", ["from spring 2001 to winter 2001–2002", "с весны 2001 года по зиму 2001–2002 годов", "du printemps 2001 à l’hiver 2001–2002", "de la primavera de 2001 al invierno de 2001–2002"]),
        ("1993~/1995", ["from 1993 (approximately) to 1995", "с 1993 года (приблизительно) по 1995 год", "de 1993 (environ) à 1995", "de 1993 (aproximadamente) a 1995"]),
        ("1993?/1995%", ["from 1993 (perhaps) to 1995 (perhaps, approximately)", "с 1993 года (возможно) по 1995 год (возможно, приблизительно)", "de 1993 (peut-être) à 1995 (peut-être, environ)", "de 1993 (quizá) a 1995 (quizá, aproximadamente)"]),
        ("2004/..", ["since 2004", "с 2004 года", "depuis 2004", "desde 2004"]),
        ("2004-05-02/..", ["since 2 May 2004", "со 2 мая 2004 года", "depuis le 2 mai 2004", "desde el 2 de mayo de 2004"]),
        ("2004/", ["since 2004, end unknown", "с 2004 года, окончание неизвестно", "depuis 2004, fin inconnue", "desde 2004, final desconocido"]),
        ("../2004", ["until 2004", "по 2004 год", "jusqu’en 2004", "hasta 2004"]),
        ("../2004-05-01", ["until 1 May 2004", "по 1 мая 2004 года", "jusqu’au 1er mai 2004", "hasta el 1 de mayo de 2004"]),
        ("../2004-08", ["until August 2004", "по август 2004 года", "jusqu’en août 2004", "hasta agosto de 2004"]),
        ("/199X", ["until the 1990s, start unknown", "по 1990-е годы, начало неизвестно", "jusqu’aux années 1990, début inconnu", "hasta la década de 1990, inicio desconocido"]),
        ("../2001-23", ["until autumn 2001", "по осень 2001 года", "jusqu’à l’automne 2001", "hasta el otoño de 2001"]),
    ]);
}

#[test]
#[rustfmt::skip]
fn sets() {
    check(&[
        ("[1990..2004]", ["between 1990 and 2004", "между 1990 и 2004 годами", "entre 1990 et 2004", "entre 1990 y 2004"]),
        ("[1990~..2004]", ["between 1990 (approximately) and 2004", "между 1990 годом (приблизительно) и 2004 годом", "entre 1990 (environ) et 2004", "entre 1990 (aproximadamente) y 2004"]),
        ("[1990-05..2004]", ["between May 1990 and 2004", "между маем 1990 года и 2004 годом", "entre mai 1990 et 2004", "entre mayo de 1990 y 2004"]),
        ("[2000-08-29..2000-09-01]", ["between 29 August 2000 and 1 September 2000", "между 29 августа 2000 года и 1 сентября 2000 года", "entre le 29 août 2000 et le 1er septembre 2000", "entre el 29 de agosto de 2000 y el 1 de septiembre de 2000"]),
        ("[199X..200X]", ["between the 1990s and the 2000s", "между 1990-ми годами и 2000-ми годами", "entre les années 1990 et les années 2000", "entre la década de 1990 y la década de 2000"]),
        ("[18XX..2001-24]", ["between the 19th century and winter 2001–2002", "между XIX веком и зимой 2001–2002 годов", "entre le XIXe siècle et l’hiver 2001–2002", "entre el siglo XIX y el invierno de 2001–2002"]),
        ("[1990..]", ["1990 or later", "1990 год или позднее", "1990 ou plus tard", "1990 o después"]),
        ("[..2004]", ["2004 or earlier", "2004 год или ранее", "2004 ou plus tôt", "2004 o antes"]),
        ("[..2004-05-01?]", ["1 May 2004 (perhaps) or earlier", "1 мая 2004 года (возможно) или ранее", "1er mai 2004 (peut-être) ou plus tôt", "1 de mayo de 2004 (quizá) o antes"]),
    ]);
}

#[test]
fn every_month_has_its_name() {
    for (language, words) in [
        (
            English,
            "January February March April May June July August September October November December",
        ),
        (
            Russian,
            "январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь",
        ),
        (
            French,
            "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
        ),
        (
            Spanish,
            "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
        ),
    ] {
        let said = (1..=12).map(|month| read(&format!("2025-{month:02}")).text(language));
        let names: Vec<String> = said.map(|said| said.split(' ').take(1).collect()).collect();
        assert_eq!(names.join(" "), words);
    }
}

#[test]
fn centuries_are_counted() {
    let said = |century: u16, language| read(&format!("{:02}XX", century - 1)).text(language);
    for (century, english, roman) in [
        (3, "3rd", "III"),
        (4, "4th", "IV"),
        (9, "9th", "IX"),
        (11, "11th", "XI"),
        (12, "12th", "XII"),
        (13, "13th", "XIII"),
        (22, "22nd", "XXII"),
        (49, "49th", "XLIX"),
        (90, "90th", "XC"),
    ] {
        assert_eq!(said(century, English), format!("{english} century"));
        assert_eq!(said(century, Russian), format!("{roman} век"));
    }
}

#[test]
fn nothing_is_left_of_a_template() {
    for date in forms() {
        for language in LANGUAGES {
            let said = date.text(language);
            assert!(!said.contains(['{', '}']) && !said.contains("  "), "{said}");
            assert_eq!(said.trim(), said);
        }
    }
}

#[test]
fn languages_have_tags() {
    for (tag, language) in [
        ("en", Some(English)),
        ("EN-GB", Some(English)),
        ("ru", Some(Russian)),
        ("ru-RU", Some(Russian)),
        ("Ru-ru", Some(Russian)),
        ("fr-CA", Some(French)),
        ("es-419", Some(Spanish)),
        ("de", None),
        ("", None),
        ("rus", None),
        ("-ru", None),
    ] {
        assert_eq!(Language::from_tag(tag), language, "{tag}");
    }
}
