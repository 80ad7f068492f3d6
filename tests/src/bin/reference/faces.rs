//! `docs/faces.md`: what the core offers and what PHP and C have of it, from `tests/faces.tsv`.

use std::path::Path;

const HEAD: &str = "\
# What Rust, PHP and C have

Made from [tests/faces.tsv](../tests/faces.tsv) by `make generate`; a test compares it with what
the three have. Every public function of the rooms that hosts use stands here, with the method or
property of PHP and the function or field of C that say the same, or with the reason why there is
none.

| Rust | PHP | C |
| --- | --- | --- |
";

pub fn page(root: &Path) -> Result<String, String> {
    let path = root.join("tests/faces.tsv");
    let text = std::fs::read_to_string(path).map_err(|error| error.to_string())?;
    let rows = text.lines().skip(1).map(|line| {
        let cells: Vec<String> = line.split('\t').map(cell).collect();
        format!("| {} |\n", cells.join(" | "))
    });
    Ok(HEAD.to_owned() + &rows.collect::<String>())
}

/// A name as code; a reason as it is.
fn cell(text: &str) -> String {
    text.strip_prefix("- ").map_or_else(|| format!("`{text}`"), str::to_owned)
}
