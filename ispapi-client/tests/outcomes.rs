//! Effects carried out side by side: how many at once, in which order, and how little where the
//! registrar asks for less.

mod support;

use std::collections::{BTreeSet, HashMap};
use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use backorder_core::{
    Action, BackorderId, BackorderKind, ClientId, DomainName, Effect, EffectId, InvoiceId, Outcome,
    Reference, TldSet,
};
use ispapi_client::commands::Contacts;
use ispapi_client::{Client, Connection, Platform, ResponseBuilder, Settings, System};

use support::{Script, answer};

/// Answers each request after a while; counts those that it has at once.
struct Server {
    url: String,
    seen: Arc<Seen>,
}

#[derive(Default)]
struct Seen {
    now: AtomicUsize,
    /// How many were under way when each began.
    begun: Mutex<Vec<(Instant, usize)>>,
    connections: AtomicUsize,
}

impl Server {
    /// `code` says by the number of the request, from 0, what the answer is.
    fn start(time: Duration, code: impl Fn(usize) -> u16 + Send + Sync + 'static) -> Server {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
        let url = format!("http://{}/", listener.local_addr().expect("bound"));
        let (seen, code) = (Arc::new(Seen::default()), Arc::new(code));
        let shared = Arc::clone(&seen);
        std::thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let (seen, code) = (Arc::clone(&shared), Arc::clone(&code));
                seen.connections.fetch_add(1, Ordering::SeqCst);
                std::thread::spawn(move || seen.serve(stream, time, &*code));
            }
        });
        Server { url, seen }
    }

    fn client(&self, settings: Settings) -> Client {
        let connection =
            Connection::new(Platform::Ispapi, System::Ote).with_endpoint(self.url.as_str());
        Client::new(connection, settings).expect("loopback is allowed")
    }

    fn begun(&self) -> Vec<(Instant, usize)> {
        self.seen.begun.lock().expect("unpoisoned").clone()
    }
}

impl Seen {
    fn serve(&self, mut stream: TcpStream, time: Duration, code: &dyn Fn(usize) -> u16) {
        let mut bytes = Vec::new();
        let mut piece = [0; 4096];
        while let Ok(length @ 1..) = stream.read(&mut piece) {
            bytes.extend_from_slice(&piece[..length]);
            let text = String::from_utf8_lossy(&bytes).to_ascii_lowercase();
            let Some(head) = text.find("\r\n\r\n") else { continue };
            let length = text.split("content-length: ").nth(1).and_then(|it| it.lines().next());
            let length: usize = length.expect("a length").parse().expect("a number");
            if bytes.len() < head + 4 + length {
                continue;
            }
            bytes.clear();
            let number = {
                let mut begun = self.begun.lock().expect("unpoisoned");
                let now = self.now.fetch_add(1, Ordering::SeqCst) + 1;
                begun.push((Instant::now(), now));
                begun.len() - 1
            };
            std::thread::sleep(time);
            self.now.fetch_sub(1, Ordering::SeqCst);
            let body = ResponseBuilder::new(code(number), "said so").encode();
            let head = format!("HTTP/1.1 200 OK\r\nContent-Length: {}\r\n\r\n", body.len());
            if stream.write_all([head, body].concat().as_bytes()).is_err() {
                return;
            }
        }
    }
}

fn effect(backorder: u64, action: Action) -> (Effect, Contacts) {
    let kind = action.kind();
    let id = EffectId::parse(&format!("bo-{backorder}.1.{}.1.", kind.name())).expect("an id");
    (Effect { id, client: ClientId(7), action }, Contacts::all("P-1"))
}

fn poll(backorder: u64) -> (Effect, Contacts) {
    let reference = Reference::parse(&backorder.to_string()).expect("a reference");
    effect(backorder, Action::PollApplication { reference })
}

fn polls(count: u64) -> Vec<(Effect, Contacts)> {
    (1..=count).map(poll).collect()
}

#[test]
fn a_round_is_carried_out_side_by_side_within_the_limit() {
    let server = Server::start(Duration::from_millis(100), |_| 545);
    let client = server.client(Settings::default());
    let begun = Instant::now();
    let outcomes = client.carry_all(polls(60), HashMap::new(), 20);
    let mut came = BTreeSet::new();
    for (effect, carried) in outcomes {
        let reference = Reference::parse(&effect.id.backorder.to_string()).expect("a reference");
        assert_eq!(carried.outcome, Outcome::ApplicationMissing { reference }, "its own");
        came.insert(effect.id.backorder);
    }
    assert_eq!(came.len(), 60, "each once");
    let took = begun.elapsed();
    assert!(took >= Duration::from_millis(300), "{took:?}");
    assert!(took < Duration::from_millis(3000), "{took:?}, and one by one more than 6 s");
    let most = server.begun().iter().map(|(_, now)| *now).max();
    assert!(most <= Some(20) && most > Some(10), "{most:?} at once");
    assert!(server.seen.connections.load(Ordering::SeqCst) <= 20, "connections are kept");
    assert_eq!(client.metrics().calls, 60, "what the client counts");
}

