//! `docs/errors.md`: every error number, its name and its meaning.

use std::fmt::Write as _;
use std::path::Path;

use backorder_core::error::ErrorKind;

use crate::source;

const SOURCE: &str = "backorder-core/src/error.rs";

const HEAD: &str = "\
# Error numbers

<!-- Made from the code by `make generate`. -->

The number is the contract: the same in Rust (`Error::code`), in C (`backorder_result`) and in
PHP (`getCode()`). It is never reused; a retired number stays listed. The message is for people:
it names the bad value and the limit, and may improve from version to version.
";

pub fn page(root: &Path) -> Result<String, String> {
    let text = std::fs::read_to_string(root.join(SOURCE)).map_err(|error| error.to_string())?;
    let kinds = source::variants(&text, "ErrorKind")?;
    let groups = source::variants(&text, "ErrorGroup")?;
    let mut page = HEAD.to_owned();
    let mut group = None;
    for kind in ErrorKind::ALL {
        if group != Some(kind.group()) {
            group = Some(kind.group());
            let name = format!("{:?}", kind.group());
            let title = groups.iter().find(|variant| variant.name == name);
            let title = title.ok_or_else(|| format!("{name} is not in {SOURCE}"))?;
            let title = title.doc.trim_end_matches('.');
            write!(page, "\n## {title}\n\n| number | name | meaning |\n| --- | --- | --- |\n")
                .map_err(|error| error.to_string())?;
        }
        let variant = kinds.iter().find(|variant| variant.number == Some(kind.code()));
        let meaning = variant.map_or("", |variant| variant.doc.as_str());
        if meaning.is_empty() {
            return Err(format!("{} ({kind}) has no doc comment in {SOURCE}", kind.code()));
        }
        let meaning = meaning.replace('|', "\\|");
        writeln!(page, "| {} | `{kind}` | {meaning} |", kind.code())
            .map_err(|error| error.to_string())?;
    }
    match kinds.len() == ErrorKind::ALL.len() {
        true => Ok(page),
        false => Err("ErrorKind::ALL does not list every kind".to_owned()),
    }
}
