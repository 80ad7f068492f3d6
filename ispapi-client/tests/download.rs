//! Downloads from a server that breaks off, changes its mind, or lies.

use std::collections::VecDeque;
use std::io::{Read, Write};
use std::net::TcpListener;
use std::path::PathBuf;
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

use ispapi_client::download::{Download, DownloadLimits, Fetched};
use ispapi_client::droplist::{DroplistFile, ImportJob};
use ispapi_client::{Cancel, ErrorKind, Fault};

/// Answers requests with these bytes, one connection each, and keeps what was asked.
struct Server {
    url: String,
    asked: Arc<Mutex<Vec<String>>>,
}

impl Server {
    fn new(answers: impl IntoIterator<Item = Vec<u8>>) -> Server {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
        let url = format!("http://{}/list.zip", listener.local_addr().expect("bound"));
        let asked = Arc::new(Mutex::new(Vec::new()));
        let keep = asked.clone();
        let mut answers: VecDeque<Vec<u8>> = answers.into_iter().collect();
        thread::spawn(move || {
            while let Some(answer) = answers.pop_front() {
                let (mut stream, _) = listener.accept().expect("a connection");
                let mut request = Vec::new();
                let mut piece = [0; 4096];
                while !request.ends_with(b"\r\n\r\n") {
                    let length = stream.read(&mut piece).expect("a request");
                    request.extend_from_slice(&piece[..length]);
                }
                let text = String::from_utf8(request).expect("a head").to_ascii_lowercase();
                keep.lock().expect("unpoisoned").push(text);
                stream.write_all(&answer).expect("sent");
            }
        });
        Server { url, asked }
    }

    fn asked(&self) -> Vec<String> {
        self.asked.lock().expect("unpoisoned").clone()
    }
}

/// An answer that closes the connection after its body, whole or not.
fn reply(head: &str, body: &[u8]) -> Vec<u8> {
    [format!("HTTP/1.1 {head}\r\nConnection: close\r\n\r\n").as_bytes(), body].concat()
}

fn folder() -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("list");
    (folder, path)
}

fn limits() -> DownloadLimits {
    DownloadLimits { pause: Duration::from_millis(1), ..DownloadLimits::default() }
}

const BODY: &[u8] = b"shop.com;2027-01-12 19:00:07\nexample.net;2027-01-12 19:00:08\n";
const SHA256: &str = "c12aed90";

fn whole(etag: &str) -> Vec<u8> {
    reply(&format!("200 OK\r\nETag: {etag}\r\nContent-Length: {}", BODY.len()), BODY)
}

#[test]
fn what_is_there_is_not_fetched_again_and_can_be_imported() {
    let (folder, path) = folder();
    let not_modified = reply("304 Not Modified\r\nETag: \"one\"", b"");
    let server = Server::new([whole("\"one\""), not_modified, whole("\"two\"")]);
    let mut seen = Vec::new();
    let mut download = Download::new(&*server.url, &path)
        .with_limits(limits())
        .on_progress(|bytes, total| seen.push((bytes, total)));
    let Fetched::New { bytes, sha256, resumed_at } = download.fetch().expect("new") else {
        panic!("it is new");
    };
    assert_eq!((bytes, resumed_at, sha256.len()), (BODY.len() as u64, 0, 64));
    assert_eq!(download.fetch().expect("asked"), Fetched::Unchanged);
    assert!(matches!(download.fetch().expect("asked"), Fetched::New { .. }));
    drop(download);
    assert_eq!(seen.last(), Some(&(BODY.len() as u64, Some(BODY.len() as u64))));
    let asked = server.asked();
    assert!(!asked[0].contains("if-none-match"), "{asked:?}");
    assert!(asked[1].contains("if-none-match: \"one\""), "{asked:?}");
    assert!(!asked[0].contains("accept-encoding"), "{asked:?}");
    assert_eq!(std::fs::read(&path).expect("there"), BODY);

    let image = folder.path().join("droplist");
    let now = "2027-01-10T00:01:00Z".parse().expect("a time");
    let imported = ImportJob::new(&image).csv(&path, now).expect("imports");
    assert_eq!(imported.report.names, 2);
    DroplistFile::open(&image).expect("opens");
}

#[test]
fn what_breaks_off_goes_on_where_it_stopped() {
    let (_folder, path) = folder();
    let length = BODY.len();
    let head = format!("200 OK\r\nETag: \"one\"\r\nContent-Length: {length}");
    let rest = format!("206 Partial Content\r\nContent-Range: bytes 10-{}/{length}", length - 1);
    let cut = reply(&head, &BODY[..10]);
    let server = Server::new([cut, reply("503 Busy", b"busy"), reply(&rest, &BODY[10..])]);
    let fetched = Download::new(&*server.url, &path).with_limits(limits()).fetch().expect("whole");
    assert!(matches!(fetched, Fetched::New { resumed_at: 10, .. }), "{fetched:?}");
    assert_eq!(std::fs::read(&path).expect("there"), BODY);
    let asked = server.asked();
    for later in &asked[1..] {
        assert!(
            later.contains("range: bytes=10-") && later.contains("if-range: \"one\""),
            "{later}"
        );
    }
}

