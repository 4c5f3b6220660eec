//! Which rows of a table to read.

use std::{hash::Hash, sync::Arc};

use sea_orm::Condition;

use super::{Table, words::Words};

/// Tells which rows to read. Equal filters share a statement.
pub trait Filter<E: Table>: Clone + Eq + Hash + Send + Sync + 'static {
    /// What must hold of a row. It is never NULL, so that its negation is its complement.
    fn condition(&self) -> Condition;

    /// The same where all rows hang on this one parent, for filters that gain by knowing it.
    fn condition_of(&self, _parent: i64, _words: &Words) -> Condition {
        self.condition()
    }
}

/// All rows.
impl<E: Table> Filter<E> for () {
    fn condition(&self) -> Condition {
        Condition::all()
    }
}

/// Rows that pass the filter, if there is one.
impl<E: Table, A: Filter<E>> Filter<E> for Option<A> {
    fn condition(&self) -> Condition {
        self.as_ref().map_or_else(Condition::all, A::condition)
    }

    fn condition_of(&self, parent: i64, words: &Words) -> Condition {
        let of = |filter: &A| filter.condition_of(parent, words);
        self.as_ref().map_or_else(Condition::all, of)
    }
}

/// A filter that is large, and mostly not given.
impl<E: Table, F: Filter<E>> Filter<E> for Box<F> {
    fn condition(&self) -> Condition {
        (**self).condition()
    }

    fn condition_of(&self, parent: i64, words: &Words) -> Condition {
        (**self).condition_of(parent, words)
    }
}

/// A filter that many hold, and that is copied for none of them.
impl<E: Table, F: Filter<E>> Filter<E> for Arc<F> {
    fn condition(&self) -> Condition {
        (**self).condition()
    }

    fn condition_of(&self, parent: i64, words: &Words) -> Condition {
        (**self).condition_of(parent, words)
    }
}

/// Rows that pass both filters.
impl<E: Table, A: Filter<E>, B: Filter<E>> Filter<E> for (A, B) {
    fn condition(&self) -> Condition {
        all([self.0.condition(), self.1.condition()])
    }

    fn condition_of(&self, parent: i64, words: &Words) -> Condition {
        all([
            self.0.condition_of(parent, words),
            self.1.condition_of(parent, words),
        ])
    }
}

/// That all of these hold. What is empty asks nothing.
fn all(conditions: [Condition; 2]) -> Condition {
    let given = conditions
        .into_iter()
        .filter(|condition| !condition.is_empty());
    given.fold(Condition::all(), Condition::add)
}
