//! What happens in a history, as data: made from a seed, readable, and a step can be left out.

use std::fmt;

use backorder_core::{TimeZone, format_utc};
use chrono::{DateTime, TimeDelta, Utc};

use super::random::{Random, fate};

/// Seconds since the history began.
pub type Seconds = i64;
/// One minute.
pub const MINUTE: Seconds = 60;
/// One hour.
pub const HOUR: Seconds = 3600;
/// One day.
pub const DAY: Seconds = 24 * HOUR;

/// Clients of every history, numbered from 1.
pub const CLIENTS: u8 = 3;
/// The names they want.
pub const NAMES: [&str; 5] =
    ["alpha.com", "beta.com", "gamma.net", "delta.org", "xn--bcher-kva.com"];
/// The TLDs, in the order in which steps number them.
pub const TLDS: [&str; 3] = ["com", "net", "org"];

/// Where servers stand: clocks that change by an hour, by half of one, by two, in the south, for
/// Ramadan, or at midnight.
pub const ZONES: [&str; 10] = [
    "Europe/Berlin",
    "America/New_York",
    "Australia/Lord_Howe",
    "Africa/Casablanca",
    "Antarctica/Troll",
    "Pacific/Chatham",
    "America/Santiago",
    "Asia/Beirut",
    "America/Havana",
    "Australia/Sydney",
];

/// Where in the calendar a history lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Calendar {
    begins: DateTime<Utc>,
}

impl Default for Calendar {
    fn default() -> Calendar {
        Calendar { begins: DateTime::UNIX_EPOCH + TimeDelta::days(20_823) }
    }
}

impl Calendar {
    /// The instant so many seconds after the beginning.
    pub fn at(self, seconds: Seconds) -> DateTime<Utc> {
        self.begins + TimeDelta::seconds(seconds)
    }

    /// How many seconds after the beginning.
    pub fn seconds(self, at: DateTime<Utc>) -> Seconds {
        (at - self.begins).num_seconds()
    }
}

/// A whole history: how the world is, and what happens in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct History {
    /// What it was made from; decides the fate of every call too.
    pub seed: u64,
    /// Whether the registrar's list of applications lets owners be compared.
    pub owners_comparable: bool,
    /// Whether the worker keeps its book between runs, instead of loading it every time.
    pub keeps_book: bool,
    /// The policy's `charge_auction_won`.
    pub charge_auction_won: bool,
    /// The policy's `charge_tax`.
    pub charge_tax: bool,
    /// When it begins.
    pub calendar: Calendar,
    /// Where the server stands.
    pub zone: &'static str,
    /// Whether the server runs its droplist jobs by fixed lines of a crontab, in wall time.
    pub by_crontab: bool,
    /// When the server's clocks change: near a drop.
    pub night: Option<Seconds>,
    /// When each name drops for the first time.
    pub drops: Vec<Seconds>,
    /// How long before the drop the registrar stops taking orders, where it does.
    pub finalizations: Vec<Option<Seconds>>,
    /// What happens, in order of time.
    pub steps: Vec<Step>,
}

/// Something that happens.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Step {
    /// When.
    pub at: Seconds,
    /// What.
    pub op: Op,
}

