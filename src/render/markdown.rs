//! `markdown`: text and tables as GitHub shows them.

use crate::document::{Block, Document, Table};

use super::cell::{MISSING, ROOM, value};

/// The document as text.
pub(super) fn render(document: &Document) -> String {
    let mut page = format!("# {}\n", text(&document.title));
    let mut within_part = false;
    for block in &document.blocks {
        // What is drawn stands in a table too.
        if matches!(block, Block::Ranges(_)) {
            continue;
        }
        page.push('\n');
        match block {
            Block::Part(title) => {
                within_part = true;
                push_line(&mut page, &format!("## {}", text(title)));
            }
            Block::Heading(heading) => {
                let level = if within_part { "###" } else { "##" };
                push_line(&mut page, &format!("{level} {}", text(heading)));
            }
            Block::Text(paragraph) | Block::Citation(paragraph) => {
                push_line(&mut page, &at_line_start(paragraph));
            }
            Block::List(items) => {
                for item in items {
                    push_line(&mut page, &format!("- {}", at_line_start(item)));
                }
            }
            Block::Terms(terms) => {
                for (name, about) in terms {
                    push_line(&mut page, &format!("- **{}**: {}", text(name), text(about)));
                }
            }
            Block::Table(table) => push_table(&mut page, table),
            Block::Room => push_line(&mut page, ROOM),
            Block::Ranges(_) => {}
        }
    }
    page
}

fn push_line(page: &mut String, line: &str) {
    page.push_str(line.trim_end());
    page.push('\n');
}

fn push_table(page: &mut String, table: &Table) {
    let row = |cells: Vec<String>| format!("| {} |", cells.join(" | "));
    push_line(page, &row(table.headings.iter().map(|heading| text(heading)).collect()));
    let sides = table.numeric_columns();
    let side = |numeric: bool| if numeric { "---:" } else { "---" };
    push_line(page, &row(sides.into_iter().map(|numeric| side(numeric).to_owned()).collect()));
    for cells in &table.rows {
        push_line(page, &row(cells.iter().map(|cell| text(&value(cell, MISSING))).collect()));
    }
}

/// Text that no mark of Markdown hides in. Addresses stay as they are and can be followed.
fn text(text: &str) -> String {
    text.split_whitespace().map(word).collect::<Vec<_>>().join(" ")
}

fn word(word: &str) -> String {
    if let Some(start) = word.find("https://").or_else(|| word.find("http://")) {
        let (before, rest) = word.split_at(start);
        let address = rest.trim_end_matches(['.', ',', ';', ':', ')', ']']);
        let after = &rest[address.len()..];
        if !address.contains(['<', '>', '|', '\\']) {
            return format!("{}<{address}>{}", escaped(before), escaped(after));
        }
    }
    escaped(word)
}

fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        if r"\`*_{}[]<>|$~#&!".contains(c) {
            escaped.push('\\');
        }
        escaped.push(c);
    }
    escaped
}

/// Text at the start of a line, where a list or a rule could begin.
fn at_line_start(line: &str) -> String {
    let line = text(line);
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    let ends_number = digits > 0 && line[digits..].starts_with(['.', ')']);
    match line.chars().next() {
        Some('-' | '+' | '=') => format!("\\{line}"),
        _ if ends_number => format!("{}\\{}", &line[..digits], &line[digits..]),
        _ => line,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Value;

    #[test]
    fn no_mark_of_markdown_hides_in_text() {
        assert_eq!(text("$5 | <b> `x` *y*"), r"\$5 \| \<b\> \`x\` \*y\*");
        assert_eq!(at_line_start("- no list"), r"\- no list");
        assert_eq!(at_line_start("12. no list"), r"12\. no list");
        assert_eq!(at_line_start("2019-29: a term"), "2019-29: a term");
    }

    #[test]
    fn an_address_can_be_followed() {
        assert_eq!(text("(https://a.gov/x_y?b=1)."), "(<https://a.gov/x_y?b=1>).");
        assert_eq!(text("https://a.gov/<b>"), r"https://a.gov/\<b\>");
    }

    #[test]
    fn figures_stand_to_the_right_and_a_missing_one_is_a_dash() {
        let mut table = Table::new(["Name", "Jobs"]);
        table.row([Value::text("a\nb"), Value::count(Some(1200))]);
        table.row([Value::text("c|d"), Value::Missing]);
        let mut page = String::new();
        push_table(&mut page, &table);
        assert_eq!(page, "| Name | Jobs |\n| --- | ---: |\n| a b | 1,200 |\n| c\\|d | — |\n");
    }
}
