use super::*;
use crate::wire::redact::is_secret;
use crate::wire::response::{ResponseBuilder, ResponseView};

fn facts(name: &str) -> &'static CommandFacts {
    find(name).expect(name)
}

#[test]
fn the_table_can_be_read_and_is_in_order() {
    let table = parse::table(TABLE).expect("reads");
    assert!(table.windows(2).all(|pair| pair[0].name < pair[1].name));
    for bad in [
        "X",
        "X eats",
        "X reads twice",
        "  in A:text",
        "X reads\n  in A",
        "X reads\n  up",
        "X reads\n  only ispapi",
        "X reads\n  cnr",
        "X reads\n  cnr Y perhaps",
    ] {
        assert!(parse::table(bad).is_err(), "{bad:?}");
    }
    for bad in ["A:word(B", "A:nothing", "A:text@mars"] {
        let text: &'static str = format!("X reads\n  in {bad}").leak();
        assert!(parse::table(text).is_err(), "{bad}");
    }
}

/// The white list of the registrar module.
const MODULE: &str = "AddDomain AddDomainApplication AddNameserver CheckAuthentication \
    CheckAuthorization CheckDomains CheckDomainTransfer CheckIDNLanguage ConvertIDN CreateSSLCert \
    DeleteDomain DeleteNameserver DENIC_CreateAuthInfo1 EndSession ExecuteOrder GetEnvironment \
    GetUserIndex ModifyContact ModifyDomain ModifyNameserver ModifyUserPassword ParseSSLCertCSR \
    PayDomainRenewal PushDomain QueryDNSZoneRRList QueryDNSZoneStats QueryDomainList \
    QueryDomainOptions QueryDomainRepositoryInfo QueryDomainSuggestionList QueryDomainWhoisInfo \
    QueryEnvironmentList QueryExchangeRates QueryObjectList QueryObjectLogList QueryOrderList \
    QuerySSLCertDCVEmailAddressList QueryUserObjectStatistics RenewDomain RequestDomainAuthInfo \
    ResendDomainRegistrantVerificationEmail ResendDomainTransferConfirmationEmails \
    ResendSSLCertEmail RestoreDomain SetEnvironment StartSession StatusAccount StatusContact \
    StatusDNSZone StatusDomain StatusDomainApplication StatusDomainTrade StatusDomainTransfer \
    StatusObjectLog StatusRoleUser StatusSSLCert StatusUser TradeDomain TransferDomain \
    UpdateDNSZone";

#[test]
fn every_command_of_the_registrar_module_is_in_it() {
    assert_eq!(MODULE.split_whitespace().count(), 60);
    for name in MODULE.split_whitespace() {
        assert_eq!(facts(name).name, name);
        let facts = facts(name);
        assert!(!facts.is_open || facts.parameters.is_empty(), "{name}");
    }
    assert_eq!(find("StopSession").map(|facts| facts.name), Some("EndSession"));
    assert_eq!(find("nothing"), None);
}

/// What backorders and domain sync need beside them.
const BESIDE: &str = "AddContact DeleteDomainApplication ModifyDomainApplication QueryContactList \
    QueryDomainApplicationList QueryDomainPendingDeleteList QueryForeignTransferList \
    QueryTransferList SetDomainRenewalMode CreateDNSZone DeleteDNSZone StatusNameserver \
    StatusDomainRegistrantVerification";

/// The commands that only CNR has, for what are records of a zone on ISPAPI.
const OF_CNR: &str = "AddMailFwd AddWebFwd CheckDNSZone DeleteMailFwd DeleteWebFwd \
    QueryMailFwdList QueryWebFwdList";

