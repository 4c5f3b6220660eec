//! Batched reads: a row by its id or by a unique column, the rows that hang on a parent, and how
//! many they are.

use std::{collections::HashMap, hash::Hash, marker::PhantomData, sync::Arc};

use sea_orm::{DbErr, EntityTrait, IdenStatic, ModelTrait, QueryFilter, QueryTrait, Value};

use super::{
    COUNT, Filter, Link, OrderField, Row, Spec, Store, Table, column_ref,
    gathered::size_of_rows,
    question::Question,
    siblings::{PARENT_ID, counted, page, page_of_each, ranked},
};
use crate::domain::text::storable;

/// A row by its id. The marker, unlike a field of type `E`, asks nothing of `E`.
pub type ById<E> = (i64, PhantomData<fn() -> E>);

/// Asks for the row with this id.
pub fn by_id<E>(id: i64) -> ById<E> {
    (id, PhantomData)
}

impl<E: Table> Question for ById<E> {
    type Answer = Row<E>;

    fn size(_: &Self::Answer) -> usize {
        size_of_rows::<E>(1)
    }

    async fn answer(
        store: &Store,
        keys: &[Self],
    ) -> Result<HashMap<Self, Self::Answer>, Arc<DbErr>> {
        let ids: Vec<i64> = keys.iter().map(|key| key.0).collect();
        let select = E::find().filter(store.words().is_one_of(column_ref(E::id_column()), &ids));
        let rows = store.models::<E>(select.into_query()).await?;
        Ok(rows
            .into_iter()
            .map(|row| (by_id(E::id(&row)), row))
            .collect())
    }
}

/// A row by the text of a column, where it is the only one.
#[derive(Debug)]
pub struct ByText<E: EntityTrait> {
    column: E::Column,
    text: String,
}

/// Asks for the row whose unique `column` has this text.
pub fn by_text<E: EntityTrait>(column: E::Column, text: &str) -> ByText<E> {
    ByText {
        column,
        text: storable(text),
    }
}

impl<E: EntityTrait> Clone for ByText<E> {
    fn clone(&self) -> Self {
        Self {
            column: self.column,
            text: self.text.clone(),
        }
    }
}

impl<E: EntityTrait> PartialEq for ByText<E> {
    fn eq(&self, other: &Self) -> bool {
        self.text == other.text && self.column.as_str() == other.column.as_str()
    }
}

impl<E: EntityTrait> Eq for ByText<E> {}

impl<E: EntityTrait> Hash for ByText<E> {
    fn hash<H: std::hash::Hasher>(&self, hasher: &mut H) {
        (self.column.as_str(), &self.text).hash(hasher);
    }
}

impl<E: Table> Question for ByText<E> {
    type Answer = Row<E>;

    fn size(_: &Self::Answer) -> usize {
        size_of_rows::<E>(1)
    }

    async fn answer(
        store: &Store,
        keys: &[Self],
    ) -> Result<HashMap<Self, Self::Answer>, Arc<DbErr>> {
        let mut columns: HashMap<&str, (E::Column, Vec<&str>)> = HashMap::new();
        for key in keys {
            let texts = columns
                .entry(key.column.as_str())
                .or_insert((key.column, Vec::new()));
            texts.1.push(&key.text);
        }
        let mut found = HashMap::new();
        for (column, texts) in columns.into_values() {
            let is_one = store.words().is_one_text_of(column_ref(column), &texts);
            let select = E::find().filter(is_one);
            for row in store.models::<E>(select.into_query()).await? {
                if let Value::String(Some(text)) = row.get(column) {
                    found
                        .entry(by_text(column, &text))
                        .or_insert_with(Vec::new)
                        .push(row);
                }
            }
        }
        // A text that two rows share tells neither.
        let alone = |(key, mut rows): (_, Vec<_>)| (rows.len() == 1).then(|| (key, rows.remove(0)));
        Ok(found.into_iter().filter_map(alone).collect())
    }
}

