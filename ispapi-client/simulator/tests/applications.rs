//! What the simulated registrar does with accounts, applications, auctions and the droplist; over
//! real HTTP, on both platforms where they differ.

mod support;

use std::time::Duration;

use backorder_core::droplist::{Import, Limits};
use ispapi_client::commands::*;
use ispapi_client::{Client, Command, Connection, Error, ErrorKind, Platform, Settings, System};
use ispapi_sim::{Options, Simulator};
use serde_json::Value as Json;

use support::{get, post};

const START: &str = "2026-12-01 00:00:00";
const DROP: &str = "2026-12-01 11:00:00";

struct World {
    simulator: Simulator,
    platform: Platform,
}

impl World {
    fn new(platform: Platform) -> World {
        World::seeded(platform, 0)
    }

    fn seeded(platform: Platform, seed: u64) -> World {
        let options = Options { platform, seed, ..Options::default() };
        let simulator = Simulator::start(options).expect("a free port");
        let world = World { simulator, platform };
        world.clock(START);
        world
    }

    fn control(&self, what: &str, parameters: &[(&str, &str)]) {
        if let Err(error) = self.simulator.control(what, parameters) {
            panic!("{what}: {error}");
        }
    }

    fn clock(&self, now: &str) {
        self.control("clock", &[("now", now)]);
    }

    fn name(&self, domain: &str, more: &[(&str, &str)]) {
        self.control("name", &[&[("domain", domain), ("drop", DROP)], more].concat());
    }

    fn connection(&self) -> Connection {
        Connection::new(self.platform, System::Ote).with_endpoint(self.simulator.url())
    }

    fn client(&self, login: &str, password: &str) -> Client {
        client(self.connection().with_login(login).with_password(password))
    }

    fn state(&self) -> Json {
        self.simulator.state()
    }
}

fn client(connection: Connection) -> Client {
    let settings =
        Settings { total_timeout: Duration::from_secs(20), attempts: 1, ..Settings::default() };
    Client::new(connection, settings).expect("loopback is allowed")
}

fn order(client: &Client, domain: &str, owner: &str) -> Result<String, Error> {
    let order = AddDomainApplication::new(domain, Contacts::all(owner));
    client.send(&order).map(|application| application.reference.to_string())
}

fn lite(client: &Client, domain: &str, owner: &str) -> String {
    let order = AddDomainApplication::new(domain, Contacts::all(owner)).lite();
    client.send(&order).expect("accepted").reference.to_string()
}

fn status(client: &Client, reference: &str) -> String {
    let query = StatusDomainApplication::new(reference);
    client.send(&query).expect("known").status.as_str().to_owned()
}

fn code<T: std::fmt::Debug>(result: Result<T, Error>) -> (ErrorKind, u16) {
    let error = result.expect_err("refused");
    (error.kind(), error.server_code().expect("the server spoke"))
}

/// Both platforms.
fn both(test: impl Fn(World)) {
    test(World::new(Platform::Ispapi));
    test(World::new(Platform::Cnr));
}

#[test]
fn balances_are_charged_refused_and_refunded() {
    both(|world| {
        let client = world.client("u", "p");
        world.name("example.com", &[]);
        let reference = order(&client, "example.com", "P-1").expect("accepted");
        world.clock("2026-12-01 12:00:00");
        assert_eq!(status(&client, &reference), "SUCCESSFUL");
        world.control("account", &[("amount", "9.99")]);
        let renew = RenewDomain::once("example.com", 2027);
        assert_eq!(code(client.send(&renew)), (ErrorKind::Permanent, 546));
        world.control("account", &[("credit", "0.01")]);
        let renewal = client.send(&renew).expect("exactly enough");
        assert_eq!(renewal.expires_at.expect("a date").to_string(), "2028-12-01 11:10:00 UTC");
        assert_eq!(code(client.send(&renew)).1, 555, "not twice for one year");
        client.send(&DeleteDomain::new("example.com")).expect("within the add grace period");
        let amount = client.send(&StatusAccount).expect("funds").amount.amount();
        assert_eq!(amount.normalize().to_string(), "48.99", "the 49.00 came back");
        let what: Vec<String> = world.state()["charges"]
            .as_array()
            .expect("a list")
            .iter()
            .map(|charge| format!("{} {}", charge["what"], charge["amount"]).replace('"', ""))
            .collect();
        assert_eq!(what, ["catch 49.00", "renewal 10.00", "refund -49.00"]);
    });
}

