//! Pages, totals and statistics, each beside what one would use instead.

use std::collections::BTreeSet;

use backorder_core::TimeZone;
use backorder_core::droplist::{Bounds, Droplist, DroplistDiff, Order, Query, SortKey, Statistics};
use backorder_core::{Tld, TldSet};

use crate::peers::{Peer, Scan};
use crate::{Anyhow, at, best, ms, typing};
use backorder_tests::say;

/// The pattern, the goal in milliseconds, and how it is answered.
const PATTERNS: &[(&str, u32, &str)] = &[
    ("^shop", 1, "prefix"),
    ("cloud$", 1, "grams"),
    ("car", 1, "one gram"),
    ("^[a-z]{4}$", 1, "counts"),
    ("^xn--", 15, "prefix"),
    ("zzzzzzz", 15, "grams"),
    ("car.*shop", 15, "grams"),
    ("(shop|store|market)", 15, "grams"),
    ("^x.*z$", 15, "prefix"),
    ("^.{3,6}$", 15, "counts"),
    ("in", 15, "grams"),
    ("a", 15, "grams"),
    (".", 15, "scan"),
    ("[aeiou]{2}", 15, "grams"),
    ("[0-9]{3}", 15, "grams"),
    ("e.e.e", 15, "grams"),
    ("q[^u]", 15, "grams"),
    ("^[bcdf][aeiou][bcdf]", 15, "prefix"),
    ("(a|e)(r|n)(s|t)$", 15, "grams"),
    ("[a-z]+[0-9]+[a-z]+", 15, "grams"),
];

pub fn measure(list: &Droplist<'_>, csv: &str, peers: &mut [Peer]) -> Anyhow<()> {
    patterns(list, csv, peers)?;
    filters(list, peers)?;
    others(list, peers)
}

fn titles(first: &str, ours: &[&str], peers: &[Peer]) {
    let peers = peers.iter().map(|peer| peer.name.split(' ').next().unwrap_or_default());
    let columns: Vec<&str> = ours.iter().copied().chain(peers).collect();
    let columns: String = columns.iter().map(|title| format!("{title:>9}")).collect();
    say!("\n{first:<46}{columns}");
}

fn patterns(list: &Droplist<'_>, csv: &str, peers: &mut [Peer]) -> Anyhow<()> {
    let labels: Vec<&str> = csv.lines().filter_map(|line| line.split('.').next()).collect();
    let mut text = String::with_capacity(csv.len());
    list.rows().for_each(|row| text.extend([row.label(), "\n"]));
    say!("\nfirst 100 by drop and exact total; beside: totals alone by the regex crate, over all");
    say!("bytes at once like ripgrep and label by label; page and total by databases");
    let passed = best(5, || text.bytes().map(u64::from).sum::<u64>()).0;
    say!("one pass over the {} bytes of labels: {}", text.len(), ms(passed));
    titles("pattern              by           hits", &["goal", "ours", "bytes", "labels"], peers);
    for (pattern, goal, way) in PATTERNS {
        let query = Query { pattern: Some((*pattern).to_owned()), ..Query::default() };
        let (took, page) = best(9, || query.compile().unwrap().page(list));
        // A class with an exception may not run over the end of a line.
        let scan = Scan::new(&pattern.replace("[^", "[^\n"))?;
        let (bytes, lines) = best(2, || scan.lines(text.as_bytes()));
        let regex = regex::Regex::new(pattern)?;
        let count = || labels.iter().filter(|label| regex.is_match(label)).count() as u64;
        let (each, total) = best(2, count);
        assert_eq!((page.total, lines), (total, total), "{pattern}");
        let mut line = format!("{pattern:<21}{way:<9}{total:>8}{:>17}", goal);
        for took in [took, bytes, each] {
            line += &format!("{:>9}", ms(took));
        }
        for peer in &mut *peers {
            let (took, found) = peer.page(&format!("label REGEXP '{pattern}'"), 0)?;
            assert_eq!(found, total, "{pattern} by {}", peer.name);
            line += &format!("{:>9}", ms(took));
        }
        say!("{line}");
    }
    Ok(())
}

/// What is looked for, as we are asked and as databases are.
struct Filter {
    what: &'static str,
    query: Query,
    sql: String,
}

fn filters(list: &Droplist<'_>, peers: &mut [Peer]) -> Anyhow<()> {
    titles("filters without pattern, goal 2           hits", &["ours"], peers);
    for Filter { what, query, sql } in plain_filters()? {
        let (took, page) = best(9, || query.compile().unwrap().page(list));
        let mut line = format!("{what:<38}{:>8}{:>9}", page.total, ms(took));
        if query.order == Order::default() {
            for peer in &mut *peers {
                let (took, found) = peer.page(&sql, query.first)?;
                assert_eq!(found, page.total, "{what} by {}", peer.name);
                line += &format!("{:>9}", ms(took));
            }
        }
        say!("{line}");
    }
    typing::conditions(list);
    typing::people(list);
    Ok(())
}

