//! What scenarios ask of the engine and are answered, as lines for the other faces: a program in
//! C or PHP plays the calls through its own interface and must come to the same answers.
//!
//! A line is fields with tabs between them. The first field says what the line is:
//! - `scenario`: from here on there is nothing: no policy, no prices, an empty store and book. It
//!   names the `file`, the `title` and, with `fresh=1`, that a new process starts before each line.
//! - `+` and a word: an argument of the call that follows (a price, a found application, a row).
//! - `=` and a word: an answer of the call before it; all that it has, in order.
//! - anything else: a call.
//!
//! The other fields are `key=value`, where a value that is absent, empty or false is left out.
//! Within a value `\t`, `\n`, `\r` and `\\` stand for a tab, the two ends of lines and a
//! backslash. Instants are unix seconds, durations seconds, days `2027-01-13`, amounts whole minor
//! units with their currency (`2000 EUR`), flags 1, several words have commas between them.
//!
//! | call | arguments | what it is |
//! | --- | --- | --- |
//! | `policy` | `base` (`default`, `original`), settings | the settings from now on |
//! | `engine` | `+ price` (`tld`, `kind`, `amount`) for every price | a new engine |
//! | `requeue` | `now` | the store has everything that is not finished looked at |
//! | `load` | | a new process: a book with all that is in the store, finished or not |
//! | `reload` | `client` | the client is forgotten and loaded again |
//! | `aside` | `unread` | the book is put aside for a new one (`unread`: without accounts) |
//! | `back` | | the book that was put aside is the one again |
//! | `begin` | `client`, `now` | a reading of an account begins |
//! | `end` | `client`, `credit`, `unpaid`, `tax`, `noted`, `now` | and ends |
//! | `account` | the same | both |
//! | `place` | `id`, `client`, `name`, `kind`, listing, `now` | |
//! | `adopt` | `+ row` (columns), `+ history` (columns), `now` | taken over from another system |
//! | `delete` | `id`, `client` (else an admin), `now` | |
//! | `activate`, `give-up` | `id`, `now` | |
//! | `accept` | `id`, `by`, `now` | an admin accepts a domain |
//! | `client-deleted` | `client`, `now` | |
//! | `client-merged` | `client`, `into`, `now` | |
//! | `place-for` | `backorder`, `id`, `client`, `now` | |
//! | `redate` | `id`, listing, `now` | |
//! | `sync` | `list`, `+ listed` (dates and `name`), `+ covered` (`tld`, `before`), `now` | |
//! | `cycle` | `now` | |
//! | `observe` | `effect`, `outcome`, what it says, `now` | |
//! | `invoice` | `id`, what billing says, `now` | an invoice changed unasked |
//! | `commit` | `until`, `now` | the last decisions are committed, for clients up to `until` |
//! | `state` | `now` | all that the book shows |
//! | `wakeup` | `now` | |
//! | `undelivered` | | the messages that were not delivered |
//! | `explain` | `id`, `free` (0 or 1), `reseller`, `cost` (exact decimals), `now` | |
//!
//! A listing is `drops`, `finalizes`, and `list` or `admin`, with `pinned`. What an outcome says is
//! under the names of [`Outcome`](backorder_core::Outcome)'s fields; `+ found` are the
//! applications that a registrar lists, `+ detail` those of an auction.
//!
//! Every call may answer `= error` (`code`, `name`, `subject`). What decides answers `= decision`,
//! each followed by its `= effect`, and those by `= note` (an invoice to look for) or `= short` (a
//! backorder short of funds); `adopt` says before that what was `= taken`, with each `= doubt`.
//! `commit` answers `= commit` for every client, with `written` unless somebody else was faster;
//! `state` answers `= funds` for every client, then every `= record` with each `= timer` and
//! `= claim`; `explain` each `= sentence` in English and UTC, with each `= argument`; `wakeup` a
//! `= wakeup` and `undelivered` each `= undelivered`. Keys that a face does not show are left out
//! of the comparison there, by name.

