//! TradeDomain: gives a domain another owner.

use super::{Contacts, Party, Request};
use crate::wire::command::Command;
use crate::wire::error::Error;
use crate::wire::profile::Platform;
use crate::wire::read::about_domain;
use crate::wire::response::Response;

/// Changes the owner of a domain where that is more than a change of data: it is confirmed by both
/// sides, may cost money, and locks the domain against transfers for 60 days (gTLDs).
///
/// A *designated agent* may confirm for the owner. Confirm only with the owner's consent.
///
/// Source: ICANN Transfer Policy, part II; ISPAPI command TradeDomain. CNR's reference has the
/// command for some country zones and without these flags: they are not sent there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TradeDomain {
    /// The name.
    pub domain: String,
    /// The contacts after the trade; the owner's handle is the new owner.
    pub contacts: Contacts,
    /// We confirm for the old registrant, as its designated agent.
    pub confirm_for_old_registrant: bool,
    /// We confirm for the new registrant, as its designated agent.
    pub confirm_for_new_registrant: bool,
    /// Whether the old registrant opted out of the 60 days' lock; none where there is no such lock
    /// (the zones of AFNIC refuse the flag).
    pub opt_out_of_transfer_lock: Option<bool>,
}

impl TradeDomain {
    /// Gives a domain to another owner, whom nobody confirms for.
    pub fn to(domain: impl Into<String>, owner: impl Into<Party>) -> TradeDomain {
        TradeDomain {
            domain: domain.into(),
            contacts: Contacts { owner: owner.into(), ..Contacts::default() },
            confirm_for_old_registrant: false,
            confirm_for_new_registrant: false,
            opt_out_of_transfer_lock: None,
        }
    }

    /// We are the designated agent of both sides, and confirm for both.
    #[must_use]
    pub fn as_designated_agent(mut self) -> TradeDomain {
        self.confirm_for_old_registrant = true;
        self.confirm_for_new_registrant = true;
        self
    }
}

/// What became of a trade.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct Trade {
    /// Accepted, but not done yet: somebody has to confirm it.
    pub pending: bool,
}

impl Request for TradeDomain {
    type Response = Trade;

    fn command(&self, platform: Platform) -> Command {
        let command = Command::new("TradeDomain").with("DOMAIN", self.domain.as_str());
        let command = self.contacts.add_to(command, platform);
        if platform == Platform::Cnr {
            return command;
        }
        command
            .with("X-CONFIRM-DA-OLD-REGISTRANT", self.confirm_for_old_registrant)
            .with("X-CONFIRM-DA-NEW-REGISTRANT", self.confirm_for_new_registrant)
            .with("X-REQUEST-OPT-OUT-TRANSFERLOCK", self.opt_out_of_transfer_lock)
    }

    fn read(&self, answer: &Response) -> Result<Trade, Error> {
        about_domain(answer, &self.domain, 0)?;
        Ok(Trade { pending: answer.is_pending() })
    }
}
