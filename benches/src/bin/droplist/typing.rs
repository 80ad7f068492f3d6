//! What searches with words cost, and how long people wait who type at the same time.

use std::thread;
use std::time::{Duration, Instant};

use backorder_core::droplist::{Droplist, Query};
use ispapi_client::droplist::DroplistFile;

use crate::{Anyhow, Place, best, ms};
use backorder_tests::say;

/// People who type, each in a thread, as the processes of a web server that share the file.
const PEOPLE: usize = 4;
/// How often each types all of [`TYPED`].
const ROUNDS: usize = 8;
/// What they type, letter by letter.
const TYPED: &[&str] =
    &["shop", "online", "e-commerce", "travel", "the", "insurance", "berlin", "xylophone", "24h"];

/// A million names, and nothing but this.
pub fn alone(words: &[String], count: usize) -> Anyhow<()> {
    let place = Place::new(words, count)?;
    let now = place.now;
    ispapi_client::droplist::ImportJob::new(place.list()).zip(&place.zip(), now)?;
    say!("{count} names, seed 1");
    let file = DroplistFile::open(&place.list())?;
    let list = file.list()?;
    conditions(&list);
    people(&list);
    Ok(())
}

pub fn conditions(list: &Droplist<'_>) {
    say!("\n{:<40}{:>10}{:>9}", "words and second patterns", "hits", "ours");
    let any = Query::new;
    let common = ["a", "e", "i", "o", "r", "n", "s", "t", "l", "c"];
    let many = ["a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l", "m", "n", "o", "p"];
    for (what, query) in [
        ("contains s", any().contains_all(["s"])),
        ("contains sh", any().contains_all(["sh"])),
        ("contains sho", any().contains_all(["sho"])),
        ("contains e", any().contains_all(["e"])),
        ("contains shop and car", any().contains_all(["shop", "car"])),
        ("contains shop or car", any().contains_any(["shop", "car"])),
        ("starts with my or the", any().starts_with_any(["my", "the"])),
        ("contains in, 20 times", any().contains_all(["in"; 20])),
        ("contains a, e and i", any().contains_all(["a", "e", "i"])),
        ("contains each of 10 letters", any().contains_all(common)),
        ("contains each of 16 letters", any().contains_all(many)),
        ("contains one of 16 letters", any().contains_any(many)),
        ("ends with one of 10 letters", any().ends_with_any(common)),
        ("not [aeiou]", any().not_pattern("[aeiou]")),
        ("a, not e", any().contains_all(["a"]).not_pattern("e")),
        ("[a-z]+[aeiou], not .[rst].$", any().pattern("[a-z]+[aeiou]").not_pattern(".[rst].$")),
    ] {
        let (took, page) = best(9, || query.compile().unwrap().page(list));
        say!("{what:<40}{:>10}{:>9}", page.total, ms(took));
    }
}

/// Every letter is a search for what is typed so far, anywhere in the name.
pub fn people(list: &Droplist<'_>) {
    let types = || -> Vec<Duration> {
        let ends = |word: &'static str| (1..=word.len()).map(move |end| &word[..end]);
        let texts = (0..ROUNDS).flat_map(|_| TYPED.iter().flat_map(|word| ends(word)));
        let searched = texts.map(|text| {
            let began = Instant::now();
            let page = Query::new().contains_all([text]).compile().unwrap().page(list);
            assert!(page.rows.len() as u64 <= page.total);
            began.elapsed()
        });
        searched.collect()
    };
    let mut waits: Vec<Duration> = thread::scope(|scope| {
        let people: Vec<_> = (0..PEOPLE).map(|_| scope.spawn(types)).collect();
        people.into_iter().flat_map(|person| person.join().unwrap()).collect()
    });
    waits.sort_unstable();
    let part = |percent: usize| ms(waits[(waits.len() - 1) * percent / 100]);
    say!(
        "\n{PEOPLE} people type at once, {} searches: half within {}, p99 {}, most {}; goal 10",
        waits.len(),
        part(50),
        part(99),
        part(100),
    );
}