#[test]
fn ispapi_locks_three_days_before_and_cnr_six_hours() {
    let deposit = |world: &World| world.state()["account"]["deposit"].clone();
    let cases = [
        (Platform::Ispapi, "2026-12-06 23:59:59", "2026-12-07 00:00:00", "ACTIVE", "ACTIVE"),
        (Platform::Cnr, "2026-12-09 17:59:59", "2026-12-09 18:00:00", "UNPAID", "PAID"),
    ];
    for (platform, before, at, word_before, word_after) in cases {
        let world = World::new(platform);
        let client = world.client("u", "p");
        let name = [
            ("domain", "example.com"),
            ("drop", "2026-12-10 03:00:00"),
            ("finalization", "2026-12-10 00:00:00"),
        ];
        world.control("name", &name);
        let reference = order(&client, "example.com", "P-1").expect("accepted");
        world.clock(before);
        assert_eq!(
            (deposit(&world), status(&client, &reference)),
            ("0.00".into(), word_before.into())
        );
        world.clock(at);
        assert_eq!(
            (deposit(&world), status(&client, &reference)),
            ("49.00".into(), word_after.into())
        );
        world.clock("2026-12-10 00:00:00");
        assert_eq!(code(order(&client, "example.com", "P-2")).1, 549, "orders are closed");
        let delete = DeleteDomainApplication::new(reference.as_str());
        assert_eq!(code(client.send(&delete)).1, 552, "cancellations, too");
        world.clock("2026-12-10 03:10:00");
        assert_eq!(status(&client, &reference), "SUCCESSFUL");
    }
}

#[test]
fn an_order_that_cannot_be_paid_is_refused_on_ispapi_and_dormant_on_cnr() {
    let world = World::new(Platform::Ispapi);
    world.control("account", &[("amount", "48.99")]);
    world.name("example.com", &[]);
    let refused = order(&world.client("u", "p"), "example.com", "P-1");
    assert_eq!(code(refused), (ErrorKind::Permanent, 546));
    let world = World::new(Platform::Cnr);
    let client = world.client("u", "p");
    world.control("account", &[("amount", "0.00")]);
    world.name("a.com", &[]);
    world.name("b.com", &[("drop", "2026-12-02 11:00:00")]);
    let (a, b) = (order(&client, "a.com", "P-1"), order(&client, "b.com", "P-1"));
    let (a, b) = (a.expect("accepted"), b.expect("accepted"));
    world.clock("2026-12-02 10:00:00");
    assert_eq!((status(&client, &a), status(&client, &b)), ("FAILED".into(), "UNPAID".into()));
    world.control("account", &[("amount", "49.00")]);
    assert_eq!(status(&client, &b), "PAID", "retried until the finalization date");
    world.clock("2026-12-02 12:00:00");
    assert_eq!(status(&client, &b), "SUCCESSFUL");
}

