//! What a simulation is told beforehand: what becomes of a name, and which faults to play.

use std::collections::BTreeMap;

use backorder_core::time::{format_utc, parse_utc};
use backorder_core::{Currency, Kind, Money};
use chrono::{DateTime, Duration, Utc};
use serde_json::{Value as Json, json};

/// The parameters of a control request, by name in lower case.
pub(super) type Parameters = BTreeMap<String, String>;

/// Why a control request is refused, in words.
pub(super) type Refusal = String;

/// What becomes of the applications for a name once it has dropped.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Outcome {
    /// We catch it. One FULL application gets it; several go to auction among themselves, which
    /// the earliest wins; of LITE alone the earliest gets it; the rest fails.
    Catch,
    /// Somebody else catches it: FAILED.
    Lose,
    /// Contested from outside: an auction, which the earliest of our applications wins.
    AuctionWon,
    /// Contested from outside: an auction, which we lose.
    AuctionLost,
    /// The registrar forgets the application: code 545.
    Vanish,
    /// PROCESSING for ever.
    Stuck,
    /// Any word.
    Word(String),
}

impl Outcome {
    fn parse(text: &str) -> Result<Outcome, Refusal> {
        Ok(match text {
            "catch" => Outcome::Catch,
            "lose" => Outcome::Lose,
            "auction-won" => Outcome::AuctionWon,
            "auction-lost" => Outcome::AuctionLost,
            "vanish" => Outcome::Vanish,
            "stuck" => Outcome::Stuck,
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
            Outcome::AuctionWon => "auction-won".into(),
            Outcome::AuctionLost => "auction-lost".into(),
            Outcome::Vanish => "vanish".into(),
            Outcome::Stuck => "stuck".into(),
            Outcome::Word(word) => format!("word:{word}"),
        }
    }
}

const OUTCOMES: &str = "catch, lose, auction-won, auction-lost, vanish, stuck, word:...";

/// What is known of a name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Name {
    /// When it drops; none: never.
    pub drop: Option<DateTime<Utc>>,
    pub outcome: Outcome,
    /// From the drop until the registrar knows what became of it.
    pub settle: Duration,
    /// How long an auction runs.
    pub auction: Duration,
    /// What the winning bid is, in the account's currency.
    pub bid: Money,
    /// From the catch until StatusDomain knows the name.
    pub readable: Duration,
    /// Set once the applications of this drop are decided: it is too late for more.
    pub decided: bool,
}

impl Name {
    pub fn unscripted(currency: Currency) -> Name {
        Name {
            drop: None,
            outcome: Outcome::Catch,
            settle: Duration::minutes(10),
            auction: Duration::days(3),
            bid: Money::of_minor(12_500, currency),
            readable: Duration::zero(),
            decided: false,
        }
    }

    /// Changes what the parameters name; a new drop date or outcome opens the name again.
    pub fn change(&mut self, parameters: &Parameters) -> Result<(), Refusal> {
        let mut new = self.clone();
        for (key, value) in parameters {
            match key.as_str() {
                "domain" => {}
                "drop" => new.drop = parse_utc(value).map_err(|error| format!("drop: {error}"))?,
                "outcome" => new.outcome = Outcome::parse(value)?,
                "settle" => new.settle = seconds(key, value)?,
                "auction" => new.auction = seconds(key, value)?,
                "readable" => new.readable = seconds(key, value)?,
                "bid" => new.bid = amount(key, value, new.bid.currency())?,
                _ => return Err(unknown(key)),
            }
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
            "outcome": self.outcome.name(),
            "settle": self.settle.num_seconds(),
            "auction": self.auction.num_seconds(),
            "bid": self.bid.to_decimal(),
            "readable": self.readable.num_seconds(),
            "decided": self.decided,
        })
    }
}

/// What goes wrong with a request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum FaultKind {
    /// No answer; the connection stays open until the client gives up.
    Timeout,
    /// The connection is closed without an answer.
    Cut,
    /// The connection is closed in the middle of the answer's body.
    CutBody,
    /// The answer ends in its middle, as if it were whole.
    Truncate,
    /// An answer with an empty body.
    Empty,
    /// A page that is no answer of the API.
    Garbage,
    /// The body comes a few bytes a second.
    Slow,
    /// An HTTP status with a page.
    Http(u16),
    /// An answer with this code and description.
    Answer(u16, String),
}

/// A fault for some of the requests to come.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Fault {
    pub kind: FaultKind,
    /// Only requests about this name; none: about any.
    pub domain: Option<String>,
    /// Only this command, in upper case; none: any.
    pub command: Option<String>,
    /// How many requests more.
    pub count: u64,
    /// Whether the command is carried out all the same.
    pub effect: bool,
}

