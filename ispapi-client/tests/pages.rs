//! The list from the registrar's API, page by page.

use std::sync::Mutex;
use std::time::Duration;

use backorder_core::ErrorKind;
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

/// A registrar with so many names, which answers by FIRST and LIMIT.
struct Registrar {
    names: usize,
    /// Its names from the second answer on.
    later: usize,
    /// The code of the second answer.
    code: u16,
    /// The first row it states, whatever was asked.
    stuck_at: Option<usize>,
    asked: Mutex<usize>,
}

impl Default for Registrar {
    fn default() -> Registrar {
        Registrar { names: 25, later: 25, code: 200, stuck_at: None, asked: Mutex::new(0) }
    }
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
        let total = if *asked > 1 { self.later } else { self.names };
        let rows = first.min(total)..(first + limit).min(total);
        let code = if *asked > 1 { self.code } else { 200 };
        let date = |row: usize| match row {
            7 => "soon".to_owned(),
            _ => format!("2027-01-{} 19:00:07", 11 + row % 9),
        };
        let answer = ResponseBuilder::new(code, "Command completed")
            .with("FIRST", self.stuck_at.unwrap_or(first).to_string())
            .with("TOTAL", total.to_string())
            .with("LIMIT", limit.to_string())
            .with_column("COLUMN", ["DOMAIN", "FINALIZATIONDATE", "SCORE", "SUBCLASS"])
            .with_column("DOMAIN", rows.clone().map(|row| format!("name{row}.com")))
            .with_column("FINALIZATIONDATE", rows.clone().map(date))
            .with_column("SCORE", rows.clone().map(|row| (row % 11).to_string()))
            .with_column("SUBCLASS", rows.map(|_| "COM"));
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
    assert_eq!(seen.iter().map(|progress| progress.rows).collect::<Vec<_>>(), [10, 19, 25]);
    assert!(seen.iter().all(|progress| progress.bytes_total == 25));
    let file = DroplistFile::open(&folder.path().join("droplist")).unwrap();
    let list = file.list().unwrap();
    list.verify().unwrap();
    let mut query = Query::default();
    query.set("score_min", "10").unwrap();
    let page = query.compile().unwrap().page(&list);
    let names: Vec<String> = page.rows.iter().map(|row| row.name()).collect();
    assert_eq!(names, ["name10.com", "name21.com"]);
}

#[test]
fn names_that_come_and_go_at_the_end_are_followed() {
    for later in [20, 26] {
        let changing = Registrar { later, ..Registrar::default() };
        let report = import(changing, &mut Vec::new()).1.unwrap().report;
        assert_eq!(report.lines, later as u64);
    }
}

#[test]
fn what_cannot_be_read_to_its_end_leaves_no_list() {
    for (registrar, words) in [
        (Registrar { code: 530, ..Registrar::default() }, "after 10 rows"),
        (Registrar { stuck_at: Some(0), ..Registrar::default() }, "row 9 and got 0"),
    ] {
        let (folder, imported) = import(registrar, &mut Vec::new());
        let error = imported.unwrap_err().error;
        assert_eq!(error.kind(), ErrorKind::DroplistIo);
        assert_eq!(error.subject(), "QueryDomainPendingDeleteList");
        assert!(error.to_string().contains(words), "{error}");
        assert_eq!(folder.path().read_dir().unwrap().count(), 0);
    }
    let empty = Registrar { names: 0, ..Registrar::default() };
    let error = import(empty, &mut Vec::new()).1.unwrap_err().error;
    assert_eq!(error.kind(), ErrorKind::DroplistEmpty);
}
