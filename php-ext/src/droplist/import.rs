//! `Backorder\ImportJob` and `Backorder\ImportReport`.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError, sync_channel};
use std::sync::{Mutex, PoisonError};
use std::thread::JoinHandle;
use std::time::Duration;

use backorder_core::droplist::{Covers, Format};
use backorder_core::{Tld, TldSet};
use ext_php_rs::prelude::*;
use ispapi_client::droplist::{self, ImportFailed, Imported, Progress};
use ispapi_client::{Error, ErrorKind};

use crate::FINAL;
use crate::boundary::arguments::At;
use crate::boundary::convert::{Items, count, int};
use crate::boundary::errors::Refused;
use crate::rules::listing::list_id;

const NONE: Progress = Progress { bytes: 0, bytes_total: 0, rows: 0, rows_total: 0 };

type Done = Result<ImportReport, ImportFailed>;

/// Runs in a thread of its own, which touches nothing of PHP; PHP asks how far it is. A forked
/// process has a copy of this and no such thread: it must not wait for it.
#[php_class]
#[php(name = "Backorder\\ImportJob")]
#[php(flags = FINAL)]
pub struct ImportJob {
    /// The one that started it.
    process: u32,
    progress: Arc<Mutex<Progress>>,
    running: Option<Running>,
    done: Option<Done>,
}

struct Running {
    ended: Receiver<()>,
    thread: JoinHandle<Done>,
}

#[php_impl]
impl ImportJob {
    #[php(getter)]
    pub fn bytes(&self) -> i64 {
        int(self.now().bytes)
    }

    #[php(getter)]
    pub fn bytes_total(&self) -> i64 {
        int(self.now().bytes_total)
    }

    #[php(getter)]
    pub fn rows(&self) -> i64 {
        int(self.now().rows)
    }

    #[php(getter)]
    pub fn first_bad(&self) -> Vec<String> {
        match &self.done {
            Some(Ok(report)) => report.first_bad(),
            Some(Err(failed)) => texts(&failed.report),
            None => Vec::new(),
        }
    }

    #[php(optional = format)]
    #[php(defaults(source = "registrar".to_owned()))]
    pub fn start(
        file: &str,
        path: &str,
        now: At<'_>,
        format: Option<String>,
        source: String,
        covers: Option<Items<'_>>,
    ) -> Result<ImportJob, Refused> {
        let (now, file, path) = (now.at("now")?, PathBuf::from(file), PathBuf::from(path));
        let format = format.map(|format| Format::parse(&format)).transpose()?;
        let covers = covers.map_or(Ok(Covers::default()), |covers| read_covers(&covers))?;
        let progress = Arc::new(Mutex::new(NONE));
        let (seen, (end, ended)) = (Arc::clone(&progress), sync_channel(1));
        let thread = std::thread::spawn(move || {
            // Held to the end: however the thread ends, the other side learns of it.
            let _end = end;
            let mut job = droplist::ImportJob::new(path);
            job.progress(|progress| {
                *seen.lock().unwrap_or_else(PoisonError::into_inner) = progress
            });
            job.source(source).covers(covers);
            if let Some(format) = format {
                job.format(format);
            }
            job.file(&file, now).map(ImportReport::of)
        });
        let (process, running) = (std::process::id(), Some(Running { ended, thread }));
        Ok(ImportJob { process, progress, running, done: None })
    }

    #[php(defaults(milliseconds = 200))]
    pub fn step(&mut self, milliseconds: i64) -> bool {
        let wait = Duration::from_millis(u64::try_from(milliseconds).unwrap_or(0));
        let running = self.running.as_ref().filter(|_| !self.is_inherited());
        running.is_some_and(|it| it.ended.recv_timeout(wait) == Err(RecvTimeoutError::Timeout))
    }

    pub fn finish(&mut self) -> Result<ImportReport, Refused> {
        if self.running.is_some() && self.is_inherited() {
            let message = format!("runs in process {}, which started it, not here", self.process);
            return Err(Error::new(ErrorKind::Config, "import", message).into());
        }
        if let Some(Running { thread, .. }) = self.running.take() {
            // A panic goes on here, where the fence around this call catches it.
            self.done =
                Some(thread.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)));
        }
        match &self.done {
            Some(Ok(report)) => Ok(report.clone()),
            Some(Err(failed)) => Err(failed.error.clone().into()),
            None => Err(Refused::Type("the import ended without a result".to_owned())),
        }
    }
}

/// TLDs as texts.
fn read_covers(covers: &Items<'_>) -> Result<Covers, Refused> {
    let tlds = covers.texts("covers")?;
    let tlds = tlds.iter().map(|tld| Tld::parse(tld)).collect::<Result<TldSet, _>>()?;
    Ok(Covers::Tlds(tlds))
}

fn texts(report: &backorder_core::droplist::ImportReport) -> Vec<String> {
    report.first_bad.iter().map(ToString::to_string).collect()
}

impl ImportJob {
    /// Whether this process was forked from the one that started the job.
    fn is_inherited(&self) -> bool {
        self.process != std::process::id()
    }

    fn now(&self) -> Progress {
        if self.is_inherited() {
            // The thread may have held the lock at the fork.
            return self.progress.try_lock().map_or(NONE, |progress| *progress);
        }
        *self.progress.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for ImportJob {
    /// The module must not be unloaded under a running thread.
    fn drop(&mut self) {
        match self.running.take() {
            Some(running) if self.is_inherited() => std::mem::forget(running),
            Some(running) => drop(running.thread.join()),
            None => {}
        }
    }
}

#[php_class]
#[php(name = "Backorder\\ImportReport")]
#[php(flags = FINAL)]
#[derive(Debug, Clone)]
pub struct ImportReport {
    id: i64,
    report: backorder_core::droplist::ImportReport,
    changes: (usize, usize, usize),
    readings: u32,
}

impl ImportReport {
    pub fn of(imported: Imported) -> ImportReport {
        ImportReport {
            id: int(list_id(imported.edition).0),
            changes: imported.diff.counts(),
            readings: imported.readings,
            report: imported.report,
        }
    }
}

#[php_impl]
impl ImportReport {
    #[php(getter)]
    pub fn id(&self) -> i64 {
        self.id
    }

    #[php(getter)]
    pub fn bytes(&self) -> i64 {
        int(self.report.bytes)
    }

    #[php(getter)]
    pub fn lines(&self) -> i64 {
        int(self.report.lines)
    }

    #[php(getter)]
    pub fn bad_lines(&self) -> i64 {
        int(self.report.bad_lines)
    }

    #[php(getter)]
    pub fn first_bad(&self) -> Vec<String> {
        texts(&self.report)
    }

    #[php(getter)]
    pub fn past(&self) -> i64 {
        int(self.report.past)
    }

    #[php(getter)]
    pub fn undated(&self) -> i64 {
        int(self.report.undated)
    }

    #[php(getter)]
    pub fn format(&self) -> Option<String> {
        self.report.format.as_ref().map(ToString::to_string)
    }

    #[php(getter)]
    pub fn duplicates(&self) -> i64 {
        int(self.report.duplicates)
    }

    #[php(getter)]
    pub fn names(&self) -> i64 {
        int(self.report.names)
    }

    #[php(getter)]
    pub fn added(&self) -> i64 {
        count(self.changes.0)
    }

    #[php(getter)]
    pub fn gone(&self) -> i64 {
        count(self.changes.1)
    }

    #[php(getter)]
    pub fn moved(&self) -> i64 {
        count(self.changes.2)
    }

    #[php(getter)]
    pub fn readings(&self) -> i64 {
        self.readings.into()
    }
}
