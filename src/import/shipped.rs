//! The data set that comes with the program, and the descriptor that says what any package may hold.

use super::package::{Descriptor, Package};

/// The descriptor of the shipped data set.
pub const DESCRIPTOR: &str = include_str!("../../data/datapackage.json");

/// The files of the shipped data set.
const FILES: [(&str, &str); 20] = [
    ("actor.csv", include_str!("../../data/actor.csv")),
    ("agreement.csv", include_str!("../../data/agreement.csv")),
    (
        "agreement_relation.csv",
        include_str!("../../data/agreement_relation.csv"),
    ),
    (
        "appointment.csv",
        include_str!("../../data/appointment.csv"),
    ),
    ("claim.csv", include_str!("../../data/claim.csv")),
    ("collection.csv", include_str!("../../data/collection.csv")),
    ("decree.csv", include_str!("../../data/decree.csv")),
    (
        "decree_action.csv",
        include_str!("../../data/decree_action.csv"),
    ),
    ("event.csv", include_str!("../../data/event.csv")),
    (
        "institution.csv",
        include_str!("../../data/institution.csv"),
    ),
    ("membership.csv", include_str!("../../data/membership.csv")),
    ("office.csv", include_str!("../../data/office.csv")),
    ("official.csv", include_str!("../../data/official.csv")),
    (
        "organization.csv",
        include_str!("../../data/organization.csv"),
    ),
    ("party.csv", include_str!("../../data/party.csv")),
    ("signature.csv", include_str!("../../data/signature.csv")),
    ("source.csv", include_str!("../../data/source.csv")),
    ("state.csv", include_str!("../../data/state.csv")),
    ("subject.csv", include_str!("../../data/subject.csv")),
    ("succession.csv", include_str!("../../data/succession.csv")),
];

/// The shipped data set.
#[expect(
    clippy::expect_used,
    reason = "it is part of the program; a test reads it"
)]
pub fn package() -> Package {
    Package::from_files(DESCRIPTOR, |path| {
        let file = FILES.iter().find(|(name, _)| *name == path);
        file.map(|(_, text)| text.as_bytes().to_vec())
            .ok_or_else(|| anyhow::anyhow!("{path} is not shipped"))
    })
    .expect("the shipped data set can be read")
}

/// What any package may hold: the tables and columns of the shipped one.
#[expect(
    clippy::expect_used,
    reason = "it is part of the program; a test reads it"
)]
pub fn descriptor() -> Descriptor {
    serde_json::from_str(DESCRIPTOR).expect("the shipped descriptor can be read")
}
