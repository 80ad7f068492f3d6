//! Decisions grouped into the transactions a store must commit.

use std::collections::BTreeMap;

use crate::book::Book;
use crate::record::decision::{Decision, RecordStep};
use crate::record::effect::{Effect, EffectId};
use crate::store::row::Row;
use crate::values::id::{BackorderId, ClientId};

/// Everything that one client's decisions of one call write, and what to carry out after it.
///
/// A store writes it in **one** transaction, in this order: `account` and `records` by
/// compare-and-set (a row whose revision is not the expected one makes the whole transaction
/// fail), then `effects` (insert or replace by id), `claims`, `references` and `log` (insert; a
/// duplicate key makes it fail too). After a failure the client is dropped from the book
/// ([`Book::forget`]), loaded again, and decided about anew; nothing of it is carried out. With it
/// come, for each of its names, the claims and the references of other clients
/// ([`Book::insert_claim`], [`Book::insert_reference`]): one of those may be what the duplicate key
/// belongs to.
#[derive(Debug, Clone)]
pub struct Commit {
    /// Whose decisions these are.
    pub client: ClientId,
    /// The row of `accounts`.
    pub account: Option<RowChange>,
    /// The rows of `backorders`.
    pub records: Vec<RowChange>,
    /// The rows of `effects`.
    pub effects: Vec<Row>,
    /// The rows of `claims`.
    pub claims: Vec<Row>,
    /// The rows of `references`.
    pub references: Vec<Row>,
    /// The rows of `log`.
    pub log: Vec<Row>,
    /// What to carry out, in order, once this is committed.
    pub carry_out: Vec<Effect>,
}

/// A row to be written only over the revision it was decided on.
#[derive(Debug, Clone)]
pub struct RowChange {
    /// The revision the stored row must have; 0 when there must be none yet.
    pub expected_revision: u64,
    /// The row to be written.
    pub row: Row,
}

impl Commit {
    /// Groups the decisions of one call by client. The book must be as that call left it.
    pub fn of(book: &Book, decisions: &[Decision]) -> Vec<Commit> {
        let mut by_client: BTreeMap<ClientId, Vec<&Decision>> = BTreeMap::new();
        for decision in decisions {
            by_client.entry(decision.client).or_default().push(decision);
        }
        by_client
            .into_iter()
            .map(|(client, decisions)| Commit::of_client(book, client, &decisions))
            .collect()
    }

    fn of_client(book: &Book, client: ClientId, decisions: &[&Decision]) -> Commit {
        let account_step = decisions.iter().find_map(|decision| decision.account);
        let account = account_step.zip(book.account(client)).map(|(step, account)| RowChange {
            expected_revision: step.expected_revision,
            row: account.to_row(),
        });
        Commit {
            client,
            account,
            records: record_changes(book, decisions),
            effects: outbox_rows(book, decisions),
            claims: decisions.iter().filter_map(|d| Some(d.claim.as_ref()?.to_row())).collect(),
            references: decisions.iter().filter_map(|d| d.to_reference_row()).collect(),
            log: decisions.iter().filter_map(|d| d.to_log_row()).collect(),
            carry_out: decisions.iter().flat_map(|d| d.effects.iter().cloned()).collect(),
        }
    }
}

/// Several decisions about one record are one row: the first revision expected, the last written.
fn record_changes(book: &Book, decisions: &[&Decision]) -> Vec<RowChange> {
    let mut first: BTreeMap<BackorderId, &RecordStep> = BTreeMap::new();
    for step in decisions.iter().filter_map(|decision| decision.record.as_ref()) {
        first.entry(step.id).or_insert(step);
    }
    first
        .into_iter()
        .filter_map(|(id, step)| {
            let row = book.get(id)?.to_row();
            Some(RowChange { expected_revision: step.expected_revision, row })
        })
        .collect()
}

/// The outbox entries that were asked for, asked for again or reported, each once.
fn outbox_rows(book: &Book, decisions: &[&Decision]) -> Vec<Row> {
    let mut ids: Vec<EffectId> = decisions
        .iter()
        .flat_map(|decision| decision.effects.iter().map(|effect| effect.id))
        .chain(decisions.iter().flat_map(|decision| decision.settled.iter().copied()))
        .collect();
    ids.sort_unstable();
    ids.dedup();
    ids.iter().filter_map(|id| Some(book.get(id.backorder)?.entry(id)?.to_row())).collect()
}
