//! The registrar's zip, which is taken for hostile: sizes limited, no path used.

use std::io::{BufReader, Read, Seek, SeekFrom};
use std::sync::mpsc::sync_channel;
use std::thread;

use backorder_core::droplist::Content;
use backorder_core::{Error as Rule, ErrorKind as RuleKind};
use flate2::read::MultiGzDecoder;
use zip::ZipArchive;

use super::ListError;
use crate::wire::error::{Error, ErrorKind};

/// What an archive may be at most.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct ArchiveLimits {
    /// Bytes of the archive. Default 256 MiB.
    pub archive_bytes_max: u64,
    /// Bytes of the CSV in it, declared and real. Default 1 GiB.
    pub csv_bytes_max: u64,
}

impl Default for ArchiveLimits {
    fn default() -> ArchiveLimits {
        ArchiveLimits { archive_bytes_max: 256 << 20, csv_bytes_max: 1 << 30 }
    }
}

const PORTION: usize = 256 << 10;
/// Portions unpacked ahead of the one that is being read.
const PORTIONS_AHEAD: usize = 4;

/// Unpacks the one list of a zip and hands it to `sink` in portions, with the declared size.
///
/// Unpacking runs on a thread of its own, ahead of the sink. Memory does not grow with the size
/// of the CSV.
///
/// # Errors
/// [`ErrorKind::ArchiveInvalid`]: not a zip, damaged, encrypted, or not exactly one `.csv` or
/// `.txt` in it; [`DroplistTooLarge`](backorder_core::ErrorKind::DroplistTooLarge): the archive or
/// the CSV, as declared or in fact, is above its limit; whatever `sink` answers.
pub fn read_zip(
    mut archive: impl Read + Seek + Send,
    limits: &ArchiveLimits,
    mut sink: impl FnMut(&[u8], u64) -> Result<(), Rule>,
) -> Result<(), ListError> {
    let size = archive.seek(SeekFrom::End(0)).map_err(|error| invalid(&error))?;
    check_size("the archive", size, limits.archive_bytes_max)?;
    check_beginning(&mut archive)?;
    let mut archive = ZipArchive::new(archive).map_err(|error| invalid(&error))?;
    let declared = check_entry(&mut archive, limits)?;
    thread::scope(|scope| {
        let (full, unpacked) = sync_channel::<Result<Vec<u8>, ListError>>(PORTIONS_AHEAD);
        let (empty, used) = sync_channel::<Vec<u8>>(PORTIONS_AHEAD + 2);
        scope.spawn(move || {
            let sent = unpack(&mut archive, limits, declared, &used, &full);
            if let Err(error) = sent {
                // Nobody listens when the sink has failed; its error is the one that counts.
                let _ = full.send(Err(error));
            }
        });
        for portion in unpacked {
            let portion = portion?;
            sink(&portion, declared)?;
            let _ = empty.try_send(portion);
        }
        Ok(())
    })
}

/// Unpacks a list compressed by gzip and hands it to `sink` in portions, with the size that is
/// declared at its end (modulo 4 GiB; 0 where there is none).
///
/// # Errors
/// [`ErrorKind::ArchiveInvalid`]: not gzip, damaged, or cut short;
/// [`DroplistTooLarge`](backorder_core::ErrorKind::DroplistTooLarge): the archive or the list in it
/// is above its limit; whatever `sink` answers.
pub fn read_gzip(
    mut archive: impl Read + Seek,
    limits: &ArchiveLimits,
    mut sink: impl FnMut(&[u8], u64) -> Result<(), Rule>,
) -> Result<(), ListError> {
    let size = archive.seek(SeekFrom::End(0)).map_err(|error| invalid(&error))?;
    check_size("the archive", size, limits.archive_bytes_max)?;
    let mut end = [0; 4];
    if size > 4 {
        archive.seek(SeekFrom::End(-4)).map_err(|error| invalid(&error))?;
        archive.read_exact(&mut end).map_err(|error| invalid(&error))?;
    }
    let declared = u64::from(u32::from_le_bytes(end)).min(limits.csv_bytes_max);
    archive.rewind().map_err(|error| invalid(&error))?;
    let mut unpacked = MultiGzDecoder::new(BufReader::new(archive));
    let (mut portion, mut total) = (vec![0; PORTION], 0);
    loop {
        let filled = unpacked.read(&mut portion).map_err(|error| invalid(&error))?;
        total += filled as u64;
        check_size("the list", total, limits.csv_bytes_max)?;
        if filled == 0 {
            return Ok(());
        }
        sink(&portion[..filled], declared)?;
    }
}

