//! Whether a renewal can be ordered, and by which steps.

use std::fmt;

use chrono::{DateTime, NaiveDate, Utc};

use crate::rules::fields::{Fields, refuse};
use crate::rules::provider::Provider;
use crate::rules::registrar_date::{RegistrarDate, plus_years};
use crate::values::error::Error;
use crate::values::name::Tld;
use crate::values::time::TimeZone;

use super::lifecycle::{LifePhase, Registration};
use super::rules::RenewalRules;
use super::terms::{TermFor, Terms};

/// A renewal that a client has paid.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct RenewalOrder {
    /// Where the domain is.
    pub provider: Provider,
    /// Its TLD.
    pub tld: Tld,
    /// The registrar's expiry date.
    pub expiry: RegistrarDate,
    /// When it was or will be deleted, if that is known.
    pub deleted_at: Option<DateTime<Utc>>,
    /// Years that were ordered.
    pub years: u32,
    /// Years that come with a restore, if that is known.
    pub restore_years: Option<u32>,
    /// Billing's due date, which the payment has advanced already.
    pub next_due_date_paid: Option<NaiveDate>,
    /// Whether a domain in redemption may be restored without being asked again.
    pub may_restore: bool,
    /// Billing's time zone, for what is today.
    pub zone: TimeZone,
}

impl RenewalOrder {
    /// Reads `provider`, `tld`, `expiry`, `deleted_at`, `years` (1), `restore_years`,
    /// `next_due_date_paid`, `may_restore` (on) and `zone` (UTC); times without a zone are UTC.
    ///
    /// # Errors
    /// [`ErrorKind::DomainRowInvalid`](crate::ErrorKind::DomainRowInvalid) naming the field, and
    /// those of [`Tld::parse`] and [`TimeZone::parse`].
    pub fn read(fields: &Fields) -> Result<RenewalOrder, Error> {
        let date = |name: &str| {
            let Some(text) = fields.text(name) else { return Ok(None) };
            let date = RegistrarDate::parse(text, &TimeZone::utc());
            date.map(Some).ok_or_else(|| refuse(name, text, "is no date"))
        };
        let word = fields.required("provider")?;
        let expiry = date("expiry")?.ok_or_else(|| refuse("expiry", "", "is missing"))?;
        Ok(RenewalOrder {
            provider: Provider::parse(word)
                .ok_or_else(|| refuse("provider", word, "is no registrar that is known"))?,
            tld: Tld::parse(fields.required("tld")?)?,
            expiry,
            deleted_at: date("deleted_at")?.map(RegistrarDate::instant),
            years: fields.number("years")?.unwrap_or(1),
            restore_years: fields.number("restore_years")?,
            next_due_date_paid: fields.day("next_due_date_paid")?,
            may_restore: fields.flag("may_restore")?.unwrap_or(true),
            zone: fields.text("zone").map_or(Ok(TimeZone::utc()), TimeZone::parse)?,
        })
    }
}

/// One step at the registrar.
///
/// `Renew` is RenewDomain with EXPIRATION set to the year of the present expiry, which guards
/// against a double renewal; where ISPAPI answers it with 510, PayDomainRenewal. `RenewOnce` is
/// the renewal mode RENEWONCE, which buys one smallest term at the end of the present one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "kebab-case")
)]
pub enum RenewalStep {
    /// Restore the domain.
    Restore,
    /// Renew it for this many years.
    Renew(u32),
    /// Have it renewed once.
    RenewOnce,
}

impl fmt::Display for RenewalStep {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            RenewalStep::Restore => f.write_str("restore"),
            RenewalStep::Renew(years) => write!(f, "renew {years}"),
            RenewalStep::RenewOnce => f.write_str("renew-once"),
        }
    }
}

/// What the reseller should know of a renewal that is ordered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "kebab-case")
)]
pub enum RenewalNotice {
    /// The phase of the name after its expiry is not known: the renewal is tried.
    PhaseUnknown,
    /// The restore brings another number of years than was ordered: this many too few, or, below
    /// zero, too many.
    PeriodDiffers(i64),
    /// How many years the restore brings is not known.
    PeriodUnknown,
}

impl fmt::Display for RenewalNotice {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            RenewalNotice::PhaseUnknown => f.write_str("phase-unknown"),
            RenewalNotice::PeriodDiffers(years) => write!(f, "period-differs {years}"),
            RenewalNotice::PeriodUnknown => f.write_str("period-unknown"),
        }
    }
}

/// Why a renewal is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "kebab-case")
)]
pub enum RenewalRefusal {
    /// The name is released already.
    Dropped,
    /// Nothing helps any more.
    PendingDelete,
    /// The registrar's date is where the payment brings it.
    AlreadyRenewed,
    /// It needs a restore, and those are not ordered without being asked for.
    RestoreNeeded,
    /// It needs a restore, which costs more than a renewal (Openprovider).
    RestoreCostsExtra,
    /// The term is not offered; the nearest below and above.
    Term(Option<u32>, Option<u32>),
    /// Too early; the first day.
    Window(NaiveDate),
    /// Longer than ten years from today; the longest term that fits.
    OverTenYears(Option<u32>),
}

