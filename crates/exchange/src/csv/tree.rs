//! The order in which rows can become goals: parents before children.

/// A way through the rows.
pub(super) struct Way {
    /// Every row once, each after its parent; rows of one parent stay in their order.
    pub order: Vec<usize>,
    /// Chains of rows that serve themselves, each from its first row upward and back to it. The first row is
    /// taken as a top row.
    pub cycles: Vec<Vec<usize>>,
}

/// Finds the way; `parents` has the row of each row's parent.
pub(super) fn parents_first(parents: &[Option<usize>]) -> Way {
    let cycles = cycles(parents);
    let cut: Vec<usize> = cycles
        .iter()
        .filter_map(|cycle| cycle.first().copied())
        .collect();
    let mut children = vec![Vec::new(); parents.len()];
    let mut order = Vec::with_capacity(parents.len());
    for (row, parent) in parents.iter().enumerate() {
        match parent.filter(|_| cut.binary_search(&row).is_err()) {
            Some(parent) => children[parent].push(row),
            None => order.push(row),
        }
    }
    let mut at = 0;
    while let Some(row) = order.get(at) {
        order.extend_from_slice(&children[*row]);
        at += 1;
    }
    Way { order, cycles }
}

/// Every cycle once, by its first row.
fn cycles(parents: &[Option<usize>]) -> Vec<Vec<usize>> {
    let mut cycles = Vec::new();
    // The row from which each row was first walked over.
    let mut walked = vec![None; parents.len()];
    for start in 0..parents.len() {
        let mut at = start;
        while walked[at].is_none() {
            walked[at] = Some(start);
            match parents[at] {
                Some(parent) => at = parent,
                None => break,
            }
            if walked[at] == Some(start) {
                cycles.push(cycle_through(at, parents));
            }
        }
    }
    cycles.sort();
    cycles
}

/// The cycle that `row` is part of.
fn cycle_through(row: usize, parents: &[Option<usize>]) -> Vec<usize> {
    let above = |row: &usize| parents[*row];
    let rest = std::iter::successors(above(&row), above).take_while(|other| *other != row);
    let mut cycle: Vec<usize> = std::iter::once(row).chain(rest).collect();
    let first = cycle.iter().enumerate().min_by_key(|(_, row)| **row);
    let first = first.map_or(0, |(at, _)| at);
    cycle.rotate_left(first);
    cycle.extend(cycle.first().copied());
    cycle
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parents_come_before_their_children_and_siblings_keep_their_order() {
        let way = parents_first(&[Some(3), None, Some(3), None, Some(0)]);
        assert_eq!(way.order, [1, 3, 0, 2, 4]);
        assert!(way.cycles.is_empty());
    }

    #[test]
    fn a_cycle_is_cut_at_its_first_row() {
        // 4 → 2 → 1 → 4, with 0 below it, and 3 serves itself.
        let way = parents_first(&[Some(2), Some(4), Some(1), Some(3), Some(2)]);
        assert_eq!(way.cycles, [vec![1, 4, 2, 1], vec![3, 3]]);
        assert_eq!(way.order, [1, 3, 2, 0, 4]);
    }

    #[test]
    fn no_rows_no_way() {
        assert!(parents_first(&[]).order.is_empty());
    }
}
