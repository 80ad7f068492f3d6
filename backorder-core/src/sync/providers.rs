//! The three mappings: plain values of Openprovider, ISPAPI and CNR become an [`Answer`].
//!
//! Openprovider: `status`, `renewal_date`, `auto_renew`, `privacy` (null: not supported),
//! `privacy_contract` (`unsigned`); or `error` and `found_deleted`.
//!
//! ISPAPI: `code`, `description`, `status`, `expiration_date`, `paid_until_date`,
//! `finalization_date`, `failure_date`, `accounting_date`, `renewal_mode`,
//! `account_renewal_mode`, `privacy`, `suspended`; after code 545 what was asked for then:
//! `outbound_transfer`, `application_status`, `deleted.code`, `deleted.count`,
//! `deleted.expiration_date`.
//!
//! CNR: as ISPAPI without the searches after 545, with `registration_expiration_date` for
//! `expiration_date`, and `smallest_term` in years (1).
//!
//! All: `missing`, yes if the domain is absent from a complete list.

use std::sync::LazyLock;

use crate::rules::fields::{Fields, refuse};
use crate::rules::provider::Provider;
use crate::rules::registrar_date::RegistrarDate;
use crate::values::error::{Error, shorten};
use crate::values::time::TimeZone;

use super::answer::{Answer, AutoRenew, Finding, Privacy, Renewal};
use super::mode::RenewalMode;

/// Openprovider's wall time.
static AMSTERDAM: LazyLock<TimeZone> =
    LazyLock::new(|| TimeZone::parse("Europe/Amsterdam").unwrap_or_else(|_| TimeZone::utc()));
static UTC: LazyLock<TimeZone> = LazyLock::new(TimeZone::utc);

/// The texts of Openprovider's errors, without the final dot; the misspelling is the vendor's.
const NOT_IN_ACCOUNT: &str =
    "the domain is not in your account; please transfer it to your account first";
const PROHIBITED: &[&str] = &[
    "this action is prohibitted for current domain status",
    "this action is prohibited for current domain status",
];

impl Answer {
    /// Reads the plain values of an answer; the fields are listed with each provider in
    /// `docs/sync.md`.
    ///
    /// # Errors
    /// [`ErrorKind::DomainRowInvalid`](crate::ErrorKind::DomainRowInvalid) naming the field: a
    /// number or a flag that cannot be, or neither a word nor a code. Unknown words and dates that
    /// cannot be are no error: the plan reports them with the domain.
    pub fn read(provider: Provider, fields: &Fields) -> Result<Answer, Error> {
        if fields.flag("missing")?.unwrap_or(false) {
            return Ok(Answer::of(provider, Finding::NotFound));
        }
        match provider {
            Provider::Openprovider => openprovider(fields),
            Provider::Ispapi | Provider::Cnr => by_code(provider, fields),
        }
    }
}

fn openprovider(fields: &Fields) -> Result<Answer, Error> {
    if let Some(text) = fields.text("error") {
        let plain = text.trim_end_matches('.').to_lowercase();
        let finding = if plain == NOT_IN_ACCOUNT {
            Finding::NotInAccount
        } else if PROHIBITED.contains(&plain.as_str()) {
            Finding::Prohibited
        } else if fields.flag("found_deleted")?.unwrap_or(false) {
            Finding::AmongDeleted
        } else {
            Finding::Error(text.into())
        };
        return Ok(Answer::of(Provider::Openprovider, finding));
    }
    if !fields.has("status") {
        return Err(refuse("status", "", "is missing, and so is error"));
    }
    let word = fields.text("status").unwrap_or_default();
    let finding = match word.to_ascii_uppercase().as_str() {
        "ACT" => Finding::Active,
        "DEL" => Finding::Deleted,
        "PEN" | "REQ" | "SCH" => Finding::Pending,
        "RRQ" => Finding::Restoring,
        "FAI" => Finding::RequestFailed,
        _ => Finding::Unknown(shorten(word).into()),
    };
    let unsigned = |text: &str| text.eq_ignore_ascii_case("unsigned");
    let is_unsigned = fields.text("privacy_contract").is_some_and(unsigned);
    Ok(Answer {
        expiry: date(fields, "renewal_date", &AMSTERDAM),
        renewal: fields
            .text("auto_renew")
            .map_or(Renewal::NotSaid, |word| Renewal::Switch(AutoRenew::parse(word))),
        privacy: privacy(fields, is_unsigned)?,
        ..Answer::of(Provider::Openprovider, finding)
    })
}

fn by_code(provider: Provider, fields: &Fields) -> Result<Answer, Error> {
    let Some(code) = fields.number::<u32>("code")? else {
        return Err(refuse("code", "", "is missing"));
    };
    match (code, provider) {
        (200, _) => found(provider, fields),
        (531, _) if !is_forbidden(fields) => Ok(Answer::of(provider, Finding::TransferredAway)),
        (545, Provider::Ispapi) => after_not_found(fields),
        (545, _) => Ok(Answer::of(provider, Finding::NotFound)),
        _ => Ok(Answer::of(provider, Finding::Error(error_text(code, fields)))),
    }
}

/// The login may not ask for any domain: that says nothing of this one.
fn is_forbidden(fields: &Fields) -> bool {
    fields.text("description").is_some_and(|text| text.to_ascii_uppercase().contains("ACL"))
}

fn error_text(code: u32, fields: &Fields) -> Box<str> {
    match fields.text("description") {
        Some(text) => format!("{code} {}", shorten(text)).into(),
        None => format!("{code}").into(),
    }
}

