//! Domain names: how a text is read, and how it is shown to people.

use std::mem::MaybeUninit;

use backorder_core::{DomainName, Reading, Tld, TldSet, idn};

use crate::boundary::answer::hand_out;
use crate::boundary::convert::element;
use crate::boundary::failure::Checked;
use crate::boundary::fence::{backorder_result, fence, fence_or};
use crate::boundary::fill::{Filled, check_place, fill, given};
use crate::boundary::owned::backorder_text;
use crate::boundary::text::{backorder_str, read_texts};

/// A domain name, read from a text, with what reading changed.
pub struct backorder_name {
    reading: Reading,
    unicode: String,
    label_unicode: String,
}

/// The parts of a domain name.
#[repr(C)]
#[derive(Debug, Clone, Copy)]
pub struct backorder_name_parts {
    /// The name in ACE form: `xn--bcher-kva.co.uk`.
    pub ace: backorder_str,
    /// What stands before the TLD, in ACE form.
    pub label: backorder_str,
    /// The TLD in ACE form, without a leading dot: `co.uk`.
    pub tld: backorder_str,
    /// The name as shown to people.
    pub unicode: backorder_str,
    /// The label as shown to people.
    pub label_unicode: backorder_str,
    /// Characters of the label as shown to people.
    pub characters: u32,
    /// Letters among them.
    pub letters: u32,
    /// Digits among them.
    pub digits: u32,
    /// Hyphens among them.
    pub hyphens: u32,
    /// Whether the label is an IDN.
    pub is_idn: bool,
    /// How many characters reading changed: see `backorder_name_change_at`.
    pub change_count: usize,
}

impl Filled for backorder_name_parts {
    const SIZE_MIN: usize = size_of::<backorder_name_parts>();
}

/// A character of a text that reading changed.
#[repr(C)]
#[derive(Debug, Clone, Copy)]
pub struct backorder_name_change {
    /// The code point that was given.
    pub from: u32,
    /// What it was read as; empty where it was left out.
    pub to: backorder_str,
}

impl Filled for backorder_name_change {
    const SIZE_MIN: usize = size_of::<backorder_name_change>();
}

/// The TLDs of an array parameter; none of them means that all after the first dot is the TLD.
///
/// # Safety
/// `tlds` is NULL or points to `count` texts.
unsafe fn read_tlds(tlds: *const backorder_str, count: usize) -> Checked<TldSet> {
    // SAFETY: the caller promises as much.
    let tlds = unsafe { read_texts(tlds, count, "tlds") }?;
    if tlds.is_empty() {
        return Ok(TldSet::first_dot());
    }
    Ok(tlds.into_iter().map(Tld::parse).collect::<Result<TldSet, _>>()?)
}

/// Reads a name, Unicode or ACE, in any case. `tlds` are the `count` ones that names may be under,
/// of which the longest that fits is taken; with none, all after the first dot is the TLD. Free the
/// name with `backorder_name_free`.
///
/// Errors: those of names.
///
/// The caller makes sure that `tlds` points to `count` texts.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn backorder_name_new(
    text: backorder_str,
    tlds: *const backorder_str,
    count: usize,
    out: Option<&mut MaybeUninit<Option<Box<backorder_name>>>>,
) -> backorder_result {
    hand_out(out, || {
        // SAFETY: the caller promises as much, see above.
        let tlds = unsafe { read_tlds(tlds, count) }?;
        let reading = DomainName::read(text.read("text")?, &tlds)?;
        let (unicode, label_unicode) = (reading.name.to_unicode(), reading.name.label_unicode());
        Ok(Box::new(backorder_name { reading, unicode, label_unicode }))
    })
}

/// The parts of a name. `size` is `sizeof *out`. The views are valid until `name` is freed.
///
/// Errors: `SIZE_INVALID`.
///
/// The caller makes sure that `size` bytes may be written to `out`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn backorder_name_get(
    name: Option<&backorder_name>,
    size: usize,
    out: *mut backorder_name_parts,
) -> backorder_result {
    fence(|| {
        check_place::<backorder_name_parts>(out, size, "out")?;
        let held = given(name, "name")?;
        let (name, counters) = (&held.reading.name, held.reading.name.counters());
        let parts = backorder_name_parts {
            ace: backorder_str::of(name.as_str()),
            label: backorder_str::of(name.label()),
            tld: backorder_str::of(name.tld()),
            unicode: backorder_str::of(&held.unicode),
            label_unicode: backorder_str::of(&held.label_unicode),
            characters: counters.characters.into(),
            letters: counters.letters.into(),
            digits: counters.digits.into(),
            hyphens: counters.hyphens.into(),
            is_idn: counters.is_idn,
            change_count: held.reading.changes.len(),
        };
        // SAFETY: the caller promises as much, see above.
        unsafe { fill(out, size, "out", parts) }
    })
}

/// A character that reading changed, from 0, each once: what a person who typed the name should be
/// asked about. `size` is `sizeof *out`. The view is valid until `name` is freed.
///
/// Errors: `INDEX_INVALID`, `SIZE_INVALID`.
///
/// The caller makes sure that `size` bytes may be written to `out`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn backorder_name_change_at(
    name: Option<&backorder_name>,
    index: usize,
    size: usize,
    out: *mut backorder_name_change,
) -> backorder_result {
    fence(|| {
        check_place::<backorder_name_change>(out, size, "out")?;
        let change = element(&given(name, "name")?.reading.changes, index, "index")?;
        let change = backorder_name_change {
            from: u32::from(change.from),
            to: backorder_str::of(&change.to),
        };
        // SAFETY: the caller promises as much, see above.
        unsafe { fill(out, size, "out", change) }
    })
}

/// Frees a name; NULL is fine.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_name_free(name: Option<Box<backorder_name>>) {
    fence_or((), || drop(name));
}

/// A TLD in ACE form, without its leading dot. Free the text with `backorder_text_free`.
///
/// Errors: those of names.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_tld_parse(
    text: backorder_str,
    out: Option<&mut MaybeUninit<Option<Box<backorder_text>>>>,
) -> backorder_result {
    hand_out(out, || Ok(backorder_text::of(Tld::parse(text.read("text")?)?.as_str())))
}

/// Any text with dots in ACE form, without the rules for names that can be ordered. Free the text
/// with `backorder_text_free`.
///
/// Errors: `NAME_INVALID`.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_idn_to_ace(
    text: backorder_str,
    out: Option<&mut MaybeUninit<Option<Box<backorder_text>>>>,
) -> backorder_result {
    hand_out(out, || Ok(backorder_text::of(&*idn::to_ace(text.read("text")?)?)))
}

/// Any text with dots as shown to people; what is not ACE stays as it is. Free the text with
/// `backorder_text_free`.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_idn_to_unicode(
    ace: backorder_str,
    out: Option<&mut MaybeUninit<Option<Box<backorder_text>>>>,
) -> backorder_result {
    hand_out(out, || Ok(backorder_text::of(idn::to_unicode(ace.read("ace")?))))
}