impl RenewalRefusal {
    /// The stable word, in lower case with hyphens.
    pub const fn as_str(self) -> &'static str {
        match self {
            RenewalRefusal::Dropped => "dropped",
            RenewalRefusal::PendingDelete => "pending-delete",
            RenewalRefusal::AlreadyRenewed => "already-renewed",
            RenewalRefusal::RestoreNeeded => "restore-needed",
            RenewalRefusal::RestoreCostsExtra => "restore-costs-extra",
            RenewalRefusal::Term(..) => "term",
            RenewalRefusal::Window(_) => "window",
            RenewalRefusal::OverTenYears(_) => "over-ten-years",
        }
    }
}

/// The steps of a renewal, in order.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[non_exhaustive]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct RenewalPlan {
    /// What is to be done.
    pub steps: Vec<RenewalStep>,
    /// What should be known.
    pub notices: Vec<RenewalNotice>,
}

impl RenewalRules {
    /// Whether a renewal can be ordered now, and how.
    ///
    /// # Errors
    /// The first reason against it, in the order: released or pending delete; ordered twice; a
    /// restore that is not to be had; term; window; ten years.
    pub fn plan(
        &self,
        order: &RenewalOrder,
        now: DateTime<Utc>,
    ) -> Result<RenewalPlan, RenewalRefusal> {
        let lifecycle = self.lifecycle_on(&order.tld, order.expiry.instant().date_naive());
        let registration = Registration {
            expiry: order.expiry,
            deleted_at: order.deleted_at,
            provider: Some(order.provider),
        };
        let expiry = order.expiry.day_in(&order.zone);
        let phase = lifecycle.phase(&registration, now);
        match phase {
            LifePhase::Dropped => return Err(RenewalRefusal::Dropped),
            LifePhase::PendingDelete => return Err(RenewalRefusal::PendingDelete),
            _ => {}
        }
        if order.next_due_date_paid.is_some_and(|paid| expiry >= paid) {
            return Err(RenewalRefusal::AlreadyRenewed);
        }
        if let Some(plan) = self.restore(order, phase) {
            return plan;
        }
        let step = self.renew(order, order.years).map_err(|terms| {
            let (below, above) = terms.nearest(order.years);
            RenewalRefusal::Term(below, above)
        })?;
        let today = order.zone.to_local(now).date();
        let opens = self.window_opens(&order.tld, order.provider, expiry);
        if let Some(first) = opens.filter(|first| today < *first) {
            return Err(RenewalRefusal::Window(first));
        }
        if lifecycle.is_generic && !within_ten_years(expiry, order.years, today) {
            let terms = self.terms(&order.tld, TermFor::Renew);
            let fits = |years: &u32| within_ten_years(expiry, *years, today);
            return Err(RenewalRefusal::OverTenYears(terms.years.into_iter().rev().find(fits)));
        }
        let unknown = (phase == LifePhase::Unknown).then_some(RenewalNotice::PhaseUnknown);
        Ok(RenewalPlan { steps: vec![step], notices: unknown.into_iter().collect() })
    }

    /// What a restore makes of the order, where one is needed.
    fn restore(
        &self,
        order: &RenewalOrder,
        phase: LifePhase,
    ) -> Option<Result<RenewalPlan, RenewalRefusal>> {
        let restore = |rest: Option<RenewalStep>, notice: Option<RenewalNotice>| RenewalPlan {
            steps: [RenewalStep::Restore].into_iter().chain(rest).collect(),
            notices: notice.into_iter().collect(),
        };
        match (phase, order.provider) {
            // Soft quarantine: the restore costs what a renewal does.
            (LifePhase::Grace, Provider::Openprovider) => return Some(Ok(restore(None, None))),
            (LifePhase::Redemption, Provider::Openprovider) => {
                return Some(Err(RenewalRefusal::RestoreCostsExtra));
            }
            (LifePhase::Redemption, _) if !order.may_restore => {
                return Some(Err(RenewalRefusal::RestoreNeeded));
            }
            (LifePhase::Redemption, _) => {}
            _ => return None,
        }
        let Some(brings) = order.restore_years else {
            return Some(Ok(restore(None, Some(RenewalNotice::PeriodUnknown))));
        };
        let rest = i64::from(order.years) - i64::from(brings);
        let step = u32::try_from(rest).ok().filter(|rest| *rest > 0);
        let step = step.and_then(|rest| self.renew(order, rest).ok());
        let differs = (rest != 0 && step.is_none()).then_some(RenewalNotice::PeriodDiffers(rest));
        Some(Ok(restore(step, differs)))
    }

    /// The step that renews for this many years, or the terms there are.
    fn renew(&self, order: &RenewalOrder, years: u32) -> Result<RenewalStep, Terms> {
        let mut terms = self.terms(&order.tld, TermFor::Renew);
        let on_demand = self.renews_on_demand(&order.tld, order.provider);
        if !on_demand {
            let smallest = terms.smallest();
            terms.years.retain(|term| Some(*term) == smallest);
        }
        match terms.allows(years) {
            true if on_demand => Ok(RenewalStep::Renew(years)),
            true => Ok(RenewalStep::RenewOnce),
            false => Err(terms),
        }
    }
}

/// A generic TLD ends at most ten years from today (ICANN).
fn within_ten_years(expiry: NaiveDate, years: u32, today: NaiveDate) -> bool {
    let end = plus_years(expiry, years);
    end.zip(plus_years(today, 10)).is_some_and(|(end, limit)| end <= limit)
}
