//! One error for the whole library: a kind with a permanent number, a subject and a message.
//!
//! The number is the contract: it is the same in Rust, in C (`backorder_result`) and in PHP
//! (`getCode()`), and it is never reused. The message is for people and may improve.
//!
//! Ranges: 1-99 the boundary (C, PHP), 100 names, 200 money and prices, 300 time, 400 lifecycle,
//! 500 funds, 600 droplist, 700 domain sync, 800 rows and the book, 900 registrar client, 1000
//! settings.

use std::borrow::Cow;
use std::fmt;

use crate::values::closed::closed_list;

closed_list! {
names: name;
numbers: u32;
/// What went wrong, as a closed list with permanent numbers.
///
/// New kinds are only ever appended to their range; a retired number stays reserved.
///
/// # Example
/// ```
/// use backorder_core::{ErrorGroup, ErrorKind};
/// assert_eq!(ErrorKind::FundsShort.code(), 500);
/// assert_eq!(ErrorKind::FundsShort.name(), "funds-short");
/// assert_eq!(ErrorKind::FundsShort.group(), ErrorGroup::Funds);
/// assert_eq!(ErrorKind::from_code(500), Some(ErrorKind::FundsShort));
/// ```
#[repr(u32)]
#[non_exhaustive]
pub enum ErrorKind {
    /// The text is not a domain name (RFC 1035 section 2.3.1, RFC 5890 section 2.3.1).
    NameInvalid = 100 "name-invalid",
    /// The name is longer than 253 bytes or a label longer than 63 (RFC 1035 section 2.3.4).
    NameTooLong = 101 "name-too-long",
    /// The name ends in no top-level domain of the list it was read against.
    TldUnknown = 102 "tld-unknown",
    /// A Unicode label cannot be converted to its ACE form (UTS #46).
    IdnInvalid = 103 "idn-invalid",
    /// The text is not an amount of money.
    AmountInvalid = 200 "amount-invalid",
    /// The amount has more decimals than its currency keeps.
    AmountPrecision = 201 "amount-precision",
    /// The result of a calculation does not fit the range of money.
    AmountOverflow = 202 "amount-overflow",
    /// The text is not an ISO 4217 currency code.
    CurrencyUnknown = 203 "currency-unknown",
    /// Two amounts of different currencies were combined.
    CurrencyMismatch = 204 "currency-mismatch",
    /// There is no price above zero for the TLD, currency and kind.
    PriceMissing = 205 "price-missing",
    /// A price below zero was given.
    PriceNegative = 206 "price-negative",
    /// Two prices were given for the same TLD, currency and kind.
    PriceDuplicate = 207 "price-duplicate",
    /// LITE is not offered for the TLD.
    KindUnavailable = 208 "kind-unavailable",
    /// The text is not a rate of tax, or not how prices are taxed.
    TaxInvalid = 209 "tax-invalid",
    /// The text names no kind of backorder: FULL and LITE are the kinds.
    KindUnknown = 210 "kind-unknown",
    /// A term for registration or renewal is not offered.
    TermInvalid = 211 "term-invalid",
    /// The text is not a date or a time of the expected form.
    TimeInvalid = 300 "time-invalid",
    /// The text names no time zone.
    ZoneUnknown = 301 "zone-unknown",
    /// The local time happens twice and the rule was to refuse it.
    TimeRepeated = 302 "time-repeated",
    /// The local time never happens and the rule was to refuse it.
    TimeSkipped = 303 "time-skipped",
    /// The drop rules are not well-formed.
    DropRulesInvalid = 304 "drop-rules-invalid",
    /// The event is not allowed in the present status; the message names both.
    TransitionRefused = 400 "transition-refused",
    /// The text names no status.
    StatusUnknown = 401 "status-unknown",
    /// The client has an open backorder for the name already.
    AlreadyOpen = 402 "already-open",
    /// The registry of the TLD does not release names to the first to ask.
    NotCatchable = 403 "not-catchable",
    /// The deadline of the name is past.
    DeadlinePast = 404 "deadline-past",
    /// The drop date is not known yet.
    DropUnknown = 405 "drop-unknown",
    /// There is no backorder with this id.
    BackorderUnknown = 406 "backorder-unknown",
    /// No effect with this id was ever asked for.
    EffectUnknown = 407 "effect-unknown",
    /// The effect has been reported already, with a different outcome.
    ExistsDifferent = 408 "exists-different",
    /// The outcome is malformed, or does not answer an effect of this kind.
    OutcomeUnfit = 409 "outcome-unfit",
    /// The registrar's reference belongs to another backorder.
    ReferenceTaken = 410 "reference-taken",
    /// The text is not an effect id.
    EffectIdInvalid = 411 "effect-id-invalid",
    /// An id is not within 1 to 9223372036854775807.
    IdInvalid = 412 "id-invalid",
    /// The text is not a reference of the registrar: 1 to 64 printable ASCII characters.
    ReferenceInvalid = 413 "reference-invalid",
    /// Another system's word for a status is not one of those known of that system.
    ForeignStatusUnknown = 414 "foreign-status-unknown",
    /// The text is none of the words of a closed list; the message names the list.
    WordUnknown = 415 "word-unknown",
    /// The client's available funds do not cover the price.
    FundsShort = 500 "funds-short",
    /// There is no account for this client.
    AccountUnknown = 501 "account-unknown",
    /// What is known of the client's account is too old: it is to be read again.
    AccountStale = 502 "account-stale",
    /// A line of the droplist is malformed.
    DroplistLine = 600 "droplist-line",
    /// Too many lines of the droplist are malformed.
    DroplistTooManyBad = 601 "droplist-too-many-bad",
    /// The droplist is empty.
    DroplistEmpty = 602 "droplist-empty",
    /// The droplist has shrunk too much against the one before.
    DroplistShrunk = 603 "droplist-shrunk",
    /// The droplist image is damaged, cut short or not one of ours.
    ImageDamaged = 604 "image-damaged",
    /// The droplist image was written by a newer version.
    ImageVersion = 605 "image-version",
    /// A search parameter is out of its range.
    QueryInvalid = 606 "query-invalid",
    /// A search pattern is malformed or larger than the limit.
    PatternInvalid = 607 "pattern-invalid",
    /// A size limit of the import was passed.
    DroplistTooLarge = 608 "droplist-too-large",
    /// What is given as a list is none: a page of the web, an archive, dates that say too little.
    DroplistContent = 609 "droplist-content",
    /// The description of a list's format or source is malformed.
    FormatInvalid = 610 "format-invalid",
    /// The list comes from another source than the one it would replace.
    SourceDiffers = 611 "source-differs",
    /// A newer list is in the place of the one that was read.
    DroplistOlder = 612 "droplist-older",
    /// A domain of billing, an answer of a registrar or a price cannot be read.
    DomainRowInvalid = 700 "domain-row-invalid",
    /// A setting of the domain sync is out of range.
    SyncSettingInvalid = 701 "sync-setting-invalid",
    /// The data of renewals and lifecycles is not well-formed.
    LifecycleInvalid = 702 "lifecycle-invalid",
    /// A row lacks a column, has a malformed one, or contradicts itself or another row.
    RowInvalid = 800 "row-invalid",
    /// The id or key is in the book already.
    DuplicateRow = 801 "duplicate-row",
    /// Decisions are older than the book they are to be written from.
    DecisionsStale = 802 "decisions-stale",
    /// A setting of the policy or of the plan of the jobs is out of range.
    PolicyInvalid = 1000 "policy-invalid",
    /// The message catalog cannot be read, or names what its sentences are not given.
    CatalogInvalid = 1001 "catalog-invalid",
}
}

