//! Rows of another system, read as adoptions.

use std::collections::BTreeMap;
use std::str::FromStr;

use chrono::{DateTime, Utc};
use rust_decimal::{Decimal, RoundingStrategy};

use crate::engine::{AdoptedInvoice, Adoption, AdoptionWarning, AdoptionWarningKind, PastEntry};
use crate::record::outcome::InvoiceState;
use crate::rules::lifecycle::Status;
use crate::rules::price::BackorderKind;
use crate::rules::schedule::Dates;
use crate::values::error::{Error, ErrorKind, shorten};
use crate::values::id::{BackorderId, ClientId, InvoiceId, Reference};
use crate::values::money::{Currency, Money};
use crate::values::name::{DomainName, TldSet};
use crate::values::time::{Disambiguation, TimeZone, format_utc, parse_utc};

use super::row::columns::{about_row, bad};
use super::row::{Row, Value};

/// How the rows of another system are read: the zone of its times, what a local time means that
/// happens twice or never, and the TLDs that names are split by.
///
/// # Example
/// ```
/// use backorder_core::*;
/// let berlin = TimeZone::parse("Europe/Berlin")?;
/// let moving = MovingIn { zone: berlin, ..MovingIn::default() };
/// let row: Row = [
///     ("id", "17"), ("client_id", "7"), ("domain", "Münch.COM"), ("status", "Processing"),
///     ("drop_at", "2027-01-13 20:00:00"), ("reference", ""), ("price", "20"), ("currency", "EUR"),
/// ]
/// .into_iter()
/// .map(|(column, text)| (column, Value::from(text)))
/// .collect();
/// let adoption = moving.read(&row, &[])?;
/// assert_eq!((adoption.name.as_str(), adoption.status), ("xn--mnch-0ra.com", Status::Processing));
/// assert_eq!(format_utc(adoption.dates.unwrap().drop_at), "2027-01-13 19:00:00");
/// assert_eq!(adoption.reference, None);
/// # Ok::<(), Error>(())
/// ```
#[derive(Debug, Clone)]
pub struct MovingIn {
    /// The zone of every time in the rows.
    pub zone: TimeZone,
    /// What a local time means that happens twice or never.
    pub ambiguous: Disambiguation,
    /// The TLDs there are prices for: [`PriceList::tlds`](crate::PriceList::tlds). A name below
    /// none of them is split at its first dot.
    pub tlds: TldSet,
}

impl Default for MovingIn {
    /// Times in UTC, the earlier of two, names split at their first dot.
    fn default() -> MovingIn {
        let (zone, ambiguous) = (TimeZone::utc(), Disambiguation::Earlier);
        MovingIn { zone, ambiguous, tlds: TldSet::first_dot() }
    }
}

/// The columns that a row of a backorder may have.
const COLUMNS: &[&str] = &[
    "id",
    "client_id",
    "domain",
    "kind",
    "status",
    "placed_at",
    "updated_at",
    "drop_at",
    "finalization_at",
    "is_pinned",
    "price",
    "currency",
    "reference",
    "sent_at",
    "invoice_id",
    "invoice_total",
    "invoice_state",
    "is_uninvoiced",
    "is_imported",
    "is_told",
];

/// The columns that a row of history may have.
const HISTORY_COLUMNS: &[&str] = &["backorder_id", "at", "status", "text"];

impl MovingIn {
    /// Reads a row and the lines of its history.
    ///
    /// Needed are `id`, `client_id`, `domain` (Unicode or ACE, in any case) and `status` (in any
    /// case); what else there may be is left out, NULL, empty or 0 where it is not known:
    /// - `kind`: FULL or LITE; `price` and `currency`: what was reserved, rounded to the currency;
    /// - `placed_at`, `updated_at`, `drop_at`, `finalization_at`, `sent_at`: times of the zone,
    ///   `YYYY-MM-DD HH:MM:SS`;
    /// - `reference`: the application; `invoice_id`, `invoice_total` in `currency`, and
    ///   `invoice_state`: open, paid, cancelled, refunded or a word of WHMCS;
    /// - 0 or 1: `is_pinned`; `is_uninvoiced`, there is no invoice for sure; `is_imported`, the
    ///   domain is in billing; `is_told`, the client was told of short funds.
    ///
    /// A line of history has `at` and `text`, and may have `status` and `backorder_id`.
    ///
    /// # Errors
    /// [`ErrorKind::RowInvalid`], with the backorder's id as subject, for a column that is not
    /// known, is missing or malformed; with the same subject those of names, statuses, kinds,
    /// references, amounts, currencies and times; [`ErrorKind::TimeRepeated`] and
    /// [`ErrorKind::TimeSkipped`] where ambiguous times are refused.
    pub fn read(&self, row: &Row, history: &[&Row]) -> Result<Adoption, Error> {
        let read = self.read_row(row, history);
        if text(row, "id").is_none() { read } else { about_row("backorder", "id", row, read) }
    }

