//! The keys that sign a domain's zone, as its registry knows them: digests of keys (DS) or the keys
//! themselves (DNSKEY).

use std::fmt;

use base64::alphabet;
use base64::engine::{Engine as _, GeneralPurpose, GeneralPurposeConfig};

use crate::wire::command::Command;
use crate::wire::error::{Error, ErrorKind};
use crate::wire::profile::Platform;
use crate::wire::read::{cell, column, invalid};
use crate::wire::response::Response;

/// A digest of a key: `KEYTAG ALGORITHM DIGESTTYPE DIGEST`.
///
/// Two are equal by what they mean; [`DsRecord::text`] is how it was written, which is how a
/// removal must say it.
///
/// # Example
/// ```
/// use ispapi_client::dns::DsRecord;
/// let digest = "2BB183AF5F22588179A53B0A98631FAD1A292118";
/// let ds = DsRecord::parse(&format!("60485 5 1 {digest}"))?;
/// assert_eq!((ds.key_tag, ds.algorithm, ds.digest_type), (60485, 5, 1));
/// assert_eq!(ds, DsRecord::parse(&format!("60485  5 1 {}", digest.to_lowercase()))?);
/// let error = DsRecord::parse("60485 5 2 2BB183").expect_err("SHA-256 is longer");
/// assert!(error.to_string().ends_with("digest of type 2 has 64 hexadecimal digits"));
/// # Ok::<(), ispapi_client::Error>(())
/// ```
///
/// Source: RFC 4034, section 5; RFC 4509, 5933, 6605.
#[derive(Debug, Clone, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct DsRecord {
    /// Of the key, 0 to 65535.
    pub key_tag: u16,
    /// Of the key, by IANA's numbers.
    pub algorithm: u8,
    /// 1 SHA-1, 2 SHA-256, 3 GOST, 4 SHA-384.
    pub digest_type: u8,
    /// In hexadecimal digits, upper case.
    pub digest: String,
    text: String,
}

/// A key: `FLAGS PROTOCOL ALGORITHM KEY`.
///
/// Equal by what it means, as [`DsRecord`].
///
/// # Example
/// ```
/// use ispapi_client::dns::KeyRecord;
/// let key = "AQOeiiR0GOMYkDshWoSKz9XzfwJr1AYtsmx3TGkJaNXVbfi/2pHm822aJ5iI9BMzNXxeYCmZDRD99WYwYqUS\
///     djMmmAphXdvxegXd/M5+X7OrzKBaMbCVdFLUUh6DhweJBjEVv5f2\
///     wwjM9XzcnOf+EPbtG9DMBmADjFDc2w/rljwvFw==";
/// let key = KeyRecord::parse(&format!("256 3 5 {key}"))?;
/// assert_eq!((key.key_tag(), key.is_entry_point()), (60485, false));
/// # Ok::<(), ispapi_client::Error>(())
/// ```
///
/// Source: RFC 4034, section 2 and appendix B.
#[derive(Debug, Clone, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct KeyRecord {
    /// 256 or 257, which is an entry point (KSK).
    pub flags: u16,
    /// Always 3.
    pub protocol: u8,
    /// By IANA's numbers.
    pub algorithm: u8,
    /// The key in base64, without blanks.
    pub public_key: String,
    text: String,
}

impl PartialEq for DsRecord {
    fn eq(&self, other: &DsRecord) -> bool {
        let of = |ds: &DsRecord| (ds.key_tag, ds.algorithm, ds.digest_type);
        of(self) == of(other) && self.digest == other.digest
    }
}

impl PartialEq for KeyRecord {
    fn eq(&self, other: &KeyRecord) -> bool {
        let of = |key: &KeyRecord| (key.flags, key.protocol, key.algorithm);
        of(self) == of(other) && self.public_key == other.public_key
    }
}

fn refused(what: &str, text: &str, why: impl fmt::Display) -> Error {
    let message = format!("{text:?} is no {what}: {why}");
    Error::new(ErrorKind::ParameterInvalid, what, message)
}

/// The three numbers of a record, and what stands behind them without blanks.
fn parts(text: &str) -> Option<([u16; 3], String)> {
    if text.contains(['\r', '\n', '\0']) {
        return None;
    }
    let mut words = text.split_whitespace();
    let mut number = || words.next()?.parse::<u16>().ok();
    let numbers = [number()?, number()?, number()?];
    Some((numbers, words.collect()))
}

