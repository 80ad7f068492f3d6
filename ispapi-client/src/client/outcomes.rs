//! The effects of a round, carried out side by side on the thread that asks for their outcomes.

use std::collections::{HashMap, VecDeque};
use std::fmt;
use std::pin::Pin;
use std::sync::Arc;
use std::time::{Duration, Instant};

use backorder_core::{BackorderId, Effect, Reference};
use futures_util::stream::{FuturesUnordered, StreamExt};

use crate::client::async_client::AsyncClient;
use crate::client::blocking::Client;
use crate::commands::Contacts;
use crate::exchange::errand::Carried;
use crate::transport::http::HttpTransport;

/// By whom a reference is held in the caller's store.
type Holders = Arc<HashMap<Reference, BackorderId>>;

/// What is under way; none of an effect that is not the registrar's.
type Running = Pin<Box<dyn Future<Output = Option<(Effect, Carried)>> + Send>>;

/// What came of effects, in the order in which it is known; made by [`Client::carry_all`].
///
/// It has no thread: the work goes on while [`Outcomes::next`] waits, and rests in between.
/// Time-outs do not rest. An answer that came in the meantime is taken first where it is there as a
/// whole; one that is still to be read may have run out of time, and its outcome is unknown then.
/// So do between two outcomes what takes much less than the time-outs of [`crate::Settings`], or
/// collect the outcomes first.
///
/// Effects that nobody asked for are not begun. Dropping this cuts off what is under way: it may be
/// carried out all the same.
pub struct Outcomes {
    waiting: VecDeque<(Effect, Contacts)>,
    held_by: Holders,
    way: Way,
    process: u32,
}

/// How effects are carried out.
enum Way {
    /// Several at once, over HTTP.
    Together(Box<Together>),
    /// Over another transport.
    OneByOne(Client),
}

struct Together {
    client: AsyncClient,
    http: HttpTransport,
    running: FuturesUnordered<Running>,
    pace: Pace,
}

impl fmt::Debug for Outcomes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Outcomes").field("waiting", &self.waiting.len()).finish_non_exhaustive()
    }
}

impl Client {
    /// Carries out effects side by side, `limit` at a time at most (0 counts as 1), on the
    /// connections of this client, with its session and its rate limit; each as
    /// [`Client::carry_out`] does. Effects that are not the registrar's are passed over.
    ///
    /// Each effect comes with the contacts of the client whose backorder it is; `held_by` says
    /// which backorder holds a reference in the caller's store, for all names alike.
    ///
    /// Where the registrar asks for less (codes 425 and 521, HTTP 429) nothing new is begun for
    /// [`crate::Settings::rate_limit_pause`], and half as many at a time from then on. After as
    /// many outcomes without such an answer as may be under way, it is one more again.
    ///
    /// Over another transport than HTTP it is one effect after the other.
    ///
    /// # Example
    /// ```
    /// use backorder_core::{Action, ClientId, Effect, EffectId, Outcome, Reference};
    /// # use ispapi_client::{Client, Connection, Platform, Settings, System, commands::Contacts};
    /// # let simulator = ispapi_sim::Simulator::start(ispapi_sim::Options::default())?;
    /// # let connection = Connection::new(Platform::Ispapi, System::Ote)
    /// #     .with_endpoint(simulator.url())
    /// #     .with_login("test.user")
    /// #     .with_password("test.passw0rd");
    /// # let client = Client::new(connection, Settings::default())?;
    /// let poll = |backorder: u64| -> Result<_, backorder_core::Error> {
    ///     let effect = Effect {
    ///         id: EffectId::parse(&format!("bo-{backorder}.1.poll-application.1."))?,
    ///         client: ClientId(7),
    ///         action: Action::PollApplication { reference: Reference::parse("4711")? },
    ///     };
    ///     Ok((effect, Contacts::all("P-1")))
    /// };
    /// let outcomes = client.carry_all([poll(1)?, poll(2)?], Default::default(), 10);
    /// let missing = Outcome::ApplicationMissing { reference: Reference::parse("4711")? };
    /// assert!(outcomes.map(|(_, carried)| carried.outcome).eq([missing.clone(), missing]));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn carry_all(
        &self,
        effects: impl IntoIterator<Item = (Effect, Contacts)>,
        held_by: HashMap<Reference, BackorderId>,
        limit: usize,
    ) -> Outcomes {
        let way = match AsyncClient::beside(self) {
            None => Way::OneByOne(self.clone()),
            Some((client, http)) => {
                let pause = self.rate_limit_pause();
                let pace = Pace::new(limit, pause, client.metrics().limited);
                let running = FuturesUnordered::new();
                Way::Together(Box::new(Together { client, http, running, pace }))
            }
        };
        Outcomes {
            waiting: effects.into_iter().collect(),
            held_by: Arc::new(held_by),
            way,
            process: std::process::id(),
        }
    }
}

impl Outcomes {
    /// Begins nothing more; what is under way still comes. The effects that were not begun.
    pub fn stop(&mut self) -> Vec<Effect> {
        self.waiting.drain(..).map(|(effect, _)| effect).collect()
    }

    /// Whether this process was forked from the one that made this. What is under way is the other
    /// one's: here it has ended.
    pub fn is_inherited(&self) -> bool {
        self.process != std::process::id()
    }
}

