//! What tables bring into a plan.

use std::fmt::Write;

use sightline_exchange::csv::{Column, Fault, RowProblem};
use sightline_plan::{
    Edit, Id, Level, Plan,
    model::{CheckIn, Direction, Health, Timing},
};

use crate::common::{bring, day, goal, plan, today, two_goals};

fn at(row: usize, column: Column, fault: Fault) -> RowProblem {
    let column = Some(column);
    RowProblem { row, column, fault }
}

fn empty() -> Plan {
    Plan::new(Id::from_bits(0), "")
}

#[test]
fn goals_join_those_that_are_there() {
    let before = two_goals();
    let text = "goal;owner;parent;level;target;due\n\
                Train four welders;Kim Sol;Raise crane availability;person;4;31.12.2026\n\
                cut the TIME for a repair;;;;;\n\
                Buy steel;Lee Moor;Train four welders;;1.500,5;\n\
                Sell scrap;;Nobody's goal;;ten;\n";
    let (brought, after) = bring(text, &before);
    assert_eq!((brought.goals, brought.rows, brought.people), (3, 4, 1));
    assert_eq!(brought.left_out.iter().collect::<Vec<_>>(), [&3]);
    let found = "\"cut the TIME for a repair\"".to_owned();
    assert_eq!(
        brought.problems[0],
        at(3, Column::Statement, Fault::KnownGoal { found })
    );
    assert_eq!(brought.problems.len(), 3, "{:?}", brought.problems);

    let by_words = |words: &str| {
        let goals = after.tables().goals.values();
        let mut goals = goals.filter(|goal| goal.statement == words);
        (goals.next().unwrap().clone(), goals.count())
    };
    let (welders, _) = by_words("Train four welders");
    assert_eq!(welders.parent, Id::new("cranes"));
    assert_eq!(welders.owner, Id::new("kim"));
    assert_eq!(
        (welders.level, welders.due),
        (Level::Person, Some(day("2026-12-31")))
    );
    let (steel, _) = by_words("Buy steel");
    assert_eq!(steel.parent, Some(welders.id.clone()));
    assert_eq!(steel.metrics[0].target, Some(1500.5));
    // Only the cells with a problem are empty.
    let (scrap, _) = by_words("Sell scrap");
    assert_eq!((scrap.parent.as_ref(), scrap.metrics.len()), (None, 1));
    assert_eq!(scrap.metrics[0].target, None);
    assert_eq!(by_words("Cut the time for a repair").1, 0);
}

#[test]
fn a_goal_does_not_stand_above_the_goal_of_the_plan_that_it_serves() {
    let text = "goal,parent,level\nLead the market,Raise crane availability,company\n";
    let (brought, after) = bring(text, &two_goals());
    assert!(matches!(
        brought.problems[..],
        [RowProblem {
            row: 2,
            column: Some(Column::Level),
            ..
        }]
    ));
    let all = after.tables().goals.values();
    let made = all
        .filter(|goal| goal.statement == "Lead the market")
        .count();
    assert_eq!(made, 1);
}

#[test]
fn metrics_are_filled_or_added() {
    let before = two_goals();
    let text = "goal,metric,unit,direction,baseline,target,stretch,current,last check-in,weight,timing\n\
                Raise crane availability,availability,,,,97%,99,86,2026-11-15,2,leading\n\
                repairs,Cost,,maintain,40,55,,,,,\n\
                repairs,Spare parts,,,10,20,,,,,\n\
                Raise crane availabilty,Availability,,,,90,,,,,\n\
                repairs,,,,,,,,,,\n\
                ,Lost,,,,,,,,,\n";
    let (brought, after) = bring(text, &before);
    assert_eq!(brought.metrics, 3);
    assert_eq!(brought.left_out.into_iter().collect::<Vec<_>>(), [5, 6, 7]);
    let near = Some("Raise crane availability".to_owned());
    let found = "\"Raise crane availabilty\"".to_owned();
    assert_eq!(
        brought.problems[0],
        at(5, Column::Statement, Fault::NoGoal { found, near })
    );

    let metric = &goal(&after, "cranes").metrics[0];
    assert_eq!(
        (metric.name.as_str(), metric.unit.as_str()),
        ("availability", "%")
    );
    assert_eq!(
        (metric.baseline, metric.target, metric.stretch),
        (Some(82.0), Some(97.0), Some(99.0))
    );
    assert_eq!((metric.weight, metric.timing), (2.0, Some(Timing::Leading)));
    let history: Vec<_> = metric
        .history
        .iter()
        .map(|point| (point.on, point.value))
        .collect();
    assert_eq!(
        history,
        [
            (Some(day("2026-11-01")), 84.0),
            (Some(day("2026-11-15")), 86.0)
        ]
    );

    let repairs = goal(&after, "repairs");
    let [days, cost, parts] = &repairs.metrics[..] else {
        panic!("{:?}", repairs.metrics);
    };
    assert_eq!(days, &goal(&before, "repairs").metrics[0]);
    assert_eq!(cost.direction, Direction::Maintain);
    let band = cost.band.as_ref().unwrap();
    assert_eq!((band.low, band.high), (Some(40.0), Some(55.0)));
    assert_eq!(
        (parts.id.as_str(), parts.direction),
        ("m3", Direction::Increase)
    );
}

