//! The PHP extension `backorder`: translates, decides nothing.
//!
//! One file a concept; the PHP side of each is described in `php-ext/stubs`, and a test compares
//! those with the loaded extension. The extension never calls back into PHP and keeps no state
//! between calls but what its objects hold.
#![cfg_attr(windows, feature(abi_vectorcall))]
// The names of parameters are what PHP callers write: `dropAt: $when`.
#![allow(non_snake_case)]

mod actor;
mod adoption;
mod backorder;
mod book;
mod client;
mod contact;
mod convert;
mod decision;
mod domain_sync;
mod drop_rules;
mod droplist;
mod effect;
mod engine;
mod enums;
mod errors;
mod explain;
mod fields;
mod forecast;
mod import;
mod jobs;
mod listing;
mod module;
mod money;
mod name;
mod offer;
mod outages;
mod outcome;
mod policy;
mod price;
mod price_import;
mod reading;
mod renewals;
mod response;
mod search;
mod session;
mod statistics;
mod store;
mod views;
mod zone;

use ext_php_rs::flags::ClassFlags;

/// Every class: no children, and no properties but its own.
const FINAL: ClassFlags = ClassFlags::Final.union(ClassFlags::NoDynamicProperties);
