//! StatusRoleUser: made from the table of commands by `make generate`.

// @generated

use chrono::{DateTime, Utc};

use crate::commands::Request;
use crate::commands::by_table::{Cells, Writer};
use crate::wire::command::Command;
use crate::wire::error::Error;
use crate::wire::profile::Platform;
use crate::wire::response::Response;

/// Gives what a role user may do. ISPAPI only.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StatusRoleUser {
    /// ROLEID: a text.
    pub role_id: String,
    /// SUBUSER: a text.
    pub sub_user: Option<String>,
}

impl StatusRoleUser {
    /// With what is required, and nothing else.
    pub fn new(role_id: impl Into<String>) -> StatusRoleUser {
        StatusRoleUser { role_id: role_id.into(), sub_user: None }
    }
}

/// What comes back.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct StatusRoleUserAnswer {
    /// ALLOWEDIP: texts.
    pub allowed_ip: Vec<String>,
    /// ACL: texts.
    pub acl: Vec<String>,
    /// CREATEDDATE: an instant, UTC.
    pub created_date: Option<DateTime<Utc>>,
    /// DEFAULTPOLICY: a text.
    pub default_policy: Option<String>,
    /// DESCRIPTION: texts.
    pub description: Vec<String>,
    /// OTPSTATUS: a text.
    pub otp_status: Option<String>,
    /// STATUS: a text.
    pub status: Option<String>,
    /// UPDATEDDATE: an instant, UTC.
    pub updated_date: Option<DateTime<Utc>>,
    /// Cells that cannot be read; what they should say is none above.
    pub odd: Vec<Error>,
}

impl Request for StatusRoleUser {
    type Response = StatusRoleUserAnswer;

    fn command(&self, platform: Platform) -> Command {
        let mut writer = Writer::new("StatusRoleUser", platform);
        writer.one("ROLEID", &self.role_id);
        writer.maybe("SUBUSER", &self.sub_user);
        writer.done()
    }

    fn read(&self, answer: &Response) -> Result<StatusRoleUserAnswer, Error> {
        let mut cells = Cells::of(answer);
        Ok(StatusRoleUserAnswer {
            allowed_ip: cells.all("ALLOWEDIP"),
            acl: cells.all("ACL"),
            created_date: cells.one("CREATEDDATE"),
            default_policy: cells.one("DEFAULTPOLICY"),
            description: cells.all("DESCRIPTION"),
            otp_status: cells.one("OTPSTATUS"),
            status: cells.one("STATUS"),
            updated_date: cells.one("UPDATEDDATE"),
            odd: cells.odd(),
        })
    }
}
