//! What is written can be read, whatever people have typed.

#![allow(clippy::unwrap_used, reason = "a test may stop at the first surprise")]

use chrono::NaiveDate;
use proptest::{collection::vec, option, prelude::*};
use sightline_exchange::csv::{self, Column};
use sightline_plan::{
    Edit, Goal, Id, Plan, file,
    model::{
        Band, Contribution, ContributionKind, Direction, GoalKind, Level, Metric, Person, Point,
        Rate, Status,
    },
};

fn day(offset: u32) -> NaiveDate {
    let first = NaiveDate::from_ymd_opt(2026, 1, 1).unwrap();
    first + chrono::Days::new(offset.into())
}

fn read(text: &str) -> csv::Imported {
    csv::read(text, Some(day(0)), Id::new("plan").unwrap(), "Plan").unwrap()
}

/// Text that is hard on a table: separators, quotes, line breaks, starts of formulas.
fn text() -> impl Strategy<Value = String> {
    let hard = "[=+\\-@\t\r\n\0'\",; a-cé→]{0,8}";
    prop_oneof![hard, "\\PC{0,12}", any::<String>()]
}

fn number() -> impl Strategy<Value = f64> {
    let small = (-100_000_i32..100_000).prop_map(|cents| f64::from(cents) / 100.0);
    // Minus nought is read as 0 wherever a plan is read.
    let any = proptest::num::f64::NORMAL | proptest::num::f64::ZERO;
    prop_oneof![small, any.prop_map(|number| number + 0.0)]
}

fn one_of<T: Copy + std::fmt::Debug + 'static>(all: &'static [T]) -> impl Strategy<Value = T> {
    proptest::sample::select(all)
}

prop_compose! {
    fn metric()(
        name in text(),
        unit in text(),
        direction in one_of(Direction::ALL),
        (start, end) in (option::of(number()), option::of(number())),
        current in option::of((number(), 0_u32..900)),
    ) -> Metric {
        let mut metric = Metric { name, unit, direction, ..Metric::default() };
        metric.history = current
            .map(|(value, on)| Point { on: Some(day(on)), value, ..Point::default() })
            .into_iter()
            .collect();
        if direction != Direction::Maintain {
            (metric.baseline, metric.target) = (start, end);
        } else if start.is_some() || end.is_some() {
            let (low, high) = match (start, end) {
                (Some(low), Some(high)) => (Some(low.min(high)), Some(low.max(high))),
                open => open,
            };
            metric.band = Some(Band { low, high, ..Band::default() });
        }
        metric
    }
}

fn contribution() -> impl Strategy<Value = Contribution> {
    // What rates give is written as the amount that comes of them; a test below looks at that.
    let kinds = &[
        ContributionKind::Amount,
        ContributionKind::Share,
        ContributionKind::Enables,
    ];
    (one_of(kinds), option::of(number())).prop_map(|(kind, value)| Contribution {
        kind,
        value: value.filter(|_| kind != ContributionKind::Enables),
        ..Contribution::default()
    })
}

prop_compose! {
    /// A goal without its place in the tree.
    fn goal()(
        statement in text(),
        (level, kind, status) in (one_of(Level::ALL), one_of(GoalKind::ALL), one_of(Status::ALL)),
        weight in number().prop_map(f64::abs),
        contribution in option::of(contribution()),
        metrics in vec(metric(), 0..3),
        (start, due) in (option::of(0_u32..900), option::of(0_u32..900)),
        (confidence, notes) in (option::of(0_u32..=10), text()),
        private in proptest::bool::weighted(0.1),
    ) -> Goal {
        let mut goal = Goal {
            statement, level, kind, status, weight, contribution, metrics, private, confidence, notes,
            start: start.map(day),
            due: due.map(day),
            ..Goal::default()
        };
        for (at, metric) in goal.metrics.iter_mut().enumerate() {
            metric.id = format!("m{}", at + 1);
        }
        goal
    }
}

/// For each goal: an id to begin with, the goal, its parent among those before, its owner's name.
type Seed = (String, Goal, Option<prop::sample::Index>, Option<String>);

