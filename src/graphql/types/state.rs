//! States, present and past.

use async_graphql::{Context, Description, Enum, ID, InputObject, Object};
use entity::state::{Column, Entity};
use sea_orm::Condition;

use super::actor_fields::ActorFields;
use super::agreement::AgreementFilter;
use super::decree::DecreeFilter;
use super::evidence::Evidence;
use super::fuzzy_date::{Date, FuzzyDate};
use super::membership::{Membership, MembershipFilter, MembershipOrderField};
use super::organization::{Organization, OrganizationFilter, OrganizationOrderField};
use super::party::PartyFilter;
use super::source::SourceFilter;
use crate::{
    graphql::{
        connection::{self, Node, OrderBy, PageArgs},
        error::Result,
        filter::{
            DateFilter, DateMatch, Fuzzy, KeyFilter, ManyFilter, TermFilter, TextFilter, combined,
            many, test,
        },
        held::Held,
        name, node,
        page::Page,
        today::Today,
        vocabulary::Recognition,
    },
    store::{
        Filter, OrderField, Row,
        links::{
            AgreementsOfActor, DecreesOfActor, MembershipsOfState, OrganizationsOfState,
            PartiesOfActor, names_of, sources_of,
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

    #[graphql(flatten)]
    async fn as_actor(&self) -> ActorFields {
        ActorFields(self.0.id)
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
