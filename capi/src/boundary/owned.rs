//! Texts that the library made and the caller keeps.

use crate::boundary::fence::fence_or;
use crate::boundary::text::backorder_str;

/// A text that the library made: an amount as decimals, an explanation, a name in Unicode.
pub struct backorder_text(Box<str>);

impl backorder_text {
    pub(crate) fn of(text: impl Into<Box<str>>) -> Box<backorder_text> {
        Box::new(backorder_text(text.into()))
    }
}

/// The text itself; empty of NULL. The view is valid until `text` is freed.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_text_view(text: Option<&backorder_text>) -> backorder_str {
    fence_or(backorder_str::EMPTY, || {
        text.map_or(backorder_str::EMPTY, |text| backorder_str::of(&text.0))
    })
}

/// Frees a text; NULL is fine.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_text_free(text: Option<Box<backorder_text>>) {
    fence_or((), || drop(text));
}