#[test]
fn the_table_has_the_module_what_else_is_needed_and_nothing_more() {
    let known = |list: &str| list.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
    let mut expected = [known(MODULE), known(BESIDE), known(OF_CNR)].concat();
    expected.sort();
    let names: Vec<&str> = all().iter().map(|facts| facts.name).collect();
    assert_eq!(names, expected);
    let of_cnr = all().iter().filter(|facts| !facts.is_on_ispapi).map(|facts| facts.name);
    assert_eq!(of_cnr.collect::<Vec<_>>().join(" "), known(OF_CNR).join(" "));
    for facts in all() {
        let names = Platform::ALL.map(|platform| facts.name_on(platform));
        assert!(names.iter().any(Option::is_some), "{}", facts.name);
        for (platform, name) in Platform::ALL.into_iter().zip(names) {
            let found = name.and_then(|name| find_on(name, platform));
            assert_eq!(found.is_some(), name.is_some(), "{}", facts.name);
            // Commands of one name are checked alike, whichever is found.
            let params = |facts: &CommandFacts| -> Vec<String> {
                let on = facts.parameters.iter().filter(|known| on(known.platform, platform));
                on.map(|known| format!("{}{:?}{}", known.key, known.form, known.is_required))
                    .collect()
            };
            if name == Some("ResendNotification") {
                assert_eq!(found.map(params), Some(params(facts)), "{}", facts.name);
            }
        }
    }
}

#[test]
fn what_is_not_confirmed_is_named() {
    let unconfirmed = all().iter().filter(|it| it.cnr.is_some() && !it.is_cnr_confirmed);
    let names: Vec<&str> = unconfirmed.map(|facts| facts.name).collect();
    assert_eq!(
        names,
        [
            "CheckAuthentication",
            "ConvertIDN",
            "EndSession",
            "QueryDomainPendingDeleteList",
            "StartSession",
            "StatusUser",
        ],
    );
    let open: Vec<&str> = all().iter().filter(|it| it.is_open).map(|it| it.name).collect();
    assert_eq!(
        open,
        [
            "CheckIDNLanguage",
            "QueryDNSZoneStats",
            "QueryDomainWhoisInfo",
            "QueryUserObjectStatistics",
        ],
    );
}

#[test]
fn who_is_written_by_hand_says_why() {
    for facts in all() {
        assert_eq!(facts.why.is_some(), facts.is_by_hand, "{}", facts.name);
        assert!(facts.why.is_none_or(|why| why.len() > 12), "{}", facts.name);
    }
}

#[test]
fn what_a_command_does_is_what_its_name_says() {
    for facts in all() {
        let reads = facts.effect == Effect::Reads;
        assert_eq!(Command::new(facts.name).is_reading(), reads, "{}", facts.name);
        let is_sentence = facts.about.starts_with(char::is_uppercase) && facts.about.ends_with('.');
        assert!(is_sentence, "{}: {:?}", facts.name, facts.about);
    }
}

#[test]
fn every_secret_is_masked_in_logs() {
    for facts in all() {
        let parameters = facts.parameters.iter().map(|known| (known.key, &known.form));
        let columns = facts.columns.iter().map(|known| (known.name, &known.form));
        for (key, form) in parameters.chain(columns) {
            assert_eq!(*form == Form::Secret, is_secret(key), "{}: {key}", facts.name);
        }
    }
}

