//! What the server's words mean to people. Code and description stay untouched beside it.
//!
//! The words are those of the vendor's command reference, SDKs and public answers to questions;
//! `tests/hints.rs` has every text with where it was published. A text that is not among them gets
//! no hint rather than a wrong one.

use backorder_core::closed_list;

closed_list! {
names: id;
/// What an answer is about, by a stable id, with what to do next.
///
/// # Example
/// ```
/// use ispapi_client::Hint;
/// let hint = Hint::of(531, "Authorization failed; Operation forbidden by ACL").expect("known");
/// assert_eq!((hint, hint.id()), (Hint::AclRefused, "acl-refused"));
/// assert_eq!(Hint::of(200, "Command completed successfully"), None);
/// // A wrong authorisation code is no problem of the login, though the code is the same.
/// let wrong = Hint::of(530, "Authorization failed; wrong auth code").expect("known");
/// assert_eq!((wrong.id(), wrong.is_about_login()), ("wrong-auth-code", false));
/// ```
#[non_exhaustive]
pub enum Hint {
    /// The role user's access list does not allow the command.
    AclRefused = "acl-refused",
    /// The login wants a one-time password.
    SecondFactor = "second-factor",
    /// The login was refused and the server does not say why.
    LoginRefused = "login-refused",
    /// The address of this machine may not log in.
    AddressRefused = "address-refused",
    /// The authorisation code of the domain is wrong.
    WrongAuthCode = "wrong-auth-code",
    /// The command needs the authorisation code of the domain.
    AuthCodeRequired = "auth-code-required",
    /// The domain is locked against transfers.
    TransferLocked = "transfer-locked",
    /// The domain is locked against transfers, and the authorisation code is wrong, too.
    LockedAndWrongAuthCode = "transfer-locked-wrong-auth-code",
    /// The domain was registered or transferred less than 60 days ago.
    SixtyDays = "sixty-days",
    /// The registration of the domain is not complete yet.
    NotRegisteredYet = "not-registered-yet",
    /// The domain is being deleted.
    PendingDelete = "pending-delete",
    /// The domain is in the account already.
    AlreadyYours = "already-yours",
    /// The domain is not in the account.
    NotInAccount = "not-in-account",
    /// The state of the object does not allow the command.
    StatusForbids = "status-forbids",
    /// The price of a premium domain has to be confirmed.
    PremiumPrice = "premium-price",
    /// A DNS record has a form the server does not know.
    DnsRecord = "dns-record",
    /// The name is none that can be registered.
    InvalidName = "invalid-name",
    /// The name server has to be created first.
    NameServerMissing = "name-server-missing",
    /// The registry of .de has checked the name servers and refused them.
    DenicZoneCheck = "denic-zone-check",
    /// There is no ID protection for this TLD.
    NoIdProtection = "no-id-protection",
    /// The account at the registrar has too little money.
    FundsShort = "funds-short",
    /// The domain cannot be renewed yet.
    NotUpForRenewal = "not-up-for-renewal",
    /// The domain was renewed for this year already.
    AlreadyRenewed = "already-renewed",
    /// Too many commands in a short time.
    UsageExceeded = "usage-exceeded",
    /// Too many sessions at once.
    TooManySessions = "too-many-sessions",
}
}

impl Hint {
    /// The hint for an answer, if there is one. Where the command is known,
    /// [`Hint::of_command`] knows more.
    pub fn of(code: u16, description: &str) -> Option<Hint> {
        Hint::of_command("", code, description)
    }

