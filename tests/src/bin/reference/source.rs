//! Reads the variants of an enum, with their numbers and doc comments, out of its source.
//!
//! The doc comment is the one place where the meaning of a variant is written.

/// One variant as it stands in the source.
pub struct Variant {
    pub name: String,
    /// The number behind the `=`, if there is one.
    pub number: Option<u32>,
    /// The doc comment as one line, ready for a cell of a table.
    pub doc: String,
}

/// The variants between the line `head` of `source` and the next brace, in their order there.
pub fn variants(source: &str, head: &str) -> Result<Vec<Variant>, String> {
    let body = source.split_once(head).ok_or_else(|| format!("there is no `{head}`"))?.1;
    let mut found = Vec::new();
    let mut doc = Vec::new();
    for line in body.lines().map(str::trim).take_while(|line| *line != "}") {
        if let Some(text) = line.strip_prefix("///") {
            doc.push(text.trim());
        } else if let Some(variant) = line.strip_suffix(',') {
            let (name, rest) = variant.split_once(" = ").unwrap_or((variant, ""));
            let number = rest.split(' ').next().and_then(|number| number.parse().ok());
            found.push(Variant { name: name.to_owned(), number, doc: cell(&doc.join(" ")) });
            doc.clear();
        }
    }
    Ok(found)
}

/// Links of rustdoc lead nowhere outside it, and a bar would end the cell.
pub fn cell(doc: &str) -> String {
    doc.replace("[`", "`").replace("`]", "`").replace('|', "\\|")
}

/// The meaning of the variant called `name`, which must have one.
pub fn meaning<'a>(variants: &'a [Variant], name: &str) -> Result<&'a str, String> {
    let found = variants.iter().find(|variant| variant.name == name);
    let doc = found.map_or("", |variant| variant.doc.as_str());
    if doc.is_empty() { Err(format!("`{name}` has no doc comment in its source")) } else { Ok(doc) }
}
