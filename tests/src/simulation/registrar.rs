//! The registrar: applications, auctions and outcomes, with a truth of its own.

use std::collections::BTreeMap;

use backorder_core::{ApplicationStatus, DomainName, OpenStatus, TldSet};
use backorder_core::{
    Auction, BackorderId, BackorderKind, DomainReport, EffectId, FoundApplication, Outcome,
    Reference, Refusal,
};

use chrono::DateTime;

use super::index_of;
use super::plan::{Calendar, DAY, HOUR, History, MINUTE, NAMES, Seconds};
use super::random::{Random, fate};

/// An application as the registrar keeps it.
#[derive(Debug, Clone)]
pub(super) struct Application {
    pub reference: Reference,
    pub name: usize,
    pub owner: u64,
    pub kind: BackorderKind,
    /// The effect that made it. The registrar does not see it; the auditor does.
    pub made_by: EffectId,
    pub made_at: Seconds,
    pub status: ApplicationStatus,
    /// The registrar lost it: nobody finds it any more.
    pub vanished: bool,
}

/// A name as the registry and the registrar see it.
#[derive(Debug, Clone)]
pub(super) struct Name {
    /// When it drops next; none when it is registered and stays so.
    pub drop: Option<Seconds>,
    /// How long before the drop orders close.
    pub finalization: Option<Seconds>,
    /// How often it has dropped.
    pub drops: u64,
    /// When an auction ends, if one runs.
    pub auction_ends: Option<Seconds>,
    /// From when the registrar can read the domain it caught for us.
    pub readable_from: Option<Seconds>,
}

/// The registrar.
#[derive(Debug)]
pub(super) struct Registrar {
    seed: u64,
    owners_comparable: bool,
    calendar: Calendar,
    /// How often it ended or lost applications, gave a name twice, held an auction.
    pub ended: u64,
    pub gave_twice: u64,
    pub auctions: u64,
    pub applications: Vec<Application>,
    pub names: Vec<Name>,
}

/// What becomes of a name at its drop.
enum Lot {
    Caught,
    CaughtTwice,
    Taken,
    Auction,
    Ended(ApplicationStatus),
    Silent,
    Vanished,
}

impl Registrar {
    pub fn new(history: &History) -> Registrar {
        let name = |index: usize| Name {
            drop: Some(history.drops[index]),
            finalization: history.finalizations[index],
            drops: 0,
            auction_ends: None,
            readable_from: None,
        };
        Registrar {
            seed: history.seed,
            owners_comparable: history.owners_comparable,
            calendar: history.calendar,
            ended: 0,
            gave_twice: 0,
            auctions: 0,
            applications: Vec::new(),
            names: (0..NAMES.len()).map(name).collect(),
        }
    }

    /// When something happens next.
    pub fn next_event(&self) -> Option<Seconds> {
        self.names.iter().flat_map(|name| [name.drop, name.auction_ends]).flatten().min()
    }

    /// Lets drops and ends of auctions happen.
    pub fn advance(&mut self, now: Seconds) {
        for index in 0..self.names.len() {
            if self.names[index].auction_ends.is_some_and(|ends| ends <= now) {
                self.end_auction(index);
            }
            if self.names[index].drop.is_some_and(|drop| drop <= now) {
                self.drop_name(index);
            }
        }
    }

    fn drop_name(&mut self, index: usize) {
        let name = &mut self.names[index];
        let dropped = name.drop.take().unwrap_or(0);
        name.drops += 1;
        // What was caught once stays readable: the next drop may come before the bill is paid.
        let mut random = fate(self.seed, &[1, index as u64, name.drops]);
        if name.drops == 1 && random.chance(30) {
            name.drop = Some(dropped + random.within(20, 60) * DAY);
        }
        let readable = dropped + random.within(0, 60) * HOUR;
        let auction_ends = dropped + random.within(1, 20 * 24) * HOUR;
        let lot = lot(&mut random);
        let entered = self.open_for(index);
        match lot {
            Lot::Caught => self.give(index, &entered, false, readable, auction_ends),
            Lot::CaughtTwice => self.give(index, &entered, true, readable, auction_ends),
            Lot::Taken => self.set_all(&entered, &ApplicationStatus::Failed),
            Lot::Auction => self.open_auction(index, &entered, auction_ends),
            Lot::Ended(status) => {
                self.ended += entered.len() as u64;
                self.set_all(&entered, &status);
            }
            Lot::Silent => {}
            Lot::Vanished => {
                self.ended += entered.len() as u64;
                for number in entered {
                    self.applications[number].vanished = true;
                }
            }
        }
    }

