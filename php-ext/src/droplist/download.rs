//! `Backorder\Download`: what came of fetching a file.

use std::time::Duration;

use ext_php_rs::prelude::*;
use ispapi_client::download::{self, DownloadLimits, Fetched};

use crate::FINAL;
use crate::boundary::convert::int;
use crate::boundary::errors::Refused;

#[php_class]
#[php(name = "Backorder\\Download")]
#[php(flags = FINAL)]
#[derive(Debug, Clone)]
pub struct Download(Fetched);

#[php_impl]
impl Download {
    #[php(getter)]
    pub fn is_new(&self) -> bool {
        matches!(self.0, Fetched::New { .. })
    }

    #[php(getter)]
    pub fn bytes(&self) -> Option<i64> {
        match self.0 {
            Fetched::New { bytes, .. } => Some(int(bytes)),
            Fetched::Unchanged => None,
        }
    }

    #[php(getter)]
    pub fn sha256(&self) -> Option<String> {
        match &self.0 {
            Fetched::New { sha256, .. } => Some(sha256.clone()),
            Fetched::Unchanged => None,
        }
    }

    #[php(getter)]
    pub fn resumed_at(&self) -> Option<i64> {
        match self.0 {
            Fetched::New { resumed_at, .. } => Some(int(resumed_at)),
            Fetched::Unchanged => None,
        }
    }

    #[php(optional = sha256)]
    #[php(defaults(timeoutMs = 1_800_000, attempts = 5, bytesMax = 268_435_456))]
    pub fn fetch(
        url: String,
        file: String,
        sha256: Option<String>,
        proxy: Option<String>,
        timeoutMs: i64,
        attempts: i64,
        bytesMax: i64,
    ) -> Result<Download, Refused> {
        let limits = DownloadLimits {
            total_timeout: Duration::from_millis(positive("timeoutMs", timeoutMs)?),
            attempts: u32::try_from(positive("attempts", attempts)?).unwrap_or(u32::MAX),
            bytes_max: positive("bytesMax", bytesMax)?,
            ..DownloadLimits::default()
        };
        let mut download = download::Download::new(url, file).with_limits(limits);
        if let Some(sha256) = sha256 {
            download = download.with_sha256(sha256);
        }
        if let Some(proxy) = proxy.filter(|proxy| !proxy.trim().is_empty()) {
            download = download.with_proxy(proxy);
        }
        Ok(Download(download.fetch()?))
    }
}

fn positive(name: &str, number: i64) -> Result<u64, Refused> {
    u64::try_from(number).ok().filter(|number| *number > 0).ok_or_else(|| {
        let message = format!("{name}: {number} is less than 1");
        ispapi_client::Error::new(ispapi_client::ErrorKind::Config, name, message).into()
    })
}
