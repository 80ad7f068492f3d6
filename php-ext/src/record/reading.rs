//! `Backorder\BegunReading`.

use ext_php_rs::prelude::*;

use crate::FINAL;
use crate::boundary::convert::int;

#[php_class]
#[php(name = "Backorder\\BegunReading")]
#[php(flags = FINAL)]
#[derive(Debug, Clone)]
pub struct BegunReading(pub backorder_core::BegunReading);

#[php_impl]
impl BegunReading {
    #[php(getter)]
    pub fn client(&self) -> i64 {
        int(self.0.client().0)
    }

    #[php(getter)]
    pub fn begun_at(&self) -> i64 {
        self.0.begun_at().timestamp()
    }

    #[php(getter)]
    pub fn notes(&self) -> Vec<String> {
        self.0.notes().iter().map(ToString::to_string).collect()
    }
}