impl DsRecord {
    /// Reads a record.
    ///
    /// # Errors
    /// [`ErrorKind::ParameterInvalid`] says what it must be: three numbers and a digest of the
    /// length of its type.
    pub fn parse(text: &str) -> Result<DsRecord, Error> {
        let refused = |why: &dyn fmt::Display| refused("DS", text, why);
        let form = "it is KEYTAG ALGORITHM DIGESTTYPE DIGEST";
        let ([key_tag, algorithm, digest_type], digest) =
            parts(text).ok_or_else(|| refused(&form))?;
        let algorithm = algorithm_of(algorithm).ok_or_else(|| refused(&ALGORITHMS))?;
        let length = match digest_type {
            1 => 40,
            2 | 3 => 64,
            4 => 96,
            _ => return Err(refused(&"the digest type is 1 to 4")),
        };
        if digest.len() != length || !digest.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            let why = format!("a digest of type {digest_type} has {length} hexadecimal digits");
            return Err(refused(&why));
        }
        Ok(DsRecord {
            key_tag,
            algorithm,
            digest_type: u8::try_from(digest_type).unwrap_or_default(),
            digest: digest.to_ascii_uppercase(),
            text: text.trim().to_owned(),
        })
    }

    /// As it was written.
    pub fn text(&self) -> &str {
        &self.text
    }
}

const ALGORITHMS: &str = "the algorithm is 2 to 8, 10 or 12 to 16";

/// Source: CNR's page on DNSSEC; IANA's registry of algorithm numbers.
fn algorithm_of(number: u16) -> Option<u8> {
    let known = matches!(number, 2..=8 | 10 | 12..=16);
    u8::try_from(number).ok().filter(|_| known)
}

impl KeyRecord {
    /// Reads a record.
    ///
    /// # Errors
    /// [`ErrorKind::ParameterInvalid`] says what it must be: flags of 256 or 257, protocol 3, an
    /// algorithm, and a key in base64.
    pub fn parse(text: &str) -> Result<KeyRecord, Error> {
        let refused = |why: &dyn fmt::Display| refused("DNSKEY", text, why);
        let form = "it is FLAGS PROTOCOL ALGORITHM KEY";
        let ([flags, protocol, algorithm], public_key) =
            parts(text).ok_or_else(|| refused(&form))?;
        if !matches!(flags, 256 | 257) {
            return Err(refused(&"the flags are 256 or 257"));
        }
        if protocol != 3 {
            return Err(refused(&"the protocol is 3"));
        }
        let algorithm = algorithm_of(algorithm).ok_or_else(|| refused(&ALGORITHMS))?;
        if bytes_of(&public_key).is_none_or(|key| key.is_empty()) {
            return Err(refused(&"the key is in base64"));
        }
        Ok(KeyRecord { flags, protocol: 3, algorithm, public_key, text: text.trim().to_owned() })
    }

    /// As it was written.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Whether a DS may stand for it: a key-signing key.
    pub fn is_entry_point(&self) -> bool {
        self.flags & 1 == 1
    }

    /// The tag by which its DS names it.
    pub fn key_tag(&self) -> u16 {
        let [high, low] = self.flags.to_be_bytes();
        let key = bytes_of(&self.public_key).unwrap_or_default();
        let bytes = [high, low, self.protocol, self.algorithm].into_iter().chain(key);
        let sum = bytes.enumerate().fold(0_u32, |sum, (place, byte)| {
            let byte = u32::from(byte);
            sum.wrapping_add(if place % 2 == 0 { byte << 8 } else { byte })
        });
        let [.., high, low] = (sum + ((sum >> 16) & 0xffff)).to_be_bytes();
        u16::from_be_bytes([high, low])
    }
}

/// Keys whose last digit has bits to spare are in use.
const BASE64: GeneralPurpose = GeneralPurpose::new(
    &alphabet::STANDARD,
    GeneralPurposeConfig::new().with_decode_allow_trailing_bits(true),
);

/// The bytes of a text in base64; none if it is none.
fn bytes_of(text: &str) -> Option<Vec<u8>> {
    BASE64.decode(text).ok()
}

/// What a domain's registry has of its keys.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[non_exhaustive]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct Dnssec {
    /// Digests.
    pub ds: Vec<DsRecord>,
    /// Keys.
    pub keys: Vec<KeyRecord>,
    /// How long a signature may live, in seconds, where it says so. ISPAPI only.
    pub max_sig_life: Option<u32>,
    /// What cannot be read. A change does not touch it, unless everything goes.
    pub odd: Vec<Error>,
}

