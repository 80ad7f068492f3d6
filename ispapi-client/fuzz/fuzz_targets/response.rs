//! Any bytes: reading them never panics, and the three ways of reading them agree.
#![no_main]

use ispapi_client::{Response, ResponseKind, ResponseReader, ResponseView};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let view = ResponseView::parse(bytes);
    check(&view, bytes);
    let owned = Response::from_vec(bytes.to_vec());
    assert_eq!(owned, view.clone().into_owned());
    // The first byte says in how many pieces they come.
    let size = bytes.first().map_or(1, |byte| usize::from(*byte % 31) + 1);
    let mut reader = ResponseReader::new();
    for piece in bytes.chunks(size) {
        reader.feed(piece);
    }
    // An EOF line that does not end may still become another.
    assert!(view.is_complete() || !reader.is_done());
    assert_eq!(reader.finish(), owned);
});

fn check(view: &ResponseView<'_>, bytes: &[u8]) {
    assert!((0..=999).contains(&view.code()));
    assert_eq!(view.kind() == ResponseKind::Response, view.is_from_server());
    assert!(view.runtime() >= 0.0 && view.queuetime() >= 0.0);
    let mut values = 0;
    for column in view.columns() {
        assert!(!column.name().contains(char::is_whitespace));
        let cells: Vec<Option<&str>> = column.iter().collect();
        assert_eq!((cells.len(), cells.last().is_some_and(Option::is_some)), (column.len(), true));
        for (row, cell) in cells.into_iter().enumerate() {
            assert_eq!(column.get(row), cell);
            let Some(value) = cell else { continue };
            assert!(!value.contains('\n') && !value.starts_with([' ', '\t']));
            values += 1;
        }
        assert_eq!(column.get(column.len()), None);
        // No gap is longer than the bound of indexes allows.
        assert!(column.len() <= 3 * bytes.len() + 16);
    }
    assert!(values <= bytes.iter().filter(|byte| **byte == b'\n').count() + 1);
    for (key, value) in view.other() {
        assert!(!key.is_empty() && !value.contains('\n'));
    }
    let page = view.pagination();
    assert!(page.next_first().is_none_or(|next| page.total.is_some_and(|total| next < total)));
    let _ = (page.pages(), page.current_page(), page.next_page(), page.prev_page());
    let _ = format!("{view:?} {:?}", view.anomalies());
}
