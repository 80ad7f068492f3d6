//! Billing: balances, invoices and domains of clients, with a truth of its own.

use std::collections::{BTreeMap, BTreeSet};

use backorder_core::{ClientId, Currency, EffectId, InvoiceId, Money, Outcome, Refusal, Tax};
use backorder_core::{InvoiceReport, InvoiceState};

use super::plan::CLIENTS;
use crate::scenario::world::Billed;

/// An invoice of ours.
#[derive(Debug, Clone)]
pub(super) struct Invoice {
    pub id: u64,
    pub client: u64,
    /// The effect id in its notes.
    pub note: EffectId,
    pub total: Money,
    pub state: InvoiceState,
    /// Staff deleted it: nobody finds it any more.
    pub deleted: bool,
    /// Staff or a cancel-invoice ended it, not the client.
    pub voided_by_staff: bool,
}

/// A client's money.
#[derive(Debug, Clone)]
pub(super) struct Purse {
    pub currency: Currency,
    pub credit: i64,
    /// Unpaid invoices for other things.
    pub other_unpaid: i64,
    /// How the client's prices are taxed: by place in [`TAXES`].
    pub taxed: usize,
}

/// What clients are taxed with: nothing, one rate, two beside each other, two on each other, and
/// prices that contain it.
const TAXES: [&str; 5] = ["none", "19", "5+9.975", "5*9.975", "incl 7.7"];

impl Purse {
    fn tax(&self) -> Tax {
        TAXES[self.taxed].parse().expect("a tax")
    }
}

/// Billing.
#[derive(Debug)]
pub(super) struct Billing {
    pub purses: BTreeMap<u64, Purse>,
    pub invoices: Vec<Invoice>,
    /// Domains added, by name and client, and how often an import added one.
    pub domains: BTreeSet<(String, u64)>,
}

impl Billing {
    pub fn new() -> Billing {
        let purse = |client: u64| {
            let taxed = usize::try_from(client).expect("few clients") % TAXES.len();
            Purse { currency: euros(), credit: 0, other_unpaid: 0, taxed }
        };
        Billing {
            purses: (1..=u64::from(CLIENTS)).map(|client| (client, purse(client))).collect(),
            invoices: Vec::new(),
            domains: BTreeSet::new(),
        }
    }

    /// The account and the effect ids in the notes of its invoices, read together.
    pub fn read_account(&self, client: u64) -> Billed {
        let purse = &self.purses[&client];
        let noted = self.of_client(client).map(|invoice| invoice.note).collect();
        Billed {
            client: ClientId(client),
            credit: Money::of_minor(purse.credit, purse.currency),
            unpaid: Money::of_minor(self.unpaid(client), purse.currency),
            tax: purse.tax(),
            noted,
        }
    }

    fn of_client(&self, client: u64) -> impl Iterator<Item = &Invoice> {
        self.invoices.iter().filter(move |invoice| invoice.client == client && !invoice.deleted)
    }

    fn unpaid(&self, client: u64) -> i64 {
        let purse = &self.purses[&client];
        let open = self
            .of_client(client)
            .filter(|invoice| {
                invoice.state == InvoiceState::Open && invoice.total.currency() == purse.currency
            })
            .map(|invoice| invoice.total.minor());
        purse.other_unpaid + open.sum::<i64>()
    }

    /// Creates an invoice, without looking for another with this note: it is the engine's part to
    /// look first. `applies_credit`: the balance pays it at once, as far as it goes all the way.
    pub fn create(&mut self, note: EffectId, client: u64, total: Money, applies_credit: bool) {
        let purse = self.purses.get_mut(&client).expect("known client");
        let is_paid =
            applies_credit && purse.credit >= total.minor() && purse.currency == total.currency();
        if is_paid {
            purse.credit -= total.minor();
        }
        self.invoices.push(Invoice {
            id: 500 + self.invoices.len() as u64,
            client,
            note,
            total,
            state: if is_paid { InvoiceState::Paid } else { InvoiceState::Open },
            deleted: false,
            voided_by_staff: false,
        });
    }

