//! What the registrar's typed answers say, planned against billing: over HTTP, on both platforms.

use std::time::Duration;

use backorder_core::Fields;
use backorder_core::sync::{
    Answer, BilledDomain, DomainPlan, Finding, Settings as SyncSettings, Transfer,
    TransferCheckFacts, TransferFacts, TransferObstacle, plan_domain, plan_rows,
};
use chrono::{DateTime, Utc};
use ispapi_client::commands::*;
use ispapi_client::{Client, Connection, Platform, Settings, System, domain_sync};
use ispapi_sim::{Options, Simulator};

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
        world.control("clock", &[("now", "2026-12-01 00:00:00")]);
        world
    }

    fn control(&self, what: &str, parameters: &[(&str, &str)]) {
        if let Err(error) = self.simulator.control(what, parameters) {
            panic!("{what}: {error}");
        }
    }

    fn owned(&self, domain: &str, more: &[(&str, &str)]) {
        let name = [
            ("domain", domain),
            ("holder", "ours"),
            ("created", "2020-01-01 00:00:00"),
            ("expires", "2027-06-01 10:00:00"),
        ];
        self.control("domain", &[&name[..], more].concat());
    }

    fn values(&self, domain: &str) -> Fields {
        self.client.domain_answer(domain, None).expect("an answer")
    }

    fn answer(&self, domain: &str) -> Answer {
        let provider = domain_sync::provider(self.platform);
        Answer::read(provider, &self.values(domain)).expect("it can be read")
    }

    /// The plan for a row of billing at an instant.
    fn plan(&self, domain: &str, status: &str, now: &str) -> DomainPlan {
        let row = Fields::from_iter([
            ("id", "1"),
            ("domain", domain),
            ("status", status),
            ("expiry_date", "2027-06-01"),
            ("next_due_date", "2027-05-18"),
            ("auto_renew", "1"),
            ("id_protection", "1"),
        ]);
        let billed = BilledDomain::read(&row).expect("a row");
        let settings = SyncSettings { suspend_expired: true, ..SyncSettings::default() };
        let now: DateTime<Utc> = now.parse().expect("an instant");
        plan_domain(&settings, &billed, &self.answer(domain), now)
    }
}

fn both(test: impl Fn(World)) {
    test(World::new(Platform::Ispapi));
    test(World::new(Platform::Cnr));
}

fn lines(plan: &DomainPlan) -> Vec<String> {
    let changes = plan.changes.iter().map(ToString::to_string);
    changes.chain(plan.effects.iter().map(ToString::to_string)).collect()
}

#[test]
fn a_plan_is_carried_out_by_typed_commands_and_settled_then() {
    both(|world| {
        world.owned("a.com", &[]);
        let now = "2026-12-01T00:00:00Z";
        let plan = world.plan("a.com", "Active", now);
        assert_eq!(lines(&plan), ["renewal_mode: DEFAULT -> AUTOEXPIRE", "privacy: off -> on"]);
        let mode = SetDomainRenewalMode::new("a.com", RenewalMode::AutoExpire);
        world.client.send(&mode).expect("set");
        world.client.send(&ModifyDomain::new("a.com").privacy(true)).expect("set");
        let again = world.plan("a.com", "Active", now);
        let registrar = again
            .changes
            .iter()
            .filter(|planned| planned.change.side() == backorder_core::sync::Side::Registrar);
        assert_eq!(registrar.count(), 0, "{again:?}");
    });
}

#[test]
fn what_is_gone_is_told_from_what_nobody_knows() {
    both(|world| {
        let is_ispapi = world.platform == Platform::Ispapi;
        world.owned("left.com", &[("lock", "0")]);
        world.control("leave", &[("domain", "left.com"), ("takes", "60")]);
        world.control("clock", &[("advance", "3600")]);
        let left = world.answer("left.com").finding;
        let expected = if is_ispapi { Finding::TransferredAway } else { Finding::NotFound };
        assert_eq!(left, expected, "CNR says no more than 545");
        assert_eq!(world.answer("never.com").finding, Finding::NotFound);
        if is_ispapi {
            let order = AddDomainApplication::new("wanted.com", Contacts::all("P-1"));
            world.client.send(&order).expect("ordered");
            assert_eq!(world.answer("wanted.com").finding, Finding::OrderOpen);
        }
    });
}

