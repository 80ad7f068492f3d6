//! The import job: a zip or a CSV comes in, the file is replaced, what changed is told.

use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::thread;

use backorder_core::droplist::{
    Content, Covers, Droplist, DroplistDiff, Edition, Format, Import, ImportReport, Limits,
};
use backorder_core::{Error as Rule, ErrorKind};
use chrono::{DateTime, Utc};

use crate::client::blocking::Client;
use crate::commands::QueryDomainPendingDeleteList;

use super::file::Place;
use super::{ArchiveLimits, DroplistFile, ListError, fetch, read_gzip, read_zip};

/// How far an import is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Progress {
    /// Bytes of CSV read, or of texts that the API gave.
    pub bytes: u64,
    /// Bytes of CSV there are; 0 where that is not known, as from the API.
    pub bytes_total: u64,
    /// Lines read, or rows that the API gave.
    pub rows: u64,
    /// Rows there are; 0 where that is not known, as from a file.
    pub rows_total: u64,
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
    pub unreadable: Option<Rule>,
    /// How often the list was read, since it changed meanwhile; 1 for a file.
    pub readings: u32,
}

/// Why an import came to nothing. The old list is still in its place.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{error}")]
pub struct ImportFailed {
    /// The cause.
    pub error: ListError,
    /// What had been read by then, with the first bad lines.
    pub report: Box<ImportReport>,
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
    setup: Setup,
    archive_limits: ArchiveLimits,
    progress: Box<dyn FnMut(Progress) + 'p>,
}

/// What an import is told before it reads anything.
#[derive(Clone, Default)]
struct Setup {
    limits: Limits,
    format: Option<Format>,
    source: Option<String>,
    covers: Covers,
}

impl Setup {
    fn begin(&self, now: DateTime<Utc>) -> Result<Import, Rule> {
        let mut import = Import::new(now, self.limits.clone());
        if let Some(format) = &self.format {
            import.set_format(format.clone());
        }
        import.set_covers(self.covers.clone());
        self.source.as_deref().map_or(Ok(()), |source| import.set_source(source))?;
        Ok(import)
    }
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
            setup: Setup::default(),
            archive_limits: ArchiveLimits::default(),
            progress: Box::new(|_| {}),
        }
    }

    /// Other limits than the default ones.
    pub fn limits(&mut self, limits: Limits, archive_limits: ArchiveLimits) -> &mut Self {
        self.setup.limits = limits;
        self.archive_limits = archive_limits;
        self
    }

    /// How the list is written; without it that is seen from its first lines.
    pub fn format(&mut self, format: Format) -> &mut Self {
        self.setup.format = Some(format);
        self
    }

    /// Where the list comes from, `registrar` if nothing is said. Each source has a file of its
    /// own: a list follows only one of the same source.
    pub fn source(&mut self, source: impl Into<String>) -> &mut Self {
        self.setup.source = Some(source.into());
        self
    }

    /// Of which TLDs the list has everything that is about to drop; those it has names of, if
    /// nothing is said.
    pub fn covers(&mut self, covers: Covers) -> &mut Self {
        self.setup.covers = covers;
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
    /// As [`ImportJob::zip`]; [`DroplistContent`](backorder_core::ErrorKind::DroplistContent) for a
    /// page of the web, JSON and whatever else holds no lines, in words that say what it is.
    pub fn file(&mut self, file: &Path, now: DateTime<Utc>) -> Result<Imported, ImportFailed> {
        match content(file) {
            Ok(Content::Zip) => self.zip(file, now),
            Ok(Content::Gzip) => self.gzip(file, now),
            Ok(_) => self.csv(file, now),
            Err(error) => Err(ImportFailed { error, report: Box::default() }),
        }
    }

    /// Imports a list compressed by gzip.
    ///
    /// # Errors
    /// As [`ImportJob::zip`].
    pub fn gzip(&mut self, file: &Path, now: DateTime<Utc>) -> Result<Imported, ImportFailed> {
        let limits = self.archive_limits.clone();
        self.read(now, |sink| {
            let opened = File::open(file).map_err(|error| ListError::file(file, "open", &error))?;
            read_gzip(opened, &limits, sink)
        })
    }

    /// Imports the registrar's zip at `zip` at the instant `now`.
    ///
    /// # Errors
    /// [`File`](crate::ErrorKind::File), those of [`read_zip`] and those of [`Import::finish`];
    /// [`ImageVersion`](backorder_core::ErrorKind::ImageVersion) when the present file was written
    /// by a newer version; [`DroplistOlder`](backorder_core::ErrorKind::DroplistOlder) when it was
    /// imported after `now`. A damaged file is replaced.
    pub fn zip(&mut self, zip: &Path, now: DateTime<Utc>) -> Result<Imported, ImportFailed> {
        let limits = self.archive_limits.clone();
        self.read(now, |sink| {
            let file = File::open(zip).map_err(|error| ListError::file(zip, "open", &error))?;
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
            let failed = |error: std::io::Error| ListError::file(csv, "read", &error);
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
                    return Err(
                        Rule::new(ErrorKind::DroplistTooLarge, csv.display(), message).into()
                    );
                }
                sink(&portion[..filled], total)?;
            }
        })
    }

    /// Imports the list from the registrar's API, page by page, with scores. A list that changes
    /// while it is read is read anew, at most three times in all: the names of two lists are never
    /// mixed. What shows a change is another total, a page that does not begin with the row that
    /// the one before ended with, and up to 16 pages, the first among them, that are read once more
    /// in the end.
    ///
    /// # Errors
    /// As [`ImportJob::zip`]; what [`Client::send`] answers when a page cannot be had, and
    /// [`ListChanged`](crate::ErrorKind::ListChanged) when the list changed in each reading.
    pub fn pages(
        &mut self,
        client: &Client,
        query: &QueryDomainPendingDeleteList,
        now: DateTime<Utc>,
    ) -> Result<Imported, ImportFailed> {
        let mut setup = self.setup.clone();
        if !query.is_whole() {
            setup.covers = Covers::Nothing;
        }
        let begin = move || setup.begin(now);
        self.run(now, |import, progress| {
            fetch::read(client, query, import, begin, &mut |import, total| {
                let ImportReport { bytes, lines: rows, .. } = *import.report();
                let rows_total = total.unwrap_or(0);
                progress(Progress { bytes, bytes_total: 0, rows, rows_total });
            })
        })
    }

    fn read(
        &mut self,
        now: DateTime<Utc>,
        read: impl FnOnce(&mut dyn FnMut(&[u8], u64) -> Result<(), Rule>) -> Result<(), ListError>,
    ) -> Result<Imported, ImportFailed> {
        self.run(now, |import, progress| {
            let done = read(&mut |bytes, bytes_total| {
                if import.report().bytes == 0 {
                    import.expect_bytes(bytes_total);
                }
                import.feed(bytes)?;
                let ImportReport { bytes, lines, .. } = *import.report();
                progress(Progress { bytes, bytes_total, rows: lines, rows_total: 0 });
                Ok(())
            });
            done.map(|()| 1)
        })
    }

    fn run(
        &mut self,
        now: DateTime<Utc>,
        read: impl FnOnce(&mut Import, &mut dyn FnMut(Progress)) -> Result<u32, ListError>,
    ) -> Result<Imported, ImportFailed> {
        let mut import = Import::new(now, self.setup.limits.clone());
        let done = self.setup.begin(now).map_err(ListError::from).and_then(|begun| {
            import = begun;
            self.steps(&mut import, now, read)
        });
        let report = import.report().clone();
        match done {
            Ok(done) => Ok(Imported { report, ..done }),
            Err(error) => Err(ImportFailed { error, report: Box::new(report) }),
        }
    }

    fn steps(
        &mut self,
        import: &mut Import,
        now: DateTime<Utc>,
        read: impl FnOnce(&mut Import, &mut dyn FnMut(Progress)) -> Result<u32, ListError>,
    ) -> Result<Imported, ListError> {
        // What cannot be replaced is known before anything is read.
        refuse_older(&self.path, now)?;
        let mut rows_total = 0;
        let readings = read(import, &mut |progress| {
            rows_total = progress.rows_total;
            (self.progress)(progress);
        })?;
        import.end()?;
        let ImportReport { bytes, lines: rows, .. } = *import.report();
        if bytes > 0 {
            (self.progress)(Progress { bytes, bytes_total: bytes, rows, rows_total });
        }
        // Whoever was quicker is waited for, and is what this list is compared with.
        let place = Place::lock(&self.path)?;
        let (previous, unreadable) = previous(place.path(), now)?;
        let previous = previous.as_ref().map(DroplistFile::list).transpose()?;
        let image = import.finish_with(previous.as_ref(), &on_two_threads)?;
        let list = Droplist::open(&image)?;
        list.verify()?;
        // While the disk writes, the lists are compared.
        let (written, diff) = thread::scope(|scope| {
            let writer = scope.spawn(|| place.replace(&image));
            let diff = match &previous {
                Some(previous) => DroplistDiff::between(previous, &list),
                None => DroplistDiff::first(&list),
            };
            (writer.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)), diff)
        });
        written?;
        let report = ImportReport::default();
        Ok(Imported { report, edition: list.edition(), diff, unreadable, readings })
    }
}

