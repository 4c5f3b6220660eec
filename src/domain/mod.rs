//! Pure functions: no I/O, no clock, no database types.

#![warn(missing_docs)]

pub mod claims;
pub mod day;
pub mod fuzzy_date;
pub mod language;
pub mod likeness;
pub mod picture;
pub mod text;
pub mod timeline;
