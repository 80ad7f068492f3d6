//! Internationalised names: from what people type to the ASCII form (ACE) and back.
//!
//! Unicode Technical Standard #46 through the `idna` crate. Four characters (ß, ς, ZWJ and ZWNJ)
//! are kept by IDNA 2008 and were folded away by IDNA 2003; registries differ, so the choice is
//! made by top-level domain. `fußball.de` is `xn--fuball-cta.de`, `fußball.com` is `fussball.com`.

use std::borrow::Cow;
use std::fmt;

use idna::uts46::{AsciiDenyList, DnsLength, Hyphens, Uts46};

use crate::values::error::{Error, ErrorKind, shorten, visible};

/// The top-level domains whose registries keep ß, ς, ZWJ and ZWNJ, in alphabetical order.
///
/// Source: the registrar's published IDN translator (HEXONET / CentralNic Reseller SDKs).
pub const NON_TRANSITIONAL_TLDS: [&str; 11] =
    ["art", "be", "ca", "de", "fr", "pm", "re", "swiss", "tf", "wf", "yt"];

/// The ASCII form of a name, as it is sent to the registrar.
///
/// This is the lax rule of the wire: a value that is pure ASCII is returned exactly as it is, for
/// the server to judge. In any other value blanks at both ends are dropped, the dots U+3002,
/// U+FF0E and U+FF61 become `.`, ASCII labels are lower-cased and nothing else (`*` and `_` pass),
/// and every other label is mapped and checked by UTS #46. [`DomainName::parse`] is the strict
/// rule, for names that can be registered.
///
/// [`DomainName::parse`]: crate::values::name::DomainName::parse
///
/// # Errors
/// [`ErrorKind::IdnInvalid`]: a label is refused by UTS #46 or longer than 63 bytes in ACE form.
///
/// # Example
/// ```
/// use backorder_core::idn::to_ace;
/// assert_eq!(to_ace("fußball.de")?, "xn--fuball-cta.de");
/// assert_eq!(to_ace("fußball.com")?, "fussball.com");
/// assert_eq!(to_ace("_dmarc.Müller.de")?, "_dmarc.xn--mller-kva.de");
/// assert_eq!(to_ace("Any ASCII, untouched")?, "Any ASCII, untouched");
/// # Ok::<(), backorder_core::Error>(())
/// ```
pub fn to_ace(value: &str) -> Result<Cow<'_, str>, Error> {
    if value.is_ascii() {
        return Ok(Cow::Borrowed(value));
    }
    let labels: Vec<&str> = value.trim().split(is_dot).collect();
    let tld = labels.iter().rev().find(|label| !label.is_empty()).copied().unwrap_or_default();
    let transitional = !keeps_deviations(tld);
    let mut ace = String::with_capacity(value.len() + 8);
    for (index, label) in labels.into_iter().enumerate() {
        if index > 0 {
            ace.push('.');
        }
        if label.is_ascii() {
            ace.extend(label.chars().map(|c| c.to_ascii_lowercase()));
        } else {
            ace.push_str(&label_to_ace(label, transitional)?);
        }
    }
    Ok(Cow::Owned(ace))
}

/// The form of an ACE name that is shown to people.
///
/// A label is shown in Unicode only where that is read as the same name again, by the rule of its
/// TLD: `xn--strae-oqa.com` stays as it is, since `straße.com` is read as `strasse.com`. So do
/// labels that are not valid ACE.
///
/// # Example
/// ```
/// use backorder_core::idn::to_unicode;
/// assert_eq!(to_unicode("xn--fuball-cta.de"), "fußball.de");
/// assert_eq!(to_unicode("xn--fuball-cta.com"), "xn--fuball-cta.com");
/// assert_eq!(to_unicode("xn--mnchen-3ya.com"), "münchen.com");
/// assert_eq!(to_unicode("xn--zzzzzzzz99999.de"), "xn--zzzzzzzz99999.de");
/// ```
pub fn to_unicode(ace: &str) -> String {
    let tld = ace.rsplit('.').find(|label| !label.is_empty()).unwrap_or_default();
    let mut shown = String::with_capacity(ace.len());
    for (index, label) in ace.split('.').enumerate() {
        if index > 0 {
            shown.push('.');
        }
        shown.push_str(&label_to_unicode(label, tld));
    }
    shown
}

/// The form of an ACE label that is shown to people, below a TLD: see [`to_unicode`].
pub(crate) fn label_to_unicode(label: &str, tld: &str) -> String {
    let shown = decode_label(label).filter(|unicode| {
        let transitional = !keeps_deviations(last_label(tld));
        label_to_ace(unicode, transitional).is_ok_and(|again| again == label)
    });
    shown.unwrap_or_else(|| label.to_owned())
}

/// A character that reading a name made another one, or none.
///
/// Case is no change: every reading makes letters small.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Change {
    /// The character that was given.
    pub from: char,
    /// What it was read as; empty where it was left out.
    pub to: String,
}

