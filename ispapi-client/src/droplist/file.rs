//! Image files: opened by memory map, replaced by rename.

use std::fs::File;
use std::io::Write;
use std::path::{Path, PathBuf};

use backorder_core::Error;
use backorder_core::droplist::Droplist;
use memmap2::Mmap;

use super::{io_error, map};

/// A droplist file, mapped. It stays what it was when opened, even after the file was replaced;
/// open it again to see the new one.
///
/// # Example
/// ```
/// use backorder_core::droplist::{Import, Limits};
/// use ispapi_client::droplist::{DroplistFile, replace};
/// let folder = tempfile::tempdir().unwrap();
/// let path = folder.path().join("droplist");
/// let mut import = Import::new("2027-01-10T00:01:00Z".parse().unwrap(), Limits::default());
/// import.feed(b"shop.com;2027-01-12 19:00:07\n")?;
/// replace(&path, &import.finish(None)?)?;
/// let file = DroplistFile::open(&path)?;
/// assert_eq!(file.list()?.len(), 1);
/// # Ok::<(), backorder_core::Error>(())
/// ```
#[derive(Debug)]
pub struct DroplistFile {
    path: PathBuf,
    map: Mmap,
}

impl DroplistFile {
    /// Opens a file. Costs the same whatever its size.
    ///
    /// The file must only ever be replaced by rename, as [`replace`] does: writing into it or
    /// cutting it while it is open here is undefined, and a cut ends the process with SIGBUS.
    ///
    /// # Errors
    /// `DroplistIo` when it cannot be read; `ImageDamaged` and `ImageVersion` as for
    /// [`Droplist::open`].
    pub fn open(path: &Path) -> Result<DroplistFile, Error> {
        let file = File::open(path).map_err(|error| io_error(path, "open", &error))?;
        let map = map::map(&file).map_err(|error| io_error(path, "map", &error))?;
        Droplist::open(&map)?;
        Ok(DroplistFile { path: path.to_owned(), map })
    }

    /// The list in the file.
    ///
    /// # Errors
    /// Those of [`Droplist::open`]; not to be expected, since the file was looked at when opened.
    pub fn list(&self) -> Result<Droplist<'_>, Error> {
        Droplist::open(&self.map)
    }

    /// Where the file was when it was opened.
    pub fn path(&self) -> &Path {
        &self.path
    }
}

/// Puts an image in place of the file at `path`, at once: whoever opens the path sees the old one
/// or the new one, whole, and a crash or a power cut leaves one of the two.
///
/// # Errors
/// `DroplistIo`: the folder cannot be written to, the disk is full. The old file is still there.
pub fn replace(path: &Path, image: &[u8]) -> Result<(), Error> {
    let folder = match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    };
    let failed = |error: std::io::Error| io_error(path, "write", &error);
    let mut builder = tempfile::Builder::new();
    builder.prefix(".droplist-").suffix(".tmp");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        // Web server and cron may run as different users: others may read.
        builder.permissions(std::fs::Permissions::from_mode(0o644));
    }
    let mut new = builder.tempfile_in(folder).map_err(failed)?;
    new.write_all(image).map_err(failed)?;
    new.as_file().sync_all().map_err(failed)?;
    new.persist(path).map_err(|error| failed(error.error))?;
    // The rename itself must reach the disk, too; where folders cannot be opened it will in time.
    if let Ok(folder) = File::open(folder) {
        let _ = folder.sync_all();
    }
    Ok(())
}
