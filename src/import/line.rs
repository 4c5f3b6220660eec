//! On which line of a file a record begins.

use csv::Position;

/// The line, from where the reader says that the record begins. That is where the record before
/// ended: within the two signs of an end of line, or before lines that are empty.
pub fn begins(file: &[u8], position: Option<&Position>) -> u64 {
    let Some(position) = position else {
        return 0;
    };
    let at = usize::try_from(position.byte()).unwrap_or(usize::MAX);
    let rest = file.get(at..).unwrap_or_default();
    let ends = rest.iter().take_while(|it| matches!(it, b'\r' | b'\n'));
    let passed: u64 = ends.map(|it| u64::from(*it == b'\n')).sum();
    position.line() + passed
}

#[cfg(test)]
mod tests {
    use super::begins;

    fn lines(file: &str) -> Vec<u64> {
        let mut reader = csv::Reader::from_reader(file.as_bytes());
        let records = reader.records().map(Result::unwrap);
        let line = |it: csv::StringRecord| begins(file.as_bytes(), it.position());
        records.map(line).collect()
    }

    #[test]
    fn a_line_is_the_one_an_editor_shows() {
        assert_eq!(lines("a,b\n1,2\n3,4\n"), [2, 3]);
        assert_eq!(lines("a,b\r\n1,2\r\n3,4\r\n"), [2, 3]);
        assert_eq!(lines("a,b\n\n1,2\n\n\n3,4"), [3, 6]);
        assert_eq!(lines("a,b\r\n\r\n\"1\r\n1\",2\r\n3,4\r\n"), [3, 5]);
    }
}
