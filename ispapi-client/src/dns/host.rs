//! Name servers of a domain's own: hosts below it that the registry knows by their addresses.

use std::collections::BTreeSet;
use std::net::IpAddr;

use crate::wire::command::Command;
use crate::wire::error::{Error, ErrorKind};
use crate::wire::read::{cell, invalid, rows};
use crate::wire::response::Response;

/// How many addresses a host may have.
///
/// Source: reference of AddNameserver (IPADDRESS0 to 12).
const ADDRESSES_MAX: usize = 13;

/// A name server below a domain, with its addresses.
///
/// # Example
/// ```
/// use ispapi_client::{Platform, dns::PrivateHost};
/// let host = PrivateHost::new("ns1.example.com", "example.com", &["192.0.2.1", "2001:db8::1"])?;
/// let add = host.change(&[])?.expect("it is not there yet");
/// assert_eq!(
///     add.text(Platform::Ispapi)?,
///     "COMMAND=AddNameserver\nNAMESERVER=ns1.example.com\n\
///      IPADDRESS0=192.0.2.1\nIPADDRESS1=2001:db8::1",
/// );
/// let moved = host.change(&["2001:DB8:0::1".parse()?, "192.0.2.9".parse()?])?.expect("moved");
/// assert_eq!(
///     moved.text(Platform::Cnr)?,
///     "COMMAND=ModifyNameserver\nNAMESERVER=ns1.example.com\n\
///      ADDIPADDRESS0=192.0.2.1\nDELIPADDRESS0=192.0.2.9",
/// );
/// assert!(PrivateHost::new("ns1.example.net", "example.com", &["192.0.2.1"]).is_err());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct PrivateHost {
    name: String,
    addresses: BTreeSet<IpAddr>,
}

impl PrivateHost {
    /// A host below a domain. Without addresses it is to be taken away.
    ///
    /// # Errors
    /// [`ErrorKind::ParameterInvalid`] names a host that is not below the domain, an address that
    /// is none, or says that there are more than 13.
    pub fn new(name: &str, domain: &str, addresses: &[&str]) -> Result<PrivateHost, Error> {
        let refused = |subject: &str, message: String| {
            Err(Error::new(ErrorKind::ParameterInvalid, subject, message))
        };
        let name = name.trim().trim_end_matches('.').to_ascii_lowercase();
        let domain = domain.trim().trim_end_matches('.').to_ascii_lowercase();
        let label = name.strip_suffix(&domain).and_then(|label| label.strip_suffix('.'));
        let is_below = label.is_some_and(|label| !label.split('.').any(str::is_empty));
        if !is_below || name.contains(char::is_whitespace) {
            return refused("NAMESERVER", format!("{name:?} is no host below {domain}"));
        }
        let mut known = BTreeSet::new();
        for address in addresses {
            let Ok(address) = address.trim().parse() else {
                let message = format!("{address:?} is no address of IPv4 or IPv6");
                return refused("IPADDRESS", message);
            };
            known.insert(address);
        }
        if known.len() > ADDRESSES_MAX {
            let message = format!("{} addresses are more than {ADDRESSES_MAX}", known.len());
            return refused("IPADDRESS", message);
        }
        Ok(PrivateHost { name, addresses: known })
    }

    /// The name, in lower case.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The addresses, in order.
    pub fn addresses(&self) -> impl Iterator<Item = IpAddr> {
        self.addresses.iter().copied()
    }

    /// What to ask for a host; code 545 says that there is none.
    pub fn query(name: &str) -> Command {
        Command::new("StatusNameserver").with("NAMESERVER", name)
    }

    /// The addresses in the answer to [`PrivateHost::query`], and the cells that are none.
    pub fn read(answer: &Response) -> (Vec<IpAddr>, Vec<Error>) {
        let (mut addresses, mut odd) = (Vec::new(), Vec::new());
        for row in 0..rows(answer, "IPADDRESS") {
            let Some(text) = cell(answer, "IPADDRESS", row) else { continue };
            match text.parse() {
                Ok(address) => addresses.push(address),
                Err(_) => {
                    let message = format_args!("row {row}: {text:?} is no address");
                    odd.push(invalid("IPADDRESS", message));
                }
            }
        }
        (addresses, odd)
    }

