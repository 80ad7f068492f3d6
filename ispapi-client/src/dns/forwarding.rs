//! Forwardings of URLs and of mail: records of a zone on ISPAPI, objects of their own at CNR.

use super::record::{Record, absolute};
use super::target::{self, UrlForward};
use crate::wire::command::Command;
use crate::wire::error::{Error, ErrorKind};
use crate::wire::profile::Platform;

/// A forwarding.
///
/// # Example
/// ```
/// use ispapi_client::dns::{Forwarding, UrlForward};
/// let shop = Forwarding::Url {
///     host: "shop".into(),
///     path: String::new(),
///     how: UrlForward::Redirect,
///     target: "https://example.net/".into(),
/// };
/// assert_eq!(shop.record(Some(3600))?.text(),
///     "shop 3600 IN X-HTTP REDIRECT https://example.net/");
/// let mail = Forwarding::mail("info", "me@example.net");
/// assert_eq!(mail.record(None)?.text(), "@ IN X-SMTP info@ MAILFORWARD me@example.net");
/// # Ok::<(), ispapi_client::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(rename_all = "kebab-case"))]
pub enum Forwarding {
    /// Of a URL.
    Url {
        /// The host, as in a record.
        host: String,
        /// The path below it, `/old`, or nothing. ISPAPI only.
        path: String,
        /// How.
        how: UrlForward,
        /// Where to.
        target: String,
    },
    /// Of mail.
    Mail {
        /// The host, as in a record.
        host: String,
        /// Who is written to; empty: everybody.
        user: String,
        /// Where to.
        target: String,
    },
}

impl Forwarding {
    /// Mail to a user of the zone itself; `*` and nothing are everybody.
    pub fn mail(user: &str, target: &str) -> Forwarding {
        let user = if user == "*" { "" } else { user };
        Forwarding::Mail { host: "@".into(), user: user.into(), target: target.into() }
    }

    /// The forwarding of a record; none if it is no X-HTTP or X-SMTP.
    pub fn of(record: &Record, zone: &str) -> Option<Forwarding> {
        let words: Vec<&str> = record.data().split_whitespace().collect();
        let host = record.host(zone);
        match record.kind() {
            "X-HTTP" => target::url(&words).map(|(path, how, target)| Forwarding::Url {
                host,
                path: path.to_owned(),
                how,
                target,
            }),
            "X-SMTP" => target::mail(&words).map(|(user, target)| Forwarding::Mail {
                host,
                user: user.to_owned(),
                target: target.to_owned(),
            }),
            _ => None,
        }
    }

    /// The record of it.
    ///
    /// # Errors
    /// [`ErrorKind::ParameterInvalid`] as [`Record::parse`].
    pub fn record(&self, ttl: Option<u32>) -> Result<Record, Error> {
        match self {
            Forwarding::Url { host, path, how, target } => {
                let data = format!("{path} {} {target}", how.word());
                Record::new(host, ttl, "X-HTTP", data.trim_start())
            }
            Forwarding::Mail { host, user, target } => {
                Record::new(host, ttl, "X-SMTP", &format!("{user}@ MAILFORWARD {target}"))
            }
        }
    }

    /// CNR's command that makes it (`is_added`) or takes it away.
    ///
    /// # Errors
    /// [`ErrorKind::ParameterInvalid`] names a path, which CNR cannot forward.
    pub(super) fn cnr_command(&self, zone: &str, is_added: bool) -> Result<Command, Error> {
        match self {
            Forwarding::Url { path, .. } if !path.is_empty() => {
                let message =
                    format!("{} forwards hosts, not paths below them", Platform::Cnr.name());
                Err(Error::new(ErrorKind::ParameterInvalid, path, message))
            }
            Forwarding::Url { host, how, target, .. } => {
                let source = absolute(host, zone);
                let source = source.trim_end_matches('.');
                Ok(match is_added {
                    true => Command::new("AddWebFwd")
                        .with("SOURCE", source)
                        .with("TARGET", target.as_str())
                        .with("TYPE", how.cnr_word()),
                    false => Command::new("DeleteWebFwd").with("SOURCE", source),
                })
            }
            Forwarding::Mail { host, user, target } => {
                let host = absolute(host, zone);
                let user = if user.is_empty() { "*" } else { user };
                let from = format!("{user}@{}", host.trim_end_matches('.'));
                let name = if is_added { "AddMailFwd" } else { "DeleteMailFwd" };
                Ok(Command::new(name).with("FROM", from).with("TO", target.as_str()))
            }
        }
    }

    /// The forwarding of a row of CNR's lists.
    pub(super) fn of_cnr_url(source: &str, how: &str, target: &str) -> Option<Forwarding> {
        let how = [UrlForward::Redirect, UrlForward::Frame]
            .into_iter()
            .find(|known| known.cnr_word().eq_ignore_ascii_case(how))?;
        let host = format!("{}.", source.trim_end_matches('.'));
        Some(Forwarding::Url { host, path: String::new(), how, target: target.to_owned() })
    }

    pub(super) fn of_cnr_mail(from: &str, target: &str) -> Option<Forwarding> {
        let (user, host) = from.rsplit_once('@')?;
        let user = if user == "*" { "" } else { user };
        let host = format!("{}.", host.trim_end_matches('.'));
        Some(Forwarding::Mail { host, user: user.to_owned(), target: target.to_owned() })
    }
}
