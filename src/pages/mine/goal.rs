//! One goal with its line of sight upward, its measure and how it is doing.

use leptos::prelude::*;
use sightline_plan::{
    Figures, Goal, GoalFigures, Level, Plan,
    model::{Direction, Health, Status},
    people::{MyGoal, Part},
};
use sightline_text::mine;

use super::wants_check_in;
use crate::{browser::intl, route::Route, words::title};

/// The row; `None` where the goal has just gone.
pub fn goal_row(plan: &Plan, my: &MyGoal, figures: Option<&Figures>) -> Option<AnyView> {
    let goal = plan.goal(&my.goal)?;
    let own = figures.and_then(|figures| figures.goal(&goal.id));
    let href = Route::Goal(plan.about().id.clone(), goal.id.clone()).href();
    let check_in = figures
        .is_some_and(|figures| wants_check_in(figures, &goal.id) && my.part == Part::AnswersFor)
        .then(|| {
            let label = mine::check_in_of(title(goal));
            view! { <a class="mine-check-in" href=href.clone() aria-label=label>{mine::check_in()}</a> }.into_any()
        });
    let helping = (my.part == Part::ContributesTo).then(|| {
        let owner = goal
            .owner
            .as_ref()
            .and_then(|id| plan.tables().people.get(id));
        let words = match owner {
            Some(owner) => mine::helping(&owner.name),
            None => mine::helping_nobody().to_owned(),
        };
        view! { <p class="mine-helping">{words}</p> }.into_any()
    });
    let due = match goal.due {
        Some(due) => mine::by(intl::date(due)),
        None => mine::no_date().to_owned(),
    };
    Some(
        view! {
            <li class="mine-goal">
                <div class="mine-words">
                    {line_of_sight(plan, goal, my)}
                    <a class="goal-sentence" href=href>{title(goal)}</a>
                    {helping}
                </div>
                <div class="mine-figures">
                    <p class="mine-measure">{measure(goal)}</p>
                    {own.and_then(scale)}
                    <p class="mine-due">{due}</p>
                </div>
                <div class="mine-state">
                    {figures.map(|_| health(goal, own))}
                    {check_in}
                </div>
            </li>
        }
        .into_any(),
    )
}

/// What the goal serves, up to the top.
fn line_of_sight(plan: &Plan, goal: &Goal, my: &MyGoal) -> AnyView {
    if my.serves.is_empty() {
        let words = if goal.level == Level::Company {
            mine::top()
        } else {
            mine::serves_nothing()
        };
        return view! { <p class="mine-serves" data-lost=(goal.level != Level::Company).then_some("")>{words}</p> }.into_any();
    }
    let above: Vec<AnyView> = my
        .serves
        .iter()
        .filter_map(|id| plan.goal(id))
        .map(|above| {
            let href = Route::Goal(plan.about().id.clone(), above.id.clone()).href();
            view! { <li><a href=href>{title(above)}</a></li> }.into_any()
        })
        .collect();
    view! {
        <div class="mine-serves">
            <span>{mine::serves()}</span>
            <ol>{above}</ol>
        </div>
    }
    .into_any()
}

/// What the first metric asks for, and where it stands.
fn measure(goal: &Goal) -> String {
    let metric = goal
        .metrics
        .first()
        .filter(|metric| metric.direction != Direction::Milestone);
    let Some(metric) = metric else {
        return mine::no_measure().to_owned();
    };
    let amount = |value: f64| intl::amount(value, &metric.unit);
    let asked = match (metric.baseline, metric.target) {
        (Some(from), Some(to)) => {
            mine::from_to(intl::amount_before(from, &metric.unit), amount(to))
        }
        (None, Some(to)) => mine::to(amount(to)),
        _ => metric.name.clone(),
    };
    match metric.history.last() {
        Some(point) => format!("{asked} · {}", mine::now(amount(point.value))),
        None => asked,
    }
}

/// How far it has come and should have, as a small drawing with its words.
fn scale(figures: &GoalFigures) -> Option<AnyView> {
    let value = figures.roll_up.value?;
    let percent = |value: f64| intl::number((value * 100.0).round());
    let expected = figures
        .expected
        .map(|expected| expected.value.clamp(0.0, 1.0));
    let words = match expected {
        Some(expected) => mine::scale(percent(value), percent(expected)),
        None => mine::scale_plain(percent(value)),
    };
    let place = |value: f64| 4.0 + 92.0 * value.clamp(0.0, 1.0);
    let at = place(value);
    let tick = expected.map(|expected| {
        let at = place(expected);
        view! { <line class="scale-expected" x1=at x2=at y1="2" y2="10" /> }.into_any()
    });
    Some(
        view! {
            <svg class="scale" viewBox="0 0 100 12" role="img" aria-label=words>
                <line x1="4" x2="96" y1="6" y2="6" />
                <line x1="4" x2="4" y1="3" y2="9" />
                {tick}
                <circle class="scale-target" cx="96" cy="6" r="3" />
                <circle class="scale-now" cx=at cy="6" r="3" />
            </svg>
        }
        .into_any(),
    )
}

/// How the goal is doing, in words with a sign beside them.
fn health(goal: &Goal, figures: Option<&GoalFigures>) -> AnyView {
    let health = figures.and_then(|figures| figures.health.health);
    let (word, words) = match health {
        Some(Health::OnTrack) => ("good", mine::health::on_track()),
        Some(Health::Behind) => ("warn", mine::health::behind()),
        Some(Health::AtRisk) => ("bad", mine::health::at_risk()),
        Some(Health::Outdated) => ("bad", mine::health::outdated()),
        Some(Health::Pending) => ("warn", mine::health::pending()),
        Some(Health::Done) => ("good", mine::health::done()),
        None if goal.status == Status::Dropped => ("none", mine::health::dropped()),
        None => ("none", mine::health::unknown()),
    };
    view! { <p class="health" data-state=word>{words}</p> }.into_any()
}
