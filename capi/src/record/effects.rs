//! Effects as flat structs.

use backorder_core::{Action, Effect, Message};
use std::ffi::c_char;

use crate::boundary::convert;
use crate::boundary::fill::Filled;
use crate::boundary::text::backorder_str;
use crate::values::date::backorder_date;
use crate::values::money::{backorder_money, code};

/// Something to be carried out, after the decision that asks for it is committed, and reported
/// with `backorder_engine_observe` under its `id`.
///
/// Which fields are set depends on `kind`; the others are empty, 0 or false.
#[repr(C)]
#[derive(Debug, Clone, Copy)]
pub struct backorder_effect {
    /// Its name, for ever: "bo-42.1.submit-application.1.", say.
    pub id: backorder_str,
    /// The backorder it belongs to.
    pub backorder: u64,
    /// The client it is for.
    pub client: u64,
    /// What is done, one of `BACKORDER_EFFECT_`.
    pub kind: u32,
    /// The life of the backorder, from 1.
    pub life: u32,
    /// Which attempt or asking, from 1.
    pub number: u32,
    /// SUBMIT_APPLICATION: FULL or LITE, one of `BACKORDER_KIND_`.
    pub order_kind: u32,
    /// SUBMIT_APPLICATION: send NEW=1; another application of ours for the name exists.
    pub force_new: bool,
    /// Whether carrying it out changes something outside; else it only asks.
    pub is_changing: bool,
    /// ALERT_RESELLER: one of `BACKORDER_TOPIC_`.
    pub topic: u32,
    /// The name concerned, in ACE form: SUBMIT_APPLICATION, FIND_APPLICATION, CREATE_INVOICE,
    /// READ_DOMAIN, IMPORT_DOMAIN, ALERT_RESELLER, and NOTIFY_CLIENT about one name.
    pub name: backorder_str,
    /// The application: POLL_APPLICATION; ALERT_RESELLER where one is concerned.
    pub reference: backorder_str,
    /// The invoice: POLL_INVOICE, CANCEL_INVOICE; ALERT_RESELLER where one is concerned.
    pub invoice: u64,
    /// Whether `invoice` is set.
    pub has_invoice: bool,
    /// CREATE_INVOICE: the amount, tax included.
    pub amount: backorder_money,
    /// CREATE_INVOICE: what of the amount is not tax.
    pub net: backorder_money,
    /// CREATE_INVOICE: the tax, both rates together.
    pub tax: backorder_money,
    /// CREATE_INVOICE: the rates of the tax, as an account's; `none` without.
    pub rates: backorder_str,
    /// IMPORT_DOMAIN: the currency whose renewal price is the recurring amount.
    pub currency: [c_char; 4],
    /// IMPORT_DOMAIN: the registration date.
    pub registered_on: backorder_date,
    /// IMPORT_DOMAIN: the expiry date.
    pub expires_on: backorder_date,
    /// IMPORT_DOMAIN: the next due and next invoice date.
    pub due_on: backorder_date,
    /// What it is about, a stable name. NOTIFY_CLIENT: `low-balance`, `unlisted`, `renewed`,
    /// `no-price`. ALERT_RESELLER: the topic's name.
    pub about: backorder_str,
    /// ALERT_RESELLER: what the other side said; may be empty.
    pub detail: backorder_str,
    /// NOTIFY_CLIENT about `low-balance`: how many backorders are short of funds; read each with
    /// `backorder_decisions_short_item_at` or `backorder_round_short_item_at`.
    pub short_item_count: usize,
    /// FIND_INVOICE: how many effect ids to look for in the notes of invoices; read each with
    /// `backorder_decisions_note_at` or `backorder_round_note_at`.
    pub note_count: usize,
}

impl backorder_effect {
    pub(crate) const EMPTY: backorder_effect = backorder_effect {
        id: backorder_str::EMPTY,
        backorder: 0,
        client: 0,
        kind: 0,
        life: 0,
        number: 0,
        order_kind: 0,
        force_new: false,
        is_changing: false,
        topic: 0,
        name: backorder_str::EMPTY,
        reference: backorder_str::EMPTY,
        invoice: 0,
        has_invoice: false,
        amount: backorder_money::NONE,
        net: backorder_money::NONE,
        tax: backorder_money::NONE,
        rates: backorder_str::EMPTY,
        currency: [0; 4],
        registered_on: backorder_date::NONE,
        expires_on: backorder_date::NONE,
        due_on: backorder_date::NONE,
        about: backorder_str::EMPTY,
        detail: backorder_str::EMPTY,
        short_item_count: 0,
        note_count: 0,
    };
}

impl Filled for backorder_effect {
    const SIZE_MIN: usize = size_of::<backorder_effect>();
}

