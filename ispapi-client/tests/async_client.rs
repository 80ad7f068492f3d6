//! The async client: the same rules over another transport, and calls that are dropped.

mod support;

use std::io::{Read, Write};
use std::net::TcpListener;
use std::time::Duration;

use backorder_core::{
    Action, BackorderId, BackorderKind, ClientId, DomainName, Effect, EffectId, EffectKind,
    InvoiceId, Reference, TldSet,
};
use ispapi_client::commands::{Contacts, QueryDomainList};
use ispapi_client::{
    AsyncClient, AsyncTransport, Cancel, Client, Command, Connection, ErrorKind, Fault,
    HttpRequest, Metrics, Paging, Platform, Posted, RateLimit, Recorder, Replay, ResponseBuilder,
    Settings, System, Transport,
};

use support::{Script, answer, connection, fault, ok, page, quick};

/// A script without waiting.
struct Async(Script);

impl AsyncTransport for Async {
    fn post<'a>(&'a self, request: &'a HttpRequest<'a>) -> Posted<'a> {
        Box::pin(std::future::ready(Transport::post(&self.0, request)))
    }

    fn sleep(&self, _: Duration) -> std::pin::Pin<Box<dyn Future<Output = ()> + Send>> {
        Box::pin(std::future::ready(()))
    }
}

fn run<T>(work: impl Future<Output = T>) -> T {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
    runtime.expect("a runtime").block_on(work)
}

#[test]
fn both_clients_do_the_same() {
    let lost = || answer(&ResponseBuilder::new(530, "SESSION NOT FOUND"));
    let session = || answer(&ResponseBuilder::new(200, "ok").with("SESSION", "s"));
    let scripts: [&dyn Fn() -> Vec<support::Scripted>; 6] = [
        &|| vec![page(503, "busy"), ok()],
        &|| vec![fault(Fault::Connect), fault(Fault::Closed)],
        &|| vec![page(200, ""), page(200, "<html>"), ok()],
        &|| vec![lost(), ok()],
        &|| vec![answer(&ResponseBuilder::new(421, "again")), ok()],
        &|| vec![page(302, "moved")],
    ];
    for name in ["StatusAccount", "DeleteDomainApplication"] {
        for script in scripts {
            let script = || std::iter::once(session()).chain(script());
            let (one, two) = (Script::new(script()), Script::new(script()));
            let blocking = Client::with_transport(connection(), quick(), one.clone());
            blocking.start_session().expect("a session");
            let command = Command::new(name);
            // A script that is too short shows what would have been sent as a panic in both.
            let expected =
                std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| blocking.call(&command)));
            let client = AsyncClient::with_transport(connection(), quick(), Async(two.clone()));
            run(client.start_session()).expect("a session");
            let found = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| {
                run(client.call(&command))
            }));
            assert_eq!(found.ok(), expected.ok(), "{name}");
            assert_eq!(two.sent(), one.sent(), "{name}");
        }
    }
}

#[test]
fn over_http_and_dropped() {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
    let url = format!("http://{}/", listener.local_addr().expect("bound"));
    let served = std::thread::spawn(move || {
        let body = ResponseBuilder::new(200, "ok").encode();
        let (mut stream, _) = listener.accept().expect("a connection");
        let mut bytes = [0; 4096];
        assert!(stream.read(&mut bytes).expect("a request") > 0);
        let head = "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n";
        stream.write_all([head, &body].concat().as_bytes()).expect("sent");
        drop(stream);
        // The second request is never answered; its connection ends when it is dropped.
        let (mut stream, _) = listener.accept().expect("a connection");
        while stream.read(&mut bytes).is_ok_and(|length| length > 0) {}
    });
    run(async {
        let connection = Connection::new(Platform::Ispapi, System::Ote).with_endpoint(url);
        let client = AsyncClient::new(connection, Settings::default()).expect("loopback");
        let command = Command::new("StatusAccount");
        assert_eq!(client.call(&command).await.expect("an answer").code(), 200);
        let call = client.call(&command);
        tokio::time::timeout(Duration::from_millis(200), call).await.expect_err("dropped");
    });
    served.join().expect("the connection was closed");
}

/// Never answers.
struct Silent;

impl AsyncTransport for Silent {
    fn post<'a>(&'a self, _: &'a HttpRequest<'a>) -> Posted<'a> {
        Box::pin(std::future::pending())
    }

    fn sleep(&self, _: Duration) -> std::pin::Pin<Box<dyn Future<Output = ()> + Send>> {
        Box::pin(std::future::pending())
    }
}

