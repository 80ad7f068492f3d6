//! What ISPAPI and CNR do with a domain at the end of its term.

use std::convert::Infallible;
use std::fmt;
use std::str::FromStr;

use crate::values::serial::by_text;

/// The renewal mode of a domain or an account, property `RENEWALMODE`.
///
/// Source: wiki.rrpproxy.net, Renewal System; wiki.hexonet.net, Renewal System.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum RenewalMode {
    /// What the account says.
    Default,
    /// Renews.
    AutoRenew,
    /// Renews by the month (.de).
    AutoRenewMonthly,
    /// Renews by the quarter (.nl).
    AutoRenewQuarterly,
    /// Expires.
    AutoExpire,
    /// Is deleted.
    AutoDelete,
    /// Expires into an auction.
    ExpireAuction,
    /// A renewal is paid: renews once, and then as the word says.
    RenewOnce(Box<str>),
    /// A word that is not known.
    Unknown(Box<str>),
}

impl RenewalMode {
    /// Reads a mode in any case; another word is kept as it is.
    pub fn parse(text: &str) -> RenewalMode {
        let word = text.trim().to_ascii_uppercase();
        match word.as_str() {
            "DEFAULT" => RenewalMode::Default,
            "AUTORENEW" => RenewalMode::AutoRenew,
            "AUTORENEWMONTHLY" => RenewalMode::AutoRenewMonthly,
            "AUTORENEWQUARTERLY" => RenewalMode::AutoRenewQuarterly,
            "AUTOEXPIRE" => RenewalMode::AutoExpire,
            "AUTODELETE" => RenewalMode::AutoDelete,
            "EXPIREAUCTION" => RenewalMode::ExpireAuction,
            once if once.starts_with("RENEWONCE") => RenewalMode::RenewOnce(once.into()),
            _ => RenewalMode::Unknown(text.trim().into()),
        }
    }

    /// The word, as the registrar writes it.
    pub fn as_str(&self) -> &str {
        match self {
            RenewalMode::Default => "DEFAULT",
            RenewalMode::AutoRenew => "AUTORENEW",
            RenewalMode::AutoRenewMonthly => "AUTORENEWMONTHLY",
            RenewalMode::AutoRenewQuarterly => "AUTORENEWQUARTERLY",
            RenewalMode::AutoExpire => "AUTOEXPIRE",
            RenewalMode::AutoDelete => "AUTODELETE",
            RenewalMode::ExpireAuction => "EXPIREAUCTION",
            RenewalMode::RenewOnce(word) | RenewalMode::Unknown(word) => word,
        }
    }

    /// Whether the registrar renews at its own cost to the reseller. The account's mode decides
    /// for [`RenewalMode::Default`]; one that is not known is taken to renew, which is the safe
    /// side: setting a domain to expire costs nothing.
    pub fn renews(&self, account: Option<&RenewalMode>) -> bool {
        use RenewalMode::{AutoDelete, AutoExpire, AutoRenew, AutoRenewMonthly};
        match self {
            AutoRenew | AutoRenewMonthly | RenewalMode::AutoRenewQuarterly => true,
            RenewalMode::Default => !matches!(account, Some(AutoExpire | AutoDelete)),
            _ => false,
        }
    }

    /// Whether the domain ends without a renewal.
    pub fn expires(&self, account: Option<&RenewalMode>) -> bool {
        use RenewalMode::{AutoDelete, AutoExpire, ExpireAuction};
        match self {
            AutoExpire | AutoDelete | ExpireAuction => true,
            RenewalMode::Default => matches!(account, Some(AutoExpire | AutoDelete)),
            _ => false,
        }
    }
}

by_text!(RenewalMode);

impl FromStr for RenewalMode {
    type Err = Infallible;
    fn from_str(text: &str) -> Result<RenewalMode, Infallible> {
        Ok(RenewalMode::parse(text))
    }
}

impl fmt::Display for RenewalMode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}
