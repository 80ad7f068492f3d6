//! Waiting, giving up, logging in again: what the client does between requests.

mod support;

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use ispapi_client::commands::StartSession;
use ispapi_client::{
    Cancel, Client, Command, Connection, ErrorKind, Fault, Metrics, Platform, RateLimit, Recorder,
    Recording, Replay, ResponseBuilder, Settings, System,
};

use support::{Script, answer, connection, fault, ok, page, quick};

fn lost() -> support::Scripted {
    answer(&ResponseBuilder::new(530, "SESSION NOT FOUND"))
}

fn session(id: &str) -> support::Scripted {
    answer(&ResponseBuilder::new(200, "ok").with("SESSION", id))
}

fn change() -> Command {
    Command::new("DeleteDomainApplication").with("APPLICATION", "1")
}

#[test]
fn a_lost_session_is_renewed_once_and_the_command_sent_again() {
    let script = Script::new([session("first"), lost(), session("second"), ok()]);
    let client = Client::with_transport(connection(), quick(), script.clone());
    client.start_session().expect("a session");
    assert!(client.has_session());
    assert_eq!(client.call(&change()).expect("done").code(), 200);
    let sent = script.sent();
    assert!(sent[1].contains("s_session=first") && !sent[1].contains("s_pw"), "{sent:?}");
    assert!(sent[2].contains("StartSession") && sent[2].contains("s_pw"), "{sent:?}");
    assert!(sent[3].contains("s_session=second"), "{sent:?}");
    assert_eq!(client.metrics().renewals, 1);

    let script = Script::new([session("first"), lost(), session("second"), lost()]);
    let client = Client::with_transport(connection(), quick(), script.clone());
    client.start_session().expect("a session");
    assert_eq!(client.call(&change()).expect("the server's answer").code(), 530);
    assert_eq!(script.sent().len(), 4, "not for ever");
}

#[test]
fn a_session_that_cannot_be_renewed_says_that_nothing_was_carried_out() {
    let script = Script::new([session("first"), lost(), fault(Fault::TimeoutRead)]);
    let settings = Settings { attempts: 1, ..quick() };
    let client = Client::with_transport(connection(), settings, script);
    client.start_session().expect("a session");
    let error = client.call(&change()).expect_err("no session");
    assert_eq!(error.kind(), ErrorKind::SessionLost, "and not an unknown outcome: {error}");
}

#[test]
fn a_one_time_password_is_not_sent_twice() {
    let with_otp = || connection().with_otp("123456");
    let script = Script::new([session("first"), lost()]);
    let client = Client::with_transport(with_otp(), quick(), script.clone());
    client.start_session().expect("a session");
    let error = client.call(&change()).expect_err("no session");
    assert_eq!((error.kind(), error.server_code()), (ErrorKind::OtpRequired, Some(530)));
    assert_eq!(script.sent().len(), 2);

    let script = Script::new([session("first"), lost(), session("second"), ok()]);
    let count = AtomicUsize::new(0);
    let next = move || format!("otp-{}", count.fetch_add(1, Ordering::Relaxed)).into();
    let client = Client::with_transport(with_otp(), quick(), script.clone()).with_otp_source(next);
    client.start_session().expect("a session");
    client.call(&change()).expect("done");
    let sent = script.sent();
    assert!(sent[0].contains("s_otp=otp-0") && sent[2].contains("s_otp=otp-1"), "{sent:?}");
    assert!(!sent[3].contains("s_otp"), "{sent:?}");
}

