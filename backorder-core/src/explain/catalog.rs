//! The words of explanations, in English and German, each sentence replaceable.

use chrono::{DateTime, Utc};
use fluent_bundle::{FluentArgs, FluentBundle, FluentResource};

use super::{Arg, Explanation, Sentence};
use crate::error::{Error, ErrorKind};
use crate::time::{TimeZone, format_utc};

/// A language with a built-in catalog.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Language {
    /// English.
    English,
    /// German.
    German,
}

impl Language {
    /// Every language.
    pub const ALL: [Language; 2] = [Language::English, Language::German];

    /// The language tag (BCP 47).
    pub const fn tag(self) -> &'static str {
        match self {
            Language::English => "en",
            Language::German => "de",
        }
    }

    const fn source(self) -> &'static str {
        match self {
            Language::English => include_str!("en.ftl"),
            Language::German => include_str!("de.ftl"),
        }
    }
}

/// The sentences of one language, in Project Fluent's format.
///
/// # Example
/// ```
/// use backorder_core::explain::{Arg, Catalog, Language, Sentence};
/// use backorder_core::TimeZone;
/// let sentence = Sentence { key: "change-activate", args: vec![] };
/// let german = Catalog::builtin(Language::German);
/// assert!(german.sentence(&sentence, &TimeZone::utc()).starts_with("Ein Administrator"));
/// let mine = Catalog::with_overrides(Language::English, "change-activate = Ask us!")?;
/// assert_eq!(mine.sentence(&sentence, &TimeZone::utc()), "Ask us!");
/// # Ok::<(), backorder_core::Error>(())
/// ```
pub struct Catalog {
    bundle: FluentBundle<FluentResource>,
}

impl Catalog {
    /// The sentences that come with the library.
    pub fn builtin(language: Language) -> Catalog {
        let tag = language.tag().parse::<unic_langid::LanguageIdentifier>().unwrap_or_default();
        let mut bundle = FluentBundle::new(vec![tag]);
        // Isolation marks are for mixed-direction interfaces; they end up in mails and logs here.
        bundle.set_use_isolating(false);
        let resource = match FluentResource::try_new(language.source().to_owned()) {
            Ok(resource) => resource,
            // A test reads the built-in texts; what could be read of them is still the best answer.
            Err((resource, _)) => resource,
        };
        bundle.add_resource_overriding(resource);
        Catalog { bundle }
    }

    /// The sentences that come with the library, some replaced or added.
    ///
    /// # Errors
    /// `RowInvalid`, saying what Fluent cannot read.
    pub fn with_overrides(language: Language, ftl: &str) -> Result<Catalog, Error> {
        let resource = FluentResource::try_new(ftl.to_owned()).map_err(|(_, errors)| {
            let first = errors.first().map_or_else(String::new, ToString::to_string);
            Error::new(ErrorKind::RowInvalid, "catalog", format!("catalog: {first}"))
        })?;
        let mut catalog = Catalog::builtin(language);
        catalog.bundle.add_resource_overriding(resource);
        Ok(catalog)
    }

    /// One sentence in words. Instants are shown in UTC, and in `zone` where that differs.
    pub fn sentence(&self, sentence: &Sentence, zone: &TimeZone) -> String {
        let mut args = FluentArgs::new();
        for (name, value) in &sentence.args {
            args.set(*name, shown(value, zone));
        }
        let pattern = self.bundle.get_message(sentence.key).and_then(|message| message.value());
        let Some(pattern) = pattern else { return sentence.key.to_owned() };
        let mut errors = Vec::new();
        self.bundle.format_pattern(pattern, Some(&args), &mut errors).into_owned()
    }

    /// The whole answer, one sentence a line: why, then `→` what comes, then `*` what would
    /// change it.
    pub fn text(&self, explanation: &Explanation, zone: &TimeZone) -> String {
        let parts = [
            ("", &explanation.because),
            ("→ ", &explanation.next),
            ("* ", &explanation.would_change),
        ];
        let lines = parts.iter().flat_map(|(mark, sentences)| {
            sentences.iter().map(move |sentence| format!("{mark}{}", self.sentence(sentence, zone)))
        });
        lines.collect::<Vec<_>>().join("\n")
    }
}

fn shown(value: &Arg, zone: &TimeZone) -> String {
    match value {
        Arg::Text(text) => text.clone(),
        Arg::Money(amount) => amount.to_string(),
        Arg::Number(number) => number.to_string(),
        Arg::Instant(at) => instant(*at, zone),
    }
}

fn instant(at: DateTime<Utc>, zone: &TimeZone) -> String {
    let utc = format!("{} UTC", format_utc(at));
    if zone.offset_at(at) == 0 {
        return utc;
    }
    format!("{utc} ({} {})", zone.to_local(at).format("%Y-%m-%d %H:%M:%S"), zone.name())
}
