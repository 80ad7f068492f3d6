//! What the simulated registrar does with domains: renewals, modes, restores, deletions, changes,
//! trades and transfers; over real HTTP, on both platforms.

use std::time::Duration;

use ispapi_client::commands::*;
use ispapi_client::vocabulary::Cell;
use ispapi_client::{Client, Command, Connection, Error, ErrorKind, Platform, Settings, System};
use ispapi_sim::{Options, Simulator};
use secrecy::ExposeSecret;

struct World {
    simulator: Simulator,
    client: Client,
    platform: Platform,
}

impl World {
    fn new(platform: Platform) -> World {
        let simulator = Simulator::start(Options { platform, ..Options::default() });
        let simulator = simulator.expect("a free port");
        let connection = Connection::new(platform, System::Ote)
            .with_endpoint(simulator.url())
            .with_login("u")
            .with_password("p");
        let settings =
            Settings { total_timeout: Duration::from_secs(20), attempts: 1, ..Settings::default() };
        let client = Client::new(connection, settings).expect("loopback is allowed");
        let world = World { simulator, client, platform };
        world.clock("2026-12-01 00:00:00");
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

    /// A domain of ours that ends on this day.
    fn owned(&self, domain: &str, expires: &str) {
        let name = [("domain", domain), ("holder", "ours"), ("created", "2020-01-01 00:00:00")];
        self.control("domain", &[&name[..], &[("expires", expires)]].concat());
    }

    fn status(&self, domain: &str) -> Result<RegisteredDomain, Error> {
        self.client.send(&StatusDomain::new(domain))
    }

    fn ends(&self, domain: &str) -> String {
        let end = self.status(domain).expect("ours").registration_expires_at;
        end.expect("a date").to_string()
    }

    fn amount(&self) -> String {
        let account = self.client.send(&StatusAccount).expect("funds");
        account.amount.amount().normalize().to_string()
    }

    fn is_cnr(&self) -> bool {
        self.platform == Platform::Cnr
    }
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
fn a_domain_is_renewed_by_itself_or_given_up() {
    both(|world| {
        world.owned("kept.com", "2027-01-01 00:00:00");
        world.owned("given-up.com", "2027-01-01 00:00:00");
        let mode = SetDomainRenewalMode::new("given-up.com", RenewalMode::AutoExpire);
        world.client.send(&mode).expect("a mode");
        assert_eq!(
            world.status("given-up.com").expect("ours").renewal_mode,
            Some(RenewalMode::AutoExpire),
        );
        // Finalization is 35 days after the end, failure 40.
        world.clock("2027-02-04 23:59:59");
        assert_eq!(
            (world.ends("kept.com"), world.amount()),
            ("2027-01-01 00:00:00 UTC".into(), "10000".into())
        );
        world.clock("2027-02-05 00:00:00");
        assert_eq!(
            (world.ends("kept.com"), world.amount()),
            ("2028-01-01 00:00:00 UTC".into(), "9990".into())
        );
        world.clock("2027-02-10 00:00:00");
        assert_eq!(world.status("given-up.com").expect("still ours").status, ["REDEMPTIONPERIOD"]);
        world.clock("2027-03-12 00:00:00");
        assert_eq!(world.status("given-up.com").expect("still ours").status, ["PENDINGDELETE"]);
        let late = RestoreDomain::new("given-up.com");
        assert_eq!(code(world.client.send(&late)).1, 552, "too late");
        world.clock("2027-03-17 00:00:00");
        assert_eq!(code(world.status("given-up.com")).1, 545);
    });
}

#[test]
fn a_renewal_that_cannot_be_paid_waits_until_the_failure_date() {
    both(|world| {
        world.control("account", &[("amount", "9.99")]);
        world.owned("poor.com", "2027-01-01 00:00:00");
        world.owned("saved.com", "2027-01-02 00:00:00");
        world.clock("2027-02-10 00:00:00");
        assert_eq!(world.status("poor.com").expect("ours").status, ["REDEMPTIONPERIOD"]);
        world.control("account", &[("amount", "10.00")]);
        assert_eq!(
            (world.ends("saved.com"), world.amount()),
            ("2028-01-02 00:00:00 UTC".into(), "0".into())
        );
    });
}

#[test]
fn renewals_are_guarded_and_bounded() {
    both(|world| {
        world.owned("a.com", "2027-01-01 00:00:00");
        let renew = |years, year| RenewDomain { years, ..RenewDomain::once("a.com", year) };
        assert_eq!(code(world.client.send(&renew(1, 2026))).1, 555);
        assert_eq!(code(world.client.send(&renew(1, 2028))).1, 541);
        assert_eq!(code(world.client.send(&renew(11, 2027))).1, 541);
        assert_eq!(code(world.client.send(&RenewDomain::once("b.com", 2027))).1, 545);
        let renewal = world.client.send(&renew(3, 2027)).expect("paid");
        assert_eq!(renewal.expires_at.expect("a date").to_string(), "2030-01-01 00:00:00 UTC");
        assert_eq!(world.amount(), "9970");
        assert_eq!(code(world.client.send(&renew(3, 2027))).1, 555, "the same again");
        world.control("price", &[("tld", "com"), ("kind", "RENEW"), ("amount", "9970.01")]);
        assert_eq!(code(world.client.send(&renew(1, 2030))), (ErrorKind::Permanent, 546));
    });
}

#[test]
fn a_deleted_domain_is_restored() {
    both(|world| {
        world.owned("a.com", "2027-06-01 00:00:00");
        let deletion = world.client.send(&DeleteDomain::new("a.com")).expect("deleted");
        assert_eq!(deletion.status.as_deref(), Some("REDEMPTIONPERIOD"));
        assert_eq!(code(world.client.send(&RenewDomain::once("a.com", 2027))).1, 552);
        assert_eq!(code(world.client.send(&DeleteDomain::new("a.com"))).1, 552);
        world.control("account", &[("amount", "79.99")]);
        assert_eq!(code(world.client.send(&RestoreDomain::new("a.com"))).1, 546);
        world.control("account", &[("amount", "80.00")]);
        let restored = world.client.send(&RestoreDomain::new("a.com")).expect("paid");
        assert_eq!(restored.pending, !world.is_cnr(), "ISPAPI always says so");
        if restored.pending {
            assert_eq!(world.status("a.com").expect("ours").status, ["PENDINGRESTORE"]);
            assert_eq!(code(world.client.send(&RestoreDomain::new("a.com"))).1, 552, "once");
            world.control("clock", &[("advance", "3600")]);
        }
        let domain = world.status("a.com").expect("ours");
        assert_eq!(
            (domain.status, domain.renewal_mode),
            (vec!["ACTIVE".into()], Some(RenewalMode::Default))
        );
        assert_eq!(
            (world.ends("a.com"), world.amount()),
            ("2028-06-01 00:00:00 UTC".into(), "0".into())
        );
        assert_eq!(code(world.client.send(&RestoreDomain::new("a.com"))).1, 552, "not deleted");
    });
}

#[test]
fn lock_privacy_contacts_and_name_servers_are_changed() {
    both(|world| {
        world.owned("a.com", "2027-06-01 00:00:00");
        let mut change = ModifyDomain::new("a.com").transfer_lock(false).privacy(true);
        change.contacts.tech = "P-7".into();
        change.nameservers = vec!["ns1.example.net".into(), "ns2.example.net".into()];
        world.client.send(&change).expect("changed");
        let domain = world.status("a.com").expect("ours");
        assert_eq!((domain.transfer_lock, domain.privacy), (Some(false), Some(true)));
        assert_eq!(domain.nameservers, ["ns1.example.net", "ns2.example.net"]);
        let answer = world
            .client
            .call(&StatusDomain::new("a.com").command(world.platform))
            .expect("an answer");
        let tech = if world.is_cnr() { "techcontact" } else { "TECHCONTACT" };
        assert_eq!(answer.first(tech), Some("P-7"));
        world.client.send(&ModifyDomain::new("a.com").transfer_lock(true)).expect("changed");
        let domain = world.status("a.com").expect("ours");
        assert_eq!((domain.transfer_lock, domain.privacy), (Some(true), Some(true)), "as it was");
        let once = SetDomainRenewalMode::new("a.com", RenewalMode::RenewOnce);
        match world.is_cnr() {
            true => world.client.send(&once).expect("CNR knows it"),
            false => assert_eq!(code(world.client.send(&once)).1, 541),
        }
        let words = Command::new("ModifyDomain").with("DOMAIN", "a.com");
        let other = if world.is_cnr() { "X-ACCEPT-WHOISTRUSTEE-TAC" } else { "X-WHOISPRIVACY" };
        let answer = world.client.call(&words.with(other, "1")).expect("an answer");
        assert_eq!(answer.code(), 503, "the other platform's parameter");
    });
}

#[test]
fn a_trade_waits_for_its_people_unless_an_agent_speaks_for_both() {
    let world = World::new(Platform::Ispapi);
    world.owned("a.com", "2027-06-01 00:00:00");
    world.owned("b.com", "2027-06-01 00:00:00");
    let owner = |domain| world.status(domain).expect("ours").owner_contact;
    let trade = world.client.send(&TradeDomain::to("a.com", "P-NEW")).expect("asked");
    assert!(trade.pending);
    assert_eq!(owner("a.com"), None);
    assert_eq!(code(world.client.send(&TradeDomain::to("a.com", "P-NEW"))).1, 552, "under way");
    world.control("clock", &[("advance", "86400")]);
    assert_eq!(owner("a.com").as_deref(), Some("P-NEW"));
    world.control("price", &[("tld", "com"), ("kind", "TRADE"), ("amount", "20.00")]);
    let agent = TradeDomain::to("b.com", "P-NEW").as_designated_agent();
    assert!(!world.client.send(&agent).expect("done").pending);
    assert_eq!((owner("b.com").as_deref(), world.amount()), (Some("P-NEW"), "9980".into()));
    let log = world.client.fetch(&QueryObjectLogList::of_domain("a.com")).expect("a log");
    let operations: Vec<&str> = log.iter().map(|entry| entry.operation.as_str()).collect();
    assert_eq!(operations, ["TRADE", "TRADE_REQUEST"], "the newest first");
    assert_eq!(log[0].at.to_string(), "2026-12-02 00:00:00 UTC");
}

#[test]
fn a_domain_is_brought_here() {
    both(|world| {
        let foreign = |more: &[(&str, &str)]| {
            let domain = [
                ("domain", "a.com"),
                ("holder", "foreign"),
                ("auth", "c0de"),
                ("expires", "2027-06-01 00:00:00"),
            ];
            world.control("domain", &[&domain[..], more].concat());
        };
        foreign(&[("lock", "1")]);
        let check =
            |auth: &str| world.client.send(&CheckDomainTransfer::new("a.com").with_auth(auth));
        match world.is_cnr() {
            true => assert_eq!(code(check("c0de")).1, 549),
            false => {
                let locked = check("c0de").expect("an answer");
                assert_eq!((locked.possible, locked.transfer_lock), (Some(false), Some(true)));
                assert_eq!((locked.auth_required, locked.auth_valid), (Some(true), Some(true)));
            }
        }
        let request = |auth: &str| world.client.send(&TransferDomain::request("a.com", auth));
        let cancel = TransferDomain::decide("a.com", TransferAction::Cancel);
        let locked = request("c0de").expect_err("locked");
        assert!(locked.to_string().ends_with("Transfer locked"), "{locked}");
        foreign(&[("lock", "0")]);
        assert_eq!(code(request("wrong")), (ErrorKind::Permanent, 549));
        assert_eq!(code(world.client.send(&StatusDomainTransfer::new("a.com"))).1, 545);
        assert_eq!(code(world.client.send(&cancel)).1, 545);
        let asked = request("c0de").expect("asked");
        assert!(asked.pending || asked.status.as_deref() == Some("PENDING"));
        assert_eq!(world.amount(), "9990");
        assert_eq!(code(request("c0de")).1, 536, "once");
        world.client.send(&cancel).expect("taken back");
        assert_eq!(world.amount(), "10000", "and given back");
        request("c0de").expect("asked again");
        let state = world.client.send(&StatusDomainTransfer::new("a.com")).expect("under way");
        assert_eq!((state.status.as_str(), state.direction.as_deref()), ("PENDING", Some("IN")));
        world.clock("2026-12-05 23:59:59");
        assert_eq!(code(world.status("a.com")).1, 545);
        world.clock("2026-12-06 00:00:00");
        assert_eq!(world.ends("a.com"), "2028-06-01 00:00:00 UTC");
        assert_eq!(code(check("c0de")).1, 545, "it is nobody else's any more");
    });
}

#[test]
fn names_are_free_for_sale_or_taken() {
    both(|world| {
        world.owned("ours.com", "2027-06-01 00:00:00");
        world.control("domain", &[("domain", "theirs.com"), ("holder", "foreign")]);
        world.control("name", &[("domain", "gold.com"), ("premium", "999.00")]);
        world.control("name", &[("domain", "soon.com"), ("drop", "2026-12-02 00:00:00")]);
        let names = ["free.com", "gold.com", "ours.com", "theirs.com", "soon.com", "no name"];
        let check = CheckDomains { domains: names.map(str::to_owned).to_vec() };
        let checks = world.client.send(&check).expect("an answer").into_iter();
        let checks: Vec<DomainCheck> = checks.map(|check| check.expect("reads")).collect();
        let availability: Vec<Availability> =
            checks.iter().map(|check| check.availability).collect();
        use Availability::{Free, Offered, Taken, Unknown};
        assert_eq!(availability, [Free, Offered, Taken, Taken, Taken, Unknown(505)]);
        let price = checks[1].price.expect("a price");
        assert_eq!((price.amount().to_string(), price.currency().code()), ("999".into(), "EUR"));
        assert!(checks[1].class.is_some());
        let most = CheckDomains::names_max(world.platform);
        let many = |count: usize| CheckDomains { domains: vec!["a.com".to_owned(); count] };
        assert_eq!(world.client.send(&many(most)).expect("all of them").len(), most);
        assert_eq!(code(world.client.send(&many(most + 1))).1, 541);
    });
}

#[test]
fn names_and_money_are_converted() {
    let world = World::new(Platform::Ispapi);
    let convert = ConvertIdn { domains: vec!["fußball.de".into(), "example.com".into()] };
    let names = world.client.send(&convert).expect("an answer");
    assert_eq!((names[0].ace.as_str(), names[0].idn.as_str()), ("xn--fuball-cta.de", "fußball.de"));
    assert_eq!(names[1].ace, "example.com");
    for (to, rate) in [("USD", "1.08"), ("GBP", "0.86")] {
        world.control("rate", &[("to", to), ("rate", rate)]);
    }
    let query = QueryExchangeRates {
        day_min: Some("2026-11-30".parse().expect("a day")),
        limit: 3,
        ..QueryExchangeRates::default()
    };
    let rates = world.client.fetch(&query).expect("two pages");
    assert_eq!(rates.len(), 4, "two currencies, two days");
    let usd_query = QueryExchangeRates { to: Some("USD".into()), ..query };
    let usd = world.client.fetch(&usd_query).expect("a page");
    assert_eq!((usd.len(), usd[0].rate.to().code()), (2, "USD"));
    let hundred = usd[0].rate.convert(100.into()).expect("in range").round().to_string();
    assert!(["107", "108", "109"].contains(&hundred.as_str()), "{hundred}");
    world.control("rate", &[("to", "IDR"), ("rate", "999999999.999999")]);
    let idr = QueryExchangeRates { to: Some("IDR".into()), ..usd_query };
    assert_eq!(world.client.fetch(&idr).expect("the largest rate").len(), 2);
    for bad in [[("to", "USD"), ("rate", "0")], [("to", "USDX"), ("rate", "1")]] {
        assert!(world.simulator.control("rate", &bad).is_err(), "{bad:?}");
    }
}

#[test]
fn an_international_name_is_one_name() {
    both(|world| {
        world.control("domain", &[("domain", "müller.de"), ("holder", "ours")]);
        let domain = world.status("müller.de").expect("ours");
        assert_eq!(domain.domain, "xn--mller-kva.de");
        world.status("xn--mller-kva.de").expect("the same");
    });
}

#[test]
fn a_domain_leaves_unless_it_is_held_or_kept() {
    both(|world| {
        world.owned("a.com", "2027-06-01 00:00:00");
        let leave = || world.simulator.control("leave", &[("domain", "a.com")]);
        let locked = leave().expect_err("locked").to_string();
        assert!(locked.ends_with("Transfer locked"), "{locked}");
        world.client.send(&ModifyDomain::new("a.com").transfer_lock(false)).expect("changed");
        let decide = |action| world.client.send(&TransferDomain::decide("a.com", action));
        assert_eq!(code(decide(TransferAction::Deny)).1, 534, "nobody asks for it");
        leave().expect("asked for");
        let state = world.client.send(&StatusDomainTransfer::new("a.com")).expect("under way");
        assert_eq!((state.status.as_str(), state.direction.as_deref()), ("PENDING", Some("OUT")));
        decide(TransferAction::Deny).expect("kept");
        world.clock("2026-12-10 00:00:00");
        world.status("a.com").expect("still ours");
        leave().expect("asked for again");
        world.clock("2026-12-14 23:59:59");
        world.status("a.com").expect("still ours");
        world.clock("2026-12-15 00:00:00");
        assert_eq!(code(world.status("a.com")).1, 545);
        world.owned("b.com", "2027-06-01 00:00:00");
        let trade = TradeDomain::to("b.com", "P-2").as_designated_agent();
        world.client.send(&trade).expect("traded");
        let unlock = ModifyDomain::new("b.com").transfer_lock(false);
        world.client.send(&unlock).expect("changed");
        let leave = || world.simulator.control("leave", &[("domain", "b.com"), ("takes", "60")]);
        let fixed = leave().expect_err("60 days").to_string();
        assert!(fixed.contains("60 days"), "{fixed}");
        world.control("clock", &[("advance", "5184000")]);
        leave().expect("60 days later");
        let approve = TransferDomain::decide("b.com", TransferAction::Approve);
        world.client.send(&approve).expect("gone at once");
        assert_eq!(code(world.status("b.com")).1, 545);
    });
}

#[test]
fn a_domain_goes_from_one_account_to_another() {
    both(|world| {
        world.control("user", &[("login", "ann"), ("password", "x")]);
        let theirs = [("domain", "a.com"), ("holder", "ours"), ("user", "ann"), ("auth", "c0de")];
        world.control("domain", &[&theirs[..], &[("lock", "0")]].concat());
        assert_eq!(code(world.status("a.com")).1, 545, "another account's");
        let check = world.client.send(&CheckDomainTransfer::new("a.com")).expect("possible");
        if !world.is_cnr() {
            assert_eq!((check.possible, check.user_transfer_required), (Some(true), Some(true)));
        }
        let mut take = TransferDomain::decide("a.com", TransferAction::UserTransfer);
        take.contacts = Contacts::all("P-1");
        assert_eq!(code(world.client.send(&take)).1, 504, "no code");
        take.auth = Some("wrong".into());
        assert_eq!(code(world.client.send(&take)).1, 549);
        take.auth = Some("c0de".into());
        world.client.send(&take).expect("taken over");
        let domain = world.status("a.com").expect("ours");
        assert_eq!(domain.owner_contact.as_deref(), Some("P-1"));
        assert_eq!(code(world.client.send(&take)).1, 545, "nobody else's any more");
    });
}

fn refused(world: &World, command: &Command) -> u16 {
    code(world.client.ask(command)).1
}

#[test]
fn a_domain_is_pushed_and_gone() {
    both(|world| {
        for name in ["mine.co.uk", "back.at"] {
            world.owned(name, "2027-06-01 00:00:00");
        }
        let push = PushDomain::to("mine.co.uk", "TAG");
        world.client.send(&push).expect("pushed");
        assert_eq!(code(world.status("mine.co.uk")).1, 545);
        assert_eq!(code(world.client.send(&push)).1, 545);
        world.client.send(&PushDomain::back("back.at")).expect("the registry takes it");
        assert_eq!(code(world.status("back.at")).1, 545);
        world.control("user", &[("login", "ann"), ("password", "x")]);
        world.owned("hers.com", "2027-06-01 00:00:00");
        world.client.send(&PushDomain::to("hers.com", "ann")).expect("pushed");
        assert_eq!(code(world.status("hers.com")).1, 545, "another account has it");
        assert_eq!(code(world.client.send(&PushDomain::to("hers.com", "ann"))).1, 545);
    });
}

#[test]
fn codes_for_a_transfer_away_are_made_anew() {
    let world = World::new(Platform::Ispapi);
    for name in ["a.de", "a.eu"] {
        world.owned(name, "2027-06-01 00:00:00");
    }
    let mut make = DenicCreateAuthInfo1::new("a.de");
    let first = world.client.send(&make).expect("a code");
    make.auth = Some("c0de-of-mine".into());
    let made = world.client.send(&make).expect("a code");
    assert_ne!(made.auth.expose_secret(), first.auth.expose_secret());
    assert_eq!(made.ends_at.expect("an end").to_string(), "2026-12-31 00:00:00 UTC");
    let status = |name: &str| {
        let answer = world.client.call(&Command::new("StatusDomain").with("DOMAIN", name));
        answer.expect("an answer").first("AUTH").map(str::to_owned)
    };
    assert_eq!(status("a.de").as_deref(), Some("c0de-of-mine"));
    make.domain = "a.eu".into();
    assert_eq!(code(world.client.send(&make)).1, 541, "DENIC has .de alone");
    let before = status("a.eu");
    world.client.send(&RequestDomainAuthInfo::new("a.eu")).expect("mailed");
    assert_ne!(status("a.eu"), before);
    let resend = ResendDomainTransferConfirmationEmails::new("a.eu");
    assert_eq!(code(world.client.send(&resend)).1, 545, "no transfer is under way");
}

#[test]
fn transfers_are_listed_both_ways() {
    both(|world| {
        let foreign = [("domain", "in.com"), ("holder", "foreign"), ("auth", "c0de")];
        world.control("domain", &[&foreign[..], &[("lock", "0")]].concat());
        let mut request = TransferDomain::request("in.com", "c0de");
        request.contacts = Contacts::all("P-1");
        world.client.send(&request).expect("asked for");
        let listed = world.client.fetch(&QueryTransferList::all()).expect("a list");
        let names: Vec<&str> = listed.iter().map(|row| row.domain.as_str()).collect();
        assert_eq!((names, listed[0].status.is_some()), (vec!["in.com"], world.is_cnr()));
        assert_eq!(listed[0].created_at.is_some(), !world.is_cnr());
        let none = QueryTransferList { domain: Some("*.net".into()), ..QueryTransferList::all() };
        assert_eq!(world.client.fetch(&none).expect("a list"), []);
        if !world.is_cnr() {
            let resend = ResendDomainTransferConfirmationEmails::new("in.com");
            world.client.send(&resend).expect("sent again");
        }
        world.owned("out.com", "2027-06-01 00:00:00");
        world.client.send(&ModifyDomain::new("out.com").transfer_lock(false)).expect("unlocked");
        world.control("leave", &[("domain", "out.com")]);
        let leaving = world.client.fetch(&QueryForeignTransferList::all()).expect("a list");
        let shown: Vec<_> = leaving.iter().map(|row| (&*row.domain, row.created_at)).collect();
        let now = "2026-12-01T00:00:00Z".parse().ok();
        assert_eq!(shown, [("out.com", now)]);
        world.clock("2026-12-20 00:00:00");
        assert_eq!(world.client.fetch(&QueryForeignTransferList::all()).expect("a list"), []);
        assert_eq!(world.client.fetch(&QueryTransferList::all()).expect("a list"), []);
    });
}

#[test]
fn registries_differ_in_how_they_renew_and_hide() {
    let world = World::new(Platform::Ispapi);
    for name in ["a.de", "a.com", "a.ca"] {
        world.owned(name, "2027-06-01 00:00:00");
    }
    let on_demand = |name: &str| {
        let info = world.client.send(&QueryDomainRepositoryInfo::of(name)).expect("known");
        assert_eq!((info.odd.len(), info.payable_from), (0, Some(-61)), "{name}");
        info.renews_on_demand
    };
    assert_eq!((on_demand("a.de"), on_demand("a.com")), (Some(false), Some(true)));
    assert_eq!(code(world.client.send(&RenewDomain::once("a.de", 2027))).1, 510);
    let paid = world.client.send(&PayDomainRenewal::once("a.de", 2027)).expect("paid");
    assert_eq!(paid.expires_at.expect("a date").to_string(), "2028-06-01 00:00:00 UTC");
    assert_eq!(code(world.client.send(&PayDomainRenewal::once("a.de", 2027))).1, 555, "twice");
    let two = QueryDomainOptions { domains: vec!["a.at".into(), "a.com".into()] };
    let options = world.client.send(&two).expect("known");
    assert_eq!(options[0].registration_years.as_deref(), Some(&[1][..]));
    assert_eq!(options[1].renewal_years.as_ref().map(Vec::len), Some(10));
    assert_eq!(world.status("a.ca").expect("ours").registry_privacy, Some(true), "by default");
    assert_eq!(world.status("a.de").expect("ours").registry_privacy, None);
    let show = ModifyDomain::new("a.ca").registry_privacy(false).expect("CIRA has it");
    world.client.send(&show).expect("shown");
    assert_eq!(world.status("a.ca").expect("ours").registry_privacy, Some(false));
}

#[test]
fn name_servers_stand_below_own_domains() {
    both(|world| {
        world.owned("a.com", "2027-06-01 00:00:00");
        let command = |name: &str| Command::new(name).with("NAMESERVER", "ns1.a.com");
        let add = command("AddNameserver").with("IPADDRESS", vec!["192.0.2.1"]);
        world.client.ask(&add).expect("added");
        assert_eq!(refused(&world, &add), 540);
        let foreign = Command::new("AddNameserver").with("NAMESERVER", "ns1.ba.com");
        assert_eq!(refused(&world, &foreign.with("IPADDRESS", vec!["192.0.2.1"])), 541);
        let swap = |added, removed| {
            let modify = command("ModifyNameserver").with("ADDIPADDRESS", vec![added]);
            modify.with("DELIPADDRESS", vec![removed])
        };
        world.client.ask(&swap("2001:db8::1", "192.0.2.1")).expect("swapped");
        assert_eq!(refused(&world, &swap("192.0.2.2", "192.0.2.1")), 541, "it is gone already");
        let uses =
            ModifyDomain { nameservers: vec!["ns1.a.com".into()], ..ModifyDomain::new("a.com") };
        world.client.send(&uses).expect("used");
        assert_eq!(refused(&world, &command("DeleteNameserver")), 532);
        world.client.ask(&command("DeleteNameserver").with("FORCE", true)).expect("forced");
        assert_eq!(refused(&world, &command("DeleteNameserver")), 545);
    });
}

#[test]
fn records_are_added_and_removed_by_their_exact_text() {
    both(|world| {
        let update = match world.platform {
            Platform::Cnr => "ModifyDNSZone",
            _ => "UpdateDNSZone",
        };
        let update = || Command::new(update).with("DNSZONE", "a.com");
        let records = || {
            let list = Command::new("QueryDNSZoneRRList").with("DNSZONE", "a.com");
            let list = world.client.ask(&list).expect("a zone");
            (0..list.rows("RR")).map(|row| list.cell("RR", row).cloned()).collect::<Vec<_>>()
        };
        let www = "www 3600 IN A 192.0.2.1";
        assert_eq!(refused(&world, &update().with("ADDRR", vec![www])), 545, "there is no zone");
        let create = match world.platform {
            Platform::Cnr => Command::new("AddDNSZone"),
            _ => Command::new("CreateDNSZone"),
        };
        world.client.ask(&create.with("DNSZONE", "a.com")).expect("made");
        world.client.ask(&update().with("ADDRR", vec![www, "@ 60 IN A 192.0.2.2"])).expect("added");
        assert_eq!(records().len(), 2);
        let inexact = update().with("DELRR", vec!["www IN A 192.0.2.1"]);
        assert_eq!(refused(&world, &inexact.with("ADDRR", vec!["x 60 IN A 192.0.2.3"])), 541);
        assert_eq!(records().len(), 2, "nothing is half done");
        world.client.ask(&update().with("DELRR", vec![www])).expect("removed");
        assert_eq!(records(), [Some(Cell::Text("@ 60 IN A 192.0.2.2".into()))]);
    });
}

#[test]
fn what_is_not_simulated_is_answered_in_its_form_and_checked() {
    let world = World::new(Platform::Ispapi);
    let orders = world.client.ask(&Command::new("QueryOrderList")).expect("no orders");
    assert_eq!((orders.cell("TOTAL", 0), orders.odd()), (Some(&Cell::Number(0)), &[][..]));
    for command in ["QueryOrderList", "StatusAccount"] {
        let typo = Command::new(command).with("LIMITT", "1");
        let answer = world.client.call(&typo).expect("an answer");
        assert_eq!(answer.code(), 503, "{}", answer.description());
    }
    let lacking = world.client.call(&Command::new("StatusSSLCert")).expect("an answer");
    assert_eq!(lacking.code(), 504);
    let odd = Command::new("QueryOrderList").with("LIMIT", "soon");
    assert_eq!(world.client.call(&odd).expect("an answer").code(), 505);
    let world = World::new(Platform::Cnr);
    let unknown = world.client.call(&Command::new("QueryOrderList")).expect("an answer");
    assert_eq!(unknown.code(), 500);
    let error = world.client.ask(&Command::new("QueryOrderList")).expect_err("not there");
    assert_eq!(error.kind(), ErrorKind::ParameterInvalid);
}
