//! `docs/schema.md`: the tables a store keeps.

use std::path::Path;

use backorder_core::{ColumnType, Dialect, TABLES};

const HEAD: &str = "\
# Tables

<!-- Made from the code by `make generate`. -->

What a store keeps. `Store::schema` gives the statements that make the tables, for SQLite, MySQL
and MariaDB, and PostgreSQL, with a prefix before the names. Amounts are whole minor units with
their currency beside them. On MySQL and MariaDB engine, character set and collation are spelt out:
texts of any language are stored whatever the server's defaults are, and ids and references compare
byte by byte.

| type | takes | SQLite | MySQL, MariaDB | PostgreSQL |
| --- | --- | --- | --- | --- |
";

pub fn page(_root: &Path) -> Result<String, String> {
    let mut page = HEAD.to_owned();
    for kind in ColumnType::ALL {
        let sql = Dialect::ALL.map(|dialect| format!("`{}`", kind.sql(dialect))).join(" | ");
        page += &format!("| {} | {} | {sql} |\n", kind.name(), kind.sentence());
    }
    for table in TABLES {
        page += &format!("\n## `{}`\n\n{}\n\n", table.name, sentence(table.about));
        page += &format!("Key: {}.", columns(table.key));
        for index in table.indexes {
            let unique = if index.is_unique { "Unique" } else { "Index" };
            page += &format!("\n{unique}: {}.", columns(index.columns));
        }
        page +=
            "\n\n| column | type | may be NULL | what stands in it |\n| --- | --- | --- | --- |\n";
        for column in table.columns {
            let nullable = if column.is_nullable { "yes" } else { "" };
            let kind = column.kind.name();
            page += &format!("| `{}` | {kind} | {nullable} | {} |\n", column.name, column.form);
        }
    }
    Ok(page)
}

fn columns(names: &[&str]) -> String {
    let names: Vec<String> = names.iter().map(|name| format!("`{name}`")).collect();
    names.join(", ")
}

/// With a capital and a full stop.
fn sentence(about: &str) -> String {
    let mut letters = about.chars();
    let first = letters.next().map(|letter| letter.to_uppercase().to_string()).unwrap_or_default();
    format!("{first}{}.", letters.as_str())
}
