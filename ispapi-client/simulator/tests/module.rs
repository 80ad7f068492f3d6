//! What a registrar module does with domains, by the helpers for it, on both platforms.

use backorder_core::{Cost, Currency};
use ispapi_client::commands::*;
use ispapi_client::dns::{
    Dnssec, DnssecChange, DsRecord, Forwarding, KeyRecord, PrivateHost, Record, UrlForward, Zone,
    ZoneChange,
};
use ispapi_client::management::{
    AuthCode, AuthCodeWay, Dashboard, Environment, PremiumOrder, RegistrantChange, RegistrantWay,
    Release, Suggestions, Verification, VerificationState,
};
use ispapi_client::{Client, Command, Connection, Platform, Response, Settings, System};
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
        let settings = Settings { attempts: 1, ..Settings::default() };
        let client = Client::new(connection, settings).expect("loopback is allowed");
        let world = World { simulator, client, platform };
        world.control("clock", &[("now", "2026-12-01 00:00:00")]);
        world
    }

    fn control(&self, what: &str, parameters: &[(&str, &str)]) {
        self.simulator.control(what, parameters).unwrap_or_else(|error| panic!("{what}: {error}"));
    }

    fn owned(&self, domain: &str) {
        self.control("domain", &[("domain", domain), ("holder", "ours")]);
    }

    /// Checked by the table, then sent.
    fn ask(&self, command: &Command) -> Response {
        let answer = self.call(command);
        assert!(answer.is_success(), "{command:?}: {}", answer.description());
        answer
    }

    fn call(&self, command: &Command) -> Response {
        let ready = ispapi_client::vocabulary::ready(command, self.platform);
        ready.unwrap_or_else(|error| panic!("{command:?}: {}: {error}", error.subject()));
        self.client.call(command).expect("an answer")
    }

    fn zone(&self, zone: &str) -> Zone {
        let answers: Vec<Response> =
            Zone::queries(zone, self.platform).iter().map(|command| self.ask(command)).collect();
        Zone::read(zone, self.platform, &answers)
    }

    fn apply(&self, zone: &str, wanted: &[Record]) {
        let change = ZoneChange::between(zone, &self.zone(zone).records, wanted);
        for command in change.commands(zone, self.platform).expect("possible") {
            self.ask(&command);
        }
        let after = self.zone(zone);
        assert_eq!(after.odd, []);
        let left = ZoneChange::between(zone, &after.records, wanted);
        assert!(left.is_empty(), "{left:?}");
    }
}

fn both(test: impl Fn(World)) {
    for platform in [Platform::Ispapi, Platform::Cnr] {
        test(World::new(platform));
    }
}

fn record(text: &str) -> Record {
    Record::parse(text).expect(text)
}

#[test]
fn a_zone_comes_to_what_is_wanted_and_back() {
    both(|world| {
        world.owned("a.com");
        let list = Command::new("QueryDNSZoneRRList").with("DNSZONE", "a.com");
        assert_eq!(world.call(&list).code(), 545, "no zone yet");
        world.ask(&ZoneChange::created("a.com", world.platform));
        let url = |host: &str, how| Forwarding::Url {
            host: host.into(),
            path: String::new(),
            how,
            target: "https://b.com/".into(),
        };
        let forwardings = [
            url("shop", UrlForward::Frame),
            url("@", UrlForward::Redirect),
            Forwarding::mail("info", "me@b.com"),
            Forwarding::mail("*", "all@b.com"),
        ];
        let forwardings = forwardings.map(|one| one.record(None).expect("possible"));
        let records = [
            record("www 60 IN A 192.0.2.1"),
            record("www 60 IN AAAA 2001:db8::1"),
            record("help.a.com. 60 IN CNAME www"),
            record("mail 60 IN MX 10 mx.b.com."),
            record("_sip._tcp 60 IN SRV 0 5 5060 sip"),
            Record::txt("@", Some(60), "v=spf1 \"all\"").expect("a text"),
        ];
        let all = [&records[..], &forwardings].concat();
        world.apply("a.com", &all);
        // Other words for the same, and one record less.
        let mut fewer = all.clone();
        fewer[2] = record("help 60 IN CNAME www.a.com.");
        fewer.remove(0);
        world.apply("a.com", &fewer);
        world.apply("a.com", &forwardings[..2]);
        world.apply("a.com", &records[3..]);
        world.apply("a.com", &[]);
        assert_eq!(world.zone("a.com").records, []);
    });
}

#[test]
fn a_removal_in_other_words_is_refused_by_the_registrar() {
    both(|world| {
        world.owned("a.com");
        world.ask(&ZoneChange::created("a.com", world.platform));
        world.apply("a.com", &[record("www 60 IN A 192.0.2.1")]);
        let name = if world.platform == Platform::Cnr { "ModifyDNSZone" } else { "UpdateDNSZone" };
        let inexact = Command::new(name).with("DNSZONE", "a.com");
        let inexact = inexact.with("DELRR", vec!["www IN A 192.0.2.1"]);
        assert_eq!(world.call(&inexact).code(), 541);
    });
}

