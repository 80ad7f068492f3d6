//! What becomes of a name.

use backorder_core::format_utc;
use backorder_core::{Currency, Money};
use chrono::{DateTime, Duration, Utc};
use serde_json::{Value as Json, json};

use super::dice::Dice;
use super::parameters::{Parameters, Refusal, amount, instant, seconds, unknown, whole};

/// What becomes of the applications for a name once it has dropped.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Outcome {
    /// We catch it. One FULL application gets it; several go to auction among themselves; of LITE
    /// alone the earliest gets it; the rest fails.
    Catch,
    /// Somebody else catches it: FAILED.
    Lose,
    /// Contested from outside: an auction, which the bids decide.
    Auction,
    /// Contested from outside: an auction in which the earliest of our applications has bid.
    AuctionWon,
    /// Contested from outside: an auction in which only an outsider has bid.
    AuctionLost,
    /// The registrar forgets the application: code 545.
    Vanish,
    /// PROCESSING for ever.
    Stuck,
    /// The seed decides between catch, lose and the auctions.
    Random,
    /// Any word.
    Word(String),
}

impl Outcome {
    fn parse(text: &str) -> Result<Outcome, Refusal> {
        Ok(match text {
            "catch" => Outcome::Catch,
            "lose" => Outcome::Lose,
            "auction" => Outcome::Auction,
            "auction-won" => Outcome::AuctionWon,
            "auction-lost" => Outcome::AuctionLost,
            "vanish" => Outcome::Vanish,
            "stuck" => Outcome::Stuck,
            "random" => Outcome::Random,
            _ => match text.strip_prefix("word:") {
                Some(word) if !word.is_empty() => Outcome::Word(word.to_ascii_uppercase()),
                _ => return Err(format!("outcome: {text:?} is none of {OUTCOMES}")),
            },
        })
    }

    fn name(&self) -> String {
        match self {
            Outcome::Catch => "catch".into(),
            Outcome::Lose => "lose".into(),
            Outcome::Auction => "auction".into(),
            Outcome::AuctionWon => "auction-won".into(),
            Outcome::AuctionLost => "auction-lost".into(),
            Outcome::Vanish => "vanish".into(),
            Outcome::Stuck => "stuck".into(),
            Outcome::Random => "random".into(),
            Outcome::Word(word) => format!("word:{word}"),
        }
    }

    /// The outcome with chance taken out of it.
    pub fn settled(&self, dice: Dice, domain: &str) -> Outcome {
        if *self != Outcome::Random {
            return self.clone();
        }
        match dice.roll(&format!("outcome {domain}"), 100) {
            0..=39 => Outcome::Catch,
            40..=69 => Outcome::Lose,
            70..=84 => Outcome::AuctionWon,
            _ => Outcome::AuctionLost,
        }
    }
}

const OUTCOMES: &str =
    "catch, lose, auction, auction-won, auction-lost, vanish, stuck, random, word:...";

/// What is known of a name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Name {
    /// When it drops; none: never.
    pub drop: Option<DateTime<Utc>>,
    /// When orders and cancellations close; none: orders once it is decided, cancellations at
    /// the drop.
    pub finalization: Option<DateTime<Utc>>,
    pub outcome: Outcome,
    /// From the drop until the registrar knows what became of it.
    pub settle: Duration,
    /// How long an auction runs.
    pub auction: Duration,
    /// The bid that is made when an auction of a fixed outcome begins, in the account's currency.
    pub bid: Money,
    /// How many outsiders bid in an auction, when and how much by the seed.
    pub rivals: u64,
    /// From the catch until StatusDomain knows the name.
    pub readable: Duration,
    /// What it costs to register, where it is not the price of its zone.
    pub premium: Option<Money>,
    /// Its score on the droplist, 0 to 10.
    pub score: u64,
    /// Set once the applications of this drop are decided: it is too late for more.
    pub decided: bool,
}

impl Name {
    pub fn unscripted(currency: Currency) -> Name {
        Name {
            drop: None,
            finalization: None,
            outcome: Outcome::Catch,
            settle: Duration::minutes(10),
            auction: Duration::days(3),
            bid: Money::of_minor(12_500, currency),
            rivals: 0,
            readable: Duration::zero(),
            premium: None,
            score: 0,
            decided: false,
        }
    }

