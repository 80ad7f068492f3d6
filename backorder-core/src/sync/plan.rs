//! The plan for one domain.

use chrono::{DateTime, NaiveDate, Utc};

use crate::rules::provider::Provider;
use crate::rules::registrar_date::{RegistrarDate, plus_days};
use crate::values::name::DomainName;

use super::answer::{Answer, AutoRenew, Finding, Privacy, Renewal};
use super::change::{Change, ChangeReason, PlannedChange, SyncEffect};
use super::domain::BilledDomain;
use super::entry::{Entry, EntryCode};
use super::mode::RenewalMode;
use super::settings::{DueRule, OFFSET_DAYS, RenewalRule, Settings};
use super::status::BillingStatus;

/// Why a domain is left alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "kebab-case")
)]
pub enum Skipped {
    /// Fraud is never touched, and nothing of it is reported.
    Fraud,
    /// WHMCS's own sync has it; an empty due date is filled all the same.
    Native,
}

impl Skipped {
    /// The word: `fraud`, `native`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Skipped::Fraud => "fraud",
            Skipped::Native => "native",
        }
    }
}

/// What follows for one domain, in the order it is to be done.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct DomainPlan {
    /// Billing's row.
    pub id: u64,
    /// The domain.
    pub name: DomainName,
    /// The fields that change: billing's first.
    pub changes: Vec<PlannedChange>,
    /// What else is to be done.
    pub effects: Vec<SyncEffect>,
    /// What is only reported.
    pub entries: Vec<Entry>,
    /// Why it is left alone, if it is.
    pub skipped: Option<Skipped>,
}

impl DomainPlan {
    /// Whether there is nothing to do and nothing to say.
    pub fn is_empty(&self) -> bool {
        self.changes.is_empty() && self.effects.is_empty() && self.entries.is_empty()
    }
}

/// The plan for a domain, from billing's row and the registrar's answer.
///
/// Total: every pair has a plan. Planning again without new facts gives the same plan, and after
/// its changes are made there are none left.
///
/// Source: the tables in `docs/sync.md`.
pub fn plan_domain(
    settings: &Settings,
    billed: &BilledDomain,
    answer: &Answer,
    now: DateTime<Utc>,
) -> DomainPlan {
    planned(settings, billed, answer, now).of(billed)
}

/// The same without a name: of most domains there is nothing to do and nothing to say.
pub(super) fn planned(
    settings: &Settings,
    billed: &BilledDomain,
    answer: &Answer,
    now: DateTime<Utc>,
) -> Planned {
    let is_lapsed = answer.is_lapsed(now);
    let (status, plan) = (billed.status, Planned::default());
    let mut planner =
        Planner { settings, billed, answer, now, is_lapsed, status, is_transferred: false, plan };
    planner.run();
    planner.plan
}

/// What follows for a domain that its caller knows.
#[derive(Default)]
pub(super) struct Planned {
    changes: Vec<PlannedChange>,
    effects: Vec<SyncEffect>,
    entries: Vec<Entry>,
    skipped: Option<Skipped>,
}

impl Planned {
    pub(super) fn is_empty(&self) -> bool {
        self.changes.is_empty() && self.effects.is_empty() && self.entries.is_empty()
    }

    pub(super) fn of(self, billed: &BilledDomain) -> DomainPlan {
        let Planned { changes, effects, entries, skipped } = self;
        let (id, name) = (billed.id, billed.name.clone());
        DomainPlan { id, name, changes, effects, entries, skipped }
    }
}

/// A plan in the making.
struct Planner<'a> {
    settings: &'a Settings,
    billed: &'a BilledDomain,
    answer: &'a Answer,
    now: DateTime<Utc>,
    is_lapsed: bool,
    /// Billing's status after the plan.
    status: BillingStatus,
    /// Whether a transfer is completed in this plan.
    is_transferred: bool,
    plan: Planned,
}

