//! `libbackorder`: the rules of `backorder-core` for C and whatever speaks C.
//!
//! The contract is the same for every function and is written once, in `docs/c-abi.md`:
//!
//! - A pointer is NULL, which is refused, or points to what its type says: a handle that this
//!   library made and nobody freed, or memory of the caller. No two parameters overlap unless both
//!   are `const`. That is why handles are taken as `Option<&T>`, `Option<&mut T>` and
//!   `Option<Box<T>>`, which have the layout of a C pointer: NULL is `None`, and the bodies need
//!   no unsafe code. What is left of it is in `boundary/text` and `boundary/fill`.
//! - Every body runs inside one fence (`boundary/fence.rs`), which turns errors and panics into
//!   numbers.
//! - Arguments are checked before anything changes; a refused call changes nothing.
#![deny(clippy::undocumented_unsafe_blocks)]
#![allow(non_camel_case_types)] // The types are named as C sees them.
#![allow(clippy::missing_safety_doc)] // The comments speak to C, where every call is unsafe.

// From the ground up; the header has the same order.
mod boundary;

mod values;

mod rules;

mod record;

mod book;

mod engine;

mod store;

mod droplist;

mod client;

mod advice;

mod sync;

mod renewal;

mod tariff;

#[cfg(feature = "registrar")]
mod registrar;

pub use advice::explain::*;
pub use advice::forecast::*;
pub use advice::jobs::*;
pub use advice::outages::*;
pub use advice::views::*;
pub use book::contents::*;
pub use book::reading::*;
pub use book::records::*;
pub use book::undelivered::*;
pub use book::*;
pub use boundary::fence::backorder_result;
pub use boundary::last_error::*;
pub use boundary::numbers;
pub use boundary::owned::*;
pub use boundary::row::*;
pub use boundary::table::*;
pub use boundary::text::*;
pub use boundary::value::*;
pub use boundary::version::*;
pub use boundary::words::*;
pub use client::answer::*;
pub use client::command::*;
pub use client::connection::*;
pub use client::conversation::*;
pub use client::errand::*;
pub use client::limits::*;
pub use client::pager::*;
pub use client::tasks::*;
pub use droplist::archive::*;
pub use droplist::difference::*;
pub use droplist::import::*;
pub use droplist::statistics::*;
pub use droplist::*;
pub use engine::sync::*;
pub use engine::*;
pub use record::decisions::*;
pub use record::effects::*;
pub use record::outcome::*;
#[cfg(feature = "registrar")]
pub use registrar::cancel::*;
#[cfg(feature = "registrar")]
pub use registrar::download::*;
#[cfg(feature = "registrar")]
pub use registrar::outcomes::*;
#[cfg(feature = "registrar")]
pub use registrar::reads::*;
#[cfg(feature = "registrar")]
pub use registrar::sending::*;
#[cfg(feature = "registrar")]
pub use registrar::session::*;
pub use renewal::expiring::*;
pub use renewal::renewals::*;
pub use rules::costs::*;
pub use rules::drop_rules::*;
pub use rules::lifecycle::*;
pub use rules::policy::*;
pub use rules::price_list::*;
pub use rules::prices::*;
pub use rules::schedule::*;
pub use rules::settings::*;
pub use rules::windows::*;
pub use store::adoption::*;
pub use store::commits::*;
pub use store::round::*;
pub use store::statements::*;
pub use store::upkeep::*;
pub use store::*;
pub use sync::domain_sync::*;
pub use sync::keeping::*;
pub use tariff::prices::*;
pub use values::amounts::*;
pub use values::cost::*;
pub use values::date::*;
pub use values::money::*;
pub use values::name::*;
pub use values::zone::*;
