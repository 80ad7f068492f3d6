//! The tables a store keeps, as data, and the SQL that makes them.

use super::dialect::Dialect;
use crate::values::closed::closed_list;

/// The version of the tables; stored in `meta`. See [`Store::upgrade`](crate::Store::upgrade).
pub const SCHEMA_VERSION: u32 = 1;

/// A table: its name without prefix, its columns, its keys.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct Table {
    /// The name, to which a store may put a prefix.
    pub name: &'static str,
    /// What a row is.
    pub about: &'static str,
    /// The columns, in order.
    pub columns: &'static [Column],
    /// The columns of the primary key; a second row with the same ones must be refused.
    pub key: &'static [&'static str],
    /// Columns to be indexed together.
    pub indexes: &'static [Index],
}

/// An index: the columns, and whether two rows may have the same ones.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct Index {
    /// The columns, in order.
    pub columns: &'static [&'static str],
    /// Whether a second row with the same ones must be refused; NULL is never the same.
    pub is_unique: bool,
}

/// A column: name, type, whether it may be NULL, and what stands in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct Column {
    /// The name.
    pub name: &'static str,
    /// The type.
    pub kind: ColumnType,
    /// Whether it may be NULL.
    pub is_nullable: bool,
    /// The form of its values, where the type does not say it.
    pub form: &'static str,
}

closed_list! {
names: name;
/// The type of a column.
pub enum ColumnType {
    /// An id, a revision or an amount in minor units: 64 bits.
    Number = "number",
    /// A number that stays small, 0 and 1 for no and yes: 32 bits.
    Count = "count",
    /// UTC, to the second, as text `YYYY-MM-DD HH:MM:SS`. Without a time zone on purpose: no
    /// session shifts it.
    Instant = "instant",
    /// One of a closed list of names, at most 32 ASCII characters.
    Name = "name",
    /// Three letters of ISO 4217.
    Currency = "currency",
    /// A domain name or TLD in its ACE form, at most 255 ASCII characters.
    Domain = "domain",
    /// A key of up to 191 bytes, compared byte by byte.
    Key = "key",
    /// A text of any language and length.
    Text = "text",
}
}

impl ColumnType {
    /// The type in a dialect's SQL.
    pub const fn sql(self, dialect: Dialect) -> &'static str {
        match (self, dialect) {
            (Number, _) => "BIGINT",
            (Count, _) => "INT",
            (Instant, Dialect::Postgres) => "TIMESTAMP(0)",
            (Instant, _) => "DATETIME",
            (Name, Dialect::Mysql) => "VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin",
            (Name, _) => "VARCHAR(32)",
            (Currency, Dialect::Mysql) => "CHAR(3) CHARACTER SET ascii COLLATE ascii_bin",
            (Currency, _) => "CHAR(3)",
            (Domain, Dialect::Mysql) => "VARCHAR(255) CHARACTER SET ascii COLLATE ascii_bin",
            (Domain, _) => "VARCHAR(255)",
            // Collations of MariaDB that compare bytes still ignore blanks at the end.
            (Key, Dialect::Mysql) => "VARBINARY(191)",
            (Key, _) => "VARCHAR(191)",
            (Text, Dialect::Mysql) => "MEDIUMTEXT",
            (Text, _) => "TEXT",
        }
    }
}

const fn column(name: &'static str, kind: ColumnType, form: &'static str) -> Column {
    Column { name, kind, is_nullable: false, form }
}

const fn nullable(name: &'static str, kind: ColumnType, form: &'static str) -> Column {
    Column { name, kind, is_nullable: true, form }
}

const fn index(columns: &'static [&'static str]) -> Index {
    Index { columns, is_unique: false }
}

const fn unique(columns: &'static [&'static str]) -> Index {
    Index { columns, is_unique: true }
}

use ColumnType::{Count, Currency, Domain, Instant, Key, Name, Number, Text};

const MINOR: &str = "minor units of the currency beside it";
const EFFECT: &str = "`bo-42.1.create-invoice.1.`";

