//! `Backorder\Claim` and `Backorder\Application`: what a book knows of names beside its records.

use backorder_core as core;
use ext_php_rs::prelude::*;

use crate::FINAL;
use crate::boundary::convert::int;
use crate::values::enums::ApplicationState;
use crate::values::name::DomainName;

#[php_class]
#[php(name = "Backorder\\Claim")]
#[php(flags = FINAL)]
#[derive(Debug, Clone)]
pub struct Claim(pub core::Claim);

#[php_impl]
impl Claim {
    #[php(getter)]
    pub fn name(&self) -> DomainName {
        DomainName(self.0.name.clone())
    }

    #[php(getter)]
    pub fn drop_at(&self) -> i64 {
        self.0.drop_at.timestamp()
    }

    #[php(getter)]
    pub fn backorder(&self) -> i64 {
        int(self.0.backorder.0)
    }

    #[php(getter)]
    pub fn life(&self) -> i64 {
        self.0.life.into()
    }
}

#[php_class]
#[php(name = "Backorder\\Application")]
#[php(flags = FINAL)]
#[derive(Debug, Clone)]
pub struct Application(pub core::Application);

#[php_impl]
impl Application {
    #[php(getter)]
    pub fn id(&self) -> String {
        self.0.id.to_string()
    }

    #[php(getter)]
    pub fn reference(&self) -> Option<String> {
        self.0.id.reference.as_ref().map(ToString::to_string)
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
    pub fn state(&self) -> ApplicationState {
        self.0.state.into()
    }

    #[php(getter)]
    pub fn backorder(&self) -> i64 {
        int(self.0.holder().0.0)
    }

    #[php(getter)]
    pub fn life(&self) -> i64 {
        self.0.holder().1.into()
    }
}
