//! `Backorder\Life`: one order of a record, from placed to its end.

use backorder_core as core;
use backorder_core::{ApplicationStatus, Reference};
use chrono::{DateTime, Utc};
use ext_php_rs::prelude::*;

use crate::FINAL;
use crate::boundary::convert::int;
use crate::values::enums::{BackorderKind, Cause, InvoiceState, Status};
use crate::values::money::Money;

#[php_class]
#[php(name = "Backorder\\Life")]
#[php(flags = FINAL)]
#[derive(Debug, Clone)]
pub struct Life(pub core::Life);

fn seconds(at: DateTime<Utc>) -> i64 {
    at.timestamp()
}

#[php_impl]
impl Life {
    #[php(getter)]
    pub fn number(&self) -> i64 {
        self.0.number.into()
    }

    #[php(getter)]
    pub fn kind(&self) -> BackorderKind {
        self.0.kind.into()
    }

    #[php(getter)]
    pub fn status(&self) -> Status {
        self.0.status.into()
    }

    #[php(getter)]
    pub fn placed_at(&self) -> i64 {
        seconds(self.0.placed_at)
    }

    #[php(getter)]
    pub fn updated_at(&self) -> i64 {
        seconds(self.0.updated_at)
    }

    #[php(getter)]
    pub fn ended_at(&self) -> Option<i64> {
        self.0.progress.ended_at.map(seconds)
    }

    #[php(getter)]
    pub fn drop_at(&self) -> Option<i64> {
        self.0.dates.map(|dates| seconds(dates.drop_at))
    }

    #[php(getter)]
    pub fn finalization_at(&self) -> Option<i64> {
        self.0.dates.and_then(|dates| dates.finalization_at).map(seconds)
    }

    #[php(getter)]
    pub fn hold(&self) -> Option<Money> {
        self.0.hold.map(|hold| Money(hold.amount))
    }

    #[php(getter)]
    pub fn reference(&self) -> Option<String> {
        self.0.progress.submission.reference().map(Reference::to_string)
    }

    #[php(getter)]
    pub fn application_status(&self) -> Option<String> {
        self.0.progress.application_status.as_ref().map(ApplicationStatus::to_string)
    }

    #[php(getter)]
    pub fn won_at(&self) -> Option<i64> {
        self.0.progress.won_at.map(seconds)
    }

    #[php(getter)]
    pub fn invoice(&self) -> Option<i64> {
        self.0.progress.invoice.map(|invoice| int(invoice.id.0))
    }

    #[php(getter)]
    pub fn invoice_state(&self) -> Option<InvoiceState> {
        self.0.progress.invoice.map(|invoice| invoice.state.into())
    }

    #[php(getter)]
    pub fn registered_at(&self) -> Option<i64> {
        self.0.progress.domain.map(|domain| seconds(domain.registered_at))
    }

    #[php(getter)]
    pub fn expires_at(&self) -> Option<i64> {
        self.0.progress.domain.map(|domain| seconds(domain.expires_at))
    }

    #[php(getter)]
    pub fn is_imported(&self) -> bool {
        self.0.progress.imported
    }

    #[php(getter)]
    pub fn cause(&self) -> Option<Cause> {
        self.0.reason.as_ref().map(|reason| reason.cause.into())
    }

    #[php(getter)]
    pub fn reason_detail(&self) -> String {
        self.0.reason.as_ref().map(|reason| reason.detail.clone()).unwrap_or_default()
    }
}
