//! Lines of a droplist in, hits out.
//!
//! ```text
//! cargo run -p backorder-core --example search
//! ```

use std::error::Error;
use std::io::Write;

use backorder_core::droplist::{Droplist, Import, Limits, Query};
use backorder_core::parse_utc;

const LINES: &[u8] = b"berlin-shop.com;2027-01-12 19:00:07
shop24.de;2027-01-11 04:10:00
shopping.com;2027-01-13 19:00:00
workshop.net;2027-01-12 18:30:00
";

/// The names that begin with `shop` and have no digit, in the order in which they drop.
pub(crate) fn found() -> Result<Vec<String>, Box<dyn Error>> {
    let now = parse_utc("2027-01-10 00:01:00")?.ok_or("no time")?;
    let mut import = Import::new(now, Limits::default());
    import.feed(LINES)?;
    let image = import.finish(None)?;
    let list = Droplist::open(&image)?;
    let search = Query::new().starts_with_any(["shop"]).digits(..=0).compile()?;
    let page = search.page(&list);
    Ok(page.rows.iter().map(|row| format!("{} {}", row.drop(), row.name())).collect())
}

fn main() -> Result<(), Box<dyn Error>> {
    for line in found()? {
        writeln!(std::io::stdout(), "{line}")?;
    }
    Ok(())
}
