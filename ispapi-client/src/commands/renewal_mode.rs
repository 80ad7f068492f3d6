//! What becomes of a domain when its registration ends.

use std::convert::Infallible;
use std::fmt;
use std::str::FromStr;

/// The renewal mode of a domain.
///
/// Source: SetDomainRenewalMode of both references.
///
/// # Example
/// ```
/// use ispapi_client::commands::RenewalMode;
/// assert_eq!(RenewalMode::parse("AUTOEXPIRE"), RenewalMode::AutoExpire);
/// assert_eq!(RenewalMode::parse("autorenew").as_str(), "AUTORENEW");
/// assert_eq!(RenewalMode::parse("EXPIREAUCTION").as_str(), "EXPIREAUCTION");
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(from = "String", into = "String")
)]
pub enum RenewalMode {
    /// DEFAULT: as the account is set; on ISPAPI the same as [`RenewalMode::AutoRenew`].
    Default,
    /// AUTORENEW: renewed, and charged, at the end of its time.
    AutoRenew,
    /// AUTOEXPIRE: given up at the end of its time, or handed back to the registry where it can.
    AutoExpire,
    /// AUTODELETE: deleted at the end of its time.
    AutoDelete,
    /// RENEWONCE: renewed once, then given up (CNR).
    RenewOnce,
    /// Any other word, such as one that only some TLDs know.
    Other(Box<str>),
}

impl RenewalMode {
    const KNOWN: [(&'static str, RenewalMode); 5] = [
        ("DEFAULT", RenewalMode::Default),
        ("AUTORENEW", RenewalMode::AutoRenew),
        ("AUTOEXPIRE", RenewalMode::AutoExpire),
        ("AUTODELETE", RenewalMode::AutoDelete),
        ("RENEWONCE", RenewalMode::RenewOnce),
    ];

    /// Reads a word, in any case.
    pub fn parse(text: &str) -> RenewalMode {
        let known = |(word, _): &(&str, RenewalMode)| word.eq_ignore_ascii_case(text);
        let found = RenewalMode::KNOWN.into_iter().find(known);
        found.map_or_else(|| RenewalMode::Other(text.into()), |(_, mode)| mode)
    }

    /// The word of the API.
    pub fn as_str(&self) -> &str {
        match self {
            RenewalMode::Default => "DEFAULT",
            RenewalMode::AutoRenew => "AUTORENEW",
            RenewalMode::AutoExpire => "AUTOEXPIRE",
            RenewalMode::AutoDelete => "AUTODELETE",
            RenewalMode::RenewOnce => "RENEWONCE",
            RenewalMode::Other(word) => word,
        }
    }
}

impl From<String> for RenewalMode {
    fn from(word: String) -> RenewalMode {
        RenewalMode::parse(&word)
    }
}

impl From<RenewalMode> for String {
    fn from(mode: RenewalMode) -> String {
        mode.as_str().to_owned()
    }
}

impl FromStr for RenewalMode {
    type Err = Infallible;
    fn from_str(word: &str) -> Result<RenewalMode, Infallible> {
        Ok(RenewalMode::parse(word))
    }
}

impl fmt::Display for RenewalMode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_known_word_is_read_back() {
        for (word, mode) in RenewalMode::KNOWN {
            assert_eq!((mode.as_str(), RenewalMode::parse(word)), (word, mode.clone()));
        }
    }
}
