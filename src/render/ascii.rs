//! A page for a terminal that only has ASCII. Every character keeps its column.

use crate::typed::name::without_accent;

/// The page with each character replaced by the ASCII one that looks most like it.
pub(crate) fn to_ascii(page: &str) -> String {
    page.chars().filter_map(likeness).collect()
}

fn likeness(c: char) -> Option<char> {
    Some(match c {
        c if c.is_ascii() => c,
        // A bar to the nearest half of a column.
        '─' | '—' | '–' | '−' | '▏' | '▎' | '▍' | '▌' | '▋' | '▐' | '▕' => {
            '-'
        }
        '━' | '═' | '▊' | '▉' | '█' => '=',
        '├' | '┤' | '│' => '|',
        '┃' => '#',
        '▼' => 'v',
        '●' => '*',
        '○' => 'o',
        '┊' => ':',
        '‘' | '’' => '\'',
        '“' | '”' => '"',
        '…' | '\u{2801}'..='\u{28ff}' => '.',
        // The height of a step, which stands beside its number.
        '\u{a0}' | '▁' | '▂' | '▄' | '▆' | '▇' => ' ',
        '\u{300}'..='\u{36f}' => return None,
        c => letter(c).unwrap_or('?'),
    })
}

/// A letter without its accent.
fn letter(c: char) -> Option<char> {
    let small = c.to_lowercase().next()?;
    let plain = Some(without_accent(small)).filter(char::is_ascii)?;
    Some(if c.is_uppercase() { plain.to_ascii_uppercase() } else { plain })
}
