//! The questions of the product, on the shipped data set. Each query is read from `docs/queries`.
