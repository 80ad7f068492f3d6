//! The registrars whose answers and rules are known.

use std::fmt;

/// A registrar whose answers and rules are known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Provider {
    /// Openprovider.
    Openprovider,
    /// ISPAPI (HEXONET).
    Ispapi,
    /// CentralNic Reseller (RRPproxy).
    Cnr,
}

impl Provider {
    /// Every provider.
    pub const ALL: &'static [Provider] = &[Provider::Openprovider, Provider::Ispapi, Provider::Cnr];

    /// Reads `openprovider`, `ispapi` or `cnr`, in any case.
    pub fn parse(text: &str) -> Option<Provider> {
        let word = text.trim();
        Provider::ALL.iter().copied().find(|p| p.as_str().eq_ignore_ascii_case(word))
    }

    /// The name in lower case.
    pub const fn as_str(self) -> &'static str {
        match self {
            Provider::Openprovider => "openprovider",
            Provider::Ispapi => "ispapi",
            Provider::Cnr => "cnr",
        }
    }
}

impl fmt::Display for Provider {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}
