//! Which format a list has, found by its first lines.

use chrono::NaiveTime;

use crate::values::error::{Error, ErrorKind};

use super::cell::{cells, date, instant};
use super::format::{DateForm, DropColumn, Drops, Format};
use super::line::LineReader;

/// More lines than this are not looked at.
const LINES: usize = 100;
/// More columns than this are not looked at.
const COLUMNS: usize = 12;

/// The format of a list that begins with these lines.
///
/// A list in which nothing is recognized is taken for the registrar's, so that its lines are
/// refused one by one, each with its cause.
///
/// # Errors
/// [`ErrorKind::DroplistContent`]: dates that can be read in two ways, or none at all.
pub(super) fn recognize(head: &[u8]) -> Result<Format, Error> {
    let lines = head.split(|byte| *byte == b'\n').map(<[u8]>::trim_ascii);
    let lines: Vec<&[u8]> = lines.filter(|line| !line.is_empty()).take(LINES).collect();
    let mut best = None;
    for separator in [b';', b',', b'\t'] {
        let rows: Vec<Vec<Cell<'_>>> = lines
            .iter()
            .map(|line| cells(line, separator).take(COLUMNS).map(Cell::of).collect())
            .collect();
        for name_column in 0..COLUMNS {
            for drop_column in (0..COLUMNS).filter(|column| *column != name_column) {
                let guess = Guess::of(&rows, separator, name_column, drop_column);
                let is_better = best.as_ref().is_none_or(|best: &Guess| guess.good > best.good);
                if guess.good * 2 >= lines.len().max(1) && is_better {
                    best = Some(guess);
                }
            }
        }
    }
    if let Some(guess) = best {
        return guess.format();
    }
    let names = lines.iter().filter(|line| matches!(Cell::of(line), Cell::Name(_))).count();
    if names * 2 >= lines.len().max(1) {
        return Err(unclear(
            "the list has names and no dates: say when they drop, with the format names",
        ));
    }
    Ok(Format::registrar())
}

/// What a cell can be.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Cell<'a> {
    Empty,
    Name(&'a [u8]),
    /// A date whose year comes first, and whether it has a time.
    Date(bool),
    /// A date whose year comes last.
    Unclear,
    Other,
}

impl<'a> Cell<'a> {
    fn of(cell: &'a [u8]) -> Cell<'a> {
        if cell.is_empty() {
            return Cell::Empty;
        }
        let reads = |day_time| {
            let format = Format::utc(b';', 1, 2).with_day_time(day_time);
            matches!(&format.drops, Drops::Column(drops) if instant(cell, drops).is_ok())
        };
        if reads(None) {
            return Cell::Date(true);
        }
        if reads(Some(NaiveTime::MIN)) {
            return Cell::Date(false);
        }
        let text = std::str::from_utf8(cell).unwrap_or_default();
        let forms = [DateForm::DayFirst, DateForm::MonthFirst];
        if forms.iter().any(|form| date(text, *form).is_some()) {
            return Cell::Unclear;
        }
        if LineReader::is_name(cell) { Cell::Name(cell) } else { Cell::Other }
    }
}

struct Guess {
    separator: u8,
    name_column: usize,
    drop_column: usize,
    /// Lines with a name, and a date or nothing in its column.
    good: usize,
    /// Among them.
    dated: usize,
    timed: usize,
    unclear: usize,
    empty: usize,
    swedish: usize,
}

impl Guess {
    fn of(rows: &[Vec<Cell<'_>>], separator: u8, name_column: usize, drop_column: usize) -> Guess {
        let mut guess = Guess {
            separator,
            name_column: name_column + 1,
            drop_column: drop_column + 1,
            good: 0,
            dated: 0,
            timed: 0,
            unclear: 0,
            empty: 0,
            swedish: 0,
        };
        for row in rows {
            let Some(Cell::Name(name)) = row.get(name_column) else { continue };
            match row.get(drop_column) {
                Some(Cell::Date(has_time)) => {
                    guess.dated += 1;
                    guess.timed += usize::from(*has_time);
                }
                Some(Cell::Unclear) => guess.unclear += 1,
                Some(Cell::Empty) if separator == b',' && row.len() == 2 => guess.empty += 1,
                _ => continue,
            }
            guess.good += 1;
            guess.swedish += usize::from(name.ends_with(b".se") || name.ends_with(b".nu"));
        }
        guess
    }

    fn format(&self) -> Result<Format, Error> {
        if self.unclear > self.dated {
            return Err(unclear(
                "its dates can be read with the day first or the month first: name the format, or \
                 say dates=day-first or dates=month-first",
            ));
        }
        let format = Format::utc(self.separator, self.name_column, self.drop_column);
        let is_swedish = self.swedish == self.good && self.separator == b'\t';
        let has_days = self.dated > 0 && self.timed == 0;
        let mut format = match (has_days, is_swedish) {
            (false, _) => format,
            (true, true) => Format::internetstiftelsen(),
            // The first instant of the day: too early is safe.
            (true, false) => format.with_day_time(Some(NaiveTime::MIN)),
        };
        if let Drops::Column(DropColumn { may_be_empty, .. }) = &mut format.drops {
            *may_be_empty = self.empty > 0;
        }
        Ok(format)
    }
}

#[cold]
fn unclear(why: &str) -> Error {
    Error::new(ErrorKind::DroplistContent, "format", why)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(head: &str) -> String {
        recognize(head.as_bytes()).unwrap().to_string()
    }

    #[test]
    fn the_lists_that_people_have_are_recognized() {
        for (head, format) in [
            ("shop.com;2027-01-12 19:00:07\n", "registrar"),
            ("domain;drop\r\nshop.com;2027-01-12 19:00\r\n", "registrar"),
            ("ROID,Domain,Drop time\n1-UK,shop.co.uk,2027-01-12T19:00:07Z\n", "nominet"),
            ("shop.se\t2027-01-12\nshop.nu\t2027-01-12\n", "internetstiftelsen"),
            ("shop.app,\nother.app,2027-01-12T19:00:07.000Z\n", "nomulus"),
            ("shop.app,\nother.app,\n", "nomulus"),
            (
                "shop.com\t2027-01-12\n",
                "separator=tab name=1 drop=2 dates=year-first zone=UTC time=00:00:00",
            ),
            (
                "1,2027-01-12 19:00:07,x,\"shop.com\"\n",
                "separator=, name=4 drop=2 dates=year-first zone=UTC",
            ),
            ("", "registrar"),
            ("nonsense\n", "registrar"),
        ] {
            assert_eq!(found(head), format, "{head}");
        }
    }

    #[test]
    fn what_can_be_read_in_two_ways_is_asked_for() {
        for (head, word) in [
            ("shop.com,1/12/2027 12:00:00 AM,AUC\n", "month-first"),
            ("shop.com;12.01.2027\n", "day-first"),
            // One date that can be read in one way only says nothing of the next.
            ("a.com,13/1/2027\nb.com,1/12/2027\n", "day first"),
            ("shop.com\nother.com\n", "names"),
        ] {
            let error = recognize(head.as_bytes()).unwrap_err();
            assert_eq!(error.kind(), ErrorKind::DroplistContent);
            assert!(error.to_string().contains(word), "{error}");
        }
    }
}
