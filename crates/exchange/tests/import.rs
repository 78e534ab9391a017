//! What a table becomes, and what is told of one that is not in order.

#![allow(clippy::unwrap_used, reason = "a test may stop at the first surprise")]

use chrono::NaiveDate;
use sightline_exchange::csv::{self, Column, Fault, Imported, RowProblem};
use sightline_plan::{
    Fault as PlanFault, Goal, Id,
    codec::Wanted,
    model::{ContributionKind, Direction, GoalKind, Level, Status},
};

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 22).unwrap()
}

fn read(text: &str) -> Imported {
    csv::read(text, Some(today()), Id::new("plan").unwrap(), "Plan").unwrap()
}

fn goal<'a>(imported: &'a Imported, id: &str) -> &'a Goal {
    imported.plan.goal(&Id::new(id).unwrap()).unwrap()
}

fn at(row: usize, column: Column, fault: Fault) -> RowProblem {
    let column = Some(column);
    RowProblem { row, column, fault }
}

fn expected(wanted: Wanted, found: &str) -> Fault {
    let found = format!("\"{found}\"");
    Fault::Plan(PlanFault::Expected { wanted, found })
}

#[test]
fn a_table_from_a_spreadsheet_with_decimal_commas() {
    let imported = read(include_str!("fixtures/cascade.csv"));
    assert_eq!(imported.problems, []);
    assert!(imported.unknown_columns.is_empty());

    let revenue = goal(&imported, "rev");
    assert_eq!(
        (revenue.level, revenue.kind),
        (Level::Company, GoalKind::Objective)
    );
    assert_eq!(revenue.status, Status::Active);
    let metric = &revenue.metrics[0];
    assert_eq!(
        (metric.name.as_str(), metric.unit.as_str()),
        ("Revenue", "$")
    );
    assert_eq!(metric.direction, Direction::Increase);
    assert_eq!((metric.baseline, metric.target), (Some(2e6), Some(2.4e6)));
    assert_eq!(
        (metric.history[0].on, metric.history[0].value),
        (Some(today()), 2.1e6)
    );

    let leads = goal(&imported, "leads");
    assert_eq!(
        leads.statement,
        "Win 30 % more qualified leads; keep their cost"
    );
    assert_eq!(leads.kind, GoalKind::KeyResult);
    assert_eq!(leads.weight, 2.0);
    let share = leads.contribution.as_ref().unwrap();
    assert_eq!(
        (share.kind, share.value),
        (ContributionKind::Share, Some(0.25))
    );
    let band = leads.metrics[1].band.as_ref().unwrap();
    assert_eq!((band.low, band.high), (Some(40.5), Some(55.0)));

    let churn = goal(&imported, "churn");
    let metric = &churn.metrics[0];
    assert_eq!(
        (metric.unit.as_str(), metric.direction),
        ("%", Direction::Decrease)
    );
    assert_eq!(
        churn.contribution.as_ref().unwrap().kind,
        ContributionKind::Enables
    );
    assert_eq!(churn.owner, revenue.owner);

    let feature = goal(&imported, "feature");
    assert!(feature.metrics.is_empty());
    let amount = feature.contribution.as_ref().unwrap();
    assert_eq!(
        (amount.kind, amount.value),
        (ContributionKind::Amount, Some(-0.5))
    );

    let names = imported
        .plan
        .tables()
        .people
        .values()
        .map(|person| person.name.as_str());
    assert_eq!(
        names.collect::<Vec<_>>(),
        ["Ana Silva", "Ben Okafor", "Cleo"]
    );
}

#[test]
fn statements_alone_make_goals() {
    let imported = read("statement\nOne\n\nTwo\n");
    assert_eq!(imported.problems, []);
    assert_eq!(goal(&imported, "goal-2").statement, "One");
    assert_eq!(goal(&imported, "goal-4").statement, "Two");
}

#[test]
fn a_made_id_leaves_given_ones_alone() {
    let imported = read("id,statement\n,One\ngoal-2,Two\n");
    assert_eq!(imported.problems, []);
    assert_eq!(goal(&imported, "goal-2").statement, "Two");
    assert_eq!(goal(&imported, "goal-2+").statement, "One");
}

#[test]
fn the_direction_follows_from_the_numbers() {
    let imported =
        read("statement,metric,baseline,target\na,m,1,2\nb,m,2,1\nc,m,,5\nd,m,5,5\ne,m,,\nf,,,\n");
    let direction = |row: usize| {
        let metric = goal(&imported, &format!("goal-{row}")).metrics.first()?;
        Some(metric.direction)
    };
    assert_eq!(
        [2, 3, 4, 5, 6, 7].map(direction),
        [
            Some(Direction::Increase),
            Some(Direction::Decrease),
            Some(Direction::Reach),
            Some(Direction::Reach),
            Some(Direction::Reach),
            None,
        ]
    );
}

