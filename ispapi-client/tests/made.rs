//! The types that are made from the table of commands: what they send, what they make of an answer,
//! and that nothing impossible is sent.

mod support;

use ispapi_client::backorder_core::rust_decimal::Decimal;
use ispapi_client::commands::*;
use ispapi_client::vocabulary::{ContactHandle, Country, Extras, HostName, Period, YesOrNo};
use ispapi_client::{
    Client, Command, Connection, Error, ErrorKind, Platform, Response, ResponseBuilder, Settings,
    System,
};
use support::{Script, answer, connection, quick};

fn text(request: &impl Request, platform: Platform) -> String {
    request.command(platform).text(platform).expect("encodes")
}

/// What a request makes of an answer with these cells.
fn read<R: Request>(request: &R, cells: &[(&str, &str)]) -> R::Response {
    let builder = ResponseBuilder::new(200, "ok");
    let builder = cells.iter().fold(builder, |builder, (name, value)| builder.with(*name, *value));
    request.read(&Response::from_vec(builder.encode().into_bytes())).expect("reads")
}

fn host(name: &str) -> HostName {
    HostName::parse(name).expect("a host")
}

#[test]
fn values_are_sent_in_the_words_of_the_registrar() {
    let addresses = vec!["192.0.2.1".parse().expect("v4"), "2001:db8::1".parse().expect("v6")];
    let add = AddNameserver::new(host("NS1.Müller.de."), addresses);
    let sent = "COMMAND=AddNameserver\nNAMESERVER=ns1.xn--mller-kva.de\nIPADDRESS0=192.0.2.1\n\
                IPADDRESS1=2001:db8::1";
    for platform in [Platform::Ispapi, Platform::Cnr] {
        assert_eq!(text(&add, platform), sent);
    }
    let ada = Contact { first_name: "Ada".into(), ..Contact::default() };
    let mut add = AddDomain::new("fußball.de".parse().expect("a name"));
    add.owner_contact = vec!["P-1".into(), ada.into()];
    add.period = Some(Period::years(2));
    add.transfer_lock = Some(false);
    add.nameserver = vec![host("ns1.a.com"), host("ns2.a.com")];
    add.extra = Extras::default().with("x-de-nsentry", "a b c");
    assert_eq!(
        text(&add, Platform::Ispapi),
        "COMMAND=AddDomain\nDOMAIN=xn--fuball-cta.de\nOWNERCONTACT0=P-1\n\
         OWNERCONTACT1FIRSTNAME=Ada\nPERIOD=2\nNAMESERVER0=ns1.a.com\nNAMESERVER1=ns2.a.com\n\
         TRANSFERLOCK=0\nX-DE-NSENTRY=a b c",
    );
    let mut keep = SetEnvironment::new(vec!["colour".into()]);
    keep.environment_value = vec!["blue".into()];
    keep.parent_only_writable = Some(YesOrNo::No);
    assert_eq!(
        text(&keep, Platform::Ispapi),
        "COMMAND=SetEnvironment\nENVIRONMENTNAME0=colour\nENVIRONMENTVALUE0=blue\n\
         PARENTONLYWRITABLE=NO",
    );
    let list = QueryObjectList { first: 20, ..QueryObjectList::default() };
    assert_eq!(text(&list, Platform::Ispapi), "COMMAND=QueryObjectList\nFIRST=20\nLIMIT=1000");
}

#[test]
fn a_command_has_the_name_of_its_platform() {
    let zone = "example.com".parse().expect("a name");
    let update = UpdateDnsZone::new(zone);
    assert!(text(&update, Platform::Ispapi).starts_with("COMMAND=UpdateDNSZone\n"));
    assert!(text(&update, Platform::Cnr).starts_with("COMMAND=ModifyDNSZone\n"));
}

#[test]
fn secrets_do_not_show_themselves() {
    let mut contact = ModifyContact::new(ContactHandle::parse("P-1").expect("a handle"));
    contact.auth = Some("s3cret".into());
    contact.extra = Extras::default().with("X-PRO-PW", "s3cret");
    let status = StatusContact::new(ContactHandle::parse("P-1").expect("a handle"));
    let told = read(&status, &[("AUTH", "s3cret"), ("FIRSTNAME", "Ada")]);
    for shown in [format!("{contact:?}"), format!("{told:?}")] {
        assert!(!shown.contains("s3cret"), "{shown}");
    }
    assert!(text(&contact, Platform::Ispapi).contains("AUTH=s3cret\nX-PRO-PW=s3cret"));
}

fn odd(odd: &[Error]) -> Vec<String> {
    odd.iter().map(|error| format!("{}: {error}", error.subject())).collect()
}

