//! Servers that mean harm or break down, and proxies, over real sockets on this machine: always a
//! clear error, in time, with little memory.

use std::alloc::{GlobalAlloc, Layout, System as Heap};
use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use ispapi_client::{
    Cancel, Client, Command, Connection, Error, ErrorKind, Fault, Platform, Settings, System,
};

const OK: &str = "[RESPONSE]\nCODE=200\nDESCRIPTION=ok\nEOF\n";
const HEAD: &str = "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n";

/// Counts what this process holds, and the most it held.
struct Counting;

static HELD: AtomicUsize = AtomicUsize::new(0);
static MOST: AtomicUsize = AtomicUsize::new(0);

// SAFETY: everything is passed on to the system's allocator as it is.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        let held = HELD.fetch_add(layout.size(), Ordering::Relaxed) + layout.size();
        MOST.fetch_max(held, Ordering::Relaxed);
        // SAFETY: as above.
        unsafe { Heap.alloc(layout) }
    }

    unsafe fn dealloc(&self, pointer: *mut u8, layout: Layout) {
        HELD.fetch_sub(layout.size(), Ordering::Relaxed);
        // SAFETY: as above.
        unsafe { Heap.dealloc(pointer, layout) }
    }
}

#[global_allocator]
static COUNTING: Counting = Counting;

/// What work comes to, and how many bytes more than before were held meanwhile, by all threads.
fn measured<T>(work: impl FnOnce() -> T) -> (T, usize) {
    static ONE_AT_A_TIME: std::sync::Mutex<()> = std::sync::Mutex::new(());
    // What a test before this one found wrong does not matter here.
    let _turn = ONE_AT_A_TIME.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
    let before = HELD.load(Ordering::Relaxed);
    MOST.store(before, Ordering::Relaxed);
    let done = work();
    (done, MOST.load(Ordering::Relaxed).saturating_sub(before))
}

/// Several times the limit on bodies: a buffer grows by doubling. Other tests need little.
const MEMORY_MAX: usize = 8 << 20;

/// Serves every connection with this; the address.
fn serve(play: impl Fn(TcpStream) + Send + Sync + 'static) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
    let address = listener.local_addr().expect("bound").to_string();
    let play = Arc::new(play);
    thread::spawn(move || {
        for stream in listener.incoming() {
            let play = play.clone();
            thread::spawn(move || play(stream.expect("a connection")));
        }
    });
    address
}

/// The request up to the end of its command; none if the connection ended.
fn request(stream: &mut TcpStream) -> Option<String> {
    let mut bytes = Vec::new();
    let mut piece = [0; 4096];
    loop {
        let text = String::from_utf8_lossy(&bytes).into_owned();
        if text.contains("s_command=") {
            return Some(text);
        }
        match stream.read(&mut piece) {
            Ok(0) | Err(_) => return None,
            Ok(length) => bytes.extend_from_slice(&piece[..length]),
        }
    }
}

fn settings() -> Settings {
    Settings { attempts: 1, body_limit: 1 << 20, ..Settings::default() }
}

fn connection(address: &str) -> Connection {
    Connection::new(Platform::Ispapi, System::Ote)
        .with_endpoint(format!("http://{address}/api/call.cgi"))
        .with_login("test.user")
        .with_password("test.passw0rd")
}

fn call(address: &str, settings: Settings) -> Result<u16, Error> {
    let client = Client::new(connection(address), settings).expect("loopback");
    client.call(&Command::new("StatusAccount")).map(|answer| answer.code())
}

fn fault(result: Result<u16, Error>) -> Fault {
    let error = result.expect_err("no answer");
    assert_eq!(error.kind(), ErrorKind::Transport, "{error}");
    error.fault().expect("a fault")
}

/// Writes for as long as anybody reads; counts the bytes.
fn pour(stream: &mut TcpStream, piece: &[u8], most: u64, sent: &AtomicU64) {
    while sent.load(Ordering::Relaxed) < most && stream.write_all(piece).is_ok() {
        sent.fetch_add(piece.len() as u64, Ordering::Relaxed);
    }
}

