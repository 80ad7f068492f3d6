//! What goes wrong with a request.

use serde_json::{Value as Json, json};

use super::name::ace;
use super::parameters::{Parameters, Refusal, flag, only, whole};

/// What the client sees.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum FaultKind {
    /// No answer; the connection stays open until the client gives up.
    Timeout,
    /// The connection is closed without an answer.
    Cut,
    /// The connection is closed in the middle of the answer's body.
    CutBody,
    /// The answer ends in its middle, as if it were whole.
    Truncate,
    /// An answer with an empty body.
    Empty,
    /// A page that is no answer of the API.
    Garbage,
    /// The body comes a few bytes a second.
    Slow,
    /// The answer is in ISO-8859-1, with letters that are no UTF-8 then.
    Latin1,
    /// Something in between sends the command twice; the second answer arrives.
    Duplicate,
    /// An HTTP status with a page.
    Http(u16),
    /// An answer with this code and description.
    Answer(u16, String),
}

/// A fault for some of the requests to come.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Fault {
    pub kind: FaultKind,
    /// Only requests about this name; none: about any.
    pub domain: Option<String>,
    /// Only this command, in upper case; none: any.
    pub command: Option<String>,
    /// How many requests more.
    pub count: u64,
    /// Whether the command is carried out all the same.
    pub effect: bool,
}

impl Fault {
    pub fn parse(parameters: &Parameters) -> Result<Fault, Refusal> {
        only(
            parameters,
            &["fault", "domain", "command", "count", "effect", "status", "code", "description"],
        )?;
        let get = |key: &str| parameters.get(key).map(String::as_str);
        let kind = FaultKind::parse(get)?;
        let effect = match get("effect") {
            Some(text) => flag("effect", text)?,
            None => !matches!(kind, FaultKind::Http(_) | FaultKind::Answer(..)),
        };
        Ok(Fault {
            kind,
            effect,
            domain: get("domain").map(ace),
            command: get("command").map(str::to_ascii_uppercase),
            count: get("count").map_or(Ok(1), |count| whole("count", count))?,
        })
    }

    pub fn fits(&self, command: &str, domain: Option<&str>) -> bool {
        self.count > 0
            && self.command.as_deref().is_none_or(|wanted| wanted == command)
            && self.domain.as_deref().is_none_or(|wanted| Some(wanted) == domain)
    }

    /// How often the command is carried out.
    pub fn times(&self) -> u8 {
        match self.kind {
            _ if !self.effect => 0,
            FaultKind::Duplicate => 2,
            _ => 1,
        }
    }

    pub fn json(&self) -> Json {
        json!({
            "fault": self.kind.name(),
            "domain": self.domain,
            "command": self.command,
            "count": self.count,
            "effect": self.effect,
        })
    }
}

impl FaultKind {
    fn parse<'a>(get: impl Fn(&str) -> Option<&'a str>) -> Result<FaultKind, Refusal> {
        let number = |key: &str, default: u16| {
            let text = get(key).unwrap_or_default();
            if text.is_empty() { Ok(default) } else { three_digits(key, text) }
        };
        Ok(match get("fault").ok_or("fault: is missing")? {
            "timeout" => FaultKind::Timeout,
            "cut" => FaultKind::Cut,
            "cut-body" => FaultKind::CutBody,
            "truncate" => FaultKind::Truncate,
            "empty" => FaultKind::Empty,
            "garbage" => FaultKind::Garbage,
            "slow" => FaultKind::Slow,
            "latin1" => FaultKind::Latin1,
            "duplicate" => FaultKind::Duplicate,
            "http" => FaultKind::Http(number("status", 500)?),
            "answer" => {
                let words = get("description").unwrap_or("Command failed due to server error");
                FaultKind::Answer(number("code", 421)?, words.to_owned())
            }
            other => return Err(format!("fault: {other:?} is none of {FAULTS}")),
        })
    }

    pub fn name(&self) -> String {
        match self {
            FaultKind::Timeout => "timeout".into(),
            FaultKind::Cut => "cut".into(),
            FaultKind::CutBody => "cut-body".into(),
            FaultKind::Truncate => "truncate".into(),
            FaultKind::Empty => "empty".into(),
            FaultKind::Garbage => "garbage".into(),
            FaultKind::Slow => "slow".into(),
            FaultKind::Latin1 => "latin1".into(),
            FaultKind::Duplicate => "duplicate".into(),
            FaultKind::Http(status) => format!("http {status}"),
            FaultKind::Answer(code, _) => format!("answer {code}"),
        }
    }
}

const FAULTS: &str = "timeout, cut, cut-body, truncate, empty, garbage, slow, latin1, duplicate, \
                      http, answer";

fn three_digits(key: &str, text: &str) -> Result<u16, Refusal> {
    let number: Option<u16> = text.parse().ok().filter(|number| (100..=999).contains(number));
    number.ok_or_else(|| format!("{key}: {text:?} is not a number of three digits"))
}