mod answers;
pub(super) mod calls;
mod line;

use backorder_core::{Book, Decision, Engine, Error, Explanation};
use chrono::{DateTime, Utc};

use super::world::{Billed, Step};
pub(super) use line::Line;

/// The line with which a scenario begins.
pub(super) fn scenario(file: &str, title: &str, fresh: bool) -> String {
    let mut text = String::new();
    let line = Line::call("scenario").put("file", file).put("title", title);
    line.flag("fresh", fresh).end(&mut text);
    text
}

/// The lines so far; none are kept unless it is switched on.
#[derive(Debug, Clone, Default)]
pub struct Trace(Option<String>);

impl Trace {
    /// One that keeps lines.
    pub fn on() -> Trace {
        Trace(Some(String::new()))
    }

    /// Whether lines are kept.
    pub fn is_on(&self) -> bool {
        self.0.is_some()
    }

    /// What was written.
    pub fn text(self) -> String {
        self.0.unwrap_or_default()
    }

    pub(super) fn add(&mut self, line: impl FnOnce() -> Line) {
        if let Some(text) = &mut self.0 {
            line().end(text);
        }
    }

    pub(super) fn add_all(&mut self, lines: impl FnOnce() -> Vec<Line>) {
        if let Some(text) = &mut self.0 {
            lines().into_iter().for_each(|line| line.end(text));
        }
    }

    /// What a call decided or why it was refused.
    pub(super) fn decided(&mut self, decided: Result<&[Decision], &Error>) {
        self.add_all(|| match decided {
            Ok(decisions) => decisions.iter().flat_map(answers::decision).collect(),
            Err(error) => vec![answers::error(error)],
        });
    }

    /// Every account is read again, and shows what it showed.
    pub(super) fn accounts(&mut self, book: &Book, now: DateTime<Utc>) {
        let accounts = book.clients().filter_map(|client| book.account(client));
        self.add_all(|| accounts.map(|account| calls::account(account, now)).collect());
    }

    /// A step is taken; what a taking over comes to is told here, all else by what it decides.
    pub(super) fn asks(
        &mut self,
        engine: &Engine,
        step: &Step,
        book: &Book,
        told: Option<&Billed>,
        now: DateTime<Utc>,
    ) {
        self.add_all(|| calls::step(step, book, told, now));
        if let Step::Adopt(adoption) = step {
            let read = [Ok((**adoption).clone())];
            self.add_all(|| answers::adopted(&engine.adopt_all(&mut book.clone(), read, now)));
        }
    }

    /// What a face shows when a step is over.
    pub(super) fn shows(&mut self, engine: &Engine, book: &Book, now: DateTime<Utc>) {
        self.add(|| Line::call("state").now(now));
        self.add_all(|| answers::state(engine, book, now));
        self.wakeup(engine, book, now);
    }

    /// When a cycle next has something to do.
    pub(super) fn wakeup(&mut self, engine: &Engine, book: &Book, now: DateTime<Utc>) {
        self.add(|| Line::call("wakeup").now(now));
        self.add(|| answers::wakeup(engine.next_wakeup(book, now)));
    }

    /// The messages that were not delivered.
    pub(super) fn undelivered(&mut self, book: &Book) {
        self.add(|| Line::call("undelivered"));
        self.add_all(|| book.undelivered().into_iter().map(answers::undelivered).collect());
    }

    /// An explanation, of a new book that reads the accounts of this one: as long as that is what
    /// the store has.
    pub(super) fn explains(
        &mut self,
        read: Option<&Book>,
        asked: Line,
        answer: &Explanation,
        now: DateTime<Utc>,
    ) {
        self.add(|| Line::call("aside").flag("unread", read.is_none()));
        if let Some(book) = read {
            self.accounts(book, now);
        }
        self.add(|| asked.now(now));
        self.add_all(|| answers::explanation(answer));
        self.add(|| Line::call("back"));
    }
}
