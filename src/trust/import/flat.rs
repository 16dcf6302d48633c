//! BLS's flat file of wages, `oe.data.0.Current`: a third of a gigabyte, one figure a line.
//!
//! ```text
//! series_id                      year  period        value  footnote_codes
//! OEUM001018000000031909713      2025  A01           43180
//! ```
//!
//! A series is `OEU`, the kind of area (N, S or M), the area (7), the industry (6), the occupation (6) and
//! what is counted (2). Lines are as long as one another but for the footnote, so most are passed over
//! after a look at a few of their bytes.

use std::io::{self, Read};

use crate::failure::Failure;
use crate::trust::import::cell::Cell;
use crate::trust::import::progress::Progress;
use crate::trust::import::refused;

/// What is counted, by BLS's numbers from 1 on, as a profile's columns call it: how many series a record has.
const DATA_TYPES: [&str; 17] = [
    "jobs", "jobs_rse", "h_mean", "a_mean", "mean_rse", "h_p10", "h_p25", "h_median", "h_p75",
    "h_p90", "a_p10", "a_p25", "a_median", "a_p75", "a_p90", "per_1000", "lq",
];

/// Bytes that are read at a time.
const CHUNK: u64 = 1 << 20;

/// The longest line; the longest of BLS's has 60 bytes.
const LONGEST_LINE: usize = 400;

/// The first words of the file.
pub(super) const HEADER: &str = "series_id year period value footnote_codes";

/// The industry that stands for all of them.
pub(super) const ALL_INDUSTRIES: [u8; 6] = *b"000000";

/// Whom a record counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Key {
    /// The SOC code without its hyphen, as a number.
    pub(super) occupation: u32,
    /// N, S or M.
    pub(super) area_type: u8,
    pub(super) area: u32,
    pub(super) industry: [u8; 6],
}

/// All figures of an occupation in one place and industry, by the number of what is counted.
#[derive(Clone, Debug)]
pub(super) struct Record {
    pub(super) key: Key,
    pub(super) cells: [Cell; DATA_TYPES.len()],
}

impl Record {
    /// The figure of a column.
    pub(super) fn figure(&self, column: &str) -> Cell {
        let index = DATA_TYPES.iter().position(|name| *name == column);
        index.map(|index| self.cells[index]).unwrap_or_default()
    }
}

/// Whether an occupation is wanted, by its code: it is asked for each of the lines.
pub(super) fn wanted(codes: &[u32]) -> Vec<bool> {
    let mut wanted = vec![false; 1_000_000];
    for code in codes {
        wanted.get_mut(*code as usize).into_iter().for_each(|wanted| *wanted = true);
    }
    wanted
}

/// The file, as far as it was wanted.
#[derive(Default)]
pub(super) struct Flat {
    /// Ordered by their keys.
    pub(super) records: Vec<Record>,
    /// The year and the period of all of it: `2025`, `A01`.
    pub(super) release: Option<(String, String)>,
}

impl Flat {
    /// The records of an occupation.
    pub(super) fn of(&self, occupation: u32) -> &[Record] {
        let start = self.records.partition_point(|record| record.key.occupation < occupation);
        let rest = &self.records[start..];
        &rest[..rest.partition_point(|record| record.key.occupation == occupation)]
    }
}

/// The file, opened and known, but not read yet.
pub(super) struct Data {
    pub(super) file: String,
    /// What was read of it to know it by.
    pub(super) beginning: Vec<u8>,
    pub(super) rest: Box<dyn Read>,
    /// Its bytes, 0 where nobody knows.
    pub(super) size: usize,
    /// The day of the file.
    pub(super) day: Option<String>,
}