impl Dnssec {
    /// Reads the answer to StatusDomain: SECDNS-DS and SECDNS-KEY, at CNR DNSSECDSDATA and DNSSEC.
    pub fn read(answer: &Response) -> Dnssec {
        let mut read = Dnssec::default();
        for text in texts(answer, &["SECDNS-DS", "DNSSECDSDATA"]) {
            match DsRecord::parse(text) {
                Ok(ds) => read.ds.push(ds),
                Err(error) => read.odd.push(invalid("DS", error)),
            }
        }
        for text in texts(answer, &["SECDNS-KEY", "DNSSEC"]) {
            match KeyRecord::parse(text) {
                Ok(key) => read.keys.push(key),
                Err(error) => read.odd.push(invalid("DNSKEY", error)),
            }
        }
        if let Some(text) = cell(answer, "SECDNS-MAXSIGLIFE", 0) {
            match text.parse() {
                Ok(seconds) => read.max_sig_life = Some(seconds),
                Err(_) => {
                    let message = format_args!("{text:?} is no number of seconds");
                    read.odd.push(invalid("SECDNS-MAXSIGLIFE", message));
                }
            }
        }
        read
    }

    /// Whether it is signed, as far as the registry knows.
    pub fn is_signed(&self) -> bool {
        !self.ds.is_empty() || !self.keys.is_empty() || !self.odd.is_empty()
    }
}

/// The filled cells of the first of these columns that has some.
fn texts<'r>(answer: &'r Response, names: &[&str]) -> Vec<&'r str> {
    let filled = |name: &&str| -> Vec<&'r str> {
        let found = column(answer, name);
        let cells = found.iter().flat_map(|column| column.iter().flatten());
        cells.filter(|text| !text.is_empty()).collect()
    };
    names.iter().map(filled).find(|cells| !cells.is_empty()).unwrap_or_default()
}

/// What brings the keys of a domain from those its registry has to others.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[non_exhaustive]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct DnssecChange {
    /// Digests to be added.
    pub added_ds: Vec<DsRecord>,
    /// Digests to be removed, in the registrar's own words.
    pub removed_ds: Vec<DsRecord>,
    /// Keys to be added.
    pub added_keys: Vec<KeyRecord>,
    /// Keys to be removed, in the registrar's own words.
    pub removed_keys: Vec<KeyRecord>,
    /// Everything is to go, what cannot be read as well.
    pub removes_all: bool,
}

impl DnssecChange {
    /// Compares what the registry has with the records that are wanted. With none of them the
    /// domain is not signed any more.
    pub fn between(present: &Dnssec, ds: &[DsRecord], keys: &[KeyRecord]) -> DnssecChange {
        fn only<T: PartialEq + Clone>(list: &[T], other: &[T]) -> Vec<T> {
            let mut only: Vec<T> = Vec::new();
            for record in list {
                if !other.contains(record) && !only.contains(record) {
                    only.push(record.clone());
                }
            }
            only
        }
        if ds.is_empty() && keys.is_empty() {
            return DnssecChange { removes_all: present.is_signed(), ..DnssecChange::default() };
        }
        DnssecChange {
            added_ds: only(ds, &present.ds),
            removed_ds: only(&present.ds, ds),
            added_keys: only(keys, &present.keys),
            removed_keys: only(&present.keys, keys),
            removes_all: false,
        }
    }

    /// Whether there is nothing to do.
    pub fn is_empty(&self) -> bool {
        *self == DnssecChange::default()
    }

