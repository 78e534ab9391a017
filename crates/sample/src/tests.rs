use std::collections::BTreeMap;

use sightline_coach as coach;
use sightline_plan::{
    Figures, Level,
    arithmetic::Finding,
    changed_since_agreed,
    model::{Direction, Health},
};

use super::*;

/// Ordinary days, and the edges of months and years.
const DAYS: [&str; 10] = [
    "2026-11-22",
    "2026-12-31",
    "2027-01-01",
    "2027-02-28",
    "2027-03-31",
    "2028-02-29",
    "2028-03-01",
    "2027-05-15",
    "2027-08-30",
    "2031-10-31",
];

fn days() -> impl Iterator<Item = NaiveDate> {
    DAYS.iter().map(|day| day.parse().unwrap())
}

#[test]
fn it_reads_without_a_problem_and_says_all_that_it_holds() {
    for today in days() {
        let reading = read(today).unwrap();
        assert_eq!(reading.problems, []);
        let plan = sample(today);
        let tables = plan.tables();
        assert!((40..=48).contains(&tables.goals.len()));
        for level in [
            Level::Company,
            Level::Department,
            Level::Team,
            Level::Person,
        ] {
            assert!(
                tables
                    .goals
                    .values()
                    .filter(|goal| goal.level == level)
                    .count()
                    >= 5
            );
        }
        assert!(
            tables.check_ins.len() >= 60,
            "{} check-ins",
            tables.check_ins.len()
        );
        for (list, len) in [
            ("people", tables.people.len()),
            ("teams", tables.teams.len()),
            ("definitions", tables.definitions.len()),
            ("decisions", tables.decisions.len()),
            ("actions", tables.actions.len()),
            ("initiatives", tables.initiatives.len()),
            ("meetings", tables.meetings.len()),
            ("recognitions", tables.recognitions.len()),
            ("data sources", tables.data_sources.len()),
        ] {
            assert!(len > 0, "no {list}");
        }
        // Nothing was left as a placeholder.
        let written = file::write(&plan);
        for rest in ["@", "{q", "{y", "\"pace\"", "\"span\"", "\"step\""] {
            assert!(
                !written.contains(&format!("\"{rest}")) && !written.contains(rest),
                "{rest}"
            );
        }
        assert_eq!(file::read(&written).unwrap().plan, plan);
    }
}

#[test]
fn every_day_is_on_its_side_of_today() {
    for today in days() {
        let plan = sample(today);
        for goal in plan.tables().goals.values() {
            assert!(goal.start.is_none_or(|start| start < today), "{}", goal.id);
            assert!(goal.due.is_none_or(|due| due > today), "{}", goal.id);
            for milestone in &goal.milestones {
                assert!(
                    milestone
                        .done_on
                        .is_none_or(|on| on <= today && Some(on) >= goal.start)
                );
                assert!(
                    milestone.due <= goal.due && milestone.due >= goal.start,
                    "{}",
                    goal.id
                );
            }
            for point in goal.metrics.iter().flat_map(|metric| &metric.history) {
                assert!(
                    point.on.unwrap() <= today && point.on >= goal.start,
                    "{}",
                    goal.id
                );
            }
        }
        for check_in in plan.tables().check_ins.values() {
            let goal = plan.goal(check_in.goal.as_ref().unwrap()).unwrap();
            assert!(
                check_in.on.unwrap() <= today && check_in.on >= goal.start,
                "{}",
                goal.id
            );
        }
    }
}

#[test]
fn what_is_agreed_is_as_it_was_agreed() {
    for today in days() {
        for goal in sample(today).tables().goals.values() {
            assert_eq!(
                goal.agreed.is_none(),
                goal.status == Status::Draft,
                "{}",
                goal.id
            );
            assert_eq!(changed_since_agreed(goal), [], "{}", goal.id);
        }
    }
}

/// What the coach and the arithmetic are to find: these flaws and no others.
const FLAWS: [(&str, &str); 9] = [
    ("better", "no-deadline"),
    ("better", "subjective"),
    ("better", "vague"),
    ("calls", "activity"),
    // The coach finds it by the sentence's place, the arithmetic by the tree.
    ("mentors", "orphan"),
    ("mentors", "orphan"),
    ("nps", "under-covered"),
    ("platform", "team-without-goal"),
    ("pricing", "compound"),
];

