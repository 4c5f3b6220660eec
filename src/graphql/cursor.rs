//! Cursors: a position in an order as clients hold it.

use async_graphql::Object;
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};

use super::error::{Result, bad_input};
use crate::store::{Order, OrderField, Position, Table};

/// Where a page stands, and its ends, whose cursors are made only if they are asked for.
pub struct PageInfo {
    /// Whether there are nodes before and after.
    pub neighbours: (bool, bool),
    /// The first node and the last.
    pub ends: [Option<Position>; 2],
}

/// Where a page stands among the pages of its connection.
#[Object]
impl PageInfo {
    /// Whether there are nodes before this page. Exact when paging with `last`; with `first` it only
    /// says whether `after` was given.
    async fn has_previous_page(&self) -> bool {
        self.neighbours.0
    }

    /// Whether there are nodes after this page. Exact when paging with `first`; with `last` it only
    /// says whether `before` was given.
    async fn has_next_page(&self) -> bool {
        self.neighbours.1
    }

    /// The cursor of the first node, for `before`; null on an empty page.
    async fn start_cursor(&self) -> Option<String> {
        self.ends[0].as_ref().map(encode)
    }

    /// The cursor of the last node, for `after`; null on an empty page.
    async fn end_cursor(&self) -> Option<String> {
        self.ends[1].as_ref().map(encode)
    }
}

/// The cursor of a position.
pub fn encode(position: &Position) -> String {
    URL_SAFE_NO_PAD.encode(serde_json::to_vec(position).unwrap_or_default())
}

/// The position of a cursor that was made for this order.
pub fn decode<E: Table, O: OrderField<E>>(
    argument: &str,
    text: &str,
    order: &Order<O>,
) -> Result<Position> {
    let bytes = URL_SAFE_NO_PAD.decode(text).ok();
    let position: Option<Position> = bytes.and_then(|json| serde_json::from_slice(&json).ok());
    let Some(position) = position else {
        return Err(bad_input(format!(
            "`{argument}` is not a cursor; pass the `cursor` of an edge or one of `pageInfo`"
        )));
    };
    if position.belongs_to(order) {
        Ok(position)
    } else {
        Err(bad_input(format!(
            "`{argument}` is a cursor of another list or order; pass it to the field it is from, with the same `orderBy`"
        )))
    }
}
