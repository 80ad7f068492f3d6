//! What is shown and foretold.

pub mod explain;
pub mod forecast;
pub mod jobs;
pub mod offer;
pub mod views;