    /// The hint for an answer to a command, if there is one: a bare 531 is about the access list,
    /// but of StatusDomain it says that the domain is in another account.
    ///
    /// ```
    /// use ispapi_client::Hint;
    /// let bare = |command| Hint::of_command(command, 531, "Authorization failed");
    /// assert_eq!(bare("StatusDomain"), Some(Hint::NotInAccount));
    /// assert_eq!(bare("StatusAccount"), Some(Hint::AclRefused));
    /// ```
    pub fn of_command(command: &str, code: u16, description: &str) -> Option<Hint> {
        let text = description.trim().to_lowercase();
        let has = |words: &str| text.contains(words);
        // 219: "not possible", in answer to a question. Of 4xx only 425 has something to do next.
        let says_no = matches!(code, 219 | 425 | 500..=599);
        if !says_no || has("session not found") || has("sessionid not found") {
            return None;
        }
        let by_words =
            || of_access(&text).or_else(|| of_transfer(&text)).or_else(|| of_name(&text));
        match code {
            425 => Some(Hint::UsageExceeded),
            521 => Some(Hint::TooManySessions),
            _ => by_words().or_else(|| of_code(command, code, &text)),
        }
    }

    /// Whether it says something of the login or its rights, and nothing of the object that the
    /// command is about.
    pub const fn is_about_login(self) -> bool {
        matches!(
            self,
            Hint::AclRefused | Hint::SecondFactor | Hint::LoginRefused | Hint::AddressRefused
        )
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
            Hint::AddressRefused => {
                "add the public address of this machine to the addresses that the account, or the \
                 role user, may log in from"
            }
            Hint::WrongAuthCode => "ask the present registrar for a new authorisation code",
            Hint::AuthCodeRequired => {
                "give the authorisation code: the present owner has it or can ask for it"
            }
            Hint::TransferLocked => "have the transfer lock taken off at the present registrar",
            Hint::LockedAndWrongAuthCode => {
                "have the transfer lock taken off at the present registrar, and ask there for a \
                 new authorisation code"
            }
            Hint::SixtyDays => "wait until 60 days after registration or the latest transfer",
            Hint::NotRegisteredYet => "wait until the registration is complete",
            Hint::PendingDelete => "a domain that is being deleted can only be restored or awaited",
            Hint::AlreadyYours => "nothing to do: the domain is in the account",
            Hint::NotInAccount => "check the name; only domains of the account can be read",
            Hint::StatusForbids => {
                "look at the state of the object: a lock, a deletion or another command that is \
                 under way stands in the way"
            }
            Hint::PremiumPrice => {
                "confirm the price: repeat the command with what CheckDomains names for it (the \
                 CLASS; on CNR the X-FEE parameters)"
            }
            Hint::DnsRecord => "write the record as `name ttl IN type value`",
            Hint::InvalidName => "check the name's letters, hyphens and length",
            Hint::NameServerMissing => "create the name server first (AddNameserver)",
            Hint::DenicZoneCheck => "set up the zone on all the name servers, then repeat",
            Hint::NoIdProtection => "order the domain without ID protection",
            Hint::FundsShort => "add funds to the account at the registrar",
            Hint::NotUpForRenewal => "renew it later: its TLD takes renewals only near the end",
            Hint::AlreadyRenewed => "nothing to do: this year is renewed already",
            Hint::UsageExceeded => "wait some minutes, then send fewer commands",
            Hint::TooManySessions => "end sessions that are not used, or share one",
        }
    }
}

fn any(text: &str, words: &[&str]) -> bool {
    words.iter().any(|word| text.contains(word))
}

fn all(text: &str, words: &[&str]) -> bool {
    words.iter().all(|word| text.contains(word))
}

/// Words that name the access list or an authorisation code, whatever the code: CNR says a wrong
/// authorisation code with 530.
fn of_access(text: &str) -> Option<Hint> {
    if text.contains("forbidden by acl") {
        return Some(Hint::AclRefused);
    }
    if any(text, &["auth code required", "authcode required"]) {
        return Some(Hint::AuthCodeRequired);
    }
    if let Some((_, reason)) = text.split_once("domain transfer is prohibited by") {
        return Some(of_prohibition(reason.trim()));
    }
    let code = ["auth code", "authcode", "auth info", "authinfo", "epp code"];
    let code = any(text, &code)
        || any(text, &["authorization information", "authorization code"])
        || any(text, &["authorisation information", "authorisation code"])
        || any(text, &["authorization password", "authorisation password"]);
    code.then_some(Hint::WrongAuthCode)
}

