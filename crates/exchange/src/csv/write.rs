//! Writing a plan's goals as a table.

use sightline_plan::{
    Goal, Plan,
    arithmetic::Conversion,
    codec::Field,
    model::{Contribution, ContributionKind, Direction, Metric, Person},
};

use super::{Column, guard::guard, number::hundredfold};

/// The plan's goals as a table, from the top of the tree down. What must not leave the device is taken
/// out before, see [`Plan::without_private`].
pub fn write(plan: &Plan) -> String {
    let mut out = String::new();
    write_row(&mut out, |column| column.name().to_owned());
    for (_, goal) in plan.outline() {
        write_goal(&mut out, plan, goal);
    }
    out
}

fn write_goal(out: &mut String, plan: &Plan, goal: &Goal) {
    let owner = goal.owner.as_ref();
    let owner = owner.and_then(|id| plan.tables().people.get(id));
    let owner = owner.map_or_else(String::new, |person| name_of(person));
    let first = goal.metrics.first();
    write_row(out, |column| match first {
        Some(metric) if column.is_of_metric() => metric_cell(metric, column),
        _ => goal_cell(goal, &owner, column),
    });
    for metric in goal.metrics.iter().skip(1) {
        write_row(out, |column| match column {
            Column::Id => guard(goal.id.as_str()),
            column => metric_cell(metric, column),
        });
    }
}

fn write_row(out: &mut String, cell: impl Fn(Column) -> String) {
    for (at, column) in Column::ALL.iter().enumerate() {
        if at > 0 {
            out.push(',');
        }
        push_quoted(out, &cell(*column));
    }
    out.push_str("\r\n");
}

/// RFC 4180: a cell with a comma, a quotation mark or a line break stands in quotation marks.
fn push_quoted(out: &mut String, cell: &str) {
    if cell.contains([',', '"', '\r', '\n']) {
        out.push('"');
        out.push_str(&cell.replace('"', "\"\""));
        out.push('"');
    } else {
        out.push_str(cell);
    }
}

/// The cell of a column that belongs to the goal; empty for one of a metric.
fn goal_cell(goal: &Goal, owner: &str, column: Column) -> String {
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
        Column::Weight => goal.weight.to_string(),
        Column::Contribution => goal
            .contribution
            .as_ref()
            .map_or_else(String::new, |given| contribution(goal, given)),
        Column::Start => date(goal.start),
        Column::Due => date(goal.due),
        Column::Status => goal.status.word().to_owned(),
        Column::Confidence => number(goal.confidence.map(f64::from)),
        Column::Notes => guard(&goal.notes),
        _ => String::new(),
    }
}

/// The cell of a column that belongs to a metric; empty for one of the goal.
fn metric_cell(metric: &Metric, column: Column) -> String {
    let (start, end) = match &metric.band {
        Some(band) if metric.direction == Direction::Maintain => (band.low, band.high),
        _ => (metric.baseline, metric.target),
    };
    match column {
        Column::Metric => guard(&metric.name),
        Column::Unit => guard(&metric.unit),
        Column::Direction => metric.direction.word().to_owned(),
        Column::Baseline => number(start),
        Column::Target => number(end),
        Column::Current => number(metric.history.last().map(|point| point.value)),
        Column::Checked => date(metric.history.last().and_then(|point| point.on)),
        _ => String::new(),
    }
}

fn contribution(goal: &Goal, given: &Contribution) -> String {
    match (given.kind, given.value) {
        // The table has no room for the rates, only for what comes of them.
        (ContributionKind::Converted, _) => number(Conversion::of(goal).map(|found| found.amount)),
        (ContributionKind::Amount, Some(value)) => value.to_string(),
        (ContributionKind::Share, Some(value)) => hundredfold(value) + "%",
        (kind, _) => kind.word().to_owned(),
    }
}

fn number(value: Option<f64>) -> String {
    value.map_or_else(String::new, |value| value.to_string())
}

fn date(day: Option<chrono::NaiveDate>) -> String {
    // As in the plan's own file.
    let value = day.map(|day| day.write());
    value
        .as_ref()
        .and_then(|value| value.as_str())
        .unwrap_or_default()
        .to_owned()
}

/// What the table calls a person: by id where there is no name, so that the goal keeps an owner.
fn name_of(person: &Person) -> String {
    match person.name.trim() {
        "" => person.id.as_str().to_owned(),
        name => name.to_owned(),
    }
}