#[test]
fn a_domain_is_suspended_when_it_has_lapsed_and_put_back() {
    both(|world| {
        world.owned("a.com", &[]);
        world.client.send(&ModifyDomain::new("a.com").privacy(true)).expect("set");
        world
            .client
            .send(&SetDomainRenewalMode::new("a.com", RenewalMode::AutoExpire))
            .expect("set");
        world.control("clock", &[("now", "2027-07-10 00:00:00")]);
        let late = "2027-07-10T00:00:00Z";
        let plan = world.plan("a.com", "Active", late);
        assert!(lines(&plan).contains(&"status: Active -> Expired".to_owned()), "{plan:?}");
        assert!(lines(&plan).contains(&"suspend".to_owned()), "{plan:?}");
        world.client.send(&ModifyDomain::new("a.com").suspended(true)).expect("suspended");
        assert!(world.answer("a.com").suspended);
        let again = world.plan("a.com", "Expired", late);
        assert!(!lines(&again).contains(&"suspend".to_owned()), "{again:?}");
        world.client.send(&RenewDomain::once("a.com", 2027)).expect("paid");
        let paid = world.plan("a.com", "Expired", late);
        assert!(lines(&paid).contains(&"status: Expired -> Active".to_owned()), "{paid:?}");
        assert!(lines(&paid).contains(&"unsuspend".to_owned()), "{paid:?}");
        world.client.send(&ModifyDomain::new("a.com").suspended(false)).expect("put back");
        assert!(!world.answer("a.com").suspended);
    });
}

#[test]
fn the_whole_account_is_planned_by_its_list() {
    both(|world| {
        for name in ["a.com", "b.com"] {
            world.owned(name, &[]);
        }
        let answers = world.client.all_domain_answers(None).expect("a list");
        assert_eq!(answers.len(), 2);
        let row = |id: &str, domain: &str| {
            Fields::from_iter([
                ("id", id),
                ("domain", domain),
                ("status", "Active"),
                ("expiry_date", "2027-06-01"),
                ("next_due_date", "2027-05-18"),
            ])
        };
        let billing = [row("1", "a.com"), row("2", "b.com"), row("3", "lost.com")];
        let provider = domain_sync::provider(world.platform);
        let now = "2026-12-01T00:00:00Z".parse().expect("an instant");
        let settings = SyncSettings::default();
        let plan = plan_rows(&settings, provider, &billing, &answers, true, now);
        let of = |name: &str| plan.plans.iter().find(|plan| plan.name.as_str() == name);
        let mode = vec!["renewal_mode: DEFAULT -> AUTOEXPIRE".to_owned()];
        assert_eq!(of("a.com").map(lines), Some(mode.clone()), "the list's own date");
        assert_eq!(of("b.com").map(lines), Some(mode));
        let lost = of("lost.com").expect("reported");
        assert_eq!(lost.entries[0].to_string(), "error not-found");
    });
}

#[test]
fn a_transfer_is_followed_to_its_end() {
    both(|world| {
        let foreign = [
            ("domain", "in.com"),
            ("holder", "foreign"),
            ("auth", "c0de"),
            ("created", "2020-01-01 00:00:00"),
            ("lock", "0"),
            ("expires", "2027-06-01 00:00:00"),
        ];
        world.control("domain", &foreign);
        let asked: DateTime<Utc> = "2026-12-01T00:00:00Z".parse().expect("an instant");
        let said = || {
            let facts = world.client.transfer_facts("in.com", Some(asked)).expect("facts");
            let facts = TransferFacts::read(&facts).expect("they can be read");
            (Transfer::new(domain_sync::provider(world.platform), &facts), facts)
        };
        let against = |auth: Option<&str>| {
            let auth = auth.map(|auth| auth.into());
            let facts = world.client.transfer_check_facts("in.com", auth).expect("facts");
            TransferCheckFacts::read(&facts).expect("they can be read").obstacles(asked)
        };
        assert_eq!(against(Some("c0de")), []);
        assert_eq!(against(Some("wrong")), [TransferObstacle::AuthWrong]);
        world.control("domain", &[&foreign[..4], &[("lock", "1")]].concat());
        assert_eq!(against(Some("c0de")), [TransferObstacle::Locked]);
        world.control("domain", &foreign);
        let mut request = TransferDomain::request("in.com", "c0de");
        request.contacts = Contacts::all("P-1");
        world.client.send(&request).expect("asked for");
        assert_eq!(said().0, Transfer::Pending);
        let cancel = TransferDomain::decide("in.com", TransferAction::Cancel);
        world.client.send(&cancel).expect("cancelled");
        let Transfer::Failed(reason) = said().0 else { panic!("{:?}", said().0) };
        assert!(reason.contains("TRANSFER FAILED"), "{reason}");
        world.control("clock", &[("advance", "60")]);
        world.client.send(&request).expect("asked for again");
        assert_eq!(said().0, Transfer::Pending, "the failure was another request's");
        world.control("clock", &[("now", "2026-12-20 00:00:00")]);
        let (done, facts) = said();
        assert!(matches!(done, Transfer::Completed(Some(_))), "{done:?}");
        assert_eq!(facts.unset_contacts, []);
    });
}
