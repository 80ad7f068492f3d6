//! How often to look, so that all domains are seen within a window.

/// The runs that see all domains once in a window.
///
/// # Example
/// ```
/// use backorder_core::sync::Cadence;
/// let cadence = Cadence::new(7_000, 200, 360);
/// assert_eq!((cadence.runs, cadence.interval_seconds), (35, 617));
/// assert_eq!((cadence.cron_line().as_str(), cadence.batch_needed()), ("*/10 * * * *", None));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Cadence {
    /// Domains in all.
    pub domains: u64,
    /// Minutes in which each is to be seen.
    pub window_minutes: u64,
    /// Runs in the window.
    pub runs: u64,
    /// Seconds from one run to the next, whole ones.
    pub interval_seconds: u64,
}

impl Cadence {
    /// The runs of `batch` domains each; a batch or a window of 0 is taken as 1.
    pub fn new(domains: u64, batch: u64, window_minutes: u64) -> Cadence {
        let window_minutes = window_minutes.max(1);
        let runs = domains.div_ceil(batch.max(1)).max(1);
        let interval_seconds = window_minutes.saturating_mul(60) / runs;
        Cadence { domains, window_minutes, runs, interval_seconds }
    }

    /// The line of a crontab, without the command: never slower than the interval, but once a
    /// minute at most.
    pub fn cron_line(&self) -> String {
        let (minutes, hours) = (self.interval_seconds / 60, self.interval_seconds / 3600);
        match (minutes, hours) {
            (0 | 1, _) => "* * * * *".to_owned(),
            (2..60, _) => format!("*/{minutes} * * * *"),
            (_, 1) => "0 * * * *".to_owned(),
            (_, 2..24) => format!("0 */{hours} * * *"),
            _ => "0 0 * * *".to_owned(),
        }
    }

    /// The batch that sees all domains with a run a minute, if the present one is too small.
    pub fn batch_needed(&self) -> Option<u64> {
        (self.interval_seconds < 60).then(|| self.domains.div_ceil(self.window_minutes))
    }
}
