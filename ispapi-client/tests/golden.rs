//! Golden pairs: for each command the text it must become, and an answer with what must be read
//! from it. `NAME.txt` is ISPAPI's, `NAME.cnr.txt` that of CNR where it is another.

use backorder_core::ApplicationStatus;
use backorder_core::{Cost, Currency, ExchangeRate};
use chrono::{DateTime, NaiveDate, Utc};
use ispapi_client::commands::*;
use ispapi_client::{Platform, Response, ResponseView};
use secrecy::ExposeSecret;

use Platform::{Cnr, Ispapi};

fn golden(folder: &str, name: &str, platform: Platform) -> String {
    let folder = format!("{}/tests/golden/{folder}", env!("CARGO_MANIFEST_DIR"));
    let of_cnr = std::fs::read_to_string(format!("{folder}/{name}.cnr.txt"));
    match of_cnr {
        Ok(text) if platform == Cnr => text,
        _ => std::fs::read_to_string(format!("{folder}/{name}.txt"))
            .unwrap_or_else(|error| panic!("{name}: {error}")),
    }
}

#[track_caller]
fn sends<R: Request>(name: &str, platform: Platform, request: &R) {
    let text = request.command(platform).text(platform).expect("encodes");
    assert_eq!(text, golden("request", name, platform).trim_end(), "{name}");
}

fn answer(name: &str, platform: Platform) -> Response {
    let text = golden("response", name, platform);
    let answer = ResponseView::parse(text.as_bytes()).into_owned();
    assert!(answer.is_complete() && answer.is_success(), "{name}");
    assert_eq!(answer.anomalies(), [], "{name}");
    answer
}

/// The request's text on a platform, and what is read from the answer there.
#[track_caller]
fn pair<R: Request>(name: &str, platform: Platform, request: &R) -> R::Response {
    sends(name, platform, request);
    match request.read(&answer(name, platform)) {
        Ok(read) => read,
        Err(error) => panic!("{name}: {}: {error}", error.subject()),
    }
}

/// Both platforms, of which nothing but the words differs.
#[track_caller]
fn both<R: Request>(name: &str, request: &R) -> R::Response
where
    R::Response: PartialEq + std::fmt::Debug,
{
    let ispapi = pair(name, Ispapi, request);
    assert_eq!(pair(name, Cnr, request), ispapi, "{name}");
    ispapi
}

fn at(text: &str) -> Option<DateTime<Utc>> {
    Some(format!("{}Z", text.replace(' ', "T")).parse().expect("an instant"))
}

fn cost(text: &str, currency: &str) -> Cost {
    Cost::parse(text, Currency::parse(currency).expect("known")).expect("an amount")
}

fn text(text: &str) -> Option<String> {
    Some(text.to_owned())
}

#[test]
fn applications_are_placed() {
    let order = AddDomainApplication::new("fußball.de", Contacts::all("P-TUE1378025")).forced();
    let placed = pair("AddDomainApplication", Ispapi, &order);
    assert_eq!((placed.reference.as_str(), placed.class.as_str()), ("10700", "DE_BACKORDER"));
    assert_eq!((placed.status.as_str(), placed.domain.as_str()), ("REQUESTED", "fußball.de"));
    assert_eq!(placed.created_at, at("2016-10-06 13:25:53"));
    let owner = Contacts { owner: "P-TUE1378025".into(), ..Contacts::default() };
    let lite = AddDomainApplication::new("example.com", owner).lite();
    sends("AddDomainApplication.lite", Ispapi, &lite);
    sends("AddDomainApplication.lite", Cnr, &lite);
    let placed = lite.read(&answer("AddDomainApplication", Cnr)).expect("reads");
    assert_eq!((placed.reference.as_str(), placed.status.as_str()), ("10700", "UNPAID"));
    assert!(placed.status.is_open());
}

