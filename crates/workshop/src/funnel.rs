//! The sum from revenue back to what it takes: deals, and stage by stage to visits. Each stage's number
//! times its rate is the number of the stage before; deals times the average deal are the revenue. Whatever
//! follows from what is given is worked out, so any number can be the one that is not known.

use sightline_plan::record;

use crate::definition::FunnelStage;

record! {
    /// The answer to a [`Funnel`](crate::definition::InputKind::Funnel): what was given.
    pub struct Sum {
        /// The revenue.
        revenue: Option<f64>,
        /// The average deal.
        deal: Option<f64>,
        /// Stage by stage.
        stages: Vec<StageNumbers>,
    }
}

record! {
    /// What was given of a stage.
    pub struct StageNumbers {
        /// The stage's id.
        id: String,
        /// The part of its number that becomes the stage before, as a fraction. The first stage has none.
        rate: Option<f64>,
        /// Its number.
        volume: Option<f64>,
    }
}

/// One number of the sum.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Part {
    /// The revenue.
    Revenue,
    /// The average deal.
    Deal,
    /// The rate of the stage of this id.
    Rate(String),
    /// The number of the stage of this id.
    Volume(String),
}

/// A number of the sum, and whether it was given.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Number {
    /// The value; `None` where too little is given.
    pub value: Option<f64>,
    /// Whether a person gave it.
    pub given: bool,
}

/// A stage worked out.
#[derive(Clone, Debug, PartialEq)]
pub struct StageResult {
    /// The stage's id.
    pub id: String,
    /// Its number.
    pub volume: Number,
    /// The part of it that becomes the stage before; that of the first stage is empty.
    pub rate: Number,
}

/// What is wrong with what was given.
#[derive(Clone, Debug, PartialEq)]
pub enum Trouble {
    /// A number cannot be: negative, nought where one divides by it, or a rate above 1.
    Impossible(Part),
    /// The numbers given around this one do not fit each other: it was given as one value and follows as
    /// another.
    Disagrees {
        /// The number.
        part: Part,
        /// What was given.
        given: f64,
        /// What follows from the others.
        follows: f64,
    },
}

impl Trouble {
    /// The stable kebab-case name.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Impossible(_) => "impossible",
            Self::Disagrees { .. } => "disagrees",
        }
    }
}

/// The sum worked out as far as what is given goes.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Solution {
    /// The revenue.
    pub revenue: Number,
    /// The average deal.
    pub deal: Number,
    /// The stages, won deals first.
    pub stages: Vec<StageResult>,
    /// What is wrong.
    pub troubles: Vec<Trouble>,
    /// What is still not known.
    pub open: Vec<Part>,
}

impl Solution {
    /// A stage's number as people count: rounded up, since a part of a deal wins nothing.
    pub fn whole(&self, stage: &str) -> Option<f64> {
        let stage = self.stages.iter().find(|result| result.id == stage)?;
        // A hair above a whole number is that number, reckoned.
        stage
            .volume
            .value
            .map(|value| (value - 1e-6 * value.abs().max(1.0)).ceil().max(0.0))
    }
}

/// The sum with the usual rates of the stages, for a funnel that nobody has filled in.
pub fn usual(stages: &[FunnelStage]) -> Sum {
    let of = |stage: &FunnelStage| StageNumbers {
        id: stage.id.clone(),
        rate: stage.usual,
        ..StageNumbers::default()
    };
    Sum {
        stages: stages.iter().map(of).collect(),
        ..Sum::default()
    }
}

/// The sum with another value for a number; `None` makes it the one to be worked out.
#[must_use]
pub fn with(sum: &Sum, part: &Part, value: Option<f64>) -> Sum {
    let mut sum = sum.clone();
    let stage = |sum: &mut Sum, id: &str| {
        sum.stages
            .iter()
            .position(|stage| stage.id == id)
            .unwrap_or_else(|| {
                sum.stages.push(StageNumbers {
                    id: id.to_owned(),
                    ..StageNumbers::default()
                });
                sum.stages.len() - 1
            })
    };
    match part {
        Part::Revenue => sum.revenue = value,
        Part::Deal => sum.deal = value,
        Part::Rate(id) => {
            let at = stage(&mut sum, id);
            sum.stages[at].rate = value;
        }
        Part::Volume(id) => {
            let at = stage(&mut sum, id);
            sum.stages[at].volume = value;
        }
    }
    sum
}

