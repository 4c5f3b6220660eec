//! Tests on the nodes at the other end of a link.

use async_graphql::{InputObject, InputType};
use sea_orm::{
    ColumnTrait, Condition, ExprTrait, QueryFilter, QuerySelect, QueryTrait,
    sea_query::{Expr, SelectStatement},
};

use super::{IntFilter, complement, given, present};
use crate::{
    graphql::{
        name::NameFilter,
        types::{
            agreement::AgreementFilter, agreement_relation::AgreementRelationFilter,
            appointment::AppointmentFilter, decree::DecreeFilter,
            decree_action::DecreeActionFilter, event::EventFilter, membership::MembershipFilter,
            office::OfficeFilter, party::PartyFilter, signature::SignatureFilter,
            source::SourceFilter, subject::SubjectFilter,
        },
    },
    store::{Filter, Link, Table, column_ref},
};

/// A test on the nodes at the other end of a to-many link.
#[derive(InputObject, Clone, Debug, PartialEq, Eq, Hash)]
#[graphql(
    concrete(name = "ManyAgreementFilter", params(AgreementFilter)),
    concrete(name = "ManyAgreementRelationFilter", params(AgreementRelationFilter)),
    concrete(name = "ManyAppointmentFilter", params(AppointmentFilter)),
    concrete(name = "ManyDecreeFilter", params(DecreeFilter)),
    concrete(name = "ManyDecreeActionFilter", params(DecreeActionFilter)),
    concrete(name = "ManyEventFilter", params(EventFilter)),
    concrete(name = "ManyMembershipFilter", params(MembershipFilter)),
    concrete(name = "ManyNameFilter", params(NameFilter)),
    concrete(name = "ManyOfficeFilter", params(OfficeFilter)),
    concrete(name = "ManyPartyFilter", params(PartyFilter)),
    concrete(name = "ManySignatureFilter", params(SignatureFilter)),
    concrete(name = "ManySourceFilter", params(SourceFilter)),
    concrete(name = "ManySubjectFilter", params(SubjectFilter))
)]
pub struct ManyFilter<F: InputType> {
    /// At least one passes this filter.
    some: Option<Box<F>>,
    /// All pass this filter; so it holds where there are none.
    every: Option<Box<F>>,
    /// None passes this filter; so it holds where there are none.
    none: Option<Box<F>>,
    /// How many there are in all.
    count: Option<IntFilter>,
}

/// The condition of an optional test on a to-many link, for the table whose `id` names the parent.
pub fn many<L, F>(test: Option<&ManyFilter<F>>, link: L, id: impl ColumnTrait) -> Option<Condition>
where
    L: Link,
    F: Filter<L::Child> + InputType,
{
    let test = test?;
    let not = |filter: &F| Condition::all().add(complement(filter.condition()));
    let some = test.some.as_ref().map(|it| among(link, id, it.as_ref()));
    let every = test
        .every
        .as_ref()
        .map(|it| id.not_in_subquery(parents::<L>(not(it))));
    let none = test
        .none
        .as_ref()
        .map(|it| id.not_in_subquery(parents::<L>(it.condition())));
    let count = test.count.iter().flat_map(|it| it.parts(&counted::<L>(id)));
    let tests = [some, every, none].into_iter().flatten().chain(count);
    given(tests.fold(Condition::all(), Condition::add))
}

/// That the row is a parent of at least one child that passes the filter.
pub fn among<L: Link>(_: L, id: impl ColumnTrait, filter: &impl Filter<L::Child>) -> Expr {
    id.in_subquery(parents::<L>(filter.condition()))
}

/// The parents on which a child with this condition hangs.
fn parents<L: Link>(condition: Condition) -> SelectStatement {
    let mut select = L::select().select_only().filter(condition);
    let query = QueryTrait::query(&mut select);
    query
        .expr(Expr::col(L::parent()))
        .and_where(Expr::col(L::parent()).is_not_null())
        .take()
}

fn counted<L: Link>(id: impl ColumnTrait) -> Expr {
    let child = Expr::col(column_ref(L::Child::id_column()));
    let count = if L::REPEATS {
        child.count_distinct()
    } else {
        child.count()
    };
    let mut select = L::select().select_only();
    let query = QueryTrait::query(&mut select);
    let here = Expr::col(L::parent()).equals(id.as_column_ref());
    Expr::SubQuery(
        None,
        Box::new(query.expr(count).and_where(here).take().into()),
    )
}

/// The condition of an optional test on the one node a column refers to.
pub fn one<E, F>(filter: Option<&F>, column: impl ColumnTrait) -> Option<Condition>
where
    E: Table,
    F: Filter<E>,
{
    let ids = E::find()
        .select_only()
        .column(E::id_column())
        .filter(filter?.condition());
    let found = present(column, column.in_subquery(ids.into_query()));
    Some(Condition::all().add(found))
}
