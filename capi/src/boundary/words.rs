//! Closed lists: their numbers, names and sentences.

use std::mem::MaybeUninit;

use backorder_core::{
    AdoptionWarningKind, BackorderKind, Cause, EffectKind, ErrorKind, Event, InvoiceState, Job,
    Status, Timer, Topic, Upstream, Value,
};

use crate::boundary::answer::{hand_out, write_out};
use crate::boundary::convert::{constant, invoice_number};
use crate::boundary::failure::{Checked, Failure};
use crate::boundary::fence::{backorder_result, fence_or};
use crate::boundary::numbers::{self, Boundary, List, Setting};
use crate::boundary::table::backorder_table;
use crate::boundary::text::backorder_str;

/// One of a list: its number, if it has one in C, its name and its sentence.
type Word = (Option<u32>, &'static str, &'static str);

fn words(list: List) -> Vec<Word> {
    macro_rules! list {
        ($all:ty, $number:expr, $name:ident) => {
            <$all>::ALL.map(|word| ($number(word), word.$name(), word.sentence())).to_vec()
        };
    }
    match list {
        List::Error => {
            let own = list!(Boundary, |word: Boundary| Some(word.code()), name);
            let core = list!(ErrorKind, |word: ErrorKind| Some(word.code()), name);
            let number = |word: ispapi_client::ErrorKind| Some(word.code());
            [own, core, list!(ispapi_client::ErrorKind, number, name)].concat()
        }
        List::Status => list!(Status, |word: Status| Some(word.code().into()), as_str),
        List::Kind => list!(BackorderKind, |word: BackorderKind| Some(word.code().into()), as_str),
        List::Event => list!(Event, |_| None, name),
        List::Cause => list!(Cause, |_| None, name),
        List::Effect => list!(EffectKind, |word: EffectKind| Some(word.code().into()), name),
        List::Topic => list!(Topic, |word: Topic| Some(word.code().into()), name),
        List::Warning => {
            let number = |word: AdoptionWarningKind| Some(word.code().into());
            list!(AdoptionWarningKind, number, name)
        }
        List::Timer => list!(Timer, |word: Timer| Some(word.code().into()), name),
        List::Setting => list!(Setting, |word: Setting| Some(word.code()), name),
        List::Job => list!(Job, |word| Some(job_number(word)), name),
        List::Upstream => list!(Upstream, |word| Some(upstream_number(word)), name),
        List::Invoice => list!(InvoiceState, |word| Some(invoice_number(word)), name),
    }
}

pub(crate) fn job_number(job: Job) -> u32 {
    match job {
        Job::Import => numbers::Job::Import.code(),
        Job::Sync => numbers::Job::Sync.code(),
        Job::Batch => numbers::Job::Batch.code(),
    }
}

pub(crate) fn upstream_number(upstream: Upstream) -> u32 {
    match upstream {
        Upstream::Billing => numbers::Upstream::Billing.code(),
        Upstream::Registrar => numbers::Upstream::Registrar.code(),
        Upstream::Droplist => numbers::Upstream::Droplist.code(),
    }
}

fn list(number: u32) -> Checked<List> {
    constant(number, "list", List::from_code)
}

/// A whole closed list, one of `BACKORDER_LIST_`, in its order. Columns: `number` (NULL in lists
/// whose members have names alone), `name`, and `sentence`, which says in English what it means.
/// Free the table with `backorder_table_free`.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_words_new(
    number: u32,
    out: Option<&mut MaybeUninit<Option<Box<backorder_table>>>>,
) -> backorder_result {
    hand_out(out, || {
        let words = words(list(number)?).into_iter().map(|(number, name, sentence)| {
            let number = number.map_or(Value::Null, |number| Value::Int(number.into()));
            [number, name.into(), sentence.into()]
        });
        Ok(backorder_table::of(&["number", "name", "sentence"], words))
    })
}

/// The name of a number of a list: `AUCTION-WON`, `submit-application`; empty where the list has no
/// such number, or there is no such list. Valid for ever.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_words_name(number: u32, member: u32) -> backorder_str {
    word(number, member, |(_, name, _)| name)
}

/// What a number of a list means, an English sentence; empty where the list has no such number, or
/// there is no such list. Valid for ever.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_words_sentence(number: u32, member: u32) -> backorder_str {
    word(number, member, |(_, _, sentence)| sentence)
}

fn word(number: u32, member: u32, part: fn(Word) -> &'static str) -> backorder_str {
    fence_or(backorder_str::EMPTY, || {
        let words = List::from_code(number).map(words).unwrap_or_default();
        let word = words.into_iter().find(|(code, ..)| *code == Some(member));
        word.map_or(backorder_str::EMPTY, |word| backorder_str::of(part(word)))
    })
}

/// The number under a name of a list, spelled exactly so.
///
/// Errors: `NUMBER_INVALID` for a name that is not in the list or has no number.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_words_number(
    number: u32,
    name: backorder_str,
    out: Option<&mut MaybeUninit<u32>>,
) -> backorder_result {
    write_out(out, || {
        let (list, name) = (list(number)?, name.read("name")?);
        let found = words(list).into_iter().find(|(_, word, _)| *word == name);
        found.and_then(|(number, ..)| number).ok_or_else(|| {
            let message = format!("{name:?} is no name with a number in the list {list}");
            Failure::new(Boundary::NumberInvalid, "name", message)
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_list_has_members_with_names_of_their_own() {
        for list in List::ALL {
            let words = words(list);
            assert!(words.len() > 1, "{list}");
            for (place, (number, name, sentence)) in words.iter().enumerate() {
                assert!(!name.is_empty() && !sentence.is_empty(), "{list} {name}");
                let again = words[..place].iter().any(|(other, known, _)| {
                    known == name || (number.is_some() && other == number)
                });
                assert!(!again, "{list} {name}");
            }
        }
    }
}
