//! The client against answers no simulator should have to play: through the transport seam, and
//! against a socket that answers by the byte.

mod support;

use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use ispapi_client::commands::{
    AddDomainApplication, Contacts, QueryDomainApplicationList, StatusAccount,
};
use ispapi_client::{
    Client, Command, Connection, Error, ErrorKind, Fault, HttpAnswer, Platform, ResponseBuilder,
    Settings, System,
};

use support::{Script, Scripted, answer, connection, fault, page, quick};

/// A client whose answers are these, in their order.
fn scripted(answers: impl IntoIterator<Item = Scripted>) -> (Script, Client) {
    let script = Script::new(answers);
    (script.clone(), Client::with_transport(connection(), quick(), script))
}

fn funds() -> Scripted {
    let builder = ResponseBuilder::new(200, "ok").with("CURRENCY", "EUR").with("AMOUNT", "1.00");
    answer(&builder.with("DEPOSIT", "0.00").with("CREDIT", "0.00"))
}

fn order(client: &Client) -> Result<String, Error> {
    let order = AddDomainApplication::new("example.com", Contacts::all("P-1"));
    client.send(&order).map(|application| application.reference.to_string())
}

#[test]
fn a_cut_answer_is_no_success_though_its_code_is_there() {
    let cut = "[RESPONSE]\nCODE=200\nDESCRIPTION=ok\nPROPERTY[APPLICATION][0]=10001\n\
        PROPERTY[STATUS][0]=REQUESTED\n";
    let (script, client) = scripted([page(200, cut), page(200, cut), page(200, cut)]);
    let list = QueryDomainApplicationList::of("example.com");
    let error = client.fetch(&list).expect_err("half a list");
    assert_eq!((error.kind(), script.sent().len()), (ErrorKind::Truncated, 3));
    let (script, client) = scripted([page(200, cut)]);
    assert_eq!(order(&client).expect_err("cut").kind(), ErrorKind::UnknownOutcome);
    assert_eq!(script.sent().len(), 1);
}

#[test]
fn a_success_without_a_reference_is_an_unknown_outcome() {
    let (_, client) = scripted([answer(&ResponseBuilder::new(200, "ok"))]);
    let error = order(&client).expect_err("it says 200 and names nothing");
    assert_eq!(error.kind(), ErrorKind::UnknownOutcome);
    let (_, client) = scripted([answer(&ResponseBuilder::new(200, "ok"))]);
    let error = client.send(&StatusAccount).expect_err("no funds in it");
    assert_eq!((error.kind(), error.subject()), (ErrorKind::Invalid, "CURRENCY"));
}

#[test]
fn a_page_that_shows_our_password_does_not_get_it_into_a_message() {
    let echo = "<html>you sent s_login=test.user s_pw=test.passw0rd</html>";
    let (_, client) = scripted([page(200, echo)]);
    let error = client.send(&StatusAccount).expect_err("a page");
    assert_eq!(error.kind(), ErrorKind::Invalid);
    assert!(error.to_string().contains("test.user s_pw=***"), "{error}");
    assert!(!format!("{error:?}").contains("passw0rd"), "{error:?}");
}

#[test]
fn an_answer_counts_whatever_the_http_status() {
    let refusal = ResponseBuilder::new(545, "Object not found").encode();
    let (_, client) = scripted([page(500, &refusal)]);
    let answer = client.call(&Command::new("StatusDomain")).expect("an answer");
    assert_eq!(answer.code(), 545);
}

#[test]
fn nothing_sent_may_be_sent_again_even_if_it_changes_something() {
    for unsent in [Fault::Dns, Fault::Connect, Fault::Tls, Fault::TimeoutConnect] {
        let done = ResponseBuilder::new(200, "ok").with("APPLICATION", "1");
        let done = answer(&done.with("STATUS", "REQUESTED"));
        let (script, client) = scripted([fault(unsent), done]);
        assert_eq!((order(&client).as_deref(), script.sent().len()), (Ok("1"), 2), "{unsent}");
        let (script, client) = scripted([fault(unsent), fault(unsent), fault(unsent)]);
        let error = order(&client).expect_err("nobody there");
        assert_eq!((error.kind(), error.fault()), (ErrorKind::Transport, Some(unsent)));
        assert_eq!(script.sent().len(), 3, "{unsent}");
    }
    for sent in [Fault::TimeoutRead, Fault::Closed, Fault::TooLarge] {
        let (script, client) = scripted([fault(sent)]);
        let error = order(&client).expect_err("no answer");
        assert_eq!((error.kind(), error.fault()), (ErrorKind::UnknownOutcome, Some(sent)));
        assert_eq!(script.sent().len(), 1, "{sent}");
    }
}

#[test]
fn a_pause_asked_for_is_kept_or_the_call_ends() {
    let busy = |seconds| {
        let retry_after = Some(Duration::from_secs(seconds));
        Ok(HttpAnswer { status: 503, retry_after, body: b"busy".to_vec() })
    };
    let (script, client) = scripted([busy(3600)]);
    let error = client.send(&StatusAccount).expect_err("longer than we have");
    assert_eq!((error.kind(), error.http_status()), (ErrorKind::HttpStatus, Some(503)));
    assert_eq!(error.retry_after(), Some(Duration::from_secs(3600)));
    assert_eq!(script.sent().len(), 1);
    let (script, client) = scripted([busy(0), page(429, "slow down"), funds()]);
    client.send(&StatusAccount).expect("in time");
    assert_eq!(script.sent().len(), 3);
    let (script, client) = scripted([page(404, "nothing here")]);
    client.send(&StatusAccount).expect_err("it would be the same again");
    assert_eq!(script.sent().len(), 1);
}

