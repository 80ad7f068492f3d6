//! ModifyUserPassword: made from the table of commands by `make generate`.

// @generated

use secrecy::SecretString;

use crate::commands::Request;
use crate::commands::by_table::{Done, Writer};
use crate::wire::command::Command;
use crate::wire::error::Error;
use crate::wire::profile::Platform;
use crate::wire::response::Response;

/// Changes a user's password, one-time passwords or addresses. ISPAPI only.
#[derive(Debug, Clone, Default)]
pub struct ModifyUserPassword {
    /// PASSWORD: a secret.
    pub password: Option<SecretString>,
    /// OLDPASSWORD: a secret.
    pub old_password: Option<SecretString>,
    /// OTPSECRET: a secret.
    pub otp_secret: Option<SecretString>,
    /// OTP: a secret.
    pub otp: Option<SecretString>,
    /// OLDOTP: a secret.
    pub old_otp: Option<SecretString>,
    /// ALLOWEDIP0, ALLOWEDIP1, ...: texts.
    pub allowed_ip: Vec<String>,
}

impl Request for ModifyUserPassword {
    type Response = Done;

    fn command(&self, platform: Platform) -> Command {
        let mut writer = Writer::new("ModifyUserPassword", platform);
        writer.maybe("PASSWORD", &self.password);
        writer.maybe("OLDPASSWORD", &self.old_password);
        writer.maybe("OTPSECRET", &self.otp_secret);
        writer.maybe("OTP", &self.otp);
        writer.maybe("OLDOTP", &self.old_otp);
        writer.list("ALLOWEDIP", &self.allowed_ip);
        writer.done()
    }

    fn read(&self, answer: &Response) -> Result<Done, Error> {
        Ok(Done::read(answer))
    }
}
