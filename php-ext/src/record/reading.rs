//! `Backorder\BegunReading` and `Backorder\Tax`.

use ext_php_rs::prelude::*;

use crate::FINAL;
use crate::boundary::convert::int;
use crate::boundary::errors::Refused;

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

#[php_class]
#[php(name = "Backorder\\Tax")]
#[php(flags = FINAL)]
#[derive(Debug, Clone, Copy)]
pub struct Tax(pub backorder_core::Tax);

#[php_impl]
impl Tax {
    #[php(getter)]
    pub fn first(&self) -> String {
        self.0.first.to_string()
    }

    #[php(getter)]
    pub fn second(&self) -> String {
        self.0.second.to_string()
    }

    #[php(getter)]
    pub fn compound(&self) -> bool {
        self.0.is_compound
    }

    #[php(getter)]
    pub fn inclusive(&self) -> bool {
        self.0.is_inclusive
    }

    #[php(defaults(second = "0".to_owned(), compound = false, inclusive = false))]
    pub fn __construct(
        first: &str,
        second: String,
        compound: bool,
        inclusive: bool,
    ) -> Result<Tax, Refused> {
        Ok(Tax(backorder_core::Tax {
            first: first.parse()?,
            second: second.parse()?,
            is_compound: compound,
            is_inclusive: inclusive,
        }))
    }

    pub fn __to_string(&self) -> String {
        self.0.to_string()
    }
}
