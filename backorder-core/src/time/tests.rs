use super::*;

#[test]
fn posix_strings() {
    let zone = TimeZone::parse("<+04>-4").unwrap();
    assert_eq!(zone.offset_at(DateTime::UNIX_EPOCH), 4 * 3600);
    let jerusalem = TimeZone::parse("IST-2IDT,M3.4.4/26,M10.5.0").unwrap();
    let summer = parse_utc("2027-07-01 00:00:00").unwrap().unwrap();
    assert_eq!(jerusalem.offset_at(summer), 3 * 3600);
}
