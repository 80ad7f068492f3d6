//! SQLite judges the search: the same rows, the same conditions as SQL, patterns by its own
//! `REGEXP`.

use std::fmt::Write as _;
use std::io::Write as _;
use std::process::{Command, Stdio};

use backorder_core::droplist::{
    Bounds, Droplist, DroplistRow, Import, Limit, Limits, Order, Query, SortKey, Words,
};
use backorder_core::{Tld, TldSet};
use chrono::{DateTime, TimeDelta, Utc};
use proptest::prelude::*;

/// A name as both get it. SQLite's counters are counted here, anew.
#[derive(Debug, Clone)]
struct Listed {
    label: String,
    tld: &'static str,
    hours: i64,
    score: u8,
}

fn start() -> DateTime<Utc> {
    "2027-01-11T00:00:00Z".parse().unwrap()
}

fn rows() -> impl Strategy<Value = Vec<Listed>> {
    let label = prop_oneof![
        4 => "[abc]{1,6}",
        3 => "(shop|car|cloud|my){1,3}",
        2 => "[ab1]([ab1-][ab1]){0,3}",
        // Labels that begin others: `a`, `a-b`, `a-ba`.
        2 => "[ab](-[ab1]{1,2}){0,2}",
        1 => "[0-9]{1,5}",
        2 => "[abcäöяж漢]{1,5}é",
    ];
    let tld = prop::sample::select(vec!["com", "co.uk", "uk", "de"]);
    let row = (label, tld, 0..60_i64, 0..=10_u8);
    let row = row.prop_map(|(label, tld, hours, score)| Listed { label, tld, hours, score });
    // Both have each name once.
    prop::collection::btree_map("[a-z]{3}", row, 1..80).prop_map(|rows| {
        let mut rows: Vec<Listed> = rows.into_values().collect();
        rows.sort_by(|a, b| (&a.label, a.tld).cmp(&(&b.label, b.tld)));
        rows.dedup_by(|a, b| (&a.label, a.tld) == (&b.label, b.tld));
        rows
    })
}

/// What both engines read alike: anchors at the ends only, alternatives in parentheses.
fn patterns() -> impl Strategy<Value = String> {
    let parts = vec![
        ".",
        "[a-c]",
        "[^a]",
        "\\d",
        "\\w+",
        "a*",
        "(ab|c)+",
        "b?",
        "-",
        ".*",
        "[-b1]",
        "xn--",
        "a{2,3}",
        "(car|my)(shop|cloud)",
        "(shop|a)",
        "o",
        "[0-9]{2}",
        "oud",
        "(c|a|b)+",
    ];
    let part = prop_oneof![
        prop::sample::select(parts).prop_map(str::to_owned),
        "[abc]{1,4}",
        "(shop|car|cloud|my)",
    ];
    (any::<bool>(), prop::collection::vec(part, 1..4), any::<bool>()).prop_map(
        |(start, parts, end)| {
            let (start, end) = (if start { "^" } else { "" }, if end { "$" } else { "" });
            format!("{start}{}{end}", parts.concat())
        },
    )
}

fn bounds() -> impl Strategy<Value = Bounds> {
    prop_oneof![
        4 => Just(Bounds::default()),
        1 => (0..6_u8, 0..6_u8)
            .prop_map(|(min, more)| Bounds { min: Some(min), max: Some(min + more) }),
    ]
}

fn words() -> impl Strategy<Value = Words> {
    let word = || prop_oneof!["[abc1]{1,2}", "[ab1]-[ab]{0,2}", "(shop|car|my|oud)"];
    let words = || prop::collection::vec(word(), 0..3);
    prop_oneof![
        3 => Just(Words::default()),
        1 => (words(), words()).prop_map(|(all, any)| Words { all, any }),
    ]
}

fn tld_set(tlds: &[&str]) -> TldSet {
    tlds.iter().map(|tld| Tld::parse(tld).unwrap()).collect()
}

prop_compose! {
    fn queries()(
        pattern in prop::option::of(patterns()),
        not_pattern in prop::option::weighted(0.2, patterns()),
        (contains, starts_with, ends_with) in (words(), words(), words()),
        (characters, digits, hyphens, score) in (bounds(), bounds(), bounds(), bounds()),
        idn in prop::option::weighted(0.2, any::<bool>()),
        hours in prop::option::weighted(0.3, (0..60_i64, 0..60_i64)),
        tlds in prop::option::weighted(0.3, prop::sample::subsequence(vec!["com", "uk"], 1..3)),
        (key, descending) in (prop::sample::select(SortKey::ALL.to_vec()), any::<bool>()),
        (first, limit) in (0..9_u32, 1..30_u32),
    ) -> Query {
        Query {
            tlds: tlds.map(|tlds| tld_set(&tlds)),
            pattern,
            not_pattern,
            contains,
            starts_with,
            ends_with,
            characters,
            digits,
            hyphens,
            score,
            idn,
            drop_from: hours.map(|(from, _)| start() + TimeDelta::hours(from)),
            drop_before: hours.map(|(from, more)| start() + TimeDelta::hours(from + more)),
            order: Order { key, descending },
            first,
            limit: Limit(limit),
            ..Query::default()
        }
    }
}

