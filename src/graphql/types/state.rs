//! States, present and past.

use async_graphql::{Context, Description, Enum, ID, InputObject, Object};
use entity::state::{Column, Entity};
use sea_orm::Condition;

use super::agreement::{Agreement, AgreementFilter, AgreementOrderField};
use super::decree::{Decree, DecreeFilter, DecreeOrderField};
use super::event::{Event, EventFilter, EventOrderField};
use super::evidence::Evidence;
use super::fuzzy_date::{Date, FuzzyDate};
use super::institution::{Institution, InstitutionFilter, InstitutionOrderField};
use super::membership::{Membership, MembershipFilter, MembershipOrderField};
use super::organization::{Organization, OrganizationFilter, OrganizationOrderField};
use super::party::{Party, PartyFilter, PartyOrderField};
use super::signature::{Signature, SignatureFilter, SignatureOrderField};
use super::source::SourceFilter;
use super::succession::{Succession, SuccessionFilter, SuccessionOrderField};
use crate::{
    graphql::{
        between::Between,
        connection::{self, Node, OrderBy, PageArgs},
        error::Result,
        filter::{
            DateFilter, DateMatch, Fuzzy, KeyFilter, ManyFilter, TermFilter, TextFilter, combined,
            many, test,
        },
        held::Held,
        lookup::ActorBy,
        name, node,
        page::Page,
        today::Today,
        vocabulary::{AgreementStatus, Recognition},
    },
    store::{
        Filter, OrderField, Row,
        links::{
            AgreementsOfActor, DecreesOfActor, EventsOfActor, InstitutionsOfActor,
            MembershipsOfState, OrganizationsOfState, PartiesOfActor, SignaturesOfActor,
            SuccessionsFrom, SuccessionsTo, names_of, sources_of,
        },
    },
};

/// A State: a subject of international law, present or past. Codes are those of ISO 3166.
#[derive(Description)]
pub struct State(pub Row<Entity>);

impl From<Row<Entity>> for State {
    fn from(row: Row<Entity>) -> Self {
        Self(row)
    }
}

impl Node for State {
    type Table = Entity;
    const KEY: Column = Column::Key;
}

#[Object(use_type_description)]
impl State {
    /// The global id, for `node(id:)`. Opaque and stable: the same after a new import and on either
    /// engine.
    pub async fn id(&self) -> ID {
        node::id::<Self>(&self.0.key)
    }

    /// The key of the record in this registry. Stable.
    pub async fn key(&self) -> &str {
        &self.0.key
    }

