//! Everything that was decided, what comes of it, and the one act that does it.

use leptos::{ev, prelude::*};
use sightline_coach as coach;
use sightline_plan::{
    Edit, Goal, Id, Plan,
    arithmetic::is_open,
    cycles::{self, Close, Decision},
    model::Verdict,
};
use sightline_text::cycles as text;

use super::{AT_HAND, Desk, Now, Place};
use crate::{
    browser::{clock, intl, random},
    ui::{focus, goal_link, live},
    words::title,
};

/// So many goals of a sort are shown.
const SHOWN: usize = 60;

/// The name of the next cycle: as typed, else as follows from this one's.
fn next_name(desk: Desk, cycle: &str) -> String {
    let typed = desk.at.next();
    typed.unwrap_or_else(|| cycles::name::next(cycle).unwrap_or_default())
}

/// The edit that does it all.
fn edit(now: &Now, cycle: &str, next: &str, decisions: &[Decision]) -> Edit {
    let today = clock::today();
    let ids: Vec<Id<Goal>> = decisions
        .iter()
        .map(|_| Id::from_bits(random::bits()))
        .collect();
    let close = Close {
        cycle,
        next,
        on: today,
        decisions,
        ids: &ids,
    };
    cycles::close(&now.plan, &now.figures, &close, &|was, is| {
        coach::carry_words(&now.plan, was, is, today)
    })
}

