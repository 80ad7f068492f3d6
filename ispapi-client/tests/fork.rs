//! A client that was used before a fork: in the child, in the parent, and in a child's child.
#![cfg(unix)]

mod support;

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use ispapi_client::{
    Client, Command, Connection, ErrorKind, RateLimit, ResponseBuilder, SavedSession, Settings,
};

use support::{connection, quick};

/// What was held by another thread at a fork is held for ever in the child: one test at a time.
static ONE_AT_A_TIME: Mutex<()> = Mutex::new(());

fn alone() -> MutexGuard<'static, ()> {
    ONE_AT_A_TIME.lock().unwrap_or_else(PoisonError::into_inner)
}

/// A server on this machine that keeps connections, and answers with the name it was asked about.
struct Echo {
    url: String,
    connections: Arc<AtomicUsize>,
}

impl Echo {
    fn start() -> Echo {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
        let url = format!("http://{}/api/call.cgi", listener.local_addr().expect("bound"));
        let connections = Arc::new(AtomicUsize::new(0));
        let count = Arc::clone(&connections);
        std::thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                count.fetch_add(1, Ordering::Relaxed);
                std::thread::spawn(move || converse(stream));
            }
        });
        Echo { url, connections }
    }

    fn connection(&self) -> Connection {
        connection().with_endpoint(self.url.as_str())
    }

    fn client(&self) -> Client {
        let total_timeout = Duration::from_secs(10);
        let settings = Settings { total_timeout, ..Settings::default() };
        Client::new(self.connection(), settings).expect("loopback")
    }

    fn connections(&self) -> usize {
        self.connections.load(Ordering::Relaxed)
    }
}

/// Answers until the other side goes. None at the end.
fn converse(stream: TcpStream) -> Option<()> {
    let mut out = stream.try_clone().ok()?;
    let mut lines = BufReader::new(stream);
    loop {
        let mut length = 0;
        loop {
            let mut line = String::new();
            lines.read_line(&mut line).ok().filter(|read| *read > 0)?;
            let line = line.trim().to_ascii_lowercase();
            if let Some(value) = line.strip_prefix("content-length:") {
                length = value.trim().parse().ok()?;
            }
            if line.is_empty() {
                break;
            }
        }
        let mut body = vec![0; length];
        lines.read_exact(&mut body).ok()?;
        let body = String::from_utf8_lossy(&body);
        let (_, name) = body.split_once("DOMAIN%3D").unwrap_or_default();
        let name = name.split(['%', '&']).next().unwrap_or_default();
        // Long enough for the questions of others to come in between.
        std::thread::sleep(Duration::from_millis(3));
        let answer = ResponseBuilder::new(200, "ok").with("DOMAIN", name).encode();
        let head = format!("HTTP/1.1 200 OK\r\nContent-Length: {}\r\n\r\n", answer.len());
        out.write_all([head, answer].concat().as_bytes()).ok()?;
    }
}

/// Forks; the child does its work and ends. Its process id.
fn fork(work: impl FnOnce() -> bool) -> libc::pid_t {
    // SAFETY: no other thread of this program holds anything that the child uses.
    let child = unsafe { libc::fork() };
    assert!(child >= 0, "no fork");
    if child > 0 {
        return child;
    }
    // SAFETY: plain calls. A child that hangs is ended by its alarm.
    unsafe { libc::alarm(30) };
    let code = match catch_unwind(AssertUnwindSafe(work)) {
        Ok(true) => 0,
        Ok(false) => 1,
        Err(_) => 2,
    };
    // SAFETY: a plain call, which runs nothing of the parent's.
    unsafe { libc::_exit(code) }
}

/// How a child ended: 0 well, 1 with a wrong answer, 2 in a panic; none if it hung.
fn ended(child: libc::pid_t) -> Option<i32> {
    let mut status = 0;
    // SAFETY: waits for a child of ours, and writes into the number.
    let waited = unsafe { libc::waitpid(child, &raw mut status, 0) };
    assert_eq!(waited, child);
    libc::WIFEXITED(status).then(|| libc::WEXITSTATUS(status))
}

