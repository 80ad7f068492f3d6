//! A simulator of the registrar: a real HTTP server on this machine, with a clock of its own.
//!
//! It keeps applications, charges and a balance like the registrar would, lets time pass only
//! when told to, and plays faults on demand. The same input always gives the same output. It is
//! for tests and demos; `docs/simulator.md` describes the controls. The program `ispapi-sim` is the
//! same for everything that is not Rust.
//!
//! # Example
//! ```
//! use ispapi_client::commands::{AddDomainApplication, Contacts, StatusDomainApplication};
//! use ispapi_client::{Client, Connection, Platform, Settings, System};
//! use ispapi_sim::{Options, Simulator};
//!
//! let simulator = Simulator::start(Options::default())?;
//! simulator.control("clock", &[("now", "2026-12-01 09:00:00")])?;
//! simulator.control("name", &[("domain", "example.com"), ("drop", "2026-12-01 11:00:00")])?;
//!
//! let connection = Connection::new(Platform::Ispapi, System::Ote)
//!     .with_endpoint(simulator.url())
//!     .with_login("test.user")
//!     .with_password("test.passw0rd");
//! let client = Client::new(connection, Settings::default())?;
//! let order = AddDomainApplication::new("example.com", Contacts::all("P-1"));
//! let reference = client.send(&order)?.reference;
//!
//! simulator.control("clock", &[("advance", "10800")])?;
//! let application = client.send(&StatusDomainApplication::new(reference.as_str()))?;
//! assert_eq!(application.status.as_str(), "SUCCESSFUL");
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! The example `lost_answer` shows a fault: an order is carried out and its answer is lost.

/// The page of the package, so that what it shows runs.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;

mod access;
mod account;
mod ageing;
mod answer;
mod application;
mod auction;
mod commands;
mod contact;
mod control;
mod dialect;
mod dice;
mod domain;
mod download;
mod droplist;
mod fault;
mod hosting;
mod http;
mod name;
mod parameters;
mod registrar;
mod state;
mod underway;

use std::fmt;
use std::io;
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use backorder_core::Currency;
use chrono::{DateTime, Utc};
use ispapi_client::{Platform, is_secret};
use serde_json::{Value as Json, json};

use self::access::Caller;
use self::answer::Answer;
use self::fault::{Fault, FaultKind};
use self::http::{Delivery, Reply, Request};
use self::parameters::Parameters;
use self::registrar::{Received, Registrar};
use self::underway::Underway;

/// How a simulator starts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Options {
    /// The port on 127.0.0.1; 0 for a free one.
    pub port: u16,
    /// The dialect of its answers.
    pub platform: Platform,
    /// What its clock shows at first, UTC.
    pub now: DateTime<Utc>,
    /// The currency of the accounts.
    pub currency: Currency,
    /// What chance depends on: the same seed and the same requests give the same history.
    pub seed: u64,
}

impl Default for Options {
    fn default() -> Options {
        Options {
            port: 0,
            platform: Platform::Ispapi,
            now: DateTime::from_timestamp(1_796_083_200, 0).unwrap_or_default(),
            currency: Currency::parse("EUR").expect("the euro is in ISO 4217"),
            seed: 0,
        }
    }
}

/// A control request that was refused, in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ControlError(String);

impl fmt::Display for ControlError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for ControlError {}

/// A running simulator; it ends when this is dropped.
#[derive(Debug)]
pub struct Simulator {
    /// The one it runs in.
    process: u32,
    address: SocketAddr,
    shared: Arc<Shared>,
    listener: Option<JoinHandle<()>>,
}

#[derive(Debug)]
struct Shared {
    platform: Platform,
    registrar: Mutex<Registrar>,
    stop: AtomicBool,
    underway: Underway,
    last_request: Mutex<Instant>,
}

impl Simulator {
    /// Starts a simulator on 127.0.0.1.
    ///
    /// # Errors
    /// If the port cannot be had.
    pub fn start(options: Options) -> io::Result<Simulator> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, options.port))?;
        let address = listener.local_addr()?;
        let shared = Arc::new(Shared {
            platform: options.platform,
            registrar: Mutex::new(Registrar::new(
                options.platform,
                options.seed,
                options.now,
                options.currency,
            )),
            stop: AtomicBool::new(false),
            underway: Underway::default(),
            last_request: Mutex::new(Instant::now()),
        });
        let accepting = Arc::clone(&shared);
        let listener = thread::Builder::new()
            .name("ispapi-sim".into())
            .spawn(move || accept(&listener, &accepting))?;
        Ok(Simulator { process: std::process::id(), address, shared, listener: Some(listener) })
    }

    /// The address of the API.
    pub fn url(&self) -> String {
        format!("http://{}/api/call.cgi", self.address)
    }

    /// The address of the droplist: a zip with one CSV.
    pub fn droplist_url(&self) -> String {
        format!("http://{}/droplist.zip", self.address)
    }

    /// The address that the controls are below.
    pub fn control_url(&self) -> String {
        format!("http://{}/control", self.address)
    }

    /// A control request without the way over HTTP; `docs/simulator.md` lists them.
    ///
    /// # Errors
    /// What is wrong with it; nothing is changed then.
    pub fn control(&self, what: &str, parameters: &[(&str, &str)]) -> Result<Json, ControlError> {
        let owned = |(key, value): &(&str, &str)| ((*key).to_owned(), (*value).to_owned());
        let parameters: Parameters = parameters.iter().map(owned).collect();
        self.shared.control(what, &parameters, &[]).map_err(ControlError)
    }

    /// Everything the simulated registrar knows: applications, names, charges, balance.
    pub fn state(&self) -> Json {
        self.control("state", &[]).unwrap_or_default()
    }

    /// How long no request has come over HTTP.
    pub fn idle_for(&self) -> Duration {
        lock(&self.shared.last_request).elapsed()
    }

    /// Whether it was told to end over HTTP.
    pub fn is_stopped(&self) -> bool {
        self.shared.stop.load(Ordering::Relaxed)
    }
}

