//! Fetches a droplist over HTTP into a file: what is there already is not fetched again, and what
//! was broken off goes on where it stopped.

use std::fs::{self, File, OpenOptions};
use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::time::Duration;

use reqwest::header::{
    CONTENT_RANGE, ETAG, HeaderMap, IF_MODIFIED_SINCE, IF_NONE_MATCH, IF_RANGE, LAST_MODIFIED,
    RANGE,
};
use reqwest::{Client as HttpClient, Response as HttpResponse, StatusCode};
use secrecy::SecretString;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use tokio::time::timeout;

use crate::transport::cancel::Cancel;
use crate::transport::http::{Driver, builder, chain, cut, failed, retry_after};
use crate::transport::port::TransportError;
use crate::wire::connection::Connection;
use crate::wire::error::{Error, ErrorKind, Fault};
use crate::wire::profile::{Platform, System};

/// What a download may take.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct DownloadLimits {
    /// Bytes of the file \[256 MiB\].
    pub bytes_max: u64,
    /// To connect, TLS included \[10 s\].
    pub connect_timeout: Duration,
    /// Until the head of the answer is there \[30 s\].
    pub answer_timeout: Duration,
    /// Between two pieces \[30 s\].
    pub idle_timeout: Duration,
    /// For everything \[30 min\].
    pub total_timeout: Duration,
    /// Attempts in all; each goes on where the one before stopped \[5\].
    pub attempts: u32,
    /// Pause before the second attempt, doubled for each further one \[1 s\].
    pub pause: Duration,
}

impl Default for DownloadLimits {
    fn default() -> DownloadLimits {
        DownloadLimits {
            bytes_max: 256 << 20,
            connect_timeout: Duration::from_secs(10),
            answer_timeout: Duration::from_secs(30),
            idle_timeout: Duration::from_secs(30),
            total_timeout: Duration::from_secs(30 * 60),
            attempts: 5,
            pause: Duration::from_secs(1),
        }
    }
}

/// What came of a download.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fetched {
    /// The server has nothing newer than the file that is there.
    Unchanged,
    /// The file is new, whole and in its place.
    New {
        /// Its size.
        bytes: u64,
        /// Its SHA-256, in lower-case hexadecimal digits.
        sha256: String,
        /// How many of the bytes were there from an earlier attempt.
        resumed_at: u64,
    },
}

/// A file to be fetched.
///
/// Beside the file stand `FILE.part`, what of a new one is there, and `FILE.meta` and
/// `FILE.part.meta`, by which the server tells whether they are still the same. The file itself is
/// only ever replaced by a whole one. Two downloads into one file at a time are not for the same
/// folder.
///
/// # Example
/// ```no_run
/// use ispapi_client::download::{Download, Fetched};
/// use ispapi_client::droplist::ImportJob;
/// let zip = std::path::Path::new("/var/lib/backorder/list.zip");
/// let mut download = Download::new("https://example.com/pending_delete.zip", zip)
///     .on_progress(|bytes, total| println!("{bytes} of {total:?}"));
/// if let Fetched::New { .. } = download.fetch()? {
///     let mut job = ImportJob::new("/var/lib/backorder/droplist");
///     job.zip(zip, chrono::DateTime::from_timestamp(1_799_539_260, 0).unwrap())?;
/// }
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub struct Download<'p> {
    route: Connection,
    path: PathBuf,
    limits: DownloadLimits,
    sha256: Option<String>,
    cancel: Cancel,
    progress: Box<dyn FnMut(u64, Option<u64>) + 'p>,
}

impl std::fmt::Debug for Download<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let mut shown = f.debug_struct("Download");
        shown.field("path", &self.path).field("limits", &self.limits).finish_non_exhaustive()
    }
}

