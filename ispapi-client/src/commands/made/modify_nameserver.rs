//! ModifyNameserver: made from the table of commands by `make generate`.

// @generated

use std::net::IpAddr;

use secrecy::SecretString;

use crate::commands::Request;
use crate::commands::by_table::{Done, Writer};
use crate::vocabulary::HostName;
use crate::wire::command::Command;
use crate::wire::error::Error;
use crate::wire::profile::Platform;
use crate::wire::response::Response;

/// Changes the addresses or the name of a name server of our own. ISPAPI and CNR.
#[derive(Debug, Clone)]
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
    /// STATUS0, STATUS1, ...: texts. On cnr only.
    pub status: Vec<String>,
    /// ADDSTATUS0, ADDSTATUS1, ...: texts. On cnr only.
    pub add_status: Vec<String>,
    /// DELSTATUS0, DELSTATUS1, ...: texts. On cnr only.
    pub del_status: Vec<String>,
    /// TOKEN: a secret. On cnr only.
    pub token: Option<SecretString>,
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
            status: Vec::new(),
            add_status: Vec::new(),
            del_status: Vec::new(),
            token: None,
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
        writer.list("STATUS", &self.status);
        writer.list("ADDSTATUS", &self.add_status);
        writer.list("DELSTATUS", &self.del_status);
        writer.maybe("TOKEN", &self.token);
        writer.done()
    }

    fn read(&self, answer: &Response) -> Result<Done, Error> {
        Ok(Done::read(answer))
    }
}
