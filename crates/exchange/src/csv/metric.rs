//! Reads the metric of a row.

use chrono::NaiveDate;
use sightline_plan::model::{Band, Direction, Metric, Point};

use super::{Column, Fault, number::is_mark, row::Cells};

impl Cells<'_> {
    /// The row's metric; `None` where its columns are all empty but for the day. `current` is a value of that day, else
    /// of `today`, or of no day where that is not given: it then holds on any day. Where the metric is known, what
    /// its cells leave open is as there.
    pub fn metric(&mut self, today: Option<NaiveDate>, known: Option<&Metric>) -> Option<Metric> {
        let row = self.row;
        let mut of_metric = Column::ALL
            .iter()
            .filter(|column| column.is_of_metric() && **column != Column::Checked);
        if of_metric.all(|column| row.text(*column).is_empty()) {
            return None;
        }
        let mut unit = row.text(Column::Unit).to_owned();
        if let Some(known) = known.filter(|_| unit.is_empty()) {
            known.unit.clone_into(&mut unit);
        }
        let mut value = |column| self.value(column, &mut unit);
        let baseline = value(Column::Baseline);
        let target = value(Column::Target);
        let current = value(Column::Current);
        let direction = self.choice(Column::Direction);
        let on = self.date(Column::Checked).or(today);
        let point = |value| Point {
            on,
            value,
            ..Point::default()
        };
        let mut metric = Metric {
            name: row.text(Column::Metric).to_owned(),
            unit,
            direction: direction
                .or_else(|| known.map(|known| known.direction))
                .unwrap_or_else(|| direction_of(baseline, target)),
            history: current.map(point).into_iter().collect(),
            ..Metric::default()
        };
        if metric.direction == Direction::Maintain {
            metric.band = self.band(baseline, target);
        } else {
            (metric.baseline, metric.target) = (baseline, target);
        }
        Some(metric)
    }

    /// A number whose sign, where it has one, becomes the metric's unit or agrees with it.
    fn value(&mut self, column: Column, unit: &mut String) -> Option<f64> {
        let (value, mark) = self.number(column)?;
        if let Some(mark) = mark.map(String::from) {
            if unit.is_empty() {
                *unit = mark;
            } else if is_mark(unit) && *unit != mark {
                let (unit, found) = (unit.clone(), mark);
                self.report(column, Fault::OtherUnit { unit, found });
            }
        }
        Some(value)
    }

    fn band(&mut self, low: Option<f64>, high: Option<f64>) -> Option<Band> {
        let (mut low, mut high) = (low, high);
        if matches!((low, high), (Some(low), Some(high)) if low > high) {
            self.report(
                Column::Baseline,
                Fault::Plan(sightline_plan::Fault::EmptyBand),
            );
            (low, high) = (high, low);
        }
        (low.is_some() || high.is_some()).then(|| Band {
            low,
            high,
            ..Band::default()
        })
    }
}

/// What the number should do, by where it starts and ends.
fn direction_of(baseline: Option<f64>, target: Option<f64>) -> Direction {
    match (baseline, target) {
        (Some(baseline), Some(target)) if target > baseline => Direction::Increase,
        (Some(baseline), Some(target)) if target < baseline => Direction::Decrease,
        _ => Direction::Reach,
    }
}