#[test]
fn what_cannot_be_meant_is_refused_by_name() {
    let refused = |command: Command, platform| {
        let error = facts(command.name()).check(&command, platform);
        let error = error.expect_err(&format!("{command:?}"));
        assert_eq!(error.kind(), ErrorKind::ParameterInvalid);
        format!("{}: {error}", error.subject())
    };
    let push = Command::new("PushDomain").with("TARGET", "TAG");
    assert_eq!(refused(push, Platform::Ispapi), "DOMAIN: is missing: PushDomain requires it");
    let empty = Command::new("PushDomain").with("DOMAIN", " ").with("TARGET", "X");
    assert!(refused(empty, Platform::Ispapi).starts_with("DOMAIN: \" \" is not possible"));
    let typo = Command::new("StatusDNSZone").with("DNSZONE", "a.com").with("EXTENDD", true);
    let typo = refused(typo, Platform::Ispapi);
    assert_eq!(typo, "EXTENDD: is no parameter of StatusDNSZone; there are DNSZONE, EXTENDED");
    let host = |ip: &str| {
        let add = Command::new("AddNameserver").with("NAMESERVER", "ns1.a.com");
        add.with("IPADDRESS", vec![ip])
    };
    assert!(refused(host("1.2.3"), Platform::Ispapi).contains("an address of IPv4 or IPv6"));
    assert!(facts("AddNameserver").check(&host("2001:db8::1"), Platform::Ispapi).is_ok());
    let secret = Command::new("CheckAuthentication").with("SUBUSER", "u").with("PASSWORT", "s3c");
    assert!(!refused(secret, Platform::Ispapi).contains("s3c"));
    // Only the other platform has it, on whatever command.
    let privacy = |key| Command::new("TransferDomain").with("DOMAIN", "a.com").with(key, "1");
    let ok = |key, platform| facts("TransferDomain").check(&privacy(key), platform).is_ok();
    assert!(ok("X-WHOISPRIVACY", Platform::Cnr) && !ok("X-WHOISPRIVACY", Platform::Ispapi));
    let trustee = "X-ACCEPT-WHOISTRUSTEE-TAC";
    assert!(ok(trustee, Platform::Ispapi) && !ok(trustee, Platform::Cnr));
    assert!(ok("X-ANYTHING", Platform::Cnr) && ok("OWNERCONTACT0", Platform::Cnr));
    assert!(ok("OWNERCONTACT0LASTNAME", Platform::Ispapi));
    for key in ["OWNERCONTACT0SHOESIZE", "OWNERCONTACTLASTNAME"] {
        assert!(!ok(key, Platform::Ispapi), "{key}");
    }
    assert!(ok("SUBUSER", Platform::Cnr) && !ok("SUBUSER", Platform::Ispapi));
}

#[test]
fn values_fit_their_forms_or_are_refused_with_what_is_allowed() {
    let fits = [
        (Form::Domain, "a.com"),
        (Form::Number, "-5"),
        (Form::Flag, "1"),
        (Form::Instant, "2026-12-01 09:00:00"),
        (Form::Instant, "2026-12-01"),
        (Form::Day, "2026-12-01"),
        (Form::Period, "1Y"),
        (Form::Period, "-5d"),
        (Form::Amount, "9.95"),
        (Form::Decimal, "-0.0001"),
        (Form::Currency, "EUR"),
        (Form::Country, "DE"),
        (Form::Address, "192.0.2.1"),
        (Form::Email, "a@b.com"),
        (Form::Word("ASC|DESC"), "desc"),
        (Form::Text, "any thing"),
    ];
    for (form, value) in fits {
        assert_eq!(form.check(value), Ok(()), "{form:?} {value}");
    }
    let refused = [
        (Form::Domain, "a b.com"),
        (Form::Number, "1.5"),
        (Form::Flag, "yes"),
        (Form::Instant, "soon"),
        (Form::Day, "2026-2-1"),
        (Form::Period, "Y"),
        (Form::Period, "1W"),
        (Form::Amount, "-1"),
        (Form::Amount, "1,5"),
        (Form::Amount, "."),
        (Form::Decimal, "0.00001"),
        (Form::Decimal, "99999999999999999999"),
        (Form::Currency, "EURO"),
        (Form::Country, "D1"),
        (Form::Address, "192.0.2.256"),
        (Form::Email, "a@b@c"),
        (Form::Email, "@b"),
        (Form::Word("ASC|DESC"), "up"),
    ];
    for (form, value) in refused {
        assert!(!form.check(value).expect_err(value).is_empty(), "{form:?} {value}");
    }
    assert!(Form::Host.check(&"a".repeat(254)).is_err());
}

#[test]
fn an_odd_cell_is_told_apart_and_the_rest_is_read() {
    let text = ResponseBuilder::new(200, "ok")
        .with("AMOUNT", "217458.12")
        .with("CREDIT", "much")
        .with("CURRENCY", "EUR")
        .with("DEPOSIT", "")
        .encode();
    let answer = ResponseView::parse(text.as_bytes()).into_owned();
    let reading = facts("StatusAccount").read(&answer);
    assert_eq!(reading.cell("AMOUNT", 0), Some(&Cell::Decimal(2_174_581_200)));
    assert_eq!(reading.cell("CURRENCY", 0), Some(&Cell::Text("EUR".into())));
    assert_eq!((reading.cell("CREDIT", 0), reading.cell("DEPOSIT", 0)), (None, None));
    let odd: Vec<String> =
        reading.odd().iter().map(|odd| format!("{}: {odd}", odd.subject())).collect();
    assert_eq!(odd, ["CREDIT: row 0: \"much\" is no decimal"]);
    assert_eq!((reading.rows("AMOUNT"), reading.rows("VAT")), (1, 0));
}