#[test]
fn the_rate_limit_has_its_own_longer_pause() {
    let limited = || answer(&ResponseBuilder::new(425, "usage exceeded"));
    let script = Script::new([limited()]);
    let settings = Settings {
        pause: Duration::from_millis(1),
        rate_limit_pause: Duration::from_secs(3600),
        ..Settings::default()
    };
    let connection = Connection::new(Platform::Ispapi, System::Live);
    let client = Client::with_transport(connection, settings, script.clone());
    let error = client.send(&StatusAccount).expect_err("limited");
    assert_eq!((error.kind(), error.server_code()), (ErrorKind::Temporary, Some(425)));
    assert_eq!(script.sent().len(), 1, "the pause is longer than the deadline");
}

#[test]
fn a_list_that_never_ends_is_refused() {
    let page = || {
        let list = ResponseBuilder::new(200, "ok").with("FIRST", "0").with("TOTAL", "9");
        answer(&list.with("APPLICATION", "1").with("STATUS", "ACTIVE"))
    };
    let (script, client) = scripted([page(), page()]);
    let error = client.fetch(&QueryDomainApplicationList::all()).expect_err("always row 0");
    assert_eq!(
        (error.kind(), error.subject(), script.sent().len()),
        (ErrorKind::Invalid, "FIRST", 2)
    );
}

fn take_request(stream: &mut TcpStream) {
    let mut request = vec![0; 64 << 10];
    let mut length = 0;
    while !String::from_utf8_lossy(&request[..length]).contains("s_command=") {
        let read = stream.read(&mut request[length..]).expect("a request");
        assert_ne!(read, 0, "closed before a request");
        length += read;
    }
}

/// A server that answers each connection with the next of these bytes, and counts them.
fn socket(answers: Vec<Vec<u8>>) -> (String, JoinHandle<usize>) {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
    let url = format!("http://{}/api/call.cgi", listener.local_addr().expect("bound"));
    let served = thread::spawn(move || {
        let mut count = 0;
        for bytes in answers {
            let (mut stream, _) = listener.accept().expect("a connection");
            take_request(&mut stream);
            count += 1;
            stream.write_all(&bytes).expect("sent");
        }
        listener.set_nonblocking(true).expect("still open");
        // Nobody waits in the queue: every further attempt would.
        while listener.accept().is_ok() {
            count += 1;
        }
        count
    });
    (url, served)
}

fn over_socket(url: &str) -> Client {
    let connection = Connection::new(Platform::Ispapi, System::Live).with_endpoint(url);
    let settings = Settings { body_limit: 10_000, ..Settings::default() };
    Client::new(connection.with_password("test.passw0rd"), settings).expect("loopback")
}

#[test]
fn redirects_are_not_followed() {
    let body = "moved";
    let redirect = format!(
        "HTTP/1.1 307 Temporary Redirect\r\nLocation: /elsewhere\r\nConnection: close\r\n\
         Content-Length: {}\r\n\r\n{body}",
        body.len(),
    );
    let (url, served) = socket(vec![redirect.into_bytes()]);
    let error = order(&over_socket(&url)).expect_err("moved");
    assert_eq!((error.kind(), error.http_status()), (ErrorKind::HttpStatus, Some(307)));
    assert_eq!(served.join().expect("served"), 1);
}

#[test]
fn the_limit_counts_unpacked_bytes() {
    let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    packed.write_all(&[b' '; 1 << 20]).expect("packs");
    let packed = packed.finish().expect("packs");
    assert!(packed.len() < 10_000);
    let head = format!(
        "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nConnection: close\r\n\
         Content-Length: {}\r\n\r\n",
        packed.len(),
    );
    let (url, served) = socket(vec![[head.as_bytes(), &packed].concat()]);
    let error = over_socket(&url).send(&StatusAccount).expect_err("a bomb");
    assert_eq!((error.kind(), error.fault()), (ErrorKind::Transport, Some(Fault::TooLarge)));
    assert_eq!(served.join().expect("served"), 1);
}

#[test]
fn a_connection_serves_one_call_after_another() {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
    let url = format!("http://{}/api/call.cgi", listener.local_addr().expect("bound"));
    let served = thread::spawn(move || {
        let (mut stream, _) = listener.accept().expect("a connection");
        // Whoever opens another one waits here for ever.
        stream.set_read_timeout(Some(Duration::from_secs(20))).expect("a time-out");
        for _ in 0..3 {
            take_request(&mut stream);
            let body = ResponseBuilder::new(200, "ok").encode();
            let head = format!("HTTP/1.1 200 OK\r\nContent-Length: {}\r\n\r\n", body.len());
            stream.write_all(format!("{head}{body}").as_bytes()).expect("sent");
        }
        listener.set_nonblocking(true).expect("still open");
        listener.accept().is_err()
    });
    let client = over_socket(&url);
    for _ in 0..3 {
        assert_eq!(client.call(&Command::new("StatusUser")).expect("an answer").code(), 200);
    }
    assert!(served.join().expect("served"), "one connection was enough");
}
