//! The import job: a zip or a CSV comes in, the file is replaced, what changed is told.

use std::fmt::Display;
use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::thread;

use backorder_core::droplist::{
    Content, Covers, Droplist, DroplistDiff, Edition, Format, Import, ImportReport, Limits,
};
use backorder_core::{Error, ErrorKind};
use chrono::{DateTime, Utc};

use crate::client::Client;
use crate::commands::QueryDomainPendingDeleteList;

use super::{ArchiveLimits, DroplistFile, io_error, read_gzip, read_zip, replace};

/// How far an import is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress {
    /// Bytes of CSV read.
    pub bytes: u64,
    /// Bytes of CSV there are.
    pub bytes_total: u64,
    /// Lines read.
    pub rows: u64,
}

/// What came of an import.
#[derive(Debug)]
pub struct Imported {
    /// Lines, bad lines, duplicates, names.
    pub report: ImportReport,
    /// Which list is in the file now.
    pub edition: Edition,
    /// What changed against the list before.
    pub diff: DroplistDiff,
    /// Why the file that was there before could not be read, if so: it was replaced, nothing could
    /// be compared with it, and everything counts as added.
    pub unreadable: Option<Error>,
}

/// Why an import came to nothing. The old list is still in its place.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{error}")]
pub struct ImportFailed {
    /// The cause.
    pub error: Error,
    /// What had been read by then, with the first bad lines.
    pub report: ImportReport,
}

/// An import into one file.
///
/// # Example
/// ```
/// use ispapi_client::droplist::{DroplistFile, ImportJob};
/// let folder = tempfile::tempdir().unwrap();
/// let csv = folder.path().join("list.csv");
/// std::fs::write(&csv, "shop.com;2027-01-12 19:00:07\n").unwrap();
/// let mut job = ImportJob::new(folder.path().join("droplist"));
/// let imported = job.csv(&csv, "2027-01-10T00:01:00Z".parse().unwrap())?;
/// assert_eq!((imported.report.names, imported.diff.added().count()), (1, 1));
/// # Ok::<(), ispapi_client::droplist::ImportFailed>(())
/// ```
pub struct ImportJob<'p> {
    path: PathBuf,
    limits: Limits,
    archive_limits: ArchiveLimits,
    format: Option<Format>,
    source: Option<String>,
    covers: Covers,
    progress: Box<dyn FnMut(Progress) + 'p>,
}

impl std::fmt::Debug for ImportJob<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("ImportJob").field("path", &self.path).finish_non_exhaustive()
    }
}

