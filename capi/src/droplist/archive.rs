//! Droplists as they are packed.

use std::io::Cursor;

use ispapi_client::droplist::{ArchiveLimits, ListError, read_gzip, read_zip};

use crate::boundary::failure::Failure;
use crate::boundary::fence::{backorder_result, fence};
use crate::boundary::fill::given;
use crate::boundary::text::array;
use crate::droplist::import::backorder_import;

impl From<ListError> for Failure {
    fn from(error: ListError) -> Failure {
        match error {
            ListError::Rule(error) => error.into(),
            ListError::Client(error) => error.into(),
        }
    }
}

/// Reads a whole list that is packed: a zip with one `.csv` or `.txt` in it, or gzip; seen from its
/// first bytes. An archive is at most 256 MiB, the list in it 1 GiB. The bytes are read during the
/// call only.
///
/// The caller makes sure that `bytes` points to `size` bytes.
///
/// Errors: `ARCHIVE_INVALID`, `DROPLIST_CONTENT`, `DROPLIST_TOO_LARGE`, `SIZE_INVALID`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn backorder_import_feed_archive(
    import: Option<&mut backorder_import>,
    bytes: *const u8,
    size: usize,
) -> backorder_result {
    fence(|| {
        let import = &mut given(import, "import")?.0;
        // SAFETY: the caller promises as much, see above.
        let bytes: &[u8] = unsafe { array(bytes, size, "bytes") }?;
        let limits = ArchiveLimits::default();
        let mut is_first = true;
        let sink = |portion: &[u8], declared: u64| {
            if std::mem::take(&mut is_first) {
                import.expect_bytes(declared);
            }
            import.feed(portion)
        };
        match bytes {
            [0x1f, 0x8b, ..] => read_gzip(Cursor::new(bytes), &limits, sink)?,
            _ => read_zip(Cursor::new(bytes), &limits, sink)?,
        }
        Ok(())
    })
}