    /// The name in English, or in another language. Kept are `en`, `es`, `fr` and `ru`; where the
    /// registry has no name in the language asked for, the answer is in English.
    async fn name(
        &self,
        ctx: &Context<'_>,
        #[graphql(
            desc = "A language tag, for instance `ru` or `pt-BR`, of which the first part counts; English if not given."
        )]
        lang: Option<String>,
    ) -> Result<String> {
        name::in_language(ctx, names_of::<Entity>(), self.0.id, lang, &self.0.name).await
    }

    /// The official name in English.
    async fn official_name(&self) -> &str {
        &self.0.official_name
    }

    /// The alpha-3 code of ISO 3166-1, or of 3166-3 for a State of the past (`SUN`, `CSK`, `DDR`,
    /// `YUG`). Null where there is none; `XKX` is a user-assigned code.
    async fn iso_code(&self) -> Option<&str> {
        self.0.iso_code.as_deref()
    }

    /// The alpha-2 code of ISO 3166. Not unique over time: `CS` was used twice. Null where there
    /// is none.
    async fn iso_alpha2(&self) -> Option<&str> {
        self.0.iso_alpha2.as_deref()
    }

    /// The day since which it has existed in its present form: that of its foundation, of its present
    /// constitution, or on which its independence was restored. A State may have been the same before, as
    /// Germany before 1949 and Estonia before 1991, and have parts in agreements of then. Null where that
    /// is not recorded, because it matters to no agreement here.
    async fn r#from(&self) -> Result<Option<FuzzyDate>> {
        FuzzyDate::read(self.0.from_edtf.as_deref())
    }

    /// The first day on which it no longer existed. Null if no end is known.
    async fn until(&self) -> Result<Option<FuzzyDate>> {
        FuzzyDate::read(self.0.until_edtf.as_deref())
    }

    /// How other States recognize it.
    async fn recognition(&self) -> Recognition {
        self.0.recognition.into()
    }

    /// A remark on its status. Null where there is none.
    async fn note(&self) -> Option<&str> {
        self.0.note.as_deref()
    }

    /// Its memberships of organizations, past and present; with `asOf`, those of that day.
    #[expect(
        clippy::too_many_arguments,
        reason = "those of a connection, and the day"
    )]
    async fn memberships(
        &self,
        as_of: Option<Date>,
        #[graphql(default)] r#match: DateMatch,
        filter: Option<Box<MembershipFilter>>,
        order_by: Option<Vec<OrderBy<MembershipOrderField>>>,
        after: Option<String>,
        before: Option<String>,
        first: Option<i32>,
        last: Option<i32>,
    ) -> Result<Page<Membership>> {
        let held = as_of.map(|day| Held::on(day.0, r#match));
        connection::of_parent(
            MembershipsOfState,
            self.0.id,
            (filter, held),
            order_by,
            PageArgs::new(after, before, first, last),
        )
    }

    /// The agreements in which it has a part, whatever its status.
    async fn agreements(
        &self,
        filter: Option<Box<AgreementFilter>>,
        order_by: Option<Vec<OrderBy<AgreementOrderField>>>,
        after: Option<String>,
        before: Option<String>,
        first: Option<i32>,
        last: Option<i32>,
    ) -> Result<Page<Agreement>> {
        connection::of_parent(
            AgreementsOfActor,
            self.0.id,
            filter,
            order_by,
            PageArgs::new(after, before, first, last),
        )
    }

    /// The agreements that it has with another State or Organization: each has a part, and may be a
    /// signatory only, or have left. `status` is that of the agreement on the day `asOf`, where no
    /// doubt is left, or today (UTC) without it; `asOf` without `status` is refused, and so is an `other`
    /// that is not there, or the same. To ask who was bound, test `parties` in `filter`.
    #[expect(
        clippy::too_many_arguments,
        reason = "those of a connection, and four of its own"
    )]
    async fn agreements_with(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The other.")] other: ActorBy,
        as_of: Option<Date>,
        #[graphql(desc = "Only agreements of one of these statuses on the day `asOf`.")]
        status: Option<Vec<AgreementStatus>>,
        #[graphql(
            default,
            desc = "Whether the parts of those before either count as theirs, as those of the \
                    USSR for Russia. A part of one that came before both counts for neither."
        )]
        include_predecessors: bool,
        filter: Option<Box<AgreementFilter>>,
        order_by: Option<Vec<OrderBy<AgreementOrderField>>>,
        after: Option<String>,
        before: Option<String>,
        first: Option<i32>,
        last: Option<i32>,
    ) -> Result<Page<Agreement>> {
        let between = Between {
            other,
            as_of,
            status,
            include_predecessors,
            filter,
            order_by,
        };
        let args = PageArgs::new(after, before, first, last);
        // Boxed, since each field of the type takes as much room as the widest.
        Box::pin(between.page(ctx, self.0.id, args)).await
    }

    /// Its own part in each agreement; not those it bears after a State before it, whose `bearer` it is.
    async fn parties(
        &self,
        filter: Option<Box<PartyFilter>>,
        order_by: Option<Vec<OrderBy<PartyOrderField>>>,
        after: Option<String>,
        before: Option<String>,
        first: Option<i32>,
        last: Option<i32>,
    ) -> Result<Page<Party>> {
        connection::of_parent(
            PartiesOfActor,
            self.0.id,
            filter,
            order_by,
            PageArgs::new(after, before, first, last),
        )
    }

    /// What it did about agreements: signatures, ratifications, withdrawals.
    async fn events(
        &self,
        filter: Option<Box<EventFilter>>,
        order_by: Option<Vec<OrderBy<EventOrderField>>>,
        after: Option<String>,
        before: Option<String>,
        first: Option<i32>,
        last: Option<i32>,
    ) -> Result<Page<Event>> {
        connection::of_parent(
            EventsOfActor,
            self.0.id,
            filter,
            order_by,
            PageArgs::new(after, before, first, last),
        )
    }

    /// Its institutions.
    async fn institutions(
        &self,
        filter: Option<Box<InstitutionFilter>>,
        order_by: Option<Vec<OrderBy<InstitutionOrderField>>>,
        after: Option<String>,
        before: Option<String>,
        first: Option<i32>,
        last: Option<i32>,
    ) -> Result<Page<Institution>> {
        connection::of_parent(
            InstitutionsOfActor,
            self.0.id,
            filter,
            order_by,
            PageArgs::new(after, before, first, last),
        )
    }

    /// The decrees that its institutions issued.
    async fn decrees(
        &self,
        filter: Option<Box<DecreeFilter>>,
        order_by: Option<Vec<OrderBy<DecreeOrderField>>>,
        after: Option<String>,
        before: Option<String>,
        first: Option<i32>,
        last: Option<i32>,
    ) -> Result<Page<Decree>> {
        connection::of_parent(
            DecreesOfActor,
            self.0.id,
            filter,
            order_by,
            PageArgs::new(after, before, first, last),
        )
    }

    /// What officials signed on its behalf.
    async fn signatures(
        &self,
        filter: Option<Box<SignatureFilter>>,
        order_by: Option<Vec<OrderBy<SignatureOrderField>>>,
        after: Option<String>,
        before: Option<String>,
        first: Option<i32>,
        last: Option<i32>,
    ) -> Result<Page<Signature>> {
        connection::of_parent(
            SignaturesOfActor,
            self.0.id,
            filter,
            order_by,
            PageArgs::new(after, before, first, last),
        )
    }

    /// Which States it succeeded, and how.
    async fn succeeds(
        &self,
        filter: Option<Box<SuccessionFilter>>,
        order_by: Option<Vec<OrderBy<SuccessionOrderField>>>,
        after: Option<String>,
        before: Option<String>,
        first: Option<i32>,
        last: Option<i32>,
    ) -> Result<Page<Succession>> {
        connection::of_parent(
            SuccessionsTo,
            self.0.id,
            filter,
            order_by,
            PageArgs::new(after, before, first, last),
        )
    }

    /// Which States succeeded it, and how.
    async fn succeeded_by(
        &self,
        filter: Option<Box<SuccessionFilter>>,
        order_by: Option<Vec<OrderBy<SuccessionOrderField>>>,
        after: Option<String>,
        before: Option<String>,
        first: Option<i32>,
        last: Option<i32>,
    ) -> Result<Page<Succession>> {
        connection::of_parent(
            SuccessionsFrom,
            self.0.id,
            filter,
            order_by,
            PageArgs::new(after, before, first, last),
        )
    }

    #[graphql(flatten)]
    async fn evidence(&self) -> Evidence<'_, Self> {
        Evidence(&self.0)
    }

    /// The organizations of which it is a member on a day; today if not given.
    #[expect(
        clippy::too_many_arguments,
        reason = "those of a connection, and the day"
    )]
    async fn organizations(
        &self,
        as_of: Option<Date>,
        #[graphql(default)] r#match: DateMatch,
        filter: Option<Box<OrganizationFilter>>,
        order_by: Option<Vec<OrderBy<OrganizationOrderField>>>,
        after: Option<String>,
        before: Option<String>,
        first: Option<i32>,
        last: Option<i32>,
    ) -> Result<Page<Organization>> {
        let held = Held::on(Today::or(as_of), r#match);
        let filter = (filter, held);
        connection::of_parent(
            OrganizationsOfState,
            self.0.id,
            filter,
            order_by,
            PageArgs::new(after, before, first, last),
        )
    }
}

