//! Effects as words, to be matched and shown.

use backorder_core::{Action, Effect, Message};

/// `submit-application 1 1.1.submit-application.1 shop.com FULL NEW=0`
pub(super) fn words(effect: &Effect) -> String {
    let id = effect.id.to_string();
    let id = id.trim_start_matches("bo-").trim_end_matches('.');
    let rest = match &effect.action {
        Action::SubmitApplication { name, kind, force_new } => {
            format!("{name} {kind} NEW={}", u8::from(*force_new))
        }
        Action::FindApplication { name } | Action::ReadDomain { name } => name.to_string(),
        Action::PollApplication { reference } => reference.to_string(),
        Action::CreateInvoice { name, charge, rates } if rates.is_none() => {
            format!("{name} {charge}")
        }
        Action::CreateInvoice { name, charge, rates } => format!("{name} {charge} at {rates}"),
        Action::FindInvoice { notes } => {
            let notes: Vec<String> = notes.iter().map(ToString::to_string).collect();
            notes.join(" ")
        }
        Action::PollInvoice { invoice } | Action::CancelInvoice { invoice } => {
            format!("invoice={invoice}")
        }
        Action::ImportDomain { name, registered_on, expires_on, due_on, currency } => {
            format!(
                "{name} registered={registered_on} expires={expires_on} due={due_on} {currency}"
            )
        }
        Action::NotifyClient { message } => said(message),
        Action::AlertReseller { alert } => {
            let reference = alert.reference.as_ref().map(|reference| format!("of={reference}"));
            let invoice = alert.invoice.map(|invoice| format!("invoice={invoice}"));
            let (reference, invoice) = (reference.unwrap_or_default(), invoice.unwrap_or_default());
            format!("{} {} {reference} {invoice} {}", alert.topic, alert.name, alert.detail)
        }
    };
    format!("{} {} {id} {rest}", effect.id.kind, effect.id.backorder)
}

fn said(message: &Message) -> String {
    let topic = message.topic();
    match message {
        Message::LowBalance { items } => {
            let items: Vec<String> = items
                .iter()
                .map(|item| {
                    let (price, missing) = (item.price.to_decimal(), item.missing.to_decimal());
                    let late =
                        if item.is_late { format!(" {}:late", item.name) } else { String::new() };
                    format!("{}:price={price} {0}:missing={missing}{late}", item.name)
                })
                .collect();
            format!("{topic} {}", items.join(" "))
        }
        Message::Unlisted { name }
        | Message::Renewed { name }
        | Message::NoPrice { name }
        | Message::TakenOver { name } => {
            format!("{topic} {name}")
        }
    }
}

/// Whether every wanted word is among the effect's.
pub(super) fn matches(effect: &Effect, wanted: &[String]) -> bool {
    let has = words(effect);
    wanted.iter().all(|word| has.split_whitespace().any(|other| other == word))
}