    /// The date by which funds are locked.
    pub fn closes(&self) -> Option<DateTime<Utc>> {
        self.finalization.or(self.drop)
    }

    /// Whether it is too late for an order.
    pub fn is_closed(&self, now: DateTime<Utc>) -> bool {
        self.decided || self.finalization.is_some_and(|finalization| finalization <= now)
    }

    /// Changes what the parameters name; a new drop date or outcome opens the name again.
    pub fn change(&mut self, parameters: &Parameters) -> Result<(), Refusal> {
        let mut new = self.clone();
        let currency = new.bid.currency();
        for (key, value) in parameters {
            match key.as_str() {
                "domain" => {}
                "drop" => new.drop = instant(key, value)?,
                "finalization" => new.finalization = instant(key, value)?,
                "outcome" => new.outcome = Outcome::parse(value)?,
                "settle" => new.settle = seconds(key, value)?,
                "auction" => new.auction = seconds(key, value)?,
                "readable" => new.readable = seconds(key, value)?,
                "bid" => new.bid = amount(key, value, currency)?,
                "rivals" => new.rivals = up_to(key, value, 100)?,
                "score" => new.score = up_to(key, value, 10)?,
                "premium" if value.is_empty() => new.premium = None,
                "premium" => new.premium = Some(amount(key, value, currency)?),
                _ => return Err(unknown(key)),
            }
        }
        if new.finalization.zip(new.drop).is_some_and(|(finalization, drop)| finalization > drop) {
            return Err("finalization: is after the drop".into());
        }
        if parameters.contains_key("drop") || parameters.contains_key("outcome") {
            new.decided = false;
        }
        *self = new;
        Ok(())
    }

    pub fn json(&self, domain: &str) -> Json {
        json!({
            "domain": domain,
            "drop": self.drop.map(format_utc),
            "finalization": self.finalization.map(format_utc),
            "outcome": self.outcome.name(),
            "settle": self.settle.num_seconds(),
            "auction": self.auction.num_seconds(),
            "bid": self.bid.to_decimal(),
            "rivals": self.rivals,
            "readable": self.readable.num_seconds(),
            "premium": self.premium.map(Money::to_decimal),
            "score": self.score,
            "decided": self.decided,
        })
    }
}

fn up_to(key: &str, text: &str, most: u64) -> Result<u64, Refusal> {
    match whole(key, text)? {
        number if number <= most => Ok(number),
        number => Err(format!("{key}: {number} is more than {most}")),
    }
}

/// A name in ACE form and lower case, as far as it is a name.
pub(super) fn ace(domain: &str) -> String {
    let ace = backorder_core::idn::to_ace(domain);
    ace.map_or_else(|_| domain.to_ascii_lowercase(), |ace| ace.to_ascii_lowercase())
}

/// The part after the first dot of a name in ACE form; none if it is no such name.
pub(super) fn tld(domain: &str) -> Option<&str> {
    let label = |label: &str| {
        let plain = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-';
        (1..=63).contains(&label.len())
            && label.bytes().all(plain)
            && !label.starts_with('-')
            && !label.ends_with('-')
    };
    let good = domain.len() <= 253 && domain.split('.').all(label);
    domain.split_once('.').filter(|_| good).map(|(_, tld)| tld)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names() {
        assert_eq!(tld("a.co.uk"), Some("co.uk"));
        for bad in ["", "com", ".com", "a.", "a..b", "-a.com", "a-.com", "a b.com", "ä.com"] {
            assert_eq!(tld(bad), None, "{bad}");
        }
    }

    #[test]
    fn chance_is_settled_by_the_seed() {
        let settled = |seed, domain: &str| Outcome::Random.settled(Dice(seed), domain);
        assert_eq!(settled(1, "a.com"), settled(1, "a.com"));
        let of_many: Vec<Outcome> =
            (0..40).map(|number| settled(1, &format!("{number}.com"))).collect();
        for outcome in [Outcome::Catch, Outcome::Lose, Outcome::AuctionWon, Outcome::AuctionLost] {
            assert!(of_many.contains(&outcome), "{outcome:?}");
        }
        assert_eq!(Outcome::Stuck.settled(Dice(1), "a.com"), Outcome::Stuck);
    }
}