    /// Reads many rows; each line of `history` belongs to the backorder of its `backorder_id`, and
    /// lines of backorders that are not among the rows are left out. For
    /// [`Engine::adopt_all`](crate::Engine::adopt_all).
    pub fn read_all(&self, rows: &[Row], history: &[Row]) -> Vec<Result<Adoption, Error>> {
        let mut lines: BTreeMap<String, Vec<&Row>> = BTreeMap::new();
        for line in history {
            if let Some(id) = text(line, "backorder_id") {
                lines.entry(id).or_default().push(line);
            }
        }
        let of = |row: &Row| text(row, "id").and_then(|id| lines.get(&id)).map_or(&[][..], |l| l);
        rows.iter().map(|row| self.read(row, of(row))).collect()
    }

    fn read_row(&self, row: &Row, history: &[&Row]) -> Result<Adoption, Error> {
        check_columns(row, COLUMNS)?;
        let id = BackorderId(required_number(row, "id")?);
        let client = ClientId(required_number(row, "client_id")?);
        let name = self.name(&required(row, "domain")?)?;
        let mut adoption = Adoption::new(id, client, name, status_of(&required(row, "status")?)?);
        if let Some(kind) = text(row, "kind") {
            adoption.kind = BackorderKind::parse(&kind)?;
        }
        let mut warnings = Vec::new();
        let mut at = |column| self.instant(row, column, id, &mut warnings);
        adoption.placed_at = at("placed_at")?;
        adoption.updated_at = at("updated_at")?;
        adoption.sent_at = at("sent_at")?;
        let (drop_at, finalization_at) = (at("drop_at")?, at("finalization_at")?);
        // The registrar's cut-off serves as drop date when no other is known.
        let drop_at = drop_at.or(finalization_at);
        adoption.dates = drop_at.map(|drop_at| Dates { drop_at, finalization_at });
        for line in history {
            adoption.history.push(self.past(line, id, &mut warnings)?);
        }
        adoption.price = amount(row, "price", id, &mut warnings)?;
        adoption.reference = text(row, "reference")
            .filter(|reference| reference != "0")
            .map(|reference| Reference::parse(&reference))
            .transpose()?;
        adoption.invoice = invoice(row, id, &mut warnings)?;
        adoption.pinned = flag(row, "is_pinned")?.unwrap_or(false);
        adoption.told = flag(row, "is_told")?.unwrap_or(false);
        adoption.imported = flag(row, "is_imported")?.unwrap_or(adoption.imported);
        adoption.warnings = warnings;
        Ok(adoption)
    }

    fn name(&self, domain: &str) -> Result<DomainName, Error> {
        match DomainName::parse(domain, &self.tlds) {
            // What is not sold any more has a history all the same.
            Err(error) if error.kind() == ErrorKind::TldUnknown => {
                DomainName::parse(domain, &TldSet::first_dot())
            }
            read => read,
        }
    }

    fn past(
        &self,
        line: &Row,
        id: BackorderId,
        warnings: &mut Vec<AdoptionWarning>,
    ) -> Result<PastEntry, Error> {
        check_columns(line, HISTORY_COLUMNS)?;
        let at = self.instant(line, "at", id, warnings)?;
        let at = at.ok_or_else(|| bad("at", "is missing in a line of history"))?;
        let status = text(line, "status").map(|status| status_of(&status)).transpose()?;
        Ok(PastEntry { at, status, text: text(line, "text").unwrap_or_default() })
    }

    fn instant(
        &self,
        row: &Row,
        column: &'static str,
        id: BackorderId,
        warnings: &mut Vec<AdoptionWarning>,
    ) -> Result<Option<DateTime<Utc>>, Error> {
        let Some(local) = text(row, column) else { return Ok(None) };
        let Some(local) = parse_utc(&local).map_err(|error| bad(column, error))? else {
            return Ok(None);
        };
        let local = local.naive_utc();
        let once = self.zone.resolve(local, Disambiguation::Reject);
        if once.is_ok() || self.ambiguous == Disambiguation::Reject {
            return once.map(Some);
        }
        let at = self.zone.resolve(local, self.ambiguous)?;
        let message = format!(
            "backorder {id}: {column} {local} is no single time in {}, read as {} UTC",
            self.zone.name(),
            format_utc(at)
        );
        warnings.push(AdoptionWarning { kind: AdoptionWarningKind::TimeAmbiguous, message });
        Ok(Some(at))
    }
}