fn found(provider: Provider, fields: &Fields) -> Result<Answer, Error> {
    let mode = fields.text("renewal_mode").map(RenewalMode::parse);
    let term: u32 = fields.number("smallest_term")?.unwrap_or(1);
    let expiry = match provider {
        Provider::Ispapi => ispapi_expiry(fields),
        _ => cnr_expiry(fields, mode.as_ref(), term),
    };
    let charged = Option::zip(
        date(fields, "accounting_date", &UTC).map(RegistrarDate::instant),
        date(fields, "finalization_date", &UTC).map(RegistrarDate::instant),
    );
    let account = fields.text("account_renewal_mode").map(RenewalMode::parse);
    Ok(Answer {
        expiry,
        renewal: mode.map_or(Renewal::NotSaid, |mode| Renewal::Mode { mode, account, charged }),
        privacy: privacy(fields, false)?,
        suspended: fields.flag("suspended")?.unwrap_or(false),
        ..Answer::of(provider, finding_of(fields.text("status").unwrap_or_default()))
    })
}

/// Words of a registry (RFC 5731, RFC 3915), the weightiest first.
fn finding_of(status: &str) -> Finding {
    const WORDS: &[(&[&str], Finding)] = &[
        (&["PENDINGDELETE"], Finding::PendingDelete),
        (&["REDEMPTIONPERIOD"], Finding::Deleted),
        (&["PENDINGRESTORE"], Finding::Restoring),
        (&["PENDINGCREATE"], Finding::Pending),
        (
            &[
                "ACTIVE",
                "INACTIVE",
                "OK",
                "HOLD",
                "CLIENTHOLD",
                "SERVERHOLD",
                "PENDINGRENEW",
                "PENDINGUPDATE",
            ],
            Finding::Active,
        ),
        (&["PENDINGTRANSFER"], Finding::OutgoingTransfer),
    ];
    let cut = |c: char| c.is_whitespace() || c == ',';
    let is_said = |word: &&str| status.split(cut).any(|said| said.eq_ignore_ascii_case(word));
    let found = WORDS.iter().find(|(words, _)| words.iter().any(is_said));
    found.map_or_else(|| Finding::Unknown(shorten(status).into()), |(_, finding)| finding.clone())
}

/// Paid beyond what the registry has: FINALIZATIONDATE + (PAIDUNTILDATE - EXPIRATIONDATE).
fn ispapi_expiry(fields: &Fields) -> Option<RegistrarDate> {
    let read = |name| date(fields, name, &UTC);
    let (paid, expiration) = (read("paid_until_date"), read("expiration_date"));
    let all = (paid, expiration, read("finalization_date"), read("failure_date"));
    let (Some(paid), Some(expiration), Some(finalization), Some(failure)) = all else {
        return paid.or(expiration);
    };
    if failure.instant() > paid.instant() {
        return Some(paid);
    }
    finalization.plus(paid.instant() - expiration.instant())
}

fn cnr_expiry(fields: &Fields, mode: Option<&RenewalMode>, term: u32) -> Option<RegistrarDate> {
    let read = |name| date(fields, name, &UTC);
    let expiry = read("paid_until_date").or_else(|| read("registration_expiration_date"))?;
    match mode {
        Some(RenewalMode::RenewOnce(_)) => expiry.plus_years(term),
        _ => Some(expiry),
    }
}

/// ISPAPI 545: what the object log, the applications and the list of deleted domains say.
fn after_not_found(fields: &Fields) -> Result<Answer, Error> {
    let of = |finding| Answer::of(Provider::Ispapi, finding);
    if fields.flag("outbound_transfer")?.unwrap_or(false) {
        return Ok(of(Finding::TransferredAway));
    }
    if let Some(word) = fields.text("application_status") {
        let is_failed = word.eq_ignore_ascii_case("FAILED");
        return Ok(of(if is_failed { Finding::OrderFailed } else { Finding::OrderOpen }));
    }
    let entries: u64 = fields.number("deleted.count")?.unwrap_or_default();
    Ok(match fields.number::<u32>("deleted.code")? {
        None => of(Finding::NotFound),
        Some(200) if entries > 0 => {
            Answer { expiry: date(fields, "deleted.expiration_date", &UTC), ..of(Finding::Deleted) }
        }
        Some(200) => of(Finding::Gone),
        Some(545) => of(Finding::TransferredAway),
        Some(code) => of(Finding::Error(format!("{code} from the list of deleted domains").into())),
    })
}

fn date(fields: &Fields, name: &str, zone: &TimeZone) -> Option<RegistrarDate> {
    RegistrarDate::parse(fields.text(name)?, zone)
}

fn privacy(fields: &Fields, is_unsigned: bool) -> Result<Privacy, Error> {
    Ok(match fields.flag("privacy")? {
        Some(true) => Privacy::On,
        Some(false) if is_unsigned => Privacy::Unsigned,
        Some(false) => Privacy::Off,
        None if fields.has("privacy") => Privacy::NotSupported,
        None => Privacy::NotSaid,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(description: &str) -> Finding {
        let mut fields = Fields::new();
        fields.set("code", Some("531"));
        fields.set("description", Some(description));
        Answer::read(Provider::Ispapi, &fields).unwrap().finding
    }

    #[test]
    fn a_login_that_may_not_ask_says_nothing_of_a_domain() {
        assert!(matches!(refused("Authorization failed"), Finding::TransferredAway));
        let forbidden = refused("Authorization failed; Operation forbidden by ACL");
        assert!(matches!(forbidden, Finding::Error(_)), "{forbidden:?}");
    }
}