/// A backorder that lacks funds, in a message about `low-balance`.
#[repr(C)]
#[derive(Debug, Clone, Copy)]
pub struct backorder_short_item {
    /// Which.
    pub backorder: u64,
    /// Its name.
    pub name: backorder_str,
    /// When the name drops.
    pub drop_at: i64,
    /// Its price today.
    pub price: backorder_money,
    /// How much is missing to hold that price now.
    pub missing: backorder_money,
    /// The deadline is past: it is too late to pay.
    pub is_late: bool,
}

impl backorder_short_item {
    pub(crate) fn of(item: &backorder_core::ShortItem) -> backorder_short_item {
        backorder_short_item {
            backorder: item.backorder.0,
            name: backorder_str::of(item.name.as_str()),
            drop_at: item.drop_at.timestamp(),
            price: backorder_money::of(item.price),
            missing: backorder_money::of(item.missing),
            is_late: item.is_late,
        }
    }
}

impl Filled for backorder_short_item {
    const SIZE_MIN: usize = size_of::<backorder_short_item>();
}

/// An effect with the texts that views of it need.
pub(crate) struct HeldEffect {
    pub effect: Effect,
    id: String,
    rates: String,
    pub notes: Vec<String>,
}

impl HeldEffect {
    pub fn new(effect: Effect) -> HeldEffect {
        let notes = match &effect.action {
            Action::FindInvoice { notes } => notes.iter().map(ToString::to_string).collect(),
            _ => Vec::new(),
        };
        let rates = match &effect.action {
            Action::CreateInvoice { rates, .. } => rates.to_string(),
            _ => String::new(),
        };
        HeldEffect { id: effect.id.to_string(), rates, notes, effect }
    }

    pub fn short_items(&self) -> &[backorder_core::ShortItem] {
        match &self.effect.action {
            Action::NotifyClient { message: Message::LowBalance { items } } => items,
            _ => &[],
        }
    }

    pub fn view(&self) -> backorder_effect {
        let mut view = self.bare();
        match &self.effect.action {
            Action::SubmitApplication { name, kind, force_new } => {
                view.name = backorder_str::of(name.as_str());
                view.order_kind = convert::kind_number(*kind);
                view.force_new = *force_new;
            }
            Action::FindApplication { name } | Action::ReadDomain { name } => {
                view.name = backorder_str::of(name.as_str());
            }
            Action::PollApplication { reference } => {
                view.reference = backorder_str::of(reference.as_str());
            }
            Action::CreateInvoice { name, charge, .. } => {
                view.name = backorder_str::of(name.as_str());
                view.amount = backorder_money::of(charge.gross());
                view.net = backorder_money::of(charge.net());
                view.tax = backorder_money::of(charge.tax());
                view.rates = backorder_str::of(&self.rates);
            }
            Action::FindInvoice { notes } => view.note_count = notes.len(),
            Action::PollInvoice { invoice } | Action::CancelInvoice { invoice } => {
                view.invoice = invoice.0;
                view.has_invoice = true;
            }
            Action::ImportDomain { name, registered_on, expires_on, due_on, currency } => {
                view.name = backorder_str::of(name.as_str());
                view.registered_on = (*registered_on).into();
                view.expires_on = (*expires_on).into();
                view.due_on = (*due_on).into();
                view.currency = code(*currency);
            }
            Action::NotifyClient { message } => fill_message(&mut view, message),
            Action::AlertReseller { alert } => fill_alert(&mut view, alert),
        }
        view
    }

    fn bare(&self) -> backorder_effect {
        let effect = &self.effect;
        backorder_effect {
            id: backorder_str::of(&self.id),
            backorder: effect.id.backorder.0,
            client: effect.client.0,
            kind: u32::from(effect.id.kind.code()),
            life: effect.id.life,
            number: effect.id.number,
            is_changing: effect.id.kind.is_changing(),
            ..backorder_effect::EMPTY
        }
    }
}

fn fill_message(view: &mut backorder_effect, message: &Message) {
    view.about = backorder_str::of(message.topic());
    match message {
        Message::LowBalance { items } => view.short_item_count = items.len(),
        Message::Unlisted { name }
        | Message::Renewed { name }
        | Message::NoPrice { name }
        | Message::TakenOver { name } => {
            view.name = backorder_str::of(name.as_str());
        }
    }
}

fn fill_alert(view: &mut backorder_effect, alert: &backorder_core::Alert) {
    view.topic = u32::from(alert.topic.code());
    view.about = backorder_str::of(alert.topic.name());
    view.name = backorder_str::of(alert.name.as_str());
    view.detail = backorder_str::of(&alert.detail);
    if let Some(reference) = &alert.reference {
        view.reference = backorder_str::of(reference.as_str());
    }
    if let Some(invoice) = alert.invoice {
        view.invoice = invoice.0;
        view.has_invoice = true;
    }
}
