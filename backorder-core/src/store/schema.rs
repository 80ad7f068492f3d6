//! The tables a store keeps, as data, and the SQL that makes them.

/// A table: its name without prefix, its columns, its keys.
#[derive(Debug, Clone, Copy)]
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
    pub indexes: &'static [&'static [&'static str]],
}

/// A column: name, type, whether it may be NULL.
#[derive(Debug, Clone, Copy)]
pub struct Column {
    /// The name.
    pub name: &'static str,
    /// A type that SQLite, MySQL and MariaDB all read.
    pub sql_type: &'static str,
    /// Whether it may be NULL.
    pub is_nullable: bool,
}

const fn column(name: &'static str, sql_type: &'static str) -> Column {
    Column { name, sql_type, is_nullable: false }
}

const fn nullable(name: &'static str, sql_type: &'static str) -> Column {
    Column { name, sql_type, is_nullable: true }
}

const ID: &str = "BIGINT";
const COUNT: &str = "INT";
/// Without a time zone on purpose: the value is UTC whatever the session's zone is.
const INSTANT: &str = "DATETIME";
const WORD: &str = "VARCHAR(32)";
const NAME: &str = "VARCHAR(255)";
const CURRENCY: &str = "CHAR(3)";
const LONG: &str = "MEDIUMTEXT";

/// Every table. Two keys carry rules that no single client's transaction can see: `claims` (a
/// name is delivered once per drop) and `references` (an application belongs to one backorder).
pub const TABLES: &[Table] = &[
    Table {
        name: "backorders",
        about: "one record, with its present life",
        columns: &[
            column("id", ID),
            column("client_id", ID),
            column("domain", NAME),
            column("tld", NAME),
            column("kind", WORD),
            column("status", WORD),
            column("life", COUNT),
            column("revision", ID),
            column("placed_at", INSTANT),
            column("updated_at", INSTANT),
            nullable("deleted_at", INSTANT),
            nullable("finished_at", INSTANT),
            nullable("drop_at", INSTANT),
            nullable("finalization_at", INSTANT),
            nullable("hold_minor", ID),
            nullable("hold_currency", CURRENCY),
            nullable("hold_made_at", INSTANT),
            nullable("reference", WORD_64),
            nullable("invoice_id", ID),
            nullable("invoice_minor", ID),
            nullable("invoice_currency", CURRENCY),
            nullable("invoice_state", WORD),
            nullable("reason", WORD),
            nullable("reason_detail", LONG),
            column("lowbalance_notification", COUNT),
            nullable("waiting", LONG),
            nullable("progress", LONG),
            nullable("past", LONG),
        ],
        key: &["id"],
        indexes: &[&["client_id", "status"], &["domain"]],
    },
    Table {
        name: "accounts",
        about: "what billing last said of a client, and the revision that serializes decisions",
        columns: &[
            column("client_id", ID),
            column("currency", CURRENCY),
            column("credit_minor", ID),
            column("unpaid_minor", ID),
            column("tax", WORD),
            column("read_at", INSTANT),
            column("revision", ID),
            column("noted", LONG),
        ],
        key: &["client_id"],
        indexes: &[],
    },
    Table {
        name: "effects",
        about: "the outbox: every changing effect, stored before it is carried out",
        columns: &[
            column("id", "VARCHAR(96)"),
            column("backorder_id", ID),
            column("client_id", ID),
            column("kind", WORD),
            column("asked_at", INSTANT),
            column("sent_at", INSTANT),
            column("sends", COUNT),
            column("action", LONG),
            nullable("report", LONG),
        ],
        key: &["id"],
        indexes: &[&["backorder_id"], &["client_id"]],
    },
    Table {
        name: "claims",
        about: "a name won, once per drop",
        columns: &[
            column("domain", NAME),
            column("drop_at", INSTANT),
            column("backorder_id", ID),
            column("life", COUNT),
        ],
        key: &["domain", "drop_at"],
        indexes: &[],
    },
    Table {
        name: "references",
        about: "an application at the registrar, and the one backorder it belongs to",
        columns: &[column("reference", WORD_64), column("backorder_id", ID), column("life", COUNT)],
        key: &["reference"],
        indexes: &[],
    },
    Table {
        name: "outages",
        about: "who has not answered since when, and whether the reseller was alerted of it",
        columns: &[
            column("upstream", WORD),
            column("since", INSTANT),
            nullable("alerted_at", INSTANT),
        ],
        key: &["upstream"],
        indexes: &[],
    },
    Table {
        name: "log",
        about: "every decision, in words",
        columns: &[
            column("at", INSTANT),
            column("client_id", ID),
            column("backorder_id", ID),
            column("life", COUNT),
            column("revision", ID),
            column("domain", NAME),
            column("event", WORD),
            column("from_status", WORD),
            column("to_status", WORD),
            nullable("hold", LONG),
            nullable("reason", WORD),
            nullable("detail", LONG),
        ],
        key: &["backorder_id", "revision"],
        indexes: &[&["client_id"]],
    },
];

const WORD_64: &str = "VARCHAR(64)";

/// The statements that make the tables and their indexes, to be run once; each name with `prefix`
/// before it.
///
/// `prefix` must be made of ASCII letters, digits and underscores; others are left out of it.
///
/// # Example
/// ```
/// let statements = backorder_core::schema("mod_backorder_");
/// assert!(statements[0].starts_with("CREATE TABLE `mod_backorder_backorders` ("));
/// ```
pub fn schema(prefix: &str) -> Vec<String> {
    let prefix: String =
        prefix.chars().filter(|c| c.is_ascii_alphanumeric() || *c == '_').collect();
    TABLES
        .iter()
        .flat_map(|table| {
            let indexes = table.indexes.iter().map(|columns| create_index(&prefix, table, columns));
            std::iter::once(create_table(&prefix, table)).chain(indexes)
        })
        .collect()
}

fn create_index(prefix: &str, table: &Table, columns: &[&str]) -> String {
    let name = format!("{prefix}{}_{}", table.name, columns.join("_"));
    format!("CREATE INDEX {} ON {} ({})", quoted(&name), table_name(prefix, table), list(columns))
}

fn table_name(prefix: &str, table: &Table) -> String {
    quoted(&format!("{prefix}{}", table.name))
}

fn create_table(prefix: &str, table: &Table) -> String {
    let mut lines: Vec<String> = table
        .columns
        .iter()
        .map(|column| {
            let null = if column.is_nullable { "" } else { " NOT NULL" };
            format!("  {} {}{null}", quoted(column.name), column.sql_type)
        })
        .collect();
    lines.push(format!("  PRIMARY KEY ({})", list(table.key)));
    format!("CREATE TABLE {} (\n{}\n)", table_name(prefix, table), lines.join(",\n"))
}

fn list(columns: &[&str]) -> String {
    let quoted: Vec<String> = columns.iter().map(|column| quoted(column)).collect();
    quoted.join(", ")
}

/// Backquotes are read by SQLite, MySQL and MariaDB alike; `references` and `at` need them.
fn quoted(name: &str) -> String {
    format!("`{name}`")
}
