//! What an effect of the registrar's is to it: commands to send, and what their answers mean to the
//! engine. Pure; [`crate::Client`] and `AsyncClient` carry errands out, and so can anything else
//! that posts a form.

use std::fmt;

use backorder_core::{Action, BackorderId, BackorderKind, DomainName, Effect, Reference};
use backorder_core::{DomainReport, FoundApplication, Outcome, Refusal};

use crate::commands::{
    AddContact, AddDomainApplication, Application, Contact, Contacts, Party,
    QueryDomainApplicationList, RegisteredDomain, Request, StatusDomain, StatusDomainApplication,
    read_answer,
};
use crate::exchange::page::new_rows;
use crate::exchange::pager::Pager;
use crate::wire::command::Command;
use crate::wire::error::{Error, ErrorKind};
use crate::wire::hint::Hint;
use crate::wire::profile::Platform;
use crate::wire::response::Response;

/// What came of an effect: the report for the engine, and the error behind it for the log.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct Carried {
    /// The report.
    pub outcome: Outcome,
    /// What went wrong, if something did.
    pub error: Option<Error>,
}

/// An effect under way: a command, its answer, and so on until it is known what came of it.
///
/// Most take one command; a search takes one a page, and an application on CNR first one for each
/// contact that is written out.
///
/// Only what the registrar itself refused is a refusal. Whatever else goes wrong is an unknown
/// outcome, and the engine searches before it sends again.
///
/// # Example
/// ```
/// use backorder_core::{Action, BackorderKind, ClientId, DomainName, Effect, EffectId};
/// use backorder_core::{Outcome, Reference, TldSet};
/// use ispapi_client::commands::Contacts;
/// use ispapi_client::{Connection, Errand, Fault, HttpAnswer, Platform, ResponseBuilder, System};
/// use ispapi_client::{TransportError, secrecy::ExposeSecret};
///
/// let connection = Connection::new(Platform::Ispapi, System::Ote)
///     .with_login("test.user")
///     .with_password("test.passw0rd");
/// let effect = Effect {
///     id: EffectId::parse("bo-1.1.submit-application.1.")?,
///     client: ClientId(7),
///     action: Action::SubmitApplication {
///         name: DomainName::parse("example.com", &TldSet::first_dot())?,
///         kind: BackorderKind::Full,
///         force_new: false,
///     },
/// };
/// // What your own HTTP does; here it is an answer that was prepared.
/// let post = |url: &str, body: &str| {
///     assert_eq!(url, "https://api-ote.ispapi.net/api/call.cgi");
///     assert!(body.ends_with("s_command=COMMAND%3DAddDomainApplication%0ADOMAIN%3Dexample.com\
///         %0ACLASS%3DBACKORDER%0AOWNERCONTACT0%3DP-1%0AADMINCONTACT0%3DP-1%0ATECHCONTACT0%3DP-1\
///         %0ABILLINGCONTACT0%3DP-1"));
///     let answer = ResponseBuilder::new(200, "Command completed successfully")
///         .with("APPLICATION", "10700")
///         .with("STATUS", "REQUESTED");
///     Ok(HttpAnswer { status: 200, retry_after: None, body: answer.encode().into_bytes() })
/// };
/// let errand = Errand::of(&effect, &Contacts::all("P-1"), Platform::Ispapi);
/// let mut errand = errand.ok_or("not the registrar's")?;
/// let carried = loop {
///     let form = connection.form(errand.command())?;
///     let came = post(connection.url(), form.encode().expose_secret());
///     let answer = connection.answer(errand.command(), came);
///     if let Some(carried) = errand.outcome(answer, |_| None) {
///         break carried;
///     }
/// };
/// assert_eq!(carried.outcome, Outcome::Accepted(Reference::parse("10700")?));
///
/// // Where the line broke after sending, nobody knows.
/// let mut errand = Errand::of(&effect, &Contacts::all("P-1"), Platform::Ispapi).unwrap();
/// let broke = TransportError { fault: Fault::Closed, message: "connection reset".into() };
/// let answer = connection.answer(errand.command(), Err(broke));
/// assert_eq!(errand.outcome(answer, |_| None).unwrap().outcome, Outcome::Unknown);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone)]
pub struct Errand {
    /// Whose effect it is: what that backorder holds is not another's.
    own: Option<BackorderId>,
    platform: Platform,
    command: Command,
    stage: Stage,
}

#[derive(Clone)]
enum Stage {
    /// CNR knows no contact that is written out, so that each is made a handle first; AddContact
    /// answers with the old one where there is one.
    Contact(Box<AddContact>, AddDomainApplication),
    Submit(AddDomainApplication),
    Find(Box<Search>),
    Poll(StatusDomainApplication, Reference),
    Read(StatusDomain, DomainName),
}

#[derive(Clone)]
struct Search {
    list: QueryDomainApplicationList,
    pager: Pager,
    owner: Option<String>,
    found: Vec<Application>,
}

impl fmt::Debug for Errand {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Errand").field("command", &self.command).finish_non_exhaustive()
    }
}