/// Reads what is left of the file.
pub(super) fn read(data: &mut Data, wanted: &[bool]) -> Result<Flat, Failure> {
    let file = &data.file;
    let mut progress = Progress::new(data.size, "MB read", 1_000_000);
    let mut scan = Scan { file, wanted, line: 0, release: Vec::new(), flat: Flat::default() };
    let mut buffer = std::mem::take(&mut data.beginning);
    loop {
        let whole = buffer.iter().rposition(|byte| *byte == b'\n').map_or(0, |end| end + 1);
        scan.lines(&buffer[..whole])?;
        buffer.drain(..whole);
        if buffer.len() > LONGEST_LINE {
            return Err(scan.wrong("the line does not end", "a line of five columns"));
        }
        let read = data.rest.by_ref().take(CHUNK).read_to_end(&mut buffer);
        let read = read.map_err(|error| unreadable(file, &error))?;
        progress.add(read);
        if read == 0 {
            break;
        }
    }
    if !buffer.is_empty() {
        scan.line += 1;
        return Err(
            scan.wrong("the line breaks off", "the whole file, which ends with a line's end")
        );
    }
    Ok(scan.done())
}

pub(super) fn unreadable(file: &str, error: &io::Error) -> Failure {
    let message = format!("'{file}' cannot be read: {error}");
    refused(message, "see that it is a file that you may read")
}

struct Scan<'s> {
    file: &'s str,
    wanted: &'s [bool],
    /// The number of the line at hand.
    line: usize,
    /// What stands between the series and the value: `\t2025\tA01\t`, the same in every line.
    release: Vec<u8>,
    flat: Flat,
}

/// Where columns stand in a line whose blanks are BLS's own.
const SERIES: usize = 30;
const VALUE: usize = 40;
const FOOTNOTE: usize = 53;

