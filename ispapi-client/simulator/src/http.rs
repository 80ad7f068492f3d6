//! Just enough of an HTTP/1.1 server to be honest, and to break on purpose.

use std::io::{self, ErrorKind, Read, Write};
use std::net::{Shutdown, TcpStream};
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::Duration;

use super::underway::{Begun, Underway};

/// A request as it came.
#[derive(Debug)]
pub(super) struct Request {
    pub method: String,
    pub path: String,
    pub query: String,
    pub body: Vec<u8>,
    pub keep_alive: bool,
    /// Where it comes from: an IP address.
    pub peer: String,
    pub if_none_match: Option<String>,
    pub range: Option<String>,
}

impl Request {
    /// Whether it is told to the simulator and not to the registrar.
    pub fn is_control(&self) -> bool {
        self.path.starts_with(CONTROL)
    }
}

/// What is to be answered, and how badly.
#[derive(Debug)]
pub(super) struct Reply {
    pub status: u16,
    pub content_type: &'static str,
    /// Further headers.
    pub headers: Vec<(&'static str, String)>,
    pub body: Vec<u8>,
    pub delivery: Delivery,
}

impl Reply {
    /// A reply that is delivered as it should be.
    pub fn of(status: u16, content_type: &'static str, body: Vec<u8>) -> Reply {
        Reply { status, content_type, headers: Vec::new(), body, delivery: Delivery::Whole }
    }
}

/// How a reply is delivered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Delivery {
    Whole,
    /// Half of the body, then the connection is closed.
    Half,
    /// A few bytes at a time.
    Slow,
    /// The connection is closed at once.
    None,
    /// Nothing, with the connection left open.
    Never,
}

/// How often a waiting thread looks whether it should stop.
const TICK: Duration = Duration::from_millis(50);

/// What the paths of controls begin with.
pub(super) const CONTROL: &str = "/control/";

const HEAD_LIMIT: usize = 64 << 10;
const BODY_LIMIT: usize = 16 << 20;

/// Serves one connection until either side ends it or `stop` is set.
pub(super) fn serve(
    stream: TcpStream,
    stop: &AtomicBool,
    underway: &Underway,
    mut answer: impl FnMut(&Request) -> Reply,
) -> io::Result<()> {
    stream.set_nodelay(true)?;
    stream.set_read_timeout(Some(TICK))?;
    let peer = stream.peer_addr()?.ip().to_string();
    let mut connection = Connection { stream, pending: Vec::new(), begun: None, underway, stop };
    while let Some(mut request) = connection.next_request()? {
        request.peer.clone_from(&peer);
        if request.is_control() {
            // It may wait for those that are underway, of which it is none.
            connection.begun = None;
        }
        let reply = answer(&request);
        if connection.pending.is_empty() {
            connection.begun = None;
        }
        match reply.delivery {
            Delivery::None => {
                // Dropped without a read of what may still come: a reset, as from a dead host.
                return connection.stream.shutdown(Shutdown::Both);
            }
            Delivery::Never => return connection.wait_for_the_end(),
            Delivery::Whole | Delivery::Half | Delivery::Slow => {}
        }
        write_reply(&mut connection.stream, &reply, request.keep_alive, stop)?;
        if !request.keep_alive || reply.delivery == Delivery::Half {
            return connection.stream.shutdown(Shutdown::Both);
        }
    }
    Ok(())
}

struct Connection<'s> {
    stream: TcpStream,
    /// What was read of the next request.
    pending: Vec<u8>,
    begun: Option<Begun<'s>>,
    underway: &'s Underway,
    stop: &'s AtomicBool,
}

impl Connection<'_> {
    /// Reads the next request; none at the end of the connection.
    fn next_request(&mut self) -> io::Result<Option<Request>> {
        let wrong = |message: &str| io::Error::new(ErrorKind::InvalidData, message.to_owned());
        let (mut request, head, length) = loop {
            let mut headers = [httparse::EMPTY_HEADER; 64];
            let mut parsed = httparse::Request::new(&mut headers);
            match parsed.parse(&self.pending).map_err(|error| wrong(&error.to_string()))? {
                httparse::Status::Complete(head) => {
                    let length = header(&parsed, "content-length").unwrap_or("0");
                    let length: usize = length.parse().map_err(|_| wrong("content-length"))?;
                    if length > BODY_LIMIT {
                        return Err(wrong("body too large"));
                    }
                    if header(&parsed, "expect").is_some() {
                        self.stream.write_all(b"HTTP/1.1 100 Continue\r\n\r\n")?;
                    }
                    break (request_of(&parsed), head, length);
                }
                httparse::Status::Partial if self.pending.len() > HEAD_LIMIT => {
                    return Err(wrong("head too large"));
                }
                httparse::Status::Partial => {}
            }
            if !self.read_more()? {
                return Ok(None);
            }
        };
        while self.pending.len() < head + length {
            if !self.read_more()? {
                return Ok(None);
            }
        }
        request.body = self.pending[head..head + length].to_vec();
        self.pending.drain(..head + length);
        // What came on a kept connection after the end is not carried out any more.
        Ok((!self.stop.load(Ordering::Relaxed)).then_some(request))
    }

    /// Reads what is there, waiting for it; false at the end of the connection.
    fn read_more(&mut self) -> io::Result<bool> {
        let mut buffer = [0; 8192];
        loop {
            if self.stop.load(Ordering::Relaxed) {
                return Ok(false);
            }
            let read = self.stream.peek(&mut buffer[..1]).and_then(|_| {
                self.begun.get_or_insert_with(|| self.underway.begin());
                self.stream.read(&mut buffer)
            });
            match read {
                Ok(0) => return Ok(false),
                Ok(count) => {
                    self.pending.extend_from_slice(&buffer[..count]);
                    return Ok(true);
                }
                Err(error) if is_tick(&error) => {}
                Err(error) => return Err(error),
            }
        }
    }

    fn wait_for_the_end(&mut self) -> io::Result<()> {
        while self.read_more()? {
            self.pending.clear();
            self.begun = None;
        }
        Ok(())
    }
}