#[test]
fn a_body_without_end_is_read_up_to_the_limit() {
    // One line of a gigabyte; lines for ever.
    let line = |byte: &'static [u8]| byte.repeat(64 << 10 >> (byte.len() / 2));
    for piece in [line(b"x"), line(b"PROPERTY[A][0]=x\n")] {
        let sent = Arc::new(AtomicU64::new(0));
        let count = sent.clone();
        let address = serve(move |mut stream| {
            request(&mut stream);
            stream.write_all(HEAD.as_bytes()).expect("sent");
            pour(&mut stream, &piece, 1 << 30, &count);
        });
        let (result, held) = measured(|| call(&address, settings()));
        assert_eq!(fault(result), Fault::TooLarge);
        let sent = sent.load(Ordering::Relaxed);
        assert!(sent < 64 << 20, "{sent} bytes were taken for a limit of a megabyte");
        assert!(held > 1 << 20, "it is measured: {held}");
        assert!(held < MEMORY_MAX, "{held} bytes were held for a limit of a megabyte");
    }
}

#[test]
fn a_head_without_end_is_refused() {
    let head = "HTTP/1.1 200 OK\r\n";
    let pieces: [&[u8]; 2] = [b"X-Bomb: yyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyy\r\n", b"X-Longer: "];
    for piece in pieces {
        let sent = Arc::new(AtomicU64::new(0));
        let count = sent.clone();
        let address = serve(move |mut stream| {
            request(&mut stream);
            stream.write_all(head.as_bytes()).expect("sent");
            pour(&mut stream, piece, 1 << 28, &count);
        });
        let (result, held) = measured(|| call(&address, settings()));
        assert_eq!(fault(result), Fault::Closed);
        let sent = sent.load(Ordering::Relaxed);
        assert!(sent < 64 << 20, "{sent} bytes of headers were taken");
        assert!(held < MEMORY_MAX, "{held} bytes were held for a head");
    }
}

#[test]
fn a_server_that_drips_is_given_up() {
    let drip = |head: &'static str| {
        serve(move |mut stream| {
            request(&mut stream);
            stream.write_all(head.as_bytes()).expect("sent");
            while stream.write_all(b"x").is_ok() {
                thread::sleep(Duration::from_millis(5));
            }
        })
    };
    let start = Instant::now();
    let soon = Duration::from_millis(300);
    let total = Settings { total_timeout: soon, ..settings() };
    assert_eq!(fault(call(&drip(HEAD), total)), Fault::TimeoutRead, "the body");
    assert_eq!(fault(call(&drip("HTTP/1.1 200 OK\r\nX: "), total)), Fault::TimeoutRead, "the head");
    let head = Settings { answer_timeout: soon, ..settings() };
    assert_eq!(fault(call(&drip("HTTP/1.1 200 OK\r\nX: "), head)), Fault::TimeoutRead);
    assert!(start.elapsed() < Duration::from_secs(20), "not the 30 seconds of the defaults");
}

/// A port that takes no connection: what waits at it for its turn fills its queue.
fn full_port() -> (String, Vec<TcpStream>, impl Sized) {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
    let runtime = runtime.expect("a runtime");
    let listener = runtime.block_on(async {
        let socket = tokio::net::TcpSocket::new_v4().expect("a socket");
        socket.bind("127.0.0.1:0".parse().expect("an address")).expect("a free port");
        socket.listen(1).expect("listens")
    });
    let address = listener.local_addr().expect("bound");
    let soon = Duration::from_millis(200);
    let mut waiting = Vec::new();
    while let Ok(stream) = TcpStream::connect_timeout(&address, soon) {
        waiting.push(stream);
        assert!(waiting.len() < 200, "the queue does not fill");
    }
    (address.to_string(), waiting, (runtime, listener))
}

#[test]
fn a_connection_that_is_not_taken_is_given_up() {
    let (address, _waiting, _listener) = full_port();
    let soon = Settings { connect_timeout: Duration::from_millis(200), ..settings() };
    let start = Instant::now();
    assert_eq!(fault(call(&address, soon)), Fault::TimeoutConnect);
    let client = Client::new(connection(&address), soon).expect("loopback");
    let change = Command::new("DeleteDomainApplication").with("APPLICATION", "1");
    let error = client.call(&change).expect_err("not taken");
    assert_eq!(error.kind(), ErrorKind::Transport, "nothing was sent: {error}");
    assert!(start.elapsed() < Duration::from_secs(5), "not the 30 seconds of the whole call");
}

#[test]
fn silence_within_the_body_has_its_own_limit() {
    let address = serve(|mut stream| {
        request(&mut stream);
        stream.write_all([HEAD, "[RESPONSE]\nCODE=200\n"].concat().as_bytes()).expect("sent");
        let _ = stream.read(&mut [0; 1]);
    });
    let idle = Settings { idle_timeout: Duration::from_millis(100), ..settings() };
    let start = Instant::now();
    assert_eq!(fault(call(&address, idle)), Fault::TimeoutRead);
    assert!(start.elapsed() < Duration::from_secs(20));
}

