//! Order among siblings: a number between its neighbours', so that a move touches one goal.

use std::sync::Arc;

use super::Transaction;
use crate::{Goal, Id, invariants::MAX_ORDER};

/// `count` rising numbers strictly between two others (`None` is open); `None` where there is no
/// room for them, as after some fifty moves into one gap.
fn between(low: Option<f64>, high: Option<f64>, count: usize) -> Option<Vec<f64>> {
    let steps = count as f64 + 1.0;
    let (low, high) = match (low, high) {
        (None, None) => (-1.0, count as f64),
        (Some(low), None) => (low, low + steps),
        (None, Some(high)) => (high - steps, high),
        (Some(low), Some(high)) => (low, high),
    };
    let numbers: Vec<f64> = (1..=count)
        .map(|step| low + (high - low) * (step as f64) / steps)
        .collect();
    let rising = std::iter::once(&low)
        .chain(&numbers)
        .zip(numbers.iter().chain([&high]))
        .all(|(left, right)| left < right);
    let inside = numbers.iter().all(|number| number.abs() <= MAX_ORDER);
    (rising && inside).then_some(numbers)
}

impl Transaction {
    /// Orders for `comers` as children of `parent`, in a row before its child `before` (`None` is
    /// last). Where there is no room, the children of `parent` are numbered anew.
    pub(super) fn room(
        &mut self,
        parent: Option<&Id<Goal>>,
        before: Option<&Goal>,
        comers: &[&Id<Goal>],
    ) -> Vec<f64> {
        let low = self.plan().child_before(parent, before);
        // A comer that already stands there leaves its place, so what is beside it counts.
        if low.is_none_or(|low| !comers.contains(&&low.id)) {
            let low = low.and_then(|goal| goal.order);
            let high = before.and_then(|goal| goal.order);
            if let Some(orders) = between(low, high, comers.len()) {
                return orders;
            }
        }
        let siblings: Vec<Arc<Goal>> = self
            .plan()
            .children(parent)
            .filter(|sibling| !comers.contains(&&sibling.id))
            .cloned()
            .collect();
        let at = match before {
            Some(before) => siblings.iter().position(|sibling| sibling.id == before.id),
            None => None,
        };
        let at = at.unwrap_or(siblings.len());
        let order_at = |index: usize| siblings.get(index).and_then(|sibling| sibling.order);
        let low = at.checked_sub(1).and_then(order_at);
        if let Some(orders) = between(low, order_at(at), comers.len()) {
            return orders;
        }
        for (index, sibling) in siblings.into_iter().enumerate() {
            let index = if index < at {
                index
            } else {
                index + comers.len()
            };
            let mut sibling = Goal::clone(&sibling);
            sibling.order = Some(index as f64);
            self.put(sibling.into());
        }
        (at..at + comers.len()).map(|index| index as f64).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::between;

    #[test]
    fn numbers_rise_strictly_between_their_neighbours() {
        assert_eq!(between(None, None, 2), Some(vec![0.0, 1.0]));
        assert_eq!(between(Some(3.0), None, 2), Some(vec![4.0, 5.0]));
        assert_eq!(between(None, Some(3.0), 1), Some(vec![2.0]));
        assert_eq!(
            between(Some(1.0), Some(2.0), 3),
            Some(vec![1.25, 1.5, 1.75])
        );
    }

    #[test]
    fn no_room_is_said_so() {
        assert_eq!(between(Some(1.0), Some(1.0), 1), None);
        assert_eq!(between(Some(1.0), Some(1.0f64.next_up()), 1), None);
        assert_eq!(between(Some(1e12), None, 1), None);
    }
}