impl Planner<'_> {
    fn run(&mut self) {
        let before = self.billed.status;
        if before == BillingStatus::Fraud {
            self.plan.skipped = Some(Skipped::Fraud);
            return;
        }
        if self.settings.native && before.is_native() {
            self.plan.skipped = Some(Skipped::Native);
            if !before.is_ended() && self.billed.next_due_date.is_none() {
                self.due_date(self.billed.expiry_date);
            }
            return;
        }
        self.status();
        let expiry = self.expiry_date();
        if !self.status.is_ended() {
            self.due_date(expiry);
        }
        if !self.settings.native {
            self.led_by_billing();
        }
        self.effects();
    }

    fn change(&mut self, change: Change, reason: ChangeReason) {
        self.plan.changes.push(PlannedChange { change, reason });
    }

    fn report(&mut self, code: EntryCode) {
        self.plan.entries.push(Entry::of(code));
    }

    fn report_about(&mut self, code: EntryCode, detail: &str) {
        self.plan.entries.push(Entry::about(code, detail));
    }

    fn status(&mut self) {
        let before = self.billed.status;
        self.report_status();
        let Some((new, reason)) = self.status_of_finding() else { return };
        if !self.settings.sync_status || before.is_ended() || new == before {
            return;
        }
        self.change(Change::Status(before, new), reason);
        self.status = new;
        self.is_transferred =
            before == BillingStatus::PendingTransfer && new == BillingStatus::Active;
    }

    /// What billing's status becomes, but for what is ended.
    fn status_of_finding(&self) -> Option<(BillingStatus, ChangeReason)> {
        use BillingStatus::{Active, Cancelled, Expired, Pending, TransferredAway};
        let before = self.billed.status;
        let (new, reason, is_kept) = match &self.answer.finding {
            Finding::Active if !self.is_lapsed => (Active, ChangeReason::Active, false),
            Finding::Active => (Expired, ChangeReason::Lapsed, before.is_finer_expired()),
            Finding::PendingDelete if self.billed.name.tld() == "dk" => {
                (Cancelled, ChangeReason::PendingDelete, false)
            }
            Finding::Deleted | Finding::PendingDelete => {
                let is_set = self.answer.provider == Provider::Openprovider;
                let deleted = if is_set { self.settings.deleted_as } else { Expired };
                (deleted, ChangeReason::Deleted, before.is_finer_expired())
            }
            Finding::Pending => (Pending, ChangeReason::Requested, before.is_pending()),
            Finding::Restoring => (Pending, ChangeReason::Restoring, before.is_pending()),
            Finding::NotInAccount => (Cancelled, ChangeReason::NotInAccount, before.is_pending()),
            Finding::AmongDeleted => (Cancelled, ChangeReason::AmongDeleted, before.is_pending()),
            Finding::TransferredAway => {
                (TransferredAway, ChangeReason::TransferredAway, before.is_pending())
            }
            Finding::Gone => (Expired, ChangeReason::Gone, before.is_pending()),
            Finding::Prohibited => {
                let is_kept = before.is_pending() || before.is_finer_expired();
                (Expired, ChangeReason::Prohibited, is_kept)
            }
            _ => return None,
        };
        (!is_kept).then_some((new, reason))
    }

    fn report_status(&mut self) {
        let before = self.billed.status;
        let answer = self.answer;
        match &answer.finding {
            Finding::Active if !self.is_lapsed && before.is_ended() => {
                self.report(EntryCode::EndedButActive);
            }
            Finding::RequestFailed if self.settings.sync_status => {
                self.report(EntryCode::RequestFailed);
            }
            Finding::Unknown(word) if self.settings.sync_status => {
                self.report_about(EntryCode::UnknownStatus, word);
            }
            Finding::OutgoingTransfer => self.report(EntryCode::OutgoingTransfer),
            Finding::OrderFailed => self.report(EntryCode::OrderFailed),
            Finding::NotFound => {
                let is_silent = before == BillingStatus::Expired || before.is_ended();
                if !is_silent && !before.is_pending() {
                    self.report(EntryCode::NotFound);
                }
            }
            Finding::Error(text) if !before.is_pending() => {
                self.report_about(EntryCode::RegistrarError, text);
            }
            _ => {}
        }
    }

    /// Billing's expiry date after the plan.
    fn expiry_date(&mut self) -> Option<NaiveDate> {
        let old = self.billed.expiry_date;
        let is_wanted = self.settings.sync_expiry || self.is_transferred;
        if self.billed.status.is_ended() || !is_wanted || !self.answer.finding.is_found() {
            return old;
        }
        let Some(date) = self.answer.expiry else {
            use Finding::{Active, Deleted, PendingDelete};
            if [Active, Deleted, PendingDelete].contains(&self.answer.finding) {
                self.report(EntryCode::NoValidDate);
            }
            return old;
        };
        let new = RegistrarDate::day_in(date, &self.settings.billing_zone);
        if old != Some(new) {
            let reason = if self.is_transferred {
                ChangeReason::TransferCompleted
            } else {
                ChangeReason::RegistrarDate
            };
            self.change(Change::ExpiryDate(old, new), reason);
        }
        Some(new)
    }

    fn due_date(&mut self, expiry: Option<NaiveDate>) {
        let old = self.billed.next_due_date;
        let Some(target) = expiry.and_then(|expiry| self.due_target(expiry)) else {
            if old.is_none() && !self.status.is_pending() {
                self.report(EntryCode::NoExpiry);
            }
            return;
        };
        let Some(due) = old else {
            self.change(Change::NextDueDate(None, target), ChangeReason::DueEmpty);
            return;
        };
        let follows = self.settings.due != DueRule::Off && self.answer.finding.is_found();
        if !follows || due == target {
            return;
        }
        let apart = target.signed_duration_since(due).num_days().unsigned_abs();
        if self.is_transferred {
            self.change(Change::NextDueDate(old, target), ChangeReason::TransferCompleted);
        } else if apart <= u64::from(self.settings.max_diff) {
            self.change(Change::NextDueDate(old, target), ChangeReason::FollowsExpiry);
        } else {
            self.report_about(EntryCode::DueDateFar, &target.to_string());
        }
    }

    fn due_target(&self, expiry: NaiveDate) -> Option<NaiveDate> {
        let offset = self.settings.offset.or(self.billed.own_offset).unwrap_or(OFFSET_DAYS);
        match self.settings.due {
            DueRule::Expiry => Some(expiry),
            DueRule::Offset | DueRule::Off => plus_days(expiry, -i64::from(offset)),
        }
    }

    /// Automatic renewal and privacy, of what the registrar has as active.
    fn led_by_billing(&mut self) {
        if self.answer.finding != Finding::Active || self.is_lapsed {
            return;
        }
        let is_cancelled = self.status == BillingStatus::Cancelled;
        let is_active = self.status == BillingStatus::Active;
        if self.settings.sync_auto_renew && (is_active || is_cancelled) {
            self.renewal(is_active && self.billed.auto_renew, is_cancelled);
        }
        if self.settings.sync_privacy && is_active {
            self.privacy();
        }
    }

    fn renewal(&mut self, is_wanted: bool, is_cancelled: bool) {
        let led = if is_cancelled { ChangeReason::Cancelled } else { ChangeReason::BillingLeads };
        match &self.answer.renewal {
            Renewal::NotSaid => {}
            Renewal::Switch(AutoRenew::Unknown(word)) => {
                self.report_about(EntryCode::UnknownRenewalMode, word);
            }
            Renewal::Switch(old) => {
                let new = if is_wanted { AutoRenew::Default } else { AutoRenew::Off };
                if *old != new {
                    self.change(Change::AutoRenew(old.clone(), new), led);
                }
            }
            Renewal::Mode { mode: RenewalMode::Unknown(word), .. } => {
                self.report_about(EntryCode::UnknownRenewalMode, word);
            }
            Renewal::Mode { mode, account, charged } => {
                let account = account.as_ref();
                let is_followed = self.settings.renewal_mode == RenewalRule::Follow && is_wanted;
                if is_followed && mode.expires(account) {
                    self.report(EntryCode::SetToExpire);
                } else if !is_followed && mode.renews(account) {
                    let reason = if is_wanted { ChangeReason::NobodyPays } else { led };
                    let change = Change::RenewalMode(mode.clone(), RenewalMode::AutoExpire);
                    self.change(change, reason);
                    if charged.is_some_and(|(from, to)| from <= self.now && self.now < to) {
                        self.report(EntryCode::AlreadyCharged);
                    }
                }
            }
        }
    }

    fn privacy(&mut self) {
        let is_wanted = self.billed.id_protection;
        match (self.answer.privacy, is_wanted) {
            (Privacy::Off, true) | (Privacy::On, false) => {
                self.change(Change::Privacy(!is_wanted, is_wanted), ChangeReason::BillingLeads);
            }
            (Privacy::NotSupported, true) => self.report(EntryCode::PrivacyNotSupported),
            (Privacy::Unsigned, true) => self.report(EntryCode::PrivacyContractUnsigned),
            _ => {}
        }
    }

    fn effects(&mut self) {
        let settings = self.settings;
        if self.is_transferred && settings.renew_on_transfer.contains(self.billed.name.tld()) {
            self.plan.effects.push(SyncEffect::Renew(self.billed.period));
        }
        if !settings.suspend_expired || self.answer.provider == Provider::Openprovider {
            return;
        }
        let is_expired = self.status == BillingStatus::Expired || self.status.is_finer_expired();
        let is_active = self.answer.finding == Finding::Active && !self.is_lapsed;
        if self.is_lapsed && is_expired && !self.answer.suspended {
            self.plan.effects.push(SyncEffect::Suspend);
        } else if is_active && self.status == BillingStatus::Active && self.answer.suspended {
            self.plan.effects.push(SyncEffect::Unsuspend);
        }
    }
}
