//! Domain names as the registrar knows them: ACE form, lower case, label and top-level domain.

use std::borrow::{Borrow, Cow};
use std::collections::BTreeSet;
use std::fmt;
use std::sync::Arc;

use crate::values::error::{Error, ErrorKind, shorten};
use crate::values::idn;

/// The longest name in bytes, without the trailing dot (RFC 1035 section 2.3.4).
pub const MAX_NAME: usize = 253;
/// The longest label in bytes (RFC 1035 section 2.3.4).
pub const MAX_LABEL: usize = 63;
/// Longer input than this is refused unread; no name of 253 bytes needs as much in Unicode.
const MAX_INPUT: usize = 4 * MAX_NAME;

/// A name that can be registered: one label directly below a top-level domain.
///
/// Kept in ACE form, lower case, without a trailing dot; compared and hashed by that text alone.
/// Copies share the text.
///
/// # Example
/// ```
/// use backorder_core::{DomainName, Tld, TldSet};
/// let tlds: TldSet = [Tld::parse("uk")?, Tld::parse(".co.uk")?].into_iter().collect();
/// let name = DomainName::parse(" Fußball.CO.UK. ", &tlds)?;
/// assert_eq!((name.as_str(), name.label(), name.tld()), ("fussball.co.uk", "fussball", "co.uk"));
/// # Ok::<(), backorder_core::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DomainName(Arc<str>);

impl DomainName {
    /// Reads a name in Unicode or ACE form, any case, with or without one trailing dot.
    ///
    /// The top-level domain is the longest one of `tlds` that matches. Every label must follow the
    /// LDH rule (RFC 1035 section 2.3.1), with hyphens in places 3 and 4 only as part of a valid
    /// `xn--` label (RFC 5891 sections 4.2.3.1 and 5.4), and the last label must not be a number
    /// (RFC 3696 section 2).
    ///
    /// # Errors
    /// [`ErrorKind::NameInvalid`]: empty, a character or hyphen out of place, a bare top-level
    /// domain, or more than one label above the top-level domain; [`ErrorKind::NameTooLong`]: more
    /// than 253 bytes, or 63 in a label; [`ErrorKind::IdnInvalid`]: a Unicode or `xn--` label that
    /// UTS #46 refuses; [`ErrorKind::TldUnknown`]: nothing of `tlds` matches.
    pub fn parse(input: &str, tlds: &TldSet) -> Result<DomainName, Error> {
        let text = canonical(input)?;
        let listed = !tlds.is_open() && tlds.has(&text);
        let Some(label_len) = tlds.split(&text).filter(|_| !listed) else {
            return Err(no_tld(&text, listed));
        };
        if memchr::memchr(b'.', &text.as_bytes()[..label_len]).is_some() {
            let tld = &text[label_len + 1..];
            return Err(invalid(&text, format!("\"{text}\" is not directly below .{tld}")));
        }
        Ok(DomainName(text.into()))
    }

    /// Reads a name like [`DomainName::parse`], and tells which characters the reading changed.
    ///
    /// `straße.com` is the name `strasse.com`, since the registry knows no ß, and another name
    /// than `xn--strae-oqa.com`: whoever asks for it should be asked back.
    ///
    /// # Errors
    /// Those of [`DomainName::parse`].
    ///
    /// # Example
    /// ```
    /// use backorder_core::{DomainName, TldSet};
    /// let reading = DomainName::read("straße.com", &TldSet::first_dot())?;
    /// assert_eq!(reading.name.as_str(), "strasse.com");
    /// assert_eq!(reading.changes[0].to, "ss");
    /// assert!(DomainName::read("straße.de", &TldSet::first_dot())?.changes.is_empty());
    /// # Ok::<(), backorder_core::Error>(())
    /// ```
    pub fn read(input: &str, tlds: &TldSet) -> Result<Reading, Error> {
        let name = DomainName::parse(input, tlds)?;
        Ok(Reading { name, changes: idn::changes(input) })
    }

    /// The whole name in ACE form.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The label in ACE form: `example` of `example.co.uk`.
    pub fn label(&self) -> &str {
        self.split().0
    }

