//! Client and simulator over real HTTP on this machine: an application from its order to its end,
//! and what the faults of the simulator come to.

use std::time::Duration;

use backorder_core::ApplicationStatus;
use ispapi_client::commands::{
    AddDomainApplication, CheckAuthentication, Contacts, DeleteDomainApplication,
    QueryDomainApplicationList, Request, StatusAccount, StatusDomain, StatusDomainApplication,
};
use ispapi_client::{
    Client, Command, Connection, Error, ErrorKind, Fault, Platform, Settings, System,
};
use ispapi_sim::{Options, Simulator};
use serde_json::Value as Json;

const START: &str = "2026-12-01 00:00:00";
const DROP: &str = "2026-12-01 11:00:00";

struct World {
    simulator: Simulator,
    client: Client,
    /// For faults without an answer: gives up after a second, at the first attempt.
    impatient: Client,
}

impl World {
    fn new() -> World {
        World::with(Settings {
            total_timeout: Duration::from_secs(20),
            pause: Duration::from_millis(1),
            rate_limit_pause: Duration::from_millis(1),
            ..Settings::default()
        })
    }

    fn with(settings: Settings) -> World {
        let simulator = Simulator::start(Options::default()).expect("a free port");
        simulator.control("clock", &[("now", START)]).expect("a time");
        let total_timeout = Duration::from_secs(1);
        let soon = Settings { total_timeout, attempts: 1, ..Settings::default() };
        let impatient = client(&simulator, Platform::Ispapi, soon);
        let client = client(&simulator, Platform::Ispapi, settings);
        World { simulator, client, impatient }
    }

    fn control(&self, what: &str, parameters: &[(&str, &str)]) {
        if let Err(error) = self.simulator.control(what, parameters) {
            panic!("{what}: {error}");
        }
    }

    fn name(&self, domain: &str, outcome: &str) {
        self.control("name", &[("domain", domain), ("drop", DROP), ("outcome", outcome)]);
    }

    fn clock(&self, now: &str) {
        self.control("clock", &[("now", now)]);
    }

    fn fault(&self, fault: &str, more: &[(&str, &str)]) {
        self.control("fault", &[&[("fault", fault)], more].concat());
    }

    fn order(&self, domain: &str, owner: &str) -> Result<String, Error> {
        order(&self.client, domain, owner)
    }

    /// An order that meets this fault.
    fn order_despite(&self, fault: &str, more: &[(&str, &str)]) -> Error {
        self.fault(fault, more);
        let client = if fault == "timeout" { &self.impatient } else { &self.client };
        order(client, "example.com", "P-1").expect_err(fault)
    }

    fn status(&self, reference: &str) -> String {
        let query = StatusDomainApplication::new(reference);
        self.client.send(&query).expect("known").status.as_str().to_owned()
    }

    fn applications(&self) -> usize {
        self.simulator.state()["applications"].as_array().map_or(0, Vec::len)
    }

    fn commands(&self) -> u64 {
        self.simulator.state()["commands"].as_u64().expect("a number")
    }

    fn account(&self, field: &str) -> String {
        self.simulator.state()["account"][field].as_str().expect("a text").to_owned()
    }
}

fn order(client: &Client, domain: &str, owner: &str) -> Result<String, Error> {
    let order = AddDomainApplication::new(domain, Contacts::all(owner));
    client.send(&order).map(|application| application.reference.to_string())
}

fn client(simulator: &Simulator, platform: Platform, settings: Settings) -> Client {
    let connection = Connection::new(platform, System::Ote)
        .with_endpoint(simulator.url())
        .with_login("test.user")
        .with_password("test.passw0rd");
    Client::new(connection, settings).expect("loopback is allowed")
}

