//! StatusObjectLog: made from the table of commands by `make generate`.

// @generated

use chrono::{DateTime, Utc};

use crate::commands::Request;
use crate::commands::by_table::{Cells, Writer};
use crate::wire::command::Command;
use crate::wire::error::Error;
use crate::wire::profile::Platform;
use crate::wire::response::Response;

/// Gives an entry of the log of objects. ISPAPI and CNR.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct StatusObjectLog {
    /// LOGINDEX: a whole number. On ispapi only.
    pub log_index: Option<i64>,
    /// LOG: a whole number. On cnr only.
    pub log: Option<i64>,
}

/// What comes back.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct StatusObjectLogAnswer {
    /// LOGDATE: an instant, UTC.
    pub log_date: Option<DateTime<Utc>>,
    /// LOGROLEID: a text.
    pub log_role_id: Option<String>,
    /// LOGSTATUS: a text.
    pub log_status: Option<String>,
    /// LOGUSER: a text.
    pub log_user: Option<String>,
    /// OBJECTCLASS: a text.
    pub object_class: Option<String>,
    /// OBJECTID: a text.
    pub object_id: Option<String>,
    /// OPERATIONINFO: texts.
    pub operation_info: Vec<String>,
    /// OPERATIONSTATUS: a text.
    pub operation_status: Option<String>,
    /// OPERATIONTYPE: a text.
    pub operation_type: Option<String>,
    /// REFERENCE: a text.
    pub reference: Option<String>,
    /// NEWOBJECTPROPERTIES: texts.
    pub new_object_properties: Vec<String>,
    /// Cells that cannot be read; what they should say is none above.
    pub odd: Vec<Error>,
}

impl Request for StatusObjectLog {
    type Response = StatusObjectLogAnswer;

    fn command(&self, platform: Platform) -> Command {
        let mut writer = Writer::new("StatusObjectLog", platform);
        writer.maybe("LOGINDEX", &self.log_index);
        writer.maybe("LOG", &self.log);
        writer.done()
    }

    fn read(&self, answer: &Response) -> Result<StatusObjectLogAnswer, Error> {
        let mut cells = Cells::of(answer);
        Ok(StatusObjectLogAnswer {
            log_date: cells.one("LOGDATE"),
            log_role_id: cells.one("LOGROLEID"),
            log_status: cells.one("LOGSTATUS"),
            log_user: cells.one("LOGUSER"),
            object_class: cells.one("OBJECTCLASS"),
            object_id: cells.one("OBJECTID"),
            operation_info: cells.all("OPERATIONINFO"),
            operation_status: cells.one("OPERATIONSTATUS"),
            operation_type: cells.one("OPERATIONTYPE"),
            reference: cells.one("REFERENCE"),
            new_object_properties: cells.all("NEWOBJECTPROPERTIES"),
            odd: cells.odd(),
        })
    }
}
