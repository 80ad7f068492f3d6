//! What a registrar module does with a domain beside ordering, renewing and moving it: the people
//! who own it, the codes and tags by which it leaves, its price if it is a premium one, names like
//! it, and what an account has in all.
//!
//! Each helper gives the command to send, by whatever means, and reads its answer. None sends
//! anything itself, and what cannot be meant is refused before there is anything to send.

mod auth_code;
mod dashboard;
mod environment;
mod premium;
mod registrant_change;
mod release;
mod suggestion;
mod verification;

pub use self::auth_code::{AuthCode, AuthCodeWay};
pub use self::dashboard::Dashboard;
pub use self::environment::{Environment, EnvironmentValue};
pub use self::premium::PremiumOrder;
pub use self::registrant_change::{RegistrantChange, RegistrantWay};
pub use self::release::Release;
pub use self::suggestion::{Suggestion, Suggestions};
pub use self::verification::{Verification, VerificationState};
