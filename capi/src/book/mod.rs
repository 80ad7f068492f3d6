//! Records, accounts and claims, as an engine works on them.

pub(crate) mod contents;
pub(crate) mod reading;
pub(crate) mod records;
pub(crate) mod undelivered;

use std::mem::MaybeUninit;

use backorder_core::{Backorder, BackorderId, Book, ClientId, DomainName, TldSet};

use crate::boundary::convert;
use crate::boundary::failure::{Checked, Failure};
use crate::boundary::fence::{backorder_result, fence, fence_or};
use crate::boundary::fill::{Filled, check_place, fill, fill_in_place, given, place};
use crate::boundary::numbers::{Boundary, Invoice};
use crate::boundary::row::{backorder_refused, backorder_rows};
use crate::boundary::text::backorder_str;
use crate::values::money::backorder_money;

/// Records, accounts and claims, in memory. Load it from your database, ask the engine, write
/// what was decided.
///
/// A book may be a part of the whole, on two conditions: for each client in it, it has the account
/// and every record with a hold; for each name in it, every claim and reference of any client.
pub struct backorder_book {
    book: Book,
    /// A call that changes the book was cut short by a panic.
    is_broken: bool,
}

impl backorder_book {
    pub(crate) fn read(&self) -> Checked<&Book> {
        if self.is_broken { Err(broken()) } else { Ok(&self.book) }
    }

    pub(crate) fn empty() -> backorder_book {
        backorder_book { book: Book::new(), is_broken: false }
    }

    pub(crate) fn swap(&mut self, book: &mut Book) {
        std::mem::swap(&mut self.book, book);
    }

    /// Runs a change; one that panics leaves a book that answers no more, instead of a wrong one.
    pub(crate) fn change<T>(&mut self, change: impl FnOnce(&mut Book) -> T) -> Checked<T> {
        if std::mem::replace(&mut self.is_broken, true) {
            return Err(broken());
        }
        let result = change(&mut self.book);
        self.is_broken = false;
        Ok(result)
    }
}

#[cold]
fn broken() -> Failure {
    Failure::new(Boundary::Panic, "book", "an earlier call panicked in the middle of a change")
}

/// A client's money at a glance, in the account's currency.
#[repr(C)]
#[derive(Debug, Clone, Copy)]
pub struct backorder_funds {
    /// The balance in billing.
    pub credit: backorder_money,
    /// Unpaid invoices.
    pub unpaid: backorder_money,
    /// The sum of the holds that count.
    pub held: backorder_money,
    /// What is free: credit - unpaid - held, shown as at least zero.
    pub available: backorder_money,
}

impl Filled for backorder_funds {
    const SIZE_MIN: usize = size_of::<backorder_funds>();
}

/// One record, as its present life stands.
#[repr(C)]
#[derive(Debug, Clone, Copy)]
pub struct backorder_record {
    /// Its number.
    pub id: u64,
    /// Whose it is.
    pub client: u64,
    /// Raised by every decision about it.
    pub revision: u64,
    /// The name wanted, in ACE form.
    pub name: backorder_str,
    /// One of `BACKORDER_STATUS_`, or `BACKORDER_STAGE_DELETED`.
    pub stage: u32,
    /// One of `BACKORDER_KIND_`.
    pub kind: u32,
    /// 1, and one more each time it is placed again.
    pub life: u32,
    /// Whether the price is held.
    pub has_hold: bool,
    /// The invoice's state, one of `BACKORDER_INVOICE_`.
    pub invoice_state: u32,
    /// The invoice's number, if there is one.
    pub invoice: u64,
    /// What billing asked by the invoice, if there is one: subtotal and tax.
    pub invoice_total: backorder_money,
    /// What is held, tax included, if anything is.
    pub hold: backorder_money,
    /// When it was placed.
    pub placed_at: i64,
    /// When it was last decided about.
    pub updated_at: i64,
    /// When the name drops, or `BACKORDER_TIME_NONE`.
    pub drop_at: i64,
    /// The registrar's cut-off for orders, or `BACKORDER_TIME_NONE`.
    pub finalization_at: i64,
    /// The registrar's id of the application; empty until it is accepted.
    pub reference: backorder_str,
    /// Why it last fell back or ended: a stable name like `never-funded`, or empty.
    pub reason: backorder_str,
    /// What the other side said about that; may be empty.
    pub reason_detail: backorder_str,
    /// What of the hold is not tax, if anything is held: what a margin is made of.
    pub hold_net: backorder_money,
    /// What of the hold is tax, both rates together, if anything is held.
    pub hold_tax: backorder_money,
}

