//! How long an agreed goal stays as it was agreed.
//!
//! Sources differ: one school keeps a person's goals for at least half a year, so that there is time to reach
//! them; another sets all goals anew every quarter, so that they fit what has changed. The plan says which it
//! follows, or neither. Nothing is forbidden: what changes within the time asks for its reason.

use chrono::{Days, Months, NaiveDate};

use crate::{FreezeLength, Goal, Plan, arithmetic::is_open};

/// The last day on which an agreed goal is to stay as it is; `None` where it was never agreed, is closed, or the
/// plan lets goals change.
pub fn frozen_until(plan: &Plan, goal: &Goal) -> Option<NaiveDate> {
    let months = match plan.settings().freeze {
        FreezeLength::None => return None,
        FreezeLength::Quarter => 3,
        FreezeLength::HalfYear => 6,
    };
    let agreed = goal.agreed.as_ref().filter(|_| is_open(goal))?.on?;
    let after = agreed.checked_add_months(Months::new(months))?;
    after.checked_sub_days(Days::new(1))
}

/// Whether an agreed goal is to stay as it is on a day.
pub fn is_frozen(plan: &Plan, goal: &Goal, today: NaiveDate) -> bool {
    frozen_until(plan, goal).is_some_and(|until| today <= until)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        Edit, Id,
        arithmetic::testing::{day, goal, plan},
        model::{About, Status},
    };

    fn agreed(freeze: FreezeLength, on: &str) -> Plan {
        let mut plan = plan(vec![goal("g")]);
        let mut about = About::clone(plan.about());
        about.settings.freeze = freeze;
        let agree = Edit::AgreeGoal {
            id: Id::new("g").unwrap(),
            on: day(on),
            by: None,
        };
        let edits = vec![Edit::Put(about.into()), agree];
        plan.apply(Edit::Several(edits)).unwrap();
        plan
    }

    fn until(freeze: FreezeLength, on: &str) -> Option<String> {
        let plan = agreed(freeze, on);
        let goal = plan.goal(&Id::new("g").unwrap()).unwrap();
        frozen_until(&plan, goal).map(|day| day.to_string())
    }

    #[test]
    fn a_goal_stays_from_its_agreement_to_the_day_before_the_months_are_over() {
        use FreezeLength::{HalfYear, None, Quarter};
        assert_eq!(until(None, "2026-10-01"), Option::None);
        assert_eq!(until(Quarter, "2026-10-01").unwrap(), "2026-12-31");
        assert_eq!(until(HalfYear, "2026-10-01").unwrap(), "2027-03-31");
        assert_eq!(until(HalfYear, "2026-08-31").unwrap(), "2027-02-27");
    }

    #[test]
    fn the_last_day_counts_and_closed_goals_do_not() {
        let mut plan = agreed(FreezeLength::Quarter, "2026-10-01");
        let own = Goal::clone(plan.goal(&Id::new("g").unwrap()).unwrap());
        assert!(is_frozen(&plan, &own, day("2026-12-31")));
        assert!(!is_frozen(&plan, &own, day("2027-01-01")));
        assert!(!is_frozen(&plan, &goal("new"), day("2026-11-23")));
        let closed = Goal {
            status: Status::Done,
            ..own
        };
        plan.apply(Edit::Put(closed.clone().into())).unwrap();
        assert_eq!(frozen_until(&plan, &closed), None);
    }
}
