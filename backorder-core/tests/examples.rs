//! The examples do what they say.

#[allow(dead_code)]
#[path = "../examples/place.rs"]
mod place;
#[allow(dead_code)]
#[path = "../examples/search.rs"]
mod search;

#[test]
fn placing_writes_the_backorder_the_account_and_the_log() {
    let committed = place::placed().expect("placed");
    for table in ["bo_backorders", "bo_accounts", "bo_log"] {
        let writes = |sql: &&String| sql.contains(table) && !sql.starts_with("SELECT");
        assert!(committed.iter().any(|sql| writes(&sql)), "{table}: {committed:#?}");
    }
}

#[test]
fn searching_finds_what_fits_and_nothing_else() {
    assert_eq!(search::found().expect("a list"), ["2027-01-13 19:00:00 UTC shopping.com"]);
}