#[test]
fn a_name_server_of_its_own_is_made_moved_and_taken_away() {
    both(|world| {
        world.owned("a.com");
        let host = |addresses: &[&str]| {
            PrivateHost::new("ns1.a.com", "a.com", addresses).expect("possible")
        };
        let known = || {
            let answer = world.call(&PrivateHost::query("ns1.a.com"));
            let (addresses, odd) = PrivateHost::read(&answer);
            assert_eq!(odd, []);
            addresses
        };
        assert!(known().is_empty());
        for addresses in [&["192.0.2.1"][..], &["192.0.2.2", "2001:DB8:0::1"], &[]] {
            let wanted = host(addresses);
            let change = wanted.change(&known()).expect("possible").expect("a change");
            world.ask(&change);
            assert_eq!(known(), wanted.addresses().collect::<Vec<_>>());
            if !addresses.is_empty() {
                assert_eq!(wanted.change(&known()), Ok(None));
            }
        }
    });
}

#[test]
fn keys_are_added_swapped_and_taken_away() {
    both(|world| {
        world.owned("a.com");
        let status = Command::new("StatusDomain").with("DOMAIN", "a.com");
        let read = || Dnssec::read(&world.ask(&status));
        assert!(!read().is_signed());
        let digest = "2bb183af5f22588179a53b0a98631fad1a292118";
        let ds = |tag: u16| DsRecord::parse(&format!("{tag} 5 1 {digest}")).expect("a record");
        let key = KeyRecord::parse("257 3 8 AwEAAdDE").expect("a key");
        for (records, keys) in [
            (vec![ds(1), ds(2)], vec![key.clone()]),
            (vec![ds(2), ds(3)], Vec::new()),
            (Vec::new(), vec![key]),
            (Vec::new(), Vec::new()),
        ] {
            let change = DnssecChange::between(&read(), &records, &keys);
            world.ask(&change.command("a.com", world.platform).expect("a change"));
            let now = read();
            assert_eq!((now.ds.clone(), now.keys.clone(), now.odd.len()), (records, keys, 0));
            assert!(DnssecChange::between(&now, &now.ds, &now.keys).is_empty());
        }
        let inexact = match world.platform {
            Platform::Cnr => "DELDNSSECDSDATA",
            _ => "DELSECDNS-DS",
        };
        let inexact = Command::new("ModifyDomain").with("DOMAIN", "a.com").with(inexact, vec!["x"]);
        assert_eq!(world.call(&inexact).code(), 541);
    });
}

fn ada() -> Contact {
    Contact {
        first_name: "Ada".into(),
        last_name: "Lovelace".into(),
        street: vec!["St James's Square 12".into()],
        city: "London".into(),
        zip: "SW1Y".into(),
        country: "GB".into(),
        phone: "+44.2012345678".into(),
        email: "ada@example.com".into(),
        ..Contact::default()
    }
}

#[test]
fn an_owner_verifies_an_address() {
    both(|world| {
        let handle = world.client.send(&AddContact::new(ada())).expect("made").handle;
        world.owned("a.com");
        let contacts = Contacts { owner: handle.as_str().into(), ..Contacts::default() };
        let owned = ModifyDomain { contacts, ..ModifyDomain::new("a.com") };
        world.client.send(&owned).expect("hers");
        let again = Verification::resend("a.com", "ada@example.com", world.platform);
        let again = again.expect("possible");
        let query = Verification::query("a.com", &handle, world.platform);
        if world.platform == Platform::Cnr {
            assert_eq!(world.call(&again).code(), 545, "nothing was sent yet");
            let early = Verification::read(&world.ask(&Verification::ask_early(&handle)));
            assert_eq!(
                (early.state, early.validated),
                (Some(VerificationState::Asked), Some(true))
            );
        }
        world.ask(&again);
        let read = || Verification::read(&world.ask(&query));
        assert_eq!(read().state, Some(VerificationState::Asked));
        world.control("verify", &[("email", "ada@example.com")]);
        let verified = read();
        assert_eq!((verified.state, verified.odd.len()), (Some(VerificationState::Verified), 0));
        assert_eq!(verified.email.as_deref(), Some("ada@example.com"));
        assert!(!world.call(&again).is_success(), "there is nothing left to ask");
    });
}

