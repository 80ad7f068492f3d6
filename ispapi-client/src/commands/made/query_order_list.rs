//! QueryOrderList: made from the table of commands by `make generate`.

// @generated

use backorder_core::Currency;
use backorder_core::rust_decimal::Decimal;
use chrono::{DateTime, Utc};

use crate::commands::by_table::{Cells, Writer};
use crate::commands::{Chunk, List, Request};
use crate::vocabulary::UserDepth;
use crate::wire::command::Command;
use crate::wire::error::Error;
use crate::wire::profile::Platform;
use crate::wire::response::Response;

/// Lists orders. ISPAPI only.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QueryOrderList {
    /// CLASS: a text.
    pub class: Option<String>,
    /// PAYMENTSTATUS: a text.
    pub payment_status: Option<String>,
    /// USERDEPTH: one of the words.
    pub user_depth: Option<UserDepth>,
    /// OPERATIONTYPE0, OPERATIONTYPE1, ...: texts.
    pub operation_type: Vec<String>,
    /// ORDERID: a whole number.
    pub order_id: Option<i64>,
    /// FIRST: a whole number.
    pub first: u64,
    /// LIMIT: a whole number.
    pub limit: u64,
    /// NOTOTAL: yes or no.
    pub no_total: Option<bool>,
}

/// The whole list, 1,000 rows an answer.
impl Default for QueryOrderList {
    fn default() -> QueryOrderList {
        QueryOrderList {
            class: None,
            payment_status: None,
            user_depth: None,
            operation_type: Vec::new(),
            order_id: None,
            first: 0,
            limit: 1_000,
            no_total: None,
        }
    }
}

/// A row.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct QueryOrderListRow {
    /// ACCOUNTINGTYPE: a text.
    pub accounting_type: Option<String>,
    /// ACTION: a text.
    pub action: Option<String>,
    /// AMOUNT: a number of up to four decimals.
    pub amount: Option<Decimal>,
    /// CREATEDDATE: an instant, UTC.
    pub created_date: Option<DateTime<Utc>>,
    /// CURRENCY: a currency.
    pub currency: Option<Currency>,
    /// CURRENCYCONVERSIONRATE: a text.
    pub currency_conversion_rate: Option<String>,
    /// DESCRIPTION: a text.
    pub description: Option<String>,
    /// ERRORCOUNT: a whole number.
    pub error_count: Option<i64>,
    /// EXPIRATIONDATE: an instant, UTC.
    pub expiration_date: Option<DateTime<Utc>>,
    /// GROSSPRICE: a number of up to four decimals.
    pub gross_price: Option<Decimal>,
    /// INVALIDPARAMETERS: a text.
    pub invalid_parameters: Option<String>,
    /// LASTRESPONSE: a text.
    pub last_response: Option<String>,
    /// LASTRESPONSECODE: a text.
    pub last_response_code: Option<String>,
    /// LASTRESPONSEDESCRIPTION: a text.
    pub last_response_description: Option<String>,
    /// MISSINGPARAMETERS: a text.
    pub missing_parameters: Option<String>,
    /// OBJECTCLASS: a text.
    pub object_class: Option<String>,
    /// OBJECTID: a text.
    pub object_id: Option<String>,
    /// OPERATIONTYPE: a text.
    pub operation_type: Option<String>,
    /// ORDERCOMMAND: a text.
    pub order_command: Option<String>,
    /// ORDERID: a whole number.
    pub order_id: Option<i64>,
    /// ORDERSTATUS: a text.
    pub order_status: Option<String>,
    /// PAYMENTSTATUS: a text.
    pub payment_status: Option<String>,
    /// PRICE: a number of up to four decimals.
    pub price: Option<Decimal>,
    /// PROCESSINGSTATUS: a text.
    pub processing_status: Option<String>,
    /// RELATIONCURRENCY: a currency.
    pub relation_currency: Option<Currency>,
    /// RELATIONGROSSPRICE: a number of up to four decimals.
    pub relation_gross_price: Option<Decimal>,
    /// RELATIONPRICE: a number of up to four decimals.
    pub relation_price: Option<Decimal>,
    /// REPOSITORY: a text.
    pub repository: Option<String>,
    /// UPDATEDDATE: an instant, UTC.
    pub updated_date: Option<DateTime<Utc>>,
    /// USER: a text.
    pub user: Option<String>,
    /// VAT: a number of up to four decimals.
    pub vat: Option<Decimal>,
    /// Cells that cannot be read; what they should say is none above.
    pub odd: Vec<Error>,
}

impl Request for QueryOrderList {
    type Response = Chunk<QueryOrderListRow>;

    fn command(&self, platform: Platform) -> Command {
        let mut writer = Writer::new("QueryOrderList", platform);
        writer.maybe("CLASS", &self.class);
        writer.maybe("PAYMENTSTATUS", &self.payment_status);
        writer.maybe("USERDEPTH", &self.user_depth);
        writer.list("OPERATIONTYPE", &self.operation_type);
        writer.maybe("ORDERID", &self.order_id);
        writer.one("FIRST", &self.first);
        writer.one("LIMIT", &self.limit);
        writer.maybe("NOTOTAL", &self.no_total);
        writer.done()
    }

    fn read(&self, answer: &Response) -> Result<Chunk<QueryOrderListRow>, Error> {
        let mut cells = Cells::of(answer);
        Chunk::read(answer, Self::KEYS, |row| {
            Ok(QueryOrderListRow {
                accounting_type: cells.at("ACCOUNTINGTYPE", row),
                action: cells.at("ACTION", row),
                amount: cells.at("AMOUNT", row),
                created_date: cells.at("CREATEDDATE", row),
                currency: cells.at("CURRENCY", row),
                currency_conversion_rate: cells.at("CURRENCYCONVERSIONRATE", row),
                description: cells.at("DESCRIPTION", row),
                error_count: cells.at("ERRORCOUNT", row),
                expiration_date: cells.at("EXPIRATIONDATE", row),
                gross_price: cells.at("GROSSPRICE", row),
                invalid_parameters: cells.at("INVALIDPARAMETERS", row),
                last_response: cells.at("LASTRESPONSE", row),
                last_response_code: cells.at("LASTRESPONSECODE", row),
                last_response_description: cells.at("LASTRESPONSEDESCRIPTION", row),
                missing_parameters: cells.at("MISSINGPARAMETERS", row),
                object_class: cells.at("OBJECTCLASS", row),
                object_id: cells.at("OBJECTID", row),
                operation_type: cells.at("OPERATIONTYPE", row),
                order_command: cells.at("ORDERCOMMAND", row),
                order_id: cells.at("ORDERID", row),
                order_status: cells.at("ORDERSTATUS", row),
                payment_status: cells.at("PAYMENTSTATUS", row),
                price: cells.at("PRICE", row),
                processing_status: cells.at("PROCESSINGSTATUS", row),
                relation_currency: cells.at("RELATIONCURRENCY", row),
                relation_gross_price: cells.at("RELATIONGROSSPRICE", row),
                relation_price: cells.at("RELATIONPRICE", row),
                repository: cells.at("REPOSITORY", row),
                updated_date: cells.at("UPDATEDDATE", row),
                user: cells.at("USER", row),
                vat: cells.at("VAT", row),
                odd: cells.odd(),
            })
        })
    }
}

impl List for QueryOrderList {
    type Row = QueryOrderListRow;

    const KEYS: &'static [&'static str] = &["ORDERID"];

    fn limit(&self) -> u64 {
        self.limit
    }
}
