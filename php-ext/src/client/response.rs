//! `Backorder\Ispapi\Response` and `Backorder\Ispapi\Pagination`.

use ext_php_rs::binary_slice::BinarySlice;
use ext_php_rs::boxed::ZBox;
use ext_php_rs::prelude::*;
use ext_php_rs::types::ZendHashTable;

use crate::FINAL;
use crate::boundary::convert::{Map, int};
use crate::boundary::errors::Refused;

#[php_class]
#[php(name = "Backorder\\Ispapi\\Response")]
#[php(flags = FINAL)]
#[derive(Debug, Clone)]
pub struct Response(pub ispapi_client::Response);

#[php_impl]
impl Response {
    #[php(getter)]
    pub fn code(&self) -> i64 {
        self.0.code().into()
    }

    #[php(getter)]
    pub fn description(&self) -> String {
        self.0.description().to_owned()
    }

    #[php(getter)]
    pub fn is_success(&self) -> bool {
        self.0.is_success()
    }

    #[php(getter)]
    pub fn is_complete(&self) -> bool {
        self.0.is_complete()
    }

    #[php(getter)]
    pub fn kind(&self) -> &'static str {
        self.0.kind().name()
    }

    #[php(getter)]
    pub fn is_pending(&self) -> bool {
        self.0.is_pending()
    }

    #[php(getter)]
    pub fn is_temporary_error(&self) -> bool {
        self.0.is_temporary_error()
    }

    #[php(getter)]
    pub fn is_error(&self) -> bool {
        self.0.is_error()
    }

    #[php(getter)]
    pub fn runtime(&self) -> f64 {
        self.0.runtime()
    }

    #[php(getter)]
    pub fn queuetime(&self) -> f64 {
        self.0.queuetime()
    }

    #[php(getter)]
    pub fn other(&self) -> Map<String> {
        Map(self.0.other().map(|(key, value)| (key.to_owned(), value.to_owned())).collect())
    }

    #[php(getter)]
    pub fn pagination(&self) -> Pagination {
        Pagination(self.0.pagination())
    }

    #[php(getter)]
    pub fn anomalies(&self) -> Vec<String> {
        self.0.anomalies().iter().map(ToString::to_string).collect()
    }

    #[php(getter)]
    pub fn hint(&self) -> Option<String> {
        self.0.hint().map(|hint| hint.id().to_owned())
    }

    #[php(getter)]
    pub fn advice(&self) -> Option<String> {
        self.0.hint().map(|hint| hint.advice().to_owned())
    }

    #[php(getter)]
    pub fn columns(&self) -> Result<ZBox<ZendHashTable>, Refused> {
        let mut table = ZendHashTable::new();
        for column in self.0.columns() {
            table.insert(column.name(), cells(column)?).map_err(unbuilt)?;
        }
        Ok(table)
    }

    pub fn parse(bytes: BinarySlice<u8>) -> Response {
        Response(ispapi_client::Response::from_vec(bytes.to_vec()))
    }

    pub fn text(&self) -> String {
        self.0.text().to_owned()
    }

    pub fn first(&self, column: &str) -> Option<String> {
        self.0.first(column).map(str::to_owned)
    }

    pub fn column(&self, column: &str) -> Result<ZBox<ZendHashTable>, Refused> {
        self.0.column(column).map_or_else(|| Ok(ZendHashTable::new()), cells)
    }

    pub fn rows(&self) -> Result<ZBox<ZendHashTable>, Refused> {
        let rows = usize::try_from(self.0.pagination().rows).unwrap_or(usize::MAX);
        rows_of(&self.0, 0..rows)
    }
}

/// The values of a column, null in the gaps.
fn cells(column: ispapi_client::Column<'_>) -> Result<ZBox<ZendHashTable>, Refused> {
    let mut table = ZendHashTable::with_capacity(u32::try_from(column.len()).unwrap_or(u32::MAX));
    for cell in column.iter() {
        table.push(cell).map_err(unbuilt)?;
    }
    Ok(table)
}

/// Rows as arrays by column, without the columns that are about paging.
pub fn rows_of(
    answer: &ispapi_client::Response,
    rows: impl Iterator<Item = usize>,
) -> Result<ZBox<ZendHashTable>, Refused> {
    let columns: Vec<ispapi_client::Column<'_>> =
        answer.columns().filter(|column| !column.is_paging()).collect();
    let width = u32::try_from(columns.len()).unwrap_or(u32::MAX);
    let mut table = ZendHashTable::new();
    for row in rows {
        let mut cells = ZendHashTable::with_capacity(width);
        for column in &columns {
            cells.insert(column.name(), column.get(row)).map_err(unbuilt)?;
        }
        table.push(cells).map_err(unbuilt)?;
    }
    Ok(table)
}

pub fn unbuilt(error: ext_php_rs::error::Error) -> Refused {
    Refused::Type(format!("an array could not be built: {error}"))
}

#[php_class]
#[php(name = "Backorder\\Ispapi\\Pagination")]
#[php(flags = FINAL)]
#[derive(Debug, Clone, Copy)]
pub struct Pagination(ispapi_client::Pagination);

#[php_impl]
impl Pagination {
    #[php(getter)]
    pub fn rows(&self) -> i64 {
        int(self.0.rows)
    }

    #[php(getter)]
    pub fn count(&self) -> Option<i64> {
        self.0.count.map(int)
    }

    #[php(getter)]
    pub fn first(&self) -> Option<i64> {
        self.0.first.map(int)
    }

    #[php(getter)]
    pub fn last(&self) -> Option<i64> {
        self.0.last.map(int)
    }

    #[php(getter)]
    pub fn limit(&self) -> Option<i64> {
        self.0.limit.map(int)
    }

    #[php(getter)]
    pub fn total(&self) -> Option<i64> {
        self.0.total.map(int)
    }

    #[php(getter)]
    pub fn pages(&self) -> i64 {
        int(self.0.pages())
    }

    #[php(getter)]
    pub fn current_page(&self) -> Option<i64> {
        self.0.current_page().map(int)
    }

    #[php(getter)]
    pub fn next_first(&self) -> Option<i64> {
        self.0.next_first().map(int)
    }

    #[php(getter)]
    pub fn next_page(&self) -> Option<i64> {
        self.0.next_page().map(int)
    }

    #[php(getter)]
    pub fn prev_page(&self) -> Option<i64> {
        self.0.prev_page().map(int)
    }
}
