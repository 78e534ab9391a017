//! What goals are measured by, in words and as a table.

use sightline_plan::{
    Goal, GoalFigures,
    arithmetic::{Yardstick, metric},
    model::{Direction, Metric},
};

use super::{Cell, Row, Table, words::Words};

/// What is asked of each measure of a goal and where it stands, a line each: "42 to 50, now 46".
pub fn lines(goal: &Goal, figures: Option<&GoalFigures>, words: &Words<'_>) -> Vec<String> {
    if goal.metrics.is_empty() && !goal.milestones.is_empty() {
        return vec![steps(goal, words)];
    }
    let several = goal.metrics.len() > 1;
    let lines = goal.metrics.iter().enumerate().map(|(at, metric)| {
        let own = figures.and_then(|figures| figures.own.metrics.get(at));
        let asked = asked(metric, own.map(|own| &own.yardstick), words);
        let is_counted = counts(metric);
        let now = own.and_then(|own| own.current).filter(|_| is_counted);
        let now = now.map(|now| words.amount(now.value, &metric.unit));
        let line = match now {
            Some(now) => {
                let now = words.of("goals.measure.now", &[("value", &now)]);
                asked + &now
            }
            None => asked,
        };
        match name(metric) {
            Some(name) if several => words.say_of("measure.of", &[("name", name), ("what", &line)]),
            _ => line,
        }
    });
    lines.filter(|line| !line.is_empty()).collect()
}

/// The measures of a goal as a table, but for those that its steps speak for; `None` where there is none.
pub fn table(goal: &Goal, figures: Option<&GoalFigures>, words: &Words<'_>) -> Option<Table> {
    let head = ["measure", "start", "target", "now", "way"];
    let by_steps =
        |metric: &Metric| metric.direction == Direction::Milestone && !goal.milestones.is_empty();
    let told = goal.metrics.iter().enumerate();
    let told = told.filter(|(_, metric)| !by_steps(metric));
    let rows = told.map(|(at, metric)| {
        let own = figures.and_then(|figures| figures.own.metrics.get(at));
        let amount = |value: f64| words.amount(value, &metric.unit);
        let counted = counts(metric);
        let baseline = metric.baseline.filter(|_| counted).map(amount);
        let target = match own.map(|own| &own.yardstick) {
            Some(Ok(Yardstick::Range { to, .. })) => amount(*to),
            yardstick => asked(metric, yardstick, words),
        };
        let now = own.and_then(|own| own.current);
        let now = now.map(|now| match counted {
            true => amount(now.value),
            false if now.value >= 1.0 => words.of("goals.measure.yes", &[]),
            false => words.of("goals.measure.no", &[]),
        });
        let progress = own.and_then(|own| own.progress.ok());
        let progress = progress.map(|progress| words.percent(progress));
        let name = name(metric).map(str::to_owned);
        let cells = [
            name.unwrap_or_else(|| words.say("measure.unnamed")),
            baseline.unwrap_or_default(),
            target,
            now.unwrap_or_default(),
            progress.unwrap_or_default(),
        ];
        Row {
            goal: None,
            cells: cells.into_iter().map(Cell::from).collect(),
        }
    });
    let rows: Vec<Row> = rows.collect();
    (!rows.is_empty()).then(|| Table {
        caption: words.say("measure.caption"),
        head: head
            .iter()
            .map(|code| words.say(&format!("measure.{code}")))
            .collect(),
        rows,
    })
}

/// How many of a goal's steps are done.
pub fn steps(goal: &Goal, words: &Words<'_>) -> String {
    let done = goal.milestones.iter().filter(|it| it.done_on.is_some());
    let (done, all) = (done.count().to_string(), goal.milestones.len().to_string());
    words.of(
        "goals.measure.milestones",
        &[("done", &done), ("all", &all)],
    )
}

/// What a measure is called.
pub fn name(metric: &Metric) -> Option<&str> {
    let name = metric.name.trim();
    name.chars()
        .any(|letter| !letter.is_control() && !letter.is_whitespace())
        .then_some(name)
}

/// Whether it is a number.
fn counts(metric: &Metric) -> bool {
    !matches!(metric.direction, Direction::Milestone | Direction::YesNo)
}

/// What is asked of a measure.
fn asked(
    metric: &Metric,
    yardstick: Option<&Result<Yardstick, metric::Lack>>,
    words: &Words<'_>,
) -> String {
    let amount = |value: f64| words.amount(value, &metric.unit);
    let of = |key: &str, name: &str, value: f64| words.of(key, &[(name, &amount(value))]);
    match (metric.direction, yardstick) {
        (Direction::Milestone | Direction::YesNo, _) => {
            return words.of("goals.measure.deliverable", &[]);
        }
        (_, Some(Ok(Yardstick::Band { low, high }))) => match (*low, *high) {
            (Some(low), Some(high)) if low == high => return amount(low),
            (Some(low), Some(high)) => {
                let ends = [("low", amount(low)), ("high", amount(high))];
                let ends = ends.each_ref().map(|(name, end)| (*name, end.as_str()));
                return words.of("goals.measure.band", &ends);
            }
            (Some(low), None) => return of("goals.measure.at-least", "low", low),
            (None, Some(high)) => return of("goals.measure.at-most", "high", high),
            (None, None) => {}
        },
        _ => {}
    }
    match (metric.baseline, metric::target(metric)) {
        (Some(from), Some(to)) => {
            let (from, to) = (amount(from), amount(to));
            words.of("goals.from-to", &[("from", &from), ("to", &to)])
        }
        (None, Some(to)) => of("goals.to", "to", to),
        (Some(from), None) => words.say_of("measure.from", &[("from", &amount(from))]),
        (None, None) => String::new(),
    }
}
