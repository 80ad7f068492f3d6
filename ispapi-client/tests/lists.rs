//! Lists over a transport whose list changes, is cut or is spelled otherwise.

mod support;

use std::sync::{Arc, Mutex};

use backorder_core::Outcome;
use backorder_core::{DomainName, TldSet};
use ispapi_client::commands::*;
use ispapi_client::{
    Client, Command, Connection, Error, ErrorKind, HttpRequest, Paging, Platform, ResponseBuilder,
    System, Transport,
};
use secrecy::ExposeSecret;

use support::{Script, Scripted, answer, connection, quick};

type Change = Box<dyn FnMut(usize, &mut Vec<u32>) + Send>;

/// Serves a list of applications by FIRST and LIMIT; it changes before each answer.
#[derive(Clone)]
struct Applications {
    state: Arc<Mutex<(usize, Vec<u32>, Change)>>,
    key: &'static str,
    states_total: bool,
}

impl Applications {
    fn new(
        rows: impl IntoIterator<Item = u32>,
        change: impl FnMut(usize, &mut Vec<u32>) + Send + 'static,
    ) -> Applications {
        let state = (0, rows.into_iter().collect(), Box::new(change) as Change);
        let state = Arc::new(Mutex::new(state));
        Applications { state, key: "APPLICATION", states_total: true }
    }

    fn client(&self) -> Client {
        Client::with_transport(connection(), quick(), self.clone())
    }

    fn asked(&self) -> usize {
        self.state.lock().expect("unpoisoned").0
    }

    fn fetch(&self, limit: u64) -> Result<Vec<u32>, Error> {
        let list = QueryDomainApplicationList { limit, ..QueryDomainApplicationList::all() };
        Ok(numbers(self.client().fetch(&list)?))
    }
}

fn name() -> DomainName {
    DomainName::parse("example.com", &TldSet::first_dot()).expect("a name")
}

fn numbers(rows: Vec<Application>) -> Vec<u32> {
    rows.iter().map(|row| row.reference.as_str().parse().expect("a number")).collect()
}

fn number(body: &str, key: &str) -> usize {
    let (_, rest) = body.split_once(&format!("{key}%3D")).expect(key);
    let digits = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
    rest[..digits].parse().expect("a number")
}

impl Transport for Applications {
    fn post(&self, request: &HttpRequest<'_>) -> Scripted {
        let body = request.body.expose_secret();
        let mut state = self.state.lock().expect("unpoisoned");
        let (asked, rows, change) = &mut *state;
        change(*asked, rows);
        *asked += 1;
        assert!(*asked < 10_000, "endless");
        let (first, limit) = (number(body, "FIRST"), number(body, "LIMIT"));
        let page = || rows.iter().skip(first).take(limit);
        let mut list = ResponseBuilder::new(200, "ok")
            .with_column(self.key, page().map(ToString::to_string))
            .with_column("STATUS", page().map(|_| "ACTIVE"))
            .with_column("CREATEDDATE", page().map(|_| "2026-12-01 00:00:00"));
        if self.states_total {
            list = list.with("TOTAL", rows.len().to_string()).with("FIRST", first.to_string());
        }
        answer(&list)
    }
}

#[test]
fn one_row_in_and_one_out_loses_none() {
    let swap = |asked: usize, rows: &mut Vec<u32>| {
        if asked == 1 {
            rows.remove(0);
            rows.push(99);
        }
    };
    let expected: Vec<u32> = (0..12).chain([99]).collect();
    assert_eq!(Applications::new(0..12, swap).fetch(4).expect("read again"), expected);
}

#[test]
fn a_list_that_shrinks_is_read_again_and_never_cut() {
    let shrink = |asked: usize, rows: &mut Vec<u32>| {
        if asked == 1 || asked == 3 {
            rows.remove(0);
        }
    };
    assert_eq!(Applications::new(0..12, shrink).fetch(4), Ok((0..12).collect()));
    let mut next = 100;
    let rush = move |asked: usize, rows: &mut Vec<u32>| {
        if asked > 0 {
            rows.drain(..6);
            rows.extend(next..next + 6);
            next += 6;
        }
    };
    let error = Applications::new(0..12, rush).fetch(4).expect_err("it never keeps still");
    assert_eq!(
        (error.kind(), error.subject()),
        (ErrorKind::ListChanged, "QueryDomainApplicationList")
    );
}

