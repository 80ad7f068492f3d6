//! `docs/errors.md`: every error number, its name and its meaning.

use std::fs::read_to_string;
use std::path::Path;

use backorder::numbers::Boundary;
use backorder_core::ErrorKind;

use crate::source::{cell, meaning, variants};

const CORE: &str = "backorder-core/src/values/error.rs";

const HEAD: &str = "\
# Error numbers

<!-- Made from the code by `make generate`. -->

The number is the contract: the same in Rust (`Error::code`), in C (`backorder_result`) and in
PHP (`getCode()`). It is never reused; a retired number stays listed. The message is for people:
it names the bad value and the limit, and may improve from version to version.
";

pub fn page(root: &Path) -> Result<String, String> {
    let core = read_to_string(root.join(CORE)).map_err(|error| error.to_string())?;
    let groups = variants(&core, "pub enum ErrorGroup {")?;
    let mut page = HEAD.to_owned();
    page += &section("1-99: the C interface itself");
    for kind in Boundary::ALL {
        page += &row(kind.code(), kind.name(), kind.sentence());
    }
    let mut group = None;
    for kind in ErrorKind::ALL {
        if group != Some(kind.group()) {
            group = Some(kind.group());
            page += &section(meaning(&groups, &format!("{:?}", kind.group()))?);
        }
        page += &row(kind.code(), kind.name(), kind.sentence());
    }
    page += &section("900-999: the registrar client");
    for kind in ispapi_client::ErrorKind::ALL {
        page += &row(kind.code(), kind.name(), kind.sentence());
    }
    Ok(page)
}

fn section(title: &str) -> String {
    let title = title.trim_end_matches('.');
    format!("\n## {title}\n\n| number | name | meaning |\n| --- | --- | --- |\n")
}

fn row(number: u32, name: &str, meaning: &str) -> String {
    format!("| {number} | `{name}` | {} |\n", cell(meaning))
}
