//! Finding what would serve itself.

use std::{collections::hash_map::Entry, ops::ControlFlow};

use foldhash::HashMap;

use crate::id::Id;

/// Walks up from every id of `starts` by `above`, each record once, and calls `found` for every link that
/// closes a cycle: with the chain `[a, b, …, z]` where each is below the next, and `z` links to `a`.
/// Without these links from `z` to `a` there is no cycle left.
///
/// Depth-first without recursion, in time linear in the records and links above `starts`.
pub(crate) fn cycles<'a, T: 'a>(
    starts: impl IntoIterator<Item = &'a Id<T>>,
    above: impl Fn(&Id<T>) -> Vec<&'a Id<T>>,
    mut found: impl FnMut(&[&'a Id<T>]) -> ControlFlow<()>,
) {
    // Where on the present way up each record stands; `None` once all above it has been walked.
    let mut seen: HashMap<&Id<T>, Option<usize>> = HashMap::default();
    for start in starts {
        let mut way = Vec::new();
        let mut open: Vec<std::vec::IntoIter<&'a Id<T>>> = Vec::new();
        let mut next = Some(start);
        loop {
            if let Some(id) = next {
                match seen.entry(id) {
                    Entry::Vacant(entry) => {
                        entry.insert(Some(way.len()));
                        way.push(id);
                        open.push(above(id).into_iter());
                    }
                    Entry::Occupied(entry) => {
                        if let Some(chain) = entry.get().and_then(|at| way.get(at..))
                            && found(chain).is_break()
                        {
                            return;
                        }
                    }
                }
            }
            let Some(links) = open.last_mut() else { break };
            next = links.next();
            if next.is_none() {
                open.pop();
                if let Some(done) = way.pop() {
                    seen.insert(done, None);
                }
            }
        }
    }
}