impl Iterator for Outcomes {
    type Item = (Effect, Carried);

    fn next(&mut self) -> Option<(Effect, Carried)> {
        if self.is_inherited() {
            return None;
        }
        match &mut self.way {
            Way::OneByOne(client) => loop {
                let (effect, contacts) = self.waiting.pop_front()?;
                let held_by = |reference: &Reference| self.held_by.get(reference).copied();
                if let Some(carried) = client.carry_out(&effect, &contacts, held_by) {
                    return Some((effect, carried));
                }
            },
            Way::Together(together) => {
                let Together { client, http, running, pace } = &mut **together;
                let drive = drive(client, running, pace, &mut self.waiting, &self.held_by);
                http.run(drive).flatten()
            }
        }
    }
}

impl Drop for Outcomes {
    /// The connections of what is under way are those of the process that made them.
    fn drop(&mut self) {
        if let (true, Way::Together(together)) = (self.is_inherited(), &mut self.way) {
            std::mem::forget(std::mem::take(&mut together.running));
        }
    }
}

/// Begins what may be begun, and waits for the next outcome.
async fn drive(
    client: &AsyncClient,
    running: &mut FuturesUnordered<Running>,
    pace: &mut Pace,
    waiting: &mut VecDeque<(Effect, Contacts)>,
    held_by: &Holders,
) -> Option<(Effect, Carried)> {
    loop {
        let now = Instant::now();
        pace.limited(client.metrics().limited, now);
        while running.len() < pace.room(now) {
            let Some((effect, contacts)) = waiting.pop_front() else { break };
            running.push(begun(client.clone(), effect, contacts, Arc::clone(held_by)));
        }
        let rest = pace.rest(now).filter(|_| !waiting.is_empty());
        let next = match rest {
            None => running.next().await,
            Some(rest) if running.is_empty() => {
                tokio::time::sleep(rest).await;
                continue;
            }
            Some(rest) => match tokio::time::timeout(rest, running.next()).await {
                Ok(next) => next,
                Err(_) => continue,
            },
        };
        pace.ended();
        match next {
            Some(Some(outcome)) => return Some(outcome),
            // Passed over.
            Some(None) => {}
            None => return None,
        }
    }
}

fn begun(client: AsyncClient, effect: Effect, contacts: Contacts, held_by: Holders) -> Running {
    Box::pin(async move {
        let holder = |reference: &Reference| held_by.get(reference).copied();
        let carried = client.carry_out(&effect, &contacts, holder).await?;
        Some((effect, carried))
    })
}

/// How much may be under way. Where the registrar asks for less it is halved, once for all the
/// answers of a moment, and nothing is begun for a while.
#[derive(Debug)]
struct Pace {
    /// What the caller allows.
    limit: usize,
    allowed: usize,
    /// Outcomes since `allowed` was changed.
    calm: usize,
    /// How often the registrar had asked for less when it was last looked at.
    seen: u64,
    pause: Duration,
    until: Option<Instant>,
}

impl Pace {
    fn new(limit: usize, pause: Duration, seen: u64) -> Pace {
        let limit = limit.max(1);
        Pace { limit, allowed: limit, calm: 0, seen, pause, until: None }
    }

    /// Takes in how often the registrar has asked for less so far.
    fn limited(&mut self, times: u64, now: Instant) {
        if times == self.seen {
            return;
        }
        self.seen = times;
        if self.rest(now).is_none() {
            self.allowed = (self.allowed / 2).max(1);
        }
        self.calm = 0;
        self.until = now.checked_add(self.pause);
    }

    /// One outcome is there.
    fn ended(&mut self) {
        self.calm += 1;
        if self.calm >= self.allowed && self.allowed < self.limit {
            self.allowed += 1;
            self.calm = 0;
        }
    }

    /// How many may be under way now.
    fn room(&self, now: Instant) -> usize {
        if self.rest(now).is_some() { 0 } else { self.allowed }
    }

    /// How long nothing is begun; none: it may be.
    fn rest(&self, now: Instant) -> Option<Duration> {
        let rest = self.until?.checked_duration_since(now)?;
        Some(rest).filter(|rest| !rest.is_zero())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_pace_is_halved_once_for_a_burst_and_comes_back_step_by_step() {
        let (start, pause) = (Instant::now(), Duration::from_secs(10));
        let mut pace = Pace::new(8, pause, 3);
        pace.limited(3, start);
        assert_eq!((pace.room(start), pace.rest(start)), (8, None), "what was before counts not");
        pace.limited(4, start);
        pace.limited(7, start + Duration::from_secs(1));
        let rested = start + Duration::from_secs(11);
        assert_eq!(pace.room(rested - Duration::from_millis(1)), 0);
        assert_eq!(pace.room(rested), 4, "once for all answers of a burst");
        for outcomes in [4, 5, 6, 7] {
            assert_eq!(pace.room(rested), outcomes);
            (0..outcomes).for_each(|_| pace.ended());
        }
        assert_eq!(pace.room(rested), 8);
        (0..100).for_each(|_| pace.ended());
        assert_eq!(pace.room(rested), 8, "never more than the caller allows");
        let mut slowest = Pace::new(0, pause, 0);
        slowest.limited(1, start);
        assert_eq!(slowest.room(start + pause), 1);
    }
}