impl Filled for backorder_record {
    const SIZE_MIN: usize = size_of::<backorder_record>();
}

impl backorder_record {
    /// Writes what is always there first, then over it what this record has besides.
    pub(crate) fn write<'o>(
        record: &Backorder,
        out: &'o mut MaybeUninit<backorder_record>,
    ) -> &'o mut backorder_record {
        let life = &record.present;
        let progress = &*life.progress;
        let out = out.write(backorder_record {
            id: record.id.0,
            client: record.client.0,
            revision: record.revision,
            name: backorder_str::of(record.name.as_str()),
            stage: convert::stage_number(record.stage()),
            kind: convert::kind_number(life.kind),
            life: life.number,
            has_hold: false,
            invoice_state: Invoice::None.code(),
            invoice: 0,
            invoice_total: backorder_money::NONE,
            hold: backorder_money::NONE,
            placed_at: life.placed_at.timestamp(),
            updated_at: life.updated_at.timestamp(),
            drop_at: convert::TIME_NONE,
            finalization_at: convert::TIME_NONE,
            reference: backorder_str::EMPTY,
            reason: backorder_str::EMPTY,
            reason_detail: backorder_str::EMPTY,
            hold_net: backorder_money::NONE,
            hold_tax: backorder_money::NONE,
        });
        if let Some(dates) = &life.dates {
            out.drop_at = dates.drop_at.timestamp();
            out.finalization_at = convert::seconds(dates.finalization_at);
        }
        if let Some(hold) = &life.hold {
            out.has_hold = true;
            out.hold = backorder_money::of(hold.amount);
            out.hold_net = backorder_money::of(hold.net);
            // What is not net is tax; a row that says otherwise is in no book.
            if let Ok(tax) = hold.amount.minus(hold.net) {
                out.hold_tax = backorder_money::of(tax);
            }
        }
        if let Some(invoice) = &progress.invoice {
            out.invoice_state = convert::invoice_number(invoice.state);
            out.invoice = invoice.id.0;
            out.invoice_total = backorder_money::of(invoice.total);
        }
        if let Some(reference) = progress.submission.reference() {
            out.reference = backorder_str::of(reference.as_str());
        }
        if let Some(reason) = &life.reason {
            out.reason = backorder_str::of(reason.cause.name());
            out.reason_detail = backorder_str::of(&reason.detail);
        }
        out
    }
}

/// An empty book. Free it with `backorder_book_free`.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_book_new(
    out: Option<&mut MaybeUninit<Option<Box<backorder_book>>>>,
) -> backorder_result {
    fence(|| {
        let book = backorder_book { book: Book::new(), is_broken: false };
        *place(out, "out")? = Some(Box::new(book));
        Ok(())
    })
}

/// Takes in rows as the statements of `backorder_store_part` and its like read them, client by
/// client. A client of whom a row cannot be read is left out as a whole and is in `out`; the others
/// are taken in. Free `out` with `backorder_refused_free`; it may be NULL where nobody wants to
/// know, but then nobody knows.
///
/// Errors: `ROW_INVALID` where a row does not say whose it is; nothing is taken in then.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_book_load(
    book: Option<&mut backorder_book>,
    rows: Option<&backorder_rows>,
    out: Option<&mut MaybeUninit<Option<Box<backorder_refused>>>>,
) -> backorder_result {
    fence(|| {
        let out = out.map(|out| out.write(None));
        let book = given(book, "book")?;
        let rows = &given(rows, "rows")?.rows;
        let refused = book.change(|book| book.load(rows))??;
        if let Some(out) = out {
            *out = Some(Box::new(backorder_refused::of(refused)));
        }
        Ok(())
    })
}

