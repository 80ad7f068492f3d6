//! What is known of each command, once: its names, what it does, its parameters and columns.
//!
//! The facts stand in `data/commands.txt`. From them come the check of a command before it is sent
//! ([`CommandFacts::check`]), the reading of its answer by the forms of its columns
//! ([`CommandFacts::read`]), the access lists by task, the simulator's check of parameters, and
//! `docs/commands.md`; and made from them are the types of most commands, the methods of PHP and
//! the functions of C. A command that is not in there is sent by the generic call as it is.

mod form;
mod parse;
mod reading;
mod spelling;
mod task;
mod values;
mod words;

use std::sync::OnceLock;

use crate::wire::command::Command;
use crate::wire::error::{Error, ErrorKind};
use crate::wire::profile::Platform;
use crate::wire::response::Response;

pub use self::form::{Cell, Form};
pub use self::reading::Reading;
pub use self::spelling::{camel_case, pascal_case, snake_case};
pub use self::task::Task;
pub(crate) use self::values::FormValue;
pub use self::values::{ContactHandle, Country, Email, Extras, HostName, Period, PeriodUnit};
pub use self::words::{
    DnssecMode, NotificationKind, NotificationRecipient, OrderMode, SortOrder, SuggestionKind,
    UserDepth, WebForward, YesOrNo, ZoneMode, ZoneStatus,
};

/// What sending a command does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Effect {
    /// It only asks: it may be repeated.
    Reads,
    /// It changes something: it is never repeated by itself.
    Changes,
    /// It changes something and costs money.
    Spends,
}

/// A parameter of a command.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct ParameterFacts {
    /// The key, in upper case, without the number of a list.
    pub key: &'static str,
    /// The same with its words told apart: `OwnerContact`.
    pub words: &'static str,
    /// What its values look like.
    pub form: Form,
    /// Whether it is a list: KEY0, KEY1, ...
    pub is_list: bool,
    /// Whether the command is refused without it.
    pub is_required: bool,
    /// The only platform that has it; none: both.
    pub platform: Option<Platform>,
}

impl ParameterFacts {
    /// Whether a command is made with it. What one platform alone requires is not: it is checked
    /// before a command is sent there.
    pub fn is_needed(&self) -> bool {
        self.is_required && self.platform.is_none()
    }
}

/// A column of an answer.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct ColumnFacts {
    /// The name, in upper case and without blanks.
    pub name: &'static str,
    /// The same with its words told apart: `CreatedDate`.
    pub words: &'static str,
    /// What its cells look like.
    pub form: Form,
    /// Whether it has a cell for each row of a list.
    pub is_list: bool,
    /// Whether a row of a list is known again by it.
    pub is_key: bool,
}

/// A command.
///
/// # Example
/// ```
/// use ispapi_client::vocabulary::{self, Effect};
/// use ispapi_client::{Command, Platform};
/// let push = vocabulary::find("pushdomain").expect("known");
/// assert_eq!((push.name, push.effect), ("PushDomain", Effect::Changes));
/// let command = Command::new("PushDomain").with("TARGET", "TAG");
/// let error = push.check(&command, Platform::Ispapi).expect_err("of which domain?");
/// assert_eq!(error.subject(), "DOMAIN");
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct CommandFacts {
    /// The name on ISPAPI; that at CentralNic Reseller if it is there only.
    pub name: &'static str,
    /// Whether ISPAPI has it.
    pub is_on_ispapi: bool,
    /// The name at CentralNic Reseller; none: not known to be there.
    pub cnr: Option<&'static str>,
    /// Whether its reference has a page of that name; else it is known from public clients.
    pub is_cnr_confirmed: bool,
    /// What sending it does.
    pub effect: Effect,
    /// What it is for, in a sentence.
    pub about: &'static str,
    /// Whether its type in [`crate::commands`] is written by hand; else it is made from here.
    pub is_by_hand: bool,
    /// Of one that is written by hand: what it is more than data.
    pub why: Option<&'static str>,
    /// The tasks of a role user that need it.
    pub tasks: Vec<Task>,
    /// The parameters are not known, so any is taken.
    pub is_open: bool,
    /// Whether registries add parameters of their own (X-...) to it.
    pub has_extensions: bool,
    /// The parameters.
    pub parameters: Vec<ParameterFacts>,
    /// The columns of its answer; there may be others.
    pub columns: Vec<ColumnFacts>,
}