/// Every table. Two keys carry rules that no single client's transaction can see: that of `claims`
/// (a name is delivered once per drop) and the reference of `applications` (an application belongs
/// to one backorder).
pub const TABLES: &[Table] = &OWN;

/// In one place of memory for all who ask.
static OWN: [Table; 12] = [
    BACKORDERS,
    ACCOUNTS,
    EFFECTS,
    CLAIMS,
    APPLICATIONS,
    INVOICES,
    WAKES,
    LEASES,
    OUTAGES,
    LOG,
    SEQUENCES,
    META,
];

pub(super) const BACKORDERS: Table = Table {
    name: "backorders",
    about: "one record, with its present life",
    columns: &[
        column("id", Number, "given out from `sequences`"),
        column("client_id", Number, "the client's id in billing"),
        column("domain", Domain, "the name in ACE form, lower case"),
        column("tld", Domain, "its TLD, without a dot before it"),
        column("kind", Name, "FULL or LITE"),
        column("status", Name, "one of the statuses, also where the record is deleted"),
        column("life", Count, "1, and one more each time it is placed again"),
        column("revision", Number, "from 1, raised by every decision"),
        column("placed_at", Instant, "when this life was placed"),
        column("updated_at", Instant, "when it was last decided about"),
        nullable("deleted_at", Instant, "when the record was deleted"),
        nullable("drop_at", Instant, "when the name drops, if that is known"),
        nullable("finalization_at", Instant, "the registrar's cut-off, if it has one"),
        nullable("due_at", Instant, "when a cycle has something to do for it; NULL: never by time"),
        nullable("finished_at", Instant, "since when nothing is left to do for it"),
        nullable("hold_minor", Number, MINOR),
        nullable("hold_currency", Currency, "ISO 4217"),
        nullable("hold_net_minor", Number, "what of the hold is not tax, in its minor units"),
        nullable("hold_tax", Name, "the rates that the hold was made with"),
        nullable("hold_made_at", Instant, "when the hold was made"),
        nullable("reference", Key, "the registrar's id of the accepted application"),
        column("is_doubtful", Count, "1: the registrar did not know the application when asked"),
        nullable("invoice_id", Number, "the invoice's id in billing"),
        nullable("invoice_minor", Number, MINOR),
        nullable("invoice_currency", Currency, "ISO 4217"),
        nullable("invoice_state", Name, "open, paid, cancelled or refunded"),
        nullable("invoice_recorded_at", Instant, "when the invoice was recorded"),
        nullable("reason", Name, "one of the causes: why it fell back or ended"),
        nullable("reason_detail", Text, "what the other side said"),
        column("lowbalance_notification", Count, "leads that had passed when last told"),
        nullable("waiting", Text, "JSON: what is remembered while it waits"),
        nullable("progress", Text, "JSON: what came of it beyond the columns"),
        nullable("past", Text, "JSON: earlier lives, oldest first"),
    ],
    key: &["id"],
    indexes: &[
        index(&["due_at", "client_id"]),
        index(&["client_id", "finished_at"]),
        index(&["finished_at", "client_id"]),
        index(&["domain"]),
    ],
};

pub(super) const ACCOUNTS: Table = Table {
    name: "accounts",
    about: "what billing last said of a client, and the revision that serializes decisions",
    columns: &[
        column("client_id", Number, "the client's id in billing"),
        column("currency", Currency, "ISO 4217"),
        column("credit_minor", Number, "minor units of `currency`"),
        column("unpaid_minor", Number, "minor units of `currency`"),
        column("tax", Name, "the rates that the client is charged; empty: none"),
        column("read_at", Instant, "when billing was asked"),
        column("revision", Number, "from 1, raised by every decision that relies on money"),
        column("noted", Text, "ids of effects, parted by blanks, found in notes of invoices"),
    ],
    key: &["client_id"],
    indexes: &[],
};