/// Works the sum out.
pub fn solve(sum: &Sum, stages: &[FunnelStage]) -> Solution {
    let given = |id: &str| sum.stages.iter().find(|stage| stage.id == id);
    // Numbers by place: revenue, deal, then volume and rate of each stage.
    let mut parts = vec![Part::Revenue, Part::Deal];
    let mut values = vec![sum.revenue, sum.deal];
    for stage in stages {
        parts.push(Part::Volume(stage.id.clone()));
        values.push(given(&stage.id).and_then(|stage| stage.volume));
        parts.push(Part::Rate(stage.id.clone()));
        values.push(given(&stage.id).and_then(|stage| stage.rate));
    }
    let mut solution = Solution::default();
    for (at, value) in values.iter_mut().enumerate() {
        let rate = matches!(parts[at], Part::Rate(_));
        let fits = |value: f64| {
            value.is_finite() && value >= 0.0 && !(rate && (value > 1.0 || value == 0.0))
        };
        if value.is_some_and(|value| !fits(value)) {
            solution
                .troubles
                .push(Trouble::Impossible(parts[at].clone()));
            *value = None;
        }
    }
    let was_given: Vec<bool> = values.iter().map(Option::is_some).collect();
    // Each equation: two factors and their product.
    let mut equations = vec![(2, 1, 0)];
    equations.extend((1..stages.len()).map(|at| (2 + 2 * at, 3 + 2 * at, 2 * at)));
    if stages.is_empty() {
        equations.clear();
    }
    for _ in 0..=equations.len() {
        for (one, other, product) in &equations {
            follow(&mut values, *one, *other, *product);
        }
    }
    for (one, other, product) in &equations {
        if let (Some(a), Some(b), Some(c)) = (values[*one], values[*other], values[*product])
            && (a * b - c).abs() > 0.005 * c.abs().max(1e-9)
            && was_given[*product]
        {
            let part = parts[*product].clone();
            solution.troubles.push(Trouble::Disagrees {
                part,
                given: c,
                follows: a * b,
            });
        }
    }
    for (at, value) in values.iter().enumerate() {
        let Part::Rate(id) = &parts[at] else { continue };
        let first = stages.first().is_some_and(|stage| stage.id == *id);
        if !first && !was_given[at] && value.is_some_and(|rate| rate > 1.0) {
            solution
                .troubles
                .push(Trouble::Impossible(parts[at].clone()));
        }
    }
    let number = |at: usize| Number {
        value: values[at],
        given: was_given[at],
    };
    solution.revenue = number(0);
    solution.deal = number(1);
    for (at, stage) in stages.iter().enumerate() {
        let rate = if at == 0 {
            Number::default()
        } else {
            number(3 + 2 * at)
        };
        solution.stages.push(StageResult {
            id: stage.id.clone(),
            volume: number(2 + 2 * at),
            rate,
        });
    }
    let first_rate = stages.first().map(|stage| Part::Rate(stage.id.clone()));
    let unknown = parts
        .into_iter()
        .zip(&values)
        .filter(|(_, value)| value.is_none());
    solution.open = unknown
        .map(|(part, _)| part)
        .filter(|part| Some(part) != first_rate.as_ref())
        .collect();
    solution
}

