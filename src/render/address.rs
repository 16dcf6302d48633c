//! Addresses within a text, which a reader can follow.

/// A word with an address in it: what stands before, the address, and what stands behind, such as
/// the full stop of its sentence.
pub(super) fn within(word: &str) -> Option<(&str, &str, &str)> {
    let start = word.find("https://").or_else(|| word.find("http://"))?;
    let (before, rest) = word.split_at(start);
    let address = rest.trim_end_matches(['.', ',', ';', ':', ')', ']', '"']);
    Some((before, address, &rest[address.len()..]))
}
