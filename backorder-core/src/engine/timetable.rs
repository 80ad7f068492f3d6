//! Every wait of a record: which timers run for it, and until when.
//!
//! The cycle acts on what is reached; the next wake-up and what a store keeps as `due_at` are the
//! earliest of them; explanations say them in words. No instant is computed anywhere else.

use chrono::{DateTime, TimeDelta, Utc};

use crate::book::{Book, ClientBook, PartKey};
use crate::record::backorder::{Backorder, Life, Submission};
use crate::record::effect::{Action, EffectKind};
use crate::record::message::Message;
use crate::record::outbox::OutboxEntry;
use crate::record::outcome::{Auction, InvoiceState};
use crate::rules::lifecycle::Status;
use crate::rules::policy::{Delivery, Policy};
use crate::values::closed::closed_list;
use crate::values::error::Error;
use crate::values::id::BackorderId;

use super::{Engine, whole_seconds};

/// Most bounds are inclusive: something happens one second after them.
const SECOND: TimeDelta = TimeDelta::seconds(1);

closed_list! {
names: name;
numbers: u8;
/// What a record can wait for, with its permanent number.
#[repr(u8)]
#[non_exhaustive]
pub enum Timer {
    /// The funding window opens, or the money for what is in it can be decided about.
    WindowOpens = 1 "window-opens",
    /// The client's account is to be read again: only billing knows when money comes.
    ReadAccount = 2 "read-account",
    /// The client is told of short funds.
    Notice = 3 "notice",
    /// Waiting for money is over.
    WaitEnds = 4 "wait-ends",
    /// The application is sent, or the hold is no longer covered.
    Submit = 5 "submit",
    /// Nothing can be sent any more.
    SendingEnds = 6 "sending-ends",
    /// A refused application is tried again.
    Retry = 7 "retry",
    /// The application is looked for.
    Find = 8 "find",
    /// The application is polled.
    Poll = 9 "poll",
    /// No final word came in time: one more question.
    LastLook = 10 "last-look",
    /// No final word came in time, and the last question was asked.
    Overdue = 11 "overdue",
    /// The invoice of a won name is looked for.
    FindInvoice = 12 "find-invoice",
    /// The invoice is polled.
    PollInvoice = 13 "poll-invoice",
    /// The invoice stays unpaid and is cancelled.
    CancelInvoice = 14 "cancel-invoice",
    /// The caught domain is read at the registrar.
    ReadDomain = 15 "read-domain",
    /// The domain is imported into billing.
    Import = 16 "import",
    /// The reseller is reminded of a won name without invoice or domain.
    Remind = 17 "remind",
    /// Something of which nobody knows whether it arrived is sent again.
    Resend = 18 "resend",
    /// Nobody knows whether a message arrived, and it is not sent again.
    Undelivered = 19 "undelivered",
    /// Nothing is awaited any more: the record is finished.
    Finish = 20 "finish",
}
}

impl Timer {
    /// The timers that can run in a status; none stands for a deleted record.
    const fn of(status: Option<Status>) -> &'static [Timer] {
        use Timer as T;
        match status {
            Some(Status::Requested) => {
                &[T::WindowOpens, T::ReadAccount, T::Notice, T::WaitEnds, T::Resend, T::Undelivered]
            }
            Some(Status::Active) => {
                &[T::ReadAccount, T::Submit, T::SendingEnds, T::Resend, T::Undelivered]
            }
            Some(Status::Processing | Status::AuctionPending) => &[
                T::SendingEnds,
                T::Retry,
                T::Find,
                T::Poll,
                T::LastLook,
                T::Overdue,
                T::Resend,
                T::Undelivered,
            ],
            Some(Status::PendingPayment) => &[
                T::FindInvoice,
                T::PollInvoice,
                T::CancelInvoice,
                T::ReadDomain,
                T::Remind,
                T::Resend,
                T::Undelivered,
            ],
            Some(Status::AuctionWon | Status::Successful) => &[
                T::ReadAccount,
                T::FindInvoice,
                T::ReadDomain,
                T::Import,
                T::Remind,
                T::Resend,
                T::Undelivered,
                T::Finish,
            ],
            Some(Status::Failed | Status::Cancelled | Status::AuctionLost) | None => {
                &[T::Resend, T::Undelivered, T::Finish]
            }
        }
    }
}

