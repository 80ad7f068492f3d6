//! Change of a domain's owner: whether it is a mere change of data, or one that both sides confirm.

use crate::commands::{Contact, Contacts, ModifyDomain, Party, Request, TradeDomain};
use crate::wire::command::Command;
use crate::wire::profile::Platform;
use crate::wire::read::cell;
use crate::wire::response::Response;

/// How the owner of a domain is changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(rename_all = "kebab-case"))]
pub enum RegistrantWay {
    /// As other data: ModifyDomain. At CNR this starts ICANN's procedure by itself where there is
    /// one.
    Modify,
    /// By ICANN's policy: both sides confirm, or a designated agent for them, and the domain is
    /// locked for 60 days unless the old registrant opted out. TradeDomain.
    IcannTrade,
    /// By the registry's own trade, which may cost money: TradeDomain.
    Trade,
}

/// A change of a domain's owner.
///
/// # Example
/// ```
/// use ispapi_client::commands::Contact;
/// use ispapi_client::{Platform, management::{RegistrantChange, RegistrantWay}};
/// let ada = Contact { first_name: "Ada".into(), email: "a@b.com".into(), ..Contact::default() };
/// let moved = Contact { city: "Paris".into(), ..ada.clone() };
/// assert!(!RegistrantChange::is_material(&ada, &moved));
/// let other = Contact { email: "c@d.com".into(), ..ada.clone() };
/// assert!(RegistrantChange::is_material(&ada, &other));
/// let change = RegistrantChange::to("example.com", "P-2", RegistrantWay::IcannTrade)
///     .as_designated_agent()
///     .opting_out(true);
/// assert_eq!(
///     change.command(Platform::Ispapi).text(Platform::Ispapi)?,
///     "COMMAND=TradeDomain\nDOMAIN=example.com\nOWNERCONTACT0=P-2\n\
///      X-CONFIRM-DA-OLD-REGISTRANT=1\nX-CONFIRM-DA-NEW-REGISTRANT=1\n\
///      X-REQUEST-OPT-OUT-TRANSFERLOCK=1",
/// );
/// # Ok::<(), ispapi_client::Error>(())
/// ```
///
/// Source: ICANN Transfer Policy, part II; the original registrar module; reference of
/// QueryDomainOptions (ZONEPOLICYREGISTRANTNAMECHANGEBY); CNR's pages on the change of an owner and
/// on TradeDomain.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RegistrantChange {
    domain: String,
    contacts: Contacts,
    way: RegistrantWay,
    is_agent: bool,
    opts_out: bool,
}

/// Zones whose owner CNR changes by TradeDomain.
const CNR_TRADES: [&str; 20] = [
    "am", "at", "be", "ch", "cn", "co.za", "dm", "es", "fi", "gr", "hk", "ie", "it", "li", "lu",
    "ma", "no", "nu", "pt", "sg",
];

/// Zones of AFNIC, which knows no lock after a trade and refuses to be told about it.
const AFNIC: [&str; 6] = ["fr", "pm", "re", "tf", "wf", "yt"];

impl RegistrantChange {
    /// Whether a change of a contact is one of the owner: another name, organisation or address of
    /// e-mail. Blanks at the ends and the case of letters do not count.
    pub fn is_material(present: &Contact, wanted: &Contact) -> bool {
        fn words(contact: &Contact) -> [String; 4] {
            let fields =
                [&contact.first_name, &contact.last_name, &contact.organization, &contact.email];
            fields.map(|field| field.trim().to_lowercase())
        }
        words(present) != words(wanted)
    }

    /// The way of a domain. On ISPAPI the registry's policy is asked: the answer to
    /// QueryDomainOptions about the domain as row 0. At CNR the zone says it.
    pub fn way(domain: &str, platform: Platform, options: Option<&Response>) -> RegistrantWay {
        let domain = domain.trim().trim_end_matches('.').to_ascii_lowercase();
        if platform == Platform::Cnr {
            let trades = CNR_TRADES.iter().any(|zone| is_below(&domain, zone));
            return if trades { RegistrantWay::Trade } else { RegistrantWay::Modify };
        }
        let policy = options.and_then(|answer| cell(answer, "ZONEPOLICYREGISTRANTNAMECHANGEBY", 0));
        match policy.map(str::to_ascii_uppercase).as_deref() {
            Some("ICANN-TRADE") => RegistrantWay::IcannTrade,
            Some("TRADE") => RegistrantWay::Trade,
            _ => RegistrantWay::Modify,
        }
    }

    /// Gives a domain another owner.
    pub fn to(domain: &str, owner: impl Into<Party>, way: RegistrantWay) -> RegistrantChange {
        let contacts = Contacts { owner: owner.into(), ..Contacts::default() };
        let domain = domain.to_owned();
        RegistrantChange { domain, contacts, way, is_agent: false, opts_out: false }
    }