#[test]
fn every_cell_at_fault_is_named() {
    let imported = read(
        "id,statement,level,kind,direction,target,weight,contribution,due,status\n\
         a,One,board,wish,sideways,ten,-1,a lot,22.11.2026,finished\n",
    );
    assert_eq!(
        imported.problems,
        [
            at(
                2,
                Column::Level,
                expected(Wanted::OneOf(Level::WORDS), "board")
            ),
            at(
                2,
                Column::Kind,
                expected(Wanted::OneOf(GoalKind::WORDS), "wish")
            ),
            at(
                2,
                Column::Direction,
                expected(Wanted::OneOf(Direction::WORDS), "sideways")
            ),
            at(2, Column::Target, expected(Wanted::Number, "ten")),
            at(
                2,
                Column::Weight,
                Fault::Plan(PlanFault::Negative { found: -1.0 })
            ),
            at(
                2,
                Column::Contribution,
                Fault::ExpectedContribution {
                    found: "\"a lot\"".to_owned()
                },
            ),
            at(2, Column::Due, expected(Wanted::Date, "22.11.2026")),
            at(
                2,
                Column::Status,
                expected(Wanted::OneOf(Status::WORDS), "finished")
            ),
        ]
    );
    assert_eq!(goal(&imported, "a").statement, "One");
}

#[test]
fn a_row_may_not_say_something_else_of_a_goal() {
    let imported = read(
        "id,statement,owner,metric,target\n\
         a,One,Ann,NPS,50\n\
         b,Two,,,\n\
         a,One,,Churn,3\n\
         a,Other,Bob,Cost,7\n",
    );
    let conflict = || Fault::Conflict {
        id: "a".to_owned(),
        first: 2,
    };
    assert_eq!(
        imported.problems,
        [
            at(5, Column::Statement, conflict()),
            at(5, Column::Owner, conflict())
        ]
    );
    let metrics = &goal(&imported, "a").metrics;
    let names: Vec<&str> = metrics.iter().map(|metric| metric.name.as_str()).collect();
    assert_eq!(names, ["NPS", "Churn", "Cost"]);
}

#[test]
fn a_missing_parent_is_named_and_left_away() {
    let imported = read("id,parent,statement\na,x,One\n");
    let kind = sightline_plan::Kind::Goal;
    let id = "x".to_owned();
    let fault = Fault::Plan(PlanFault::NoSuch { kind, id });
    assert_eq!(imported.problems, [at(2, Column::Parent, fault)]);
    assert_eq!(goal(&imported, "a").parent, None);
}

#[test]
fn goals_that_serve_themselves_are_named_with_their_chain() {
    let imported = read("id,parent,statement\ntop,,T\na,c,A\nb,a,B\nc,b,C\nd,c,D\ns,s,S\n");
    let chain = |ids: &[&str]| {
        let chain = ids.iter().map(|id| Id::new(id).unwrap()).collect();
        Fault::Plan(PlanFault::Cycle { chain })
    };
    assert_eq!(
        imported.problems,
        [
            at(3, Column::Parent, chain(&["a", "c", "b", "a"])),
            at(7, Column::Parent, chain(&["s", "s"])),
        ]
    );
    assert_eq!(imported.plan.outline().len(), 6);
}

#[test]
fn a_goal_above_its_parents_level_is_named_and_lowered() {
    let imported = read("id,parent,level,statement\na,b,company,One\nb,,team,Two\n");
    let fault = Fault::Plan(PlanFault::AboveParent {
        level: Level::Company,
        parent: Level::Team,
    });
    assert_eq!(imported.problems, [at(2, Column::Level, fault)]);
    assert_eq!(goal(&imported, "a").level, Level::Team);
}

#[test]
fn a_band_upside_down_is_named_and_turned() {
    let imported = read("id,statement,direction,baseline,target\na,One,maintain,5,3\n");
    let fault = Fault::Plan(PlanFault::EmptyBand);
    assert_eq!(imported.problems, [at(2, Column::Baseline, fault)]);
    let band = goal(&imported, "a").metrics[0].band.clone().unwrap();
    assert_eq!((band.low, band.high), (Some(3.0), Some(5.0)));
}

#[test]
fn signs_at_numbers_become_the_unit_or_agree_with_it() {
    let imported = read(
        "id,statement,metric,unit,baseline,target\n\
         a,One,Revenue,,\"$1,000\",\"$2,000\"\n\
         b,Two,Revenue,USD,$1000,$2000\n\
         c,Three,Churn,%,$4,3%\n",
    );
    let unit = |id| goal(&imported, id).metrics[0].unit.as_str();
    assert_eq!([unit("a"), unit("b"), unit("c")], ["$", "USD", "%"]);
    let fault = Fault::OtherUnit {
        unit: "%".to_owned(),
        found: "$".to_owned(),
    };
    assert_eq!(imported.problems, [at(4, Column::Baseline, fault)]);
}

