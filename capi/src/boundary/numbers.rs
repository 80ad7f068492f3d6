//! The numbers that belong to the C interface; those of statuses, effects, topics and errors are
//! the core's own. All are permanent: new ones are appended, retired ones stay reserved.
//!
//! The constants of the header are made from these enums, so their comments speak to C.

use backorder_core::closed_list;

closed_list! {
names: name;
numbers: u32;
/// Errors of the boundary itself, 1 to 99; the core's own begin at 100.
#[repr(u32)]
pub enum Boundary {
    /// A pointer that must not be NULL is NULL.
    NullPointer = 1 "null-pointer",
    /// A text is not UTF-8.
    Utf8Invalid = 2 "utf8-invalid",
    /// A number is none of its list of constants.
    NumberInvalid = 3 "number-invalid",
    /// An index is not below the count.
    IndexInvalid = 4 "index-invalid",
    /// A length or size is out of range.
    SizeInvalid = 5 "size-invalid",
    /// An instant is not within the years 1 to 9999.
    TimeRange = 6 "time-range",
    /// The outcome is not of the kind that takes this.
    OutcomeInvalid = 7 "outcome-invalid",
    /// A defect of this library was caught. Free the handles of the call; they answer no more.
    Panic = 99 "panic",
}
}

closed_list! {
names: name;
numbers: u32;
/// Where a record stands that is in none of the statuses.
#[repr(u32)]
pub enum Stage {
    /// There is no record, or the decision is about an account alone.
    None = 0 "none",
    /// Deleted; what was promised under it is remembered.
    Deleted = 100 "deleted",
}
}

closed_list! {
names: name;
numbers: u32;
/// What is ordered.
#[repr(u32)]
pub enum Kind {
    /// The full service.
    Full = 1 "full",
    /// The cheaper one, where it is offered.
    Lite = 2 "lite",
}
}

closed_list! {
names: name;
numbers: u32;
/// Who says when a name drops. Never the client.
#[repr(u32)]
pub enum Source {
    /// A droplist, whose number is in `list`.
    Droplist = 1 "droplist",
    /// The reseller's staff; droplists may change the dates.
    Admin = 2 "admin",
    /// The reseller's staff; droplists do not change the dates.
    AdminPinned = 3 "admin-pinned",
}
}

closed_list! {
names: name;
numbers: u32;
/// What a list says of a name.
#[repr(u32)]
pub enum Presence {
    /// It is on the list.
    Listed = 1 "listed",
    /// It is not, and the list would have it if it were about to drop.
    Absent = 2 "absent",
    /// Nothing can be concluded.
    Unknown = 3 "unknown",
}
}

closed_list! {
names: name;
numbers: u32;
/// Who acts.
#[repr(u32)]
pub enum Actor {
    /// A client, who reaches only what is the client's own.
    Client = 1 "client",
    /// The reseller's staff.
    Admin = 2 "admin",
}
}

closed_list! {
names: name;
numbers: u32;
/// What a decision does to the hold.
#[repr(u32)]
pub enum Hold {
    /// Nothing.
    Unchanged = 0 "unchanged",
    /// The amount is reserved from now on.
    Made = 1 "made",
    /// It ended in an invoice; what the invoice does not take is free again.
    Captured = 2 "captured",
    /// It ended; all of it is free again.
    Released = 3 "released",
}
}

closed_list! {
names: name;
numbers: u32;
/// How an invoice stands.
#[repr(u32)]
pub enum Invoice {
    /// There is none.
    None = 0 "none",
    /// Not settled yet.
    Open = 1 "open",
    /// Paid in full.
    Paid = 2 "paid",
    /// Cancelled.
    Cancelled = 3 "cancelled",
    /// Paid, and the payment given back.
    Refunded = 4 "refunded",
}
}

closed_list! {
names: name;
numbers: u32;
/// Whether the owner contact of an application is the client's.
#[repr(u32)]
pub enum Owner {
    /// The two cannot be compared.
    Unknown = 0 "unknown",
    /// It is.
    Same = 1 "same",
    /// It is not.
    Other = 2 "other",
}
}

closed_list! {
names: name;
numbers: u32;
/// A database's SQL.
#[repr(u32)]
pub enum Dialect {
    /// SQLite 3.24 or newer.
    Sqlite = 1 "sqlite",
    /// MySQL and MariaDB with InnoDB, Galera and InnoDB Cluster too.
    Mysql = 2 "mysql",
    /// PostgreSQL 12 or newer.
    Postgres = 3 "postgres",
}
}

closed_list! {
names: name;
numbers: u32;
/// What an error of a database means for a transaction that it ended.
#[repr(u32)]
pub enum Trouble {
    /// Somebody else was faster: roll back, load that client again, decide again.
    LostRace = 1 "lost-race",
    /// Connect, load that client again, decide again: at COMMIT it may have been written.
    ConnectionLost = 2 "connection-lost",
    /// Not to be tried again.
    Other = 3 "other",
}
}

closed_list! {
names: name;
numbers: u32;
/// The type of a value.
#[repr(u32)]
pub enum Value {
    /// SQL NULL.
    Null = 0 "null",
    /// A whole number, in `number`.
    Int = 1 "int",
    /// A text, in `text`.
    Text = 2 "text",
}
}

closed_list! {
names: name;
numbers: u32;
/// What a local time means that happens twice or never.
#[repr(u32)]
pub enum Ambiguous {
    /// The earlier instant: too early is safe for a drop, too late loses the name.
    Earlier = 1 "earlier",
    /// The later instant.
    Later = 2 "later",
    /// Nothing: it is refused.
    Refused = 3 "refused",
}
}

closed_list! {
names: name;
numbers: u32;
/// What to do next in a round.
#[repr(u32)]
pub enum Step {
    /// Run `statements` in their order and hand over their rows: `backorder_round_loaded`.
    Load = 1 "load",
    /// Decide about the clients in `book`, and no others: `backorder_round_add`, then
    /// `backorder_round_decided`. What billing says of them is read now, after the rows.
    Decide = 2 "decide",
    /// Run `statements` in one transaction and say whether it is written:
    /// `backorder_round_written`.
    Commit = 3 "commit",
    /// Carry out `effect` and tell what came of it: `backorder_round_carried`.
    CarryOut = 4 "carry-out",
    /// Something was left out; for the log and an alert. There is nothing to be told.
    Failed = 5 "failed",
    /// Nothing is left.
    Done = 6 "done",
}
}
