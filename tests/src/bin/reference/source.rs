//! Reads the variants of an enum, with their numbers and doc comments, out of its source.
//!
//! The doc comment is the one place where the meaning of a number is written.

/// One variant as it stands in the source.
pub struct Variant {
    pub name: String,
    pub number: Option<u32>,
    /// The doc comment as one line, with code fences and links left as they are.
    pub doc: String,
}

/// The variants of `enum name` in `source`, in their order there.
pub fn variants(source: &str, name: &str) -> Result<Vec<Variant>, String> {
    let head = format!("pub enum {name} {{");
    let body = source.split_once(&head).ok_or_else(|| format!("there is no `{head}`"))?.1;
    let mut found = Vec::new();
    let mut doc = Vec::new();
    for line in body.lines().map(str::trim).take_while(|line| *line != "}") {
        if let Some(text) = line.strip_prefix("///") {
            doc.push(text.trim());
        } else if let Some(variant) = line.strip_suffix(',') {
            let (name, number) = match variant.split_once(" = ") {
                Some((name, number)) => (name, number.parse().ok()),
                None => (variant, None),
            };
            found.push(Variant { name: name.to_owned(), number, doc: doc.join(" ") });
            doc.clear();
        }
    }
    Ok(found)
}