impl Scan<'_> {
    fn wrong(&self, message: &str, expected: &str) -> Failure {
        wrong(self.file, self.line, message, expected)
    }

    fn lines(&mut self, mut text: &[u8]) -> Result<(), Failure> {
        while !text.is_empty() {
            self.line += 1;
            if let Some(length) = self.usual(text) {
                if self.is_wanted(text) {
                    self.series(
                        &text[..SERIES],
                        &text[VALUE..VALUE + 12],
                        &text[FOOTNOTE..length],
                    )?;
                }
                text = &text[length..];
                continue;
            }
            let end = text.iter().position(|byte| *byte == b'\n').unwrap_or(text.len() - 1);
            let (line, rest) = text.split_at(end + 1);
            text = rest;
            self.unusual(line.trim_ascii_end())?;
        }
        Ok(())
    }

    /// The length of the line, if its columns stand where they usually do.
    fn usual(&self, text: &[u8]) -> Option<usize> {
        let columns = text.get(..FOOTNOTE + 3)?;
        let is_usual = columns.starts_with(b"OEU")
            && columns[SERIES..VALUE] == *self.release
            && columns[FOOTNOTE - 1] == b'\t';
        let end = match &columns[FOOTNOTE..] {
            [b'\r', b'\n', _] => 2,
            [_, b'\r', b'\n'] => 3,
            _ => return None,
        };
        is_usual.then_some(FOOTNOTE + end)
    }

    /// A line of any blanks, which must be right all the same.
    fn unusual(&mut self, line: &[u8]) -> Result<(), Failure> {
        let columns: Vec<&[u8]> =
            line.split(|byte| *byte == b'\t').map(<[u8]>::trim_ascii).collect();
        if self.line == 1 {
            return Ok(());
        }
        let (series, year, period, value, footnotes) = match columns[..] {
            [series, year, period, value] => (series, year, period, value, &b""[..]),
            [series, year, period, value, footnotes] => (series, year, period, value, footnotes),
            _ => {
                let message = has_columns(columns.len());
                return Err(self.wrong(&message, "5, with tabs between them"));
            }
        };
        let is_series = series.len() == 25
            && series.starts_with(b"OEU")
            && matches!(series[3], b'N' | b'S' | b'M')
            && number(&series[4..11]).is_some()
            && number(&series[17..23]).is_some();
        if !is_series {
            let shown = String::from_utf8_lossy(series);
            let message = format!("'{}' is no series", crate::typed::suggest::truncate(&shown));
            let expected =
                "OEU, then N, S or M, then 21 characters, such as OEUN000000000000031909201";
            return Err(self.wrong(&message, expected));
        }
        let release = [b"\t", year, b"\t", period, b"\t"].concat();
        if self.release.is_empty() {
            let texts = [year, period].map(|text| String::from_utf8_lossy(text).into_owned());
            if number(year).is_none_or(|year| !(1900..=2100).contains(&year)) {
                return Err(
                    self.wrong(&format!("'{}' is no year", texts[0]), "a year such as 2025")
                );
            }
            let [year, period] = texts;
            self.flat.release = Some((year, period));
            self.release = release;
        } else if self.release != release {
            let shown = |text: &[u8]| String::from_utf8_lossy(text).trim().replace('\t', " ");
            let message = format!("two releases are mixed: {} here", shown(&release));
            return Err(self.wrong(&message, &format!("{}, as above", shown(&self.release))));
        }
        if self.is_wanted(series) {
            self.series(series, value, footnotes)?;
        }
        Ok(())
    }

    fn is_wanted(&self, series: &[u8]) -> bool {
        number(&series[17..23]).is_some_and(|code| self.wanted[code as usize])
    }

    /// Keeps the figure of a series.
    fn series(&mut self, series: &[u8], value: &[u8], footnotes: &[u8]) -> Result<(), Failure> {
        let read = Cell::read(value.trim_ascii(), footnotes.trim_ascii());
        let cell = read.map_err(|expected| {
            let shown = String::from_utf8_lossy(value);
            self.wrong(&format!("'{}' is no figure", shown.trim()), expected)
        })?;
        let mut industry = ALL_INDUSTRIES;
        industry.copy_from_slice(&series[11..17]);
        let (area, occupation) = (number(&series[4..11]), number(&series[17..23]));
        let data_type = number(&series[23..25]).and_then(|number| usize::try_from(number).ok());
        let (Some(area), Some(occupation), Some(data_type)) = (area, occupation, data_type) else {
            return Err(self.wrong("the series is misspelled", "digits in its codes"));
        };
        let key = Key { occupation, area_type: series[3], area, industry };
        // What BLS may count besides is no figure of ours.
        let Some(index) = data_type.checked_sub(1).filter(|index| *index < DATA_TYPES.len()) else {
            return Ok(());
        };
        let records = &mut self.flat.records;
        if records.last().is_none_or(|last| last.key != key) {
            records.push(Record { key, cells: [Cell::default(); DATA_TYPES.len()] });
        }
        if let Some(last) = records.last_mut() {
            last.cells[index] = cell;
        }
        Ok(())
    }

    fn done(mut self) -> Flat {
        let records = &mut self.flat.records;
        // The file is in the order of places, and one that was put together may be in any.
        records.sort_by_key(|record| record.key);
        records.dedup_by(|next, kept| {
            let is_same = next.key == kept.key;
            if is_same {
                for (kept, next) in kept.cells.iter_mut().zip(next.cells) {
                    if *kept == Cell::default() {
                        *kept = next;
                    }
                }
            }
            is_same
        });
        self.flat
    }
}

/// The error of a line.
pub(super) fn wrong(file: &str, line: usize, message: &str, expected: &str) -> Failure {
    let message = format!("{file}:{line}: {message}; expected {expected}");
    refused(message, "take the file whole, as BLS publishes it")
}

/// What is wrong with a line of too many columns, or too few.
pub(super) fn has_columns(count: usize) -> String {
    format!("the line has {count} column{}", if count == 1 { "" } else { "s" })
}

/// A number in digits alone.
fn number(digits: &[u8]) -> Option<u32> {
    digits.iter().try_fold(0_u32, |number, byte| {
        let digit = byte.wrapping_sub(b'0');
        (digit <= 9).then_some(number.wrapping_mul(10).wrapping_add(digit.into()))
    })
}
