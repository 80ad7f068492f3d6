//! Decisions as the transactions that a database must commit.

use std::mem::MaybeUninit;

use backorder_core::Commit;

use crate::book::backorder_book;
use crate::boundary::convert::{self, element};
use crate::boundary::fence::{backorder_result, fence, fence_or};
use crate::boundary::fill::{given, place};
use crate::engine::backorder_engine;
use crate::record::decisions::backorder_decisions;
use crate::store::backorder_store;
use crate::store::statements::backorder_statements;

/// What one call decided, as transactions: one commit for each client.
///
/// Run all statements of a commit in **one** transaction, in their order. When one changes another
/// number of rows than it says, or fails with what `backorder_dialect_trouble` calls a lost race,
/// roll back, call `backorder_book_forget` for the client, load its part and decide anew; carry
/// nothing out. When the transaction is committed, carry out the effects of the client's decisions,
/// in their order.
pub struct backorder_commits(Vec<Commit>);

/// The commits of the decisions of one call. The book must be as that call left it. A client about
/// whom nothing was decided has a commit, too, when a due instant moved or a wake was loaded;
/// `decisions` may be NULL for those alone. Free them with `backorder_commits_free`.
///
/// Errors: `DECISIONS_STALE` when a later call decided about the same record or account.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_commits_new(
    engine: Option<&backorder_engine>,
    book: Option<&mut backorder_book>,
    decisions: Option<&backorder_decisions>,
    now: i64,
    out: Option<&mut MaybeUninit<Option<Box<backorder_commits>>>>,
) -> backorder_result {
    fence(|| {
        let out = place(out, "out")?;
        let decisions = decisions.map_or(&[][..], |decisions| decisions.as_slice());
        let now = convert::instant(now, "now")?;
        let engine = &given(engine, "engine")?.0;
        let commits =
            given(book, "book")?.change(|book| engine.commits(book, decisions, now))??;
        *out = Some(Box::new(backorder_commits(commits)));
        Ok(())
    })
}

/// How many commits there are; 0 for NULL.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_commits_count(commits: Option<&backorder_commits>) -> usize {
    fence_or(0, || commits.map_or(0, |commits| commits.0.len()))
}

/// Whose decisions the commit at `index`, from 0, is.
///
/// Errors: `INDEX_INVALID`.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_commits_client(
    commits: Option<&backorder_commits>,
    index: usize,
    out: Option<&mut MaybeUninit<u64>>,
) -> backorder_result {
    fence(|| {
        let out = given(out, "out")?;
        let commit = element(&given(commits, "commits")?.0, index, "index")?;
        out.write(commit.client.0);
        Ok(())
    })
}

/// The statements of the commit at `index`, from 0, for a store's tables. Free them with
/// `backorder_statements_free`.
///
/// Errors: `INDEX_INVALID`.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_commits_statements(
    commits: Option<&backorder_commits>,
    index: usize,
    store: Option<&backorder_store>,
    out: Option<&mut MaybeUninit<Option<Box<backorder_statements>>>>,
) -> backorder_result {
    fence(|| {
        let out = place(out, "out")?;
        let commit = element(&given(commits, "commits")?.0, index, "index")?;
        let store = &given(store, "store")?.0;
        let statements = commit.statements(store.dialect(), store.prefix());
        *out = Some(backorder_statements::of(statements));
        Ok(())
    })
}

/// The statements of all these commits, for **one** transaction instead of one for each: many rows
/// a statement, and one flush. Where it is a lost race, whose it was is not told: roll back and run
/// each commit alone, by `backorder_commits_statements`; only whom somebody was faster about is
/// lost. Free them with `backorder_statements_free`.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_commits_statements_of_all(
    commits: Option<&backorder_commits>,
    store: Option<&backorder_store>,
    out: Option<&mut MaybeUninit<Option<Box<backorder_statements>>>>,
) -> backorder_result {
    fence(|| {
        let out = place(out, "out")?;
        let store = &given(store, "store")?.0;
        let commits = given(commits, "commits")?.0.iter();
        let statements = Commit::statements_of_all(commits, store.dialect(), store.prefix());
        *out = Some(backorder_statements::of(statements));
        Ok(())
    })
}

/// Frees commits; NULL is fine.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_commits_free(commits: Option<Box<backorder_commits>>) {
    fence_or((), || drop(commits));
}
