use super::super::{Bounds, Droplist, DroplistDiff, Order, Query, Search, SortKey, Statistics};
use super::{image, now};
use crate::values::error::ErrorKind;
use crate::values::name::{DomainName, TldSet};
use crate::values::time::TimeZone;

fn small() -> Vec<u8> {
    let mut csv = String::new();
    for name in [
        "shop.com",
        "shop.co.uk",
        "shop-1.de",
        "carshop.net",
        "car.com",
        "123.info",
        "a.b",
        "xn--mnchen-3ya.de",
        "cloudcar.com",
        "supercloud.com",
        "cccc.xn--p1ai",
        "zz-9-zz.biz",
    ] {
        csv.push_str(&format!("{name};2027-01-1{} 19:00:07\n", 1 + name.len() % 9));
    }
    image(&csv)
}

fn searches() -> Vec<Search> {
    let queries = [
        Query::default(),
        Query { pattern: Some("^shop".to_owned()), ..Query::default() },
        Query { pattern: Some("[aeiou]".to_owned()), ..Query::default() },
        Query::new().contains_all(["car"]).ends_with_all(["cloud"]),
        Query::new().contains_all(["o", "c", "r"]).ends_with_any(["d", "ar"]),
        Query {
            characters: Bounds { min: Some(2), max: Some(8) },
            tlds: Some(TldSet::first_dot()),
            order: Order { key: SortKey::Characters, descending: true },
            not_pattern: Some("x$".to_owned()),
            ..Query::default()
        },
    ];
    queries.iter().map(|query| query.compile().unwrap()).collect()
}

/// Does everything that can be done with a list, for whatever it answers.
fn use_it(list: &Droplist<'_>, whole: &Droplist<'_>, searches: &[Search]) {
    for search in searches {
        let page = search.page(list);
        assert!(page.rows.len() <= 100);
        for row in &page.rows {
            let _ = (row.name(), row.domain(), row.label_unicode(), row.counters(), row.score());
        }
    }
    let name = DomainName::parse("shop.co.uk", &TldSet::first_dot()).unwrap();
    let _ = (list.drop_of(&name), list.edition());
    let _ = Statistics::of(list, &TimeZone::utc(), now());
    let diff = DroplistDiff::between(whole, list);
    let _ = (diff.added().count(), diff.gone().count(), diff.moved().count());
}

#[test]
fn every_flipped_byte_is_an_error_or_an_answer_within_bounds() {
    let image = small();
    let whole = Droplist::open(&image).unwrap();
    whole.verify().unwrap();
    let searches = searches();
    use_it(&whole, &whole, &searches);
    for at in 0..image.len() {
        for flip in [0x01, 0x80, 0xff] {
            let mut damaged = image.clone();
            damaged[at] ^= flip;
            let Ok(list) = Droplist::open(&damaged) else { continue };
            assert!(list.verify().is_err(), "byte {at} is not covered by the checksum");
            use_it(&list, &whole, &searches);
        }
    }
}

#[test]
fn every_cut_is_refused() {
    let image = small();
    for length in 0..image.len() {
        let error = Droplist::open(&image[..length]).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::ImageDamaged, "{length} bytes");
    }
    let longer = [image, vec![0]].concat();
    assert_eq!(Droplist::open(&longer).unwrap_err().kind(), ErrorKind::ImageDamaged);
}

#[test]
fn newer_and_foreign_files_are_told_apart() {
    let mut newer = small();
    newer[8] = 3;
    assert_eq!(Droplist::open(&newer).unwrap_err().kind(), ErrorKind::ImageVersion);
    for foreign in [&b""[..], b"PK\x03\x04", &[0; 500]] {
        assert_eq!(Droplist::open(foreign).unwrap_err().kind(), ErrorKind::ImageDamaged);
    }
}
