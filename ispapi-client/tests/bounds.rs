//! Which traits the public types have, as a list: one that is lost does not compile, and a type
//! that is new must be listed.

use std::fmt::{Debug, Display};
use std::hash::Hash;

use ispapi_client::commands::*;
use ispapi_client::*;

/// Everything public goes between threads and shows itself, without what is secret.
fn tool<T: Debug + Send + Sync + 'static>() {}

/// The same, shared by its clones.
fn shared<T: Debug + Clone + Send + Sync + 'static>() {}

/// What may be compared and kept apart.
fn data<T: Debug + Clone + Eq + Send + Sync + Unpin + 'static>() {}

/// What has names and an order.
fn named<T: Debug + Display + Copy + Ord + Hash + Send + Sync + 'static>() {}

macro_rules! all {
    ($bound:ident: $($name:ty)*) => { $($bound::<$name>();)* };
}

#[test]
fn lists_have_names_and_an_order() {
    all!(named: vocabulary::DnssecMode vocabulary::NotificationKind
        vocabulary::NotificationRecipient vocabulary::OrderMode vocabulary::SortOrder
        vocabulary::SuggestionKind vocabulary::UserDepth vocabulary::WebForward
        vocabulary::YesOrNo vocabulary::ZoneMode vocabulary::ZoneStatus);
    all!(named: ErrorKind Fault Hint Platform RegistryPrivacy ResponseKind Standing System Task
        TransferAction management::VerificationState);
    fn fact<T: Debug + Clone + Eq + Hash + Send + Sync + 'static>() {}
    all!(fact: Availability Check RateLimit RenewalMode Settings StartSession dns::UrlForward
        management::AuthCodeWay management::RegistrantWay vocabulary::Effect);
}

#[test]
fn answers_and_commands_are_compared_and_copied() {
    all!(data: Account AddContact AddDomainApplication AddedContact Application Authentication
        BadRow CheckDomains Chunk<Application> Contact Contacts ConvertIdn ConvertedName
        DeleteDomain DeleteDomainApplication Deletion DomainCheck EndSession ListedContact
        ListedDomain ListedRate Listing<Application> LogEntry Modification ModifyDomain
        ModifyDomainApplication Party PendingDelete QueryContactList QueryDomainApplicationList
        QueryDomainList QueryDomainPendingDeleteList QueryExchangeRates QueryObjectLogList
        RegisteredDomain RenewDomain Renewal Restoration RestoreDomain SetDomainRenewalMode
        StatusAccount StatusDomain StatusDomainApplication StatusDomainTransfer StatusUser Trade
        TradeDomain Transfer TransferCheck TransferState User);
    all!(data: AuthRequest DomainOptions ListedDeparture ListedTransfer PayDomainRenewal PushDomain
        QueryDomainOptions QueryDomainRepositoryInfo QueryForeignTransferList QueryTransferList
        RepositoryInfo RequestDomainAuthInfo ResendDomainTransferConfirmationEmails);
    all!(data: Anomaly Carried Command Diagnosis Error Finding HttpAnswer Metrics Pagination Paging
        Recording ResponseBuilder TransportError Value);
    all!(data: dns::Dnssec dns::DnssecChange dns::DsRecord dns::Forwarding dns::KeyRecord
        dns::PrivateHost dns::Record dns::Zone dns::ZoneChange management::Dashboard
        management::Environment management::EnvironmentValue management::PremiumOrder
        management::RegistrantChange management::Release management::Suggestion
        management::Suggestions management::Verification droplist::ArchiveLimits
        droplist::ImportFailed droplist::ListError droplist::Progress vocabulary::Cell
        vocabulary::ColumnFacts vocabulary::CommandFacts vocabulary::Form
        vocabulary::ParameterFacts vocabulary::Reading vocabulary::Refusal);
    all!(data: vocabulary::ContactHandle vocabulary::Country vocabulary::Email vocabulary::Extras
        vocabulary::HostName vocabulary::Period vocabulary::PeriodUnit);
    all!(data: AddDomainAnswer AddMailFwd AddNameserverAnswer AddWebFwd CheckAuthorization
        CheckAuthorizationAnswer CheckDnsZone CheckIdnLanguage CreateDnsZone CreateDnsZoneAnswer
        CreateSslCert CreateSslCertAnswer DeleteDnsZone DeleteMailFwd DeleteWebFwd ExecuteOrder
        GetEnvironment GetEnvironmentAnswer GetUserIndex GetUserIndexAnswer ModifyContactAnswer
        ParseSslCertCsr ParseSslCertCsrAnswer QueryDnsZoneRrList QueryDnsZoneRrListRow
        QueryDnsZoneStats QueryDomainSuggestionList QueryDomainSuggestionListRow
        QueryDomainWhoisInfo QueryEnvironmentList QueryEnvironmentListAnswer
        QueryEnvironmentListRow QueryMailFwdList QueryMailFwdListRow QueryObjectList
        QueryObjectListRow QueryOrderList QueryOrderListRow QuerySslCertDcvEmailAddressList
        QuerySslCertDcvEmailAddressListAnswer QuerySslCertDcvEmailAddressListRow
        QueryUserObjectStatistics QueryWebFwdList QueryWebFwdListRow
        ResendDomainRegistrantVerificationEmail ResendDomainRegistrantVerificationEmailAnswer
        ResendSslCertEmail ResendSslCertEmailAnswer SetEnvironment StatusDnsZone
        StatusDnsZoneAnswer StatusDomainRegistrantVerification
        StatusDomainRegistrantVerificationAnswer StatusDomainTrade StatusDomainTradeAnswer
        StatusNameserver StatusNameserverAnswer StatusObjectLog StatusObjectLogAnswer
        StatusRoleUser StatusRoleUserAnswer StatusSslCert StatusSslCertAnswer UpdateDnsZone
        UpdateDnsZoneAnswer Done);
    all!(shared: AddDomain AddNameserver DeleteNameserver ModifyContact ModifyNameserver
        ModifyUserPassword StatusContact StatusContactAnswer);
    fn compared<T: PartialEq>() {}
    // With the server's times, which are floats.
    all!(compared: Response);
    // With a secret inside, which is not compared.
    all!(shared: management::AuthCode AuthInfo CheckAuthentication CheckDomainTransfer
        Connection DenicCreateAuthInfo1 Form SavedSession Session TransferDomain);
}

