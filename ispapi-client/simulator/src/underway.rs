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
        *self.lock() += 1;
        Begun(self)
    }

    /// Waits until there is none, for `limit` at most: a client may stop amid its request.
    pub fn wait(&self, limit: Duration) {
        // Poisoned or timed out: what is asked for is done all the same.
        let _ = self.ended.wait_timeout_while(self.lock(), limit, |count| *count > 0);
    }

    #[cfg(test)]
    pub fn count(&self) -> usize {
        *self.lock()
    }

    fn lock(&self) -> MutexGuard<'_, usize> {
        self.count.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for Begun<'_> {
    fn drop(&mut self) {
        *self.0.lock() -= 1;
        self.0.ended.notify_all();
    }
}
