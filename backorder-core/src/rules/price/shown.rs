//! What of a price a client is shown.

use crate::rules::policy::Policy;
use crate::rules::price::PriceList;
use crate::rules::tax::{ShownPrice, Tax};
use crate::values::error::Error;

impl PriceList {
    /// The list as a client is shown it: each price as it stands, without or with the client's
    /// tax, as [`Policy::shown_prices`] says. For pages alone ([`Offer`](crate::Offer),
    /// [`tariffs`](crate::tariffs)); an engine takes the list as it is and puts the tax on it.
    ///
    /// A net price that rounds to 0 is shown as none.
    ///
    /// # Errors
    /// [`ErrorKind::AmountOverflow`](crate::ErrorKind::AmountOverflow) for a price that is more
    /// than money can hold with its tax.
    ///
    /// # Example
    /// ```
    /// use backorder_core::{BackorderKind, Currency, Money, Policy, PriceList, ShownPrice, Tld};
    /// let (eur, com) = (Currency::parse("EUR")?, Tld::parse("com")?);
    /// let mut prices = PriceList::new();
    /// prices.insert(com.clone(), eur, BackorderKind::Full, Money::parse("20.00", eur)?)?;
    /// let shown = |shown_prices, tax: &str| {
    ///     let policy = Policy { shown_prices, ..Policy::default() };
    ///     let list = prices.shown(&policy, tax.parse()?)?;
    ///     let price = list.price(&com, eur, BackorderKind::Full);
    ///     Ok::<_, backorder_core::Error>(price.map(Money::to_decimal))
    /// };
    /// assert_eq!(shown(ShownPrice::Gross, "19")?.as_deref(), Some("23.80"));
    /// assert_eq!(shown(ShownPrice::Gross, "incl 19")?.as_deref(), Some("20.00"));
    /// assert_eq!(shown(ShownPrice::Net, "incl 19")?.as_deref(), Some("16.81"));
    /// assert_eq!(shown(ShownPrice::Listed, "19")?.as_deref(), Some("20.00"));
    /// # Ok::<(), backorder_core::Error>(())
    /// ```
    pub fn shown(&self, policy: &Policy, tax: Tax) -> Result<PriceList, Error> {
        let tax = policy.charged(tax);
        let mut shown = self.clone();
        for price in shown.prices.values_mut().flat_map(|of_tld| of_tld.values_mut()) {
            let charge = tax.charge(*price)?;
            *price = match policy.shown_prices {
                ShownPrice::Listed => *price,
                ShownPrice::Net => charge.net(),
                ShownPrice::Gross => charge.gross(),
            };
        }
        Ok(shown)
    }
}