impl<'p> ImportJob<'p> {
    /// Imports into the file at `path`, which need not be there yet.
    pub fn new(path: impl Into<PathBuf>) -> ImportJob<'p> {
        ImportJob {
            path: path.into(),
            limits: Limits::default(),
            archive_limits: ArchiveLimits::default(),
            format: None,
            source: None,
            covers: Covers::default(),
            progress: Box::new(|_| {}),
        }
    }

    /// Other limits than the default ones.
    pub fn limits(&mut self, limits: Limits, archive_limits: ArchiveLimits) -> &mut Self {
        self.limits = limits;
        self.archive_limits = archive_limits;
        self
    }

    /// How the list is written; without it that is seen from its first lines.
    pub fn format(&mut self, format: Format) -> &mut Self {
        self.format = Some(format);
        self
    }

    /// Where the list comes from, `registrar` if nothing is said. Each source has a file of its
    /// own: a list follows only one of the same source.
    pub fn source(&mut self, source: impl Into<String>) -> &mut Self {
        self.source = Some(source.into());
        self
    }

    /// Of which TLDs the list has everything that is about to drop; those it has names of, if
    /// nothing is said.
    pub fn covers(&mut self, covers: Covers) -> &mut Self {
        self.covers = covers;
        self
    }

    /// Calls `progress` several times a second while the list is read.
    pub fn progress(&mut self, progress: impl FnMut(Progress) + 'p) -> &mut Self {
        self.progress = Box::new(progress);
        self
    }

    /// Imports the file at `file` at the instant `now`, whatever it is called: a zip with one list,
    /// a list compressed by gzip, or a plain one, by its first bytes.
    ///
    /// # Errors
    /// As [`ImportJob::zip`]; `DroplistContent` for a page of the web, JSON and whatever else holds
    /// no lines, in words that say what it is.
    pub fn file(&mut self, file: &Path, now: DateTime<Utc>) -> Result<Imported, ImportFailed> {
        match content(file) {
            Ok(Content::Zip) => self.zip(file, now),
            Ok(Content::Gzip) => self.gzip(file, now),
            Ok(_) => self.csv(file, now),
            Err(error) => Err(ImportFailed { error, report: ImportReport::default() }),
        }
    }

    /// Imports a list compressed by gzip.
    ///
    /// # Errors
    /// As [`ImportJob::zip`].
    pub fn gzip(&mut self, file: &Path, now: DateTime<Utc>) -> Result<Imported, ImportFailed> {
        let limits = self.archive_limits.clone();
        self.read(now, |sink| {
            let opened = File::open(file).map_err(|error| io_error(file, "open", &error))?;
            read_gzip(opened, &limits, sink)
        })
    }

    /// Imports the registrar's zip at `zip` at the instant `now`.
    ///
    /// # Errors
    /// `DroplistIo`, those of [`read_zip`] and those of [`Import::finish`]; `ImageVersion` when the
    /// present file was written by a newer version. A damaged file is replaced.
    pub fn zip(&mut self, zip: &Path, now: DateTime<Utc>) -> Result<Imported, ImportFailed> {
        let limits = self.archive_limits.clone();
        self.read(now, |sink| {
            let file = File::open(zip).map_err(|error| io_error(zip, "open", &error))?;
            read_zip(file, &limits, sink)
        })
    }

    /// Imports a plain CSV.
    ///
    /// # Errors
    /// As [`ImportJob::zip`].
    pub fn csv(&mut self, csv: &Path, now: DateTime<Utc>) -> Result<Imported, ImportFailed> {
        let most = self.archive_limits.csv_bytes_max;
        self.read(now, |sink| {
            let failed = |error: std::io::Error| io_error(csv, "read", &error);
            let mut file = File::open(csv).map_err(failed)?;
            let total = file.metadata().map_err(failed)?.len();
            let mut portion = vec![0; 256 << 10];
            let mut read = 0;
            loop {
                let filled = file.read(&mut portion).map_err(failed)?;
                if filled == 0 {
                    return Ok(());
                }
                read += filled as u64;
                if read > most {
                    let message = format!("the CSV has more than {most} bytes");
                    return Err(Error::new(ErrorKind::DroplistTooLarge, csv.display(), message));
                }
                sink(&portion[..filled], total)?;
            }
        })
    }

    /// Imports the list from the registrar's API, page by page, with scores. The progress counts
    /// rows: `bytes` and `bytes_total` are rows, too.
    ///
    /// # Errors
    /// As [`ImportJob::zip`]; `DroplistIo` when a page cannot be had, or when the list changes
    /// faster than it can be read ([`Client::parts`]).
    pub fn pages(
        &mut self,
        client: &Client,
        query: &QueryDomainPendingDeleteList,
        now: DateTime<Utc>,
    ) -> Result<Imported, ImportFailed> {
        self.run(now, |import, progress| {
            if !query.is_whole() {
                import.set_covers(Covers::Nothing);
            }
            for part in client.parts(query) {
                let part = part.map_err(|error| fetch_error(import.report().lines, &error))?;
                for name in &part.rows {
                    import.push_texts(&name.domain, &name.finalization, &name.score)?;
                }
                let rows = import.report().lines;
                progress(Progress { bytes: rows, bytes_total: part.total.unwrap_or(0), rows });
            }
            Ok(())
        })
    }

    fn read(
        &mut self,
        now: DateTime<Utc>,
        read: impl FnOnce(&mut dyn FnMut(&[u8], u64) -> Result<(), Error>) -> Result<(), Error>,
    ) -> Result<Imported, ImportFailed> {
        self.run(now, |import, progress| {
            read(&mut |bytes, bytes_total| {
                if import.report().bytes == 0 {
                    import.expect_bytes(bytes_total);
                }
                import.feed(bytes)?;
                let ImportReport { bytes, lines, .. } = *import.report();
                progress(Progress { bytes, bytes_total, rows: lines });
                Ok(())
            })
        })
    }

    fn run(
        &mut self,
        now: DateTime<Utc>,
        read: impl FnOnce(&mut Import, &mut dyn FnMut(Progress)) -> Result<(), Error>,
    ) -> Result<Imported, ImportFailed> {
        let mut import = Import::new(now, self.limits.clone());
        let done = self.prepare(&mut import).and_then(|()| self.steps(&mut import, read));
        let report = import.report().clone();
        match done {
            Ok((edition, diff, unreadable)) => Ok(Imported { report, edition, diff, unreadable }),
            Err(error) => Err(ImportFailed { error, report }),
        }
    }

    fn prepare(&self, import: &mut Import) -> Result<(), Error> {
        if let Some(format) = &self.format {
            import.set_format(format.clone());
        }
        import.set_covers(self.covers.clone());
        self.source.as_deref().map_or(Ok(()), |source| import.set_source(source))
    }

    fn steps(
        &mut self,
        import: &mut Import,
        read: impl FnOnce(&mut Import, &mut dyn FnMut(Progress)) -> Result<(), Error>,
    ) -> Result<(Edition, DroplistDiff, Option<Error>), Error> {
        let (previous, unreadable) = match self.path.try_exists() {
            Ok(false) => (None, None),
            _ => match whole(&self.path) {
                Ok(file) => (Some(file), None),
                Err(error) if error.kind() == ErrorKind::ImageDamaged => (None, Some(error)),
                Err(error) => return Err(error),
            },
        };
        let previous = previous.as_ref().map(DroplistFile::list).transpose()?;
        read(import, &mut self.progress)?;
        let image = import.finish_with(previous.as_ref(), &on_two_threads)?;
        let ImportReport { bytes, lines, .. } = *import.report();
        if bytes > 0 {
            (self.progress)(Progress { bytes, bytes_total: bytes, rows: lines });
        }
        let list = Droplist::open(&image)?;
        list.verify()?;
        // While the disk writes, the lists are compared.
        let (written, diff) = thread::scope(|scope| {
            let writer = scope.spawn(|| replace(&self.path, &image));
            let diff = match &previous {
                Some(previous) => DroplistDiff::between(previous, &list),
                None => DroplistDiff::first(&list),
            };
            (writer.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)), diff)
        });
        written?;
        Ok((list.edition(), diff, unreadable))
    }
}

/// What the first bytes of a file say that it is.
fn content(file: &Path) -> Result<Content, Error> {
    let failed = |error: std::io::Error| io_error(file, "read", &error);
    let opened = File::open(file).map_err(failed)?;
    let mut head = Vec::new();
    opened.take(4096).read_to_end(&mut head).map_err(failed)?;
    Ok(Content::of(&head))
}

/// A list to compare with: what its flipped bits say is no measure of the next one.
fn whole(path: &Path) -> Result<DroplistFile, Error> {
    let file = DroplistFile::open(path)?;
    file.list()?.verify()?;
    Ok(file)
}

#[cold]
fn fetch_error(rows: u64, cause: &dyn Display) -> Error {
    let message = format!("cannot fetch the list after {rows} rows: {cause}");
    Error::new(ErrorKind::DroplistIo, "QueryDomainPendingDeleteList", message)
}

fn on_two_threads(first: &mut (dyn FnMut() + Send), second: &mut (dyn FnMut() + Send)) {
    thread::scope(|scope| {
        scope.spawn(first);
        second();
    });
}
