//! Secrets that stand out are sent through everything; then all that came out is searched for
//! them.

mod support;

use std::fmt::Write as _;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::process::Command as Process;
use std::sync::{Arc, Mutex};

use ispapi_client::commands::Request;
use ispapi_client::{
    Client, Command, Connection, Error, Fault, HttpAnswer, HttpRequest, Paging, Platform, Recorder,
    Response, ResponseBuilder, ResponseReader, ResponseView, Settings, System, Transport,
    TransportError,
};
use secrecy::ExposeSecret;
use tracing::field::{Field, Visit};
use tracing::span::{Attributes, Id, Record};
use tracing::{Event, Metadata, Subscriber};

use support::{Script, Scripted, answer, fault, ok, page};

/// Every secret has this in it.
const CANARY: &str = "cAn4ry";

fn secret(name: &str) -> String {
    format!("{CANARY}-{name}")
}

fn connection(platform: Platform) -> Connection {
    Connection::new(platform, System::Ote)
        .with_login("customer")
        .with_role("role")
        .with_password(secret("password"))
        .with_otp(secret("otp"))
        .with_proxy(format!("http://user:{}@127.0.0.1:9", secret("proxy")))
}

fn commands() -> Vec<Command> {
    ["AUTH", "auth0", "DomainAuth", "PASSWORD", "newPassword", "OldOTP", "OTPSECRET"]
        .iter()
        .flat_map(|key| {
            let list = vec![secret("list"), secret("list")];
            [
                Command::new("StatusDomain").with("DOMAIN", "a.com").with(*key, secret(key)),
                Command::new("ModifyDomain").with("DOMAIN", "a.com").with("AUTH", list),
            ]
        })
        .collect()
}

/// Answers that give back the secrets of the request and bring new ones, well-formed and not.
fn answers(request: &str) -> Vec<Scripted> {
    let columns = [
        "AUTH",
        "PASSWORD",
        "SESSION",
        "SESSIONID",
        "OTPSECRET",
        "NEWPASSWORD",
        "AUTHCODE",
        "AuthInfo",
        "auth code",
        "domain auth",
        "Session ID",
        "X-PRO-PW",
        "X-CAT-ENS-AUTH-KEY",
        "X-ASSOCIATION-AUTH",
        "X-ALLOCATIONTOKEN",
        "X-AU-IMPORT-TOKEN",
    ];
    let full = columns.iter().fold(ResponseBuilder::new(200, "ok"), |builder, name| {
        builder.with_column(*name, [secret(name), secret(name)])
    });
    let echo = format!("<html>{request}");
    let told = Err(TransportError { fault: Fault::Closed, message: echo.clone() });
    vec![
        answer(&full),
        page(200, &full.encode_cnr()),
        page(200, &echo),
        page(500, &echo),
        page(200, &format!("[RESPONSE]\nPROPERTY[AUTH][0]={}", secret("AUTH"))),
        told,
        fault(Fault::TimeoutRead),
    ]
}

/// Answers and pages that repeat the request, in the words of a refusal and as it was encoded.
fn repetitions(request: &str, body: &str) -> Vec<Scripted> {
    vec![
        answer(&ResponseBuilder::new(541, format!("invalid attribute value; {request}"))),
        answer(&ResponseBuilder::new(530, format!("you are {request}"))),
        answer(&ResponseBuilder::new(421, request)),
        page(200, &format!("you sent {body}")),
        page(200, &body.replace("s_", "x_")),
        page(200, &body.replace('+', "%20").replace("%3D", "%3d")),
    ]
}

/// Writes down everything that is traced.
#[derive(Clone, Default)]
struct Trace(Arc<Mutex<String>>);

impl Visit for Trace {
    fn record_debug(&mut self, field: &Field, value: &dyn std::fmt::Debug) {
        let mut text = self.0.lock().expect("unpoisoned");
        write!(text, " {}={value:?}", field.name()).expect("a text");
    }
}

impl Subscriber for Trace {
    fn enabled(&self, _: &Metadata<'_>) -> bool {
        true
    }
    fn new_span(&self, span: &Attributes<'_>) -> Id {
        self.0.lock().expect("unpoisoned").push_str(" span");
        span.record(&mut self.clone());
        Id::from_u64(1)
    }
    fn record(&self, _: &Id, values: &Record<'_>) {
        values.record(&mut self.clone());
    }
    fn record_follows_from(&self, _: &Id, _: &Id) {}
    fn event(&self, event: &Event<'_>) {
        event.record(&mut self.clone());
    }
    fn enter(&self, _: &Id) {}
    fn exit(&self, _: &Id) {}
}

