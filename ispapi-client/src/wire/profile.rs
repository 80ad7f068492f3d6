//! The two platforms that speak this protocol, and where they differ.

use backorder_core::closed_list;

closed_list! {
names: name;
/// The registrar's platform.
///
/// # Example
/// ```
/// use ispapi_client::{Platform, System};
/// let url = Platform::Ispapi.url(System::Ote);
/// assert_eq!(url, "https://api-ote.ispapi.net/api/call.cgi");
/// ```
#[derive(Default)]
#[non_exhaustive]
pub enum Platform {
    /// ISPAPI, the platform of HEXONET.
    #[default]
    Ispapi = "ispapi",
    /// CentralNic Reseller (RRPproxy), where the customers of ISPAPI went.
    Cnr = "cnr",
}
}

closed_list! {
names: name;
/// The live system, or the one for tests.
#[derive(Default)]
#[non_exhaustive]
pub enum System {
    /// Real registrations, real money.
    #[default]
    Live = "live",
    /// Operational test and evaluation: the vendor's test system.
    Ote = "ote",
}
}

impl Platform {
    /// Where the platform answers. The vendor has moved its hosts before: a connection can be
    /// given another address.
    pub const fn url(self, system: System) -> &'static str {
        match (self, system) {
            (Platform::Ispapi, System::Live) => "https://api.ispapi.net/api/call.cgi",
            (Platform::Ispapi, System::Ote) => "https://api-ote.ispapi.net/api/call.cgi",
            (Platform::Cnr, System::Live) => "https://api.rrpproxy.net/api/call.cgi",
            (Platform::Cnr, System::Ote) => "https://api-ote.rrpproxy.net/api/call.cgi",
        }
    }

    /// The form field that tells the live system from the test system, where there is one.
    pub const fn entity(self, system: System) -> Option<&'static str> {
        match (self, system) {
            (Platform::Ispapi, System::Live) => Some("54cd"),
            (Platform::Ispapi, System::Ote) => Some("1234"),
            (Platform::Cnr, _) => None,
        }
    }

    /// What stands between the customer's login and a role user's.
    pub const fn role_separator(self) -> char {
        match self {
            Platform::Ispapi => '!',
            Platform::Cnr => ':',
        }
    }

    /// Whether the client converts the value of this parameter to ACE form. `key` is in upper
    /// case; `object_class` is the command's OBJECTCLASS, in any case.
    ///
    /// CNR converts DOMAIN on its own side.
    pub fn converts(self, key: &str, object_class: Option<&str>) -> bool {
        if key == "OBJECTID" {
            let own: &[&str] = match self {
                Platform::Ispapi => &[],
                Platform::Cnr => &["NS", "DOMAINBLOCKING"],
            };
            return object_class.is_some_and(|class| {
                let mut known = IDN_CLASSES.iter().chain(own);
                known.any(|known| class.eq_ignore_ascii_case(known))
            });
        }
        let stem = key.trim_end_matches(|digit: char| digit.is_ascii_digit());
        match self {
            Platform::Ispapi => matches!(stem, "DOMAIN" | "NAMESERVER" | "DNSZONE"),
            Platform::Cnr => matches!(stem, "PARENTDOMAIN" | "NAMESERVER" | "NS" | "DNSZONE"),
        }
    }
}

const IDN_CLASSES: [&str; 5] =
    ["DOMAIN", "DELETEDDOMAIN", "DOMAINAPPLICATION", "NAMESERVER", "DNSZONE"];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn converts_by_key_and_class() {
        for key in ["DOMAIN", "DOMAIN0", "DOMAIN12", "NAMESERVER3", "DNSZONE"] {
            assert!(Platform::Ispapi.converts(key, None), "{key}");
        }
        for key in ["SUBDOMAIN", "DOMAINX", "DOMAIN1A", "OBJECTID", "OWNERCONTACT0", "NS1"] {
            assert!(!Platform::Ispapi.converts(key, None), "{key}");
        }
        assert!(Platform::Cnr.converts("NS1", None));
        assert!(Platform::Cnr.converts("PARENTDOMAIN", None));
        assert!(!Platform::Cnr.converts("DOMAIN", None));
        assert!(Platform::Cnr.converts("OBJECTID", Some("domain")));
        assert!(!Platform::Cnr.converts("OBJECTID", Some("CONTACT")));
        for class in ["NS", "DomainBlocking"] {
            assert!(Platform::Cnr.converts("OBJECTID", Some(class)), "{class}");
            assert!(!Platform::Ispapi.converts("OBJECTID", Some(class)), "{class}");
        }
    }
}
