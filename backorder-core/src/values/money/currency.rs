//! Currencies, known by the three letters of their codes.

use std::fmt;

use super::withdrawn::{self, WITHDRAWN};
use crate::values::error::{Error, ErrorKind, shorten};

/// A currency of ISO 4217.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Currency {
    code: [u8; 3],
    scale: u8,
}

impl Currency {
    /// Reads an ISO 4217 code in any case, blanks around it ignored.
    ///
    /// # Errors
    /// [`ErrorKind::CurrencyUnknown`]: no such code, or one that ISO has withdrawn; the message
    /// names its successor.
    ///
    /// # Example
    /// ```
    /// use backorder_core::Currency;
    /// assert_eq!(Currency::parse("eur")?.code(), "EUR");
    /// assert_eq!(Currency::parse("KWD")?.scale(), 3);
    /// assert_eq!(Currency::parse("JPY")?.scale(), 2); // as WHMCS keeps it
    /// # Ok::<(), backorder_core::Error>(())
    /// ```
    pub fn parse(text: &str) -> Result<Currency, Error> {
        match Currency::find(text) {
            Some((currency, Standing::Withdrawn)) => Err(withdrawn(currency)),
            Some((currency, _)) => Ok(currency),
            None => Err(unknown(text)),
        }
    }

    /// Reads the code of an amount that is stored already: like [`Currency::parse`], with the
    /// codes that ISO has withdrawn, since what is stored stays what it was.
    ///
    /// # Errors
    /// [`ErrorKind::CurrencyUnknown`]: no such code.
    ///
    /// # Example
    /// ```
    /// use backorder_core::Currency;
    /// assert!(Currency::parse("HRK").is_err()); // Croatia pays in euros since 2023
    /// assert_eq!(Currency::stored("HRK")?.code(), "HRK");
    /// # Ok::<(), backorder_core::Error>(())
    /// ```
    pub fn stored(text: &str) -> Result<Currency, Error> {
        Currency::find(text).map(|(currency, _)| currency).ok_or_else(|| unknown(text))
    }

    fn find(text: &str) -> Option<(Currency, Standing)> {
        let bytes = text.as_bytes();
        let code: Result<[u8; 3], _> = bytes.try_into();
        let code = code.or_else(|_| text.trim().as_bytes().try_into()).ok()?;
        let code = code.map(|byte| byte.to_ascii_uppercase());
        let standing = standing(code);
        let scale = match standing {
            Standing::Unknown => return None,
            Standing::InHundredths | Standing::Withdrawn => 2,
            Standing::InThousandths => 3,
        };
        Some((Currency { code, scale }, standing))
    }

    /// Whether ISO has withdrawn the code: stored amounts keep it, new prices are refused.
    pub fn is_withdrawn(&self) -> bool {
        standing(self.code) == Standing::Withdrawn
    }

    /// The three capital letters.
    pub fn code(&self) -> &str {
        std::str::from_utf8(&self.code).unwrap_or("XXX")
    }

    /// The same as bytes.
    pub const fn letters(&self) -> [u8; 3] {
        self.code
    }

    /// The number of decimals amounts are kept with: 2, or 3 for ISO's three-decimal currencies.
    pub fn scale(&self) -> u32 {
        u32::from(self.scale)
    }
}

impl fmt::Display for Currency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl fmt::Debug for Currency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

#[cold]
fn unknown(text: &str) -> Error {
    let shown = shorten(text);
    let message = format!("\"{shown}\" is no ISO 4217 currency code");
    Error::new(ErrorKind::CurrencyUnknown, shown, message)
}

#[cold]
fn withdrawn(currency: Currency) -> Error {
    let successor = withdrawn::successor(currency.code()).unwrap_or("another");
    let message =
        format!("{currency} is withdrawn from ISO 4217, its place is taken by {successor}");
    Error::new(ErrorKind::CurrencyUnknown, currency, message)
}

/// What three capital letters are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Standing {
    Unknown = 0,
    InHundredths = 1,
    InThousandths = 2,
    Withdrawn = 3,
}

