//! Where patterns of databases mean something else here: refused, with the way to write it.
//!
//! Customers bring patterns from MySQL 5 (Henry Spencer's library), MySQL 8 (ICU) and MariaDB
//! (PCRE). What all of them and we read alike is left alone; `docs/droplist.md` has the table.

use regex_syntax::ast::ErrorKind as Cause;

/// What a pattern that could be read means elsewhere, if it means nothing sensible here.
pub(super) fn foreign(pattern: &str) -> Option<(&str, &'static str)> {
    let bytes = pattern.as_bytes();
    let mut depth = 0_u32;
    let mut at = 0;
    while at < bytes.len() {
        let rest = &bytes[at..];
        match rest {
            [b'\\', ..] => at += 1,
            [b'[', kind @ (b'.' | b'=' | b':'), ..] => {
                let found = bracketed(&pattern[at..], *kind);
                if let Some((text, hint)) = found.and_then(|text| Some((text, hint(text, depth)?)))
                {
                    return Some((text, hint));
                }
                depth += 1;
            }
            [b'[', ..] => depth += 1,
            [b']', ..] => depth = depth.saturating_sub(1),
            _ => {}
        }
        at += 1;
    }
    None
}

/// How to write what the parser does not know.
pub(super) fn advice(pattern: &str, cause: &regex_syntax::Error) -> Option<&'static str> {
    let regex_syntax::Error::Parse(error) = cause else { return None };
    let at = error.span().start.offset;
    let rest = pattern.get(at..).unwrap_or_default();
    Some(match error.kind() {
        Cause::UnsupportedBackreference => {
            "a pattern cannot refer back to what it found; write the alternatives out, as in \
             (aa|bb|cc)"
        }
        Cause::UnsupportedLookAround if rest.starts_with("(?!") || rest.starts_with("(?<!") => {
            "what must not be there goes into the second pattern, the one that must not be found"
        }
        Cause::UnsupportedLookAround => {
            "what must also be there goes into the words that names contain, start with or end \
             with, beside the pattern"
        }
        Cause::FlagUnrecognized if rest.starts_with('>') || rest.starts_with('|') => {
            "write (?: instead: patterns are never tried twice here, so that nothing needs to be \
             kept from it"
        }
        Cause::RepetitionMissing => {
            "* + ? repeat what stands before them; for \"anything\" write .* or leave it out, \
             since a pattern may be found anywhere in the name"
        }
        Cause::RepetitionCountDecimalEmpty | Cause::RepetitionCountUnclosed => {
            "a count is written {3}, {3,} or {0,3}"
        }
        Cause::EscapeUnrecognized => match rest.as_bytes().get(1) {
            Some(b'Z') => "the end of the name is $",
            Some(b'Q' | b'E') => "write a backslash before each special character instead",
            Some(b'h' | b'R' | b'N' | b'X') => {
                "labels are letters, digits and hyphens: write [a-z0-9-]"
            }
            Some(b'K' | b'G') => "leave it out: only whether the pattern is found counts",
            _ => "write a letter, digit or hyphen as it is, without a backslash",
        },
        _ => return None,
    })
}

/// The text from `[:` to `:]`, if it is a name in between.
fn bracketed(text: &str, kind: u8) -> Option<&str> {
    let inner = text.get(2..)?;
    let end = inner.find(|c: char| !c.is_ascii_alphanumeric() && !"^<>-_".contains(c))?;
    let closed = inner.as_bytes().get(end..end + 2) == Some(&[kind, b']']);
    closed.then(|| &text[..end + 4])
}

/// `depth` is 0 outside of brackets.
fn hint(text: &str, depth: u32) -> Option<&'static str> {
    match text {
        "[:<:]" => {
            Some("the beginning of a word is written \\b{start} (at the start of the name: ^)")
        }
        "[:>:]" => Some("the end of a word is written \\b{end} (at the end of the name: $)"),
        _ if text.starts_with("[.") && depth > 0 => {
            Some("write the character itself; a hyphen at the end of the brackets, as in [a-z-]")
        }
        _ if text.starts_with("[=") && depth > 0 => {
            Some("write the characters themselves, as in [aeiou]")
        }
        _ if text.starts_with("[:") && depth == 0 => {
            Some("classes stand in two pairs of brackets, as in [[:digit:]]")
        }
        _ => None,
    }
}
