//! How the types that are made from the table of commands write what is sent and read what comes
//! back.

use super::contact::Party;
use crate::vocabulary::{self, Extras, FormValue};
use crate::wire::command::{Command, Value};
use crate::wire::error::Error;
use crate::wire::profile::Platform;
use crate::wire::read::{column, invalid};
use crate::wire::response::Response;

/// What a command without an answer of its own comes to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct Done {
    /// Accepted, but not done yet.
    pub pending: bool,
}

impl Done {
    pub(super) fn read(answer: &Response) -> Done {
        Done { pending: answer.is_pending() }
    }
}

/// A command on its way to be sent.
pub(super) struct Writer {
    command: Command,
    platform: Platform,
}

impl Writer {
    /// A command of the table by its name there; on a platform that is not known to have it, too:
    /// it is refused before it is sent.
    pub fn new(name: &str, platform: Platform) -> Writer {
        let there = vocabulary::find(name).and_then(|facts| facts.name_on(platform));
        Writer { command: Command::new(there.unwrap_or(name)), platform }
    }

    pub fn one<T: FormValue>(&mut self, key: &str, value: &T) {
        self.put(key, Value::Text(value.text()));
    }

    pub fn maybe<T: FormValue>(&mut self, key: &str, value: &Option<T>) {
        if let Some(value) = value {
            self.one(key, value);
        }
    }

    pub fn list<T: FormValue>(&mut self, key: &str, values: &[T]) {
        self.put(key, Value::List(values.iter().map(|value| Value::Text(value.text())).collect()));
    }

    /// Contacts: handles, or written out.
    pub fn parties(&mut self, key: &str, parties: &[Party]) {
        for (place, party) in parties.iter().enumerate() {
            let command = std::mem::replace(&mut self.command, Command::new(""));
            self.command = party.add_at(command, &format!("{key}{place}"), self.platform);
        }
    }

    pub fn extras(&mut self, extras: &Extras) {
        for (key, value) in extras.iter() {
            self.put(key, Value::from(value));
        }
    }

    fn put(&mut self, key: &str, value: Value) {
        let command = std::mem::replace(&mut self.command, Command::new(""));
        self.command = command.with(key, value);
    }

    pub fn done(self) -> Command {
        self.command
    }
}

/// The cells of an answer, with those that cannot be read.
pub(super) struct Cells<'a> {
    answer: &'a Response,
    odd: Vec<Error>,
}

impl<'a> Cells<'a> {
    pub fn of(answer: &'a Response) -> Cells<'a> {
        Cells { answer, odd: Vec::new() }
    }

    /// The only cell of a column.
    pub fn one<T: FormValue>(&mut self, name: &str) -> Option<T> {
        self.at(name, 0)
    }

    /// A cell; none: not there, empty or odd.
    pub fn at<T: FormValue>(&mut self, name: &str, row: usize) -> Option<T> {
        let text = column(self.answer, name)?.get(row).filter(|text| !text.is_empty())?;
        T::read(text).unwrap_or_else(|| {
            let shown = crate::wire::redact::shown(name, text);
            let form = T::FORM;
            let form = form.name();
            self.odd.push(invalid(name, format_args!("row {row}: {shown:?} is no {form}")));
            None
        })
    }

    /// The cells of a column that are there and can be read.
    pub fn all<T: FormValue>(&mut self, name: &str) -> Vec<T> {
        (0..self.count(&[name])).filter_map(|row| self.at(name, row)).collect()
    }

    /// How many rows the longest of these columns has.
    pub fn count(&self, names: &[&str]) -> usize {
        let rows = names.iter().filter_map(|name| column(self.answer, name));
        rows.map(|column| column.len()).max().unwrap_or(0)
    }

    /// The cells so far that could not be read; each error names its column.
    pub fn odd(&mut self) -> Vec<Error> {
        std::mem::take(&mut self.odd)
    }
}
