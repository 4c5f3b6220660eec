//! Agreements between States, or with organizations.

use async_graphql::{Context, Description, Enum, ID, InputObject, Object};
use entity::{
    agreement::{Column, Entity},
    agreement_period, event, vocabulary as stored,
};
use sea_orm::{ColumnTrait, Condition};

use super::agreement_relation::{
    AgreementRelation, AgreementRelationFilter, AgreementRelationOrderField,
};
use super::collection::{Collection, CollectionFilter};
use super::decree::{Decree, DecreeFilter, DecreeOrderField};
use super::decree_action::{DecreeAction, DecreeActionFilter, DecreeActionOrderField};
use super::event::{Event, EventFilter, EventOrderField};
use super::evidence::Evidence;
use super::fuzzy_date::{Date, FuzzyDate};
use super::party::{Party, PartyFilter, PartyOrderField};
use super::period::{self, AgreementPeriod};
use super::same_as::SameAs;
use super::signature::{Signature, SignatureFilter, SignatureOrderField};
use super::source::SourceFilter;
use super::subject::{Subject, SubjectFilter, SubjectOrderField};
use crate::{
    graphql::{
        connection::{self, MAX_PAGE, Node, OrderBy, PageArgs},
        error::{Result, or_null},
        filter::{
            AgreementStatusFilter, DateFilter, Fuzzy, KeyFilter, ManyFilter, PartyStatusFilter,
            TermFilter, TextFilter, combined, given, many, one, test,
        },
        node,
        page::Page,
        site,
        today::Today,
        vocabulary::{AgreementForm, AgreementLevel, Laterality, PartyStatus},
    },
    store::{
        Filter, OrderField, Row,
        links::{
            ActionsOnAgreement, DecreesOnAgreement, EventsOfAgreement, MatchesOfAgreement,
            PartiesOfAgreement, RelationsOfAgreement, RelationsToAgreement, SignaturesOfAgreement,
            SubjectsOfAgreement, sources_of,
        },
    },
};

/// An international agreement in written form, governed by international law, whatever it calls
/// itself (VCLT art. 2(1)(a)). Political commitments are kept beside them, and say so in `note`.
#[derive(Description)]
pub struct Agreement(pub Row<Entity>);

impl From<Row<Entity>> for Agreement {
    fn from(row: Row<Entity>) -> Self {
        Self(row)
    }
}

impl Node for Agreement {
    type Table = Entity;
    const KEY: Column = Column::Key;
}

#[Object(use_type_description)]
impl Agreement {
    /// The global id, for `node(id:)`. Opaque and stable: the same after a new import and on either
    /// engine.
    pub async fn id(&self) -> ID {
        node::id::<Self>(&self.0.key)
    }

    /// The key of the record in this registry. Stable.
    pub async fn key(&self) -> &str {
        &self.0.key
    }

    /// The collection it comes from, with its licence. Null if it was stored before there were
    /// collections.
    async fn collection(&self, ctx: &Context<'_>) -> Option<Collection> {
        connection::referred_if_any(ctx, self.0.collection_id).await
    }

    /// The records of other collections that are likely the same agreement, at most 100. Empty if there
    /// are none.
    async fn same_as(&self, ctx: &Context<'_>) -> Result<Vec<SameAs>> {
        let all = site::rows(ctx, MatchesOfAgreement, self.0.id, (), MAX_PAGE).await?;
        Ok(all.into_iter().map(SameAs).collect())
    }

    /// The English names of its authentic languages (VCLT art. 33). Empty if not known.
    async fn languages(&self) -> Vec<&str> {
        self.0
            .languages
            .iter()
            .flat_map(|text| text.split(';'))
            .collect()
    }

    /// The day on which the agreement itself entered into force (VCLT art. 24), not for one party
    /// alone. Null if it has not, or if the day is not known.
    async fn entered_into_force_on(&self, ctx: &Context<'_>) -> Option<FuzzyDate> {
        or_null(ctx, entry_into_force(ctx, self.0.id).await)
    }