    /// FULL goes before LITE; several FULL are auctioned; of several LITE the earliest wins.
    fn give(
        &mut self,
        index: usize,
        entered: &[usize],
        twice: bool,
        readable: Seconds,
        auction_ends: Seconds,
    ) {
        if twice && !entered.is_empty() {
            self.gave_twice += u64::from(entered.len() > 1);
            self.set_all(entered, &ApplicationStatus::Successful);
            self.names[index].readable_from = Some(readable);
            return;
        }
        let is_full = |number: &&usize| self.applications[**number].kind == BackorderKind::Full;
        let full: Vec<usize> = entered.iter().filter(is_full).copied().collect();
        if full.len() > 1 {
            return self.open_auction(index, entered, auction_ends);
        }
        let Some(winner) = full.first().or(entered.first()).copied() else { return };
        self.set_all(entered, &ApplicationStatus::Failed);
        self.applications[winner].status = ApplicationStatus::Successful;
        self.names[index].readable_from = Some(readable);
    }

    fn open_auction(&mut self, index: usize, entered: &[usize], ends: Seconds) {
        self.auctions += u64::from(!entered.is_empty());
        for number in entered {
            let is_full = self.applications[*number].kind == BackorderKind::Full;
            self.applications[*number].status =
                if is_full { ApplicationStatus::AuctionPending } else { ApplicationStatus::Failed };
        }
        self.names[index].auction_ends = Some(ends);
    }

    fn end_auction(&mut self, index: usize) {
        let ended = self.names[index].auction_ends.take().unwrap_or(0);
        let bidders: Vec<usize> =
            self.numbers(index, |status| *status == ApplicationStatus::AuctionPending);
        let mut random = fate(self.seed, &[2, index as u64, self.names[index].drops]);
        self.set_all(&bidders, &ApplicationStatus::AuctionLost);
        let choice = random.below(bidders.len() as u64 * 3 / 2 + 1);
        if let Some(winner) = usize::try_from(choice).ok().and_then(|n| bidders.get(n)) {
            self.applications[*winner].status = ApplicationStatus::AuctionWon;
            self.names[index].readable_from = Some(ended + random.within(0, 60) * HOUR);
        }
    }

    fn set_all(&mut self, numbers: &[usize], status: &ApplicationStatus) {
        for number in numbers {
            self.applications[*number].status = status.clone();
        }
    }

    fn open_for(&self, name: usize) -> Vec<usize> {
        self.numbers(name, ApplicationStatus::is_open)
    }

    fn numbers(&self, name: usize, is_wanted: impl Fn(&ApplicationStatus) -> bool) -> Vec<usize> {
        let wanted = |(_, application): &(usize, &Application)| {
            application.name == name && !application.vanished && is_wanted(&application.status)
        };
        self.applications.iter().enumerate().filter(wanted).map(|(number, _)| number).collect()
    }

    /// AddDomainApplication.
    pub fn submit(
        &mut self,
        id: EffectId,
        (owner, name, kind): (u64, &str, BackorderKind),
        force_new: bool,
        now: Seconds,
    ) -> Result<Reference, Refusal> {
        let name = index_of(name);
        let known = &self.names[name];
        let closes = known.drop.map(|drop| drop - known.finalization.unwrap_or(0));
        if closes.is_none_or(|closes| now > closes) {
            return Err(refusal(549, "not available for backorder"));
        }
        if !force_new && !self.open_for(name).is_empty() {
            return Err(refusal(540, "exists"));
        }
        let number = 10_000 + self.applications.len();
        let reference = Reference::parse(&number.to_string()).expect("digits");
        self.applications.push(Application {
            reference: reference.clone(),
            name,
            owner,
            kind,
            made_by: id,
            made_at: now,
            status: ApplicationStatus::Open(OpenStatus::Requested),
            vanished: false,
        });
        Ok(reference)
    }

    /// Whether this acceptance is one of several: the attempt was sent again, and each sending
    /// made an application of its own. Two references of one attempt do contradict each other.
    pub fn accepted_twice(&self, id: &EffectId, outcome: &Outcome) -> bool {
        let made = self.applications.iter().filter(|known| known.made_by == *id);
        let mut references = made.map(|known| &known.reference);
        let Outcome::Accepted(reference) = outcome else { return false };
        references.clone().count() > 1 && references.any(|known| known == reference)
    }

