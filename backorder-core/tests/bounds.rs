//! Which traits the public types have, as a list: one that is lost does not compile, and a type
//! that is new must be listed.

use std::fmt::{Debug, Display};
use std::hash::Hash;
use std::str::FromStr;

use backorder_core::*;

/// Everything public goes between threads and shows itself.
fn tool<T: Debug + Send + Sync + 'static>() {}

/// What may be lent and kept apart.
fn data<T: Debug + Clone + Eq + Send + Sync + Unpin + 'static>() {}

/// What may be a key, too.
fn fact<T: Debug + Clone + Eq + Hash + Send + Sync + Unpin + 'static>() {}

/// What has an order of its own.
fn listed<T: Debug + Clone + Ord + Hash + Send + Sync + Unpin + 'static>() {}

/// What is one text: shown, read back, a key.
fn text<T: Debug + Display + FromStr + Clone + Eq + Hash + Send + Sync + Unpin + 'static>() {}

macro_rules! all {
    ($bound:ident: $($name:ty)*) => { $($bound::<$name>();)* };
}

#[test]
fn values_are_texts() {
    all!(text: ApplicationId ApplicationStatus BackorderId BackorderKind ClientId Currency
        DomainName EffectId EffectKind Event InvoiceId Reference Stage Status TaxRate Tld);
    all!(text: Cost ExchangeRate Money Tax TimeZone sync::RenewalMode);
    all!(listed: ApplicationId ApplicationStatus BackorderId BackorderKind ClientId Currency
        DomainName EffectId EffectKind Event InvoiceId Reference Stage Status TaxRate Tld);
    fn within_one_currency<T: PartialOrd>() {}
    all!(within_one_currency: Money Cost);
    fn described<T: Display + FromStr + Clone + Eq>() {}
    all!(described: droplist::Format droplist::Order);
    all!(data: droplist::Format droplist::Order);
}

#[test]
fn lists_have_names_and_an_order() {
    fn named<T: Display + Copy + Ord + Hash + Send + Sync + 'static>() {}
    all!(named: AdoptionWarningKind ApplicationState Cause Dialect ErrorKind InvoiceState Language
        ListId ShownPrice Timer Topic Trouble Upstream Provider);
    all!(named: droplist::DateForm droplist::SortKey sync::BillingStatus sync::ChangeReason
        sync::ContactRole sync::EntryCode sync::Level sync::SyncEffect sync::TransferObstacle
        renewal::RenewalNotice renewal::RenewalStep tariff::ImportFlag);
    all!(listed: Actor ColumnType ErrorGroup Job ListOrder OpenStatus Phase RegistrarDate
        droplist::Edition renewal::LifePhase renewal::TermFor sync::RefusedDomain
        sync::RefusedDomainRow sync::Side sync::Skipped sync::Entry tariff::PriceKind
        idn::Change);
}

#[test]
fn small_facts_may_be_keys() {
    all!(fact: AccountStep AdoptedInvoice Arg Asked Catchable Certainty Charge Claim Counters
        DateSource Dates Delivery Disambiguation DomainReport DoubtedDomain Funds Hold Invoice
        InvoiceReport Listing Margin Missing MoneyStyle Outage OutboxStep Policy Reason RecordStep
        Refusal Shortage TermPrice Transition Value);
    all!(fact: droplist::Content droplist::DayCount droplist::Presence
        renewal::Length renewal::Registration renewal::RenewalRefusal
        sync::AutoRenew sync::Cadence sync::Change sync::DueRule sync::FollowUp
        sync::PlannedChange sync::Privacy sync::RenewalRule sync::Selection
        sync::TransferSettings tariff::LeftOut tariff::Markup tariff::PremiumDecision
        tariff::PremiumRefusal tariff::Rounding tariff::StoreMode);
}

#[test]
fn data_is_compared_and_copied() {
    all!(data: Account AccountReading Action Adopted Adoption AdoptionReport AdoptionWarning Alert
        Anchor Application ApplicationStep Auction Backorder BackorderList BackorderPage<'static>
        BegunReading Boxed<Progress> ClientForecast ClockChange Column Commit CostList Counts
        CronLine Crontab DateList Decision DropRule DropRules DropWindow DueJob Effect EffectReport
        Error Explanation Facts Fields ForecastDay FormattedMoney FoundApplication FundsDetails
        HoldChange How Index JobPlan Life LogEntry Message MoneyFormat NeedDay Outages OutboxEntry
        Outcome PastEntry Placement PriceList Progress Read Reading RefusedClient RefusedRow
        ResellerForecast ResellerFunds Row Script Sentence ShortItem Statement Store Submission
        Table TakenRow Tariff TldSet Waiting Write);
    all!(data: droplist::BadLine droplist::Bounds droplist::CoveredTld droplist::Covers
        droplist::DropColumn droplist::DroplistDiff droplist::Drops droplist::ImportReport
        droplist::Limit droplist::Limits droplist::Partial droplist::Query droplist::Statistics
        droplist::Words);
    all!(data: renewal::ExpiringDomain renewal::Lifecycle renewal::OwnDomain renewal::RenewalOrder
        renewal::RenewalPlan renewal::RenewalRules renewal::Terms);
    all!(data: sync::AccountDomain sync::AccountPlan sync::Answer sync::BilledDomain
        sync::DomainPlan sync::Finding sync::LastLook sync::Native sync::Renewal sync::Settings
        sync::SyncPlan sync::Transfer sync::TransferCheckFacts sync::TransferFacts);
    all!(data: tariff::BackorderPriceChange tariff::Exact tariff::ImportPlan
        tariff::ImportSettings tariff::PriceChange tariff::PriceTable tariff::Pricing tariff::Rates
        tariff::RegistrarPrices);
}

#[test]
fn tools_go_between_threads() {
    fn cloned<T: Clone + Debug + Send + Sync + 'static>() {}
    all!(cloned: Book Engine MovingIn Offer<'static, 'static> OwnBackorders<'static> Rows);
    all!(cloned: droplist::Droplist<'static> droplist::DroplistRow<'static>
        droplist::SearchPage<'static> sync::SyncReport<'static> tariff::PremiumRenewal<'static>);
    all!(tool: Catalog Round<&'static Engine, &'static Store> Step<'static> Turn<'static>
        droplist::Import droplist::Search);
}

/// Every type that a module gives out stands somewhere above.
#[test]
fn every_type_is_listed() {
    let listed = include_str!("bounds.rs");
    let given = [
        include_str!("../src/lib.rs"),
        include_str!("../src/droplist/mod.rs"),
        include_str!("../src/renewal/mod.rs"),
        include_str!("../src/sync/mod.rs"),
        include_str!("../src/tariff/mod.rs"),
    ];
    // Traits, and a table that is a map.
    let others = ["Blank", "Both", "Database", "HasTld", "TermCost", "ErrorKind"];
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
            assert!(others.contains(&name) || listed.contains(name), "{name} is not listed");
        }
    }
    assert!(seen > 200, "{seen} types were found");
}
