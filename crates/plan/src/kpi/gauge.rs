//! What a value is read against, and what is read.

use crate::{
    arithmetic::health::AT_RISK_FROM,
    model::{Direction, Metric},
};

/// How a number is doing. The worst comes first in the order, and what nobody knows before what is well.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum State {
    /// Beyond the threshold of what can be borne.
    Unhealthy,
    /// Between the two thresholds.
    Watch,
    /// Nothing to read, or nothing to read it against.
    Unknown,
    /// Where it should be.
    Healthy,
}

impl State {
    /// Its stable name.
    pub fn word(self) -> &'static str {
        match self {
            Self::Unhealthy => "unhealthy",
            Self::Watch => "watch",
            Self::Unknown => "unknown",
            Self::Healthy => "healthy",
        }
    }
}

/// What a value is read against.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Gauge {
    /// One way is good. At least one of the two is given.
    Line {
        /// From where on it is healthy.
        healthy: Option<f64>,
        /// From where on it is unhealthy.
        unhealthy: Option<f64>,
        /// Whether less is better.
        falling: bool,
    },
    /// Healthy between two values; an open end is `None`.
    Band {
        /// The lower end.
        low: Option<f64>,
        /// The upper end.
        high: Option<f64>,
    },
}

impl Gauge {
    /// That of a metric: its thresholds, or for one that is to be maintained its band; `None` where it has
    /// neither.
    pub fn of(metric: &Metric) -> Option<Self> {
        if let Some(thresholds) = &metric.thresholds
            && (thresholds.healthy.is_some() || thresholds.unhealthy.is_some())
        {
            let (healthy, unhealthy) = (thresholds.healthy, thresholds.unhealthy);
            let said = metric.direction == Direction::Decrease;
            let falling = match (healthy, unhealthy) {
                (Some(healthy), Some(unhealthy)) if healthy != unhealthy => healthy < unhealthy,
                _ => said,
            };
            return Some(Self::Line {
                healthy,
                unhealthy,
                falling,
            });
        }
        let band = metric.band.as_ref()?;
        let given = band.low.is_some() || band.high.is_some();
        (metric.direction == Direction::Maintain && given).then_some(Self::Band {
            low: band.low,
            high: band.high,
        })
    }

    /// What a value says.
    pub fn state(self, value: f64) -> State {
        match self {
            Self::Line {
                healthy,
                unhealthy,
                falling,
            } => {
                let reaches = |line: f64, up: bool| if up { value >= line } else { value <= line };
                if healthy.is_some_and(|line| reaches(line, !falling)) {
                    State::Healthy
                } else if unhealthy.is_some_and(|line| reaches(line, falling)) {
                    State::Unhealthy
                } else if healthy.is_some() {
                    State::Watch
                } else {
                    State::Healthy
                }
            }
            Self::Band { .. } => match self.distance(value) {
                distance if distance <= 0.0 => State::Healthy,
                distance if distance < 1.0 => State::Watch,
                _ => State::Unhealthy,
            },
        }
    }

    /// How far a value is from healthy: 0 where it is healthy, 1 where it begins to be unhealthy, and more
    /// beyond. A side that has no line of its own is taken to be unhealthy where a goal would be at risk: a
    /// third off the end, or of the width of the band.
    pub fn distance(self, value: f64) -> f64 {
        match self {
            Self::Line {
                healthy: Some(healthy),
                unhealthy,
                falling,
            } => {
                let off = if falling {
                    value - healthy
                } else {
                    healthy - value
                };
                let width = match unhealthy {
                    Some(unhealthy) => (healthy - unhealthy).abs(),
                    None => healthy.abs() * AT_RISK_FROM,
                };
                ratio(off.max(0.0), width)
            }
            Self::Line {
                healthy: None,
                unhealthy,
                falling,
            } => {
                let beyond = |line: f64| {
                    if falling {
                        value >= line
                    } else {
                        value <= line
                    }
                };
                f64::from(u8::from(unhealthy.is_some_and(beyond)))
            }
            Self::Band { low, high } => {
                let (end, off) = match (low, high) {
                    (Some(low), _) if value < low => (low, low - value),
                    (_, Some(high)) if value > high => (high, value - high),
                    _ => return 0.0,
                };
                let width = low.zip(high).map(|(low, high)| high - low);
                let width = width.filter(|width| *width > 0.0);
                ratio(off, width.unwrap_or_else(|| end.abs()) * AT_RISK_FROM)
            }
        }
    }

    /// Whether a move from one value to another is for the better; `None` where it makes no difference.
    pub fn is_better(self, from: f64, to: f64) -> Option<bool> {
        match self {
            Self::Line { falling, .. } => (from != to).then_some((to < from) == falling),
            Self::Band { .. } => {
                let (from, to) = (self.distance(from), self.distance(to));
                (from != to).then_some(to < from)
            }
        }
    }