#[test]
fn applications_are_followed() {
    let status = StatusDomainApplication::new("10699");
    let application = pair("StatusDomainApplication", Ispapi, &status);
    assert_eq!(application.status, ApplicationStatus::AuctionPending);
    let details = application.auction.expect("there is one").details;
    assert_eq!((details["BESTBID"].as_str(), details.get("PRICE")), ("120.5000", None));
    let application = pair("StatusDomainApplication", Cnr, &status);
    assert_eq!((application.reference.as_str(), application.status.as_str()), ("10699", "PAID"));
    assert_eq!(application.updated_at, at("2016-10-07 08:00:00"));
    assert_eq!(application.owner_contact, text("P-TUE1378025"));

    let list = QueryDomainApplicationList {
        limit: 2,
        ..QueryDomainApplicationList::of("hexonet-application.*")
    };
    let page = pair("QueryDomainApplicationList", Ispapi, &list);
    assert_eq!((page.total, page.next_first, page.rows.len()), (Some(3), Some(2), 2));
    assert_eq!(page.rows[1].created_at, at("2016-10-06 12:38:17"));
    let page = pair("QueryDomainApplicationList", Cnr, &list);
    assert_eq!((page.total, page.next_first), (Some(2), None));
    assert_eq!(page.rows[0].status.as_str(), "REQUESTED", "although it is not paid yet");
    assert!(page.rows.iter().all(|row| row.status.is_open()));

    let tech = Contacts { tech: "P-TCN1378880".into(), ..Contacts::default() };
    let mut change = ModifyDomainApplication::contacts("12293", tech);
    change.nameservers = [1, 2, 3].map(|number| format!("ns{number}.ispapi.net")).to_vec();
    let changed = both("ModifyDomainApplication", &change);
    assert_eq!(changed.updated_at, at("2017-11-08 11:51:16"));
    both("DeleteDomainApplication", &DeleteDomainApplication::new("10696"));
}

#[test]
fn droplist_pages() {
    let query = QueryDomainPendingDeleteList {
        zones: vec!["COM".into(), "CO".into()],
        finalization_min: at("2016-08-18 00:00:00"),
        limit: 2,
        ..QueryDomainPendingDeleteList::default()
    };
    let page = both("QueryDomainPendingDeleteList", &query);
    assert_eq!((page.total, page.next_first), (Some(535_933), Some(2)));
    let rows = page.rows.iter();
    let rows: Vec<_> = rows
        .map(|row| (row.domain.as_str(), row.finalization.as_str(), row.score.as_str()))
        .collect();
    assert_eq!(
        rows,
        [("0--l.com", "2016-08-20 17:00:00", "0"), ("0-2.co", "2016-08-18 16:00:00", "7")],
    );
}

#[test]
fn domains_are_shown() {
    let status = StatusDomain::new("example.com");
    let domain = pair("StatusDomain", Ispapi, &status);
    assert_eq!((domain.domain.as_str(), domain.user.clone()), ("example.com", text("test.user")));
    assert_eq!(domain.status, ["ACTIVE", "clientTransferProhibited"]);
    assert_eq!(domain.created_at, at("2009-02-13 16:03:20"));
    let ends = [domain.expires_at, domain.registration_expires_at, domain.paid_until];
    assert_eq!(ends, [at("2027-02-13 16:03:20"); 3]);
    assert_eq!(domain.finalization_at, at("2027-03-20 16:03:20"));
    assert_eq!(domain.failure_at, at("2027-03-25 16:03:20"));
    assert_eq!(domain.renewal_mode, Some(RenewalMode::AutoExpire));
    assert_eq!((domain.transfer_lock, domain.privacy), (Some(true), Some(true)));
    assert_eq!(domain.owner_contact, text("P-TUE1378025"));
    assert_eq!((domain.accounting_at, domain.registry_privacy), (None, None));
    let others = [&domain.admin_contact, &domain.tech_contact, &domain.billing_contact];
    assert_eq!(others, [&None; 3]);
    assert_eq!(domain.nameservers, ["ns1.example.net", "ns2.example.net"]);
    assert_eq!(domain.odd, []);
    let mut of_cnr = domain;
    (of_cnr.expires_at, of_cnr.finalization_at, of_cnr.failure_at) = (None, None, None);
    assert_eq!(pair("StatusDomain", Cnr, &status), of_cnr);

    let list = QueryDomainList { domain: text("*.com"), limit: 2, ..QueryDomainList::all() };
    let page = pair("QueryDomainList", Ispapi, &list);
    assert_eq!((page.total, page.next_first), (Some(3), Some(2)));
    assert_eq!(page.rows[0].paid_until, at("2027-02-13 16:03:20"));
    assert_eq!(page.rows[1].paid_until, None, "never");
    assert_eq!(page.rows[1].renewal_mode, Some(RenewalMode::AutoExpire));
    assert_eq!(page.rows[0].transfer_lock, Some(true));
    let page = pair("QueryDomainList", Cnr, &list);
    assert_eq!((page.rows.len(), page.next_first), (2, None), "COLUMN is no row");
    assert_eq!(page.rows[1].registration_expires_at, at("2027-01-01 00:00:00"));
    assert_eq!(page.rows[1].renewal_mode, Some(RenewalMode::RenewOnce));
}