fn is_answered(client: &Client, name: &str) -> bool {
    let answer = client.call(&Command::new("StatusDomain").with("DOMAIN", name));
    answer.is_ok_and(|answer| answer.first("DOMAIN") == Some(name))
}

#[test]
fn fifty_children_and_the_parent_get_answers_to_their_own_questions() {
    let _alone = alone();
    let echo = Echo::start();
    let client = echo.client();
    assert!(is_answered(&client, "before.com"));
    let mut children = Vec::new();
    for number in 0..50 {
        let asking = client.clone();
        children.push(fork(move || {
            let name = |question| format!("child-{number}-{question}.com");
            let all = (0..4).all(|question| is_answered(&asking, &name(question)));
            // Every tenth has a child of its own, and goes on after it.
            let its = (number % 10 == 0)
                .then(|| fork(|| (4..6).all(|question| is_answered(&asking, &name(question)))));
            all && its.is_none_or(|its| ended(its) == Some(0)) && is_answered(&asking, &name(6))
        }));
        assert!(is_answered(&client, &format!("parent-{number}.com")), "after {number} forks");
    }
    let ends: Vec<Option<i32>> = children.into_iter().map(ended).collect();
    assert_eq!(ends, [Some(0); 50]);
    assert!(is_answered(&client, "after.com"));
    assert_eq!(echo.connections(), 1 + 50 + 5, "one for each process");
}

#[test]
fn a_child_that_only_ends_takes_nothing_from_its_parent() {
    let _alone = alone();
    let echo = Echo::start();
    let mut client = Some(echo.client());
    let is_answered = |client: &Option<Client>, name: &str| {
        client.as_ref().is_some_and(|client| is_answered(client, name))
    };
    assert!(is_answered(&client, "before.com"));
    for number in 0..5 {
        // As a program that cleans up at its end: PHP, or Rust's own `main`.
        let child = fork(|| {
            drop(client.take());
            true
        });
        assert_eq!(ended(child), Some(0));
        let begun = Instant::now();
        assert!(is_answered(&client, &format!("parent-{number}.com")));
        assert!(begun.elapsed() < Duration::from_secs(5), "{:?}", begun.elapsed());
    }
    assert_eq!(echo.connections(), 1, "the parent keeps its own");
}

#[test]
fn a_child_keeps_the_session_and_the_count_of_its_turns() {
    let _alone = alone();
    let echo = Echo::start();
    let rate_limit = Some(RateLimit { requests: 2, per: Duration::from_secs(60) });
    let settings = Settings { rate_limit, total_timeout: Duration::from_secs(2), ..quick() };
    let client = Client::new(echo.connection(), settings).expect("loopback");
    let session = SavedSession::new(&echo.connection(), "s3cret", false);
    client.resume_session(&session).expect("its own");
    assert!(is_answered(&client, "before.com"));
    let child = fork(|| {
        let kept = client.session().is_some_and(|kept| kept.id() == session.id());
        let second = is_answered(&client, "second.com");
        let third = client.call(&Command::new("StatusAccount")).expect_err("the third");
        kept && second && third.kind() == ErrorKind::RateLimited
    });
    assert_eq!(ended(child), Some(0));
    assert!(is_answered(&client, "second.com"), "each process counts its own");
}

#[cfg(feature = "async")]
#[test]
fn an_async_client_goes_on_in_the_runtime_of_the_child() {
    use ispapi_client::AsyncClient;

    fn run(client: &AsyncClient, name: &str) -> bool {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
        let command = Command::new("StatusDomain").with("DOMAIN", name);
        let answer = runtime.expect("a runtime").block_on(client.call(&command));
        answer.is_ok_and(|answer| answer.first("DOMAIN") == Some(name))
    }
    let _alone = alone();
    let echo = Echo::start();
    let client = AsyncClient::new(echo.connection(), Settings::default()).expect("loopback");
    assert!(run(&client, "before.com"));
    let children: Vec<libc::pid_t> = (0..5)
        .map(|number| {
            let client = &client;
            fork(move || run(client, &format!("child-{number}.com")))
        })
        .collect();
    let ends: Vec<Option<i32>> = children.into_iter().map(ended).collect();
    assert_eq!(ends, [Some(0); 5]);
}
