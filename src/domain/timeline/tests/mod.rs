//! The rules of time against a second reading of them, and against worked cases.

mod properties;
mod reading;
mod rules;
