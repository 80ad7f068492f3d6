//! A made-up droplist of any size, the same for the same seed.
//!
//! The names are put together from a word list (`/usr/share/dict/words`, Debian package
//! `wamerican`) and a list of words that sellers of names like; lengths, hyphens, digits, short
//! names, IDN and TLDs come in proportions like those of public lists of expiring names. Nobody's
//! real names are in it, but by accident.

use std::collections::{BTreeMap, HashSet};
use std::fs;
use std::io::{self, Seek, Write};
use std::path::Path;

use chrono::{DateTime, Duration, Utc};

/// The largest list that is made.
pub const NAMES_MAX: usize = 10_000_000;

/// TLD, share of the list in tenths of a percent, second of the (UTC) day at which the registry's
/// batch begins, and its length in seconds. Hours: as drop-catchers publish them for winter.
const TLDS: &[(&str, u32, u32, u32)] = &[
    ("com", 420, 19 * 3600, 4500),
    ("net", 70, 19 * 3600, 4500),
    ("org", 62, 14 * 3600 + 1800, 3600),
    ("info", 50, 10 * 3600, 1800),
    ("de", 60, 0, 86_400),
    ("biz", 20, 10 * 3600 + 1800, 1800),
    ("co.uk", 50, 0, 86_400),
    ("uk", 12, 0, 86_400),
    ("it", 24, 9 * 3600, 3600),
    ("fr", 30, 2 * 3600 + 1800, 1800),
    ("eu", 28, 10 * 3600, 5400),
    ("us", 16, 17 * 3600, 3600),
    ("io", 10, 2 * 3600, 3600),
    ("co", 14, 18 * 3600, 3600),
    ("me", 8, 1800, 1800),
    ("nl", 20, 0, 86_400),
    ("be", 8, 23 * 3600, 1800),
    ("ch", 8, 2 * 3600, 3600),
    ("at", 6, 8 * 3600, 7200),
    ("pl", 14, 9 * 3600, 7200),
    ("se", 8, 4 * 3600, 600),
    ("ca", 10, 18 * 3600, 1800),
    ("com.au", 10, 2 * 3600, 1800),
    ("com.br", 8, 12 * 3600, 3600),
    ("online", 12, 3 * 3600, 3600),
    ("xyz", 14, 5 * 3600, 3600),
    ("site", 8, 3 * 3600, 3600),
    ("tv", 3, 19 * 3600, 3600),
    ("cc", 3, 19 * 3600, 3600),
    ("mobi", 3, 10 * 3600, 1800),
    ("xn--p1ai", 3, 21 * 3600, 3600),
];

/// Words that sellers of names like: they make `^shop`, `cloud$` and `car` worth searching for.
const TRADE: &[&str] = &[
    "shop", "cloud", "car", "online", "web", "best", "my", "the", "pro", "tech", "home", "data",
    "media", "smart", "green", "digital", "group", "design", "food", "travel", "bank", "pay",
    "credit", "loan", "game", "play", "news", "blog", "store", "market", "house", "auto", "health",
    "care", "fit", "city", "club", "app", "soft", "net", "mail", "hotel", "trade", "power",
    "solar", "energy", "gold", "art", "photo", "music", "movie", "star", "world", "global", "euro",
    "asia", "crypto", "coin", "chain", "block", "meta", "ai", "bot", "lab", "labs", "hub", "box",
    "link", "direct", "deal", "sale", "buy", "get", "go", "free", "top", "one", "max", "plus",
    "express", "service", "center", "zone", "spot", "point", "life", "live", "love", "kids",
    "baby", "pet", "dog", "cat", "wine", "beer", "coffee", "pizza", "garden", "rent", "job",
    "jobs", "school",
];

/// What to make.
///
/// # Example
/// ```
/// use backorder_tests::corpus::Corpus;
/// let start = "2027-01-10T00:00:00Z".parse().unwrap();
/// let words = vec!["apple".to_owned(), "river".to_owned(), "stone".to_owned()];
/// let mut corpus = Corpus::new(50, start);
/// corpus.add("pinned.com", "2027-01-12T19:00:07Z".parse().unwrap());
/// let mut csv = Vec::new();
/// corpus.write_csv(&words, &mut csv).unwrap();
/// let csv = String::from_utf8(csv).unwrap();
/// assert_eq!(csv.lines().count(), 51);
/// assert!(csv.contains("pinned.com;2027-01-12 19:00:07\n"));
/// ```
#[derive(Debug, Clone)]
pub struct Corpus {
    count: usize,
    seed: u64,
    start: DateTime<Utc>,
    days: u32,
    added: BTreeMap<String, DateTime<Utc>>,
    left_out: HashSet<String>,
}

impl Corpus {
    /// A list of `count` names that drop in the 35 days from `start`, with seed 1.
    ///
    /// # Panics
    /// When `count` is above [`NAMES_MAX`].
    pub fn new(count: usize, start: DateTime<Utc>) -> Corpus {
        assert!(count <= NAMES_MAX, "{count} names asked for, {NAMES_MAX} are the most");
        let (added, left_out) = (BTreeMap::new(), HashSet::new());
        Corpus { count, seed: 1, start, days: 35, added, left_out }
    }

