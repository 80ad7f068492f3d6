//! POSIX TZ strings, by way of `tz-rs`.
//!
//! The reader of `time-tz` knows neither southern summers nor hours above 24. That of `tz-rs` does,
//! but takes hours outside 0 to 24, which POSIX.1-2024 allows, only from a zone file of version 3
//! (RFC 9636 section 3.3). So the string is handed over as the footer of an otherwise empty file.

use tz::timezone::{LocalTimeType, TransitionRule};

/// The shortest abbreviation of a zone (POSIX.1-2024 section 8.3).
const MIN_NAME: usize = 3;
/// The longest string read; real ones have about forty bytes.
const MAX_LEN: usize = 128;

/// One zone of a TZ string.
#[derive(Clone)]
pub(super) struct PosixRule(tz::TimeZone);

impl PosixRule {
    /// Reads a TZ string with an explicit offset, and with explicit rules if it has summer time.
    pub(super) fn parse(text: &str) -> Option<PosixRule> {
        let printable = text.bytes().all(|b| b.is_ascii_graphic());
        if !printable || text.len() > MAX_LEN {
            return None;
        }
        let mut file = Vec::with_capacity(2 * EMPTY_BLOCK.len() + text.len() + 2);
        file.extend_from_slice(&EMPTY_BLOCK);
        file.extend_from_slice(&EMPTY_BLOCK);
        file.push(b'\n');
        file.extend_from_slice(text.as_bytes());
        file.push(b'\n');
        let zone = tz::TimeZone::from_tz_data(&file).ok()?;
        let long_enough = |kind: &LocalTimeType| kind.time_zone_designation().len() >= MIN_NAME;
        let named = match zone.as_ref().extra_rule().as_ref()? {
            TransitionRule::Fixed(kind) => long_enough(kind),
            TransitionRule::Alternate(rule) => long_enough(rule.std()) && long_enough(rule.dst()),
        };
        named.then_some(PosixRule(zone))
    }

    /// Seconds east of Greenwich.
    pub(super) fn offset_at(&self, unix_seconds: i64) -> i32 {
        let found = self.0.find_local_time_type(unix_seconds);
        found.or_else(|_| self.0.find_local_time_type(0)).map_or(0, |kind| kind.ut_offset())
    }
}

/// A version 3 header and a data block of one local time type, UTC, without changes: 44 + 10 bytes.
const EMPTY_BLOCK: [u8; 54] = {
    let mut block = [0; 54];
    let magic = *b"TZif3";
    let mut at = 0;
    while at < magic.len() {
        block[at] = magic[at];
        at += 1;
    }
    // Counts of types and of bytes of their names; then the type (all zero) and the name.
    block[39] = 1;
    block[43] = 4;
    block[50] = b'U';
    block[51] = b'T';
    block[52] = b'C';
    block
};
