//! What a test with the simulator looks like: an order is carried out, but its answer is lost, and
//! the client finds out what became of it.
//!
//! ```text
//! cargo run -p ispapi-sim --example lost_answer
//! ```

use std::error::Error;
use std::io::Write;

use ispapi_client::commands::{AddDomainApplication, Contacts, QueryDomainApplicationList};
use ispapi_client::{Client, Connection, ErrorKind, Platform, Settings, System};
use ispapi_sim::{Options, Simulator};

/// What the client is told of its order, and how many applications it finds afterwards.
pub(crate) fn lost() -> Result<(ErrorKind, usize), Box<dyn Error>> {
    // A free port of this machine; it ends when `simulator` is dropped.
    let simulator = Simulator::start(Options::default())?;
    simulator.control("clock", &[("now", "2026-12-01 09:00:00")])?;
    simulator.control("name", &[("domain", "example.com"), ("drop", "2026-12-01 11:00:00")])?;
    simulator.control("fault", &[("fault", "cut"), ("command", "AddDomainApplication")])?;

    let connection = Connection::new(Platform::Ispapi, System::Ote)
        .with_endpoint(simulator.url())
        .with_login("test.user")
        .with_password("test.passw0rd");
    let client = Client::new(connection, Settings::default())?;
    let order = AddDomainApplication::new("example.com", Contacts::all("P-1"));
    let error = client.send(&order).err().ok_or("the answer was not lost")?;
    let found = client.fetch(&QueryDomainApplicationList::of("example.com"))?;
    Ok((error.kind(), found.len()))
}

fn main() -> Result<(), Box<dyn Error>> {
    let (told, found) = lost()?;
    writeln!(std::io::stdout(), "told: {told}; found afterwards: {found}")?;
    Ok(())
}
