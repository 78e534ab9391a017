//! Reads a table of metrics: a row fills a metric of a goal that is there, or adds one.

use sightline_plan::{
    Goal,
    model::{Band, Direction, Metric},
};

use super::{
    Column, Fault, bring::Work, column::folded, fault::quoted, lookup::Lookup, row::Cells,
    table::Row,
};

pub(super) fn read(work: &mut Work<'_>) {
    let (table, today) = (work.table, work.today);
    let mut lookup = Lookup::of(work.plan);
    for row in &table.rows {
        let mut cells = Cells::of(table, row, &mut work.problems);
        let Some(goal) = lookup.goal(&mut cells) else {
            work.left_out.insert(row.number);
            continue;
        };
        let now = work.goals.now(goal);
        let named = match named(now, row) {
            Ok(named) => named,
            Err(fault) => {
                cells.report(Column::Metric, fault);
                work.left_out.insert(row.number);
                continue;
            }
        };
        let known = named.and_then(|at| now.metrics.get(at));
        let Some(mut metric) = cells.metric(Some(today), known) else {
            cells.report(Column::Metric, Fault::MISSING);
            work.left_out.insert(row.number);
            continue;
        };
        metric.stretch = cells.number(Column::Stretch).map(|(value, _)| value);
        metric.timing = cells.choice(Column::Timing);
        let weight = cells.weight();
        let id = row.cell(Column::MetricId);
        work.goals.change(goal, |goal| {
            match named.and_then(|at| goal.metrics.get_mut(at)) {
                Some(known) => {
                    fill(known, metric);
                    known.weight = weight.unwrap_or(known.weight);
                }
                None => {
                    metric.id = match id {
                        "" => new_id(goal),
                        id => id.to_owned(),
                    };
                    metric.weight = weight.unwrap_or(metric.weight);
                    goal.metrics.push(metric);
                }
            }
        });
        work.counts.metrics += 1;
    }
}

/// The metric of the goal that a row means: by its id, else by its name, letters of either size alike. `None` where
/// it has none such.
///
/// # Errors
/// Where several have that name.
pub(super) fn named(goal: &Goal, row: &Row) -> Result<Option<usize>, Fault> {
    let (id, name) = (row.cell(Column::MetricId), folded(row.cell(Column::Metric)));
    if !id.is_empty() {
        return Ok(goal.metrics.iter().position(|metric| metric.id == id));
    }
    let mut alike = (0..).zip(&goal.metrics);
    let mut alike = alike
        .by_ref()
        .filter(|(_, metric)| folded(&metric.name) == name);
    match (alike.next(), alike.next()) {
        (Some(_), Some(_)) => Err(Fault::SeveralMetrics),
        (first, _) => Ok(first.map(|(at, _)| at)),
    }
}

/// What a row calls its metric, for a message.
pub(super) fn called(row: &Row) -> String {
    let (id, name) = (row.cell(Column::MetricId), row.cell(Column::Metric));
    quoted(if id.is_empty() { name } else { id })
}

/// An id that no other metric of the goal has.
fn new_id(goal: &Goal) -> String {
    let mut number = goal.metrics.len() + 1;
    let is_taken = |id: &str| goal.metrics.iter().any(|metric| metric.id == id);
    while is_taken(&format!("m{number}")) {
        number += 1;
    }
    format!("m{number}")
}

/// Fills a metric with what a row says; what it leaves open stays.
fn fill(known: &mut Metric, row: Metric) {
    if !row.name.trim().is_empty() {
        known.name = row.name;
    }
    known.unit = row.unit;
    known.direction = row.direction;
    if row.direction == Direction::Maintain {
        if let Some(ends) = row.band {
            let band = known.band.get_or_insert_with(Band::default);
            band.low = ends.low.or(band.low);
            band.high = ends.high.or(band.high);
            if matches!((band.low, band.high), (Some(low), Some(high)) if low > high) {
                std::mem::swap(&mut band.low, &mut band.high);
            }
        }
    } else {
        known.baseline = row.baseline.or(known.baseline);
        known.target = row.target.or(known.target);
    }
    known.stretch = row.stretch.or(known.stretch);
    known.timing = row.timing.or(known.timing);
    for point in row.history {
        if let Some(on) = point.on {
            known.put_value(on, point.value);
        }
    }
}
