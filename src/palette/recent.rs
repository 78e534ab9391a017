//! What was chosen lately, so that it stands first.

use crate::browser::device;

/// The device setting that holds it, one a line, the latest first.
const RECENT: &str = "palette-recent";

/// So many are remembered.
const MOST: usize = 6;

/// What was chosen lately, the latest first.
pub(super) fn all() -> Vec<String> {
    let kept = device::get(RECENT).unwrap_or_default();
    kept.lines().map(str::to_owned).collect()
}

/// Remembers that this was chosen.
pub(super) fn add(key: &str) {
    let recent = with(all(), key).join("\n");
    // A device that cannot remember it shows the rest all the same.
    let _ = device::set(RECENT, Some(&recent));
}

fn with(mut recent: Vec<String>, key: &str) -> Vec<String> {
    recent.retain(|other| other != key);
    recent.insert(0, key.replace('\n', " "));
    recent.truncate(MOST);
    recent
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_latest_stands_first_and_once() {
        let mut recent = Vec::new();
        for key in ["a", "b", "a", "c", "d", "e", "f", "g"] {
            recent = with(recent, key);
        }
        assert_eq!(recent, ["g", "f", "e", "d", "c", "a"]);
    }
}
