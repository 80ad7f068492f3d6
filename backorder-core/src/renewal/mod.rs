//! Renewals: when they may be ordered, for how long, and what becomes of a name without one.
//!
//! The lengths and lists are data, dated and with their certainty ([`LIFECYCLE_JSON`],
//! [`RENEWALS_JSON`]), and are replaced at run time with [`RenewalRules::parse`]. A date of the
//! droplist or of the registry for a name always beats what is reckoned from them.
//!
//! # Example
//! ```
//! use backorder_core::renewal::{LifePhase, Registration, RenewalRules};
//! use backorder_core::{Provider, RegistrarDate, Tld};
//! let rules = RenewalRules::builtin();
//! let registration = Registration {
//!     expiry: RegistrarDate::Instant("2026-10-01T12:00:00Z".parse().unwrap()),
//!     deleted_at: None,
//!     provider: Some(Provider::Cnr),
//! };
//! let com = rules.lifecycle(&Tld::parse("com")?);
//! let now = "2026-11-05T12:00:00Z".parse().unwrap();
//! assert_eq!(com.phase(&registration, now), LifePhase::Redemption);
//! let day = "2026-12-10".parse().unwrap();
//! assert_eq!(com.drop_days(&registration), Some((day, day)));
//! # Ok::<(), backorder_core::Error>(())
//! ```

mod expiring;
mod lifecycle;
mod order;
mod rules;
mod terms;

pub use expiring::{ExpiringDomain, OwnDomain};
pub use lifecycle::{Length, LifePhase, Lifecycle, Registration};
pub use order::{RenewalNotice, RenewalOrder, RenewalPlan, RenewalRefusal, RenewalStep};
pub use rules::{LIFECYCLE_JSON, RENEWALS_JSON, RenewalRules};
pub use terms::{TermFor, Terms};
