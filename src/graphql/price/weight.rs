//! What a part of a document weighs, and what it may weigh.

use super::{MAX_FIELDS, MAX_OBJECTS, MAX_PAGES, MAX_VARIABLES};
use crate::graphql::{
    charge::Charge,
    code::TOO_COSTLY,
    error::{Refusal, refuse},
    guard::Rules,
};

/// What a selection costs.
#[derive(Clone, Copy, Default)]
pub struct Weight {
    /// Selections and spreads, fragments expanded.
    pub fields: u64,
    /// Places where variables stand, fragments expanded.
    pub variables: u64,
    /// How deep selections nest, fragments expanded.
    pub depth: usize,
    /// Values, pages multiplied.
    pub price: u64,
    /// The same, where each list of introspection is as long as the longest.
    pub most: u64,
    /// What tests and counts may read.
    pub reads: u64,
    /// Fields that are pages, fragments expanded.
    pub pages: u64,
    /// Fields that lead into objects, fragments expanded.
    pub objects: u64,
    /// Whether a part of a page is among the fields: then the parent is a page.
    pub page: bool,
    /// How deep the lists of introspection nest.
    pub lists: usize,
}

impl Weight {
    /// Two parts together.
    pub fn and(self, other: Self) -> Self {
        Self {
            fields: self.fields.saturating_add(other.fields),
            variables: self.variables.saturating_add(other.variables),
            depth: self.depth.max(other.depth),
            price: self.price.saturating_add(other.price),
            most: self.most.saturating_add(other.most),
            reads: self.reads.saturating_add(other.reads),
            pages: self.pages.saturating_add(other.pages),
            objects: self.objects.saturating_add(other.objects),
            page: self.page || other.page,
            lists: self.lists.max(other.lists),
        }
    }

    /// The whole price: no parent makes a test dearer.
    pub fn total(self) -> u64 {
        self.price.saturating_add(self.reads)
    }

    /// Refuses what weighs too much.
    pub fn within_limits(self, rules: Rules) -> Result<(), Refusal> {
        let limits = [
            (self.fields, MAX_FIELDS, "selects", "fields"),
            (self.variables, MAX_VARIABLES, "has", "places of variables"),
            (self.pages, MAX_PAGES, "selects", "pages"),
            (self.objects, MAX_OBJECTS, "follows", "fields into objects"),
        ];
        let beyond = limits.into_iter().find(|(count, most, ..)| count > most);
        let Some((count, most, does, what)) = beyond else {
            return within_price(self.total(), rules.max_price);
        };
        let message = format!("the document {does} {count} {what}; at most {most}");
        Err(refuse(TOO_COSTLY, message))
    }
}

fn within_price(price: u64, limit: u64) -> Result<(), Refusal> {
    if price <= limit {
        return Ok(());
    }
    let message = format!(
        "the request costs {price}; at most {limit}. Ask for smaller pages, or test and count less"
    );
    let mut refused = refuse(TOO_COSTLY, message);
    let charge = Charge {
        requested: price,
        limit,
        remaining: None,
    };
    let extensions = &mut refused.extensions;
    extensions.insert("price".to_owned(), charge.into());
    Err(refused)
}
