//! Positions in a text, as editors count.

/// A line and a column, both counted from 1; a column is a character.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Position {
    pub(crate) line: usize,
    pub(crate) column: usize,
}

impl Position {
    /// The position of a byte, or of the end of the text if the byte is after it.
    pub(crate) fn of(text: &str, byte: usize) -> Self {
        let before = &text[..floor(text, byte)];
        let line = before.rfind('\n').map_or(before, |end| &before[end + 1..]);
        // Editors do not count a byte order mark.
        let line = line.strip_prefix('\u{feff}').unwrap_or(line);
        Self { line: before.matches('\n').count() + 1, column: line.chars().count() + 1 }
    }
}

/// The last start of a character up to a byte, or the end of the text.
pub(crate) fn floor(text: &str, byte: usize) -> usize {
    let mut byte = byte.min(text.len());
    while !text.is_char_boundary(byte) {
        byte -= 1;
    }
    byte
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_and_columns_are_counted_from_one_in_characters() {
        for (byte, line, column) in [(0, 1, 1), (1, 1, 2), (3, 1, 3), (7, 2, 1), (99, 2, 2)] {
            assert_eq!(Position::of("aé—\nb", byte), Position { line, column }, "{byte}");
        }
    }
}
