//! The droplist over HTTP: the whole of it, what is left of it, or that it is still the same.

use super::http::{Reply, Request};

/// Answers a download, also a conditional one and one that goes on where another broke off.
pub(super) fn reply(bytes: Vec<u8>, request: &Request) -> Reply {
    let tag = format!("\"{:016x}\"", digest(&bytes));
    let headers = vec![("ETag", tag.clone()), ("Accept-Ranges", "bytes".to_owned())];
    if request.if_none_match.as_deref() == Some(&tag) {
        return Reply { headers, ..Reply::of(304, "application/zip", Vec::new()) };
    }
    let from = request
        .range
        .as_deref()
        .and_then(|range| range.strip_prefix("bytes=")?.strip_suffix('-')?.parse::<usize>().ok());
    match from {
        None => Reply { headers, ..Reply::of(200, "application/zip", bytes) },
        Some(from) if from < bytes.len() => {
            let total = bytes.len();
            let range = ("Content-Range", format!("bytes {from}-{}/{total}", total - 1));
            let headers = [headers, vec![range]].concat();
            Reply { headers, ..Reply::of(206, "application/zip", bytes[from..].to_vec()) }
        }
        Some(_) => {
            let range = ("Content-Range", format!("bytes */{}", bytes.len()));
            let headers = [headers, vec![range]].concat();
            Reply { headers, ..Reply::of(416, "application/zip", Vec::new()) }
        }
    }
}

/// FNV-1a.
fn digest(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(*byte)).wrapping_mul(0x0000_0100_0000_01b3)
    })
}
