//! Tests on the status that an agreement or a party has on a day.

use std::collections::BTreeSet;

use async_graphql::{Enum, InputObject, InputType, resolver_utils::EnumType};
use chrono::NaiveDate;
use entity::{agreement, agreement_period, party, party_period};
use sea_orm::{
    ColumnTrait, Condition, EntityTrait, ExprTrait, QueryFilter, QuerySelect, QueryTrait,
    sea_query::Expr,
};

use super::{column::stored, known, one};
use crate::{
    graphql::{
        today::{self, AsOf},
        types::{fuzzy_date::Date, state::StateFilter},
        vocabulary::{AgreementStatus, PartyStatus},
    },
    store::{
        Filter, Table,
        periods::{FIRST_DAY, Periods},
    },
};

/// How sure a status must be.
#[derive(Enum, Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum StatusMatch {
    /// It is the only candidate, whatever the vague days and the claims that differ. Not the field
    /// `certainty`: what is `ASSUMED` counts too.
    #[default]
    Certain,
    /// It may have the status: it is one of the candidates.
    Possible,
}

/// A test on a day: a half-open range.
#[derive(InputObject, Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct DayFilter {
    /// On this day or later.
    from: Option<Date>,
    /// Before this day; the day itself is outside.
    until: Option<Date>,
}

/// A test on the status of an agreement on a day. The tests hold of one and the same period. `asOf`
/// alone tests nothing, and is refused.
#[derive(InputObject, Clone, Debug, PartialEq, Eq, Hash)]
#[graphql(validator = "AgreementStatusFilter::checked")]
pub struct AgreementStatusFilter {
    /// It is this status.
    is: Option<AgreementStatus>,
    /// It is one of these statuses. An empty list matches nothing.
    #[graphql(name = "in", validator(max_items = 1000))]
    one_of: Option<Vec<AgreementStatus>>,
    /// On this day; today (UTC) if not given.
    #[graphql(process_with = "today::or_today")]
    as_of: Option<AsOf>,
    /// How sure the status must be.
    #[graphql(default)]
    certainty: StatusMatch,
    /// The first day on which it had the status without a break. Nothing is since a day where the
    /// status is in doubt.
    since: Option<DayFilter>,
    /// Whether notice was given that it will end.
    under_notice: Option<bool>,
}

/// A test on the status of a party on a day. The tests hold of one and the same period. `asOf` alone
/// tests nothing, and is refused.
#[derive(InputObject, Clone, Debug, PartialEq, Eq, Hash)]
#[graphql(validator = "PartyStatusFilter::checked")]
pub struct PartyStatusFilter {
    /// It is this status.
    is: Option<PartyStatus>,
    /// It is one of these statuses. An empty list matches nothing.
    #[graphql(name = "in", validator(max_items = 1000))]
    one_of: Option<Vec<PartyStatus>>,
    /// On this day; today (UTC) if not given.
    #[graphql(process_with = "today::or_today")]
    as_of: Option<AsOf>,
    /// How sure the status must be.
    #[graphql(default)]
    certainty: StatusMatch,
    /// The first day on which it had the status without a break. Nothing is since a day where the
    /// status is in doubt.
    since: Option<DayFilter>,
    /// Whether notice was given that it will leave, or that the agreement will end.
    under_notice: Option<bool>,
    /// Whether the status is inferred.
    inferred: Option<bool>,
    /// A test on `bearer` where it is a State: the party itself, or the State that continues it.
    bearer: Option<Box<StateFilter>>,
}

/// The tests on a period that all periods share.
struct Sought<'a, S> {
    is: Option<S>,
    one_of: Option<&'a [S]>,
    as_of: Option<AsOf>,
    certainty: StatusMatch,
    since: Option<DayFilter>,
    under_notice: Option<bool>,
}

const DAY_ALONE: &str = "`asOf` says on which day `status` is tested, and nothing is";

/// The columns of a table of periods on which tests are put.
struct Columns<C> {
    owner: C,
    status: C,
    otherwise: C,
    since: C,
    notice: C,
}

