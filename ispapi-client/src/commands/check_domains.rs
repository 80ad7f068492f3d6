//! CheckDomains: which names can be registered.

use backorder_core::{Cost, Currency};

use super::Request;
use crate::wire::command::Command;
use crate::wire::error::Error;
use crate::wire::profile::Platform;
use crate::wire::read::{about_domain, any_cell, cell, cost, invalid, optional, required};
use crate::wire::response::Response;

/// Asks whether names can be registered, many at a time.
///
/// # Example
/// ```
/// use ispapi_client::commands::CheckDomains;
/// use ispapi_client::Platform;
/// let names: Vec<String> = (0..70).map(|number| format!("name-{number}.com")).collect();
/// let parts = CheckDomains::in_parts(&names, Platform::Cnr);
/// let sizes: Vec<usize> = parts.iter().map(|part| part.domains.len()).collect();
/// assert_eq!(sizes, [32, 32, 6]);
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct CheckDomains {
    /// The names; at most [`CheckDomains::names_max`] of them.
    pub domains: Vec<String>,
}

/// What is known of a name.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct DomainCheck {
    /// The name asked about.
    pub domain: String,
    /// Whether it can be had.
    pub availability: Availability,
    /// The registrar's words: `Available`.
    pub text: String,
    /// Why not, in the registrar's words.
    pub reason: Option<String>,
    /// The premium class, to be sent along when it is registered. May contain blanks.
    pub class: Option<String>,
    /// Who sells it.
    pub premium_channel: Option<String>,
    /// What it costs, where it is not the price of the zone.
    pub price: Option<Cost>,
}

/// Whether a name can be had.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "kebab-case")
)]
pub enum Availability {
    /// At the price of its zone (210).
    Free,
    /// At a price of its own: premium, or somebody sells it. The code says 211 as for a name
    /// that is taken, or 210; channel and price tell, and the class unless the reason says that
    /// the name is registered.
    Offered,
    /// It cannot be had (211).
    Taken,
    /// The registrar could not say; its code.
    Unknown(u16),
}

impl CheckDomains {
    /// How many names one command may ask about.
    ///
    /// Source: the settings of the vendor's SDKs; CNR's reference.
    pub const fn names_max(platform: Platform) -> usize {
        match platform {
            Platform::Ispapi => 255,
            Platform::Cnr => 32,
        }
    }

    /// As many commands as these names need.
    pub fn in_parts(domains: &[String], platform: Platform) -> Vec<CheckDomains> {
        let parts = domains.chunks(CheckDomains::names_max(platform));
        parts.map(|part| CheckDomains { domains: part.to_vec() }).collect()
    }
}

impl Request for CheckDomains {
    /// In the order of the names. An error is about that name alone, its subject: a price of no
    /// currency, a row that is missing.
    type Response = Vec<Result<DomainCheck, Error>>;

    fn command(&self, platform: Platform) -> Command {
        let command = Command::new("CheckDomains").with("DOMAIN", self.domains.clone());
        match platform {
            Platform::Ispapi => command.with("PREMIUMCHANNELS", "*"),
            Platform::Cnr => command.with("X-FEE-COMMAND", vec!["create"; self.domains.len()]),
        }
    }

    fn read(&self, answer: &Response) -> Result<Self::Response, Error> {
        let names = self.domains.iter().enumerate();
        let about = |domain: &str, error: Error| {
            let message = format!("{}: {error}", error.subject());
            Error::new(error.kind(), domain, message)
        };
        Ok(names
            .map(|(row, domain)| {
                read_row(answer, row, domain).map_err(|error| about(domain, error))
            })
            .collect())
    }
}

fn read_row(answer: &Response, row: usize, domain: &str) -> Result<DomainCheck, Error> {
    about_domain(answer, domain, row)?;
    let check = required(answer, "DOMAINCHECK", row)?;
    let (code, text) = check.split_once(' ').unwrap_or((check, ""));
    let code = code.parse().ok().filter(|code| (200..=599).contains(code) && check.len() >= 3);
    let code: u16 = code.ok_or_else(|| {
        invalid("DOMAINCHECK", format_args!("{check:?} does not begin with a code"))
    })?;
    // CNR names the class of every name; that of an ordinary one is "standard".
    let class = any_cell(answer, &["CLASS", "X-FEE-CLASS"], row);
    let class = class.filter(|class| !class.eq_ignore_ascii_case("standard"));
    let price = match class {
        Some(_) => &["PRICE", "X-FEE-AMOUNT", "AFTERMARKETPRICE"][..],
        None => &["PRICE", "AFTERMARKETPRICE"],
    };
    let price = price_of(answer, price, row)?;
    let premium_channel =
        any_cell(answer, &["PREMIUMCHANNEL", "PREMIUMCHANNELS"], row).map(str::to_owned);
    let reason = optional(answer, "REASON", row);
    // The class of a premium name stays with it once somebody has it.
    let has_owner = |reason: &String| reason.to_ascii_lowercase().contains("registered");
    let classed = class.is_some() && !(code == 211 && reason.as_ref().is_some_and(has_owner));
    let offered = classed || price.is_some() || premium_channel.is_some();
    let availability = match code {
        210 | 211 if offered => Availability::Offered,
        210 => Availability::Free,
        211 => Availability::Taken,
        code => Availability::Unknown(code),
    };
    Ok(DomainCheck {
        domain: domain.to_owned(),
        availability,
        text: text.to_owned(),
        reason,
        class: class.map(str::to_owned),
        premium_channel,
        price,
    })
}

