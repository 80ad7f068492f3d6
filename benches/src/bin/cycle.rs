//! What a cycle costs: by how much is due, and by how much is stored; and what a book costs.
//!
//! `cycle [RECORDS]` (1,000,000 by default, ten backorders a client). Every case checks what it
//! measured: how many decisions there were, and that the cycle after it has nothing to do.

use std::time::{Duration, Instant};

use backorder_core::{
    Account, BackorderId, BackorderKind, Book, ClientId, Currency, DateSource, Dates, DomainName,
    DropRules, Engine, ListId, Listing, Money, Placement, Policy, PriceList, Rows, Status, Tld,
    TldSet,
};
use backorder_tests::say;
use chrono::{DateTime, TimeDelta, Utc};

const PER_CLIENT: u64 = 10;

fn main() {
    let largest = std::env::args().nth(1).map_or(1_000_000, |text| {
        text.parse::<u64>().unwrap_or_else(|_| panic!("{text:?} is not a number of records"))
    });
    let bench = Bench::new();
    // First, while nothing was given back yet that could be used again.
    bench.memory(largest);
    say!("{:>10} {:>10} {:>12} {:>14} {:>12}", "stored", "due", "decisions", "cycle", "each");
    let mut stored = 1_000;
    while stored <= largest {
        for due in [0, 100, 10_000].into_iter().filter(|due| *due < stored).chain([stored]) {
            bench.cycle(stored, due);
        }
        stored *= 10;
    }
    bench.calls(largest);
    bench.rows(largest);
}

struct Bench {
    engine: Engine,
    eur: Currency,
    start: DateTime<Utc>,
}

impl Bench {
    fn new() -> Bench {
        let eur = Currency::parse("EUR").expect("a currency");
        let mut prices = PriceList::new();
        let com = Tld::parse("com").expect("a TLD");
        prices.insert(com, eur, BackorderKind::Full, Money::of_minor(2000, eur)).expect("a price");
        let engine = Engine::new(Policy::default(), prices, DropRules::none()).expect("an engine");
        let start = DateTime::from_timestamp(1_800_000_000, 0).expect("an instant");
        Bench { engine, eur, start }
    }

    /// A book of `stored` records in which the first `due` come into their window at `start`, the
    /// others later; indexed, so that what is measured is a cycle as it comes every five minutes.
    fn book(&self, stored: u64, due: u64) -> Book {
        let mut book = Book::new();
        for client in 0..stored.div_ceil(PER_CLIENT) {
            let (credit, unpaid) = (Money::of_minor(1_000_000, self.eur), Money::zero(self.eur));
            let account = Account::new(ClientId(client + 1), credit, unpaid, self.start);
            book.insert_account(account).expect("an account");
        }
        for id in 0..stored {
            let lead = if id < due { 72 } else { 30 * 24 };
            let order = self.order(id, self.start + TimeDelta::hours(lead));
            let placed_at = self.start - TimeDelta::days(1);
            self.engine.place(&mut book, &order, placed_at).expect("a backorder");
        }
        self.engine.next_wakeup(&book, self.start - TimeDelta::seconds(1));
        // The allocator joins the small pieces that building gave back once, when more than a
        // kilobyte is asked for next: some milliseconds that are no part of a cycle.
        std::hint::black_box(Vec::<u8>::with_capacity(64 << 10));
        book
    }

    fn order(&self, id: u64, drop_at: DateTime<Utc>) -> Placement {
        Placement {
            id: BackorderId(id + 1),
            client: ClientId(id / PER_CLIENT + 1),
            name: DomainName::parse(&format!("name{id}.com"), &TldSet::first_dot())
                .expect("a name"),
            kind: BackorderKind::Full,
            listing: Some(Listing {
                dates: Dates::of_drop(drop_at),
                source: DateSource::Droplist(ListId(1)),
            }),
        }
    }

    fn cycle(&self, stored: u64, due: u64) {
        let mut book = self.book(stored, due);
        let (decisions, took) = timed(|| self.engine.cycle(&mut book, self.start));
        assert_eq!(decisions.len() as u64, due, "each due one is funded");
        let (again, idle) = timed(|| self.engine.cycle(&mut book, self.start));
        assert!(again.is_empty(), "nothing is decided twice");
        let (took, each) = if due == 0 { (idle, idle) } else { (took, took / count(due)) };
        say!("{stored:>10} {due:>10} {:>12} {:>14?} {each:>12?}", decisions.len(), took);
    }

    fn calls(&self, stored: u64) {
        let mut book = self.book(stored, 0);
        let calls = 1_000;
        let orders: Vec<Placement> = (stored..stored + calls)
            .map(|id| self.order(id, self.start + TimeDelta::days(30)))
            .map(|order| Placement { client: ClientId(1), ..order })
            .collect();
        let (_, placing) = timed(|| {
            for order in &orders {
                self.engine.place(&mut book, order, self.start).expect("placed");
            }
        });
        let (_, deleting) = timed(|| {
            for order in &orders {
                let by = backorder_core::Actor::Admin;
                self.engine.delete(&mut book, order.id, by, self.start).expect("deleted");
            }
        });
        say!(
            "\nwith {stored} stored: place {:?}, delete {:?}",
            placing / count(calls),
            deleting / count(calls)
        );
    }

    /// Rows out and in again, as a store does.
    fn rows(&self, stored: u64) {
        let mut book = self.book(stored, stored);
        let decisions = self.engine.cycle(&mut book, self.start);
        let (commits, committing) =
            timed(|| self.engine.commits(&mut book, &decisions, self.start));
        let writes = commits.expect("the last decisions").into_iter().flat_map(|one| one.writes);
        let mut rows = Rows::default();
        for write in writes.filter(|write| write.table.name == "backorders") {
            rows.add("backorders", write.row).expect("a table of a book");
        }
        let (back, reading) = timed(|| {
            let mut back = Book::new();
            back.insert_rows(&rows).expect("rows that were written");
            back
        });
        assert_eq!((back.len() as u64, decisions.len() as u64), (stored, stored));
        let active = back.iter().filter(|record| record.present.status == Status::Active).count();
        assert_eq!(active as u64, stored);
        say!("{stored} rows: written in {committing:.2?}, a book made of them in {reading:.2?}");
    }

    /// Resident memory of a book, the allocator's own share included.
    fn memory(&self, stored: u64) {
        let before = resident();
        let book = self.book(stored, 0);
        assert_eq!(book.len() as u64, stored);
        let bytes = resident().saturating_sub(before);
        say!("a book of {stored}: {} bytes a backorder\n", bytes / stored);
    }
}

/// Resident memory of this process, in bytes.
fn resident() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").expect("Linux");
    let line = status.lines().find(|line| line.starts_with("VmRSS:")).expect("a size");
    line.split_whitespace().nth(1).and_then(|kib| kib.parse::<u64>().ok()).expect("KiB") * 1024
}

fn count(number: u64) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX).max(1)
}

fn timed<T>(work: impl FnOnce() -> T) -> (T, Duration) {
    let start = Instant::now();
    let result = std::hint::black_box(work());
    (result, start.elapsed())
}
