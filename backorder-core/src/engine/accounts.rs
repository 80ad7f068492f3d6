//! What billing says of a client.

use chrono::{DateTime, Utc};

use crate::book::{Book, check_account};
use crate::record::backorder::Cause;
use crate::record::decision::{AccountStep, Decision};
use crate::record::funds::{Account, AccountReading};
use crate::record::message::Topic;
use crate::rules::lifecycle::{Event, Status};
use crate::values::error::Error;
use crate::values::id::{BackorderId, ClientId};

use super::draft::Draft;
use super::{Engine, whole_seconds};

impl Engine {
    /// Takes in a client's account, read anew. A reading that changes nothing decides nothing; the
    /// book notes when it was.
    ///
    /// When the currency changed, what is ACTIVE in the old one goes back to REQUESTED and is
    /// released; what is further on keeps its hold, and the reseller is alerted once. Nothing is
    /// converted.
    ///
    /// # Errors
    /// As [`Book::insert_account`], but for an account that is there already;
    /// [`AccountStale`](crate::ErrorKind::AccountStale) when the account has changed since the
    /// reading began: begin another, and read again.
    pub fn set_account(
        &self,
        book: &mut Book,
        reading: AccountReading,
        now: DateTime<Utc>,
    ) -> Result<Vec<Decision>, Error> {
        let now = whole_seconds(now);
        let client = reading.begun.client;
        let account = account_of(&reading);
        check_account(&account)?;
        reading.check(book.account(client))?;
        let Some(old) = book.account(client) else {
            book.insert_account(account)?;
            let key = book.key_of(client);
            book.wake(key);
            let step = AccountStep { expected_revision: 0, revision: 1 };
            return Ok(vec![account_decision(client, step, now)]);
        };
        let currency_changed = old.currency() != account.currency();
        let key = book.key_of(client);
        if !book.take_reading(key, reading) {
            // What an old account could not decide can be now, and when to read again moves.
            let open = book.part(key).records().filter(|record| record.is_open());
            for id in open.map(|record| record.id).collect::<Vec<_>>() {
                self.look_again(book, key, id, now);
            }
            return Ok(Vec::new());
        }
        let mut decisions = Vec::new();
        if let Some(step) = book.raise_revision(key) {
            decisions.push(account_decision(client, step, now));
        }
        if currency_changed {
            decisions.extend(self.change_currency(book, client, now));
        }
        book.wake(key);
        Ok(decisions)
    }

    fn change_currency(
        &self,
        book: &mut Book,
        client: ClientId,
        now: DateTime<Utc>,
    ) -> Vec<Decision> {
        let Some(currency) = book.account(client).map(Account::currency) else {
            return Vec::new();
        };
        let foreign: Vec<BackorderId> = book
            .of_client(client)
            .filter(|record| {
                record.present.hold.is_some_and(|hold| hold.amount.currency() != currency)
            })
            .map(|record| record.id)
            .collect();
        let mut decisions = Vec::new();
        for id in foreign {
            let Some(record) = book.get(id) else { continue };
            let mut draft = Draft::present(record, Event::CurrencyChanged, now);
            if record.present.status == Status::Active {
                draft.end(Status::Requested, Cause::CurrencyChanged.into());
            } else if record.present.progress.alerted.contains(&Topic::CurrencyChanged) {
                continue;
            } else {
                draft.alert_once(Topic::CurrencyChanged, &format!("now {currency}"));
            }
            decisions.push(draft.settle(self, book));
        }
        decisions
    }
}

/// The account as it is stored when it is read for the first time.
fn account_of(reading: &AccountReading) -> Account {
    let AccountReading { begun, credit, unpaid, tax, noted } = reading.clone();
    Account { tax, noted, ..Account::new(begun.client, credit, unpaid, begun.at) }
}

/// A decision that changes nothing but an account.
pub(super) fn account_decision(
    client: ClientId,
    step: AccountStep,
    now: DateTime<Utc>,
) -> Decision {
    Decision {
        client,
        at: now,
        event: Event::AccountRead,
        record: None,
        account: Some(step),
        hold: None,
        claim: None,
        applications: Vec::new(),
        invoice: None,
        reason: None,
        warning: None,
        outbox: Vec::new(),
        effects: Vec::new(),
    }
}
