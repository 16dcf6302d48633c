//! A figure as BLS's flat file has it: digits, or why there are none.

use std::fmt;

/// A figure of one series. It stays digits: nothing is rounded on the way.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Cell {
    digits: u32,
    decimals: u8,
    /// The footnote of a figure that is not there; 0 where it has none.
    pub(super) footnote: u8,
    is_published: bool,
}

/// The most digits behind the point that a figure of BLS's has.
const MOST_DECIMALS: usize = 4;

impl Cell {
    /// Reads a value and its footnotes.
    pub(super) fn read(value: &[u8], footnotes: &[u8]) -> Result<Self, &'static str> {
        let footnote = match footnotes {
            [] => 0,
            // Several are listed with commas; one that says why a figure is missing comes first.
            [digit @ b'1'..=b'9', more @ ..] if more.first().is_none_or(|comma| *comma == b',') => {
                digit - b'0'
            }
            _ => return Err("a footnote's number"),
        };
        if value == b"-" {
            return Ok(Self { footnote, ..Self::default() });
        }
        let expected = "a number, or - where nothing was released";
        let point = value.iter().position(|byte| *byte == b'.');
        let (whole, fraction) = match point {
            Some(point) => (&value[..point], &value[point + 1..]),
            None => (value, &value[value.len()..]),
        };
        let has_fraction = (1..=MOST_DECIMALS).contains(&fraction.len());
        let is_number = !whole.is_empty() && has_fraction == point.is_some();
        let mut digits = 0_u32;
        for byte in whole.iter().chain(fraction) {
            let digit = byte.wrapping_sub(b'0');
            let more = digits.checked_mul(10).and_then(|digits| digits.checked_add(digit.into()));
            digits = more.filter(|_| digit <= 9 && is_number).ok_or(expected)?;
        }
        if !is_number {
            return Err(expected);
        }
        let decimals = u8::try_from(fraction.len()).map_err(|_| expected)?;
        Ok(Self { digits, decimals, footnote, is_published: true })
    }

    /// Whether there is a figure.
    pub(super) fn is_published(self) -> bool {
        self.is_published
    }

    /// The figure, where it is a whole number.
    pub(super) fn whole(self) -> Option<u32> {
        (self.is_published && self.decimals == 0).then_some(self.digits)
    }
}

/// As it was published.
impl fmt::Display for Cell {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let base = 10_u32.pow(self.decimals.into());
        match (self.is_published, self.decimals) {
            (false, _) => f.write_str("-"),
            (true, 0) => self.digits.fmt(f),
            (true, decimals) => {
                let (whole, fraction) = (self.digits / base, self.digits % base);
                write!(f, "{whole}.{fraction:0width$}", width = decimals.into())
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_figure_is_printed_as_it_was_published() {
        for text in ["0", "0.0", "45690", "21.97", "110.720", "0.05", "4294967295"] {
            assert_eq!(Cell::read(text.as_bytes(), b"").unwrap().to_string(), text);
        }
        let absent = Cell::read(b"-", b"8").unwrap();
        assert_eq!((absent.to_string().as_str(), absent.footnote), ("-", 8));
    }

    #[test]
    fn what_is_no_figure_is_refused() {
        for text in ["", ".", "1.", "x", "1,000", "-1", "4294967296", "1.23456", " 1"] {
            assert!(Cell::read(text.as_bytes(), b"").is_err(), "{text:?}");
        }
    }
}
