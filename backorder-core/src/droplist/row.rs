//! One row of a droplist.

use chrono::{DateTime, Utc};

use super::image::{Droplist, Section};
use crate::values::error::Error;
use crate::values::idn;
use crate::values::name::{Counters, DomainName, HasTld, TldSet, sealed};

/// A name on the list, read from the image when asked.
///
/// It knows neither prices nor backorders: [`Offer`](crate::Offer) joins them to it.
#[derive(Debug, Clone, Copy)]
pub struct DroplistRow<'a> {
    list: Droplist<'a>,
    number: u32,
}

impl<'a> DroplistRow<'a> {
    pub(super) fn new(list: Droplist<'a>, number: u32) -> DroplistRow<'a> {
        DroplistRow { list, number }
    }

    /// The number of the row: its place by name.
    pub fn number(&self) -> u32 {
        self.number
    }

    /// The label in ACE form.
    pub fn label(&self) -> &'a str {
        std::str::from_utf8(self.list.label_bytes(self.number)).unwrap_or_default()
    }

    /// The label as shown to people: in Unicode where that is read as this name again, else in ACE
    /// form.
    pub fn label_unicode(&self) -> String {
        idn::label_to_unicode(self.label(), self.tld())
    }

    /// The top-level domain in ACE form, without a leading dot.
    pub fn tld(&self) -> &'a str {
        self.list.tld_name(self.list.tld_id(self.number))
    }

    /// The whole name in ACE form.
    pub fn name(&self) -> String {
        [self.label(), ".", self.tld()].concat()
    }

    /// The whole name, checked once more.
    ///
    /// # Errors
    /// Those of [`DomainName::parse`], for a damaged image.
    pub fn domain(&self) -> Result<DomainName, Error> {
        DomainName::parse(&self.name(), &TldSet::first_dot())
    }

    /// When the name drops, in whole seconds.
    pub fn drop(&self) -> DateTime<Utc> {
        let seconds = i64::from(self.list.drop_seconds(self.number));
        DateTime::from_timestamp(seconds, 0).unwrap_or_default()
    }

    /// What the search counts in the label, in characters as shown to people.
    pub fn counters(&self) -> Counters {
        let byte = |section, at: u32| {
            self.list.section(section).get(at as usize).copied().unwrap_or_default()
        };
        let digits = byte(Section::Digits, self.number);
        let hyphens = byte(Section::Hyphens, self.number);
        let idn = self.number.wrapping_sub(self.list.idn_first);
        if idn < self.list.idn_count {
            let characters = byte(Section::IdnCharacters, idn);
            let letters = byte(Section::IdnLetters, idn);
            return Counters { characters, letters, digits, hyphens, is_idn: true };
        }
        let characters = byte(Section::Lengths, self.number);
        let letters = characters.saturating_sub(digits).saturating_sub(hyphens);
        Counters { characters, letters, digits, hyphens, is_idn: false }
    }

    /// The registrar's score, 1 and up, when it gave one.
    pub fn score(&self) -> Option<u8> {
        let scores = self.list.section(Section::Scores);
        scores.get(self.number as usize).copied().filter(|score| *score > 0)
    }
}

impl<'a> Droplist<'a> {
    /// The row with this number.
    pub fn row(&self, number: u32) -> Option<DroplistRow<'a>> {
        (number < self.len()).then(|| DroplistRow::new(*self, number))
    }

    /// All rows, by name.
    pub fn rows(&self) -> impl Iterator<Item = DroplistRow<'a>> + use<'a> {
        let list = *self;
        (0..self.len()).map(move |number| DroplistRow::new(list, number))
    }

    /// The row of a name.
    pub fn find(&self, name: &DomainName) -> Option<DroplistRow<'a>> {
        let at = self.lower_bound(name.as_str().as_bytes());
        self.row(at).filter(|row| row.label() == name.label() && row.tld() == name.tld())
    }

    /// When a name drops, if it is on the list.
    pub fn drop_of(&self, name: &DomainName) -> Option<DateTime<Utc>> {
        self.find(name).map(|row| row.drop())
    }
}

impl sealed::Sealed for DroplistRow<'_> {}

impl HasTld for DroplistRow<'_> {
    fn tld(&self) -> &str {
        DroplistRow::tld(self)
    }
}
