//! How each grows with the number of names.

use std::fs;

use backorder_core::TimeZone;
use backorder_core::droplist::{Query, Statistics};
use ispapi_client::droplist::DroplistFile;

use crate::{Anyhow, Place, best, import, ms};
use backorder_tests::say;

const SIZES: [usize; 4] = [10_000, 100_000, 1_000_000, 10_000_000];

pub fn measure(words: &[String]) -> Anyhow<()> {
    let mut rows: Vec<(String, Vec<String>)> = Vec::new();
    for size in SIZES {
        let mut column = Vec::new();
        let mut add = |what: &str, value: String| column.push((what.to_owned(), value));
        let place = Place::new(words, size)?;
        let whole = import::alone(&place, if size > 1_000_000 { 2 } else { 5 })?;
        add("import", ms(whole.took));
        if let Some(memory) = whole.memory {
            add("most memory, MB", format!("{:.0}", memory as f64 / 1e6));
        }
        let bytes = fs::metadata(place.list())?.len() as f64;
        add("bytes a name", format!("{:.1}", bytes / size as f64));
        add("open", ms(best(20, || DroplistFile::open(&place.list()).unwrap()).0));
        let file = DroplistFile::open(&place.list())?;
        let list = file.list()?;
        for pattern in ["^shop", "cloud$", "car", "^[a-z]{4}$", "[aeiou]{2}", "e.e.e"] {
            let query = Query { pattern: Some(pattern.to_owned()), ..Query::default() };
            add(pattern, ms(best(7, || query.compile().unwrap().page(&list)).0));
        }
        let any = Query::default();
        add("no condition", ms(best(7, || any.compile().unwrap().page(&list)).0));
        let half = Query { first: size as u32 / 2, ..any };
        add("no condition, from the middle", ms(best(7, || half.compile().unwrap().page(&list)).0));
        let zone = TimeZone::parse("Europe/Berlin")?;
        add("statistics", ms(best(7, || Statistics::of(&list, &zone, place.now)).0));
        for (at, (what, value)) in column.into_iter().enumerate() {
            match rows.get_mut(at) {
                Some((_, values)) => values.push(value),
                None => rows.push((what, vec![value])),
            }
        }
    }
    let line = |values: &[String]| -> String {
        values.iter().map(|value| format!("{value:>12}")).collect()
    };
    say!("\n{:<32}{}", "names", line(&SIZES.map(|size| size.to_string())));
    for (what, values) in rows {
        say!("{what:<32}{}", line(&values));
    }
    Ok(())
}