#[test]
fn names_are_checked() {
    let names = ["premium.example", "example.com", "taken.com"];
    let check = CheckDomains { domains: names.map(str::to_owned).to_vec() };
    for platform in [Ispapi, Cnr] {
        let checks: Result<Vec<_>, _> =
            pair("CheckDomains", platform, &check).into_iter().collect();
        let checks = checks.expect("every row reads");
        let availability: Vec<Availability> =
            checks.iter().map(|check| check.availability).collect();
        assert_eq!(
            availability,
            [Availability::Offered, Availability::Free, Availability::Taken],
            "{platform:?}",
        );
        assert_eq!(checks[0].price, Some(cost("999.99", "USD")));
        assert_eq!((checks[1].price, checks[2].domain.as_str()), (None, "taken.com"));
    }
    let checks: Result<Vec<_>, _> = pair("CheckDomains", Ispapi, &check).into_iter().collect();
    let checks = checks.expect("every row reads");
    assert_eq!(checks[0].class, text("PREMIUM_DONUTS_Price Category A"));
    assert_eq!(checks[2].reason, text("In use"));
    assert_eq!(checks[2].text, "Domain exists");

    let convert = ConvertIdn { domains: vec!["äöütest.com".into(), "example.com".into()] };
    let names = both("ConvertIDN", &convert);
    assert_eq!(
        (names[0].ace.as_str(), names[0].idn.as_str()),
        ("xn--test-koa2iub.com", "äöütest.com")
    );
}

#[test]
fn contacts_are_made_and_found() {
    let contact = Contact {
        first_name: "Test".into(),
        last_name: "Contact".into(),
        street: vec!["Samplestreet 42".into()],
        city: "Samplecity".into(),
        zip: "123456".into(),
        country: "DE".into(),
        phone: "+49.1234567890".into(),
        email: "test@example.com".into(),
        ..Contact::default()
    };
    let add = AddContact::new(contact.clone());
    let added = pair("AddContact", Ispapi, &add);
    assert_eq!((added.handle.as_str(), added.is_new), ("P-TCN1378880", Some(true)));
    let added = pair("AddContact", Cnr, &add);
    assert_eq!((added.handle.as_str(), added.is_new), ("P-TCN1378880", None));

    let list = QueryContactList { last_name: text("Con*"), limit: 2, ..QueryContactList::all() };
    let page = both("QueryContactList", &list);
    assert_eq!((page.total, page.rows.len(), page.bad.len()), (Some(2), 2, 0));
    assert_eq!(page.rows[1].contact.first_name, "Test2");
    assert_eq!(page.rows[0].contact.street, contact.street);
    assert_eq!(page.rows[0].created_at, at("2016-10-04 14:05:47"));
    assert_eq!(page.rows[0].user, text("test.user"));
}

#[test]
fn domains_are_kept_and_given_up() {
    let renewal = both("RenewDomain", &RenewDomain::once("example.com", 2026));
    assert_eq!((renewal.expires_at, renewal.pending), (at("2027-12-01 11:10:00"), false));
    assert_eq!(renewal.odd, []);
    let mode = Some(RenewalMode::AutoExpire);
    let restore = RestoreDomain { renewal_mode: mode, ..RestoreDomain::new("example.com") };
    let restored = both("RestoreDomain", &restore);
    assert_eq!((restored.expires_at, restored.odd, restored.pending), (None, Vec::new(), true));
    let delete = DeleteDomain::new("example.com");
    let deleted = pair("DeleteDomain", Ispapi, &delete);
    assert_eq!((deleted.status, deleted.pending), (text("PENDING-DELETE"), true));
    assert_eq!(pair("DeleteDomain", Cnr, &delete).status, text("PENDINGDELETE"));
    both(
        "SetDomainRenewalMode",
        &SetDomainRenewalMode::new("example.com", RenewalMode::AutoDelete),
    );
}

