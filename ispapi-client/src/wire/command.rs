//! A command and its parameters, and how they become `KEY=VALUE` lines.

use std::borrow::Cow;
use std::fmt;

use crate::wire::error::{Error, ErrorKind};
use crate::wire::profile::Platform;
use crate::wire::redact;

/// The value of a parameter.
///
/// Made with `From` of texts, whole numbers, booleans (`1` and `0`), options (none drops the
/// parameter) and lists; what has keys of its own is a `Map`.
#[derive(Clone, PartialEq, Eq)]
pub enum Value {
    /// Drops the parameter. Inside a list the number of the place is still used up.
    Null,
    /// Sent as it is; an empty text is sent too: it clears the field.
    Text(String),
    /// Sent as KEY0, KEY1, ...; an empty list sends nothing.
    List(Vec<Value>),
    /// Sent as the key followed by each key in here: OWNERCONTACT0 with FIRSTNAME and LASTNAME as
    /// OWNERCONTACT0FIRSTNAME and OWNERCONTACT0LASTNAME, K with 2 and 5 as K2 and K5.
    ///
    /// Source: `flattenCommand` of the vendor's PHP SDK.
    Map(Vec<(String, Value)>),
}

impl From<&str> for Value {
    fn from(text: &str) -> Value {
        Value::Text(text.to_owned())
    }
}

impl From<String> for Value {
    fn from(text: String) -> Value {
        Value::Text(text)
    }
}

impl From<bool> for Value {
    fn from(flag: bool) -> Value {
        Value::Text(if flag { "1" } else { "0" }.to_owned())
    }
}

impl From<i64> for Value {
    fn from(number: i64) -> Value {
        Value::Text(number.to_string())
    }
}

impl<T: Into<Value>> From<Option<T>> for Value {
    fn from(value: Option<T>) -> Value {
        value.map_or(Value::Null, Into::into)
    }
}

impl<T: Into<Value>> From<Vec<T>> for Value {
    fn from(values: Vec<T>) -> Value {
        Value::List(values.into_iter().map(Into::into).collect())
    }
}

/// A command of the API with its parameters, in the order they were given.
///
/// Nothing is checked before [`Command::lines`]; there the whole command is either encoded or
/// refused.
///
/// # Example
/// ```
/// use ispapi_client::{Command, Platform};
/// let command = Command::new("StatusDomain").with("domain", "fußball.de");
/// let text = command.text(Platform::Ispapi)?;
/// assert_eq!(text, "COMMAND=StatusDomain\nDOMAIN=xn--fuball-cta.de");
/// # Ok::<(), ispapi_client::Error>(())
/// ```
#[derive(Clone, PartialEq, Eq)]
pub struct Command {
    name: String,
    parameters: Vec<(String, Value)>,
}

impl Command {
    /// A command without parameters.
    pub fn new(name: impl Into<String>) -> Command {
        Command { name: name.into(), parameters: Vec::new() }
    }

    /// A command from keys and values, one of which is COMMAND, wherever it stands.
    ///
    /// # Errors
    /// [`ErrorKind::ParameterInvalid`] if COMMAND is missing, given twice or no text.
    pub fn from_pairs<K, V>(pairs: impl IntoIterator<Item = (K, V)>) -> Result<Command, Error>
    where
        K: Into<String>,
        V: Into<Value>,
    {
        let mut name = None;
        let mut parameters = Vec::new();
        for (key, value) in pairs {
            let (key, value) = (key.into(), value.into());
            if !key.eq_ignore_ascii_case("COMMAND") {
                parameters.push((key, value));
                continue;
            }
            match value {
                Value::Text(text) if name.is_none() => name = Some(text),
                _ => return Err(refused("COMMAND", "must be one text, given once")),
            }
        }
        let name = name.ok_or_else(|| refused("COMMAND", "is missing"))?;
        Ok(Command { name, parameters })
    }

    /// The command with one more parameter.
    #[must_use]
    pub fn with(mut self, key: impl Into<String>, value: impl Into<Value>) -> Command {
        self.parameters.push((key.into(), value.into()));
        self
    }

    /// The name: `StatusDomain`.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The parameters as given, without COMMAND.
    pub fn parameters(&self) -> impl Iterator<Item = (&str, &Value)> {
        self.parameters.iter().map(|(key, value)| (key.as_str(), value))
    }

