//! What a login is for, and which commands that needs.

use crate::commands::ACCESS_LIST;

/// What a login is for: a role user is allowed the commands of its task and no others.
///
/// # Example
/// ```
/// use ispapi_client::Task;
/// assert_eq!(Task::parse("domain-sync"), Some(Task::DomainSync));
/// assert_eq!(Task::ALL.len(), 6);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[non_exhaustive]
pub enum Task {
    /// Applications from order to import, and the reseller's funds.
    #[default]
    Backorders,
    /// The list of names that drop, from the API.
    Droplist,
    /// Keeping the domains of billing in step: reading them; and the renewal mode and the ID
    /// protection, which billing leads (SetDomainRenewalMode, ModifyDomain).
    DomainSync,
    /// Transfers, renewals and restores. They cost money.
    TransfersAndRenewals,
    /// Contact handles for applications, where contacts are not written out (ISPAPI) or cannot be
    /// (CNR).
    Contacts,
    /// Every command that this crate has as a type.
    All,
}

impl Task {
    /// Every task.
    pub const ALL: &'static [Task] = &[
        Task::Backorders,
        Task::Droplist,
        Task::DomainSync,
        Task::TransfersAndRenewals,
        Task::Contacts,
        Task::All,
    ];

    /// The stable name, in lower case with hyphens: `domain-sync`.
    pub const fn name(self) -> &'static str {
        match self {
            Task::Backorders => "backorders",
            Task::Droplist => "droplist",
            Task::DomainSync => "domain-sync",
            Task::TransfersAndRenewals => "transfers-and-renewals",
            Task::Contacts => "contacts",
            Task::All => "all",
        }
    }

    /// The task of a name, if there is one.
    pub fn parse(name: &str) -> Option<Task> {
        Task::ALL.iter().copied().find(|task| task.name() == name)
    }

    /// The commands it needs beside those of a session.
    pub(super) fn commands(self) -> Vec<&'static str> {
        let names: &[&str] = match self {
            Task::Backorders => &[
                "AddDomainApplication",
                "DeleteDomainApplication",
                "QueryDomainApplicationList",
                "StatusAccount",
                "StatusDomain",
                "StatusDomainApplication",
            ],
            Task::Droplist => &["QueryDomainPendingDeleteList"],
            Task::DomainSync => &[
                "ModifyDomain",
                "QueryDomainApplicationList",
                "QueryDomainList",
                "QueryObjectLogList",
                "SetDomainRenewalMode",
                "StatusDomain",
                "StatusDomainTransfer",
                "StatusUser",
            ],
            Task::TransfersAndRenewals => &[
                "CheckDomainTransfer",
                "CheckDomains",
                "QueryObjectLogList",
                "RenewDomain",
                "RestoreDomain",
                "StatusAccount",
                "StatusDomain",
                "StatusDomainTransfer",
                "TransferDomain",
            ],
            Task::Contacts => &["AddContact", "QueryContactList"],
            Task::All => ACCESS_LIST,
        };
        // Of which one is another on CNR.
        let of_sessions = ["EndSession", "StartSession"];
        names.iter().copied().filter(|name| !of_sessions.contains(name)).collect()
    }
}

impl std::fmt::Display for Task {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.name())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_task_but_all_leaves_out_what_it_does_not_need() {
        for task in Task::ALL {
            assert_eq!(Task::parse(task.name()), Some(*task));
            let names = task.commands();
            assert!(names.windows(2).all(|pair| pair[0] < pair[1]), "{task}: {names:?}");
            assert!(names.iter().all(|name| ACCESS_LIST.contains(name)), "{task}");
            // These give a domain up or away.
            let dangerous = ["DeleteDomain", "TradeDomain"];
            let has = dangerous.iter().any(|name| names.contains(name));
            assert_eq!(has, *task == Task::All, "{task}");
        }
        assert!(!Task::Backorders.commands().contains(&"TransferDomain"));
        assert_eq!(Task::parse("everything"), None);
    }
}