#[test]
fn a_name_is_caught_charged_and_readable() {
    let world = World::new();
    world.name("example.com", "catch");
    let reference = world.order("example.com", "P-1").expect("accepted");
    assert_eq!(world.status(&reference), "REQUESTED");
    assert_eq!(world.account("deposit"), "49.00", "the drop is less than three days away");
    world.clock("2026-12-01 10:59:59");
    assert_eq!(world.status(&reference), "ACTIVE");
    world.clock(DROP);
    assert_eq!(world.status(&reference), "PROCESSING");
    let early = world.client.send(&StatusDomain::new("example.com")).expect_err("not ours yet");
    assert_eq!((early.kind(), early.server_code()), (ErrorKind::Permanent, Some(545)));
    world.clock("2026-12-01 11:10:00");
    assert_eq!(world.status(&reference), "SUCCESSFUL");
    let domain = world.client.send(&StatusDomain::new("example.com")).expect("ours");
    assert_eq!(domain.created_at.expect("a date").to_string(), "2026-12-01 11:10:00 UTC");
    assert_eq!(domain.expires_at.expect("a date").to_string(), "2027-12-01 11:10:00 UTC");
    assert_eq!(domain.owner_contact.as_deref(), Some("P-1"));
    let account = world.client.send(&StatusAccount).expect("funds");
    assert_eq!(account.amount.amount().normalize().to_string(), "9951");
    assert!(account.deposit.amount().is_zero());
    let state = world.simulator.state();
    assert_eq!(state["charges"].as_array().expect("charges").len(), 1);
    assert_eq!(state["charges"][0]["amount"], "49.00");
    assert_eq!(state["charges"][0]["balance"], "9951.00");
    assert_eq!(state["charges"][0]["application"], reference);
}

#[test]
fn every_outcome_has_its_word_and_its_price() {
    let cases = [
        ("lose", "FAILED", "FAILED", 0),
        ("auction-won", "AUCTION-PENDING", "AUCTION-WON", 1),
        ("auction-lost", "AUCTION-PENDING", "AUCTION-LOST", 0),
        ("word:on-hold", "ON-HOLD", "ON-HOLD", 0),
        ("stuck", "PROCESSING", "PROCESSING", 0),
    ];
    for (outcome, settled, later, charges) in cases {
        let world = World::new();
        world.name("example.com", outcome);
        let reference = world.order("example.com", "P-1").expect("accepted");
        world.clock("2026-12-01 11:10:00");
        assert_eq!(world.status(&reference), settled, "{outcome}");
        world.clock("2026-12-04 11:10:00");
        assert_eq!(world.status(&reference), later, "{outcome}");
        let state = world.simulator.state();
        assert_eq!(state["charges"].as_array().expect("a list").len(), charges, "{outcome}");
        let locked = if outcome == "stuck" { "49.00" } else { "0.00" };
        assert_eq!(world.account("deposit"), locked, "{outcome}");
    }
}

#[test]
fn an_auction_shows_its_details() {
    let world = World::new();
    world.control(
        "name",
        &[
            ("domain", "example.com"),
            ("drop", DROP),
            ("outcome", "auction-won"),
            ("auction", "3600"),
            ("bid", "210.00"),
        ],
    );
    let reference = world.order("example.com", "P-1").expect("accepted");
    let query = StatusDomainApplication::new(reference);
    assert_eq!(world.client.send(&query).expect("known").auction, None);
    world.clock("2026-12-01 11:30:00");
    let application = world.client.send(&query).expect("known");
    assert_eq!(application.status, ApplicationStatus::AuctionPending);
    let details = application.auction.expect("there is one").details;
    assert_eq!(details["STARTDATE"], "2026-12-01 11:10:00");
    assert_eq!(details["ENDDATE"], "2026-12-01 12:10:00");
    assert_eq!((details["BESTBID"].as_str(), details.get("PRICE")), ("210.00", None));
    world.clock("2026-12-01 12:10:00");
    let application = world.client.send(&query).expect("known");
    assert_eq!(application.auction.expect("there was one").details["PRICE"], "210.00");
    assert_eq!(application.status, ApplicationStatus::AuctionWon);
    assert_eq!(world.account("amount"), "9951.00", "the bid goes to the auction house, not here");
}

