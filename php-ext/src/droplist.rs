//! `Backorder\Droplist`, its search and its import.

use std::path::Path;

use backorder_core::droplist::{Edition, Query, Row};
use backorder_core::{DateSource, Dates, ListId, Tld};
use ext_php_rs::prelude::*;
use ext_php_rs::zend::ce;
use ispapi_client::droplist::DroplistFile;

use crate::FINAL;
use crate::convert::{Items, instant, int};
use crate::errors::Refused;
use crate::import::{ImportJob, ImportReport};
use crate::listing::Listing;
use crate::name::DomainName;

#[php_class]
#[php(name = "Backorder\\Droplist")]
#[php(flags = FINAL)]
#[php(implements(ce = ce::countable, stub = "\\Countable"))]
#[derive(Debug)]
pub struct Droplist(pub DroplistFile);

/// The engine counts each list once, whenever it was imported. PHP's numbers have a sign, so one
/// bit of the hash is left out.
pub fn list_id(edition: Edition) -> ListId {
    ListId(edition.content >> 1)
}

#[php_impl]
impl Droplist {
    #[php(getter)]
    pub fn path(&self) -> String {
        self.0.path().display().to_string()
    }

    #[php(getter)]
    pub fn id(&self) -> i64 {
        self.0.list().map_or(0, |list| int(list_id(list.edition()).0))
    }

    #[php(getter)]
    pub fn imported_at(&self) -> i64 {
        self.0.list().map_or(0, |list| list.edition().imported_at.timestamp())
    }

    pub fn open(path: &str) -> Result<Droplist, Refused> {
        Ok(Droplist(DroplistFile::open(Path::new(path))?))
    }

    pub fn import(zip: &str, path: &str, now: i64) -> Result<ImportReport, Refused> {
        ImportJob::start(zip, path, now)?.finish()
    }

    pub fn drop_of(&self, name: &DomainName) -> Result<Option<i64>, Refused> {
        Ok(self.0.list()?.drop_of(&name.0).map(|at| at.timestamp()))
    }

    pub fn listing(&self, name: &DomainName) -> Result<Option<Listing>, Refused> {
        let list = self.0.list()?;
        let source = DateSource::Droplist(list_id(list.edition()));
        let listing = |at| backorder_core::Listing { dates: Dates::of_drop(at), source };
        Ok(list.drop_of(&name.0).map(listing).map(Listing))
    }

    // PHP callers name the arguments.
    #[allow(clippy::too_many_arguments)]
    #[php(optional = tlds)]
    #[php(defaults(
        tlds = Items::NONE,
        names = Items::NONE,
        contains = Items::NONE,
        containsAny = Items::NONE,
        startsWith = Items::NONE,
        endsWith = Items::NONE,
        digitsOnly = false,
        order = "drop".to_owned(),
        first = 0,
        limit = 100
    ))]
    pub fn search(
        &self,
        tlds: Items<'_>,
        names: Items<'_>,
        pattern: Option<String>,
        notPattern: Option<String>,
        contains: Items<'_>,
        containsAny: Items<'_>,
        startsWith: Items<'_>,
        endsWith: Items<'_>,
        charactersMin: Option<i64>,
        charactersMax: Option<i64>,
        lettersMin: Option<i64>,
        lettersMax: Option<i64>,
        digitsMin: Option<i64>,
        digitsMax: Option<i64>,
        digitsOnly: bool,
        hyphensMin: Option<i64>,
        hyphensMax: Option<i64>,
        idn: Option<bool>,
        scoreMin: Option<i64>,
        scoreMax: Option<i64>,
        dropFrom: Option<i64>,
        dropBefore: Option<i64>,
        order: String,
        first: i64,
        limit: i64,
    ) -> Result<SearchResult, Refused> {
        let mut query = Query {
            pattern,
            not_pattern: notPattern,
            digits_only: digitsOnly,
            idn,
            drop_from: dropFrom.map(instant).transpose()?,
            drop_before: dropBefore.map(instant).transpose()?,
            ..Query::default()
        };
        let tlds = tlds.texts("tlds")?;
        if !tlds.is_empty() {
            query.tlds = Some(tlds.iter().map(|tld| Tld::parse(tld)).collect::<Result<_, _>>()?);
        }
        for (parameter, list) in [
            ("names", names),
            ("contains", contains),
            ("contains_any", containsAny),
            ("starts_with_any", startsWith),
            ("ends_with_any", endsWith),
        ] {
            query.set(parameter, &list.texts(parameter)?.join(" "))?;
        }
        for (parameter, number) in [
            ("characters_min", charactersMin),
            ("characters_max", charactersMax),
            ("letters_min", lettersMin),
            ("letters_max", lettersMax),
            ("digits_min", digitsMin),
            ("digits_max", digitsMax),
            ("hyphens_min", hyphensMin),
            ("hyphens_max", hyphensMax),
            ("score_min", scoreMin),
            ("score_max", scoreMax),
            ("first", Some(first)),
            ("limit", Some(limit)),
        ] {
            if let Some(number) = number {
                query.set(parameter, &number.to_string())?;
            }
        }
        query.set("order", &order)?;
        let list = self.0.list()?;
        let page = query.compile()?.page(&list);
        let rows = page.rows.iter().map(DroplistRow::of).collect();
        Ok(SearchResult { total: int(page.total), rows })
    }

    pub fn count(&self) -> i64 {
        self.0.list().map_or(0, |list| list.len().into())
    }
}