#[test]
fn each_request_without_a_session_asks_for_its_own_one_time_password() {
    let script = Script::new([fault(Fault::TimeoutRead), ok(), ok(), session("s"), ok()]);
    let count = AtomicUsize::new(0);
    let next = move || format!("otp-{}", count.fetch_add(1, Ordering::Relaxed)).into();
    let client = Client::with_transport(connection(), quick(), script.clone());
    let client = client.with_otp_source(next);
    client.call(&Command::new("StatusAccount")).expect("at the second attempt");
    client.call(&change()).expect("done");
    client.start_session().expect("a session");
    client.call(&change()).expect("done");
    let sent = script.sent();
    for (place, body) in sent[..4].iter().enumerate() {
        assert!(body.contains(&format!("s_otp=otp-{place}&")), "{sent:?}");
    }
    assert!(!sent[4].contains("s_otp"), "{sent:?}");

    // Who has none does not try to log in without: two commands met the lost session.
    let script = Script::new([session("first"), lost(), lost()]);
    let count = AtomicUsize::new(0);
    let once = move || ["123456", ""][count.fetch_add(1, Ordering::Relaxed).min(1)].into();
    let client = Client::with_transport(connection(), quick(), script.clone());
    let client = client.with_otp_source(once);
    client.start_session().expect("a session");
    for _ in 0..2 {
        let error = client.call(&change()).expect_err("no session");
        assert_eq!(error.kind(), ErrorKind::OtpRequired);
    }
    let error = client.start_session().expect_err("no password");
    assert_eq!((error.kind(), error.subject()), (ErrorKind::OtpRequired, "StartSession"));
    assert_eq!(script.sent().len(), 3);

    // The form of CNR has no field for it.
    let script = Script::new([ok()]);
    let cnr = Connection::new(Platform::Cnr, System::Ote).with_login("u").with_password("p");
    let client = Client::with_transport(cnr, quick(), script.clone());
    let client = client.with_otp_source(|| panic!("asked for nothing"));
    client.call(&change()).expect("done");
    assert!(!script.sent()[0].contains("otp"), "{:?}", script.sent());
}

#[test]
fn cnr_keeps_login_and_role_beside_the_session() {
    let script = Script::new([session("first"), ok(), ok()]);
    let connection = Connection::new(Platform::Cnr, System::Ote)
        .with_login("customer")
        .with_role("role")
        .with_password("test.passw0rd");
    let client = Client::with_transport(connection, quick(), script.clone());
    client.start_session().expect("a session");
    client.call(&change()).expect("done");
    client.end_session().expect("ended");
    client.end_session().expect("nothing to end");
    let sent = script.sent();
    assert!(sent[0].contains("persistent=1") && sent[0].contains("s_pw="), "{sent:?}");
    assert!(sent[1].contains("s_login=customer%3Arole&s_sessionid=first"), "{sent:?}");
    assert!(!sent[1].contains("s_pw") && sent[2].contains("StopSession"), "{sent:?}");
    assert_eq!((sent.len(), client.has_session()), (3, false));
}

#[test]
fn a_session_lives_as_long_as_the_settings_say() {
    let times = StartSession { idle_seconds: Some(3600), total_seconds: Some(7200) };
    let settings = Settings { session: times, ..quick() };
    let script = Script::new([session("first"), lost(), session("second"), ok()]);
    let client = Client::with_transport(connection(), settings, script.clone());
    client.start_session().expect("a session");
    client.call(&change()).expect("renewed");
    let sent = script.sent();
    for login in [&sent[0], &sent[2]] {
        assert!(login.contains("TIMEOUT%3D3600") && login.contains("MAXTTL%3D7200"), "{sent:?}");
    }
    let script = Script::new([session("first")]);
    let cnr = Connection::new(Platform::Cnr, System::Ote).with_login("u").with_password("p");
    let client = Client::with_transport(cnr, settings, script.clone());
    client.start_session().expect("a session");
    assert!(!script.sent()[0].contains("TIMEOUT"), "CNR has none: {:?}", script.sent());
}

#[test]
fn our_own_rate_limit_refuses_what_it_cannot_wait_for() {
    let script = Script::new([ok(), ok()]);
    let limit = RateLimit { requests: 2, per: Duration::from_secs(3600) };
    let settings = Settings { rate_limit: Some(limit), ..quick() };
    let client = Client::with_transport(connection(), settings, script.clone());
    client.call(&change()).expect("the first");
    client.clone().call(&change()).expect("the second: clones count together");
    let error = client.call(&change()).expect_err("in an hour");
    assert_eq!((error.kind(), script.sent().len()), (ErrorKind::RateLimited, 2));
}

#[test]
fn a_wait_ends_when_the_caller_cancels() {
    let script = Script::new([page(503, "busy")]);
    let settings = Settings {
        pause: Duration::from_secs(3600),
        total_timeout: Duration::from_secs(36_000),
        ..quick()
    };
    let cancel = Cancel::new();
    let client = Client::with_transport(connection(), settings, script).cancelled_by(&cancel);
    let other = cancel.clone();
    let waiting = thread::spawn(move || client.call(&Command::new("StatusAccount")));
    other.cancel();
    let error = waiting.join().expect("no panic").expect_err("cancelled");
    assert_eq!(error.kind(), ErrorKind::Cancelled);
}