#[test]
fn a_column_that_is_there_twice_is_named() {
    let imported = read("id,statement,Statement\na,One,Two\n");
    assert_eq!(
        imported.problems,
        [at(1, Column::Statement, Fault::RepeatedColumn)]
    );
    assert_eq!(goal(&imported, "a").statement, "One");
}

#[test]
fn ten_thousand_goals_deep_or_broad_are_no_trouble() {
    let (mut deep, mut broad) = (
        "id,parent,statement\n0,9999,Top\n".to_owned(),
        "id,parent,statement\n0,,Top\n".to_owned(),
    );
    for at in 1..10_000 {
        deep.push_str(&format!("{at},{},Below\n", at - 1));
        broad.push_str(&format!("{at},0,Below\n"));
    }
    let deep = read(&deep);
    assert_eq!(deep.plan.outline().last().unwrap().0, 9_999);
    assert_eq!(deep.problems.len(), 1, "the first serves itself");
    let chain = &deep.problems[0].fault.args()[0].1;
    assert!(chain.len() < 200, "a long chain is cut short: {chain}");
    let broad = read(&broad);
    assert_eq!(broad.problems, []);
    assert_eq!(broad.plan.outline().last().unwrap().1.id.as_str(), "9999");
}

#[test]
fn the_columns_of_other_tools_are_known() {
    let imported = read(
        "Objective;Key Result;Assigned to;Parent objective;Start value;Target value;Current value;Last updated;Deadline;\
         State;Confidence level;Comments;Colour\n\
         Grow revenue;;Ana;;10;20;12,5;2026-11-01;2027-03-31;In progress;70%;Going well;red\n\
         Win 5 clients;;Ben;Grow revenue;0;5;1;;2027-03-31;Not started;;;blue\n",
    );
    assert_eq!(imported.problems, []);
    assert_eq!(imported.unknown_columns, ["Key Result", "Colour"]);
    let (revenue, clients) = (goal(&imported, "goal-2"), goal(&imported, "goal-3"));
    assert_eq!(clients.parent.as_ref(), Some(&revenue.id));
    assert_eq!(
        (revenue.status, clients.status),
        (Status::Active, Status::Agreed)
    );
    assert_eq!(revenue.confidence, Some(7));
    assert_eq!(revenue.notes, "Going well");
    let point = &revenue.metrics[0].history[0];
    assert_eq!(
        (point.on, point.value),
        (NaiveDate::from_ymd_opt(2026, 11, 1), 12.5)
    );
    assert_eq!(clients.metrics[0].history[0].on, Some(today()));
    assert_eq!(revenue.due, NaiveDate::from_ymd_opt(2027, 3, 31));
}

#[test]
fn our_own_name_for_a_column_comes_before_those_of_others() {
    let imported = read("goal,description,statement,name\nA,B,C,D\n");
    assert_eq!(goal(&imported, "goal-2").statement, "C");
    // What is described beside the goal's own sentence is a note.
    assert_eq!(goal(&imported, "goal-2").notes, "B");
    assert_eq!(imported.unknown_columns, ["goal", "name"]);
    let imported = read("description,goal\nB,A\n");
    assert_eq!(goal(&imported, "goal-2").statement, "A");
}

#[test]
fn a_goal_above_is_named_by_words_only_where_they_are_one_goals() {
    let imported = read("id,statement,parent\na,Same,\nb,Same,\nc,Mine,Same\n");
    assert_eq!(goal(&imported, "c").parent, None);
    assert_eq!(imported.problems.len(), 1);
    let imported = read("id,statement,parent\na,b,\nb,Other,\nc,Mine,b\n");
    let parent = goal(&imported, "c").parent.as_ref().unwrap();
    assert_eq!(parent.as_str(), "b", "an id comes before words");
}

#[test]
fn confidence_is_from_nought_to_ten() {
    let imported = read("statement,confidence\nOne,11\nTwo,10\nThree,120%\n");
    let fault = |found| {
        Fault::Plan(PlanFault::OutOfRange {
            min: 0.0,
            max: 10.0,
            found,
        })
    };
    assert_eq!(
        imported.problems,
        [
            at(2, Column::Confidence, fault(11.0)),
            at(4, Column::Confidence, fault(12.0)),
        ]
    );
    assert_eq!(goal(&imported, "goal-3").confidence, Some(10));
}