const TABLE: &str = include_str!("../../data/commands.txt");

/// Every command of the table, by name.
pub fn all() -> &'static [CommandFacts] {
    static FACTS: OnceLock<Vec<CommandFacts>> = OnceLock::new();
    // A test says that the table can be read.
    FACTS.get_or_init(|| parse::table(TABLE).unwrap_or_default())
}

/// The command of a name of either platform, in any case.
pub fn find(name: &str) -> Option<&'static CommandFacts> {
    let name = name.trim();
    let is = |known: &str| known.eq_ignore_ascii_case(name);
    all().iter().find(|facts| is(facts.name) || facts.cnr.is_some_and(is))
}

/// The command of a name on a platform, in any case. Where several have one name there, as CNR's
/// ResendNotification does the work of three of ISPAPI's, it is the first.
pub fn find_on(name: &str, platform: Platform) -> Option<&'static CommandFacts> {
    let name = name.trim();
    let is = |known: &str| known.eq_ignore_ascii_case(name);
    all().iter().find(|facts| facts.name_on(platform).is_some_and(is))
}

/// The facts of a command that can be sent to a platform as it is.
///
/// # Errors
/// [`ErrorKind::ParameterInvalid`] if the table does not have it there by this name; and as
/// [`CommandFacts::check`].
pub fn ready(command: &Command, platform: Platform) -> Result<&'static CommandFacts, Error> {
    let facts = find_on(command.name(), platform);
    let facts = facts.ok_or_else(|| {
        let message = format!("is no command that is known on {}", platform.name());
        Error::new(ErrorKind::ParameterInvalid, command.name(), message)
    })?;
    facts.check(command, platform)?;
    Ok(facts)
}

/// Refuses a command of the table that cannot be sent to a platform as it is; one that is not in
/// the table passes.
///
/// # Errors
/// As [`ready`].
pub(crate) fn check(command: &Command, platform: Platform) -> Result<(), Error> {
    find(command.name()).map_or(Ok(()), |_| ready(command, platform).map(drop))
}

/// Why a line of a command is refused.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Refusal {
    /// The command has no such parameter, or not on this platform. Code 503.
    Unknown,
    /// It must be there and filled. Code 504.
    Missing,
    /// The value cannot be: what is allowed. Code 505.
    Impossible(String),
}

