//! Classes of colour, as codes: the page has a colour, a mark and words for each.

use std::{collections::HashMap, hash::Hash};

/// So many owners have a colour of their own.
pub const OWNERS: usize = 7;

/// How sure the owner is, 0 to 10.
pub fn confidence(of_ten: Option<u32>) -> &'static str {
    match of_ten {
        None => "unknown",
        Some(0..=3) => "low",
        Some(4..=6) => "middle",
        Some(_) => "high",
    }
}

/// How much of a goal's change the goals below cover.
pub fn coverage(fraction: Option<f64>) -> &'static str {
    match fraction.filter(|fraction| !fraction.is_nan()) {
        None => "unknown",
        // Half a percent is rounding.
        Some(fraction) if fraction < 0.5 => "low",
        Some(fraction) if fraction < 0.995 => "middle",
        Some(fraction) if fraction <= 1.005 => "high",
        Some(_) => "over",
    }
}

/// The colour of a class in a picture that leaves the page, on white. The page itself has its own.
pub fn color(class: &str) -> &'static str {
    match class {
        "on_track" | "confidence-high" | "coverage-high" => "#2c6e49",
        "behind" | "confidence-middle" | "coverage-middle" => "#b57a10",
        "at_risk" | "confidence-low" | "coverage-low" => "#a8321e",
        "outdated" => "#7d3b6b",
        "done" | "company" | "coverage-over" => "#0b5a63",
        "department" => "#3f6ea8",
        "team" => "#6d7f2a",
        "person" => "#9a5b2c",
        "owner-1" => "#0b5a63",
        "owner-2" => "#a8572a",
        "owner-3" => "#3f6ea8",
        "owner-4" => "#6d7f2a",
        "owner-5" => "#7d3b6b",
        "owner-6" => "#b57a10",
        "owner-7" => "#4a7d74",
        _ => "#b3aa9c",
    }
}

/// The places of owners in the order of colours: those who answer for most come first, as many as there are
/// colours; where that is even, in the order given.
pub fn owners<T: Clone + Eq + Hash>(of_goals: impl IntoIterator<Item = T>) -> HashMap<T, usize> {
    let mut counts: HashMap<T, (usize, usize)> = HashMap::new();
    for (at, owner) in of_goals.into_iter().enumerate() {
        counts.entry(owner).or_insert((0, at)).0 += 1;
    }
    let mut all: Vec<(T, (usize, usize))> = counts.into_iter().collect();
    all.sort_by_key(|(_, (count, first))| (std::cmp::Reverse(*count), *first));
    let firsts = all.into_iter().take(OWNERS).enumerate();
    firsts.map(|(place, (owner, _))| (owner, place)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bands_have_their_edges() {
        assert_eq!(
            [None, Some(0), Some(3), Some(4), Some(6), Some(7), Some(10)].map(confidence),
            ["unknown", "low", "low", "middle", "middle", "high", "high"]
        );
        assert_eq!(
            [
                None,
                Some(f64::NAN),
                Some(-0.2),
                Some(0.49),
                Some(0.5),
                Some(0.99)
            ]
            .map(coverage),
            ["unknown", "unknown", "low", "low", "middle", "middle"]
        );
        assert_eq!(
            [Some(0.999), Some(1.0), Some(1.2)].map(coverage),
            ["high", "high", "over"]
        );
    }

    #[test]
    fn what_has_no_class_is_grey_and_owners_differ() {
        let owners: std::collections::HashSet<&str> = (1..=OWNERS)
            .map(|owner| color(&format!("owner-{owner}")))
            .collect();
        assert_eq!(owners.len(), OWNERS);
        assert!(!owners.contains(color("nobody")));
        assert_eq!(color("nobody"), color("pending"));
    }

    #[test]
    fn those_with_most_goals_have_colours() {
        let owners = owners("a b b c c d e f g h i".split(' '));
        assert_eq!(owners.len(), OWNERS);
        assert_eq!((owners["b"], owners["c"], owners["a"]), (0, 1, 2));
        assert!(!owners.contains_key("i"));
    }
}
