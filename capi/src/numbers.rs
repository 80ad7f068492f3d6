//! The numbers that belong to the C interface; those of statuses, effects, topics and errors are
//! the core's own. All are permanent: new ones are appended, retired ones stay reserved.
//!
//! The constants of the header are made from these enums, so their comments speak to C.

/// Declares an enum with its list and the way back from a number.
macro_rules! numbers {
    ($(#[$doc:meta])* pub enum $name:ident {
        $($(#[$about:meta])* $variant:ident = $code:literal,)*
    }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        #[repr(u32)]
        pub enum $name { $($(#[$about])* $variant = $code,)* }

        impl $name {
            /// Every one, by number.
            pub const ALL: &'static [$name] = &[$($name::$variant,)*];

            /// The permanent number.
            pub const fn code(self) -> u32 {
                self as u32
            }

            /// The one of that number.
            pub fn from_code(code: u32) -> Option<$name> {
                $name::ALL.iter().copied().find(|item| item.code() == code)
            }
        }
    };
}

numbers! {
/// Errors of the boundary itself, 1 to 99; the core's own begin at 100.
pub enum Boundary {
    /// A pointer that must not be NULL is NULL.
    NullPointer = 1,
    /// A text is not UTF-8.
    Utf8Invalid = 2,
    /// A number is none of its list of constants.
    NumberInvalid = 3,
    /// An index is not below the count.
    IndexInvalid = 4,
    /// A length or size is out of range.
    SizeInvalid = 5,
    /// An instant is not within the years 1 to 9999.
    TimeRange = 6,
    /// The outcome is not of the kind that takes this.
    OutcomeInvalid = 7,
    /// A defect of this library was caught. Free the handles of the call; they answer no more.
    Panic = 99,
}
}

impl Boundary {
    /// The stable name, in lower case with hyphens.
    pub const fn name(self) -> &'static str {
        match self {
            Boundary::NullPointer => "null-pointer",
            Boundary::Utf8Invalid => "utf8-invalid",
            Boundary::NumberInvalid => "number-invalid",
            Boundary::IndexInvalid => "index-invalid",
            Boundary::SizeInvalid => "size-invalid",
            Boundary::TimeRange => "time-range",
            Boundary::OutcomeInvalid => "outcome-invalid",
            Boundary::Panic => "panic",
        }
    }
}

numbers! {
/// Where a record stands that is in none of the statuses.
pub enum Stage {
    /// There is no record, or the decision is about an account alone.
    None = 0,
    /// Deleted; what was promised under it is remembered.
    Deleted = 100,
}
}

numbers! {
/// What is ordered.
pub enum Kind {
    /// The full service.
    Full = 1,
    /// The cheaper one, where it is offered.
    Lite = 2,
}
}

numbers! {
/// Who says when a name drops. Never the client.
pub enum Source {
    /// A droplist, whose number is in `list`.
    Droplist = 1,
    /// The reseller's staff; droplists may change the dates.
    Admin = 2,
    /// The reseller's staff; droplists do not change the dates.
    AdminPinned = 3,
}
}

numbers! {
/// What a list says of a name.
pub enum Presence {
    /// It is on the list.
    Listed = 1,
    /// It is not, and the list would have it if it were about to drop.
    Absent = 2,
    /// Nothing can be concluded.
    Unknown = 3,
}
}

numbers! {
/// Who acts.
pub enum Actor {
    /// A client, who reaches only what is the client's own.
    Client = 1,
    /// The reseller's staff.
    Admin = 2,
}
}

numbers! {
/// What a decision does to the hold.
pub enum Hold {
    /// Nothing.
    Unchanged = 0,
    /// The amount is reserved from now on.
    Made = 1,
    /// It ended in an invoice; what the invoice does not take is free again.
    Captured = 2,
    /// It ended; all of it is free again.
    Released = 3,
}
}

numbers! {
/// How an invoice stands.
pub enum Invoice {
    /// There is none.
    None = 0,
    /// Not settled yet.
    Open = 1,
    /// Paid in full.
    Paid = 2,
    /// Cancelled.
    Cancelled = 3,
    /// Paid, and the payment given back.
    Refunded = 4,
}
}

numbers! {
/// Whether the owner contact of an application is the client's.
pub enum Owner {
    /// The two cannot be compared.
    Unknown = 0,
    /// It is.
    Same = 1,
    /// It is not.
    Other = 2,
}
}

numbers! {
/// A database's SQL.
pub enum Dialect {
    /// SQLite 3.24 or newer.
    Sqlite = 1,
    /// MySQL and MariaDB with InnoDB, Galera and InnoDB Cluster too.
    Mysql = 2,
    /// PostgreSQL 12 or newer.
    Postgres = 3,
}
}

numbers! {
/// What an error of a database means for a transaction that it ended.
pub enum Trouble {
    /// Somebody else was faster: roll back, load that client again, decide again.
    LostRace = 1,
    /// Connect, load that client again, decide again: at COMMIT it may have been written.
    ConnectionLost = 2,
    /// Not to be tried again.
    Other = 3,
}
}

numbers! {
/// The type of a value.
pub enum Value {
    /// SQL NULL.
    Null = 0,
    /// A whole number, in `number`.
    Int = 1,
    /// A text, in `text`.
    Text = 2,
}
}

numbers! {
/// What a local time means that happens twice or never.
pub enum Ambiguous {
    /// The earlier instant: too early is safe for a drop, too late loses the name.
    Earlier = 1,
    /// The later instant.
    Later = 2,
    /// Nothing: it is refused.
    Refused = 3,
}
}