#[test]
fn an_odd_cell_is_told_apart_and_the_rest_is_read() {
    let status = StatusContact::new(ContactHandle::parse("P-1").expect("a handle"));
    let cells = [
        ("STREET", "Main St 1"),
        ("STREET", "2nd floor"),
        ("CREATEDDATE", "yesterday"),
        ("UPDATEDDATE", "0000-00-00 00:00:00"),
        ("COUNTRY", "GB"),
        ("FAX", ""),
    ];
    let told = read(&status, &cells);
    assert_eq!(told.street, ["Main St 1", "2nd floor"]);
    assert_eq!((told.created_date, told.updated_date, told.fax), (None, None, None));
    assert_eq!(told.country.as_deref(), Some("GB"));
    assert_eq!(odd(&told.odd), ["CREATEDDATE: row 0: \"yesterday\" is no instant"]);
    let cells = [
        ("ORDERID", "1"),
        ("ORDERID", "2"),
        ("PRICE", "9.9000"),
        ("PRICE", "much"),
        ("CURRENCY", "EUR"),
        ("CURRENCY", "EUR"),
        ("TOTAL", "2"),
    ];
    let orders = read(&QueryOrderList::default(), &cells);
    assert_eq!((orders.total, orders.bad.len(), orders.rows.len()), (Some(2), 0, 2));
    assert_eq!(orders.rows[0].price, Some(Decimal::new(99, 1)));
    assert_eq!((orders.rows[0].odd.len(), orders.rows[1].order_id), (0, Some(2)));
    assert_eq!(odd(&orders.rows[1].odd), ["PRICE: row 1: \"much\" is no decimal"]);
    let kept = [("ENVIRONMENTKEY", "a"), ("ENVIRONMENTVALUE", "b"), ("ENVIRONMENTVALUE", "c")];
    let kept = read(&QueryEnvironmentList::default(), &kept);
    assert_eq!((kept.rows.len(), kept.rows[1].environment_key.as_deref()), (2, None));
}

#[test]
fn an_answer_about_another_domain_is_no_answer() {
    let status = StatusDomainTrade::new("swap.com".parse().expect("a name"));
    let text = ResponseBuilder::new(200, "ok").with("DOMAIN", "other.com").encode();
    let error = status.read(&Response::from_vec(text.into_bytes())).expect_err("another");
    assert_eq!((error.kind(), error.subject()), (ErrorKind::Invalid, "swap.com"));
}

#[test]
fn what_the_registrar_does_not_describe_is_sent_and_given_as_it_is() {
    let whois = QueryDomainWhoisInfo { extra: Extras::default().with("Domain", "a.com") };
    assert_eq!(text(&whois, Platform::Ispapi), "COMMAND=QueryDomainWhoisInfo\nDOMAIN=a.com");
    let told = read(&whois, &[("REGISTRAR", "R")]);
    assert_eq!(told.first("REGISTRAR"), Some("R"));
}

/// Sends nothing: the script has no answer.
fn refused(request: &impl Request<Response: std::fmt::Debug>, platform: Platform) -> String {
    let connection = Connection::new(platform, System::Ote).with_login("u").with_password("p");
    let client = Client::with_transport(connection, Settings::default(), Script::new([]));
    let error = client.send(request).expect_err("it is refused");
    assert_eq!(error.kind(), ErrorKind::ParameterInvalid, "{error}");
    format!("{}: {error}", error.subject())
}

#[test]
fn what_cannot_be_meant_is_not_sent_by_whatever_type() {
    let hosts = AddNameserver::new(host("ns1.a.com"), Vec::new());
    assert_eq!(
        refused(&hosts, Platform::Ispapi),
        "IPADDRESS: is missing: AddNameserver requires it"
    );
    let mut contact = ModifyContact::new(ContactHandle::parse("P-1").expect("a handle"));
    contact.extra = Extras::default().with("NICKNAME", "x");
    assert!(refused(&contact, Platform::Ispapi).starts_with("NICKNAME: is no parameter of"));
    let order = ExecuteOrder::new(7);
    assert_eq!(refused(&order, Platform::Cnr), "ExecuteOrder: is no command that is known on cnr");
    // Those that are written by hand, too.
    let status = StatusDomain::new("a b.com");
    assert!(refused(&status, Platform::Ispapi).starts_with("DOMAIN: \"a b.com\" is not possible"));
    let restore = PayDomainRenewal::once("a.com", 2026);
    assert!(refused(&restore, Platform::Cnr).contains("no command that is known on cnr"));
}

#[test]
fn a_list_that_cannot_be_meant_is_not_asked_for() {
    let list = QueryOrderList { order_id: Some(7), ..QueryOrderList::default() };
    let connection = Connection::new(Platform::Cnr, System::Ote).with_login("u").with_password("p");
    let client = Client::with_transport(connection, Settings::default(), Script::new([]));
    let errors: Vec<Error> = client.parts(&list).map(|part| part.expect_err("refused")).collect();
    assert_eq!(errors.len(), 1);
    assert_eq!(errors[0].kind(), ErrorKind::ParameterInvalid);
}

/// A command that the table does not have is not its business.
#[test]
fn what_the_table_does_not_have_is_sent_as_it_is() {
    struct Own;
    impl Request for Own {
        type Response = ();

        fn command(&self, _: Platform) -> Command {
            Command::new("QueryOwnThing").with("ANY", "thing")
        }

        fn read(&self, _: &Response) -> Result<(), Error> {
            Ok(())
        }
    }
    let script = Script::new([answer(&ResponseBuilder::new(200, "ok"))]);
    let client = Client::with_transport(connection(), quick(), script);
    assert_eq!(client.send(&Own), Ok(()));
}

#[test]
fn values_say_what_is_allowed() {
    for (what, error) in [
        ("host", HostName::parse("ns 1.a.com").expect_err("a blank")),
        ("host", HostName::parse(".").expect_err("nothing")),
        ("country", Country::parse("GBR").expect_err("three letters")),
        ("contact", ContactHandle::parse("").expect_err("nothing")),
        ("period", Period::parse("1W").expect_err("weeks")),
        ("period", Period::parse("99999Y").expect_err("too long")),
    ] {
        assert_eq!((error.kind(), error.subject()), (ErrorKind::ParameterInvalid, what));
        assert!(error.to_string().contains("is not possible: "), "{error}");
    }
}