/// The price in the first of these columns that has one, with the currency beside it.
fn price_of(answer: &Response, columns: &[&str], row: usize) -> Result<Option<Cost>, Error> {
    let Some(name) = columns.iter().find(|name| cell(answer, name, row).is_some()) else {
        return Ok(None);
    };
    let currency = match *name {
        "X-FEE-AMOUNT" => "X-FEE-CURRENCY",
        "AFTERMARKETPRICE" => "AFTERMARKETCURRENCY",
        _ => "CURRENCY",
    };
    let code = required(answer, currency, row)?;
    let known = Currency::stored(code).map_err(|error| invalid(currency, error))?;
    cost(answer, name, row, known)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::commands::answer;
    use crate::wire::response::ResponseBuilder;

    fn check(cells: &[(&str, &str)]) -> Result<Availability, Error> {
        let request = CheckDomains { domains: vec!["a.com".into()] };
        request.read(&answer(cells))?.remove(0).map(|check| check.availability)
    }

    #[test]
    fn taken_is_told_from_for_sale_by_the_other_columns() {
        let taken = ("DOMAINCHECK", "211 Domain exists");
        let euro = ("CURRENCY", "EUR");
        assert_eq!(check(&[taken]), Ok(Availability::Taken));
        assert_eq!(check(&[taken, ("CLASS", ""), ("PRICE", ""), euro]), Ok(Availability::Taken));
        for sign in [("CLASS", "PREMIUM A"), ("PREMIUMCHANNEL", "AFTERNIC"), ("PRICE", "9")] {
            assert_eq!(check(&[taken, sign, euro]), Ok(Availability::Offered), "{sign:?}");
        }
        let registered = [taken, ("CLASS", "PREMIUM A"), ("REASON", "Registered")];
        assert_eq!(check(&registered), Ok(Availability::Taken), "its owner has that class");
        let sold = [&registered[..], &[("PRICE", "900.00"), euro]].concat();
        assert_eq!(check(&sold), Ok(Availability::Offered), "its owner sells it");
        let free = ("DOMAINCHECK", "210 Available");
        assert_eq!(check(&[free]), Ok(Availability::Free));
        let standard = [("X-FEE-CLASS", "standard"), ("X-FEE-AMOUNT", "9.50")];
        assert_eq!(check(&[&[free][..], &standard].concat()), Ok(Availability::Free));
        assert_eq!(check(&[("DOMAINCHECK", "549 Failed")]), Ok(Availability::Unknown(549)));
    }

    #[test]
    fn a_row_for_every_name_is_asked_for() {
        let two = CheckDomains { domains: vec!["a.com".into(), "b.com".into()] };
        let rows = two.read(&answer(&[("DOMAINCHECK", "210 Available")])).expect("one row");
        assert!(rows[0].is_ok());
        let error = rows[1].as_ref().expect_err("none");
        assert_eq!(error.subject(), "b.com");
        for bad in ["", "free", "21 x", "2100 x"] {
            let error = check(&[("DOMAINCHECK", bad)]).expect_err(bad);
            assert!(error.to_string().starts_with("DOMAINCHECK: "), "{error}");
        }
        let price = [("DOMAINCHECK", "211 Premium"), ("PRICE", "12.00")];
        let error = check(&price).expect_err("a price of what?");
        assert!(error.to_string().starts_with("CURRENCY: "), "{error}");
        let other = [("DOMAINCHECK", "210 Available"), ("DOMAIN", "b.com")];
        assert_eq!(check(&other).expect_err("another name").subject(), "a.com");
    }

    #[test]
    fn one_odd_price_spoils_one_row() {
        let names = ["a.com", "b.com", "c.com"].map(str::to_owned).to_vec();
        for (price, currency) in [("900.00", "USDT"), ("1,000.00", "USD")] {
            let text = ResponseBuilder::new(200, "ok")
                .with_column("DOMAINCHECK", ["210 Available", "211 Premium", "210 Available"])
                .with_column("PRICE", ["", price, "12.00"])
                .with_column("CURRENCY", ["", currency, "USD"]);
            let answer = Response::from_vec(text.encode().into_bytes());
            let rows = CheckDomains { domains: names.clone() }.read(&answer).expect("an answer");
            let good: Vec<bool> = rows.iter().map(Result::is_ok).collect();
            assert_eq!(good, [true, false, true], "{price} {currency}");
            assert_eq!(rows[1].as_ref().expect_err("odd").subject(), "b.com");
        }
    }
}
