//! Domains kept in step: what billing has, what the registrar says, and which changes follow.
//!
//! Pure planning: the caller reads both sides and writes what a plan says. Each side leads for
//! some fields (`docs/sync.md` has the table, and why): the registrar for status and dates,
//! billing for automatic renewal and privacy.
//!
//! Plain values become [`Fields`](crate::Fields), these a [`BilledDomain`] and an [`Answer`];
//! [`plan_domain`] makes a [`DomainPlan`] of one pair, [`plan_all()`] of two whole lists,
//! [`plan_rows`] of the plain values themselves. The same facts in the form of WHMCS's own
//! functions: [`Native`], [`Transfer`].
//!
//! # Example
//! ```
//! use backorder_core::sync::{Answer, BilledDomain, Settings, plan_domain};
//! use backorder_core::{Fields, Provider};
//! let billed = BilledDomain::read(&Fields::from_iter([
//!     ("id", "7"), ("domain", "example.com"), ("status", "Pending"),
//!     ("expiry_date", "0000-00-00"), ("next_due_date", "0000-00-00"),
//!     ("auto_renew", "1"), ("id_protection", "0"),
//! ]))?;
//! let answer = Answer::read(Provider::Openprovider, &Fields::from_iter([
//!     ("status", "ACT"), ("renewal_date", "2027-05-20 12:00:00"), ("auto_renew", "default"),
//! ]))?;
//! let now = "2026-11-27T12:00:00Z".parse().unwrap();
//! let plan = plan_domain(&Settings::default(), &billed, &answer, now);
//! let lines: Vec<String> = plan.changes.iter().map(ToString::to_string).collect();
//! assert_eq!(lines, [
//!     "status: Pending -> Active",
//!     "expiry_date: 0000-00-00 -> 2027-05-20",
//!     "next_due_date: 0000-00-00 -> 2027-05-06",
//! ]);
//! # Ok::<(), backorder_core::Error>(())
//! ```

mod account;
mod answer;
mod cadence;
mod change;
mod domain;
mod entry;
mod mode;
mod native;
mod plan;
mod plan_all;
mod providers;
mod report;
mod selection;
mod settings;
mod status;
mod transfer;
mod transfer_check;
mod words;

pub use account::{AccountDomain, AccountPlan, plan_account};
pub use answer::{Answer, AutoRenew, Finding, Privacy, Renewal};
pub use cadence::Cadence;
pub use change::{Change, ChangeReason, PlannedChange, Side, SyncEffect};
pub use domain::BilledDomain;
pub use entry::{Entry, EntryCode, Level};
pub use mode::RenewalMode;
pub use native::Native;
pub use plan::{DomainPlan, Skipped, plan_domain};
pub use plan_all::{RefusedDomain, RefusedDomainRow, SyncPlan, plan_all, plan_rows};
pub use report::SyncReport;
pub use selection::{LastLook, Selection};
pub use settings::{DueRule, RenewalRule, Settings};
pub use status::BillingStatus;
pub use transfer::{ContactRole, FollowUp, Transfer, TransferFacts, TransferSettings};
pub use transfer_check::{TransferCheckFacts, TransferObstacle};
