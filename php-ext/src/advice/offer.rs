//! `Backorder\\Offer`: a row of the droplist with prices and the client's own backorder.

use backorder_core::OwnBackorders;
use backorder_core::{ClientId, Status as CoreStatus};
use ext_php_rs::prelude::*;

use crate::FINAL;
use crate::book::Book;
use crate::boundary::arguments::Id;
use crate::boundary::convert::{Items, type_of};
use crate::boundary::errors::Refused;
use crate::droplist::row::DroplistRow;
use crate::record::backorder::Backorder;
use crate::values::enums::Status;
use crate::values::money::Money;

#[php_class]
#[php(name = "Backorder\\Offer")]
#[php(flags = FINAL)]
#[derive(Debug, Clone)]
pub struct Offer {
    pub row: DroplistRow,
    pub full: Option<backorder_core::Money>,
    pub lite: Option<backorder_core::Money>,
    pub backorder: Option<backorder_core::Backorder>,
}

#[php_impl]
impl Offer {
    #[php(getter)]
    pub fn row(&self) -> DroplistRow {
        self.row.clone()
    }

    #[php(getter)]
    pub fn full(&self) -> Option<Money> {
        self.full.map(Money)
    }

    #[php(getter)]
    pub fn lite(&self) -> Option<Money> {
        self.lite.map(Money)
    }

    #[php(getter)]
    pub fn backorder(&self) -> Option<Backorder> {
        self.backorder.clone().map(Backorder)
    }

    #[php(defaults(statuses = Items::NONE))]
    pub fn own_names(
        book: &Book,
        client: Id<'_>,
        statuses: Items<'_>,
    ) -> Result<Vec<String>, Refused> {
        let statuses: Vec<CoreStatus> = statuses
            .values()
            .map(|value| {
                let status: Option<Status> = value.extract();
                status.map(CoreStatus::from).ok_or_else(|| {
                    let found = type_of(value);
                    Refused::Type(format!("statuses holds {found}, not only Backorder\\Status"))
                })
            })
            .collect::<Result<_, _>>()?;
        let own = OwnBackorders::of(&book.0, ClientId(client.id("client")?));
        Ok(own.names(&statuses).iter().map(ToString::to_string).collect())
    }
}
