//! Orders of premium names: sent only at the price that was agreed, which the command confirms.

use backorder_core::Cost;

use crate::commands::{Availability, DomainCheck};
use crate::wire::command::Command;
use crate::wire::error::{Error, ErrorKind};
use crate::wire::profile::Platform;

/// An order of a name that has a price of its own.
///
/// # Example
/// ```
/// use backorder_core::{Cost, Currency};
/// use ispapi_client::commands::{CheckDomains, Request};
/// use ispapi_client::{Command, Platform, Response, ResponseBuilder, management::PremiumOrder};
/// let text = ResponseBuilder::new(200, "ok")
///     .with("DOMAINCHECK", "211 Premium Domain name available [PREMIUM]")
///     .with("CLASS", "PREMIUM_DONUTS_Price Category A")
///     .with("PRICE", "999.99")
///     .with("CURRENCY", "USD")
///     .encode();
/// let check = CheckDomains { domains: vec!["coffee.shop".into()] };
/// let check = check.read(&Response::from_vec(text.into_bytes()))?.remove(0)?;
/// let usd = Currency::parse("USD")?;
/// let order = PremiumOrder::at(&check, Cost::parse("999.99", usd)?)?;
/// let renewal = Command::new("RenewDomain").with("DOMAIN", "coffee.shop");
/// assert_eq!(
///     order.confirm(renewal, Platform::Ispapi).text(Platform::Ispapi)?,
///     "COMMAND=RenewDomain\nDOMAIN=coffee.shop\nCLASS=PREMIUM_DONUTS_Price Category A",
/// );
/// let error = PremiumOrder::at(&check, Cost::parse("99", usd)?).expect_err("dearer");
/// assert_eq!(error.to_string(), "the price is 999.99 USD, not the 99 USD that were agreed");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// Source: the original registrar module; references of AddDomainApplication (PRICE, CURRENCY),
/// RenewDomain and TransferDomain (CLASS); CNR's pages on premium domains.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct PremiumOrder {
    class: String,
    price: Cost,
}

impl PremiumOrder {
    /// The order of a name at the price that was agreed: to the last decimal, in the same currency.
    ///
    /// # Errors
    /// [`ErrorKind::ParameterInvalid`] names the domain: it is not offered, the registrar names no
    /// price or class, or another price than was agreed.
    pub fn at(check: &DomainCheck, agreed: Cost) -> Result<PremiumOrder, Error> {
        let refused = |message: String| {
            Err(Error::new(ErrorKind::ParameterInvalid, check.domain.as_str(), message))
        };
        if check.availability != Availability::Offered {
            return refused("has no price of its own".into());
        }
        let Some(price) = check.price else {
            return refused("the registrar names no price for it".into());
        };
        let is_agreed = price.currency() == agreed.currency() && price.amount() == agreed.amount();
        if !is_agreed {
            return refused(format!("the price is {price}, not the {agreed} that were agreed"));
        }
        let class = match (&check.class, &check.premium_channel) {
            (Some(class), _) => class.clone(),
            (None, Some(channel)) => format!("AFTERMARKET_PURCHASE_{channel}"),
            (None, None) => String::new(),
        };
        Ok(PremiumOrder { class, price })
    }

    /// The class that confirms the price on ISPAPI; empty if there is none.
    pub fn class(&self) -> &str {
        &self.class
    }

    /// The price.
    pub fn price(&self) -> Cost {
        self.price
    }

    /// The command with what confirms the price: on ISPAPI the class, and price and currency where
    /// the command is an application; at CNR the fee.
    #[must_use]
    pub fn confirm(&self, command: Command, platform: Platform) -> Command {
        // As the registrar writes it: two decimals at least.
        let amount = self.price.amount();
        let amount = if amount.scale() < 2 { format!("{amount:.2}") } else { amount.to_string() };
        let currency = self.price.currency().code().to_owned();
        match platform {
            Platform::Ispapi => {
                let is_application = command.name().eq_ignore_ascii_case("AddDomainApplication");
                let class = (!self.class.is_empty()).then(|| self.class.clone());
                let command = command.with("CLASS", class);
                match is_application {
                    true => command.with("PRICE", amount).with("CURRENCY", currency),
                    false => command,
                }
            }
            Platform::Cnr => command.with("X-FEE-AMOUNT", amount).with("X-FEE-CURRENCY", currency),
        }
    }
}

#[cfg(test)]
mod tests {
    use backorder_core::Currency;

    use super::*;
    use crate::commands::{CheckDomains, Request, answer};

    fn check(cells: &[(&str, &str)]) -> DomainCheck {
        let request = CheckDomains { domains: vec!["a.shop".into()] };
        request.read(&answer(cells)).expect("rows").remove(0).expect("reads")
    }

    fn cost(text: &str, currency: &str) -> Cost {
        Cost::parse(text, Currency::parse(currency).expect("known")).expect("an amount")
    }

    #[test]
    fn nothing_is_ordered_at_another_price() {
        let offered = [
            ("DOMAINCHECK", "211 Premium Domain name available [SEDO]"),
            ("PREMIUMCHANNEL", "SEDO"),
            ("PRICE", "10.00"),
            ("CURRENCY", "EUR"),
        ];
        for agreed in [cost("9.99", "EUR"), cost("10.0001", "EUR"), cost("10", "USD")] {
            let error = PremiumOrder::at(&check(&offered), agreed).expect_err("another price");
            assert_eq!((error.kind(), error.subject()), (ErrorKind::ParameterInvalid, "a.shop"));
        }
        let order = PremiumOrder::at(&check(&offered), cost("10", "EUR")).expect("that price");
        assert_eq!(order.class(), "AFTERMARKET_PURCHASE_SEDO");
        let apply = Command::new("AddDomainApplication").with("DOMAIN", "a.shop");
        assert_eq!(
            order.confirm(apply.clone(), Platform::Ispapi).text(Platform::Ispapi),
            Ok("COMMAND=AddDomainApplication\nDOMAIN=a.shop\nCLASS=AFTERMARKET_PURCHASE_SEDO\n\
                PRICE=10.00\nCURRENCY=EUR"
                .into()),
        );
        assert_eq!(
            order.confirm(apply, Platform::Cnr).text(Platform::Cnr),
            Ok("COMMAND=AddDomainApplication\nDOMAIN=a.shop\nX-FEE-AMOUNT=10.00\n\
                X-FEE-CURRENCY=EUR"
                .into()),
        );
        let agreed = cost("10", "EUR");
        let free = check(&[("DOMAINCHECK", "210 Available")]);
        assert!(PremiumOrder::at(&free, agreed).is_err());
        let priceless = check(&[("DOMAINCHECK", "211 Taken"), ("PREMIUMCHANNEL", "SEDO")]);
        let error = PremiumOrder::at(&priceless, agreed).expect_err("at what price?");
        assert_eq!(error.to_string(), "the registrar names no price for it");
    }
}
