//! A good image with any bytes changed, or any bytes at all: an error or an answer within bounds.
#![no_main]

use std::sync::LazyLock;

use backorder_core::droplist::{
    Droplist, DroplistDiff, Import, Limits, Order, Query, Search, SortKey, Statistics,
};
use backorder_core::{DomainName, TldSet};
use backorder_core::TimeZone;
use chrono::{DateTime, Utc};
use libfuzzer_sys::fuzz_target;

static NOW: LazyLock<DateTime<Utc>> =
    LazyLock::new(|| "2027-01-10T00:01:00Z".parse().expect("an instant"));

static IMAGE: LazyLock<Vec<u8>> = LazyLock::new(|| {
    let mut import = Import::new(*NOW, Limits::default());
    let names = ["shop.com", "shop.co.uk", "shop-1.de", "car.com", "123.info", "a.b", "zz-9.biz"];
    for (at, name) in names.into_iter().chain(["xn--mnchen-3ya.de", "supercloud.com"]).enumerate() {
        let drop = *NOW + chrono::TimeDelta::hours(at as i64);
        import.push(name, drop, at as u8).expect("not too many");
    }
    import.finish(None).expect("a good list")
});

static SEARCHES: LazyLock<Vec<Search>> = LazyLock::new(|| {
    let mut queries = Vec::new();
    for pattern in ["^shop", "[aeiou]", "cloud$", "^[a-z]{4}$", "(car|shop)", "x"] {
        queries.push(Query { pattern: Some(pattern.to_owned()), ..Query::default() });
    }
    for key in SortKey::ALL {
        for (descending, first) in [(false, 0), (true, 2), (false, 5000)] {
            let tlds = Some(TldSet::first_dot()).filter(|_| descending);
            let order = Order { key, descending };
            queries.push(Query { order, first, tlds, ..Query::default() });
        }
    }
    queries.push(Query { idn: Some(true), digits_only: true, ..Query::default() });
    queries.push(Query { not_pattern: Some("o".to_owned()), ..Query::default() });
    queries.iter().map(|query| query.compile().expect("a good query")).collect()
});

fuzz_target!(|data: &[u8]| {
    let [kind, which, rest @ ..] = data else { return };
    let search = &SEARCHES[usize::from(*which) % SEARCHES.len()];
    if *kind < 32 {
        use_it(rest, search);
        return;
    }
    let mut image = IMAGE.clone();
    for edit in rest.chunks_exact(3) {
        let at = usize::from(u16::from_le_bytes([edit[0], edit[1]])) % image.len();
        image[at] = edit[2];
    }
    use_it(&image, search);
});

/// Does everything that can be done with a list, with one of the searches, for whatever it answers.
fn use_it(bytes: &[u8], search: &Search) {
    let Ok(list) = Droplist::open(bytes) else { return };
    let verified = list.verify().is_ok();
    let page = search.page(&list);
    assert!(page.rows.len() <= 100 && page.total <= u64::from(list.len()));
    for row in &page.rows {
        let _ = (row.name(), row.domain(), row.label_unicode(), row.counters(), row.score());
        assert!(!verified || row.domain().is_ok());
    }
    let name = DomainName::parse("shop.co.uk", &TldSet::first_dot()).expect("a name");
    let _ = (list.drop_of(&name), list.edition());
    let _ = (list.presence(&name), list.source(), list.covered().count());
    let _ = Statistics::of(&list, &TimeZone::utc(), *NOW);
    let whole = Droplist::open(&IMAGE).expect("a good image");
    for diff in [DroplistDiff::between(&whole, &list), DroplistDiff::between(&list, &whole)] {
        let _ = (diff.added().count(), diff.gone().count(), diff.moved().count());
    }
}