fn plain_filters() -> Anyhow<Vec<Filter>> {
    let any = Query::default;
    let order = |key, descending| Order { key, descending };
    let at_most = |max| Bounds { min: None, max: Some(max) };
    let tlds = |names: &[&str]| -> Anyhow<Option<TldSet>> {
        Ok(Some(names.iter().map(|tld| Tld::parse(tld)).collect::<Result<TldSet, _>>()?))
    };
    let (from, before) = (at("2027-01-17 00:00:00")?, at("2027-01-24 00:00:00")?);
    let week = Query { drop_from: Some(from), drop_before: Some(before), ..any() };
    let in_week = format!("drop_at >= {} AND drop_at < {}", from.timestamp(), before.timestamp());
    let mut filters = Vec::new();
    let mut add = |what, query, sql: &str| filters.push(Filter { what, query, sql: sql.into() });
    add("no condition", any(), "1");
    add("no condition, row 500000 on", Query { first: 500_000, ..any() }, "1");
    add(
        ".com, row 200000 on",
        Query { tlds: tlds(&["com"])?, first: 200_000, ..any() },
        "tld = 'com'",
    );
    for (what, key, descending, first) in [
        ("by drop, last first", SortKey::Drop, true, 0),
        ("by name", SortKey::Name, false, 0),
        ("by name, last first", SortKey::Name, true, 0),
        ("by name, row 500000 on", SortKey::Name, false, 500_000),
        ("by characters", SortKey::Characters, false, 0),
        ("by characters, row 500000 on", SortKey::Characters, false, 500_000),
    ] {
        add(what, Query { order: order(key, descending), first, ..any() }, "1");
    }
    add(".com", Query { tlds: tlds(&["com"])?, ..any() }, "tld = 'com'");
    let some = Query { tlds: tlds(&["de", "uk", "co.uk"])?, ..any() };
    add(".de .uk .co.uk", some, "tld IN ('de', 'uk', 'co.uk')");
    add("4 characters at most", Query { characters: at_most(4), ..any() }, "characters <= 4");
    let letters = Query { digits: at_most(0), hyphens: at_most(0), ..any() };
    add("no digits, no hyphens", letters, "digits = 0 AND hyphens = 0");
    add("digits only", Query { digits_only: true, ..any() }, "digits = characters");
    add("IDN only", Query { idn: Some(true), ..any() }, "label LIKE 'xn--%'");
    add("no IDN", Query { idn: Some(false), ..any() }, "label NOT LIKE 'xn--%'");
    add("drops in one week", week.clone(), &in_week);
    let several = Query {
        tlds: tlds(&["com"])?,
        characters: Bounds { min: Some(4), max: Some(12) },
        digits: at_most(0),
        ..week
    };
    let sql = format!("tld = 'com' AND characters BETWEEN 4 AND 12 AND digits = 0 AND {in_week}");
    add(".com, 4 to 12, no digits, one week", several, &sql);
    Ok(filters)
}

fn others(list: &Droplist<'_>, peers: &mut [Peer]) -> Anyhow<()> {
    titles("others", &["ours"], peers);
    let zone = TimeZone::parse("Europe/Berlin")?;
    let now = at("2027-01-10 00:00:00")?;
    let (took, statistics) = best(9, || Statistics::of(list, &zone, now));
    let what = format!("statistics of {} days, goal 2", statistics.days.len());
    let mut line = format!("{what:<46}{:>9}", ms(took));
    for peer in &mut *peers {
        // Without a time zone: nights of 24 hours.
        let sql = "SELECT drop_at - drop_at % 86400 AS day, tld, COUNT(*) FROM list \
                   GROUP BY day, tld";
        let (took, lines) = peer.ask(sql)?;
        let tlds: BTreeSet<_> = list.tlds().collect();
        assert!(lines.len() >= tlds.len(), "{}", peer.name);
        line += &format!("{:>9}", ms(took));
    }
    say!("{line}");
    let (took, diff) = best(5, || DroplistDiff::between(list, list));
    say!("{:<46}{:>9}", "difference to itself", ms(took));
    assert_eq!(diff.counts(), (0, 0, 0));
    let names: Vec<_> =
        list.rows().step_by(997).map(|row| row.domain()).collect::<Result<_, _>>()?;
    let (took, found) =
        best(7, || names.iter().filter(|name| list.drop_of(name).is_some()).count());
    assert_eq!(found, names.len());
    say!("{:<46}{:>9}", "find a name", format!("{:.5}", took.as_secs_f64() * 1e3 / found as f64));
    Ok(())
}
