//! Where a goal stands in the tree, as text that sorts: below which parent, and where among its
//! siblings. So the map that holds the tables holds the tree as well.

use std::sync::Arc;

use crate::{id::Id, model::Goal};

/// Ends the parent's id. No id has a control character, so children of one parent stand together.
const END_OF_PARENT: char = '\0';

/// The place of a goal.
pub(crate) fn of(goal: &Goal) -> Arc<str> {
    let mut place = first(goal.parent.as_ref());
    // Minus nought would sort before 0, and is read back as 0.
    push_sortable(goal.order.unwrap_or(f64::INFINITY) + 0.0, &mut place);
    place.push_str(goal.id.as_str());
    place.into()
}

/// Not after the place of any child of `parent`.
pub(crate) fn first(parent: Option<&Id<Goal>>) -> String {
    let mut place = parent.map(Id::as_str).unwrap_or_default().to_owned();
    place.push(END_OF_PARENT);
    place
}

/// After the place of every child of `parent`.
pub(crate) fn end(parent: Option<&Id<Goal>>) -> Arc<str> {
    let mut place = first(parent);
    place.push(char::MAX);
    place.into()
}

/// Writes a number as sixteen digits that sort as the number does.
fn push_sortable(number: f64, out: &mut String) {
    const SIGN: u64 = 1 << 63;
    let bits = number.to_bits();
    // The bits of positive numbers sort as they do; those of negative ones the other way round.
    let bits = if bits & SIGN == 0 { bits | SIGN } else { !bits };
    for shift in (0..16).rev() {
        let digit = (bits >> (4 * shift)) & 15;
        out.extend(char::from_digit(digit as u32, 16));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_sort_as_their_text_does() {
        let numbers = [
            f64::NEG_INFINITY,
            -1e12,
            -1.5,
            -1e-300,
            0.0,
            1e-300,
            0.5,
            2.0,
            1e12,
            f64::INFINITY,
        ];
        let texts: Vec<String> = numbers
            .iter()
            .map(|number| {
                let mut text = String::new();
                push_sortable(*number, &mut text);
                text
            })
            .collect();
        assert!(texts.is_sorted(), "{texts:?}");
    }
}