/// What the first bytes of a file say that it is.
fn content(file: &Path) -> Result<Content, ListError> {
    let failed = |error: std::io::Error| ListError::file(file, "read", &error);
    let opened = File::open(file).map_err(failed)?;
    let mut head = Vec::new();
    opened.take(4096).read_to_end(&mut head).map_err(failed)?;
    Ok(Content::of(&head))
}

/// The list in place, if it can be read; why not, if it is damaged. A newer one stays.
fn previous(
    path: &Path,
    now: DateTime<Utc>,
) -> Result<(Option<DroplistFile>, Option<Rule>), ListError> {
    refuse_older(path, now)?;
    if let Ok(false) = path.try_exists() {
        return Ok((None, None));
    }
    let whole = DroplistFile::open(path).and_then(|file| {
        // What flipped bits say is no measure of the next list.
        file.list()?.verify()?;
        Ok(file)
    });
    match whole {
        Ok(file) => Ok((Some(file), None)),
        Err(ListError::Rule(error)) if error.kind() == ErrorKind::ImageDamaged => {
            Ok((None, Some(error)))
        }
        Err(error) => Err(error),
    }
}

/// Refuses to replace a list that was imported later, or by a newer version.
fn refuse_older(path: &Path, now: DateTime<Utc>) -> Result<(), ListError> {
    if let Ok(false) = path.try_exists() {
        return Ok(());
    }
    let there = match DroplistFile::open(path) {
        Ok(file) => file.list()?.edition().imported_at,
        Err(error) if error.rule() == Some(ErrorKind::ImageDamaged) => return Ok(()),
        Err(error) => return Err(error),
    };
    if there <= now {
        return Ok(());
    }
    let message = format!("a list imported at {there} is in place, and it is {now} here");
    Err(Rule::new(ErrorKind::DroplistOlder, path.display(), message).into())
}

fn on_two_threads(first: &mut (dyn FnMut() + Send), second: &mut (dyn FnMut() + Send)) {
    thread::scope(|scope| {
        scope.spawn(first);
        second();
    });
}
