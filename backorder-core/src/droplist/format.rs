//! How a list is written: its columns, what separates them, how its dates are to be read.

use std::fmt;
use std::str::FromStr;

use chrono::{DateTime, NaiveTime, Utc};

use crate::values::closed::closed_list;
use crate::values::error::{Error, ErrorKind, shorten};
use crate::values::serial::by_text;
use crate::values::time::{TimeZone, format_utc, parse_utc};

closed_list! {
names: name;
/// How the numbers of a date follow each other. The sign between them is `-`, `/` or `.`.
#[derive(Default)]
pub enum DateForm {
    /// `2027-01-12`
    #[default]
    YearFirst = "year-first",
    /// `12.1.2027`
    DayFirst = "day-first",
    /// `1/12/2027`
    MonthFirst = "month-first",
}
}

impl DateForm {
    pub(super) const fn shape(self) -> &'static str {
        match self {
            DateForm::YearFirst => "YYYY-MM-DD HH:MM:SS",
            DateForm::DayFirst => "DD.MM.YYYY HH:MM:SS",
            DateForm::MonthFirst => "MM/DD/YYYY HH:MM:SS",
        }
    }
}

/// The column that says when a name drops.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct DropColumn {
    /// Its number, from 1.
    pub column: usize,
    /// How its dates are written.
    pub form: DateForm,
    /// The zone of times that name none. Of a time that happens twice the earlier one counts.
    pub zone: TimeZone,
    /// The time of dates without one; none: such a date makes a bad line.
    pub day_time: Option<NaiveTime>,
    /// A name without a date does not drop: it is left out, and no bad line.
    pub may_be_empty: bool,
}

impl DropColumn {
    /// Year-first dates in UTC, which have a time.
    pub fn utc(column: usize) -> DropColumn {
        let (form, zone) = (DateForm::YearFirst, TimeZone::utc());
        DropColumn { column, form, zone, day_time: None, may_be_empty: false }
    }
}

/// When the names of a list drop.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "kebab-case")
)]
pub enum Drops {
    /// Each when its line says.
    Column(DropColumn),
    /// All at this instant: a list of bare names, made for one date.
    At(DateTime<Utc>),
}

/// How a list is written.
///
/// Read in every format: a header line, further columns, blanks around separators, quotes around
/// cells; times without seconds, with `T`, fractions, `AM` and `PM`; `Z`, `UTC`, `+01:00` after
/// the time, which count over the format's zone.
///
/// # Example
/// ```
/// use backorder_core::droplist::{Format, Import, Limits};
/// let now = "2027-01-10T00:01:00Z".parse().unwrap();
/// let mut import = Import::new(now, Limits::default());
/// import.set_format(Format::parse("separator=, name=2 drop=1 dates=day-first zone=Europe/Rome")?);
/// import.feed(b"date,name\n12/1/2027 20:00,\"shop.com\"\n")?;
/// import.finish(None)?;
/// assert_eq!(import.report().names, 1);
/// # Ok::<(), backorder_core::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Format {
    /// What stands between two columns, a byte of ASCII.
    pub separator: u8,
    /// The number of the column with the names, from 1.
    pub name_column: usize,
    /// When they drop.
    pub drops: Drops,
}

