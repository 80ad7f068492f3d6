//! `docs/schema.md`: the tables a store keeps.

use std::path::Path;

use backorder_core::TABLES;

const HEAD: &str = "\
# Tables

<!-- Made from the code by `make generate`. -->

What a store keeps, as columns that SQLite, MySQL and MariaDB all read. A store may put a prefix
before the names. Instants are UTC text `YYYY-MM-DD HH:MM:SS`; amounts are whole minor units with
their currency beside them.
";

pub fn page(_root: &Path) -> Result<String, String> {
    let mut page = HEAD.to_owned();
    for table in TABLES {
        page += &format!("\n## `{}`\n\n{}\n\n", table.name, sentence(table.about));
        page += &format!("Key: {}.", columns(table.key));
        for index in table.indexes {
            page += &format!(" Index: {}.", columns(index));
        }
        page += "\n\n| column | type | may be NULL |\n| --- | --- | --- |\n";
        for column in table.columns {
            let nullable = if column.is_nullable { "yes" } else { "" };
            page += &format!("| `{}` | {} | {nullable} |\n", column.name, column.sql_type);
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
