//! An auction of a contested name: who bids, when, and who is ahead.

use backorder_core::Money;
use backorder_core::format_utc;
use chrono::{DateTime, Duration, Utc};
use serde_json::{Value as Json, json};

use super::dice::Dice;

/// Who bids.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Bidder {
    /// One of the applications.
    Application(u64),
    /// Somebody else's customer.
    Outsider(String),
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Bid {
    at: DateTime<Utc>,
    bidder: Bidder,
    amount: Money,
}

/// An auction, from its start to its end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Auction {
    pub starts: DateTime<Utc>,
    pub ends: DateTime<Utc>,
    /// The applications that take part, the earliest first.
    pub applications: Vec<u64>,
    /// Made and still to be made, in the order of time.
    bids: Vec<Bid>,
    minimum: Money,
}

/// How an auction stands at an instant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Standing {
    pub bids: usize,
    pub bidders: usize,
    pub best: Option<(Bidder, Money)>,
    pub next_minimum: Money,
}

/// What a bid must add to the best one, in minor units.
const STEP: i64 = 500;
/// The least first bid, in minor units.
const MINIMUM: i64 = 1_000;

impl Auction {
    /// An auction among these applications, which outsiders join by the seed.
    pub fn new(
        applications: Vec<u64>,
        (starts, ends): (DateTime<Utc>, DateTime<Utc>),
        unit: Money,
    ) -> Auction {
        let minimum = Money::of_minor(MINIMUM, unit.currency());
        Auction { starts, ends, applications, bids: Vec::new(), minimum }
    }

    /// Lets outsiders bid later, each once.
    pub fn invite(&mut self, rivals: u64, domain: &str, dice: Dice) {
        let span = (self.ends - self.starts).num_seconds().max(1);
        for rival in 1..=rivals {
            let about = format!("rival {rival} of {domain}");
            let after = dice.roll(&format!("{about}: when"), span.unsigned_abs());
            let after = Duration::seconds(i64::try_from(after).unwrap_or(0));
            let more = dice.roll(&format!("{about}: how much"), 300) * 100;
            let amount = MINIMUM + i64::try_from(more).unwrap_or(0);
            let amount = Money::of_minor(amount, self.minimum.currency());
            let bidder = Bidder::Outsider(format!("rival-{rival}"));
            self.insert(Bid { at: self.starts + after, bidder, amount });
        }
    }

    /// Makes a bid without asking whether it is high enough.
    pub fn open(&mut self, bidder: Bidder, amount: Money) {
        self.insert(Bid { at: self.starts, bidder, amount });
    }

    /// Makes a bid now.
    pub fn bid(&mut self, at: DateTime<Utc>, bidder: Bidder, amount: Money) -> Result<(), String> {
        let least = self.standing(at).next_minimum;
        if at >= self.ends {
            return Err("the auction is over".into());
        }
        if amount.minor() < least.minor() {
            let (amount, least) = (amount.to_decimal(), least.to_decimal());
            return Err(format!("amount: {amount} is less than the next bid, {least}"));
        }
        self.insert(Bid { at, bidder, amount });
        Ok(())
    }

    fn insert(&mut self, bid: Bid) {
        let place = self.bids.partition_point(|other| other.at <= bid.at);
        self.bids.insert(place, bid);
    }

    /// How it stands: bids that were too low when their time came do not count.
    pub fn standing(&self, now: DateTime<Utc>) -> Standing {
        let mut made: Vec<&Bid> = Vec::new();
        let mut next = self.minimum.minor();
        for bid in self.bids.iter().filter(|bid| bid.at <= now) {
            if bid.amount.minor() >= next || made.is_empty() {
                next = bid.amount.minor().saturating_add(STEP);
                made.push(bid);
            }
        }
        let mut bidders: Vec<&Bidder> = Vec::new();
        for bid in &made {
            if !bidders.contains(&&bid.bidder) {
                bidders.push(&bid.bidder);
            }
        }
        Standing {
            bids: made.len(),
            bidders: bidders.len(),
            best: made.last().map(|bid| (bid.bidder.clone(), bid.amount)),
            next_minimum: Money::of_minor(next, self.minimum.currency()),
        }
    }

    /// Who gets the name: the best bidder, or the earliest application where nobody bid. None: an
    /// outsider.
    pub fn winner(&self) -> Option<u64> {
        match self.standing(self.ends).best {
            None => self.applications.first().copied(),
            Some((Bidder::Application(number), _)) => Some(number),
            Some((Bidder::Outsider(_), _)) => None,
        }
    }

    /// What the winner pays.
    pub fn price(&self) -> Money {
        self.standing(self.ends).best.map_or(self.minimum, |(_, amount)| amount)
    }

    pub fn minimum(&self) -> Money {
        self.minimum
    }

    pub fn json(&self, now: DateTime<Utc>) -> Json {
        let bids = self.bids.iter().filter(|bid| bid.at <= now).map(|bid| {
            let bidder = match &bid.bidder {
                Bidder::Application(number) => number.to_string(),
                Bidder::Outsider(name) => name.clone(),
            };
            let at = format_utc(bid.at);
            json!({ "at": at, "bidder": bidder, "amount": bid.amount.to_decimal() })
        });
        json!({
            "starts": format_utc(self.starts),
            "ends": format_utc(self.ends),
            "applications": self.applications.iter().map(u64::to_string).collect::<Vec<_>>(),
            "bids": bids.collect::<Vec<_>>(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use backorder_core::Currency;

    fn at(seconds: i64) -> DateTime<Utc> {
        DateTime::from_timestamp(seconds, 0).expect("in range")
    }

    fn money(minor: i64) -> Money {
        Money::of_minor(minor, Currency::parse("EUR").expect("known"))
    }

    fn auction() -> Auction {
        Auction::new(vec![1, 2], (at(0), at(100)), money(0))
    }

    #[test]
    fn the_best_bid_wins_and_the_earliest_application_without_any() {
        let mut auction = auction();
        assert_eq!((auction.winner(), auction.price()), (Some(1), money(1_000)));
        auction.bid(at(10), Bidder::Application(2), money(1_000)).expect("the minimum");
        let low = auction.bid(at(11), Bidder::Application(1), money(1_499));
        assert!(low.expect_err("too low").contains("15.00"));
        assert_eq!(auction.winner(), Some(2));
        auction.bid(at(12), Bidder::Outsider("x".into()), money(1_500)).expect("a step more");
        assert_eq!((auction.winner(), auction.price()), (None, money(1_500)));
        let standing = auction.standing(at(12));
        assert_eq!((standing.bids, standing.bidders), (2, 2));
        assert_eq!(standing.next_minimum, money(2_000));
        assert!(auction.bid(at(100), Bidder::Application(1), money(9_000)).is_err(), "over");
    }

    #[test]
    fn rivals_bid_at_their_time_and_by_the_seed() {
        let (mut one, mut same, mut other) = (auction(), auction(), auction());
        one.invite(3, "a.com", Dice(1));
        same.invite(3, "a.com", Dice(1));
        other.invite(3, "a.com", Dice(2));
        assert_eq!(one, same);
        assert_ne!(one, other);
        assert!(one.bids.windows(2).all(|pair| pair[0].at <= pair[1].at));
        assert_eq!(one.winner(), None);
    }
}
