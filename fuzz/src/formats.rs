//! What holds of an answer in each format, whatever text is in it.

use textwrap::core::display_width;

/// Sees that an answer is of its format.
pub fn see(format: &str, width: &str, text: &str) {
    let is_bidirectional = |c: char| matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    // The lines of CSV end with both.
    let ends = if format == "csv" { "\r\n" } else { "\n" };
    let lines = text.split(ends);
    for line in lines {
        let steers = |c: char| (c.is_control() && c != '\n') || is_bidirectional(c);
        assert!(!line.contains(steers), "{format}: a character that controls a terminal: {line:?}");
    }
    match format {
        "table" => table(text, width.parse().unwrap()),
        "json" => drop(serde_json::from_str::<serde_json::Value>(text).expect("JSON")),
        "csv" => csv(text),
        "markdown" => markdown(text),
        "html" => html(text),
        _ => {}
    }
}

/// A line is longer than the width only where one word is.
fn table(text: &str, width: usize) {
    for line in text.lines() {
        let longest = line.split_whitespace().map(display_width).max().unwrap_or(0);
        assert!(
            display_width(line) <= width || longest > width,
            "a line is longer than {width} columns: {line:?}"
        );
    }
}

/// RFC 4180: as many fields in each row, and a quote only in quotes.
fn csv(text: &str) {
    let mut columns = Vec::new();
    let (mut fields, mut is_quoted, mut before) = (1, false, ',');
    for c in text.chars() {
        match c {
            '"' if is_quoted => is_quoted = false,
            '"' => {
                assert!(matches!(before, ',' | '\n' | '"'), "a quote within a field: {text}");
                is_quoted = true;
            }
            ',' if !is_quoted => fields += 1,
            '\n' if !is_quoted => {
                assert_eq!(before, '\r', "a line without its end: {text}");
                columns.push(fields);
                fields = 1;
            }
            _ => {}
        }
        before = c;
    }
    assert!(!is_quoted, "a quote that does not end: {text}");
    assert!(columns.windows(2).all(|pair| pair[0] == pair[1]), "rows differ in length: {text}");
}

/// As many cells in each row of a table, and no HTML.
fn markdown(text: &str) {
    let mut cells = None;
    for line in text.lines() {
        if !line.starts_with('|') {
            cells = None;
            continue;
        }
        let mut is_escaped = false;
        let bars = line.chars().filter(|c| {
            let is_bar = *c == '|' && !is_escaped;
            is_escaped = *c == '\\' && !is_escaped;
            is_bar
        });
        let bars = bars.count();
        assert_eq!(*cells.get_or_insert(bars), bars, "a row of other cells: {line:?}\n{text}");
    }
}

/// The tags that the program writes. The first have no end.
const TAGS: &str = "!DOCTYPE meta a body caption circle code dd div dl dt figcaption figure g h1 h2 h3 head header html li \
                    main mark nav ol p path rect section span style svg table tbody td text th thead title tr ul";

/// Every tag is one that the program writes, without a script, and the tags are nested.
fn html(text: &str) {
    let mut open = Vec::new();
    let mut rest = text;
    while let Some((_, behind)) = rest.split_once('<') {
        let (mut quote, mut bare) = (None, String::new());
        let end = behind.find(|c: char| {
            match (quote, c) {
                (None, '"' | '\'') => quote = Some(c),
                (Some(with), _) if with == c => quote = None,
                (None, '>') => return true,
                (None, _) => bare.push(c),
                _ => {}
            }
            false
        });
        let (tag, behind) = behind.split_at(end.expect("a tag ends"));
        rest = &behind[1..];
        let name = tag.trim_start_matches('/').split([' ', '\n', '/']).next().unwrap_or_default();
        assert!(TAGS.split_whitespace().any(|known| known == name), "<{tag}>");
        assert!(!bare.contains(" on") && !tag.contains("\"javascript:"), "<{tag}>");
        match name {
            "!DOCTYPE" | "meta" => {}
            "style" if !tag.starts_with('/') => {
                rest = rest.split_once("</style>").expect("a style ends").1;
            }
            _ if tag.ends_with('/') => {}
            _ if tag.starts_with('/') => assert_eq!(open.pop(), Some(name), "<{tag}>"),
            _ => open.push(name),
        }
    }
    assert!(open.is_empty(), "tags without an end: {open:?}");
}