    /// Its status on a day, today (UTC) if none is given, and what it rests on. It follows from its
    /// events by the rules in `docs/time.md`; a decree changes none.
    async fn status(&self, ctx: &Context<'_>, as_of: Option<Date>) -> Result<AgreementPeriod> {
        let day = Today::or(as_of);
        let period = period::on::<agreement_period::Entity>(ctx, self.0.id, day).await?;
        Ok(AgreementPeriod(period))
    }

    /// All its periods: which status it had when.
    async fn timeline(&self, ctx: &Context<'_>) -> Result<Vec<AgreementPeriod>> {
        let all = period::all::<agreement_period::Entity>(ctx, self.0.id).await?;
        Ok(all.into_iter().map(AgreementPeriod).collect())
    }

    /// The title in English, a translation where no English text is authentic; in Spanish in the
    /// collection `colombia`.
    async fn title(&self) -> &str {
        &self.0.title
    }

    /// The title it is usually called by. Null where there is none.
    async fn short_title(&self) -> Option<&str> {
        self.0.short_title.as_deref()
    }

    /// What it calls itself.
    async fn form(&self) -> AgreementForm {
        self.0.form.into()
    }

    /// In whose name it was concluded. Null if not known.
    async fn level(&self) -> Option<AgreementLevel> {
        self.0.level.map(Into::into)
    }

    /// For how many parties it is made. Null if not known.
    async fn laterality(&self) -> Option<Laterality> {
        self.0.laterality.map(Into::into)
    }

    /// The day on which it was signed, or opened for signature. Null if not known or not signed.
    /// Each signature is an event of its own.
    async fn signed_on(&self) -> Result<Option<FuzzyDate>> {
        FuzzyDate::read(self.0.signed_on_edtf.as_deref())
    }

    /// The place where it was signed. Null if not known.
    async fn signed_at(&self) -> Option<&str> {
        self.0.signed_at.as_deref()
    }

    /// The number of its registration (UN Charter art. 102; `UNTS I-44001`) or in the series of
    /// its depositary (`CETS 005`). Null if not known or not registered.
    async fn registration_number(&self) -> Option<&str> {
        self.0.registration_number.as_deref()
    }

    /// The item of Wikidata. Null if not known.
    async fn wikidata_id(&self) -> Option<&str> {
        self.0.wikidata_id.as_deref()
    }

    /// Who keeps the original (VCLT art. 76). Null if not known, or there is none.
    async fn depositary(&self) -> Option<&str> {
        self.0.depositary.as_deref()
    }

    /// A remark. Null where there is none.
    async fn note(&self) -> Option<&str> {
        self.0.note.as_deref()
    }

