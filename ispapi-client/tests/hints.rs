//! Texts of the server, each with where it was published, and what is made of them: the hint, and
//! the kind of the error.

mod support;

use ispapi_client::commands::Request;
use ispapi_client::vocabulary;
use ispapi_client::{Client, Command, Error, ErrorKind, Hint, Platform, Response, ResponseBuilder};

use support::{Script, answer, connection, quick};

/// The vendor's command reference for ISPAPI.
const REFERENCE: &str = "ISPAPI command reference";
/// The texts that the vendor's SDKs (PHP, Go, Node) know and their tests send.
const SDK: &str = "vendor's SDKs, ResponseTranslator and its tests";
/// The vendor's answers to questions about its module for WHMCS.
const FAQ: &str = "vendor's FAQ of its WHMCS module";
/// The documentation of that module.
const MODULE: &str = "vendor's documentation of its WHMCS module";

struct Text {
    command: &'static str,
    code: u16,
    words: &'static str,
    hint: Option<Hint>,
    kind: Option<ErrorKind>,
    source: &'static str,
}

const fn text(
    command: &'static str,
    code: u16,
    words: &'static str,
    hint: Option<Hint>,
    kind: Option<ErrorKind>,
    source: &'static str,
) -> Text {
    Text { command, code, words, hint, kind, source }
}

const fn refused(
    command: &'static str,
    code: u16,
    words: &'static str,
    hint: Hint,
    source: &'static str,
) -> Text {
    text(command, code, words, Some(hint), Some(ErrorKind::Permanent), source)
}

const fn locked_out(code: u16, words: &'static str, hint: Hint, source: &'static str) -> Text {
    text("StatusAccount", code, words, Some(hint), Some(ErrorKind::Auth), source)
}

/// An answer to CheckDomainTransfer: no error, but "no".
const fn no(words: &'static str, hint: Hint) -> Text {
    text("CheckDomainTransfer", 219, words, Some(hint), None, SDK)
}