/// What can happen. Clients are numbered from 1, names and TLDs by their place in the lists.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Op {
    /// A client places a backorder, with the announced dates or as unlisted.
    Place {
        /// Who.
        client: u8,
        /// What.
        name: u8,
        /// LITE instead of FULL.
        lite: bool,
        /// With the dates the droplist has.
        listed: bool,
    },
    /// A backorder of another system is adopted, which was with the registrar, or not.
    Adopt {
        /// Whose it is.
        client: u8,
        /// What.
        name: u8,
        /// How it stood.
        was: Was,
    },
    /// A client deletes a backorder.
    Delete {
        /// Whose it is.
        client: u8,
        /// What.
        name: u8,
    },
    /// An admin activates by hand.
    Activate {
        /// Whose it is.
        client: u8,
        /// What.
        name: u8,
    },
    /// An admin gives up.
    GiveUp {
        /// Whose it is.
        client: u8,
        /// What.
        name: u8,
    },
    /// An admin sets the drop date to the true one, off by some hours.
    SetDrop {
        /// Whose it is.
        client: u8,
        /// What.
        name: u8,
        /// How far off the truth.
        hours_off: i16,
        /// Whether droplists may change it.
        pinned: bool,
    },
    /// The registry moves a drop.
    MoveDrop {
        /// What.
        name: u8,
        /// How far.
        hours: i16,
    },
    /// A droplist is imported.
    Import {
        /// Names that it lacks, or has with dates of long ago, one bit each.
        lacks: u8,
    },
    /// A client's credit changes.
    Credit {
        /// Whose it is.
        client: u8,
        /// By how many hundredths; below zero is a withdrawal.
        minor: i32,
    },
    /// The client gets an invoice for something else.
    Bill {
        /// Who.
        client: u8,
        /// How many hundredths.
        minor: i32,
    },
    /// The client pays every open invoice with fresh money.
    Pay {
        /// Who.
        client: u8,
    },
    /// Staff cancels or deletes the client's oldest open backorder invoice.
    Void {
        /// Whose it is.
        client: u8,
        /// Deleted instead of cancelled.
        deleted: bool,
    },
    /// The client's currency changes, and the balance with it.
    Currency {
        /// Whose it is.
        client: u8,
        /// US dollars instead of euros.
        dollars: bool,
    },
    /// Both prices of a TLD change.
    Price {
        /// Which.
        tld: u8,
        /// FULL in hundredths, LITE is half of it; 0 is no price.
        minor: i32,
    },
    /// No cycle runs and no report gets in.
    Outage {
        /// For how long.
        hours: u16,
    },
    /// From now on this share of calls, commits and reports goes wrong.
    Weather {
        /// In percent.
        percent: u8,
    },
    /// A client is deleted in billing, or merged into another.
    Leave {
        /// Who.
        client: u8,
        /// Into whom.
        into: Option<u8>,
    },
    /// Billing takes a payment of ours back.
    TakeBack {
        /// What becomes of the invoice.
        how: TakenBack,
    },
    /// Staff accepts a domain whose dates are not believed.
    Accept,
    /// Two workers run a cycle at once on copies of the same rows.
    Overlap,
    /// A cycle runs with a clock that is behind.
    ClockBack {
        /// How far.
        minutes: u16,
    },
}

impl Op {
    /// In whose name it is asked.
    pub(super) fn client(self) -> Option<u8> {
        match self {
            Op::Place { client, .. }
            | Op::Adopt { client, .. }
            | Op::Delete { client, .. }
            | Op::Activate { client, .. } => Some(client),
            _ => None,
        }
    }
}

/// What becomes of an invoice that was paid.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TakenBack {
    /// The money is given back.
    Refunded,
    /// It is open again.
    Reopened,
    /// It is cancelled.
    Cancelled,
}

/// How a backorder stood in the system it is adopted from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Was {
    /// REQUESTED.
    Requested,
    /// ACTIVE.
    Active,
    /// PROCESSING, with the reference of its application.
    Known,
    /// PROCESSING, with an application whose reference was lost.
    Lost,
    /// PROCESSING, and nothing ever arrived at the registrar.
    Unsent,
    /// FAILED.
    Failed,
}

impl Was {
    const ALL: [Was; 6] =
        [Was::Requested, Was::Active, Was::Known, Was::Lost, Was::Unsent, Was::Failed];
}