/// Drops a client's account and records and the claims and references of those records, to load
/// its part again after a commit was refused. A client that is not in the book is fine.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_book_forget(
    book: Option<&mut backorder_book>,
    client: u64,
) -> backorder_result {
    fence(|| given(book, "book")?.change(|book| book.forget(ClientId(client))))
}

/// The number of records; 0 for NULL.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_book_count(book: Option<&backorder_book>) -> usize {
    fence_or(0, || book.map_or(0, |book| book.book.len()))
}

/// The record of that id. `size` is `sizeof *out`.
///
/// The views in it are valid until the book is next passed to a function that takes it without
/// `const`, or freed.
///
/// Errors: `BACKORDER_UNKNOWN`, `SIZE_INVALID`.
///
/// The caller makes sure that `size` bytes may be written to `out`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn backorder_book_get(
    book: Option<&backorder_book>,
    id: u64,
    size: usize,
    out: *mut backorder_record,
) -> backorder_result {
    fence(|| {
        check_place(out, size, "out")?;
        let book = given(book, "book")?.read()?;
        let record = book.require(BackorderId(id))?;
        // SAFETY: the caller promises as much, see above.
        unsafe { fill_in_place(out, size, "out", |place| backorder_record::write(record, place)) }
    })
}

/// The id of a client's record for a name: the open one, else the latest that is not deleted.
/// `name` may be Unicode or ACE.
///
/// Errors: those of names; `BACKORDER_UNKNOWN` when there is none.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_book_find(
    book: Option<&backorder_book>,
    client: u64,
    name: backorder_str,
    out: Option<&mut MaybeUninit<u64>>,
) -> backorder_result {
    fence(|| {
        let (book, out) = (given(book, "book")?.read()?, given(out, "out")?);
        let name = DomainName::parse(name.read("name")?, &TldSet::first_dot())?;
        let latest = book.latest_for(ClientId(client), &name);
        let record = latest.ok_or_else(|| {
            let kind = backorder_core::ErrorKind::BackorderUnknown;
            let message = format!("client {client} has no backorder for {name}");
            backorder_core::Error::new(kind, &name, message)
        })?;
        out.write(record.id.0);
        Ok(())
    })
}

/// A client's money at a glance. `size` is `sizeof *out`.
///
/// Errors: `ACCOUNT_UNKNOWN`, `SIZE_INVALID`.
///
/// The caller makes sure that `size` bytes may be written to `out`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn backorder_book_funds(
    book: Option<&backorder_book>,
    client: u64,
    size: usize,
    out: *mut backorder_funds,
) -> backorder_result {
    fence(|| {
        check_place(out, size, "out")?;
        let book = given(book, "book")?.read()?;
        book.require_account(ClientId(client))?;
        let funds = given(book.funds(ClientId(client)), "funds")?;
        let funds = backorder_funds {
            credit: backorder_money::of(funds.credit),
            unpaid: backorder_money::of(funds.unpaid),
            held: backorder_money::of(funds.held),
            available: backorder_money::of(funds.available),
        };
        // SAFETY: the caller promises as much, see above.
        unsafe { fill(out, size, "out", funds) }
    })
}

/// Whether what the client's account leaves after the holds ranked before it covers the hold of
/// this record; false without a hold.
///
/// Errors: `BACKORDER_UNKNOWN`.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_book_is_covered(
    book: Option<&backorder_book>,
    id: u64,
    out: Option<&mut MaybeUninit<bool>>,
) -> backorder_result {
    fence(|| {
        let (book, out) = (given(book, "book")?.read()?, given(out, "out")?);
        book.require(BackorderId(id))?;
        out.write(book.is_covered(BackorderId(id)));
        Ok(())
    })
}

/// Frees a book; NULL is fine.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_book_free(book: Option<Box<backorder_book>>) {
    fence_or((), || drop(book));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_change_that_panics_leaves_a_book_that_answers_no_more() {
        let mut book = backorder_book { book: Book::new(), is_broken: false };
        let cut_short = fence(|| book.change(|_| panic!("in the middle")));
        assert_eq!(cut_short, Boundary::Panic.code());
        assert_eq!(fence(|| book.change(|_| ())), Boundary::Panic.code());
        assert_eq!(fence(|| book.read().map(|_| ())), Boundary::Panic.code());
    }
}
