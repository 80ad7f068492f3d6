//! Why, what next and how much: explanations, forecasts, views, jobs, outages.

pub(crate) mod explain;
pub(crate) mod forecast;
pub(crate) mod jobs;
pub(crate) mod outages;
pub(crate) mod views;