pub(super) const EFFECTS: Table = Table {
    name: "effects",
    about: "the outbox: every changing effect, stored before it is carried out",
    columns: &[
        column("id", Key, EFFECT),
        column("backorder_id", Number, "whose effect it is"),
        column("client_id", Number, "that backorder's client"),
        column("kind", Name, "one of the kinds of effects"),
        column("revision", Count, "from 1, raised whenever it is asked for again or reported"),
        column("asked_at", Instant, "when it was first asked for"),
        column("sent_at", Instant, "when it was last asked for"),
        column("sends", Count, "how often it was asked for"),
        column("action", Text, "JSON: what is to be done"),
        nullable("report", Text, "JSON: what came of it; NULL: nobody has said"),
        nullable("undelivered_at", Instant, "when a message was refused or given up"),
        nullable("progress", Text, "the carrier's own: how far it came, of several steps"),
    ],
    key: &["id"],
    indexes: &[index(&["backorder_id"]), index(&["undelivered_at", "id"])],
};

pub(super) const CLAIMS: Table = Table {
    name: "claims",
    about: "a name won, once per drop",
    columns: &[
        column("domain", Domain, "the name in ACE form"),
        column("drop_at", Instant, "its drop date when the application was sent"),
        column("backorder_id", Number, "who won it"),
        column("life", Count, "in which life"),
    ],
    key: &["domain", "drop_at"],
    indexes: &[],
};

pub(super) const APPLICATIONS: Table = Table {
    name: "applications",
    about: "what the registrar has of ours for a name, and the one backorder it belongs to",
    columns: &[
        column(
            "id",
            Key,
            "a sending, `bo-42.1.submit-application.1.`, or one with 0 and a reference behind it",
        ),
        nullable("reference", Key, "the registrar's id, once it is known"),
        column("domain", Domain, "the name in ACE form"),
        column("client_id", Number, "the backorder's client"),
        column("backorder_id", Number, "whose it is"),
        column("life", Count, "of which life"),
        column("attempt", Count, "of which sending; 0: known by its reference"),
        column("state", Name, "unsettled, open or ended"),
    ],
    key: &["id"],
    indexes: &[unique(&["reference"]), index(&["domain"])],
};

pub(super) const INVOICES: Table = Table {
    name: "invoices",
    about: "which backorder an invoice of billing is for",
    columns: &[
        column("invoice_id", Number, "the invoice's id in billing"),
        column("backorder_id", Number, "whose it is"),
        column("life", Count, "of which life"),
    ],
    key: &["invoice_id", "backorder_id"],
    indexes: &[],
};

pub(super) const WAKES: Table = Table {
    name: "wakes",
    about: "clients to be looked at soon, because something was paid or changed",
    columns: &[
        column("client_id", Number, "the client's id in billing"),
        column("number", Number, "from 1, raised by every wake, never lowered"),
        column("is_pending", Count, "1 until a commit has seen that number"),
    ],
    key: &["client_id"],
    indexes: &[index(&["is_pending", "client_id"])],
};

pub(super) const LEASES: Table = Table {
    name: "leases",
    about: "which worker serves a client, and until when",
    columns: &[
        column("client_id", Number, "the client's id in billing"),
        column("owner", Key, "the worker"),
        column("expires_at", Instant, "from when on another worker may take it"),
    ],
    key: &["client_id"],
    indexes: &[index(&["owner", "expires_at"])],
};

pub(super) const OUTAGES: Table = Table {
    name: "outages",
    about: "who has not answered since when, and whether the reseller was alerted of it",
    columns: &[
        column("upstream", Name, "billing, registrar or droplist"),
        column("since", Instant, "the first try without an answer"),
        nullable("alerted_at", Instant, "when the reseller was alerted"),
    ],
    key: &["upstream"],
    indexes: &[],
};

