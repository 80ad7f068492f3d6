//! `Backorder\Ispapi\Settings`: the limits of a client, and `Backorder\Ispapi\Metrics`.

use std::time::Duration;

use ext_php_rs::prelude::*;
use ispapi_client::{Error, ErrorKind, RateLimit};

use crate::FINAL;
use crate::boundary::convert::int;
use crate::boundary::errors::Refused;

#[php_class]
#[php(name = "Backorder\\Ispapi\\Settings")]
#[php(flags = FINAL)]
#[derive(Debug, Clone, Copy)]
pub struct Settings(pub ispapi_client::Settings);

#[php_impl]
impl Settings {
    #[php(getter)]
    pub fn connect_timeout_ms(&self) -> i64 {
        shown(self.0.connect_timeout)
    }

    #[php(getter)]
    pub fn timeout_ms(&self) -> i64 {
        shown(self.0.total_timeout)
    }

    #[php(getter)]
    pub fn attempts(&self) -> i64 {
        self.0.attempts.into()
    }

    #[php(getter)]
    pub fn answer_timeout_ms(&self) -> i64 {
        shown(self.0.answer_timeout)
    }

    #[php(getter)]
    pub fn idle_timeout_ms(&self) -> i64 {
        shown(self.0.idle_timeout)
    }

    #[php(getter)]
    pub fn pause_ms(&self) -> i64 {
        shown(self.0.pause)
    }

    #[php(getter)]
    pub fn rate_limit_pause_ms(&self) -> i64 {
        shown(self.0.rate_limit_pause)
    }

    #[php(getter)]
    pub fn rate_limit(&self) -> i64 {
        self.0.rate_limit.map_or(0, |limit| limit.requests.into())
    }

    #[php(getter)]
    pub fn rate_limit_ms(&self) -> i64 {
        self.0.rate_limit.map_or(60_000, |limit| shown(limit.per))
    }

    // PHP callers name the arguments.
    #[allow(clippy::too_many_arguments)]
    #[php(optional = connectTimeoutMs)]
    pub fn __construct(
        connectTimeoutMs: Option<i64>,
        timeoutMs: Option<i64>,
        attempts: Option<i64>,
        answerTimeoutMs: Option<i64>,
        idleTimeoutMs: Option<i64>,
        pauseMs: Option<i64>,
        rateLimitPauseMs: Option<i64>,
        rateLimit: Option<i64>,
        rateLimitMs: Option<i64>,
    ) -> Result<Settings, Refused> {
        let changes = Changes {
            times: [
                connectTimeoutMs,
                timeoutMs,
                answerTimeoutMs,
                idleTimeoutMs,
                pauseMs,
                rateLimitPauseMs,
            ],
            attempts,
            rate_limit: [rateLimit, rateLimitMs],
        };
        Settings(ispapi_client::Settings::default()).changed(changes)
    }

    // PHP callers name the arguments.
    #[allow(clippy::too_many_arguments)]
    #[php(optional = connectTimeoutMs)]
    pub fn with(
        &self,
        connectTimeoutMs: Option<i64>,
        timeoutMs: Option<i64>,
        attempts: Option<i64>,
        answerTimeoutMs: Option<i64>,
        idleTimeoutMs: Option<i64>,
        pauseMs: Option<i64>,
        rateLimitPauseMs: Option<i64>,
        rateLimit: Option<i64>,
        rateLimitMs: Option<i64>,
    ) -> Result<Settings, Refused> {
        let changes = Changes {
            times: [
                connectTimeoutMs,
                timeoutMs,
                answerTimeoutMs,
                idleTimeoutMs,
                pauseMs,
                rateLimitPauseMs,
            ],
            attempts,
            rate_limit: [rateLimit, rateLimitMs],
        };
        self.changed(changes)
    }
}

/// What is given of the arguments of both.
struct Changes {
    /// In the order of `Settings::TIMES`.
    times: [Option<i64>; 6],
    attempts: Option<i64>,
    /// Requests, and in how many milliseconds.
    rate_limit: [Option<i64>; 2],
}

impl Settings {
    const TIMES: [&str; 6] = [
        "connectTimeoutMs",
        "timeoutMs",
        "answerTimeoutMs",
        "idleTimeoutMs",
        "pauseMs",
        "rateLimitPauseMs",
    ];

    fn changed(&self, changes: Changes) -> Result<Settings, Refused> {
        let mut settings = self.0;
        let places = [
            &mut settings.connect_timeout,
            &mut settings.total_timeout,
            &mut settings.answer_timeout,
            &mut settings.idle_timeout,
            &mut settings.pause,
            &mut settings.rate_limit_pause,
        ];
        for ((place, name), given) in places.into_iter().zip(Self::TIMES).zip(changes.times) {
            if let Some(number) = given {
                *place = milliseconds(name, number)?;
            }
        }
        if let Some(attempts) = changes.attempts {
            settings.attempts = u32::try_from(attempts)
                .ok()
                .filter(|attempts| *attempts > 0)
                .ok_or_else(|| below("attempts", attempts))?;
        }
        let [requests, per] = changes.rate_limit;
        let requests = requests.unwrap_or_else(|| self.rate_limit());
        let per = milliseconds("rateLimitMs", per.unwrap_or_else(|| self.rate_limit_ms()))?;
        settings.rate_limit = match u32::try_from(requests) {
            Ok(0) => None,
            Ok(requests) => Some(RateLimit { requests, per }),
            Err(_) => return Err(below("rateLimit", requests)),
        };
        Ok(Settings(settings))
    }
}

fn milliseconds(name: &str, number: i64) -> Result<Duration, Refused> {
    match u64::try_from(number) {
        Ok(number) if number > 0 => Ok(Duration::from_millis(number)),
        _ => Err(below(name, number)),
    }
}

fn below(name: &str, number: i64) -> Refused {
    let message = format!("{name}: {number} is less than 1");
    Error::new(ErrorKind::Config, name, message).into()
}

fn shown(time: Duration) -> i64 {
    i64::try_from(time.as_millis()).unwrap_or(i64::MAX)
}

/// The counters, each a property.
macro_rules! metrics {
    ($($counter:ident,)*) => {
        #[php_class]
        #[php(name = "Backorder\\Ispapi\\Metrics")]
        #[php(flags = FINAL)]
        #[derive(Debug, Clone, Copy)]
        pub struct Metrics(pub ispapi_client::Metrics);

        #[php_impl]
        impl Metrics {
            $(
                #[php(getter)]
                pub fn $counter(&self) -> i64 {
                    int(self.0.$counter)
                }
            )*
        }
    };
}

metrics! {
    calls,
    attempts,
    repetitions,
    answers,
    failures,
    unknown_outcomes,
    renewals,
    bytes_received,
    limited,
    waited_ms,
}
