//! What hangs on an institution, an office or an official.

use entity::{appointment, decree, decree_action, office, signature};
use sea_orm::sea_query::ColumnRef;

use crate::store::{Link, column_ref};

/// The offices in an institution.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct OfficesOfInstitution;

impl Link for OfficesOfInstitution {
    type Child = office::Entity;

    fn parent() -> ColumnRef {
        column_ref(office::Column::InstitutionId)
    }
}

/// The decrees of an institution.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct DecreesOfInstitution;

impl Link for DecreesOfInstitution {
    type Child = decree::Entity;

    fn parent() -> ColumnRef {
        column_ref(decree::Column::IssuerId)
    }
}

/// What an institution is charged to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct DelegationsToInstitution;

impl Link for DelegationsToInstitution {
    type Child = decree_action::Entity;

    fn parent() -> ColumnRef {
        column_ref(decree_action::Column::DelegatedToId)
    }
}

/// Who held an office.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct AppointmentsToOffice;

impl Link for AppointmentsToOffice {
    type Child = appointment::Entity;

    fn parent() -> ColumnRef {
        column_ref(appointment::Column::OfficeId)
    }
}

/// The offices an official held.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct AppointmentsOfOfficial;

impl Link for AppointmentsOfOfficial {
    type Child = appointment::Entity;

    fn parent() -> ColumnRef {
        column_ref(appointment::Column::OfficialId)
    }
}

/// What was signed in an office.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct SignaturesInOffice;

impl Link for SignaturesInOffice {
    type Child = signature::Entity;

    fn parent() -> ColumnRef {
        column_ref(signature::Column::OfficeId)
    }
}

/// What an official signed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct SignaturesOfOfficial;

impl Link for SignaturesOfOfficial {
    type Child = signature::Entity;

    fn parent() -> ColumnRef {
        column_ref(signature::Column::OfficialId)
    }
}
