//! How a store keeps everything: tables, rows, and what is written in one transaction.

pub(crate) mod commit;
pub(crate) mod database;
pub(crate) mod dialect;
pub(crate) mod load;
pub(crate) mod moving;
pub(crate) mod reads;
pub(crate) mod round;
pub(crate) mod row;
pub(crate) mod schema;
pub(crate) mod write;
