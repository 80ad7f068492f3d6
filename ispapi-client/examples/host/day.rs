//! A drop, played for the host by the simulator of a registrar.

use backorder_core::{BackorderId, Book, format_utc, parse_utc};
use chrono::TimeDelta;

use super::sqlite::Sqlite;
use super::{Anyhow, Time, host};

/// From four days before the drop until the name is caught.
pub(crate) fn drop_day() -> Anyhow<Vec<String>> {
    let drop_at = parse_utc("2027-01-13 19:00:00")?.ok_or("a date")?;
    let simulator = ispapi_sim::Simulator::start(ispapi_sim::Options::default())?;
    let clock = |now: Time| simulator.control("clock", &[("now", &format_utc(now))]);
    let hours = |count| drop_at + TimeDelta::hours(count);
    let database = Sqlite(rusqlite::Connection::open_in_memory()?);
    let mut host = host(database, simulator.url())?;

    clock(hours(-100))?;
    simulator.control("name", &[("domain", "example.com"), ("drop", &format_utc(drop_at))])?;
    host.place("example.com", drop_at, hours(-100))?;
    for now in [hours(-71), hours(-2), hours(1)] {
        clock(now)?;
        host.batch(now)?;
    }
    let mut book = Book::new();
    book.load(&host.store.load(&mut host.database, &host.store.part_of_record(BackorderId(1)))?)?;
    host.told.push(book.get(BackorderId(1)).ok_or("it is gone")?.stage().to_string());
    Ok(host.told)
}