#[test]
fn full_goes_before_lite_whoever_ordered_them() {
    both(|world| {
        for user in ["ann", "bob", "cat"] {
            world.control("user", &[("login", user), ("password", user)]);
        }
        let [ann, bob, cat] = ["ann", "bob", "cat"].map(|user| world.client(user, user));
        world.name("one.com", &[]);
        let losers = [lite(&ann, "one.com", "P-1"), lite(&cat, "one.com", "P-3")];
        let full = order(&bob, "one.com", "P-2").expect("accepted");
        world.name("two.com", &[]);
        let bystander = lite(&cat, "two.com", "P-3");
        let late = order(&bob, "two.com", "P-2").expect("accepted");
        let later = order(&ann, "two.com", "P-1").expect("accepted");
        world.name("three.com", &[]);
        let early = lite(&cat, "three.com", "P-3");
        let second = lite(&ann, "three.com", "P-1");
        world.clock("2026-12-01 11:10:00");
        assert_eq!(status(&bob, &full), "SUCCESSFUL", "one FULL, several LITE");
        assert_eq!(
            (status(&ann, &losers[0]), status(&cat, &losers[1])),
            ("FAILED".into(), "FAILED".into())
        );
        assert_eq!(status(&bob, &late), "AUCTION-PENDING", "several FULL: among them only");
        assert_eq!(status(&ann, &later), "AUCTION-PENDING");
        assert_eq!(status(&cat, &bystander), "FAILED");
        assert_eq!(status(&cat, &early), "SUCCESSFUL", "several LITE: the earliest");
        assert_eq!(status(&ann, &second), "FAILED");
        let hidden = bob.send(&StatusDomainApplication::new(early.as_str()));
        assert_eq!(code(hidden).1, 545, "another account's");
        assert_eq!(bob.fetch(&QueryDomainApplicationList::all()).expect("a list").len(), 2);
        let domains = bob.fetch(&QueryDomainList::all()).expect("a list");
        assert_eq!(domains.iter().map(|row| row.domain.as_str()).collect::<Vec<_>>(), ["one.com"]);
        let state = world.state();
        assert_eq!(state["accounts"]["bob"]["amount"], "9951.00");
        assert_eq!(state["accounts"]["bob"]["deposit"], "49.00", "for the auction");
        assert_eq!(state["accounts"]["cat"]["amount"], "9992.50");
        assert_eq!(state["accounts"]["ann"]["deposit"], "49.00");
    });
}

#[test]
fn an_auction_is_decided_by_its_bids() {
    both(|world| {
        let client = world.client("u", "p");
        world.name("example.com", &[("auction", "3600")]);
        let [one, two] = ["P-1", "P-2"].map(|owner| order(&client, "example.com", owner));
        let (one, two) = (one.expect("accepted"), two.expect("accepted"));
        world.clock("2026-12-01 11:10:00");
        let details = |reference: &str| {
            let query = StatusDomainApplication::new(reference);
            client.send(&query).expect("known").auction.expect("there is one").details
        };
        assert_eq!(details(&one)["BIDDERSTATUS"], "NOBID");
        assert_eq!(details(&one)["MINIMUMNEXTBID"], "10.00");
        let bid = |application: &str, amount: &str| {
            world.simulator.control("bid", &[("application", application), ("amount", amount)])
        };
        bid(&one, "20.00").expect("high enough");
        let low = bid(&two, "24.99").expect_err("a step is 5.00");
        assert!(low.to_string().contains("25.00"), "{low}");
        bid(&two, "100.00").expect("high enough");
        let other = [("domain", "example.com"), ("bidder", "x"), ("amount", "99.00")];
        assert!(world.simulator.control("bid", &other).is_err(), "less than the best");
        assert_eq!(details(&one)["BIDDERSTATUS"], "OUTBID");
        let winner = details(&two);
        assert_eq!(
            (winner["BIDDERSTATUS"].as_str(), winner["BESTBID"].as_str()),
            ("HIGHEST", "100.00")
        );
        assert_eq!(
            (winner["NUMBEROFBIDS"].as_str(), winner["NUMBEROFBIDDERS"].as_str()),
            ("2", "2")
        );
        world.clock("2026-12-01 12:09:59");
        assert_eq!(status(&client, &two), "AUCTION-PENDING");
        world.clock("2026-12-01 12:10:00");
        assert_eq!(
            (status(&client, &one), status(&client, &two)),
            ("AUCTION-LOST".into(), "AUCTION-WON".into())
        );
        assert_eq!(details(&two)["PRICE"], "100.00");
        assert_eq!(details(&one).get("PRICE"), None);
        assert!(bid(&one, "500.00").is_err(), "over");
        let domain = client.send(&StatusDomain::new("example.com")).expect("ours");
        assert_eq!(domain.owner_contact.as_deref(), Some("P-2"));
    });
}

#[test]
fn outsiders_bid_by_the_seed_and_can_be_outbid() {
    let world = World::new(Platform::Ispapi);
    let client = world.client("u", "p");
    let contested = [("outcome", "auction"), ("rivals", "4"), ("auction", "86400")];
    world.name("lost.com", &contested);
    world.name("won.com", &contested);
    let lost = order(&client, "lost.com", "P-1").expect("accepted");
    let won = order(&client, "won.com", "P-1").expect("accepted");
    world.clock("2026-12-02 11:09:59");
    let best = world.state()["auctions"]["won.com"]["bids"].as_array().expect("a list").len();
    assert_eq!(best, 4);
    let bid = [("application", won.as_str()), ("amount", "9999.00")];
    world.control("bid", &bid);
    world.clock("2026-12-02 11:10:00");
    assert_eq!(
        (status(&client, &lost), status(&client, &won)),
        ("AUCTION-LOST".into(), "AUCTION-WON".into())
    );
    assert_eq!(world.state()["account"]["deposit"], "0.00");
}