#[test]
fn tools_go_between_threads() {
    all!(shared: AnswerPage AnswerRow<'static> Cancel Client Column<'static> Conversation Errand
        Pager Pages ResponseReader ResponseView<'static>);
    all!(tool: Exchange Post Step);
    fn shown<T: Debug + 'static>() {}
    // With a callback of the caller's.
    all!(shown: droplist::ImportJob);
    all!(tool: Chunks<'static, QueryDomainList> HttpRequest<'static> Recorder<Replay> Replay
        droplist::DroplistFile droplist::Imported);
    #[cfg(feature = "http")]
    all!(data: download::DownloadLimits download::Fetched);
    #[cfg(feature = "http")]
    all!(shown: download::Download);
    #[cfg(feature = "http")]
    all!(tool: HttpTransport);
    // Goes on while somebody asks, on any thread, but on one at a time.
    #[cfg(feature = "async")]
    fn sent<T: Debug + Send + 'static>() {}
    #[cfg(feature = "async")]
    all!(sent: Outcomes);
    #[cfg(feature = "async")]
    all!(tool: AsyncClient AsyncHttpTransport AsyncPages AsyncParts<'static, QueryDomainList>);
}

/// Every type that a module gives out stands somewhere above.
#[test]
fn every_type_is_listed() {
    let listed = include_str!("bounds.rs");
    let given = [
        include_str!("../src/lib.rs"),
        include_str!("../src/commands/mod.rs"),
        include_str!("../src/commands/made.rs"),
        include_str!("../src/vocabulary/mod.rs"),
        include_str!("../src/dns/mod.rs"),
        include_str!("../src/droplist/mod.rs"),
        include_str!("../src/management/mod.rs"),
    ];
    let traits = ["AsyncTransport", "List", "Posted", "Request", "Transport"];
    let words = |text: &'static str| {
        text.split(|c: char| !c.is_alphanumeric() && c != '_').filter(|word| !word.is_empty())
    };
    let listed: std::collections::BTreeSet<&str> = words(listed).collect();
    let mut seen = 0;
    for given in given.into_iter().flat_map(|text| text.split("pub use ").skip(1)) {
        let (names, _) = given.split_once(';').expect("a statement ends");
        for name in words(names).filter(|name| {
            name.starts_with(|c: char| c.is_ascii_uppercase()) && name.contains(char::is_lowercase)
        }) {
            seen += 1;
            assert!(traits.contains(&name) || listed.contains(name), "{name} is not listed");
        }
    }
    assert!(seen > 100, "{seen} types were found");
}
