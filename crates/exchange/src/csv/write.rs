//! Writing a plan as a table: its goals, their metrics, or what was reported of them.

use std::{
    collections::{BTreeMap, HashMap},
    sync::Arc,
};

use chrono::NaiveDate;
use sightline_plan::{
    DecimalSign, Goal, Id, Plan,
    arithmetic::Conversion,
    codec::Field,
    model::{CheckIn, Contribution, ContributionKind, Direction, Metric, Person},
};

use super::{Column, Separator, TableKind, guard::guard, number::hundredfold};

/// How a table is written for others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Style {
    /// What stands between cells.
    pub separator: Separator,
    /// The decimal sign of its numbers. Days are written as `2026-11-22`, which is read one way everywhere.
    pub decimal: DecimalSign,
}

impl Default for Style {
    fn default() -> Self {
        Self {
            separator: Separator::Comma,
            decimal: DecimalSign::Point,
        }
    }
}

/// The plan's goals as a table, from the top of the tree down. What must not leave the device is taken
/// out before, see [`Plan::without_private`].
pub fn write(plan: &Plan) -> String {
    write_table(plan, TableKind::Goals, Style::default())
}

/// A table of the plan's goals, their metrics or what was reported of them, from the top of the tree down. What must
/// not leave the device is taken out before, see [`Plan::without_private`].
pub fn write_table(plan: &Plan, kind: TableKind, style: Style) -> String {
    let mut out = Out {
        text: String::new(),
        columns: kind.columns(),
        style,
    };
    out.row(|_, column| column.name().to_owned());
    let mut check_ins = by_goal(plan);
    for (_, goal) in plan.outline() {
        match kind {
            TableKind::Goals => write_goal(&mut out, plan, goal),
            TableKind::Metrics => write_metrics(&mut out, goal),
            TableKind::CheckIns => {
                let own = check_ins.remove(&goal.id).unwrap_or_default();
                write_reports(&mut out, plan, goal, own);
            }
        }
    }
    out.text
}

/// The headings of the goal tracker, to fill in.
pub fn tracker(style: Style) -> String {
    let mut out = Out {
        text: String::new(),
        columns: &TRACKER,
        style,
    };
    out.row(|_, column| match column {
        Column::Statement => "goal".to_owned(),
        column => column.name().to_owned(),
    });
    out.text
}

/// What the goal tracker asks of each goal.
pub const TRACKER: [Column; 13] = [
    Column::Statement,
    Column::Owner,
    Column::Level,
    Column::Metric,
    Column::Baseline,
    Column::Target,
    Column::Current,
    Column::Due,
    Column::Status,
    Column::Checked,
    Column::Confidence,
    Column::Parent,
    Column::Notes,
];

/// A table on its way.
struct Out {
    text: String,
    columns: &'static [Column],
    style: Style,
}

impl Out {
    fn row(&mut self, cell: impl Fn(&Self, Column) -> String) {
        let separator = self.style.separator.sign();
        for (at, column) in self.columns.iter().enumerate() {
            let cell = cell(self, *column);
            if at > 0 {
                self.text.push(separator);
            }
            push_quoted(&mut self.text, &cell, separator);
        }
        self.text.push_str("\r\n");
    }

    fn number(&self, value: Option<f64>) -> String {
        value.map_or_else(String::new, |value| self.signed(value.to_string()))
    }

    /// A number with the table's decimal sign.
    fn signed(&self, number: String) -> String {
        match self.style.decimal {
            DecimalSign::Point => number,
            DecimalSign::Comma => number.replace('.', ","),
        }
    }

    /// The cell of a column that belongs to the goal; empty for one of a metric.
    fn of_goal(&self, goal: &Goal, owner: &str, column: Column) -> String {
        match column {
            Column::Id => guard(goal.id.as_str()),
            Column::Parent => goal
                .parent
                .as_ref()
                .map_or_else(String::new, |id| guard(id.as_str())),
            Column::Level => goal.level.word().to_owned(),
            Column::Kind => goal.kind.word().to_owned(),
            Column::Statement => guard(&goal.statement),
            Column::Owner => guard(owner),
            Column::Weight => self.number(Some(goal.weight)),
            Column::Contribution => goal
                .contribution
                .as_ref()
                .map_or_else(String::new, |given| self.contribution(goal, given)),
            Column::Start => date(goal.start),
            Column::Due => date(goal.due),
            Column::Status => goal.status.word().to_owned(),
            Column::Confidence => self.number(goal.confidence.map(f64::from)),
            Column::Notes => guard(&goal.notes),
            _ => String::new(),
        }
    }

    /// The cell of a column that belongs to a metric; empty for one of the goal.
    fn of_metric(&self, metric: &Metric, column: Column) -> String {
        let (start, end) = match &metric.band {
            Some(band) if metric.direction == Direction::Maintain => (band.low, band.high),
            _ => (metric.baseline, metric.target),
        };
        match column {
            Column::MetricId => guard(&metric.id),
            Column::Metric => guard(&metric.name),
            Column::Unit => guard(&metric.unit),
            Column::Direction => metric.direction.word().to_owned(),
            Column::Baseline => self.number(start),
            Column::Target => self.number(end),
            Column::Stretch => self.number(metric.stretch),
            Column::Current => self.number(metric.history.last().map(|point| point.value)),
            Column::Checked => date(metric.history.last().and_then(|point| point.on)),
            Column::Timing => metric
                .timing
                .map_or_else(String::new, |timing| timing.word().to_owned()),
            _ => String::new(),
        }
    }

