//! The one place with a memory map.

#![allow(unsafe_code)]

use std::fs::File;
use std::io;

use memmap2::Mmap;

/// Maps a file for reading.
pub(super) fn map(file: &File) -> io::Result<Mmap> {
    // SAFETY: the bytes of a map must not change while it is read. Droplist files are never
    // written in place: `replace` writes a new file and renames it over the old one, which
    // leaves the mapped file as it is until the last map of it is gone. That nobody else writes
    // into the file or cuts it is asked of whoever names the path, in the documentation of
    // `DroplistFile::open`; even then the core reads the bytes as plain numbers, each within
    // bounds, and believes none of them.
    unsafe { Mmap::map(file) }
}
