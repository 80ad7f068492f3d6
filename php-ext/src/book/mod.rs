//! `Backorder\Book` and `Backorder\Funds`.

pub mod known;

use backorder_core as core;
use backorder_core::BackorderList;
use backorder_core::{BackorderId, ClientId, Error, ErrorKind, Reference, Rows};
use ext_php_rs::convert::FromZval;
use ext_php_rs::prelude::*;
use ext_php_rs::zend::ce;

use crate::FINAL;
use crate::advice::views::{Counts, FundsDetails, Page};
use crate::book::known::{Application, Claim};
use crate::boundary::arguments::{At, Id};
use crate::boundary::convert::{Items, Map, count, int, type_of};
use crate::boundary::errors::Refused;
use crate::record::backorder::Backorder;
use crate::record::reading::BegunReading;
use crate::store::adoption::UndeliveredMessage;
use crate::store::refused::RefusedRow;
use crate::values::enums::{ListOrder, Status};
use crate::values::money::{Money, MoneyFormat};
use crate::values::name::DomainName;
use crate::values::zone::TimeZone;

/// An object with an identity: not cloneable, changed by the engine.
#[php_class]
#[php(name = "Backorder\\Book")]
#[php(flags = FINAL)]
#[php(implements(ce = ce::countable, stub = "\\Countable"))]
#[derive(Debug)]
pub struct Book(pub backorder_core::Book);

#[php_impl]
impl Book {
    pub fn __construct() -> Book {
        Book(backorder_core::Book::new())
    }

    pub fn load(&mut self, rows: Items<'_>) -> Result<Vec<RefusedRow>, Refused> {
        Ok(self.0.load(&tables(&rows)?)?.into_iter().map(RefusedRow::from).collect())
    }

    pub fn insert_rows(&mut self, rows: Items<'_>) -> Result<(), Refused> {
        Ok(self.0.insert_rows(&tables(&rows)?)?)
    }

    pub fn forget(&mut self, client: Id<'_>) -> Result<(), Refused> {
        self.0.forget(ClientId(client.id("client")?));
        Ok(())
    }

    pub fn get(&self, id: Id<'_>) -> Result<Option<Backorder>, Refused> {
        Ok(self.0.get(BackorderId(id.id("id")?)).cloned().map(Backorder))
    }

    pub fn all(&self) -> Vec<Backorder> {
        self.0.iter().cloned().map(Backorder).collect()
    }

    pub fn of_client(&self, client: Id<'_>) -> Result<Vec<Backorder>, Refused> {
        let client = ClientId(client.id("client")?);
        Ok(self.0.of_client(client).cloned().map(Backorder).collect())
    }

    pub fn of_name(&self, name: &DomainName) -> Vec<Backorder> {
        self.0.of_name(&name.0).cloned().map(Backorder).collect()
    }

    pub fn latest_for(
        &self,
        client: Id<'_>,
        name: &DomainName,
    ) -> Result<Option<Backorder>, Refused> {
        let client = ClientId(client.id("client")?);
        Ok(self.0.latest_for(client, &name.0).cloned().map(Backorder))
    }

    pub fn claims(&self, name: &DomainName) -> Vec<Claim> {
        self.0.claims(&name.0).iter().cloned().map(Claim).collect()
    }

    pub fn applications(&self, name: &DomainName) -> Vec<Application> {
        self.0.applications(&name.0).map(Application).collect()
    }

    pub fn holder_of(&self, reference: &str) -> Result<Option<i64>, Refused> {
        let holder = self.0.holder_of(&Reference::parse(reference)?);
        Ok(holder.map(|(backorder, _)| int(backorder.0)))
    }

    pub fn due_of(&self, id: Id<'_>) -> Result<Option<i64>, Refused> {
        let due = self.0.due_of(BackorderId(id.id("id")?));
        Ok(due.map(|at| at.timestamp()))
    }

    pub fn take_moved(&mut self, client: Id<'_>) -> Result<Map<Option<i64>>, Refused> {
        let moved = self.0.take_moved(ClientId(client.id("client")?));
        let due = |at: chrono::DateTime<chrono::Utc>| at.timestamp();
        Ok(Map(moved.into_iter().map(|(id, at)| (id.to_string(), at.map(due))).collect()))
    }

