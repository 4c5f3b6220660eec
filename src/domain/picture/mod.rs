//! The periods of an agreement and of its parties, as lines of text and as a picture.
//!
//! What is drawn is said in plain values, so that it depends on no database and on no day.

mod axis;
mod caption;
mod lane;
mod svg;
#[cfg(test)]
mod tests;

use chrono::NaiveDate;

use super::timeline::{AgreementStatus, Certainty, Days, PartyStatus};
pub use svg::svg;

/// What is told of an agreement.
#[derive(Clone, Debug)]
pub struct Picture {
    /// The key of the agreement.
    pub key: String,
    /// The title that it is usually called by.
    pub title: String,
    /// The agreement, then its parties.
    pub lanes: Vec<Lane>,
    /// How many parties it has beside these.
    pub omitted: usize,
}

/// What is told of the agreement, or of one party.
#[derive(Clone, Debug)]
pub struct Lane {
    /// Whose periods these are.
    pub label: String,
    /// The periods, in their order.
    pub bars: Vec<Bar>,
    /// The events that are recorded of it.
    pub marks: Vec<Mark>,
}

/// A period: `[from, until)`.
#[derive(Clone, Debug)]
pub struct Bar {
    /// The first day; `None` for all days before the first event.
    pub from: Option<NaiveDate>,
    /// The first day after; `None` for the last period.
    pub until: Option<NaiveDate>,
    /// The status.
    pub status: Status,
    /// What it may be instead, where there is doubt.
    pub otherwise: Option<Status>,
    /// How sure it is.
    pub certainty: Certainty,
    /// Whether notice of an end was given.
    pub under_notice: bool,
    /// Who bears the part, if that is another.
    pub bearer: Option<String>,
}

/// A status, of an agreement or of a party.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Status {
    /// Its name.
    pub name: String,
    /// Its colour.
    pub tone: Tone,
}

/// A colour. The statuses of agreements share theirs with those of parties which mean the like.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Tone {
    /// Nothing is known.
    Unknown,
    /// There is a text.
    Negotiated,
    /// It was signed.
    Signed,
    /// There is consent to be bound.
    Consented,
    /// It is applied provisionally.
    Provisional,
    /// It binds.
    Bound,
    /// It is suspended.
    Suspended,
    /// It is over.
    Over,
}

/// An event.
#[derive(Clone, Debug)]
pub struct Mark {
    /// What happened.
    pub name: String,
    /// When. Not drawn if no day is known.
    pub days: Days,
}

impl From<AgreementStatus> for Tone {
    fn from(status: AgreementStatus) -> Self {
        match status {
            AgreementStatus::Unknown => Self::Unknown,
            AgreementStatus::Negotiated => Self::Negotiated,
            AgreementStatus::Signed => Self::Signed,
            AgreementStatus::ProvisionallyApplied => Self::Provisional,
            AgreementStatus::InForce => Self::Bound,
            AgreementStatus::Suspended => Self::Suspended,
            AgreementStatus::Ended => Self::Over,
        }
    }
}

impl From<PartyStatus> for Tone {
    fn from(status: PartyStatus) -> Self {
        match status {
            PartyStatus::None => Self::Unknown,
            PartyStatus::Signatory => Self::Signed,
            PartyStatus::Provisional => Self::Provisional,
            PartyStatus::Contracting => Self::Consented,
            PartyStatus::Party => Self::Bound,
            PartyStatus::Suspended => Self::Suspended,
            PartyStatus::Former => Self::Over,
        }
    }
}

/// All that a picture says, in lines: of each period its first day, the first day after, its
/// status, and how sure that is.
#[must_use]
pub fn text(picture: &Picture) -> String {
    let mut lines = vec![heading(picture)];
    for lane in &picture.lanes {
        lines.push(format!("\n{}", lane.label));
        let width = lane.bars.iter().map(|bar| bar.candidates().len()).max();
        let width = width.unwrap_or_default();
        lines.extend(lane.bars.iter().map(|bar| bar.line(width)));
    }
    lines.extend(others(picture).map(|others| format!("\n{others}")));
    lines.join("\n") + "\n"
}

/// Which agreement it is.
fn heading(picture: &Picture) -> String {
    format!("{} ({})", picture.title, picture.key)
}

/// That there are parties beside those told of.
fn others(picture: &Picture) -> Option<String> {
    let omitted = picture.omitted;
    (omitted > 0)
        .then(|| format!("Parties that are left out: {omitted}. Choose with --party <actor key>."))
}

impl Mark {
    /// The first and the last day on which it may have been, if both are known.
    fn days(&self) -> Option<(NaiveDate, NaiveDate)> {
        Some((self.days.earliest?, self.days.latest?))
    }
}

impl Bar {
    fn line(&self, width: usize) -> String {
        let [from, until] = self.days();
        let candidates = self.candidates();
        let certainty = certainty(self.certainty);
        let line = format!("{from:10}  {until:10}  {candidates:width$}  {certainty}");
        let remarks = self.remarks().map(|remark| format!("  {remark}"));
        remarks.fold(line, |line, remark| line + &remark)
    }

    /// Its first day and the first day after. An open end is written as in EDTF.
    fn days(&self) -> [String; 2] {
        let written = |day: Option<NaiveDate>| day.map_or("..".to_owned(), |it| it.to_string());
        [self.from, self.until].map(written)
    }

    /// The status, or both where there is doubt.
    fn candidates(&self) -> String {
        let status = &self.status.name;
        let both = |other: &Status| format!("{status} or {}", other.name);
        self.otherwise.as_ref().map_or(status.clone(), both)
    }

    /// What else there is to say of it.
    fn remarks(&self) -> impl Iterator<Item = String> {
        let bearer = self.bearer.as_ref().map(|it| format!("borne by {it}"));
        let notice = self.under_notice.then(|| "under notice".to_owned());
        bearer.into_iter().chain(notice)
    }
}

fn certainty(certainty: Certainty) -> &'static str {
    match certainty {
        Certainty::Certain => "CERTAIN",
        Certainty::Assumed => "ASSUMED",
        Certainty::Uncertain => "UNCERTAIN",
        Certainty::Disputed => "DISPUTED",
    }
}