impl<'p> Download<'p> {
    /// Fetches `url` into the file at `path`. The address must be `https`, or `http` on this
    /// machine.
    pub fn new(url: impl Into<String>, path: impl Into<PathBuf>) -> Download<'p> {
        Download {
            route: Connection::new(Platform::Ispapi, System::Live).with_endpoint(url),
            path: path.into(),
            limits: DownloadLimits::default(),
            sha256: None,
            cancel: Cancel::new(),
            progress: Box::new(|_, _| {}),
        }
    }

    /// With other limits.
    #[must_use]
    pub fn with_limits(mut self, limits: DownloadLimits) -> Download<'p> {
        self.limits = limits;
        self
    }

    /// Through a proxy, as [`Connection::with_proxy`].
    #[must_use]
    pub fn with_proxy(mut self, url: impl Into<SecretString>) -> Download<'p> {
        self.route = self.route.with_proxy(url);
        self
    }

    /// Refuses a file with another SHA-256 than this, in hexadecimal digits. One that is there with
    /// another is fetched anew, though the server says that it is still the same.
    #[must_use]
    pub fn with_sha256(mut self, digits: impl Into<String>) -> Download<'p> {
        self.sha256 = Some(digits.into().to_ascii_lowercase());
        self
    }

    /// Ends when this switch is turned on; what is there by then stays.
    #[must_use]
    pub fn cancelled_by(mut self, cancel: &Cancel) -> Download<'p> {
        self.cancel = cancel.clone();
        self
    }

    /// Calls this for each piece, with the bytes that are there and, if the server says it, their
    /// number in the end.
    #[must_use]
    pub fn on_progress(mut self, progress: impl FnMut(u64, Option<u64>) + 'p) -> Download<'p> {
        self.progress = Box::new(progress);
        self
    }

    /// Fetches the file, unless the server says that it is the one that is there.
    ///
    /// # Errors
    /// [`ErrorKind::Config`]: the address or the proxy is none; [`ErrorKind::Transport`],
    /// [`ErrorKind::HttpStatus`]: after the last attempt. What came is kept for the next call;
    /// [`ErrorKind::Invalid`]: the checksum is wrong, or the server mixes up its ranges;
    /// [`ErrorKind::Cancelled`], [`ErrorKind::File`].
    pub fn fetch(&mut self) -> Result<Fetched, Error> {
        if self.cancel.is_cancelled() {
            return Err(cancelled());
        }
        let url = self.route.checked_url()?;
        let secure = url.scheme() == "https";
        let (builder, relayed) = builder(&self.route, &url)?;
        let client = builder
            .connect_timeout(self.limits.connect_timeout)
            // A range is one of the bytes as they are sent.
            .no_gzip()
            .redirect(reqwest::redirect::Policy::custom(move |attempt| {
                let worse = secure && attempt.url().scheme() != "https";
                match worse || attempt.previous().len() > 5 {
                    true => attempt.error("redirected too often, or to plain http"),
                    false => attempt.follow(),
                }
            }))
            .build()
            .map_err(|error| {
                Error::new(ErrorKind::Config, "download", chain(&error.without_url()))
            })?;
        let done = Driver::new()?.run(async {
            let total = self.limits.total_timeout;
            let cancel = self.cancel.clone();
            let mut work = std::pin::pin!(timeout(total, self.attempts(&client, relayed)));
            let mut switch = std::pin::pin!(cancel.cancelled());
            std::future::poll_fn(|context| {
                use std::task::Poll;
                if let Poll::Ready(done) = work.as_mut().poll(context) {
                    return Poll::Ready(done.unwrap_or_else(|_| {
                        let message = format!("not done within {} s", total.as_secs());
                        Err(transport(TransportError { fault: Fault::TimeoutRead, message }))
                    }));
                }
                switch.as_mut().poll(context).map(|()| Err(cancelled()))
            })
            .await
        });
        done.unwrap_or_else(|| {
            let message = "a blocking call inside an async runtime";
            Err(Error::new(ErrorKind::Config, "download", message))
        })
    }

    async fn attempts(&mut self, client: &HttpClient, relayed: bool) -> Result<Fetched, Error> {
        let mut pause = self.limits.pause;
        let mut attempt = 1;
        loop {
            let error = match self.attempt(client, relayed).await {
                Ok(fetched) => return Ok(fetched),
                Err(error) => error,
            };
            let again = match error.kind() {
                ErrorKind::Transport => error.fault() != Some(Fault::TooLarge),
                ErrorKind::HttpStatus => {
                    error.http_status().is_some_and(|status| status >= 500 || status == 429)
                }
                _ => false,
            };
            if !again || attempt >= self.limits.attempts {
                return Err(error);
            }
            let asked = error.retry_after().unwrap_or(pause).max(pause);
            tracing::debug!(attempt, error = %error, "the download goes on after a pause");
            tokio::time::sleep(asked).await;
            pause = pause.saturating_mul(2);
            attempt += 1;
        }
    }

    async fn attempt(&mut self, client: &HttpClient, relayed: bool) -> Result<Fetched, Error> {
        let part = with_end(&self.path, ".part");
        let kept = if part.exists() { Meta::read(&part) } else { None };
        let start = match &kept {
            Some(_) => part.metadata().map_err(|error| file(&part, error))?.len(),
            None => 0,
        };
        let request = self.request(client, kept.as_ref().filter(|_| start > 0), start);
        let answer = match timeout(self.limits.answer_timeout, request.send()).await {
            Err(_) => return Err(late("no answer", self.limits.answer_timeout)),
            Ok(Err(error)) => return Err(transport(failed(error, relayed))),
            Ok(Ok(answer)) => answer,
        };
        let (start, total) = match answer.status() {
            StatusCode::OK => (0, answer.content_length()),
            StatusCode::PARTIAL_CONTENT => self.goes_on(&answer, start)?,
            StatusCode::NOT_MODIFIED => return self.unchanged(),
            StatusCode::RANGE_NOT_SATISFIABLE => {
                self.forget_part();
                return Err(closed("the server has another file now"));
            }
            status => {
                let message = format!("HTTP status {}", status.as_u16());
                let error = Error::new(ErrorKind::HttpStatus, "download", message);
                return Err(error.with_http(status.as_u16(), retry_after(answer.headers())));
            }
        };
        let there = self.write(answer, &part, start, total).await?;
        if let Some(total) = total.filter(|total| *total != there) {
            return Err(closed(&format!("{there} of {total} bytes came")));
        }
        self.put(&part, there, start)
    }

    /// The file that is there is the server's, if it still is what it was: marks say nothing of
    /// what became of it on this disk.
    fn unchanged(&self) -> Result<Fetched, Error> {
        let Some(wanted) = &self.sha256 else { return Ok(Fetched::Unchanged) };
        if sha256(&self.path)? == *wanted {
            return Ok(Fetched::Unchanged);
        }
        let marks = with_end(&self.path, ".meta");
        if marks.exists() {
            fs::remove_file(&marks).map_err(|error| file(&marks, error))?;
        }
        Err(closed("the file that is there has another SHA-256; it is fetched anew"))
    }

    /// Asks for what is missing of a part; or for a file other than the one that is there.
    fn request(
        &self,
        client: &HttpClient,
        kept: Option<&Meta>,
        start: u64,
    ) -> reqwest::RequestBuilder {
        let request = client.get(self.route.url());
        if let Some(validator) = kept.and_then(Meta::validator) {
            return request.header(RANGE, format!("bytes={start}-")).header(IF_RANGE, validator);
        }
        let meta = if self.path.exists() { Meta::read(&self.path) } else { None };
        let Some(meta) = meta else { return request };
        let request = match meta.etag {
            Some(etag) => request.header(IF_NONE_MATCH, etag),
            None => request,
        };
        match meta.last_modified {
            Some(date) => request.header(IF_MODIFIED_SINCE, date),
            None => request,
        }
    }

    /// Where the server goes on, and the size in the end.
    fn goes_on(&self, answer: &HttpResponse, start: u64) -> Result<(u64, Option<u64>), Error> {
        let range = answer.headers().get(CONTENT_RANGE).and_then(|range| range.to_str().ok());
        let read = |range: &str| {
            let (place, total) = range.strip_prefix("bytes ")?.split_once('/')?;
            let from: u64 = place.split_once('-')?.0.parse().ok()?;
            Some((from, total.parse().ok()))
        };
        match range.and_then(read) {
            Some((from, total)) if from == start && start > 0 => Ok((start, total)),
            _ => {
                self.forget_part();
                let message = format!("asked for the bytes from {start} on, got {range:?}");
                Err(Error::new(ErrorKind::Invalid, "download", message))
            }
        }
    }

    /// Writes what comes behind what is there; how much is there then.
    async fn write(
        &mut self,
        mut answer: HttpResponse,
        part: &Path,
        start: u64,
        total: Option<u64>,
    ) -> Result<u64, Error> {
        let most = self.limits.bytes_max;
        if let Some(total) = total.filter(|total| *total > most) {
            return Err(too_large(total, most));
        }
        if start == 0 {
            Meta::of(answer.headers()).write(part)?;
        }
        let mut open = OpenOptions::new();
        open.create(true).write(true).append(start > 0).truncate(start == 0);
        let mut out = open.open(part).map_err(|error| file(part, error))?;
        let mut there = start;
        loop {
            let piece = match timeout(self.limits.idle_timeout, answer.chunk()).await {
                Err(_) => return Err(late("the file stopped", self.limits.idle_timeout)),
                Ok(Err(error)) => return Err(transport(cut(error))),
                Ok(Ok(None)) => break,
                Ok(Ok(Some(piece))) => piece,
            };
            there += piece.len() as u64;
            if there > most {
                drop(out);
                self.forget_part();
                return Err(too_large(there, most));
            }
            out.write_all(&piece).map_err(|error| file(part, error))?;
            (self.progress)(there, total);
        }
        out.sync_all().map_err(|error| file(part, error))?;
        Ok(there)
    }

    /// Puts a whole file in its place.
    fn put(&self, part: &Path, bytes: u64, resumed_at: u64) -> Result<Fetched, Error> {
        let sha256 = sha256(part)?;
        if let Some(wanted) = self.sha256.as_ref().filter(|wanted| **wanted != sha256) {
            self.forget_part();
            let message = format!("the SHA-256 should be {wanted} and is {sha256}");
            return Err(Error::new(ErrorKind::Invalid, "download", message));
        }
        // A file must never stand beside the marks of another one.
        let (marks, part_marks) = (with_end(&self.path, ".meta"), with_end(part, ".meta"));
        let _ = fs::remove_file(&marks);
        fs::rename(part, &self.path).map_err(|error| file(&self.path, error))?;
        if part_marks.exists() {
            fs::rename(&part_marks, &marks).map_err(|error| file(&marks, error))?;
        }
        Ok(Fetched::New { bytes, sha256, resumed_at })
    }

    fn forget_part(&self) {
        let part = with_end(&self.path, ".part");
        let _ = fs::remove_file(with_end(&part, ".meta"));
        let _ = fs::remove_file(part);
    }
}

