//! What a diagnosis says of each way in which a login can fail.

mod support;

use ispapi_client::diagnose::required_commands;
use ispapi_client::{
    Check, Client, Connection, Diagnosis, Fault, Platform, ResponseBuilder, Standing, System,
};

use support::{Script, Scripted, answer, connection, fault, ok, page, quick};

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
    }
}

#[test]
fn the_way_there_is_told_apart() {
    let cases = [
        (fault(Fault::Dns), Check::Name, "name servers"),
        (fault(Fault::Connect), Check::Connection, "443"),
        (fault(Fault::TimeoutConnect), Check::Connection, "firewall"),
        (fault(Fault::Proxy), Check::Proxy, "proxy"),
        (fault(Fault::Tls), Check::Tls, "clock"),
        (fault(Fault::TimeoutRead), Check::Connection, "outage"),
        (page(404, "no"), Check::Api, "address"),
        (page(407, "who are you"), Check::Api, "proxy"),
        (page(502, "bad gateway"), Check::Api, "later"),
        (page(200, "<html>parked</html>"), Check::Api, "address"),
    ];
    for (came, expected, word) in cases {
        let diagnosis = diagnose(connection(), [came]);
        let (check, advice) = failed(&diagnosis);
        assert_eq!(check, &expected);
        assert!(advice.contains(word), "{advice}");
    }
}

#[test]
fn a_bare_refusal_is_tried_at_the_other_system() {
    let refused = || reply(530, "Authentication failed");
    let diagnosis = diagnose(connection(), [refused(), ok()]);
    assert_eq!(failed(&diagnosis).0, &Check::Login);
    assert!(diagnosis.to_string().contains("the login belongs to the test system"), "{diagnosis}");
    let diagnosis = diagnose(connection(), [refused(), refused()]);
    let text = diagnosis.to_string();
    assert!(text.contains("live system refused test.user"), "{text}");
    assert!(text.contains("public address") && text.contains("second factor"), "{text}");
    // An address of one's own has no other system.
    let own = connection().with_endpoint("http://127.0.0.1:9/");
    let diagnosis = diagnose(own, [refused()]);
    assert_eq!(failed(&diagnosis).0, &Check::Login);
}

#[test]
fn a_second_factor_is_named() {
    let diagnosis = diagnose(connection(), [reply(530, "Authentication failed; OTP required")]);
    assert_eq!(failed(&diagnosis).0, &Check::SecondFactor);
}

#[test]
fn a_session_that_is_not_allowed_is_named() {
    let acl = reply(530, "Authorization failed; Operation forbidden by ACL");
    let diagnosis = diagnose(connection(), [ok(), acl]);
    let (check, advice) = failed(&diagnosis);
    assert_eq!(check, &Check::Session);
    assert!(advice.contains("StartSession"), "{advice}");
}

#[test]
fn the_commands_that_are_lacking_are_listed() {
    let acl = || reply(531, "Authorization failed; Operation forbidden by ACL");
    let script = Script::new([
        ok(),
        session(),
        ok(),
        acl(),
        reply(504, "Missing required attribute; DOMAIN"),
        reply(421, "try again"),
    ]);
    let settings = ispapi_client::Settings { attempts: 1, ..quick() };
    let client = Client::with_transport(connection(), settings, script.clone());
    let commands =
        ["StatusDomain", "AddDomainApplication", "PushDomain", "QueryDomainList", "EndSession"];
    let diagnosis = client.diagnose(&commands);
    assert_eq!(diagnosis.missing_commands().collect::<Vec<_>>(), ["StatusDomain"]);
    let standing = |name: &str| {
        let check = Check::Permission(name.to_owned());
        let mut findings = diagnosis.findings().iter();
        findings.find(|finding| finding.check == check).expect("looked at").standing
    };
    assert_eq!(standing("AddDomainApplication"), Standing::Passed);
    assert_eq!(standing("PushDomain"), Standing::Unknown, "it is never sent");
    assert_eq!(standing("QueryDomainList"), Standing::Unknown, "the server was busy");
    assert_eq!(standing("EndSession"), Standing::Skipped, "seen with the session");
    let sent = script.sent();
    assert!(!sent.iter().any(|body| body.contains("PushDomain")), "{sent:?}");
    assert!(!client.has_session());
}

#[test]
fn a_diagnosis_shows_no_secret_and_all_required_commands_are_known() {
    let echo = "<html>s_login=test.user s_pw=test.passw0rd</html>";
    let diagnosis = diagnose(connection(), [page(200, echo)]);
    assert!(!format!("{diagnosis} {diagnosis:?}").contains("passw0rd"), "{diagnosis}");
    assert!(required_commands().contains(&"AddDomainApplication"));
}
