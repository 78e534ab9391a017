//! Where the goal belongs: the goal above, its level and kind, what it gives, and whom else it helps.

use leptos::prelude::*;
use sightline_plan::{
    Edit, Goal, Id, Level, Plan,
    entry::Sought,
    model::{Contribution, ContributionKind, GoalKind},
};
use sightline_text::goal as text;

use super::{
    children::Children,
    contribution::GivesField,
    drafting::Drafting,
    entry::{choose, commit_number, goal_called, joined, of_goal, options, word_name},
    folds::{Folds, Section},
};
use crate::{
    route::Route,
    state::FiguresNow,
    ui::{Choice, Choosable, Disclosure, Icon, LISTED, NumberField, SelectField, focus, live},
    words::title,
};

/// The section.
#[component]
pub fn PlaceSection() -> impl IntoView {
    let drafting = expect_context::<Drafting>();
    let folds = expect_context::<Folds>();
    let summary = Signal::derive(move || {
        let (Some(plan), goal) = (drafting.workspace().plan(), drafting.goal()) else {
            return String::new();
        };
        let parent = goal.parent.as_ref();
        let serves = parent.map_or_else(
            || text::place::top().to_owned(),
            |parent| text::place::serves(goal_called(&plan, parent)),
        );
        let below = match plan.children(Some(&goal.id)).count() {
            0 => String::new(),
            count => text::place::below(count),
        };
        joined([
            word_name("level", goal.level.word()).to_owned(),
            serves,
            below,
        ])
    });
    view! {
        <Disclosure id=Section::Place.id() title=text::place::title() summary open=folds.of(Section::Place)>
            <PlaceFields />
            <Supports />
            <Children />
        </Disclosure>
    }
}

/// The goals of the plan that fit what was typed, but for some.
pub fn found(plan: &Plan, typed: &str, but: &[&Id<Goal>]) -> Vec<Choosable> {
    let sought = Sought::new(typed);
    plan.outline()
        .into_iter()
        .filter(|(_, goal)| !but.contains(&&goal.id) && sought.is_in(&goal.statement))
        .take(LISTED)
        .map(|(_, goal)| Choosable {
            id: goal.id.to_string(),
            name: title(goal),
            detail: word_name("level", goal.level.word()).to_owned(),
        })
        .collect()
}

#[component]
fn PlaceFields() -> impl IntoView {
    let drafting = expect_context::<Drafting>();
    view! {
        <div class="fields">
            <ParentChoice />
            <SelectField id="level" label=text::place::level() options=options("level", Level::WORDS)
                value=of_goal(drafting, |goal| goal.level.word().to_owned())
                choose=choose(drafting, |goal, word| goal.level = Level::from_word(word).unwrap_or(goal.level)) />
            <SelectField id="kind" label=text::place::kind() options=options("kind", GoalKind::WORDS)
                value=of_goal(drafting, |goal| goal.kind.word().to_owned())
                choose=choose(drafting, |goal, word| goal.kind = GoalKind::from_word(word).unwrap_or(goal.kind)) />
            <GivesField />
            <NumberField id="weight" label=text::place::weight() hint=text::metrics::weight_hint()
                value=of_goal(drafting, |goal| Some(goal.weight))
                commit=commit_number(drafting, |goal, number| { goal.weight = number.unwrap_or(1.0); Ok(()) })
                draft_key=format!("goal:{}:weight", drafting.id()) />
        </div>
    }
}

/// The goal above, by a few words of it.
#[component]
pub fn ParentChoice() -> impl IntoView {
    let drafting = expect_context::<Drafting>();
    let workspace = drafting.workspace();
    let value = Signal::derive(move || {
        let parent = drafting.goal().parent.clone();
        let plan = workspace.plan();
        plan.zip(parent)
            .map(|(plan, parent)| goal_called(&plan, &parent))
            .unwrap_or_default()
    });
    let search = Callback::new(move |typed: String| {
        let plan = workspace.plan_now();
        plan.map(|plan| found(&plan, &typed, &[&drafting.id()]))
            .unwrap_or_default()
    });
    let choose = Callback::new(move |chosen: Option<String>| {
        let parent = chosen.and_then(|id| Id::new(&id));
        let mut edits = Vec::new();
        if drafting.goal_now().parent != parent {
            // What it gave to another goal, it does not give to this one.
            let mut goal = drafting.goal_now();
            if goal.contribution.take().is_some() {
                edits.push(Edit::Put(goal.into()));
            }
            edits.push(Edit::MoveGoal {
                id: drafting.id(),
                parent,
                before: None,
            });
        }
        drafting.dispatch(Edit::Several(edits), None)
    });
    view! {
        <Choice id="parent" label=text::place::parent() hint=text::place::parent_hint() value search choose />
    }
}

/// Goals elsewhere in the tree that this one helps as well.
#[component]
fn Supports() -> impl IntoView {
    let drafting = expect_context::<Drafting>();
    let workspace = drafting.workspace();
    let search = Callback::new(move |typed: String| {
        let goal = drafting.goal_now();
        let own = drafting.id();
        let but: Vec<&Id<Goal>> = goal
            .supports
            .iter()
            .chain(&goal.parent)
            .chain([&own])
            .collect();
        let plan = workspace.plan_now();
        plan.map(|plan| found(&plan, &typed, &but))
            .unwrap_or_default()
    });
    let choose = Callback::new(move |chosen: Option<String>| {
        let id = chosen.and_then(|id| Id::new(&id))?;
        drafting.try_change(None, |goal| {
            goal.supports.push(id);
            Ok(())
        })
    });
    let links = live(move || {
        let plan = workspace.plan()?;
        let about = plan.about().id.clone();
        let goal = drafting.goal();
        let link = |id: &Id<Goal>| {
            let (name, gone) = (goal_called(&plan, id), id.clone());
            let label = text::remove_of(&name);
            let remove = move |_| {
                drafting.try_change(None, |goal| {
                    goal.supports.retain(|it| *it != gone);
                    Ok(())
                });
                focus::catch("supports");
            };
            view! {
                <li>
                    <a href=Route::Goal(about.clone(), id.clone()).href()>{name}</a>
                    <button type="button" class="icon-button" aria-label=label on:click=remove>{Icon::Close}</button>
                </li>
            }
            .into_any()
        };
        Some(goal.supports.iter().map(link).collect_view())
    });
    view! {
        <div class="supports">
            <Choice id="supports" label=text::place::supports() hint=text::place::supports_hint()
                value=Signal::derive(String::new) search choose />
            <ul class="links">{links}</ul>
        </div>
    }
}

/// What the goal gives changes with its kind: a number that was an amount is no share.
pub fn set_kind(goal: &mut Goal, word: &str) {
    goal.contribution = ContributionKind::from_word(word).map(|kind| {
        let before = goal.contribution.take().unwrap_or_default();
        Contribution {
            value: before.value.filter(|_| before.kind == kind),
            kind,
            ..before
        }
    });
}

/// What the goal above needs in numbers, if that is known.
pub fn needed(
    drafting: Drafting,
    figures: FiguresNow,
) -> Option<sightline_plan::arithmetic::NeededChange> {
    let parent = drafting.goal().parent.clone()?;
    figures.get()?.goal(&parent)?.cascade.change.clone()
}
