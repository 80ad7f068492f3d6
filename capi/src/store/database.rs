//! What a store asks of a database: by a function of the caller's, statement by statement.

use std::ffi::c_void;
use std::mem::MaybeUninit;

use backorder_core::{ClientId, Database, Error, Row, Statement};

use crate::book::backorder_book;
use crate::boundary::convert::element;
use crate::boundary::failure::{Checked, Failure};
use crate::boundary::fence::{backorder_result, fence, fence_or};
use crate::boundary::fill::given;
use crate::boundary::layout::Layout;
use crate::boundary::numbers::Boundary;
use crate::boundary::row::backorder_refused;
use crate::boundary::text::backorder_str;
use crate::boundary::value::backorder_value;
use crate::store::backorder_store;
use crate::store::statements::{backorder_statement, backorder_statements, parameters};

/// What your database answers to a statement. It is the library's, and there while `run` of
/// `backorder_database` runs. What is wrong with a text or a number that it is given, the call that
/// asked says in the end.
#[derive(Default)]
pub struct backorder_reply {
    layout: Layout,
    rows: Vec<Row>,
    changed: u64,
    refused: Option<Refused>,
}

/// Your database: a function that runs a statement, and what it runs it in.
#[repr(C)]
#[derive(Debug, Clone, Copy)]
pub struct backorder_database {
    /// Runs one statement, by its parameters, and says what came of it: by
    /// `backorder_reply_set_columns` and `_add_values` the rows that it reads, by `_changed` how
    /// many it changed, or by `_failed` what the database said against it. Among them are what
    /// begins and ends transactions, which have no parameters. It returns; it leaves by no
    /// exception and no `longjmp`, and calls nothing about the round or store that asks.
    pub run: Option<
        unsafe extern "C" fn(
            context: *mut c_void,
            statement: *const backorder_statement,
            reply: *mut backorder_reply,
        ),
    >,
    /// Given to `run` as it is: your connection, for instance.
    pub context: *mut c_void,
}

/// Why a statement was not run.
pub(crate) enum Refused {
    /// The database says so.
    Database { sqlstate: String, code: i64, message: String },
    /// A call about the reply was refused, or the core says so.
    Call(Failure),
}

impl From<Error> for Refused {
    fn from(error: Error) -> Refused {
        Refused::Call(error.into())
    }
}

impl From<Refused> for Failure {
    fn from(refused: Refused) -> Failure {
        match refused {
            Refused::Database { sqlstate, code, message } => {
                let subject = format!("{sqlstate} {code}");
                let message = format!("the database says: {message}");
                Failure::new(Boundary::DatabaseFailed, subject.trim_start(), message)
            }
            Refused::Call(failure) => failure,
        }
    }
}

/// A caller's database as the core asks it.
pub(crate) struct Connected<'d> {
    database: &'d backorder_database,
}

impl<'d> Connected<'d> {
    pub(crate) fn to(database: Option<&'d backorder_database>) -> Checked<Connected<'d>> {
        let database = given(database, "database")?;
        given(database.run, "run")?;
        Ok(Connected { database })
    }

    fn run(&mut self, statement: &Statement) -> Result<backorder_reply, Refused> {
        let parameters = parameters(statement);
        let view = backorder_statement::of("", statement, &parameters);
        let reply = Box::into_raw(Box::new(backorder_reply::default()));
        if let Some(run) = self.database.run {
            // SAFETY: a function of the caller's, given what its type says: the views live until it
            // returns, and nothing else of ours touches the reply meanwhile.
            unsafe { run(self.database.context, &raw const view, reply) };
        }
        // SAFETY: it came from a box above, and callers have no function that frees it.
        let mut reply = unsafe { Box::from_raw(reply) };
        match reply.refused.take() {
            Some(refused) => Err(refused),
            None => Ok(*reply),
        }
    }
}

impl Database for Connected<'_> {
    type Error = Refused;

    fn query(&mut self, statement: &Statement) -> Result<Vec<Row>, Refused> {
        self.run(statement).map(|reply| reply.rows)
    }

    fn execute(&mut self, statement: &Statement) -> Result<u64, Refused> {
        self.run(statement).map(|reply| reply.changed)
    }

    fn code(refused: &Refused) -> Option<(&str, i64)> {
        match refused {
            Refused::Database { sqlstate, code, .. } => Some((sqlstate, *code)),
            Refused::Call(_) => None,
        }
    }
}

/// Changes a reply; the first thing that is refused is kept.
fn tell(
    reply: Option<&mut backorder_reply>,
    change: impl FnOnce(&mut backorder_reply) -> Checked<()>,
) {
    fence_or((), || {
        let Some(reply) = reply else { return };
        if let Err(failure) = change(reply) {
            reply.refused.get_or_insert(Refused::Call(failure));
        }
    });
}

/// Says which columns the rows that follow have, in their order: those of the result, said once
/// before its rows.
///
/// The caller makes sure that `columns` is NULL or points to `column_count` texts.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn backorder_reply_set_columns(
    reply: Option<&mut backorder_reply>,
    columns: *const backorder_str,
    column_count: usize,
) {
    tell(reply, |reply| {
        // SAFETY: the caller promises as much, see above.
        reply.layout = unsafe { Layout::read(columns, column_count) }?;
        Ok(())
    });
}

