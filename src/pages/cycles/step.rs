//! One goal of a cycle that is being closed: where it stands, what becomes of it, what was learned.

use std::sync::Arc;

use leptos::{ev, prelude::*};
use sightline_plan::{
    Goal, Id, Plan,
    cycles::{Reason, Waiting},
    model::{CheckIn, Verdict},
};
use sightline_text::cycles as text;

use super::{AT_HAND, Desk, Place, field};
use crate::{
    browser::{clock, intl, platform},
    pages::{
        goals::measure::measure,
        settings::{Pick, picks},
    },
    route::Route,
    ui::live,
    words::title,
};

/// The goal at hand.
#[component]
pub fn Step(goal: Id<Goal>) -> impl IntoView {
    let desk = Desk::here();
    let key = StoredValue::new(goal.clone());
    let now = untrack(move || desk.now());
    let found = now.and_then(|now| {
        let record = Arc::clone(now.plan.goal(&goal)?);
        let all = desk.waiting.get_untracked();
        let at = all.iter().position(|it| it.goal == goal)?;
        let waiting = all.get(at)?.clone();
        Some((now, record, waiting, at, all.len()))
    });
    let Some((now, record, waiting, at, all)) = found else {
        return ().into_any();
    };
    let suggested = waiting.reason.verdict();
    let chosen = move || {
        let said = key.with_value(|goal| desk.said(goal));
        Some(said.unwrap_or(suggested))
    };
    let choose = move |verdict: Verdict| {
        key.with_value(|goal| {
            desk.typed
                .put(goal, field::VERDICT, verdict.word().to_owned())
        });
    };
    let go = move || {
        // Who goes on agrees with what is chosen.
        if let Some(verdict) = untrack(chosen) {
            choose(verdict);
        }
        key.with_value(|goal| desk.go_on(goal));
    };
    let submit = move |event: ev::SubmitEvent| {
        event.prevent_default();
        go();
    };
    let keys = move |event: ev::KeyboardEvent| {
        if event.key() == "Enter" && (event.ctrl_key() || event.meta_key()) {
            event.prevent_default();
            go();
        }
    };
    let back = at.checked_sub(1).map(|before| {
        let back = move |_| {
            let goal = desk.waiting.with_untracked(|waiting| waiting.get(before).map(|it| it.goal.clone()));
            if let Some(goal) = goal {
                desk.go_to(Place::Goal(goal));
            }
        };
        view! { <button type="button" class="button quiet" on:click=back>{text::step::back()}</button> }.into_any()
    });
    let is_reached =
        waiting.reason == Reason::Reached || waiting.progress.is_some_and(|it| it >= 1.0);
    let pick = |value: Verdict, name: &'static str, means: &'static str| Pick {
        value,
        name,
        means: Signal::derive(move || means.to_owned()),
    };
    let ends = if is_reached {
        text::verdict::drop_hint_reached()
    } else {
        text::verdict::drop_hint()
    };
    let choices = vec![
        pick(
            Verdict::Keep,
            text::verdict::keep(),
            text::verdict::keep_hint(),
        ),
        pick(
            Verdict::Change,
            text::verdict::change(),
            text::verdict::change_hint(),
        ),
        pick(Verdict::Drop, text::verdict::drop(), ends),
    ];
    let figures = now.figures.goal(&goal);
    let measure = measure(&now.plan, &record, figures, clock::today());
    let href = Route::Goal(now.plan.about().id.clone(), goal.clone()).href();
    let words = move |name: &'static str, label: &'static str, hint: &'static str| {
        let typed = live(move || key.with_value(|goal| desk.typed.get(goal, name)));
        let take = move |event: ev::Event| {
            key.with_value(|goal| desk.typed.put(goal, name, event_target_value(&event)));
        };
        let id = format!("cycle-{name}");
        let hint_id = format!("{id}-hint");
        view! {
            <div class="field">
                <div class="field-head"><label for=id.clone()>{label}</label></div>
                <p class="hint" id=hint_id.clone()>{hint}</p>
                <textarea id=id rows="2" autocomplete="off" aria-describedby=hint_id prop:value=typed on:input=take></textarea>
            </div>
        }
        .into_any()
    };
    view! {
        <section class="round-goal" aria-labelledby=AT_HAND>
            <p class="round-place">{text::step::place(at + 1, all)}</p>
            <h2 id=AT_HAND tabindex="-1"><a class="goal-sentence" href=href>{title(&record)}</a></h2>
            <div class="round-measure">{measure}</div>
            {last_note(&now.plan, &goal)}
            <form class="round-form" novalidate on:submit=submit on:keydown=keys aria-labelledby=AT_HAND>
                <div class="cycle-verdict">
                    <p class="round-suggested">{suggestion(&waiting)}</p>
                    {picks("cycle-verdict", text::step::question(), choices, chosen, choose)}
                </div>
                {words(field::RESULT, text::step::result(), text::step::result_hint())}
                {words(field::LEARNING, text::step::learning(), text::step::learning_hint())}
                <div class="actions">
                    <button type="submit" class="button primary">
                        {if at + 1 < all { text::step::go() } else { text::step::review() }}
                    </button>
                    {back}
                    <span class="mute round-keys">{text::step::keys(platform::modifier())}</span>
                </div>
            </form>
        </section>
    }
    .into_any()
}

/// What the figures suggest, and why.
fn suggestion(waiting: &Waiting) -> String {
    let verdict = match waiting.reason.verdict() {
        Verdict::Keep => text::verdict::keep(),
        Verdict::Change => text::verdict::change(),
        Verdict::Drop => text::verdict::drop(),
    };
    let at = || waiting.progress.map(intl::percent).unwrap_or_default();
    let why = match waiting.reason {
        Reason::Reached if waiting.progress.is_some() => text::why::reached_at(at()),
        Reason::Reached => text::why::reached().to_owned(),
        Reason::Holds => text::why::holds().to_owned(),
        Reason::Nearly => text::why::nearly(at()),
        Reason::PartWay => text::why::part_way(at()),
        Reason::FarOff => text::why::far_off(at()),
        Reason::WrongWay => text::why::wrong_way(at()),
        Reason::NeverBegun => text::why::never_begun().to_owned(),
        Reason::Unknown => text::why::unknown().to_owned(),
    };
    format!("{} {why}", text::why::suggested(verdict.to_lowercase()))
}

/// What was last said of the goal in a check-in that is not private: a close may be on the wall.
fn last_note(plan: &Plan, goal: &Id<Goal>) -> Option<AnyView> {
    let check_ins = plan.tables().check_ins.values();
    let of_goal = check_ins.filter(|it| {
        it.goal.as_ref() == Some(goal) && !it.is_private() && !it.note.trim().is_empty()
    });
    let last: &Arc<CheckIn> = of_goal.max_by_key(|check_in| check_in.on)?;
    let note = last.note.trim();
    let words = match last.on {
        Some(on) => text::step::last(intl::date(on), note),
        None => text::step::last_undated(note),
    };
    Some(view! { <p class="round-last">{words}</p> }.into_any())
}