pub(super) const LOG: Table = Table {
    name: "log",
    about: "what a person would want to read of a backorder's history",
    columns: &[
        column("at", Instant, "when it was decided"),
        column("client_id", Number, "whose backorder"),
        column("backorder_id", Number, "which"),
        column("life", Count, "which life of it"),
        column("revision", Number, "the record's revision after it"),
        column("domain", Domain, "the name in ACE form"),
        column("event", Name, "one of the events"),
        column("from_status", Name, "where it stood before: a status, `none` or `deleted`"),
        column("to_status", Name, "where it stood after"),
        nullable("hold", Text, "JSON: what happened to the hold"),
        nullable("reason", Name, "one of the causes"),
        nullable("detail", Text, "what the other side said, or a warning"),
    ],
    key: &["backorder_id", "revision"],
    indexes: &[index(&["domain"]), index(&["client_id"])],
};

pub(super) const SEQUENCES: Table = Table {
    name: "sequences",
    about: "the next id to be given out",
    columns: &[
        column("name", Name, "`backorders`"),
        column("next", Number, "the first number that nobody has"),
    ],
    key: &["name"],
    indexes: &[],
};

pub(super) const META: Table = Table {
    name: "meta",
    about: "what a worker compares before it runs",
    columns: &[
        column("name", Name, "`schema` or `policy`"),
        column("value", Key, "the version of the tables; the fingerprint of the policy"),
    ],
    key: &["name"],
    indexes: &[],
};

impl Table {
    /// The table of that name.
    pub fn named(name: &str) -> Option<&'static Table> {
        TABLES.iter().find(|table| table.name == name)
    }

    /// Whether a column holds whole numbers.
    pub(super) fn is_number(&self, column: &str) -> bool {
        let kind = self.columns.iter().find(|one| one.name == column).map(|one| one.kind);
        matches!(kind, Some(Number | Count))
    }

    pub(super) fn quoted(&self, dialect: Dialect, prefix: &str) -> String {
        dialect.quoted(&format!("{prefix}{}", self.name))
    }

    pub(super) fn create(&self, dialect: Dialect, prefix: &str) -> String {
        let column = |column: &Column| {
            let null = if column.is_nullable { "" } else { " NOT NULL" };
            format!("  {} {}{null}", dialect.quoted(column.name), column.kind.sql(dialect))
        };
        let mut lines: Vec<String> = self.columns.iter().map(column).collect();
        lines.push(format!("  PRIMARY KEY ({})", list(dialect, self.key)));
        // Spelt out: a server's defaults may be an engine without transactions, or latin1.
        let options = match dialect {
            Dialect::Mysql => {
                " ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin \
                 ROW_FORMAT=DYNAMIC"
            }
            Dialect::Sqlite | Dialect::Postgres => "",
        };
        let name = self.quoted(dialect, prefix);
        format!("CREATE TABLE {name} (\n{}\n){options}", lines.join(",\n"))
    }

    fn index_name(&self, prefix: &str, index: &Index) -> String {
        format!("{prefix}{}_{}", self.name, index.columns.join("_"))
    }

    /// The name of the index that begins with a column; MySQL's name of the key where it is that.
    pub(super) fn index_by(&self, prefix: &str, column: &str) -> Option<String> {
        if self.key.first() == Some(&column) {
            return Some("PRIMARY".to_owned());
        }
        let index = self.indexes.iter().find(|index| index.columns.first() == Some(&column))?;
        Some(self.index_name(prefix, index))
    }

    pub(super) fn create_index(&self, dialect: Dialect, prefix: &str, index: &Index) -> String {
        let name = self.index_name(prefix, index);
        let unique = if index.is_unique { "UNIQUE " } else { "" };
        format!(
            "CREATE {unique}INDEX {} ON {} ({})",
            dialect.quoted(&name),
            self.quoted(dialect, prefix),
            list(dialect, index.columns)
        )
    }
}

pub(super) fn list(dialect: Dialect, columns: &[&str]) -> String {
    let quoted: Vec<String> = columns.iter().map(|column| dialect.quoted(column)).collect();
    quoted.join(", ")
}
