//! The records: `node`, `nodes`, and one + many for each noun.

use async_graphql::{Context, ID, Object, futures_util::future::join_all};

use crate::graphql::{
    connection::{self, MAX_PAGE, Node, OrderBy, PageArgs},
    error::{self, Result, bad_input},
    lookup::{
        self, AgreementBy, CollectionBy, DecreeBy, InstitutionBy, OfficialBy, OrganizationBy,
        SourceBy, StateBy, SubjectBy,
    },
    node::{self, AnyNode},
    page::Page,
    types::{
        agreement::{Agreement, AgreementFilter, AgreementOrderField},
        collection::{Collection, CollectionFilter, CollectionOrderField},
        decree::{Decree, DecreeFilter, DecreeOrderField},
        institution::{Institution, InstitutionFilter, InstitutionOrderField},
        official::{Official, OfficialFilter, OfficialOrderField},
        organization::{Organization, OrganizationFilter, OrganizationOrderField},
        source::{Source, SourceFilter, SourceOrderField},
        state::{State, StateFilter, StateOrderField},
        subject::{Subject, SubjectFilter, SubjectOrderField},
    },
};

/// The records of the registry.
#[derive(Default)]
pub struct Records;

/// The records of the registry: one by an identifier, or many by a filter.
#[Object]
impl Records {
    /// The record with this global id. Null if there is none.
    async fn node(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The `id` of a record.")] id: ID,
    ) -> Option<AnyNode> {
        error::or_null(ctx, node::find(ctx, &id).await)
    }

    /// The records with these global ids, in their order. Null in the place of one that is not
    /// there, and of a text that is no id, beside its error.
    async fn nodes(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The `id`s of records; at most 100.")] ids: Vec<ID>,
    ) -> Result<Vec<Option<AnyNode>>> {
        if ids.len() as u64 > MAX_PAGE {
            return Err(bad_input(format!(
                "`ids` has {} ids; at most {MAX_PAGE}",
                ids.len()
            )));
        }
        let found = join_all(ids.iter().map(|id| node::find(ctx, id))).await;
        Ok(error::items_or_null(ctx, found))
    }

    /// One State by an identifier. Null if there is none.
    async fn state(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which one.")] by: StateBy,
    ) -> Option<State> {
        let (column, text) = by.identifier();
        error::or_null(ctx, lookup::one(ctx, column, &text).await)
    }

    /// All states that pass the filter.
    async fn states(
        &self,
        filter: Option<Box<StateFilter>>,
        order_by: Option<Vec<OrderBy<StateOrderField>>>,
        after: Option<String>,
        before: Option<String>,
        first: Option<i32>,
        last: Option<i32>,
    ) -> Result<Page<State>> {
        connection::of_table(filter, order_by, PageArgs::new(after, before, first, last))
    }

    /// One Organization by an identifier. Null if there is none.
    async fn organization(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which one.")] by: OrganizationBy,
    ) -> Option<Organization> {
        let (column, text) = match by {
            OrganizationBy::Key(text) => (Organization::KEY, text),
        };
        error::or_null(ctx, lookup::one(ctx, column, &text).await)
    }

    /// All organizations that pass the filter.
    async fn organizations(
        &self,
        filter: Option<Box<OrganizationFilter>>,
        order_by: Option<Vec<OrderBy<OrganizationOrderField>>>,
        after: Option<String>,
        before: Option<String>,
        first: Option<i32>,
        last: Option<i32>,
    ) -> Result<Page<Organization>> {
        connection::of_table(filter, order_by, PageArgs::new(after, before, first, last))
    }

    /// One Agreement by an identifier. Null if there is none.
    async fn agreement(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which one.")] by: AgreementBy,
    ) -> Option<Agreement> {
        let (column, text) = match by {
            AgreementBy::Key(text) => (Agreement::KEY, text),
            AgreementBy::RegistrationNumber(text) => {
                (entity::agreement::Column::RegistrationNumber, text)
            }
            AgreementBy::WikidataId(text) => (entity::agreement::Column::WikidataId, text),
        };
        error::or_null(ctx, lookup::one(ctx, column, &text).await)
    }

    /// All agreements that pass the filter.
    async fn agreements(
        &self,
        filter: Option<Box<AgreementFilter>>,
        order_by: Option<Vec<OrderBy<AgreementOrderField>>>,
        after: Option<String>,
        before: Option<String>,
        first: Option<i32>,
        last: Option<i32>,
    ) -> Result<Page<Agreement>> {
        connection::of_table(filter, order_by, PageArgs::new(after, before, first, last))
    }

