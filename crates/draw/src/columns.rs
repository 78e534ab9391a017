//! Which column each node of the map stands in: its level's, or the next one of its level where it stands
//! below a goal of the same level. So a goal of a person stands on the side of the persons, however many levels
//! are left out above it.

/// How many levels there are.
const RANKS: usize = 4;

/// The columns of a drawing.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Columns {
    /// The column of each node.
    pub of: Vec<usize>,
    /// What stands over the columns, from the left.
    pub heads: Vec<Head>,
}

/// The columns of one level.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Head {
    /// The level, counted from the top.
    pub rank: usize,
    /// Its first column.
    pub first: usize,
    /// How many it has.
    pub count: usize,
}

impl Columns {
    /// The columns of nodes that are listed as in an outline, each with its depth and the rank of its level. One
    /// whose level is above that of the node it hangs from counts as on that node's level.
    pub fn of(depths: &[usize], ranks: &[usize]) -> Self {
        // Rank, and how many of the same rank lead to it.
        let mut steps: Vec<(usize, usize)> = Vec::with_capacity(depths.len());
        let mut way: Vec<usize> = Vec::new();
        let mut widths = [0_usize; RANKS];
        for (node, depth) in depths.iter().enumerate() {
            way.truncate(*depth);
            let rank = ranks.get(node).copied().unwrap_or(0).min(RANKS - 1);
            let step = match way.last().map(|above| steps[*above]) {
                Some((above, step)) if rank <= above => (above, step + 1),
                _ => (rank, 0),
            };
            widths[step.0] = widths[step.0].max(step.1 + 1);
            steps.push(step);
            way.push(node);
        }
        let mut first = 0;
        let mut firsts = [0; RANKS];
        let mut heads = Vec::new();
        for (rank, count) in widths.into_iter().enumerate() {
            firsts[rank] = first;
            if count > 0 {
                heads.push(Head { rank, first, count });
            }
            first += count;
        }
        Self {
            of: steps
                .into_iter()
                .map(|(rank, step)| firsts[rank] + step)
                .collect(),
            heads,
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn each_level_has_its_column_and_more_where_it_stands_below_itself() {
        let columns = Columns::of(&[0, 1, 2, 1, 0, 1], &[0, 1, 1, 3, 0, 2]);
        assert_eq!(columns.of, [0, 1, 2, 4, 0, 3]);
        let head = |rank, first, count| Head { rank, first, count };
        assert_eq!(
            columns.heads,
            [head(0, 0, 1), head(1, 1, 2), head(2, 3, 1), head(3, 4, 1)]
        );
        assert_eq!(Columns::of(&[], &[]), Columns::default());
        assert_eq!(Columns::of(&[0], &[2]).of, [0]);
    }

    proptest! {
        #[test]
        fn a_node_stands_to_the_right_of_the_one_above(
            nodes in prop::collection::vec((0_usize..5, 0_usize..4), 0..60),
        ) {
            let mut depth = 0;
            let depths: Vec<usize> = nodes.iter().enumerate().map(|(at, (step, _))| {
                depth = if at == 0 { 0 } else { (*step).min(depth + 1) };
                depth
            }).collect();
            let ranks: Vec<usize> = nodes.iter().map(|(_, rank)| *rank).collect();
            let columns = Columns::of(&depths, &ranks);
            for (node, depth) in depths.iter().enumerate().filter(|(_, depth)| **depth > 0) {
                let above = (0..node).rev().find(|at| depths[*at] < *depth).unwrap();
                prop_assert!(columns.of[above] < columns.of[node]);
            }
        }
    }
}
