//! Rows as an installation of the original has them after years, with their usual dirt; the same
//! ones every time.

use backorder_core::{Row, Value};
use backorder_tests::simulation::Random;

/// What a row was made to show.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Dirt {
    None,
    /// `0000-00-00 00:00:00` as drop date.
    ZeroDate,
    /// No application id, though the application is open.
    NoReference,
    /// A client who was deleted: there is no account.
    DeletedClient,
    /// A currency that the client no longer has.
    OldCurrency,
    /// A second row of the same client and name.
    Twin,
    /// An application that another row has.
    SharedReference,
    /// A name that another client got for the same drop.
    Delivered,
    /// A label that is no name.
    BadName,
    /// A status that never was.
    BadStatus,
    /// A date that does not exist.
    BadDate,
    /// Caught, but nobody knows its invoice.
    NoInvoice,
}

const DIRT: [(u64, Dirt); 12] = [
    (55, Dirt::None),
    (10, Dirt::ZeroDate),
    (12, Dirt::NoReference),
    (4, Dirt::DeletedClient),
    (3, Dirt::OldCurrency),
    (4, Dirt::Twin),
    (3, Dirt::SharedReference),
    (3, Dirt::Delivered),
    (2, Dirt::BadName),
    (2, Dirt::BadStatus),
    (2, Dirt::BadDate),
    (3, Dirt::NoInvoice),
];

const STATUSES: [&str; 10] = [
    "REQUESTED",
    "ACTIVE",
    "PROCESSING",
    "PENDING-PAYMENT",
    "SUCCESSFUL",
    "FAILED",
    "CANCELLED",
    "AUCTION-PENDING",
    "AUCTION-WON",
    "AUCTION-LOST",
];

/// Clients 1 to 40 have accounts; 41 to 44 were deleted.
pub const CLIENTS: u64 = 40;

pub struct Made {
    pub rows: Vec<Row>,
    pub history: Vec<Row>,
    pub dirt: Vec<Dirt>,
}

pub fn made(count: u64, seed: u64) -> Made {
    let mut random = Random::new(seed);
    let mut made = Made { rows: Vec::new(), history: Vec::new(), dirt: Vec::new() };
    for id in 1..=count {
        let dirt = drawn(&mut random);
        let row = row(&mut random, id, dirt, &made);
        for line in 0..random.below(4) {
            made.history.push(of(&[
                ("backorder_id", id.to_string()),
                ("at", format!("2026-12-{:02} 10:00:00", 1 + random.below(28))),
                ("status", if line == 0 { "requested".into() } else { String::new() }),
                ("text", format!("batch: line {line} “ok”")),
            ]));
        }
        made.rows.push(row);
        made.dirt.push(dirt);
    }
    made
}

fn drawn(random: &mut Random) -> Dirt {
    let mut at = random.below(DIRT.iter().map(|(weight, _)| weight).sum());
    for (weight, dirt) in DIRT {
        if at < weight {
            return dirt;
        }
        at -= weight;
    }
    Dirt::None
}

