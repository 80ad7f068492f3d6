//! `Backorder\Actor`.

use backorder_core::ClientId;
use ext_php_rs::prelude::*;

use crate::FINAL;
use crate::boundary::arguments::Id;
use crate::boundary::convert::int;
use crate::boundary::errors::Refused;

#[php_class]
#[php(name = "Backorder\\Actor")]
#[php(flags = FINAL)]
#[derive(Debug, Clone, Copy)]
pub struct Actor(pub backorder_core::Actor);

#[php_impl]
impl Actor {
    #[php(getter)]
    pub fn is_admin(&self) -> bool {
        matches!(self.0, backorder_core::Actor::Admin)
    }

    #[php(getter, name = "client")]
    pub fn client_id(&self) -> Option<i64> {
        match self.0 {
            backorder_core::Actor::Client(client) => Some(int(client.0)),
            backorder_core::Actor::Admin => None,
        }
    }

    pub fn client(client: Id<'_>) -> Result<Actor, Refused> {
        Ok(Actor(backorder_core::Actor::Client(ClientId(client.id("client")?))))
    }

    pub fn admin() -> Actor {
        Actor(backorder_core::Actor::Admin)
    }
}