    /// Another seed makes another list.
    pub fn seed(&mut self, seed: u64) -> &mut Corpus {
        self.seed = seed;
        self
    }

    /// The names drop within this many days from the start (at least 1).
    pub fn days(&mut self, days: u32) -> &mut Corpus {
        self.days = days.max(1);
        self
    }

    /// Puts `name` on the list at exactly `drop`; if it is on the list already, it is moved there.
    pub fn add(&mut self, name: &str, drop: DateTime<Utc>) -> &mut Corpus {
        self.added.insert(name.to_owned(), drop);
        self
    }

    /// Leaves `name` out, whether made up or added.
    pub fn without(&mut self, name: &str) -> &mut Corpus {
        self.left_out.insert(name.to_owned());
        self
    }

    /// Writes `name;YYYY-MM-DD HH:MM:SS` lines: the made-up names in no order, then the added.
    ///
    /// # Errors
    /// What `out` answers.
    ///
    /// # Panics
    /// When `words` is empty.
    pub fn write_csv(&self, words: &[String], out: &mut impl Write) -> io::Result<()> {
        let mut maker = Maker { random: Random(self.seed), words, total: share_total() };
        let mut seen = HashSet::with_capacity(self.count);
        while seen.len() < self.count {
            let (name, drop) = maker.row(self.start, self.days);
            let fresh = seen.insert(fingerprint(&name));
            if fresh && !self.left_out.contains(&name) && !self.added.contains_key(&name) {
                writeln!(out, "{name};{}", drop.format("%Y-%m-%d %H:%M:%S"))?;
            }
        }
        for (name, drop) in &self.added {
            if !self.left_out.contains(name) {
                writeln!(out, "{name};{}", drop.format("%Y-%m-%d %H:%M:%S"))?;
            }
        }
        Ok(())
    }

    /// Writes the registrar's zip: one CSV, `domains.csv`.
    ///
    /// # Errors
    /// What `out` answers.
    pub fn write_zip(&self, words: &[String], out: impl Write + Seek) -> io::Result<()> {
        let mut zip = zip::ZipWriter::new(out);
        let options = zip::write::SimpleFileOptions::default()
            .compression_method(zip::CompressionMethod::Deflated);
        zip.start_file("domains.csv", options)?;
        let mut buffered = io::BufWriter::with_capacity(1 << 20, zip);
        self.write_csv(words, &mut buffered)?;
        buffered.into_inner().map_err(io::IntoInnerError::into_error)?.finish()?;
        Ok(())
    }
}

/// The words of a word list that can be part of a name: 3 to 11 letters, lower case, each once.
///
/// # Errors
/// When the file cannot be read (the message says which package has it) or has no such word.
pub fn read_words(path: &Path) -> Result<Vec<String>, String> {
    let text = fs::read_to_string(path).map_err(|error| {
        format!(
            "cannot read the word list {}: {error} (on Debian and Ubuntu: apt-get install \
             wamerican, or name another list)",
            path.display()
        )
    })?;
    let mut words: Vec<String> = text
        .lines()
        .filter(|word| (3..=11).contains(&word.len()))
        .filter(|word| word.bytes().all(|byte| byte.is_ascii_alphabetic()))
        .map(str::to_ascii_lowercase)
        .collect();
    words.sort_unstable();
    words.dedup();
    if words.is_empty() {
        return Err(format!("the word list {} has no word of 3 to 11 letters", path.display()));
    }
    Ok(words)
}

/// SplitMix64 (Steele, Lea, Flood 2014): small, seeded, the same on every machine.
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    fn below(&mut self, limit: u32) -> u32 {
        (((self.next() >> 32) * u64::from(limit)) >> 32) as u32
    }

    fn pick<'a>(&mut self, from: &'a [impl AsRef<str>]) -> &'a str {
        from[self.below(from.len() as u32) as usize].as_ref()
    }
}

struct Maker<'a> {
    random: Random,
    words: &'a [String],
    total: u32,
}