    /// We are the designated agent of both registrants, with their consent, and confirm for them.
    /// Otherwise each is sent a mail.
    #[must_use]
    pub fn as_designated_agent(mut self) -> RegistrantChange {
        self.is_agent = true;
        self
    }

    /// Whether the old registrant opted out of the 60 days' lock.
    #[must_use]
    pub fn opting_out(mut self, is_out: bool) -> RegistrantChange {
        self.opts_out = is_out;
        self
    }

    /// The command. Flags go only where they are known: those of the agent and of the lock to
    /// ICANN's trades on ISPAPI, that of the lock not to AFNIC; CNR, which confirms by the
    /// account's own mode, is told to send mails where nobody is an agent.
    pub fn command(&self, platform: Platform) -> Command {
        if self.way == RegistrantWay::Modify {
            let change = ModifyDomain {
                contacts: self.contacts.clone(),
                ..ModifyDomain::new(self.domain.as_str())
            };
            let command = change.command(platform);
            let asks = platform == Platform::Cnr && !self.is_agent;
            return if asks { command.with("TRIGGERFOA", true) } else { command };
        }
        let trade = TradeDomain { contacts: self.contacts.clone(), ..self.trade() };
        let command = trade.command(platform);
        if self.way == RegistrantWay::IcannTrade {
            return command;
        }
        // A registry's own trade knows no agents.
        let own = command.parameters().filter(|(key, _)| !key.starts_with("X-CONFIRM-DA-"));
        own.fold(Command::new(command.name()), |own, (key, value)| own.with(key, value.clone()))
    }

    fn trade(&self) -> TradeDomain {
        let trade = TradeDomain::to(self.domain.as_str(), Party::Nobody);
        let name = self.domain.trim_end_matches('.').to_ascii_lowercase();
        let is_afnic = AFNIC.iter().any(|zone| is_below(&name, zone));
        let agent = self.is_agent && self.way == RegistrantWay::IcannTrade;
        let has_lock = self.way == RegistrantWay::IcannTrade && !is_afnic;
        TradeDomain {
            confirm_for_old_registrant: agent,
            confirm_for_new_registrant: agent,
            opt_out_of_transfer_lock: has_lock.then_some(self.opts_out),
            ..trade
        }
    }
}

fn is_below(domain: &str, zone: &str) -> bool {
    domain.strip_suffix(zone).is_some_and(|label| label.ends_with('.'))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::commands::answer;

    #[test]
    fn the_way_is_the_registrys() {
        let policy = |word| answer(&[("ZONEPOLICYREGISTRANTNAMECHANGEBY", word)]);
        for (word, way) in [
            ("ICANN-TRADE", RegistrantWay::IcannTrade),
            ("trade", RegistrantWay::Trade),
            ("UPDATE", RegistrantWay::Modify),
            ("", RegistrantWay::Modify),
        ] {
            let found = RegistrantChange::way("a.com", Platform::Ispapi, Some(&policy(word)));
            assert_eq!(found, way, "{word}");
        }
        for (domain, way) in [
            ("a.com", RegistrantWay::Modify),
            ("a.CH.", RegistrantWay::Trade),
            ("a.co.za", RegistrantWay::Trade),
            ("a.za", RegistrantWay::Modify),
        ] {
            assert_eq!(RegistrantChange::way(domain, Platform::Cnr, None), way, "{domain}");
        }
    }

    #[test]
    fn flags_go_only_where_they_are_known() {
        let text = |domain, way, platform: Platform| {
            let change = RegistrantChange::to(domain, "P-2", way).as_designated_agent();
            change.command(platform).text(platform).expect("encodes")
        };
        let start = |name, domain| format!("COMMAND={name}\nDOMAIN={domain}\nOWNERCONTACT0=P-2");
        let trade = text("a.ch", RegistrantWay::Trade, Platform::Ispapi);
        assert_eq!(trade, start("TradeDomain", "a.ch"));
        let afnic = text("a.fr", RegistrantWay::IcannTrade, Platform::Ispapi);
        assert!(!afnic.contains("OPT-OUT"), "{afnic}");
        let cnr = text("a.ch", RegistrantWay::Trade, Platform::Cnr);
        assert_eq!(cnr, start("TradeDomain", "a.ch"));
        let mailed = RegistrantChange::to("a.com", "P-2", RegistrantWay::Modify);
        let mailed = mailed.command(Platform::Cnr).text(Platform::Cnr).expect("encodes");
        assert_eq!(mailed, start("ModifyDomain", "a.com") + "\nTRIGGERFOA=1");
        assert_eq!(
            text("a.com", RegistrantWay::Modify, Platform::Cnr),
            start("ModifyDomain", "a.com"),
        );
    }
}
