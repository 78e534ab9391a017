//! Closing a cycle, over arbitrary plans.

use proptest::{collection::vec, prelude::*};
use sightline_plan::{
    Figures, Goal, Id, Plan,
    cycles::{Close, Decision, close, waiting},
    model::{Status, Verdict},
};

use super::common::{assert_sound, cases, day, grown, id, ops};

const CYCLE: &str = "2026-Q4";

/// The plan with its goals spread over the quarter and its year.
fn dated(mut plan: Plan, places: &[bool]) -> Plan {
    let goals: Vec<Goal> = plan
        .outline()
        .iter()
        .map(|(_, goal)| Goal::clone(goal))
        .collect();
    for (goal, in_quarter) in goals.into_iter().zip(places.iter().cycle()) {
        let cycle = if *in_quarter { CYCLE } else { "2026" };
        let goal = Goal {
            cycle: Some(cycle.to_owned()),
            ..goal
        };
        plan.apply(sightline_plan::Edit::Put(goal.into())).unwrap();
    }
    plan
}

proptest! {
    #![proptest_config(cases(64))]

    #[test]
    fn closing_is_one_act_that_can_be_taken_back(
        ops in ops(40),
        places in vec(any::<bool>(), 1..12),
        verdicts in vec(0..3usize, 1..12),
    ) {
        let mut plan = dated(grown(&ops), &places);
        let before = plan.clone();
        let figures = Figures::of(&plan, day(22));
        let waiting = waiting(&plan, &figures, CYCLE);
        let decisions: Vec<Decision> = waiting.iter().zip(verdicts.iter().cycle()).map(|(it, verdict)| Decision {
            goal: it.goal.clone(),
            verdict: Verdict::ALL[*verdict],
            result: "So far".to_owned(),
            learning: String::new(),
        }).collect();
        let ids: Vec<Id<Goal>> = (0..decisions.len()).map(|n| id(&format!("new-{n}"))).collect();
        let act = Close { cycle: CYCLE, next: "2027-Q1", on: day(22), decisions: &decisions, ids: &ids };
        let Ok(change) = plan.apply(close(&plan, &figures, &act, &|_, copy| copy)) else {
            // Goals of an earlier close may be in the way of each other; then nothing happens.
            prop_assert!(before.tables().goals.values().any(|goal| goal.continues.is_some()));
            prop_assert_eq!(&plan, &before);
            return Ok(());
        };
        assert_sound(&plan);
        for (decision, new) in decisions.iter().zip(&ids) {
            let (was, now) = (before.goal(&decision.goal).unwrap(), plan.goal(&decision.goal).unwrap());
            prop_assert!(now.is_put_away());
            prop_assert_eq!(&was.metrics, &now.metrics);
            prop_assert_eq!((&was.agreed, was.private), (&now.agreed, now.private));
            match plan.goal(new) {
                None => prop_assert_eq!(decision.verdict, Verdict::Drop),
                Some(copy) => {
                    prop_assert_eq!(copy.status, Status::Draft);
                    prop_assert_eq!(copy.continues.as_ref(), Some(&decision.goal));
                    prop_assert_eq!(copy.private, was.private);
                    prop_assert_eq!((&copy.owner, &copy.team, &copy.contributors), (&was.owner, &was.team, &was.contributors));
                    prop_assert_eq!((&copy.tags, &copy.why, &copy.kind), (&was.tags, &was.why, &was.kind));
                    let names = |goal: &Goal| goal.metrics.iter().map(|it| (it.id.clone(), it.name.clone())).collect::<Vec<_>>();
                    prop_assert_eq!(names(copy), names(was));
                }
            }
        }
        // There is nothing left to close, and closing again changes nothing.
        let figures = Figures::of(&plan, day(22));
        prop_assert_eq!(sightline_plan::cycles::waiting(&plan, &figures, CYCLE), vec![]);
        let after = plan.clone();
        let again = plan.apply(close(&plan, &figures, &act, &|_, copy| copy)).unwrap();
        prop_assert!(again.is_empty());
        prop_assert_eq!(&plan, &after);
        plan.undo(&change).unwrap();
        prop_assert_eq!(&plan, &before);
    }
}