fn header<'h>(parsed: &httparse::Request<'h, '_>, name: &str) -> Option<&'h str> {
    let found = parsed.headers.iter().find(|header| header.name.eq_ignore_ascii_case(name))?;
    std::str::from_utf8(found.value).ok().map(str::trim)
}

fn request_of(parsed: &httparse::Request<'_, '_>) -> Request {
    let target = parsed.path.unwrap_or("/");
    let (path, query) = target.split_once('?').unwrap_or((target, ""));
    let close = header(parsed, "connection").is_some_and(|value| {
        value.split(',').any(|token| token.trim().eq_ignore_ascii_case("close"))
    });
    Request {
        method: parsed.method.unwrap_or_default().to_owned(),
        path: path.to_owned(),
        query: query.to_owned(),
        body: Vec::new(),
        keep_alive: parsed.version == Some(1) && !close,
        peer: String::new(),
        if_none_match: header(parsed, "if-none-match").map(str::to_owned),
        range: header(parsed, "range").map(str::to_owned),
    }
}

fn is_tick(error: &io::Error) -> bool {
    matches!(error.kind(), ErrorKind::WouldBlock | ErrorKind::TimedOut | ErrorKind::Interrupted)
}

fn write_reply(
    stream: &mut TcpStream,
    reply: &Reply,
    keep_alive: bool,
    stop: &AtomicBool,
) -> io::Result<()> {
    let reason = match reply.status {
        200 => "OK",
        206 => "Partial Content",
        304 => "Not Modified",
        416 => "Range Not Satisfiable",
        400 => "Bad Request",
        404 => "Not Found",
        405 => "Method Not Allowed",
        _ => "Scripted",
    };
    let connection = if keep_alive { "keep-alive" } else { "close" };
    let more = reply.headers.iter().map(|(name, value)| format!("{name}: {value}\r\n"));
    let head = format!(
        "HTTP/1.1 {} {reason}\r\nContent-Type: {}\r\nContent-Length: {}\r\n\
         {}Connection: {connection}\r\n\r\n",
        reply.status,
        reply.content_type,
        reply.body.len(),
        more.collect::<String>(),
    );
    stream.write_all(head.as_bytes())?;
    match reply.delivery {
        Delivery::Half => stream.write_all(&reply.body[..reply.body.len() / 2])?,
        Delivery::Slow => {
            for piece in reply.body.chunks(4) {
                if stop.load(Ordering::Relaxed) {
                    break;
                }
                stream.write_all(piece)?;
                stream.flush()?;
                thread::sleep(TICK);
            }
        }
        _ => stream.write_all(&reply.body)?,
    }
    stream.flush()
}

#[cfg(test)]
mod tests {
    use std::net::TcpListener;
    use std::sync::mpsc;

    use super::*;

    /// Until a server in another thread has got so far.
    fn await_count(underway: &Underway, count: usize) {
        while underway.count() != count {
            thread::yield_now();
        }
    }

    #[test]
    fn a_request_is_underway_from_its_first_byte_until_it_is_carried_out() {
        let (stop, underway) = (AtomicBool::new(false), Underway::default());
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let mut client = TcpStream::connect(listener.local_addr().unwrap()).unwrap();
        let (served, _) = listener.accept().unwrap();
        let (carry_out, told) = mpsc::channel::<()>();
        thread::scope(|threads| {
            let (stop, underway) = (&stop, &underway);
            threads.spawn(move || {
                serve(served, stop, underway, |_| {
                    told.recv().unwrap();
                    Reply::of(200, "text/plain", Vec::new())
                })
            });
            underway.wait(Duration::ZERO);
            client.write_all(b"POST /api/call.cgi HTTP/1.1\r\nContent-Le").unwrap();
            await_count(underway, 1);
            client.write_all(b"ngth: 2\r\n\r\nab").unwrap();
            underway.wait(Duration::from_millis(20));
            assert_eq!(underway.count(), 1, "whoever waits for it waits no longer than he says");
            carry_out.send(()).unwrap();
            underway.wait(Duration::from_secs(60));
            assert_eq!(underway.count(), 0);
            // Killed amid the next one.
            client.write_all(b"POST /api").unwrap();
            await_count(underway, 1);
            drop(client);
            await_count(underway, 0);
        });
    }

    #[test]
    fn a_control_does_not_wait_for_itself() {
        let (stop, underway) = (AtomicBool::new(false), Underway::default());
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let mut client = TcpStream::connect(listener.local_addr().unwrap()).unwrap();
        let (served, _) = listener.accept().unwrap();
        thread::scope(|threads| {
            let (stop, underway) = (&stop, &underway);
            threads.spawn(move || {
                serve(served, stop, underway, |_| {
                    assert_eq!(underway.count(), 0);
                    Reply::of(200, "text/plain", b"done".into())
                })
            });
            client.write_all(b"POST /control/clock HTTP/1.1\r\nConnection: close\r\n\r\n").unwrap();
            let mut answer = String::new();
            client.read_to_string(&mut answer).unwrap();
            assert!(answer.ends_with("done"), "{answer}");
        });
    }
}
