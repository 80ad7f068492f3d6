//! Scenarios, simulation, models and whatever the tests share.

#[cfg(feature = "corpus")]
pub mod corpus;
pub mod output;
pub mod scenario;
pub mod simulation;
pub mod store;
pub mod tables;
