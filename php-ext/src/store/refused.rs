//! `Backorder\RefusedRow`: what of other rows could not be taken.

use backorder_core as core;
use backorder_core::Error;
use ext_php_rs::prelude::*;

use crate::FINAL;
use crate::boundary::convert::{count, int};

#[php_class]
#[php(name = "Backorder\\RefusedRow")]
#[php(flags = FINAL)]
#[derive(Debug, Clone)]
pub struct RefusedRow {
    client: Option<i64>,
    row: Option<i64>,
    id: Option<i64>,
    error: Error,
}

/// A row of a client's, who is left out as a whole.
impl From<core::RefusedClient> for RefusedRow {
    fn from(refused: core::RefusedClient) -> RefusedRow {
        let client = refused.client.map(|client| int(client.0));
        RefusedRow { client, row: None, id: None, error: refused.error }
    }
}

/// A row that was to be adopted.
impl From<core::RefusedRow> for RefusedRow {
    fn from(refused: core::RefusedRow) -> RefusedRow {
        let id = refused.id.map(|id| int(id.0));
        RefusedRow { client: None, row: Some(count(refused.row)), id, error: refused.error }
    }
}

#[php_impl]
impl RefusedRow {
    #[php(getter)]
    pub fn client(&self) -> Option<i64> {
        self.client
    }

    #[php(getter)]
    pub fn row(&self) -> Option<i64> {
        self.row
    }

    #[php(getter)]
    pub fn id(&self) -> Option<i64> {
        self.id
    }

    #[php(getter)]
    pub fn code(&self) -> i64 {
        self.error.code().into()
    }

    #[php(getter)]
    pub fn kind(&self) -> &'static str {
        self.error.kind().name()
    }

    #[php(getter)]
    pub fn subject(&self) -> String {
        self.error.subject().to_owned()
    }

    #[php(getter)]
    pub fn message(&self) -> String {
        self.error.to_string()
    }
}