    /// The top-level domain in ACE form, without a leading dot: `co.uk` of `example.co.uk`.
    pub fn tld(&self) -> &str {
        self.split().1
    }

    /// A label has no dot, so the first one ends it.
    fn split(&self) -> (&str, &str) {
        self.0.split_once('.').unwrap_or((&self.0, ""))
    }

    /// The whole name as shown to people: in Unicode where that is read as this name again, else
    /// in ACE form.
    pub fn to_unicode(&self) -> String {
        idn::to_unicode(&self.0)
    }

    /// The label as shown to people, like [`DomainName::to_unicode`].
    pub fn label_unicode(&self) -> String {
        let (label, tld) = self.split();
        idn::label_to_unicode(label, tld)
    }

    /// What the search counts in the label.
    pub fn counters(&self) -> Counters {
        Counters::of_valid_label(self.label())
    }
}

impl fmt::Display for DomainName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Borrow<str> for DomainName {
    fn borrow(&self) -> &str {
        &self.0
    }
}

impl AsRef<str> for DomainName {
    fn as_ref(&self) -> &str {
        &self.0
    }
}

/// A name as it was read.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Reading {
    /// The name.
    pub name: DomainName,
    /// The characters that became others on the way, case apart.
    pub changes: Vec<idn::Change>,
}

/// A suffix below which names are bought, in ACE form, lower case, without a leading dot.
///
/// # Example
/// ```
/// use backorder_core::Tld;
/// assert_eq!(Tld::parse(".CO.UK")?.as_str(), "co.uk");
/// assert_eq!(Tld::parse("рф")?.as_str(), "xn--p1ai");
/// # Ok::<(), backorder_core::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Tld(Box<str>);

impl Tld {
    /// Reads a top-level domain in Unicode or ACE form, any case, with or without a leading dot.
    ///
    /// # Errors
    /// [`ErrorKind::NameInvalid`], [`ErrorKind::NameTooLong`] and [`ErrorKind::IdnInvalid`] as for
    /// [`DomainName::parse`].
    pub fn parse(input: &str) -> Result<Tld, Error> {
        let trimmed = input.trim();
        let text = canonical(trimmed.strip_prefix('.').unwrap_or(trimmed))?;
        Ok(Tld(text.into()))
    }

    /// The text, without a leading dot.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// What names one TLD that was read: a [`Tld`] itself, or something that lies below one.
///
/// Whatever is asked about a TLD takes this, and no text: `COM`, `.com` and `com` are the same TLD
/// only once they are read.
///
/// # Example
/// ```
/// use backorder_core::{DomainName, HasTld, Tld, TldSet};
/// let tld = Tld::parse(".CO.UK")?;
/// let name = DomainName::parse("shop.co.uk", &TldSet::first_dot())?;
/// assert_eq!(HasTld::tld(&tld), HasTld::tld(&name));
/// # Ok::<(), backorder_core::Error>(())
/// ```
pub trait HasTld: sealed::Sealed {
    /// The TLD in ACE form, lower case, without a leading dot.
    fn tld(&self) -> &str;
}

pub(crate) mod sealed {
    /// Only what was read can name a TLD.
    pub trait Sealed {}
}

impl sealed::Sealed for Tld {}

impl HasTld for Tld {
    fn tld(&self) -> &str {
        &self.0
    }
}

impl sealed::Sealed for DomainName {}

impl HasTld for DomainName {
    fn tld(&self) -> &str {
        self.split().1
    }
}

impl fmt::Display for Tld {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Borrow<str> for Tld {
    fn borrow(&self) -> &str {
        &self.0
    }
}

impl AsRef<str> for Tld {
    fn as_ref(&self) -> &str {
        &self.0
    }
}

/// The top-level domains a name is read against.
///
/// # Example
/// ```
/// use backorder_core::{Tld, TldSet};
/// let tlds: TldSet = [Tld::parse("uk")?, Tld::parse("co.uk")?].into_iter().collect();
/// assert_eq!(tlds.split("example.co.uk"), Some(7));
/// assert_eq!(tlds.split("example.com"), None);
/// assert_eq!(TldSet::first_dot().split("example.com"), Some(7));
/// # Ok::<(), backorder_core::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct TldSet(Members);

#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "kebab-case")
)]
enum Members {
    Listed(BTreeSet<Tld>),
    AfterFirstDot,
}

