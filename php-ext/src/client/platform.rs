//! The platforms of the registrar and their systems, as enumerations of PHP.

use ext_php_rs::prelude::*;

#[php_enum]
#[php(name = "Backorder\\Ispapi\\Platform")]
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Platform {
    #[php(value = "ispapi")]
    Ispapi,
    #[php(value = "cnr")]
    Cnr,
}

#[php_enum]
#[php(name = "Backorder\\Ispapi\\System")]
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum System {
    #[php(value = "live")]
    Live,
    #[php(value = "ote")]
    Ote,
}

pub fn platform_of(platform: Option<Platform>) -> ispapi_client::Platform {
    match platform {
        None | Some(Platform::Ispapi) => ispapi_client::Platform::Ispapi,
        Some(Platform::Cnr) => ispapi_client::Platform::Cnr,
    }
}