impl CommandFacts {
    /// The name on a platform, where it is known to be there.
    pub fn name_on(&self, platform: Platform) -> Option<&'static str> {
        match platform {
            Platform::Ispapi => self.is_on_ispapi.then_some(self.name),
            Platform::Cnr => self.cnr,
        }
    }

    /// Refuses a command that cannot be meant: a parameter that the command does not have on the
    /// platform, one that is missing, a value of another form. An empty value clears a field and
    /// passes, unless the parameter is required.
    ///
    /// # Errors
    /// [`ErrorKind::ParameterInvalid`] names the parameter and what is allowed; the value itself
    /// only where it is no secret. And what [`Command::lines`] refuses.
    pub fn check(&self, command: &Command, platform: Platform) -> Result<(), Error> {
        let lines = command.lines(platform)?;
        let lines = lines.iter().map(|(key, value)| (key.as_str(), value.as_str()));
        let Some((key, refusal)) = self.refused(lines, platform) else { return Ok(()) };
        let name = self.name_on(platform).unwrap_or(self.name);
        let message = match refusal {
            Refusal::Unknown => {
                let known = self.parameters.iter().filter(|known| on(known.platform, platform));
                let known: Vec<&str> = known.map(|known| known.key).collect();
                let known = if known.is_empty() { "none".into() } else { known.join(", ") };
                format!("is no parameter of {name}; there are {known}")
            }
            Refusal::Missing => format!("is missing: {name} requires it"),
            Refusal::Impossible(allowed) => allowed,
        };
        Err(Error::new(ErrorKind::ParameterInvalid, key, message))
    }

    /// The first of the encoded lines that is refused, or the first parameter that is missing.
    pub fn refused<'l>(
        &self,
        lines: impl Iterator<Item = (&'l str, &'l str)> + Clone,
        platform: Platform,
    ) -> Option<(String, Refusal)> {
        if self.is_open {
            return None;
        }
        for (key, value) in lines.clone().filter(|(key, _)| *key != "COMMAND") {
            match self.form_of(key, platform) {
                None => return Some((key.to_owned(), Refusal::Unknown)),
                Some(form) if !value.is_empty() => {
                    if let Err(allowed) = form.check(value) {
                        let shown = crate::wire::redact::shown(key, value);
                        let why = format!("{shown:?} is not possible: {allowed}");
                        return Some((key.to_owned(), Refusal::Impossible(why)));
                    }
                }
                Some(_) => {}
            }
        }
        let filled = |needed: &ParameterFacts| {
            lines.clone().any(|(key, value)| needed.is(key) && !value.trim().is_empty())
        };
        let mut needed = self.parameters.iter().filter(|parameter| parameter.is_required);
        let missing = needed.find(|needed| on(needed.platform, platform) && !filled(needed))?;
        Some((missing.key.to_owned(), Refusal::Missing))
    }

    /// The first of the keys as they are sent that the command does not have on the platform.
    pub fn unknown<'l>(
        &self,
        mut keys: impl Iterator<Item = &'l str>,
        platform: Platform,
    ) -> Option<&'l str> {
        let is_unknown = |key: &str| key != "COMMAND" && self.form_of(key, platform).is_none();
        keys.find(|key| !self.is_open && is_unknown(key))
    }

    /// The form of a key as it is sent; none: the command has no such parameter.
    fn form_of(&self, key: &str, platform: Platform) -> Option<&Form> {
        if let Some(known) = self.parameters.iter().find(|parameter| parameter.is(key)) {
            // CNR takes handles only.
            let is_detail = known.form == Form::Contact
                && key.trim_end_matches(|c: char| c.is_ascii_digit()) != known.key;
            return match (is_detail, platform) {
                (true, Platform::Cnr) => None,
                (true, _) => Some(&Form::Text),
                _ => on(known.platform, platform).then_some(&known.form),
            };
        }
        // CNR has the sub-user among the lines of the command.
        if platform == Platform::Cnr && key == "SUBUSER" {
            return Some(&Form::Text);
        }
        let is_extension = self.has_extensions && key.starts_with("X-");
        (is_extension && !is_foreign_extension(key, platform)).then_some(&Form::Text)
    }

    /// Reads an answer by the forms of its columns. A cell that its form does not fit is kept as
    /// odd, and the rest is read.
    pub fn read(&self, answer: &Response) -> Reading {
        Reading::of(self, answer)
    }
}

impl ParameterFacts {
    /// Whether a key as it is sent is this one, or an item of it, or a detail of such a contact.
    fn is(&self, key: &str) -> bool {
        let Some(rest) = key.strip_prefix(self.key) else { return false };
        if rest.is_empty() || !self.is_list {
            return rest.is_empty();
        }
        let field = rest.trim_start_matches(|letter: char| letter.is_ascii_digit());
        let is_numbered = field.len() < rest.len();
        match &self.form {
            Form::Contact => is_numbered && (field.is_empty() || is_detail(field)),
            _ => is_numbered && field.is_empty(),
        }
    }
}

/// Whether this is a field of a contact that is written out: what AddContact takes of one.
fn is_detail(field: &str) -> bool {
    let stem = field.trim_end_matches(|letter: char| letter.is_ascii_digit());
    let fields = find("AddContact").map(|facts| facts.parameters.as_slice());
    let mut fields = fields.unwrap_or_default().iter().filter(|known| known.form != Form::Flag);
    fields.any(|known| known.key == stem)
}

fn on(only: Option<Platform>, platform: Platform) -> bool {
    only.is_none_or(|only| only == platform)
}

/// An extension that the table knows as the other platform's alone.
fn is_foreign_extension(key: &str, platform: Platform) -> bool {
    let parameters = all().iter().flat_map(|facts| &facts.parameters);
    let mut same = parameters.filter(|parameter| parameter.is(key));
    same.any(|parameter| !on(parameter.platform, platform))
}

#[cfg(test)]
mod tests;