/// A name and what makes the format of it.
type Named = (&'static str, fn() -> Format);

/// The formats with a name, and what is read by them.
const NAMED: [Named; 5] = [
    ("registrar", Format::registrar),
    ("nominet", Format::nominet),
    ("internetstiftelsen", Format::internetstiftelsen),
    ("nomulus", Format::nomulus),
    ("pool.com", Format::pool),
];

impl Format {
    /// The names of the formats that are built in; besides them there is `names`.
    pub const NAMES: [&'static str; 5] = {
        let mut names = [""; 5];
        let mut at = 0;
        while at < names.len() {
            names[at] = NAMED[at].0;
            at += 1;
        }
        names
    };

    /// The registrar's: `name;YYYY-MM-DD HH:MM:SS`, UTC.
    pub fn registrar() -> Format {
        Format::utc(b';', 1, 2)
    }

    /// Nominet's `uk.csv.gz`: ROID, name and drop time in UTC, separated by commas.
    ///
    /// Source: Nominet, Registrar Resources, Drop Lists.
    pub fn nominet() -> Format {
        Format::utc(b',', 2, 3)
    }

    /// The lists of .se and .nu: name and day, separated by a tab; names are released at 04:00
    /// UTC.
    ///
    /// Source: data.internetstiftelsen.se, `bardate_domains.txt`; the hour: the drop rules of .se.
    pub fn internetstiftelsen() -> Format {
        Format::utc(b'\t', 1, 2).with_day_time(NaiveTime::from_hms_opt(4, 0, 0))
    }

    /// The list of names of a registry that runs Nomulus: name and, for those that are about to
    /// be deleted, the instant, separated by a comma. Names without an instant do not drop.
    ///
    /// Source: Nomulus, `ExportDomainListsAction`.
    pub fn nomulus() -> Format {
        let mut format = Format::utc(b',', 1, 2);
        if let Drops::Column(drops) = &mut format.drops {
            drops.may_be_empty = true;
        }
        format
    }

    /// The list of pool.com: name, date with the month first, kind of sale. The time of day in it
    /// is not that of the drop, so that the first instant of the day counts.
    pub fn pool() -> Format {
        let mut format = Format::utc(b',', 1, 2).with_day_time(Some(NaiveTime::MIN));
        if let Drops::Column(drops) = &mut format.drops {
            drops.form = DateForm::MonthFirst;
        }
        format
    }

    /// Bare names, one a line, that all drop at one instant.
    pub fn names(drop_at: DateTime<Utc>) -> Format {
        Format { separator: b';', name_column: 1, drops: Drops::At(drop_at) }
    }

    /// Reads a format from text: the name of one that is built in, `names` and an instant
    /// (`names 2027-01-12 19:00:00`, UTC), or a description. A description has these parts,
    /// separated by blanks, all optional: `separator=` one of `;` `,` `|` `tab`; `name=` and
    /// `drop=`, the columns, from 1; `dates=` one of `year-first` `day-first` `month-first`;
    /// `zone=`, a time zone; `time=HH:MM`, the time of dates without one; `empty=skip`.
    ///
    /// # Errors
    /// [`ErrorKind::FormatInvalid`]; [`ErrorKind::ZoneUnknown`]; [`ErrorKind::TimeInvalid`].
    ///
    /// # Example
    /// ```
    /// use backorder_core::droplist::Format;
    /// assert_eq!(Format::parse("nominet")?, Format::nominet());
    /// assert_eq!(Format::parse("separator=, name=2 drop=3")?, Format::nominet());
    /// assert!(Format::parse("separator=, name=2 drop=2").is_err());
    /// # Ok::<(), backorder_core::Error>(())
    /// ```
    pub fn parse(text: &str) -> Result<Format, Error> {
        let text = text.trim();
        if let Some((_, format)) = NAMED.iter().find(|(name, _)| *name == text) {
            return Ok(format());
        }
        if let Some(at) = text.strip_prefix("names").filter(|rest| !rest.starts_with('=')) {
            let at = parse_utc(at.trim())?;
            let missing = || invalid(text, "says no instant: names 2027-01-12 19:00:00");
            return at.map(Format::names).ok_or_else(missing);
        }
        if text.is_empty() || !text.contains('=') {
            let names = Format::NAMES.join(", ");
            return Err(invalid(text, &format!("is none of {names}, names, and no description")));
        }
        let mut format = Format::registrar();
        for part in text.split_ascii_whitespace() {
            format.set(text, part)?;
        }
        format.check(text)?;
        Ok(format)
    }

    fn set(&mut self, text: &str, part: &str) -> Result<(), Error> {
        let (key, value) = part.split_once('=').unwrap_or((part, ""));
        let Drops::Column(drops) = &mut self.drops else { return Ok(()) };
        match (key, value) {
            ("separator", "tab") => self.separator = b'\t',
            ("separator", ";" | "," | "|") => self.separator = value.as_bytes()[0],
            ("name", _) => self.name_column = column(text, part, value)?,
            ("drop", _) => drops.column = column(text, part, value)?,
            ("dates", _) => {
                drops.form = DateForm::from_name(value).ok_or_else(|| unknown(text, part))?;
            }
            ("zone", _) => drops.zone = TimeZone::parse(value)?,
            ("time", _) => {
                let form = if value.len() > 5 { "%H:%M:%S" } else { "%H:%M" };
                let time = NaiveTime::parse_from_str(value, form);
                drops.day_time = Some(time.map_err(|_| unknown(text, part))?);
            }
            ("empty", "skip") => drops.may_be_empty = true,
            _ => return Err(unknown(text, part)),
        }
        Ok(())
    }

    fn check(&self, text: &str) -> Result<(), Error> {
        match &self.drops {
            Drops::Column(drops) if drops.column == self.name_column => {
                Err(invalid(text, "has names and drops in one column"))
            }
            _ => Ok(()),
        }
    }

    /// With year-first dates in UTC, which have a time.
    pub(super) fn utc(separator: u8, name_column: usize, column: usize) -> Format {
        Format { separator, name_column, drops: Drops::Column(DropColumn::utc(column)) }
    }

    pub(super) fn with_day_time(mut self, time: Option<NaiveTime>) -> Format {
        if let Drops::Column(drops) = &mut self.drops {
            drops.day_time = time;
        }
        self
    }
}

by_text!(Format);

impl FromStr for Format {
    type Err = Error;
    fn from_str(text: &str) -> Result<Format, Error> {
        Format::parse(text)
    }
}

impl fmt::Display for Format {
    /// As [`Format::parse`] reads it.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some((name, _)) = NAMED.iter().find(|(_, format)| format() == *self) {
            return f.write_str(name);
        }
        let drops = match &self.drops {
            Drops::At(at) => return write!(f, "names {}", format_utc(*at)),
            Drops::Column(drops) => drops,
        };
        match self.separator {
            b'\t' => f.write_str("separator=tab")?,
            separator => write!(f, "separator={}", char::from(separator))?,
        }
        write!(f, " name={} drop={}", self.name_column, drops.column)?;
        write!(f, " dates={} zone={}", drops.form.name(), drops.zone.name())?;
        if let Some(time) = drops.day_time {
            write!(f, " time={}", time.format("%H:%M:%S"))?;
        }
        if drops.may_be_empty { f.write_str(" empty=skip") } else { Ok(()) }
    }
}

