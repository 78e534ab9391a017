//! The arithmetic of a plan: how far each goal has come, how far it should have, whether the goals
//! below add up, and what the structure lacks.
//!
//! Start with [`Figures::of`]. Everything in it carries what it was computed from, so that each
//! number on screen can be opened to show how it came about. The rules, and what was decided where
//! the design leaves room, are written where they are computed:
//! - [`metric`]: the progress of one metric; [`progress`]: of a goal by its own measures,
//! - [`roll_up`]: progress by the tree,
//! - [`expected`]: how far it should have come; [`cycle_days`]: when its cycle is,
//! - [`health`]: whether it keeps up; [`report`]: whether anyone has said,
//! - [`cascade`]: whether the children add up to the parent's change; [`conversion`]: in different units,
//! - [`comparison`]: one metric of two groups,
//! - [`finding`]: what the structure lacks; [`balance`]: how all of it is spread.
//!
//! All fractions are plain numbers: 0.5 is half. Only roll-ups, expected progress, and a gap or
//! overlap of coverage keep within bounds; progress and coverage may be negative or above 1. `None`
//! is "cannot be known". The time it takes grows with the number of goals, and nothing recurses: a
//! deep tree is as good as a flat one.

pub mod balance;
pub mod cascade;
pub mod comparison;
pub mod conversion;
mod cycle;
pub mod expected;
pub mod finding;
pub mod health;
mod mean;
pub mod metric;
pub mod milestones;
pub mod progress;
pub mod report;
pub mod roll_up;
#[cfg(test)]
pub(crate) mod testing;
mod tree;

use foldhash::HashMap;

pub use balance::Balance;
pub use cascade::{Cascade, CascadePart, NeededChange};
use chrono::NaiveDate;
pub use comparison::{Compared, Standing};
pub use conversion::Conversion;
pub use cycle::cycle_days;
pub use expected::{Expected, ExpectedBasis};
pub use finding::Finding;
pub use health::Judgement;
pub use metric::{Lack, MetricProgress, Reading, Yardstick};
pub use milestones::MilestoneShare;
pub use progress::OwnProgress;
pub use report::LastReport;
pub use roll_up::{Basis, ChildPart, RolledUp};
use tree::Tree;
pub use tree::is_open;

use crate::{Goal, Id, Plan, Settings};

/// Every figure of a plan on a day.
#[derive(Clone, Debug, PartialEq)]
pub struct Figures {
    /// Those of each goal, in the order of the outline.
    pub goals: Vec<GoalFigures>,
    /// Those of the plan as a whole.
    pub balance: Balance,
    /// What is to be found of people and teams; what is to be found of a goal stands with it.
    pub findings: Vec<Finding>,
    places: HashMap<Id<Goal>, usize>,
}

/// The figures of one goal.
#[derive(Clone, Debug, PartialEq)]
pub struct GoalFigures {
    /// The goal.
    pub goal: Id<Goal>,
    /// Progress by its own metrics or milestones.
    pub own: OwnProgress,
    /// Progress as it counts for the goals above.
    pub roll_up: RolledUp,
    /// How far it should have come.
    pub expected: Option<Expected>,
    /// Whether it keeps up.
    pub health: Judgement,
    /// Whether its children add up to the change it needs.
    pub cascade: Cascade,
    /// What its place in the tree lacks; empty for a closed goal.
    pub findings: Vec<Finding>,
}

impl Figures {
    /// Computes the figures of a plan as of `today`; what happened later is not seen. The page of the
    /// crate has an example.
    pub fn of(plan: &Plan, today: NaiveDate) -> Self {
        let tree = Tree::of(plan);
        let own: Vec<OwnProgress> = tree
            .goals
            .iter()
            .map(|goal| OwnProgress::of(goal, today))
            .collect();
        let rolled = roll_up::roll_up(&tree, &own);
        let reports = report::last_reports(plan, &tree, &rolled, today);
        let goals: Vec<GoalFigures> = own
            .into_iter()
            .zip(rolled)
            .zip(reports)
            .enumerate()
            .map(|(at, ((own, rolled), last_report))| {
                GoalFigures::of(&tree, at, own, rolled, last_report, plan.settings(), today)
            })
            .collect();
        let balance = Balance::of(plan, &tree, &goals);
        let places = goals
            .iter()
            .enumerate()
            .map(|(at, figures)| (figures.goal.clone(), at))
            .collect();
        Self {
            findings: balance.findings(),
            goals,
            balance,
            places,
        }
    }

