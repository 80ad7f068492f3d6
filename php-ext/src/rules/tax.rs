//! `Backorder\Tax` and `Backorder\Charge`.

use ext_php_rs::prelude::*;

use crate::FINAL;
use crate::boundary::errors::Refused;
use crate::values::money::Money;

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

    pub fn charge(&self, price: &Money) -> Result<Charge, Refused> {
        Ok(Charge(self.0.charge(price.0)?))
    }

    pub fn __to_string(&self) -> String {
        self.0.to_string()
    }
}

#[php_class]
#[php(name = "Backorder\\Charge")]
#[php(flags = FINAL)]
#[derive(Debug, Clone, Copy)]
pub struct Charge(pub backorder_core::Charge);

#[php_impl]
impl Charge {
    #[php(getter)]
    pub fn net(&self) -> Money {
        Money(self.0.net())
    }

    #[php(getter)]
    pub fn tax(&self) -> Money {
        Money(self.0.tax())
    }

    #[php(getter)]
    pub fn gross(&self) -> Money {
        Money(self.0.gross())
    }

    pub fn of(net: &Money, tax: &Money) -> Result<Charge, Refused> {
        Ok(Charge(backorder_core::Charge::new(net.0, tax.0)?))
    }

    pub fn untaxed(amount: &Money) -> Charge {
        Charge(backorder_core::Charge::untaxed(amount.0))
    }
}
