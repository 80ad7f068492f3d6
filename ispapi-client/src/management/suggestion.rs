//! Names like the one that somebody looks for.

use backorder_core::{Cost, Currency};

use crate::wire::command::Command;
use crate::wire::error::{Error, ErrorKind};
use crate::wire::profile::Platform;
use crate::wire::read::{cell, cost, invalid, rows};
use crate::wire::response::Response;

/// Asks for names like a word.
///
/// # Example
/// ```
/// use ispapi_client::{Platform, management::Suggestions};
/// let ask = Suggestions::of("coffee shop")?.in_zones(&[".com", "NET"]).at_most(10);
/// assert_eq!(
///     ask.command(Platform::Ispapi).text(Platform::Ispapi)?,
///     "COMMAND=QueryDomainSuggestionList\nKEYWORD=coffee shop\nZONE0=com\nZONE1=net\n\
///      SOURCE=ISPAPI-SUGGESTIONS\nLIMIT=10",
/// );
/// assert_eq!(
///     ask.command(Platform::Cnr).text(Platform::Cnr)?,
///     "COMMAND=GetNameSuggestion\nNAME=coffee shop\nTLD0=com\nTLD1=net\n\
///      SHOW-UNAVAILABLE=0\nMAX-RESULTS=10",
/// );
/// # Ok::<(), ispapi_client::Error>(())
/// ```
///
/// Source: reference of QueryDomainSuggestionList; CNR's page on name suggestions.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct Suggestions {
    keyword: String,
    zones: Vec<String>,
    limit: u32,
}

/// A name that is suggested. It may be taken by now.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct Suggestion {
    /// The name.
    pub domain: String,
    /// Who sells it, if it is a premium name. ISPAPI only.
    pub premium_channel: Option<String>,
    /// Its price, if it has one of its own. ISPAPI only.
    pub price: Option<Cost>,
}

/// How many results CNR gives at most.
const CNR_MAX: u32 = 99;

impl Suggestions {
    /// Names like a word; what is no letter, digit, hyphen or blank parts words.
    ///
    /// # Errors
    /// [`ErrorKind::ParameterInvalid`] if nothing is left of it.
    pub fn of(keyword: &str) -> Result<Suggestions, Error> {
        let part =
            |letter: char| if letter.is_alphanumeric() || letter == '-' { letter } else { ' ' };
        let keyword: String = keyword.chars().map(part).collect();
        let keyword = keyword.split_whitespace().collect::<Vec<_>>().join(" ");
        if keyword.is_empty() {
            let message = "is empty: a word is needed";
            return Err(Error::new(ErrorKind::ParameterInvalid, "KEYWORD", message));
        }
        Ok(Suggestions { keyword, zones: Vec::new(), limit: 0 })
    }

    /// Only of these TLDs, with a dot before them or without.
    #[must_use]
    pub fn in_zones(mut self, zones: &[&str]) -> Suggestions {
        let zones = zones.iter().map(|zone| zone.trim().trim_matches('.').to_ascii_lowercase());
        self.zones = zones.filter(|zone| !zone.is_empty()).collect();
        self
    }

    /// No more than this many; 0 leaves it to the registrar. CNR gives 99 at most.
    #[must_use]
    pub fn at_most(mut self, limit: u32) -> Suggestions {
        self.limit = limit;
        self
    }

    /// The command.
    pub fn command(&self, platform: Platform) -> Command {
        let limit = (self.limit > 0).then_some(self.limit);
        match platform {
            Platform::Ispapi => Command::new("QueryDomainSuggestionList")
                .with("KEYWORD", self.keyword.as_str())
                .with("ZONE", self.zones.clone())
                .with("SOURCE", "ISPAPI-SUGGESTIONS")
                .with("LIMIT", limit.map(|limit| limit.to_string())),
            Platform::Cnr => Command::new("GetNameSuggestion")
                .with("NAME", self.keyword.as_str())
                .with("TLD", self.zones.clone())
                .with("SHOW-UNAVAILABLE", false)
                .with("MAX-RESULTS", limit.map(|limit| limit.min(CNR_MAX).to_string())),
        }
    }

    /// Reads the answer: the names in their order, and what cannot be read. A price that cannot be
    /// read leaves its name out, which might be dear.
    pub fn read(answer: &Response) -> (Vec<Suggestion>, Vec<Error>) {
        let (mut found, mut odd) = (Vec::new(), Vec::new());
        let column = if rows(answer, "DOMAIN") > 0 { "DOMAIN" } else { "NAME" };
        for row in 0..rows(answer, column) {
            let Some(domain) = cell(answer, column, row) else { continue };
            let taken = cell(answer, "AVAILABILITY", row).is_some_and(|word| {
                matches!(
                    word.to_ascii_lowercase().as_str(),
                    "0" | "taken" | "registered" | "unavailable"
                )
            });
            if taken {
                continue;
            }
            match price(answer, row) {
                Ok(price) => found.push(Suggestion {
                    domain: domain.to_ascii_lowercase(),
                    premium_channel: cell(answer, "PREMIUMCHANNEL", row).map(str::to_owned),
                    price,
                }),
                Err(error) => {
                    let message = format_args!("{domain}: {error}");
                    odd.push(invalid(error.subject(), message));
                }
            }
        }
        (found, odd)
    }
}

fn price(answer: &Response, row: usize) -> Result<Option<Cost>, Error> {
    if cell(answer, "PRICE", row).is_none() {
        return Ok(None);
    }
    let code = cell(answer, "CURRENCY", row).unwrap_or_default();
    let currency = Currency::stored(code).map_err(|error| invalid("CURRENCY", error))?;
    cost(answer, "PRICE", row, currency)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ResponseBuilder;

    #[test]
    fn names_are_read_and_odd_prices_told_apart() {
        let text = ResponseBuilder::new(200, "ok")
            .with_column("DOMAIN", ["Coffee.shopping", "shop.coffee", "c.sale", ""])
            .with_column("PRICE", ["", "12.50", "much", ""])
            .with_column("CURRENCY", ["", "USD", "USD", ""])
            .with_column("PREMIUMCHANNEL", ["", "PREMIUM", "PREMIUM", ""])
            .encode();
        let (found, odd) = Suggestions::read(&Response::from_vec(text.into_bytes()));
        let names: Vec<&str> = found.iter().map(|name| name.domain.as_str()).collect();
        assert_eq!(names, ["coffee.shopping", "shop.coffee"]);
        assert_eq!(found[1].price.map(|price| price.to_string()).as_deref(), Some("12.5 USD"));
        assert_eq!((odd.len(), odd[0].subject()), (1, "PRICE"));
        let text = ResponseBuilder::new(200, "ok")
            .with_column("NAME", ["a.com", "b.com", "c.de"])
            .with_column("AVAILABILITY", ["available", "taken", "unknown"])
            .encode_cnr();
        let (found, odd) = Suggestions::read(&Response::from_vec(text.into_bytes()));
        assert_eq!((found.len(), found[1].domain.as_str(), odd.len()), (2, "c.de", 0));
        assert_eq!(Suggestions::of(" ,.! ").expect_err("nothing").subject(), "KEYWORD");
    }
}