    pub fn undelivered(&self) -> Vec<UndeliveredMessage> {
        self.0.undelivered().into_iter().cloned().map(UndeliveredMessage).collect()
    }

    pub fn clients(&self) -> Vec<i64> {
        self.0.clients().map(|client| int(client.0)).collect()
    }

    pub fn begin_reading(&self, client: Id<'_>, now: At<'_>) -> Result<BegunReading, Refused> {
        let client = ClientId(client.id("client")?);
        Ok(BegunReading(self.0.begin_reading(client, now.at("now")?)))
    }

    pub fn funds(&self, client: Id<'_>) -> Result<Option<Funds>, Refused> {
        Ok(self.0.funds(ClientId(client.id("client")?)).map(Funds))
    }

    pub fn funds_details(
        &self,
        client: Id<'_>,
        format: &MoneyFormat,
    ) -> Result<Option<FundsDetails>, Refused> {
        let client = ClientId(client.id("client")?);
        Ok(core::FundsDetails::of(&self.0, client, &format.0).map(FundsDetails))
    }

    // PHP callers name the arguments.
    #[allow(clippy::too_many_arguments)]
    #[php(optional = client)]
    #[php(defaults(statuses = Items::NONE, descending = false, first = 0, limit = 100))]
    pub fn page(
        &self,
        client: Option<Id<'_>>,
        statuses: Items<'_>,
        order: Option<ListOrder>,
        descending: bool,
        first: i64,
        limit: i64,
    ) -> Result<Page, Refused> {
        let list = BackorderList {
            client: client.map(|client| client.id("client")).transpose()?.map(ClientId),
            statuses: statuses.cases::<Status>()?.into_iter().map(Into::into).collect(),
            order: order.map_or_else(Default::default, Into::into),
            descending,
            first: rows("first", first)?,
            limit: rows("limit", limit)?,
        };
        Ok(list.page(&self.0)?.into())
    }

    pub fn counts(
        &self,
        zone: &TimeZone,
        now: At<'_>,
        client: Option<Id<'_>>,
    ) -> Result<Counts, Refused> {
        let client = client.map(|client| client.id("client")).transpose()?.map(ClientId);
        Ok(Counts(core::Counts::of(&self.0, client, &zone.0, now.at("now")?)))
    }

    pub fn is_covered(&self, id: Id<'_>) -> Result<bool, Refused> {
        Ok(self.0.is_covered(BackorderId(id.id("id")?)))
    }

    pub fn count(&self) -> i64 {
        count(self.0.len())
    }
}

/// Rows by table.
fn tables(rows: &Items<'_>) -> Result<Rows, Refused> {
    let mut tables = Rows::default();
    for (table, value) in rows.pairs() {
        let read = Items::from_zval(value).ok_or_else(|| {
            let found = type_of(value);
            Refused::Type(format!("rows of {table} are {found}, not a list of rows"))
        })?;
        for row in read.rows_of_table(core::Table::named(&table))? {
            tables.add(&table, row)?;
        }
    }
    Ok(tables)
}

fn rows(what: &str, number: i64) -> Result<usize, Error> {
    usize::try_from(number).map_err(|_| {
        Error::new(ErrorKind::QueryInvalid, what, format!("{what} {number} is below 0"))
    })
}

#[php_class]
#[php(name = "Backorder\\Funds")]
#[php(flags = FINAL)]
#[derive(Debug, Clone, Copy)]
pub struct Funds(backorder_core::Funds);

#[php_impl]
impl Funds {
    #[php(getter)]
    pub fn credit(&self) -> Money {
        Money(self.0.credit)
    }

    #[php(getter)]
    pub fn unpaid(&self) -> Money {
        Money(self.0.unpaid)
    }

    #[php(getter)]
    pub fn held(&self) -> Money {
        Money(self.0.held)
    }

    #[php(getter)]
    pub fn available(&self) -> Money {
        Money(self.0.available)
    }
}
