//! What is written can be read, in every style, and another parser sees the same.

use chrono::NaiveDate;
use proptest::{collection::vec, option, prelude::*};
use sightline_exchange::csv::{self, Separator, Style, TableKind, write_table};
use sightline_plan::{
    DecimalSign, Edit, Goal, Id, Plan,
    model::{CheckIn, Health, Metric, Person, Timing},
};

use crate::common::bring;

fn day(offset: u32) -> NaiveDate {
    let first = NaiveDate::from_ymd_opt(2026, 1, 1).unwrap();
    first + chrono::Days::new(offset.into())
}

/// Text that is hard on a table, and says something.
fn text() -> impl Strategy<Value = String> {
    let hard = "[=+\\-@\t\r\n\0'\",;| a-cé→]{0,8}[a-z]";
    prop_oneof![hard, "\\PC{0,12}[a-z]"]
}

fn number() -> impl Strategy<Value = f64> {
    let small = (-100_000_i32..100_000).prop_map(|cents| f64::from(cents) / 100.0);
    let any = proptest::num::f64::NORMAL | proptest::num::f64::ZERO;
    prop_oneof![small, any.prop_map(|number| number + 0.0)]
}

fn style() -> impl Strategy<Value = Style> {
    let signs = [DecimalSign::Point, DecimalSign::Comma];
    let parts = (
        proptest::sample::select(&Separator::ALL[..]),
        proptest::sample::select(signs.to_vec()),
    );
    parts.prop_map(|(separator, decimal)| Style { separator, decimal })
}

prop_compose! {
    fn metric()(
        (name, unit) in (text(), text()),
        (baseline, target, stretch) in (option::of(number()), option::of(number()), option::of(number())),
        weight in number().prop_map(f64::abs),
        timing in option::of(proptest::sample::select(Timing::ALL)),
        history in proptest::collection::btree_map(0_u32..900, number(), 0..4),
    ) -> Metric {
        let mut metric = Metric { name, unit, baseline, target, stretch, weight, timing, ..Metric::default() };
        for (on, value) in history {
            metric.put_value(day(on), value);
        }
        metric
    }
}

prop_compose! {
    fn check_in()(
        on in 0_u32..900,
        confidence in option::of(0_u32..=10),
        health in option::of(proptest::sample::select(Health::ALL)),
        by in option::of(0_usize..2),
        (note, blocker, next_step) in (text(), text(), text()),
    ) -> CheckIn {
        let by = by.map(|at| Id::new(["ann", "ben"][at]).unwrap());
        CheckIn { on: Some(day(on)), confidence, health, by, note, blocker, next_step, ..CheckIn::default() }
    }
}

/// A plan with goals that have metrics, and check-ins of which no two are of one day.
fn plan() -> impl Strategy<Value = Plan> {
    let goal = (
        text(),
        vec(metric(), 0..3),
        vec(check_in(), 0..4),
        proptest::bool::weighted(0.1),
    );
    vec(goal, 0..6).prop_map(|seeds| {
        let mut plan = Plan::new(Id::from_bits(1), "Plan");
        for (id, name) in [("ann", "=Ann"), ("ben", "Ben; the \"boss\"")] {
            let person = Person {
                id: Id::new(id).unwrap(),
                name: name.to_owned(),
                ..Person::default()
            };
            plan.apply(Edit::Put(person.into())).unwrap();
        }
        for (at, (statement, metrics, check_ins, private)) in seeds.into_iter().enumerate() {
            let id: Id<Goal> = Id::new(&format!("goal {at}")).unwrap();
            let mut goal = Goal {
                id: id.clone(),
                statement,
                metrics,
                private,
                ..Goal::default()
            };
            for (at, metric) in goal.metrics.iter_mut().enumerate() {
                metric.id = format!("m{at}");
            }
            plan.apply(Edit::Put(goal.into())).unwrap();
            let mut days = Vec::new();
            for (number, check_in) in check_ins.into_iter().enumerate() {
                if !days.contains(&check_in.on) {
                    days.push(check_in.on);
                    let own = Id::new(&format!("c{at}-{number}")).unwrap();
                    let check_in = CheckIn {
                        id: own,
                        goal: Some(id.clone()),
                        ..check_in
                    };
                    plan.apply(Edit::Put(check_in.into())).unwrap();
                }
            }
        }
        plan
    })
}

/// The plan without what a table of this kind would bring.
fn without(plan: &Plan, kind: TableKind) -> Plan {
    let mut bare = plan.clone();
    let tables = plan.tables();
    for check_in in tables
        .check_ins
        .values()
        .filter(|_| kind == TableKind::CheckIns)
    {
        bare.apply(Edit::Remove((&check_in.id).into())).unwrap();
    }
    for goal in tables.goals.values() {
        let mut goal = Goal::clone(goal);
        match kind {
            TableKind::CheckIns => goal
                .metrics
                .iter_mut()
                .for_each(|metric| metric.history.clear()),
            _ => goal.metrics.clear(),
        }
        bare.apply(Edit::Put(goal.into())).unwrap();
    }
    bare
}