#[test]
fn check_ins_and_values_come_in_by_day() {
    let before = two_goals();
    let text = "goal;date;metric;value;confidence;status;by;comment;blockers\n\
                cranes;01.11.2026;;84,5;;;;;\n\
                cranes;15.11.2026;;86;7;on track;Lee Moor;Second crane is back;\n\
                repairs;15.11.2026;Days;8;;;;;\n\
                repairs;15.11.2026;Cost;;4;red;Kim Sol;;No spare parts\n\
                repairs;15.11.2026;;8;;;;;\n\
                repairs;15.11.2026;Weight;8;;;;;\n\
                repairs;;Days;8;;;;;\n\
                repairs;31.02.2026;Days;8;;;;;\n\
                nobody;15.11.2026;Days;8;;;;;\n\
                cranes;16.11.2026;;;;;;;\n\
                cranes;17.11.2026;;many;;;;;\n";
    let (brought, after) = bring(text, &before);
    assert_eq!((brought.reports, brought.people), (5, 1));
    let out: Vec<usize> = brought.left_out.iter().copied().collect();
    assert_eq!(out, [6, 7, 8, 9, 10, 11, 12]);
    let faults: Vec<usize> = brought.problems.iter().map(|problem| problem.row).collect();
    assert_eq!(faults, out);

    let history = |id: &str, metric: usize| -> Vec<(String, f64)> {
        let history = &goal(&after, id).metrics[metric].history;
        history
            .iter()
            .map(|point| (point.on.unwrap().to_string(), point.value))
            .collect()
    };
    let at = |day: &str, value| (format!("2026-11-{day}"), value);
    assert_eq!(history("cranes", 0), [at("01", 84.5), at("15", 86.0)]);
    assert_eq!(history("repairs", 0), [at("15", 8.0)]);
    assert_eq!(goal(&after, "cranes").confidence, Some(7));

    let check_ins: Vec<&CheckIn> = after.tables().check_ins.values().map(|it| &**it).collect();
    assert_eq!(check_ins.len(), 2);
    let of = |id: &str| check_ins.iter().find(|it| it.goal == Id::new(id)).unwrap();
    assert_eq!(of("cranes").health, Some(Health::OnTrack));
    assert_eq!(of("cranes").note, "Second crane is back");
    assert_eq!(of("repairs").health, Some(Health::AtRisk));
    assert_eq!(of("repairs").by, Id::new("kim"));
    assert_eq!(of("repairs").blocker, "No spare parts");
}

#[test]
fn the_same_table_twice_says_nothing_twice() {
    let text = "goal,date,value,confidence,comment\ncranes,2026-11-15,86,7,Good\ncranes,2026-11-15,,,More\n";
    let (_, once) = bring(text, &two_goals());
    let (brought, twice) = bring(text, &once);
    assert_eq!(brought.problems, []);
    assert_eq!(once, twice);
    let check_in = once.tables().check_ins.values().next().unwrap();
    assert_eq!(check_in.note, "Good\nMore");
}

#[test]
fn an_older_report_does_not_speak_for_today() {
    let later = plan(
        r#""goals":[{"id":"g","statement":"Grow","confidence":8}],
        "check_ins":[{"id":"c","goal":"g","on":"2026-11-20","confidence":8}]"#,
    );
    let (_, after) = bring("goal,date,confidence\nGrow,2026-11-01,3\n", &later);
    assert_eq!(goal(&after, "g").confidence, Some(8));
    let (_, after) = bring("goal,date,confidence\nGrow,2026-11-21,3\n", &later);
    assert_eq!(goal(&after, "g").confidence, Some(3));
}

#[test]
fn two_goals_of_the_same_words_are_neither() {
    let twins = plan(r#""goals":[{"id":"a","statement":"Grow"},{"id":"b","statement":"grow "}]"#);
    let (brought, after) = bring(
        "goal,date,confidence\nGROW,2026-11-01,3\na,2026-11-01,3\n",
        &twins,
    );
    let found = "\"GROW\"".to_owned();
    assert_eq!(
        brought.problems,
        [at(2, Column::Statement, Fault::SeveralGoals { found })]
    );
    assert_eq!(goal(&after, "a").confidence, Some(3));
}

#[test]
fn it_is_one_step_that_can_be_taken_back() {
    let before = two_goals();
    let (brought, _) = bring(
        "goal,date,value,by\ncranes,2026-11-15,86,New Person\n",
        &before,
    );
    let mut plan = before.clone();
    let change = plan.apply(brought.edit).unwrap();
    assert_ne!(plan, before);
    plan.undo(&change).unwrap();
    assert_eq!(plan, before);
}

#[test]
fn fifty_thousand_rows() {
    let mut goals = "goal;target;due\n".to_owned();
    let mut values = "goal;date;value\n".to_owned();
    for row in 0..50_000 {
        let due = if row % 10 == 0 { "soon" } else { "31.12.2027" };
        writeln!(goals, "Goal number {row};{row},5;{due}").unwrap();
        writeln!(
            values,
            "cranes;2026-{:02}-{:02};{row}",
            1 + row % 12,
            1 + row % 28
        )
        .unwrap();
    }
    let (brought, after) = bring(&goals, &empty());
    assert_eq!((brought.goals, brought.problems.len()), (50_000, 5_000));
    assert_eq!(after.tables().goals.len(), 50_000);
    let (brought, after) = bring(&values, &two_goals());
    assert_eq!((brought.reports, brought.problems.len()), (50_000, 0));
    assert_eq!(goal(&after, "cranes").metrics[0].history.len(), 85);
    let (brought, _) = bring(&values.replace("cranes", "crames"), &two_goals());
    assert_eq!(brought.left_out.len(), 50_000);
    assert_eq!(today(), day("2026-11-22"));
    assert!(matches!(brought.edit, Edit::Several(ref all) if all.is_empty()));
}