#[test]
fn a_dropped_call_is_counted_once() {
    let rate_limit = Some(RateLimit { requests: 3, per: Duration::from_secs(1) });
    let client =
        AsyncClient::with_transport(connection(), Settings { rate_limit, ..quick() }, Silent);
    run(async {
        let drop_soon = async |command: &str| {
            let command = Command::new(command);
            let call = client.call(&command);
            tokio::time::timeout(Duration::from_millis(20), call).await.expect_err("dropped");
            let counted = client.metrics();
            (counted.failures, counted.unknown_outcomes)
        };
        assert_eq!(drop_soon("StatusAccount").await, (1, 0));
        assert_eq!(drop_soon("DeleteDomain").await, (1, 1), "it was under way");
        let login = client.start_session();
        tokio::time::timeout(Duration::from_millis(20), login).await.expect_err("dropped");
        assert_eq!(client.metrics().unknown_outcomes, 2);
        assert_eq!(drop_soon("DeleteDomain").await, (2, 2), "it still waited for its turn");
        // Not even begun.
        drop(client.call(&Command::new("DeleteDomain")));
        let Metrics { calls, failures, unknown_outcomes, answers, .. } = client.metrics();
        assert_eq!((calls, answers + failures + unknown_outcomes), (4, 4));
    });
}

#[test]
fn lists_are_read_as_by_the_blocking_client() {
    let list = |rows: [&str; 2], first: &str| {
        let list = ResponseBuilder::new(200, "ok").with("TOTAL", "3").with("FIRST", first);
        answer(&list.with_column("DOMAIN", rows))
    };
    let script = || Script::new([list(["a.com", "b.com"], "0"), list(["b.com", "c.com"], "1")]);
    let query = QueryDomainList { limit: 2, ..QueryDomainList::all() };
    let (one, two) = (script(), script());
    let blocking = Client::with_transport(connection(), quick(), one.clone());
    let client = AsyncClient::with_transport(connection(), quick(), Async(two.clone()));
    let found = run(client.fetch(&query)).expect("both pages");
    assert_eq!(found, blocking.fetch(&query).expect("both pages"));
    assert_eq!(
        found.iter().map(|row| &*row.domain).collect::<Vec<_>>(),
        ["a.com", "b.com", "c.com"]
    );
    assert_eq!(two.sent(), one.sent());
    let client = AsyncClient::with_transport(connection(), quick(), Async(script()));
    let mut pages = client.pages(&Command::new("QueryDomainList"), Paging::by_key("DOMAIN"));
    let mut counts = Vec::new();
    while let Some(page) = run(pages.next()) {
        counts.push(page.expect("a page").rows().count());
    }
    assert_eq!(counts, [2, 1]);
}

#[test]
fn a_recording_is_played_to_an_async_client() {
    let recorder = Recorder::new(Script::new([ok()]));
    let recorder = std::sync::Arc::new(recorder);
    let client = Client::with_transport(connection(), quick(), recorder.clone());
    client.call(&Command::new("StatusAccount")).expect("an answer");
    let replay = Replay::new(recorder.recording());
    let client = AsyncClient::with_transport(connection(), quick(), replay);
    let command = Command::new("StatusAccount");
    assert_eq!(run(client.call(&command)).expect("the same").code(), 200);
    let error = run(client.call(&command)).expect_err("no further one");
    assert_eq!(error.kind(), ErrorKind::Transport);
}

#[test]
fn a_blocking_client_inside_a_runtime_is_refused() {
    let here = Connection::new(Platform::Ispapi, System::Ote).with_endpoint("http://127.0.0.1:9/");
    let settings = Settings { attempts: 1, ..quick() };
    run(async {
        let client = Client::new(here, settings).expect("loopback");
        let change = Command::new("DeleteDomainApplication");
        let error = client.call(&change).expect_err("refused, without a panic");
        assert_eq!((error.kind(), error.fault()), (ErrorKind::Transport, Some(Fault::Connect)));
        assert!(error.to_string().contains("AsyncClient"), "{error}");
    });
}