/// The range a kind belongs to; one PHP exception class each.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "kebab-case")
)]
pub enum ErrorGroup {
    /// 100-199: domain names.
    Name,
    /// 200-299: money and prices.
    Money,
    /// 300-399: time, zones, drop rules.
    Time,
    /// 400-499: statuses, events, effects.
    Lifecycle,
    /// 500-599: accounts and holds.
    Funds,
    /// 600-699: import, image and search of the droplist.
    Droplist,
    /// 700-799: domain sync and renewals.
    Sync,
    /// 800-899: stored rows and the book.
    Book,
    /// 1000-1099: policy, plan of the jobs, message catalog.
    Settings,
}

impl ErrorKind {
    /// The range the kind belongs to.
    pub const fn group(self) -> ErrorGroup {
        match self.code() / 100 {
            1 => ErrorGroup::Name,
            2 => ErrorGroup::Money,
            3 => ErrorGroup::Time,
            4 => ErrorGroup::Lifecycle,
            5 => ErrorGroup::Funds,
            6 => ErrorGroup::Droplist,
            7 => ErrorGroup::Sync,
            8 => ErrorGroup::Book,
            _ => ErrorGroup::Settings,
        }
    }
}

/// What went wrong, with what, and why, in words.
///
/// `Display` gives the message alone: lower case, no full stop, naming the bad value and the limit.
///
/// # Example
/// ```
/// use backorder_core::{Error, ErrorKind};
/// let error = Error::new(ErrorKind::FundsShort, "example.com", "needs 20.00 EUR, has 19.99 EUR");
/// assert_eq!(error.code(), 500);
/// assert_eq!(error.subject(), "example.com");
/// assert_eq!(error.to_string(), "needs 20.00 EUR, has 19.99 EUR");
/// ```
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{message}")]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Error {
    kind: ErrorKind,
    subject: Box<str>,
    message: Box<str>,
}

