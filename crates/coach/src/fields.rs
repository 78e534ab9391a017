//! Between a sentence and the fields of a goal.
//!
//! The fields fill themselves from the reading; a field that a person mended is pinned and stays,
//! and a disagreement between the two is a finding.

use sightline_plan::{
    DecimalSign, Goal, Level, Plan, kpi,
    model::{self, Metric, StatedChange, Status},
};

use crate::{
    Code, Context, Facts, Field, Finding, Link, Pinned,
    ambition::ambition,
    number,
    reading::{self, Reading},
};

/// The id of the metric that the sentence speaks of.
const MAIN_METRIC: &str = "m1";

/// The goal with this sentence, and with those fields that nobody pinned filled from its reading.
pub fn adopt(goal: &Goal, text: &str, reading: &Reading) -> Goal {
    let mut goal = Goal {
        statement: text.to_owned(),
        ..goal.clone()
    };
    let pinned = std::mem::take(&mut goal.pinned);
    let open = |field: Field| !pinned.iter().any(|name| name == field.name());
    if open(Field::Due) {
        goal.due = reading
            .deadline
            .as_ref()
            .and_then(|deadline| deadline.value.due);
    }
    let mut metric = goal.metrics.first().cloned().unwrap_or_else(main_metric);
    if open(Field::Metric) {
        metric.name = reading
            .metric
            .as_ref()
            .map(|piece| piece.value.clone())
            .unwrap_or_default();
    }
    if open(Field::Unit) {
        metric.unit = reading
            .unit
            .as_ref()
            .map(|piece| piece.value.clone())
            .unwrap_or_default();
    }
    if open(Field::Direction) {
        let direction = reading.direction.as_ref().map(|piece| piece.value);
        metric.direction = direction.map_or(model::Direction::Increase, to_metric);
    }
    if open(Field::Baseline) {
        metric.baseline = reading.baseline.as_ref().map(|piece| piece.value);
    }
    if open(Field::Target) {
        metric.target = reading.target.as_ref().map(|piece| piece.value);
        metric.change = reading.change.as_ref().map(|piece| StatedChange {
            value: piece.value.value,
            kind: change_kind(piece.value.kind),
            ..StatedChange::default()
        });
    }
    metric.stretch = reading
        .stretch
        .as_ref()
        .map(|piece| piece.value)
        .or(metric.stretch);
    metric.cadence = reading
        .cadence
        .as_ref()
        .and_then(|piece| text.get(piece.span.clone()))
        .unwrap_or_default()
        .to_owned();
    goal.pinned = pinned;
    keep_main_metric(&mut goal, metric);
    goal
}

/// Puts the main metric in its place, or takes it away where it says nothing.
fn keep_main_metric(goal: &mut Goal, metric: Metric) {
    // Before others it stays even where it says nothing: the sentence would take the next one for its own.
    let says_something =
        metric != main_metric() || !goal.pinned.is_empty() || goal.metrics.len() > 1;
    match goal.metrics.first_mut() {
        Some(first) if says_something => *first = metric,
        Some(_) => {
            goal.metrics.remove(0);
        }
        None if says_something => goal.metrics.push(metric),
        None => {}
    }
}

pub(crate) fn main_metric() -> Metric {
    Metric {
        id: MAIN_METRIC.to_owned(),
        ..Metric::default()
    }
}

/// The goal with one of its fields changed by hand, which pins it.
pub fn mend(goal: &Goal, field: Field, change: impl FnOnce(&mut Goal, &mut Metric)) -> Goal {
    let mut mended = goal.clone();
    let mut metric = mended.metrics.first().cloned().unwrap_or_else(main_metric);
    change(&mut mended, &mut metric);
    if !mended.pinned.iter().any(|name| name == field.name()) {
        mended.pinned.push(field.name().to_owned());
    }
    keep_main_metric(&mut mended, metric);
    mended
}

/// The goal with a field no longer pinned: the sentence's value holds again.
pub fn release(goal: &Goal, field: Field, reading: &Reading) -> Goal {
    let mut released = goal.clone();
    released.pinned.retain(|name| name != field.name());
    adopt(&released, &goal.statement, reading)
}

