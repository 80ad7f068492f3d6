//! How to see whether a command is allowed without doing anything.

use crate::commands::{EndSession, Request};
use crate::wire::command::Command;
use crate::wire::profile::Platform;

/// How a command is tried.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Trial {
    /// It is sent.
    Send(Command),
    /// The diagnosis starts and ends a session anyway.
    StartSession,
    EndSession,
    /// It is never sent, and why.
    Not(&'static str),
}

/// Changing commands of which the reference says that they require a parameter. Without it they
/// are refused and do nothing, so that they can be sent bare.
const HARMLESS_BARE: [&str; 16] = [
    "AddContact",
    "AddDomainApplication",
    "DENIC_CreateAuthInfo1",
    "DeleteDomain",
    "DeleteDomainApplication",
    "ModifyDomainApplication",
    "PayDomainRenewal",
    "RenewDomain",
    "RequestDomainAuthInfo",
    "ResendDomainTransferConfirmationEmails",
    "ResendNotification",
    "RestoreDomain",
    "SetAuthCode",
    "SetDomainRenewalMode",
    "TradeDomain",
    "TransferDomain",
];

impl Trial {
    pub(super) fn of(name: &str, platform: Platform) -> Trial {
        let bare = Command::new(name);
        match name {
            "StartSession" => Trial::StartSession,
            _ if name == EndSession.command(platform).name() => Trial::EndSession,
            // These have no pages.
            "QueryDomainOptions" | "QueryDomainRepositoryInfo" => Trial::Send(bare),
            // Of no use but to be short: each of these has a list as its answer.
            _ if name.starts_with("Query") => Trial::Send(bare.with("LIMIT", "1")),
            _ if bare.is_reading() || HARMLESS_BARE.contains(&name) => Trial::Send(bare),
            // The reference names no parameter that it requires, not even the domain. What a bare
            // one does is not known, so none is sent.
            "ModifyDomain" => {
                Trial::Not("is not tried: it requires no parameter, so it might change something")
            }
            _ => Trial::Not("is not tried: it might change something"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnose::{Task, required_commands};

    #[test]
    fn every_required_command_is_tried_or_has_a_reason() {
        for platform in [Platform::Ispapi, Platform::Cnr] {
            let names = required_commands(platform, Task::All);
            assert!(names.windows(2).all(|pair| pair[0] < pair[1]), "{names:?}");
            let trial = |name: &&str| Trial::of(name, platform);
            let not = names.iter().filter(|name| matches!(trial(name), Trial::Not(_)));
            let not: Vec<_> = not.collect();
            assert_eq!(not, [&"ModifyDomain", &"PushDomain"], "{platform:?}");
            assert!(names.iter().any(|name| trial(name) == Trial::StartSession), "{platform:?}");
            assert!(names.iter().any(|name| trial(name) == Trial::EndSession), "{platform:?}");
            // None is listed without a use.
            let is_listed = |name: &&str| names.contains(name);
            let unlisted = HARMLESS_BARE.iter().filter(|name| !is_listed(name)).count();
            assert_eq!(unlisted, if platform == Platform::Cnr { 4 } else { 2 }, "{platform:?}");
        }
    }

    #[test]
    fn nothing_else_that_changes_is_sent() {
        for name in ["AddDomain", "PushDomain", "ModifyDomain", "EndSession", "x"] {
            assert!(matches!(Trial::of(name, Platform::Cnr), Trial::Not(_)), "{name}");
        }
    }

    /// A contact without data is refused, though no single field is required.
    #[test]
    fn what_is_sent_bare_requires_something_by_the_table() {
        let requires_nothing = HARMLESS_BARE.into_iter().filter(|name| {
            let facts = crate::vocabulary::find(name).expect("in the table");
            facts.parameters.iter().all(|known| !known.is_required)
        });
        assert_eq!(requires_nothing.collect::<Vec<_>>(), ["AddContact"]);
    }
}
