//! `Backorder\Droplist`, its search and its import.

pub mod diff;
pub mod download;
pub mod import;
pub mod row;
pub mod search;
pub mod statistics;

use std::path::Path;

use backorder_core::droplist::{Query, Statistics};
use backorder_core::{ClientId, Currency, DateSource, Dates, TldSet};
use backorder_core::{OwnBackorders, offered};
use ext_php_rs::prelude::*;
use ext_php_rs::zend::ce;
use ispapi_client::commands::QueryDomainPendingDeleteList;
use ispapi_client::droplist::DroplistFile;

use crate::FINAL;
use crate::advice::offer::Offer;
use crate::book::Book;
use crate::boundary::arguments::{At, Id};
use crate::boundary::convert::{Items, int};
use crate::boundary::errors::Refused;
use crate::client::Client;
use crate::droplist::import::{ImportJob, ImportReport};
use crate::droplist::row::DroplistRow;
use crate::droplist::search::Search;
use crate::droplist::statistics::{DroplistDay, DroplistStatistics};
use crate::rules::listing::{Listing, list_id};
use crate::rules::price::PriceList;
use crate::values::enums::Presence;
use crate::values::name::DomainName;
use crate::values::zone::TimeZone;

#[php_class]
#[php(name = "Backorder\\Droplist")]
#[php(flags = FINAL)]
#[php(implements(ce = ce::countable, stub = "\\Countable"))]
#[derive(Debug)]
pub struct Droplist(pub DroplistFile);

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

    #[php(optional = format)]
    #[php(defaults(source = "registrar".to_owned()))]
    pub fn import(
        file: &str,
        path: &str,
        now: At<'_>,
        format: Option<String>,
        source: String,
        covers: Option<Items<'_>>,
    ) -> Result<ImportReport, Refused> {
        ImportJob::start(file, path, now, format, source, covers)?.finish()
    }

    pub fn fetch(client: &Client, path: &str, now: At<'_>) -> Result<ImportReport, Refused> {
        let mut job = ispapi_client::droplist::ImportJob::new(path);
        let all = QueryDomainPendingDeleteList::default();
        let imported = job.pages(&client.client, &all, now.at("now")?);
        Ok(ImportReport::of(imported.map_err(|failed| failed.error)?))
    }

    #[php(getter)]
    pub fn source(&self) -> String {
        self.0.list().map_or_else(|_| String::new(), |list| list.source().to_owned())
    }

    pub fn presence(&self, name: &DomainName) -> Result<Presence, Refused> {
        Ok(self.0.list()?.presence(&name.0).into())
    }

    pub fn covered(&self) -> Result<Vec<CoveredTld>, Refused> {
        Ok(self.0.list()?.covered().map(CoveredTld).collect())
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

    pub fn search(&self, search: Option<&Search>) -> Result<SearchResult, Refused> {
        let list = self.0.list()?;
        let all;
        let search = match search {
            Some(search) => search,
            None => {
                all = Search::of(Query::new())?;
                &all
            }
        };
        let page = search.ready.page(&list);
        let rows = page.rows.iter().map(DroplistRow::of).collect();
        Ok(SearchResult { total: int(page.total), rows })
    }

    pub fn statistics(&self, zone: &TimeZone, now: At<'_>) -> Result<DroplistStatistics, Refused> {
        let counts = Statistics::of(&self.0.list()?, &zone.0, now.at("now")?);
        Ok(DroplistStatistics(counts))
    }

    pub fn verify(&self) -> Result<(), Refused> {
        Ok(self.0.list()?.verify()?)
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

    pub fn offers(
        &self,
        prices: &PriceList,
        currency: &str,
        book: Option<&Book>,
        client: Option<Id<'_>>,
    ) -> Result<Vec<Offer>, Refused> {
        let currency = Currency::parse(currency)?;
        let own = match (book, client) {
            (Some(book), Some(client)) => {
                OwnBackorders::of(&book.0, ClientId(client.id("client")?))
            }
            (None, None) => OwnBackorders::default(),
            _ => return Err(Refused::Type("book and client go together".to_owned())),
        };
        let rule = TldSet::first_dot();
        let offer = |row: &DroplistRow| {
            // A row of a damaged image that is no name is nobody's, and has no price.
            let name = backorder_core::DomainName::parse(&row.name, &rule).ok();
            let (full, lite) =
                name.as_ref().map_or((None, None), |name| offered(name, &prices.0, currency));
            let backorder = name.and_then(|name| own.get(&name)).cloned();
            Offer { row: row.clone(), full, lite, backorder }
        };
        Ok(self.rows.iter().map(offer).collect())
    }

    pub fn count(&self) -> i64 {
        crate::boundary::convert::count(self.rows.len())
    }
}

#[php_class]
#[php(name = "Backorder\\CoveredTld")]
#[php(flags = FINAL)]
#[derive(Debug, Clone)]
pub struct CoveredTld(backorder_core::droplist::CoveredTld);

#[php_impl]
impl CoveredTld {
    #[php(getter)]
    pub fn tld(&self) -> String {
        self.0.tld.clone().into()
    }

    #[php(getter)]
    pub fn names(&self) -> i64 {
        self.0.names.into()
    }

    #[php(getter)]
    pub fn names_before(&self) -> Option<i64> {
        self.0.names_before.map(i64::from)
    }

    #[php(getter)]
    pub fn is_believed(&self) -> bool {
        self.0.is_believed
    }
}

pub fn register(module: ModuleBuilder) -> ModuleBuilder {
    module
        .class::<CoveredTld>()
        .class::<Droplist>()
        .class::<Search>()
        .class::<SearchResult>()
        .class::<DroplistRow>()
        .class::<DroplistStatistics>()
        .class::<DroplistDay>()
        .class::<Offer>()
        .class::<diff::DroplistDiff>()
        .class::<download::Download>()
        .class::<ImportJob>()
        .class::<ImportReport>()
}
