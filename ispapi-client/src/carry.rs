//! Carries out the registrar's effects of the engine and puts what came of them into its words.
//!
//! The one rule that matters here: only what the registrar itself refused is a refusal. Whatever
//! else goes wrong is an unknown outcome, and the engine looks before it sends again.

use backorder_core::{Action, BackorderId, BackorderKind, DomainName, Effect, Reference};
use backorder_core::{DomainReport, FoundApplication, Outcome, Refusal};

#[cfg(feature = "async")]
use crate::async_client::AsyncClient;
use crate::client::Client;
use crate::commands::{
    AddContact, AddDomainApplication, Application, Contacts, Party, QueryDomainApplicationList,
    RegisteredDomain, StatusDomain, StatusDomainApplication,
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
    /// Carries out an effect of the registrar's; none for one of billing or mail, which is not this
    /// client's to do.
    ///
    /// `contacts` are those of the client whose backorder it is; the owner's handle among them is
    /// what applications that are found are compared with. `held_by` tells which backorder holds a
    /// reference in the caller's store. Reports as the four methods below.
    ///
    /// # Example
    /// ```
    /// # #[cfg(feature = "http")] {
    /// use backorder_core::{Action, ClientId, Effect, EffectId, Outcome, Reference};
    /// # use ispapi_client::{Client, Connection, Platform, Settings, System, commands::Contacts};
    /// # let simulator = ispapi_sim::Simulator::start(ispapi_sim::Options::default())?;
    /// # let connection = Connection::new(Platform::Ispapi, System::Ote)
    /// #     .with_endpoint(simulator.url())
    /// #     .with_login("test.user")
    /// #     .with_password("test.passw0rd");
    /// # let client = Client::new(connection, Settings::default())?;
    /// let reference = Reference::parse("4711")?;
    /// let effect = Effect {
    ///     id: EffectId::parse("bo-1.1.poll-application.1.")?,
    ///     client: ClientId(7),
    ///     action: Action::PollApplication { reference: reference.clone() },
    /// };
    /// let carried = client.carry_out(&effect, &Contacts::all("P-1"), |_| None).unwrap();
    /// assert_eq!(carried.outcome, Outcome::ApplicationMissing { reference });
    /// # }
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn carry_out(
        &self,
        effect: &Effect,
        contacts: &Contacts,
        held_by: impl Fn(&Reference) -> Option<BackorderId>,
    ) -> Option<Carried> {
        let errand = Errand::of(&effect.action, contacts)?;
        Some(at_once(Carrier(self).run(errand, of_others(effect, held_by))))
    }

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
        let errand = Errand::submit(name, kind, force_new, contacts);
        at_once(Carrier(self).run(errand, nobody))
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
        at_once(Carrier(self).run(Errand::find(name, owner), held_by))
    }

    /// Asks how an application stands (StatusDomainApplication).
    ///
    /// Reports `Application`; `ApplicationMissing` for code 545; else `Unknown`.
    pub fn poll_application(&self, reference: &Reference) -> Carried {
        at_once(Carrier(self).run(Errand::poll(reference), nobody))
    }

    /// Reads a caught domain (StatusDomain).
    ///
    /// Reports `Domain`; `DomainUnreadable` while the registrar does not know it as ours (531,
    /// 545) or not its dates; else `Unknown`.
    pub fn read_domain(&self, name: &DomainName) -> Carried {
        at_once(Carrier(self).run(Errand::read(name), nobody))
    }
}

#[cfg(feature = "async")]
impl AsyncClient {
    /// As [`Client::carry_out`].
    pub async fn carry_out(
        &self,
        effect: &Effect,
        contacts: &Contacts,
        held_by: impl Fn(&Reference) -> Option<BackorderId>,
    ) -> Option<Carried> {
        let errand = Errand::of(&effect.action, contacts)?;
        Some(Carrier(self).run(errand, of_others(effect, held_by)).await)
    }

    /// As [`Client::submit_application`].
    pub async fn submit_application(
        &self,
        name: &DomainName,
        kind: BackorderKind,
        force_new: bool,
        contacts: &Contacts,
    ) -> Carried {
        let errand = Errand::submit(name, kind, force_new, contacts);
        Carrier(self).run(errand, nobody).await
    }

    /// As [`Client::find_applications`].
    pub async fn find_applications(
        &self,
        name: &DomainName,
        owner: Option<&str>,
        held_by: impl Fn(&Reference) -> Option<BackorderId>,
    ) -> Carried {
        Carrier(self).run(Errand::find(name, owner), held_by).await
    }

    /// As [`Client::poll_application`].
    pub async fn poll_application(&self, reference: &Reference) -> Carried {
        Carrier(self).run(Errand::poll(reference), nobody).await
    }

