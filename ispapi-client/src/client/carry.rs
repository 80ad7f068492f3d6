//! The clients carry the registrar's effects out: each sends what an [`Errand`] asks for.

use backorder_core::{BackorderId, BackorderKind, DomainName, Effect, Reference};

#[cfg(feature = "async")]
use crate::client::async_client::AsyncClient;
use crate::client::blocking::Client;
use crate::client::via::{Via, at_once};
use crate::commands::Contacts;
use crate::exchange::errand::{Carried, Errand};
use crate::vocabulary;

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
        let errand = Errand::of(effect, contacts, self.connection().platform())?;
        Some(at_once(run(self, errand, held_by)))
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
        let platform = self.connection().platform();
        let errand = Errand::submit(name, kind, force_new, contacts, platform);
        at_once(run(self, errand, nobody))
    }

    /// Searches for our applications for a name (QueryDomainApplicationList, all its pages).
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
        at_once(run(self, Errand::find(name, owner, self.connection().platform()), held_by))
    }

    /// Asks how an application stands (StatusDomainApplication).
    ///
    /// Reports `Application`; `ApplicationMissing` for code 545; else `Unknown`.
    pub fn poll_application(&self, reference: &Reference) -> Carried {
        at_once(run(self, Errand::poll(reference, self.connection().platform()), nobody))
    }

    /// Reads a caught domain (StatusDomain).
    ///
    /// Reports `Domain`; `DomainUnreadable` while the registrar does not know it as ours (531,
    /// 545) or not its dates; else `Unknown`.
    pub fn read_domain(&self, name: &DomainName) -> Carried {
        at_once(run(self, Errand::read(name, self.connection().platform()), nobody))
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
        let errand = Errand::of(effect, contacts, self.connection().platform())?;
        Some(run(self, errand, held_by).await)
    }

    /// As [`Client::submit_application`].
    pub async fn submit_application(
        &self,
        name: &DomainName,
        kind: BackorderKind,
        force_new: bool,
        contacts: &Contacts,
    ) -> Carried {
        let platform = self.connection().platform();
        let errand = Errand::submit(name, kind, force_new, contacts, platform);
        run(self, errand, nobody).await
    }

    /// As [`Client::find_applications`].
    pub async fn find_applications(
        &self,
        name: &DomainName,
        owner: Option<&str>,
        held_by: impl Fn(&Reference) -> Option<BackorderId>,
    ) -> Carried {
        run(self, Errand::find(name, owner, self.connection().platform()), held_by).await
    }

    /// As [`Client::poll_application`].
    pub async fn poll_application(&self, reference: &Reference) -> Carried {
        run(self, Errand::poll(reference, self.connection().platform()), nobody).await
    }

    /// As [`Client::read_domain`].
    pub async fn read_domain(&self, name: &DomainName) -> Carried {
        run(self, Errand::read(name, self.connection().platform()), nobody).await
    }
}

fn nobody(_: &Reference) -> Option<BackorderId> {
    None
}

async fn run(
    via: &impl Via,
    mut errand: Errand,
    held_by: impl Fn(&Reference) -> Option<BackorderId>,
) -> Carried {
    loop {
        let answer = match vocabulary::check(errand.command(), via.connection().platform()) {
            Ok(()) => via.called(errand.command()).await,
            Err(error) => Err(error),
        };
        if let Some(carried) = errand.outcome(answer, &held_by) {
            return carried;
        }
    }
}
