//! With the feature `serde`: answers, diagnoses and errors can be written, and nothing of them
//! shows a secret.

mod support;

use ispapi_client::commands::*;
use ispapi_client::*;
use serde::{Serialize, de::DeserializeOwned};
use serde_json::{from_str, json, to_string, to_value};
use support::{Script, answer, connection, quick};

fn both<T: Serialize + DeserializeOwned>() {}

fn written<T: Serialize>() {}

macro_rules! all {
    ($bound:ident: $($name:ty)*) => { $($bound::<$name>();)* };
}

#[test]
fn data_has_serde() {
    all!(both: AddContact AddDomainApplication Availability Check CheckDomains Contact Contacts
        DeleteDomain ErrorKind Fault Hint Metrics Pagination Paging Party Platform
        QueryContactList QueryDomainApplicationList QueryDomainList QueryDomainPendingDeleteList
        QueryExchangeRates QueryObjectLogList RateLimit RenewDomain ResponseKind RestoreDomain
        SetDomainRenewalMode Standing StartSession StatusDomain StatusDomainApplication System Task
        TransferAction RenewalMode droplist::ArchiveLimits droplist::Progress);
    all!(written: Account AddedContact Anomaly Application Authentication BadRow Carried
        Chunk<Application> ConvertedName Deletion Diagnosis DomainCheck Error Finding ListedContact
        ListedDomain ListedRate Listing<Application> LogEntry Modification PendingDelete
        RegisteredDomain Renewal Restoration Trade Transfer TransferCheck TransferState User
        AuthRequest DomainOptions ListedDeparture ListedTransfer RepositoryInfo dns::Dnssec
        dns::DnssecChange dns::DsRecord dns::Forwarding dns::KeyRecord dns::PrivateHost dns::Record
        dns::UrlForward dns::Zone dns::ZoneChange management::AuthCodeWay management::Dashboard
        management::Environment management::EnvironmentValue management::PremiumOrder
        management::RegistrantWay management::Release management::Suggestion
        management::Suggestions management::Verification management::VerificationState);
    all!(written: AddDomainAnswer AddNameserverAnswer CheckAuthorizationAnswer CreateSslCertAnswer
        GetEnvironmentAnswer GetUserIndexAnswer ParseSslCertCsrAnswer QueryDnsZoneRrListRow
        QueryDomainSuggestionListRow QueryEnvironmentListAnswer QueryEnvironmentListRow
        QueryObjectListRow QueryOrderListRow QuerySslCertDcvEmailAddressListAnswer
        QuerySslCertDcvEmailAddressListRow StatusDnsZoneAnswer StatusDomainTradeAnswer
        StatusObjectLogAnswer StatusRoleUserAnswer StatusSslCertAnswer UpdateDnsZoneAnswer Done);
}

#[test]
fn an_answer_is_written_with_its_values_as_texts() {
    let script = ResponseBuilder::new(200, "ok").with("APPLICATION", "4711");
    let script = script.with("STATUS", "AUCTION-PENDING").with("CREATEDDATE", "yesterday");
    let client = Client::with_transport(connection(), quick(), Script::new([answer(&script)]));
    let application = client.send(&StatusDomainApplication::new("4711")).expect("it is there");
    let json = to_value(&application).expect("can be written");
    assert_eq!((&json["reference"], &json["status"]), (&json!("4711"), &json!("AUCTION-PENDING")));
    assert_eq!(json["created_at"], json!(null));
    assert_eq!(json["odd"][0]["subject"], "CREATEDDATE");
}

#[test]
fn the_server_s_own_words_are_not_written() {
    let words = "Authentication failed; PASSWORD=s3cret";
    let script = Script::new([answer(&ResponseBuilder::new(530, words))]);
    let client = Client::with_transport(connection(), quick(), script);
    let error = client.send(&StatusAccount).expect_err("refused");
    assert_eq!(error.description(), Some(words));
    let json = to_value(&error).expect("can be written");
    assert_eq!((&json["kind"], &json["server_code"]), (&json!("auth"), &json!(530)));
    assert!(!json.to_string().contains("s3cret"), "{json}");
}

#[test]
fn what_is_given_reads_back() {
    let query = QueryDomainPendingDeleteList { limit: 4, ..Default::default() };
    let text = to_string(&query).expect("can be written");
    assert_eq!(from_str::<QueryDomainPendingDeleteList>(&text).expect("reads back"), query);
    let contacts = Contacts::all(Contact { city: "Ulm".into(), ..Contact::default() });
    let text = to_string(&contacts).expect("can be written");
    assert_eq!(from_str::<Contacts>(&text).expect("reads back"), contacts);
}