#[test]
fn a_call_that_is_kept_is_cancelled_while_it_waits_and_while_it_is_under_way() {
    struct Waits;
    impl AsyncTransport for Waits {
        fn post<'a>(&'a self, _: &'a HttpRequest<'a>) -> Posted<'a> {
            Box::pin(std::future::ready(page(503, "busy")))
        }

        fn sleep(&self, _: Duration) -> std::pin::Pin<Box<dyn Future<Output = ()> + Send>> {
            Box::pin(std::future::pending())
        }
    }
    let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
    let url = format!("http://{}/", listener.local_addr().expect("bound"));
    run(async {
        for command in [Command::new("StatusAccount"), Command::new("DeleteDomain")] {
            let cancel = Cancel::new();
            let client = AsyncClient::new(connection().with_endpoint(url.as_str()), quick());
            let under_way = client.expect("loopback").cancelled_by(&cancel);
            let waiting =
                AsyncClient::with_transport(connection(), quick(), Waits).cancelled_by(&cancel);
            let later = {
                let cancel = cancel.clone();
                std::thread::spawn(move || {
                    std::thread::sleep(Duration::from_millis(100));
                    cancel.cancel();
                })
            };
            let kind = under_way.call(&command).await.expect_err("cancelled").kind();
            let expected = match command.is_reading() {
                true => ErrorKind::Cancelled,
                false => ErrorKind::UnknownOutcome,
            };
            assert_eq!(kind, expected);
            later.join().expect("ended");
            let kind = waiting.call(&command).await.expect_err("cancelled").kind();
            assert_eq!(kind, ErrorKind::Cancelled, "and nothing was sent");
        }
        let cancel = Cancel::new();
        let client =
            AsyncClient::with_transport(connection(), quick(), Waits).cancelled_by(&cancel);
        let switch = std::thread::spawn(move || {
            std::thread::sleep(Duration::from_millis(50));
            cancel.cancel();
        });
        let ended = client.call(&Command::new("StatusAccount")).await;
        switch.join().expect("ended");
        assert_eq!(ended.expect_err("cancelled").kind(), ErrorKind::Cancelled);
    });
}

/// What was sent, and what came of it, for each effect of the registrar.
#[test]
fn effects_are_carried_out_as_by_the_blocking_client() {
    let application = || {
        let fields = [
            ("APPLICATION", "4711"),
            ("DOMAIN", "example.com"),
            ("STATUS", "ACTIVE"),
            ("CREATEDDATE", "2026-12-01 10:00:00"),
            ("OWNERCONTACT0", "P-1"),
            ("TOTAL", "1"),
        ];
        let empty = ResponseBuilder::new(200, "ok");
        answer(&fields.iter().fold(empty, |builder, (name, value)| builder.with(*name, *value)))
    };
    let refused = |code| answer(&ResponseBuilder::new(code, "no"));
    let scripts: [&dyn Fn() -> support::Scripted; 6] = [
        &application,
        &|| refused(540),
        &|| refused(545),
        &|| refused(531),
        &|| fault(Fault::Closed),
        &|| page(200, ""),
    ];
    let name = DomainName::parse("example.com", &TldSet::first_dot()).expect("a name");
    let reference = Reference::parse("4711").expect("a reference");
    let (kind, contacts) = (BackorderKind::Lite, Contacts::all("P-1"));
    let held = |_: &Reference| Some(BackorderId(7));
    let settings = Settings { attempts: 1, ..quick() };
    for platform in [Platform::Ispapi, Platform::Cnr] {
        let to = || Connection::new(platform, System::Ote).with_login("u").with_password("p");
        for (number, script) in scripts.iter().enumerate() {
            for effect in 0..4 {
                let (one, two) = (Script::new([script()]), Script::new([script()]));
                let blocking = Client::with_transport(to(), settings, one.clone());
                let client = AsyncClient::with_transport(to(), settings, Async(two.clone()));
                let expected = match effect {
                    0 => blocking.submit_application(&name, kind, true, &contacts),
                    1 => blocking.find_applications(&name, Some("p-1"), held),
                    2 => blocking.poll_application(&reference),
                    _ => blocking.read_domain(&name),
                };
                let found = run(is_send(async {
                    match effect {
                        0 => {
                            client
                                .submit_application(&name, BackorderKind::Lite, true, &contacts)
                                .await
                        }
                        1 => client.find_applications(&name, Some("p-1"), held).await,
                        2 => client.poll_application(&reference).await,
                        _ => client.read_domain(&name).await,
                    }
                }));
                assert_eq!(found, expected, "script {number}, effect {effect}");
                assert_eq!(two.sent(), one.sent(), "script {number}, effect {effect}");
            }
        }
    }
}

