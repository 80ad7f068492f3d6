//! What the server's words mean to people. Code and description stay untouched beside it.

use std::fmt;

use crate::error::Error;
use crate::response::ResponseView;

/// What an answer is about, by a stable id, with what to do next.
///
/// # Example
/// ```
/// use ispapi_client::Hint;
/// let hint = Hint::of(531, "Authorization failed; Operation forbidden by ACL").expect("known");
/// assert_eq!((hint, hint.id()), (Hint::AclRefused, "acl-refused"));
/// assert_eq!(Hint::of(200, "Command completed successfully"), None);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Hint {
    /// The role user's access list does not allow the command.
    AclRefused,
    /// The login wants a one-time password.
    SecondFactor,
    /// The login was refused and the server does not say why.
    LoginRefused,
    /// The authorisation code of the domain is wrong.
    WrongAuthCode,
    /// The domain is locked against transfers.
    TransferLocked,
    /// The domain was registered or transferred less than 60 days ago.
    SixtyDays,
    /// The domain is being deleted.
    PendingDelete,
    /// The domain is in the account already.
    AlreadyYours,
    /// The price of a premium domain has to be confirmed.
    PremiumPrice,
    /// A DNS record has a form the server does not know.
    DnsRecord,
    /// The name is none that can be registered.
    InvalidName,
    /// The name server has to be created first.
    NameServerMissing,
    /// The registry of .de has checked the name servers and refused them.
    DenicZoneCheck,
    /// There is no ID protection for this TLD.
    NoIdProtection,
}

impl Hint {
    /// Every hint.
    pub const ALL: &'static [Hint] = &[
        Hint::AclRefused,
        Hint::SecondFactor,
        Hint::LoginRefused,
        Hint::WrongAuthCode,
        Hint::TransferLocked,
        Hint::SixtyDays,
        Hint::PendingDelete,
        Hint::AlreadyYours,
        Hint::PremiumPrice,
        Hint::DnsRecord,
        Hint::InvalidName,
        Hint::NameServerMissing,
        Hint::DenicZoneCheck,
        Hint::NoIdProtection,
    ];

    /// The hint for an answer, if there is one.
    pub fn of(code: u16, description: &str) -> Option<Hint> {
        let text = description.to_lowercase();
        let has = |words: &[&str]| words.iter().any(|word| text.contains(word));
        let all = |words: &[&str]| words.iter().all(|word| text.contains(word));
        if !(500..600).contains(&code) || has(&["session not found", "sessionid not found"]) {
            return None;
        }
        let hint = match code {
            _ if code == 531 || has(&["forbidden by acl"]) => Hint::AclRefused,
            530 if has(&["otp", "one-time", "one time", "2fa", "second factor"]) => {
                Hint::SecondFactor
            }
            530 => Hint::LoginRefused,
            _ if has(&["x-accept-whoistrustee-tac"]) => Hint::NoIdProtection,
            _ if all(&["class=premium"]) || all(&["premium", "price"]) => Hint::PremiumPrice,
            _ if has(&["denic", "predelegation", "nast "]) => Hint::DenicZoneCheck,
            _ if has(&["60 days", "sixty days"]) => Hint::SixtyDays,
            _ if has(&["pending delete", "pendingdelete", "redemption"]) => Hint::PendingDelete,
            _ if has(&["authorization information", "authorization code", "authinfo"])
                || has(&["auth code", "authcode", "auth info", "epp code"]) =>
            {
                Hint::WrongAuthCode
            }
            _ if has(&["transferprohibited", "transfer prohibited", "transfer lock"])
                || all(&["prohibits", "transfer"]) =>
            {
                Hint::TransferLocked
            }
            _ if all(&["already", "your account"]) || all(&["already", "same registrar"]) => {
                Hint::AlreadyYours
            }
            _ if has(&["resource record", "dns record", "rr syntax"]) => Hint::DnsRecord,
            _ if has(&["nameserver", "name server", "host"])
                && has(&["not exist", "not found", "unknown"]) =>
            {
                Hint::NameServerMissing
            }
            _ if has(&["invalid domain", "domain name syntax", "invalid domainname"])
                || all(&["invalid attribute value", "domain name"]) =>
            {
                Hint::InvalidName
            }
            _ => return None,
        };
        Some(hint)
    }

    /// The stable id, in lower case with hyphens: `acl-refused`.
    pub const fn id(self) -> &'static str {
        match self {
            Hint::AclRefused => "acl-refused",
            Hint::SecondFactor => "second-factor",
            Hint::LoginRefused => "login-refused",
            Hint::WrongAuthCode => "wrong-auth-code",
            Hint::TransferLocked => "transfer-locked",
            Hint::SixtyDays => "sixty-days",
            Hint::PendingDelete => "pending-delete",
            Hint::AlreadyYours => "already-yours",
            Hint::PremiumPrice => "premium-price",
            Hint::DnsRecord => "dns-record",
            Hint::InvalidName => "invalid-name",
            Hint::NameServerMissing => "name-server-missing",
            Hint::DenicZoneCheck => "denic-zone-check",
            Hint::NoIdProtection => "no-id-protection",
        }
    }

    /// What to do next, in one sentence.
    pub const fn advice(self) -> &'static str {
        match self {
            Hint::AclRefused => {
                "allow the command to the role user: a line Name():ALLOW in its access list"
            }
            Hint::SecondFactor => {
                "give a one-time password, or use a role user without a second factor"
            }
            Hint::LoginRefused => {
                "check login and password, that they belong to this system (live or test), that \
                 the address of this machine is allowed, and that no second factor is on"
            }
            Hint::WrongAuthCode => "ask the present registrar for a new authorisation code",
            Hint::TransferLocked => "have the transfer lock taken off at the present registrar",
            Hint::SixtyDays => "wait until 60 days after registration or the latest transfer",
            Hint::PendingDelete => "a domain that is being deleted can only be restored or awaited",
            Hint::AlreadyYours => "nothing to do: the domain is in the account",
            Hint::PremiumPrice => "repeat the command with the CLASS that CheckDomains names",
            Hint::DnsRecord => "write the record as `name ttl IN type value`",
            Hint::InvalidName => "check the name's letters, hyphens and length",
            Hint::NameServerMissing => "create the name server first (AddNameserver)",
            Hint::DenicZoneCheck => "set up the zone on all the name servers, then repeat",
            Hint::NoIdProtection => "order the domain without ID protection",
        }
    }
}

