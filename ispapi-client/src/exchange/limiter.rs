//! The caller's own rate limit.

use std::collections::VecDeque;
use std::time::{Duration, Instant};

use crate::transport::settings::RateLimit;

/// When the latest requests were let through or will be.
#[derive(Debug, Clone, Default)]
pub(crate) struct Limiter {
    turns: VecDeque<Instant>,
}

impl Limiter {
    /// Takes the next turn: how long to wait for it. An error, and no turn is taken, if it does
    /// not come before the deadline.
    pub(crate) fn take(
        &mut self,
        limit: RateLimit,
        now: Instant,
        deadline: Instant,
    ) -> Result<Duration, Duration> {
        let requests = limit.requests.max(1) as usize;
        while self.turns.len() > requests {
            self.turns.pop_front();
        }
        let turn = match self.turns.front() {
            Some(first) if self.turns.len() == requests => {
                first.checked_add(limit.per).unwrap_or(deadline).max(now)
            }
            _ => now,
        };
        let wait = turn.duration_since(now);
        if turn > deadline || (turn == deadline && turn > now) {
            return Err(wait);
        }
        if self.turns.len() == requests {
            self.turns.pop_front();
        }
        self.turns.push_back(turn);
        Ok(wait)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_window_holds_more_than_allowed() {
        let per = Duration::from_secs(10);
        let limit = RateLimit { requests: 3, per };
        let start = Instant::now();
        let deadline = start + Duration::from_secs(3600);
        let mut limiter = Limiter::default();
        let mut now = start;
        let mut turns = Vec::new();
        for step in [0, 1, 0, 0, 2, 0, 15, 0, 0, 0, 0, 1] {
            now += Duration::from_secs(step);
            turns.push(now + limiter.take(limit, now, deadline).expect("far deadline"));
        }
        assert!(turns.is_sorted(), "first come, first served");
        for window in turns.windows(4) {
            assert!(window[3] - window[0] >= per, "{turns:?}");
        }
    }

    #[test]
    fn a_turn_beyond_the_deadline_is_not_taken() {
        let limit = RateLimit { requests: 1, per: Duration::from_secs(10) };
        let now = Instant::now();
        let soon = now + Duration::from_secs(5);
        let mut limiter = Limiter::default();
        assert_eq!(limiter.take(limit, now, soon), Ok(Duration::ZERO));
        assert_eq!(limiter.take(limit, now, soon), Err(Duration::from_secs(10)));
        assert_eq!(limiter.take(limit, now, soon), Err(Duration::from_secs(10)), "nor counted");
        let late = now + Duration::from_secs(60);
        assert_eq!(limiter.take(limit, now, late), Ok(Duration::from_secs(10)));
        let zero = RateLimit { requests: 0, per: Duration::ZERO };
        assert_eq!(Limiter::default().take(zero, now, late), Ok(Duration::ZERO));
    }
}
