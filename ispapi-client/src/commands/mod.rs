//! The registrar's commands as types: one file each. Where a command is more than data its file is
//! written by hand; the others are made from the table of commands ([`crate::vocabulary`]): a field
//! for each parameter, of the type of its form, and an answer with what can be read of each column.
//!
//! Parameters, codes and columns are those of the vendor's public command references: ISPAPI's, and
//! that of CentralNic Reseller where it has a page for the command. Where the two differ in the
//! name of a parameter, the command writes the right one for its platform; where they differ in
//! the name of a column, either is read.

mod add_contact;
mod add_domain_application;
mod application;
mod by_table;
mod check_authentication;
mod check_domain_transfer;
mod check_domains;
mod chunk;
mod contact;
mod convert_idn;
mod delete_domain;
mod delete_domain_application;
mod denic_create_auth_info1;
mod end_session;
mod made;
mod modify_domain;
mod modify_domain_application;
mod pay_domain_renewal;
mod periods;
mod push_domain;
mod query_contact_list;
mod query_domain_application_list;
mod query_domain_list;
mod query_domain_options;
mod query_domain_pending_delete_list;
mod query_domain_repository_info;
mod query_exchange_rates;
mod query_foreign_transfer_list;
mod query_object_log_list;
mod query_transfer_list;
mod registry_privacy;
mod renew_domain;
mod renewal_mode;
mod request;
mod request_domain_auth_info;
mod resend_domain_transfer_confirmation_emails;
mod restore_domain;
mod set_domain_renewal_mode;
mod start_session;
mod status_account;
mod status_domain;
mod status_domain_application;
mod status_domain_transfer;
mod status_user;
mod trade_domain;
mod transfer_domain;

pub use self::add_contact::{AddContact, AddedContact};
pub use self::add_domain_application::AddDomainApplication;
pub use self::application::Application;
pub use self::by_table::Done;
pub use self::check_authentication::{Authentication, CheckAuthentication};
pub use self::check_domain_transfer::{CheckDomainTransfer, TransferCheck};
pub use self::check_domains::{Availability, CheckDomains, DomainCheck};
pub use self::chunk::{BadRow, Chunk, List, Listing};
pub use self::contact::{Contact, Contacts, Party};
pub use self::convert_idn::{ConvertIdn, ConvertedName};
pub use self::delete_domain::{DeleteDomain, Deletion};
pub use self::delete_domain_application::DeleteDomainApplication;
pub use self::denic_create_auth_info1::{AuthInfo, DenicCreateAuthInfo1};
pub use self::end_session::EndSession;
pub use self::made::*;
pub use self::modify_domain::{Modification, ModifyDomain};
pub use self::modify_domain_application::ModifyDomainApplication;
pub use self::pay_domain_renewal::PayDomainRenewal;
pub use self::push_domain::PushDomain;
pub use self::query_contact_list::{ListedContact, QueryContactList};
pub use self::query_domain_application_list::QueryDomainApplicationList;
pub use self::query_domain_list::{ListedDomain, QueryDomainList};
pub use self::query_domain_options::{DomainOptions, QueryDomainOptions};
pub use self::query_domain_pending_delete_list::{PendingDelete, QueryDomainPendingDeleteList};
pub use self::query_domain_repository_info::{QueryDomainRepositoryInfo, RepositoryInfo};
pub use self::query_exchange_rates::{ListedRate, QueryExchangeRates};
pub use self::query_foreign_transfer_list::{ListedDeparture, QueryForeignTransferList};
pub use self::query_object_log_list::{LogEntry, QueryObjectLogList};
pub use self::query_transfer_list::{ListedTransfer, QueryTransferList};
pub use self::registry_privacy::RegistryPrivacy;
pub use self::renew_domain::{RenewDomain, Renewal};
pub use self::renewal_mode::RenewalMode;
pub use self::request::Request;
pub(crate) use self::request::{checked, read_answer};
pub use self::request_domain_auth_info::{AuthRequest, RequestDomainAuthInfo};
pub use self::resend_domain_transfer_confirmation_emails::ResendDomainTransferConfirmationEmails;
pub use self::restore_domain::{Restoration, RestoreDomain};
pub use self::set_domain_renewal_mode::SetDomainRenewalMode;
pub use self::start_session::{Session, StartSession};
pub use self::status_account::{Account, StatusAccount};
pub use self::status_domain::{RegisteredDomain, StatusDomain};
pub use self::status_domain_application::StatusDomainApplication;
pub use self::status_domain_transfer::{StatusDomainTransfer, TransferState};
pub use self::status_user::{StatusUser, User};
pub use self::trade_domain::{Trade, TradeDomain};
pub use self::transfer_domain::{Transfer, TransferAction, TransferDomain};

