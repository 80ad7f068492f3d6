//! `libbackorder`: the rules of `backorder-core` for C and whatever speaks C.
//!
//! The contract is the same for every function and is written once, in `docs/c-abi.md`:
//!
//! - A pointer is NULL, which is refused, or points to what its type says: a handle that this
//!   library made and nobody freed, or memory of the caller. No two parameters overlap unless both
//!   are `const`. That is why handles are taken as `Option<&T>`, `Option<&mut T>` and
//!   `Option<Box<T>>`, which have the layout of a C pointer: NULL is `None`, and the bodies need
//!   no unsafe code. What is left of it is in `text` and `fill`.
//! - Every body runs inside one fence (`fence.rs`) that turns errors and panics into numbers.
//! - Arguments are checked before anything changes; a refused call changes nothing.
#![deny(clippy::undocumented_unsafe_blocks)]
#![allow(non_camel_case_types)] // The types are named as C sees them.
#![allow(clippy::missing_safety_doc)] // The comments speak to C, where every call is unsafe.

mod adoption;
mod book;
mod commits;
mod convert;
mod decisions;
mod domain_sync;
mod drop_rules;
mod droplist;
mod effects;
mod engine;
mod fence;
mod fill;
mod import;
mod money;
pub mod numbers;
mod outcome;
mod policy;
mod price_list;
mod reading;
mod renewals;
mod row;
mod statements;
mod statistics;
mod store;
mod sync;
mod text;
mod undelivered;
mod version;

pub use adoption::*;
pub use book::*;
pub use commits::*;
pub use decisions::*;
pub use domain_sync::*;
pub use drop_rules::*;
pub use droplist::*;
pub use effects::*;
pub use engine::*;
pub use fence::{
    backorder_last_error_code, backorder_last_error_message, backorder_last_error_subject,
    backorder_result, backorder_result_name,
};
pub use import::*;
pub use money::*;
pub use outcome::*;
pub use policy::*;
pub use price_list::*;
pub use reading::*;
pub use renewals::*;
pub use row::*;
pub use statements::*;
pub use statistics::*;
pub use store::*;
pub use sync::*;
pub use text::*;
pub use undelivered::*;
pub use version::*;