    /// Whether the command only asks, so that sending it twice does no harm.
    ///
    /// By the vendor's way of naming: Check..., Query..., Status..., Get..., Parse... and
    /// ConvertIDN. Every other command counts as one that changes something.
    pub fn is_reading(&self) -> bool {
        let name = self.name.to_ascii_lowercase();
        let prefixes = ["check", "query", "status", "get", "parse"];
        name == "convertidn" || prefixes.iter().any(|prefix| name.starts_with(prefix))
    }

    /// What the command is about, for messages: the domain, application or other object it
    /// names, else the name of the command. Never a secret.
    pub fn subject(&self) -> &str {
        const OBJECTS: [&str; 5] = ["DOMAIN", "DOMAIN0", "APPLICATION", "OBJECTID", "DNSZONE"];
        for object in OBJECTS {
            for (key, value) in self.parameters() {
                if let Value::Text(text) = value
                    && key.eq_ignore_ascii_case(object)
                {
                    return text;
                }
            }
        }
        &self.name
    }

    /// The keys and values as the server gets them: COMMAND first, then the parameters in
    /// their order, lists spread out, names in ACE form.
    ///
    /// Checks, in this order and per parameter: the key is of visible ASCII without `=`; the key
    /// is not COMMAND; a list holds no list; the keys in a map are as those of parameters; the name
    /// can be converted; no key comes twice.
    ///
    /// # Errors
    /// [`ErrorKind::ParameterInvalid`] names the parameter; nothing is encoded then.
    pub fn lines(&self, platform: Platform) -> Result<Vec<(String, String)>, Error> {
        let name = clean(&self.name);
        if name.trim().is_empty() {
            return Err(refused("COMMAND", "is empty"));
        }
        let converting = !name.trim().eq_ignore_ascii_case("ConvertIDN");
        let class = self.object_class();
        let mut lines = vec![("COMMAND".to_owned(), name.into_owned())];
        for (key, value) in &self.parameters {
            for (key, text) in spread(key, value)? {
                let text = clean(text);
                let text = if converting && platform.converts(&key, class) {
                    to_ace(&key, &text)?
                } else {
                    text.into_owned()
                };
                lines.push((key, text));
            }
        }
        refuse_repeated(&lines)?;
        Ok(lines)
    }

    /// [`Command::lines`] as one text: `KEY=VALUE` joined by LF, without one at the end.
    ///
    /// # Errors
    /// As [`Command::lines`].
    pub fn text(&self, platform: Platform) -> Result<String, Error> {
        Ok(join(&self.lines(platform)?))
    }

    fn object_class(&self) -> Option<&str> {
        self.parameters().find_map(|(key, value)| match value {
            Value::Text(text) if key.eq_ignore_ascii_case("OBJECTCLASS") => Some(text.as_str()),
            _ => None,
        })
    }
}

/// Shows the parameters with every secret masked.
impl fmt::Debug for Command {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        struct Shown<'a>(&'a str, &'a Value);
        impl fmt::Debug for Shown<'_> {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                match self.1 {
                    Value::Null => f.write_str("null"),
                    Value::Text(text) => redact::shown(self.0, text).fmt(f),
                    Value::List(list) => {
                        f.debug_list().entries(list.iter().map(|v| Shown(self.0, v))).finish()
                    }
                    Value::Map(map) => {
                        let mut shown = f.debug_map();
                        for (key, value) in map {
                            shown.key(key).value(&Shown(&format!("{}{key}", self.0), value));
                        }
                        shown.finish()
                    }
                }
            }
        }
        let mut shown = f.debug_struct(&self.name);
        for (key, value) in &self.parameters {
            shown.field(key, &Shown(key, value));
        }
        shown.finish()
    }
}

/// A value alone does not know whether it is a secret, so it does not show itself.
impl fmt::Debug for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Value::Null => f.write_str("Null"),
            Value::Text(text) => write!(f, "Text({} bytes)", text.len()),
            Value::List(list) => f.debug_tuple("List").field(list).finish(),
            Value::Map(map) => f.debug_tuple("Map").field(map).finish(),
        }
    }
}

/// Joins encoded lines as they go into the form field.
pub(crate) fn join(lines: &[(String, String)]) -> String {
    let pairs: Vec<String> = lines.iter().map(|(key, value)| format!("{key}={value}")).collect();
    pairs.join("\n")
}

