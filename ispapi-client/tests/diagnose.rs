//! What a diagnosis says of each way in which a login can fail.

mod support;

use ispapi_client::diagnose::{access_list, required_commands};
use ispapi_client::{
    Check, Client, Connection, Diagnosis, Fault, Platform, ResponseBuilder, Standing, System, Task,
};

use support::{Script, Scripted, answer, connection, fault, ok, page, quick};

const PLATFORMS: [Platform; 2] = [Platform::Ispapi, Platform::Cnr];

fn reply(code: u16, text: &str) -> Scripted {
    answer(&ResponseBuilder::new(code, text))
}

fn session() -> Scripted {
    answer(&ResponseBuilder::new(200, "ok").with("SESSION", "s"))
}

fn diagnose(connection: Connection, answers: impl IntoIterator<Item = Scripted>) -> Diagnosis {
    let settings = ispapi_client::Settings { attempts: 1, ..quick() };
    Client::with_transport(connection, settings, Script::new(answers)).diagnose(&[])
}

/// The step that failed, and its advice.
fn failed(diagnosis: &Diagnosis) -> (&Check, &str) {
    assert!(!diagnosis.is_healthy(), "{diagnosis}");
    let mut failed =
        diagnosis.findings().iter().filter(|finding| finding.standing == Standing::Failed);
    let first = failed.next().expect("something failed");
    assert!(!first.message.is_empty() && !first.advice.is_empty(), "{diagnosis}");
    (&first.check, &first.advice)
}

fn finding(diagnosis: &Diagnosis, check: &Check) -> (Standing, String) {
    let found = diagnosis.findings().iter().find(|finding| finding.check == *check);
    let found = found.unwrap_or_else(|| panic!("{check:?} is there\n{diagnosis}"));
    (found.standing, format!("{} {}", found.message, found.advice))
}

/// The verdict on each step, in their order.
fn standings(diagnosis: &Diagnosis) -> String {
    let letter = |standing: Standing| standing.name()[..1].to_owned();
    diagnosis.findings().iter().map(|finding| letter(finding.standing)).collect()
}

#[test]
fn settings_are_looked_at_before_anything_is_sent() {
    let fresh = |platform| Connection::new(platform, System::Live).with_password("p");
    let cases = [
        (fresh(Platform::Ispapi), "login"),
        (fresh(Platform::Ispapi).with_login("u").with_password(""), "password"),
        (fresh(Platform::Ispapi).with_login(" user"), "copy"),
        (fresh(Platform::Ispapi).with_login("customer:role"), "customer!role"),
        (fresh(Platform::Cnr).with_login("customer!role"), "customer:role"),
    ];
    for (connection, word) in cases {
        let diagnosis = diagnose(connection, []);
        let (check, advice) = failed(&diagnosis);
        assert_eq!(check, &Check::Settings);
        assert!(advice.contains(word), "{advice}");
        assert_eq!(standings(&diagnosis), "fssssssssss", "{diagnosis}");
    }
}

#[test]
fn every_step_has_a_verdict_in_its_order() {
    let cases: [(Vec<Scripted>, &str); 13] = [
        (vec![session(), ok()], "pppsppppppp"),
        (vec![fault(Fault::Dns)], "pfsssssssss"),
        (vec![fault(Fault::Connect)], "ppfssssssss"),
        (vec![fault(Fault::TimeoutConnect)], "ppfssssssss"),
        (vec![fault(Fault::Proxy)], "puufsssssss"),
        (vec![fault(Fault::Tls)], "pppsfssssss"),
        (vec![fault(Fault::TimeoutRead)], "pufssssssss"),
        (vec![page(404, "no")], "pppspfsssss"),
        (vec![reply(530, "Authentication failed"), reply(530, "no")], "pppsppfuuus"),
        (vec![reply(530, "Authentication failed"), ok()], "pppsppfufus"),
        (vec![reply(530, "Authentication failed; OTP required")], "pppspppfpus"),
        (vec![reply(530, "Authentication failed; IP address not allowed")], "pppsppuuufs"),
        (vec![reply(421, "later"), reply(421, "later")], "pppsppusssf"),
    ];
    for (answers, expected) in cases {
        let diagnosis = diagnose(connection().without_proxy(), answers);
        assert_eq!(standings(&diagnosis), expected, "{diagnosis}");
        let lines: Vec<String> = diagnosis.findings().iter().map(|f| f.check.to_string()).collect();
        assert_eq!(lines.first().map(String::as_str), Some("settings"));
        assert_eq!(lines.last().map(String::as_str), Some("session"));
    }
}

