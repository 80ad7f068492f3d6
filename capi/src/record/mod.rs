//! Records and what is decided about them.

pub(crate) mod decisions;
pub(crate) mod effects;
pub(crate) mod outcome;