/// Adds rows that were read: the values of one after those of another, each as many as there are
/// columns, so one row or thousands. A number as text is fine too: some databases hand out nothing
/// else.
///
/// The caller makes sure that `values` is NULL or points to `value_count` values.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn backorder_reply_add_values(
    reply: Option<&mut backorder_reply>,
    values: *const backorder_value,
    value_count: usize,
) {
    tell(reply, |reply| {
        // SAFETY: the caller promises as much, see above.
        let rows = unsafe { reply.layout.rows(values, value_count) }?;
        reply.rows.extend(rows);
        Ok(())
    });
}

/// How many rows the statement changed; 0 where it is not said.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_reply_changed(reply: Option<&mut backorder_reply>, count: u64) {
    tell(reply, |reply| {
        reply.changed = count;
        Ok(())
    });
}

/// The database said no: with an SQLSTATE, empty where the driver has none, a number of its own,
/// and a text for people. Whether somebody else was faster is found out from the first two.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_reply_failed(
    reply: Option<&mut backorder_reply>,
    sqlstate: backorder_str,
    code: i64,
    message: backorder_str,
) {
    tell(reply, |reply| {
        let sqlstate = sqlstate.read("sqlstate")?.to_owned();
        let message = message.read("message")?.to_owned();
        reply.refused.get_or_insert(Refused::Database { sqlstate, code, message });
        Ok(())
    });
}

/// Runs statements in a transaction of their own: `backorder_store_schema`, `_wake` and the like.
/// `is_written` false, and nothing is written: somebody else was faster, or the connection was
/// lost and nobody knows.
///
/// Errors: `DATABASE_FAILED` for whatever else the database says; nothing is written then.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_store_run(
    store: Option<&backorder_store>,
    statements: Option<&backorder_statements>,
    database: Option<&backorder_database>,
    is_written: Option<&mut MaybeUninit<bool>>,
) -> backorder_result {
    fence(|| {
        let is_written = given(is_written, "is_written")?;
        let statements = given(statements, "statements")?.to_statements();
        let mut database = Connected::to(database)?;
        is_written.write(given(store, "store")?.0.run(&mut database, &statements)?);
        Ok(())
    })
}

/// Reads with these statements, `backorder_store_part` or one of its like, and takes the rows in as
/// `backorder_book_load` does, who says what `out` is. Free `out` with `backorder_refused_free`.
///
/// Errors: `DATABASE_FAILED`; `ROW_INVALID` for statements that read none of a book's tables, and
/// for a row that does not say whose it is. Nothing is taken in then.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_store_load(
    store: Option<&backorder_store>,
    reads: Option<&backorder_statements>,
    database: Option<&backorder_database>,
    book: Option<&mut backorder_book>,
    out: Option<&mut MaybeUninit<Option<Box<backorder_refused>>>>,
) -> backorder_result {
    fence(|| {
        let out = out.map(|out| out.write(None));
        let (store, reads) = (given(store, "store")?, given(reads, "reads")?.to_reads());
        let (mut database, book) = (Connected::to(database)?, given(book, "book")?);
        let rows = store.0.load(&mut database, &reads)?;
        let refused = book.change(|book| book.load(&rows))??;
        if let Some(out) = out {
            *out = Some(Box::new(backorder_refused::of(refused)));
        }
        Ok(())
    })
}

/// The clients that the statement of `backorder_store_due`, `_woken` or `_unfinished` finds, each
/// once, in the order in which they come: how many, and who. There is room for `room` of them in
/// `clients`; as many as the statement was limited to are enough.
///
/// Errors: `DATABASE_FAILED`; `ROW_INVALID` for rows without a client; `INDEX_INVALID` for no
/// statement; `SIZE_INVALID` where they are more than there is room for, and none is written.
///
/// The caller makes sure that `room` numbers may be written to `clients`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn backorder_store_clients(
    store: Option<&backorder_store>,
    statements: Option<&backorder_statements>,
    database: Option<&backorder_database>,
    count: Option<&mut MaybeUninit<usize>>,
    room: usize,
    clients: *mut u64,
) -> backorder_result {
    fence(|| {
        let (store, count) = (given(store, "store")?, given(count, "count")?);
        let statements = given(statements, "statements")?.to_statements();
        let statement = element(&statements, 0, "statements")?;
        let mut database = Connected::to(database)?;
        given((!clients.is_null()).then_some(()), "clients")?;
        let found = store.0.clients(&mut database, statement)?;
        if found.len() > room {
            let message = format!("there is room for {room} clients, and {} came", found.len());
            return Err(Failure::new(Boundary::SizeInvalid, "room", message));
        }
        for (place, ClientId(id)) in found.iter().enumerate() {
            // SAFETY: below `room`, and the caller promises as much there, see above.
            unsafe { clients.add(place).write_unaligned(*id) };
        }
        count.write(found.len());
        Ok(())
    })
}