#[test]
fn nothing_shows_them() {
    let mut out = String::new();
    let trace = Trace::default();
    tracing::subscriber::with_default(trace.clone(), || {
        for platform in [Platform::Ispapi, Platform::Cnr] {
            let connection = connection(platform);
            let session = connection.clone().with_session(secret("session"));
            writeln!(out, "{connection:?} {session:?}").expect("a text");
            for command in commands() {
                talk(&connection, &command, &mut out);
                talk(&session, &command, &mut out);
            }
        }
    });
    let traced = trace.0.lock().expect("unpoisoned").clone();
    assert!(traced.contains("StatusDomain") && traced.contains("attempt"), "nothing was traced");
    assert!(out.contains("a.com") && out.contains("***"), "nothing was shown");
    for text in [&out, &traced] {
        let found = text.find(CANARY).map(|at| &text[at.saturating_sub(200)..at + 20]);
        assert_eq!(found, None);
    }
}

fn talk(connection: &Connection, command: &Command, out: &mut String) {
    let form = connection.form(command).expect("encodes");
    let fields: Vec<_> = form.redacted().collect();
    writeln!(out, "{command:?} {form:?} {fields:?} {:?}", form.encode()).expect("a text");
    let body = form.encode().expose_secret().to_owned();
    let request: Vec<String> = form.expose().map(|(_, value)| value.replace('\n', " ")).collect();
    let request = request.join(" ");
    for played in answers(&request) {
        if let Ok(HttpAnswer { body, .. }) = &played {
            let mut reader = ResponseReader::new();
            reader.feed(body);
            writeln!(out, "{:?} {reader:?}", ResponseView::parse(body)).expect("a text");
        }
        ask(connection, command, played, out);
    }
    for played in repetitions(&request, &body) {
        ask(connection, command, played, out);
    }
}

/// Calls, sends and reads pages, with the same answer.
fn ask(connection: &Connection, command: &Command, played: Scripted, out: &mut String) {
    let played = || played.clone();
    let recorder = Arc::new(Recorder::new(Script::new([played(), played(), played()])));
    let settings = Settings { attempts: 1, ..Settings::default() };
    let client = Client::with_transport(connection.clone(), settings, recorder.clone());
    match client.call(command) {
        Ok(answer) => {
            let shown: Vec<_> = answer.columns().flat_map(|column| column.shown()).collect();
            writeln!(out, "{answer:?} {} {shown:?}", answer.shown_description()).expect("a text");
            writeln!(out, "{:?}", answer.anomalies()).expect("a text");
        }
        Err(error) => writeln!(out, "{error:?} {error}").expect("a text"),
    }
    if let Err(error) = client.send(&Any(command)) {
        writeln!(out, "{error:?} {error}").expect("a text");
    }
    match client.pages(command, Paging::by_key("AUTH")).next() {
        Some(Ok(page)) => writeln!(out, "{page:?}").expect("a text"),
        Some(Err(error)) => writeln!(out, "{error:?} {error}").expect("a text"),
        None => {}
    }
    let recording = recorder.recording();
    writeln!(out, "{recording:?} {}", recording.to_json()).expect("a text");
    writeln!(out, "{:?}", client.metrics()).expect("a text");
}

/// Any command as one of the typed ones.
struct Any<'c>(&'c Command);

impl Request for Any<'_> {
    type Response = ();

    fn command(&self, _: Platform) -> Command {
        self.0.clone()
    }

    fn read(&self, _: &Response) -> Result<(), Error> {
        Ok(())
    }
}

#[test]
fn words_of_the_server_do_not_show_them_and_stay_untouched() {
    let words = "invalid attribute value; AUTH=x, DOMAIN=a.com";
    let script = Script::new([answer(&ResponseBuilder::new(541, words))]);
    let client = Client::with_transport(connection(Platform::Ispapi), Settings::default(), script);
    let command = Command::new("TransferDomain").with("DOMAIN", "a.com").with("AUTH", "x");
    let error = client.send(&Any(&command)).expect_err("refused");
    assert_eq!(error.to_string(), "541 invalid attribute value; AUTH=*** DOMAIN=a.com");
    assert!(!format!("{error:?}").contains("AUTH=x"), "{error:?}");
    assert_eq!(error.description(), Some(words));
}

