//! Terms about agreements: what they are, what they are about, how they relate. GraphQL twins of the stored terms.

use async_graphql::Enum;
use entity::vocabulary as stored;

/// The field of life to which a subject belongs.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[graphql(remote = "stored::SubjectField")]
pub enum SubjectField {
    /// Armed forces, military cooperation, military technology.
    Defence,
    /// Limits on weapons and forces, and their verification.
    ArmsControl,
    /// Police, crime, terrorism, secret information.
    Security,
    /// Friendship, alliance, recognition, general relations.
    Political,
    /// Rights of persons, and the bodies that guard them.
    HumanRights,
    /// Safety of nuclear installations and materials, and help in accidents.
    NuclearSafety,
    /// Legal assistance, extradition, consular matters.
    Legal,
    /// Trade, investment, taxes, energy.
    Economic,
    /// Borders, transit, transport, visas.
    BordersAndTransport,
    /// Another field.
    Other,
}

/// What an agreement calls itself, which does not change what it is (VCLT art. 2(1)(a)).
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[graphql(remote = "stored::AgreementForm")]
pub enum AgreementForm {
    /// Called a treaty: the most solemn form (UNTC glossary).
    Treaty,
    /// Called a convention: usually open to many States (UNTC glossary).
    Convention,
    /// Called an agreement: usually narrower than a treaty (UNTC glossary).
    Agreement,
    /// Called a protocol: usually tied to another agreement (UNTC glossary).
    Protocol,
    /// Called a memorandum of understanding: usually operational detail (UNTC glossary).
    MemorandumOfUnderstanding,
    /// Made by an exchange of notes or letters (VCLT art. 13; UNTC glossary).
    ExchangeOfNotes,
    /// Called a statute or charter: founds an organization or a court (UNTC glossary; VCLT art. 5).
    Statute,
    /// Called a declaration, and meant to bind or recorded as if it were (UNTC glossary).
    Declaration,
    /// Called something else.
    Other,
}

/// In whose name an agreement was concluded (Russian Law on International Treaties, 1995, art. 3).
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[graphql(remote = "stored::AgreementLevel")]
pub enum AgreementLevel {
    /// In the name of the States.
    Interstate,
    /// In the name of the governments.
    Intergovernmental,
    /// In the name of ministries or agencies, within their powers.
    Interagency,
}

/// For how many parties an agreement is made.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[graphql(remote = "stored::Laterality")]
pub enum Laterality {
    /// For two parties, each of which may be several actors acting as one.
    Bilateral,
    /// For a limited number of parties (VCLT art. 20(2)).
    Plurilateral,
    /// For many parties, often for all States that wish to join.
    Multilateral,
}

/// What an agreement does to the related agreement.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[graphql(remote = "stored::AgreementRelationKind")]
pub enum AgreementRelationKind {
    /// It changes provisions of the related agreement (VCLT arts. 39-41).
    Amends,
    /// It adds to the related agreement and leaves it as it is (VCLT art. 31(2)).
    Supplements,
    /// It carries out the related agreement.
    Implements,
    /// It takes the place of the related agreement (VCLT arts. 30, 59).
    Supersedes,
    /// It makes the related agreement last longer, or reach further (VCLT art. 39).
    Extends,
}

/// Why two records are taken for the same agreement.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[graphql(remote = "stored::MatchReason")]
pub enum MatchReason {
    /// They have the same registration number.
    RegistrationNumber,
    /// They were adopted or signed on the same day, and their titles are alike.
    TitleAndDate,
    /// They were adopted or signed on the same day, by the same parties, and their titles have words
    /// in common.
    DateAndParties,
    /// They have the same title, and parties in common or, where those of one are not known, the same
    /// States in their titles. If the days of both are known, they are two days apart at most.
    TitleAndParties,
}