    /// All that ever had a part in it: signatories, and those that left, too. With `status`, only those
    /// that had one of these statuses on the day `asOf`, today (UTC) if none is given; one whose status
    /// of that day is in doubt is left out. `asOf` without `status` is refused.
    #[expect(
        clippy::too_many_arguments,
        reason = "those of a connection, and two of its own"
    )]
    async fn parties(
        &self,
        as_of: Option<Date>,
        #[graphql(desc = "Only parties of one of these statuses on the day `asOf`.")]
        status: Option<Vec<PartyStatus>>,
        filter: Option<Box<PartyFilter>>,
        order_by: Option<Vec<OrderBy<PartyOrderField>>>,
        after: Option<String>,
        before: Option<String>,
        first: Option<i32>,
        last: Option<i32>,
    ) -> Result<Page<Party>> {
        let status = Today::held(status, as_of)?;
        let status = status.map(|(status, day)| PartyStatusFilter::one_of(status, day));
        connection::of_parent(
            PartiesOfAgreement,
            self.0.id,
            (filter, status),
            order_by,
            PageArgs::new(after, before, first, last),
        )
    }

    /// What happened to it.
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
            EventsOfAgreement,
            self.0.id,
            filter,
            order_by,
            PageArgs::new(after, before, first, last),
        )
    }

    /// Who signed it, or attended its signing. Who took part in another event stands there.
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
            SignaturesOfAgreement,
            self.0.id,
            filter,
            order_by,
            PageArgs::new(after, before, first, last),
        )
    }

    /// What decrees did about it at home: authorized, ratified, denounced.
    async fn actions(
        &self,
        filter: Option<Box<DecreeActionFilter>>,
        order_by: Option<Vec<OrderBy<DecreeActionOrderField>>>,
        after: Option<String>,
        before: Option<String>,
        first: Option<i32>,
        last: Option<i32>,
    ) -> Result<Page<DecreeAction>> {
        connection::of_parent(
            ActionsOnAgreement,
            self.0.id,
            filter,
            order_by,
            PageArgs::new(after, before, first, last),
        )
    }

    /// The decrees that act on it. In the order of `ADOPTED_ON` they are its domestic chain: each
    /// with its `actions`, what they delegate to whom, and the events that came of them.
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
            DecreesOnAgreement,
            self.0.id,
            filter,
            order_by,
            PageArgs::new(after, before, first, last),
        )
    }

    /// What it is about.
    async fn subjects(
        &self,
        filter: Option<Box<SubjectFilter>>,
        order_by: Option<Vec<OrderBy<SubjectOrderField>>>,
        after: Option<String>,
        before: Option<String>,
        first: Option<i32>,
        last: Option<i32>,
    ) -> Result<Page<Subject>> {
        connection::of_parent(
            SubjectsOfAgreement,
            self.0.id,
            filter,
            order_by,
            PageArgs::new(after, before, first, last),
        )
    }

    /// Which other agreements it amends, supplements, implements, supersedes or extends.
    async fn relations(
        &self,
        filter: Option<Box<AgreementRelationFilter>>,
        order_by: Option<Vec<OrderBy<AgreementRelationOrderField>>>,
        after: Option<String>,
        before: Option<String>,
        first: Option<i32>,
        last: Option<i32>,
    ) -> Result<Page<AgreementRelation>> {
        connection::of_parent(
            RelationsOfAgreement,
            self.0.id,
            filter,
            order_by,
            PageArgs::new(after, before, first, last),
        )
    }

    /// Which other agreements amend, supplement, implement, supersede or extend it.
    async fn related_by(
        &self,
        filter: Option<Box<AgreementRelationFilter>>,
        order_by: Option<Vec<OrderBy<AgreementRelationOrderField>>>,
        after: Option<String>,
        before: Option<String>,
        first: Option<i32>,
        last: Option<i32>,
    ) -> Result<Page<AgreementRelation>> {
        connection::of_parent(
            RelationsToAgreement,
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
}

/// The first entry into force of an agreement of which a day is known.
async fn entry_into_force(ctx: &Context<'_>, id: i64) -> Result<Option<FuzzyDate>> {
    let entries = site::rows(ctx, EventsOfAgreement, id, EntryIntoForce, MAX_PAGE).await?;
    // An event counts from its day of effect; of several the first of which a day is known.
    let days = entries.iter().filter_map(|event| {
        Some(match &event.effective_on_edtf {
            Some(effective) => (event.effective_on_earliest, effective),
            None => (event.occurred_on_earliest, event.occurred_on_edtf.as_ref()?),
        })
    });
    let first = days.min_by_key(|(earliest, _)| *earliest);
    FuzzyDate::read(first.map(|(_, edtf)| edtf.as_str()))
}

/// Which agreements to return: those that pass every test given.
#[derive(InputObject, Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct AgreementFilter {
    /// A test on `key`.
    key: Option<KeyFilter>,
    /// A test on `title`.
    title: Option<TextFilter>,
    /// A test on `shortTitle`.
    short_title: Option<TextFilter>,
    /// A test on `form`.
    form: Option<TermFilter<AgreementForm>>,
    /// A test on `level`.
    level: Option<TermFilter<AgreementLevel>>,
    /// A test on `laterality`.
    laterality: Option<TermFilter<Laterality>>,
    /// A test on `signedOn`.
    signed_on: Option<DateFilter>,
    /// A test on `status`.
    status: Option<AgreementStatusFilter>,
    /// A test on `registrationNumber`.
    registration_number: Option<KeyFilter>,
    /// A test on `wikidataId`.
    wikidata_id: Option<KeyFilter>,
    /// A test on `parties`.
    parties: Option<ManyFilter<PartyFilter>>,
    /// A test on `events`.
    events: Option<ManyFilter<EventFilter>>,
    /// A test on `signatures`.
    signatures: Option<ManyFilter<SignatureFilter>>,
    /// A test on `actions`.
    actions: Option<ManyFilter<DecreeActionFilter>>,
    /// A test on `subjects`.
    subjects: Option<ManyFilter<SubjectFilter>>,
    /// A test on `relations`.
    relations: Option<ManyFilter<AgreementRelationFilter>>,
    /// A test on `sources`.
    sources: Option<ManyFilter<SourceFilter>>,
    /// A test on `collection`.
    collection: Option<Box<CollectionFilter>>,
    /// All of these hold; at most 100.
    #[graphql(validator(max_items = 100))]
    and: Option<Vec<AgreementFilter>>,
    /// At least one of these holds; at most 100. An empty list matches nothing.
    #[graphql(validator(max_items = 100))]
    or: Option<Vec<AgreementFilter>>,
    /// This does not hold.
    not: Option<Box<AgreementFilter>>,
}

