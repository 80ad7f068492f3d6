//! The registrars whose answers and rules are known.

use crate::values::closed::closed_list;

closed_list! {
names: as_str;
/// A registrar whose answers and rules are known.
pub enum Provider {
    /// Openprovider.
    Openprovider = "openprovider",
    /// ISPAPI (HEXONET).
    Ispapi = "ispapi",
    /// CentralNic Reseller (RRPproxy).
    Cnr = "cnr",
}
}

impl Provider {
    /// Reads `openprovider`, `ispapi` or `cnr`, in any case.
    pub fn parse(text: &str) -> Option<Provider> {
        let word = text.trim();
        Provider::ALL.into_iter().find(|p| p.as_str().eq_ignore_ascii_case(word))
    }
}