/// By what the server knows which file it was.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
struct Meta {
    etag: Option<String>,
    last_modified: Option<String>,
}

impl Meta {
    fn of(headers: &HeaderMap) -> Meta {
        let text = |name| headers.get(name).and_then(|value| value.to_str().ok());
        Meta {
            etag: text(ETAG).map(str::to_owned),
            last_modified: text(LAST_MODIFIED).map(str::to_owned),
        }
    }

    /// For If-Range, which takes no weak ETag.
    fn validator(&self) -> Option<&str> {
        let strong = self.etag.as_deref().filter(|etag| !etag.starts_with("W/"));
        strong.or(self.last_modified.as_deref())
    }

    fn read(path: &Path) -> Option<Meta> {
        let text = fs::read_to_string(with_end(path, ".meta")).ok()?;
        serde_json::from_str(&text).ok()
    }

    fn write(&self, path: &Path) -> Result<(), Error> {
        let path = with_end(path, ".meta");
        let text = serde_json::to_string(self).unwrap_or_default();
        fs::write(&path, text).map_err(|error| file(&path, error))
    }
}

fn with_end(path: &Path, end: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(end);
    name.into()
}

fn sha256(path: &Path) -> Result<String, Error> {
    let mut reader = File::open(path).map_err(|error| file(path, error))?;
    let mut hash = Sha256::new();
    let mut piece = vec![0; 64 << 10];
    loop {
        let length = reader.read(&mut piece).map_err(|error| file(path, error))?;
        if length == 0 {
            return Ok(hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect());
        }
        hash.update(&piece[..length]);
    }
}

fn transport(error: TransportError) -> Error {
    Error::new(ErrorKind::Transport, "download", error.message).with_fault(error.fault)
}

fn closed(message: &str) -> Error {
    transport(TransportError { fault: Fault::Closed, message: message.to_owned() })
}

fn cancelled() -> Error {
    Error::new(ErrorKind::Cancelled, "download", "was cancelled")
}

fn late(what: &str, limit: Duration) -> Error {
    let message = format!("{what} within {} ms", limit.as_millis());
    transport(TransportError { fault: Fault::TimeoutRead, message })
}

fn too_large(bytes: u64, most: u64) -> Error {
    let message = format!("the file has {bytes} bytes or more, and {most} are allowed");
    transport(TransportError { fault: Fault::TooLarge, message })
}

fn file(path: &Path, error: std::io::Error) -> Error {
    Error::new(ErrorKind::File, path.display(), error)
}
