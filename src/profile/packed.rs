//! Texts that the program carries to print them. They take a third of the room as `build.rs` packs them.

use miniz_oxide::inflate::decompress_to_vec;

/// A text, compressed.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Packed(pub(crate) &'static [u8]);

impl Packed {
    /// The text.
    pub(crate) fn text(self) -> String {
        // The build packed it, from a file that is UTF-8.
        let bytes = decompress_to_vec(self.0).unwrap_or_default();
        String::from_utf8(bytes).unwrap_or_default()
    }
}

/// The bytes of a file of this project, as `build.rs` packed it.
macro_rules! packed {
    ($($path:expr),*) => {
        $crate::profile::Packed(include_bytes!(concat!(env!("OUT_DIR"), "/", $($path),*)))
    };
}
pub(crate) use packed;
