//! Why a backorder is where it is, what comes next, and what would change it.

use std::mem::MaybeUninit;

use backorder_core::{Arg, BackorderId, Catalog, Explanation, Facts, Sentence, Value};

use crate::advice::forecast::backorder_reseller_funds;
use crate::book::backorder_book;
use crate::boundary::answer::hand_out;
use crate::boundary::convert::{constant, instant};
use crate::boundary::failure::Checked;
use crate::boundary::fence::{backorder_result, fence_or};
use crate::boundary::fill::given;
use crate::boundary::numbers::Language;
use crate::boundary::owned::backorder_text;
use crate::boundary::table::{at, backorder_table, cost, money};
use crate::boundary::text::backorder_str;
use crate::engine::backorder_engine;
use crate::values::cost::backorder_cost;
use crate::values::zone::{backorder_zone, zone_or_utc};

/// The words of explanations in one language. Make it once and keep it.
// Of its own, not the one of the whole process: a library that is unloaded leaves nothing behind.
pub struct backorder_catalog(Box<Catalog>);

impl backorder_catalog {
    pub(crate) fn get(&self) -> &Catalog {
        &self.0
    }
}

/// Why a backorder is where it is: sentences with their arguments.
pub struct backorder_explanation(Explanation);

impl backorder_explanation {
    /// Every sentence with the part of the explanation that it belongs to.
    fn sentences(&self) -> impl Iterator<Item = (&'static str, &Sentence)> {
        let Explanation { because, next, would_change, .. } = &self.0;
        let parts = [("because", because), ("next", next), ("would-change", would_change)];
        parts
            .into_iter()
            .flat_map(|(part, sentences)| sentences.iter().map(move |sentence| (part, sentence)))
    }
}

/// What is known besides the book, for an explanation.
#[repr(C)]
#[derive(Debug, Clone, Copy)]
pub struct backorder_facts {
    /// The reseller's account at the registrar, or NULL.
    pub reseller: *const backorder_reseller_funds,
    /// What the registrar charges for this name, or NULL.
    pub cost: *const backorder_cost,
    /// Whether the name can be registered by anybody: 1 yes, 0 no, -1 nobody knows.
    pub is_free: i32,
}

impl backorder_facts {
    /// # Safety
    /// The pointers are NULL or point to what their types say, until the call returns.
    unsafe fn read(&self) -> Checked<Facts> {
        // SAFETY: the caller promises as much.
        let (reseller, cost) = unsafe { (self.reseller.as_ref(), self.cost.as_ref()) };
        Ok(Facts {
            reseller: reseller.map(backorder_reseller_funds::read).transpose()?,
            cost: cost.map(backorder_cost::read).transpose()?,
            is_free: match self.is_free {
                0 => Some(false),
                1 => Some(true),
                _ => None,
            },
        })
    }
}

/// The words compiled in, in one of `BACKORDER_LANGUAGE_`. Sentences in `ftl`, in the syntax of
/// Fluent, replace those of the same key; empty for none. Free it with `backorder_catalog_free`.
///
/// Errors: `CATALOG_INVALID`, `NUMBER_INVALID`.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_catalog_new(
    language: u32,
    ftl: backorder_str,
    out: Option<&mut MaybeUninit<Option<Box<backorder_catalog>>>>,
) -> backorder_result {
    hand_out(out, || {
        let language = match constant(language, "language", Language::from_code)? {
            Language::English => backorder_core::Language::English,
            Language::German => backorder_core::Language::German,
        };
        let catalog = Catalog::with_overrides(language, ftl.read("ftl")?)?;
        Ok(Box::new(backorder_catalog(Box::new(catalog))))
    })
}

/// Frees a catalog; NULL is fine.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_catalog_free(catalog: Option<Box<backorder_catalog>>) {
    fence_or((), || drop(catalog));
}

/// Why a backorder is where it is at `now`, what comes next and when, and what would change it.
/// `facts` may be NULL. Free it with `backorder_explanation_free`.
///
/// Errors: `BACKORDER_UNKNOWN`; `CURRENCY_UNKNOWN` in the facts.
///
/// The caller makes sure that the pointers in `facts` are NULL or point to what they say.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn backorder_explanation_new(
    engine: Option<&backorder_engine>,
    book: Option<&backorder_book>,
    id: u64,
    facts: Option<&backorder_facts>,
    now: i64,
    out: Option<&mut MaybeUninit<Option<Box<backorder_explanation>>>>,
) -> backorder_result {
    hand_out(out, || {
        let (engine, book) = (&given(engine, "engine")?.0, given(book, "book")?.read()?);
        let facts = match facts {
            // SAFETY: the caller promises as much, see above.
            Some(facts) => unsafe { facts.read() }?,
            None => Facts::default(),
        };
        let explanation = engine.explain(book, BackorderId(id), &facts, instant(now, "now")?)?;
        Ok(Box::new(backorder_explanation(explanation)))
    })
}

