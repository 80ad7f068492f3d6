//! Two JSON files in, the plan as a table out: what billing has, and what the registrar says.
//!
//! ```text
//! cargo run -p backorder-core --example sync_plan docs/examples/billing.json \
//!     docs/examples/answers.json
//! ```

#![expect(clippy::disallowed_methods, reason = "a program reads files, the core does not")]

use std::error::Error;
use std::io::Write;

use backorder_core::sync::{Settings, SyncReport, plan_rows};
use backorder_core::{Fields, Language, Provider, parse_utc};

fn main() -> Result<(), Box<dyn Error>> {
    let mut files = std::env::args().skip(1);
    let mut rows = |usual: &str| -> Result<Vec<Fields>, Box<dyn Error>> {
        let file = files.next().unwrap_or_else(|| usual.to_owned());
        Ok(Fields::list(&std::fs::read_to_string(file)?)?)
    };
    let billing = rows("docs/examples/billing.json")?;
    let answers = rows("docs/examples/answers.json")?;
    // A program would take the present time.
    let now = parse_utc("2026-11-27 12:00:00")?.ok_or("no time")?;
    let plan = plan_rows(&Settings::default(), Provider::Cnr, &billing, &answers, true, now);
    let report = SyncReport::new(&plan);
    std::io::stdout().write_all(report.text(Language::English).as_bytes())?;
    Ok(())
}