impl Maker<'_> {
    fn row(&mut self, start: DateTime<Utc>, days: u32) -> (String, DateTime<Utc>) {
        let mut share = self.random.below(self.total);
        let mut tld = &TLDS[0];
        for candidate in TLDS {
            tld = candidate;
            if share < candidate.1 {
                break;
            }
            share -= candidate.1;
        }
        let label = self.label();
        let second = self.random.below(days) * 86_400 + tld.2 + self.random.below(tld.3);
        (format!("{label}.{}", tld.0), start + Duration::seconds(i64::from(second)))
    }

    fn label(&mut self) -> String {
        let kind = self.random.below(1000);
        let mut label = match kind {
            0..25 => self.letters(),
            25..130 => self.random.pick(self.words).to_owned(),
            130..470 => self.pair(""),
            470..570 => self.pair("-"),
            570..700 => format!("{}{}", self.random.pick(TRADE), self.random.pick(self.words)),
            700..800 => format!("{}{}", self.random.pick(self.words), self.random.pick(TRADE)),
            800..850 => format!("{}{}", self.random.pick(TRADE), self.random.pick(TRADE)),
            850..920 => self.with_digits(),
            920..940 => self.random.below(9_999_999).to_string(),
            940..960 => self.idn(),
            960..985 => self.junk(),
            _ => format!("{}-{}", self.pair("-"), self.random.pick(TRADE)),
        };
        label.truncate(63);
        label
    }

    fn pair(&mut self, between: &str) -> String {
        format!("{}{between}{}", self.random.pick(self.words), self.random.pick(self.words))
    }

    /// Two to four letters, mostly four: the short ones are taken and seldom dropped.
    fn letters(&mut self) -> String {
        let length = match self.random.below(100) {
            0..2 => 2,
            2..20 => 3,
            _ => 4,
        };
        (0..length).map(|_| char::from(b'a' + self.random.below(26) as u8)).collect()
    }

    fn with_digits(&mut self) -> String {
        let word = self.random.pick(self.words);
        let limit = [10, 100, 1000, 2030][self.random.below(4) as usize];
        let number = self.random.below(limit);
        match self.random.below(3) {
            0 => format!("{number}{word}"),
            1 => format!("{word}-{number}"),
            _ => format!("{word}{number}"),
        }
    }

    /// Consonants and vowels in turn, as generated names have them.
    fn junk(&mut self) -> String {
        let length = 5 + self.random.below(8);
        let mut label = String::new();
        for at in 0..length {
            let set: &[u8] = if at % 2 == 0 { b"bcdfghjklmnpqrstvwxz" } else { b"aeiou" };
            label.push(char::from(set[self.random.below(set.len() as u32) as usize]));
        }
        label
    }

    /// A word with umlauts or accents, or a Greek or Cyrillic one, in its ACE form.
    fn idn(&mut self) -> String {
        let unicode: String = match self.random.below(4) {
            0 => (0..4 + self.random.below(6))
                .map(|_| char::from_u32(0x430 + self.random.below(32)).unwrap_or('а'))
                .collect(),
            1 => (0..4 + self.random.below(5))
                .map(|_| char::from_u32(0x3b1 + self.random.below(17)).unwrap_or('α'))
                .collect(),
            _ => {
                let word = self.random.pick(self.words);
                let accents = [('a', 'ä'), ('o', 'ö'), ('u', 'ü'), ('e', 'é'), ('n', 'ñ')];
                let accent = accents[self.random.below(5) as usize];
                format!("{}{}", word.replace(accent.0, &accent.1.to_string()), "ü")
            }
        };
        match idna::domain_to_ascii_strict(&unicode) {
            Ok(ace) if ace.len() <= 63 => ace,
            _ => self.letters(),
        }
    }
}

fn share_total() -> u32 {
    TLDS.iter().map(|tld| tld.1).sum()
}

/// FNV-1a: names are told apart by 64 bits instead of being kept.
fn fingerprint(name: &str) -> u64 {
    name.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words() -> Vec<String> {
        ["apple", "river", "stone", "cloudy", "banana"].map(str::to_owned).to_vec()
    }

    fn csv(corpus: &Corpus) -> String {
        let mut out = Vec::new();
        corpus.write_csv(&words(), &mut out).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn a_missing_word_list_names_the_package() {
        let error = read_words(Path::new("/nowhere/words")).unwrap_err();
        assert!(error.contains("/nowhere/words") && error.contains("wamerican"), "{error}");
    }

    #[test]
    fn the_same_seed_gives_the_same_list_and_another_gives_another() {
        let start = "2027-01-10T00:00:00Z".parse().unwrap();
        let mut corpus = Corpus::new(300, start);
        let first = csv(&corpus);
        assert_eq!(first, csv(&corpus));
        assert_eq!(first.lines().count(), 300);
        assert_ne!(first, csv(corpus.seed(2)));
    }

    #[test]
    fn names_are_moved_added_and_left_out() {
        let start = "2027-01-10T00:00:00Z".parse().unwrap();
        let plain = csv(&Corpus::new(300, start));
        let mut names = plain.lines().map(|line| line.split(';').next().unwrap());
        let (moved, gone) = (names.next().unwrap(), names.next().unwrap());
        let mut corpus = Corpus::new(300, start);
        corpus.add(moved, "2027-02-01T01:02:03Z".parse().unwrap());
        corpus.add("new.com", "2027-02-01T01:02:03Z".parse().unwrap()).without(gone);
        let changed = csv(&corpus);
        assert_eq!(changed.lines().count(), 300);
        assert!(changed.contains(&format!("{moved};2027-02-01 01:02:03\n")));
        assert!(changed.contains("new.com;2027-02-01 01:02:03\n"));
        assert!(!changed.contains(&format!("{gone};")));
    }
}
