//! Time, size and number limits of what speaks to the registrar.

use std::mem::MaybeUninit;
use std::time::Duration;

use ispapi_client::{Error, ErrorKind, RateLimit, Settings};

use crate::boundary::answer::hand_out;
use crate::boundary::convert::constant;
use crate::boundary::failure::Checked;
use crate::boundary::fence::{backorder_result, fence, fence_or};
use crate::boundary::fill::given;
use crate::boundary::numbers::Limit;

/// Limits of what speaks to the registrar: those that were set; for the others what
/// `BACKORDER_LIMIT_` says holds.
#[derive(Default)]
pub struct backorder_limits(Vec<(Limit, u64)>);

impl backorder_limits {
    pub(crate) fn get(&self, limit: Limit) -> Option<u64> {
        self.0.iter().rev().find(|(known, _)| *known == limit).map(|(_, value)| *value)
    }

    /// Puts a time that was set where it belongs.
    pub(crate) fn time(&self, limit: Limit, place: &mut Duration) {
        if let Some(value) = self.get(limit) {
            *place = Duration::from_millis(value);
        }
    }

    pub(crate) fn settings(&self) -> Settings {
        let mut settings = Settings::default();
        self.time(Limit::ConnectTime, &mut settings.connect_timeout);
        self.time(Limit::AnswerTime, &mut settings.answer_timeout);
        self.time(Limit::IdleTime, &mut settings.idle_timeout);
        self.time(Limit::TotalTime, &mut settings.total_timeout);
        self.time(Limit::Pause, &mut settings.pause);
        self.time(Limit::RateLimitPause, &mut settings.rate_limit_pause);
        if let Some(bytes) = self.get(Limit::Bytes) {
            settings.body_limit = usize::try_from(bytes).unwrap_or(usize::MAX);
        }
        if let Some(attempts) = self.get(Limit::Attempts) {
            settings.attempts = whole(attempts);
        }
        let per = self.get(Limit::RateTime).map_or(Duration::from_secs(60), Duration::from_millis);
        let requests = self.get(Limit::Rate).map(whole).filter(|requests| *requests > 0);
        settings.rate_limit = requests.map(|requests| RateLimit { requests, per });
        let seconds = |limit| {
            let time = self.get(limit).filter(|time| *time > 0);
            time.map(|time| whole(time.div_ceil(1000)))
        };
        settings.session.idle_seconds = seconds(Limit::SessionIdleTime);
        settings.session.total_seconds = seconds(Limit::SessionTime);
        settings
    }
}

/// The settings of a parameter that may be NULL.
pub(crate) fn settings(limits: Option<&backorder_limits>) -> Settings {
    limits.map_or_else(Settings::default, backorder_limits::settings)
}

/// What a number is beyond what counts.
pub(crate) fn whole(number: u64) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

/// Limits of which none is set. Free them with `backorder_limits_free`.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_limits_new(
    out: Option<&mut MaybeUninit<Option<Box<backorder_limits>>>>,
) -> backorder_result {
    hand_out(out, || Ok(Box::default()))
}

/// Sets one of `BACKORDER_LIMIT_`: milliseconds, bytes or a number.
///
/// Errors: `CONFIG` for 0, which only `RATE`, `PAUSE`, `RATE_LIMIT_PAUSE` and the times of a
/// session may be.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_limits_set(
    limits: Option<&mut backorder_limits>,
    number: u32,
    value: u64,
) -> backorder_result {
    fence(|| {
        let (limits, limit) =
            (given(limits, "limits")?, constant(number, "limit", Limit::from_code)?);
        let may_be_none = matches!(
            limit,
            Limit::Rate
                | Limit::Pause
                | Limit::RateLimitPause
                | Limit::SessionIdleTime
                | Limit::SessionTime
        );
        check(limit, value, may_be_none)?;
        limits.0.retain(|(known, _)| *known != limit);
        limits.0.push((limit, value));
        Ok(())
    })
}

fn check(limit: Limit, value: u64, may_be_none: bool) -> Checked<()> {
    if value > 0 || may_be_none {
        return Ok(());
    }
    Err(Error::new(ErrorKind::Config, limit.name(), "is 0, not 1 at least").into())
}

/// Frees limits; NULL is fine.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_limits_free(limits: Option<Box<backorder_limits>>) {
    fence_or((), || drop(limits));
}
