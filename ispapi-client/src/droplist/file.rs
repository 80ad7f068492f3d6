//! Image files: opened by memory map, replaced by rename.

use std::fs::{self, File, OpenOptions};
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};

use backorder_core::droplist::Droplist;
use memmap2::Mmap;

use super::{ListError, map};

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
/// # Ok::<(), ispapi_client::droplist::ListError>(())
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
    /// [`File`](crate::ErrorKind::File) when it cannot be read;
    /// [`ImageDamaged`](backorder_core::ErrorKind::ImageDamaged) and
    /// [`ImageVersion`](backorder_core::ErrorKind::ImageVersion) as for [`Droplist::open`].
    pub fn open(path: &Path) -> Result<DroplistFile, ListError> {
        let file = File::open(path).map_err(|error| ListError::file(path, "open", &error))?;
        let map = map::map(&file).map_err(|error| ListError::file(path, "map", &error))?;
        Droplist::open(&map)?;
        Ok(DroplistFile { path: path.to_owned(), map })
    }

    /// The list in the file.
    ///
    /// # Errors
    /// Those of [`Droplist::open`]; not to be expected, since the file was looked at when opened.
    pub fn list(&self) -> Result<Droplist<'_>, backorder_core::Error> {
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
/// Only one process does this at a time: a lock is held on the file `path` + `.lock`, which stays
/// there. The new file is `path` + `.new` until it is whole; one that a crash left is overwritten
/// by the next call. It gets the mode of the old file and, where the process may give it away,
/// owner and group. Of a symbolic link the target is replaced, and lock and new file stand beside
/// that.
///
/// # Errors
/// [`File`](crate::ErrorKind::File): the folder cannot be written to, the disk is full. The old
/// file is still there.
pub fn replace(path: &Path, image: &[u8]) -> Result<(), ListError> {
    Place::lock(path)?.replace(image)
}

/// Where a list is or shall be, locked against others who would replace it.
pub(super) struct Place {
    path: PathBuf,
    lock: File,
    /// The one that holds the lock.
    process: u32,
}

impl Drop for Place {
    /// To close the file is not enough: a process that was forked meanwhile has it open, too, and
    /// would keep the lock as long as it lives. Nor may that process let go of ours.
    fn drop(&mut self) {
        if self.process == std::process::id() {
            let _ = self.lock.unlock();
        }
    }
}

impl Place {
    /// Waits for whoever replaces the file at this moment.
    pub fn lock(path: &Path) -> Result<Place, ListError> {
        let path = target(path).map_err(|error| ListError::file(path, "follow", &error))?;
        let beside = with_end(&path, ".lock");
        let open =
            OpenOptions::new().read(true).write(true).create(true).truncate(false).open(&beside);
        let lock = match open {
            // That of another user will do, too.
            Err(error) if error.kind() == ErrorKind::PermissionDenied => File::open(&beside),
            other => other,
        };
        let lock = lock.and_then(|lock| lock.lock().map(|()| lock));
        let lock = lock.map_err(|error| ListError::file(&beside, "lock", &error))?;
        Ok(Place { path, lock, process: std::process::id() })
    }

    /// The file itself, behind symbolic links.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Replaces the file.
    pub fn replace(&self, image: &[u8]) -> Result<(), ListError> {
        let new = with_end(&self.path, ".new");
        let put = || {
            match fs::remove_file(&new) {
                Err(error) if error.kind() != ErrorKind::NotFound => return Err(error),
                _ => {}
            }
            // Never through a link that somebody laid there.
            let mut file = OpenOptions::new().write(true).create_new(true).open(&new)?;
            file.write_all(image)?;
            keep_access(&self.path, &file)?;
            file.sync_all()?;
            fs::rename(&new, &self.path)?;
            // The rename must reach the disk, too; where folders cannot be opened it will in time.
            if let Ok(folder) = File::open(folder(&self.path)) {
                let _ = folder.sync_all();
            }
            Ok(())
        };
        put().map_err(|error| {
            let _ = fs::remove_file(&new);
            ListError::file(&self.path, "write", &error)
        })
    }
}

/// The new file is for whom the old one was for; a first one for all to read.
#[cfg(unix)]
fn keep_access(old: &Path, new: &File) -> io::Result<()> {
    use std::os::unix::fs::{MetadataExt, PermissionsExt, fchown};
    let Ok(old) = fs::metadata(old) else {
        // Web server and cron may run as different users. What the umask takes stays taken.
        let mode = new.metadata()?.mode() & 0o644;
        return new.set_permissions(fs::Permissions::from_mode(mode));
    };
    let is = new.metadata()?;
    if (is.uid(), is.gid()) != (old.uid(), old.gid()) {
        // Only root may give a file away; a group that one is in can be given by all.
        let _ = fchown(new, Some(old.uid()), Some(old.gid()))
            .or_else(|_| fchown(new, None, Some(old.gid())));
    }
    new.set_permissions(fs::Permissions::from_mode(old.mode() & 0o777))
}

#[cfg(not(unix))]
fn keep_access(_: &Path, _: &File) -> io::Result<()> {
    Ok(())
}

/// What a path leads to, through symbolic links, whether it is there or not.
fn target(path: &Path) -> io::Result<PathBuf> {
    /// As many as Linux follows.
    const LINKS_MAX: usize = 40;
    let mut path = path.to_owned();
    for _ in 0..=LINKS_MAX {
        match fs::symlink_metadata(&path) {
            Ok(found) if found.is_symlink() => path = folder(&path).join(fs::read_link(&path)?),
            _ => return Ok(path),
        }
    }
    Err(io::Error::other("too many symbolic links"))
}

fn folder(path: &Path) -> &Path {
    match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    }
}

fn with_end(path: &Path, end: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(end);
    name.into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_lock_ends_with_its_place_whoever_has_the_file_open() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("list");
        let place = Place::lock(&path).expect("nobody has it");
        // What a process has that was forked meanwhile.
        let inherited = place.lock.try_clone().expect("one more");
        let other = || File::open(with_end(&path, ".lock")).expect("there").try_lock().is_ok();
        assert!(!other());
        drop(place);
        assert!(other());
        let foreign = Place { path: path.clone(), lock: inherited, process: 0 };
        foreign.lock.lock().expect("free");
        let kept = foreign.lock.try_clone().expect("one more");
        drop(foreign);
        assert!(!other(), "a forked process lets go of nothing");
        drop(kept);
    }
}
