//! Answers to be written.

/// An answer to be written: what a simulator or a test sends.
///
/// # Example
/// ```
/// use ispapi_client::{ResponseBuilder, ResponseView};
/// let text = ResponseBuilder::new(545, "Object not found").encode();
/// assert_eq!(ResponseView::parse(text.as_bytes()).code(), 545);
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ResponseBuilder {
    code: u16,
    description: String,
    columns: Vec<(String, Vec<String>)>,
    pending: bool,
}

impl ResponseBuilder {
    /// An answer without columns.
    pub fn new(code: u16, description: impl Into<String>) -> ResponseBuilder {
        let description = description.into();
        ResponseBuilder { code, description, columns: Vec::new(), pending: false }
    }

    /// With one more column; its name is not checked.
    #[must_use]
    pub fn with_column<V: Into<String>>(
        mut self,
        name: impl Into<String>,
        values: impl IntoIterator<Item = V>,
    ) -> ResponseBuilder {
        self.columns.push((name.into(), values.into_iter().map(Into::into).collect()));
        self
    }

    /// With one more column of one row.
    #[must_use]
    pub fn with(self, name: impl Into<String>, value: impl Into<String>) -> ResponseBuilder {
        self.with_column(name, [value])
    }

    /// Accepted, but not done yet.
    #[must_use]
    pub fn with_pending(mut self) -> ResponseBuilder {
        self.pending = true;
        self
    }

    /// The three-digit code.
    pub fn code(&self) -> u16 {
        self.code
    }

    /// The text as ISPAPI sends it: properties first, `KEY=VALUE`, LF.
    pub fn encode(&self) -> String {
        self.write("=", |key| key.to_owned())
    }

    /// The text as CNR sends it: lower-case keys, blanks around `=`.
    pub fn encode_cnr(&self) -> String {
        self.write(" = ", |key| key.to_ascii_lowercase())
    }

    fn write(&self, equals: &str, spell: impl Fn(&str) -> String) -> String {
        let mut out = String::from("[RESPONSE]\n");
        let mut line = |key: &str, value: &str| {
            let value = value.replace(['\r', '\n'], " ");
            out.push_str(&format!("{}{equals}{value}\n", spell(key)));
        };
        for (name, values) in &self.columns {
            for (row, value) in values.iter().enumerate() {
                line(&format!("PROPERTY[{name}][{row}]"), value);
            }
        }
        line("DESCRIPTION", &self.description);
        line("CODE", &self.code.to_string());
        if self.pending {
            line("PENDING", "1");
        }
        line("QUEUETIME", "0");
        line("RUNTIME", "0.001");
        out.push_str("EOF\n");
        out
    }
}