#[test]
fn roles_filters_second_factors_and_limits() {
    both(|world| {
        world.control("login", &[("login", "u"), ("password", "p")]);
        assert_eq!(code(world.client("u", "x").send(&StatusAccount)), (ErrorKind::Auth, 530));
        assert_eq!(code(world.client("v", "p").send(&StatusAccount)), (ErrorKind::Auth, 530));
        let role = [("role", "cron"), ("password", "r"), ("allow", "StatusAccount():ALLOW Query*")];
        world.control("role", &role);
        let as_role = |role: &str, password: &str| {
            client(world.connection().with_login("u").with_role(role).with_password(password))
        };
        as_role("cron", "r").send(&StatusAccount).expect("allowed");
        as_role("cron", "r").fetch(&QueryDomainList::all()).expect("allowed by the pattern");
        let refused = order(&as_role("cron", "r"), "example.com", "P-1");
        assert_eq!(code(refused), (ErrorKind::Auth, 531));
        assert_eq!(code(as_role("cron", "p").send(&StatusAccount)).1, 530);
        assert_eq!(code(as_role("nobody", "r").send(&StatusAccount)).1, 530);

        let login = [("login", "u"), ("password", "p"), ("addresses", "192.0.2.1,198.51.100.*")];
        world.control("login", &login);
        assert_eq!(code(world.client("u", "p").send(&StatusAccount)), (ErrorKind::Auth, 530));
        world.control("login", &[("login", "u"), ("password", "p"), ("addresses", "127.0.0.1")]);
        world.client("u", "p").send(&StatusAccount).expect("from here");
        world.control("login", &[("login", "u"), ("password", "p"), ("active", "0")]);
        assert_eq!(code(world.client("u", "p").send(&StatusAccount)).1, 530);
        world.control("login", &[]);

        world.control("limit", &[("commands", "2"), ("seconds", "60")]);
        let u = world.client("u", "p");
        u.send(&StatusAccount).expect("the first");
        u.send(&StatusAccount).expect("the second");
        assert_eq!(code(u.send(&StatusAccount)), (ErrorKind::Temporary, 425));
        assert_eq!(code(order(&u, "example.com", "P-1")), (ErrorKind::Temporary, 425));
        assert_eq!(world.state()["applications"].as_array().map(Vec::len), Some(0));
        world.control("clock", &[("advance", "60")]);
        u.send(&StatusAccount).expect("a new minute");
    });
}

#[test]
fn a_remote_address_and_a_second_factor_are_asked_for_on_ispapi() {
    let world = World::new(Platform::Ispapi);
    let otp = ("otp", "111111,222222,333333");
    world.control("login", &[("login", "u"), ("password", "p"), ("addresses", "192.0.2.1"), otp]);
    let with = || world.connection().with_login("u").with_password("p");
    let near = || with().with_remote_address("192.0.2.1");
    assert_eq!(code(client(near()).send(&StatusAccount)).1, 530, "no second factor");
    assert_eq!(code(client(with().with_otp("111111")).send(&StatusAccount)).1, 530, "from here");
    client(near().with_otp("222222")).send(&StatusAccount).expect("both");
    assert_eq!(code(client(near().with_otp("222222")).send(&StatusAccount)).1, 530, "used up");
    let user = client(near().with_otp("333333")).send(&StatusUser::default()).expect("allowed");
    assert_eq!((user.user.as_str(), user.otp.as_deref()), ("u", Some("ACTIVE")));
    assert_eq!(user.allowed_addresses, ["192.0.2.1"]);
}

