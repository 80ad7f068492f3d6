//! A part of a record that most records do not have: one pointer, with nothing behind it until it
//! is written to.

use std::fmt;
use std::ops::{Deref, DerefMut};

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A type with one blank value that can be lent for ever.
pub trait Blank: Default + PartialEq + Sized + 'static {
    /// The value of what was never written to.
    fn blank() -> &'static Self;
}

/// A value that is usually blank, in the space of one pointer.
///
/// Reads as the value itself; the first write makes room for it.
///
/// # Example
/// ```
/// use backorder_core::{Progress, Boxed};
/// let mut progress = Boxed::<Progress>::default();
/// assert!(progress.is_blank() && !progress.imported);
/// progress.imported = true;
/// assert!(!progress.is_blank() && progress.imported);
/// assert_eq!(std::mem::size_of_val(&progress), std::mem::size_of::<usize>());
/// ```
#[derive(Clone)]
pub struct Boxed<T>(Option<Box<T>>);

impl<T: Blank> Boxed<T> {
    /// Whether it reads as blank.
    pub fn is_blank(&self) -> bool {
        self.0.as_deref().is_none_or(|value| value == T::blank())
    }
}

impl<T> Default for Boxed<T> {
    fn default() -> Boxed<T> {
        Boxed(None)
    }
}

impl<T: Blank> From<T> for Boxed<T> {
    fn from(value: T) -> Boxed<T> {
        Boxed((value != *T::blank()).then(|| Box::new(value)))
    }
}

impl<T: Blank> Deref for Boxed<T> {
    type Target = T;
    fn deref(&self) -> &T {
        self.0.as_deref().unwrap_or_else(|| T::blank())
    }
}

impl<T: Blank> DerefMut for Boxed<T> {
    fn deref_mut(&mut self) -> &mut T {
        self.0.get_or_insert_default()
    }
}

impl<T: Blank> PartialEq for Boxed<T> {
    fn eq(&self, other: &Boxed<T>) -> bool {
        **self == **other
    }
}

impl<T: Blank + Eq> Eq for Boxed<T> {}

impl<T: Blank + fmt::Debug> fmt::Debug for Boxed<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        (**self).fmt(f)
    }
}

impl<T: Blank + Serialize> Serialize for Boxed<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        (**self).serialize(serializer)
    }
}

impl<'de, T: Blank + Deserialize<'de>> Deserialize<'de> for Boxed<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Boxed<T>, D::Error> {
        T::deserialize(deserializer).map(Boxed::from)
    }
}
