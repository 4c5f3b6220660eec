//! Claims of a collection: what it says of a fact in its own words, where that is not the value of the
//! record.

use super::draft::{Draft, Left};
use crate::import::casing::words;

impl Draft<'_> {
    /// Keeps the number under which an agreement is registered, in the words of a source. It is a
    /// claim, not the number of the record: another record may have the same.
    pub fn number(&mut self, agreement: &str, number: &str, source: &str) -> Result<(), Left> {
        let fact = ["AGREEMENT", agreement, "registrationNumber"];
        self.claim(fact, number, source, "as the source has it")
    }

    /// Keeps what the source has in place of the day of entry into force for a party. Returns whether
    /// no row before has.
    pub fn entry_into_force(&mut self, party: &str, value: &str, note: &str) -> Result<bool, Left> {
        let fact = ["PARTY", party, "enteredIntoForceOn"];
        self.keep(&key(fact), fact, value, self.of.key, note)
    }

    /// Keeps a day that the source has as the end of a part, and that is none of the party's.
    pub fn ended_on(&mut self, party: &str, value: &str, note: &str) -> Result<(), Left> {
        let fact = ["PARTY", party, "endedOn"];
        let key = self.free("claim", &key(fact));
        self.keep(&key, fact, value, self.of.key, note)?;
        Ok(())
    }

    /// Keeps another day that the collection has for an event, beside its own.
    pub fn rival(&mut self, event: &str, [own, other]: [&str; 2], note: &str) -> Result<(), Left> {
        let fact = ["EVENT", event, "occurredOn"];
        self.claim(fact, own, self.of.key, "")?;
        let key = self.free("claim", &key(fact));
        self.keep(&key, fact, other, self.of.key, note)?;
        Ok(())
    }

    /// Keeps what a source says of a fact: of a kind of record, by its key, a property.
    pub fn claim(
        &mut self,
        fact: [&str; 3],
        value: &str,
        source: &str,
        note: &str,
    ) -> Result<(), Left> {
        self.keep(&key(fact), fact, value, source, note)?;
        Ok(())
    }

    fn keep(
        &mut self,
        key: &str,
        [kind, record, property]: [&str; 3],
        value: &str,
        source: &str,
        note: &str,
    ) -> Result<bool, Left> {
        self.once(
            "claim",
            &[
                ("key", key),
                ("record_kind", kind),
                ("record", record),
                ("property", property),
                ("value", value),
                ("rank", "NORMAL"),
                ("source", source),
                ("note", note),
            ],
        )
    }
}

fn key([_, record, property]: [&str; 3]) -> String {
    format!("{record}.{}", words(property, '-'))
}

/// The record of which a claim is, if its key is one that a collection gives.
pub fn record_of<'k>(key: &'k str, property: &str) -> Option<&'k str> {
    let (record, rest) = key.rsplit_once('.')?;
    let number = rest.strip_prefix(&words(property, '-'))?;
    (number.is_empty() || number.starts_with('-')).then_some(record)
}

#[test]
fn a_key_of_a_claim_tells_its_record() {
    let fact = ["EVENT", "ggo.well.nor.ratification", "occurredOn"];
    let key = key(fact);
    assert_eq!(record_of(&key, fact[2]), Some(fact[1]));
    assert_eq!(record_of(&format!("{key}-2"), fact[2]), Some(fact[1]));
    assert_eq!(record_of(&key, "effectiveOn"), None);
    assert_eq!(record_of("claim-12", fact[2]), None);
}