#[php_class]
#[php(name = "Backorder\\SearchResult")]
#[php(flags = FINAL)]
#[php(implements(ce = ce::countable, stub = "\\Countable"))]
#[derive(Debug, Clone)]
pub struct SearchResult {
    total: i64,
    rows: Vec<DroplistRow>,
}

#[php_impl]
impl SearchResult {
    #[php(getter)]
    pub fn total(&self) -> i64 {
        self.total
    }

    #[php(getter)]
    pub fn rows(&self) -> Vec<DroplistRow> {
        self.rows.clone()
    }

    pub fn count(&self) -> i64 {
        crate::convert::count(self.rows.len())
    }
}

/// Copied out of the list, which may be closed while PHP still shows it.
#[php_class]
#[php(name = "Backorder\\DroplistRow")]
#[php(flags = FINAL)]
#[derive(Debug, Clone)]
pub struct DroplistRow {
    name: String,
    label: String,
    label_unicode: String,
    tld: String,
    drop_at: i64,
    score: Option<u8>,
    counters: backorder_core::Counters,
}

impl DroplistRow {
    fn of(row: &Row<'_>) -> DroplistRow {
        DroplistRow {
            name: row.name(),
            label: row.label().to_owned(),
            label_unicode: row.label_unicode(),
            tld: row.tld().to_owned(),
            drop_at: row.drop().timestamp(),
            score: row.score(),
            counters: row.counters(),
        }
    }
}

#[php_impl]
impl DroplistRow {
    #[php(getter)]
    pub fn name(&self) -> String {
        self.name.clone()
    }

    #[php(getter)]
    pub fn label(&self) -> String {
        self.label.clone()
    }

    #[php(getter)]
    pub fn label_unicode(&self) -> String {
        self.label_unicode.clone()
    }

    #[php(getter)]
    pub fn tld(&self) -> String {
        self.tld.clone()
    }

    #[php(getter)]
    pub fn drop_at(&self) -> i64 {
        self.drop_at
    }

    #[php(getter)]
    pub fn score(&self) -> Option<i64> {
        self.score.map(i64::from)
    }

    #[php(getter)]
    pub fn characters(&self) -> i64 {
        self.counters.characters.into()
    }

    #[php(getter)]
    pub fn letters(&self) -> i64 {
        self.counters.letters.into()
    }

    #[php(getter)]
    pub fn digits(&self) -> i64 {
        self.counters.digits.into()
    }

    #[php(getter)]
    pub fn hyphens(&self) -> i64 {
        self.counters.hyphens.into()
    }

    #[php(getter)]
    pub fn is_idn(&self) -> bool {
        self.counters.is_idn
    }
}

pub fn register(module: ModuleBuilder) -> ModuleBuilder {
    module
        .class::<Droplist>()
        .class::<SearchResult>()
        .class::<DroplistRow>()
        .class::<ImportJob>()
        .class::<ImportReport>()
}