/// The whole explanation as text, a sentence a line; instants also in `zone`, NULL for UTC. Free
/// the text with `backorder_text_free`.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_explanation_text(
    explanation: Option<&backorder_explanation>,
    catalog: Option<&backorder_catalog>,
    zone: Option<&backorder_zone>,
    out: Option<&mut MaybeUninit<Option<Box<backorder_text>>>>,
) -> backorder_result {
    hand_out(out, || {
        let explanation = given(explanation, "explanation")?;
        let catalog = given(catalog, "catalog")?.get();
        Ok(backorder_text::of(catalog.text(&explanation.0, &zone_or_utc(zone))))
    })
}

/// The sentences. Columns: `part` (`because`, `next`, `would-change`), `key` (the sentence's stable
/// name), `text`. Instants also in `zone`, NULL for UTC. Free the table with
/// `backorder_table_free`.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_explanation_sentences(
    explanation: Option<&backorder_explanation>,
    catalog: Option<&backorder_catalog>,
    zone: Option<&backorder_zone>,
    out: Option<&mut MaybeUninit<Option<Box<backorder_table>>>>,
) -> backorder_result {
    hand_out(out, || {
        let explanation = given(explanation, "explanation")?;
        let (catalog, zone) = (given(catalog, "catalog")?.get(), zone_or_utc(zone));
        let rows = explanation.sentences().map(|(part, sentence)| {
            let text = catalog.sentence(sentence, &zone);
            [Value::from(part), Value::from(sentence.key), Value::from(text)]
        });
        Ok(backorder_table::of(&["part", "key", "text"], rows))
    })
}

/// The arguments of the sentences, for texts of your own. Columns: `sentence` (its row, from 0),
/// `name`, `value` and, for money and costs, `currency`; a cost is exact decimals. Free the table
/// with `backorder_table_free`.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_explanation_arguments(
    explanation: Option<&backorder_explanation>,
    out: Option<&mut MaybeUninit<Option<Box<backorder_table>>>>,
) -> backorder_result {
    hand_out(out, || {
        let sentences = given(explanation, "explanation")?.sentences().enumerate();
        let rows = sentences.flat_map(|(row, (_, sentence))| {
            sentence.args.iter().map(move |(name, arg)| {
                let [value, currency] = match arg {
                    Arg::Text(text) => [text.as_str().into(), Value::Null],
                    Arg::Money(amount) => money(Some(*amount)),
                    Arg::Cost(amount) => cost(*amount),
                    Arg::Instant(instant) => [at(*instant), Value::Null],
                    Arg::Number(number) => [Value::Int(*number), Value::Null],
                };
                [Value::from(row as u64), Value::from(*name), value, currency]
            })
        });
        Ok(backorder_table::of(&["sentence", "name", "value", "currency"], rows))
    })
}

/// Frees an explanation; NULL is fine.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_explanation_free(explanation: Option<Box<backorder_explanation>>) {
    fence_or((), || drop(explanation));
}

/// What a record waits for, the earliest first. Columns: `timer` (one of `BACKORDER_TIMER_`),
/// `name`, `at`; an instant that is past means that the next cycle acts. Free the table with
/// `backorder_table_free`.
///
/// Errors: `BACKORDER_UNKNOWN`.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_engine_timetable(
    engine: Option<&backorder_engine>,
    book: Option<&backorder_book>,
    id: u64,
    now: i64,
    out: Option<&mut MaybeUninit<Option<Box<backorder_table>>>>,
) -> backorder_result {
    hand_out(out, || {
        let (engine, book) = (&given(engine, "engine")?.0, given(book, "book")?.read()?);
        let timers = engine.timetable(book, BackorderId(id), instant(now, "now")?)?;
        let rows = timers.into_iter().map(|(timer, instant)| {
            [Value::Int(timer.code().into()), timer.name().into(), at(instant)]
        });
        Ok(backorder_table::of(&["timer", "name", "at"], rows))
    })
}
