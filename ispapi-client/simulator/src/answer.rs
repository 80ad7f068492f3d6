//! An answer of the registrar, in the dialect of its platform.

use ispapi_client::{Platform, ResponseBuilder};

/// An answer to a command. Columns have ISPAPI's names; CNR's are put in their place at the end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Answer {
    pub code: u16,
    description: String,
    columns: Vec<(String, Vec<String>)>,
    pending: bool,
}

impl Answer {
    pub fn new(code: u16, description: impl Into<String>) -> Answer {
        Answer { code, description: description.into(), columns: Vec::new(), pending: false }
    }

    pub fn done() -> Answer {
        Answer::new(200, "Command completed successfully")
    }

    pub fn missing(key: &str) -> Answer {
        Answer::new(504, format!("Missing required attribute; {key}"))
    }

    pub fn bad_syntax(key: &str) -> Answer {
        Answer::new(505, format!("Invalid attribute value syntax; {key}"))
    }

    pub fn bad_value(key: &str) -> Answer {
        Answer::new(541, format!("Invalid attribute value; {key}"))
    }

    pub fn not_found(key: &str) -> Answer {
        Answer::new(545, format!("Object not found; {key}"))
    }

    pub fn no_credit() -> Answer {
        Answer::new(546, "Credit limit exceeded")
    }

    pub fn wrong_status() -> Answer {
        Answer::new(552, "Object status does not allow for operation")
    }

    #[must_use]
    pub fn column<V: Into<String>>(
        mut self,
        name: &str,
        values: impl IntoIterator<Item = V>,
    ) -> Answer {
        self.columns.push((name.to_owned(), values.into_iter().map(Into::into).collect()));
        self
    }

    #[must_use]
    pub fn with(self, name: &str, value: impl Into<String>) -> Answer {
        self.column(name, [value])
    }

    #[must_use]
    pub fn with_pending(mut self) -> Answer {
        self.pending = true;
        self
    }

    /// The text of the answer.
    pub fn encode(&self, platform: Platform) -> String {
        self.encode_saying(platform, &self.description)
    }

    /// The text of the answer with other words for its description.
    pub fn encode_saying(&self, platform: Platform, description: &str) -> String {
        let cnr = platform == Platform::Cnr;
        let builder = ResponseBuilder::new(self.code, description);
        let builder = self.columns.iter().fold(builder, |builder, (name, values)| {
            let name = if cnr { cnr_name(name) } else { name.clone() };
            builder.with_column(name, values.iter().map(String::as_str))
        });
        let builder = if self.pending { builder.with_pending() } else { builder };
        if cnr { builder.encode_cnr() } else { builder.encode() }
    }

    pub fn description(&self) -> &str {
        &self.description
    }
}

/// CNR parts the words of a name by blanks where ISPAPI has none.
///
/// Source: CentralNic Reseller API reference, where the blanks are underscores.
fn cnr_name(name: &str) -> String {
    const ENDS: [(&str, &str); 12] = [
        ("REGISTRATIONEXPIRATIONDATE", "REGISTRATION EXPIRATION DATE"),
        ("PAIDUNTILDATE", "PAIDUNTIL DATE"),
        ("CREATEDDATE", "CREATED DATE"),
        ("UPDATEDDATE", "UPDATED DATE"),
        ("LOGDATE", "LOG DATE"),
        ("CONTACT", " CONTACT"),
        ("TRANSFERLOCK", "TRANSFER LOCK"),
        ("OBJECTCLASS", "OBJECT CLASS"),
        ("OBJECTID", "OBJECT ID"),
        ("CURRENCYFROM", "CURRENCY FROM"),
        ("CURRENCYTO", "CURRENCY TO"),
        ("OPERATIONTYPE", "OPERATION TYPE"),
    ];
    match name {
        "LOGINDEX" => return "LOG".into(),
        "OPERATIONSTATUS" => return "OPERATION STATUS".into(),
        "SESSION" => return "SESSIONID".into(),
        "CONTACT" => return "CONTACT".into(),
        _ => {}
    }
    let spaced = ENDS.iter().find_map(|(end, spaced)| {
        let before = name.strip_suffix(end)?;
        let gap = if before.is_empty() || spaced.starts_with(' ') { "" } else { " " };
        Some(format!("{before}{gap}{spaced}"))
    });
    spaced.unwrap_or_else(|| name.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_dialects_differ_in_names_and_blanks() {
        let answer = Answer::done()
            .with("DOMAINCREATEDDATE", "x")
            .with("OWNERCONTACT", "P-1")
            .with("AMOUNT", "1");
        let text = answer.encode(Platform::Cnr);
        for line in ["property[domain created date][0] = x", "property[owner contact][0] = P-1"] {
            assert!(text.contains(line), "{text}");
        }
        assert!(text.contains("property[amount][0] = 1"), "{text}");
        assert!(answer.encode(Platform::Ispapi).contains("PROPERTY[DOMAINCREATEDDATE][0]=x"));
        assert_eq!(cnr_name("CREATEDDATE"), "CREATED DATE");
        assert_eq!(cnr_name("CURRENCY"), "CURRENCY");
    }
}
