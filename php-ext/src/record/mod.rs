//! Records and what is decided about them.

pub mod backorder;
pub mod decision;
pub mod effect;
pub mod life;
pub mod outages;
pub mod outcome;
pub mod reading;