/// Which states to return: those that pass every test given.
#[derive(InputObject, Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct StateFilter {
    /// A test on `key`.
    key: Option<KeyFilter>,
    /// A test on `isoCode`.
    iso_code: Option<KeyFilter>,
    /// A test on `isoAlpha2`.
    iso_alpha2: Option<KeyFilter>,
    /// A test on `name` in English.
    name: Option<TextFilter>,
    /// A test on `officialName`, in English.
    official_name: Option<TextFilter>,
    /// A test on the names in other languages.
    names: Option<ManyFilter<name::NameFilter>>,
    /// A test on `recognition`.
    recognition: Option<TermFilter<Recognition>>,
    /// A test on `from`.
    r#from: Option<DateFilter>,
    /// A test on `until`.
    until: Option<DateFilter>,
    /// A test on `memberships`.
    memberships: Option<ManyFilter<MembershipFilter>>,
    /// A test on `agreements`.
    agreements: Option<ManyFilter<AgreementFilter>>,
    /// A test on `parties`.
    parties: Option<ManyFilter<PartyFilter>>,
    /// A test on `decrees`.
    decrees: Option<ManyFilter<DecreeFilter>>,
    /// A test on `sources`.
    sources: Option<ManyFilter<SourceFilter>>,
    /// All of these hold; at most 100.
    #[graphql(validator(max_items = 100))]
    and: Option<Vec<StateFilter>>,
    /// At least one of these holds; at most 100. An empty list matches nothing.
    #[graphql(validator(max_items = 100))]
    or: Option<Vec<StateFilter>>,
    /// This does not hold.
    not: Option<Box<StateFilter>>,
}

