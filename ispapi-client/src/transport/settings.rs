//! Limits and repetition of a client.

use std::time::Duration;

use crate::commands::StartSession;

/// Time limits, size limit, repetition and the caller's own rate limit.
///
/// # Example
/// ```
/// use ispapi_client::Settings;
/// use std::time::Duration;
/// let settings = Settings { total_timeout: Duration::from_secs(10), ..Settings::default() };
/// assert_eq!(settings.connect_timeout, Duration::from_secs(5));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Settings {
    /// For one attempt to connect: name, TCP, proxy and TLS together \[5 s\].
    pub connect_timeout: Duration,
    /// For one attempt, from its start until the head of the answer is there \[30 s\].
    pub answer_timeout: Duration,
    /// Between two pieces of the body \[10 s\].
    pub idle_timeout: Duration,
    /// For the whole call, with all its attempts and pauses \[30 s\].
    pub total_timeout: Duration,
    /// Bytes of an answer, unpacked \[64 MiB\].
    pub body_limit: usize,
    /// Attempts in all, 1 to never repeat \[3\].
    pub attempts: u32,
    /// Pause before the second attempt; doubled for each further one. Up to half of it is added
    /// at random, so that many clients do not come back at once \[250 ms\].
    pub pause: Duration,
    /// Pause after code 425, the server's rate limit, in place of `pause` \[10 s\].
    pub rate_limit_pause: Duration,
    /// How often commands may be sent at most \[no limit\].
    pub rate_limit: Option<RateLimit>,
    /// What sessions are asked for: how long they may live, on ISPAPI \[what the server takes\].
    pub session: StartSession,
}

impl Default for Settings {
    fn default() -> Settings {
        Settings {
            connect_timeout: Duration::from_secs(5),
            answer_timeout: Duration::from_secs(30),
            idle_timeout: Duration::from_secs(10),
            total_timeout: Duration::from_secs(30),
            body_limit: 64 << 20,
            attempts: 3,
            pause: Duration::from_millis(250),
            rate_limit_pause: Duration::from_secs(10),
            rate_limit: None,
            session: StartSession::default(),
        }
    }
}

/// At most this many requests in any span of this length, repetitions and logins included.
///
/// A call that would have to wait beyond its deadline is refused with
/// [`crate::ErrorKind::RateLimited`] before anything is sent.
///
/// # Example
/// ```
/// use ispapi_client::{RateLimit, Settings};
/// use std::time::Duration;
/// let rate_limit = RateLimit { requests: 60, per: Duration::from_secs(60) };
/// let settings = Settings { rate_limit: Some(rate_limit), ..Settings::default() };
/// assert_eq!(settings.rate_limit, Some(rate_limit));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct RateLimit {
    /// How many; 0 counts as 1.
    pub requests: u32,
    /// In which time.
    pub per: Duration,
}