fn refused(subject: &str, message: impl fmt::Display) -> Error {
    Error::new(ErrorKind::ParameterInvalid, subject.escape_debug(), message)
}

/// CR, LF and NUL would end the line and begin another parameter.
pub(crate) fn clean(text: &str) -> Cow<'_, str> {
    if text.contains(BREAKS) { text.replace(BREAKS, "").into() } else { text.into() }
}

const BREAKS: [char; 3] = ['\r', '\n', '\0'];

/// Whether servers read this key as it stands. They trim keys and fold their case, so `COMMAND `
/// would be COMMAND to them and another parameter to every check here.
fn is_key(key: &str) -> bool {
    !key.is_empty() && key.bytes().all(|byte| byte.is_ascii_graphic() && byte != b'=')
}

fn spread<'a>(key: &str, value: &'a Value) -> Result<Vec<(String, &'a str)>, Error> {
    if !is_key(key) {
        return Err(refused(key, "invalid parameter name: must be visible ASCII without ="));
    }
    let key = key.to_ascii_uppercase();
    if key == "COMMAND" {
        return Err(refused(&key, "is given by the name of the command"));
    }
    match value {
        Value::Null => Ok(Vec::new()),
        Value::Text(text) => Ok(vec![(key, text)]),
        Value::List(list) => {
            let mut out = Vec::with_capacity(list.len());
            for (place, value) in list.iter().enumerate() {
                match value {
                    Value::Null => {}
                    Value::Text(text) => out.push((format!("{key}{place}"), text.as_str())),
                    _ => return Err(refused(&key, "is a list of lists")),
                }
            }
            Ok(out)
        }
        Value::Map(map) => {
            let mut out = Vec::with_capacity(map.len());
            for (place, value) in map {
                if !is_key(place) {
                    let message =
                        format!("holds the key {place:?}: must be visible ASCII without =");
                    return Err(refused(&key, message));
                }
                let place = place.to_ascii_uppercase();
                match value {
                    Value::Null => {}
                    Value::Text(text) => out.push((format!("{key}{place}"), text.as_str())),
                    _ => return Err(refused(&format!("{key}{place}"), "is a list of lists")),
                }
            }
            Ok(out)
        }
    }
}

fn to_ace(key: &str, value: &str) -> Result<String, Error> {
    if value.is_ascii() || value.contains(['*', '?']) {
        return Ok(value.to_owned());
    }
    match backorder_core::idn::to_ace(value) {
        Ok(ace) => Ok(ace.into_owned()),
        Err(error) => Err(refused(key, error)),
    }
}