#[test]
fn domains_are_changed() {
    let mut change = ModifyDomain::new("example.com").transfer_lock(true).privacy(false);
    change.contacts.owner = "P-TUE1378025".into();
    change.nameservers = vec!["ns1.example.net".into(), "ns2.example.net".into()];
    let changed = both("ModifyDomain", &change);
    assert_eq!((changed.status, changed.pending), (text("ACTIVE"), false));
    let mut trade = TradeDomain::to("example.com", "P-NEW1").as_designated_agent();
    trade.opt_out_of_transfer_lock = Some(false);
    assert!(pair("TradeDomain", Ispapi, &trade).pending);
    assert!(!pair("TradeDomain", Cnr, &trade).pending);
}

#[test]
fn domains_are_moved() {
    let check = CheckDomainTransfer::new("example.com").with_auth("ew1,2*YGvEV1");
    let checked = pair("CheckDomainTransfer", Ispapi, &check);
    assert_eq!((checked.possible, checked.transfer_lock), (Some(false), Some(true)));
    assert_eq!((checked.auth_required, checked.auth_valid), (Some(true), Some(true)));
    assert_eq!((checked.user_transfer_required, checked.status.len()), (Some(false), 2));
    assert_eq!(checked.description, "Request is not available; Transfer locked");
    let checked = pair("CheckDomainTransfer", Cnr, &check);
    assert_eq!((checked.possible, checked.transfer_lock), (None, Some(false)));
    assert_eq!(checked.created_at, at("2009-02-13 16:03:20"));
    let mut request = TransferDomain::request("example.com", "ew1,2*YGvEV1");
    (request.contacts, request.years) = (Contacts::all("P-1"), Some(1));
    let transfer = pair("TransferDomain", Ispapi, &request);
    assert_eq!((transfer.status, transfer.pending), (None, true));
    assert_eq!(pair("TransferDomain", Cnr, &request).status, text("PENDING"));
    let state = both("StatusDomainTransfer", &StatusDomainTransfer::new("example.com"));
    assert_eq!((state.status.as_str(), state.direction), ("PENDING", text("IN")));
    assert_eq!((state.log.len(), state.updated_at), (2, at("2026-12-01 10:05:00")));
}

#[test]
fn domains_are_handed_over() {
    both("PushDomain", &PushDomain::to("example.com", "TAG"));
    let request = RequestDomainAuthInfo::new("example.eu");
    let asked = pair("RequestDomainAuthInfo", Ispapi, &request);
    assert_eq!((asked.status, asked.pending), (None, true));
    let made = pair("DENIC_CreateAuthInfo1", Ispapi, &DenicCreateAuthInfo1::new("example.de"));
    assert_eq!(made.auth.expose_secret(), "ew1,2*YGvEV1");
    assert_eq!((made.ends_at, made.status.len()), (at("2026-12-31 10:00:00"), 1));
    let resend = ResendDomainTransferConfirmationEmails::new("example.com");
    pair("ResendDomainTransferConfirmationEmails", Ispapi, &resend);
    let list = QueryTransferList { limit: 2, ..QueryTransferList::all() };
    let page = pair("QueryTransferList", Ispapi, &list);
    assert_eq!((page.total, page.next_first, page.bad.len()), (Some(27), Some(2), 0));
    assert_eq!(page.rows[1].created_at, at("2026-11-11 16:44:27"));
    let page = pair("QueryTransferList", Cnr, &list);
    assert_eq!(
        (page.rows[1].domain.as_str(), &page.rows[1].status),
        ("two.example", &text("REQUESTED"))
    );
    let list = QueryForeignTransferList { limit: 2, ..QueryForeignTransferList::all() };
    let page = pair("QueryForeignTransferList", Ispapi, &list);
    assert_eq!(page.rows[0].new_registrar, text("Other Registrar Inc."));
    let of_cnr = pair("QueryForeignTransferList", Cnr, &list);
    assert_eq!(of_cnr.rows[1].created_at, page.rows[1].created_at);
    assert_eq!(
        (&page.rows[1].status, &of_cnr.rows[1].status),
        (&text("PENDING"), &text("FOREIGN_PENDING"))
    );
}