impl Drop for Simulator {
    fn drop(&mut self) {
        if self.process != std::process::id() {
            // A forked process has no such thread to wait for.
            std::mem::forget(self.listener.take());
            return;
        }
        self.shared.stop.store(true, Ordering::Relaxed);
        // Wakes the listener, which looks at the flag only when somebody connects.
        drop(TcpStream::connect(self.address));
        if let Some(listener) = self.listener.take() {
            // A panic in it was reported when it happened.
            let _ = listener.join();
        }
    }
}

/// How long a control waits for requests that have begun to come.
const PATIENCE: Duration = Duration::from_secs(5);

fn accept(listener: &TcpListener, shared: &Arc<Shared>) {
    for stream in listener.incoming() {
        if shared.stop.load(Ordering::Relaxed) {
            return;
        }
        let Ok(stream) = stream else { continue };
        let shared = Arc::clone(shared);
        // An error ends that one connection: its client went away or sent no HTTP.
        thread::spawn(move || {
            http::serve(stream, &shared.stop, &shared.underway, |request| shared.answer(request))
        });
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Shared {
    fn answer(&self, request: &Request) -> Reply {
        *lock(&self.last_request) = Instant::now();
        match request.path.strip_prefix(http::CONTROL) {
            Some(what) => self.answer_control(what, request),
            None if request.path.ends_with("/call.cgi") => self.answer_command(request),
            None if request.path == "/droplist.zip" => self.answer_droplist(request),
            None => json_reply(404, &json!({ "error": "no such path" })),
        }
    }

    fn answer_control(&self, what: &str, request: &Request) -> Reply {
        let reading = control::is_reading(what);
        if request.method != if reading { "GET" } else { "POST" } {
            let method = if reading { "GET" } else { "POST" };
            return json_reply(405, &json!({ "error": format!("{what} needs {method}") }));
        }
        if what == "shutdown" {
            self.stop.store(true, Ordering::Relaxed);
            return json_reply(200, &json!({ "ok": true }));
        }
        let form = if what == "script" { &[][..] } else { &request.body[..] };
        let pairs =
            form_urlencoded::parse(request.query.as_bytes()).chain(form_urlencoded::parse(form));
        let parameters: Parameters =
            pairs.map(|(key, value)| (key.to_ascii_lowercase(), value.into_owned())).collect();
        match self.control(what, &parameters, &request.body) {
            Ok(answer) => json_reply(200, &answer),
            Err(error) => json_reply(400, &json!({ "error": error })),
        }
    }

    fn control(&self, what: &str, parameters: &Parameters, body: &[u8]) -> Result<Json, String> {
        // Time passes, and names drop, after what was received before.
        self.underway.wait(PATIENCE);
        control::control(&mut lock(&self.registrar), what, parameters, body)
    }

    fn answer_command(&self, request: &Request) -> Reply {
        if request.method != "POST" {
            return json_reply(405, &json!({ "error": "commands need POST" }));
        }
        let (caller, parameters) = read_form(self.platform, &request.body, &request.peer);
        let mut registrar = lock(&self.registrar);
        let command = parameters.get("COMMAND").map(|name| name.to_ascii_uppercase());
        let domain = commands::domain_of(&registrar, &parameters);
        let fault = take_fault(&mut registrar, &command.unwrap_or_default(), domain.as_deref());
        let times = fault.as_ref().map_or(1, Fault::times);
        let mut answer = None;
        for _ in 0..times {
            answer = Some(commands::execute(&mut registrar, &caller, &parameters));
            let entry = received(&registrar, &caller, &parameters, answer.as_ref(), fault.as_ref());
            Arc::make_mut(&mut registrar.log).push(entry);
        }
        if times == 0 {
            let entry = received(&registrar, &caller, &parameters, None, fault.as_ref());
            Arc::make_mut(&mut registrar.log).push(entry);
        }
        drop(registrar);
        let answer = answer.unwrap_or_else(|| Answer::new(421, "Not carried out"));
        let body = match &fault {
            Some(Fault { kind: FaultKind::Latin1, .. }) => {
                let words = format!("{} (geprüft)", answer.description());
                let text = answer.encode_saying(self.platform, &words);
                text.chars().map(|char| u8::try_from(char).unwrap_or(b'?')).collect()
            }
            _ => answer.encode(self.platform).into_bytes(),
        };
        self.deliver(Reply::of(200, "text/plain; charset=utf-8", body), fault)
    }

    fn answer_droplist(&self, request: &Request) -> Reply {
        if request.method != "GET" {
            return json_reply(405, &json!({ "error": "the droplist needs GET" }));
        }
        let mut registrar = lock(&self.registrar);
        let fault = take_fault(&mut registrar, "DROPLIST", None);
        let rows = droplist::rows(&registrar.listed, &registrar.names, registrar.now);
        let zip = droplist::zip(&rows);
        drop(rows);
        drop(registrar);
        let reply = match zip {
            Ok(bytes) => download::reply(bytes, request),
            Err(error) => json_reply(500, &json!({ "error": error })),
        };
        self.deliver(reply, fault)
    }

    /// A reply with what goes wrong with it.
    fn deliver(&self, mut reply: Reply, fault: Option<Fault>) -> Reply {
        match fault.map(|fault| fault.kind) {
            None | Some(FaultKind::Duplicate | FaultKind::Latin1) => {}
            Some(FaultKind::Timeout) => reply.delivery = Delivery::Never,
            Some(FaultKind::Cut) => reply.delivery = Delivery::None,
            Some(FaultKind::CutBody) => reply.delivery = Delivery::Half,
            Some(FaultKind::Slow) => reply.delivery = Delivery::Slow,
            Some(FaultKind::Truncate) => reply.body.truncate(reply.body.len() / 2),
            Some(FaultKind::Empty) => reply.body.clear(),
            Some(FaultKind::Garbage) => reply.body = PAGE.into(),
            Some(FaultKind::Http(status)) => {
                (reply.status, reply.body) = (status, PAGE.into());
            }
            Some(FaultKind::Answer(code, description)) => {
                reply.body = Answer::new(code, description).encode(self.platform).into_bytes();
            }
        }
        reply
    }
}

/// What a broken gateway shows.
const PAGE: &str = "<html><head><title>Error</title></head><body>Bad gateway</body></html>\n";

fn json_reply(status: u16, json: &Json) -> Reply {
    let mut body = json.to_string().into_bytes();
    body.push(b'\n');
    Reply::of(status, "application/json", body)
}

/// Caller and parameters of a posted form: `s_command` with its lines, or each parameter as a
/// field of its own.
fn read_form(platform: Platform, body: &[u8], peer: &str) -> (Caller, commands::Parameters) {
    let mut caller = Caller { address: peer.to_owned(), ..Caller::default() };
    let mut parameters = commands::Parameters::new();
    for (key, value) in form_urlencoded::parse(body) {
        let key = key.to_ascii_lowercase();
        match key.as_str() {
            "s_login" => caller.login = value.into_owned(),
            "s_pw" => caller.password = value.into_owned(),
            "s_otp" => caller.otp = value.into_owned(),
            "s_session" | "s_sessionid" => caller.session = value.into_owned(),
            "s_remoteaddr" if !value.is_empty() => caller.address = value.into_owned(),
            "s_command" => {
                let lines = value.lines().filter_map(|line| line.split_once('='));
                parameters.extend(lines.map(|(key, value)| {
                    (key.trim().to_ascii_uppercase(), value.trim().to_owned())
                }));
                continue;
            }
            "s_entity" => caller.entity = Some(value.into_owned()),
            "persistent" => caller.persistent = value == "1",
            field if dialect::is_of_connection(field) => {}
            field => drop(parameters.insert(field.to_ascii_uppercase(), value.into_owned())),
        }
        if dialect::is_of_connection(&key) && !dialect::has_field(platform, &key) {
            caller.foreign_field = Some(key);
        }
    }
    (caller, parameters)
}

/// The first fault that fits a command, counted down.
fn take_fault(registrar: &mut Registrar, command: &str, domain: Option<&str>) -> Option<Fault> {
    let fits = |fault: &&mut Fault| fault.fits(command, domain);
    let fault = registrar.faults.iter_mut().find(fits)?;
    fault.count -= 1;
    Some(fault.clone())
}

fn received(
    registrar: &Registrar,
    caller: &Caller,
    parameters: &commands::Parameters,
    answer: Option<&Answer>,
    fault: Option<&Fault>,
) -> Received {
    let shown = |(key, value): (&String, &String)| {
        let value = if is_secret(key) { "***" } else { value };
        (key.clone(), value.to_owned())
    };
    Received {
        at: registrar.now,
        login: caller.login.clone(),
        command: parameters.get("COMMAND").cloned().unwrap_or_default(),
        parameters: parameters.iter().filter(|(key, _)| *key != "COMMAND").map(shown).collect(),
        code: answer.map(|answer| answer.code),
        fault: fault.map(|fault| fault.kind.name()),
    }
}
