//! Decisions as the transactions that a database must commit.

use std::mem::MaybeUninit;

use backorder_core::{Commit, RowChange};
use backorder_core::{Row, Value};

use crate::book::backorder_book;
use crate::decisions::{backorder_decisions, element};
use crate::fence::{Checked, backorder_result, fence, fence_or};
use crate::fill::{Filled, check_place, fill, given, place};
use crate::numbers::{self, Write};
use crate::text::backorder_str;

/// What one call decided, as transactions: one commit for each client.
///
/// Write all rows of a commit in **one** transaction, in their order, each as its `write` says.
/// When one is refused, roll back, call `backorder_book_forget` for the client, load its rows and
/// decide anew; carry nothing out. When the transaction is committed, carry out the effects of
/// the client's decisions, in their order.
pub struct backorder_commits(Vec<HeldCommit>);

/// A commit as a flat list of writes.
struct HeldCommit {
    client: u64,
    writes: Vec<HeldWrite>,
}

struct HeldWrite {
    table: &'static str,
    write: Write,
    expected_revision: u64,
    row: Row,
}

impl HeldCommit {
    fn new(commit: Commit) -> HeldCommit {
        let change = |table, RowChange { expected_revision, row }| HeldWrite {
            table,
            write: Write::CompareAndSet,
            expected_revision,
            row,
        };
        let plain = |table, write, rows: Vec<Row>| {
            let write = move |row| HeldWrite { table, write, expected_revision: 0, row };
            rows.into_iter().map(write)
        };
        let mut writes: Vec<HeldWrite> = Vec::new();
        writes.extend(commit.account.map(|account| change("accounts", account)));
        writes.extend(commit.records.into_iter().map(|record| change("backorders", record)));
        writes.extend(plain("effects", Write::Put, commit.effects));
        writes.extend(plain("claims", Write::Insert, commit.claims));
        writes.extend(plain("references", Write::Insert, commit.references));
        writes.extend(plain("log", Write::Insert, commit.log));
        HeldCommit { client: commit.client.0, writes }
    }
}

/// One commit.
#[repr(C)]
#[derive(Debug, Clone, Copy)]
pub struct backorder_commit {
    /// Whose decisions these are.
    pub client: u64,
    /// How many rows are to be written.
    pub row_count: usize,
}

impl Filled for backorder_commit {
    const SIZE_MIN: usize = size_of::<backorder_commit>();
}

/// One row to be written.
#[repr(C)]
#[derive(Debug, Clone, Copy)]
pub struct backorder_write {
    /// The table, without the prefix that yours may have.
    pub table: backorder_str,
    /// How to write it, one of `BACKORDER_WRITE_`.
    pub write: u32,
    /// COMPARE_AND_SET: the revision that the stored row must have; 0 when there must be none.
    pub expected_revision: u64,
    /// How many columns it has.
    pub column_count: usize,
}

impl Filled for backorder_write {
    const SIZE_MIN: usize = size_of::<backorder_write>();
}

/// One column of a row to be written.
#[repr(C)]
#[derive(Debug, Clone, Copy)]
pub struct backorder_column {
    /// Its name.
    pub name: backorder_str,
    /// The type of its value, one of `BACKORDER_VALUE_`.
    pub value: u32,
    /// INT: the number.
    pub number: i64,
    /// TEXT: the text; empty otherwise.
    pub text: backorder_str,
}

impl Filled for backorder_column {
    const SIZE_MIN: usize = size_of::<backorder_column>();
}

impl backorder_column {
    fn of((name, value): (&str, &Value)) -> backorder_column {
        let (value, number, text) = match value {
            Value::Null => (numbers::Value::Null, 0, ""),
            Value::Int(number) => (numbers::Value::Int, *number, ""),
            Value::Text(text) => (numbers::Value::Text, 0, text.as_str()),
        };
        let (name, text) = (backorder_str::of(name), backorder_str::of(text));
        backorder_column { name, value: value.code(), number, text }
    }
}

impl backorder_commits {
    fn row(&self, index: usize, row: usize) -> Checked<&HeldWrite> {
        element(&element(&self.0, index, "index")?.writes, row, "row")
    }
}

/// The commits of the decisions of one call. The book must be as that call left it. Free them
/// with `backorder_commits_free`.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_commits_new(
    book: Option<&backorder_book>,
    decisions: Option<&backorder_decisions>,
    out: Option<&mut MaybeUninit<Option<Box<backorder_commits>>>>,
) -> backorder_result {
    fence(|| {
        let out = place(out, "out")?;
        let book = given(book, "book")?.read()?;
        let commits = Commit::of(book, given(decisions, "decisions")?.as_slice());
        let commits = commits.into_iter().map(HeldCommit::new).collect();
        *out = Some(Box::new(backorder_commits(commits)));
        Ok(())
    })
}

/// How many commits there are; 0 for NULL.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_commits_count(commits: Option<&backorder_commits>) -> usize {
    fence_or(0, || commits.map_or(0, |commits| commits.0.len()))
}

/// The commit at `index`, from 0. `size` is `sizeof *out`.
///
/// Errors: `INDEX_INVALID`, `SIZE_INVALID`.
///
/// The caller makes sure that `size` bytes may be written to `out`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn backorder_commits_at(
    commits: Option<&backorder_commits>,
    index: usize,
    size: usize,
    out: *mut backorder_commit,
) -> backorder_result {
    fence(|| {
        check_place(out, size, "out")?;
        let commit = element(&given(commits, "commits")?.0, index, "index")?;
        let commit = backorder_commit { client: commit.client, row_count: commit.writes.len() };
        // SAFETY: the caller promises as much, see above.
        unsafe { fill(out, size, "out", commit) }
    })
}

/// The row number `row`, from 0, of the commit at `index`. `size` is `sizeof *out`.
///
/// The views in it are valid until the commits are freed.
///
/// Errors: `INDEX_INVALID`, `SIZE_INVALID`.
///
/// The caller makes sure that `size` bytes may be written to `out`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn backorder_commits_row_at(
    commits: Option<&backorder_commits>,
    index: usize,
    row: usize,
    size: usize,
    out: *mut backorder_write,
) -> backorder_result {
    fence(|| {
        check_place(out, size, "out")?;
        let row = given(commits, "commits")?.row(index, row)?;
        let write = backorder_write {
            table: backorder_str::of(row.table),
            write: row.write.code(),
            expected_revision: row.expected_revision,
            column_count: row.row.iter().count(),
        };
        // SAFETY: the caller promises as much, see above.
        unsafe { fill(out, size, "out", write) }
    })
}

/// The column number `column`, from 0, of that row. `size` is `sizeof *out`.
///
/// The views in it are valid until the commits are freed.
///
/// Errors: `INDEX_INVALID`, `SIZE_INVALID`.
///
/// The caller makes sure that `size` bytes may be written to `out`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn backorder_commits_column_at(
    commits: Option<&backorder_commits>,
    index: usize,
    row: usize,
    column: usize,
    size: usize,
    out: *mut backorder_column,
) -> backorder_result {
    fence(|| {
        check_place(out, size, "out")?;
        let row = &given(commits, "commits")?.row(index, row)?.row;
        let columns: Vec<(&str, &Value)> = row.iter().collect();
        let column = *element(&columns, column, "column")?;
        // SAFETY: the caller promises as much, see above.
        unsafe { fill(out, size, "out", backorder_column::of(column)) }
    })
}

/// Frees commits; NULL is fine.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_commits_free(commits: Option<Box<backorder_commits>>) {
    fence_or((), || drop(commits));
}
