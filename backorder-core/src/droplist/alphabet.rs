//! The 37 bytes a label is made of, the line end after it, and the codes made from them.

/// Ends every label in the text section; sorts before every byte of a label.
pub(super) const END: u8 = b'\n';

/// The bytes of labels, in order.
pub(super) const BYTES: &[u8; 37] = b"-0123456789abcdefghijklmnopqrstuvwxyz";

/// The number of symbols: the end of a label and its bytes.
pub(super) const SYMBOLS: usize = 38;
/// 1 to 37 for the bytes of labels, 0 for [`END`] and what cannot occur.
const SYMBOL: [u8; 256] = symbols();

/// The number of different grams.
pub(super) const GRAMS: usize = SYMBOLS * SYMBOLS * SYMBOLS;

const fn symbols() -> [u8; 256] {
    let mut table = [0; 256];
    let mut at = 0;
    while at < BYTES.len() {
        table[BYTES[at] as usize] = at as u8 + 1;
        at += 1;
    }
    table
}

/// Whether the byte can be part of a label.
pub(super) fn is_label_byte(byte: u8) -> bool {
    symbol(byte) > 0
}

/// Calls `each` with the code of every three bytes in a row of `text`, a label and its [`END`].
/// Bytes that are no part of labels count as [`END`].
#[inline]
pub(super) fn for_each_gram(text: &[u8], mut each: impl FnMut(usize)) {
    let [first, second, rest @ ..] = text else { return };
    let mut before = symbol(*second);
    let mut pair = symbol(*first) * SYMBOLS + before;
    for byte in rest {
        let symbol = symbol(*byte);
        each(pair * SYMBOLS + symbol);
        pair = before * SYMBOLS + symbol;
        before = symbol;
    }
}

/// 0 for [`END`] and what is no part of labels, then the bytes of labels in order.
pub(super) fn symbol(byte: u8) -> usize {
    usize::from(SYMBOL[usize::from(byte)])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn order_of_symbols_is_order_of_bytes() {
        assert!(BYTES.windows(2).all(|pair| pair[0] < pair[1]));
        assert!(END < BYTES[0]);
        let label: Vec<u8> = (0..=255).filter(|byte| is_label_byte(*byte)).collect();
        assert_eq!(label, BYTES);
    }

    #[test]
    fn grams_of_a_label_include_its_end() {
        let grams = |text: &[u8]| {
            let mut codes = Vec::new();
            for_each_gram(text, |code| codes.push(code));
            codes
        };
        assert!(grams(b"a\n").is_empty());
        assert_eq!(grams(b"ab\n").len(), 1);
        let codes = grams(b"zzzz\n");
        assert_eq!(codes, [GRAMS - 1, GRAMS - 1, GRAMS - SYMBOLS]);
    }
}