/// What is compared: metrics, and check-ins but for their ids.
fn metrics(plan: &Plan) -> Vec<(String, Vec<Metric>)> {
    let goals = plan.tables().goals.values();
    goals
        .map(|goal| (goal.id.to_string(), goal.metrics.clone()))
        .collect()
}

fn check_ins(plan: &Plan) -> Vec<CheckIn> {
    let all = plan.tables().check_ins.values();
    let bare = |it: &std::sync::Arc<CheckIn>| CheckIn {
        id: Id::from_bits(0),
        ..CheckIn::clone(it)
    };
    let mut all: Vec<CheckIn> = all.map(bare).collect();
    all.sort_by_key(|it| (it.goal.clone(), it.on));
    all
}

/// A table of metrics carries of a history only the latest value.
fn latest_only(metrics: Vec<(String, Vec<Metric>)>) -> Vec<(String, Vec<Metric>)> {
    let mut metrics = metrics;
    for metric in metrics.iter_mut().flat_map(|(_, metrics)| metrics) {
        let gone = metric.history.len().saturating_sub(1);
        metric.history.drain(..gone);
    }
    metrics
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 64,
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    #[test]
    fn metrics_are_read_back(plan in plan(), style in style()) {
        let text = write_table(&plan, TableKind::Metrics, style);
        let (brought, after) = bring_by(&text, TableKind::Metrics, style, &without(&plan, TableKind::Metrics));
        prop_assert_eq!(brought.problems, []);
        prop_assert_eq!(metrics(&after), latest_only(metrics(&plan)));
    }

    #[test]
    fn check_ins_are_read_back(plan in plan(), style in style()) {
        let text = write_table(&plan, TableKind::CheckIns, style);
        let (brought, after) = bring_by(&text, TableKind::CheckIns, style, &without(&plan, TableKind::CheckIns));
        prop_assert_eq!(brought.problems, []);
        prop_assert_eq!(check_ins(&after), check_ins(&plan));
        prop_assert_eq!(metrics(&after), metrics(&plan));
    }

    #[test]
    fn another_parser_sees_the_same(plan in plan(), style in style()) {
        for kind in TableKind::ALL {
            let text = write_table(&plan, kind, style);
            let mut reader = ::csv::ReaderBuilder::new();
            let reader = reader.delimiter(u8::try_from(style.separator.sign()).unwrap());
            let mut reader = reader.from_reader(text.as_bytes());
            let names: Vec<&str> = kind.columns().iter().map(|column| column.name()).collect();
            prop_assert_eq!(reader.headers().unwrap(), names);
            for record in reader.records() {
                let record = record.unwrap();
                prop_assert_eq!(record.len(), kind.columns().len());
                for cell in &record {
                    let is_number = cell.replace(',', ".").trim_end_matches('%').parse::<f64>().is_ok();
                    let runs = cell.starts_with(['=', '+', '-', '@', '\t', '\r', '\0']);
                    prop_assert!(is_number || !runs, "{:?}", cell);
                }
            }
        }
    }

    #[test]
    fn private_goals_stay_behind(plan in plan()) {
        let seen = plan.without_private();
        for kind in TableKind::ALL {
            let text = write_table(&seen, kind, Style::default());
            for goal in plan.tables().goals.values().filter(|goal| goal.private) {
                prop_assert!(!text.contains(goal.id.as_str()));
            }
        }
    }

    /// Whatever comes in, as whatever it is taken, nothing breaks, and the plan takes what comes of it.
    #[test]
    fn no_text_breaks_looking_or_bringing(text in "(goal|id|metric|date|value|due|target|by|x)?[,;\t|\r\n\"a-z0-9./%€ -]{0,200}") {
        let (_, before) = bring("goal\nOne\n", &Plan::new(Id::from_bits(1), ""));
        for separator in Separator::ALL {
            let Ok(sheet) = csv::Sheet::of(&text, separator) else { continue };
            let look = csv::look(&sheet, &sightline_plan::Settings::default());
            for kind in TableKind::ALL {
                let mut mapping = look.mapping.clone();
                mapping.kind = kind;
                mapping.columns = csv::columns(&sheet, mapping.header, kind);
                for at in mapping.body(&sheet) {
                    let _ = csv::cell::row(&sheet, &mapping, at);
                }
                let mut bits = 9;
                let mut fresh = || { bits += 1; bits };
                let brought = csv::bring(&sheet, &mapping, &before, day(0), &mut fresh);
                prop_assert!(before.clone().apply(brought.edit).is_ok());
            }
        }
    }
}

/// Reads a table by the style that it was written in: where no cell tells, a person says.
fn bring_by(text: &str, kind: TableKind, style: Style, plan: &Plan) -> (csv::Brought, Plan) {
    let (sheet, look) = crate::common::look_by(text, style.separator);
    assert_eq!(look.mapping.kind, kind);
    let mut mapping = look.mapping;
    mapping.dialect.decimal = style.decimal.into();
    let mut bits = 0;
    let mut fresh = || {
        bits += 1;
        bits
    };
    let brought = csv::bring(&sheet, &mapping, plan, day(0), &mut fresh);
    let mut after = plan.clone();
    after.apply(brought.edit.clone()).unwrap();
    (brought, after)
}