fn row(random: &mut Random, id: u64, dirt: Dirt, made: &Made) -> Row {
    let status = status(random, dirt);
    let is_open = ["REQUESTED", "ACTIVE", "PROCESSING", "AUCTION-PENDING"].contains(&status);
    let mut client = 1 + random.below(CLIENTS);
    let mut domain = name(random, id);
    let mut reference = if is_sent(status) { format!("app{id}") } else { String::new() };
    let mut drop_at = drop_of(random, is_open);
    match dirt {
        Dirt::ZeroDate => drop_at = "0000-00-00 00:00:00".into(),
        Dirt::NoReference => reference = "0".into(),
        Dirt::DeletedClient => client = CLIENTS + 1 + random.below(4),
        Dirt::BadName => domain = "-bad-.com".into(),
        Dirt::BadDate => drop_at = "2027-02-30 00:00:00".into(),
        Dirt::Delivered => {
            let is_won = |row: &&Row| text(row, "status").trim().eq_ignore_ascii_case("successful");
            if let Some(other) = made.rows.iter().rfind(is_won) {
                domain = text(other, "domain");
                drop_at = text(other, "drop_at");
            }
        }
        Dirt::Twin | Dirt::SharedReference if !made.rows.is_empty() => {
            let other = &made.rows[usize::try_from(random.below(made.rows.len() as u64)).unwrap()];
            if dirt == Dirt::Twin {
                client = text(other, "client_id").parse().unwrap();
                domain = text(other, "domain").replace("-bad-", "bad");
            } else if is_sent(status) {
                reference = text(other, "reference");
            }
        }
        _ => {}
    }
    let odd = if dirt == Dirt::BadStatus { "PENDING" } else { status };
    let odd = match random.below(3) {
        0 => odd.to_owned(),
        1 => odd.to_lowercase(),
        _ => format!(" {} ", odd.replace('-', "_")),
    };
    let currency = if dirt == Dirt::OldCurrency { "DEM" } else { "EUR" };
    // A FLOAT column read by a client: sometimes one digit, sometimes all of them.
    let price = ["", "0", "20", "19.99", "19.989999771118164", "123.7"];
    let price = price[usize::try_from(random.below(6)).unwrap()];
    let has_invoice = status == "PENDING-PAYMENT" || status == "SUCCESSFUL";
    let mut columns = vec![
        ("id", id.to_string()),
        ("client_id", client.to_string()),
        ("domain", domain),
        ("status", odd),
        ("kind", "full".into()),
        ("placed_at", "2026-11-30 09:00:00".into()),
        ("updated_at", "2026-12-30 09:00:00".into()),
        ("drop_at", drop_at),
        ("price", price.into()),
        ("currency", currency.into()),
        ("reference", reference),
        ("is_told", random.below(2).to_string()),
    ];
    if has_invoice && dirt != Dirt::NoInvoice {
        let paid = if status == "SUCCESSFUL" { "Paid" } else { "Unpaid" };
        columns.extend([
            ("invoice_id", (5000 + id).to_string()),
            ("invoice_total", "20.00".into()),
            ("invoice_state", paid.into()),
        ]);
    }
    of(&columns)
}

fn drop_of(random: &mut Random, is_open: bool) -> String {
    if is_open {
        // Around the day of the move, 2027-03-03 12:00:00 UTC.
        format!("2027-03-{:02} {:02}:00:00", 1 + random.below(20), random.below(24))
    } else {
        format!(
            "20{}-{:02}-{:02} 19:00:00",
            23 + random.below(4),
            1 + random.below(12),
            1 + random.below(28)
        )
    }
}

fn status(random: &mut Random, dirt: Dirt) -> &'static str {
    match dirt {
        Dirt::NoReference => ["PROCESSING", "AUCTION-PENDING"][usize::from(random.chance(30))],
        Dirt::NoInvoice => "PENDING-PAYMENT",
        Dirt::Delivered => ["SUCCESSFUL", "PENDING-PAYMENT"][usize::from(random.chance(50))],
        _ => STATUSES[usize::try_from(random.below(10)).unwrap()],
    }
}

fn is_sent(status: &str) -> bool {
    !matches!(status, "REQUESTED" | "ACTIVE")
}

fn name(random: &mut Random, id: u64) -> String {
    let tld = ["com", "COM", "net", "co.uk", "old"][usize::try_from(random.below(5)).unwrap()];
    let label = ["shop", "Shop-", "MÜNCHEN", "çok-", "日本"];
    format!("{}{id}.{tld}", label[usize::try_from(random.below(5)).unwrap()])
}

pub fn of(columns: &[(&'static str, String)]) -> Row {
    columns.iter().map(|(name, text)| (*name, Value::from(text.as_str()))).collect()
}

pub fn text(row: &Row, column: &str) -> String {
    match row.get(column) {
        Some(Value::Text(text)) => text.clone(),
        _ => String::new(),
    }
}
