//! What is asked of a whole table: a page of it, and how many of its rows pass a filter.

use std::{collections::HashMap, marker::PhantomData, sync::Arc};

use sea_orm::{ColumnTrait, DbErr, QueryFilter, QuerySelect, QueryTrait};

use super::{
    COUNT, Filter, OrderField, Row, Spec, Store, Table, gathered::size_of_rows, question::Question,
};

/// A page of a whole table. The marker, unlike a field of type `E`, asks nothing of `E`.
pub type PageOfTable<E, F, O> = (Spec<F, O>, PhantomData<fn() -> E>);

/// Asks for a page of a whole table: the rows of the slice, and one more if there is one.
pub fn page_of_table<E, F, O>(spec: Spec<F, O>) -> PageOfTable<E, F, O> {
    (spec, PhantomData)
}

impl<E, F, O> Question for PageOfTable<E, F, O>
where
    E: Table,
    F: Filter<E>,
    O: OrderField<E>,
{
    type Answer = Arc<[Row<E>]>;

    fn size(rows: &Self::Answer) -> usize {
        size_of_rows::<E>(rows.len())
    }

    async fn answer(
        store: &Store,
        keys: &[Self],
    ) -> Result<HashMap<Self, Self::Answer>, Arc<DbErr>> {
        let mut pages = HashMap::new();
        for key @ (spec, _) in keys {
            let select = E::find().filter(spec.filter.condition());
            let rows = store.models_of_page(select, &spec.order, &spec.slice);
            pages.insert(key.clone(), rows.await?.into());
        }
        Ok(pages)
    }
}

/// A filter whose rows are counted. A type of its own, so that it is not taken for another question.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Counted<F>(F);

/// How many rows of a whole table pass a filter.
pub type CountOfTable<E, F> = (Counted<F>, PhantomData<fn() -> E>);

/// Asks how many rows of a whole table pass a filter.
pub fn count_of_table<E, F>(filter: F) -> CountOfTable<E, F> {
    (Counted(filter), PhantomData)
}

impl<E: Table, F: Filter<E>> Question for CountOfTable<E, F> {
    type Answer = i64;

    fn size(count: &Self::Answer) -> usize {
        size_of_val(count)
    }

    async fn answer(
        store: &Store,
        keys: &[Self],
    ) -> Result<HashMap<Self, Self::Answer>, Arc<DbErr>> {
        let mut counts = HashMap::new();
        for key @ (Counted(filter), _) in keys {
            let select = E::find().filter(filter.condition());
            let select = select.select_only().expr_as(E::id_column().count(), COUNT);
            let rows = store.told(select.into_query()).await?;
            let count = rows.first().map_or(Ok(0), |row| row.try_get("", COUNT));
            counts.insert(key.clone(), count?);
        }
        Ok(counts)
    }
}
