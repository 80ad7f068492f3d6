//! The list from the registrar's API, page by page.

use std::sync::Mutex;
use std::time::Duration;

use backorder_core::droplist::{Limits, Query};
use chrono::{DateTime, Utc};
use ispapi_client::commands::QueryDomainPendingDeleteList;
use ispapi_client::droplist::{
    ArchiveLimits, DroplistFile, ImportFailed, ImportJob, Imported, Progress,
};
use ispapi_client::{
    Client, Connection, HttpAnswer, HttpRequest, Platform, ResponseBuilder, Settings, System,
    Transport, TransportError,
};
use secrecy::ExposeSecret;
use tempfile::TempDir;

/// A name as the registrar lists it: name, date, score.
type Listed = (String, String, String);

/// A registrar that answers by FIRST and LIMIT from the list it has by then.
struct Registrar {
    /// The list at each call, from 1.
    list: Box<dyn Fn(usize) -> Vec<Listed> + Send + Sync>,
    /// The code of the second answer.
    code: u16,
    /// The first row it states, whatever was asked.
    stuck_at: Option<usize>,
    asked: Mutex<usize>,
}

impl Registrar {
    fn with(list: impl Fn(usize) -> Vec<Listed> + Send + Sync + 'static) -> Registrar {
        Registrar { list: Box::new(list), code: 200, stuck_at: None, asked: Mutex::new(0) }
    }
}

impl Default for Registrar {
    fn default() -> Registrar {
        Registrar::with(|_| names(0..25))
    }
}

/// Names whose seventh has a bad date.
fn names(numbers: std::ops::Range<usize>) -> Vec<Listed> {
    let date = |row: usize| match row {
        7 => "soon".to_owned(),
        _ => format!("2027-01-{} 19:00:07", 11 + row % 9),
    };
    numbers.map(|row| (format!("name{row:03}.com"), date(row), (row % 11).to_string())).collect()
}

/// The same names on another day.
fn moved(names: Vec<Listed>) -> Vec<Listed> {
    let later = |(name, date, score): Listed| (name, date.replace("2027-01", "2027-02"), score);
    names.into_iter().map(later).collect()
}

fn number(body: &str, key: &str) -> usize {
    let (_, rest) = body.split_once(&format!("{key}%3D")).expect(key);
    let digits = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
    rest[..digits].parse().unwrap()
}

impl Transport for Registrar {
    fn post(&self, request: &HttpRequest<'_>) -> Result<HttpAnswer, TransportError> {
        let body = request.body.expose_secret();
        assert!(body.contains("QueryDomainPendingDeleteList"), "{body}");
        let mut asked = self.asked.lock().unwrap();
        *asked += 1;
        let (first, limit) = (number(body, "FIRST"), number(body, "LIMIT"));
        let list = (self.list)(*asked);
        let rows = &list[first.min(list.len())..(first + limit).min(list.len())];
        let code = if *asked > 1 { self.code } else { 200 };
        let answer = ResponseBuilder::new(code, "Command completed")
            .with("FIRST", self.stuck_at.unwrap_or(first).to_string())
            .with("TOTAL", list.len().to_string())
            .with("LIMIT", limit.to_string())
            .with_column("COLUMN", ["DOMAIN", "FINALIZATIONDATE", "SCORE", "SUBCLASS"])
            .with_column("DOMAIN", rows.iter().map(|row| row.0.clone()))
            .with_column("FINALIZATIONDATE", rows.iter().map(|row| row.1.clone()))
            .with_column("SCORE", rows.iter().map(|row| row.2.clone()))
            .with_column("SUBCLASS", rows.iter().map(|_| "COM"));
        Ok(HttpAnswer { status: 200, retry_after: None, body: answer.encode().into_bytes() })
    }
}

fn import(
    registrar: Registrar,
    seen: &mut Vec<Progress>,
) -> (TempDir, Result<Imported, ImportFailed>) {
    let folder = tempfile::tempdir().unwrap();
    let connection = Connection::new(Platform::Ispapi, System::Ote)
        .with_login("test.user")
        .with_password("test.passw0rd");
    let settings = Settings { attempts: 1, pause: Duration::from_millis(1), ..Settings::default() };
    let client = Client::with_transport(connection, settings, registrar);
    let query = QueryDomainPendingDeleteList { limit: 10, ..Default::default() };
    let now: DateTime<Utc> = "2027-01-10T00:01:00Z".parse().unwrap();
    let imported = ImportJob::new(folder.path().join("droplist"))
        .limits(Limits::default(), ArchiveLimits::default())
        .progress(|progress| seen.push(progress))
        .pages(&client, &query, now);
    (folder, imported)
}