fn refuse_repeated(lines: &[(String, String)]) -> Result<(), Error> {
    let mut keys: Vec<&str> = lines.iter().map(|(key, _)| key.as_str()).collect();
    keys.sort_unstable();
    match keys.windows(2).find(|pair| pair[0] == pair[1]) {
        Some(pair) => Err(refused(pair[0], "is given twice")),
        None => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(command: &Command) -> String {
        command.text(Platform::Ispapi).expect("encodes")
    }

    #[test]
    fn bad_keys_are_refused() {
        let breaking = ["", " ", "A\nB", "A\rB", "A\0B", "A=B", "command", "Command"];
        let trimmed_by_servers =
            ["COMMAND ", "\tCOMMAND", "DOMAIN ", " AUTH", "A B", "A\u{a0}", "\u{2028}A", "A\x7f"];
        let folded_by_servers = ["DOMA\u{131}N", "\u{17f}UBUSER", "M\u{fc}LL"];
        for key in [&breaking[..], &trimmed_by_servers, &folded_by_servers].concat() {
            let error = Command::new("X").with(key, "v").lines(Platform::Ispapi).expect_err(key);
            assert_eq!(error.kind(), ErrorKind::ParameterInvalid, "{key:?}");
            assert!(!error.subject().contains(['\n', '\r', '\0']), "{key:?}");
        }
        let empty = Command::new(" \n").lines(Platform::Ispapi).expect_err("no name");
        assert_eq!(empty.subject(), "COMMAND");
    }

    #[test]
    fn a_value_cannot_begin_another_parameter() {
        let command = Command::new("Status\nDomain").with("DOMAIN", "a.com\r\nCOMMAND=X\0");
        assert_eq!(text(&command), "COMMAND=StatusDomain\nDOMAIN=a.comCOMMAND=X");
    }

    #[test]
    fn repeated_keys_are_refused_however_they_come_about() {
        let list = Command::new("X").with("DOMAIN", vec!["a.com"]).with("domain0", "b.com");
        assert_eq!(list.lines(Platform::Ispapi).expect_err("twice").subject(), "DOMAIN0");
        let case = Command::new("X").with("Foo", "1").with("FOO", "2");
        assert_eq!(case.lines(Platform::Ispapi).expect_err("twice").subject(), "FOO");
    }

    #[test]
    fn lists_keep_the_place_of_a_null() {
        let list = vec![Some("a"), None, Some("c")];
        let command = Command::new("X").with("K", list).with("N", None::<&str>);
        assert_eq!(text(&command), "COMMAND=X\nK0=a\nK2=c");
        let nested = Value::List(vec![Value::List(vec![])]);
        assert!(Command::new("X").with("K", nested).lines(Platform::Ispapi).is_err());
    }

    #[test]
    fn a_map_keeps_its_keys() {
        let map = |pairs: &[(&str, &str)]| {
            Value::Map(pairs.iter().map(|(k, v)| ((*k).to_owned(), Value::from(*v))).collect())
        };
        let command = Command::new("X")
            .with("ownercontact0", map(&[("firstName", "A"), ("AUTH", "s3cret")]))
            .with("K", map(&[("5", "f"), ("2", "c")]))
            .with("DOMAIN", map(&[("1", "müller.de")]));
        assert_eq!(
            text(&command),
            "COMMAND=X\nOWNERCONTACT0FIRSTNAME=A\nOWNERCONTACT0AUTH=s3cret\nK5=f\nK2=c\n\
             DOMAIN1=xn--mller-kva.de",
        );
        assert!(!format!("{command:?}").contains("s3cret"), "{command:?}");
        for (key, bad) in [
            ("K", map(&[("", "x")])),
            ("K", map(&[("A=B", "x")])),
            ("K", map(&[("A\nCOMMAND", "x")])),
            ("K", map(&[("a", "x"), ("A", "y")])),
            ("COM", map(&[("MAND", "DeleteDomain")])),
            ("K", Value::Map(vec![("A".into(), map(&[("B", "x")]))])),
            ("K", Value::Map(vec![("A".into(), Value::List(vec![]))])),
        ] {
            let error = Command::new("X").with(key, bad).lines(Platform::Ispapi).expect_err(key);
            assert_eq!(error.kind(), ErrorKind::ParameterInvalid, "{error}");
        }
    }

    #[test]
    fn from_pairs_needs_one_command() {
        assert!(Command::from_pairs([("DOMAIN", "a.com")]).is_err());
        assert!(Command::from_pairs([("COMMAND", "A"), ("command", "B")]).is_err());
        let command = Command::from_pairs([("A", "1"), ("command", "B")]).expect("one");
        assert_eq!(text(&command), "COMMAND=B\nA=1");
    }

    #[test]
    fn names_that_cannot_be_converted_are_refused() {
        let command = Command::new("StatusDomain").with("DOMAIN", "\u{fffd}.com");
        let error = command.lines(Platform::Ispapi).expect_err("no such name");
        assert_eq!((error.kind(), error.subject()), (ErrorKind::ParameterInvalid, "DOMAIN"));
        assert!(command.lines(Platform::Cnr).is_ok(), "CNR converts DOMAIN itself");
        let convert = Command::new("ConvertIDN").with("DOMAIN", vec!["müller.de"]);
        assert_eq!(text(&convert), "COMMAND=ConvertIDN\nDOMAIN0=müller.de");
    }

    #[test]
    fn reading_is_told_from_changing() {
        for name in ["StatusDomain", "QUERYDOMAINLIST", "checkdomains", "ConvertIDN"] {
            assert!(Command::new(name).is_reading(), "{name}");
        }
        for name in ["AddDomainApplication", "StartSession", "DeleteDomain", "", "ConvertIDNX"] {
            assert!(!Command::new(name).is_reading(), "{name}");
        }
    }

    #[test]
    fn debug_masks_secrets() {
        let command = Command::new("ModifyDomain").with("Auth", "s3cret").with("DOMAIN", "a.com");
        let shown = format!("{command:?} {:?}", Value::from("s3cret"));
        assert!(!shown.contains("s3cret"), "{shown}");
        assert!(shown.contains("a.com"), "{shown}");
    }
}