#[test]
fn a_secret_cell_does_not_show_itself() {
    let text = ResponseBuilder::new(200, "ok").with("AUTH", "s3cret").encode();
    let answer = ResponseView::parse(text.as_bytes()).into_owned();
    let reading = facts("DENIC_CreateAuthInfo1").read(&answer);
    assert_eq!(reading.cell("AUTH", 0), Some(&Cell::Secret("s3cret".into())));
    assert!(!format!("{reading:?}").contains("s3cret"));
}

#[test]
fn the_lists_of_words_are_those_of_the_table() {
    let parameters = all().iter().flat_map(|facts| &facts.parameters);
    let used: Vec<&Form> = parameters.map(|known| &known.form).collect();
    for (list, words, names) in words::LISTS {
        assert_eq!(words.split('|').collect::<Vec<&str>>(), *names, "{list}");
        assert!(used.contains(&&Form::Word(words)), "{list}: {words} is nowhere in the table");
    }
    assert_eq!(UserDepth::read("subuser"), Some(Some(UserDepth::SubUser)));
    assert_eq!(UserDepth::read("OTHERS"), None);
}

/// What is written reads back, and fits the form it is written for.
fn writes_and_reads<T: FormValue + PartialEq + std::fmt::Debug>(value: T) {
    let text = value.text();
    assert_eq!(T::FORM.check(&text), Ok(()), "{value:?}");
    assert_eq!(T::read(&text), Some(Some(value)));
}

/// What is read at all is written as something that reads the same.
fn reads_the_same<T: FormValue + PartialEq + std::fmt::Debug>(text: &str) {
    if let Some(Some(value)) = T::read(text) {
        writes_and_reads(value);
    }
}

proptest::proptest! {
    #[test]
    fn values_of_every_form_read_back(
        number in i64::MIN..i64::MAX,
        flag: bool,
        seconds in -62_135_596_800_i64..253_402_300_800,
        years: u8,
        host in "[a-z0-9]{1,9}(\\.[a-z0-9]{1,9}){1,4}",
        word in "[A-Za-z0-9._-]{1,20}",
        address: std::net::IpAddr,
    ) {
        use backorder_core::rust_decimal::Decimal;
        let at = chrono::DateTime::from_timestamp(seconds, 0).expect("in range");
        writes_and_reads(number);
        writes_and_reads(flag);
        writes_and_reads(at);
        writes_and_reads(at.date_naive());
        for period in [Period::years(years), Period::months(years), Period::days(years)] {
            writes_and_reads(period);
        }
        writes_and_reads(Decimal::new(number / 10_000, 4).normalize());
        writes_and_reads(HostName::parse(&host).expect("a host"));
        writes_and_reads(ContactHandle::parse(&word).expect("a handle"));
        writes_and_reads(Email::parse(&format!("{word}@{host}")).expect("an address"));
        writes_and_reads(address);
        writes_and_reads(word);
    }

    #[test]
    fn any_text_is_read_or_not_and_never_as_something_else(text in "\\PC{0,30}") {
        reads_the_same::<i64>(&text);
        reads_the_same::<bool>(&text);
        reads_the_same::<backorder_core::DomainName>(&text);
        reads_the_same::<HostName>(&text);
        reads_the_same::<Country>(&text);
        reads_the_same::<Email>(&text);
        reads_the_same::<ContactHandle>(&text);
        reads_the_same::<Period>(&text);
        reads_the_same::<backorder_core::Currency>(&text);
        reads_the_same::<backorder_core::rust_decimal::Decimal>(&text);
        reads_the_same::<OrderMode>(&text);
    }
}