impl TldSet {
    /// The rule where there is no list: everything after the first dot is the top-level domain.
    pub fn first_dot() -> TldSet {
        TldSet(Members::AfterFirstDot)
    }

    /// Whether names directly below `tld` belong to the set.
    pub fn contains(&self, tld: &impl HasTld) -> bool {
        self.has(tld.tld())
    }

    /// The same for a TLD in ACE form, lower case, without a leading dot.
    pub(crate) fn has(&self, tld: &str) -> bool {
        match &self.0 {
            Members::Listed(tlds) => tlds.contains(tld),
            Members::AfterFirstDot => !tld.is_empty(),
        }
    }

    /// Whether no name can match.
    pub fn is_empty(&self) -> bool {
        matches!(&self.0, Members::Listed(tlds) if tlds.is_empty())
    }

    /// Whether it is [`TldSet::first_dot`].
    fn is_open(&self) -> bool {
        matches!(&self.0, Members::AfterFirstDot)
    }

    /// The listed top-level domains in byte order; none for [`TldSet::first_dot`].
    pub fn iter(&self) -> impl Iterator<Item = &Tld> {
        match &self.0 {
            Members::Listed(tlds) => Some(tlds.iter()),
            Members::AfterFirstDot => None,
        }
        .into_iter()
        .flatten()
    }

    /// The length in bytes of what stands before the longest matching top-level domain and its dot.
    pub fn split(&self, ace_name: &str) -> Option<usize> {
        let mut dots = memchr::memchr_iter(b'.', ace_name.as_bytes());
        dots.find(|&dot| dot > 0 && self.has(&ace_name[dot + 1..]))
    }
}

impl FromIterator<Tld> for TldSet {
    fn from_iter<I: IntoIterator<Item = Tld>>(tlds: I) -> TldSet {
        TldSet(Members::Listed(tlds.into_iter().collect()))
    }
}

/// What the search counts in a label, in characters of the form shown to people.
///
/// # Example
/// ```
/// use backorder_core::Counters;
/// let counters = Counters::of_label("xn--mnchen-24-u9a"); // münchen-24
/// assert_eq!((counters.characters, counters.letters), (10, 7));
/// assert_eq!((counters.digits, counters.hyphens, counters.is_idn), (2, 1, true));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[non_exhaustive]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Counters {
    /// All characters (Unicode scalar values).
    pub characters: u8,
    /// Alphabetic characters of any script.
    pub letters: u8,
    /// Numeric characters of any script.
    pub digits: u8,
    /// Hyphens.
    pub hyphens: u8,
    /// Whether the label is a valid `xn--` label.
    pub is_idn: bool,
}

impl Counters {
    /// Counts a label given in ACE form, lower case; counts stop at 255.
    pub fn of_label(ace_label: &str) -> Counters {
        match idn::decode_label(ace_label) {
            Some(unicode) => Counters { is_idn: true, ..Counters::count(&unicode) },
            None => Counters::count(ace_label),
        }
    }

    /// The same for a label that is known to be valid, which is not checked again.
    fn of_valid_label(ace_label: &str) -> Counters {
        let unicode = ace_label.strip_prefix("xn--").and_then(::idna::punycode::decode_to_string);
        match unicode {
            Some(unicode) => Counters { is_idn: true, ..Counters::count(&unicode) },
            None => Counters::count(ace_label),
        }
    }

    fn count(shown: &str) -> Counters {
        let mut counters = Counters::default();
        for c in shown.chars() {
            let class = match c {
                '-' => Some(&mut counters.hyphens),
                _ if c.is_alphabetic() => Some(&mut counters.letters),
                _ if c.is_numeric() => Some(&mut counters.digits),
                _ => None,
            };
            if let Some(class) = class {
                *class = class.saturating_add(1);
            }
            counters.characters = counters.characters.saturating_add(1);
        }
        counters
    }
}

