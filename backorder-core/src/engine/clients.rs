//! What becomes of backorders when their client is deleted in billing, or merged into another.

use chrono::{DateTime, Utc};

use crate::book::Book;
use crate::record::backorder::Backorder;
use crate::record::decision::Decision;
use crate::record::message::{Message, Topic};
use crate::rules::lifecycle::{Event, Stage, Status};
use crate::values::error::{Error, ErrorKind};
use crate::values::id::{BackorderId, ClientId};

use super::draft::Draft;
use super::{DateSource, Engine, ListId, Listing, Placement, whole_seconds};

impl Engine {
    /// The client is deleted in billing. What is REQUESTED or ACTIVE is deleted, its hold released;
    /// of what is further on and not over, the reseller is alerted once with what to do. Called
    /// again it decides nothing.
    pub fn client_deleted(
        &self,
        book: &mut Book,
        client: ClientId,
        now: DateTime<Utc>,
    ) -> Vec<Decision> {
        self.client_gone(book, client, None, now)
    }

    /// The client is merged into another in billing. As [`Engine::client_deleted`]; of what was
    /// REQUESTED or ACTIVE and is not open for the other client, the reseller is alerted, too.
    ///
    /// Before, each of [`Engine::moving`] is placed for the other client, by
    /// [`Engine::place_for`], and committed. All decisions here are about the client who goes, all
    /// there about the one who stays: each has a transaction of its own, and whichever is lost or
    /// cut off can be done again, for what is placed already is refused as already open and what
    /// is deleted already is left alone. In the order told no wish is lost in between.
    ///
    /// # Errors
    /// [`ErrorKind::IdInvalid`] for a client merged into itself; [`ErrorKind::AccountUnknown`] when
    /// the book has not the other client's part.
    pub fn client_merged(
        &self,
        book: &mut Book,
        client: ClientId,
        into: ClientId,
        now: DateTime<Utc>,
    ) -> Result<Vec<Decision>, Error> {
        if client == into {
            let message = format!("client {client} cannot be merged into itself");
            return Err(Error::new(ErrorKind::IdInvalid, client, message));
        }
        book.require_account(into)?;
        Ok(self.client_gone(book, client, Some(into), now))
    }

    /// The backorders of a client who is merged into another that can be placed anew for that one:
    /// those that are REQUESTED or ACTIVE, by id.
    pub fn moving(&self, book: &Book, client: ClientId) -> Vec<BackorderId> {
        book.of_client(client).filter(|record| is_movable(record)).map(|record| record.id).collect()
    }

    /// Places for another client what a backorder that is REQUESTED or ACTIVE wants: its name, its
    /// kind and its dates, as if the other client had placed it now; it is funded from that
    /// client's money when its time comes. The client is told. `id` is a number never used
    /// before; a record that the client has for the name is placed again instead.
    ///
    /// The decision is about the other client alone.
    ///
    /// # Errors
    /// [`ErrorKind::BackorderUnknown`]; [`ErrorKind::TransitionRefused`] when it is neither
    /// REQUESTED nor ACTIVE; [`ErrorKind::AlreadyOpen`] when it is that client's own; else as
    /// [`Engine::place`].
    pub fn place_for(
        &self,
        book: &mut Book,
        backorder: BackorderId,
        id: BackorderId,
        client: ClientId,
        now: DateTime<Utc>,
    ) -> Result<Decision, Error> {
        let now = whole_seconds(now);
        let record = book.require(backorder)?;
        if !is_movable(record) {
            let stage = record.stage();
            let message = format!("{} is {stage}, not REQUESTED or ACTIVE", record.name);
            return Err(Error::new(ErrorKind::TransitionRefused, &record.name, message));
        }
        let name = record.name.clone();
        let (kind, listing) = (record.present.kind, listing_of(record));
        let order = Placement { id, client, name: name.clone(), kind, listing };
        let mut draft = self.placed(book, &order, now)?;
        draft.notify(Message::TakenOver { name });
        Ok(draft.settle(self, book))
    }

    fn client_gone(
        &self,
        book: &mut Book,
        client: ClientId,
        into: Option<ClientId>,
        now: DateTime<Utc>,
    ) -> Vec<Decision> {
        let now = whole_seconds(now);
        let ids: Vec<BackorderId> = book.of_client(client).map(|record| record.id).collect();
        let mut decisions = Vec::new();
        for id in ids {
            let Some(record) = book.get(id) else { continue };
            let draft = if is_movable(record) {
                let is_open_there =
                    |client| book.latest_for(client, &record.name).is_some_and(Backorder::is_open);
                delete(record, into.filter(|client| !is_open_there(*client)), into, now)
            } else {
                match left_over(record, into, now) {
                    Some(draft) => draft,
                    None => continue,
                }
            };
            decisions.push(draft.settle(self, book));
        }
        decisions
    }
}

fn is_movable(record: &Backorder) -> bool {
    matches!(record.stage(), Stage::In(Status::Requested | Status::Active))
}

const fn event(into: Option<ClientId>) -> Event {
    match into {
        Some(_) => Event::ClientMerged,
        None => Event::ClientDeleted,
    }
}

/// Who says when the name drops, as far as the record knows it.
fn listing_of(record: &Backorder) -> Option<Listing> {
    let dates = record.present.dates?;
    let waiting = &record.present.waiting;
    let source = match waiting.last_list {
        Some(list) if waiting.listed => DateSource::Droplist(ListId(list)),
        _ => DateSource::Admin { pinned: waiting.pinned },
    };
    Some(Listing { dates, source })
}

/// `lacking`: the other client, if nothing is open there.
fn delete(
    record: &Backorder,
    lacking: Option<ClientId>,
    into: Option<ClientId>,
    now: DateTime<Utc>,
) -> Draft {
    let mut draft = Draft::present(record, event(into), now);
    draft.release();
    draft.record.deleted_at = Some(now);
    if let Some(client) = lacking {
        let text = format!("merged into client {client}, who has no backorder for it: place it");
        draft.alert_once(Topic::ClientGone, &text);
    }
    draft
}

/// What is with the registrar, to be paid or to be imported is for a person.
fn left_over(record: &Backorder, into: Option<ClientId>, now: DateTime<Utc>) -> Option<Draft> {
    let todo = match record.stage().status()? {
        Status::Processing | Status::AuctionPending => {
            "give it up and cancel the application, or keep the name"
        }
        Status::PendingPayment | Status::Successful | Status::AuctionWon if !record.is_over() => {
            "the name is ours: settle its invoice and move the domain by hand"
        }
        _ => return None,
    };
    if record.present.progress.alerted.contains(&Topic::ClientGone) {
        return None;
    }
    let mut draft = Draft::present(record, event(into), now);
    let gone = match into {
        Some(client) => format!("merged into client {client}"),
        None => "deleted".to_owned(),
    };
    draft.alert_once(Topic::ClientGone, &format!("client {} is {gone}: {todo}", record.client));
    Some(draft)
}