impl<S: InputType + EnumType> Sought<'_, S> {
    /// Whether a day is given, and no test.
    fn is_day_alone(&self) -> bool {
        let tests = self.is.is_some() || self.one_of.is_some();
        let tests = tests || self.since.is_some() || self.under_notice.is_some();
        matches!(self.as_of, Some(AsOf::Given(_))) && !tests
    }

    /// What must hold of the period of the day.
    fn condition<P: Periods>(&self, columns: &Columns<P::Column>) -> Condition {
        // Each once, however often the client names it.
        let terms = |terms: &[S]| {
            let terms: BTreeSet<_> = terms.iter().map(stored).collect();
            terms.into_iter().collect::<Vec<_>>()
        };
        let statuses = [
            self.is.as_ref().map(|is| vec![stored(is)]),
            self.one_of.map(terms),
        ];
        let each = statuses.into_iter().flatten().map(|terms| {
            let status = columns.status.is_in(terms.clone());
            let otherwise = columns.otherwise.is_in(terms);
            match self.certainty {
                StatusMatch::Certain => status.and(otherwise),
                StatusMatch::Possible => status.or(otherwise),
            }
        });
        let DayFilter { from, until } = self.since.unwrap_or_default();
        // What never had another status has it since no day that is known.
        let ever_other = self.since.map(|_| columns.since.gt(FIRST_DAY));
        let noticed = self.under_notice.map(|is| known(columns.notice, is));
        let day = self.as_of.map(|as_of| P::on(as_of.day()));
        each.fold(Condition::all().add_option(day), Condition::add)
            .add_option(ever_other)
            .add_option(from.map(|day| columns.since.gte(day.0)))
            .add_option(until.map(|day| columns.since.lt(day.0)))
            .add_option(noticed)
    }
}

/// That there is such a period of the row whose id the owner is.
fn exists<P: Periods, E: Table>(owner: P::Column, condition: Condition) -> Condition {
    let same = Expr::col(owner.as_column_ref()).equals(E::id_column().as_column_ref());
    let period = P::find()
        .select_only()
        .expr(Expr::val(1))
        .filter(same)
        .filter(condition);
    Condition::all().add(Expr::exists(period.into_query()))
}

impl AgreementStatusFilter {
    /// That it is for certain one of these statuses on a day.
    pub fn one_of(statuses: Vec<AgreementStatus>, day: NaiveDate) -> Self {
        Self {
            is: None,
            one_of: Some(statuses),
            as_of: Some(AsOf::Given(day)),
            certainty: StatusMatch::Certain,
            since: None,
            under_notice: None,
        }
    }

    fn checked(&self) -> Result<(), String> {
        if self.sought().is_day_alone() {
            return Err(format!(
                "{DAY_ALONE}; give `is`, `in`, `since` or `underNotice` too"
            ));
        }
        Ok(())
    }

    fn sought(&self) -> Sought<'_, AgreementStatus> {
        Sought {
            is: self.is,
            one_of: self.one_of.as_deref(),
            as_of: self.as_of,
            certainty: self.certainty,
            since: self.since,
            under_notice: self.under_notice,
        }
    }
}

impl Filter<agreement::Entity> for AgreementStatusFilter {
    fn condition(&self) -> Condition {
        use agreement_period::Column;
        let columns = Columns {
            owner: Column::AgreementId,
            status: Column::Status,
            otherwise: Column::Otherwise,
            since: Column::Since,
            notice: Column::NoticeId,
        };
        let period = self
            .sought()
            .condition::<agreement_period::Entity>(&columns);
        exists::<agreement_period::Entity, agreement::Entity>(columns.owner, period)
    }
}

impl PartyStatusFilter {
    /// That it is for certain one of these statuses on a day.
    pub fn one_of(statuses: Vec<PartyStatus>, day: NaiveDate) -> Self {
        Self {
            is: None,
            one_of: Some(statuses),
            as_of: Some(AsOf::Given(day)),
            certainty: StatusMatch::Certain,
            since: None,
            under_notice: None,
            inferred: None,
            bearer: None,
        }
    }

    fn checked(&self) -> Result<(), String> {
        let tests_more = self.inferred.is_some() || self.bearer.is_some();
        if !tests_more && self.sought().is_day_alone() {
            let tests = "`is`, `in`, `since`, `underNotice`, `inferred` or `bearer`";
            return Err(format!("{DAY_ALONE}; give {tests} too"));
        }
        Ok(())
    }

    fn sought(&self) -> Sought<'_, PartyStatus> {
        Sought {
            is: self.is,
            one_of: self.one_of.as_deref(),
            as_of: self.as_of,
            certainty: self.certainty,
            since: self.since,
            under_notice: self.under_notice,
        }
    }
}

impl Filter<party::Entity> for PartyStatusFilter {
    fn condition(&self) -> Condition {
        use party_period::Column;
        let columns = Columns {
            owner: Column::PartyId,
            status: Column::Status,
            otherwise: Column::Otherwise,
            since: Column::Since,
            notice: Column::NoticeId,
        };
        let period = self
            .sought()
            .condition::<party_period::Entity>(&columns)
            .add_option(self.inferred.map(|is| Column::Inferred.eq(is)))
            .add_option(one(self.bearer.as_deref(), Column::BearerId));
        if self.bearer.is_some() {
            // Few periods have this bearer, so it is better to begin with them than with parties.
            let of_bearer = party_period::Entity::find()
                .select_only()
                .column(columns.owner)
                .filter(period);
            return Condition::all().add(party::Column::Id.in_subquery(of_bearer.into_query()));
        }
        exists::<party_period::Entity, party::Entity>(columns.owner, period)
    }
}