    /// What brings the registry from the addresses it has (none: it does not know the host) to
    /// these; none if it has them. An address is the same however it is written.
    ///
    /// # Errors
    /// [`ErrorKind::ParameterInvalid`] if there is nothing to take away.
    pub fn change(&self, present: &[IpAddr]) -> Result<Option<Command>, Error> {
        let present: BTreeSet<IpAddr> = present.iter().copied().collect();
        let texts = |addresses: &mut dyn Iterator<Item = &IpAddr>| -> Vec<String> {
            addresses.map(IpAddr::to_string).collect()
        };
        let named = |command: &str| Command::new(command).with("NAMESERVER", self.name.as_str());
        Ok(match (present.is_empty(), self.addresses.is_empty()) {
            (true, true) => {
                let message = format!("{} has no addresses", self.name);
                return Err(Error::new(ErrorKind::ParameterInvalid, "IPADDRESS", message));
            }
            (true, false) => {
                let all = texts(&mut self.addresses.iter());
                Some(named("AddNameserver").with("IPADDRESS", all))
            }
            (false, true) => Some(named("DeleteNameserver")),
            (false, false) if present == self.addresses => None,
            (false, false) => {
                let new = texts(&mut self.addresses.difference(&present));
                let old = texts(&mut present.difference(&self.addresses));
                let command = named("ModifyNameserver").with("ADDIPADDRESS", new);
                Some(command.with("DELIPADDRESS", old))
            }
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ResponseBuilder;

    #[test]
    fn what_cannot_be_meant_is_refused_by_name() {
        for (name, domain, addresses, subject) in [
            ("example.com", "example.com", &["192.0.2.1"][..], "NAMESERVER"),
            (".example.com", "example.com", &["192.0.2.1"], "NAMESERVER"),
            ("nsexample.com", "example.com", &["192.0.2.1"], "NAMESERVER"),
            ("n s.example.com", "example.com", &["192.0.2.1"], "NAMESERVER"),
            ("ns.example.com", "example.com", &["192.0.2"], "IPADDRESS"),
        ] {
            let error = PrivateHost::new(name, domain, addresses).expect_err(name);
            assert_eq!((error.kind(), error.subject()), (ErrorKind::ParameterInvalid, subject));
        }
        let many: Vec<String> = (0..14).map(|number| format!("192.0.2.{number}")).collect();
        let many: Vec<&str> = many.iter().map(String::as_str).collect();
        let error = PrivateHost::new("ns.a.com", "a.com", &many).expect_err("too many");
        assert_eq!(error.to_string(), "14 addresses are more than 13");
        let nothing = PrivateHost::new("NS.a.com.", "a.com", &[]).expect("to be taken away");
        assert_eq!(nothing.change(&[]).expect_err("nothing there").subject(), "IPADDRESS");
        let gone = nothing.change(&[IpAddr::from([192, 0, 2, 1])]).expect("possible");
        assert_eq!(gone.expect("a command").name(), "DeleteNameserver");
    }

    #[test]
    fn an_odd_address_is_told_apart() {
        let cells = ["192.0.2.1", "none", "", "2001:db8::1"];
        let text = ResponseBuilder::new(200, "ok").with_column("IPADDRESS", cells).encode();
        let (addresses, odd) = PrivateHost::read(&Response::from_vec(text.into_bytes()));
        assert_eq!((addresses.len(), odd.len(), odd[0].subject()), (2, 1, "IPADDRESS"));
        let host = PrivateHost::new("ns.a.com", "a.com", &["192.0.2.1", "2001:db8:0::1"]);
        assert_eq!(host.expect("a host").change(&addresses), Ok(None));
    }
}