#[test]
fn full_goes_before_lite_and_several_full_go_to_auction() {
    let world = World::new();
    world.name("example.com", "catch");
    let contacts = Contacts::all("P-1");
    let lite = AddDomainApplication::new("example.com", contacts.clone()).lite();
    let lite = world.client.send(&lite).expect("accepted").reference.to_string();
    let full = world.order("example.com", "P-2").expect("accepted");
    let both = AddDomainApplication::new("two.com", contacts).forced();
    world.name("two.com", "catch");
    let first = world.client.send(&both).expect("accepted").reference.to_string();
    let second = world.client.send(&both).expect("NEW=1 forces a second").reference.to_string();
    world.clock("2026-12-01 11:10:00");
    assert_eq!((world.status(&full), world.status(&lite)), ("SUCCESSFUL".into(), "FAILED".into()));
    assert_eq!(world.status(&first), "AUCTION-PENDING");
    world.clock("2026-12-05 00:00:00");
    assert_eq!(world.status(&first), "AUCTION-WON");
    assert_eq!(world.status(&second), "AUCTION-LOST");
}

#[test]
fn an_equal_application_is_refused_unless_forced() {
    let world = World::new();
    world.name("example.com", "catch");
    world.order("example.com", "P-1").expect("accepted");
    let error = world.order("example.com", "P-1").expect_err("the same data");
    assert_eq!((error.kind(), error.server_code()), (ErrorKind::Permanent, Some(540)));
    world.order("example.com", "P-2").expect("other contacts");
    let lite = AddDomainApplication::new("example.com", Contacts::all("P-1")).lite();
    world.client.send(&lite).expect("another kind");
    let list = QueryDomainApplicationList { limit: 2, ..QueryDomainApplicationList::all() };
    let found = world.client.fetch(&list).expect("two pages");
    let references: Vec<&str> = found.iter().map(|found| found.reference.as_str()).collect();
    assert_eq!(references, ["10001", "10002", "10003"]);
    assert_eq!(found[1].owner_contact.as_deref(), Some("P-2"));
    let none = world.client.fetch(&QueryDomainApplicationList::of("other.com")).expect("empty");
    assert_eq!(none, []);
}

#[test]
fn what_cannot_be_had_is_refused_for_good() {
    let world = World::new();
    let code = |result: Result<String, Error>| {
        let error = result.expect_err("refused");
        (error.kind(), error.server_code().expect("the server spoke"))
    };
    for name in ["no spaces.com", ""] {
        let error = world.order(name, "P-1").expect_err("no name");
        assert_eq!((error.kind(), error.subject()), (ErrorKind::ParameterInvalid, "DOMAIN"));
        let order = AddDomainApplication::new(name, Contacts::all("P-1"));
        let told = world.client.call(&order.command(Platform::Ispapi)).expect("the server's own");
        assert_eq!(told.code(), if name.is_empty() { 504 } else { 505 }, "{name:?}");
    }
    let lite = AddDomainApplication::new("example.de", Contacts::all("P-1")).lite();
    let lite = world.client.send(&lite).map(|application| application.reference.to_string());
    assert_eq!(code(lite), (ErrorKind::Permanent, 541));
    world.name("example.com", "catch");
    world.control("account", &[("amount", "48.99")]);
    assert_eq!(code(world.order("example.com", "P-1")), (ErrorKind::Permanent, 546));
    world.control("account", &[("credit", "0.01")]);
    world.order("example.com", "P-1").expect("exactly enough");
    world.clock("2026-12-02 00:00:00");
    assert_eq!(code(world.order("example.com", "P-2")), (ErrorKind::Permanent, 549));
    let unknown = world.client.send(&StatusDomainApplication::new("77")).expect_err("unknown");
    assert_eq!(unknown.server_code(), Some(545));
    assert_eq!(world.client.call(&Command::new("Foo")).expect("an answer").code(), 500);
}

