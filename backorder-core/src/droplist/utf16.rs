//! UTF-16 in portions, as UTF-8.

/// What is left of a portion until the next one.
#[derive(Debug, Clone, Copy)]
pub(super) struct Utf16 {
    is_big: bool,
    /// The first byte of a unit.
    byte: Option<u8>,
    /// The first unit of a pair.
    unit: Option<u16>,
}

impl Utf16 {
    pub fn new(is_big: bool) -> Utf16 {
        Utf16 { is_big, byte: None, unit: None }
    }

    /// The next bytes as UTF-8; what is no character becomes U+FFFD, which no name has.
    pub fn decode(&mut self, bytes: &[u8]) -> Vec<u8> {
        let mut text = String::with_capacity(bytes.len() / 2 + 4);
        for byte in bytes {
            let Some(first) = self.byte.take() else {
                self.byte = Some(*byte);
                continue;
            };
            let pair = [first, *byte];
            let unit =
                if self.is_big { u16::from_be_bytes(pair) } else { u16::from_le_bytes(pair) };
            self.push(unit, &mut text);
        }
        text.into_bytes()
    }

    fn push(&mut self, unit: u16, text: &mut String) {
        if let Some(high) = self.unit.take() {
            match char::decode_utf16([high, unit]).next() {
                Some(Ok(c)) => {
                    text.push(c);
                    return;
                }
                _ => text.push(char::REPLACEMENT_CHARACTER),
            }
        }
        if (0xd800..0xdc00).contains(&unit) {
            self.unit = Some(unit);
        } else {
            text.push(char::from_u32(u32::from(unit)).unwrap_or(char::REPLACEMENT_CHARACTER));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn portions_do_not_matter() {
        let text = "a\u{e9}\u{1f600}.com\n";
        let bytes: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
        for cut in 0..=bytes.len() {
            let mut decoder = Utf16::new(true);
            let whole = [decoder.decode(&bytes[..cut]), decoder.decode(&bytes[cut..])].concat();
            assert_eq!(whole, text.as_bytes(), "{cut}");
        }
        let bytes: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(Utf16::new(false).decode(&bytes), text.as_bytes());
        assert_eq!(Utf16::new(true).decode(b"\xd8\x00\0a\xdc\x00"), "\u{fffd}a\u{fffd}".as_bytes());
    }
}