#[test]
fn a_source_of_one_time_passwords_serves_every_call() {
    let world = World::new(Platform::Ispapi);
    world.control("login", &[("login", "u"), ("password", "p"), ("otp", "1 2 3 4")]);
    let codes = std::sync::Mutex::new(vec!["4", "3", "2", "1"]);
    let next = move || codes.lock().expect("unpoisoned").pop().unwrap_or_default().into();
    let settings = Settings { pause: Duration::from_millis(1), ..Settings::default() };
    let connection = || world.connection().with_login("u").with_password("p");
    let client = Client::new(connection(), settings).expect("loopback").with_otp_source(next);
    client.send(&StatusAccount).expect("the first");
    world.control("fault", &[("fault", "cut")]);
    client.send(&StatusAccount).expect("the second was used up by the cut request");
    client.start_session().expect("the fourth");
    client.send(&StatusAccount).expect("in the session none is needed");
    client.end_session().expect("ended");
    let error = client.send(&StatusAccount).expect_err("there are no more");
    assert_eq!(error.kind(), ErrorKind::OtpRequired);
    let used = self::client(connection().with_otp("4"));
    assert_eq!(code(used.send(&StatusAccount)).1, 530, "the simulator takes none twice");
}

#[test]
fn sessions_expire_by_the_simulated_clock() {
    both(|world| {
        world.control("login", &[("login", "u"), ("password", "p")]);
        let start = StartSession { idle_seconds: Some(120), total_seconds: Some(300) };
        let asking = || {
            let login = world.connection().with_login("u").with_password("p");
            client(login.with_persistent(world.platform == Platform::Cnr))
        };
        let session = asking().send(&start).expect("a session");
        let held = client(world.connection().with_login("u").with_session(session.id.clone()));
        let idle = if world.platform == Platform::Cnr { "600" } else { "120" };
        world.control("clock", &[("advance", idle)]);
        held.send(&StatusAccount).expect("just in time");
        world.control("clock", &[("advance", "601")]);
        let over = held.send(&StatusAccount).expect_err("idle for too long");
        assert_eq!((over.kind(), over.server_code()), (ErrorKind::SessionLost, Some(530)));

        let renewing = world.client("u", "p");
        renewing.start_session().expect("a session");
        world.control("clock", &[("advance", "86401")]);
        order(&renewing, "example.com", "P-1").expect("a new session, and sent again");
        assert_eq!(world.state()["applications"].as_array().map(Vec::len), Some(1));

        let ending = asking().send(&StartSession::default()).expect("a session");
        let ending = client(world.connection().with_login("u").with_session(ending.id));
        ending.send(&EndSession).expect("ended");
        assert_eq!(ending.send(&EndSession).expect_err("gone").kind(), ErrorKind::SessionLost);
    });
}

#[test]
fn the_dialect_of_the_other_platform_is_refused() {
    both(|world| {
        let own = |form: &str| {
            let text = post(&world.simulator.url(), form).text().to_uppercase();
            let code = text.lines().find_map(|line| line.strip_prefix("CODE"));
            let code = code.expect("a code").trim_start_matches([' ', '=']).to_owned();
            (code, text)
        };
        let cnr = world.platform == Platform::Cnr;
        let code = |form: &str| own(form).0;
        let only = |ispapi: &str, other: &str, refusal: &str| {
            let (good, bad) = if cnr { (other, ispapi) } else { (ispapi, other) };
            assert_ne!(code(good), refusal, "{:?} {good}", world.platform);
            assert_eq!(code(bad), refusal, "{:?} {bad}", world.platform);
        };
        only("s_session=x&command=StatusAccount", "s_sessionid=x&command=StatusAccount", "507");
        only("s_entity=1234&command=StatusAccount", "persistent=1&command=StatusAccount", "507");
        only("command=EndSession", "command=StopSession", "500");
        only(
            "command=CheckDomains&domain0=a.com&premiumchannels=*",
            "command=CheckDomains&domain0=a.com&x-fee-command0=create",
            "503",
        );
        only("command=StartSession&timeout=60", "command=DeleteDomain&action=INSTANT", "503");
        for field in ["s_otp=1", "s_user=x", "s_remoteaddr=192.0.2.1"] {
            let form = format!("{field}&command=StatusAccount");
            assert_eq!(code(&form), if cnr { "507" } else { "200" }, "{form}");
        }
        assert_eq!(code("s_opmode=x&command=StatusAccount"), "507", "neither has it");
        if !cnr {
            assert_eq!(code("s_entity=54cd&command=StatusAccount"), "200");
            assert_eq!(code("s_entity=9999&command=StatusAccount"), "502");
            return;
        }
        assert!(!own("command=StartSession").1.contains("SESSIONID"), "none was asked for");
        let (code, text) = own("persistent=1&command=StatusAccount");
        assert_eq!(code, "200");
        assert!(text.contains("PROPERTY[SESSIONID][0] = SIM-SESSION-"), "{text}");
    });
}