impl History {
    /// The history of a seed: weeks to months, then quiet.
    pub fn of_seed(seed: u64) -> History {
        let mut random = Random::new(seed);
        let days = random.within(12, 60);
        // On the five minutes on which cycles run, so that bounds are met exactly.
        let drops = NAMES.iter().map(|_| random.within(2 * 288, days * 288) * 5 * MINUTE).collect();
        let finalizations =
            NAMES.iter().map(|_| random.chance(30).then(|| random.within(0, 30) * HOUR)).collect();
        let mut history = History {
            seed,
            owners_comparable: random.chance(50),
            keeps_book: random.chance(85),
            charge_auction_won: random.chance(80),
            charge_tax: fate(seed, &[12]).chance(85),
            calendar: Calendar::default(),
            zone: ZONES[0],
            by_crontab: false,
            night: None,
            drops,
            finalizations,
            steps: Vec::new(),
        };
        for _ in 0..random.within(3, 9) {
            let name = random.below(NAMES.len() as u64);
            let drop = history.drops[usize::try_from(name).unwrap_or(0)];
            let client = u8::try_from(random.within(1, i64::from(CLIENTS))).unwrap_or(1);
            let (name, lite) = (u8::try_from(name).unwrap_or(0), random.chance(15));
            let op = Op::Place { client, name, lite, listed: random.chance(90) };
            history.steps.push(Step { at: random.within(0, drop - HOUR), op });
        }
        let count = random.within(15, 60);
        for _ in 0..count {
            let at = history.moment(&mut random, days);
            history.steps.push(Step { at, op: random_op(&mut random) });
        }
        for client in 1..=CLIENTS {
            let minor = i32::try_from(random.within(0, 9) * 1000).unwrap_or(0);
            history.steps.push(Step { at: 0, op: Op::Credit { client, minor } });
        }
        history.move_in();
        history.think_again(days);
        history.steps.sort_by_key(|step| step.at);
        history.place_in_calendar();
        history
    }

    /// Some resellers come from another system, and bring backorders along.
    fn move_in(&mut self) {
        let mut random = fate(self.seed, &[11]);
        if !random.chance(15) {
            return;
        }
        for _ in 0..random.within(1, 4) {
            let name = random.below(NAMES.len() as u64);
            let drop = self.drops[usize::try_from(name).unwrap_or(0)];
            let client = u8::try_from(random.within(1, i64::from(CLIENTS))).unwrap_or(1);
            let was = Was::ALL[usize::try_from(random.below(6)).unwrap_or(0)];
            let op = Op::Adopt { client, name: u8::try_from(name).unwrap_or(0), was };
            let before = random.within(10 * MINUTE, 80 * HOUR);
            self.steps.push(Step { at: (drop - before).max(0), op });
        }
    }

    /// After the fact: in some histories a client goes, or payments are taken back. Who goes does
    /// so twice: what was cut off is done then.
    fn think_again(&mut self, days: i64) {
        let mut random = fate(self.seed, &[13]);
        let anybody =
            |random: &mut Random| u8::try_from(random.within(1, i64::from(CLIENTS))).unwrap_or(1);
        if random.chance(40) {
            let (client, other) = (anybody(&mut random), anybody(&mut random));
            let into = (client != other && random.chance(70)).then_some(other);
            let at = self.moment(&mut random, days);
            for at in [at, at + random.within(1, 36) * HOUR] {
                self.steps.push(Step { at, op: Op::Leave { client, into } });
            }
        }
        if random.chance(50) {
            let all = [TakenBack::Refunded, TakenBack::Reopened, TakenBack::Cancelled];
            for _ in 0..random.within(1, 4) {
                let how = all[usize::try_from(random.below(3)).unwrap_or(0)];
                let at = self.moment(&mut random, days) + random.within(0, 4) * DAY;
                self.steps.push(Step { at, op: Op::TakeBack { how } });
            }
        }
    }

    /// Lays the history so that one of its drops comes in a night in which the server's clocks
    /// change. Everything in it stays as it is: the engine must not care.
    fn place_in_calendar(&mut self) {
        let mut random = fate(self.seed, &[8]);
        self.zone = ZONES[usize::try_from(random.below(ZONES.len() as u64)).unwrap_or(0)];
        self.by_crontab = random.chance(40);
        let zone = TimeZone::parse(self.zone).expect("a zone of the database");
        let from = Calendar::default().at(random.within(-550, 400) * DAY);
        let index = usize::try_from(random.below(NAMES.len() as u64)).unwrap_or(0);
        let night = self.drops[index] - random.within(-36, 36) * 5 * MINUTE;
        let Some(change) = zone.next_change(from, TimeDelta::days(370)) else { return };
        self.calendar = Calendar { begins: change - TimeDelta::seconds(night) };
        self.night = Some(night);
    }