/// A command of which only the success is of interest.
struct Bare(&'static str);

impl Request for Bare {
    type Response = ();

    /// With what it requires, in the right forms.
    fn command(&self, _: Platform) -> Command {
        let parameters = vocabulary::find(self.0).map(|facts| facts.parameters.as_slice());
        let needed = parameters.unwrap_or_default().iter().filter(|known| known.is_required);
        needed.fold(Command::new(self.0), |command, known| {
            let value = match known.form {
                vocabulary::Form::Number => "1",
                vocabulary::Form::Address => "192.0.2.1",
                _ => "example.com",
            };
            match known.is_list {
                true => command.with(known.key, vec![value]),
                false => command.with(known.key, value),
            }
        })
    }

    fn read(&self, _: &Response) -> Result<(), Error> {
        Ok(())
    }
}

const TEXTS: &[Text] = &[
    // The login and its rights.
    locked_out(530, "Authentication failed", Hint::LoginRefused, REFERENCE),
    locked_out(530, "Authorization failed; Operation forbidden by ACL", Hint::AclRefused, SDK),
    locked_out(531, "Authorization failed; Operation forbidden by ACL", Hint::AclRefused, SDK),
    locked_out(531, "Authorization failed", Hint::AclRefused, REFERENCE),
    refused("StatusDomain", 531, "Authorization failed", Hint::NotInAccount, REFERENCE),
    // Authorisation codes.
    refused(
        "TransferDomain",
        530,
        "Authorization failed; wrong auth code",
        Hint::WrongAuthCode,
        SDK,
    ),
    refused(
        "TransferDomain",
        530,
        "Authorization failed; Authorization failed [Invalid authorization information]",
        Hint::WrongAuthCode,
        SDK,
    ),
    refused(
        "TransferDomain",
        531,
        "Authorization failed; USERTRANSFER - AUTH CODE REQUIRED",
        Hint::AuthCodeRequired,
        MODULE,
    ),
    no("Authorization failed [Invalid authorization information]", Hint::WrongAuthCode),
    // Transfers, with their eight reasons and without one.
    no(
        "Request is not available; DOMAIN TRANSFER IS PROHIBITED BY STATUS \
         (clientTransferProhibited)/WRONG AUTH",
        Hint::LockedAndWrongAuthCode,
    ),
    no(
        "Request is not available; DOMAIN TRANSFER IS PROHIBITED BY STATUS \
         (clientTransferProhibited)",
        Hint::TransferLocked,
    ),
    no(
        "Request is not available; DOMAIN TRANSFER IS PROHIBITED BY STATUS (requested)",
        Hint::NotRegisteredYet,
    ),
    no(
        "Request is not available; DOMAIN TRANSFER IS PROHIBITED BY STATUS (requestedcreate)",
        Hint::NotRegisteredYet,
    ),
    no(
        "Request is not available; DOMAIN TRANSFER IS PROHIBITED BY STATUS (requesteddelete)",
        Hint::PendingDelete,
    ),
    no(
        "Request is not available; DOMAIN TRANSFER IS PROHIBITED BY STATUS (pendingdelete)",
        Hint::PendingDelete,
    ),
    no(
        "Request is not available; DOMAIN TRANSFER IS PROHIBITED BY WRONG AUTH",
        Hint::WrongAuthCode,
    ),
    no(
        "Request is not available; DOMAIN TRANSFER IS PROHIBITED BY AGE OF THE DOMAIN",
        Hint::SixtyDays,
    ),
    text(
        "CheckDomainTransfer",
        219,
        "Request is not available; DOMAIN TRANSFER IS PROHIBITED BY STATUS",
        Some(Hint::StatusForbids),
        None,
        REFERENCE,
    ),
    refused(
        "TransferDomain",
        549,
        "Command failed; DOMAIN TRANSFER IS PROHIBITED BY STATUS (clientTransferProhibited)",
        Hint::TransferLocked,
        SDK,
    ),
    refused(
        "TransferDomain",
        540,
        "Attribute value is not unique; DOMAIN is already assigned to your account",
        Hint::AlreadyYours,
        SDK,
    ),
    refused(
        "TransferDomain",
        552,
        "Domain status does not allow for operation",
        Hint::StatusForbids,
        SDK,
    ),
    refused(
        "TradeDomain",
        552,
        "Object status does not allow for operation",
        Hint::StatusForbids,
        REFERENCE,
    ),
    refused(
        "TransferDomain",
        552,
        "Object status does not allow for operation; clientTransferProhibited",
        Hint::TransferLocked,
        MODULE,
    ),
    // Premium prices.
    refused(
        "AddDomain",
        504,
        "Missing required attribute; premium domain name. please provide required parameters",
        Hint::PremiumPrice,
        SDK,
    ),
    refused(
        "RenewDomain",
        504,
        "Missing required attribute; CLASS=PREMIUM_DONUTS_BBB+ required",
        Hint::PremiumPrice,
        FAQ,
    ),
    refused(
        "TransferDomain",
        504,
        "Missing required attribute; CLASS [MUST BE PREMIUM_TOP_CNIA]",
        Hint::PremiumPrice,
        SDK,
    ),
    // Names and name servers.
    refused(
        "AddDomainApplication",
        505,
        "Syntax error in Parameter DOMAIN (my–domain.de)",
        Hint::InvalidName,
        SDK,
    ),
    refused(
        "UpdateDNSZone",
        505,
        "Invalid attribute value syntax; resource record [213123 A 1.2.4.5asdfa]",
        Hint::DnsRecord,
        SDK,
    ),
    refused(
        "ModifyDomain",
        549,
        "Command failed; 53300102912 Nameserver error [ERROR: 901 Unexpected RCODE (target\\, \
         entity\\, RCODE) (ns3.test.ch./130.211.50.255:53\\, er-ert.de\\, REFUSED)]",
        Hint::DenicZoneCheck,
        FAQ,
    ),
    refused(
        "AddDomain",
        549,
        "#31125 - host association mapping references a nonexistent host name; host_name",
        Hint::NameServerMissing,
        FAQ,
    ),
    refused(
        "AddDomain",
        545,
        "Object does not exist; Create the host on the Registry system before you assign it to a \
         domain",
        Hint::NameServerMissing,
        FAQ,
    ),
    refused(
        "AddDomain",
        541,
        "Invalid attribute value; X-ACCEPT-WHOISTRUSTEE-TAC not supported",
        Hint::NoIdProtection,
        FAQ,
    ),
    // What the code says.
    refused("RenewDomain", 546, "Credit limit exceeded", Hint::FundsShort, REFERENCE),
    refused("RenewDomain", 548, "Object is not up for renewal", Hint::NotUpForRenewal, REFERENCE),
    refused("RenewDomain", 555, "Object already renewed", Hint::AlreadyRenewed, REFERENCE),
    text(
        "CheckDomains",
        425,
        "Service temporarily locked; usage exceeded",
        Some(Hint::UsageExceeded),
        Some(ErrorKind::Temporary),
        REFERENCE,
    ),
    text(
        "StatusAccount",
        521,
        "Too many sessions open. Server closing connection",
        Some(Hint::TooManySessions),
        Some(ErrorKind::Temporary),
        REFERENCE,
    ),
    // What has none: no guess is better than a wrong one.
    text("StatusAccount", 200, "Command completed successfully", None, None, REFERENCE),
    text("CheckDomainTransfer", 218, "Request is available", None, None, REFERENCE),
    text(
        "StatusAccount",
        421,
        "Command failed due to server error. Client should try again",
        None,
        Some(ErrorKind::Temporary),
        REFERENCE,
    ),
    text("StatusAccount", 530, "SESSION NOT FOUND", None, Some(ErrorKind::SessionLost), SDK),
    text(
        "AddDomain",
        540,
        "Attribute value is not unique",
        None,
        Some(ErrorKind::Permanent),
        REFERENCE,
    ),
    text("StatusDomain", 545, "Object not found", None, Some(ErrorKind::Permanent), REFERENCE),
    text("AddDomain", 549, "Command failed", None, Some(ErrorKind::Permanent), REFERENCE),
    text("AddContact", 549, "Invalid characters", None, Some(ErrorKind::Permanent), REFERENCE),
];

/// Texts in the words of the standards, of other registrars or of our simulator: no vendor's page
/// has them, but they say the same.
const LIKE_THEM: &[(u16, &str, Option<Hint>)] = &[
    (530, "Authentication failed; OTP required", Some(Hint::SecondFactor)),
    (530, "Authentication failed; IP address not allowed", Some(Hint::AddressRefused)),
    (549, "Command failed; Invalid authorization information", Some(Hint::WrongAuthCode)),
    (549, "Command failed; within 60 days of registration", Some(Hint::SixtyDays)),
    (552, "Object status does not allow; PENDING DELETE", Some(Hint::PendingDelete)),
    (540, "Domain is already in your account", Some(Hint::AlreadyYours)),
    (541, "Invalid attribute value; invalid domain name", Some(Hint::InvalidName)),
    (545, "Nameserver does not exist", Some(Hint::NameServerMissing)),
    (549, "Command failed; DENIC zone check failed", Some(Hint::DenicZoneCheck)),
    (531, "Authorization failed; something new", None),
    (530, "Authorization failed; something new", None),
    (421, "OTP", None),
    (200, "Forbidden by ACL", None),
];

#[test]
fn every_published_text_has_its_hint_and_its_kind() {
    for Text { command, code, words, hint, kind, source } in TEXTS {
        let said = answer(&ResponseBuilder::new(*code, *words));
        let settings = ispapi_client::Settings { attempts: 1, ..quick() };
        let client =
            Client::with_transport(connection(), settings, Script::new([said.clone(), said]));
        let bare = Bare(command);
        let read = client.call(&bare.command(Platform::Ispapi)).expect("an answer");
        assert_eq!(read.hint(), *hint, "{code} {words} ({source})");
        let error = client.send(&bare).err();
        assert_eq!(error.as_ref().map(|error| error.kind()), *kind, "{code} {words} ({source})");
        let told = error.and_then(|error| error.hint());
        assert_eq!(told, hint.filter(|_| kind.is_some()), "{code} {words} ({source})");
    }
}

#[test]
fn words_like_these_are_known_and_others_are_not_guessed_at() {
    for (code, words, hint) in LIKE_THEM {
        assert_eq!(Hint::of(*code, words), *hint, "{code} {words}");
    }
    for hint in Hint::ALL {
        let published = TEXTS.iter().any(|text| text.hint == Some(hint));
        let like = LIKE_THEM.iter().any(|(_, _, like)| *like == Some(hint));
        assert!(published || like, "{hint} is untested");
    }
}
