//! What a reseller can set.

use std::collections::BTreeSet;

use crate::rules::fields::Fields;
use crate::values::error::{Error, ErrorKind};
use crate::values::name::Tld;
use crate::values::time::TimeZone;

use super::status::BillingStatus;

/// The days between due date and expiry, where nobody set others.
pub(super) const OFFSET_DAYS: i32 = 14;

/// How the next due date follows the expiry date.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "kebab-case")
)]
pub enum DueRule {
    /// [`Settings::offset`] days before it.
    #[default]
    Offset,
    /// The same day.
    Expiry,
    /// Not at all; an empty one is filled all the same.
    Off,
}

/// What becomes of a domain that ISPAPI or CNR would renew.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "kebab-case")
)]
pub enum RenewalRule {
    /// Set to expire, whatever billing says: the registrar's renewal costs money nobody has paid.
    #[default]
    Expire,
    /// Set to expire if billing's automatic renewal is off, left if it is on.
    Follow,
}

/// The settings of the domain sync; every field has its default.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Settings {
    /// Leave to WHMCS's own sync what it looks at.
    pub native: bool,
    /// Whether billing's status follows.
    pub sync_status: bool,
    /// Whether billing's expiry date follows.
    pub sync_expiry: bool,
    /// Whether the registrar's automatic renewal follows.
    pub sync_auto_renew: bool,
    /// Whether the registrar's WHOIS privacy follows.
    pub sync_privacy: bool,
    /// How the due date follows.
    pub due: DueRule,
    /// Days of the due date before the expiry, for all domains; negative: after it. `None`: 14, or
    /// the domain's own.
    pub offset: Option<i32>,
    /// How many days a due date may be from where it belongs to be moved there.
    pub max_diff: u32,
    /// What a deleted domain of Openprovider becomes: Expired, or Grace.
    pub deleted_as: BillingStatus,
    /// What becomes of a domain that ISPAPI or CNR would renew.
    pub renewal_mode: RenewalRule,
    /// TLDs that are renewed once a transfer is completed; it costs money.
    pub renew_on_transfer: BTreeSet<Tld>,
    /// Suspend lapsed domains at ISPAPI and CNR.
    pub suspend_expired: bool,
    /// Billing's time zone.
    pub billing_zone: TimeZone,
    /// Mark the plan as one that is not to be applied.
    pub notify_only: bool,
}

impl Default for Settings {
    fn default() -> Settings {
        Settings {
            native: false,
            sync_status: true,
            sync_expiry: true,
            sync_auto_renew: true,
            sync_privacy: true,
            due: DueRule::Offset,
            offset: None,
            max_diff: 100,
            deleted_as: BillingStatus::Expired,
            renewal_mode: RenewalRule::Expire,
            renew_on_transfer: BTreeSet::new(),
            suspend_expired: false,
            billing_zone: TimeZone::utc(),
            notify_only: false,
        }
    }
}

impl Settings {
    /// Reads settings by the names of the fields; what is absent keeps its default.
    ///
    /// # Errors
    /// [`ErrorKind::SyncSettingInvalid`] naming the setting, and [`ErrorKind::ZoneUnknown`]: a
    /// value that cannot be.
    pub fn read(fields: &Fields) -> Result<Settings, Error> {
        let plain = Settings::default();
        let flag = |name: &str, usual: bool| {
            fields.flag(name).map(|said| said.unwrap_or(usual)).map_err(|e| setting(name, e))
        };
        let word = |name: &str| fields.text(name).map(str::to_ascii_lowercase);
        let due = match word("due").as_deref() {
            None | Some("offset") => DueRule::Offset,
            Some("expiry") => DueRule::Expiry,
            Some("off") => DueRule::Off,
            Some(other) => return Err(unknown("due", other, "offset, expiry or off")),
        };
        let renewal_mode = match word("renewal_mode").as_deref() {
            None | Some("expire") => RenewalRule::Expire,
            Some("follow") => RenewalRule::Follow,
            Some(other) => return Err(unknown("renewal_mode", other, "expire or follow")),
        };
        let deleted_as = match word("deleted_as").as_deref() {
            None | Some("expired") => BillingStatus::Expired,
            Some("grace") => BillingStatus::Grace,
            Some(other) => return Err(unknown("deleted_as", other, "Expired or Grace")),
        };
        let tlds = fields.lines("renew_on_transfer").into_iter();
        let tlds = tlds.flat_map(|line| line.split([' ', ','])).filter(|tld| !tld.is_empty());
        let max_diff = fields.number("max_diff").map_err(|e| setting("max_diff", e))?;
        Ok(Settings {
            native: flag("native", plain.native)?,
            sync_status: flag("sync_status", plain.sync_status)?,
            sync_expiry: flag("sync_expiry", plain.sync_expiry)?,
            sync_auto_renew: flag("sync_auto_renew", plain.sync_auto_renew)?,
            sync_privacy: flag("sync_privacy", plain.sync_privacy)?,
            due,
            offset: fields.number("offset").map_err(|e| setting("offset", e))?,
            max_diff: max_diff.unwrap_or(plain.max_diff),
            deleted_as,
            renewal_mode,
            renew_on_transfer: tlds
                .map(|tld| Tld::parse(tld).map_err(|e| setting("renew_on_transfer", e)))
                .collect::<Result<_, _>>()?,
            suspend_expired: flag("suspend_expired", plain.suspend_expired)?,
            billing_zone: fields
                .text("billing_zone")
                .map_or(Ok(TimeZone::utc()), TimeZone::parse)?,
            notify_only: flag("notify_only", plain.notify_only)?,
        })
    }
}

fn setting(name: &str, error: Error) -> Error {
    Error::new(ErrorKind::SyncSettingInvalid, name, error.message())
}

fn unknown(name: &str, value: &str, words: &str) -> Error {
    let message = format!("{name} \"{value}\" is not {words}");
    Error::new(ErrorKind::SyncSettingInvalid, name, message)
}
