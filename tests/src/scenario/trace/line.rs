//! One line of a trace.

use std::fmt::Display;

use backorder_core::{Money, format_utc};
use chrono::{DateTime, Utc};

/// A line that is being put together.
#[derive(Debug, Clone)]
pub(in crate::scenario) struct Line(String);

impl Line {
    /// A call.
    pub(in crate::scenario) fn call(verb: &str) -> Line {
        Line(verb.to_owned())
    }

    /// An argument of the next call.
    pub(super) fn argument(word: &str) -> Line {
        Line(format!("+\t{word}"))
    }

    /// An answer to the last call.
    pub(in crate::scenario) fn answer(word: &str) -> Line {
        Line(format!("=\t{word}"))
    }

    /// A value, unless it is empty.
    pub(in crate::scenario) fn put(mut self, key: &str, value: impl Display) -> Line {
        let value = value.to_string();
        if !value.is_empty() {
            let value = value.replace('\\', "\\\\").replace('\t', "\\t");
            let value = value.replace('\n', "\\n").replace('\r', "\\r");
            self.0 += &format!("\t{key}={value}");
        }
        self
    }

    /// A value, if there is one.
    pub(in crate::scenario) fn maybe(self, key: &str, value: Option<impl Display>) -> Line {
        match value {
            Some(value) => self.put(key, value),
            None => self,
        }
    }

    /// A number, unless it is 0.
    pub(super) fn count(self, key: &str, count: u64) -> Line {
        self.maybe(key, Some(count).filter(|count| *count > 0))
    }

    /// 1, if it is so.
    pub(in crate::scenario) fn flag(self, key: &str, is_so: bool) -> Line {
        self.maybe(key, is_so.then_some(1))
    }

    /// An amount: `2000 EUR`.
    pub(super) fn money(self, key: &str, amount: Option<Money>) -> Line {
        self.maybe(key, amount.map(minor))
    }

    /// An instant, if there is one.
    pub(in crate::scenario) fn at(self, key: &str, at: Option<DateTime<Utc>>) -> Line {
        self.maybe(key, at.map(|at| at.timestamp()))
    }

    /// An instant as other systems write it.
    pub(super) fn written(self, key: &str, at: Option<DateTime<Utc>>) -> Line {
        self.maybe(key, at.map(format_utc))
    }

    /// When the call was made: the last of its arguments.
    pub(in crate::scenario) fn now(self, now: DateTime<Utc>) -> Line {
        self.at("now", Some(now))
    }

    pub(super) fn end(self, text: &mut String) {
        *text += &self.0;
        text.push('\n');
    }
}

pub(super) fn minor(amount: Money) -> String {
    format!("{} {}", amount.minor(), amount.currency())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_separates_is_written_otherwise_within_a_value() {
        let mut text = String::new();
        let line = Line::answer("error").put("message", "a\tb\\n\nc\r").put("subject", "");
        line.flag("is", false).flag("so", true).count("none", 0).end(&mut text);
        assert_eq!(text, "=\terror\tmessage=a\\tb\\\\n\\nc\\r\tso=1\n");
    }
}