#[test]
fn a_connection_that_was_closed_meanwhile_loses_no_command() {
    let answer = format!("HTTP/1.1 200 OK\r\nContent-Length: {}\r\n\r\n{OK}", OK.len());
    // Says nothing of closing, and closes after each answer.
    let address = serve(move |mut stream| {
        request(&mut stream);
        stream.write_all(answer.as_bytes()).expect("sent");
    });
    let client = Client::new(connection(&address), settings()).expect("loopback");
    let change = Command::new("DeleteDomainApplication").with("APPLICATION", "1");
    for _ in 0..20 {
        assert_eq!(client.call(&change).expect("a new connection").code(), 200);
        thread::sleep(Duration::from_millis(10));
    }
}

#[test]
fn a_request_under_way_is_cancelled() {
    let (asked, wait) = std::sync::mpsc::channel();
    let asked = std::sync::Mutex::new(asked);
    let address = serve(move |mut stream| {
        request(&mut stream);
        asked.lock().expect("unpoisoned").send(()).expect("awaited");
        let _ = stream.read(&mut [0; 1]);
    });
    let cancel = Cancel::new();
    let client = Client::new(connection(&address), settings()).expect("loopback");
    let client = client.cancelled_by(&cancel);
    let change = Command::new("DeleteDomainApplication").with("APPLICATION", "1");
    let calling = thread::spawn(move || client.call(&change));
    wait.recv().expect("it was sent");
    cancel.cancel();
    let error = calling.join().expect("no panic").expect_err("cancelled");
    assert_eq!((error.kind(), error.fault()), (ErrorKind::UnknownOutcome, Some(Fault::Cancelled)));
}

#[test]
fn an_http_proxy_is_used_and_its_password_kept() {
    let seen = Arc::new(std::sync::Mutex::new(String::new()));
    let keep = seen.clone();
    let proxy = serve(move |mut stream| {
        let text = request(&mut stream).expect("a request");
        *keep.lock().expect("unpoisoned") = text;
        stream.write_all([HEAD, OK].concat().as_bytes()).expect("sent");
    });
    let url = format!("http://proxy-user:s3cret-proxy@{proxy}");
    // Nobody listens at the address itself.
    let connection = connection("127.0.0.1:9").with_proxy(url);
    assert!(!format!("{connection:?}").contains("s3cret-proxy"));
    let client = Client::new(connection, settings()).expect("a proxy");
    assert_eq!(client.call(&Command::new("StatusAccount")).expect("through it").code(), 200);
    let seen = seen.lock().expect("unpoisoned").to_ascii_lowercase();
    assert!(seen.starts_with("post http://127.0.0.1:9/api/call.cgi http/1.1"), "{seen}");
    assert!(seen.contains("proxy-authorization: basic "), "{seen}");
}

#[test]
fn a_socks_proxy_is_used_or_is_at_fault() {
    for refuse in [false, true] {
        let proxy = serve(move |mut stream| {
            let mut greeting = [0; 3];
            stream.read_exact(&mut greeting).expect("version, one method");
            stream.write_all(&[5, 0]).expect("no login");
            let mut asked = [0; 10];
            stream.read_exact(&mut asked).expect("connect to an IPv4 address");
            assert_eq!(&asked[..4], [5, 1, 0, 1]);
            let reply = if refuse { 2 } else { 0 };
            stream.write_all(&[5, reply, 0, 1, 0, 0, 0, 0, 0, 0]).expect("sent");
            if request(&mut stream).is_some() {
                stream.write_all([HEAD, OK].concat().as_bytes()).expect("sent");
            }
        });
        let connection = connection("127.0.0.1:9").with_proxy(format!("socks5://{proxy}"));
        let client = Client::new(connection, settings()).expect("a proxy");
        match client.call(&Command::new("StatusAccount")) {
            Ok(answer) => assert_eq!((answer.code(), refuse), (200, false)),
            Err(error) => {
                assert_eq!((error.fault(), refuse), (Some(Fault::Proxy), true), "{error}")
            }
        }
    }
}

/// A proxy that answers CONNECT with this, and leads to no TLS; its address, and what it was asked.
fn tunnel(answer: &'static str) -> (String, std::sync::mpsc::Receiver<String>) {
    let (asked, seen) = std::sync::mpsc::channel();
    let asked = std::sync::Mutex::new(asked);
    let address = serve(move |mut stream| {
        let mut bytes = Vec::new();
        let mut piece = [0; 4096];
        while !bytes.ends_with(b"\r\n\r\n") {
            match stream.read(&mut piece) {
                Ok(0) | Err(_) => return,
                Ok(length) => bytes.extend_from_slice(&piece[..length]),
            }
        }
        let text = String::from_utf8_lossy(&bytes).into_owned();
        // The test may have ended.
        let _ = asked.lock().expect("unpoisoned").send(text);
        stream.write_all(answer.as_bytes()).expect("sent");
        if answer.contains(" 200 ") {
            // What comes through the tunnel.
            let _ = stream.read(&mut piece);
            let _ = stream.write_all(b"this is no TLS at all");
        }
    });
    (address, seen)
}