    /// One Decree by an identifier. Null if there is none.
    async fn decree(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which one.")] by: DecreeBy,
    ) -> Option<Decree> {
        let (column, text) = match by {
            DecreeBy::Key(text) => (Decree::KEY, text),
        };
        error::or_null(ctx, lookup::one(ctx, column, &text).await)
    }

    /// All decrees that pass the filter.
    async fn decrees(
        &self,
        filter: Option<Box<DecreeFilter>>,
        order_by: Option<Vec<OrderBy<DecreeOrderField>>>,
        after: Option<String>,
        before: Option<String>,
        first: Option<i32>,
        last: Option<i32>,
    ) -> Result<Page<Decree>> {
        connection::of_table(filter, order_by, PageArgs::new(after, before, first, last))
    }

    /// One Official by an identifier. Null if there is none.
    async fn official(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which one.")] by: OfficialBy,
    ) -> Option<Official> {
        let (column, text) = match by {
            OfficialBy::Key(text) => (Official::KEY, text),
            OfficialBy::WikidataId(text) => (entity::official::Column::WikidataId, text),
        };
        error::or_null(ctx, lookup::one(ctx, column, &text).await)
    }

    /// All officials that pass the filter.
    async fn officials(
        &self,
        filter: Option<Box<OfficialFilter>>,
        order_by: Option<Vec<OrderBy<OfficialOrderField>>>,
        after: Option<String>,
        before: Option<String>,
        first: Option<i32>,
        last: Option<i32>,
    ) -> Result<Page<Official>> {
        connection::of_table(filter, order_by, PageArgs::new(after, before, first, last))
    }

    /// One Institution by an identifier. Null if there is none.
    async fn institution(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which one.")] by: InstitutionBy,
    ) -> Option<Institution> {
        let (column, text) = match by {
            InstitutionBy::Key(text) => (Institution::KEY, text),
        };
        error::or_null(ctx, lookup::one(ctx, column, &text).await)
    }

    /// All institutions that pass the filter.
    async fn institutions(
        &self,
        filter: Option<Box<InstitutionFilter>>,
        order_by: Option<Vec<OrderBy<InstitutionOrderField>>>,
        after: Option<String>,
        before: Option<String>,
        first: Option<i32>,
        last: Option<i32>,
    ) -> Result<Page<Institution>> {
        connection::of_table(filter, order_by, PageArgs::new(after, before, first, last))
    }

    /// One Collection by an identifier. Null if there is none.
    async fn collection(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which one.")] by: CollectionBy,
    ) -> Option<Collection> {
        let (column, text) = match by {
            CollectionBy::Key(text) => (Collection::KEY, text),
        };
        error::or_null(ctx, lookup::one(ctx, column, &text).await)
    }

    /// All collections that pass the filter.
    async fn collections(
        &self,
        filter: Option<Box<CollectionFilter>>,
        order_by: Option<Vec<OrderBy<CollectionOrderField>>>,
        after: Option<String>,
        before: Option<String>,
        first: Option<i32>,
        last: Option<i32>,
    ) -> Result<Page<Collection>> {
        connection::of_table(filter, order_by, PageArgs::new(after, before, first, last))
    }

    /// One Subject by an identifier. Null if there is none.
    async fn subject(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which one.")] by: SubjectBy,
    ) -> Option<Subject> {
        let (column, text) = match by {
            SubjectBy::Key(text) => (Subject::KEY, text),
        };
        error::or_null(ctx, lookup::one(ctx, column, &text).await)
    }

    /// All subjects of agreements that pass the filter.
    async fn subjects(
        &self,
        filter: Option<Box<SubjectFilter>>,
        order_by: Option<Vec<OrderBy<SubjectOrderField>>>,
        after: Option<String>,
        before: Option<String>,
        first: Option<i32>,
        last: Option<i32>,
    ) -> Result<Page<Subject>> {
        connection::of_table(filter, order_by, PageArgs::new(after, before, first, last))
    }

    /// One Source by an identifier. Null if there is none.
    async fn source(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which one.")] by: SourceBy,
    ) -> Option<Source> {
        let (column, text) = match by {
            SourceBy::Key(text) => (Source::KEY, text),
        };
        error::or_null(ctx, lookup::one(ctx, column, &text).await)
    }

    /// All sources that pass the filter.
    async fn sources(
        &self,
        filter: Option<Box<SourceFilter>>,
        order_by: Option<Vec<OrderBy<SourceOrderField>>>,
        after: Option<String>,
        before: Option<String>,
        first: Option<i32>,
        last: Option<i32>,
    ) -> Result<Page<Source>> {
        connection::of_table(filter, order_by, PageArgs::new(after, before, first, last))
    }
}
