//! What an account has in all, for a dashboard: funds, and how many objects of each kind.

use std::collections::BTreeMap;

use crate::commands::{Account, Request, StatusAccount};
use crate::wire::command::Command;
use crate::wire::error::Error;
use crate::wire::profile::Platform;
use crate::wire::read::{cell, invalid, rows};
use crate::wire::response::Response;

/// The kinds of objects that are counted on ISPAPI.
const CLASSES: [&str; 5] = ["DOMAIN", "CONTACT", "NAMESERVER", "DNSZONE", "SSLCERT"];

/// What an account has.
///
/// ISPAPI's QueryUserObjectStatistics has no page in the reference, so that objects are counted by
/// lists of one row, which say how many there are in all. CNR keeps counts itself, made anew every
/// four hours.
///
/// # Example
/// ```
/// use ispapi_client::{Platform, management::Dashboard};
/// let names = |platform| -> Vec<String> {
///     Dashboard::queries(platform).iter().map(|command| command.name().to_owned()).collect()
/// };
/// assert_eq!(names(Platform::Cnr), ["StatusAccount", "QueryRegistrarStatisticList"]);
/// assert_eq!(names(Platform::Ispapi).len(), 6);
/// ```
///
/// Source: references of QueryObjectList and QueryRegistrarStatisticList.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[non_exhaustive]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct Dashboard {
    /// The funds, if they can be read.
    pub funds: Option<Account>,
    /// How many objects there are, by kind in lower case: `domain`, `contact`.
    pub objects: BTreeMap<String, u64>,
    /// What cannot be read.
    pub odd: Vec<Error>,
}

impl Dashboard {
    /// What to ask, in this order.
    pub fn queries(platform: Platform) -> Vec<Command> {
        let mut commands = vec![StatusAccount.command(platform)];
        match platform {
            Platform::Ispapi => commands.extend(CLASSES.map(|class| {
                Command::new("QueryObjectList").with("OBJECTCLASS", class).with("LIMIT", "1")
            })),
            Platform::Cnr => {
                let list = Command::new("QueryRegistrarStatisticList");
                commands.push(list.with("ZONE", "_all_").with("WIDE", true));
            }
        }
        commands
    }

    /// Reads the answers to [`Dashboard::queries`], in their order. One that is a refusal, or is
    /// missing, leaves out what it would say.
    pub fn read(platform: Platform, answers: &[Response]) -> Dashboard {
        let mut read = Dashboard::default();
        let Some((account, lists)) = answers.split_first() else { return read };
        if account.is_success() {
            match StatusAccount.read(account) {
                Ok(funds) => read.funds = Some(funds),
                Err(error) => read.odd.push(error),
            }
        }
        match platform {
            Platform::Ispapi => {
                for (class, list) in CLASSES.iter().zip(lists).filter(|(_, list)| list.is_success())
                {
                    read.count(class, cell(list, "TOTAL", 0), "TOTAL");
                }
            }
            Platform::Cnr => {
                for list in lists.iter().filter(|list| list.is_success()) {
                    for row in 0..rows(list, "TYPE") {
                        let zone = cell(list, "ZONE", row).unwrap_or("_all_");
                        if let Some(kind) = cell(list, "TYPE", row).filter(|_| zone == "_all_") {
                            read.count(kind, cell(list, "AMOUNT", row), "AMOUNT");
                        }
                    }
                }
            }
        }
        read
    }

    fn count(&mut self, kind: &str, text: Option<&str>, column: &str) {
        match text.map(str::parse) {
            Some(Ok(count)) => {
                self.objects.insert(kind.to_ascii_lowercase(), count);
            }
            Some(Err(_)) => {
                let message = format_args!("{kind}: {:?} is no count", text.unwrap_or_default());
                self.odd.push(invalid(column, message));
            }
            None => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ResponseBuilder;

    fn answer(builder: ResponseBuilder) -> Response {
        Response::from_vec(builder.encode().into_bytes())
    }

    #[test]
    fn counts_are_read_and_the_odd_ones_told_apart() {
        let funds = || {
            let builder = ResponseBuilder::new(200, "ok").with("AMOUNT", "1.00");
            answer(builder.with("CREDIT", "0").with("CURRENCY", "EUR"))
        };
        let total = |text: &str| answer(ResponseBuilder::new(200, "ok").with("TOTAL", text));
        let refused = answer(ResponseBuilder::new(531, "no").with("TOTAL", "5"));
        let answers = [funds(), total("7"), refused, total("many")];
        let read = Dashboard::read(Platform::Ispapi, &answers);
        assert_eq!(read.objects, BTreeMap::from([("domain".into(), 7)]));
        assert!(read.funds.is_some());
        assert_eq!((read.odd.len(), read.odd[0].subject()), (1, "TOTAL"));
        let statistics = ResponseBuilder::new(200, "ok")
            .with_column("TYPE", ["DOMAIN", "DOMAIN", "contact"])
            .with_column("ZONE", ["_all_", "com", "_all_"])
            .with_column("AMOUNT", ["12", "9", "3"]);
        let read = Dashboard::read(Platform::Cnr, &[funds(), answer(statistics)]);
        let expected = BTreeMap::from([("contact".into(), 3), ("domain".into(), 12)]);
        assert_eq!((read.objects, read.odd.len()), (expected, 0));
        assert_eq!(Dashboard::read(Platform::Cnr, &[]), Dashboard::default());
    }
}