    /// The invoice with one of these notes.
    pub fn find(&self, notes: &[EffectId]) -> Outcome {
        self.report(|invoice| notes.contains(&invoice.note))
    }

    /// The invoice of that number.
    pub fn poll(&self, id: InvoiceId) -> Outcome {
        self.report(|invoice| invoice.id == id.0)
    }

    fn report(&self, is_wanted: impl Fn(&Invoice) -> bool) -> Outcome {
        let found = self.invoices.iter().find(|invoice| !invoice.deleted && is_wanted(invoice));
        let Some(invoice) = found else { return Outcome::InvoiceMissing };
        let purse = &self.purses[&invoice.client];
        Outcome::Invoice(InvoiceReport {
            id: InvoiceId(invoice.id),
            total: invoice.total,
            state: invoice.state,
            credit: Money::of_minor(purse.credit, purse.currency),
            unpaid: Money::of_minor(self.unpaid(invoice.client), purse.currency),
        })
    }

    /// Cancels an invoice that is not paid.
    pub fn cancel(&mut self, id: InvoiceId) -> Outcome {
        let found = self.invoices.iter_mut().find(|invoice| invoice.id == id.0 && !invoice.deleted);
        match found {
            Some(invoice) if invoice.state == InvoiceState::Paid => {
                Outcome::Refused(Refusal { code: 0, text: "the invoice is paid".to_owned() })
            }
            Some(invoice) => {
                invoice.state = InvoiceState::Cancelled;
                invoice.voided_by_staff = true;
                Outcome::Done
            }
            None => Outcome::Done,
        }
    }

    /// Staff cancels or deletes the oldest open invoice of a client, if there is one.
    pub fn void_oldest(&mut self, client: u64, deleted: bool) -> bool {
        let open = self.invoices.iter_mut().find(|invoice| {
            invoice.client == client && !invoice.deleted && invoice.state == InvoiceState::Open
        });
        let Some(invoice) = open else { return false };
        invoice.voided_by_staff = true;
        if deleted {
            invoice.deleted = true;
        } else {
            invoice.state = InvoiceState::Cancelled;
        }
        true
    }

    /// The oldest invoice that is paid becomes another: given back, open again, or cancelled.
    pub fn take_back(&mut self, state: InvoiceState) -> Option<(EffectId, InvoiceId)> {
        let mut paid = self.invoices.iter_mut();
        let invoice =
            paid.find(|invoice| !invoice.deleted && invoice.state == InvoiceState::Paid)?;
        invoice.state = state;
        invoice.voided_by_staff |= state == InvoiceState::Cancelled;
        Some((invoice.note, InvoiceId(invoice.id)))
    }

    /// The client pays everything with fresh money.
    pub fn pay_all(&mut self, client: u64) {
        self.purses.get_mut(&client).expect("known client").other_unpaid = 0;
        for invoice in &mut self.invoices {
            if invoice.client == client && !invoice.deleted && invoice.state == InvoiceState::Open {
                invoice.state = InvoiceState::Paid;
            }
        }
    }

    /// Another currency, if it is another: the balance counts in it, other invoices are settled.
    /// Else the client moved, and is taxed otherwise from now on.
    pub fn change_currency(&mut self, client: u64, currency: Currency) -> bool {
        let purse = self.purses.get_mut(&client).expect("known client");
        let is_other = purse.currency != currency;
        if is_other {
            *purse = Purse { currency, other_unpaid: 0, ..purse.clone() };
        } else {
            purse.taxed = (purse.taxed + 1) % TAXES.len();
        }
        is_other
    }
}

/// The usual currency.
pub(super) fn euros() -> Currency {
    Currency::parse("EUR").expect("known currency")
}

/// The other currency.
pub(super) fn dollars() -> Currency {
    Currency::parse("USD").expect("known currency")
}