fn table(rows: &[Listed]) -> String {
    let mut sql = "CREATE TABLE list (name, label, tld, at, characters, digits, hyphens, score);\n\
                   BEGIN;\n"
        .to_owned();
    for Listed { label, tld, hours, score } in rows {
        let count = |wanted: fn(&char) -> bool| label.chars().filter(wanted).count();
        let (characters, digits) = (label.chars().count(), count(|c| c.is_numeric()));
        let hyphens = count(|c| *c == '-');
        let ace = idna::domain_to_ascii(label).unwrap();
        let at = (start() + TimeDelta::hours(*hours)).timestamp();
        writeln!(
            sql,
            "INSERT INTO list VALUES ('{ace}.{tld}', '{ace}', '{tld}', {at}, {characters}, \
             {digits}, {hyphens}, {score});"
        )
        .unwrap();
    }
    sql + "COMMIT;\n"
}

/// The conditions and the order of a query in SQL: the total, then the names of the page.
fn sql(query: &Query) -> String {
    let mut all = vec!["1".to_owned()];
    all.extend(query.pattern.iter().map(|pattern| format!("label REGEXP '{pattern}'")));
    all.extend(query.not_pattern.iter().map(|pattern| format!("NOT label REGEXP '{pattern}'")));
    let places =
        [(&query.contains, "%", "%"), (&query.starts_with, "", "%"), (&query.ends_with, "%", "")];
    for (words, before, after) in places {
        let like = |word: &String| format!("label LIKE '{before}{word}{after}'");
        all.extend(words.all.iter().map(like));
        let any: Vec<String> = words.any.iter().map(like).collect();
        if !any.is_empty() {
            all.push(format!("({})", any.join(" OR ")));
        }
    }
    for (column, bounds) in [
        ("characters", query.characters),
        ("digits", query.digits),
        ("hyphens", query.hyphens),
        ("score", query.score),
    ] {
        if let (Some(min), Some(max)) = (bounds.min, bounds.max) {
            all.push(format!("{column} BETWEEN {min} AND {max}"));
            if column == "score" {
                all.push("score > 0".to_owned());
            }
        }
    }
    all.extend(query.idn.map(|idn| format!("(label LIKE 'xn--%') = {idn}")));
    all.extend(query.drop_from.map(|from| format!("at >= {}", from.timestamp())));
    all.extend(query.drop_before.map(|before| format!("at < {}", before.timestamp())));
    all.extend(query.tlds.as_ref().map(|tlds| {
        let tlds: Vec<String> = tlds.iter().map(|tld| format!("'{tld}'")).collect();
        format!("tld IN ({})", tlds.join(", "))
    }));
    let key = match query.order.key {
        SortKey::Drop => "at",
        SortKey::Name => "name",
        SortKey::Characters => "characters",
        SortKey::Digits => "digits",
        SortKey::Hyphens => "hyphens",
        SortKey::Score => "score",
    };
    let (all, way) = (all.join(" AND "), if query.order.descending { "DESC" } else { "ASC" });
    let (limit, first) = (query.limit.0, query.first);
    format!(
        "SELECT count(*) FROM list WHERE {all};\n\
         SELECT name FROM list WHERE {all} ORDER BY {key} {way}, name \
             LIMIT {limit} OFFSET {first};\n\
         SELECT '';\n"
    )
}

/// What SQLite answers to a script, a paragraph for each query.
fn ask(script: &str) -> Vec<String> {
    let mut shell = Command::new("sqlite3")
        .args(["-batch", "-bail", "-noheader", "-list", ":memory:"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("sqlite3, from the Debian package of that name");
    let mut input = shell.stdin.take().unwrap();
    let script = script.to_owned();
    let writer = std::thread::spawn(move || input.write_all(script.as_bytes()));
    let output = shell.wait_with_output().unwrap();
    writer.join().unwrap().unwrap();
    assert!(output.status.success());
    let text = String::from_utf8(output.stdout).unwrap();
    text.split_terminator("\n\n").map(str::to_owned).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn sqlite_finds_the_same(rows in rows(), queries in prop::collection::vec(queries(), 24)) {
        let now = start() - TimeDelta::days(1);
        let mut import = Import::new(now, Limits::default());
        for Listed { label, tld, hours, score } in &rows {
            let drop = start() + TimeDelta::hours(*hours);
            import.push(&format!("{label}.{tld}"), drop, *score).unwrap();
        }
        let image = import.finish(None).unwrap();
        prop_assert_eq!(import.report().names, rows.len() as u64);
        let list = Droplist::open(&image).unwrap();
        let script: String = queries.iter().map(sql).collect();
        let answers = ask(&(table(&rows) + &script));
        prop_assert_eq!(answers.len(), queries.len());
        for (query, answer) in queries.iter().zip(answers) {
            let page = query.compile().unwrap().page(&list);
            let names = page.rows.iter().map(DroplistRow::name);
            let ours: Vec<String> = [page.total.to_string()].into_iter().chain(names).collect();
            prop_assert_eq!(ours.join("\n"), answer, "{:?}\n{}", query, sql(query));
        }
    }
}
