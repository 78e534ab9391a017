//! Goals by level and health.

use crate::{Figures, Level, Plan, arithmetic::is_open, model::Health};

/// How many open goals there are of each level and health.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Grid {
    counts: Vec<(Level, Option<Health>, usize)>,
}

impl Grid {
    /// The open goals of a plan.
    pub fn of(plan: &Plan, figures: &Figures) -> Self {
        let mut grid = Self::default();
        for own in &figures.goals {
            let Some(goal) = plan.goal(&own.goal).filter(|goal| is_open(goal)) else {
                continue;
            };
            let place = (goal.level, own.health.health);
            let known = grid
                .counts
                .iter_mut()
                .find(|(level, health, _)| (*level, *health) == place);
            match known {
                Some((.., count)) => *count += 1,
                None => grid.counts.push((place.0, place.1, 1)),
            }
        }
        grid
    }

    /// How many there are of a level and a health; `None` is a health that cannot be known.
    pub fn count(&self, level: Level, health: Option<Health>) -> usize {
        let found = self.counts.iter();
        let mut found = found.filter(|(of, at, _)| (*of, *at) == (level, health));
        found.next().map_or(0, |(.., count)| *count)
    }

    /// How many there are of a level.
    pub fn of_level(&self, level: Level) -> usize {
        let found = self.counts.iter().filter(|(of, ..)| *of == level);
        found.map(|(.., count)| count).sum()
    }

    /// The most there are of any level.
    pub fn most(&self) -> usize {
        let levels = Level::ALL.iter();
        levels
            .map(|level| self.of_level(*level))
            .max()
            .unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        Goal,
        arithmetic::testing::{child, day, goal, plan},
        model::Status,
    };

    #[test]
    fn open_goals_are_counted_by_level_and_health() {
        let done = Goal {
            status: Status::Done,
            ..goal("done")
        };
        let plan = plan(vec![goal("a"), child("b", "a"), child("c", "a"), done]);
        let grid = Grid::of(&plan, &Figures::of(&plan, day("2026-11-15")));
        assert_eq!(grid.count(Level::Company, Some(Health::Pending)), 1);
        assert_eq!(grid.count(Level::Team, Some(Health::Pending)), 2);
        assert_eq!(grid.count(Level::Team, Some(Health::Done)), 0);
        assert_eq!((grid.of_level(Level::Team), grid.most()), (2, 2));
    }
}
