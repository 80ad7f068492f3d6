//! What a login is for, and which commands that needs.

use backorder_core::closed_list;

use crate::wire::profile::Platform;

closed_list! {
names: name;
/// What a login is for: a role user is allowed the commands of its task and no others.
///
/// # Example
/// ```
/// use ispapi_client::Task;
/// assert_eq!(Task::from_name("domain-sync"), Some(Task::DomainSync));
/// assert_eq!(Task::ALL.len(), 6);
/// ```
#[derive(Default)]
#[non_exhaustive]
pub enum Task {
    /// Applications from order to import, and the reseller's funds.
    #[default]
    Backorders = "backorders",
    /// The list of names that drop, from the API.
    Droplist = "droplist",
    /// Keeping the domains of billing in step: reading them; and the renewal mode and the ID
    /// protection, which billing leads (SetDomainRenewalMode, ModifyDomain).
    DomainSync = "domain-sync",
    /// Transfers, renewals and restores. They cost money.
    TransfersAndRenewals = "transfers-and-renewals",
    /// Contact handles for applications, where contacts are not written out (ISPAPI) or cannot be
    /// (CNR).
    Contacts = "contacts",
    /// All of these, and what else is done with a domain that was caught: every command whose type
    /// is written by hand (docs/commands.md).
    All = "all",
}
}

impl Task {
    /// The commands it needs on a platform, by their names there, beside those of a session.
    pub(crate) fn commands(self, platform: Platform) -> Vec<&'static str> {
        let needed = super::all().iter().filter(|facts| match self {
            Task::All => facts.is_by_hand,
            task => facts.tasks.contains(&task),
        });
        // Of which one is another on CNR.
        let of_sessions = ["EndSession", "StartSession"];
        let needed = needed.filter(|facts| !of_sessions.contains(&facts.name));
        let mut names: Vec<&str> = needed.filter_map(|facts| facts.name_on(platform)).collect();
        // One of CNR's may do the work of several.
        names.sort_unstable();
        names.dedup();
        names
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_task_but_all_leaves_out_what_it_does_not_need() {
        for task in Task::ALL {
            assert_eq!(Task::from_name(task.name()), Some(task));
            let names = task.commands(Platform::Ispapi);
            assert!(names.windows(2).all(|pair| pair[0] < pair[1]), "{task}: {names:?}");
            assert!(
                names.iter().all(|name| Task::All.commands(Platform::Ispapi).contains(name)),
                "{task}"
            );
            // These give a domain up or away.
            let dangerous = ["DeleteDomain", "PushDomain", "TradeDomain"];
            let has = dangerous.iter().any(|name| names.contains(name));
            assert_eq!(has, task == Task::All, "{task}");
        }
        assert!(!Task::Backorders.commands(Platform::Cnr).contains(&"TransferDomain"));
        let only_there = |task: Task| {
            let cnr = task.commands(Platform::Cnr);
            task.commands(Platform::Ispapi).into_iter().filter(move |name| !cnr.contains(name))
        };
        assert!(only_there(Task::All).any(|name| name == "DENIC_CreateAuthInfo1"));
        let cnr = Task::All.commands(Platform::Cnr);
        assert!(cnr.windows(2).all(|pair| pair[0] < pair[1]), "{cnr:?}");
        assert_eq!(only_there(Task::DomainSync).count(), 0);
        assert_eq!(Task::from_name("everything"), None);
    }
}
