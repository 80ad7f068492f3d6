//! Any bytes as a list, in any format and in any portions: an error, or an image that says what was
//! counted and that no order of portions changes.
#![no_main]

use backorder_core::droplist::{Droplist, Format, Import, Limits, Presence, Query};
use chrono::{DateTime, Utc};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    let [portion, format, csv @ ..] = data else { return };
    let now: DateTime<Utc> = "2000-01-01T00:00:00Z".parse().expect("an instant");
    let limits = || Limits { bad_percent_max: 100, ..Limits::default() };
    // A format with a name, one that the bytes describe, or one that is recognized.
    let named = Format::NAMES.get(usize::from(*format)).map(|name| Format::parse(name));
    let first = csv.split(|b| *b == b'\n').next().unwrap_or_default();
    let described = || Format::parse(std::str::from_utf8(first).ok()?).ok();
    let format = named.map_or_else(described, |named| Some(named.expect("a known name")));
    let import = || {
        let mut import = Import::new(now, limits());
        if let Some(format) = &format {
            import.set_format(format.clone());
        }
        import
    };
    let (mut at_once, mut import) = (import(), import());
    for part in csv.chunks(usize::from(*portion) + 1) {
        // What is refused stays refused, and finish says so.
        let _ = import.feed(part);
    }
    let _ = at_once.feed(csv);
    let (image, other) = (import.finish(None), at_once.finish(None));
    assert_eq!(image, other);
    assert_eq!(import.report(), at_once.report());
    let Ok(image) = image else { return };
    let report = import.report();
    let kept = report.names + report.duplicates + report.past + report.undated + report.bad_lines;
    assert!(report.lines == kept, "{report:?}");
    let list = Droplist::open(&image).expect("what was written can be read");
    list.verify().expect("what was written is whole");
    assert_eq!(u64::from(list.len()), report.names);
    let mut before = None;
    for row in list.rows() {
        let name = row.domain().expect("a good name");
        assert_eq!(row.counters(), name.counters());
        assert_eq!(list.drop_of(&name), Some(row.drop()));
        assert!(matches!(list.presence(&name), Presence::Listed(_)));
        assert!(before < Some(name.clone()));
        before = Some(name);
    }
    let page = Query::default().compile().expect("no condition").page(&list);
    assert_eq!(page.total, report.names);
});