impl Engine {
    /// The next instant at which a cycle can change or ask anything or an account is to be read
    /// again, so that a caller can sleep till then: never later than a change, and `now` only
    /// where a cycle now decides something. None when nothing will happen by time alone.
    ///
    /// # Example
    /// ```
    /// use backorder_core::{Book, DropRules, Engine, Policy, PriceList};
    /// let engine = Engine::new(Policy::default(), PriceList::new(), DropRules::builtin())?;
    /// let now = "2027-01-10T19:00:00Z".parse().unwrap();
    /// assert_eq!(engine.next_wakeup(&Book::new(), now), None);
    /// # Ok::<(), backorder_core::Error>(())
    /// ```
    /// Source: the rules, section "Time".
    pub fn next_wakeup(&self, book: &Book, now: DateTime<Utc>) -> Option<DateTime<Utc>> {
        let now = whole_seconds(now);
        let of_part = |part: &ClientBook| {
            part.records().filter_map(|record| self.due_at(part, record, now)).min()
        };
        if book.is_outdated(self.fingerprint, now) {
            return book.parts().filter_map(of_part).min().map(|at| at.max(now));
        }
        let mut next = book.awake_parts().filter_map(of_part).min();
        for (due, part, record) in book.by_due() {
            if due > now {
                next = earliest(next, Some(due));
                break;
            }
            // What is due may only have to be looked at.
            next = earliest(next, self.due_at(part, record, now));
            if next.is_some_and(|at| at <= now) {
                break;
            }
        }
        next.map(|at| at.max(now))
    }

    /// What a record waits for, with the instant of each, the earliest first; an instant that is
    /// past means that the next cycle acts.
    ///
    /// # Errors
    /// [`BackorderUnknown`](crate::ErrorKind::BackorderUnknown).
    pub fn timetable(
        &self,
        book: &Book,
        id: BackorderId,
        now: DateTime<Utc>,
    ) -> Result<Vec<(Timer, DateTime<Utc>)>, Error> {
        let record = book.require(id)?;
        let now = whole_seconds(now);
        let Some(part) = book.part_of(record.client) else { return Ok(Vec::new()) };
        let mut timers: Vec<_> = self.timers(part, record, now).iter().collect();
        timers.sort_by_key(|(timer, at)| (*at, *timer));
        Ok(timers)
    }

    /// The timers of a record of this client.
    pub(super) fn timers<'a>(
        &'a self,
        part: &'a ClientBook,
        record: &'a Backorder,
        now: DateTime<Utc>,
    ) -> Timetable<'a> {
        Timetable { engine: self, part, record, now }
    }

    /// The next instant at which a cycle must look at a record.
    pub(super) fn due_at(
        &self,
        part: &ClientBook,
        record: &Backorder,
        now: DateTime<Utc>,
    ) -> Option<DateTime<Utc>> {
        self.timers(part, record, now).iter().map(|(_, at)| at).min()
    }

    /// Sets when a cycle must look at a record next, though nothing was decided about it.
    pub(crate) fn look_again(
        &self,
        book: &mut Book,
        key: PartKey,
        id: BackorderId,
        now: DateTime<Utc>,
    ) {
        let part = book.part(key);
        let due = part.get(id).and_then(|record| self.due_at(part, record, now));
        if book.set_due(key, id, due) {
            book.note_moved(key, id);
        }
    }
}

/// The waits of one record at one instant.
pub(super) struct Timetable<'a> {
    engine: &'a Engine,
    part: &'a ClientBook,
    record: &'a Backorder,
    now: DateTime<Utc>,
}

/// Timers that were reached.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Reached(u32);

impl Reached {
    pub const fn has(self, timer: Timer) -> bool {
        self.0 >> timer.code() & 1 == 1
    }

    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }
}