#[test]
fn the_planted_flaws_are_found_and_nothing_else() {
    for today in days() {
        let plan = sample(today);
        let figures = Figures::of(&plan, today);
        let context = coach::context(&plan, today);
        let mut found: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for goal in plan.tables().goals.values() {
            let reading = coach::read(&goal.statement, &context);
            let facts = coach::facts(&plan, goal);
            let findings = coach::check(&goal.statement, &reading, &facts, &context);
            let codes = coach::open_findings(&plan, goal, findings);
            let of_place = figures.goal(&goal.id).unwrap().findings.iter();
            let codes = codes
                .iter()
                .map(|it| it.code.name())
                .chain(of_place.map(Finding::code));
            for code in codes {
                found
                    .entry(goal.id.to_string())
                    .or_default()
                    .push(code.to_owned());
            }
        }
        for finding in &figures.findings {
            let (of, code) = match finding {
                Finding::TeamWithoutGoal { team } => (team.to_string(), finding.code()),
                Finding::TooManyMetrics { person, .. } => (person.to_string(), finding.code()),
                other => panic!("of a goal: {other:?}"),
            };
            found.entry(of).or_default().push(code.to_owned());
        }
        let mut planted: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for (of, code) in FLAWS {
            planted
                .entry(of.to_owned())
                .or_default()
                .push(code.to_owned());
        }
        for codes in found.values_mut().chain(planted.values_mut()) {
            codes.sort();
        }
        assert_eq!(found, planted, "{today}");
    }
}

#[test]
fn the_fields_say_what_the_sentences_say() {
    for today in days() {
        let plan = sample(today);
        let context = coach::context(&plan, today);
        for goal in plan.tables().goals.values() {
            let Some(metric) = goal.metrics.first() else {
                continue;
            };
            let reading = coach::read(&goal.statement, &context);
            let due = reading
                .deadline
                .as_ref()
                .and_then(|deadline| deadline.value.due);
            assert_eq!(due, goal.due, "{}", goal.statement);
            if matches!(metric.direction, Direction::Increase | Direction::Decrease) {
                let baseline = reading.baseline.as_ref().map(|it| it.value);
                assert_eq!(baseline, metric.baseline, "{}", goal.statement);
            }
            if !matches!(metric.direction, Direction::Milestone | Direction::Maintain) {
                let target = reading.target.as_ref().map(|it| it.value);
                assert_eq!(target, metric.target, "{}", goal.statement);
            }
        }
    }
}

#[test]
fn what_the_company_wants_is_covered_but_for_the_planted_gap() {
    for today in days() {
        let figures = Figures::of(&sample(today), today);
        let cascade = |id: &str| figures.goal(&Id::new(id).unwrap()).unwrap().cascade.clone();
        for whole in [
            "revenue",
            "sales",
            "enterprise",
            "regions",
            "leads",
            "renewals",
            "first",
            "turnover",
            "onboarding",
            "response",
            "bugs",
        ] {
            let coverage = cascade(whole).coverage.unwrap();
            assert!((coverage - 1.0).abs() < 1e-9, "{whole}: {coverage}");
        }
        assert_eq!(cascade("nps").covered, Some(7.0));
        assert_eq!(cascade("nps").gap, Some(1.0));
    }
}

#[test]
fn some_goals_keep_up_and_some_do_not() {
    for today in days() {
        let figures = Figures::of(&sample(today), today);
        let of = |id: &str| figures.goal(&Id::new(id).unwrap()).unwrap().health.health;
        assert_eq!(of("revenue"), Some(Health::OnTrack), "{today}");
        assert_eq!(of("nps"), Some(Health::OnTrack), "{today}");
        assert_eq!(of("planner"), Some(Health::OnTrack), "{today}");
        assert_eq!(of("sales"), Some(Health::Behind), "{today}");
        assert_eq!(of("reader"), Some(Health::Behind), "{today}");
        assert_eq!(of("carriers"), Some(Health::AtRisk), "{today}");
        assert_eq!(of("share"), Some(Health::Outdated), "{today}");
        assert_eq!(of("reports"), Some(Health::Pending), "{today}");
        assert_eq!(of("dashboard"), Some(Health::Done), "{today}");
        assert_eq!(of("fair"), None, "{today}");
    }
}
