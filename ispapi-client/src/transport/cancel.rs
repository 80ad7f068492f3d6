//! Stopping a call from another thread.

use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::time::{Duration, Instant};

/// Stops the calls it was given to, while they wait and while they are under way. Clones are the
/// same switch. It stays on.
///
/// # Example
/// ```
/// use ispapi_client::Cancel;
/// let cancel = Cancel::new();
/// let other = cancel.clone();
/// std::thread::spawn(move || other.cancel()).join().unwrap();
/// assert!(cancel.is_cancelled());
/// ```
#[derive(Debug, Clone, Default)]
pub struct Cancel {
    switch: Arc<Switch>,
}

#[derive(Debug, Default)]
struct Switch {
    on: Mutex<bool>,
    changed: Condvar,
    #[cfg(feature = "http")]
    notify: tokio::sync::Notify,
}

impl Cancel {
    /// A switch that is off.
    pub fn new() -> Cancel {
        Cancel::default()
    }

    /// Turns it on.
    pub fn cancel(&self) {
        *self.switch.on.lock().unwrap_or_else(PoisonError::into_inner) = true;
        self.switch.changed.notify_all();
        #[cfg(feature = "http")]
        self.switch.notify.notify_waiters();
    }

    /// Whether it is on.
    pub fn is_cancelled(&self) -> bool {
        *self.switch.on.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Waits this long, or until it is turned on. Whether it is on.
    pub(crate) fn wait(&self, time: Duration) -> bool {
        let until = Instant::now() + time;
        let mut on = self.switch.on.lock().unwrap_or_else(PoisonError::into_inner);
        while !*on {
            let left = until.saturating_duration_since(Instant::now());
            if left.is_zero() {
                break;
            }
            let waited = self.switch.changed.wait_timeout(on, left);
            on = waited.unwrap_or_else(PoisonError::into_inner).0;
        }
        *on
    }

    /// Ends when it is on.
    #[cfg(feature = "http")]
    pub(crate) async fn cancelled(&self) {
        loop {
            let notified = self.switch.notify.notified();
            if self.is_cancelled() {
                return;
            }
            notified.await;
        }
    }
}
