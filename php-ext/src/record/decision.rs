//! `Backorder\Decision` and `Backorder\HoldChange`.

use backorder_core::Reference;
use ext_php_rs::prelude::*;

use crate::FINAL;
use crate::boundary::convert::int;
use crate::record::effect::AnyEffect;
use crate::values::enums::{Cause, Event, Status};
use crate::values::money::Money;
use crate::values::name::DomainName;

#[php_class]
#[php(name = "Backorder\\Decision")]
#[php(flags = FINAL)]
#[derive(Debug, Clone)]
pub struct Decision(pub backorder_core::Decision);

#[php_impl]
impl Decision {
    #[php(getter)]
    pub fn client(&self) -> i64 {
        int(self.0.client.0)
    }

    #[php(getter)]
    pub fn at(&self) -> i64 {
        self.0.at.timestamp()
    }

    #[php(getter)]
    pub fn event(&self) -> Event {
        self.0.event.into()
    }

    #[php(getter)]
    pub fn backorder(&self) -> Option<i64> {
        self.0.record.as_ref().map(|record| int(record.id.0))
    }

    #[php(getter)]
    pub fn name(&self) -> Option<DomainName> {
        self.0.record.as_ref().map(|record| DomainName(record.name.clone()))
    }

    #[php(getter)]
    pub fn life(&self) -> Option<i64> {
        self.0.record.as_ref().map(|record| record.life.into())
    }

    #[php(getter)]
    pub fn from(&self) -> Option<String> {
        self.0.record.as_ref().map(|record| record.from.to_string())
    }

    #[php(getter)]
    pub fn to(&self) -> Option<String> {
        self.0.record.as_ref().map(|record| record.to.to_string())
    }

    #[php(getter)]
    pub fn status(&self) -> Option<Status> {
        self.0.record.as_ref().and_then(|record| record.to.status()).map(Into::into)
    }

    #[php(getter)]
    pub fn hold(&self) -> Option<HoldChange> {
        self.0.hold.map(HoldChange)
    }

    #[php(getter)]
    pub fn cause(&self) -> Option<Cause> {
        self.0.reason.as_ref().map(|reason| reason.cause.into())
    }

    #[php(getter)]
    pub fn reason_detail(&self) -> String {
        self.0.reason.as_ref().map(|reason| reason.detail.clone()).unwrap_or_default()
    }

    #[php(getter)]
    pub fn warning(&self) -> Option<String> {
        self.0.warning.clone()
    }

    #[php(getter)]
    pub fn reference(&self) -> Option<String> {
        let mut steps = self.0.applications.iter();
        steps.find_map(|step| step.application.id.reference.as_ref()).map(Reference::to_string)
    }

    #[php(getter)]
    pub fn effects(&self) -> Vec<AnyEffect> {
        self.0.effects.iter().cloned().map(AnyEffect).collect()
    }
}

#[php_class]
#[php(name = "Backorder\\HoldChange")]
#[php(flags = FINAL)]
#[derive(Debug, Clone, Copy)]
pub struct HoldChange(pub backorder_core::HoldChange);

#[php_impl]
impl HoldChange {
    #[php(getter)]
    pub fn made(&self) -> Option<Money> {
        match self.0 {
            backorder_core::HoldChange::Made { amount } => Some(Money(amount)),
            _ => None,
        }
    }

    #[php(getter)]
    pub fn captured(&self) -> Option<Money> {
        match self.0 {
            backorder_core::HoldChange::Captured { captured, .. } => Some(Money(captured)),
            _ => None,
        }
    }

    #[php(getter)]
    pub fn released(&self) -> Option<Money> {
        match self.0 {
            backorder_core::HoldChange::Made { .. } => None,
            backorder_core::HoldChange::Captured { released, .. } => Some(Money(released)),
            backorder_core::HoldChange::Released { amount } => Some(Money(amount)),
        }
    }

    #[php(name = "__toString")]
    pub fn text(&self) -> String {
        self.0.to_string()
    }
}