#[test]
fn an_address_with_a_login_does_not_show_it() {
    for url in ["https://user:cAn4ry@api.example/", "user:cAn4ry@api.example", "cAn4ry@"] {
        let connection = Connection::new(Platform::Ispapi, System::Ote).with_endpoint(url);
        let mut shown = format!("{connection:?}");
        let error = Client::new(connection, Settings::default()).map(drop).expect_err("refused");
        write!(shown, "{error:?} {error}").expect("a text");
        assert!(shown.contains("***@") && !shown.contains(CANARY), "{shown}");
    }
}

#[test]
fn a_session_from_the_server_does_not_show() {
    let session = || answer(&ResponseBuilder::new(200, "ok").with("SESSION", secret("session")));
    let recorder = Arc::new(Recorder::new(Script::new([session(), ok(), ok()])));
    let client =
        Client::with_transport(connection(Platform::Ispapi), Settings::default(), recorder.clone());
    let trace = Trace::default();
    tracing::subscriber::with_default(trace.clone(), || {
        client.start_session().expect("a session");
        client.call(&Command::new("StatusAccount")).expect("an answer");
        client.end_session().expect("ended");
    });
    let traced = trace.0.lock().expect("unpoisoned").clone();
    assert!(!traced.contains(CANARY), "{traced}");
    assert_eq!(traced.matches("span").count(), 3, "one for each call: {traced}");
    let out = format!("{:?} {}", client.connection(), recorder.recording().to_json());
    assert!(out.contains("s_session") && !out.contains(CANARY), "{out}");
}

#[test]
fn a_password_that_comes_back_long_after_the_login_does_not_show() {
    let session = answer(&ResponseBuilder::new(200, "ok").with("SESSION", secret("session")));
    let echo = page(200, &format!("<html>your password is {}", secret("password")));
    let script = Script::new([session, echo]);
    let client = Client::with_transport(connection(Platform::Ispapi), Settings::default(), script);
    client.start_session().expect("a session");
    let error = client.call(&Command::new("StatusAccount")).expect_err("a page");
    let shown = format!("{error:?} {error}");
    assert!(shown.contains("your password is ***") && !shown.contains(CANARY), "{shown}");
}

#[test]
fn a_panic_below_does_not_show_them() {
    struct Broken;
    impl Transport for Broken {
        fn post(&self, request: &HttpRequest<'_>) -> Result<HttpAnswer, TransportError> {
            panic!("broken: {request:?}");
        }
    }
    let client = Client::with_transport(connection(Platform::Cnr), Settings::default(), Broken);
    let command = Command::new("ModifyDomain").with("AUTH", secret("AUTH"));
    let panic = catch_unwind(AssertUnwindSafe(|| client.call(&command))).expect_err("panics");
    let text = panic.downcast_ref::<String>().expect("a message");
    assert!(text.starts_with("broken") && !text.contains(CANARY), "{text}");
}

#[test]
fn the_program_does_not_show_them() {
    let run = |arguments: &[&str]| {
        let output = Process::new(env!("CARGO_BIN_EXE_ispapi"))
            .args(arguments)
            .env("ISPAPI_LOGIN", "customer")
            .env("ISPAPI_PASSWORD", secret("password"))
            .env("ISPAPI_OTP", secret("otp"))
            .env("ISPAPI_PROXY", format!("http://user:{}@127.0.0.1:9", secret("proxy")))
            .output()
            .expect("runs");
        let text = [output.stdout, output.stderr].concat();
        (output.status.code(), String::from_utf8(text).expect("a text"))
    };
    let url = ["--url", "http://127.0.0.1:9/"];
    let auth = format!("AUTH={}", secret("AUTH"));
    let calls: [&[&str]; 3] = [
        &["call", "StatusDomain", "DOMAIN=a.com", &auth],
        &["call", "ModifyDomain", &auth],
        &["diagnose"],
    ];
    for call in calls {
        let (code, text) = run(&[&url[..], call].concat());
        assert_eq!(code, Some(1), "nobody listens: {text}");
        assert!(!text.is_empty() && !text.contains(CANARY), "{text}");
    }
    // A parameter without a key is not repeated: it may be a secret.
    let (code, text) = run(&["call", "StatusDomain", &secret("alone")]);
    assert_eq!(code, Some(2));
    assert!(!text.contains(CANARY), "{text}");
}