#[test]
fn the_way_there_is_told_apart() {
    let cases = [
        (fault(Fault::Dns), Check::Name, "name servers"),
        (fault(Fault::Connect), Check::Connection, "port 443"),
        (fault(Fault::TimeoutConnect), Check::Connection, "firewall"),
        (fault(Fault::Proxy), Check::Proxy, "proxy"),
        (fault(Fault::Tls), Check::Tls, "clock"),
        (fault(Fault::TimeoutRead), Check::Connection, "outage"),
        (page(404, "no"), Check::Api, "address"),
        (page(407, "who are you"), Check::Proxy, "password"),
        (page(502, "bad gateway"), Check::Api, "later"),
        (page(200, "<html>parked</html>"), Check::Api, "address"),
    ];
    for (came, expected, word) in cases {
        let diagnosis = diagnose(connection(), [came]);
        let (check, advice) = failed(&diagnosis);
        assert_eq!(check, &expected);
        assert!(advice.contains(word), "{advice}");
        assert!(!diagnosis.to_string().contains("carried out"), "{diagnosis}");
    }
    let own = connection().with_endpoint("http://127.0.0.1:8765/");
    let diagnosis = diagnose(own, [fault(Fault::Connect)]);
    assert!(failed(&diagnosis).1.contains("port 8765 "), "{diagnosis}");
}