/// Fills in the one number of `one * other = product` that is not known.
fn follow(values: &mut [Option<f64>], one: usize, other: usize, product: usize) {
    let quotient = |whole: f64, part: f64| {
        (part > 0.0)
            .then(|| whole / part)
            .filter(|value| value.is_finite())
    };
    match (values[one], values[other], values[product]) {
        (Some(a), Some(b), None) => values[product] = Some(a * b),
        (Some(a), None, Some(c)) => values[other] = quotient(c, a),
        (None, Some(b), Some(c)) => values[one] = quotient(c, b),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stages() -> Vec<FunnelStage> {
        let stage = |id: &str, usual: Option<f64>| FunnelStage {
            id: id.to_owned(),
            usual,
            ..FunnelStage::default()
        };
        vec![
            stage("deals", None),
            stage("opportunities", Some(0.25)),
            stage("sqls", Some(0.5)),
            stage("mqls", Some(0.4)),
            stage("visits", Some(0.02)),
        ]
    }

    fn full() -> Sum {
        Sum {
            revenue: Some(2e6),
            deal: Some(40_000.0),
            ..usual(&stages())
        }
    }

    fn volume(solution: &Solution, id: &str) -> f64 {
        solution
            .stages
            .iter()
            .find(|stage| stage.id == id)
            .unwrap()
            .volume
            .value
            .unwrap()
    }

    #[test]
    fn from_revenue_back_to_visits() {
        let solved = solve(&full(), &stages());
        assert_eq!(volume(&solved, "deals"), 50.0);
        assert_eq!(volume(&solved, "opportunities"), 200.0);
        assert_eq!(volume(&solved, "sqls"), 400.0);
        assert_eq!(volume(&solved, "mqls"), 1000.0);
        assert_eq!(volume(&solved, "visits").round(), 50_000.0);
        assert_eq!(solved.whole("visits"), Some(50_000.0));
        assert!(solved.troubles.is_empty() && solved.open.is_empty());
    }

    #[test]
    fn any_number_can_be_the_unknown() {
        let solved = solve(&full(), &stages());
        let mut parts = vec![Part::Revenue, Part::Deal];
        parts.extend(
            ["opportunities", "sqls", "mqls", "visits"].map(|id| Part::Rate(id.to_owned())),
        );
        for part in parts {
            // The visits are known instead.
            let sum = with(
                &full(),
                &Part::Volume("visits".into()),
                Some(volume(&solved, "visits")),
            );
            let again = solve(&with(&sum, &part, None), &stages());
            assert!(again.open.is_empty(), "{part:?}");
            let near = |a: Option<f64>, b: Option<f64>| {
                (a.unwrap() - b.unwrap()).abs() < 1e-6 * b.unwrap()
            };
            assert!(near(again.revenue.value, solved.revenue.value), "{part:?}");
            assert!(near(again.deal.value, solved.deal.value), "{part:?}");
            for (one, other) in again.stages.iter().zip(&solved.stages).skip(1) {
                assert!(near(one.rate.value, other.rate.value), "{part:?}");
            }
        }
    }

    #[test]
    fn what_does_not_fit_is_told() {
        let sum = with(&full(), &Part::Volume("deals".into()), Some(10.0));
        let solved = solve(&sum, &stages());
        assert!(matches!(
            &solved.troubles[..],
            [Trouble::Disagrees {
                part: Part::Revenue,
                ..
            }]
        ));
        let sum = with(&full(), &Part::Rate("sqls".into()), Some(1.5));
        let solved = solve(&sum, &stages());
        assert_eq!(
            solved.troubles,
            [Trouble::Impossible(Part::Rate("sqls".into()))]
        );
        let sum = with(&full(), &Part::Deal, Some(0.0));
        assert!(solve(&sum, &stages()).stages[0].volume.value.is_none());
    }

    #[test]
    fn too_little_leaves_what_is_open() {
        let solved = solve(&usual(&stages()), &stages());
        assert_eq!(solved.open.len(), 7);
        assert_eq!(solve(&full(), &[]).stages, []);
    }

    #[test]
    fn numbers_are_rounded_up_but_not_by_a_hair() {
        let sum = Sum {
            revenue: Some(100_001.0),
            deal: Some(40_000.0),
            ..Sum::default()
        };
        assert_eq!(solve(&sum, &stages()).whole("deals"), Some(3.0));
        let sum = Sum {
            revenue: Some(0.3),
            deal: Some(0.1),
            ..Sum::default()
        };
        assert_eq!(solve(&sum, &stages()).whole("deals"), Some(3.0));
    }
}