#[test]
fn a_fault_meets_a_name_however_it_is_written() {
    both(|world| {
        for (scripted, sent) in
            [("fußball.de", "xn--fuball-cta.de"), ("XN--FUBALL-CTA.DE", "fußball.de")]
        {
            let fault = [("fault", "answer"), ("code", "549"), ("domain", scripted)];
            world.control("fault", &fault);
            // On CNR the server converts it.
            let status = StatusDomain::new(sent);
            assert_eq!(code(world.client("u", "p").send(&status)).1, 549, "{scripted} {sent}");
        }
    });
}

#[test]
fn contacts_must_be_known_once_there_are_any() {
    let world = World::new(Platform::Ispapi);
    let client = world.client("u", "p");
    order(&client, "a.com", "P-1").expect("every handle");
    world.control("contacts", &[("handles", "P-2 p-3")]);
    assert_eq!(code(order(&client, "b.com", "P-1")).1, 545);
    let reference = order(&client, "b.com", "P-3").expect("known");
    let change = ModifyDomainApplication::contacts(reference.as_str(), Contacts::all("P-2"));
    let changed = client.send(&change).expect("still open");
    assert_eq!(changed.owner_contact.as_deref(), Some("P-2"));
    let unknown = ModifyDomainApplication::contacts(reference.as_str(), Contacts::all("P-9"));
    assert_eq!(code(client.send(&unknown)).1, 545);
}

#[test]
fn the_droplist_is_the_same_in_both_forms() {
    both(|world| {
        world.control("droplist", &[("names", "2500"), ("days", "7")]);
        world.name("example.com", &[("score", "9")]);
        world.control("name", &[("domain", "past.com"), ("drop", START)]);
        let client = world.client("u", "p");
        let now = "2026-12-01T00:00:00Z".parse().expect("an instant");
        let folder = tempfile::tempdir().expect("a folder");
        let query = QueryDomainPendingDeleteList { limit: 700, ..Default::default() };
        let imported = ispapi_client::droplist::ImportJob::new(folder.path().join("droplist"))
            .pages(&client, &query, now)
            .expect("all of it");
        let pages = imported.report;

        let url = world.simulator.droplist_url();
        let answer = get(&url, &[]);
        let tag = answer.header("etag").to_owned();
        let zip = answer.body;
        let mut file = Import::new(now, Limits::default());
        ispapi_client::droplist::read_zip(
            std::io::Cursor::new(zip.clone()),
            &Default::default(),
            |bytes, _| file.feed(bytes),
        )
        .expect("a zip with one CSV");
        let file = file.report().clone();
        assert_eq!((pages.names, pages.bad_lines, pages.past), (2_501, 0, 0));
        assert_eq!((file.names, file.bad_lines, file.past), (2_501, 0, 0));

        assert_eq!(get(&url, &[("If-None-Match", &tag)]).status, 304);
        let rest = get(&url, &[("Range", "bytes=100-")]);
        assert_eq!((rest.status, &rest.body[..]), (206, &zip[100..]));
        world.control("fault", &[("fault", "cut-body"), ("command", "DROPLIST")]);
        assert!(!get(&url, &[]).whole);

        let com = QueryDomainPendingDeleteList {
            zones: vec!["com".into()],
            finalization_max: Some("2026-12-01T11:00:00Z".parse().expect("an instant")),
            ..Default::default()
        };
        let page = client.send(&com).expect("a page");
        assert!(page.rows.iter().any(|row| row.domain == "example.com" && row.score == "9"));
        assert!(page.rows.iter().all(|row| row.domain.ends_with(".com")));
        assert!(page.rows.len() < 2_000);
        world.clock("2026-12-09 00:00:00");
        assert_eq!(client.send(&query).expect("a page").total, Some(0), "all dropped");
    });
}

