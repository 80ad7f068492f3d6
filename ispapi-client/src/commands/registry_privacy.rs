//! The privacy that some registries grant individuals by themselves, without the registrar's
//! service.

use backorder_core::closed_list;

use crate::wire::error::{Error, ErrorKind};

closed_list! {
names: property;
/// A registry that hides the data of individuals, by the property by which that is told: `1` shows
/// them, `0` hides them.
///
/// It is on unless it is switched off, is free, and is another thing than the registrar's privacy
/// service ([`crate::commands::ModifyDomain::privacy`]).
///
/// Source: ModifyDomain of the vendor's reference; for .nz the vendor's wiki, and CNR's page of the
/// zone.
pub enum RegistryPrivacy {
    /// CIRA: .ca.
    Ca = "X-CA-DISCLOSE",
    /// The Internet Foundation: .se and .nu.
    Nicse = "X-NICSE-DISCLOSE",
    /// InternetNZ: .nz, where only individuals without trade have it. CNR tells it by
    /// X-NZ-PRIVACY.
    Nz = "X-DISCLOSE",
}
}

impl RegistryPrivacy {
    /// That of a domain.
    ///
    /// # Errors
    /// [`ErrorKind::ParameterInvalid`] names the domain: its registry has none.
    ///
    /// # Example
    /// ```
    /// use ispapi_client::commands::RegistryPrivacy;
    /// assert_eq!(RegistryPrivacy::of("Example.CA")?.property(), "X-CA-DISCLOSE");
    /// assert_eq!(RegistryPrivacy::of("example.com").expect_err("none").subject(), "example.com");
    /// # Ok::<(), ispapi_client::Error>(())
    /// ```
    pub fn of(domain: &str) -> Result<RegistryPrivacy, Error> {
        let tld = domain.trim().trim_end_matches('.').rsplit('.').next().unwrap_or_default();
        match tld.to_ascii_lowercase().as_str() {
            "ca" => Ok(RegistryPrivacy::Ca),
            "se" | "nu" => Ok(RegistryPrivacy::Nicse),
            "nz" => Ok(RegistryPrivacy::Nz),
            _ => {
                let message = format!("the registry of .{tld} has no privacy of its own");
                Err(Error::new(ErrorKind::ParameterInvalid, domain, message))
            }
        }
    }
}