const COLUMN_MAX: usize = 100;

fn column(text: &str, part: &str, value: &str) -> Result<usize, Error> {
    let number = value.parse().ok().filter(|number| (1..=COLUMN_MAX).contains(number));
    number.ok_or_else(|| {
        invalid(text, &format!("has \"{}\": columns are 1 to {COLUMN_MAX}", shorten(part)))
    })
}

#[cold]
fn unknown(text: &str, part: &str) -> Error {
    let parts = "separator, name, drop, dates, zone, time, empty";
    invalid(text, &format!("has \"{}\": the parts are {parts}", shorten(part)))
}

#[cold]
fn invalid(text: &str, why: &str) -> Error {
    let shown = shorten(text);
    Error::new(ErrorKind::FormatInvalid, "format", format!("the format \"{shown}\" {why}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formats_are_read_as_they_are_written() {
        for (name, format) in NAMED {
            assert_eq!(Format::parse(name).unwrap(), format());
            assert_eq!(format().to_string(), name);
        }
        for text in [
            "names 2027-01-12 19:00:00",
            "separator=tab name=3 drop=1 dates=day-first zone=Europe/London time=04:00:00",
            "separator=| name=1 drop=2 dates=month-first zone=UTC empty=skip",
        ] {
            let format = Format::parse(text).unwrap();
            assert_eq!(format.to_string(), text);
            assert_eq!(Format::parse(&format.to_string()).unwrap(), format);
        }
        assert_eq!(Format::parse("name=1 time=04:00 separator=tab").unwrap(), {
            Format::internetstiftelsen()
        });
    }

    #[test]
    fn what_is_no_format_is_refused_in_words() {
        for (text, word) in [
            ("", "nominet"),
            ("Nominet", "nominet"),
            ("names", "instant"),
            ("names soon", "soon"),
            ("separator=x", "separator"),
            ("separator=", "separator"),
            ("name=0", "1 to 100"),
            ("name=2", "one column"),
            ("drop=101", "1 to 100"),
            ("dates=us", "dates"),
            ("zone=Nowhere", "Nowhere"),
            ("time=25:00", "time"),
            ("empty=yes", "empty"),
            ("name=1 more", "more"),
            ("format=nominet", "format=nominet"),
        ] {
            let error = Format::parse(text).unwrap_err();
            assert!(error.to_string().contains(word), "{text}: {error}");
        }
    }
}