fn seed() -> impl Strategy<Value = Seed> {
    let parent = option::weighted(0.7, any::<prop::sample::Index>());
    let owner = option::of("[=@'A-C][ a-cé]{0,2}[a-c]");
    ("[=@'\"a-c]{0,2}", goal(), parent, owner)
}

fn plant(seeds: Vec<Seed>) -> Plan {
    let mut plan = Plan::new(Id::new("plan").unwrap(), "Plan");
    let mut goals: Vec<Goal> = Vec::new();
    for (at, (prefix, mut goal, parent, owner)) in seeds.into_iter().enumerate() {
        goal.id = Id::new(&format!("{prefix}{at}")).unwrap();
        if let Some(parent) = parent.filter(|_| at > 0) {
            let parent = &goals[parent.index(at)];
            goal.parent = Some(parent.id.clone());
            goal.level = goal.level.max(parent.level);
        }
        if let Some(name) = owner {
            let id: Id<Person> = Id::new(&name).unwrap();
            let person = Person {
                id: id.clone(),
                name,
                ..Person::default()
            };
            plan.apply(Edit::Put(person.into())).unwrap();
            goal.owner = Some(id);
        }
        plan.apply(Edit::Put(goal.clone().into())).unwrap();
        goals.push(goal);
    }
    plan
}

fn plan() -> impl Strategy<Value = Plan> {
    vec(seed(), 0..12).prop_map(plant)
}

/// The goals as far as a table carries them, in the order of the outline: the owner by name, no place
/// among siblings.
fn carried(plan: &Plan) -> Vec<(Option<String>, Goal)> {
    let outline = plan.outline();
    let goals = outline.iter().map(|(_, goal)| {
        let owner = goal.owner.as_ref();
        let owner = owner.map(|id| plan.tables().people.get(id).unwrap().name.clone());
        let goal = Goal {
            owner: None,
            order: None,
            private: false,
            ..Goal::clone(goal)
        };
        (owner, goal)
    });
    goals.collect()
}

