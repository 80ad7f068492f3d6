//! A droplist fetched into a file: not again what is there, and what was broken off goes on.

use std::ffi::c_void;
use std::mem::MaybeUninit;

use ispapi_client::Cancel;
use ispapi_client::download::{Download, DownloadLimits, Fetched};
use ispapi_client::secrecy::SecretString;

use crate::boundary::answer::hand_out;
use crate::boundary::fence::{backorder_result, fence, fence_or};
use crate::boundary::fill::{Filled, check_place, fill, given};
use crate::boundary::numbers::Limit;
use crate::boundary::text::backorder_str;
use crate::client::limits::{backorder_limits, whole};
use crate::registrar::cancel::backorder_cancel;

/// A file to be fetched.
pub struct backorder_download {
    url: String,
    path: String,
    limits: DownloadLimits,
    proxy: Option<SecretString>,
    cancel: Cancel,
    progress: backorder_download_progress,
    context: *mut c_void,
    /// What the file must be, and what the last one was.
    wanted: Option<String>,
    sha256: String,
}

/// Told how far a download came: `context` is what was given beside it, `bytes` how many are in the
/// file by now, those of an earlier attempt included, `bytes_total` how many it will have; 0 where
/// the server does not say. It must come back by returning, and must not use the download.
pub type backorder_download_progress =
    Option<unsafe extern "C" fn(context: *mut c_void, bytes: u64, bytes_total: u64)>;

/// What came of a download.
#[repr(C)]
#[derive(Debug, Clone, Copy)]
pub struct backorder_fetched {
    /// Whether the file is new, whole and in its place; if not, the server has nothing newer than
    /// what is there, and the other fields are 0 and empty.
    pub is_new: bool,
    /// Its size.
    pub bytes: u64,
    /// How many of the bytes were there from an earlier attempt.
    pub resumed_at: u64,
    /// Its SHA-256, in lower-case hexadecimal digits. Valid until the next fetch.
    pub sha256: backorder_str,
}

impl Filled for backorder_fetched {
    const SIZE_MIN: usize = size_of::<backorder_fetched>();
}

fn download_limits(limits: Option<&backorder_limits>) -> DownloadLimits {
    let mut made = DownloadLimits::default();
    let Some(limits) = limits else { return made };
    limits.time(Limit::ConnectTime, &mut made.connect_timeout);
    limits.time(Limit::AnswerTime, &mut made.answer_timeout);
    limits.time(Limit::IdleTime, &mut made.idle_timeout);
    limits.time(Limit::TotalTime, &mut made.total_timeout);
    limits.time(Limit::Pause, &mut made.pause);
    made.bytes_max = limits.get(Limit::Bytes).unwrap_or(made.bytes_max);
    made.attempts = limits.get(Limit::Attempts).map_or(made.attempts, whole);
    made
}

/// A file to be fetched from `url`, which must be `https`, or `http` on this machine, into the file
/// at `path`. `limits` may be NULL. Beside the file stand `FILE.part` and two `.meta`, by which a
/// download goes on where it was broken off; the file itself is only ever replaced by a whole one.
/// Free it with `backorder_download_free`.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_download_new(
    url: backorder_str,
    path: backorder_str,
    limits: Option<&backorder_limits>,
    out: Option<&mut MaybeUninit<Option<Box<backorder_download>>>>,
) -> backorder_result {
    hand_out(out, || {
        Ok(Box::new(backorder_download {
            url: url.read("url")?.to_owned(),
            path: path.read("path")?.to_owned(),
            limits: download_limits(limits),
            proxy: None,
            cancel: Cancel::new(),
            progress: None,
            context: std::ptr::null_mut(),
            wanted: None,
            sha256: String::new(),
        }))
    })
}

/// Through a proxy, as `BACKORDER_PART_PROXY`.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_download_set_proxy(
    download: Option<&mut backorder_download>,
    url: backorder_str,
) -> backorder_result {
    fence(|| {
        let download = given(download, "download")?;
        download.proxy = Some(url.read("url")?.into());
        Ok(())
    })
}

/// Refuses a file with another SHA-256 than this, in hexadecimal digits.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_download_set_sha256(
    download: Option<&mut backorder_download>,
    digits: backorder_str,
) -> backorder_result {
    fence(|| {
        let download = given(download, "download")?;
        download.wanted = Some(digits.read("digits")?.to_owned());
        Ok(())
    })
}

/// Ends when the switch is turned on; what is there by then stays.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_download_cancelled_by(
    download: Option<&mut backorder_download>,
    cancel: Option<&backorder_cancel>,
) -> backorder_result {
    fence(|| {
        let (download, cancel) = (given(download, "download")?, given(cancel, "cancel")?);
        download.cancel = cancel.0.clone();
        Ok(())
    })
}

/// Tells `progress` how far it came, in the thread of `backorder_download_fetch`, after each
/// portion that was written: dozens of times a second. NULL tells nobody.
///
/// The caller makes sure that `progress` may be called with `context` while a file is fetched.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn backorder_download_on_progress(
    download: Option<&mut backorder_download>,
    progress: backorder_download_progress,
    context: *mut c_void,
) -> backorder_result {
    fence(|| {
        let download = given(download, "download")?;
        (download.progress, download.context) = (progress, context);
        Ok(())
    })
}

/// Fetches the file, unless the server says that it is the one that is there; then feed it to
/// `backorder_import_feed_archive` or `backorder_import_feed`. `size` is `sizeof *out`.
///
/// The view in it is valid until the next fetch, or `download` is freed.
///
/// Errors: `CONFIG`; `TRANSPORT` and `HTTP_STATUS` after the last attempt, and what came is kept
/// for the next call; `INVALID` for a wrong checksum; `CANCELLED`; `FILE`; `SIZE_INVALID`.
///
/// The caller makes sure that `size` bytes may be written to `out`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn backorder_download_fetch(
    download: Option<&mut backorder_download>,
    size: usize,
    out: *mut backorder_fetched,
) -> backorder_result {
    fence(|| {
        check_place::<backorder_fetched>(out, size, "out")?;
        let held = given(download, "download")?;
        let mut download = Download::new(held.url.as_str(), held.path.as_str())
            .with_limits(held.limits)
            .cancelled_by(&held.cancel);
        if let Some(proxy) = &held.proxy {
            download = download.with_proxy(proxy.clone());
        }
        if let Some(progress) = held.progress {
            let context = held.context;
            // SAFETY: whoever gave both promises that they may be called now.
            download = download.on_progress(move |bytes, total| unsafe {
                progress(context, bytes, total.unwrap_or(0));
            });
        }
        if let Some(digits) = &held.wanted {
            download = download.with_sha256(digits.as_str());
        }
        let mut fetched = backorder_fetched {
            is_new: false,
            bytes: 0,
            resumed_at: 0,
            sha256: backorder_str::EMPTY,
        };
        if let Fetched::New { bytes, sha256, resumed_at } = download.fetch()? {
            held.sha256 = sha256;
            let sha256 = backorder_str::of(&held.sha256);
            fetched = backorder_fetched { is_new: true, bytes, resumed_at, sha256 };
        }
        // SAFETY: the caller promises as much, see above.
        unsafe { fill(out, size, "out", fetched) }
    })
}

/// Frees a download; NULL is fine. The files stay.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_download_free(download: Option<Box<backorder_download>>) {
    fence_or((), || drop(download));
}