    /// Whether the figures of two states of a plan are the same because nothing differs that they are
    /// computed from: most of what is typed is words. Costs as much as was changed, not as much as there
    /// is.
    pub fn need_none_between(older: &Plan, newer: &Plan) -> bool {
        let (before, after) = (older.tables(), newer.tables());
        older.settings() == newer.settings()
            && before.people == after.people
            && before.teams == after.teams
            && before.check_ins == after.check_ins
            && newer.goals_changed_since(older).is_some_and(|goals| {
                goals.iter().all(|goal| {
                    older
                        .goal(&goal.id)
                        .is_some_and(|old| only_words(old, goal))
                })
            })
    }

    /// The figures of one goal.
    pub fn goal(&self, id: &Id<Goal>) -> Option<&GoalFigures> {
        self.goals.get(*self.places.get(id)?)
    }
}

/// Whether two states of a goal differ in nothing but words, which no figure is computed from.
fn only_words(old: &Goal, new: &Goal) -> bool {
    let old = Goal {
        statement: new.statement.clone(),
        why: new.why.clone(),
        notes: new.notes.clone(),
        tags: new.tags.clone(),
        pinned: new.pinned.clone(),
        set_aside: new.set_aside.clone(),
        ..old.clone()
    };
    old == *new
}

impl GoalFigures {
    fn of(
        tree: &Tree<'_>,
        at: usize,
        own: OwnProgress,
        roll_up: RolledUp,
        last_report: LastReport,
        settings: &Settings,
        today: NaiveDate,
    ) -> Self {
        let goal = tree.goals[at];
        let expected = Expected::of(goal, today, settings.fiscal_year_start);
        let signs = health::Signs {
            own: &own,
            rolled: &roll_up,
            expected,
            last_report,
            rhythm: settings.check_in_days,
        };
        let health = signs.judge(goal, today);
        let cascade = Cascade::of(tree, at);
        let findings = if is_open(goal) {
            finding::of_goal(tree, at, &cascade)
        } else {
            Vec::new()
        };
        Self {
            goal: goal.id.clone(),
            own,
            roll_up,
            expected,
            health,
            cascade,
            findings,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{
        Figures,
        testing::{child, goal, measured, plan},
    };
    use crate::{
        Edit, Goal, Plan,
        model::{Direction, Person, Status},
    };

    fn put(plan: &Plan, change: impl FnOnce(&mut Goal)) -> Plan {
        let mut goal = plan
            .tables()
            .goals
            .values()
            .next()
            .unwrap()
            .as_ref()
            .clone();
        change(&mut goal);
        applied(plan, Edit::Put(goal.into()))
    }

    fn applied(plan: &Plan, edit: Edit) -> Plan {
        let mut plan = plan.clone();
        plan.apply(edit).unwrap();
        plan
    }

    #[test]
    fn words_need_no_new_figures_and_all_else_does() {
        let before = plan(vec![goal("a"), child("b", "a")]);
        let stand = |after: &Plan| Figures::need_none_between(&before, after);
        assert!(stand(&before));
        assert!(stand(
            &put(&before, |goal| goal.statement = "Other words".to_owned())
        ));
        assert!(stand(&put(&before, |goal| goal.notes = "A note".to_owned())));

        assert!(!stand(&put(&before, |goal| goal.weight = 2.0)));
        assert!(!stand(&put(&before, |goal| goal.status = Status::Done)));
        assert!(!stand(&put(&before, |goal| {
            goal.statement = "Other words".to_owned();
            goal.metrics = vec![measured(Direction::Increase, 0.0, 10.0, 5.0)];
        })));
        let person = Person {
            id: crate::Id::new("p1").unwrap(),
            ..Person::default()
        };
        assert!(!stand(&applied(&before, Edit::Put(person.into()))));
        assert!(!stand(&applied(&before, Edit::Put(goal("c").into()))));
        let mut about = before.about().as_ref().clone();
        about.settings.check_in_days += 1;
        assert!(!stand(&applied(&before, Edit::Put(about.into()))));
    }
}
