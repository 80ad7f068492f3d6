//! The commands whose types are made from their table by `make generate`.

// @generated

mod add_domain;
mod add_mail_fwd;
mod add_nameserver;
mod add_web_fwd;
mod check_authorization;
mod check_dns_zone;
mod check_idn_language;
mod create_dns_zone;
mod create_ssl_cert;
mod delete_dns_zone;
mod delete_mail_fwd;
mod delete_nameserver;
mod delete_web_fwd;
mod execute_order;
mod get_environment;
mod get_user_index;
mod modify_contact;
mod modify_nameserver;
mod modify_user_password;
mod parse_ssl_cert_csr;
mod query_dns_zone_rr_list;
mod query_dns_zone_stats;
mod query_domain_suggestion_list;
mod query_domain_whois_info;
mod query_environment_list;
mod query_mail_fwd_list;
mod query_object_list;
mod query_order_list;
mod query_ssl_cert_dcv_email_address_list;
mod query_user_object_statistics;
mod query_web_fwd_list;
mod resend_domain_registrant_verification_email;
mod resend_ssl_cert_email;
mod set_environment;
mod status_contact;
mod status_dns_zone;
mod status_domain_registrant_verification;
mod status_domain_trade;
mod status_nameserver;
mod status_object_log;
mod status_role_user;
mod status_ssl_cert;
mod update_dns_zone;

pub use self::add_domain::{AddDomain, AddDomainAnswer};
pub use self::add_mail_fwd::AddMailFwd;
pub use self::add_nameserver::{AddNameserver, AddNameserverAnswer};
pub use self::add_web_fwd::AddWebFwd;
pub use self::check_authorization::{CheckAuthorization, CheckAuthorizationAnswer};
pub use self::check_dns_zone::CheckDnsZone;
pub use self::check_idn_language::CheckIdnLanguage;
pub use self::create_dns_zone::{CreateDnsZone, CreateDnsZoneAnswer};
pub use self::create_ssl_cert::{CreateSslCert, CreateSslCertAnswer};
pub use self::delete_dns_zone::DeleteDnsZone;
pub use self::delete_mail_fwd::DeleteMailFwd;
pub use self::delete_nameserver::DeleteNameserver;
pub use self::delete_web_fwd::DeleteWebFwd;
pub use self::execute_order::ExecuteOrder;
pub use self::get_environment::{GetEnvironment, GetEnvironmentAnswer};
pub use self::get_user_index::{GetUserIndex, GetUserIndexAnswer};
pub use self::modify_contact::{ModifyContact, ModifyContactAnswer};
pub use self::modify_nameserver::ModifyNameserver;
pub use self::modify_user_password::ModifyUserPassword;
pub use self::parse_ssl_cert_csr::{ParseSslCertCsr, ParseSslCertCsrAnswer};
pub use self::query_dns_zone_rr_list::{QueryDnsZoneRrList, QueryDnsZoneRrListRow};
pub use self::query_dns_zone_stats::QueryDnsZoneStats;
pub use self::query_domain_suggestion_list::{
    QueryDomainSuggestionList, QueryDomainSuggestionListRow,
};
pub use self::query_domain_whois_info::QueryDomainWhoisInfo;
pub use self::query_environment_list::{
    QueryEnvironmentList, QueryEnvironmentListAnswer, QueryEnvironmentListRow,
};
pub use self::query_mail_fwd_list::{QueryMailFwdList, QueryMailFwdListRow};
pub use self::query_object_list::{QueryObjectList, QueryObjectListRow};
pub use self::query_order_list::{QueryOrderList, QueryOrderListRow};
pub use self::query_ssl_cert_dcv_email_address_list::{
    QuerySslCertDcvEmailAddressList, QuerySslCertDcvEmailAddressListAnswer,
    QuerySslCertDcvEmailAddressListRow,
};
pub use self::query_user_object_statistics::QueryUserObjectStatistics;
pub use self::query_web_fwd_list::{QueryWebFwdList, QueryWebFwdListRow};
pub use self::resend_domain_registrant_verification_email::{
    ResendDomainRegistrantVerificationEmail, ResendDomainRegistrantVerificationEmailAnswer,
};
pub use self::resend_ssl_cert_email::{ResendSslCertEmail, ResendSslCertEmailAnswer};
pub use self::set_environment::SetEnvironment;
pub use self::status_contact::{StatusContact, StatusContactAnswer};
pub use self::status_dns_zone::{StatusDnsZone, StatusDnsZoneAnswer};
pub use self::status_domain_registrant_verification::{
    StatusDomainRegistrantVerification, StatusDomainRegistrantVerificationAnswer,
};
pub use self::status_domain_trade::{StatusDomainTrade, StatusDomainTradeAnswer};
pub use self::status_nameserver::{StatusNameserver, StatusNameserverAnswer};
pub use self::status_object_log::{StatusObjectLog, StatusObjectLogAnswer};
pub use self::status_role_user::{StatusRoleUser, StatusRoleUserAnswer};
pub use self::status_ssl_cert::{StatusSslCert, StatusSslCertAnswer};
pub use self::update_dns_zone::{UpdateDnsZone, UpdateDnsZoneAnswer};