#[test]
fn a_bare_refusal_is_tried_at_the_vendors_other_system() {
    type Case = (fn() -> Scripted, Standing, &'static str);
    let cases: [Case; 5] = [
        (|| reply(530, "no"), Standing::Unknown, "refuses it, too"),
        (|| reply(421, "later"), Standing::Unknown, "later"),
        (|| fault(Fault::Connect), Standing::Unknown, "the live system"),
        (ok, Standing::Failed, "the login belongs to the live system of"),
        (|| reply(531, "forbidden by ACL"), Standing::Failed, "belongs to the live system of"),
    ];
    let all = PLATFORMS.iter().flat_map(|platform| cases.map(|case| (*platform, case)));
    for (platform, (came, standing, words)) in all {
        let connection = Connection::new(platform, System::Ote).with_login("u").with_password("p");
        let answers = std::iter::repeat_with(came).take(8);
        let script = Script::new([reply(530, "Authentication failed")].into_iter().chain(answers));
        let client = Client::with_transport(connection, quick(), script.clone());
        let diagnosis = client.diagnose(&["StatusAccount"]);
        let (found, message) = finding(&diagnosis, &Check::System);
        assert_eq!(found, standing, "{diagnosis}");
        assert!(message.contains(words), "{message}");
    }
}

#[test]
fn where_it_cannot_be_tried_the_other_system_and_platform_are_named() {
    let own = |c: Connection| c.with_endpoint("https://127.0.0.1:1/");
    let changes: [&dyn Fn(Connection) -> Connection; 2] = [&own, &|c| c.with_otp("123456")];
    for (platform, change) in PLATFORMS.iter().flat_map(|p| changes.map(|change| (*p, change))) {
        let connection = Connection::new(platform, System::Ote).with_login("u").with_password("p");
        let connection = change(connection);
        let script = Script::new([reply(530, "Authentication failed")]);
        let client = Client::with_transport(connection, quick(), script.clone());
        let diagnosis = client.diagnose(&["StatusAccount"]);
        assert_eq!(failed(&diagnosis).0, &Check::Login);
        let text = diagnosis.to_string();
        for words in [
            "the live system of",
            "ISPAPI (HEXONET)",
            "CNR (CentralNic Reseller)",
            "refused u,",
            "public address",
            "second factor",
        ] {
            assert!(text.contains(words), "{words}: {text}");
        }
        let status = Check::Permission("StatusAccount".into());
        assert_eq!(finding(&diagnosis, &status).0, Standing::Skipped);
        assert_eq!(script.sent().len(), 1, "the password went nowhere else");
    }
}

#[test]
fn an_address_that_is_refused_is_named_and_contradicted_nowhere() {
    let refused = reply(530, "Authentication failed; IP address not allowed");
    let diagnosis = diagnose(connection(), [refused]);
    let (check, advice) = failed(&diagnosis);
    assert_eq!(check, &Check::Address);
    assert!(advice.contains("public address"), "{advice}");
    let text = diagnosis.to_string();
    assert!(!text.contains("says no reason") && !text.contains("does not say"), "{text}");
}

#[test]
fn what_was_left_out_takes_one_line() {
    let settings = ispapi_client::Settings { attempts: 1, ..quick() };
    let script = Script::new([fault(Fault::Dns)]);
    let client = Client::with_transport(connection(), settings, script);
    let required = required_commands(Platform::Ispapi, Task::All);
    let diagnosis = client.diagnose(&required);
    assert_eq!(diagnosis.findings().len(), 11 + required.len(), "every step has its finding");
    let text = diagnosis.to_string();
    let skipped: Vec<&str> = text.lines().filter(|line| line.starts_with("skipped")).collect();
    let more = 9 + required.len() - 3;
    let line = format!(
        "skipped  connection, proxy, certificate and {more} more: not looked at, because of what \
         is above"
    );
    assert_eq!(skipped, [line], "{text}");
}

#[test]
fn a_second_factor_is_named() {
    let diagnosis = diagnose(connection(), [reply(530, "Authentication failed; OTP required")]);
    assert_eq!(failed(&diagnosis).0, &Check::SecondFactor);
}

#[test]
fn a_session_that_is_not_allowed_is_named_and_listed() {
    let acl = || reply(530, "Authorization failed; Operation forbidden by ACL");
    for (answers, lacking) in [
        // StartSession; then, without one, StatusAccount and EndSession.
        (vec![acl(), ok(), reply(545, "no such session")], vec!["StartSession"]),
        (vec![acl(), ok(), acl()], vec!["StartSession", "EndSession"]),
        (vec![session(), ok(), acl()], vec!["EndSession"]),
    ] {
        let settings = ispapi_client::Settings { attempts: 1, ..quick() };
        let client = Client::with_transport(connection(), settings, Script::new(answers));
        let diagnosis = client.diagnose(&["StartSession", "EndSession", "StatusAccount"]);
        assert_eq!(failed(&diagnosis).0, &Check::Session, "{diagnosis}");
        assert_eq!(diagnosis.missing_commands().collect::<Vec<_>>(), lacking, "{diagnosis}");
        assert_eq!(finding(&diagnosis, &Check::Login).0, Standing::Passed);
    }
}

#[test]
fn a_session_that_cannot_be_had_now_does_not_end_the_diagnosis() {
    for first in [reply(423, "no session"), ok()] {
        let nameless = first == ok();
        let more = if nameless { vec![ok()] } else { vec![ok(), ok()] };
        let script = Script::new(std::iter::once(first).chain(more));
        let client = Client::with_transport(connection(), quick(), script);
        let diagnosis = client.diagnose(&["StatusUser"]);
        assert_eq!(failed(&diagnosis).0, &Check::Session);
        assert_eq!(finding(&diagnosis, &Check::Login).0, Standing::Passed);
        let status = Check::Permission("StatusUser".into());
        assert_eq!(finding(&diagnosis, &status).0, Standing::Passed, "{diagnosis}");
    }
}

#[test]
fn the_commands_that_are_lacking_are_listed() {
    let acl = || reply(531, "Authorization failed; Operation forbidden by ACL");
    let script = Script::new([
        session(),
        acl(),
        reply(504, "Missing required attribute; DOMAIN"),
        reply(421, "try again"),
        ok(),
    ]);
    let settings = ispapi_client::Settings { attempts: 1, ..quick() };
    let client = Client::with_transport(connection(), settings, script.clone());
    let commands =
        ["StatusDomain", "AddDomainApplication", "ModifyDomain", "QueryDomainList", "EndSession"];
    let diagnosis = client.diagnose(&commands);
    assert_eq!(diagnosis.missing_commands().collect::<Vec<_>>(), ["StatusDomain"]);
    let of = |name: &str| finding(&diagnosis, &Check::Permission(name.to_owned()));
    assert_eq!(of("AddDomainApplication").0, Standing::Passed);
    let (standing, why) = of("ModifyDomain");
    assert_eq!(standing, Standing::Unknown, "it is never sent");
    assert!(why.contains("requires no parameter"), "{why}");
    assert_eq!(of("QueryDomainList").0, Standing::Unknown, "the server was busy");
    assert_eq!(of("EndSession").0, Standing::Passed, "the session was ended");
    let sent = script.sent();
    assert!(!sent.iter().any(|body| body.contains("ModifyDomain")), "{sent:?}");
    assert!(sent[1..].iter().all(|body| !body.contains("s_pw")), "all in the session: {sent:?}");
    assert!(!client.has_session());
}

#[test]
fn a_diagnosis_shows_no_secret() {
    let echo = "<html>s_login=test.user s_pw=test.passw0rd</html>";
    let diagnosis = diagnose(connection(), [page(200, echo)]);
    assert!(!format!("{diagnosis} {diagnosis:?}").contains("passw0rd"), "{diagnosis}");
}

#[cfg(feature = "http")]
mod simulated {
    use super::*;
    use ispapi_sim::{Options, Simulator};

    fn simulator(platform: Platform) -> Simulator {
        Simulator::start(Options { platform, ..Options::default() }).expect("a free port")
    }

    fn to(simulator: &Simulator, platform: Platform) -> Connection {
        Connection::new(platform, System::Ote)
            .with_endpoint(simulator.url())
            .with_login("u")
            .with_password("p")
    }

    fn look(connection: Connection, platform: Platform) -> Diagnosis {
        let client = Client::new(connection, quick()).expect("loopback");
        client.diagnose(&required_commands(platform, Task::All))
    }

    #[test]
    fn a_role_user_lacks_what_its_access_list_lacks() {
        for platform in PLATFORMS {
            let simulator = simulator(platform);
            let required = required_commands(platform, Task::All);
            for left_out in std::iter::once("").chain(required.iter().copied()) {
                let list = access_list(platform, Task::All);
                let lines = list.lines().filter(|line| *line != format!("{left_out}():ALLOW"));
                let allow = lines.collect::<Vec<_>>().join(",");
                let role = [("role", "cron"), ("password", "p"), ("allow", &*allow)];
                simulator.control("role", &role).expect("a role");
                let diagnosis = look(to(&simulator, platform).with_role("cron"), platform);
                // Those that are never tried are not missed.
                let seen = !matches!(left_out, "" | "ModifyDomain" | "PushDomain");
                let lacking: Vec<&str> = diagnosis.missing_commands().collect();
                assert_eq!(lacking.join(""), if seen { left_out } else { "" }, "{diagnosis}");
                assert_eq!(finding(&diagnosis, &Check::Login).0, Standing::Passed);
            }
            let state = simulator.state();
            assert_eq!(state["applications"], serde_json::json!([]), "nothing was ordered");
        }
    }

    #[test]
    fn one_one_time_password_is_enough() {
        let platform = Platform::Ispapi;
        let simulator = simulator(platform);
        let login = [("login", "u"), ("password", "p"), ("otp", "123456")];
        simulator.control("login", &login).expect("a login");
        let diagnosis = look(to(&simulator, platform).with_otp("123456"), platform);
        assert!(diagnosis.is_healthy(), "{diagnosis}");
        let (_, known) = finding(&diagnosis, &Check::System);
        assert!(known.contains(&simulator.url()), "it is nobody's test system: {known}");
        let unknown = diagnosis.findings().iter().filter(|f| f.standing == Standing::Unknown);
        assert_eq!(unknown.count(), 2, "ModifyDomain and PushDomain alone: {diagnosis}");
        let again = look(to(&simulator, platform).with_otp("123456"), platform);
        assert_eq!(failed(&again).0, &Check::Login, "it is used up");
    }

    #[test]
    fn a_one_time_password_that_is_used_up_is_not_sent_again() {
        let script = Script::new([reply(531, "forbidden by ACL")]);
        let connection = connection().with_otp("123456");
        let client = Client::with_transport(connection, quick(), script.clone());
        let diagnosis = client.diagnose(&["StatusAccount", "StartSession", "EndSession"]);
        assert_eq!(diagnosis.missing_commands().collect::<Vec<_>>(), ["StartSession"]);
        let (standing, why) = finding(&diagnosis, &Check::Permission("StatusAccount".into()));
        assert_eq!(standing, Standing::Unknown);
        assert!(why.contains("used up") && why.contains("StartSession"), "{why}");
        assert_eq!(script.sent().len(), 1);
    }
}
