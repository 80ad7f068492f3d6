//! Contacts: made, found, named by their handles, and written out; on both platforms.

use backorder_core::{BackorderKind, DomainName, Outcome, TldSet};
use ispapi_client::commands::*;
use ispapi_client::{Client, Connection, ErrorKind, Platform, Settings, System};
use ispapi_sim::{Options, Simulator};

fn world(platform: Platform) -> (Simulator, Client) {
    let simulator = Simulator::start(Options { platform, ..Options::default() });
    let simulator = simulator.expect("a free port");
    let connection = Connection::new(platform, System::Ote)
        .with_endpoint(simulator.url())
        .with_login("u")
        .with_password("p");
    let settings = Settings { attempts: 1, ..Settings::default() };
    let client = Client::new(connection, settings).expect("loopback is allowed");
    (simulator, client)
}

fn ada() -> Contact {
    Contact {
        first_name: "Ada".into(),
        last_name: "Lovelace".into(),
        street: vec!["St James's Square 12".into(), "2nd floor".into()],
        city: "London".into(),
        zip: "SW1Y".into(),
        country: "GB".into(),
        phone: "+44.2012345678".into(),
        email: "ada@example.com".into(),
        ..Contact::default()
    }
}

/// What the registrar was asked to do, in order.
fn sent(simulator: &Simulator) -> Vec<String> {
    let log = simulator.control("log", &[]).expect("a log");
    let entries = log["entries"].as_array().expect("a list").iter();
    entries.map(|entry| entry["command"].as_str().expect("a name").to_owned()).collect()
}

#[test]
fn a_contact_is_made_once_and_found() {
    for platform in [Platform::Ispapi, Platform::Cnr] {
        let (_simulator, client) = world(platform);
        let made = client.send(&AddContact::new(ada())).expect("made");
        let again = client.send(&AddContact::new(ada())).expect("the same");
        assert_eq!(made.handle, again.handle);
        let another = client.send(&AddContact { new_handle: true, ..AddContact::new(ada()) });
        assert_ne!(another.expect("forced").handle, made.handle);
        let list = QueryContactList { email: Some("ada@*".into()), ..QueryContactList::all() };
        let found = client.fetch(&list).expect("a list");
        assert_eq!((found.len(), found[0].handle.as_str()), (2, made.handle.as_str()));
        assert_eq!(found[0].contact.last_name, "Lovelace");
        assert!(found[0].created_at.is_some() && found[0].user.is_some(), "{platform:?}");
        let nobody = QueryContactList { email: Some("bob@*".into()), ..QueryContactList::all() };
        assert_eq!(client.fetch(&nobody), Ok(Vec::new()));
        let bare = client.send(&AddContact::new(Contact::default())).expect_err("who?");
        assert_eq!((bare.kind(), bare.server_code()), (ErrorKind::Permanent, Some(504)));
    }
}

#[test]
fn an_application_carries_contacts_that_are_written_out() {
    for (platform, commands) in [
        (Platform::Ispapi, &["AddDomainApplication"][..]),
        // It takes handles only; one person is one handle.
        (Platform::Cnr, &["AddContact", "AddDomainApplication"]),
    ] {
        let (simulator, client) = world(platform);
        let name = DomainName::parse("example.com", &TldSet::first_dot()).expect("a name");
        let bob = Party::from("P-BOB1");
        let contacts = Contacts { tech: bob, ..Contacts::all(ada()) };
        let carried = client.submit_application(&name, BackorderKind::Full, false, &contacts);
        assert!(matches!(carried.outcome, Outcome::Accepted(_)), "{carried:?}");
        assert_eq!(sent(&simulator), commands);
        let found = client.fetch(&QueryDomainApplicationList::all()).expect("a list");
        let owner = found[0].owner_contact.clone().expect("has one");
        let contacts = client.fetch(&QueryContactList::all()).expect("a list");
        let handles: Vec<&str> = contacts.iter().map(|contact| &*contact.handle).collect();
        assert_eq!(handles, [owner.as_str()], "admin and billing have the same one");
    }
}

#[test]
fn contacts_written_out_are_refused_where_only_handles_are_known() {
    let (_simulator, client) = world(Platform::Cnr);
    let order = AddDomainApplication::new("example.com", Contacts::all(ada()));
    let told = client.call(&order.command(Platform::Cnr)).expect("the server speaks");
    assert_eq!(told.code(), 503, "CNR knows no such parameter");
    let error = client.send(&order).expect_err("which we know as well");
    assert_eq!((error.kind(), error.server_code()), (ErrorKind::ParameterInvalid, None));
    // A contact that cannot be made refuses the application, of which nothing was sent.
    let name = DomainName::parse("example.com", &TldSet::first_dot()).expect("a name");
    let contacts = Contacts::all(Contact { email: String::new(), ..ada() });
    let carried = client.submit_application(&name, BackorderKind::Full, false, &contacts);
    assert!(matches!(carried.outcome, Outcome::Refused(ref why) if why.code == 504), "{carried:?}");
}