#[test]
fn all_pages_make_one_list_with_scores() {
    let mut seen = Vec::new();
    let (folder, imported) = import(Registrar::default(), &mut seen);
    let report = imported.unwrap().report;
    assert_eq!((report.lines, report.bad_lines, report.names), (25, 1, 24));
    assert_eq!(report.first_bad[0].number, 8);
    assert_eq!(seen.iter().map(|progress| progress.rows).collect::<Vec<_>>(), [10, 19, 25, 25]);
    assert!(seen.iter().all(|progress| progress.rows_total == 25 && progress.bytes > 0));
    assert_eq!(report.bytes, seen[2].bytes);
    let file = DroplistFile::open(&folder.path().join("droplist")).unwrap();
    let list = file.list().unwrap();
    list.verify().unwrap();
    let mut query = Query::default();
    query.set("score_min", "10").unwrap();
    let page = query.compile().unwrap().page(&list);
    let names: Vec<String> = page.rows.iter().map(|row| row.name()).collect();
    assert_eq!(names, ["name010.com", "name021.com"]);
}

/// The names and dates of the file, if there is one.
fn rows(folder: &TempDir) -> Vec<(String, String)> {
    let file = DroplistFile::open(&folder.path().join("droplist")).unwrap();
    let list = file.list().unwrap();
    list.rows().map(|row| (row.name(), row.drop().date_naive().to_string())).collect()
}

/// What a registrar that keeps still would have given.
fn expected(list: Vec<Listed>) -> Vec<(String, String)> {
    rows(&import(Registrar::with(move |_| list.clone()), &mut Vec::new()).0)
}

/// Replaced after any call, by a list that differs in any way: one list comes out, the new one.
#[test]
fn a_list_that_is_replaced_while_it_is_read_is_read_anew() {
    let one_more = || [names(100..101), names(0..25)].concat();
    let mut at_the_start = one_more();
    at_the_start[0].0 = "aaa.com".to_owned();
    let mut one_date = names(0..25);
    one_date[3].1 = "2027-03-01 00:00:00".to_owned();
    let mut one_name = names(0..25);
    one_name[12].0 = "name012a.com".to_owned();
    let mut again = 0;
    for (what, new) in [
        ("other dates", moved(names(0..25))),
        ("one date", one_date),
        ("one name", one_name),
        ("one name more at the start", at_the_start),
        ("one name less", names(1..25)),
        ("shorter", names(0..20)),
        ("longer", names(0..26)),
        ("much shorter", names(20..23)),
        ("other names", names(200..225)),
    ] {
        let wanted = expected(new.clone());
        // 25 names are three pages, and three that are read again.
        for calls in 1..=5 {
            let then = new.clone();
            let changing =
                Registrar::with(move |call| if call > calls { then.clone() } else { names(0..25) });
            let (folder, imported) = import(changing, &mut Vec::new());
            let found = rows(&folder);
            again += imported.unwrap().readings - 1;
            // What changes after its page was read for the last time is the next list's.
            let old = calls > 3 && found == expected(names(0..25));
            assert!(found == wanted || old, "{what} after call {calls}: {found:?}");
        }
    }
    assert!(again > 30, "read anew {again} times");
}

#[test]
fn a_list_that_never_keeps_still_is_refused() {
    let restless = |call| if call % 2 == 0 { names(0..25) } else { moved(names(0..25)) };
    let (folder, imported) = import(Registrar::with(restless), &mut Vec::new());
    let error = imported.unwrap_err().error;
    assert_eq!(error.name(), "list-changed");
    assert!(error.to_string().contains("changed in each of 3 readings"), "{error}");
    assert!(!folder.path().join("droplist").exists());
}

#[test]
fn of_a_name_that_comes_twice_the_later_drop_wins_and_is_counted() {
    let twice = |_| {
        let mut list = names(0..25);
        // Within a page, across two pages, and apart; the first or the second is later.
        list.insert(4, ("name003.com".to_owned(), "2027-03-01 00:00:00".to_owned(), String::new()));
        list.insert(
            10,
            ("name008.com".to_owned(), "2027-01-12 00:00:00".to_owned(), String::new()),
        );
        list.push(("name020.com".to_owned(), "2027-03-02 00:00:00".to_owned(), "7.5".to_owned()));
        list
    };
    let (folder, imported) = import(Registrar::with(twice), &mut Vec::new());
    let report = imported.unwrap().report;
    assert_eq!((report.lines, report.bad_lines, report.duplicates, report.names), (28, 1, 3, 24));
    let found = rows(&folder);
    let date = |name: &str| found.iter().find(|row| row.0 == name).unwrap().1.clone();
    assert_eq!(date("name003.com"), "2027-03-01");
    assert_eq!(date("name008.com"), "2027-01-19");
    assert_eq!(date("name020.com"), "2027-03-02");
}

#[test]
fn what_cannot_be_read_to_its_end_leaves_no_list() {
    for (registrar, name, words) in [
        (Registrar { code: 530, ..Registrar::default() }, "auth", "after 10 rows"),
        (Registrar { stuck_at: Some(0), ..Registrar::default() }, "invalid", "row 9 and got 0"),
    ] {
        let (folder, imported) = import(registrar, &mut Vec::new());
        let error = imported.unwrap_err().error;
        assert_eq!(error.name(), name);
        assert_eq!(error.subject(), "QueryDomainPendingDeleteList");
        assert!(error.to_string().contains(words), "{error}");
        assert!(!folder.path().join("droplist").exists());
    }
    let empty = Registrar::with(|_| Vec::new());
    let error = import(empty, &mut Vec::new()).1.unwrap_err().error;
    assert_eq!(error.name(), "droplist-empty");
}