    /// The command that does it; none if there is nothing to do.
    ///
    /// # Example
    /// ```
    /// use ispapi_client::{Platform, dns::{Dnssec, DnssecChange, DsRecord}};
    /// let ds = DsRecord::parse("60485 5 1 2BB183AF5F22588179A53B0A98631FAD1A292118")?;
    /// let change = DnssecChange::between(&Dnssec::default(), &[ds], &[]);
    /// let command = |platform: Platform| {
    ///     change.command("example.com", platform).expect("a change").text(platform)
    /// };
    /// let digest = "60485 5 1 2BB183AF5F22588179A53B0A98631FAD1A292118";
    /// let start = "COMMAND=ModifyDomain\nDOMAIN=example.com";
    /// assert_eq!(command(Platform::Ispapi)?, format!("{start}\nADDSECDNS-DS0={digest}"));
    /// assert_eq!(command(Platform::Cnr)?, format!("{start}\nADDDNSSECDSDATA0={digest}"));
    /// # Ok::<(), ispapi_client::Error>(())
    /// ```
    pub fn command(&self, domain: &str, platform: Platform) -> Option<Command> {
        if self.is_empty() {
            return None;
        }
        let command = Command::new("ModifyDomain").with("DOMAIN", domain);
        let (ds, key, all) = match platform {
            Platform::Ispapi => ("SECDNS-DS", "SECDNS-KEY", "SECDNS-REMOVE-ALL"),
            Platform::Cnr => ("DNSSECDSDATA", "DNSSEC", "DNSSECDELALL"),
        };
        if self.removes_all {
            return Some(command.with(all, true));
        }
        let of_ds = |list: &[DsRecord]| -> Vec<String> {
            list.iter().map(|record| record.text.clone()).collect()
        };
        let of_keys = |list: &[KeyRecord]| -> Vec<String> {
            list.iter().map(|record| record.text.clone()).collect()
        };
        Some(
            command
                .with(format!("ADD{ds}"), of_ds(&self.added_ds))
                .with(format!("DEL{ds}"), of_ds(&self.removed_ds))
                .with(format!("ADD{key}"), of_keys(&self.added_keys))
                .with(format!("DEL{key}"), of_keys(&self.removed_keys)),
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ResponseBuilder;

    const SHA1: &str = "2BB183AF5F22588179A53B0A98631FAD1A292118";

    fn ds(text: &str) -> DsRecord {
        DsRecord::parse(text).expect(text)
    }

    #[test]
    fn what_cannot_be_meant_is_refused_with_what_is_allowed() {
        for text in [
            "",
            "60485 5 1",
            &format!("70000 5 1 {SHA1}"),
            &format!("60485 9 1 {SHA1}"),
            &format!("60485 5 5 {SHA1}"),
            &format!("60485 5 2 {SHA1}"),
            &format!("60485 5 1 {}", SHA1.replace('2', "x")),
            &format!("60485 5 1 {SHA1}\nDELSTATUS0=x"),
        ] {
            let error = DsRecord::parse(text).expect_err(text);
            assert_eq!((error.kind(), error.subject()), (ErrorKind::ParameterInvalid, "DS"));
        }
        for text in [
            "",
            "256 3 8",
            "255 3 8 AwEA",
            "256 2 8 AwEA",
            "256 3 1 AwEA",
            "256 3 8 AwE",
            "256 3 8 A=EA",
        ] {
            let error = KeyRecord::parse(text).expect_err(text);
            assert_eq!((error.kind(), error.subject()), (ErrorKind::ParameterInvalid, "DNSKEY"));
        }
    }

    #[test]
    fn records_are_compared_by_what_they_mean_and_removed_as_they_stand() {
        let written = format!("60485 5 1 {} {}", &SHA1[..8].to_lowercase(), &SHA1[8..]);
        let columns: [(&str, &[&str]); 3] = [
            ("SECDNS-DS", &[&written, "1 2", ""]),
            ("SECDNS-KEY", &["", "257 3 8 AwEA"]),
            ("SECDNS-MAXSIGLIFE", &["long"]),
        ];
        let builder = ResponseBuilder::new(200, "ok");
        let builder = columns.iter().fold(builder, |builder, (name, cells)| {
            builder.with_column(*name, cells.iter().copied())
        });
        let present = Dnssec::read(&Response::from_vec(builder.encode().into_bytes()));
        assert_eq!(present.ds, [ds(&format!("60485 5 1 {SHA1}"))]);
        let odd: Vec<&str> = present.odd.iter().map(Error::subject).collect();
        assert_eq!(odd, ["DS", "SECDNS-MAXSIGLIFE"]);
        let same = DnssecChange::between(&present, &present.ds, &present.keys);
        assert!(same.is_empty() && same.command("a.com", Platform::Cnr).is_none());
        let other = ds(&format!("1 8 1 {SHA1}"));
        let moved = DnssecChange::between(&present, &[other.clone(), other], &[]);
        assert_eq!(
            moved.command("a.com", Platform::Ispapi).expect("a change").text(Platform::Ispapi),
            Ok(format!(
                "COMMAND=ModifyDomain\nDOMAIN=a.com\nADDSECDNS-DS0=1 8 1 {SHA1}\n\
                 DELSECDNS-DS0={written}\nDELSECDNS-KEY0=257 3 8 AwEA"
            )),
        );
        let gone = DnssecChange::between(&present, &[], &[]);
        let text = |platform| gone.command("a.com", platform).expect("a change").text(platform);
        assert!(text(Platform::Ispapi).expect("encodes").ends_with("\nSECDNS-REMOVE-ALL=1"));
        assert!(text(Platform::Cnr).expect("encodes").ends_with("\nDNSSECDELALL=1"));
        assert!(DnssecChange::between(&Dnssec::default(), &[], &[]).is_empty());
    }

    #[test]
    fn base64_is_read_to_the_byte() {
        assert_eq!(bytes_of("TWFu"), Some(b"Man".to_vec()));
        assert_eq!(bytes_of("TWE="), Some(b"Ma".to_vec()));
        assert_eq!(bytes_of("TQ=="), Some(b"M".to_vec()));
        for none in ["TQ", "T===", "TQ=a", "T-=="] {
            assert_eq!(bytes_of(none), None, "{none}");
        }
    }
}