impl Fault {
    pub fn parse(parameters: &Parameters) -> Result<Fault, Refusal> {
        let known = ["fault", "domain", "command", "count", "effect", "status", "code"];
        for key in parameters.keys() {
            if !known.contains(&key.as_str()) && key != "description" {
                return Err(unknown(key));
            }
        }
        let get = |key: &str| parameters.get(key).map(String::as_str);
        let kind = FaultKind::parse(get)?;
        let effect = match get("effect") {
            Some("1") => true,
            Some("0") => false,
            None => !matches!(kind, FaultKind::Http(_) | FaultKind::Answer(..)),
            Some(other) => return Err(format!("effect: {other:?} is neither 0 nor 1")),
        };
        Ok(Fault {
            kind,
            effect,
            domain: get("domain").map(str::to_ascii_lowercase),
            command: get("command").map(str::to_ascii_uppercase),
            count: get("count").map_or(Ok(1), |count| whole("count", count))?,
        })
    }

    pub fn fits(&self, command: &str, domain: Option<&str>) -> bool {
        self.count > 0
            && self.command.as_deref().is_none_or(|wanted| wanted == command)
            && self.domain.as_deref().is_none_or(|wanted| Some(wanted) == domain)
    }

    pub fn json(&self) -> Json {
        json!({
            "fault": self.kind.name(),
            "domain": self.domain,
            "command": self.command,
            "count": self.count,
            "effect": self.effect,
        })
    }
}

impl FaultKind {
    fn parse<'a>(get: impl Fn(&str) -> Option<&'a str>) -> Result<FaultKind, Refusal> {
        let number = |key: &str, default: u16| {
            let text = get(key).unwrap_or_default();
            if text.is_empty() { Ok(default) } else { number(key, text) }
        };
        Ok(match get("fault").ok_or("fault: is missing")? {
            "timeout" => FaultKind::Timeout,
            "cut" => FaultKind::Cut,
            "cut-body" => FaultKind::CutBody,
            "truncate" => FaultKind::Truncate,
            "empty" => FaultKind::Empty,
            "garbage" => FaultKind::Garbage,
            "slow" => FaultKind::Slow,
            "http" => FaultKind::Http(number("status", 500)?),
            "answer" => {
                let words = get("description").unwrap_or("Command failed due to server error");
                FaultKind::Answer(number("code", 421)?, words.to_owned())
            }
            other => return Err(format!("fault: {other:?} is none of {FAULTS}")),
        })
    }

    pub fn name(&self) -> String {
        match self {
            FaultKind::Timeout => "timeout".into(),
            FaultKind::Cut => "cut".into(),
            FaultKind::CutBody => "cut-body".into(),
            FaultKind::Truncate => "truncate".into(),
            FaultKind::Empty => "empty".into(),
            FaultKind::Garbage => "garbage".into(),
            FaultKind::Slow => "slow".into(),
            FaultKind::Http(status) => format!("http {status}"),
            FaultKind::Answer(code, _) => format!("answer {code}"),
        }
    }
}

const FAULTS: &str = "timeout, cut, cut-body, truncate, empty, garbage, slow, http, answer";

/// Reads a kind of backorder.
pub(super) fn kind(text: &str) -> Result<Kind, Refusal> {
    match text.to_ascii_uppercase().as_str() {
        "FULL" => Ok(Kind::Full),
        "LITE" => Ok(Kind::Lite),
        _ => Err(format!("kind: {text:?} is neither FULL nor LITE")),
    }
}

/// Reads an amount from 0 to ten million million, so that sums stay in the range of money.
pub(super) fn amount(key: &str, text: &str, currency: Currency) -> Result<Money, Refusal> {
    let amount = Money::parse(text, currency).map_err(|error| format!("{key}: {error}"))?;
    match amount.minor() {
        0..=1_000_000_000_000_000 => Ok(amount),
        _ => Err(format!("{key}: {text:?} is negative or too large")),
    }
}

/// Reads a number of seconds.
pub(super) fn seconds(key: &str, text: &str) -> Result<Duration, Refusal> {
    // A hundred years keep every sum of instants and durations in range.
    let seconds = whole(key, text)?;
    let seconds = i64::try_from(seconds).ok().filter(|seconds| *seconds <= 3_155_760_000);
    seconds.map(Duration::seconds).ok_or_else(|| format!("{key}: {text:?} is too large"))
}

pub(super) fn unknown(key: &str) -> Refusal {
    format!("{key}: is no parameter of this request")
}

fn whole(key: &str, text: &str) -> Result<u64, Refusal> {
    text.parse().map_err(|_| format!("{key}: {text:?} is not a whole number"))
}

fn number(key: &str, text: &str) -> Result<u16, Refusal> {
    let number: Option<u16> = text.parse().ok().filter(|number| (100..=999).contains(number));
    number.ok_or_else(|| format!("{key}: {text:?} is not a number of three digits"))
}
