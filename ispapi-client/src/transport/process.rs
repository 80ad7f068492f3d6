//! What a process must not share with the one it was forked from.

use std::process;
use std::sync::{Arc, OnceLock};

/// A value that each process makes for itself.
///
/// After a fork the child has a copy of the memory, but not of the sockets, nor of the epoll that
/// watches them: those are the parent's, too. So the child makes its own value, and what it
/// inherited is leaked and not dropped: dropping a runtime would take the parent's sockets off the
/// epoll they share, and closing a connection would end the parent's.
///
/// Nothing is locked on the way to the value: another thread may have held the lock when the
/// process was forked, and is not there to let it go.
pub(crate) struct PerProcess<T> {
    process: u32,
    value: Arc<T>,
    /// That of the child, where this one is inherited.
    next: OnceLock<Box<PerProcess<T>>>,
}

impl<T> PerProcess<T> {
    /// With the value of this process.
    pub(crate) fn new(value: T) -> PerProcess<T> {
        PerProcess { process: process::id(), value: Arc::new(value), next: OnceLock::new() }
    }

    /// The value of this process. Where there is none yet, `make` makes it of the inherited one.
    pub(crate) fn get<E>(&self, make: impl FnOnce(&T) -> Result<T, E>) -> Result<&T, E> {
        let mut last = self;
        while let Some(next) = last.next.get() {
            last = next;
        }
        if last.process == process::id() {
            return Ok(&last.value);
        }
        let made = PerProcess::new(make(&last.value)?);
        // Of several threads the first one's stays.
        Ok(&last.next.get_or_init(|| Box::new(made)).value)
    }
}

impl<T> Drop for PerProcess<T> {
    fn drop(&mut self) {
        if self.process != process::id() {
            std::mem::forget(Arc::clone(&self.value));
        }
    }
}

#[cfg(test)]
impl<T> PerProcess<T> {
    /// As a forked process has it.
    pub(crate) fn inherited(value: T) -> PerProcess<T> {
        PerProcess { process: 0, value: Arc::new(value), next: OnceLock::new() }
    }
}

#[cfg(test)]
mod tests {
    use std::convert::Infallible;

    use super::*;

    #[test]
    fn the_value_of_this_process_is_made_once() {
        let own = PerProcess::new(7);
        let never = |_: &i32| -> Result<i32, Infallible> { panic!("there is one") };
        assert_eq!(own.get(never), Ok(&7));
        let inherited = PerProcess::inherited(7);
        assert_eq!(inherited.get(|_| Err("not now")), Err("not now"));
        assert_eq!(inherited.get(|old| Ok::<_, Infallible>(old + 1)), Ok(&8));
        assert_eq!(inherited.get(never), Ok(&8));
    }

    #[test]
    fn what_is_inherited_is_never_dropped() {
        let (first, second) = (Arc::new(()), Arc::new(()));
        let both = PerProcess::inherited(Arc::clone(&first));
        let made = both.get(|_| Ok::<_, Infallible>(Arc::clone(&second)));
        assert!(made.is_ok());
        drop(both);
        assert_eq!((Arc::strong_count(&first), Arc::strong_count(&second)), (2, 1));
    }
}
