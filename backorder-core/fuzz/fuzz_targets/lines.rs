//! Any bytes as the registrar's CSV, in any portions: an error, or an image that says what was
//! counted and that no order of portions changes.
#![no_main]

use backorder_core::droplist::{Droplist, Import, Limits, Query};
use chrono::{DateTime, Utc};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    let [portion, csv @ ..] = data else { return };
    let now: DateTime<Utc> = "2000-01-01T00:00:00Z".parse().expect("an instant");
    let limits = || Limits { bad_percent_max: 100, ..Limits::default() };
    let mut import = Import::new(now, limits());
    for part in csv.chunks(usize::from(*portion) + 1) {
        import.feed(part).expect("not too many");
    }
    let mut at_once = Import::new(now, limits());
    at_once.feed(csv).expect("not too many");
    let (image, other) = (import.finish(None), at_once.finish(None));
    assert_eq!(image, other);
    assert_eq!(import.report(), at_once.report());
    let report = import.report();
    let kept = report.names + report.duplicates + report.past + report.bad_lines;
    assert!(report.lines == kept, "{report:?}");
    let Ok(image) = image else { return };
    let list = Droplist::open(&image).expect("what was written can be read");
    list.verify().expect("what was written is whole");
    assert_eq!(u64::from(list.len()), report.names);
    let mut before = None;
    for row in list.rows() {
        let name = row.domain().expect("a good name");
        assert_eq!(row.counters(), name.counters());
        assert_eq!(list.drop_of(&name), Some(row.drop()));
        assert!(before < Some(name.clone()));
        before = Some(name);
    }
    let page = Query::default().compile().expect("no condition").page(&list);
    assert_eq!(page.total, report.names);
});