    /// The value from which on it is healthy: the one to aim at.
    pub fn aim(self, value: f64) -> Option<f64> {
        match self {
            Self::Line { healthy, .. } => healthy,
            Self::Band { low, high } => match (low, high) {
                (Some(low), _) if value < low => Some(low),
                (_, Some(high)) if value > high => Some(high),
                (low, high) => low.or(high),
            },
        }
    }

    /// How wide it is to watch, where both ends are known.
    pub fn width(self) -> Option<f64> {
        let (one, other) = match self {
            Self::Line {
                healthy, unhealthy, ..
            } => (healthy?, unhealthy?),
            Self::Band { low, high } => (low?, high?),
        };
        Some((one - other).abs()).filter(|width| *width > 0.0)
    }
}

/// A part of a whole that may be nothing.
fn ratio(part: f64, whole: f64) -> f64 {
    if part == 0.0 {
        0.0
    } else if whole == 0.0 {
        1.0
    } else {
        (part / whole).min(f64::MAX)
    }
}

#[cfg(test)]
mod tests {
    use super::{State::*, *};
    use crate::model::{Band, Thresholds};

    fn line(healthy: Option<f64>, unhealthy: Option<f64>, direction: Direction) -> Gauge {
        let metric = Metric {
            direction,
            thresholds: Some(Thresholds {
                healthy,
                unhealthy,
                ..Thresholds::default()
            }),
            ..Metric::default()
        };
        Gauge::of(&metric).unwrap()
    }

    fn band(low: Option<f64>, high: Option<f64>) -> Option<Gauge> {
        Gauge::of(&Metric {
            direction: Direction::Maintain,
            band: Some(Band {
                low,
                high,
                ..Band::default()
            }),
            ..Metric::default()
        })
    }

    fn states(gauge: Gauge, values: [f64; 4]) -> [State; 4] {
        values.map(|value| gauge.state(value))
    }

    #[test]
    fn the_larger_threshold_says_which_way_is_good() {
        let less = line(Some(2.0), Some(3.0), Direction::Increase);
        assert_eq!(
            states(less, [1.0, 2.0, 2.5, 3.0]),
            [Healthy, Healthy, Watch, Unhealthy]
        );
        let more = line(Some(50.0), Some(40.0), Direction::Decrease);
        assert_eq!(
            states(more, [60.0, 50.0, 41.0, 40.0]),
            [Healthy, Healthy, Watch, Unhealthy]
        );
    }

    #[test]
    fn with_one_threshold_the_direction_says_it() {
        let least = line(Some(50.0), None, Direction::Increase);
        assert_eq!([50.0, 49.0].map(|it| least.state(it)), [Healthy, Watch]);
        let most = line(None, Some(30.0), Direction::Decrease);
        assert_eq!([29.0, 30.0].map(|it| most.state(it)), [Healthy, Unhealthy]);
        let edge = line(Some(10.0), Some(10.0), Direction::Decrease);
        assert_eq!([10.0, 11.0].map(|it| edge.state(it)), [Healthy, Unhealthy]);
    }

    #[test]
    fn a_band_is_healthy_inside_and_unhealthy_far_outside() {
        let gauge = band(Some(10.0), Some(20.0)).unwrap();
        assert_eq!(
            states(gauge, [10.0, 20.0, 22.0, 24.0]),
            [Healthy, Healthy, Watch, Unhealthy]
        );
        assert_eq!(gauge.state(6.0), Unhealthy);
        let open = band(Some(100.0), None).unwrap();
        assert_eq!([90.0, 60.0].map(|it| open.state(it)), [Watch, Unhealthy]);
        assert_eq!(band(None, None), None);
        assert_eq!(Gauge::of(&Metric::default()), None);
    }

    #[test]
    fn distance_is_1_where_it_begins_to_be_unhealthy() {
        let less = line(Some(2.0), Some(4.0), Direction::Decrease);
        assert_eq!(
            [1.0, 3.0, 4.0, 6.0].map(|it| less.distance(it)),
            [0.0, 0.5, 1.0, 2.0]
        );
        let nought = line(Some(0.0), None, Direction::Decrease);
        assert_eq!([0.0, 1.0].map(|it| nought.distance(it)), [0.0, 1.0]);
    }

    #[test]
    fn better_is_towards_healthy() {
        let less = line(Some(2.0), Some(4.0), Direction::Decrease);
        assert_eq!(less.is_better(3.0, 2.0), Some(true));
        assert_eq!(less.is_better(2.0, 3.0), Some(false));
        assert_eq!(less.is_better(2.0, 2.0), None);
        let gauge = band(Some(10.0), Some(20.0)).unwrap();
        assert_eq!(gauge.is_better(11.0, 19.0), None);
        assert_eq!(gauge.is_better(22.0, 20.0), Some(true));
        assert_eq!(gauge.is_better(10.0, 8.0), Some(false));
    }
}