#[test]
fn funds_are_locked_three_days_before_the_drop_or_the_name_is_lost() {
    let world = World::new();
    world.control("account", &[("amount", "0.00")]);
    world.control("name", &[("domain", "example.com"), ("drop", "2026-12-10 00:00:00")]);
    let reference = world.order("example.com", "P-1").expect("nothing is locked yet");
    world.clock("2026-12-09 00:00:00");
    assert_eq!(world.account("deposit"), "0.00");
    world.control("account", &[("amount", "60.00")]);
    assert_eq!(world.account("deposit"), "49.00", "tried again");
    world.clock("2026-12-10 01:00:00");
    assert_eq!(
        (world.status(&reference), world.account("amount")),
        ("SUCCESSFUL".into(), "11.00".into())
    );
    world.control("name", &[("domain", "two.com"), ("drop", "2026-12-20 00:00:00")]);
    let reference = world.order("two.com", "P-1").expect("nothing is locked yet");
    world.clock("2026-12-20 01:00:00");
    assert_eq!(
        (world.status(&reference), world.account("amount")),
        ("FAILED".into(), "11.00".into())
    );
}

#[test]
fn applications_are_withdrawn_or_forgotten() {
    let world = World::new();
    world.name("example.com", "vanish");
    let first = world.order("example.com", "P-1").expect("accepted");
    world.client.send(&DeleteDomainApplication::new(first.as_str())).expect("withdrawn");
    let gone = world.client.send(&StatusDomainApplication::new(first)).expect_err("gone");
    assert_eq!(gone.server_code(), Some(545));
    let second = world.order("example.com", "P-1").expect("the first is gone");
    world.clock(DROP);
    let late = world.client.send(&DeleteDomainApplication::new(second.as_str()));
    assert_eq!(late.expect_err("too late").server_code(), Some(552));
    world.clock("2026-12-01 11:10:00");
    let gone = world.client.send(&StatusDomainApplication::new(second)).expect_err("forgotten");
    assert_eq!(gone.server_code(), Some(545));
    assert_eq!(world.account("deposit"), "0.00");
}

#[test]
fn a_lost_answer_of_a_changing_command_is_an_unknown_outcome() {
    for fault in ["cut", "cut-body", "truncate", "empty", "garbage", "timeout"] {
        let world = World::new();
        world.name("example.com", "catch");
        let error = world.order_despite(fault, &[("command", "AddDomainApplication")]);
        assert_eq!(error.kind(), ErrorKind::UnknownOutcome, "{fault}: {error}");
        assert_eq!(error.subject(), "example.com", "{fault}");
        assert_eq!(world.applications(), 1, "{fault}: it was carried out, and once");
        let found = world.client.fetch(&QueryDomainApplicationList::of("example.com"));
        assert_eq!(found.expect("so the caller looks").len(), 1, "{fault}");
    }
}

#[test]
fn the_same_faults_may_hide_that_nothing_was_done() {
    for fault in ["cut", "timeout", "http"] {
        let world = World::new();
        let error = world.order_despite(fault, &[("effect", "0")]);
        assert_eq!(error.kind(), ErrorKind::UnknownOutcome, "{fault}: {error}");
        assert_eq!(world.applications(), 0, "{fault}");
    }
}

#[test]
fn reading_commands_are_repeated_until_they_succeed() {
    for fault in ["cut", "cut-body", "truncate", "empty", "http", "answer"] {
        let world = World::new();
        world.fault(fault, &[("count", "2")]);
        world.client.send(&StatusAccount).unwrap_or_else(|error| panic!("{fault}: {error}"));
        assert_eq!(world.commands(), 3, "{fault}");
    }
}

#[test]
fn repetition_is_bounded_and_says_what_was_wrong() {
    let cases = [
        ("cut", ErrorKind::Transport, 3),
        ("truncate", ErrorKind::Truncated, 3),
        ("empty", ErrorKind::Empty, 3),
        ("http", ErrorKind::HttpStatus, 3),
        ("answer", ErrorKind::Temporary, 3),
        ("garbage", ErrorKind::Invalid, 1),
    ];
    for (fault, kind, attempts) in cases {
        let world = World::new();
        world.fault(fault, &[("count", "9")]);
        let error = world.client.send(&StatusAccount).expect_err(fault);
        assert_eq!((error.kind(), world.commands()), (kind, attempts), "{fault}: {error}");
    }
}

