//! What a file is, by its first bytes: not every list is what its name says.

use std::fmt;

use crate::values::error::{Error, ErrorKind};

/// What the first bytes of a file say that it is.
///
/// # Example
/// ```
/// use backorder_core::droplist::Content;
/// assert_eq!(Content::of(b"<!DOCTYPE html><title>404"), Content::Html);
/// assert_eq!(Content::of(b"PK\x03\x04"), Content::Zip);
/// assert_eq!(Content::of(b"shop.com;2027-01-12 19:00:07\n"), Content::Text);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Content {
    /// Nothing, or nothing but blanks.
    Empty,
    /// Lines of text in UTF-8, as far as can be seen.
    Text,
    /// Text in UTF-16 with a mark, the lower byte first.
    Utf16Little,
    /// Text in UTF-16 with a mark, the higher byte first.
    Utf16Big,
    /// A zip archive.
    Zip,
    /// Compressed by gzip.
    Gzip,
    /// A web page, most often one that says why there is no list.
    Html,
    /// XML.
    Xml,
    /// JSON.
    Json,
    /// An image of a list, as [`super::Import`] makes it.
    Image,
    /// Bytes that are no text.
    Binary,
}

impl Content {
    /// What the first bytes of a file say; a few hundred are enough.
    pub fn of(bytes: &[u8]) -> Content {
        match bytes {
            [0xff, 0xfe, ..] => return Content::Utf16Little,
            [0xfe, 0xff, ..] => return Content::Utf16Big,
            [b'P', b'K', 3, 4, ..] | [b'P', b'K', 5, 6, ..] => return Content::Zip,
            [0x1f, 0x8b, ..] => return Content::Gzip,
            _ if bytes.starts_with(&super::image::MAGIC) => return Content::Image,
            _ => {}
        }
        let text = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes).trim_ascii_start();
        let begins = |word: &str| {
            text.get(..word.len()).is_some_and(|head| head.eq_ignore_ascii_case(word.as_bytes()))
        };
        match text {
            [] => Content::Empty,
            [b'<', ..] if begins("<?xml") => Content::Xml,
            [b'<', ..] => Content::Html,
            [b'{' | b'[', ..] => Content::Json,
            _ if text.iter().take(512).any(|byte| is_binary(*byte)) => Content::Binary,
            _ => Content::Text,
        }
    }

    /// Refuses what holds no lines. `bytes` are those that it begins with, for the message.
    ///
    /// # Errors
    /// [`ErrorKind::DroplistContent`]: anything but text; [`ErrorKind::DroplistEmpty`].
    pub fn check_text(self, bytes: &[u8]) -> Result<(), Error> {
        let refuse = |kind, why: &str| {
            let message =
                format!("the list is {self}{why}: it begins with {}", Content::beginning(bytes));
            Err(Error::new(kind, self, message))
        };
        let kind = ErrorKind::DroplistContent;
        match self {
            Content::Text | Content::Utf16Little | Content::Utf16Big => Ok(()),
            Content::Empty => {
                let message = format!("the list is empty: {} bytes, all blank", bytes.len());
                Err(Error::new(ErrorKind::DroplistEmpty, self, message))
            }
            Content::Zip | Content::Gzip => refuse(kind, ", to be unpacked first"),
            Content::Html => refuse(kind, ", most often a message of the server"),
            Content::Json => refuse(kind, ", where lines of text are expected"),
            Content::Image => refuse(kind, ", which has been imported already"),
            Content::Xml | Content::Binary => refuse(kind, ""),
        }
    }

    /// The first bytes for a message: as text in quotes, or as numbers where they are none.
    pub fn beginning(bytes: &[u8]) -> String {
        let head = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes).trim_ascii();
        let head = &head[..head.len().min(24)];
        if head.iter().any(|byte| is_binary(*byte)) {
            let numbers = head.iter().take(4).map(|byte| format!("{byte:02x}"));
            return format!("the bytes {}", numbers.collect::<Vec<String>>().join(" "));
        }
        let line = head.split(|byte| matches!(byte, b'\n' | b'\r')).next().unwrap_or_default();
        format!("\"{}\"", String::from_utf8_lossy(line).trim_end_matches('\u{fffd}'))
    }
}

impl fmt::Display for Content {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Content::Empty => "empty",
            Content::Text => "text",
            Content::Utf16Little | Content::Utf16Big => "text in UTF-16",
            Content::Zip => "a zip",
            Content::Gzip => "compressed by gzip",
            Content::Html => "a page of the web (HTML)",
            Content::Xml => "XML",
            Content::Json => "JSON",
            Content::Image => "an image of a list",
            Content::Binary => "binary data",
        })
    }
}

fn is_binary(byte: u8) -> bool {
    byte < b' ' && !matches!(byte, b'\t' | b'\n' | b'\r')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn content_is_known_by_its_first_bytes() {
        for (bytes, content) in [
            (&b""[..], Content::Empty),
            (b" \r\n\t\n", Content::Empty),
            (b"\xef\xbb\xbf", Content::Empty),
            (b"a.com;2027-01-12 19:00:07", Content::Text),
            (b"\xef\xbb\xbfa.com;", Content::Text),
            (b"m\xfcnchen.de;", Content::Text),
            (b"\xff\xfea\0", Content::Utf16Little),
            (b"\xfe\xff\0a", Content::Utf16Big),
            (b"PK\x03\x04....", Content::Zip),
            (b"PK\x05\x06", Content::Zip),
            (b"PK.com;2027", Content::Text),
            (b"\x1f\x8b\x08", Content::Gzip),
            (b"\n<!doctype HTML>", Content::Html),
            (b"<html>", Content::Html),
            (b"<?XML version", Content::Xml),
            (b"{\"data\":[]}", Content::Json),
            (b" [1]", Content::Json),
            (b"\x89DRPLST\n\x02", Content::Image),
            (b"a\0.\0c\0", Content::Binary),
            (b"\x7fELF\x01\x02", Content::Binary),
        ] {
            assert_eq!(Content::of(bytes), content, "{bytes:?}");
        }
    }

    #[test]
    fn what_is_no_list_is_refused_in_words() {
        let refusal = |bytes: &[u8]| {
            let error = Content::of(bytes).check_text(bytes).unwrap_err();
            (error.kind(), error.to_string())
        };
        let (kind, message) = refusal(b"<!DOCTYPE html><html><title>\n");
        assert_eq!(kind, ErrorKind::DroplistContent);
        assert!(message.contains("begins with \"<!DOCTYPE html><html><ti\""), "{message}");
        let (_, message) = refusal(b"\x1f\x8b\x08\x00\x01\x02");
        assert!(message.contains("gzip") && message.contains("1f 8b 08 00"), "{message}");
        assert_eq!(refusal(b"\n").0, ErrorKind::DroplistEmpty);
    }
}
