//! Carries out the registrar's effects of the engine and puts what came of them into its words.
//!
//! The one rule that matters here: only what the registrar itself refused is a refusal. Whatever
//! else goes wrong is an unknown outcome, and the engine looks before it sends again.

use backorder_core::{BackorderId, BackorderKind, DomainName, Reference};
use backorder_core::{DomainReport, FoundApplication, Outcome, Refusal};

#[cfg(feature = "async")]
use crate::async_client::AsyncClient;
use crate::client::Client;
use crate::commands::{
    AddContact, AddDomainApplication, Application, Contacts, Party, QueryDomainApplicationList,
    StatusDomain, StatusDomainApplication,
};
use crate::error::{Error, ErrorKind};
use crate::hint::Hint;
use crate::profile::Platform;
use crate::via::{Via, at_once};

/// What came of an effect: the report for the engine, and the error behind it for the log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Carried {
    /// The report.
    pub outcome: Outcome,
    /// What went wrong, if something did.
    pub error: Option<Error>,
}

impl Client {
    /// Sends an application (AddDomainApplication).
    ///
    /// Contacts that are written out are sent so on ISPAPI, as the original addon did; on CNR they
    /// are made handles first.
    ///
    /// Reports `Accepted`; `Refused` with the registrar's code, or with 0 where the command
    /// cannot even be written; else `Unknown`, as for an answer about another name.
    pub fn submit_application(
        &self,
        name: &DomainName,
        kind: BackorderKind,
        force_new: bool,
        contacts: &Contacts,
    ) -> Carried {
        at_once(Carrier(self).submit_application(name, kind, force_new, contacts))
    }

    /// Looks for our applications for a name (QueryDomainApplicationList, all its pages).
    ///
    /// `owner` is the owner's contact handle of the client, none where contacts are not
    /// compared; `held_by` tells which backorder holds a reference in the caller's store, if it
    /// is another one. Reports `Applications`, or `Unknown`.
    pub fn find_applications(
        &self,
        name: &DomainName,
        owner: Option<&str>,
        held_by: impl Fn(&Reference) -> Option<BackorderId>,
    ) -> Carried {
        at_once(Carrier(self).find_applications(name, owner, held_by))
    }

    /// Asks how an application stands (StatusDomainApplication).
    ///
    /// Reports `Application`; `ApplicationMissing` for code 545; else `Unknown`.
    pub fn poll_application(&self, reference: &Reference) -> Carried {
        at_once(Carrier(self).poll_application(reference))
    }

    /// Reads a caught domain (StatusDomain).
    ///
    /// Reports `Domain`; `DomainUnreadable` while the registrar does not know it as ours (531,
    /// 545) or not its dates; else `Unknown`.
    pub fn read_domain(&self, name: &DomainName) -> Carried {
        at_once(Carrier(self).read_domain(name))
    }
}

#[cfg(feature = "async")]
impl AsyncClient {
    /// As [`Client::submit_application`].
    pub async fn submit_application(
        &self,
        name: &DomainName,
        kind: BackorderKind,
        force_new: bool,
        contacts: &Contacts,
    ) -> Carried {
        Carrier(self).submit_application(name, kind, force_new, contacts).await
    }

    /// As [`Client::find_applications`].
    pub async fn find_applications(
        &self,
        name: &DomainName,
        owner: Option<&str>,
        held_by: impl Fn(&Reference) -> Option<BackorderId>,
    ) -> Carried {
        Carrier(self).find_applications(name, owner, held_by).await
    }

    /// As [`Client::poll_application`].
    pub async fn poll_application(&self, reference: &Reference) -> Carried {
        Carrier(self).poll_application(reference).await
    }

    /// As [`Client::read_domain`].
    pub async fn read_domain(&self, name: &DomainName) -> Carried {
        Carrier(self).read_domain(name).await
    }
}

/// Carries effects out on its way.
struct Carrier<'v, V>(&'v V);

