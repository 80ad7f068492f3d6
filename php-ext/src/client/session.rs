//! `Backorder\Ispapi\Session`.

use ext_php_rs::prelude::*;
use ispapi_client::SavedSession;
use secrecy::ExposeSecret;

use crate::FINAL;
use crate::boundary::errors::Refused;

#[php_class]
#[php(name = "Backorder\\Ispapi\\Session")]
#[php(flags = FINAL)]
#[derive(Debug, Clone)]
pub struct Session(pub SavedSession);

#[php_impl]
impl Session {
    #[php(getter)]
    pub fn id(&self) -> String {
        self.0.id().to_owned()
    }

    #[php(getter)]
    pub fn login(&self) -> String {
        self.0.login().to_owned()
    }

    #[php(getter)]
    pub fn needs_otp(&self) -> bool {
        self.0.needs_otp()
    }

    pub fn parse(secret: String) -> Result<Session, Refused> {
        Ok(Session(SavedSession::parse(&secret)?))
    }

    pub fn secret(&self) -> String {
        self.0.to_secret().expose_secret().to_owned()
    }
}