impl fmt::Display for Change {
    /// `"ß" (U+00DF) is read as "ss"`
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Change { from, to } = self;
        let from_text = visible(&from.to_string()).into_owned();
        write!(f, "\"{from_text}\" (U+{:04X}) is ", u32::from(*from))?;
        if to.is_empty() {
            f.write_str("left out")
        } else {
            write!(f, "read as \"{}\"", visible(to))
        }
    }
}

/// The characters of a name that reading changes, each once, in the order of the text: what a
/// person who typed it should be asked about.
///
/// # Example
/// ```
/// use backorder_core::idn::changes;
/// let found = changes("Straße.com");
/// assert_eq!(found[0].to_string(), "\"ß\" (U+00DF) is read as \"ss\"");
/// assert!(changes("Straße.de").is_empty());
/// ```
pub fn changes(value: &str) -> Vec<Change> {
    let value = value.trim();
    if value.is_ascii() {
        return Vec::new();
    }
    let labels: Vec<&str> = value.split(is_dot).collect();
    let tld = labels.iter().rev().find(|label| !label.is_empty()).copied().unwrap_or_default();
    let transitional = !keeps_deviations(tld);
    let mut changes: Vec<Change> = Vec::new();
    for from in labels.iter().flat_map(|label| label.chars()).filter(|c| !c.is_ascii()) {
        let seen = changes.iter().any(|change| change.from == from);
        if let Some(to) = read_as(from, transitional).filter(|_| !seen) {
            changes.push(Change { from, to });
        }
    }
    changes
}

/// What a character is read as, if it is not itself or its small letter.
fn read_as(c: char, transitional: bool) -> Option<String> {
    let text = c.to_string();
    if let (true, Cow::Owned(folded)) = (transitional, fold_deviations(&text)) {
        return Some(folded);
    }
    // Characters that cannot stand alone, such as accents, are no change, nor are joiners where
    // they are kept.
    let (mapped, outcome) =
        Uts46::new().to_unicode(text.as_bytes(), AsciiDenyList::EMPTY, Hyphens::Allow);
    let small: String = c.to_lowercase().collect();
    (outcome.is_ok() && mapped != text && mapped != small).then(|| mapped.into_owned())
}

fn last_label(name: &str) -> &str {
    name.rsplit('.').next().unwrap_or_default()
}

/// The Unicode form of an `xn--` label in lower case, if it is one that encodes to itself again.
///
/// `None` for every other label: plain ASCII, broken Punycode, and ACE forms that UTS #46 refuses
/// or would have spelt differently (RFC 5891 section 5.4).
pub(crate) fn decode_label(label: &str) -> Option<String> {
    if !label.starts_with("xn--") || label.len() > 63 {
        return None;
    }
    let (unicode, outcome) =
        Uts46::new().to_unicode(label.as_bytes(), AsciiDenyList::STD3, Hyphens::Check);
    if outcome.is_err() || unicode.is_ascii() {
        return None;
    }
    let again = encode_label(&unicode)?;
    (again == label).then(|| unicode.into_owned())
}

fn is_dot(c: char) -> bool {
    matches!(c, '.' | '\u{3002}' | '\u{FF0E}' | '\u{FF61}')
}

/// Whether the registry of `tld`, in any case and width, keeps the four deviation characters.
fn keeps_deviations(tld: &str) -> bool {
    let mapped = encode_label(tld).unwrap_or_default();
    NON_TRANSITIONAL_TLDS.binary_search(&mapped.as_str()).is_ok()
}

fn label_to_ace(label: &str, transitional: bool) -> Result<String, Error> {
    let source = if transitional { fold_deviations(label) } else { Cow::Borrowed(label) };
    encode_label(&source).ok_or_else(|| {
        let shown = shorten(label);
        let message = format!("the label \"{shown}\" has no ASCII form of 1 to 63 bytes (UTS #46)");
        Error::new(ErrorKind::IdnInvalid, shown, message)
    })
}

/// UTS #46 mapping and checks of one label, already cut at every dot; `None` when refused.
fn encode_label(label: &str) -> Option<String> {
    let ace = Uts46::new()
        .to_ascii(label.as_bytes(), AsciiDenyList::STD3, Hyphens::Check, DnsLength::Verify)
        .ok()?;
    Some(ace.into_owned())
}

/// What IDNA 2003 made of the deviation characters; the `idna` crate itself keeps them always.
fn fold_deviations(label: &str) -> Cow<'_, str> {
    if !label.contains(['ß', 'ẞ', 'ς', '\u{200C}', '\u{200D}']) {
        return Cow::Borrowed(label);
    }
    let mut folded = String::with_capacity(label.len());
    for c in label.chars() {
        match c {
            // The capital would be mapped to ß only after this step (UTS #46 section 4, step 1).
            'ß' | 'ẞ' => folded.push_str("ss"),
            'ς' => folded.push('σ'),
            '\u{200C}' | '\u{200D}' => {}
            other => folded.push(other),
        }
    }
    Cow::Owned(folded)
}

#[cfg(test)]
mod tests;
