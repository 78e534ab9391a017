//! Conversion: what a goal gives to the one above where the two count in different units, by the rates that the
//! plan states. 120 leads, of which 5 % become deals, at $10,000 a deal, are $60,000.
//!
//! It begins with the number of the contribution, or, where there is none, with the change that the goal itself
//! needs, so that it follows the goal's target. Each rate multiplies. Where that is no number, or where no rate
//! is stated, nothing was said.

use super::cascade::needed_change;
use crate::{
    Goal,
    model::{ContributionKind, Rate},
};

/// How a number became an amount in the unit of the goal above.
#[derive(Clone, Debug, PartialEq)]
pub struct Conversion {
    /// What it begins with.
    pub from: f64,
    /// What that is counted in; empty where that is not known.
    pub unit: String,
    /// Whether that is the change that the goal itself needs.
    pub own: bool,
    /// Each rate, and what stands after it.
    pub steps: Vec<(Rate, f64)>,
    /// In the unit of the goal above.
    pub amount: f64,
}

impl Conversion {
    /// That of a goal which gives through one.
    pub fn of(goal: &Goal) -> Option<Self> {
        let given = goal.contribution.as_ref()?;
        if given.kind != ContributionKind::Converted || given.rates.is_empty() {
            return None;
        }
        let own = goal.metrics.iter().find_map(needed_change);
        let unit = own.as_ref().map_or("", |own| &own.unit).to_owned();
        let from = given.value.or(own.map(|own| own.amount))?;
        let mut amount = from;
        let mut steps = Vec::with_capacity(given.rates.len());
        for rate in &given.rates {
            amount *= rate.factor();
            steps.push((rate.clone(), amount));
        }
        amount.is_finite().then_some(Self {
            from,
            unit,
            own: given.value.is_none(),
            steps,
            amount,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        arithmetic::testing::{goal, unreported},
        model::{Contribution, Direction, Metric},
    };

    fn rate(value: f64, unit: &str) -> Rate {
        Rate {
            value,
            unit: unit.to_owned(),
            ..Rate::default()
        }
    }

    fn leads(value: Option<f64>, rates: Vec<Rate>) -> Goal {
        Goal {
            metrics: vec![Metric {
                unit: "leads".to_owned(),
                ..unreported(Direction::Increase, 400.0, 520.0)
            }],
            contribution: Some(Contribution {
                kind: ContributionKind::Converted,
                value,
                rates,
                ..Contribution::default()
            }),
            ..goal("a")
        }
    }

    #[test]
    fn leads_become_deals_and_deals_money() {
        let rates = vec![rate(5.0, "%"), rate(10_000.0, "$ a deal")];
        let found = Conversion::of(&leads(None, rates.clone())).unwrap();
        assert_eq!((found.from, found.unit.as_str()), (120.0, "leads"));
        assert!(found.own);
        let after: Vec<f64> = found.steps.iter().map(|(_, after)| *after).collect();
        assert_eq!(after, [6.0, 60_000.0]);
        assert_eq!(found.amount, 60_000.0);

        let stated = Conversion::of(&leads(Some(40.0), rates)).unwrap();
        assert_eq!((stated.own, stated.amount), (false, 20_000.0));
    }

    #[test]
    fn without_a_rate_or_a_number_nothing_is_said() {
        assert_eq!(Conversion::of(&leads(None, Vec::new())), None);
        assert_eq!(
            Conversion::of(&leads(None, vec![rate(f64::MAX, ""), rate(2.0, "")])),
            None
        );
        let mut none = leads(None, vec![rate(5.0, "%")]);
        none.metrics.clear();
        assert_eq!(Conversion::of(&none), None);
        let mut amount = leads(Some(2.0), vec![rate(5.0, "%")]);
        if let Some(given) = &mut amount.contribution {
            given.kind = ContributionKind::Amount;
        }
        assert_eq!(Conversion::of(&amount), None);
    }
}
