//! Sessions that outlive a process, and workers that share one.

mod support;

use std::sync::{Arc, Barrier, Mutex};

use ispapi_client::commands::StatusAccount;
use ispapi_client::{
    Client, Command, Connection, ErrorKind, HttpAnswer, HttpRequest, Platform, ResponseBuilder,
    SavedSession, System, Transport, TransportError,
};
use secrecy::ExposeSecret;

use support::{Script, Scripted, answer, connection, ok, quick};

fn lost() -> Scripted {
    answer(&ResponseBuilder::new(530, "SESSION NOT FOUND"))
}

fn session(id: &str) -> Scripted {
    answer(&ResponseBuilder::new(200, "ok").with("SESSION", id))
}

fn change() -> Command {
    Command::new("DeleteDomainApplication").with("APPLICATION", "1")
}

/// A client in another process, which got what was stored.
fn resumed(connection: Connection, script: &Script, stored: &str) -> Client {
    let client = Client::with_transport(connection, quick(), script.clone());
    let session = SavedSession::parse(stored).expect("as it was stored");
    client.resume_session(&session).expect("its own");
    client
}

#[test]
fn a_stored_session_is_taken_up_instead_of_the_password() {
    for platform in [Platform::Ispapi, Platform::Cnr] {
        let connection = || {
            Connection::new(platform, System::Ote)
                .with_login("customer")
                .with_role("role")
                .with_password("h1dden")
        };
        let script = Script::new([session("first"), ok(), lost(), session("second"), ok()]);
        let first = Client::with_transport(connection(), quick(), script.clone());
        assert!(first.session().is_none());
        first.start_session().expect("a session");
        let saved = first.session().expect("one to store");
        assert_eq!((saved.login(), saved.needs_otp()), (&*connection().login(), false));
        let stored = saved.to_secret();
        let stored = stored.expose_secret();
        assert!(stored.bytes().all(|byte| byte.is_ascii_graphic()), "{stored}");

        let client = resumed(connection(), &script, stored);
        client.call(&change()).expect("in the session");
        client.call(&change()).expect("in a new one");
        let sent = script.sent();
        assert!(sent[1].contains("=first&") && !sent[1].contains("s_pw"), "{sent:?}");
        assert!(sent[3].contains("s_pw=h1dden"), "{sent:?}");
        let renewed = client.session().expect("the second");
        assert_ne!(renewed.id(), saved.id(), "to be stored in place of the first");
        assert!(!format!("{saved:?} {}", saved.id()).contains("first"));
    }
}

#[test]
fn a_stored_session_is_for_its_own_login_and_system_only() {
    let base = |platform| Connection::new(platform, System::Ote).with_login("a").with_role("r");
    let saved = SavedSession::new(&base(Platform::Ispapi), "s3cret", false);
    let ispapi = || base(Platform::Ispapi);
    for (what, other) in [
        ("platform", base(Platform::Cnr)),
        ("system", Connection::new(Platform::Ispapi, System::Live).with_login("a").with_role("r")),
        ("url", ispapi().with_endpoint("https://u:h1dden@example.com/")),
        ("login", ispapi().with_login("b")),
        ("login", ispapi().with_role("")),
        ("remote-address", ispapi().with_remote_address("192.0.2.1")),
    ] {
        let client = Client::with_transport(other, quick(), Script::default());
        let error = client.resume_session(&saved).expect_err(what);
        assert_eq!((error.kind(), error.subject()), (ErrorKind::Config, "session"));
        let message = error.to_string();
        assert!(message.contains(&format!("another {what}")), "{message}");
        assert!(!message.contains("s3cret") && !message.contains("h1dden"), "{message}");
        assert!(!client.has_session());
    }
    let text = saved.to_secret().expose_secret().to_owned();
    for broken in [
        "",
        "s3cret",
        &text[1..],
        &text[..text.len() - 6],
        &text.replace("form=1", "form=2"),
        &text.replace("otp=0", "otp=2"),
        &text.replace("login=", "name="),
        &format!("{text}&more=s3cret"),
    ] {
        let error = SavedSession::parse(broken).expect_err("another text");
        assert_eq!(error.kind(), ErrorKind::Config);
        assert!(!format!("{error} {error:?}").contains("s3cret"), "{error:?}");
    }
    assert!(SavedSession::parse(&format!("{text}\n")).is_ok());
}

