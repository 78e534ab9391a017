//! The alignment map of a plan, coloured by health, with every goal unfolded.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use sightline_draw::{
    Map,
    picture::{Look, picture},
};
use sightline_plan::{
    Figures, Goal, GoalFigures, Level, Plan,
    arithmetic::cascade,
    model::{ContributionKind, Health, Status},
    outline::{Folding, Outline},
};
use sightline_text::{common, goals, map, start};

use crate::words;

pub fn svg(plan: &Plan, today: NaiveDate) -> String {
    let figures = Figures::of(plan, today);
    let outline = Outline::of(plan);
    let outline = outline.without_put_away().unwrap_or(outline);
    let drawn = Map::of(&outline, &Folding::open(), Some(&figures));
    let name = match plan.about().name.trim() {
        "" => start::plans::untitled(),
        name => name,
    };
    let shade = |goal: &Goal| -> (&'static str, &'static str) {
        if goal.status == Status::Dropped {
            return ("dropped", goals::health::dropped());
        }
        let health = figures.goal(&goal.id);
        match health.and_then(|figures| figures.health.health) {
            Some(health) => (health.word(), health_name(health)),
            None => ("unknown", map::shade::unknown()),
        }
    };
    let mut counts: BTreeMap<(&'static str, &'static str), usize> = BTreeMap::new();
    let shown = drawn.nodes().iter().filter(|node| !node.is_gap);
    for goal in shown.filter_map(|node| plan.goal(&node.goal)) {
        *counts.entry(shade(goal)).or_default() += 1;
    }
    let legend = counts.into_iter();
    let legend = legend.map(|((shade, name), count)| (shade, map::legend::item(name, count)));
    let look = Look {
        title: &map::save::title(name),
        legend: &legend.collect::<Vec<_>>(),
        apart: map::apart(),
        shade: &|_, goal| {
            let (shade, name) = shade(goal);
            (shade, name.to_owned())
        },
        title_of: &title,
        label: &|goal| label(plan, goal),
        gives: &|goal| gives(plan, &figures, goal),
        gap: &|figures| gap(plan, figures),
        below: &|count| map::goals_below(count),
        level: &|level| level_name(level).to_owned(),
    };
    picture(plan, &figures, &drawn, &look).svg
}

fn title(goal: &Goal) -> String {
    match goal.statement.trim() {
        "" => common::untitled_goal().to_owned(),
        words => words.to_owned(),
    }
}

fn label(plan: &Plan, goal: &Goal) -> String {
    let owner = goal.owner.as_ref();
    let owner = owner.and_then(|id| plan.tables().people.get(id));
    let level = level_name(goal.level);
    match owner {
        Some(owner) => format!("{level} · {}", owner.name),
        None => level.to_owned(),
    }
}

fn gives(plan: &Plan, figures: &Figures, goal: &Goal) -> Option<String> {
    let above = figures.goal(goal.parent.as_ref()?)?;
    let unit = above.cascade.change.as_ref();
    let unit = unit.map_or("", |change| change.unit.as_str());
    let amount = |value| words::amount(plan, value, unit);
    Some(match cascade::given(goal)? {
        (ContributionKind::Enables, _) => map::gives::enables().to_owned(),
        (ContributionKind::Share, Some(share)) => {
            map::gives::share(words::number(plan, (share * 100.0).round()))
        }
        (_, Some(value)) if value < 0.0 => map::gives::less(amount(-value)),
        (_, Some(value)) => map::gives::amount(amount(value)),
        (_, None) => return None,
    })
}

fn gap(plan: &Plan, figures: &GoalFigures) -> Option<String> {
    let gap = figures.cascade.gap.filter(|gap| *gap > 0.0)?;
    let change = figures.cascade.change.as_ref()?;
    let gap = (gap * 100.0).round() / 100.0;
    Some(map::gap(words::amount(plan, gap, &change.unit)))
}

fn level_name(level: Level) -> &'static str {
    match level {
        Level::Company => goals::level::company(),
        Level::Department => goals::level::department(),
        Level::Team => goals::level::team(),
        Level::Person => goals::level::person(),
    }
}

fn health_name(health: Health) -> &'static str {
    match health {
        Health::OnTrack => goals::health::on_track(),
        Health::Behind => goals::health::behind(),
        Health::AtRisk => goals::health::at_risk(),
        Health::Outdated => goals::health::outdated(),
        Health::Pending => goals::health::pending(),
        Health::Done => goals::health::done(),
    }
}
