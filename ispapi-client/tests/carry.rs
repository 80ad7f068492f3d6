//! What the engine is told of each effect, whatever the registrar and the line to it do.

use std::time::Duration;

use backorder_core::{ApplicationStatus, Outcome};
use backorder_core::{BackorderId, BackorderKind, DomainName, Reference, TldSet};
use ispapi_client::commands::Contacts;
use ispapi_client::{Client, Connection, ErrorKind, Platform, Settings, System};
use ispapi_sim::{Options, Simulator};

struct World {
    simulator: Simulator,
    client: Client,
}

impl World {
    fn new() -> World {
        let simulator = Simulator::start(Options::default()).expect("a free port");
        let connection = Connection::new(Platform::Ispapi, System::Ote)
            .with_endpoint(simulator.url())
            .with_login("test.user")
            .with_password("test.passw0rd");
        let settings =
            Settings { total_timeout: Duration::from_secs(2), attempts: 1, ..Settings::default() };
        let client = Client::new(connection, settings).expect("loopback is allowed");
        let world = World { simulator, client };
        world.control("clock", &[("now", "2026-12-01 00:00:00")]);
        world.control("name", &[("domain", "example.com"), ("drop", "2026-12-01 11:00:00")]);
        world
    }

    fn control(&self, what: &str, parameters: &[(&str, &str)]) {
        self.simulator.control(what, parameters).expect("well-formed");
    }

    fn submit(&self, owner: &str, force_new: bool) -> ispapi_client::Carried {
        let contacts = Contacts::all(owner);
        self.client.submit_application(&name(), BackorderKind::Full, force_new, &contacts)
    }
}

fn name() -> DomainName {
    DomainName::parse("example.com", &TldSet::first_dot()).expect("a name")
}

fn reference(outcome: &Outcome) -> Reference {
    match outcome {
        Outcome::Accepted(reference) => reference.clone(),
        other => panic!("{other:?}"),
    }
}

fn refusal_code(outcome: &Outcome) -> u16 {
    match outcome {
        Outcome::Refused(refusal) => refusal.code,
        other => panic!("{other:?}"),
    }
}

#[test]
fn only_the_registrar_refuses() {
    let world = World::new();
    for code in ["421", "530", "540", "546", "549"] {
        world.control("fault", &[("fault", "answer"), ("code", code)]);
        let carried = world.submit("P-1", false);
        assert_eq!(refusal_code(&carried.outcome).to_string(), code);
        assert_eq!(
            carried.error.and_then(|error| error.server_code()).map(|n| n.to_string()),
            Some(code.to_owned())
        );
    }
    for fault in ["cut", "timeout", "truncate", "empty", "garbage", "http"] {
        world.control("fault", &[("fault", fault), ("effect", "0")]);
        let carried = world.submit("P-1", false);
        assert_eq!(carried.outcome, Outcome::Unknown, "{fault}");
        let kind = carried.error.map(|error| error.kind());
        assert_eq!(kind, Some(ErrorKind::UnknownOutcome), "{fault}");
    }
    world.control("fault", &[("fault", "http"), ("status", "403")]);
    assert_eq!(world.submit("P-1", false).outcome, Outcome::Unknown, "a proxy is no registrar");
    let World { simulator, client } = world;
    drop(simulator);
    let contacts = Contacts::all("P-1");
    let carried = client.submit_application(&name(), BackorderKind::Full, false, &contacts);
    assert_eq!(carried.outcome, Outcome::Unknown, "not sent, and the engine will look first");
}

#[test]
fn what_was_carried_out_unseen_is_found() {
    let world = World::new();
    world.control("fault", &[("fault", "cut")]);
    assert_eq!(world.submit("P-1", false).outcome, Outcome::Unknown);
    let second = reference(&world.submit("p-2", false).outcome);
    let holder = BackorderId(7);
    let held_by = |held: &Reference| (*held == second).then_some(holder);
    let find = |owner| match world.client.find_applications(&name(), owner, held_by).outcome {
        Outcome::Applications(found) => found,
        other => panic!("{other:?}"),
    };
    let found = find(Some("p-1"));
    assert_eq!(found.len(), 2);
    assert_eq!((found[0].held_by, found[0].owner_matches), (None, Some(true)));
    assert_eq!((found[1].held_by, found[1].owner_matches), (Some(holder), Some(false)));
    assert_eq!(found[0].created_at.to_string(), "2026-12-01 00:00:00 UTC");
    assert!(found.iter().all(|found| found.status.is_open()));
    assert_eq!(find(None)[0].owner_matches, None);
    world.control("fault", &[("fault", "truncate")]);
    let cut = world.client.find_applications(&name(), None, |_| None);
    assert_eq!(cut.outcome, Outcome::Unknown, "half a list denies nothing");
}

#[test]
fn an_application_is_followed_to_its_end() {
    let world = World::new();
    let ours = reference(&world.submit("P-1", false).outcome);
    let poll = |ours: &Reference| world.client.poll_application(ours).outcome;
    let unreadable = world.client.read_domain(&name());
    assert_eq!(unreadable.outcome, Outcome::DomainUnreadable);
    world.control("clock", &[("now", "2026-12-01 11:10:00")]);
    match poll(&ours) {
        Outcome::Application { reference, status, auction } => {
            assert_eq!(
                (reference, status, auction),
                (ours.clone(), ApplicationStatus::Successful, None)
            );
        }
        other => panic!("{other:?}"),
    }
    match world.client.read_domain(&name()).outcome {
        Outcome::Domain { name: answered, report } => {
            assert_eq!(answered, name());
            assert_eq!(report.registered_at.to_string(), "2026-12-01 11:10:00 UTC");
            assert_eq!(report.expires_at.to_string(), "2027-12-01 11:10:00 UTC");
        }
        other => panic!("{other:?}"),
    }
    let unknown = Reference::parse("999").expect("a reference");
    assert_eq!(poll(&unknown), Outcome::ApplicationMissing { reference: unknown.clone() });
    world.control("fault", &[("fault", "answer"), ("code", "531"), ("count", "2")]);
    assert_eq!(poll(&ours), Outcome::Unknown, "not allowed to ask is not an answer");
    assert_eq!(world.client.read_domain(&name()).outcome, Outcome::DomainUnreadable);
}
