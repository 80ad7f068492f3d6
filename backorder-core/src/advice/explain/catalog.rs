//! The words of explanations, in English and German, each sentence replaceable.

use std::collections::BTreeSet;
use std::fmt;
use std::sync::LazyLock;

use chrono::{DateTime, Utc};
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use fluent_syntax::ast;

use super::{Arg, EXPLAIN_KEYS, Explanation, Sentence, on_one_line, variables};
use crate::values::closed::closed_list;
use crate::values::error::{Error, ErrorKind};
use crate::values::time::{TimeZone, format_utc};

closed_list! {
names: tag;
unknown: WordUnknown "a language with a catalog: en, de";
/// A language with a built-in catalog; its name is its tag (BCP 47).
pub enum Language {
    /// English.
    English = "en",
    /// German.
    German = "de",
}
}

impl Language {
    /// What stands between three digits, and what before the decimals.
    const fn separators(self) -> (char, char) {
        match self {
            Language::English => (',', '.'),
            Language::German => ('.', ','),
        }
    }

    /// A plain decimal number, `-1234.50`, in the form of the language.
    fn decimal(self, plain: &str) -> String {
        let (group, point) = self.separators();
        let (sign, digits) = plain.strip_prefix('-').map_or(("", plain), |digits| ("-", digits));
        let (whole, decimals) = digits.split_once('.').unwrap_or((digits, ""));
        let mut shown = sign.to_owned();
        for (place, digit) in (1..=whole.len()).rev().zip(whole.chars()) {
            shown.push(digit);
            if place > 1 && place % 3 == 1 {
                shown.push(group);
            }
        }
        if !decimals.is_empty() {
            shown.push(point);
            shown.push_str(decimals);
        }
        shown
    }

    const fn source(self) -> &'static str {
        match self {
            Language::English => include_str!("en.ftl"),
            Language::German => include_str!("de.ftl"),
        }
    }
}

/// What added sentences begin with, so that a misspelt key is none.
const OWN: &str = "own-";

/// The sentences of one language, in Project Fluent's format. Made once, it can be used by every
/// thread.
///
/// # Example
/// ```
/// use backorder_core::TimeZone;
/// use backorder_core::{Catalog, Language, Sentence};
/// let sentence = Sentence { key: "change-activate", args: vec![] };
/// let german = Catalog::builtin(Language::German);
/// assert!(german.sentence(&sentence, &TimeZone::utc()).starts_with("Ein Administrator"));
/// let mine = Catalog::with_overrides(Language::English, "change-activate = Ask us!")?;
/// assert_eq!(mine.sentence(&sentence, &TimeZone::utc()), "Ask us!");
/// let misspelt = Catalog::with_overrides(Language::English, "held = { $amuont } is held.");
/// assert!(misspelt.is_err_and(|error| error.to_string().contains("$amuont")));
/// let misspelt = Catalog::with_overrides(Language::English, "hled = Something is held.");
/// assert!(misspelt.is_err_and(|error| error.to_string().contains("hled")));
/// # Ok::<(), backorder_core::Error>(())
/// ```
pub struct Catalog {
    language: Language,
    bundle: FluentBundle<FluentResource>,
}

impl fmt::Debug for Catalog {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Catalog").field("language", &self.language).finish_non_exhaustive()
    }
}

