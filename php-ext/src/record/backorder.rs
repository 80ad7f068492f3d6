//! `Backorder\Backorder`: one record to read.

use backorder_core::{ApplicationStatus, OutboxEntry, Reference};
use chrono::{DateTime, Utc};
use ext_php_rs::prelude::*;

use crate::FINAL;
use crate::boundary::arguments::At;
use crate::boundary::convert::{Map, RowArray, int};
use crate::boundary::errors::Refused;
use crate::record::life::Life;
use crate::rules::policy::Policy;
use crate::rules::tax::{Charge, Tax};
use crate::values::enums::{BackorderKind, Cause, InvoiceState, Status};
use crate::values::money::Money;
use crate::values::name::DomainName;

#[php_class]
#[php(name = "Backorder\\Backorder")]
#[php(flags = FINAL)]
#[derive(Debug, Clone)]
pub struct Backorder(pub backorder_core::Backorder);

fn seconds(at: DateTime<Utc>) -> i64 {
    at.timestamp()
}

#[php_impl]
impl Backorder {
    #[php(getter)]
    pub fn id(&self) -> i64 {
        int(self.0.id.0)
    }

    #[php(getter)]
    pub fn client(&self) -> i64 {
        int(self.0.client.0)
    }

    #[php(getter)]
    pub fn name(&self) -> DomainName {
        DomainName(self.0.name.clone())
    }

    #[php(getter)]
    pub fn kind(&self) -> BackorderKind {
        self.0.present.kind.into()
    }

    #[php(getter)]
    pub fn status(&self) -> Status {
        self.0.present.status.into()
    }

    #[php(getter)]
    pub fn is_deleted(&self) -> bool {
        self.0.deleted_at.is_some()
    }

    #[php(getter)]
    pub fn is_open(&self) -> bool {
        self.0.is_open()
    }

    #[php(getter)]
    pub fn life(&self) -> i64 {
        self.0.present.number.into()
    }

    #[php(getter)]
    pub fn revision(&self) -> i64 {
        int(self.0.revision)
    }

    #[php(getter)]
    pub fn placed_at(&self) -> i64 {
        seconds(self.0.present.placed_at)
    }

    #[php(getter)]
    pub fn updated_at(&self) -> i64 {
        seconds(self.0.present.updated_at)
    }

    #[php(getter)]
    pub fn ended_at(&self) -> Option<i64> {
        self.0.present.progress.ended_at.map(seconds)
    }

    #[php(getter)]
    pub fn deleted_at(&self) -> Option<i64> {
        self.0.deleted_at.map(seconds)
    }

    #[php(getter)]
    pub fn drop_at(&self) -> Option<i64> {
        self.0.present.dates.map(|dates| seconds(dates.drop_at))
    }

    #[php(getter)]
    pub fn finalization_at(&self) -> Option<i64> {
        self.0.present.dates.and_then(|dates| dates.finalization_at).map(seconds)
    }

    #[php(getter)]
    pub fn deadline(&self) -> Option<i64> {
        self.0.present.dates.map(|dates| seconds(dates.deadline()))
    }

    #[php(getter)]
    pub fn hold(&self) -> Option<Money> {
        self.0.present.hold.map(|hold| Money(hold.amount))
    }

    #[php(getter)]
    pub fn hold_net(&self) -> Option<Money> {
        self.0.present.hold.map(|hold| Money(hold.net))
    }

    #[php(getter)]
    pub fn hold_tax(&self) -> Option<Money> {
        self.0.present.hold.and_then(|hold| Some(Money(hold.charge().ok()?.tax())))
    }

    #[php(getter)]
    pub fn hold_rates(&self) -> Option<Tax> {
        self.0.present.hold.map(|hold| Tax(hold.rates))
    }

    #[php(getter)]
    pub fn hold_made_at(&self) -> Option<i64> {
        self.0.present.hold.map(|hold| seconds(hold.made_at))
    }

    #[php(getter)]
    pub fn reference(&self) -> Option<String> {
        self.0.present.progress.submission.reference().map(Reference::to_string)
    }

    #[php(getter)]
    pub fn application_status(&self) -> Option<String> {
        self.0.present.progress.application_status.as_ref().map(ApplicationStatus::to_string)
    }

    #[php(getter)]
    pub fn auction(&self) -> Map<String> {
        let details = self.0.present.progress.auction.iter().flat_map(|auction| &auction.details);
        Map(details.map(|(key, text)| (key.clone(), text.clone())).collect())
    }

    #[php(getter)]
    pub fn invoice(&self) -> Option<i64> {
        self.0.present.progress.invoice.map(|invoice| int(invoice.id.0))
    }

    #[php(getter)]
    pub fn invoice_total(&self) -> Option<Money> {
        self.0.present.progress.invoice.map(|invoice| Money(invoice.total))
    }

    #[php(getter)]
    pub fn invoice_charge(&self) -> Option<Charge> {
        self.0.invoice_charge().map(Charge)
    }

    #[php(getter)]
    pub fn invoice_asked(&self) -> Option<Money> {
        self.0.invoice_asked().map(Money)
    }

    #[php(getter)]
    pub fn invoice_state(&self) -> Option<InvoiceState> {
        self.0.present.progress.invoice.map(|invoice| invoice.state.into())
    }

    #[php(getter)]
    pub fn cause(&self) -> Option<Cause> {
        self.0.present.reason.as_ref().map(|reason| reason.cause.into())
    }

    #[php(getter)]
    pub fn reason_detail(&self) -> String {
        self.0.present.reason.as_ref().map(|reason| reason.detail.clone()).unwrap_or_default()
    }

    pub fn is_finished(&self, now: At<'_>, policy: &Policy) -> Result<bool, Refused> {
        Ok(self.0.is_finished(now.at("now")?, &policy.0))
    }

    pub fn to_row(&self, dueAt: Option<At<'_>>) -> Result<RowArray, Refused> {
        Ok(RowArray(self.0.to_row(dueAt.map(|at| at.at("dueAt")).transpose()?)))
    }

    pub fn lives(&self) -> Vec<Life> {
        let mut lives: Vec<Life> = self.0.lives().cloned().map(Life).collect();
        lives.sort_by_key(|life| life.0.number);
        lives
    }

    pub fn effect_rows(&self) -> Vec<RowArray> {
        self.0.outbox.iter().map(OutboxEntry::to_row).map(RowArray).collect()
    }
}
