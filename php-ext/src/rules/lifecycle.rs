//! `Backorder\Lifecycle` and `Backorder\Transition`: what may happen in which status.

use backorder_core as core;
use backorder_core::{Error, ErrorKind, Stage, lifecycle};
use ext_php_rs::prelude::*;

use crate::FINAL;
use crate::boundary::errors::Refused;
use crate::values::enums::{Event, Status};

#[php_class]
#[php(name = "Backorder\\Transition")]
#[php(flags = FINAL)]
#[derive(Debug, Clone)]
pub struct Transition(&'static core::Transition);

#[php_impl]
impl Transition {
    #[php(getter)]
    pub fn from(&self) -> String {
        self.0.from.to_string()
    }

    #[php(getter)]
    pub fn event(&self) -> Event {
        self.0.event.into()
    }

    #[php(getter)]
    pub fn to(&self) -> Vec<String> {
        self.0.to.iter().map(ToString::to_string).collect()
    }
}

#[php_class]
#[php(name = "Backorder\\Lifecycle")]
#[php(flags = FINAL)]
#[derive(Debug, Clone)]
pub struct Lifecycle;

#[php_impl]
impl Lifecycle {
    pub fn stages() -> Vec<String> {
        Stage::all().map(|stage| stage.to_string()).collect()
    }

    pub fn transitions() -> Vec<Transition> {
        lifecycle::TRANSITIONS.iter().map(Transition).collect()
    }

    pub fn targets(stage: &str, event: Event) -> Result<Vec<String>, Refused> {
        let from = Stage::all().find(|known| known.to_string() == stage).ok_or_else(|| {
            let message = format!("stage: {stage:?} is no status, \"none\" or \"deleted\"");
            Error::new(ErrorKind::WordUnknown, "stage", message)
        })?;
        let targets = lifecycle::targets(from, event.into());
        Ok(targets.iter().map(ToString::to_string).collect())
    }

    pub fn is_terminal(status: Status) -> bool {
        core::Status::from(status).is_terminal()
    }

    pub fn is_applied(status: Status) -> bool {
        core::Status::from(status).is_applied()
    }
}
