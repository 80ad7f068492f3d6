//! Requests that somebody has begun to read and that are not carried out yet.

use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

/// How many there are. A request counts before its first byte leaves the socket, so whoever sees an
/// empty socket, and then nothing underway, knows that all of it was carried out.
#[derive(Debug, Default)]
pub(super) struct Underway {
    count: Mutex<usize>,
    ended: Condvar,
}

/// One of them; it ends when this is dropped.
#[derive(Debug)]
pub(super) struct Begun<'u>(&'u Underway);

impl Underway {
    pub fn begin(&self) -> Begun<'_> {
        *self.count() += 1;
        Begun(self)
    }

    /// Waits until there is none, for `limit` at most: a client may stop amid its request.
    pub fn wait(&self, limit: Duration) {
        // Poisoned or timed out: what is asked for is done all the same.
        let _ = self.ended.wait_timeout_while(self.count(), limit, |count| *count > 0);
    }

    fn count(&self) -> MutexGuard<'_, usize> {
        self.count.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for Begun<'_> {
    fn drop(&mut self) {
        *self.0.count() -= 1;
        self.0.ended.notify_all();
    }
}

#[cfg(test)]
mod tests {
    use std::io::{Read, Write};
    use std::net::{TcpListener, TcpStream};
    use std::sync::atomic::AtomicBool;
    use std::sync::mpsc;
    use std::thread;

    use super::super::http::{self, Reply};
    use super::*;

    /// Until a server in another thread has got so far.
    fn await_count(underway: &Underway, count: usize) {
        while *underway.count() != count {
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
                http::serve(served, stop, underway, |_| {
                    told.recv().unwrap();
                    Reply::of(200, "text/plain", Vec::new())
                })
            });
            underway.wait(Duration::ZERO);
            client.write_all(b"POST /api/call.cgi HTTP/1.1\r\nContent-Le").unwrap();
            await_count(underway, 1);
            client.write_all(b"ngth: 2\r\n\r\nab").unwrap();
            underway.wait(Duration::from_millis(20));
            assert_eq!(*underway.count(), 1, "whoever waits for it waits no longer than he says");
            carry_out.send(()).unwrap();
            underway.wait(Duration::from_secs(60));
            assert_eq!(*underway.count(), 0);
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
                http::serve(served, stop, underway, |_| {
                    assert_eq!(*underway.count(), 0);
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