    /// QueryDomainApplicationList.
    pub fn find(
        &self,
        name: &str,
        client: u64,
        own: BackorderId,
        holder_of: impl Fn(&str) -> Option<u64>,
    ) -> Outcome {
        let name = index_of(name);
        let found = self
            .applications
            .iter()
            .filter(|application| application.name == name && !application.vanished)
            .map(|application| FoundApplication {
                reference: application.reference.clone(),
                status: application.status.clone(),
                created_at: self.calendar.at(application.made_at),
                owner_matches: self.owners_comparable.then_some(application.owner == client),
                held_by: holder_of(application.reference.as_str())
                    .map(BackorderId)
                    .filter(|holder| *holder != own),
            })
            .collect();
        Outcome::Applications(found)
    }

    /// StatusDomainApplication.
    pub fn poll(&self, reference: &Reference, random: &mut Random, weather: u64) -> Outcome {
        let known = self.applications.iter().find(|known| known.reference == *reference);
        let reference = reference.clone();
        let Some(known) = known.filter(|known| !known.vanished && !random.chance(weather / 4))
        else {
            return Outcome::ApplicationMissing { reference };
        };
        let status = if known.status.is_open() && random.chance(weather / 4) {
            ApplicationStatus::parse("UNDER-REVIEW")
        } else {
            known.status.clone()
        };
        let ends = self.names[known.name]
            .auction_ends
            .filter(|_| status == ApplicationStatus::AuctionPending);
        let auction = ends.map(|ends| Auction {
            details: BTreeMap::from([("ENDDATE".to_owned(), self.calendar.at(ends).to_rfc3339())]),
        });
        Outcome::Application { reference, status, auction }
    }

    /// StatusDomain.
    pub fn read(&self, name: &str, now: Seconds) -> Outcome {
        match self.names[index_of(name)].readable_from.filter(|from| *from <= now) {
            Some(from) => {
                let mut registered_at = self.calendar.at(from);
                let mut expires_at = self.calendar.at(from + 365 * DAY);
                let mut shown = name;
                // For some hours it may show the old registration, no expiry yet, or another name.
                let parts = [10, index_of(name) as u64, self.names[index_of(name)].drops];
                let mut random = fate(self.seed, &parts);
                if random.chance(30) && now < from + random.within(1, 12) * HOUR {
                    match random.below(3) {
                        0 => registered_at = self.calendar.at(from - 3000 * DAY),
                        1 => expires_at = DateTime::UNIX_EPOCH,
                        _ => shown = "other.com",
                    }
                }
                let name = DomainName::parse(shown, &TldSet::first_dot()).expect("a name");
                Outcome::Domain { name, report: DomainReport { registered_at, expires_at } }
            }
            None => Outcome::DomainUnreadable,
        }
    }

    /// What the droplist shows of a name.
    pub fn listing(&self, name: usize, now: Seconds) -> Option<backorder_core::Dates> {
        let known = &self.names[name];
        let drop = known.drop.filter(|drop| *drop > now - 10 * MINUTE && *drop < now + 40 * DAY)?;
        let finalization_at = known.finalization.map(|before| self.calendar.at(drop - before));
        Some(backorder_core::Dates { drop_at: self.calendar.at(drop), finalization_at })
    }
}

fn lot(random: &mut Random) -> Lot {
    match random.below(100) {
        0..45 => Lot::Caught,
        45..48 => Lot::CaughtTwice,
        48..66 => Lot::Taken,
        66..84 => Lot::Auction,
        84..87 => Lot::Ended(ApplicationStatus::Cancelled),
        87..89 => Lot::Ended(ApplicationStatus::Expired),
        89..94 => Lot::Silent,
        _ => Lot::Vanished,
    }
}

/// What a registrar in bad weather refuses with, whatever is asked.
pub(super) fn bad_weather_refusal(random: &mut Random) -> Refusal {
    let codes = [421, 425, 520, 530, 531, 546, 541, 549];
    let code = codes[usize::try_from(random.below(codes.len() as u64)).unwrap_or(0)];
    refusal(code, "bad weather")
}

fn refusal(code: u16, text: &str) -> Refusal {
    Refusal { code, text: text.to_owned() }
}