impl Error {
    /// An error of `kind` about `subject` (the value, name or id it is about).
    #[cold]
    pub fn new(kind: ErrorKind, subject: impl fmt::Display, message: impl fmt::Display) -> Error {
        Error {
            kind,
            subject: visible(&subject.to_string()).into(),
            message: visible(&message.to_string()).into(),
        }
    }

    /// What went wrong.
    pub fn kind(&self) -> ErrorKind {
        self.kind
    }

    /// The permanent number of the kind.
    pub fn code(&self) -> u32 {
        self.kind.code()
    }

    /// What went wrong, in words; `Display` gives the same.
    pub fn message(&self) -> &str {
        &self.message
    }

    /// The value, name or id the error is about.
    pub fn subject(&self) -> &str {
        &self.subject
    }
}

/// The first characters of hostile input, for a message.
pub(crate) fn shorten(text: &str) -> String {
    const SHOWN: usize = 64;
    let mut shown: String = text.chars().take(SHOWN).collect();
    if text.chars().nth(SHOWN).is_some() {
        shown.push('…');
    }
    shown
}

/// Foreign text as it may stand in a message or on a page: characters that cannot be seen, that
/// turn the direction of what follows, or that look like a dot or a letter of ASCII without being
/// one, are written as `\u{202e}`.
///
/// The messages of every [`Error`] are made with it.
///
/// # Example
/// ```
/// use backorder_core::visible;
/// assert_eq!(visible("moc.\u{202e}pohs"), "moc.\\u{202e}pohs");
/// assert_eq!(visible("shop\u{ff0e}com"), "shop\\u{ff0e}com");
/// assert_eq!(visible("münchen.de"), "münchen.de");
/// ```
pub fn visible(text: &str) -> Cow<'_, str> {
    if !text.contains(is_misleading) {
        return Cow::Borrowed(text);
    }
    let mut shown = String::with_capacity(text.len() + 16);
    for c in text.chars() {
        if is_misleading(c) {
            shown.extend(c.escape_unicode());
        } else {
            shown.push(c);
        }
    }
    Cow::Owned(shown)
}

/// Controls, format characters, fillers, and the wide and halved forms of other characters.
///
/// Source: Unicode Standard Annex 44, general categories Cc, Cf, Zl and Zp; Unicode Technical
/// Standard 39, default-ignorable characters; the block U+FF00 (halfwidth and fullwidth forms).
fn is_misleading(c: char) -> bool {
    c.is_control()
        || matches!(c,
            '\u{ad}' | '\u{34f}' | '\u{600}'..='\u{605}' | '\u{61c}' | '\u{6dd}' | '\u{70f}'
            | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{180b}'..='\u{180f}'
            | '\u{200b}'..='\u{200f}' | '\u{2024}' | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{3002}' | '\u{3164}' | '\u{fe00}'..='\u{fe0f}'
            | '\u{fe52}' | '\u{feff}' | '\u{ff00}'..='\u{ffef}' | '\u{fff0}'..='\u{fffb}'
            | '\u{1bca0}'..='\u{1bca3}' | '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{e0fff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_ascend_and_are_found_again() {
        let codes: Vec<u32> = ErrorKind::ALL.iter().map(|kind| kind.code()).collect();
        assert!(codes.windows(2).all(|pair| pair[0] < pair[1]), "{codes:?}");
        for kind in ErrorKind::ALL {
            assert_eq!(ErrorKind::from_code(kind.code()), Some(kind));
            assert_eq!(ErrorKind::from_name(kind.name()), Some(kind));
            assert!(kind.sentence().ends_with('.'), "{kind}: {}", kind.sentence());
        }
        assert_eq!(ErrorKind::from_code(0), None);
    }

    #[test]
    fn what_misleads_the_eye_reaches_no_message() {
        let mut hidden = String::new();
        for c in
            "\0\n\u{7f}\u{85}\u{ad}\u{200b}\u{200f}\u{202e}\u{2066}\u{3002}\u{feff}．ｓ｡".chars()
        {
            hidden.push(c);
            let error = Error::new(ErrorKind::NameInvalid, c, format!("\"a{c}b\" is bad"));
            for text in [error.to_string(), error.subject().to_owned(), visible(&hidden).into()] {
                assert!(!text.contains(c) && text.contains("\\u{"), "{text:?}");
            }
        }
        let plain = "Müller, 中文, рф, עברית: 1–2 …";
        assert_eq!(visible(plain), plain);
    }

    #[test]
    fn names_are_unique() {
        let mut names: Vec<&str> = ErrorKind::ALL.iter().map(|kind| kind.name()).collect();
        names.sort_unstable();
        let count = names.len();
        names.dedup();
        assert_eq!(names.len(), count);
    }
}
