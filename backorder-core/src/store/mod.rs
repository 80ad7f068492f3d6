//! How a store keeps everything: tables, rows, and what is written in one transaction.

pub(crate) mod commit;
pub(crate) mod row;
pub(crate) mod schema;
