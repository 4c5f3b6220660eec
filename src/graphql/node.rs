//! The Node interface and global ids.

use std::borrow::Cow;

use async_graphql::{Context, ID, Interface, OutputType, futures_util::future::BoxFuture};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use entity::vocabulary::RecordKind;
use sea_orm::Iterable;

use super::{
    connection::{self, Node},
    error::{Result, bad_input},
    lookup,
    types::{
        agreement::Agreement, agreement_relation::AgreementRelation, appointment::Appointment,
        claim::Claim, collection::Collection, decree::Decree, decree_action::DecreeAction,
        event::Event, institution::Institution, membership::Membership, office::Office,
        official::Official, organization::Organization, party::Party, signature::Signature,
        source::Source, state::State, subject::Subject, succession::Succession,
    },
};

/// A record of the registry that can be fetched again by its global id.
#[derive(Interface)]
#[graphql(
    name = "Node",
    field(
        name = "id",
        ty = "ID",
        desc = "The global id, for `node(id:)`. Opaque and stable."
    ),
    field(
        name = "key",
        ty = "&str",
        desc = "The key of the record in this registry. Stable."
    )
)]
pub enum AnyNode {
    /// An Agreement.
    Agreement(Agreement),
    /// A relation between agreements.
    AgreementRelation(AgreementRelation),
    /// An Appointment.
    Appointment(Appointment),
    /// A Claim.
    Claim(Claim),
    /// A Collection.
    Collection(Collection),
    /// A Decree.
    Decree(Decree),
    /// What a decree does about an agreement.
    DecreeAction(DecreeAction),
    /// An Event.
    Event(Event),
    /// An Institution.
    Institution(Institution),
    /// A Membership.
    Membership(Membership),
    /// An Office.
    Office(Office),
    /// An Official.
    Official(Official),
    /// An Organization.
    Organization(Organization),
    /// A Party.
    Party(Party),
    /// A Signature.
    Signature(Signature),
    /// A Source.
    Source(Source),
    /// A State.
    State(State),
    /// A Subject.
    Subject(Subject),
    /// A Succession.
    Succession(Succession),
}

/// The global id of a record: made of its type and key, so that it outlives every import.
pub fn id<N: Node>(key: &str) -> ID {
    let type_name = <N as OutputType>::type_name();
    URL_SAFE_NO_PAD.encode(format!("{type_name}:{key}")).into()
}

/// The record with this global id, if there is one.
pub async fn find(ctx: &Context<'_>, id: &ID) -> Result<Option<AnyNode>> {
    let text = URL_SAFE_NO_PAD
        .decode(id.as_str())
        .ok()
        .and_then(|it| String::from_utf8(it).ok());
    let (type_name, key) = text
        .as_deref()
        .and_then(|text| text.split_once(':'))
        .ok_or_else(|| not_an_id(id))?;
    let kind = kinds()
        .find(|kind| (kind.type_name)() == type_name)
        .ok_or_else(|| not_an_id(id))?;
    (kind.keyed)(ctx, key).await
}

/// The record a claim is about.
pub async fn record(ctx: &Context<'_>, kind: RecordKind, id: i64) -> Result<AnyNode> {
    (of_record(kind).referred)(ctx, id).await
}

/// The type of each kind of record.
fn of_record(kind: RecordKind) -> Kind {
    match kind {
        RecordKind::State => Kind::of::<State>(),
        RecordKind::Organization => Kind::of::<Organization>(),
        RecordKind::Succession => Kind::of::<Succession>(),
        RecordKind::Membership => Kind::of::<Membership>(),
        RecordKind::Institution => Kind::of::<Institution>(),
        RecordKind::Office => Kind::of::<Office>(),
        RecordKind::Official => Kind::of::<Official>(),
        RecordKind::Appointment => Kind::of::<Appointment>(),
        RecordKind::Agreement => Kind::of::<Agreement>(),
        RecordKind::AgreementRelation => Kind::of::<AgreementRelation>(),
        RecordKind::Party => Kind::of::<Party>(),
        RecordKind::Decree => Kind::of::<Decree>(),
        RecordKind::DecreeAction => Kind::of::<DecreeAction>(),
        RecordKind::Event => Kind::of::<Event>(),
        RecordKind::Signature => Kind::of::<Signature>(),
    }
}

/// Every type of node: those of the records, and those that rest on no sources.
fn kinds() -> impl Iterator<Item = Kind> {
    let others = [
        Kind::of::<Claim>(),
        Kind::of::<Collection>(),
        Kind::of::<Source>(),
        Kind::of::<Subject>(),
    ];
    RecordKind::iter().map(of_record).chain(others)
}

/// How nodes of one type are found.
struct Kind {
    type_name: fn() -> Cow<'static, str>,
    keyed: for<'a> fn(&'a Context<'_>, &'a str) -> BoxFuture<'a, Result<Option<AnyNode>>>,
    referred: for<'a> fn(&'a Context<'_>, i64) -> BoxFuture<'a, Result<AnyNode>>,
}

impl Kind {
    fn of<N: Node + Into<AnyNode>>() -> Self {
        Self {
            type_name: <N as OutputType>::type_name,
            keyed: |ctx, key| {
                Box::pin(async move {
                    let node = lookup::one::<N>(ctx, N::KEY, key).await?;
                    Ok(node.map(Into::into))
                })
            },
            referred: |ctx, id| {
                Box::pin(async move {
                    let node = connection::referred::<N>(ctx, id).await?;
                    Ok(node.into())
                })
            },
        }
    }
}

fn not_an_id(id: &ID) -> super::error::Error {
    bad_input(format!(
        "`{}` is not a global id; pass the `id` of a record",
        id.as_str()
    ))
}