/// Says what it is instead of a zip.
fn check_beginning(archive: &mut (impl Read + Seek)) -> Result<(), ListError> {
    archive.rewind().map_err(|error| invalid(&error))?;
    let mut head = Vec::new();
    archive.take(4096).read_to_end(&mut head).map_err(|error| invalid(&error))?;
    archive.rewind().map_err(|error| invalid(&error))?;
    match Content::of(&head) {
        Content::Zip => Ok(()),
        content => {
            let begins = Content::beginning(&head);
            Err(invalid(&format!("not a zip but {content}: it begins with {begins}")))
        }
    }
}

/// The declared size of the only entry.
fn check_entry(
    archive: &mut ZipArchive<impl Read + Seek>,
    limits: &ArchiveLimits,
) -> Result<u64, ListError> {
    let count = archive.len();
    if count != 1 {
        return Err(invalid(&format!("it has {count} entries, exactly one list is expected")));
    }
    let entry = archive.by_index_raw(0).map_err(|error| invalid(&error))?;
    let name = entry.name().map_err(|error| invalid(&error))?;
    if entry.encrypted() {
        return Err(invalid(&"it is encrypted"));
    }
    if !entry.is_file() || !is_list(&name) {
        let shown: String = name.chars().take(64).flat_map(char::escape_default).collect();
        return Err(invalid(&format!("its entry is \"{shown}\", a .csv or .txt is expected")));
    }
    check_size("the CSV", entry.size(), limits.csv_bytes_max)?;
    Ok(entry.size())
}

fn is_list(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    name.ends_with(".csv") || name.ends_with(".txt")
}

fn unpack(
    archive: &mut ZipArchive<impl Read + Seek>,
    limits: &ArchiveLimits,
    declared: u64,
    used: &std::sync::mpsc::Receiver<Vec<u8>>,
    full: &std::sync::mpsc::SyncSender<Result<Vec<u8>, ListError>>,
) -> Result<(), ListError> {
    let mut entry = archive.by_index(0).map_err(|error| invalid(&error))?;
    let mut total = 0;
    loop {
        let mut portion = used.try_recv().unwrap_or_default();
        portion.resize(PORTION, 0);
        let mut filled = 0;
        while filled < PORTION {
            // At the end the reader compares the checksum of the archive.
            match entry.read(&mut portion[filled..]).map_err(|error| invalid(&error))? {
                0 => break,
                more => filled += more,
            }
        }
        total += filled as u64;
        check_size("the CSV", total, limits.csv_bytes_max)?;
        if filled == 0 {
            break;
        }
        portion.truncate(filled);
        if full.send(Ok(portion)).is_err() {
            return Ok(());
        }
    }
    if total != declared {
        return Err(invalid(&format!("its CSV has {total} bytes, {declared} are declared")));
    }
    Ok(())
}

fn check_size(what: &str, size: u64, most: u64) -> Result<(), ListError> {
    if size <= most {
        return Ok(());
    }
    let message = format!("{what} has {size} bytes, at most {most} allowed");
    Err(Rule::new(RuleKind::DroplistTooLarge, what, message).into())
}

#[cold]
fn invalid(cause: &dyn std::fmt::Display) -> ListError {
    let message = format!("the droplist archive is not usable: {cause}");
    Error::new(ErrorKind::ArchiveInvalid, "droplist archive", message).into()
}