#[test]
fn an_empty_page_before_the_end_is_an_error() {
    let empty = || answer(&ResponseBuilder::new(200, "ok").with("TOTAL", "250"));
    let list = QueryDomainApplicationList::of("example.com");
    let client = |script| Client::with_transport(connection(), quick(), Script::new(script));
    let error = client(vec![empty()]).fetch(&list).expect_err("250 rows are not here");
    assert_eq!((error.kind(), error.subject()), (ErrorKind::Invalid, "TOTAL"));
    // Which would be 'none found' otherwise, and a second order.

    let looked = client(vec![empty()]).find_applications(&name(), None, |_| None);
    assert_eq!(looked.outcome, Outcome::Unknown);
    for paging in [Paging::default(), Paging::by_key("APPLICATION")] {
        let command = Command::new("QueryDomainApplicationList");
        let mut pages = client(vec![empty()]).pages(&command, paging);
        assert_eq!(pages.next().expect("one").expect_err("cut").kind(), ErrorKind::Invalid);
        assert!(pages.next().is_none());
    }
    let folder = tempfile::tempdir().expect("a folder");
    let failed = ispapi_client::droplist::ImportJob::new(folder.path().join("droplist"))
        .pages(&client(vec![empty()]), &Default::default(), chrono::DateTime::UNIX_EPOCH)
        .expect_err("no list");
    assert_eq!(failed.error.name(), "invalid");
}

#[test]
fn an_empty_page_after_rows_is_an_error_too() {
    let row = |number: u32| {
        let list = ResponseBuilder::new(200, "ok").with("TOTAL", "9");
        list.with("APPLICATION", number.to_string()).with("STATUS", "ACTIVE")
    };
    let empty = ResponseBuilder::new(200, "ok");
    let script = Script::new([answer(&row(1)), answer(&empty)]);
    let client = Client::with_transport(connection(), quick(), script);
    let error = client.fetch(&QueryDomainApplicationList::all()).expect_err("8 rows are missing");
    assert_eq!((error.kind(), error.subject()), (ErrorKind::Invalid, "TOTAL"));
}

#[test]
fn without_a_total_the_list_ends_with_a_page_that_is_not_full() {
    for length in [0, 3, 4, 5, 12, 13] {
        let list = Applications { states_total: false, ..Applications::new(0..length, |_, _| {}) };
        assert_eq!(list.fetch(4).expect("all of it"), (0..length).collect::<Vec<u32>>());
    }
}

#[test]
fn without_a_total_the_same_rows_again_and_again_end_as_an_error() {
    let page = || {
        let list = ResponseBuilder::new(200, "ok").with_column("APPLICATION", ["1", "2"]);
        answer(&list.with_column("STATUS", ["ACTIVE", "ACTIVE"]))
    };
    let script = Script::new(std::iter::repeat_with(page).take(200));
    let client = Client::with_transport(connection(), quick(), script);
    let list = QueryDomainApplicationList { limit: 2, ..QueryDomainApplicationList::all() };
    assert_eq!(client.fetch(&list).expect_err("no end").kind(), ErrorKind::ListChanged);
}

#[test]
fn the_other_spelling_of_the_key_is_a_list_too() {
    for key in ["APPLICATIONID", "application id", "APPLICATION_ID"] {
        let list = Applications { key, ..Applications::new(1..10, |_, _| {}) };
        assert_eq!(list.fetch(4).expect("a list"), (1..10).collect::<Vec<u32>>(), "{key}");

        let looked = list.client().find_applications(&name(), None, |_| None);
        assert!(
            matches!(&looked.outcome, Outcome::Applications(found) if found.len() == 9),
            "{key}"
        );
    }
    let entry = ResponseBuilder::new(200, "ok").with("LOG", "7").with("TOTAL", "1");
    let entry = entry.with("log date", "2026-12-01 00:00:00").with("object class", "DOMAIN");
    let entry = entry.with("OBJECT_ID", "a.com").with("operation type", "DOMAIN_RENEWAL");
    let client = Client::with_transport(connection(), quick(), Script::new([answer(&entry)]));
    let log = client.fetch(&QueryObjectLogList::all()).expect("CNR's words");
    assert_eq!(log[0].number, "7");
}