impl fmt::Display for Hint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.id())
    }
}

impl Error {
    /// What the server's words mean, where they are known.
    pub fn hint(&self) -> Option<Hint> {
        Hint::of(self.server_code()?, self.description()?)
    }
}

impl ResponseView<'_> {
    /// What the server's words mean, where they are known.
    pub fn hint(&self) -> Option<Hint> {
        if self.is_from_server() { Hint::of(self.code(), self.description()) } else { None }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_the_server_are_known() {
        let known = [
            (530, "Authorization failed; Operation forbidden by ACL", Hint::AclRefused),
            (531, "Authorization failed", Hint::AclRefused),
            (530, "Authentication failed; OTP required", Hint::SecondFactor),
            (530, "Authentication failed", Hint::LoginRefused),
            (549, "Command failed; Invalid authorization information", Hint::WrongAuthCode),
            (552, "Object status does not allow; clientTransferProhibited", Hint::TransferLocked),
            (549, "Command failed; within 60 days of registration", Hint::SixtyDays),
            (552, "Object status does not allow; PENDING DELETE", Hint::PendingDelete),
            (540, "Domain is already in your account", Hint::AlreadyYours),
            (504, "Missing required attribute; CLASS=PREMIUM_DONUTS_BBB+", Hint::PremiumPrice),
            (541, "Invalid attribute value; resource record [x]", Hint::DnsRecord),
            (541, "Invalid attribute value; invalid domain name", Hint::InvalidName),
            (545, "Nameserver does not exist", Hint::NameServerMissing),
            (549, "Command failed; DENIC zone check failed", Hint::DenicZoneCheck),
            (
                541,
                "Invalid attribute value; X-ACCEPT-WHOISTRUSTEE-TAC not supported",
                Hint::NoIdProtection,
            ),
        ];
        for (code, text, hint) in known {
            assert_eq!(Hint::of(code, text), Some(hint), "{code} {text}");
        }
        for hint in Hint::ALL {
            assert!(known.iter().any(|(_, _, known)| known == hint), "{hint} is untested");
        }
        for (code, text) in [(200, "Forbidden by ACL"), (421, "OTP"), (530, "SESSION NOT FOUND")] {
            assert_eq!(Hint::of(code, text), None, "{code} {text}");
        }
    }

    #[test]
    fn ids_are_unique() {
        let ids: std::collections::HashSet<&str> = Hint::ALL.iter().map(|hint| hint.id()).collect();
        assert_eq!(ids.len(), Hint::ALL.len());
    }
}