/// What the plan knows of a goal beside its sentence.
pub fn facts(plan: &Plan, goal: &Goal) -> Facts {
    let metric = goal.metrics.first();
    let pinned = |field: Field| goal.pinned.iter().any(|name| name == field.name());
    let of_metric = |field: Field| metric.filter(|_| pinned(field));
    Facts {
        link: link(plan, goal),
        pinned: Pinned {
            direction: of_metric(Field::Direction).map(|metric| from_metric(metric.direction)),
            metric: of_metric(Field::Metric).map(|metric| metric.name.clone()),
            unit: of_metric(Field::Unit).map(|metric| metric.unit.clone()),
            baseline: of_metric(Field::Baseline).and_then(|metric| metric.baseline),
            target: of_metric(Field::Target).and_then(|metric| metric.target),
            due: goal.due.filter(|_| pinned(Field::Due)),
        },
        rubric: goal.metrics.iter().any(|metric| !metric.rubric.is_empty()),
        ambition: None,
        stretch: goal.stretch,
        confidence: goal.confidence,
        in_control: metric.and_then(|metric| metric.in_control),
        personal: goal.level == Level::Person,
        one_sided: one_sided(&goal.metrics),
        metrics: goal.metrics.len(),
        watched: kpi::is_watched(goal),
        steps: Some(goal.milestones.len()),
    }
}

/// What the plan knows of a goal on a day: [`facts`], and how its target compares with the past.
pub fn facts_on(plan: &Plan, goal: &Goal, today: chrono::NaiveDate) -> Facts {
    let main = goal.metrics.first();
    Facts {
        ambition: main.and_then(|metric| ambition(metric, goal.due, today)),
        ..facts(plan, goal)
    }
}

/// The side that all metrics are on, where there are several and all are judged.
fn one_sided(metrics: &[Metric]) -> Option<model::Timing> {
    let first = metrics.first()?.timing?;
    (metrics.len() > 1 && metrics.iter().all(|metric| metric.timing == Some(first)))
        .then_some(first)
}

/// The goal with what its sentence counts kept as a leading indicator, so that the result can take
/// its place as the main metric.
pub fn keep_as_leading(goal: &Goal) -> Goal {
    let mut kept = goal.clone();
    let Some(main) = kept.metrics.first_mut() else {
        return kept;
    };
    let mut leading = std::mem::replace(main, main_metric());
    let taken = |id: &str| goal.metrics.iter().any(|metric| metric.id == id);
    let free = (2..).map(|n| format!("m{n}")).find(|id| !taken(id));
    leading.id = free.unwrap_or_default();
    leading.timing = Some(model::Timing::Leading);
    kept.metrics.push(leading);
    kept
}

/// Where the goal hangs. Nothing is asked of a plan that has no goal above this one's level: an
/// individual's own goals have nothing to hang from.
fn link(plan: &Plan, goal: &Goal) -> Link {
    match &goal.parent {
        Some(parent) => match plan.goal(parent) {
            Some(parent) if parent.status == Status::Dropped => Link::Dropped,
            _ => Link::Linked,
        },
        None if goal.level == Level::Company => Link::Top,
        None if plan
            .tables()
            .goals
            .values()
            .any(|other| other.level < goal.level) =>
        {
            Link::Orphan
        }
        None => Link::Unknown,
    }
}

/// What a sentence of this plan is read against.
pub fn context(plan: &Plan, today: chrono::NaiveDate) -> Context {
    let settings = plan.settings();
    Context {
        fiscal_year_start: settings.fiscal_year_start,
        date_order: settings.date_order,
        decimal: settings.decimal,
        strictness: settings.strictness,
        ..Context::new(today)
    }
}

/// The findings that a person has not set aside for this goal or switched off for the plan, and that
/// are not too fine for a plan whose coach is gentle. Of a
/// vague goal it goes without saying that it has no number.
pub fn open_findings(plan: &Plan, goal: &Goal, findings: Vec<Finding>) -> Vec<Finding> {
    let vague = findings.iter().any(|finding| finding.code == Code::Vague);
    let silenced = |finding: &Finding| {
        if vague && finding.code == Code::NoNumber {
            return true;
        }
        let code = finding.code.name();
        goal.set_aside.iter().any(|aside| aside.code == code)
            || plan.settings().rules_off.iter().any(|rule| rule == code)
    };
    findings
        .into_iter()
        .filter(|finding| !silenced(finding))
        .collect()
}

/// Reads what a person types into a field for a number: `1,500`, `-3.5`, `$2M`, `12 %`. `None`
/// where it is not one.
pub fn read_number(text: &str, decimal: DecimalSign) -> Option<f64> {
    let text = text
        .trim()
        .trim_start_matches(['$', '€', '£', '¥'])
        .trim_start();
    let (sign, text) = match text.strip_prefix(['-', '−']) {
        Some(rest) => (-1.0, rest.trim_start()),
        None => (1.0, text.strip_prefix('+').unwrap_or(text)),
    };
    let text = text.trim_start_matches(['$', '€', '£', '¥']);
    if !text.starts_with(|first: char| first.is_ascii_digit()) {
        return None;
    }
    let (value, length) = number::digits(text, decimal);
    let rest = text[length..].trim().to_ascii_lowercase();
    let factor = match rest.as_str() {
        "" | "%" | "€" | "$" | "£" | "¥" => 1.0,
        word => number::multiplier(word)?,
    };
    Some(sign * value * factor)
}

