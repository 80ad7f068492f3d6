//! Values that an account keeps at the registrar: settings of its own, by key and name. ISPAPI
//! only; CNR has no such commands.

use crate::wire::command::Command;
use crate::wire::error::{Error, ErrorKind};
use crate::wire::read::{cell, rows, texts};
use crate::wire::response::Response;

/// A list of values to be read or written.
///
/// # Example
/// ```
/// use ispapi_client::{Platform, management::Environment};
/// let ask = Environment::default().with("_system/defaults", "nameserver")?;
/// assert_eq!(
///     ask.query().text(Platform::Ispapi)?,
///     "COMMAND=GetEnvironment\nENVIRONMENTKEY0=_system/defaults\nENVIRONMENTNAME0=nameserver",
/// );
/// let set = Environment::set("middleware/module", "version", "1.2")?;
/// assert_eq!(
///     set.text(Platform::Ispapi)?,
///     "COMMAND=SetEnvironment\nENVIRONMENTKEY=middleware/module\nENVIRONMENTNAME=version\n\
///      ENVIRONMENTVALUE=1.2",
/// );
/// # Ok::<(), ispapi_client::Error>(())
/// ```
///
/// Source: references of GetEnvironment, QueryEnvironmentList and SetEnvironment.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct Environment {
    asked: Vec<(String, String)>,
}

/// A value.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct EnvironmentValue {
    /// The key: `_system/defaults`.
    pub key: String,
    /// The name.
    pub name: String,
    /// The value; none: it is not set.
    pub value: Option<String>,
}

impl Environment {
    /// Asks for one more.
    ///
    /// # Errors
    /// [`ErrorKind::ParameterInvalid`] names what is empty or has more than one line.
    pub fn with(mut self, key: &str, name: &str) -> Result<Environment, Error> {
        checked("ENVIRONMENTKEY", key)?;
        checked("ENVIRONMENTNAME", name)?;
        self.asked.push((key.to_owned(), name.to_owned()));
        Ok(self)
    }

    /// The command that reads them.
    pub fn query(&self) -> Command {
        let of = |part: fn(&(String, String)) -> &String| -> Vec<String> {
            self.asked.iter().map(|asked| part(asked).clone()).collect()
        };
        Command::new("GetEnvironment")
            .with("ENVIRONMENTKEY", of(|(key, _)| key))
            .with("ENVIRONMENTNAME", of(|(_, name)| name))
    }

    /// Reads the answer to [`Environment::query`], in the order that was asked.
    pub fn read(&self, answer: &Response) -> Vec<EnvironmentValue> {
        let missing = texts(answer, "MISSING");
        let read = |(row, (key, name)): (usize, &(String, String))| {
            let path = format!("{key}/{name}");
            let value = cell(answer, "ENVIRONMENTVALUE", row).filter(|_| !missing.contains(&path));
            let value = value.map(str::to_owned);
            EnvironmentValue { key: key.clone(), name: name.clone(), value }
        };
        self.asked.iter().enumerate().map(read).collect()
    }

    /// The command that lists all values of a key; of no key, all keys.
    pub fn list(key: Option<&str>) -> Command {
        Command::new("QueryEnvironmentList").with("ENVIRONMENTKEY", key)
    }

    /// Reads the answer to [`Environment::list`].
    pub fn read_list(answer: &Response) -> Vec<EnvironmentValue> {
        let text = |column: &str, row| cell(answer, column, row).map(str::to_owned);
        let read = |row| EnvironmentValue {
            key: text("ENVIRONMENTKEY", row).unwrap_or_default(),
            name: text("ENVIRONMENTNAME", row).unwrap_or_default(),
            value: text("ENVIRONMENTVALUE", row),
        };
        (0..rows(answer, "ENVIRONMENTKEY")).map(read).collect()
    }

    /// The command that sets a value; an empty one takes it away.
    ///
    /// # Errors
    /// [`ErrorKind::ParameterInvalid`] names what is empty or has more than one line.
    pub fn set(key: &str, name: &str, value: &str) -> Result<Command, Error> {
        checked("ENVIRONMENTKEY", key)?;
        checked("ENVIRONMENTNAME", name)?;
        if value.contains(['\r', '\n', '\0']) {
            let message = "has more than one line";
            return Err(Error::new(ErrorKind::ParameterInvalid, "ENVIRONMENTVALUE", message));
        }
        Ok(Command::new("SetEnvironment")
            .with("ENVIRONMENTKEY", key)
            .with("ENVIRONMENTNAME", name)
            .with("ENVIRONMENTVALUE", value))
    }
}

fn checked(what: &str, text: &str) -> Result<(), Error> {
    let message = match text {
        _ if text.trim().is_empty() => "is empty",
        _ if text.contains(['\r', '\n', '\0']) => "has more than one line",
        _ => return Ok(()),
    };
    Err(Error::new(ErrorKind::ParameterInvalid, what, message))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ResponseBuilder;

    #[test]
    fn a_value_that_is_not_set_is_none() {
        let asked = Environment::default().with("_system/defaults", "nameserver");
        let asked = asked.and_then(|asked| asked.with("_system/defaults", "renewalmode"));
        let asked = asked.expect("possible");
        let text = ResponseBuilder::new(200, "ok")
            .with_column("ENVIRONMENTVALUE", ["ns1.hexonet.net,ns2.hexonet.net", ""])
            .with("MISSING", "_system/defaults/renewalmode")
            .encode();
        let read = asked.read(&Response::from_vec(text.into_bytes()));
        let values: Vec<_> = read.iter().map(|value| value.value.as_deref()).collect();
        assert_eq!(values, [Some("ns1.hexonet.net,ns2.hexonet.net"), None]);
        // What the registrar calls missing is none, whatever stands in its cell.
        let text = ResponseBuilder::new(200, "ok")
            .with_column("ENVIRONMENTVALUE", ["ns1.hexonet.net", "inherited"])
            .with("MISSING", "_system/defaults/renewalmode")
            .encode();
        let read = asked.read(&Response::from_vec(text.into_bytes()));
        assert_eq!((read[0].value.is_some(), read[1].value.as_deref()), (true, None));
        for (key, name, value, subject) in [
            ("", "a", "", "ENVIRONMENTKEY"),
            ("a", " ", "", "ENVIRONMENTNAME"),
            ("a", "b", "c\nSUBUSER=d", "ENVIRONMENTVALUE"),
        ] {
            let error = Environment::set(key, name, value).expect_err(subject);
            assert_eq!((error.kind(), error.subject()), (ErrorKind::ParameterInvalid, subject));
        }
        let text = ResponseBuilder::new(200, "ok")
            .with_column("ENVIRONMENTKEY", ["invoice", "_system/contact"])
            .encode();
        let keys = Environment::read_list(&Response::from_vec(text.into_bytes()));
        assert_eq!((keys.len(), keys[1].key.as_str()), (2, "_system/contact"));
    }
}
