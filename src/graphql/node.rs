//! The Node interface and global ids.

use async_graphql::{Context, ID, Interface};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use entity::vocabulary::RecordKind;

use super::{
    connection::{self, Node},
    error::{Result, bad_input},
    site,
    types::{
        agreement::Agreement, agreement_relation::AgreementRelation, appointment::Appointment,
        claim::Claim, decree::Decree, decree_action::DecreeAction, event::Event,
        institution::Institution, membership::Membership, office::Office, official::Official,
        organization::Organization, party::Party, signature::Signature, source::Source,
        state::State, subject::Subject, succession::Succession,
    },
};
use crate::store::loader::by_text;

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
pub fn id(type_name: &str, key: &str) -> ID {
    URL_SAFE_NO_PAD.encode(format!("{type_name}:{key}")).into()
}

/// The record with this global id, if there is one.
pub async fn find(ctx: &Context<'_>, id: &ID) -> Result<Option<AnyNode>> {
    let text = URL_SAFE_NO_PAD
        .decode(id.as_str())
        .ok()
        .and_then(|it| String::from_utf8(it).ok());
    let Some((type_name, key)) = text.as_deref().and_then(|text| text.split_once(':')) else {
        return Err(not_an_id(id));
    };
    match type_name {
        "Agreement" => keyed::<Agreement>(ctx, entity::agreement::Column::Key, key).await,
        "AgreementRelation" => {
            keyed::<AgreementRelation>(ctx, entity::agreement_relation::Column::Key, key).await
        }
        "Appointment" => keyed::<Appointment>(ctx, entity::appointment::Column::Key, key).await,
        "Claim" => keyed::<Claim>(ctx, entity::claim::Column::Key, key).await,
        "Decree" => keyed::<Decree>(ctx, entity::decree::Column::Key, key).await,
        "DecreeAction" => keyed::<DecreeAction>(ctx, entity::decree_action::Column::Key, key).await,
        "Event" => keyed::<Event>(ctx, entity::event::Column::Key, key).await,
        "Institution" => keyed::<Institution>(ctx, entity::institution::Column::Key, key).await,
        "Membership" => keyed::<Membership>(ctx, entity::membership::Column::Key, key).await,
        "Office" => keyed::<Office>(ctx, entity::office::Column::Key, key).await,
        "Official" => keyed::<Official>(ctx, entity::official::Column::Key, key).await,
        "Organization" => keyed::<Organization>(ctx, entity::organization::Column::Key, key).await,
        "Party" => keyed::<Party>(ctx, entity::party::Column::Key, key).await,
        "Signature" => keyed::<Signature>(ctx, entity::signature::Column::Key, key).await,
        "Source" => keyed::<Source>(ctx, entity::source::Column::Key, key).await,
        "State" => keyed::<State>(ctx, entity::state::Column::Key, key).await,
        "Subject" => keyed::<Subject>(ctx, entity::subject::Column::Key, key).await,
        "Succession" => keyed::<Succession>(ctx, entity::succession::Column::Key, key).await,
        _ => Err(not_an_id(id)),
    }
}

/// The record a claim is about.
pub async fn record(ctx: &Context<'_>, kind: RecordKind, id: i64) -> Result<AnyNode> {
    match kind {
        RecordKind::State => any::<State>(ctx, id).await,
        RecordKind::Organization => any::<Organization>(ctx, id).await,
        RecordKind::Succession => any::<Succession>(ctx, id).await,
        RecordKind::Membership => any::<Membership>(ctx, id).await,
        RecordKind::Institution => any::<Institution>(ctx, id).await,
        RecordKind::Office => any::<Office>(ctx, id).await,
        RecordKind::Official => any::<Official>(ctx, id).await,
        RecordKind::Appointment => any::<Appointment>(ctx, id).await,
        RecordKind::Agreement => any::<Agreement>(ctx, id).await,
        RecordKind::AgreementRelation => any::<AgreementRelation>(ctx, id).await,
        RecordKind::Party => any::<Party>(ctx, id).await,
        RecordKind::Decree => any::<Decree>(ctx, id).await,
        RecordKind::DecreeAction => any::<DecreeAction>(ctx, id).await,
        RecordKind::Event => any::<Event>(ctx, id).await,
        RecordKind::Signature => any::<Signature>(ctx, id).await,
    }
}

async fn any<N: Node + Into<AnyNode>>(ctx: &Context<'_>, id: i64) -> Result<AnyNode> {
    connection::referred::<N>(ctx, id).await.map(Into::into)
}

async fn keyed<N>(
    ctx: &Context<'_>,
    column: <N::Table as sea_orm::EntityTrait>::Column,
    key: &str,
) -> Result<Option<AnyNode>>
where
    N: Node + Into<AnyNode>,
{
    let row = site::ask(ctx, by_text::<N::Table>(column, key)).await?;
    Ok(row.map(|row| N::from(row).into()))
}

fn not_an_id(id: &ID) -> super::error::Error {
    bad_input(format!(
        "`{}` is not a global id; pass the `id` of a record",
        id.as_str()
    ))
}