/// The commands whose types are written by hand, by their names on ISPAPI. What a restricted role
/// user must be allowed on either platform is [`crate::diagnose::required_commands`].
pub const ACCESS_LIST: &[&str] = &[
    "AddContact",
    "AddDomainApplication",
    "CheckAuthentication",
    "CheckDomainTransfer",
    "CheckDomains",
    "ConvertIDN",
    "DENIC_CreateAuthInfo1",
    "DeleteDomain",
    "DeleteDomainApplication",
    "EndSession",
    "ModifyDomain",
    "ModifyDomainApplication",
    "PayDomainRenewal",
    "PushDomain",
    "QueryContactList",
    "QueryDomainApplicationList",
    "QueryDomainList",
    "QueryDomainOptions",
    "QueryDomainPendingDeleteList",
    "QueryDomainRepositoryInfo",
    "QueryExchangeRates",
    "QueryForeignTransferList",
    "QueryObjectLogList",
    "QueryTransferList",
    "RenewDomain",
    "RequestDomainAuthInfo",
    "ResendDomainTransferConfirmationEmails",
    "RestoreDomain",
    "SetDomainRenewalMode",
    "StartSession",
    "StatusAccount",
    "StatusDomain",
    "StatusDomainApplication",
    "StatusDomainTransfer",
    "StatusUser",
    "TradeDomain",
    "TransferDomain",
];

/// A successful answer with these cells, each in the first row of its column.
#[cfg(test)]
pub(crate) fn answer(cells: &[(&str, &str)]) -> crate::Response {
    let builder = crate::ResponseBuilder::new(200, "Command completed successfully");
    let builder = cells.iter().fold(builder, |builder, (name, value)| builder.with(*name, *value));
    crate::ResponseView::parse(builder.encode().as_bytes()).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::vocabulary;
    use crate::wire::command::Command;

    #[test]
    fn what_spends_or_changes_is_never_taken_for_reading() {
        let reading: Vec<&str> =
            ACCESS_LIST.iter().copied().filter(|name| Command::new(*name).is_reading()).collect();
        assert_eq!(
            reading,
            [
                "CheckAuthentication",
                "CheckDomainTransfer",
                "CheckDomains",
                "ConvertIDN",
                "QueryContactList",
                "QueryDomainApplicationList",
                "QueryDomainList",
                "QueryDomainOptions",
                "QueryDomainPendingDeleteList",
                "QueryDomainRepositoryInfo",
                "QueryExchangeRates",
                "QueryForeignTransferList",
                "QueryObjectLogList",
                "QueryTransferList",
                "StatusAccount",
                "StatusDomain",
                "StatusDomainApplication",
                "StatusDomainTransfer",
                "StatusUser",
            ],
        );
    }

    #[test]
    fn the_access_list_is_in_order() {
        assert!(ACCESS_LIST.windows(2).all(|pair| pair[0] < pair[1]), "{ACCESS_LIST:?}");
    }

    #[test]
    fn the_table_knows_which_commands_are_types() {
        let typed = vocabulary::all().iter().filter(|facts| facts.is_by_hand);
        assert_eq!(typed.map(|facts| facts.name).collect::<Vec<_>>(), ACCESS_LIST);
    }
}
