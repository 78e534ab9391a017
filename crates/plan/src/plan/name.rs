//! A text as the key of a map.

use std::{cmp::Ordering, fmt, sync::Arc};

use equivalent::{Comparable, Equivalent};

/// A key with its first bytes at hand. Nearly every comparison ends with them, without a look at the text,
/// which is elsewhere in memory; filling the tables of a large plan is mostly comparing.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Name {
    // Compared first, as it stands first.
    head: u64,
    text: Arc<str>,
}

impl From<Arc<str>> for Name {
    fn from(text: Arc<str>) -> Self {
        let head = head(&text);
        Self { head, text }
    }
}

impl fmt::Debug for Name {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.text.fmt(f)
    }
}

/// What a map is asked for.
pub(crate) struct Asked<'a> {
    head: u64,
    text: &'a str,
}

impl<'a> From<&'a str> for Asked<'a> {
    fn from(text: &'a str) -> Self {
        let head = head(text);
        Self { head, text }
    }
}

impl Equivalent<Name> for Asked<'_> {
    fn equivalent(&self, key: &Name) -> bool {
        self.compare(key) == Ordering::Equal
    }
}

impl Comparable<Name> for Asked<'_> {
    fn compare(&self, key: &Name) -> Ordering {
        let heads = self.head.cmp(&key.head);
        heads.then_with(|| self.text.cmp(&key.text))
    }
}

/// The first eight bytes as a number that sorts as they do.
fn head(text: &str) -> u64 {
    let mut head = [0; 8];
    for (to, from) in head.iter_mut().zip(text.bytes()) {
        *to = from;
    }
    u64::from_be_bytes(head)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn names_sort_as_their_texts_do(a in "[\0a\u{10ffff}]{0,10}", b in "[\0a\u{10ffff}]{0,10}") {
            let name = |text: &str| Name::from(Arc::from(text));
            prop_assert_eq!(name(&a).cmp(&name(&b)), a.cmp(&b));
            prop_assert_eq!(Asked::from(&*a).compare(&name(&b)), a.cmp(&b));
        }
    }
}