#[test]
fn changing_commands_are_never_repeated_once_sent() {
    for fault in ["cut", "truncate", "empty", "http", "answer", "garbage"] {
        let world = World::new();
        world.fault(fault, &[("count", "9")]);
        world.order("example.com", "P-1").expect_err(fault);
        assert_eq!(world.commands(), 1, "{fault}");
    }
}

#[test]
fn a_temporary_refusal_is_told_from_an_unknown_outcome() {
    let world = World::new();
    world.fault("answer", &[("code", "421"), ("description", "Try again")]);
    let error = world.order("example.com", "P-1").expect_err("421");
    assert_eq!((error.kind(), error.server_code()), (ErrorKind::Temporary, Some(421)));
    assert_eq!((error.description(), world.applications()), (Some("Try again"), 0));
    let kinds = [("520", ErrorKind::Temporary), ("425", ErrorKind::Temporary)];
    let more = [("530", ErrorKind::Auth), ("531", ErrorKind::Auth), ("549", ErrorKind::Permanent)];
    for (code, kind) in kinds.into_iter().chain(more) {
        world.fault("answer", &[("code", code)]);
        assert_eq!(world.order("example.com", "P-1").expect_err(code).kind(), kind, "{code}");
    }
    world.fault("answer", &[("code", "999")]);
    let error = world.order("example.com", "P-1").expect_err("no such code");
    assert_eq!(error.kind(), ErrorKind::UnknownOutcome);
}

#[test]
fn http_refusals_of_something_in_between_are_definite() {
    for (status, kind) in [
        ("403", ErrorKind::HttpStatus),
        ("302", ErrorKind::HttpStatus),
        ("502", ErrorKind::UnknownOutcome),
    ] {
        let world = World::new();
        world.fault("http", &[("status", status)]);
        let error = world.order("example.com", "P-1").expect_err(status);
        assert_eq!(error.kind(), kind, "{status}");
        assert_eq!(error.http_status().map(|status| status.to_string()).as_deref(), Some(status));
        assert_eq!(world.commands(), 1, "{status}");
    }
}

#[test]
fn the_deadline_also_holds_for_an_answer_that_trickles() {
    let world = World::new();
    world.fault("slow", &[]);
    let error = world.impatient.send(&StatusAccount).expect_err("too slow");
    assert_eq!((error.kind(), error.fault()), (ErrorKind::Transport, Some(Fault::TimeoutRead)));
    world.fault("timeout", &[]);
    let error = world.impatient.send(&StatusAccount).expect_err("never");
    assert_eq!(error.fault(), Some(Fault::TimeoutRead));
}

#[test]
fn an_answer_beyond_the_limit_is_refused() {
    let world = World::with(Settings { body_limit: 100, ..Settings::default() });
    let error = world.client.send(&StatusAccount).expect_err("too large");
    assert_eq!((error.kind(), error.fault()), (ErrorKind::Transport, Some(Fault::TooLarge)));
    assert_eq!(world.commands(), 1, "the next one would be no smaller");
    let error = world.order("example.com", "P-1").expect_err("too large");
    assert_eq!(error.kind(), ErrorKind::UnknownOutcome);
}

#[test]
fn a_kept_connection_does_not_send_a_changing_command_twice() {
    let world = World::new();
    world.client.send(&StatusAccount).expect("the connection is open now");
    world.fault("cut", &[]);
    let error = world.order("example.com", "P-1").expect_err("cut");
    assert_eq!(error.kind(), ErrorKind::UnknownOutcome);
    assert_eq!((world.commands(), world.applications()), (2, 1));
}