    /// Half of all things happen around a drop, where they matter.
    fn moment(&self, random: &mut Random, days: i64) -> Seconds {
        if random.chance(50) {
            return random.within(0, days * DAY);
        }
        let drop = self.drops[usize::try_from(random.below(5)).unwrap_or(0)];
        let spread = [73 * HOUR, 25 * HOUR, 3 * HOUR, 20 * MINUTE];
        let spread = spread[usize::try_from(random.below(4)).unwrap_or(0)];
        (drop + random.within(-spread, spread)).max(0)
    }

    /// When the last step or the last first drop is.
    pub fn ends(&self) -> Seconds {
        let last_step = self.steps.iter().map(|step| step.at).max().unwrap_or(0);
        self.drops.iter().copied().max().unwrap_or(0).max(last_step)
    }
}

fn random_op(random: &mut Random) -> Op {
    let client = u8::try_from(random.within(1, i64::from(CLIENTS))).unwrap_or(1);
    let name = u8::try_from(random.below(NAMES.len() as u64)).unwrap_or(0);
    let small = |value: i64| i16::try_from(value).unwrap_or(0);
    let amount = |value: i64| i32::try_from(value).unwrap_or(0);
    match random.below(100) {
        0..34 => Op::Place { client, name, lite: random.chance(15), listed: random.chance(85) },
        34..39 => Op::Delete { client, name },
        39..43 => Op::Activate { client, name },
        43..46 => Op::GiveUp { client, name },
        46..50 => {
            let hours_off = small(random.within(-30, 30));
            Op::SetDrop { client, name, hours_off, pinned: random.chance(30) }
        }
        50..54 => Op::MoveDrop { name, hours: small(random.within(-100, 300)) },
        54..64 => Op::Import {
            lacks: if random.chance(70) { 0 } else { u8::try_from(random.below(32)).unwrap_or(0) },
        },
        64..76 => Op::Credit { client, minor: amount(random.within(-20, 40) * 100) },
        76..79 => Op::Bill { client, minor: amount(random.within(1, 15) * 100) },
        79..83 => Op::Pay { client },
        83..85 => Op::Void { client, deleted: random.chance(30) },
        85 => Op::Currency { client, dollars: random.chance(50) },
        86..89 => {
            let tld = u8::try_from(random.below(TLDS.len() as u64)).unwrap_or(0);
            Op::Price { tld, minor: amount(random.within(0, 6) * 500) }
        }
        89..91 => Op::Outage { hours: u16::try_from(random.within(1, 60)).unwrap_or(1) },
        91..95 => {
            let percent = [0, 5, 20, 60][usize::try_from(random.below(4)).unwrap_or(0)];
            Op::Weather { percent }
        }
        95..98 => Op::Overlap,
        _ => Op::ClockBack { minutes: u16::try_from(random.within(1, 600)).unwrap_or(1) },
    }
}

/// Days, hours, minutes and seconds since the beginning.
pub fn clock(at: Seconds) -> String {
    let (day, rest) = (at.div_euclid(DAY), at.rem_euclid(DAY));
    format!("{day:3}d {:02}:{:02}:{:02}", rest / HOUR, rest % HOUR / MINUTE, rest % MINUTE)
}

impl fmt::Display for Step {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}  {:?}", clock(self.at), self.op)
    }
}

impl fmt::Display for History {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(
            f,
            "seed {}: owners comparable {}, book kept {}, auctions charged {}, tax charged {}",
            self.seed,
            self.owners_comparable,
            self.keeps_book,
            self.charge_auction_won,
            self.charge_tax
        )?;
        let jobs = if self.by_crontab { "by crontab" } else { "when due" };
        let begins = format_utc(self.calendar.at(0));
        writeln!(f, "  begins {begins} UTC, server in {}, jobs {jobs}", self.zone)?;
        for (index, name) in NAMES.iter().enumerate() {
            let finalization = self.finalizations[index].map_or_else(String::new, |before| {
                format!(", orders until {}", clock(self.drops[index] - before))
            });
            writeln!(f, "  {} drops at {}{finalization}", name, clock(self.drops[index]))?;
        }
        self.steps.iter().try_for_each(|step| writeln!(f, "{step}"))
    }
}
