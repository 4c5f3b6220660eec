//! Conditions on rows whose periods differ between two days.

use chrono::NaiveDate;
use entity::{agreement, agreement_period, party, party_period};
use sea_orm::{
    ColumnTrait, ExprTrait,
    sea_query::{Expr, JoinType, Query, SelectStatement},
};

use super::Periods;
use crate::store::column_ref;

/// Two days.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Between {
    /// The first.
    pub from: NaiveDate,
    /// The later one.
    pub to: NaiveDate,
}

/// The periods of the first day and of the later one: of an agreement, and of a party to it.
const AGREEMENT: [&str; 2] = ["agreement_before", "agreement_after"];
const PARTY: [&str; 2] = ["party_before", "party_after"];

impl Between {
    /// That the status of an agreement differs.
    pub fn of_agreement(self) -> Expr {
        use agreement_period::Column::Status;
        let owner = Expr::col(column_ref(agreement::Column::Id));
        let mut periods = Query::select();
        for (alias, day) in AGREEMENT.into_iter().zip([self.from, self.to]) {
            periods
                .from_as(agreement_period::Entity, alias)
                .and_where(holds::<agreement_period::Entity>(alias, day, owner.clone()));
        }
        let differs = periods
            .expr(Expr::val(1))
            .and_where(unlike(AGREEMENT, Status));
        Expr::exists(differs.take())
    }

    /// That an actor bears a part of an agreement, and the status of either differs. Few parties
    /// have it as their bearer, so the search begins with them.
    pub fn of_part(self, actor: i64) -> Expr {
        use agreement_period::Column::Status as OfAgreement;
        use party_period::Column::Status as OfParty;
        let of_agreement = Expr::col(column_ref(party::Column::AgreementId));
        let mut parts = Query::select();
        parts
            .column(column_ref(party::Column::AgreementId))
            .from(party::Entity);
        self.join_parts(&mut parts, actor);
        self.join::<agreement_period::Entity>(&mut parts, AGREEMENT, &of_agreement);
        let differs = unlike(PARTY, OfParty).or(unlike(AGREEMENT, OfAgreement));
        let id = Expr::col(column_ref(agreement::Column::Id));
        id.in_subquery(parts.and_where(differs).take())
    }

    /// That an actor bears a party on one of the days.
    pub fn is_borne(self, actor: i64) -> Expr {
        let mut parts = Query::select();
        parts
            .column(column_ref(party::Column::Id))
            .from(party::Entity);
        self.join_parts(&mut parts, actor);
        let id = Expr::col(column_ref(party::Column::Id));
        id.in_subquery(parts.take())
    }

    /// The parties that an actor bears on one of the days, with the periods of both.
    fn join_parts(self, parties: &mut SelectStatement, actor: i64) {
        use party_period::Column::{BearerId, PartyId};
        let id = || Expr::col(column_ref(party::Column::Id));
        let ever = Query::select()
            .column(PartyId)
            .from(party_period::Entity)
            .and_where(Expr::col(BearerId).eq(actor))
            .take();
        parties.and_where(id().in_subquery(ever));
        self.join::<party_period::Entity>(parties, PARTY, &id());
        let [before, after] = PARTY.map(|alias| Expr::col((alias, BearerId)).eq(actor));
        parties.and_where(before.or(after));
    }

    /// Joins the two periods of an owner.
    fn join<P: Periods>(
        self,
        select: &mut SelectStatement,
        aliases: [&'static str; 2],
        owner: &Expr,
    ) {
        for (alias, day) in aliases.into_iter().zip([self.from, self.to]) {
            let on = holds::<P>(alias, day, owner.clone());
            select.join_as(JoinType::InnerJoin, P::default(), alias, on);
        }
    }
}

/// That a day lies in a period of an owner.
fn holds<P: Periods>(alias: &'static str, day: NaiveDate, owner: Expr) -> Expr {
    let until = || Expr::col((alias, P::until()));
    let lasts = until().is_null().or(until().gt(day));
    let same = owner.equals((alias, P::owner()));
    same.and(Expr::col((alias, P::from())).lte(day)).and(lasts)
}

fn unlike([before, after]: [&'static str; 2], status: impl ColumnTrait) -> Expr {
    Expr::col((before, status)).ne(Expr::col((after, status)))
}