impl Catalog {
    /// The sentences that come with the library, read once a process.
    pub fn builtin(language: Language) -> &'static Catalog {
        static ENGLISH: LazyLock<Catalog> = LazyLock::new(|| Catalog::read(Language::English));
        static GERMAN: LazyLock<Catalog> = LazyLock::new(|| Catalog::read(Language::German));
        match language {
            Language::English => &ENGLISH,
            Language::German => &GERMAN,
        }
    }

    fn read(language: Language) -> Catalog {
        let tag = language.tag().parse::<unic_langid::LanguageIdentifier>().unwrap_or_default();
        let mut bundle = FluentBundle::new_concurrent(vec![tag]);
        // Isolation marks are for mixed-direction interfaces; they end up in mails and logs here.
        bundle.set_use_isolating(false);
        let resource = match FluentResource::try_new(language.source().to_owned()) {
            Ok(resource) => resource,
            // A test reads the built-in texts; what could be read of them is still the best answer.
            Err((resource, _)) => resource,
        };
        bundle.add_resource_overriding(resource);
        Catalog { language, bundle }
    }

    /// The sentences that come with the library, some replaced or added.
    ///
    /// A sentence of [`EXPLAIN_KEYS`] may name the arguments that it is given there, in any of its
    /// variants, and messages and terms of this text. An added one begins with `own-` and may name
    /// whatever its caller gives it.
    ///
    /// # Errors
    /// [`ErrorKind::CatalogInvalid`]: it says what Fluent cannot read, which message has no text,
    /// is there twice or is none of ours, or what a sentence names that it is not given.
    pub fn with_overrides(language: Language, ftl: &str) -> Result<Catalog, Error> {
        let resource = FluentResource::try_new(ftl.to_owned()).map_err(|(_, errors)| {
            invalid(errors.first().map_or_else(String::new, ToString::to_string))
        })?;
        let mut replaced = BTreeSet::new();
        for entry in resource.entries() {
            let ast::Entry::Message(message) = entry else { continue };
            let key = message.id.name;
            check_key(key)?;
            check_arguments(message)?;
            if !replaced.insert(key.to_owned()) {
                return Err(invalid(format!("{key} is there twice")));
            }
        }
        let mut catalog = Catalog::read(language);
        catalog.bundle.add_resource_overriding(resource);
        replaced.iter().try_for_each(|key| catalog.check_references(key))?;
        Ok(catalog)
    }

    /// Refuses a sentence that refers to what is not there: a message, a term, a function.
    fn check_references(&self, key: &str) -> Result<(), Error> {
        let Some((_, given)) = EXPLAIN_KEYS.iter().find(|(known, _)| *known == key) else {
            return Ok(());
        };
        let mut args = FluentArgs::new();
        for name in *given {
            args.set(*name, "");
        }
        let mut errors = Vec::new();
        if let Some(pattern) = self.bundle.get_message(key).and_then(|message| message.value()) {
            self.bundle.format_pattern(pattern, Some(&args), &mut errors);
        }
        errors.first().map_or(Ok(()), |error| Err(invalid(format!("{key}: {error}"))))
    }

    /// One sentence in words, or its key if there are none. Instants are shown in UTC, and in
    /// `zone` where that differs.
    pub fn sentence(&self, sentence: &Sentence, zone: &TimeZone) -> String {
        let mut args = FluentArgs::new();
        for (name, value) in &sentence.args {
            args.set(*name, self.shown(value, zone));
        }
        let pattern = self.bundle.get_message(sentence.key).and_then(|message| message.value());
        let Some(pattern) = pattern else { return sentence.key.to_owned() };
        let mut errors = Vec::new();
        self.bundle.format_pattern(pattern, Some(&args), &mut errors).into_owned()
    }

    fn shown(&self, value: &Arg, zone: &TimeZone) -> FluentValue<'static> {
        let amount = |decimal: &str, currency| {
            format!("{} {currency}", self.language.decimal(decimal)).into()
        };
        match value {
            Arg::Text(text) => on_one_line(text).into(),
            Arg::Money(money) => amount(&money.to_decimal(), money.currency()),
            Arg::Cost(cost) => amount(&cost.amount().to_string(), cost.currency()),
            // As a number, so that a sentence can choose by its plural.
            Arg::Number(number) => (*number).into(),
            Arg::Instant(at) => instant(*at, zone).into(),
        }
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

fn invalid(why: String) -> Error {
    Error::new(ErrorKind::CatalogInvalid, "catalog", format!("catalog: {why}"))
}

/// Refuses what is no sentence of ours and not marked as added.
fn check_key(key: &str) -> Result<(), Error> {
    let is_ours = EXPLAIN_KEYS.iter().any(|(known, _)| *known == key);
    if is_ours || key.starts_with(OWN) {
        return Ok(());
    }
    Err(invalid(format!("{key} is no sentence of this library; added ones begin with {OWN}")))
}

/// Refuses a message without a text, and a sentence that names an argument it is not given.
fn check_arguments(message: &ast::Message<&str>) -> Result<(), Error> {
    let key = message.id.name;
    let Some(pattern) = &message.value else {
        return Err(invalid(format!("{key} has no text")));
    };
    let Some((_, given)) = EXPLAIN_KEYS.iter().find(|(known, _)| *known == key) else {
        return Ok(());
    };
    let Some(unknown) = variables::of(pattern).into_iter().find(|name| !given.contains(name))
    else {
        return Ok(());
    };
    let given = match given {
        [] => "nothing".to_owned(),
        given => given.iter().map(|name| format!("${name}")).collect::<Vec<_>>().join(", "),
    };
    Err(invalid(format!("{key} names ${unknown}, it is given {given}")))
}

fn instant(at: DateTime<Utc>, zone: &TimeZone) -> String {
    let utc = format!("{} UTC", format_utc(at));
    if zone.offset_at(at) == 0 {
        return utc;
    }
    format!("{utc} ({} {})", zone.to_local(at).format("%Y-%m-%d %H:%M:%S"), zone.name())
}