impl Timetable<'_> {
    /// Every timer that runs, with its instant.
    pub fn iter(&self) -> impl Iterator<Item = (Timer, DateTime<Utc>)> {
        let timers = Timer::of(self.record.stage().status()).iter();
        timers.filter_map(|timer| Some((*timer, self.at(*timer)?)))
    }

    pub fn reached(&self) -> Reached {
        let reached = self.iter().filter(|(_, at)| *at <= self.now);
        Reached(reached.fold(0, |all, (timer, _)| all | 1 << timer.code()))
    }

    pub fn is_reached(&self, timer: Timer) -> bool {
        Timer::of(self.record.stage().status()).contains(&timer)
            && self.at(timer).is_some_and(|at| at <= self.now)
    }

    /// When a timer of the record's status goes off; none while it does not run.
    fn at(&self, timer: Timer) -> Option<DateTime<Utc>> {
        let life = &self.record.present;
        match timer {
            Timer::WindowOpens => self.window_opens(),
            Timer::ReadAccount => self.account_read_again(),
            Timer::Notice => self.next_notice(),
            Timer::WaitEnds => Some(life.dates?.grace_ends(self.policy()) + SECOND),
            Timer::Submit => self.submission(),
            Timer::SendingEnds => self.sending_ends(),
            Timer::Retry => self.retry(),
            Timer::Find => self.find(),
            Timer::Poll => self.poll(),
            Timer::LastLook => self.last_look(),
            Timer::Overdue => self.overdue(),
            Timer::FindInvoice => {
                life.awaits_invoice().then(|| self.next_question(EffectKind::FindInvoice))
            }
            Timer::PollInvoice => {
                self.has_unpaid_invoice().then(|| self.next_question(EffectKind::PollInvoice))
            }
            Timer::CancelInvoice => self.cancellation(),
            Timer::ReadDomain => {
                wants_domain(life).then(|| self.next_question(EffectKind::ReadDomain))
            }
            Timer::Import => self.import(),
            Timer::Remind => self.reminder(),
            Timer::Resend => {
                self.record.outbox.iter().filter_map(|entry| self.resend_at(entry)).min()
            }
            Timer::Undelivered => {
                self.record.outbox.iter().filter_map(|entry| self.given_up_at(entry)).min()
            }
            Timer::Finish => self.finish(),
        }
    }

    fn policy(&self) -> &Policy {
        &self.engine.policy
    }

    fn window_opens(&self) -> Option<DateTime<Utc>> {
        let dates = self.record.present.dates?;
        let opens = dates.window_opens(self.policy());
        let can_decide = || self.engine.funding(self.part, self.record, self.now).is_some();
        (self.now < opens || can_decide()).then_some(opens)
    }

    /// The first point, after now, of a grid that begins when the account was last read.
    fn account_read_again(&self) -> Option<DateTime<Utc>> {
        let (from, until) = self.waits_for_account()?;
        if self.now < from || self.now > until {
            return None;
        }
        let spacing = self.policy().account_spacing.max(SECOND);
        let read_at = self.part.account().map_or(from, |account| account.read_at);
        let points = (self.now - read_at).num_seconds().div_euclid(spacing.num_seconds()) + 1;
        let points = i32::try_from(points).ok()?;
        let next = read_at.checked_add_signed(spacing.checked_mul(points)?)?;
        if next > until && self.engine.account(self.part, self.now).is_none() {
            // The last chance to ask billing.
            return (self.now < until).then_some(until);
        }
        (next <= until).then_some(next)
    }

    /// From when to when a record can only go on once billing has spoken.
    fn waits_for_account(&self) -> Option<(DateTime<Utc>, DateTime<Utc>)> {
        let (life, policy) = (&self.record.present, self.policy());
        let account = self.engine.account(self.part, self.now);
        match (self.record.stage().status()?, life.dates) {
            (Status::Requested, Some(dates)) => {
                Some((dates.window_opens(policy), dates.deadline()))
            }
            (Status::Active, Some(dates)) if account.is_none() => {
                Some((dates.submission_at(policy), dates.sending_ends(policy)))
            }
            _ if wants_import(life) && self.part.account().is_none() => {
                Some((life.updated_at, DateTime::<Utc>::MAX_UTC))
            }
            _ => None,
        }
    }

    /// Told only by an account that can be relied on.
    fn next_notice(&self) -> Option<DateTime<Utc>> {
        let (life, policy) = (&self.record.present, self.policy());
        let dates = life.dates.filter(|_| self.engine.is_short(self.record, self.now))?;
        let lead = policy.notice_leads.get(usize::from(life.leads_told))?;
        let at = dates.deadline() - *lead;
        let can_tell = at > self.now || self.engine.account(self.part, self.now).is_some();
        (can_tell && at <= dates.deadline()).then_some(at)
    }

    fn submission(&self) -> Option<DateTime<Utc>> {
        let dates = self.record.present.dates?;
        let at = dates.submission_at(self.policy());
        let can_decide = self.engine.account(self.part, self.now).is_some()
            && self.now <= dates.sending_ends(self.policy());
        (self.now < at || can_decide).then_some(at)
    }

    fn sending_ends(&self) -> Option<DateTime<Utc>> {
        let life = &self.record.present;
        let waits = life.status == Status::Active || life.progress.submission == Submission::Idle;
        let dates = life.dates.filter(|_| waits && life.status != Status::AuctionPending)?;
        Some(dates.sending_ends(self.policy()) + SECOND)
    }

    /// A refused application is tried again.
    fn retry(&self) -> Option<DateTime<Utc>> {
        let life = &self.record.present;
        let dates = life.dates.filter(|_| life.progress.submission == Submission::Idle)?;
        let at = self
            .record
            .last_attempt(life.number, EffectKind::SubmitApplication)
            .map_or(life.updated_at, |entry| entry.sent_at + self.policy().ask_spacing);
        (at.max(self.now) <= dates.sending_ends(self.policy())).then_some(at)
    }

    /// A search denies only when asked long enough after the last sending, so one such search must
    /// follow an earlier one that came too soon.
    fn find(&self) -> Option<DateTime<Utc>> {
        let life = &self.record.present;
        match &life.progress.submission {
            Submission::InFlight { .. } => {
                let sent_at = self
                    .record
                    .last_attempt(life.number, EffectKind::SubmitApplication)
                    .map_or(life.updated_at, |entry| entry.sent_at);
                let settled_at = sent_at + self.policy().report_grace;
                Some(match life.asked(EffectKind::FindApplication) {
                    Some(asked) if asked.at >= settled_at => asked.at + self.policy().ask_spacing,
                    _ => settled_at,
                })
            }
            Submission::Accepted { doubtful: true, .. } => {
                Some(self.next_question(EffectKind::FindApplication))
            }
            _ => None,
        }
    }

    /// Seldom while an auction runs, but for the time around its end where that is known.
    fn poll(&self) -> Option<DateTime<Utc>> {
        let (life, policy) = (&self.record.present, self.policy());
        let soon = self.next_question(EffectKind::PollApplication);
        if !matches!(life.progress.submission, Submission::Accepted { doubtful: false, .. }) {
            return None;
        }
        let asked = life.asked(EffectKind::PollApplication);
        let Some(asked) = asked.filter(|_| life.status == Status::AuctionPending) else {
            return Some(soon);
        };
        let seldom = soon.max(asked.at + policy.auction_spacing);
        let end = life.progress.auction.as_ref().and_then(Auction::ends_at);
        let close = end.map(|end| soon.max(end - policy.auction_close_lead));
        let is_close =
            |at: &DateTime<Utc>| end.is_some_and(|end| *at <= end + policy.auction_close_tail);
        Some(close.filter(is_close).map_or(seldom, |close| close.min(seldom)))
    }

    /// The last instant at which a final word is awaited.
    fn word_awaited_until(&self) -> Option<DateTime<Utc>> {
        let life = &self.record.present;
        let grace = if life.status == Status::AuctionPending {
            self.policy().auction_grace
        } else {
            self.policy().processing_grace
        };
        Some(life.dates?.drop_at + grace)
    }

    /// A question after the last instant, unless one was asked or there is nothing to ask.
    fn last_look(&self) -> Option<DateTime<Utc>> {
        let (life, until) = (&self.record.present, self.word_awaited_until()?);
        let has_looked = last_look(life).is_some_and(|at| at > until);
        let can_ask = life.progress.submission != Submission::Idle;
        (can_ask && !has_looked).then_some(until + SECOND)
    }

    /// In the cycle after that question; with nothing to ask, at once.
    fn overdue(&self) -> Option<DateTime<Utc>> {
        let (life, until) = (&self.record.present, self.word_awaited_until()?);
        if life.progress.submission == Submission::Idle {
            return Some(until + SECOND);
        }
        last_look(life).filter(|at| *at > until).map(|at| at + SECOND)
    }

    fn has_unpaid_invoice(&self) -> bool {
        let invoice = self.record.present.progress.invoice;
        invoice.is_some_and(|invoice| invoice.state != InvoiceState::Paid)
    }

    fn cancellation(&self) -> Option<DateTime<Utc>> {
        let life = &self.record.present;
        let invoice = life.progress.invoice.filter(|_| self.has_unpaid_invoice())?;
        let first = invoice.recorded_at + self.policy().invoice_patience + SECOND;
        let last = self.record.last_attempt(life.number, EffectKind::CancelInvoice);
        Some(last.map_or(first, |entry| first.max(entry.sent_at + self.policy().report_grace)))
    }

    /// Not without an account, whose currency the import needs.
    fn import(&self) -> Option<DateTime<Utc>> {
        let life = &self.record.present;
        if !wants_import(life) || self.part.account().is_none() {
            return None;
        }
        let last = self.record.last_attempt(life.number, EffectKind::ImportDomain);
        Some(last.map_or(life.updated_at, |entry| entry.sent_at + self.policy().report_grace))
    }

    fn reminder(&self) -> Option<DateTime<Utc>> {
        let life = &self.record.present;
        let since = life.progress.alerted_at.or(life.progress.won_at)?;
        let is_missing = life.awaits_invoice() || wants_domain(life);
        is_missing.then(|| since + self.policy().alert_interval)
    }

    /// When what nobody knows to have arrived is sent again; none if it never is.
    pub fn resend_at(&self, entry: &OutboxEntry) -> Option<DateTime<Utc>> {
        if !entry.is_undecided() {
            return None;
        }
        if self.record.cancels_late(entry) {
            let resend_at = entry.sent_at + self.policy().report_grace;
            let until = self.record.awaited_until(entry, self.policy())?;
            return (resend_at < until).then_some(resend_at);
        }
        let is_wanted = entry.effect.id.kind.is_message() && !self.is_moot(entry);
        is_wanted.then(|| self.next_wait(entry)).flatten()
    }

    /// When a message that nobody knows to have arrived is not sent again: it is given up, or
    /// lapses where it is moot by then.
    pub fn given_up_at(&self, entry: &OutboxEntry) -> Option<DateTime<Utc>> {
        if !entry.effect.id.kind.is_message() || !entry.is_undecided() {
            return None;
        }
        let (next, is_moot) = (self.next_wait(entry), self.is_moot(entry));
        if is_moot && !entry.outlives() || !is_moot && next.is_some() {
            return None;
        }
        Some(next.unwrap_or(entry.sent_at + self.policy().report_grace))
    }

    /// When a message is sent again, by how often it was sent.
    fn next_wait(&self, entry: &OutboxEntry) -> Option<DateTime<Utc>> {
        self.waits(entry.effect.id.kind, entry.sends).next().map(|wait| entry.sent_at + wait)
    }

    /// When nothing more is done for a message of which nobody knows, if it is sent again in time.
    /// Where it is for a client, the reseller is alerted that it may not have arrived.
    fn decided_by(&self, entry: &OutboxEntry) -> DateTime<Utc> {
        let (kind, grace) = (entry.effect.id.kind, self.policy().report_grace);
        let after = |at: DateTime<Utc>, wait: TimeDelta| (at + wait).max(self.now);
        let last = self.waits(kind, entry.sends).fold(entry.sent_at, after);
        let given_up = after(last, grace);
        if kind == EffectKind::AlertReseller {
            return given_up;
        }
        self.waits(EffectKind::AlertReseller, 1).fold(given_up, after) + grace
    }

    /// The waits before the sendings of a message that are left after `sends` of them.
    fn waits(&self, kind: EffectKind, sends: u32) -> impl Iterator<Item = TimeDelta> {
        let policy = self.policy();
        let delivery = match kind {
            EffectKind::NotifyClient => policy.client_messages,
            _ => policy.reseller_alerts,
        };
        let done = usize::try_from(sends.saturating_sub(1)).unwrap_or(usize::MAX);
        let left = policy.message_resends.iter().copied().skip(done);
        left.filter(move |_| delivery == Delivery::AtLeastOnce)
    }

    /// Whether all that a message to a client is about has ended. Alerts are about ends, too.
    pub fn is_moot(&self, entry: &OutboxEntry) -> bool {
        match &entry.effect.action {
            Action::NotifyClient { message: Message::LowBalance { items } } => {
                items.iter().all(|item| !self.is_open_since(item.backorder, entry.asked_at))
            }
            Action::NotifyClient { .. } => !self.is_open_since(self.record.id, entry.asked_at),
            _ => false,
        }
    }

    /// Whether a record of the client is open in a life that was placed by then.
    fn is_open_since(&self, id: BackorderId, at: DateTime<Utc>) -> bool {
        let other = if id == self.record.id { Some(self.record) } else { self.part.get(id) };
        other.is_some_and(|other| other.is_open() && other.present.placed_at <= at)
    }

    /// When the last unreported effect is no longer awaited.
    fn finish(&self) -> Option<DateTime<Utc>> {
        if self.record.finished_at.is_some() || !self.record.is_over() {
            return None;
        }
        let awaited = |entry: &OutboxEntry| {
            let until = self.record.awaited_until(entry, self.policy())?;
            // A message is awaited until it is decided by a timer of its own.
            let is_endless = until == DateTime::<Utc>::MAX_UTC;
            Some(if is_endless { self.decided_by(entry) } else { until })
        };
        let last = self.record.outbox.iter().filter_map(awaited).max();
        Some(last.unwrap_or(self.record.present.updated_at))
    }

    /// When an answer to the last question of that sort is given up and it is asked again.
    fn next_question(&self, kind: EffectKind) -> DateTime<Utc> {
        let life = &self.record.present;
        life.asked(kind).map_or(life.updated_at, |asked| asked.at + self.policy().ask_spacing)
    }
}

/// When the application was last looked for or polled.
fn last_look(life: &Life) -> Option<DateTime<Utc>> {
    let asked = |kind| life.asked(kind).map(|asked| asked.at);
    asked(EffectKind::FindApplication).max(asked(EffectKind::PollApplication))
}

/// Whether the caught domain is still to be read at the registrar.
pub(super) fn wants_domain(life: &Life) -> bool {
    let is_time = match life.status {
        Status::AuctionWon => !life.progress.imported,
        Status::PendingPayment => {
            life.progress.invoice.is_some_and(|invoice| invoice.state == InvoiceState::Paid)
        }
        _ => false,
    };
    is_time && life.progress.domain.is_none()
}

/// Whether the caught domain is still to be imported into billing.
pub(super) fn wants_import(life: &Life) -> bool {
    matches!(life.status, Status::Successful | Status::AuctionWon)
        && life.progress.domain.is_some()
        && !life.progress.imported
}

fn earliest(one: Option<DateTime<Utc>>, other: Option<DateTime<Utc>>) -> Option<DateTime<Utc>> {
    match (one, other) {
        (Some(one), Some(other)) => Some(one.min(other)),
        (one, other) => one.or(other),
    }
}