    /// As [`Client::read_domain`].
    pub async fn read_domain(&self, name: &DomainName) -> Carried {
        Carrier(self).run(Errand::read(name), nobody).await
    }
}

/// What is sent for an effect. With [`Errand::of`] and the `Carried::of_` functions all that is
/// known of an effect is here, pure; what sends is either client.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Errand {
    Submit(AddDomainApplication),
    Find { list: QueryDomainApplicationList, owner: Option<String> },
    Poll(Reference),
    Read(DomainName),
}

impl Errand {
    /// None for an effect that is not the registrar's.
    fn of(action: &Action, contacts: &Contacts) -> Option<Errand> {
        match action {
            Action::SubmitApplication { name, kind, force_new } => {
                Some(Errand::submit(name, *kind, *force_new, contacts))
            }
            Action::FindApplication { name } => {
                let owner = match &contacts.owner {
                    Party::Handle(handle) => Some(handle.as_str()),
                    Party::Nobody | Party::Details(_) => None,
                };
                Some(Errand::find(name, owner))
            }
            Action::PollApplication { reference } => Some(Errand::poll(reference)),
            Action::ReadDomain { name } => Some(Errand::read(name)),
            _ => None,
        }
    }

    fn submit(name: &DomainName, kind: BackorderKind, new: bool, contacts: &Contacts) -> Errand {
        let (domain, contacts) = (name.as_str().to_owned(), contacts.clone());
        Errand::Submit(AddDomainApplication { domain, kind, contacts, new })
    }

    fn find(name: &DomainName, owner: Option<&str>) -> Errand {
        let list = QueryDomainApplicationList::of(name.as_str());
        Errand::Find { list, owner: owner.map(str::to_owned) }
    }

    fn poll(reference: &Reference) -> Errand {
        Errand::Poll(reference.clone())
    }

    fn read(name: &DomainName) -> Errand {
        Errand::Read(name.clone())
    }
}

fn nobody(_: &Reference) -> Option<BackorderId> {
    None
}

/// What the effect's own backorder holds is not another's.
fn of_others(
    effect: &Effect,
    held_by: impl Fn(&Reference) -> Option<BackorderId>,
) -> impl Fn(&Reference) -> Option<BackorderId> {
    let own = effect.id.backorder;
    move |reference| held_by(reference).filter(|holder| *holder != own)
}

/// Carries errands out on its way.
struct Carrier<'v, V>(&'v V);

impl<V: Via> Carrier<'_, V> {
    async fn run(
        &self,
        errand: Errand,
        held_by: impl Fn(&Reference) -> Option<BackorderId>,
    ) -> Carried {
        match errand {
            Errand::Submit(request) => match self.with_handles(&request.contacts).await {
                Ok(contacts) => {
                    let request = AddDomainApplication { contacts, ..request };
                    Carried::of_submission(self.0.sent(&request).await)
                }
                // Nothing of the application was sent.
                Err(error) => Carried::failed(error),
            },
            Errand::Find { list, owner } => {
                Carried::of_list(self.0.fetched(&list).await, owner.as_deref(), held_by)
            }
            Errand::Poll(reference) => {
                let request = StatusDomainApplication::new(reference.as_str());
                Carried::of_poll(self.0.sent(&request).await, reference)
            }
            Errand::Read(name) => {
                let request = StatusDomain::new(name.as_str());
                Carried::of_domain(self.0.sent(&request).await, name)
            }
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
}

/// What an answer means to the engine.
impl Carried {
    fn of_submission(answer: Result<Application, Error>) -> Carried {
        match answer {
            Ok(application) => Carried::done(Outcome::Accepted(application.reference)),
            Err(error) => Carried::failed(error),
        }
    }

    fn of_list(
        answer: Result<Vec<Application>, Error>,
        owner: Option<&str>,
        held_by: impl Fn(&Reference) -> Option<BackorderId>,
    ) -> Carried {
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
        let found = answer.and_then(|list| list.into_iter().map(found).collect());
        found.map_or_else(Carried::unknown, |found| Carried::done(Outcome::Applications(found)))
    }

    fn of_poll(answer: Result<Application, Error>, reference: Reference) -> Carried {
        match answer {
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

    fn of_domain(answer: Result<RegisteredDomain, Error>, name: DomainName) -> Carried {
        match answer {
            Ok(domain) => {
                let expires_at = domain.expires_at.or(domain.registration_expires_at);
                let report = domain
                    .created_at
                    .zip(expires_at)
                    .map(|(registered_at, expires_at)| DomainReport { registered_at, expires_at });
                match report {
                    Some(report) => Carried::done(Outcome::Domain { name, report }),
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