/// Trims, converts, lower-cases and checks every label.
fn canonical(input: &str) -> Result<Cow<'_, str>, Error> {
    // What was read once, and most of what comes from others, is so already.
    if is_plain(input) { Ok(Cow::Borrowed(input)) } else { read_closely(input).map(Cow::Owned) }
}

fn read_closely(input: &str) -> Result<String, Error> {
    let trimmed = input.trim();
    if trimmed.len() > MAX_INPUT {
        let message = format!("the name has {} bytes, at most {MAX_NAME} allowed", trimmed.len());
        return Err(Error::new(ErrorKind::NameTooLong, shorten(trimmed), message));
    }
    let mut text = idn::to_ace(trimmed)?.into_owned();
    text.make_ascii_lowercase();
    if text.ends_with('.') {
        text.pop();
    }
    if text.is_empty() {
        return Err(invalid(input, "the name is empty"));
    }
    if text.len() > MAX_NAME {
        let message = format!("the name has {} bytes, at most {MAX_NAME} allowed", text.len());
        return Err(Error::new(ErrorKind::NameTooLong, shorten(&text), message));
    }
    for label in text.split('.') {
        check_label(label, &text)?;
    }
    let last = text.rsplit('.').next().unwrap_or_default();
    if last.bytes().all(|b| b.is_ascii_digit()) {
        return Err(invalid(&text, format!("the top-level domain \"{last}\" is a number")));
    }
    Ok(text)
}

/// Whether a text is a valid name as it stands, by what is seen at once: an IDN is not.
fn is_plain(text: &str) -> bool {
    let is_label = |label: &[u8]| {
        let allowed = |b: &u8| b.is_ascii_lowercase() || b.is_ascii_digit() || *b == b'-';
        let ends = [label.first(), label.last()];
        (1..=MAX_LABEL).contains(&label.len())
            && label.iter().all(allowed)
            && !ends.contains(&Some(&b'-'))
            && label.get(2..4) != Some(b"--")
    };
    let labels = |b: &u8| *b == b'.';
    let last = text.as_bytes().rsplit(labels).next().unwrap_or_default();
    text.len() <= MAX_NAME
        && text.as_bytes().split(labels).all(is_label)
        && !last.iter().all(u8::is_ascii_digit)
}

fn check_label(label: &str, name: &str) -> Result<(), Error> {
    if label.is_empty() {
        return Err(invalid(name, format!("\"{}\" has an empty label", shorten(name))));
    }
    if label.len() > MAX_LABEL {
        return Err(too_long_label(label));
    }
    let allowed = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-';
    if !label.bytes().all(allowed) {
        let shown = shorten(label);
        return Err(invalid(name, format!("\"{shown}\" has other than letters, digits, hyphens")));
    }
    if label.starts_with('-') || label.ends_with('-') {
        return Err(invalid(name, format!("\"{label}\" starts or ends with a hyphen")));
    }
    if label.get(2..4) != Some("--") {
        return Ok(());
    }
    if !label.starts_with("xn--") {
        return Err(invalid(name, format!("\"{label}\" has hyphens in places 3 and 4")));
    }
    if idn::decode_label(label).is_none() {
        let message = format!("\"{label}\" is not the ASCII form of any label (UTS #46)");
        return Err(Error::new(ErrorKind::IdnInvalid, name, message));
    }
    Ok(())
}

#[cold]
fn invalid(name: &str, message: impl fmt::Display) -> Error {
    Error::new(ErrorKind::NameInvalid, shorten(name), message)
}

#[cold]
fn too_long_label(label: &str) -> Error {
    let length = label.len();
    let message = format!("a label has {length} bytes, at most {MAX_LABEL} allowed");
    Error::new(ErrorKind::NameTooLong, shorten(label), message)
}

#[cold]
fn no_tld(name: &str, listed: bool) -> Error {
    if listed || !name.contains('.') {
        return invalid(name, format!("\"{name}\" has no label below a top-level domain"));
    }
    let tld = name.split_once('.').map_or(name, |(_, rest)| rest);
    Error::new(ErrorKind::TldUnknown, name, format!("no name below .{tld} is offered"))
}

#[cfg(test)]
mod tests;
