//! Lists in every spelling, and what is no list at all.

use super::super::{Droplist, Format, Import, ImportReport, Limits};
use super::now;
use crate::values::error::{Error, ErrorKind};

fn read(bytes: &[u8], format: Option<&str>) -> Result<(ImportReport, String), Error> {
    let mut import = Import::new(now(), Limits::default());
    if let Some(format) = format {
        import.set_format(Format::parse(format)?);
    }
    for portion in bytes.chunks(7) {
        import.feed(portion)?;
    }
    let image = import.finish(None)?;
    let list = Droplist::open(&image)?;
    list.verify()?;
    let rows = list.rows().map(|row| format!("{} {}", row.name(), row.drop().to_rfc3339()));
    Ok((import.report().clone(), rows.collect::<Vec<_>>().join(", ")))
}

#[test]
fn lists_are_read_in_every_plain_spelling() {
    let shop = "shop.com 2027-01-12T19:00:00+00:00";
    let wide = |text: &str, unit: fn(u16) -> [u8; 2]| -> Vec<u8> {
        format!("\u{feff}{text}").encode_utf16().flat_map(unit).collect()
    };
    let plain = "shop.com;2027-01-12 19:00:00\r\n";
    for bytes in [
        plain.as_bytes(),
        b"\xef\xbb\xbfshop.com;2027-01-12 19:00\n",
        b"domain;drop\nshop.com;2027-01-12T19:00:00Z\n",
        b"\n\nName , Drop date \n\"shop.com\" , \"2027-01-12 19:00:00 UTC\"\n",
        b"shop.com\t2027-01-12 20:00:00.5+01:00\tAUC\n",
        b"17,shop.com,2027-01-12 19:00:00",
        &wide(plain, u16::to_le_bytes),
        &wide(plain, u16::to_be_bytes),
    ] {
        let (report, rows) = read(bytes, None).unwrap();
        assert_eq!(rows, shop, "{bytes:?}");
        assert_eq!((report.lines, report.bad_lines), (1, 0));
    }
    for (format, text) in [
        ("pool.com", "shop.com,1/12/2027 7:00:00 PM,AUC\n"),
        ("names 2027-01-12 19:00:00", "shop.com\n"),
        ("separator=| name=2 drop=1 dates=day-first zone=Europe/Rome", "12.1.2027 20:00|shop.com"),
    ] {
        let (report, rows) = read(text.as_bytes(), Some(format)).unwrap();
        assert_eq!((rows.as_str(), report.format.unwrap().to_string().as_str()), (shop, format));
    }
    let (_, rows) = read(b"shop.se\t2027-01-12\n", None).unwrap();
    assert_eq!(rows, "shop.se 2027-01-12T04:00:00+00:00");
}

#[test]
fn what_is_no_list_is_refused_by_what_it_is() {
    for (bytes, kind, word) in [
        (&b""[..], ErrorKind::DroplistEmpty, "empty"),
        (b"\xff\xfe", ErrorKind::DroplistEmpty, "empty"),
        (b"<!DOCTYPE html><html>", ErrorKind::DroplistContent, "<!DOCTYPE html"),
        (b"<?xml version=\"1.0\"?>", ErrorKind::DroplistContent, "XML"),
        (b"{\"data\":[{\"name\":\"a.se\"}]}", ErrorKind::DroplistContent, "JSON"),
        (b"PK\x03\x04\x14\0", ErrorKind::DroplistContent, "zip"),
        (b"\x1f\x8b\x08\0", ErrorKind::DroplistContent, "gzip"),
        (b"\x89DRPLST\n\x02", ErrorKind::DroplistContent, "imported"),
        (b"\x7fELF\x02\x01", ErrorKind::DroplistContent, "7f 45 4c 46"),
        (b"shop.com,1/12/2027\n", ErrorKind::DroplistContent, "day-first"),
        (b"shop.com\nother.com\n", ErrorKind::DroplistContent, "names"),
    ] {
        let error = read(bytes, None).unwrap_err();
        assert_eq!(error.kind(), kind, "{error}");
        assert!(error.to_string().contains(word), "{error}");
    }
}

#[test]
fn a_refused_list_stays_refused() {
    let mut import = Import::new(now(), Limits::default());
    let page = "<html>".repeat(20_000);
    assert_eq!(import.feed(page.as_bytes()).unwrap_err().kind(), ErrorKind::DroplistContent);
    let good = b"shop.com;2027-01-12 19:00:00\n";
    assert_eq!(import.feed(good).unwrap_err().kind(), ErrorKind::DroplistContent);
    assert_eq!(import.finish(None).unwrap_err().kind(), ErrorKind::DroplistContent);
}

/// Long lines, so that fewer than are looked at lie within the first bytes.
#[test]
fn portions_do_not_matter_for_what_is_recognized() {
    let wide = "x".repeat(900);
    let early: String = (0..80).map(|at| format!("name{at}.com,2027-01-12,{wide}\n")).collect();
    let late: String =
        (0..80).map(|at| format!("{wide};name{at}.net;2027-01-12 19:00\n")).collect();
    for list in [[early.as_str(), &late].concat(), ["\n".repeat(70_000).as_str(), &late].concat()] {
        let mut at_once = Import::new(now(), Limits { bad_percent_max: 90, ..Limits::default() });
        let mut parts = Import::new(now(), Limits { bad_percent_max: 90, ..Limits::default() });
        let _ = at_once.feed(list.as_bytes());
        for part in list.as_bytes().chunks(1000) {
            let _ = parts.feed(part);
        }
        assert_eq!(at_once.finish(None), parts.finish(None));
        assert_eq!(at_once.report(), parts.report());
    }
}
