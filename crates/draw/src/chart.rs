//! Lines over time: which numbers and days an axis names, and where everything stands.

use chrono::{Datelike, Days, Months, NaiveDate};

/// An axis of numbers.
#[derive(Clone, Debug, PartialEq)]
pub struct Scale {
    /// Where it begins.
    pub low: f64,
    /// Where it ends; above `low`.
    pub high: f64,
    /// The numbers to be named, rising; the first is `low`, the last `high`.
    pub ticks: Vec<f64>,
}

impl Scale {
    /// An axis that holds these numbers and ends on round ones: multiples of 1, 2 or 5 times a power of ten,
    /// in about `steps` steps. Numbers that are not finite are passed over; without any it goes from 0 to 1.
    ///
    /// # Example
    /// ```
    /// use sightline_draw::chart::Scale;
    ///
    /// let scale = Scale::of([12.0, 47.0], 4);
    /// assert_eq!(scale.ticks, [10.0, 20.0, 30.0, 40.0, 50.0]);
    /// assert_eq!(scale.place(30.0), 0.5);
    /// ```
    pub fn of(values: impl IntoIterator<Item = f64>, steps: usize) -> Self {
        let finite = values.into_iter().filter(|value| value.is_finite());
        let (low, high) = finite.fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), value| {
            (low.min(value), high.max(value))
        });
        let (low, high) = match (low, high) {
            (low, high) if low < high => (low, high),
            // One number stands in the middle of an axis as wide as itself.
            (low, high) if low == high && low != 0.0 => {
                (low - low.abs() / 2.0, high + low.abs() / 2.0)
            }
            _ => (0.0, 1.0),
        };
        let step = round_step((high - low) / steps.max(1) as f64);
        let (first, last) = ((low / step).floor(), (high / step).ceil());
        // Counted rather than summed up, so that no rounding adds up.
        let count = (last - first).clamp(1.0, 1000.0) as usize;
        let ticks: Vec<f64> = (0..=count)
            .map(|at| (first + at as f64) * step)
            .map(|value| tidy(value, step))
            .collect();
        Self {
            low: ticks[0],
            high: ticks[count],
            ticks,
        }
    }

    /// Where a number stands: 0 at the beginning, 1 at the end.
    pub fn place(&self, value: f64) -> f64 {
        (value - self.low) / (self.high - self.low)
    }
}

/// The least of 1, 2, 5 times a power of ten that is not below.
fn round_step(least: f64) -> f64 {
    let power = 10_f64.powf(least.log10().floor());
    let found = [1.0, 2.0, 5.0].into_iter().map(|it| it * power);
    let mut found = found.filter(|step| *step >= least * (1.0 - 1e-9));
    found.next().unwrap_or(10.0 * power)
}

/// A multiple of a round step without what binary fractions leave behind: 0.3 rather than 0.30000000000000004.
fn tidy(value: f64, step: f64) -> f64 {
    let places = (-step.log10().floor()).clamp(0.0, 12.0) as i32;
    let unit = 10_f64.powi(places);
    (value * unit).round() / unit + 0.0
}

/// An axis of days.
#[derive(Clone, Debug, PartialEq)]
pub struct Span {
    /// The first day.
    pub first: NaiveDate,
    /// The last day; after the first.
    pub last: NaiveDate,
    /// The days to be named: firsts of months, of every third or twelfth month on a longer axis, or the two
    /// ends where none lies between.
    pub ticks: Vec<NaiveDate>,
}

impl Span {
    /// The axis that holds these days; `None` without any.
    pub fn of(days: impl IntoIterator<Item = NaiveDate>) -> Option<Self> {
        let mut days = days.into_iter();
        let day = days.next()?;
        let (first, last) = days.fold((day, day), |(first, last), day| {
            (first.min(day), last.max(day))
        });
        // A single day has a week around it.
        let around = Days::new(3);
        let (first, last) = if first == last {
            (
                first.checked_sub_days(around).unwrap_or(first),
                last.checked_add_days(around)?,
            )
        } else {
            (first, last)
        };
        let months = match (last - first).num_days() {
            0..=200 => 1,
            201..=800 => 3,
            _ => 12,
        };
        let mut ticks = Vec::new();
        let mut next = first.with_day(1);
        while let Some(day) = next.filter(|day| *day <= last && ticks.len() < 100) {
            let fits = (day.month0() % months) == 0;
            if fits && day >= first {
                ticks.push(day);
            }
            next = day.checked_add_months(Months::new(1));
        }
        if ticks.len() < 2 {
            ticks = vec![first, last];
        }
        Some(Self { first, last, ticks })
    }