#[test]
fn a_lost_session_that_needs_a_one_time_password_logs_in_no_more() {
    let script = Script::new([session("first"), lost(), lost()]);
    let first = Client::with_transport(connection().with_otp("123456"), quick(), script.clone());
    first.start_session().expect("a session");
    let saved = first.session().expect("one to store");
    assert!(saved.needs_otp());
    let stored = saved.to_secret();
    // The other process has the password and no one-time password.
    let client = resumed(connection(), &script, stored.expose_secret());
    let error = client.send(&StatusAccount).expect_err("no session");
    assert_eq!((error.kind(), error.code()), (ErrorKind::OtpRequired, 916));
    let error = client.call(&change()).expect_err("no session");
    assert_eq!(error.kind(), ErrorKind::OtpRequired, "and not an unknown outcome: {error}");
    assert_eq!(script.sent().len(), 3, "nothing was tried");
    assert_eq!(client.session().map(|kept| kept.id().to_owned()), Some(saved.id().to_owned()));

    // Another worker has a new one by now.
    let script = Script::new([ok()]);
    let newer = SavedSession::new(&connection(), "second", true);
    let client = resumed(connection(), &script, stored.expose_secret());
    client.resume_session(&newer).expect("its own");
    client.call(&change()).expect("in the new session");
    // And a session alone is enough, as long as it lasts.
    let script = Script::new([ok(), lost()]);
    let alone = connection().with_password("");
    let saved = SavedSession::new(&alone, "first", false);
    let client = resumed(alone, &script, saved.to_secret().expose_secret());
    client.call(&change()).expect("in the session");
    assert_eq!(client.call(&change()).expect_err("lost").kind(), ErrorKind::SessionLost);
    assert_eq!(script.sent().len(), 2, "an empty password is no login");
}

/// Gives every login a session of its own, as soon as two have asked.
struct Registrar {
    open: Mutex<Vec<String>>,
    both: Barrier,
}

impl Transport for Registrar {
    fn post(&self, request: &HttpRequest<'_>) -> Result<HttpAnswer, TransportError> {
        let body = request.body.expose_secret();
        if body.contains("s_session=old") {
            return lost();
        }
        if body.contains("StartSession") {
            self.both.wait();
            let mut open = self.open.lock().expect("unpoisoned");
            let id = format!("new-{}", open.len());
            open.push(id.clone());
            return session(&id);
        }
        if body.contains("EndSession") {
            let mut open = self.open.lock().expect("unpoisoned");
            open.retain(|id| !body.contains(&format!("s_session={id}&")));
        }
        ok()
    }
}

#[test]
fn calls_that_lose_a_session_at_once_agree_on_the_new_one() {
    let registrar = Arc::new(Registrar { open: Mutex::default(), both: Barrier::new(2) });
    let client = Client::with_transport(connection(), quick(), Arc::clone(&registrar));
    let old = SavedSession::new(&connection(), "old", false);
    client.resume_session(&old).expect("its own");
    std::thread::scope(|scope| {
        for _ in 0..2 {
            scope.spawn(|| client.call(&change()).expect("in a new session"));
        }
    });
    let open = registrar.open.lock().expect("unpoisoned").clone();
    assert_eq!(open.len(), 1, "the other was ended: {open:?}");
    let kept = SavedSession::new(&connection(), open[0].as_str(), false);
    assert_eq!(client.session().map(|kept| kept.id().to_owned()), Some(kept.id().to_owned()));
}