#[test]
fn a_part_of_another_file_is_thrown_away() {
    let (_folder, path) = folder();
    let head = "200 OK\r\nETag: \"old\"\r\nContent-Length: 100";
    let cut = || reply(head, b"old old old");
    // The server has another file by then: it answers with all of it.
    let server = Server::new([cut(), whole("\"new\"")]);
    Download::new(&*server.url, &path).with_limits(limits()).fetch().expect("whole");
    assert_eq!(std::fs::read(&path).expect("there"), BODY);
    // Or with nothing of it.
    let gone = reply("416 Range Not Satisfiable", b"");
    let server = Server::new([cut(), gone, whole("\"new\"")]);
    Download::new(&*server.url, &path).with_limits(limits()).fetch().expect("whole");
    assert!(!server.asked()[2].contains("range:"));
    assert_eq!(std::fs::read(&path).expect("there"), BODY);
    // Or from another place on.
    let lie = reply("206 Partial Content\r\nContent-Range: bytes 3-9/10", b"xxxxxxx");
    let server = Server::new([cut(), lie]);
    let error = Download::new(&*server.url, &path).with_limits(limits()).fetch();
    assert_eq!(error.expect_err("not what was asked for").kind(), ErrorKind::Invalid);
    assert_eq!(std::fs::read(&path).expect("the old one stays"), BODY);
}

#[test]
fn limits_hold_whatever_the_server_says() {
    let (_folder, path) = folder();
    let few = DownloadLimits { bytes_max: 20, ..limits() };
    let endless = reply("200 OK", &[b'x'; 1000]);
    for answer in [whole("\"one\""), endless] {
        let server = Server::new([answer]);
        let error = Download::new(&*server.url, &path).with_limits(few).fetch();
        assert_eq!(error.expect_err("too large").fault(), Some(Fault::TooLarge));
        assert!(!path.exists());
    }
    let silent = reply("200 OK\r\nContent-Length: 9", b"x");
    let once = DownloadLimits { attempts: 1, ..limits() };
    let server = Server::new([silent]);
    let error = Download::new(&*server.url, &path).with_limits(once).fetch().expect_err("cut");
    assert_eq!((error.kind(), error.fault()), (ErrorKind::Transport, Some(Fault::Closed)));
}

#[test]
fn a_wrong_checksum_leaves_nothing_behind() {
    let (folder, path) = folder();
    let server = Server::new([whole("\"one\""), whole("\"one\"")]);
    let error = Download::new(&*server.url, &path).with_sha256(SHA256).fetch();
    assert_eq!(error.expect_err("another file").kind(), ErrorKind::Invalid);
    assert_eq!(std::fs::read_dir(folder.path()).expect("there").count(), 0);
    let Fetched::New { sha256, .. } = Download::new(&*server.url, &path).fetch().expect("new")
    else {
        panic!("it is new");
    };
    let server = Server::new([whole("\"two\"")]);
    let same = Download::new(&*server.url, &path).with_sha256(sha256.to_uppercase()).fetch();
    assert!(same.is_ok(), "{same:?}");
}

#[test]
fn a_kept_file_that_was_damaged_is_fetched_anew() {
    let (_folder, path) = folder();
    let not_modified = || reply("304 Not Modified\r\nETag: \"one\"", b"");
    let server = Server::new([whole("\"one\""), not_modified(), not_modified(), whole("\"one\"")]);
    let Fetched::New { sha256, .. } = Download::new(&*server.url, &path).fetch().expect("new")
    else {
        panic!("it is new");
    };
    let mut checked = Download::new(&*server.url, &path).with_limits(limits()).with_sha256(sha256);
    assert_eq!(checked.fetch().expect("it is right"), Fetched::Unchanged);
    std::fs::write(&path, b"damaged").expect("written");
    let fetched = checked.fetch().expect("whole again");
    assert!(matches!(fetched, Fetched::New { resumed_at: 0, .. }), "{fetched:?}");
    assert_eq!(std::fs::read(&path).expect("there"), BODY);
    let asked = server.asked();
    assert!(asked[2].contains("if-none-match"), "{asked:?}");
    assert!(!asked[3].contains("if-none-match"), "or it would be unchanged for ever: {asked:?}");

    // The server itself has another file than is wanted: once more, and an error.
    let server = Server::new([not_modified(), whole("\"one\"")]);
    let error =
        Download::new(&*server.url, &path).with_limits(limits()).with_sha256(SHA256).fetch();
    assert_eq!(error.expect_err("another file").kind(), ErrorKind::Invalid);
    assert_eq!(std::fs::read(&path).expect("the old one stays"), BODY);
}

#[test]
fn wrong_addresses_and_switches_send_nothing() {
    let (_folder, path) = folder();
    for url in ["http://192.0.2.1/list.zip", "ftp://127.0.0.1/", "no"] {
        let error = Download::new(url, &path).fetch().expect_err(url);
        assert_eq!(error.kind(), ErrorKind::Config, "{url}");
    }
    let cancel = Cancel::new();
    cancel.cancel();
    let server = Server::new([]);
    let error = Download::new(&*server.url, &path).cancelled_by(&cancel).fetch();
    assert_eq!(error.expect_err("cancelled").kind(), ErrorKind::Cancelled);
    let server = Server::new([reply("404 Not Found", b"")]);
    let error = Download::new(&*server.url, &path).fetch().expect_err("not there");
    assert_eq!((error.kind(), error.http_status()), (ErrorKind::HttpStatus, Some(404)));
}