#[test]
fn a_tunnel_is_at_fault_for_what_it_refuses_only() {
    for (answer, expected) in [
        ("HTTP/1.1 200 OK\r\n\r\n", Fault::Tls),
        ("HTTP/1.1 403 Forbidden\r\n\r\n", Fault::Proxy),
        ("HTTP/1.1 407 Proxy Authentication Required\r\n\r\n", Fault::Proxy),
        ("", Fault::Proxy),
    ] {
        let (address, seen) = tunnel(answer);
        // A platform that has `proxy` in the name of its host.
        let connection = Connection::new(Platform::Cnr, System::Ote)
            .with_login("test.user")
            .with_password("test.passw0rd")
            .with_proxy(format!("http://proxy-user:s3cret-proxy@{address}"));
        let client = Client::new(connection, settings()).expect("a proxy");
        let error = client.call(&Command::new("StatusAccount")).expect_err(answer);
        assert_eq!(error.fault(), Some(expected), "{answer}: {error}");
        assert!(!format!("{error:?}").contains("s3cret"), "{error:?}");
        let asked = seen.recv().expect("asked");
        assert!(asked.starts_with("CONNECT api-ote.rrpproxy.net:443 HTTP/1.1\r\n"), "{asked}");
        assert!(asked.to_ascii_lowercase().contains("proxy-authorization: basic "), "{asked}");
        assert!(!asked.contains("test."), "the login stays inside of TLS: {asked}");
    }
}

#[test]
fn a_proxy_that_is_not_there_is_at_fault() {
    // One that speaks no TLS; none.
    let plain = serve(|mut stream| {
        let _ = stream.read(&mut [0; 4096]);
        let _ = stream.write_all(b"this is no TLS at all");
    });
    for proxy in [format!("https://{plain}"), "http://127.0.0.1:9".into()] {
        for endpoint in ["https://127.0.0.1:9/api/call.cgi", "http://127.0.0.1:9/api/call.cgi"] {
            let connection = connection("127.0.0.1:9").with_endpoint(endpoint).with_proxy(&*proxy);
            let client = Client::new(connection, settings()).expect("a proxy");
            let error = client.call(&Command::new("StatusAccount")).expect_err("no proxy");
            assert_eq!(error.fault(), Some(Fault::Proxy), "{proxy} {endpoint}: {error}");
        }
    }
}

#[test]
fn a_proxy_that_is_none_is_refused_and_not_shown() {
    for url in ["", "127.0.0.1:9/s3cret", "ftp://s3cret@127.0.0.1/", "http://"] {
        let connection = connection("127.0.0.1:9").with_proxy(url);
        let error = Client::new(connection, settings()).expect_err("no proxy");
        assert_eq!((error.kind(), error.subject()), (ErrorKind::Config, "proxy"), "{url}");
        assert!(!error.to_string().contains("s3cret"), "{error}");
    }
}

#[test]
fn a_connection_that_is_cut_behind_the_eof_line_leaves_a_whole_answer() {
    let body = "[RESPONSE]\nCODE=200\nDESCRIPTION=ok\nPROPERTY[APPLICATION][0]=10001\nEOF\n";
    let short = body.strip_suffix("EOF\n").expect("its end");
    for (sent, whole) in [(body, true), (short, false)] {
        let address = serve(move |mut stream| {
            let _ = stream.read(&mut [0; 4096]);
            // More is announced than comes.
            let head = format!("HTTP/1.1 200 OK\r\nContent-Length: {}\r\n\r\n", body.len() + 9);
            let _ = stream.write_all(format!("{head}{sent}").as_bytes());
        });
        let settings = Settings { attempts: 1, ..settings() };
        let client = Client::new(connection(&address), settings).expect("loopback");
        let command = Command::new("AddDomainApplication").with("DOMAIN", "example.com");
        match client.call(&command) {
            Ok(answer) => assert_eq!((answer.first("APPLICATION"), whole), (Some("10001"), true)),
            Err(error) => {
                assert_eq!((error.kind(), whole), (ErrorKind::UnknownOutcome, false), "{error}");
            }
        }
    }
}