#[test]
fn a_listed_name_is_caught_when_it_drops() {
    let world = World::new(Platform::Ispapi);
    world.control("droplist", &[("names", "50"), ("days", "2")]);
    let client = world.client("u", "p");
    let query = QueryDomainPendingDeleteList::default();
    let page = client.send(&query).expect("a page");
    let domain = &page.rows[7].domain;
    let reference = order(&client, domain, "P-1").expect("accepted");
    world.clock("2026-12-04 00:00:00");
    assert_eq!(status(&client, &reference), "SUCCESSFUL");
    client.send(&StatusDomain::new(domain.as_str())).expect("ours");
}

/// A day with everything in it that chance decides.
fn play(platform: Platform, seed: u64) -> (Json, Json) {
    let world = World::seeded(platform, seed);
    let client = world.client("u", "p");
    world.control("unscripted", &[("outcome", "random"), ("rivals", "2")]);
    world.control("droplist", &[("names", "40"), ("days", "3")]);
    world.control("rate", &[("to", "USD"), ("rate", "1.08")]);
    let names = client.send(&QueryDomainPendingDeleteList::default()).expect("a page").rows;
    for name in &names {
        order(&client, &name.domain, "P-1").expect("accepted");
    }
    world.clock("2026-12-09 00:00:00");
    for domain in client.fetch(&QueryDomainList::all()).expect("a list") {
        client.send(&StatusDomain::new(domain.domain)).expect("ours");
    }
    client.fetch(&QueryExchangeRates::default()).ok();
    let log = world.simulator.control("log", &[]).expect("a log");
    (world.state(), log)
}

#[test]
fn the_same_seed_gives_the_same_history() {
    for platform in [Platform::Ispapi, Platform::Cnr] {
        let (state, log) = play(platform, 7);
        assert_eq!((&state, &log), (&play(platform, 7).0, &play(platform, 7).1));
        let (other, _) = play(platform, 8);
        assert_ne!(state["applications"], other["applications"]);
        let words: std::collections::BTreeSet<&str> = state["applications"]
            .as_array()
            .expect("a list")
            .iter()
            .filter_map(|application| application["status"].as_str())
            .collect();
        assert_eq!(
            words.into_iter().collect::<Vec<_>>(),
            ["AUCTION-LOST", "AUCTION-WON", "FAILED", "SUCCESSFUL"],
        );
    }
}

#[test]
fn the_log_tells_who_sent_what_and_no_secret() {
    let world = World::new(Platform::Cnr);
    let client = world.client("u", "s3cret-pw");
    let transfer = TransferDomain::request("a.com", "s3cret-code");
    client.send(&transfer).expect_err("there is no such domain");
    client.call(&Command::new("Nonsense")).expect("an answer");
    let log = world.simulator.control("log", &[]).expect("a log");
    assert_eq!(log["entries"][0]["login"], "u");
    assert_eq!(log["entries"][0]["parameters"]["AUTH"], "***");
    assert_eq!(
        (&log["entries"][1]["command"], &log["entries"][1]["code"]),
        (&"Nonsense".into(), &500.into())
    );
    assert!(!log.to_string().contains("s3cret"), "{log}");
}

#[test]
fn a_command_sent_twice_and_an_answer_in_another_encoding() {
    both(|world| {
        let client = world.client("u", "p");
        let command = [("fault", "duplicate"), ("command", "AddDomainApplication")];
        world.control("fault", &command);
        assert_eq!(code(order(&client, "example.com", "P-1")).1, 540, "which means: look");
        let found = client.fetch(&QueryDomainApplicationList::of("example.com")).expect("a list");
        assert_eq!(found.len(), 1);
        world.control("fault", &command);
        let forced = AddDomainApplication::new("example.com", Contacts::all("P-1")).forced();
        client.send(&forced).expect("accepted, and once more");
        let found = client.fetch(&QueryDomainApplicationList::of("example.com")).expect("a list");
        assert_eq!(found.len(), 3);
        world.control("fault", &[("fault", "latin1")]);
        let answer = client.call(&Command::new("StatusAccount")).expect("read");
        assert!(answer.description().ends_with("(geprüft)"), "{}", answer.description());
        assert!(!answer.anomalies().is_empty());
    });
}