/// The reason behind "DOMAIN TRANSFER IS PROHIBITED BY".
fn of_prohibition(reason: &str) -> Hint {
    match reason {
        _ if all(reason, &["transferprohibited", "wrong auth"]) => Hint::LockedAndWrongAuthCode,
        _ if reason.contains("transferprohibited") => Hint::TransferLocked,
        _ if reason.contains("wrong auth") => Hint::WrongAuthCode,
        _ if reason.contains("age of the domain") => Hint::SixtyDays,
        _ if any(reason, &["(requesteddelete)", "(pendingdelete)"]) => Hint::PendingDelete,
        _ if any(reason, &["(requested)", "(requestedcreate)"]) => Hint::NotRegisteredYet,
        _ => Hint::StatusForbids,
    }
}

/// Words about where a domain is and who may have it.
fn of_transfer(text: &str) -> Option<Hint> {
    let hint = match text {
        _ if any(text, &["60 days", "sixty days"]) => Hint::SixtyDays,
        _ if any(text, &["pending delete", "pendingdelete", "redemption"]) => Hint::PendingDelete,
        _ if any(text, &["transferprohibited", "transfer prohibited", "transfer lock"])
            || all(text, &["prohibits", "transfer"]) =>
        {
            Hint::TransferLocked
        }
        _ if all(text, &["already", "your account"])
            || all(text, &["already", "same registrar"]) =>
        {
            Hint::AlreadyYours
        }
        _ => return None,
    };
    Some(hint)
}

/// Words about the name, its price, its name servers and what is ordered with it.
fn of_name(text: &str) -> Option<Hint> {
    let hint = match text {
        _ if text.contains("x-accept-whoistrustee-tac") => Hint::NoIdProtection,
        _ if any(text, &["class=premium", "must be premium", "premium domain name. please"])
            || all(text, &["premium", "price"]) =>
        {
            Hint::PremiumPrice
        }
        _ if any(text, &["unexpected rcode", "denic", "predelegation", "nast "]) => {
            Hint::DenicZoneCheck
        }
        _ if any(text, &["resource record", "dns record", "rr syntax"]) => Hint::DnsRecord,
        _ if any(text, &["nonexistent host", "create the host"])
            || (any(text, &["nameserver", "name server", "host"])
                && any(text, &["not exist", "not found", "unknown"])) =>
        {
            Hint::NameServerMissing
        }
        _ if any(text, &["syntax error in parameter domain", "domain name syntax"])
            || any(text, &["invalid domain", "invalid domainname"])
            || all(text, &["invalid attribute value", "domain name"]) =>
        {
            Hint::InvalidName
        }
        _ => return None,
    };
    Some(hint)
}

/// What the code alone says, where the words say nothing more.
fn of_code(command: &str, code: u16, text: &str) -> Option<Hint> {
    let detail = text.split_once(';').map_or("", |(_, detail)| detail.trim());
    let hint = match code {
        530 if any(text, &["otp", "one-time", "one time", "2fa", "second factor"]) => {
            Hint::SecondFactor
        }
        530 if any(text, &["ip address", "ip not", "ip restriction", "remote address"]) => {
            Hint::AddressRefused
        }
        530 if detail.is_empty() => Hint::LoginRefused,
        531 if !detail.is_empty() => return None,
        531 if command.eq_ignore_ascii_case("StatusDomain") => Hint::NotInAccount,
        531 => Hint::AclRefused,
        546 => Hint::FundsShort,
        548 => Hint::NotUpForRenewal,
        552 => Hint::StatusForbids,
        555 => Hint::AlreadyRenewed,
        _ => return None,
    };
    Some(hint)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_unique() {
        let ids: std::collections::HashSet<&str> = Hint::ALL.iter().map(|hint| hint.id()).collect();
        assert_eq!(ids.len(), Hint::ALL.len());
    }
}
