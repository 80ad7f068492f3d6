//! `Backorder\Ispapi\Recording`: a conversation with the registrar, without secrets.

use ext_php_rs::prelude::*;
use ext_php_rs::zend::ce;

use crate::FINAL;
use crate::boundary::convert::count;
use crate::boundary::errors::Refused;

#[php_class]
#[php(name = "Backorder\\Ispapi\\Recording")]
#[php(flags = FINAL)]
#[php(implements(ce = ce::countable, stub = "\\Countable"))]
#[derive(Debug, Clone)]
pub struct Recording(pub ispapi_client::Recording);

#[php_impl]
impl Recording {
    pub fn parse(json: &str) -> Result<Recording, Refused> {
        Ok(Recording(ispapi_client::Recording::from_json(json)?))
    }

    // The macro binds methods by reference.
    #[allow(clippy::wrong_self_convention)]
    pub fn to_json(&self) -> String {
        self.0.to_json()
    }

    pub fn count(&self) -> i64 {
        count(self.0.len())
    }
}