/// A page of the rows that hang on one parent.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct PageOf<L, F, O> {
    /// By which link.
    pub link: L,
    /// On which parent.
    pub parent: i64,
    /// Which of them.
    pub spec: Spec<F, O>,
}

impl<L, F, O> Question for PageOf<L, F, O>
where
    L: Link,
    F: Filter<L::Child>,
    O: OrderField<L::Child>,
{
    type Answer = Arc<[Row<L::Child>]>;

    fn size(rows: &Self::Answer) -> usize {
        size_of_rows::<L::Child>(rows.len())
    }

    async fn answer(
        store: &Store,
        keys: &[Self],
    ) -> Result<HashMap<Self, Self::Answer>, Arc<DbErr>> {
        let mut children: HashMap<_, _> = keys.iter().map(|key| (key.clone(), [].into())).collect();
        for ((link, spec), parents) in
            grouped(keys.iter().map(|it| ((it.link, &it.spec), it.parent)))
        {
            for (parent, rows) in pages::<L, F, O>(store, &parents, spec).await? {
                let spec = spec.clone();
                children.insert(PageOf { link, parent, spec }, rows.into());
            }
        }
        Ok(children)
    }
}

/// The pages of parents, in one statement. A parent without rows may be left out.
async fn pages<L, F, O>(
    store: &Store,
    parents: &[i64],
    spec: &Spec<F, O>,
) -> Result<Vec<(i64, Vec<Row<L::Child>>)>, DbErr>
where
    L: Link,
    F: Filter<L::Child>,
    O: OrderField<L::Child>,
{
    let words = store.words();
    if let [parent] = *parents {
        let page = page::<L, F, O>(parent, spec, words);
        return Ok(vec![(parent, store.models::<L::Child>(page).await?)]);
    }
    if !words.ranks {
        let page = page_of_each::<L, F, O>(spec, words);
        return store.models_of_each::<L::Child>(parents, page).await;
    }
    let rows = store.numbered::<L::Child>(ranked::<L, F, O>(parents, spec, words), PARENT_ID);
    let mut pages: Vec<(i64, Vec<Row<L::Child>>)> = vec![];
    for (parent, row) in rows.await? {
        match pages.last_mut() {
            Some((last, page)) if *last == parent => page.push(row),
            _ => pages.push((parent, vec![row])),
        }
    }
    Ok(pages)
}

/// How many rows hang on one parent.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct CountOf<L, F> {
    /// By which link.
    pub link: L,
    /// On which parent.
    pub parent: i64,
    /// Which of them.
    pub filter: F,
}

impl<L, F> Question for CountOf<L, F>
where
    L: Link,
    F: Filter<L::Child>,
{
    type Answer = i64;

    fn size(count: &Self::Answer) -> usize {
        size_of_val(count)
    }

    async fn answer(
        store: &Store,
        keys: &[Self],
    ) -> Result<HashMap<Self, Self::Answer>, Arc<DbErr>> {
        let mut counts: HashMap<_, _> = keys.iter().map(|key| (key.clone(), 0)).collect();
        for ((link, filter), parents) in
            grouped(keys.iter().map(|it| ((it.link, &it.filter), it.parent)))
        {
            let query = counted::<L, F>(&parents, filter, store.words());
            for (parent, count) in store.pairs(query, [PARENT_ID, COUNT]).await? {
                let key = CountOf {
                    link,
                    parent,
                    filter: filter.clone(),
                };
                counts.insert(key, count);
            }
        }
        Ok(counts)
    }
}

/// The parents of each distinct question.
fn grouped<Q: Eq + Hash>(keys: impl Iterator<Item = (Q, i64)>) -> HashMap<Q, Vec<i64>> {
    let mut groups: HashMap<Q, Vec<i64>> = HashMap::new();
    for (question, parent) in keys {
        groups.entry(question).or_default().push(parent);
    }
    groups
}
