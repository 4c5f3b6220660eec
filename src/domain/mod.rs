//! Pure functions: no I/O, no clock, no database types.

pub mod fuzzy_date;
pub mod text;
