//! A domain as billing has it.

use chrono::NaiveDate;

use crate::rules::fields::{Fields, refuse};
use crate::values::error::{Error, ErrorKind};
use crate::values::name::{DomainName, TldSet};

use super::status::BillingStatus;

/// One row of the billing system's table of domains.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct BilledDomain {
    /// The number of the row; the higher of two rows is the newer.
    pub id: u64,
    /// The name, in ACE form.
    pub name: DomainName,
    /// The status in billing.
    pub status: BillingStatus,
    /// The last day of the registration; `None` is billing's `0000-00-00`.
    pub expiry_date: Option<NaiveDate>,
    /// The day the next renewal is to be paid by.
    pub next_due_date: Option<NaiveDate>,
    /// Whether the client wants the domain renewed.
    pub auto_renew: bool,
    /// Whether the client pays for WHOIS privacy.
    pub id_protection: bool,
    /// Days between due date and expiry of this domain alone: those imported by us have 15.
    pub own_offset: Option<i32>,
    /// Years that were ordered; 1 where billing does not say.
    pub period: u32,
}

impl BilledDomain {
    /// Reads `id`, `domain`, `status`, `expiry_date`, `next_due_date`, `auto_renew` (on),
    /// `id_protection` (off), `own_offset` and `period` (1).
    ///
    /// # Errors
    /// [`ErrorKind::DomainRowInvalid`] naming the field: missing, or a word, number or date that
    /// cannot be; those of [`DomainName::parse`].
    pub fn read(fields: &Fields) -> Result<BilledDomain, Error> {
        let id: u64 = fields.number("id")?.unwrap_or_default();
        if id == 0 {
            return Err(Error::new(ErrorKind::DomainRowInvalid, "id", "id is missing or 0"));
        }
        let period: u32 = fields.number("period")?.unwrap_or(1);
        if !(1..=10).contains(&period) {
            return Err(refuse("period", &period.to_string(), "is not within 1 to 10 years"));
        }
        let own_offset: Option<i32> = fields.number("own_offset")?;
        Ok(BilledDomain {
            id,
            name: DomainName::parse(fields.required("domain")?, &TldSet::first_dot())?,
            status: BillingStatus::parse(fields.required("status")?)?,
            expiry_date: fields.day("expiry_date")?,
            next_due_date: fields.day("next_due_date")?,
            auto_renew: fields.flag("auto_renew")?.unwrap_or(true),
            id_protection: fields.flag("id_protection")?.unwrap_or(false),
            own_offset,
            period,
        })
    }
}