/// The same through one call, whichever effect it is.
#[test]
fn an_effect_is_carried_out_as_what_it_asks_for() {
    let name = DomainName::parse("example.com", &TldSet::first_dot()).expect("a name");
    let reference = Reference::parse("4711").expect("a reference");
    let contacts = Contacts::all("P-1");
    let effect = |id: &str, action| Effect {
        id: EffectId::parse(id).expect("an id"),
        client: ClientId(7),
        action,
    };
    let submit = Action::SubmitApplication {
        name: name.clone(),
        kind: BackorderKind::Lite,
        force_new: true,
    };
    let effects = [
        effect("bo-9.1.submit-application.1.", submit),
        effect("bo-9.1.find-application.1.", Action::FindApplication { name: name.clone() }),
        effect(
            "bo-9.1.poll-application.1.",
            Action::PollApplication { reference: reference.clone() },
        ),
        effect("bo-9.1.read-domain.1.", Action::ReadDomain { name: name.clone() }),
        effect("bo-9.1.poll-invoice.1.", Action::PollInvoice { invoice: InvoiceId(900) }),
    ];
    let fields = [
        ("APPLICATION", "4711"),
        ("DOMAIN", "example.com"),
        ("STATUS", "ACTIVE"),
        ("CREATEDDATE", "2026-12-01 10:00:00"),
        ("OWNERCONTACT0", "p-1"),
        ("TOTAL", "1"),
    ];
    let empty = ResponseBuilder::new(200, "ok");
    let script = || {
        answer(
            &fields.iter().fold(empty.clone(), |answer, (name, value)| answer.with(*name, *value)),
        )
    };
    // The effect's own backorder is no other one.
    for (holder, held_by) in [(BackorderId(9), None), (BackorderId(8), Some(BackorderId(8)))] {
        let held = |_: &Reference| Some(holder);
        for effect in &effects {
            let scripts = [(); 3].map(|()| Script::new([script()]));
            let [one, two, three] = &scripts;
            let blocking = Client::with_transport(connection(), quick(), one.clone());
            let plain = Client::with_transport(connection(), quick(), two.clone());
            let client = AsyncClient::with_transport(connection(), quick(), Async(three.clone()));
            let expected = match effect.id.kind {
                EffectKind::SubmitApplication => {
                    Some(plain.submit_application(&name, BackorderKind::Lite, true, &contacts))
                }
                EffectKind::FindApplication => {
                    Some(plain.find_applications(&name, Some("P-1"), |_| held_by))
                }
                EffectKind::PollApplication => Some(plain.poll_application(&reference)),
                EffectKind::ReadDomain => Some(plain.read_domain(&name)),
                _ => None,
            };
            assert_eq!(blocking.carry_out(effect, &contacts, held), expected, "{}", effect.id);
            let found = run(is_send(client.carry_out(effect, &contacts, held)));
            assert_eq!(found, expected, "{}", effect.id);
            assert_eq!((one.sent(), three.sent()), (two.sent(), two.sent()), "{}", effect.id);
        }
    }
}

#[test]
fn a_diagnosis_is_that_of_the_blocking_client() {
    let reply = |code, text: &str| answer(&ResponseBuilder::new(code, text));
    let session = || answer(&ResponseBuilder::new(200, "ok").with("SESSION", "s"));
    let scripts: [&dyn Fn() -> Vec<support::Scripted>; 4] = [
        &|| vec![session(), ok(), ok()],
        &|| vec![reply(530, "Authentication failed"), reply(530, "Authentication failed")],
        &|| vec![fault(Fault::Dns), fault(Fault::Dns), fault(Fault::Dns)],
        &|| vec![reply(531, "Authorization failed; Operation forbidden by ACL"), ok()],
    ];
    let commands = ["StatusAccount", "StartSession", "EndSession"];
    for script in scripts {
        let enough = || script().into_iter().chain([ok(), ok(), ok()]);
        let (one, two) = (Script::new(enough()), Script::new(enough()));
        let blocking = Client::with_transport(connection(), quick(), one.clone());
        let client = AsyncClient::with_transport(connection(), quick(), Async(two.clone()));
        let found = run(is_send(client.diagnose(&commands)));
        assert_eq!(found, blocking.diagnose(&commands));
        assert_eq!(two.sent(), one.sent());
    }
}

/// A call may go to another thread of the runtime.
fn is_send<T>(work: impl Future<Output = T> + Send) -> impl Future<Output = T> + Send {
    work
}
