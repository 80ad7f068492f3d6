//! Which typed commands are repeated when no answer comes, and which never: against a registrar
//! that cuts every connection.

use std::time::Duration;

use ispapi_client::commands::*;
use ispapi_client::vocabulary::{self, CommandFacts, Effect};
use ispapi_client::{Client, Command, Connection, ErrorKind, Platform, Settings, System};
use ispapi_sim::{Options, Simulator};

fn reading(platform: Platform) -> Vec<Command> {
    let check = CheckAuthentication { user: "u".into(), password: "p".into() };
    let names = vec!["a.com".to_owned()];
    vec![
        check.command(platform),
        CheckDomainTransfer::new("a.com").command(platform),
        CheckDomains { domains: names.clone() }.command(platform),
        ConvertIdn { domains: names }.command(platform),
        QueryContactList::all().command(platform),
        QueryDomainApplicationList::all().command(platform),
        QueryDomainList::all().command(platform),
        QueryDomainOptions::of("a.com").command(platform),
        QueryDomainPendingDeleteList::default().command(platform),
        QueryDomainRepositoryInfo::of("a.com").command(platform),
        QueryExchangeRates::default().command(platform),
        QueryForeignTransferList::all().command(platform),
        QueryObjectLogList::all().command(platform),
        QueryTransferList::all().command(platform),
        StatusAccount.command(platform),
        StatusDomain::new("a.com").command(platform),
        StatusDomainApplication::new("10001").command(platform),
        StatusDomainTransfer::new("a.com").command(platform),
        StatusUser::default().command(platform),
    ]
}

fn changing(platform: Platform) -> Vec<Command> {
    let contacts = Contacts::all("P-1");
    vec![
        AddContact::new(Contact::default()).command(platform),
        AddDomainApplication::new("a.com", contacts.clone()).command(platform),
        ModifyDomainApplication::contacts("10001", contacts).command(platform),
        DeleteDomainApplication::new("10001").command(platform),
        DenicCreateAuthInfo1::new("a.de").command(platform),
        PayDomainRenewal::once("a.com", 2027).command(platform),
        PushDomain::back("a.com").command(platform),
        RenewDomain::once("a.com", 2027).command(platform),
        RequestDomainAuthInfo::new("a.com").command(platform),
        ResendDomainTransferConfirmationEmails::new("a.com").command(platform),
        RestoreDomain::new("a.com").command(platform),
        DeleteDomain::new("a.com").command(platform),
        SetDomainRenewalMode::new("a.com", RenewalMode::AutoExpire).command(platform),
        ModifyDomain::new("a.com").transfer_lock(true).command(platform),
        TransferDomain::request("a.com", "c0de").command(platform),
        TradeDomain::to("a.com", "P-2").command(platform),
        StartSession::default().command(platform),
        EndSession.command(platform),
    ]
}

/// How often a command arrives, and the error it ends with.
fn send(platform: Platform, command: &Command) -> (u64, ErrorKind) {
    let simulator = Simulator::start(Options { platform, ..Options::default() });
    let simulator = simulator.expect("a free port");
    simulator.control("fault", &[("fault", "cut"), ("count", "9")]).expect("a fault");
    let connection = Connection::new(platform, System::Ote)
        .with_endpoint(simulator.url())
        .with_login("u")
        .with_password("p");
    let settings = Settings {
        total_timeout: Duration::from_secs(20),
        attempts: 3,
        pause: Duration::from_millis(1),
        ..Settings::default()
    };
    let client = Client::new(connection, settings).expect("loopback is allowed");
    let error = client.call(command).expect_err("cut");
    (simulator.state()["commands"].as_u64().expect("a number"), error.kind())
}

#[test]
fn what_asks_is_asked_again_and_what_changes_is_sent_once() {
    for platform in [Platform::Ispapi, Platform::Cnr] {
        for command in reading(platform) {
            let sent = send(platform, &command);
            assert_eq!(sent, (3, ErrorKind::Transport), "{platform:?} {}", command.name());
        }
        for command in changing(platform) {
            let sent = send(platform, &command);
            assert_eq!(sent, (1, ErrorKind::UnknownOutcome), "{platform:?} {}", command.name());
        }
    }
}

/// What is written by hand has its name, its parameters and their forms from the table, too.
#[test]
fn what_is_written_by_hand_is_as_the_table_says() {
    for platform in Platform::ALL {
        for command in [reading(platform), changing(platform)].concat() {
            let found = vocabulary::find_on(command.name(), platform);
            let Some(facts) = found else {
                let elsewhere = vocabulary::find(command.name()).expect("in the table");
                assert_eq!(elsewhere.name_on(platform), None, "{}", command.name());
                continue;
            };
            let is_by_hand = |facts: &&CommandFacts| facts.is_by_hand;
            let same = vocabulary::all().iter().filter(is_by_hand);
            let mut same = same.filter_map(|facts| facts.name_on(platform));
            assert!(same.any(|name| name == command.name()), "{}", command.name());
            if let Err(error) = facts.check(&command, platform) {
                panic!("{platform:?} {}: {}: {error}", command.name(), error.subject());
            }
            let is_reading = facts.effect == Effect::Reads;
            assert_eq!(command.is_reading(), is_reading, "{}", command.name());
        }
    }
}

#[test]
fn no_typed_command_is_left_out() {
    let both = [reading(Platform::Ispapi), changing(Platform::Ispapi)].concat();
    let mut names: Vec<&str> = both.iter().map(Command::name).collect();
    names.sort_unstable();
    assert_eq!(names, ACCESS_LIST);
}
