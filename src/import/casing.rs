//! Names of fields as parts of keys and as names of columns.

/// The words of the name of a field, in lower case, with a sign between them: `enteredIntoForceOn` is
/// `entered-into-force-on` in a key, and `entered_into_force_on` as a column.
pub fn words(field: &str, sign: char) -> String {
    let mut words = String::new();
    for letter in field.chars() {
        if letter.is_ascii_uppercase() {
            words.push(sign);
        }
        words.push(letter.to_ascii_lowercase());
    }
    words
}