/// The review.
#[component]
pub fn Review(cycle: String) -> impl IntoView {
    let desk = Desk::here();
    let name = StoredValue::new(cycle.clone());
    let decisions = Memo::new(move |_| desk.decisions());
    let next = Memo::new(move |_| name.with_value(|cycle| next_name(desk, cycle)));
    let carries = Memo::new(move |_| {
        decisions.with(|decisions| decisions.iter().any(|it| it.verdict != Verdict::Drop))
    });
    let wrong = RwSignal::new(None::<&'static str>);
    let title = Memo::new(move |_| {
        let next = next.get();
        let next = next.trim();
        name.with_value(|cycle| {
            if carries.get() && !next.is_empty() {
                text::review::title(cycle, next)
            } else {
                text::review::title_only(cycle)
            }
        })
    });
    let act = move |event: ev::SubmitEvent| {
        event.prevent_default();
        let (Some(now), decided) = (untrack(move || desk.now()), decisions.get_untracked()) else {
            return;
        };
        let (cycle, next) = (name.get_value(), next.get_untracked());
        let next = next.trim();
        if carries.get_untracked() && (next.is_empty() || next == cycle) {
            wrong.set(Some(text::review::next_same()));
            focus::move_to("cycle-next");
            return;
        }
        if !desk
            .workspace
            .attempt(edit(&now, &cycle, next, &decided), None)
        {
            wrong.set(Some(text::review::refused()));
            return;
        }
        let carried = decided.iter().filter(|it| it.verdict != Verdict::Drop);
        let said = match carried.count() {
            0 => text::review::done_only(&cycle),
            some => text::review::done(some, &cycle, next),
        };
        // What was typed stays until another cycle is closed, so that an undo brings it back as well.
        desk.at.leave();
        desk.workspace.notices().say_undoable(said);
        focus::soon(super::overview::HEADING);
    };
    let preview = live(move || {
        let now = desk.now()?;
        let next = next.get();
        let cycle = name.get_value();
        decisions.with(|decisions| {
            let mut after = Plan::clone(&now.plan);
            let done = after.apply(edit(&now, &cycle, next.trim(), decisions));
            done.ok()
                .map(|_| groups(&now, &after, next.trim(), decisions))
        })
    });
    let unseen = live(move || {
        let left = desk.left();
        let look = move |_| {
            let first = desk.waiting.with_untracked(|waiting| {
                let unseen = waiting
                    .iter()
                    .find(|it| untrack(|| desk.said(&it.goal)).is_none());
                unseen.map(|it| it.goal.clone())
            });
            if let Some(goal) = first {
                desk.go_to(Place::Goal(goal));
            }
        };
        (left > 0).then(|| {
            view! {
                <p class="cycle-unseen">{text::review::unseen(left)} " "
                    <button type="button" class="link" on:click=look>{text::review::to_unseen()}</button></p>
            }
            .into_any()
        })
    });
    let stays = live(move || {
        let now = desk.now()?;
        name.with_value(|cycle| stays(&now.plan, cycle))
    });
    let back = move |_| {
        let last = desk
            .waiting
            .with_untracked(|waiting| waiting.last().map(|it| it.goal.clone()));
        if let Some(goal) = last {
            desk.go_to(Place::Goal(goal));
        }
    };
    let locked = live(move || desk.workspace.read_only());
    let take = move |event: ev::Event| {
        wrong.set(None);
        desk.at.name_next(event_target_value(&event));
    };
    view! {
        <section class="round-goal cycle-review" aria-labelledby=AT_HAND>
            <h2 id=AT_HAND tabindex="-1">{live(move || title.get())}</h2>
            {unseen}
            <form class="round-form" novalidate on:submit=act>
                <div class="field cycle-next" hidden=live(move || !carries.get())>
                    <div class="field-head"><label for="cycle-next">{text::review::next()}</label></div>
                    <input id="cycle-next" type="text" autocomplete="off" aria-describedby="cycle-next-hint cycle-wrong"
                        prop:value=live(move || next.get()) on:input=take />
                    <p class="hint" id="cycle-next-hint">{text::review::next_hint()}</p>
                </div>
                {preview}
                <p class="mute" hidden=live(move || !carries.get())>{text::review::goes_over()}</p>
                {stays}
                <p class="field-error" id="cycle-wrong" role="alert">{live(move || wrong.get())}</p>
                <div class="actions">
                    <button type="submit" class="button primary" disabled=locked>{live(move || title.get())}</button>
                    <button type="button" class="button quiet" on:click=back>{text::review::back()}</button>
                </div>
            </form>
        </section>
    }
}

/// How many goals of longer cycles stay open above those that go on.
fn stays(plan: &Plan, cycle: &str) -> Option<AnyView> {
    let last = cycles::last_day(plan, cycle)?;
    let goals = plan.tables().goals.values().filter(|goal| {
        let other = cycles::cycle_of(plan, goal).filter(|other| other != cycle);
        let ends = other.and_then(|other| cycles::last_day(plan, &other));
        is_open(goal) && ends.is_some_and(|ends| ends >= last)
    });
    let count = goals.count();
    (count > 0).then(|| view! { <p class="mute">{text::review::stays(count)}</p> }.into_any())
}

/// The goals by what becomes of them.
fn groups(now: &Now, after: &Plan, next: &str, decisions: &[Decision]) -> AnyView {
    let carriers: std::collections::HashMap<&Id<Goal>, &Goal> = after
        .tables()
        .goals
        .values()
        .filter(|goal| now.plan.goal(&goal.id).is_none())
        .filter_map(|goal| Some((goal.continues.as_ref()?, &**goal)))
        .collect();
    let group = |verdict: Verdict, title: fn(usize) -> String| {
        let of = decisions.iter().filter(|it| it.verdict == verdict);
        let count = of.clone().count();
        if count == 0 {
            return None;
        }
        let rows = of.take(SHOWN).filter_map(|decision| {
            let goal = now.plan.goal(&decision.goal)?;
            let carrier = carriers.get(&goal.id).copied();
            Some(row(now, goal, carrier, next))
        });
        let rows = rows.collect_view();
        let more = (count > SHOWN)
            .then(|| view! { <p class="mute">{text::review::more(count - SHOWN)}</p> }.into_any());
        Some(
            view! {
                <section class="cycle-group" data-verdict=verdict.word()>
                    <h3>{title(count)}</h3>
                    <ul>{rows}</ul>
                    {more}
                </section>
            }
            .into_any(),
        )
    };
    view! {
        {group(Verdict::Keep, text::review::kept)}
        {group(Verdict::Change, text::review::changed)}
        {group(Verdict::Drop, text::review::dropped)}
    }
    .into_any()
}

/// A goal, and what it is in the next cycle.
fn row(now: &Now, goal: &Goal, carrier: Option<&Goal>, next: &str) -> AnyView {
    let is = carrier.map(|carrier| {
        let by = carrier.due.map(|due| text::review::by(intl::date(due)));
        let way = carrier.metrics.first().and_then(|metric| {
            let (from, to) = metric.baseline.zip(metric.target)?;
            let amount = |value: f64| intl::amount((value * 100.0).round() / 100.0, &metric.unit);
            Some(text::review::from_to(amount(from), amount(to)))
        });
        let owner = carrier.owner.as_ref();
        let owner = owner.and_then(|id| now.plan.tables().people.get(id));
        let owner = owner.map(|owner| owner.name.clone());
        let words = (carrier.statement != goal.statement).then(|| title(carrier));
        let rest: Vec<String> = [way, by, owner].into_iter().flatten().collect();
        view! {
            <p class="cycle-becomes">{text::review::becomes(next)} " "
                {words.map(|words| view! { <span class="goal-sentence">{words}</span> " · " }.into_any())}
                {rest.join(" · ")}</p>
        }
        .into_any()
    });
    view! { <li>{goal_link(&now.plan, goal)}{is}</li> }.into_any()
}
