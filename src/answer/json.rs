//! An answer as JSON.

use std::io;

use serde::Serialize;
use serde_json::ser::Serializer;

/// JSON with an indented line a value.
pub(super) fn pretty(answer: &impl Serialize) -> anyhow::Result<String> {
    let mut text = Text(Vec::new());
    answer.serialize(&mut Serializer::pretty(&mut text))?;
    text.0.push(b'\n');
    Ok(String::from_utf8(text.0)?)
}

/// Takes marks and blanks, of which there are a million in a long answer, byte by byte: a call for each would
/// be a third of the work.
struct Text(Vec<u8>);

impl io::Write for Text {
    #[inline]
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match bytes {
            [one] => self.0.push(*one),
            [one, other] => {
                self.0.push(*one);
                self.0.push(*other);
            }
            _ => self.0.extend_from_slice(bytes),
        }
        Ok(bytes.len())
    }

    #[inline]
    fn write_all(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.write(bytes).map(drop)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