const FROM: Fuzzy<Column> = (Column::FromEdtf, Column::FromEarliest, Column::FromLatest);
const UNTIL: Fuzzy<Column> = (
    Column::UntilEdtf,
    Column::UntilEarliest,
    Column::UntilLatest,
);

impl Filter<Entity> for StateFilter {
    fn condition(&self) -> Condition {
        Condition::all()
            .add_option(test(self.key.as_ref(), Column::Key))
            .add_option(test(self.iso_code.as_ref(), Column::IsoCode))
            .add_option(test(self.iso_alpha2.as_ref(), Column::IsoAlpha2))
            .add_option(test(self.name.as_ref(), Column::NameFolded))
            .add_option(test(
                self.official_name.as_ref(),
                Column::OfficialNameFolded,
            ))
            .add_option(many(self.names.as_ref(), names_of::<Entity>(), Column::Id))
            .add_option(test(self.recognition.as_ref(), Column::Recognition))
            .add_option(test(self.r#from.as_ref(), FROM))
            .add_option(test(self.until.as_ref(), UNTIL))
            .add_option(many(
                self.memberships.as_ref(),
                MembershipsOfState,
                Column::Id,
            ))
            .add_option(many(
                self.agreements.as_ref(),
                AgreementsOfActor,
                Column::Id,
            ))
            .add_option(many(self.parties.as_ref(), PartiesOfActor, Column::Id))
            .add_option(many(self.decrees.as_ref(), DecreesOfActor, Column::Id))
            .add_option(many(
                self.sources.as_ref(),
                sources_of::<Entity>(),
                Column::Id,
            ))
            .add_option(combined(
                self.and.as_deref(),
                self.or.as_deref(),
                self.not.as_deref(),
            ))
    }
}

/// What states may be ordered by.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum StateOrderField {
    /// By `key`.
    Key,
    /// By `name`.
    Name,
    /// By `isoCode`.
    IsoCode,
    /// By `from`, by its earliest day where it is vague.
    From,
    /// By `until`, by its earliest day where it is vague.
    Until,
}

impl OrderField<Entity> for StateOrderField {
    fn column(self) -> Column {
        match self {
            Self::Key => Column::Key,
            Self::Name => Column::NameFolded,
            Self::IsoCode => Column::IsoCode,
            Self::From => Column::FromEarliest,
            Self::Until => Column::UntilEarliest,
        }
    }
}
