//! When and how registries release names.

use std::mem::MaybeUninit;

use backorder_core::DropRules;

use crate::boundary::fence::{backorder_result, fence, fence_or};
use crate::boundary::fill::place;
use crate::boundary::text::backorder_str;

/// When and how registries release names, and which TLDs cannot be caught.
pub struct backorder_drop_rules(pub(crate) DropRules);

/// The rules compiled into the library. Free them with `backorder_drop_rules_free`.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_drop_rules_new_builtin(
    out: Option<&mut MaybeUninit<Option<Box<backorder_drop_rules>>>>,
) -> backorder_result {
    fence(|| {
        *place(out, "out")? = Some(Box::new(backorder_drop_rules(DropRules::builtin())));
        Ok(())
    })
}

/// No rules: every TLD can be caught. Free them with `backorder_drop_rules_free`.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_drop_rules_new_empty(
    out: Option<&mut MaybeUninit<Option<Box<backorder_drop_rules>>>>,
) -> backorder_result {
    fence(|| {
        *place(out, "out")? = Some(Box::new(backorder_drop_rules(DropRules::none())));
        Ok(())
    })
}

/// Rules of your own, as JSON of the schema `backorder-drop-windows/1`. Free them with
/// `backorder_drop_rules_free`.
///
/// Errors: `DROP_RULES_INVALID`, naming the entry and the field.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_drop_rules_new_from_json(
    json: backorder_str,
    out: Option<&mut MaybeUninit<Option<Box<backorder_drop_rules>>>>,
) -> backorder_result {
    fence(|| {
        let out = place(out, "out")?;
        let rules = DropRules::parse(json.read("json")?)?;
        *out = Some(Box::new(backorder_drop_rules(rules)));
        Ok(())
    })
}

/// Frees drop rules; NULL is fine.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_drop_rules_free(rules: Option<Box<backorder_drop_rules>>) {
    fence_or((), || drop(rules));
}