#[test]
fn the_registrars_limits_slow_it_down() {
    for code in [425, 521] {
        let server =
            Server::start(Duration::from_millis(30), move |n| if n == 0 { code } else { 545 });
        let pause = Duration::from_millis(400);
        let settings = Settings { attempts: 1, rate_limit_pause: pause, ..Settings::default() };
        let client = server.client(settings);
        let outcomes = client.carry_all(polls(24), HashMap::new(), 8);
        let unknown = outcomes.filter(|(_, carried)| carried.outcome == Outcome::Unknown).count();
        assert_eq!(unknown, 1, "{code}: that one is asked again by the engine");
        assert_eq!(client.metrics().limited, 1, "{code}");
        let begun = server.begun();
        let first = begun[0].0;
        let late: Vec<usize> = begun
            .iter()
            .filter(|(at, _)| at.duration_since(first) >= pause)
            .map(|(_, now)| *now)
            .collect();
        let early = begun.len() - late.len();
        assert!((1..=16).contains(&early), "{code}: {early} were begun before it was known");
        assert!(late.iter().take(4).all(|now| *now <= 4), "{code}: half as many, {late:?}");
    }
}

#[test]
fn what_is_not_asked_for_is_not_begun() {
    let server = Server::start(Duration::from_millis(10), |_| 545);
    let client = server.client(Settings::default());
    assert_eq!(client.carry_all([], HashMap::new(), 5).count(), 0);
    drop(client.carry_all(polls(5), HashMap::new(), 5));
    assert_eq!(server.begun().len(), 0, "nobody asked");
    let mut outcomes = client.carry_all(polls(9), HashMap::new(), 2);
    assert!(outcomes.next().is_some());
    let left: Vec<u64> = outcomes.stop().iter().map(|effect| effect.id.backorder.0).collect();
    assert_eq!(left, [3, 4, 5, 6, 7, 8, 9]);
    assert_eq!(outcomes.count(), 1, "what was under way still comes");
    assert_eq!(server.begun().len(), 2);
    let mut outcomes = client.carry_all(polls(9), HashMap::new(), 2);
    assert!(outcomes.next().is_some());
    drop(outcomes);
    assert_eq!(client.metrics().failures, 1, "cut off, and counted");
}

#[test]
fn over_another_transport_it_is_one_after_the_other_and_only_the_registrars() {
    let script = || Script::new([answer(&ResponseBuilder::new(545, "no such application"))]);
    let one = script();
    let client = Client::with_transport(support::connection(), support::quick(), one.clone());
    let billing = || effect(2, Action::PollInvoice { invoice: InvoiceId(5) });
    let outcomes = client.carry_all([billing(), poll(1), billing()], HashMap::new(), 5);
    let came: Vec<u64> = outcomes.map(|(effect, _)| effect.id.backorder.0).collect();
    assert_eq!(came, [1]);
    assert_eq!(one.sent().len(), 1);
    let server = Server::start(Duration::ZERO, |_| 545);
    let client = server.client(Settings::default());
    let outcomes = client.carry_all([billing(), poll(1), billing()], HashMap::new(), 5);
    assert_eq!(outcomes.count(), 1);
    let runtime = tokio::runtime::Builder::new_current_thread().build().expect("a runtime");
    let inside = async { client.carry_all([poll(1)], HashMap::new(), 5).next() };
    let (_, carried) = runtime.block_on(inside).expect("an outcome");
    assert_eq!(carried.outcome, Outcome::Unknown, "nothing blocks inside a runtime");
}

#[test]
fn applications_that_others_hold_are_told_apart() {
    let simulator = ispapi_sim::Simulator::start(ispapi_sim::Options::default()).expect("a port");
    let connection = Connection::new(Platform::Ispapi, System::Ote)
        .with_endpoint(simulator.url())
        .with_login("test.user")
        .with_password("test.passw0rd");
    let client = Client::new(connection, Settings::default()).expect("loopback is allowed");
    let name = DomainName::parse("example.com", &TldSet::first_dot()).expect("a name");
    let submit = |backorder| {
        let (name, kind) = (name.clone(), BackorderKind::Full);
        effect(backorder, Action::SubmitApplication { name, kind, force_new: true })
    };
    let mut references = HashMap::new();
    for (effect, carried) in client.carry_all([submit(1), submit(2)], HashMap::new(), 2) {
        let Outcome::Accepted(reference) = carried.outcome else { panic!("{carried:?}") };
        references.insert(reference, effect.id.backorder);
    }
    assert_eq!(references.len(), 2);
    let find = effect(1, Action::FindApplication { name: name.clone() });
    let (_, carried) = client.carry_all([find], references.clone(), 2).next().expect("an outcome");
    let Outcome::Applications(found) = carried.outcome else { panic!("{carried:?}") };
    for one in found {
        let holder = references[&one.reference];
        assert_eq!(one.held_by, Some(holder).filter(|holder| *holder != BackorderId(1)));
    }
}