    fn contribution(&self, goal: &Goal, given: &Contribution) -> String {
        match (given.kind, given.value) {
            // The table has no room for the rates, only for what comes of them.
            (ContributionKind::Converted, _) => {
                self.number(Conversion::of(goal).map(|found| found.amount))
            }
            (ContributionKind::Amount, Some(value)) => self.number(Some(value)),
            (ContributionKind::Share, Some(value)) => self.signed(hundredfold(value) + "%"),
            (kind, _) => kind.word().to_owned(),
        }
    }
}

/// RFC 4180: a cell with a separator, a quotation mark or a line break stands in quotation marks.
fn push_quoted(out: &mut String, cell: &str, separator: char) {
    if cell.contains([separator, ',', '"', '\r', '\n']) {
        out.push('"');
        out.push_str(&cell.replace('"', "\"\""));
        out.push('"');
    } else {
        out.push_str(cell);
    }
}

fn write_goal(out: &mut Out, plan: &Plan, goal: &Goal) {
    let owner = person(plan, goal.owner.as_ref());
    let first = goal.metrics.first();
    out.row(|out, column| match first {
        Some(metric) if column.is_of_metric() => out.of_metric(metric, column),
        _ => out.of_goal(goal, &owner, column),
    });
    for metric in goal.metrics.iter().skip(1) {
        out.row(|out, column| match column {
            Column::Id => guard(goal.id.as_str()),
            column if column.is_of_metric() => out.of_metric(metric, column),
            _ => String::new(),
        });
    }
}

fn write_metrics(out: &mut Out, goal: &Goal) {
    for metric in &goal.metrics {
        out.row(|out, column| match column {
            Column::Id => guard(goal.id.as_str()),
            Column::Statement => guard(&goal.statement),
            Column::Weight => out.number(Some(metric.weight)),
            column => out.of_metric(metric, column),
        });
    }
}

/// What was reported of a goal, day by day: each check-in with a value of that day, and the other values below.
fn write_reports(out: &mut Out, plan: &Plan, goal: &Goal, check_ins: Vec<Arc<CheckIn>>) {
    let mut days: BTreeMap<NaiveDate, Day<'_>> = BTreeMap::new();
    for check_in in check_ins {
        if let Some(on) = check_in.on.filter(|_| is_said(&check_in)) {
            days.entry(on).or_default().check_ins.push(check_in);
        }
    }
    for metric in &goal.metrics {
        for point in &metric.history {
            if let Some(on) = point.on {
                let day = days.entry(on).or_default();
                day.values.push((metric, point.value));
            }
        }
    }
    for (on, day) in days {
        for at in 0..day.check_ins.len().max(day.values.len()) {
            let (check_in, value) = (day.check_ins.get(at), day.values.get(at));
            out.row(|out, column| match column {
                Column::Id => guard(goal.id.as_str()),
                Column::Statement => guard(&goal.statement),
                Column::Day => date(Some(on)),
                Column::Value => out.number(value.map(|(_, value)| *value)),
                Column::MetricId | Column::Metric => {
                    value.map_or_else(String::new, |(metric, _)| out.of_metric(metric, column))
                }
                column => check_in.map_or_else(String::new, |it| said(out, plan, it, column)),
            });
        }
    }
}

/// What was reported on a day.
#[derive(Default)]
struct Day<'a> {
    check_ins: Vec<Arc<CheckIn>>,
    values: Vec<(&'a Metric, f64)>,
}

fn said(out: &Out, plan: &Plan, check_in: &CheckIn, column: Column) -> String {
    match column {
        Column::Confidence => out.number(check_in.confidence.map(f64::from)),
        Column::Health => check_in
            .health
            .map_or_else(String::new, |health| health.word().to_owned()),
        Column::By => guard(&person(plan, check_in.by.as_ref())),
        Column::Notes => guard(&check_in.note),
        Column::Blocker => guard(&check_in.blocker),
        Column::NextStep => guard(&check_in.next_step),
        _ => String::new(),
    }
}

/// Whether a check-in says anything that a table carries.
fn is_said(check_in: &CheckIn) -> bool {
    let texts = [&check_in.note, &check_in.blocker, &check_in.next_step];
    check_in.confidence.is_some()
        || check_in.health.is_some()
        || check_in.by.is_some()
        || texts.into_iter().any(|text| !text.trim().is_empty())
}

/// The check-ins of each goal, in the order of their ids.
fn by_goal(plan: &Plan) -> HashMap<Id<Goal>, Vec<Arc<CheckIn>>> {
    let mut found: HashMap<Id<Goal>, Vec<Arc<CheckIn>>> = HashMap::new();
    for check_in in plan.tables().check_ins.values() {
        if let Some(goal) = &check_in.goal {
            let own = found.entry(goal.clone()).or_default();
            own.push(Arc::clone(check_in));
        }
    }
    found
}

fn date(day: Option<NaiveDate>) -> String {
    // As in the plan's own file.
    let value = day.map(|day| day.write());
    value
        .as_ref()
        .and_then(|value| value.as_str())
        .unwrap_or_default()
        .to_owned()
}

/// What the table calls a person: by id where there is no name, so that nothing loses its person.
fn person(plan: &Plan, id: Option<&Id<Person>>) -> String {
    let person = id.and_then(|id| plan.tables().people.get(id));
    person.map_or_else(String::new, |person| match person.name.trim() {
        "" => person.id.as_str().to_owned(),
        name => name.to_owned(),
    })
}