#[test]
fn registries_say_what_they_offer() {
    let paid = pair("PayDomainRenewal", Ispapi, &PayDomainRenewal::once("example.com", 2026));
    assert_eq!((paid.expires_at, paid.pending), (at("2027-12-01 11:10:00"), false));
    let options = pair("QueryDomainOptions", Ispapi, &QueryDomainOptions::of("example.shop"));
    let shop = &options[0];
    assert_eq!(shop.registration_years.as_deref(), Some(&[1, 2, 3][..]));
    assert_eq!((&shop.nameservers, shop.needs_auth), (&Some(0..=13), Some(true)));
    assert_eq!((shop.has_privacy, shop.odd.len()), (false, 0));
    let ask = QueryDomainRepositoryInfo::of("example.com");
    let info = pair("QueryDomainRepositoryInfo", Ispapi, &ask);
    assert_eq!((info.payable_from, info.failed_at), (Some(-61), Some(44)));
    assert_eq!((info.restorable_days, info.hold_days), (Some(30), Some(5)));
    assert_eq!((info.renews_on_demand, info.privacy.len()), (Some(true), 2));
    assert_eq!(info.renewal_years.map(|years| years.len()), Some(9));
}

#[test]
fn accounts_and_rates() {
    let account = pair("StatusAccount", Ispapi, &StatusAccount);
    assert_eq!(account.amount, cost("217458.12", "EUR"));
    assert_eq!(account.deposit, cost("1658.90", "EUR"));
    let account = pair("StatusAccount", Cnr, &StatusAccount);
    assert_eq!(account.amount, cost("217458.1234", "EUR"));
    assert_eq!((account.deposit, account.credit), (cost("0", "EUR"), cost("1000000", "EUR")));

    let day = |text: &str| text.parse::<NaiveDate>().expect("a day");
    let query = QueryExchangeRates {
        to: text("USD"),
        day_min: Some(day("2016-11-14")),
        day_max: Some(day("2016-11-30")),
        limit: 2,
        ..QueryExchangeRates::default()
    };
    let currency = |code| Currency::parse(code).expect("known");
    let rate = ExchangeRate::parse(currency("EUR"), currency("USD"), "1.0765").expect("a rate");
    let page = pair("QueryExchangeRates", Ispapi, &query);
    assert_eq!((page.rows[1].day, page.rows[1].rate), (day("2016-11-15"), rate));
    assert_eq!(page.next_first, Some(2));
    let of_cnr = pair("QueryExchangeRates", Cnr, &query);
    assert_eq!((&of_cnr.rows, of_cnr.next_first), (&page.rows, None));
}

#[test]
fn logins_sessions_and_the_log() {
    let check = CheckAuthentication { user: "test.user".into(), password: "test.passw0rd".into() };
    assert!(both("CheckAuthentication", &check).quota_exceeded);
    let start = StartSession { idle_seconds: Some(600), total_seconds: Some(3_600) };
    for platform in [Ispapi, Cnr] {
        let session = pair("StartSession", platform, &start);
        assert_eq!(session.id.expose_secret(), "bb7a884b09b9a674fb4a22211758ce87");
        pair("EndSession", platform, &EndSession);
    }
    let user = both("StatusUser", &StatusUser { sub_user: text("sub.user") });
    assert_eq!((user.user.as_str(), user.parent), ("sub.user", text("test.user")));
    assert_eq!((user.active, user.allowed_addresses.len()), (Some(true), 2));

    let log = QueryObjectLogList {
        from: at("2026-12-01 00:00:00"),
        ..QueryObjectLogList::of_domain("example.com")
    };
    let entry = pair("QueryObjectLogList", Ispapi, &log).rows.remove(0);
    assert_eq!((entry.number.as_str(), Some(entry.at)), ("4711", at("2026-12-01 10:00:00")));
    assert_eq!((entry.operation.as_str(), entry.user), ("DOMAIN_RENEWAL", text("test.user")));
    let entry = pair("QueryObjectLogList", Cnr, &log).rows.remove(0);
    assert_eq!((entry.number.as_str(), entry.operation.as_str()), ("4711", "RENEW"));
}

/// Every command of the access list has a pair, and every file is one of them.
#[test]
fn no_command_is_without_a_pair_and_no_file_without_a_command() {
    for (folder, least) in [("request", 1), ("response", 1)] {
        let path = format!("{}/tests/golden/{folder}", env!("CARGO_MANIFEST_DIR"));
        let files: Vec<String> = std::fs::read_dir(path)
            .expect("is there")
            .map(|entry| entry.expect("is there").file_name().into_string().expect("a name"))
            .collect();
        let named = |file: &str| file.split('.').next().unwrap_or_default().to_owned();
        for command in ACCESS_LIST {
            let count = files.iter().filter(|file| named(file) == *command).count();
            assert!(count >= least, "{folder}: {command}");
        }
        for file in &files {
            assert!(ACCESS_LIST.contains(&named(file).as_str()), "{folder}: {file}");
        }
    }
}