impl<V: Via> Carrier<'_, V> {
    async fn submit_application(
        &self,
        name: &DomainName,
        kind: BackorderKind,
        force_new: bool,
        contacts: &Contacts,
    ) -> Carried {
        let contacts = match self.with_handles(contacts).await {
            Ok(contacts) => contacts,
            // Nothing of the application was sent.
            Err(error) => return Carried::failed(error),
        };
        let domain = name.as_str().to_owned();
        match self.0.sent(&AddDomainApplication { domain, kind, contacts, new: force_new }).await {
            Ok(application) => Carried::done(Outcome::Accepted(application.reference)),
            Err(error) => Carried::failed(error),
        }
    }

    /// The contacts as this platform takes them: CNR knows no contact that is written out, so that
    /// each is made a handle first (AddContact, which answers with the old one where there is one).
    async fn with_handles(&self, contacts: &Contacts) -> Result<Contacts, Error> {
        let mut contacts = contacts.clone();
        if self.0.connection().platform() != Platform::Cnr {
            return Ok(contacts);
        }
        let mut made: Vec<(Party, Party)> = Vec::new();
        for place in contacts.places() {
            let Party::Details(contact) = &*place else { continue };
            let known = made.iter().find(|(details, _)| details == place);
            let handle = match known {
                Some((_, handle)) => handle.clone(),
                None => self.0.sent(&AddContact::new((**contact).clone())).await?.handle.into(),
            };
            made.push((std::mem::replace(place, handle.clone()), handle));
        }
        Ok(contacts)
    }

    async fn find_applications(
        &self,
        name: &DomainName,
        owner: Option<&str>,
        held_by: impl Fn(&Reference) -> Option<BackorderId>,
    ) -> Carried {
        let list = self.0.fetched(&QueryDomainApplicationList::of(name.as_str())).await;
        let found = |application: Application| {
            let created_at = application.created_at.ok_or_else(|| {
                if let Some(odd) = application.odd.first() {
                    return odd.clone();
                }
                let message = format!("application {} has no date", application.reference);
                Error::new(ErrorKind::Invalid, "CREATEDDATE", message)
            })?;
            Ok(FoundApplication {
                held_by: held_by(&application.reference),
                owner_matches: owner
                    .zip(application.owner_contact.as_deref())
                    .map(|(ours, theirs)| ours.eq_ignore_ascii_case(theirs)),
                reference: application.reference,
                status: application.status,
                created_at,
            })
        };
        let found = list.and_then(|list| list.into_iter().map(found).collect());
        Carried::of(found.map(Outcome::Applications))
    }

    async fn poll_application(&self, reference: &Reference) -> Carried {
        let reference = reference.clone();
        match self.0.sent(&StatusDomainApplication::new(reference.as_str())).await {
            Ok(Application { status, auction, .. }) => {
                Carried::done(Outcome::Application { reference, status, auction })
            }
            Err(error) if error.server_code() == Some(545) => {
                let outcome = Outcome::ApplicationMissing { reference };
                Carried { outcome, error: Some(error) }
            }
            Err(error) => Carried::unknown(error),
        }
    }

    async fn read_domain(&self, name: &DomainName) -> Carried {
        match self.0.sent(&StatusDomain::new(name.as_str())).await {
            Ok(domain) => {
                let expires_at = domain.expires_at.or(domain.registration_expires_at);
                let report = domain
                    .created_at
                    .zip(expires_at)
                    .map(|(registered_at, expires_at)| DomainReport { registered_at, expires_at });
                match report {
                    Some(report) => Carried::done(Outcome::Domain { name: name.clone(), report }),
                    // With what is odd about it, if a date is there.
                    None => {
                        let error = domain.odd.into_iter().next();
                        Carried { outcome: Outcome::DomainUnreadable, error }
                    }
                }
            }
            // What the access list forbids says nothing of the domain.
            Err(error)
                if matches!(error.server_code(), Some(531 | 545))
                    && error.hint() != Some(Hint::AclRefused) =>
            {
                Carried { outcome: Outcome::DomainUnreadable, error: Some(error) }
            }
            Err(error) => Carried::unknown(error),
        }
    }
}

impl Carried {
    fn of(result: Result<Outcome, Error>) -> Carried {
        result.map_or_else(Carried::unknown, Carried::done)
    }

    fn done(outcome: Outcome) -> Carried {
        Carried { outcome, error: None }
    }

    fn unknown(error: Error) -> Carried {
        Carried { outcome: Outcome::Unknown, error: Some(error) }
    }

    /// Of a changing effect.
    fn failed(error: Error) -> Carried {
        let refusal = match (error.server_code(), error.kind()) {
            (Some(code), _) => Refusal { code, text: error.description().unwrap_or("").into() },
            (None, ErrorKind::ParameterInvalid) => Refusal { code: 0, text: error.to_string() },
            (None, _) => return Carried::unknown(error),
        };
        Carried { outcome: Outcome::Refused(refusal), error: Some(error) }
    }
}