/// A number as a field shows it, so that it is read back as the same: with the plan's own sign between
/// whole and fraction, and groups of three.
pub fn write_number(value: f64, decimal: DecimalSign) -> String {
    let (group, sign) = match decimal {
        DecimalSign::Point => (',', '.'),
        DecimalSign::Comma => ('.', ','),
    };
    let text = value.abs().to_string();
    let (whole, fraction) = text.split_once('.').unwrap_or((&text, ""));
    let mut out = String::new();
    if value < 0.0 {
        out.push('-');
    }
    for (at, digit) in whole.chars().enumerate() {
        if at > 0 && (whole.len() - at).is_multiple_of(3) {
            out.push(group);
        }
        out.push(digit);
    }
    if !fraction.is_empty() {
        out.push(sign);
        out.push_str(fraction);
    }
    out
}

fn to_metric(direction: reading::Direction) -> model::Direction {
    match direction {
        reading::Direction::Increase => model::Direction::Increase,
        reading::Direction::Decrease => model::Direction::Decrease,
        reading::Direction::Maintain => model::Direction::Maintain,
        reading::Direction::Reach => model::Direction::Reach,
        reading::Direction::Deliver => model::Direction::Milestone,
    }
}

fn from_metric(direction: model::Direction) -> reading::Direction {
    match direction {
        model::Direction::Increase => reading::Direction::Increase,
        model::Direction::Decrease => reading::Direction::Decrease,
        model::Direction::Maintain => reading::Direction::Maintain,
        model::Direction::Reach => reading::Direction::Reach,
        model::Direction::Milestone | model::Direction::YesNo => reading::Direction::Deliver,
    }
}