const SIGNED_ON: Fuzzy<Column> = (
    Column::SignedOnEdtf,
    Column::SignedOnEarliest,
    Column::SignedOnLatest,
);

impl Filter<Entity> for AgreementFilter {
    fn condition(&self) -> Condition {
        Condition::all()
            .add_option(test(self.key.as_ref(), Column::Key))
            .add_option(test(self.title.as_ref(), Column::TitleFolded))
            .add_option(test(self.short_title.as_ref(), Column::ShortTitleFolded))
            .add_option(test(self.form.as_ref(), Column::Form))
            .add_option(test(self.level.as_ref(), Column::Level))
            .add_option(test(self.laterality.as_ref(), Column::Laterality))
            .add_option(test(self.signed_on.as_ref(), SIGNED_ON))
            .add_option(self.status.as_ref().map(AgreementStatusFilter::condition))
            .add_option(test(
                self.registration_number.as_ref(),
                Column::RegistrationNumber,
            ))
            .add_option(test(self.wikidata_id.as_ref(), Column::WikidataId))
            .add_option(given(self.links()))
            .add_option(one(self.collection.as_deref(), Column::CollectionId))
            .add_option(combined(
                self.and.as_deref(),
                self.or.as_deref(),
                self.not.as_deref(),
            ))
    }
}

impl AgreementFilter {
    /// What must hold at the other end of its links.
    fn links(&self) -> Condition {
        Condition::all()
            .add_option(many(self.parties.as_ref(), PartiesOfAgreement, Column::Id))
            .add_option(many(self.events.as_ref(), EventsOfAgreement, Column::Id))
            .add_option(many(
                self.signatures.as_ref(),
                SignaturesOfAgreement,
                Column::Id,
            ))
            .add_option(many(self.actions.as_ref(), ActionsOnAgreement, Column::Id))
            .add_option(many(
                self.subjects.as_ref(),
                SubjectsOfAgreement,
                Column::Id,
            ))
            .add_option(many(
                self.relations.as_ref(),
                RelationsOfAgreement,
                Column::Id,
            ))
            .add_option(many(
                self.sources.as_ref(),
                sources_of::<Entity>(),
                Column::Id,
            ))
    }
}

/// What agreements may be ordered by.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum AgreementOrderField {
    /// By `key`.
    Key,
    /// By `title`.
    Title,
    /// By `signedOn`, by its earliest day where it is vague.
    SignedOn,
    /// By `registrationNumber`.
    RegistrationNumber,
    /// By the first day on which its status was `IN_FORCE` for certain; last, what never was.
    InForceFrom,
    /// By the day since which it is `ENDED` for certain; last, what has not ended.
    EndedOn,
}

impl OrderField<Entity> for AgreementOrderField {
    fn column(self) -> Column {
        match self {
            Self::Key => Column::Key,
            Self::Title => Column::TitleFolded,
            Self::SignedOn => Column::SignedOnEarliest,
            Self::RegistrationNumber => Column::RegistrationNumber,
            Self::InForceFrom => Column::InForceOn,
            Self::EndedOn => Column::EndedOn,
        }
    }
}

/// Only the entry into force of the agreement itself.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
struct EntryIntoForce;

impl Filter<event::Entity> for EntryIntoForce {
    fn condition(&self) -> Condition {
        Condition::all()
            .add(event::Column::Kind.eq(stored::EventKind::EntryIntoForce))
            .add(event::Column::PartyId.is_null())
    }
}
