//! ModifyNameserver: made from the table of commands by `make generate`.

// @generated

use std::net::IpAddr;

use crate::commands::Request;
use crate::commands::by_table::{Done, Writer};
use crate::vocabulary::HostName;
use crate::wire::command::Command;
use crate::wire::error::Error;
use crate::wire::profile::Platform;
use crate::wire::response::Response;

/// Changes the addresses or the name of a name server of our own. ISPAPI and CNR.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ModifyNameserver {
    /// NAMESERVER: a host.
    pub nameserver: HostName,
    /// NEWNAMESERVER: a host.
    pub new_nameserver: Option<HostName>,
    /// ADDIPADDRESS0, ADDIPADDRESS1, ...: addresses of IPv4 or IPv6.
    pub add_ip_address: Vec<IpAddr>,
    /// DELIPADDRESS0, DELIPADDRESS1, ...: addresses of IPv4 or IPv6.
    pub del_ip_address: Vec<IpAddr>,
    /// IPADDRESS0, IPADDRESS1, ...: addresses of IPv4 or IPv6.
    pub ip_address: Vec<IpAddr>,
}

impl ModifyNameserver {
    /// With what is required, and nothing else.
    pub fn new(nameserver: HostName) -> ModifyNameserver {
        ModifyNameserver {
            nameserver,
            new_nameserver: None,
            add_ip_address: Vec::new(),
            del_ip_address: Vec::new(),
            ip_address: Vec::new(),
        }
    }
}

impl Request for ModifyNameserver {
    type Response = Done;

    fn command(&self, platform: Platform) -> Command {
        let mut writer = Writer::new("ModifyNameserver", platform);
        writer.one("NAMESERVER", &self.nameserver);
        writer.maybe("NEWNAMESERVER", &self.new_nameserver);
        writer.list("ADDIPADDRESS", &self.add_ip_address);
        writer.list("DELIPADDRESS", &self.del_ip_address);
        writer.list("IPADDRESS", &self.ip_address);
        writer.done()
    }

    fn read(&self, answer: &Response) -> Result<Done, Error> {
        Ok(Done::read(answer))
    }
}
