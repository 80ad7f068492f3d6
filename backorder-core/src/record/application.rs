//! What the registrar has of ours for a name: one application a sending, as others need to know it.

use std::collections::BTreeSet;
use std::fmt;
use std::str::FromStr;

use crate::record::backorder::{Backorder, Life, Submission};
use crate::record::effect::{EffectId, EffectKind};
use crate::record::outbox::EffectReport;
use crate::values::closed::closed_list;
use crate::values::error::{Error, ErrorKind};
use crate::values::id::{BackorderId, ClientId, Reference};
use crate::values::name::DomainName;
use crate::values::serial::by_text;

/// Which application: a sending, of which nobody may know whether it arrived, or what the registrar
/// has under a reference.
///
/// # Example
/// ```
/// use backorder_core::ApplicationId;
/// let id = ApplicationId::parse("bo-42.1.submit-application.2.")?;
/// assert_eq!((id.sending.number, id.reference), (2, None));
/// let known = ApplicationId::parse("bo-42.1.submit-application.0.10701")?;
/// assert_eq!(known.to_string(), "bo-42.1.submit-application.0.10701");
/// # Ok::<(), backorder_core::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ApplicationId {
    /// The sending; attempt 0 where a reference stands for it.
    pub sending: EffectId,
    /// The registrar's id.
    pub reference: Option<Reference>,
}

impl ApplicationId {
    /// Reads the text of an id.
    ///
    /// # Errors
    /// [`ErrorKind::EffectIdInvalid`] when it is not the id of a sending, with or without a
    /// reference behind it.
    pub fn parse(text: &str) -> Result<ApplicationId, Error> {
        let refused = || {
            let message = format!("{text:?} is not an id like bo-42.1.submit-application.1.");
            Error::new(ErrorKind::EffectIdInvalid, text, message)
        };
        let end = text.match_indices('.').nth(3).map(|(dot, _)| dot + 1).ok_or_else(refused)?;
        let (sending, found) = text.split_at(end);
        let sending = EffectId::parse(sending)?;
        if sending.kind != EffectKind::SubmitApplication {
            return Err(refused());
        }
        let reference = Some(found).filter(|found| !found.is_empty()).map(Reference::parse);
        Ok(ApplicationId { sending, reference: reference.transpose()? })
    }
}

by_text!(ApplicationId);

impl FromStr for ApplicationId {
    type Err = Error;
    fn from_str(text: &str) -> Result<ApplicationId, Error> {
        ApplicationId::parse(text)
    }
}

impl fmt::Display for ApplicationId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let reference = self.reference.as_ref().map_or("", Reference::as_str);
        write!(f, "{}{reference}", self.sending)
    }
}

closed_list! {
names: name;
/// How an application stands, as far as we have seen it.
pub enum ApplicationState {
    /// Sent, and nobody knows whether it arrived.
    Unsettled = "unsettled",
    /// At the registrar, and its end was not seen.
    Open = "open",
    /// Refused, never arrived, or seen to have ended.
    Ended = "ended",
}
}

/// An application of ours at the registrar. It belongs to one backorder, for good.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Application {
    /// Which.
    pub id: ApplicationId,
    /// Whose backorder it is for.
    pub client: ClientId,
    /// The name.
    pub name: DomainName,
    /// How it stands.
    pub state: ApplicationState,
}

impl Application {
    /// The backorder it belongs to, and in which life.
    pub fn holder(&self) -> (BackorderId, u32) {
        (self.id.sending.backorder, self.id.sending.life)
    }
}

impl Backorder {
    /// The applications of every life of the record, by id.
    pub fn applications(&self) -> Vec<Application> {
        let mut all = Vec::new();
        for life in self.lives().filter(|life| !life.progress.is_blank()) {
            self.add_applications(life, &mut all);
        }
        all.sort_by(|one, other| one.id.cmp(&other.id));
        all
    }

    /// A sending has a row of its own, and so has each reference: a reference can turn up that no
    /// sending was answered with, and a sending can be answered with one that is known already.
    fn add_applications(&self, life: &Life, all: &mut Vec<Application>) {
        let last = self.last_attempt(life.number, EffectKind::SubmitApplication);
        let sendings = self.outbox.iter().filter(|entry| {
            let id = entry.effect.id;
            id.life == life.number && id.kind == EffectKind::SubmitApplication
        });
        let mut references: BTreeSet<&Reference> = life.references().collect();
        for entry in sendings {
            let is_last = last.is_some_and(|last| last.effect.id == entry.effect.id);
            let is_unsettled =
                is_last && entry.is_open() && life.progress.submission.is_in_flight();
            let state =
                if is_unsettled { ApplicationState::Unsettled } else { ApplicationState::Ended };
            let id = ApplicationId { sending: entry.effect.id, reference: None };
            all.push(self.application(id, state));
            if let Some(EffectReport::Accepted { reference }) = &entry.report {
                references.insert(reference);
            }
        }
        let kind = EffectKind::SubmitApplication;
        let sending = EffectId { backorder: self.id, life: life.number, kind, number: 0 };
        for reference in references {
            let id = ApplicationId { sending, reference: Some(reference.clone()) };
            all.push(self.application(id, state_of(life, reference)));
        }
    }

    fn application(&self, id: ApplicationId, state: ApplicationState) -> Application {
        Application { id, client: self.client, name: self.name.clone(), state }
    }
}

/// An application that was replaced by another one of its life counts as ended.
fn state_of(life: &Life, reference: &Reference) -> ApplicationState {
    let is_present = matches!(&life.progress.submission,
        Submission::Accepted { reference: present, .. } if present == reference);
    if is_present && life.application_is_open() {
        ApplicationState::Open
    } else {
        ApplicationState::Ended
    }
}
