//! The goals below: what each gives, whether that adds up, and a line for the next one.

use leptos::{ev, prelude::*};
use sightline_coach as coach;
use sightline_plan::{
    Edit, Goal, GoalFigures, Id, Level, arithmetic::CascadePart, model::ContributionKind,
};
use sightline_text::goal as text;

use super::{
    contribution::{coverage, in_unit},
    drafting::Drafting,
    entry::goal_called,
};
use crate::{
    browser::{clock, intl, random},
    route::Route,
    state::FiguresNow,
    ui::{focus, live},
};

/// So many are listed; the plan's own page lists them all.
const LISTED: usize = 50;

/// The field for a new one.
const NEW: &str = "child-new";

/// The goals below.
#[component]
pub fn Children() -> impl IntoView {
    let drafting = expect_context::<Drafting>();
    let figures = expect_context::<FiguresNow>();
    let workspace = drafting.workspace();
    let content = live(move || {
        let plan = workspace.plan()?;
        let children: Vec<Id<Goal>> = plan
            .children(Some(&drafting.id()))
            .take(LISTED)
            .map(|child| child.id.clone())
            .collect();
        if children.is_empty() {
            return Some(view! { <p class="hint">{text::place::children_none()}</p> }.into_any());
        }
        let figures = figures.get();
        let own = figures
            .as_ref()
            .and_then(|figures| figures.goal(&drafting.id()));
        let about = plan.about().id.clone();
        let rows = children
            .into_iter()
            .map(|child| {
                let progress = figures.as_ref().and_then(|it| it.goal(&child)?.roll_up.value);
                let gives = own.map(|own| gives(own, &child)).unwrap_or_default();
                view! {
                    <li>
                        <a class="child-name" href=Route::Goal(about.clone(), child.clone()).href()>{goal_called(&plan, &child)}</a>
                        <span class="mute">{gives}</span>
                        <span class="mute">{progress.map(intl::percent)}</span>
                    </li>
                }
                .into_any()
            })
            .collect_view();
        let together = own.map(|own| {
            let words = coverage(
                &own.cascade,
                text::coverage::own,
                text::coverage::own_percent,
            );
            words.unwrap_or_else(|| text::coverage::none().to_owned())
        });
        let sums = Route::AddsUp(about.clone(), Some(drafting.id())).href();
        Some(
            view! {
                <ul class="children">{rows}</ul>
                <p class="meaning" role="status">{together}</p>
                <p><a href=sums>{text::place::try_numbers()}</a></p>
            }
            .into_any(),
        )
    });
    view! {
        <section class="children-part" aria-labelledby="children-title">
            <h3 id="children-title" tabindex="-1">{text::place::children()}</h3>
            {content}
            <NewChild />
        </section>
    }
}

/// What a child gives, in a few words.
fn gives(own: &GoalFigures, child: &Id<Goal>) -> String {
    let part = own.cascade.parts.iter().find(|part| part.child == *child);
    let Some(CascadePart {
        stated,
        amount,
        share,
        ..
    }) = part
    else {
        return String::new();
    };
    match (stated, amount, share, &own.cascade.change) {
        (Some(ContributionKind::Enables), ..) => text::place::gives_enables().to_owned(),
        (_, Some(amount), Some(share), Some(change)) => {
            text::place::gives_both(in_unit(*amount, change), intl::percent(*share))
        }
        (_, _, Some(share), _) => text::place::gives_share(intl::percent(*share)),
        _ => text::place::gives_nothing().to_owned(),
    }
}

/// A new goal below, from its sentence.
#[component]
fn NewChild() -> impl IntoView {
    let drafting = expect_context::<Drafting>();
    let workspace = drafting.workspace();
    let sentence = RwSignal::new(String::new());
    let add = move |event: ev::SubmitEvent| {
        event.prevent_default();
        let words = sentence.get_untracked().trim().to_owned();
        let Some(plan) = workspace.plan_now().filter(|_| !words.is_empty()) else {
            return;
        };
        let parent = drafting.goal_now();
        let reading = coach::read(&words, &coach::context(&plan, clock::today()));
        let child = Goal {
            id: Id::from_bits(random::bits()),
            parent: Some(parent.id.clone()),
            level: below(parent.level),
            cycle: parent.cycle.clone(),
            ..Goal::default()
        };
        let child = coach::adopt(&child, &words, &reading);
        if workspace.attempt(Edit::Put(child.into()), None) {
            sentence.set(String::new());
            workspace.notices().say_undoable(text::place::child_added());
            focus::move_to(NEW);
        }
    };
    view! {
        <form class="line-form" on:submit=add>
            <div class="field grow">
                <label for=NEW>{text::place::child_new()}</label>
                <input id=NEW type="text" maxlength="2000" autocomplete="off" prop:value=sentence
                    on:input=move |event| sentence.set(event_target_value(&event)) />
            </div>
            <button type="submit" class="button">{text::place::child_add()}</button>
        </form>
    }
}

/// The level below one.
fn below(level: Level) -> Level {
    Level::ALL
        .iter()
        .copied()
        .find(|other| *other > level)
        .unwrap_or(level)
}