#[test]
fn columns_of_another_length_than_the_key_are_refused() {
    let list = ResponseBuilder::new(200, "ok").with_column("LOGINDEX", ["1", "2"]);
    let list = list.with("LOGDATE", "2026-12-01 00:00:00").with("OBJECTCLASS", "DOMAIN");
    let list = list.with("OBJECTID", "a.com").with("OPERATIONTYPE", "DOMAIN_RENEWAL");
    let client = Client::with_transport(connection(), quick(), Script::new([answer(&list)]));
    let error = client.fetch(&QueryObjectLogList::all()).expect_err("an entry without date");
    assert_eq!((error.kind(), error.subject()), (ErrorKind::Invalid, "LOGINDEX"));
}

#[test]
fn a_list_without_further_pages_is_not_taken_for_whole_when_it_is_full() {
    let rates = |count: usize| {
        let column = |text: &'static str| std::iter::repeat_n(text, count);
        let list = ResponseBuilder::new(200, "ok").with_column("CURRENCYFROM", column("EUR"));
        let list = list.with_column("CURRENCYTO", column("USD")).with_column("RATE", column("1.1"));
        let script = Script::new([answer(&list.with_column("DATE", column("2026-12-01")))]);
        let cnr = Connection::new(Platform::Cnr, System::Ote);
        let client = Client::with_transport(cnr, quick(), script.clone());
        let query = QueryExchangeRates { limit: 5, ..QueryExchangeRates::default() };
        let found = client.fetch(&query);
        assert!(!script.sent()[0].contains("FIRST"), "CNR knows no first row");
        found
    };
    assert_eq!(rates(4).expect("all of them").len(), 4);
    let error = rates(5).expect_err("perhaps more");
    assert_eq!((error.kind(), error.subject()), (ErrorKind::Invalid, "QueryExchangeRates"));
}

#[test]
fn pages_of_any_command_are_read_to_the_end() {
    let list = Applications::new(0..25, |_, _| {});
    let command = Command::new("QueryDomainApplicationList").with("FIRST", "3");
    let paging = Paging { limit: 10, ..Paging::by_key("Application") };
    let pages: Result<Vec<_>, Error> = list.client().pages(&command, paging).collect();
    let pages = pages.expect("at rest");
    assert_eq!(pages.iter().map(|page| page.rows().count()).collect::<Vec<_>>(), [10, 9, 3]);
    let rows = pages.iter().flat_map(|page| page.rows());
    let rows: Vec<u32> =
        rows.map(|row| row.get("APPLICATION").expect("a key").parse().expect("a number")).collect();
    assert_eq!(rows, (3..25).collect::<Vec<u32>>());
    assert_eq!((pages[0].total(), list.asked()), (Some(25), 3));
}

#[test]
fn a_bad_row_of_the_droplist_is_kept_wherever_it_stands() {
    // Pages of four; the rows without a name are the last of one and the first of another.
    let names = ["a.com", "b.com", "c.com", "", "e.com", "f.com", "", "h.com", "i.com"];
    let serve = move |request: &str| {
        let (first, limit) = (number(request, "FIRST"), number(request, "LIMIT"));
        let page = || names.iter().skip(first).take(limit).copied();
        let list = ResponseBuilder::new(200, "ok").with_column("DOMAIN", page());
        let list = list.with_column("FINALIZATIONDATE", page().map(|_| "2026-12-10 17:00:00"));
        answer(&list.with("TOTAL", "9").with("FIRST", first.to_string()))
    };
    struct Serve<F>(F);
    impl<F: Fn(&str) -> Scripted + Send + Sync> Transport for Serve<F> {
        fn post(&self, request: &HttpRequest<'_>) -> Scripted {
            self.0(request.body.expose_secret())
        }
    }
    let client = Client::with_transport(connection(), quick(), Serve(serve));
    let list = QueryDomainPendingDeleteList { limit: 4, ..Default::default() };
    let rows = client.fetch(&list).expect("all of it");
    assert_eq!(rows.iter().map(|row| row.domain.as_str()).collect::<Vec<_>>(), names);
}