#[test]
fn an_owner_changes_by_the_registrys_way() {
    both(|world| {
        world.owned("a.com");
        let trade = RegistrantChange::to("a.com", "P-2", RegistrantWay::IcannTrade);
        world.ask(&trade.command(world.platform));
        let query = match world.platform {
            Platform::Cnr => "StatusOwnerChange",
            _ => "StatusDomainTrade",
        };
        let answer = world.call(&Command::new(query).with("DOMAIN", "a.com"));
        if world.platform == Platform::Ispapi {
            assert_eq!(answer.first("OWNERCONTACT"), Some("P-2"));
            world.control("clock", &[("advance", "86400")]);
        }
        let status = || world.client.send(&StatusDomain::new("a.com")).expect("ours");
        assert_eq!(status().owner_contact.as_deref(), Some("P-2"));
        let modify = RegistrantChange::to("a.com", "P-3", RegistrantWay::Modify);
        world.ask(&modify.as_designated_agent().command(world.platform));
        assert_eq!(status().owner_contact.as_deref(), Some("P-3"));
    });
}

#[test]
fn codes_and_tags_are_the_ways_out() {
    both(|world| {
        for (domain, way) in [
            ("a.com", AuthCodeWay::Shown),
            ("a.de", AuthCodeWay::Made),
            ("a.be", AuthCodeWay::Mailed),
        ] {
            world.owned(domain);
            assert_eq!(AuthCodeWay::of(domain, world.platform), way);
            let command = AuthCode::command(domain, world.platform).expect("has codes");
            let code = AuthCode::read(domain, &world.ask(&command)).expect("reads");
            assert_eq!(code.code.is_some(), way != AuthCodeWay::Mailed, "{domain}");
            if let Some(code) = code.code {
                assert!(!code.expose_secret().is_empty());
            }
        }
        for (domain, release) in
            [("a.co.uk", Release::to_tag("a.co.uk", "1api-de")), ("a.de", Release::back("a.de"))]
        {
            world.owned(domain);
            world.ask(&release.expect("possible").command());
            let gone = world.call(&Command::new("StatusDomain").with("DOMAIN", domain));
            assert_eq!(gone.code(), 545);
        }
    });
}

#[test]
fn registries_hide_what_they_are_told_to() {
    both(|world| {
        world.owned("a.co.nz");
        let privacy = || {
            let domain = world.client.send(&StatusDomain::new("a.co.nz")).expect("ours");
            domain.registry_privacy
        };
        for on in [false, true] {
            let change = ModifyDomain::new("a.co.nz").registry_privacy(on).expect("has one");
            world.client.send(&change).expect("told");
            assert_eq!(privacy(), Some(on));
        }
    });
}

#[test]
fn a_premium_name_is_ordered_at_the_price_that_was_agreed() {
    both(|world| {
        world.control("name", &[("domain", "gold.com"), ("premium", "999.99")]);
        let check = CheckDomains { domains: vec!["gold.com".into()] };
        let check = world.client.send(&check).expect("rows").remove(0).expect("reads");
        let euro = Currency::parse("EUR").expect("known");
        let cost = |text| Cost::parse(text, euro).expect("an amount");
        assert!(PremiumOrder::at(&check, cost("99.99")).is_err());
        let order = PremiumOrder::at(&check, cost("999.99")).expect("agreed");
        let command = Command::new("RenewDomain").with("DOMAIN", "gold.com");
        let command = order.confirm(command, world.platform);
        let ready = ispapi_client::vocabulary::ready(&command, world.platform);
        assert!(ready.is_ok(), "{ready:?}");
    });
}

#[test]
fn names_are_suggested_and_an_account_is_counted() {
    both(|world| {
        let ask = Suggestions::of("coffee shop").expect("words").in_zones(&["com", ".net"]);
        world.owned("coffeeshop.com");
        let (found, odd) = Suggestions::read(&world.ask(&ask.command(world.platform)));
        let names: Vec<&str> = found.iter().map(|name| name.domain.as_str()).collect();
        assert_eq!((names, odd.len()), (vec!["coffeeshop.net"], 0));
        world.client.send(&AddContact::new(ada())).expect("made");
        let queries = Dashboard::queries(world.platform);
        let answers: Vec<Response> = queries.iter().map(|command| world.ask(command)).collect();
        let read = Dashboard::read(world.platform, &answers);
        assert_eq!((read.objects["domain"], read.objects["contact"]), (1, 1));
        assert!(read.funds.is_some() && read.odd.is_empty(), "{read:?}");
    });
}

#[test]
fn values_of_the_environment_are_kept() {
    let world = World::new(Platform::Ispapi);
    let asked = Environment::default().with("module", "version").expect("possible");
    let asked = asked.with("module", "other").expect("possible");
    world.ask(&Environment::set("module", "version", "1.2").expect("possible"));
    let values = asked.read(&world.ask(&asked.query()));
    let values: Vec<_> = values.iter().map(|value| value.value.as_deref()).collect();
    assert_eq!(values, [Some("1.2"), None]);
    let listed = Environment::read_list(&world.ask(&Environment::list(Some("module"))));
    assert_eq!((listed.len(), listed[0].value.as_deref()), (1, Some("1.2")));
    world.ask(&Environment::set("module", "version", "").expect("possible"));
    assert_eq!(Environment::read_list(&world.ask(&Environment::list(None))), []);
}
