//! From rows to what is committed: a client places a name, and the SQL of it is shown.
//!
//! ```text
//! cargo run -p backorder-core --example place
//! ```

use std::io::Write;

use backorder_core::{
    BackorderId, BackorderKind, ClientId, Currency, DateSource, Dates, Dialect, DomainName,
    DropRules, Engine, Listing, Money, Outcome, Placement, Policy, PriceList, Round, Rows, Step,
    Store, Tld, parse_utc,
};

/// The statements of the commit, in their order.
pub(crate) fn placed() -> Result<Vec<String>, Box<dyn std::error::Error>> {
    let eur = Currency::parse("EUR")?;
    let mut prices = PriceList::new();
    prices.insert(Tld::parse("com")?, eur, BackorderKind::Full, Money::parse("20.00", eur)?)?;
    let engine = Engine::new(Policy::default(), prices, DropRules::builtin())?;
    let store = Store::new(Dialect::Sqlite, "bo_")?;
    let now = parse_utc("2027-01-09 12:00:00")?.ok_or("no time")?;
    let drop_at = parse_utc("2027-01-13 19:00:00")?.ok_or("no time")?;
    let order = Placement {
        id: BackorderId(1),
        client: ClientId(7),
        name: DomainName::parse("example.com", &engine.prices().tlds())?,
        kind: BackorderKind::Full,
        listing: Some(Listing {
            dates: Dates::of_drop(drop_at),
            source: DateSource::Admin { pinned: false },
        }),
    };

    let mut round = Round::new(&engine, &store, store.part_to_place(order.client, &order.name));
    let mut committed = Vec::new();
    loop {
        match round.next(now) {
            // A database has no rows of the client yet.
            Step::Load(_) => round.loaded(&Rows::default()),
            Step::Decide { book, now } => {
                let reading = book.begin_reading(order.client, now);
                let reading = reading.read(Money::parse("50.00", eur)?, Money::zero(eur));
                let mut decisions = engine.set_account(book, reading, now)?;
                decisions.push(engine.place(book, &order, now)?);
                round.decided(decisions, now);
            }
            Step::Commit { statements, .. } => {
                committed.extend(statements.into_iter().map(|statement| statement.sql));
                round.written(true);
            }
            // After two commits that others won, the round locks first: nobody is here.
            Step::Begin(_) => round.begun(true),
            Step::Rollback => round.rolled_back(),
            Step::CarryOut(_) => round.carried(Outcome::Unknown),
            Step::Failed { error, .. } => return Err(error.into()),
            Step::Done => return Ok(committed),
        }
    }
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    for sql in placed()? {
        writeln!(std::io::stdout(), "{sql}")?;
    }
    Ok(())
}
