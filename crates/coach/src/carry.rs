//! A sentence that speaks of one cycle, said of the next.

use std::ops::Range;

use sightline_plan::{Goal, Plan};

use crate::{
    Context, Field, Reading, context, read,
    show::grouped,
    write::{show_amount, show_day},
};

/// The goal that carries another on, with the last day and the starting value of its sentence put in place of
/// the old ones. What the sentence cannot be made to say is pinned, so that the next reading leaves it
/// alone.
pub fn carry_words(plan: &Plan, was: &Goal, mut is: Goal, today: chrono::NaiveDate) -> Goal {
    let cx = context(plan, today);
    let reading = read(&is.statement, &cx);
    if was.due != is.due
        && let Some(said) = &reading.deadline
    {
        let day = is.due.map(|due| show_day(due, &cx));
        // "Until" stays "until".
        let words = is.statement.get(said.span.clone()).unwrap_or_default();
        let link = words.split(' ').next().unwrap_or_default().to_owned();
        let wordings = day.map(|day| [format!("{link} {day}"), format!("by {day}"), day]);
        let due = is.due;
        let fits = |now: &Reading| now.deadline.as_ref().is_some_and(|it| it.value.due == due);
        say(&mut is, &cx, &said.span, wordings, fits, Field::Due);
    }
    let (from, to) = (start(was), start(&is));
    let reading = read(&is.statement, &cx);
    if from != to
        && let (Some(said), Some(value)) = (&reading.baseline, to)
    {
        let unit = is.metrics.first().map(|metric| metric.unit.as_str());
        let plain = grouped(value, cx.decimal);
        let amount = show_amount(value, unit.unwrap_or_default(), cx.decimal);
        // The same unit as before, where the words have one.
        let spaced = amount.replace('%', " %");
        let target = reading.target.as_ref().map(|piece| piece.value);
        let fits = |now: &Reading| {
            let same = |left: f64, right: f64| (left - right).abs() <= 1e-4 * right.abs().max(1.0);
            now.baseline
                .as_ref()
                .is_some_and(|it| same(it.value, value))
                && now.target.as_ref().map(|piece| piece.value) == target
                && now.unit.as_ref().map(|piece| &piece.value)
                    == reading.unit.as_ref().map(|piece| &piece.value)
        };
        let has_unit = is.statement.get(said.span.clone()).is_some_and(|words| {
            let digit = |letter: char| letter.is_ascii_digit();
            !words.starts_with(digit) || !words.ends_with(digit)
        });
        let wordings = if has_unit {
            [spaced, amount, plain]
        } else {
            [plain, spaced, amount]
        };
        say(
            &mut is,
            &cx,
            &said.span,
            Some(wordings),
            fits,
            Field::Baseline,
        );
    }
    is
}

/// The first wording that reads as it should takes the place of what was said there.
fn say<const N: usize>(
    goal: &mut Goal,
    cx: &Context,
    span: &Range<usize>,
    wordings: Option<[String; N]>,
    fits: impl Fn(&Reading) -> bool,
    field: Field,
) {
    let said = wordings.into_iter().flatten().find_map(|words| {
        let (before, after) = (
            goal.statement.get(..span.start)?,
            goal.statement.get(span.end..)?,
        );
        let said = [before, &words, after].concat();
        fits(&read(&said, cx)).then_some(said)
    });
    match said {
        Some(said) => goal.statement = said,
        None if goal.pinned.iter().any(|name| name == field.name()) => {}
        None => goal.pinned.push(field.name().to_owned()),
    }
}

fn start(goal: &Goal) -> Option<f64> {
    goal.metrics.first()?.baseline
}

#[cfg(test)]
mod tests {
    use sightline_plan::{Id, model::Metric};

    use super::*;

    fn carried(statement: &str, from: f64) -> Goal {
        let day = |text: &str| Some(text.parse().unwrap());
        let plan = Plan::new(Id::from_bits(1), "Test");
        let cx = context(&plan, "2026-12-20".parse().unwrap());
        let was = crate::adopt(&Goal::default(), statement, &read(statement, &cx));
        assert_eq!(was.due, day("2026-12-31"), "{statement}");
        let metric = was.metrics.first().cloned().unwrap_or_default();
        let is = Goal {
            due: day("2027-03-31"),
            metrics: vec![Metric {
                baseline: metric.baseline.and(Some(from)),
                ..metric
            }],
            ..was.clone()
        };
        carry_words(&plan, &was, is, cx.today)
    }

    #[test]
    fn the_last_day_and_the_start_are_those_of_the_new_cycle() {
        for (was, from, is) in [
            (
                "Lift the win rate on first offers from 18 % to 24 % by 31 December 2026",
                20.5,
                "Lift the win rate on first offers from 20.5 % to 24 % by 31 March 2027",
            ),
            (
                "Lower the cost per qualified lead from $140 to $115 by 31 December 2026",
                131.0,
                "Lower the cost per qualified lead from $131 to $115 by 31 March 2027",
            ),
            (
                "Cut the time to a first live schedule from 21 to 12 days by 31 December 2026",
                16.0,
                "Cut the time to a first live schedule from 16 to 12 days by 31 March 2027",
            ),
            (
                "Launch the shared route planner by 31 December 2026",
                0.0,
                "Launch the shared route planner by 31 March 2027",
            ),
            (
                "Make 60 calls a week to named accounts until 31 December 2026",
                0.0,
                "Make 60 calls a week to named accounts until 31 March 2027",
            ),
        ] {
            let goal = carried(was, from);
            assert_eq!(goal.statement, is);
            assert_eq!(goal.pinned, Vec::<String>::new(), "{was}");
        }
    }

    #[test]
    fn what_cannot_be_said_is_pinned() {
        let plan = Plan::new(Id::from_bits(1), "Test");
        let goal = Goal {
            statement: "Launch the portal by 31 December 2026".to_owned(),
            due: "2026-12-31".parse().ok(),
            ..Goal::default()
        };
        let open = Goal {
            due: None,
            ..goal.clone()
        };
        let open = carry_words(&plan, &goal, open, "2026-12-20".parse().unwrap());
        assert_eq!(open.statement, goal.statement);
        assert_eq!(open.pinned, [Field::Due.name()]);
    }
}