/// The currencies that stand, blanks between them, kept with two decimals.
///
/// Source: ISO 4217 list one (currency, fund and precious metal codes).
const IN_HUNDREDTHS: &[u8] =
    b"AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BIF BMD BND BOB BOV \
    BRL BSD BTN BWP BYN BZD CAD CDF CHE CHF CHW CLF CLP CNY COP COU CRC CUP CVE CZK DJF DKK DOP \
    DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HTG HUF IDR ILS INR IRR \
    ISK JMD JPY KES KGS KHR KMF KPW KRW KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP \
    MRU MUR MVR MWK MXN MXV MYR MZN NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP PKR PLN PYG QAR RON \
    RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TOP TRY \
    TTD TWD TZS UAH UGX USD USN UYI UYU UYW UZS VED VES VND VUV WST XAD XAF XAG XAU XBA XBB XBC \
    XBD XCD XCG XDR XOF XPD XPF XPT XSU XTS XUA XXX YER ZAR ZMW ZWG ";
/// The same, kept with three.
const IN_THOUSANDTHS: &[u8] = b"BHD IQD JOD KWD LYD OMR TND ";

const LETTERS: usize = 26;
/// By the first two letters, for each third one two bits: its [`Standing`].
type Table = [u64; LETTERS * LETTERS];
static TABLE: Table = table();

const fn table() -> Table {
    let mut table = [0; LETTERS * LETTERS];
    mark_all(&mut table, IN_HUNDREDTHS, Standing::InHundredths);
    mark_all(&mut table, IN_THOUSANDTHS, Standing::InThousandths);
    let mut at = 0;
    while at < WITHDRAWN.len() {
        mark_all(&mut table, WITHDRAWN[at].0.as_bytes(), Standing::Withdrawn);
        at += 1;
    }
    table
}

/// The codes, each with what stands behind it, four bytes long.
const fn mark_all(table: &mut Table, codes: &[u8], standing: Standing) {
    let mut at = 0;
    while at + 3 <= codes.len() {
        let [first, second, third] = [codes[at], codes[at + 1], codes[at + 2]];
        let pair = (first - b'A') as usize * LETTERS + (second - b'A') as usize;
        table[pair] |= (standing as u64) << (2 * (third - b'A'));
        at += 4;
    }
}

fn standing(code: [u8; 3]) -> Standing {
    let [first, second, third] = code.map(|byte| usize::from(byte.wrapping_sub(b'A')));
    if first >= LETTERS || second >= LETTERS || third >= LETTERS {
        return Standing::Unknown;
    }
    match TABLE[first * LETTERS + second] >> (2 * third) & 3 {
        1 => Standing::InHundredths,
        2 => Standing::InThousandths,
        3 => Standing::Withdrawn,
        _ => Standing::Unknown,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every code of three letters, against the list of another library.
    #[test]
    fn the_table_has_the_currencies_of_iso_and_no_others() {
        let letters = b'A'..=b'Z';
        let mut found = 0;
        for first in letters.clone() {
            for (second, third) in
                letters.clone().flat_map(|l| letters.clone().map(move |r| (l, r)))
            {
                let code = [first, second, third];
                let text = std::str::from_utf8(&code).unwrap();
                let known = iso_currency::Currency::from_code(text);
                let expected = match (withdrawn::successor(text), known) {
                    (Some(_), _) => Standing::Withdrawn,
                    (None, None) => Standing::Unknown,
                    (None, Some(known)) if known.exponent() == Some(3) => Standing::InThousandths,
                    (None, Some(_)) => Standing::InHundredths,
                };
                assert_eq!(standing(code), expected, "{text}");
                assert_eq!(Currency::stored(text).is_ok(), expected != Standing::Unknown);
                found += usize::from(expected != Standing::Unknown);
            }
        }
        let listed = (IN_HUNDREDTHS.len() + IN_THOUSANDTHS.len()) / 4 + WITHDRAWN.len();
        assert_eq!(found, listed);
    }

    #[test]
    fn bytes_beside_the_letters_are_no_code() {
        for byte in (0..=255_u8).filter(|byte| !byte.is_ascii_uppercase()) {
            for place in 0..3 {
                let mut code = *b"EUR";
                code[place] = byte;
                assert_eq!(standing(code), Standing::Unknown, "{code:?}");
            }
        }
    }
}