fn check_columns(row: &Row, known: &[&str]) -> Result<(), Error> {
    match row.columns().find(|column| !known.contains(column)) {
        Some(column) => Err(bad(column, format!("is none of {}", known.join(", ")))),
        None => Ok(()),
    }
}

/// What stands in a column, without blanks around it; none where nothing does.
fn text(row: &Row, column: &str) -> Option<String> {
    let text = match row.get(column)? {
        Value::Null => return None,
        Value::Int(number) => number.to_string(),
        Value::Text(text) => text.trim().to_owned(),
    };
    Some(text).filter(|text| !text.is_empty())
}

fn required(row: &Row, column: &str) -> Result<String, Error> {
    text(row, column).ok_or_else(|| bad(column, "is missing"))
}

fn number(row: &Row, column: &str) -> Result<Option<u64>, Error> {
    let Some(text) = text(row, column) else { return Ok(None) };
    let number = text
        .parse()
        .map_err(|_| bad(column, format!("{:?} is not a whole number from 0", shorten(&text))))?;
    Ok(Some(number).filter(|number| *number > 0))
}

fn required_number(row: &Row, column: &str) -> Result<u64, Error> {
    number(row, column)?.ok_or_else(|| bad(column, "is missing"))
}

fn flag(row: &Row, column: &str) -> Result<Option<bool>, Error> {
    match text(row, column).as_deref() {
        None => Ok(None),
        Some("0") => Ok(Some(false)),
        Some("1") => Ok(Some(true)),
        Some(other) => Err(bad(column, format!("{:?} is neither 0 nor 1", shorten(other)))),
    }
}

/// A status in any case, with a hyphen, an underscore or a blank between its words.
fn status_of(text: &str) -> Result<Status, Error> {
    Status::parse(&text.trim().to_ascii_uppercase().replace(['_', ' '], "-"))
}

/// An amount in the row's currency. Other systems count money in floats: what has more decimals
/// than the currency is rounded, half away from zero.
fn amount(
    row: &Row,
    column: &str,
    id: BackorderId,
    warnings: &mut Vec<AdoptionWarning>,
) -> Result<Option<Money>, Error> {
    let is_zero = |given: &String| given.bytes().all(|byte| matches!(byte, b'0' | b'.'));
    let Some(given) = text(row, column).filter(|given| !is_zero(given)) else { return Ok(None) };
    let Some(code) = text(row, "currency") else {
        return Err(bad(column, "needs a currency beside it"));
    };
    let currency = Currency::stored(&code)?;
    match Money::parse(&given, currency) {
        Err(error) if error.kind() == ErrorKind::AmountPrecision => {
            let exact = Decimal::from_str(&given).map_err(|_| error)?;
            let strategy = RoundingStrategy::MidpointAwayFromZero;
            let rounded = exact.round_dp_with_strategy(currency.scale(), strategy);
            let amount = Money::parse(&rounded.to_string(), currency)?;
            let message = format!("backorder {id}: {column} {given} was rounded to {amount}");
            warnings.push(AdoptionWarning { kind: AdoptionWarningKind::AmountRounded, message });
            Ok(Some(amount))
        }
        amount => amount.map(Some),
    }
}

fn invoice(
    row: &Row,
    id: BackorderId,
    warnings: &mut Vec<AdoptionWarning>,
) -> Result<AdoptedInvoice, Error> {
    let is_uninvoiced = flag(row, "is_uninvoiced")?.unwrap_or(false);
    let Some(invoice) = number(row, "invoice_id")? else {
        return Ok(if is_uninvoiced { AdoptedInvoice::None } else { AdoptedInvoice::Unknown });
    };
    if is_uninvoiced {
        return Err(bad("is_uninvoiced", format!("is 1, and there is invoice {invoice}")));
    }
    let total = amount(row, "invoice_total", id, warnings)?;
    let total = total.ok_or_else(|| bad("invoice_total", "is missing beside an invoice"))?;
    let word = required(row, "invoice_state")?;
    let own = InvoiceState::ALL.into_iter().find(|state| word.eq_ignore_ascii_case(state.name()));
    let state = own.map_or_else(|| InvoiceState::parse_whmcs(&word), Ok)?;
    Ok(AdoptedInvoice::Is { id: InvoiceId(invoice), total, state })
}
