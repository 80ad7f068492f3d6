//! What stands in a book besides records: clients, accounts, claims, applications, lives, effects.

use std::mem::MaybeUninit;

use backorder_core::{BackorderId, ClientId, DomainName, ErrorKind, Reference, TldSet, Value};

use crate::book::backorder_book;
use crate::boundary::answer::{hand_out, write_out};
use crate::boundary::convert::{seconds, stage_number};
use crate::boundary::fence::{backorder_result, fence};
use crate::boundary::fill::given;
use crate::boundary::table::{at, backorder_table, flag, maybe_at, money};
use crate::boundary::text::backorder_str;

/// Every client who has a part in the book. Column: `client`. Free the table with
/// `backorder_table_free`.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_book_clients(
    book: Option<&backorder_book>,
    out: Option<&mut MaybeUninit<Option<Box<backorder_table>>>>,
) -> backorder_result {
    hand_out(out, || {
        let clients = given(book, "book")?.read()?.clients();
        Ok(backorder_table::of(&["client"], clients.map(|client| [Value::from(client.0)])))
    })
}

/// A client's account as it was read last, one row. Columns: `credit`, `unpaid`, `currency`, `tax`,
/// `read_at`, `revision`. Free the table with `backorder_table_free`.
///
/// Errors: `ACCOUNT_UNKNOWN`.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_book_account(
    book: Option<&backorder_book>,
    client: u64,
    out: Option<&mut MaybeUninit<Option<Box<backorder_table>>>>,
) -> backorder_result {
    hand_out(out, || {
        let account = given(book, "book")?.read()?.require_account(ClientId(client))?;
        let row = [
            Value::Int(account.credit.minor()),
            Value::Int(account.unpaid.minor()),
            account.currency().code().into(),
            account.tax.to_string().into(),
            at(account.read_at),
            account.revision.into(),
        ];
        let columns = &["credit", "unpaid", "currency", "tax", "read_at", "revision"];
        Ok(backorder_table::of(columns, [row]))
    })
}

/// Who has claimed a name for which drop. Columns: `drop_at`, `backorder`, `life`. Free the table
/// with `backorder_table_free`.
///
/// Errors: those of names.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_book_claims(
    book: Option<&backorder_book>,
    name: backorder_str,
    out: Option<&mut MaybeUninit<Option<Box<backorder_table>>>>,
) -> backorder_result {
    hand_out(out, || {
        let book = given(book, "book")?.read()?;
        let name = DomainName::parse(name.read("name")?, &TldSet::first_dot())?;
        let rows = book.claims(&name).iter().map(|claim| {
            [at(claim.drop_at), claim.backorder.0.into(), Value::Int(claim.life.into())]
        });
        Ok(backorder_table::of(&["drop_at", "backorder", "life"], rows))
    })
}

/// The applications for a name, of any client. Columns: `id`, `reference` (NULL until accepted),
/// `client`, `backorder`, `life`, `state`. Free the table with `backorder_table_free`.
///
/// Errors: those of names.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_book_applications(
    book: Option<&backorder_book>,
    name: backorder_str,
    out: Option<&mut MaybeUninit<Option<Box<backorder_table>>>>,
) -> backorder_result {
    hand_out(out, || {
        let book = given(book, "book")?.read()?;
        let name = DomainName::parse(name.read("name")?, &TldSet::first_dot())?;
        let rows: Vec<_> = book
            .applications(&name)
            .map(|application| {
                let (backorder, life) = application.holder();
                [
                    application.id.to_string().into(),
                    application.id.reference.as_ref().map(Reference::as_str).into(),
                    application.client.0.into(),
                    backorder.0.into(),
                    Value::Int(life.into()),
                    application.state.name().into(),
                ]
            })
            .collect();
        let columns = &["id", "reference", "client", "backorder", "life", "state"];
        Ok(backorder_table::of(columns, rows))
    })
}

/// The backorder, and its life, that holds an application.
///
/// Errors: `REFERENCE_INVALID`; `BACKORDER_UNKNOWN` when none does.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_book_holder_of(
    book: Option<&backorder_book>,
    reference: backorder_str,
    life: Option<&mut MaybeUninit<u32>>,
    out: Option<&mut MaybeUninit<u64>>,
) -> backorder_result {
    fence(|| {
        let (life, out) = (given(life, "life")?, given(out, "out")?);
        let book = given(book, "book")?.read()?;
        let reference = Reference::parse(reference.read("reference")?)?;
        let (holder, number) = book.holder_of(&reference).ok_or_else(|| {
            let message = format!("no backorder of the book holds {reference}");
            backorder_core::Error::new(ErrorKind::BackorderUnknown, &reference, message)
        })?;
        life.write(number);
        out.write(holder.0);
        Ok(())
    })
}

