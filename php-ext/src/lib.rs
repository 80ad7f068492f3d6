//! The PHP extension `backorder`: translates, decides nothing.
//!
//! One file a concept, in the rooms of the core (`boundary` is what stands before them, `client`
//! the registrar); the PHP side of each is described in `php-ext/stubs`, and a test compares
//! those with the loaded extension. The extension never calls back into PHP and keeps no state
//! between calls but what its objects hold.
#![cfg_attr(windows, feature(abi_vectorcall))]
// The names of parameters are what PHP callers write: `dropAt: $when`.
#![allow(non_snake_case)]

mod advice;
mod book;
mod boundary;
mod client;
mod droplist;
mod engine;
mod module;
mod record;
mod renewal;
mod rules;
mod store;
mod sync;
mod tariff;
mod values;

use ext_php_rs::flags::ClassFlags;

/// Every class: no children, and no properties but its own.
const FINAL: ClassFlags = ClassFlags::Final.union(ClassFlags::NoDynamicProperties);