#[test]
fn what_rates_give_is_written_as_the_amount_that_comes_of_them() {
    let rate = |value, unit: &str| Rate {
        value,
        unit: unit.to_owned(),
        ..Rate::default()
    };
    let top = Goal {
        id: Id::new("top").unwrap(),
        level: Level::Company,
        ..Goal::default()
    };
    let leads = Goal {
        id: Id::new("leads").unwrap(),
        parent: Some(top.id.clone()),
        contribution: Some(Contribution {
            kind: ContributionKind::Converted,
            value: Some(120.0),
            rates: vec![rate(5.0, "%"), rate(10_000.0, "$ a deal")],
            ..Contribution::default()
        }),
        ..Goal::default()
    };
    let mut plan = Plan::new(Id::new("plan").unwrap(), "Plan");
    plan.apply(Edit::Several(vec![
        Edit::Put(top.into()),
        Edit::Put(leads.clone().into()),
    ]))
    .unwrap();
    let imported = read(&csv::write(&plan)).plan;
    let given = imported.goal(&leads.id).unwrap().contribution.as_ref();
    let given = given.unwrap();
    assert_eq!(
        (given.kind, given.value),
        (ContributionKind::Amount, Some(60_000.0))
    );
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 64,
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    #[test]
    fn what_is_written_is_read_back(plan in plan()) {
        let text = csv::write(&plan);
        let imported = read(&text);
        prop_assert_eq!(imported.problems, []);
        prop_assert!(imported.unknown_columns.is_empty());
        prop_assert_eq!(carried(&imported.plan), carried(&plan));
        prop_assert_eq!(csv::write(&imported.plan), text);
    }

    #[test]
    fn through_the_plans_own_file_and_back(plan in plan()) {
        let text = csv::write(&plan);
        let json = file::write(&read(&text).plan);
        let again = file::read(&json).unwrap();
        prop_assert_eq!(again.problems, []);
        prop_assert_eq!(csv::write(&again.plan), text);
    }

    #[test]
    fn another_parser_sees_the_same_table(plan in plan()) {
        let text = csv::write(&plan);
        let mut reader = ::csv::Reader::from_reader(text.as_bytes());
        let headings: Vec<&str> = Column::ALL.iter().map(|column| column.name()).collect();
        prop_assert_eq!(reader.headers().unwrap(), headings);
        let numbers = [Column::Baseline, Column::Target, Column::Current, Column::Weight];
        let mut rows = 0;
        for record in reader.records() {
            let record = record.unwrap();
            rows += 1;
            for (column, cell) in Column::ALL.iter().zip(&record) {
                let number = numbers.contains(column) || *column == Column::Contribution;
                prop_assert!(number || !cell.starts_with(['=', '+', '-', '@', '\t', '\r', '\0']));
                let numeric = cell.is_empty() || cell.parse::<f64>().is_ok();
                prop_assert!(!numbers.contains(column) || numeric);
            }
        }
        let goals = plan.tables().goals.values();
        prop_assert_eq!(rows, goals.map(|goal| goal.metrics.len().max(1)).sum::<usize>());
    }

    #[test]
    fn private_goals_stay_behind(plan in plan()) {
        let text = csv::write(&plan.without_private());
        let imported = read(&text);
        prop_assert_eq!(imported.problems, []);
        let ids: Vec<String> = imported.plan.tables().goals.keys().map(Id::to_string).collect();
        let public = plan.tables().goals.values().filter(|goal| !goal.private);
        prop_assert_eq!(ids, public.map(|goal| goal.id.to_string()).collect::<Vec<_>>());
    }

    #[test]
    fn rows_may_come_in_any_order(plan in plan(), key in any::<u64>()) {
        let text = csv::write(&plan);
        let mut reader = ::csv::ReaderBuilder::new().has_headers(false).from_reader(text.as_bytes());
        let mut rows: Vec<::csv::StringRecord> = reader.records().map(Result::unwrap).collect();
        let headings = rows.remove(0);
        // Rows of one goal stay together, as a row that adds a metric comes after the goal's first.
        rows.sort_by_cached_key(|row| {
            use std::hash::{DefaultHasher, Hash, Hasher};
            let mut hasher = DefaultHasher::new();
            (key, row.get(0)).hash(&mut hasher);
            hasher.finish()
        });
        let mut writer = ::csv::Writer::from_writer(Vec::new());
        writer.write_record(&headings).unwrap();
        for row in &rows {
            writer.write_record(row).unwrap();
        }
        let shuffled = String::from_utf8(writer.into_inner().unwrap()).unwrap();
        let imported = read(&shuffled);
        prop_assert_eq!(imported.problems, []);
        let sorted = |plan: &Plan| {
            let mut goals = carried(plan);
            goals.sort_by(|(_, left), (_, right)| left.id.cmp(&right.id));
            goals
        };
        prop_assert_eq!(sorted(&imported.plan), sorted(&plan));
    }

    /// Whatever comes in, what comes out is a sound plan, and the same each time.
    #[test]
    fn no_text_breaks_reading(
        headings in proptest::sample::subsequence(Column::ALL, 0..=Column::ALL.len()),
        cells in vec(vec(messy(), 0..9), 0..9),
        separator in one_of(&[",", ";", "\t"]),
    ) {
        let headings = headings.iter().map(|column| column.name());
        let mut lines = vec![headings.chain(["statement"]).collect::<Vec<_>>().join(separator)];
        lines.extend(cells.iter().map(|row| row.join(separator)));
        let text = lines.join("\n");
        let imported = read(&text);
        let json = file::write(&imported.plan);
        prop_assert_eq!(file::read(&json).unwrap().problems, []);
        prop_assert_eq!(file::write(&read(&text).plan), json);
    }

    #[test]
    fn no_bytes_break_reading(bytes in vec(any::<u8>(), 0..200)) {
        let text = String::from_utf8_lossy(&bytes);
        let _ = csv::read(&text, Some(day(0)), Id::new("plan").unwrap(), "Plan");
    }
}

/// A cell that may fit its column or not.
fn messy() -> impl Strategy<Value = String> {
    const KNOWN: &[&str] = &[
        "a",
        "b",
        "c",
        "company",
        "team",
        "person",
        "maintain",
        "25%",
        "-3",
        "$5",
        "1,5",
        "1.500",
        "\"",
        "\"x\"",
        "enables",
        "2026-11-22",
        "2026-13-01",
        "",
        " ",
    ];
    prop_oneof![
        4 => proptest::sample::select(KNOWN).prop_map(str::to_owned),
        1 => any::<String>(),
    ]
}
