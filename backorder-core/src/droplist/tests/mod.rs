//! The droplist as a whole: import to image, image to hits, damage, and a naive second opinion.

mod believed;
mod columns;
mod content;
mod damage;
mod days;
mod difference;
mod guards;
mod naive;
mod patterns;

use chrono::{DateTime, Utc};

use super::{Import, Limits};

fn at(text: &str) -> DateTime<Utc> {
    crate::values::time::parse_utc(text).unwrap().unwrap()
}

fn now() -> DateTime<Utc> {
    at("2027-01-10 00:01:00")
}

fn image(csv: &str) -> Vec<u8> {
    let mut import = Import::new(now(), Limits::default());
    import.feed(csv.as_bytes()).unwrap();
    let image = import.finish(None).unwrap();
    assert_eq!(import.report().first_bad, []);
    image
}
