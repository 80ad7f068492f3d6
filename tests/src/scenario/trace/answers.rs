//! Answers, as every face has them.

use backorder_core::{
    Action, AdoptionReport, Arg, Backorder, Book, Catalog, ClientId, Decision, Effect, Engine,
    Error, Explanation, HoldChange, Language, Message, OutboxEntry, Sentence, ShortItem, TimeZone,
};
use chrono::{DateTime, Utc};

use super::line::{Line, minor};

pub(super) fn error(error: &Error) -> Line {
    Line::answer("error")
        .put("code", error.code())
        .put("name", error.kind().name())
        .put("subject", error.subject())
}

/// A decision with its effects.
pub(super) fn decision(decision: &Decision) -> Vec<Line> {
    let (record, account) = (decision.record.as_ref(), decision.account);
    let (reason, claim) = (decision.reason.as_ref(), decision.claim.as_ref());
    let brought = |step: &backorder_core::ApplicationStep| step.application.id.reference.clone();
    let line = Line::answer("decision")
        .put("client", decision.client)
        .put("event", decision.event.name())
        .maybe("backorder", record.map(|record| record.id))
        .maybe("name", record.map(|record| &record.name))
        .maybe("life", record.map(|record| record.life))
        .maybe("from", record.map(|record| record.from))
        .maybe("to", record.map(|record| record.to))
        .maybe("before", record.map(|record| record.expected_revision))
        .maybe("after", record.map(|record| record.revision))
        .maybe("account-before", account.map(|account| account.expected_revision))
        .maybe("account-after", account.map(|account| account.revision));
    let line = hold(line, decision.hold)
        .maybe("reason", reason.map(|reason| reason.cause.name()))
        .maybe("detail", reason.map(|reason| &reason.detail))
        .maybe("warning", decision.warning.as_ref())
        .maybe("reference", decision.applications.iter().find_map(brought))
        .at("claim", claim.map(|claim| claim.drop_at))
        .at("at", Some(decision.at));
    let effects = decision.effects.iter().flat_map(effect);
    std::iter::once(line).chain(effects).collect()
}

fn hold(line: Line, change: Option<HoldChange>) -> Line {
    let [mut made, mut captured, mut released] = [None; 3];
    match change {
        None => {}
        Some(HoldChange::Made { amount }) => made = Some(amount),
        Some(HoldChange::Released { amount }) => released = Some(amount),
        Some(HoldChange::Captured { captured: taken, released: rest }) => {
            (captured, released) = (Some(taken), Some(rest));
        }
    }
    line.money("made", made).money("captured", captured).money("released", released)
}

fn effect(effect: &Effect) -> Vec<Line> {
    let line = Line::answer("effect")
        .put("id", effect.id)
        .put("client", effect.client)
        .flag("changing", effect.id.kind.is_changing());
    let mut more = Vec::new();
    let line = match &effect.action {
        Action::SubmitApplication { name, kind, force_new } => {
            line.put("name", name).put("kind", kind).flag("new", *force_new)
        }
        Action::FindApplication { name } | Action::ReadDomain { name } => line.put("name", name),
        Action::PollApplication { reference } => line.put("reference", reference),
        Action::CreateInvoice { name, charge, rates } => line
            .put("name", name)
            .money("amount", Some(charge.gross()))
            .money("net", Some(charge.net()))
            .money("tax", Some(charge.tax()))
            .put("rates", rates),
        Action::FindInvoice { notes } => {
            more.extend(notes.iter().map(|note| Line::answer("note").put("id", note)));
            line
        }
        Action::PollInvoice { invoice } | Action::CancelInvoice { invoice } => {
            line.put("invoice", invoice)
        }
        Action::ImportDomain { name, registered_on, expires_on, due_on, currency } => line
            .put("name", name)
            .put("currency", currency)
            .put("registered", registered_on)
            .put("expires", expires_on)
            .put("due", due_on),
        Action::NotifyClient { message } => {
            let line = line.put("about", message.topic());
            match message {
                Message::LowBalance { items } => {
                    more.extend(items.iter().map(short));
                    line
                }
                Message::Unlisted { name }
                | Message::Renewed { name }
                | Message::NoPrice { name }
                | Message::TakenOver { name } => line.put("name", name),
            }
        }
        Action::AlertReseller { alert } => line
            .put("about", alert.topic.name())
            .put("name", &alert.name)
            .maybe("reference", alert.reference.as_ref())
            .maybe("invoice", alert.invoice)
            .put("detail", &alert.detail),
    };
    more.insert(0, line);
    more
}

