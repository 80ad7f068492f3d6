//! Any text as a pattern: an error, or what the `regex` crate finds, label by label.
#![no_main]

use std::sync::LazyLock;

use backorder_core::droplist::{Droplist, Import, Limit, Limits, Query};
use chrono::{DateTime, Utc};
use libfuzzer_sys::fuzz_target;
use regex::RegexBuilder;

static IMAGE: LazyLock<Vec<u8>> = LazyLock::new(|| {
    let now: DateTime<Utc> = "2027-01-10T00:01:00Z".parse().expect("an instant");
    let mut import = Import::new(now, Limits::default());
    let words =
        ["shop", "car", "cloud", "a", "z9", "123", "x-y", "my-shop-4-you", "aaaa", "münchen"];
    for word in words {
        for other in ["", "shop", "car1", "b", "0"] {
            import.push(&format!("{word}{other}.com"), now, 0).expect("not too many");
        }
    }
    import.finish(None).expect("a good list")
});

fuzz_target!(|pattern: &str| {
    // Blanks around a pattern are not part of it; a blank one is none, and finds everything.
    let pattern = pattern.trim();
    if pattern.is_empty() {
        return;
    }
    let query = Query { pattern: Some(pattern.to_owned()), limit: Limit(1000), ..Query::default() };
    let Ok(search) = query.compile() else { return };
    let list = Droplist::open(&IMAGE).expect("a good image");
    // What is accepted here is accepted there, within its limits.
    let Ok(regex) = RegexBuilder::new(pattern).case_insensitive(true).build() else { return };
    let page = search.page(&list);
    let mut found: Vec<&str> = page.rows.iter().map(|row| row.label()).collect();
    let mut wanted: Vec<&str> =
        list.rows().map(|row| row.label()).filter(|label| regex.is_match(label)).collect();
    found.sort_unstable();
    wanted.sort_unstable();
    assert_eq!(found, wanted, "{pattern:?}");
});