fn change_kind(kind: reading::ChangeKind) -> model::ChangeKind {
    match kind {
        reading::ChangeKind::Percent => model::ChangeKind::Percent,
        reading::ChangeKind::Points => model::ChangeKind::Points,
        reading::ChangeKind::Absolute => model::ChangeKind::Absolute,
        reading::ChangeKind::Factor => model::ChangeKind::Factor,
    }
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;
    use sightline_plan::{Id, Strictness};

    use super::*;
    use crate::read;

    fn today() -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 11, 22).unwrap()
    }

    fn adopted(goal: &Goal, text: &str) -> Goal {
        adopt(goal, text, &read(text, &Context::new(today())))
    }

    const NPS: &str = "Increase our NPS from 42 to 50 by the end of Q3";

    #[test]
    fn a_sentence_fills_the_fields() {
        let goal = adopted(&Goal::default(), NPS);
        let metric = &goal.metrics[0];
        assert_eq!(metric.name, "NPS");
        assert_eq!((metric.baseline, metric.target), (Some(42.0), Some(50.0)));
        assert_eq!(metric.direction, model::Direction::Increase);
        assert_eq!(goal.due, NaiveDate::from_ymd_opt(2027, 9, 30));
    }

    #[test]
    fn a_mended_field_stays_and_the_others_follow_the_sentence() {
        let goal = adopted(&Goal::default(), NPS);
        let goal = mend(&goal, Field::Target, |_, metric| metric.target = Some(55.0));
        let goal = adopted(&goal, "Increase our NPS from 40 to 50 by the end of Q3");
        assert_eq!(goal.metrics[0].target, Some(55.0));
        assert_eq!(goal.metrics[0].baseline, Some(40.0));
        let reading = read(&goal.statement, &Context::new(today()));
        let goal = release(&goal, Field::Target, &reading);
        assert_eq!(goal.metrics[0].target, Some(50.0));
        assert!(goal.pinned.is_empty());
    }

    #[test]
    fn an_activity_is_kept_as_a_leading_metric() {
        let goal = keep_as_leading(&adopted(&Goal::default(), "Make 50 cold calls a day"));
        let [main, leading] = &goal.metrics[..] else {
            panic!("{:?}", goal.metrics)
        };
        assert_eq!((main.id.as_str(), leading.id.as_str()), ("m1", "m2"));
        assert_eq!(leading.timing, Some(model::Timing::Leading));
        assert_eq!((main.target, leading.target), (None, Some(50.0)));
        // The result that the sentence speaks of next leaves it alone.
        let goal = adopted(&goal, NPS);
        assert_eq!(goal.metrics[0].name, "NPS");
        assert_eq!(goal.metrics[1].target, Some(50.0));
    }

    #[test]
    fn an_empty_sentence_leaves_no_metric_behind() {
        let goal = adopted(&adopted(&Goal::default(), NPS), "");
        assert!(goal.metrics.is_empty());
        assert_eq!(goal.due, None);
    }

    #[test]
    fn other_metrics_and_histories_are_left_alone() {
        let mut goal = adopted(&Goal::default(), NPS);
        goal.metrics[0].history.push(model::Point {
            value: 44.0,
            ..model::Point::default()
        });
        goal.metrics.push(Metric {
            id: "other".to_owned(),
            ..Metric::default()
        });
        let goal = adopted(&goal, "Do it");
        assert_eq!(goal.metrics.len(), 2);
        assert_eq!(goal.metrics[0].history.len(), 1);
    }

    #[test]
    fn numbers_are_read_as_people_type_them() {
        for (text, value) in [
            ("1,500", Some(1500.0)),
            (" $2M ", Some(2e6)),
            ("12 %", Some(12.0)),
            ("-3.5", Some(-3.5)),
            ("−4", Some(-4.0)),
            ("1.5k", Some(1500.0)),
            ("", None),
            ("ten", None),
            ("12 apples", None),
            ("$", None),
        ] {
            assert_eq!(read_number(text, DecimalSign::Point), value, "{text}");
        }
        assert_eq!(read_number("1.500,5", DecimalSign::Comma), Some(1500.5));
    }

    #[test]
    fn strictness_says_how_much_is_asked() {
        let plan = |strictness| {
            let mut plan = Plan::new(Id::from_bits(1), "");
            let mut about = model::About::clone(plan.about());
            about.settings.strictness = strictness;
            plan.apply(sightline_plan::Edit::Put(about.into())).unwrap();
            plan
        };
        let goal = Goal {
            metrics: vec![Metric {
                rubric: vec!["kind".to_owned()],
                ..Metric::default()
            }],
            ..Goal::default()
        };
        let asked = |strictness, text: &str| -> Vec<&str> {
            let plan = plan(strictness);
            let context = context(&plan, today());
            let found = crate::check(text, &read(text, &context), &facts(&plan, &goal), &context);
            let open = open_findings(&plan, &goal, found).into_iter();
            open.map(|finding| finding.code.name()).collect()
        };
        let fine = "Increase our NPS to 50 by the end of Q3";
        assert!(asked(Strictness::Gentle, fine).is_empty());
        assert_eq!(asked(Strictness::Normal, fine), ["no-baseline"]);
        let judged = "Be a better colleague by the end of Q3";
        assert_eq!(asked(Strictness::Gentle, judged), ["vague"]);
        assert!(!asked(Strictness::Normal, judged).contains(&"subjective"));
        assert!(asked(Strictness::Strict, judged).contains(&"subjective"));
    }

    #[test]
    fn a_number_in_a_field_is_read_back_as_it_was() {
        for decimal in [DecimalSign::Point, DecimalSign::Comma] {
            for value in [0.0, 4.1, -12.5, 100.0, 1500.25, 1_234_567.0, 0.001] {
                let text = write_number(value, decimal);
                assert_eq!(read_number(&text, decimal), Some(value), "{text}");
            }
        }
        assert_eq!(write_number(-1500.25, DecimalSign::Point), "-1,500.25");
        assert_eq!(write_number(1500.25, DecimalSign::Comma), "1.500,25");
    }

    #[test]
    fn a_goal_is_an_orphan_only_where_there_is_something_to_hang_from() {
        let put = |plan: &mut Plan, goal: Goal| {
            plan.apply(sightline_plan::Edit::Put(goal.into())).unwrap();
        };
        let mut plan = Plan::new(Id::from_bits(1), "");
        let own = Goal {
            id: Id::from_bits(2),
            ..Goal::default()
        };
        put(&mut plan, own.clone());
        assert_eq!(facts(&plan, &own).link, Link::Unknown);
        let top = Goal {
            id: Id::from_bits(3),
            level: Level::Company,
            ..Goal::default()
        };
        put(&mut plan, top.clone());
        assert_eq!(facts(&plan, &own).link, Link::Orphan);
        assert_eq!(facts(&plan, &top).link, Link::Top);
        let linked = Goal {
            parent: Some(top.id.clone()),
            ..own
        };
        assert_eq!(facts(&plan, &linked).link, Link::Linked);
        put(
            &mut plan,
            Goal {
                status: Status::Dropped,
                ..top
            },
        );
        assert_eq!(facts(&plan, &linked).link, Link::Dropped);
    }
}
