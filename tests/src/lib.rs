//! Scenarios, simulation, models and whatever the tests share.

pub mod corpus;
pub mod scenario;
pub mod simulation;