#[test]
fn a_peer_without_tls_gets_nothing() {
    let world = World::new();
    let url = world.simulator.url().replace("http:", "https:");
    let connection = Connection::new(Platform::Ispapi, System::Ote)
        .with_endpoint(url)
        .with_login("test.user")
        .with_password("test.passw0rd");
    let settings = Settings { attempts: 1, ..Settings::default() };
    let client = Client::new(connection, settings).expect("a client");
    let order = AddDomainApplication::new("example.com", Contacts::all("P-1"));
    let error = client.send(&order).expect_err("no TLS there");
    assert_eq!((error.kind(), error.fault()), (ErrorKind::Transport, Some(Fault::Tls)), "{error}");
    assert_eq!(world.commands(), 0);
}

#[test]
fn nobody_there_means_nothing_was_sent() {
    let world = World::new();
    let World { simulator, client, .. } = world;
    drop(simulator);
    let order = AddDomainApplication::new("example.com", Contacts::all("P-1"));
    let error = client.send(&order).expect_err("nobody there");
    assert_eq!((error.kind(), error.fault()), (ErrorKind::Transport, Some(Fault::Connect)));
}

#[test]
fn logins_are_checked_and_secrets_stay_secret() {
    let world = World::new();
    world.control("login", &[("login", "test.user"), ("password", "other")]);
    let error = world.client.send(&StatusAccount).expect_err("wrong password");
    assert_eq!((error.kind(), error.server_code()), (ErrorKind::Auth, Some(530)));
    world.control("login", &[("login", "test.user"), ("password", "test.passw0rd")]);
    let check = |password: &str| CheckAuthentication {
        user: "test.user".into(),
        password: password.into(),
    };
    world.client.send(&check("test.passw0rd")).expect("right");
    assert_eq!(world.client.send(&check("guess")).expect_err("wrong").kind(), ErrorKind::Auth);
    let log = world.simulator.control("log", &[]).expect("a log").to_string();
    assert!(log.contains("CheckAuthentication"), "{log}");
    assert!(!log.contains("passw0rd") && !log.contains("guess"), "{log}");
    assert!(!format!("{error:?}").contains("passw0rd"));
}

#[test]
fn a_lost_session_is_renewed_once() {
    let world = World::new();
    world.client.start_session().expect("a session");
    world.client.send(&StatusAccount).expect("in the session");
    world.control("sessions", &[]);
    world.order("example.com", "P-1").expect("renewed, and sent again");
    assert_eq!(world.applications(), 1);
    world.client.end_session().expect("ended");
    world.client.send(&StatusAccount).expect("by password again");
    let plain = Connection::new(Platform::Ispapi, System::Ote)
        .with_endpoint(world.simulator.url())
        .with_session("forgotten");
    let plain = Client::new(plain, Settings::default()).expect("a client");
    let error = plain.send(&StatusAccount).expect_err("it has no password to renew it with");
    assert_eq!(error.kind(), ErrorKind::SessionLost);
}

#[test]
fn the_successor_speaks_its_own_dialect() {
    let options = Options { platform: Platform::Cnr, ..Options::default() };
    let simulator = Simulator::start(options).expect("a free port");
    let client = client(&simulator, Platform::Cnr, Settings::default());
    client.start_session().expect("a session");
    simulator.control("login", &[("login", "nobody"), ("password", "x")]).expect("set");
    let account = client.send(&StatusAccount).expect("the session counts, not the login");
    assert_eq!(account.currency.code(), "EUR");
}

#[test]
fn the_order_of_two_control_requests_does_not_matter_to_time() {
    let run = |steps: &[&str]| -> Json {
        let world = World::new();
        world.name("example.com", "auction-won");
        world.order("example.com", "P-1").expect("accepted");
        steps.iter().for_each(|now| world.clock(now));
        world.simulator.state()
    };
    let late = "2026-12-24 00:00:00";
    let once = run(&[late]);
    assert_eq!(once, run(&[DROP, "2026-12-01 11:09:59", "2026-12-03 00:00:00", late]));
    assert_eq!(once["applications"][0]["history"].as_array().expect("a list").len(), 5);
}
