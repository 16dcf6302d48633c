//! A part of a row that is read when it is first looked at.

use std::cell::OnceCell;
use std::fmt;
use std::marker::PhantomData;
use std::ops::Deref;

use serde::de::{DeserializeOwned, Error, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A question looks at the names of all places, and at the figures of few. Those of the embedded profile are
/// in bytes, which `build.rs` wrote, until then.
#[derive(Debug)]
pub struct Later<T> {
    bytes: Vec<u8>,
    value: OnceCell<T>,
}

impl<T> Later<T> {
    /// The value where it was read at once.
    pub(super) fn get_mut(&mut self) -> Option<&mut T> {
        self.value.get_mut()
    }
}

impl<T> From<T> for Later<T> {
    fn from(value: T) -> Self {
        Self { bytes: Vec::new(), value: value.into() }
    }
}

impl<T: DeserializeOwned> Deref for Later<T> {
    type Target = T;

    /// The value.
    ///
    /// # Panics
    ///
    /// If the program was damaged.
    fn deref(&self) -> &T {
        let read = || postcard::from_bytes(&self.bytes).expect("the build wrote these bytes");
        self.value.get_or_init(read)
    }
}

impl<T: DeserializeOwned + Serialize> Serialize for Later<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        (**self).serialize(serializer)
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Later<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Bytes<T>(PhantomData<T>);

        impl<T> Visitor<'_> for Bytes<T> {
            type Value = Later<T>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("bytes")
            }

            fn visit_bytes<E: Error>(self, bytes: &[u8]) -> Result<Later<T>, E> {
                Ok(Later { bytes: bytes.to_vec(), value: OnceCell::new() })
            }
        }

        if deserializer.is_human_readable() {
            T::deserialize(deserializer).map(Self::from)
        } else {
            deserializer.deserialize_bytes(Bytes(PhantomData))
        }
    }
}

/// Writes a value as the bytes that [`Later`] reads.
pub struct AsBytes<'a, T>(pub &'a T);

impl<T: Serialize> Serialize for AsBytes<'_, T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let bytes = postcard::to_allocvec(self.0).map_err(serde::ser::Error::custom)?;
        serializer.serialize_bytes(&bytes)
    }
}