fn short(item: &ShortItem) -> Line {
    Line::answer("short")
        .put("backorder", item.backorder)
        .put("name", &item.name)
        .at("drops", Some(item.drop_at))
        .money("price", Some(item.price))
        .money("missing", Some(item.missing))
        .flag("late", item.is_late)
}

/// What was taken over and what was refused, then the decisions.
pub(super) fn adopted(report: &AdoptionReport) -> Vec<Line> {
    let mut lines = Vec::new();
    for taken in &report.taken {
        lines.push(Line::answer("taken").put("id", taken.id).put("status", taken.status));
        let doubts = taken.warnings.iter();
        lines.extend(doubts.map(|doubt| {
            Line::answer("doubt").put("kind", doubt.kind.name()).put("message", &doubt.message)
        }));
    }
    lines.extend(report.refused.iter().map(|refused| error(&refused.error)));
    lines.extend(report.decisions.iter().flat_map(decision));
    lines
}

/// Accounts, records with what they wait for, claims.
pub(super) fn state(engine: &Engine, book: &Book, now: DateTime<Utc>) -> Vec<Line> {
    let mut lines: Vec<Line> = book.clients().filter_map(|client| funds(book, client)).collect();
    for record in book.iter() {
        lines.push(self::record(book, record));
        for (timer, at) in engine.timetable(book, record.id, now).unwrap_or_default() {
            lines.push(Line::answer("timer").put("name", timer.name()).at("at", Some(at)));
        }
        lines.extend(book.claims(&record.name).iter().map(|claim| {
            Line::answer("claim")
                .at("drops", Some(claim.drop_at))
                .put("backorder", claim.backorder)
                .put("life", claim.life)
        }));
    }
    lines
}

fn funds(book: &Book, client: ClientId) -> Option<Line> {
    let funds = book.funds(client)?;
    let line = Line::answer("funds").put("client", client).money("credit", Some(funds.credit));
    let line = line.money("unpaid", Some(funds.unpaid)).money("held", Some(funds.held));
    Some(line.money("available", Some(funds.available)))
}

fn record(book: &Book, record: &Backorder) -> Line {
    let life = &record.present;
    let (invoice, reason) = (life.progress.invoice, life.reason.as_ref());
    Line::answer("record")
        .put("id", record.id)
        .put("client", record.client)
        .put("name", &record.name)
        .put("stage", record.stage())
        .put("kind", life.kind)
        .put("life", life.number)
        .put("revision", record.revision)
        .money("held", life.hold.map(|hold| hold.amount))
        .money("net", life.hold.map(|hold| hold.net))
        .flag("covered", book.is_covered(record.id))
        .maybe("invoice", invoice.map(|invoice| invoice.id))
        .maybe("invoiced", invoice.map(|invoice| invoice.state.name()))
        .money("total", invoice.map(|invoice| invoice.total))
        .maybe("reference", life.progress.submission.reference())
        .maybe("reason", reason.map(|reason| reason.cause.name()))
        .maybe("detail", reason.map(|reason| &reason.detail))
        .at("placed", Some(life.placed_at))
        .at("updated", Some(life.updated_at))
        .at("drops", life.dates.map(|dates| dates.drop_at))
        .at("finalizes", life.dates.and_then(|dates| dates.finalization_at))
}

pub(super) fn wakeup(at: Option<DateTime<Utc>>) -> Line {
    Line::answer("wakeup").at("at", at)
}

pub(super) fn undelivered(entry: &OutboxEntry) -> Line {
    Line::answer("undelivered")
        .put("id", entry.effect.id)
        .at("found", entry.undelivered_at)
        .put("sends", entry.sends)
}

/// Every sentence in English with times in UTC, and what it is made of.
pub(super) fn explanation(answer: &Explanation) -> Vec<Line> {
    let catalog = Catalog::builtin(Language::English);
    let parts = [
        ("because", &answer.because),
        ("next", &answer.next),
        ("would-change", &answer.would_change),
    ];
    let said = parts.iter().flat_map(|(part, said)| said.iter().map(move |said| (part, said)));
    said.flat_map(|(part, said): (_, &Sentence)| {
        let line = Line::answer("sentence").put("part", part).put("key", said.key);
        let text = catalog.sentence(said, &TimeZone::utc());
        let arguments = said.args.iter().map(|(name, value)| {
            let value = match value {
                Arg::Text(text) => text.clone(),
                Arg::Money(amount) => minor(*amount),
                Arg::Cost(amount) => format!("{} {}", amount.amount(), amount.currency()),
                Arg::Instant(at) => at.timestamp().to_string(),
                Arg::Number(number) => number.to_string(),
            };
            Line::answer("argument").put("name", name).put("value", value)
        });
        std::iter::once(line.put("text", text)).chain(arguments).collect::<Vec<_>>()
    })
    .collect()
}
