//! How much introspection may tell.

/// The lists of introspection, how long they are in the mean of all types, rounded up, and how long
/// the longest is. `tests/it/introspected.rs` counts them.
pub const SIZES: [(&str, u64, u64); 8] = [
    ("types", 216, 216),
    ("fields", 3, 31),
    ("inputFields", 2, 21),
    ("enumValues", 2, 42),
    ("args", 2, 10),
    ("directives", 5, 5),
    ("interfaces", 1, 1),
    ("possibleTypes", 1, 19),
];

/// Those that lead back to types.
const LISTS: [&str; 4] = ["fields", "inputFields", "interfaces", "possibleTypes"];

/// Fields that lead to types of the client's choice, which may be the largest, so that a mean says
/// nothing of them.
const CHOICES: [&str; 8] = [
    "__type",
    "queryType",
    "mutationType",
    "subscriptionType",
    "type",
    "ofType",
    "interfaces",
    "possibleTypes",
];

/// How long a list of introspection is, in the mean and at most. Fields of the registry have other
/// names.
pub fn sizes(name: &str) -> (u64, u64) {
    let mut sizes = SIZES.into_iter();
    let size = sizes.find(|(list, ..)| *list == name);
    size.map_or((1, 1), |(_, mean, most)| (mean, most))
}

/// Whether a field is a list that leads back to types.
pub fn is_list(name: &str) -> bool {
    LISTS.contains(&name)
}

/// Whether the types that a field leads to are chosen.
pub fn chooses(name: &str) -> bool {
    CHOICES.contains(&name)
}
