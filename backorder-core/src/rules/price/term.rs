//! What a registration of several years costs, and what WHMCS can store of it.

use crate::values::error::{Error, ErrorKind};
use crate::values::money::{Cost, Currency, Money};

/// The longest registration term in years (RFC 5731 section 3.2.1 allows 99, registries ten).
pub const MAX_TERM: u32 = 10;

/// A registration price for one term, at the registrar and as WHMCS multiplies it.
///
/// The registrar charges the setup once; WHMCS keeps one price per year and multiplies it.
/// Source: FAQ of the registrar's WHMCS integration, "Multi-year Registration Pricing".
///
/// # Example
/// ```
/// use backorder_core::{Cost, Currency};
/// use backorder_core::TermPrice;
/// let usd = Currency::parse("USD")?;
/// let term = TermPrice::of(Cost::parse("5.00", usd)?, Cost::parse("10.00", usd)?, 3)?;
/// assert_eq!(term.registrar().amount().to_string(), "35");
/// assert_eq!(term.storable().amount().to_string(), "45");
/// assert_eq!(term.difference().amount().to_string(), "10");
/// # Ok::<(), backorder_core::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct TermPrice {
    years: u32,
    registrar: Cost,
    storable: Cost,
    difference: Cost,
}

impl TermPrice {
    /// The price of `years` years from the registrar's setup and annual portions.
    ///
    /// A setup portion below zero is a discount on the first year.
    ///
    /// # Errors
    /// [`ErrorKind::TermInvalid`]: not 1 to [`MAX_TERM`] years. [`ErrorKind::CurrencyMismatch`],
    /// [`ErrorKind::AmountOverflow`].
    pub fn of(setup: Cost, annual: Cost, years: u32) -> Result<TermPrice, Error> {
        if !(1..=MAX_TERM).contains(&years) {
            let message = format!("a term of {years} years is not in 1 to {MAX_TERM}");
            return Err(Error::new(ErrorKind::TermInvalid, years, message));
        }
        let registrar = setup.plus(annual.times(years)?)?;
        let storable = setup.plus(annual)?.times(years)?;
        Ok(TermPrice { years, registrar, storable, difference: storable.minus(registrar)? })
    }

    /// The term.
    pub fn years(self) -> u32 {
        self.years
    }

    /// What the registrar charges: setup + years * annual.
    pub fn registrar(self) -> Cost {
        self.registrar
    }

    /// What WHMCS charges when it stores the first year's price: (setup + annual) * years.
    pub fn storable(self) -> Cost {
        self.storable
    }

    /// How much more that is; below zero when the client would pay too little.
    pub fn difference(self) -> Cost {
        self.difference
    }
}

/// Reads a price of WHMCS's domain pricing: `-1.00` means that the term is not offered.
///
/// # Errors
/// [`ErrorKind::PriceNegative`]: another amount below zero. As [`Money::parse`] otherwise.
///
/// # Example
/// ```
/// use backorder_core::Currency;
/// use backorder_core::parse_term_fee;
/// let eur = Currency::parse("EUR")?;
/// assert_eq!(parse_term_fee("-1.00", eur)?, None);
/// assert_eq!(parse_term_fee("0.00", eur)?.unwrap().minor(), 0);
/// # Ok::<(), backorder_core::Error>(())
/// ```
pub fn parse_term_fee(text: &str, currency: Currency) -> Result<Option<Money>, Error> {
    let price = Money::parse(text, currency)?;
    let not_offered = -(10_i64.pow(currency.scale()));
    match price.minor() {
        minor if minor == not_offered => Ok(None),
        0.. => Ok(Some(price)),
        _ => {
            let message = format!("{price} is below 0; only -1 stands for a term not offered");
            Err(Error::new(ErrorKind::PriceNegative, price, message))
        }
    }
}