impl Errand {
    /// What the registrar is asked for an effect; none for one of billing or mail.
    ///
    /// `contacts` are those of the client whose backorder it is; the owner's handle among them is
    /// what applications that are found are compared with.
    pub fn of(effect: &Effect, contacts: &Contacts, platform: Platform) -> Option<Errand> {
        let errand = match &effect.action {
            Action::SubmitApplication { name, kind, force_new } => {
                Errand::submit(name, *kind, *force_new, contacts, platform)
            }
            Action::FindApplication { name } => {
                Errand::find(name, contacts.owner.handle(), platform)
            }
            Action::PollApplication { reference } => Errand::poll(reference, platform),
            Action::ReadDomain { name } => Errand::read(name, platform),
            _ => return None,
        };
        Some(Errand { own: Some(effect.id.backorder), ..errand })
    }

    /// What is to be sent now. It may be sent again, by the rules of its kind, until something came
    /// of it that [`Errand::outcome`] is to know.
    pub fn command(&self) -> &Command {
        &self.command
    }

    /// What came of the command, or why it could not be sent: as [`crate::Client::call`] or
    /// [`crate::Connection::answer`] tell it. None where another command is to be sent; after the
    /// outcome the errand is over.
    ///
    /// `held_by` tells which backorder holds a reference in the caller's store.
    pub fn outcome(
        &mut self,
        answer: Result<Response, Error>,
        held_by: impl Fn(&Reference) -> Option<BackorderId>,
    ) -> Option<Carried> {
        let command = &self.command;
        let carried = match &mut self.stage {
            Stage::Contact(add, request) => match read_answer(&**add, command, answer) {
                Ok(added) => {
                    let request = with_handle(request.clone(), &add.contact, &added.handle);
                    (self.command, self.stage) = submission(request, self.platform);
                    return None;
                }
                // Nothing of the application was sent.
                Err(error) => Carried::failed(error),
            },
            Stage::Submit(request) => Carried::of_submission(read_answer(request, command, answer)),
            Stage::Find(search) => match search.take(answer) {
                Ok(Some(next)) => {
                    self.command = next;
                    return None;
                }
                Ok(None) => {
                    let own = self.own;
                    let other = |held: &Reference| held_by(held).filter(|by| Some(*by) != own);
                    let found = std::mem::take(&mut search.found);
                    Carried::of_list(found, search.owner.as_deref(), other)
                }
                Err(error) => Carried::unknown(error),
            },
            Stage::Poll(request, reference) => {
                Carried::of_poll(read_answer(request, command, answer), reference.clone())
            }
            Stage::Read(request, name) => {
                Carried::of_domain(read_answer(request, command, answer), name.clone())
            }
        };
        Some(carried)
    }

    pub(crate) fn submit(
        name: &DomainName,
        kind: BackorderKind,
        new: bool,
        contacts: &Contacts,
        platform: Platform,
    ) -> Errand {
        let (domain, contacts) = (name.as_str().to_owned(), contacts.clone());
        let request = AddDomainApplication { domain, kind, contacts, new };
        let (command, stage) = submission(request, platform);
        Errand { own: None, platform, command, stage }
    }

    pub(crate) fn find(name: &DomainName, owner: Option<&str>, platform: Platform) -> Errand {
        let list = QueryDomainApplicationList::of(name.as_str());
        let pager = Pager::of_list(&list, platform);
        let command = pager.next_command().unwrap_or_else(|| list.command(platform));
        let owner = owner.map(str::to_owned);
        let search = Search { list, pager, owner, found: Vec::new() };
        Errand { own: None, platform, command, stage: Stage::Find(Box::new(search)) }
    }

    pub(crate) fn poll(reference: &Reference, platform: Platform) -> Errand {
        let request = StatusDomainApplication::new(reference.as_str());
        let command = request.command(platform);
        Errand { own: None, platform, command, stage: Stage::Poll(request, reference.clone()) }
    }

    pub(crate) fn read(name: &DomainName, platform: Platform) -> Errand {
        let request = StatusDomain::new(name.as_str());
        let command = request.command(platform);
        Errand { own: None, platform, command, stage: Stage::Read(request, name.clone()) }
    }
}

impl Search {
    /// Takes in a page; the command for the next one, or none at the end.
    fn take(&mut self, answer: Result<Response, Error>) -> Result<Option<Command>, Error> {
        if let Some(page) = self.pager.accept(answer)? {
            self.found.extend(new_rows(&self.list, &page)?.all()?);
        }
        Ok(self.pager.next_command())
    }
}

/// What is sent of an application now: on CNR the first of its contacts that is written out.
fn submission(request: AddDomainApplication, platform: Platform) -> (Command, Stage) {
    let details = match platform {
        Platform::Cnr => request.contacts.places().into_iter().find_map(Party::details).cloned(),
        Platform::Ispapi => None,
    };
    match details.map(AddContact::new) {
        Some(add) => (add.command(platform), Stage::Contact(Box::new(add), request)),
        None => (request.command(platform), Stage::Submit(request)),
    }
}

/// The application with the handle in every place where these details are.
fn with_handle(
    mut request: AddDomainApplication,
    details: &Contact,
    handle: &str,
) -> AddDomainApplication {
    for place in request.contacts.places_mut() {
        if place.details() == Some(details) {
            *place = Party::from(handle);
        }
    }
    request
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
        list: Vec<Application>,
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
        let found: Result<Vec<_>, Error> = list.into_iter().map(found).collect();
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
