//! `Backorder\AdoptionReport` and what is in it, and `Backorder\UndeliveredMessage`.

use backorder_core as core;
use ext_php_rs::prelude::*;

use crate::FINAL;
use crate::boundary::arguments::OneRow;
use crate::boundary::convert::{count, int};
use crate::boundary::errors::Refused;
use crate::record::decision::Decision;
use crate::record::effect::AnyEffect;
use crate::store::refused::RefusedRow;
use crate::values::enums::{AdoptionWarningKind, Status};

#[php_class]
#[php(name = "Backorder\\AdoptionReport")]
#[php(flags = FINAL)]
#[derive(Debug, Clone)]
pub struct AdoptionReport(pub core::AdoptionReport);

#[php_impl]
impl AdoptionReport {
    #[php(getter)]
    pub fn decisions(&self) -> Vec<Decision> {
        self.0.decisions.iter().cloned().map(Decision).collect()
    }

    #[php(getter)]
    pub fn taken(&self) -> Vec<TakenRow> {
        self.0.taken.iter().cloned().map(TakenRow).collect()
    }

    #[php(getter)]
    pub fn refused(&self) -> Vec<RefusedRow> {
        self.0.refused.iter().cloned().map(RefusedRow::from).collect()
    }
}

#[php_class]
#[php(name = "Backorder\\TakenRow")]
#[php(flags = FINAL)]
#[derive(Debug, Clone)]
pub struct TakenRow(core::TakenRow);

#[php_impl]
impl TakenRow {
    #[php(getter)]
    pub fn row(&self) -> i64 {
        count(self.0.row)
    }

    #[php(getter)]
    pub fn id(&self) -> i64 {
        int(self.0.id.0)
    }

    #[php(getter)]
    pub fn status(&self) -> Status {
        self.0.status.into()
    }

    #[php(getter)]
    pub fn warnings(&self) -> Vec<AdoptionWarning> {
        self.0.warnings.iter().cloned().map(AdoptionWarning).collect()
    }
}

#[php_class]
#[php(name = "Backorder\\AdoptionWarning")]
#[php(flags = FINAL)]
#[derive(Debug, Clone)]
pub struct AdoptionWarning(core::AdoptionWarning);

#[php_impl]
impl AdoptionWarning {
    #[php(getter)]
    pub fn kind(&self) -> AdoptionWarningKind {
        self.0.kind.into()
    }

    #[php(getter)]
    pub fn message(&self) -> String {
        self.0.message.clone()
    }
}

#[php_class]
#[php(name = "Backorder\\UndeliveredMessage")]
#[php(flags = FINAL)]
#[derive(Debug, Clone)]
pub struct UndeliveredMessage(pub core::OutboxEntry);

#[php_impl]
impl UndeliveredMessage {
    pub fn of_row(row: OneRow<'_>) -> Result<UndeliveredMessage, Refused> {
        Ok(UndeliveredMessage(core::OutboxEntry::from_row(&row.items("row")?.row()?)?))
    }

    #[php(getter)]
    pub fn effect(&self) -> AnyEffect {
        AnyEffect(self.0.effect.clone())
    }

    #[php(getter)]
    pub fn sent_at(&self) -> i64 {
        self.0.sent_at.timestamp()
    }

    #[php(getter)]
    pub fn sends(&self) -> i64 {
        self.0.sends.into()
    }

    #[php(getter)]
    pub fn found_at(&self) -> i64 {
        self.0.undelivered_at.unwrap_or(self.0.sent_at).timestamp()
    }

    #[php(getter)]
    pub fn why(&self) -> String {
        self.0.report.as_ref().map(ToString::to_string).unwrap_or_default()
    }
}

pub fn register(module: ModuleBuilder) -> ModuleBuilder {
    module
        .class::<AdoptionReport>()
        .class::<TakenRow>()
        .class::<AdoptionWarning>()
        .class::<UndeliveredMessage>()
}
