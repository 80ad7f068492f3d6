//! Internationalised names: from what people type to the ASCII form (ACE) and back.
//!
//! Unicode Technical Standard #46 through the `idna` crate. Four characters (ß, ς, ZWJ and ZWNJ)
//! are kept by IDNA 2008 and were folded away by IDNA 2003; registries differ, so the choice is
//! made by top-level domain. `fußball.de` is `xn--fuball-cta.de`, `fußball.com` is `fussball.com`.

use std::borrow::Cow;

use idna::uts46::{AsciiDenyList, DnsLength, Hyphens, Uts46};

use crate::values::error::{Error, ErrorKind, shorten};

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

/// The form of an ACE name that is shown to people; labels that are not valid ACE stay as they are.
///
/// # Example
/// ```
/// use backorder_core::idn::to_unicode;
/// assert_eq!(to_unicode("xn--fuball-cta.de"), "fußball.de");
/// assert_eq!(to_unicode("xn--zzzzzzzz99999.de"), "xn--zzzzzzzz99999.de");
/// ```
pub fn to_unicode(ace: &str) -> String {
    let mut shown = String::with_capacity(ace.len());
    for (index, label) in ace.split('.').enumerate() {
        if index > 0 {
            shown.push('.');
        }
        match decode_label(label) {
            Some(unicode) => shown.push_str(&unicode),
            None => shown.push_str(label),
        }
    }
    shown
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
