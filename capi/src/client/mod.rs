//! The registrar without I/O: what to send, what an answer says, what it means to the engine.

pub(crate) mod answer;
pub(crate) mod by_table;
pub(crate) mod command;
pub(crate) mod connection;
pub(crate) mod conversation;
pub(crate) mod dns;
pub(crate) mod errand;
pub(crate) mod limits;
pub(crate) mod management;
pub(crate) mod otp;
pub(crate) mod pager;
pub(crate) mod tasks;
