//! What a client counts.

use std::sync::atomic::{AtomicU64, Ordering};

/// Counters of a client since it was made; [`crate::Client::metrics`] gives a copy.
///
/// Every call ends in exactly one of `answers`, `failures` and `unknown_outcomes`; an async call
/// that is dropped in one of the latter two.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[non_exhaustive]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Metrics {
    /// Commands that were asked for, logins included.
    pub calls: u64,
    /// Requests that were handed to the transport.
    pub attempts: u64,
    /// Requests that repeated one before.
    pub repetitions: u64,
    /// Answers of the server, whatever their code.
    pub answers: u64,
    /// Calls without an answer, of which nothing was carried out.
    pub failures: u64,
    /// Calls of which it is not known what became of them.
    pub unknown_outcomes: u64,
    /// Sessions that were started again because the server had forgotten them.
    pub renewals: u64,
    /// Bytes of answers, unpacked.
    pub bytes_received: u64,
    /// Answers by which the server asked for less: code 425 (too many commands) and 521 (too many
    /// sessions), and HTTP 429.
    pub limited: u64,
    /// Milliseconds spent waiting between attempts and for the caller's own rate limit.
    pub waited_ms: u64,
}

/// The same while it is counted.
#[derive(Debug, Default)]
pub(crate) struct Counters {
    pub(crate) calls: AtomicU64,
    pub(crate) attempts: AtomicU64,
    pub(crate) repetitions: AtomicU64,
    pub(crate) answers: AtomicU64,
    pub(crate) failures: AtomicU64,
    pub(crate) unknown_outcomes: AtomicU64,
    pub(crate) renewals: AtomicU64,
    pub(crate) bytes_received: AtomicU64,
    pub(crate) limited: AtomicU64,
    pub(crate) waited_ms: AtomicU64,
}

impl Counters {
    pub(crate) fn read(&self) -> Metrics {
        let read = |counter: &AtomicU64| counter.load(Ordering::Relaxed);
        Metrics {
            calls: read(&self.calls),
            attempts: read(&self.attempts),
            repetitions: read(&self.repetitions),
            answers: read(&self.answers),
            failures: read(&self.failures),
            unknown_outcomes: read(&self.unknown_outcomes),
            renewals: read(&self.renewals),
            bytes_received: read(&self.bytes_received),
            limited: read(&self.limited),
            waited_ms: read(&self.waited_ms),
        }
    }
}

pub(crate) fn count(counter: &AtomicU64, more: u64) {
    counter.fetch_add(more, Ordering::Relaxed);
}
