//! Web addresses within a text.

/// A word with an address in it: the text before, the address, and the text after, such as a period.
pub(super) fn within(word: &str) -> Option<(&str, &str, &str)> {
    let start = word.find("https://").or_else(|| word.find("http://"))?;
    let (before, rest) = word.split_at(start);
    let end = rest.find(['<', '>']).unwrap_or(rest.len());
    let address = rest[..end].trim_end_matches(['.', ',', ';', ':', ')', ']', '"']);
    Some((before, address, &rest[address.len()..]))
}

#[cfg(test)]
mod tests {
    use super::within;

    #[test]
    fn what_stands_around_an_address_is_no_part_of_it() {
        for (word, parts) in [
            ("(https://a.example/x).", ("(", "https://a.example/x", ").")),
            ("<https://a.example/x>.", ("<", "https://a.example/x", ">.")),
        ] {
            assert_eq!(within(word), Some(parts));
        }
        assert_eq!(within("a.example"), None);
    }
}
