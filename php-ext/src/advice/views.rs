//! For pages: `Backorder\Page`, `Counts`, `FundsDetails` and `LogEntry`.

use backorder_core as core;
use ext_php_rs::prelude::*;
use ext_php_rs::zend::ce;

use crate::FINAL;
use crate::boundary::convert::{Items, Map, count, int};
use crate::boundary::errors::Refused;
use crate::record::backorder::Backorder;
use crate::record::decision::HoldChange;
use crate::values::enums::{Cause, Event};
use crate::values::money::Money;
use crate::values::name::DomainName;

/// Copied out of the book, which may change while PHP still shows the page.
#[php_class]
#[php(name = "Backorder\\Page")]
#[php(flags = FINAL)]
#[php(implements(ce = ce::countable, stub = "\\Countable"))]
#[derive(Debug, Clone)]
pub struct Page {
    total: usize,
    rows: Vec<Backorder>,
}

impl From<core::BackorderPage<'_>> for Page {
    fn from(page: core::BackorderPage<'_>) -> Page {
        Page { total: page.total, rows: page.rows.into_iter().cloned().map(Backorder).collect() }
    }
}

#[php_impl]
impl Page {
    #[php(getter)]
    pub fn total(&self) -> i64 {
        count(self.total)
    }

    #[php(getter)]
    pub fn rows(&self) -> Vec<Backorder> {
        self.rows.clone()
    }

    pub fn count(&self) -> i64 {
        count(self.rows.len())
    }
}

#[php_class]
#[php(name = "Backorder\\Counts")]
#[php(flags = FINAL)]
#[derive(Debug, Clone)]
pub struct Counts(pub core::Counts);

#[php_impl]
impl Counts {
    #[php(getter)]
    pub fn by_status(&self) -> Map<i64> {
        numbers(&self.0.by_status)
    }

    #[php(getter)]
    pub fn by_tld(&self) -> Map<i64> {
        numbers(&self.0.by_tld)
    }

    #[php(getter)]
    pub fn by_drop_day(&self) -> Map<i64> {
        numbers(&self.0.by_drop_day)
    }
}

fn numbers<K: ToString>(counted: &[(K, usize)]) -> Map<i64> {
    Map(counted.iter().map(|(key, number)| (key.to_string(), count(*number))).collect())
}

#[php_class]
#[php(name = "Backorder\\FundsDetails")]
#[php(flags = FINAL)]
#[derive(Debug, Clone)]
pub struct FundsDetails(pub core::FundsDetails);

#[php_impl]
impl FundsDetails {
    #[php(getter)]
    pub fn balance(&self) -> FormattedMoney {
        FormattedMoney(self.0.balance.clone())
    }

    #[php(getter)]
    pub fn unpaid(&self) -> FormattedMoney {
        FormattedMoney(self.0.unpaid.clone())
    }

    #[php(getter)]
    pub fn reserved(&self) -> FormattedMoney {
        FormattedMoney(self.0.reserved.clone())
    }

    #[php(getter)]
    pub fn available(&self) -> FormattedMoney {
        FormattedMoney(self.0.available.clone())
    }
}

#[php_class]
#[php(name = "Backorder\\FormattedMoney")]
#[php(flags = FINAL)]
#[derive(Debug, Clone)]
pub struct FormattedMoney(core::FormattedMoney);

#[php_impl]
impl FormattedMoney {
    #[php(getter)]
    pub fn amount(&self) -> Money {
        Money(self.0.amount)
    }

    #[php(getter)]
    pub fn text(&self) -> String {
        self.0.text.clone()
    }

    #[php(name = "__toString")]
    pub fn as_text(&self) -> String {
        self.0.text.clone()
    }
}

#[php_class]
#[php(name = "Backorder\\LogEntry")]
#[php(flags = FINAL)]
#[derive(Debug, Clone)]
pub struct LogEntry(core::LogEntry);

#[php_impl]
impl LogEntry {
    #[php(getter)]
    pub fn at(&self) -> i64 {
        self.0.at.timestamp()
    }

    #[php(getter)]
    pub fn client(&self) -> i64 {
        int(self.0.client.0)
    }

    #[php(getter)]
    pub fn backorder(&self) -> i64 {
        int(self.0.backorder.0)
    }

    #[php(getter)]
    pub fn life(&self) -> i64 {
        self.0.life.into()
    }

    #[php(getter)]
    pub fn revision(&self) -> i64 {
        int(self.0.revision)
    }

    #[php(getter)]
    pub fn name(&self) -> DomainName {
        DomainName(self.0.name.clone())
    }

    #[php(getter)]
    pub fn event(&self) -> Event {
        self.0.event.into()
    }

    #[php(getter)]
    pub fn from(&self) -> String {
        self.0.from.to_string()
    }

    #[php(getter)]
    pub fn to(&self) -> String {
        self.0.to.to_string()
    }

    #[php(getter)]
    pub fn hold(&self) -> Option<HoldChange> {
        self.0.hold.map(HoldChange)
    }

    #[php(getter)]
    pub fn cause(&self) -> Option<Cause> {
        self.0.cause.map(Into::into)
    }

    #[php(getter)]
    pub fn detail(&self) -> String {
        self.0.detail.clone()
    }

    pub fn history(name: &DomainName, rows: Items<'_>) -> Result<Vec<LogEntry>, Refused> {
        let entries = core::history(&name.0, &rows.rows()?)?;
        Ok(entries.into_iter().map(LogEntry).collect())
    }
}

pub fn register(module: ModuleBuilder) -> ModuleBuilder {
    module
        .class::<Page>()
        .class::<Counts>()
        .class::<FundsDetails>()
        .class::<FormattedMoney>()
        .class::<LogEntry>()
}
