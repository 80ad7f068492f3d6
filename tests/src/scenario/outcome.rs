//! Reports as lines say them.

use std::collections::BTreeMap;

use backorder_core::{
    ApplicationStatus, Auction, BackorderId, Currency, DomainName, DomainReport, EffectKind,
    FoundApplication, InvoiceId, InvoiceReport, InvoiceState, Outcome, Reference, Refusal,
};

use super::words::Words;

/// Reads the outcome of an effect of this kind; `current` is the reference a poll asks about,
/// `name` the one wanted.
pub(super) fn read(
    words: &mut Words,
    kind: EffectKind,
    currency: Currency,
    current: Option<Reference>,
    name: DomainName,
) -> Result<Outcome, String> {
    let first = words.next("an outcome")?;
    let about = |words: &mut Words| match (words.take("of"), current.clone()) {
        (true, _) => reference(words),
        (false, Some(current)) => Ok(current),
        (false, None) => Err("there is no application to speak of: say `of REFERENCE`".into()),
    };
    Ok(match first.as_str() {
        "accepted" => Outcome::Accepted(reference(words)?),
        "refused" => {
            let code = if words.starts_with_number() { words.number("a code")? } else { 0 };
            Outcome::Refused(Refusal { code, text: words.rest().join(" ") })
        }
        "unknown" => Outcome::Unknown,
        "done" => Outcome::Done,
        "nothing" if kind == EffectKind::FindApplication => Outcome::Applications(Vec::new()),
        "nothing" => Outcome::InvoiceMissing,
        "applications" => Outcome::Applications(found(words)?),
        "gone" => Outcome::ApplicationMissing { reference: about(words)? },
        "word" => {
            let status = ApplicationStatus::parse(&words.next("a status")?);
            let reference = about(words)?;
            let auction = if words.take("auction") { Some(auction(words)?) } else { None };
            Outcome::Application { reference, status, auction }
        }
        "invoice" => Outcome::Invoice(invoice(words, currency)?),
        "domain" => {
            let name = if words.take("of") { words.name()? } else { name };
            words.must("registered")?;
            let registered_at = words.instant()?;
            words.must("expires")?;
            let report = DomainReport { registered_at, expires_at: words.instant()? };
            Outcome::Domain { name, report }
        }
        "unreadable" => Outcome::DomainUnreadable,
        other => return Err(format!("`{other}` is no outcome")),
    })
}

/// `300 20.00 paid credit 0.00 unpaid 0.00`; behind each amount its currency, where it is another
/// than the account's.
pub(super) fn invoice(words: &mut Words, currency: Currency) -> Result<InvoiceReport, String> {
    let id = InvoiceId(words.number("the number of an invoice")?);
    let total = words.money_in(currency)?;
    let state = match words.next("a state")?.as_str() {
        "open" => InvoiceState::Open,
        "paid" => InvoiceState::Paid,
        "cancelled" => InvoiceState::Cancelled,
        "refunded" => InvoiceState::Refunded,
        other => return Err(format!("`{other}` is not open, paid, cancelled or refunded")),
    };
    words.must("credit")?;
    let credit = words.money_in(currency)?;
    words.must("unpaid")?;
    let unpaid = words.money_in(currency)?;
    Ok(InvoiceReport { id, total, state, credit, unpaid })
}

fn reference(words: &mut Words) -> Result<Reference, String> {
    let word = words.next("a reference")?;
    Reference::parse(&word).map_err(|error| error.to_string())
}

fn auction(words: &mut Words) -> Result<Auction, String> {
    let mut details = BTreeMap::new();
    while !words.is_empty() {
        let pair = words.next("KEY=VALUE")?;
        let (key, value) = pair.split_once('=').ok_or(format!("`{pair}` is not KEY=VALUE"))?;
        details.insert(key.to_owned(), value.to_owned());
    }
    Ok(Auction { details })
}

/// `10700 REQUESTED created 2027-03-05 17:00:01 [owner ours|other] [held by 4], ...`
fn found(words: &mut Words) -> Result<Vec<FoundApplication>, String> {
    let mut found = Vec::new();
    loop {
        let reference = reference(words)?;
        let status = ApplicationStatus::parse(&words.next("a status")?);
        words.must("created")?;
        let created_at = words.instant()?;
        let owner_matches = match words.take("owner") {
            true => Some(words.next("ours or other")? == "ours"),
            false => None,
        };
        let held_by = match words.take("held") {
            true => {
                words.must("by")?;
                Some(BackorderId(words.number("a backorder")?))
            }
            false => None,
        };
        found.push(FoundApplication { reference, status, created_at, owner_matches, held_by });
        if !words.take(",") {
            return Ok(found);
        }
    }
}
