//! A backorder from another system, as a line of a scenario.

use backorder_core::{
    AdoptedInvoice, Adoption, BackorderKind, ClientId, InvoiceId, InvoiceState, PastEntry,
    Reference, Status,
};

use super::dates;
use super::words::Words;
use super::world::World;

/// `9 client 7 shop.com PROCESSING [LITE] [DATES] [pinned] [price 20.00] [reference 10700] ...`
pub(super) fn adoption(world: &World, words: &mut Words) -> Result<Adoption, String> {
    let id = words.backorder()?;
    words.must("client")?;
    let client = ClientId(words.number("the number of a client")?);
    let name = words.name()?;
    let mut adoption = Adoption::new(id, client, name, status(words)?);
    if words.take("LITE") {
        adoption.kind = BackorderKind::Lite;
    }
    adoption.dates = dates(words)?;
    let account = world.book.account(client).map(backorder_core::Account::currency);
    let currency = || account.ok_or(format!("client {client} has no account"));
    while !words.is_empty() {
        match words.next("what is known of it")?.as_str() {
            "pinned" => adoption.pinned = true,
            "told" => adoption.told = true,
            "imported" => adoption.imported = true,
            "unimported" => adoption.imported = false,
            "uninvoiced" => adoption.invoice = AdoptedInvoice::None,
            "price" => adoption.price = Some(words.money_in(currency()?)?),
            "placed" => adoption.placed_at = Some(words.instant()?),
            "changed" => adoption.updated_at = Some(words.instant()?),
            "sent" => adoption.sent_at = Some(words.instant()?),
            "reference" => {
                let text = words.next("a reference")?;
                let read = Reference::parse(&text).map_err(|error| error.to_string())?;
                adoption.reference = Some(read);
            }
            "invoice" => {
                let id = InvoiceId(words.number("the number of an invoice")?);
                let total = words.money_in(currency()?)?;
                let word = words.next("open, paid or cancelled")?;
                let state = InvoiceState::ALL.into_iter().find(|state| state.name() == word);
                let state = state.ok_or(format!("`{word}` is no state of an invoice"))?;
                adoption.invoice = AdoptedInvoice::Is { id, total, state };
            }
            "past" => {
                let at = words.instant()?;
                let status = Some(status(words)?);
                adoption.history.push(PastEntry { at, status, text: words.rest().join(" ") });
            }
            other => return Err(format!("`{other}` is nothing that is known of it")),
        }
    }
    Ok(adoption)
}

fn status(words: &mut Words) -> Result<Status, String> {
    Status::parse(&words.next("a status")?).map_err(|error| error.to_string())
}