    /// Where a day stands: 0 on the first, 1 on the last.
    pub fn place(&self, day: NaiveDate) -> f64 {
        let days = |from: NaiveDate, to: NaiveDate| (to - from).num_days() as f64;
        days(self.first, day) / days(self.first, self.last)
    }
}

/// The path of a line through points, as SVG writes it; without any, it is empty.
pub fn path(points: impl IntoIterator<Item = (f64, f64)>) -> String {
    let mut path = String::new();
    for (x, y) in points {
        path.push(if path.is_empty() { 'M' } else { 'L' });
        path.push_str(&format!("{x:.1} {y:.1}"));
    }
    path
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn an_axis_ends_on_round_numbers() {
        let ticks = |values: &[f64], steps| Scale::of(values.iter().copied(), steps).ticks;
        assert_eq!(ticks(&[12.0, 47.0], 4), [10.0, 20.0, 30.0, 40.0, 50.0]);
        assert_eq!(ticks(&[0.12, 0.31], 4), [0.1, 0.15, 0.2, 0.25, 0.3, 0.35]);
        assert_eq!(ticks(&[-3.0, 4.0], 4), [-4.0, -2.0, 0.0, 2.0, 4.0]);
        assert_eq!(
            ticks(&[900_000.0, 1_500_000.0], 3),
            [
                800_000.0,
                1_000_000.0,
                1_200_000.0,
                1_400_000.0,
                1_600_000.0
            ]
        );
        assert_eq!(ticks(&[5.0], 2), [0.0, 5.0, 10.0]);
        assert_eq!(ticks(&[], 2), [0.0, 0.5, 1.0]);
        assert_eq!(ticks(&[f64::NAN, 0.0], 2), [0.0, 0.5, 1.0]);
    }

    #[test]
    fn days_are_named_by_month_or_more_sparsely() {
        let of = |first, last| Span::of([day(last), day(first)]).unwrap();
        assert_eq!(
            of("2026-10-05", "2026-12-30").ticks,
            [day("2026-11-01"), day("2026-12-01")]
        );
        let year = of("2026-01-01", "2026-12-31").ticks;
        assert_eq!(
            year,
            ["2026-01-01", "2026-04-01", "2026-07-01", "2026-10-01"].map(day)
        );
        let week = of("2026-10-05", "2026-10-12");
        assert_eq!(week.ticks, [week.first, week.last]);
        assert_eq!(week.place(day("2026-10-12")), 1.0);
        assert_eq!(Span::of([]), None);
        let alone = Span::of([day("2026-10-05")]).unwrap();
        assert_eq!(alone.place(day("2026-10-05")), 0.5);
    }

    proptest! {
        #[test]
        fn every_number_has_its_place(values in prop::collection::vec(-1e9_f64..1e9, 1..20), steps in 1_usize..8) {
            let scale = Scale::of(values.iter().copied(), steps);
            prop_assert!(scale.ticks.is_sorted());
            prop_assert!(scale.ticks.len() <= 3 * steps + 4, "{:?}", scale.ticks);
            for value in values {
                let place = scale.place(value);
                prop_assert!((-1e-9..=1.0 + 1e-9).contains(&place), "{value} in {scale:?}");
            }
        }
    }

    #[test]
    fn a_path_goes_from_point_to_point() {
        assert_eq!(path([(0.0, 1.0), (2.25, 3.0)]), "M0.0 1.0L2.2 3.0");
        assert_eq!(path([]), "");
    }
}
