//! The droplist: import, searchable image, search, statistics.
//!
//! Lines in, image out; image in, hits out. No file is touched here: download, archives, files and
//! memory maps belong to the registrar client. The layout of an image and the reasons for it are
//! written down in `docs/droplist.md`.

mod alphabet;
mod cell;
mod chunk;
mod content;
mod cover;
mod deep;
mod dialect;
mod diff;
mod entry;
mod evidence;
mod form;
mod format;
mod grams;
mod image;
mod import;
mod line;
mod need;
mod pattern;
mod plan;
mod presence;
mod query;
mod ranking;
mod recognize;
mod row;
mod scan;
mod search;
mod stats;
#[cfg(test)]
mod tests;
mod utf16;
mod write;

pub use content::Content;
pub use diff::DroplistDiff;
pub use entry::Both;
pub use evidence::CoveredTld;
pub use format::{DateForm, DropColumn, Drops, Format};
pub use image::{Droplist, Edition, IMAGE_VERSION};
pub use import::{BadLine, Import, ImportReport, Limits};
pub use pattern::PATTERN_BYTES_MAX;
pub use presence::{Covers, Presence};
pub use query::{Bounds, Limit, Order, PAGE_ROWS_MAX, Query, SortKey, WORDS_MAX, Words};
pub use row::DroplistRow;
pub use search::{Partial, Search, SearchPage};
pub use stats::{DayCount, Statistics};
