use chrono::NaiveDate;
use sightline_plan::{Edit, Id};

use super::*;

fn plan() -> Plan {
    Plan::new(Id::from_bits(1), "")
}

fn cx() -> Context {
    Context::new(NaiveDate::from_ymd_opt(2026, 11, 22).unwrap())
}

fn list(text: &str) -> Vec<Candidate> {
    super::read(text, &plan(), &cx())
}

fn statements(list: &[Candidate]) -> Vec<&str> {
    list.iter()
        .map(|line| line.goal.statement.as_str())
        .collect()
}

const NPS: &str = "Raise NPS from 42 to 50 by 30 June 2027";

#[test]
fn lines_are_goals_read_and_judged() {
    let list = list(&format!("- {NPS}\n- Improve support\n\n- {NPS}!\n- 2027\n"));
    assert_eq!(statements(&list)[..2], [NPS, "Improve support"]);
    assert_eq!(list[0].findings, []);
    let metric = &list[0].goal.metrics[0];
    assert_eq!((metric.baseline, metric.target), (Some(42.0), Some(50.0)));
    assert!(!list[1].findings.is_empty());
    let standing: Vec<&Standing> = list.iter().map(|line| &line.standing).collect();
    assert_eq!(
        standing,
        [
            &Standing::New,
            &Standing::New,
            &Standing::Repeated(0),
            &Standing::Empty
        ]
    );
    assert_eq!(super::read("", &plan(), &cx()), []);
}

#[test]
fn what_the_plan_has_is_known() {
    let mut plan = plan();
    let goal = Goal {
        id: Id::from_bits(7),
        statement: NPS.to_lowercase(),
        ..Goal::default()
    };
    plan.apply(Edit::Put(goal.into())).unwrap();
    let list = super::read(NPS, &plan, &cx());
    assert_eq!(list[0].standing, Standing::Known(Id::from_bits(7)));
}

#[test]
fn a_table_says_more_than_its_sentences() {
    for text in [
        "Owner,Goal,Deadline,From,To\n\"Sol, Ana\",\"Raise NPS, for good\",2027-06-30,42,50\n,,,,\n",
        "Owner;Goal;Deadline;From;To\nSol, Ana;Raise NPS, for good;30 June 2027;42;50\n",
        "Owner\tGoal\tDeadline\tFrom\tTo\nSol, Ana\tRaise NPS, for good\tend of June\t42\t50\n",
    ] {
        let list = list(text);
        assert_eq!(statements(&list), ["Raise NPS, for good"], "{text}");
        let goal = &list[0].goal;
        assert_eq!(list[0].owner, "Sol, Ana");
        assert_eq!(goal.due, NaiveDate::from_ymd_opt(2027, 6, 30), "{text}");
        assert_eq!(
            (goal.metrics[0].baseline, goal.metrics[0].target),
            (Some(42.0), Some(50.0))
        );
        let codes: Vec<&str> = list[0].findings.iter().map(|f| f.code.name()).collect();
        for answered in ["no-deadline", "no-number", "no-baseline"] {
            assert!(!codes.contains(&answered), "{codes:?}");
        }
    }
}

#[test]
fn cells_without_headings_are_searched_for_the_goals() {
    let list = list("1\tRaise NPS from 42 to 50\tAna\n2\tCut churn by a third\tBo\n");
    assert_eq!(
        statements(&list),
        ["Raise NPS from 42 to 50", "Cut churn by a third"]
    );
}

#[test]
fn a_sentence_with_commas_is_no_table() {
    let text = "Goal: raise NPS, revenue and morale\nCut churn, by June";
    assert_eq!(
        statements(&list(text)),
        ["Goal: raise NPS, revenue and morale", "Cut churn, by June"]
    );
    assert_eq!(statements(&list("Goals\nCut churn")), ["Cut churn"]);
}

#[test]
fn what_is_wanted_is_adopted_as_one_step_under_what_is_wanted_above() {
    let text = "Owner,Goal\nAna,A one\nana,B two\n,C three\n";
    let list_ = list(text);
    let mut bits = 100;
    let mut fresh = || {
        bits += 1;
        bits
    };
    let mut plan = plan();
    let (edit, made) = adopt(&plan, &list_, |at| at != 2, Level::Team, &mut fresh);
    plan.apply(edit).unwrap();
    assert_eq!(made.len(), 2);
    assert_eq!(plan.tables().people.len(), 1);
    let goals = plan.tables().goals.values();
    assert!(
        goals
            .into_iter()
            .all(|goal| goal.owner.is_some() && goal.level == Level::Team)
    );

    let list_ = list("Grow\n  Close deals\n    Book demos\n  Hire\n");
    let (edit, made) = adopt(&plan, &list_, |at| at != 1, Level::Company, &mut fresh);
    plan.apply(edit).unwrap();
    let of = |at: usize| plan.goal(&made[at]).unwrap();
    assert_eq!(of(1).statement, "Book demos");
    assert_eq!(of(1).parent.as_ref(), Some(&made[0]));
    assert_eq!(
        (of(1).level, of(2).level),
        (Level::Department, Level::Department)
    );
}
