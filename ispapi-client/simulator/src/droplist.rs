//! The registrar's list of names about to drop: made up from the seed, with the scripted ones in
//! it, as a CSV in a zip and as rows for the API.

use std::collections::BTreeMap;
use std::io::{Cursor, Write};

use backorder_core::format_utc;
use chrono::{DateTime, Duration, Utc};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use super::dice::Dice;
use super::name::Name;

/// A name that was made up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Listed {
    pub drop: DateTime<Utc>,
    pub score: u64,
}

/// A row of the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Row<'r> {
    pub domain: &'r str,
    pub finalization: DateTime<Utc>,
    pub score: u64,
}

/// Where names come from.
const WORDS: [&str; 32] = [
    "amber", "apple", "atlas", "bloom", "cedar", "cloud", "coral", "delta", "ember", "falcon",
    "garden", "harbor", "iron", "jade", "kite", "lemon", "maple", "north", "ocean", "pearl",
    "quartz", "river", "silver", "tiger", "umbra", "velvet", "willow", "xenon", "yellow", "zephyr",
    "market", "studio",
];
const TLDS: [&str; 8] = ["com", "com", "com", "net", "org", "info", "biz", "de"];

/// Makes up so many names that drop within so many days after `now`.
pub(super) fn make_up(
    count: u64,
    days: u64,
    now: DateTime<Utc>,
    dice: Dice,
) -> BTreeMap<String, Listed> {
    let mut names = BTreeMap::new();
    for number in 0..count {
        let roll = |what: &str, sides: u64| dice.roll(&format!("listed {number}: {what}"), sides);
        let word = |what: &str| WORDS[roll(what, WORDS.len() as u64) as usize];
        let hyphen = if roll("hyphen", 8) == 0 { "-" } else { "" };
        // The number keeps names apart.
        let label = format!("{}{hyphen}{}{number}", word("first"), word("second"));
        let tld = TLDS[roll("tld", TLDS.len() as u64) as usize];
        let after = roll("drop", days.max(1) * 86_400);
        let after = Duration::seconds(i64::try_from(after).unwrap_or(0));
        let listed = Listed { drop: now + Duration::hours(1) + after, score: roll("score", 11) };
        names.insert(format!("{label}.{tld}"), listed);
    }
    names
}

/// The list at an instant, in the order of the names: what has not dropped yet.
pub(super) fn rows<'r>(
    listed: &'r BTreeMap<String, Listed>,
    scripted: &'r BTreeMap<String, Name>,
    now: DateTime<Utc>,
) -> Vec<Row<'r>> {
    let made_up = listed.iter().filter(|(domain, _)| !scripted.contains_key(*domain));
    let made_up = made_up.map(|(domain, row)| (domain.as_str(), row.drop, row.score));
    let scripted = scripted.iter().filter(|(_, name)| !name.decided);
    let scripted =
        scripted.filter_map(|(domain, name)| Some((domain.as_str(), name.closes()?, name.score)));
    let all = made_up.chain(scripted).filter(|(_, finalization, _)| *finalization > now);
    let row = |(domain, finalization, score)| Row { domain, finalization, score };
    let mut rows: Vec<Row<'r>> = all.map(row).collect();
    rows.sort_by(|a, b| a.domain.cmp(b.domain));
    rows
}

/// The list as the registrar offers it for download. The same rows give the same bytes.
pub(super) fn zip(rows: &[Row<'_>]) -> Result<Vec<u8>, String> {
    let mut csv = String::new();
    for row in rows {
        csv.push_str(&format!("{};{}\n", row.domain, format_utc(row.finalization)));
    }
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    // Without a time of its own, so that nothing depends on when it was made.
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(zip::DateTime::default());
    let write = |zip: &mut ZipWriter<Cursor<Vec<u8>>>| -> Result<(), String> {
        zip.start_file("droplist.csv", options).map_err(|error| error.to_string())?;
        zip.write_all(csv.as_bytes()).map_err(|error| error.to_string())
    };
    write(&mut zip)?;
    Ok(zip.finish().map_err(|error| error.to_string())?.into_inner())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_seed_makes_the_same_list_and_the_same_bytes() {
        let now = DateTime::from_timestamp(1_796_083_200, 0).expect("in range");
        let (one, same) = (make_up(500, 7, now, Dice(3)), make_up(500, 7, now, Dice(3)));
        assert_eq!((one.len(), &one), (500, &same));
        assert_ne!(one, make_up(500, 7, now, Dice(4)));
        assert!(one.keys().all(|name| super::super::name::tld(name).is_some()));
        let none = BTreeMap::new();
        let rows = rows(&one, &none, now + Duration::days(4));
        assert!((100..400).contains(&rows.len()), "{}", rows.len());
        assert_eq!(zip(&rows), zip(&rows));
    }
}