#[test]
fn nothing_is_sent_after_the_switch_is_on() {
    let script = Script::new([]);
    let cancel = Cancel::new();
    cancel.cancel();
    let client = Client::with_transport(connection(), quick(), script.clone());
    let error = client.cancelled_by(&cancel).call(&change()).expect_err("cancelled");
    assert_eq!((error.kind(), script.sent().len()), (ErrorKind::Cancelled, 0));
}

#[test]
fn what_was_under_way_when_cancelled_may_be_carried_out() {
    let under_way = || Script::new([fault(Fault::Cancelled)]);
    let client = Client::with_transport(connection(), quick(), under_way());
    let error = client.call(&change()).expect_err("cancelled");
    assert_eq!(error.kind(), ErrorKind::UnknownOutcome);
    let client = Client::with_transport(connection(), quick(), under_way());
    let error = client.call(&Command::new("StatusAccount")).expect_err("cancelled");
    assert_eq!(error.kind(), ErrorKind::Cancelled);
}

#[test]
fn every_call_is_counted_once() {
    let script =
        Script::new([fault(Fault::Connect), ok(), page(404, "no"), fault(Fault::TimeoutRead)]);
    let client = Client::with_transport(connection(), quick(), script);
    client.call(&change()).expect("at the second attempt");
    client.call(&change()).expect_err("not found");
    client.call(&change()).expect_err("unknown");
    client.call(&Command::new("")).expect_err("not even sent");
    let Metrics { calls, attempts, repetitions, answers, failures, unknown_outcomes, .. } =
        client.metrics();
    assert_eq!((calls, attempts, repetitions), (4, 4, 1));
    assert_eq!((answers, failures, unknown_outcomes), (1, 2, 1));
}

#[test]
fn a_recording_is_played_again_without_its_secrets() {
    let secret = ResponseBuilder::new(200, "your password is test.passw0rd")
        .with("AUTH", "s3cret-auth")
        .with("DOMAIN", "example.com");
    let script = Script::new([answer(&secret), page(503, "busy"), fault(Fault::Closed)]);
    let recorder = Arc::new(Recorder::new(script));
    let settings = Settings { attempts: 1, ..quick() };
    let client = Client::with_transport(connection(), settings, recorder.clone());
    let status = Command::new("StatusDomain").with("DOMAIN", "example.com").with("AUTH", "s3cret");
    client.call(&status).expect("an answer");
    client.call(&Command::new("StatusAccount")).expect_err("busy");
    client.call(&change()).expect_err("cut");
    let json = recorder.recording().to_json();
    assert!(!json.contains("s3cret") && !json.contains("passw0rd"), "{json}");
    assert!(json.contains("example.com"), "{json}");

    let replay = Arc::new(Replay::new(Recording::from_json(&json).expect("reads")));
    let client = Client::with_transport(connection(), settings, replay.clone());
    // In another order: each command finds its own answer.
    let unknown = client.call(&change()).expect_err("cut again");
    assert_eq!(unknown.kind(), ErrorKind::UnknownOutcome);
    let busy = client.call(&Command::new("StatusAccount")).expect_err("busy again");
    assert_eq!(busy.http_status(), Some(503));
    let answer = client.call(&status).expect("the same answer");
    assert_eq!((answer.first("AUTH"), answer.first("DOMAIN")), (Some("***"), Some("example.com")));
    assert_eq!(replay.left(), 0);
    let error = client.call(&status).expect_err("no further one");
    assert_eq!((error.kind(), error.fault()), (ErrorKind::Transport, Some(Fault::Connect)));
    assert!(Recording::from_json("{}").is_err());
}

#[test]
fn the_deadline_holds_for_all_attempts_together() {
    let script = Script::new([page(503, "busy")]);
    let settings = Settings {
        pause: Duration::from_secs(60),
        total_timeout: Duration::from_secs(30),
        ..quick()
    };
    let client = Client::with_transport(connection(), settings, script.clone());
    let start = Instant::now();
    client.call(&Command::new("StatusAccount")).expect_err("busy");
    assert!(start.elapsed() < Duration::from_secs(30) && script.sent().len() == 1);
}

#[test]
fn limits_beyond_the_clock_are_none() {
    let settings = Settings { total_timeout: Duration::MAX, ..quick() };
    let client = Client::with_transport(connection(), settings, Script::new([ok()]));
    assert_eq!(client.call(&change()).expect("done").code(), 200);
}
