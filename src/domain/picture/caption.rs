//! Captions below a bar, in as many rows as they need.

/// A caption.
#[derive(Debug, PartialEq, Eq)]
pub struct Caption {
    /// Where its line comes down from the bar.
    pub x: i64,
    /// Where its text begins.
    pub left: i64,
    /// What it says.
    pub text: String,
}

/// The rows of captions that come from left to right. None may end beyond `edge`.
pub fn rows(captions: Vec<(i64, String)>, edge: i64) -> Vec<Vec<Caption>> {
    let mut rows: Vec<Vec<Caption>> = vec![];
    // From right to left, and each below those that it would run into: so the line down to a lower
    // row crosses no text of a higher one.
    for (x, text) in captions.into_iter().rev() {
        let width = width(&text, 10);
        let left = x.min(edge - width);
        let is_free = |from: &[Vec<Caption>]| {
            let mut placed = from.iter().flatten();
            placed.all(|other| left + width < other.left)
        };
        let row = (0..rows.len()).find(|row| is_free(&rows[*row..]));
        let caption = Caption { x, left, text };
        match row {
            Some(row) => rows[row].push(caption),
            None => rows.push(vec![caption]),
        }
    }
    rows
}

/// About how wide a text is in a font of this size: capitals and digits are wider than the rest.
pub fn width(text: &str, size: i64) -> i64 {
    let hundredths = |it: char| match it {
        it if it.is_uppercase() || it == '_' => 70,
        it if it.is_numeric() => 57,
        _ => 53,
    };
    text.chars().map(hundredths).sum::<i64>() * size / 100 + 6
}

/// As much of a text as there is room for.
pub fn cut(text: &str, size: i64, room: i64) -> String {
    if width(text, size) <= room {
        return text.to_owned();
    }
    let ends = text.char_indices().rev().map(|(end, _)| end);
    let mut shorter = ends.map(|end| format!("{}…", text[..end].trim_end()));
    let fitting = shorter.find(|shorter| width(shorter, size) <= room);
    fitting.unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::{cut, rows};

    #[test]
    fn the_right_one_of_two_captions_stands_above() {
        let captions = [10, 40, 200].map(|x| (x, "x".repeat(10)));
        let placed = rows(captions.to_vec(), 900);
        let at: Vec<Vec<_>> = placed
            .iter()
            .map(|row| row.iter().map(|it| it.x).collect())
            .collect();
        assert_eq!(at, [vec![200, 40], vec![10]]);
    }

    #[test]
    fn a_caption_ends_at_the_edge() {
        let placed = rows(vec![(890, "x".repeat(10))], 900);
        assert_eq!((placed[0][0].x, placed[0][0].left), (890, 841));
    }

    #[test]
    fn a_long_text_is_cut() {
        assert_eq!(cut("Norway", 10, 100), "Norway");
        assert_eq!(cut("United States of America", 10, 84), "United States…");
        assert_eq!(cut("Norway", 10, 0), "");
    }
}
