//! ConvertIDN: names in both forms, as the registrar converts them.

use super::Request;
use crate::wire::command::Command;
use crate::wire::error::Error;
use crate::wire::profile::Platform;
use crate::wire::read::{about_name, required};
use crate::wire::response::Response;

/// Asks the registrar how it writes names. The client converts by itself what it sends; this is for
/// a second opinion.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConvertIdn {
    /// The names, in either form.
    pub domains: Vec<String>,
}

/// A name in both forms.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct ConvertedName {
    /// `xn--fuball-cta.de`
    pub ace: String,
    /// `fußball.de`
    pub idn: String,
}

impl Request for ConvertIdn {
    /// In the order of the names.
    type Response = Vec<ConvertedName>;

    fn command(&self, _: Platform) -> Command {
        Command::new("ConvertIDN").with("DOMAIN", self.domains.clone())
    }

    fn read(&self, answer: &Response) -> Result<Vec<ConvertedName>, Error> {
        let text = |name, row| required(answer, name, row).map(str::to_owned);
        let name = |row: usize| {
            let name = ConvertedName { ace: text("ACE", row)?, idn: text("IDN", row)? };
            // Of a name beyond ASCII it is the question what its form is.
            let asked = Some(self.domains[row].as_str()).filter(|name| name.is_ascii());
            about_name(asked.unwrap_or_default(), Some(&name.ace))?;
            Ok(name)
        };
        (0..self.domains.len()).map(name).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::commands::answer;

    #[test]
    fn both_forms_of_every_name_are_asked_for() {
        let two = ConvertIdn { domains: vec!["ä.de".into(), "b.de".into()] };
        let one = answer(&[("ACE", "xn--4ca.de"), ("IDN", "ä.de")]);
        assert_eq!(two.read(&one).expect_err("one of two").subject(), "ACE");
        let half = ConvertIdn { domains: vec!["ä.de".into()] };
        let error = half.read(&answer(&[("ACE", "xn--4ca.de")])).expect_err("one form");
        assert_eq!(error.subject(), "IDN");
    }
}