/// When a record is due, as it is stored; `BACKORDER_TIME_NONE` when it is not by time alone.
///
/// Errors: `BACKORDER_UNKNOWN`.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_book_due_of(
    book: Option<&backorder_book>,
    id: u64,
    out: Option<&mut MaybeUninit<i64>>,
) -> backorder_result {
    write_out(out, || {
        let book = given(book, "book")?.read()?;
        book.require(BackorderId(id))?;
        Ok(seconds(book.due_of(BackorderId(id))))
    })
}

/// The lives of a record, the present one last. Columns: `life`, `kind`, `stage` (its number),
/// `placed_at`, `updated_at`, `drop_at`, `finalization_at`, `hold`, `currency`, `reference`,
/// `application_status`, `won_at`, `registered_at`, `expires_at`, `is_imported`, `cause`, `detail`.
/// Free the table with `backorder_table_free`.
///
/// Errors: `BACKORDER_UNKNOWN`.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_book_lives(
    book: Option<&backorder_book>,
    id: u64,
    out: Option<&mut MaybeUninit<Option<Box<backorder_table>>>>,
) -> backorder_result {
    hand_out(out, || {
        let record = given(book, "book")?.read()?.require(BackorderId(id))?;
        let mut lives: Vec<_> = record.lives().collect();
        lives.sort_by_key(|life| life.number);
        let rows = lives.into_iter().map(|life| {
            let progress = &life.progress;
            let [hold, currency] = money(life.hold.map(|hold| hold.amount));
            [
                Value::Int(life.number.into()),
                life.kind.as_str().into(),
                Value::Int(stage_number(record.stage_of(life)).into()),
                at(life.placed_at),
                at(life.updated_at),
                maybe_at(life.dates.map(|dates| dates.drop_at)),
                maybe_at(life.dates.and_then(|dates| dates.finalization_at)),
                hold,
                currency,
                progress.submission.reference().map(Reference::as_str).into(),
                progress.application_status.as_ref().map(|status| status.as_str()).into(),
                maybe_at(progress.won_at),
                maybe_at(progress.domain.map(|domain| domain.registered_at)),
                maybe_at(progress.domain.map(|domain| domain.expires_at)),
                flag(progress.imported),
                life.reason.as_ref().map(|reason| reason.cause.name()).into(),
                life.reason.as_ref().map(|reason| reason.detail.as_str()).into(),
            ]
        });
        const COLUMNS: [&str; 17] = [
            "life",
            "kind",
            "stage",
            "placed_at",
            "updated_at",
            "drop_at",
            "finalization_at",
            "hold",
            "currency",
            "reference",
            "application_status",
            "won_at",
            "registered_at",
            "expires_at",
            "is_imported",
            "cause",
            "detail",
        ];
        Ok(backorder_table::of(&COLUMNS, rows))
    })
}

/// The effects of a record that are kept, in order. Columns: `effect` (its id), `kind`, `asked_at`,
/// `sent_at`, `sends`, `report` (NULL while nothing is known), `is_open`, `undelivered_at`. Free
/// the table with `backorder_table_free`.
///
/// Errors: `BACKORDER_UNKNOWN`.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_book_effects(
    book: Option<&backorder_book>,
    id: u64,
    out: Option<&mut MaybeUninit<Option<Box<backorder_table>>>>,
) -> backorder_result {
    hand_out(out, || {
        let record = given(book, "book")?.read()?.require(BackorderId(id))?;
        let rows = record.outbox.iter().map(|entry| {
            [
                entry.effect.id.to_string().into(),
                entry.effect.id.kind.name().into(),
                at(entry.asked_at),
                at(entry.sent_at),
                Value::Int(entry.sends.into()),
                entry.report.as_ref().map(ToString::to_string).into(),
                flag(entry.is_open()),
                maybe_at(entry.undelivered_at),
            ]
        });
        const COLUMNS: [&str; 8] = [
            "effect",
            "kind",
            "asked_at",
            "sent_at",
            "sends",
            "report",
            "is_open",
            "undelivered_at",
        ];
        Ok(backorder_table::of(&COLUMNS, rows))
    })
}
