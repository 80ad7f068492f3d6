//! StartSession: a session in place of the password.

use secrecy::SecretString;

use super::Request;
use crate::wire::command::{Command, Value};
use crate::wire::error::Error;
use crate::wire::profile::Platform;
use crate::wire::read::{any_cell, missing};
use crate::wire::response::Response;

/// Asks for a session. [`crate::Client::start_session`] does so and uses it.
///
/// On CNR the form has to ask for it with `persistent=1`; the times cannot be chosen there and are
/// not sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct StartSession {
    /// Seconds without a command after which it ends: 60 to 3,600; the server's default is 600.
    pub idle_seconds: Option<u32>,
    /// Seconds after which it ends in any case: 60 to 86,400, which is the server's default.
    pub total_seconds: Option<u32>,
}

/// A session.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Session {
    /// What is sent in place of the password.
    pub id: SecretString,
}

impl Request for StartSession {
    type Response = Session;

    fn command(&self, platform: Platform) -> Command {
        let seconds = |seconds: Option<u32>| {
            let seconds = seconds.filter(|_| platform == Platform::Ispapi);
            seconds.map_or(Value::Null, |seconds| Value::from(i64::from(seconds)))
        };
        Command::new("StartSession")
            .with("TIMEOUT", seconds(self.idle_seconds))
            .with("MAXTTL", seconds(self.total_seconds))
    }

    fn read(&self, answer: &Response) -> Result<Session, Error> {
        let id = any_cell(answer, &["SESSION", "SESSIONID"], 0);
        Ok(Session { id: id.ok_or_else(|| missing("SESSION", 0))?.into() })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::commands::answer;

    #[test]
    fn an_answer_without_a_session_is_refused() {
        for cells in [&[][..], &[("SESSION", "")], &[("SESSIONID", "")]] {
            let error = StartSession::default().read(&answer(cells)).expect_err("none");
            assert_eq!(error.subject(), "SESSION");
        }
        let session = StartSession::default().read(&answer(&[("SESSIONID", "s3cret")]));
        assert!(!format!("{session:?}").contains("s3cret"));
    }
}
