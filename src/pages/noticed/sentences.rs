//! Which rules the sentences of the plan leave open. Reading them all takes a moment in a large plan, so it is done
//! bit by bit.

use std::{collections::BTreeMap, sync::Arc, time::Duration};

use leptos::{leptos_dom::helpers::TimeoutHandle, prelude::*};
use sightline_coach::{Code, judge_goal};
use sightline_plan::{Goal, Id, Plan, model::Status};
use sightline_text::{goals, noticed as text};

use crate::{browser::clock, pages::goal::goal_called, route::Route, state::Workspace, ui::live};

/// So many sentences are read before the page gets its turn again.
const AT_ONCE: usize = 40;

/// So many goals are named under a rule.
const NAMED: usize = 30;

/// The goals by the rule that they leave open, in the order of the rules.
type ByRule = BTreeMap<usize, Vec<Id<Goal>>>;

/// The rules that sentences leave open, with their goals.
#[component]
pub fn Sentences() -> impl IntoView {
    let workspace = Workspace::here();
    let found = RwSignal::new(None::<Arc<ByRule>>);
    let timer = StoredValue::new(None::<TimeoutHandle>);
    let stop = move || {
        if let Some(handle) = timer.try_update_value(Option::take).flatten() {
            handle.clear();
        }
    };
    Effect::new(move |_| {
        let Some(plan) = workspace.plan() else { return };
        stop();
        let open = plan.outline().into_iter().map(|(_, goal)| Arc::clone(goal));
        let open: Vec<Arc<Goal>> = open.filter(|goal| is_open(goal)).collect();
        go_on(plan, open, ByRule::new(), found, timer);
    });
    on_cleanup(stop);
    let list = live(move || {
        let Some(found) = found.get() else {
            return view! { <p class="mute" role="status">{goals::find::working()}</p> }.into_any();
        };
        let Some(plan) = workspace.plan_now() else {
            return ().into_any();
        };
        if found.is_empty() {
            return view! { <p class="mute">{text::sentences::none()}</p> }.into_any();
        }
        let mut rules: Vec<_> = found.iter().collect();
        rules.sort_by_key(|(_, goals)| std::cmp::Reverse(goals.len()));
        let rules = rules
            .into_iter()
            .map(|(rule, goals)| one(&plan, *rule, goals));
        view! { <div class="noticed-rules">{rules.collect_view()}</div> }.into_any()
    });
    view! {
        <section aria-labelledby="noticed-sentences">
            <h2 id="noticed-sentences">{text::sentences::title()}</h2>
            <p class="mute">{text::sentences::lead()}</p>
            {list}
        </section>
    }
}

/// Reads some more sentences, and shows what was found once all are read.
fn go_on(
    plan: Arc<Plan>,
    mut left: Vec<Arc<Goal>>,
    mut found: ByRule,
    shown: RwSignal<Option<Arc<ByRule>>>,
    timer: StoredValue<Option<TimeoutHandle>>,
) {
    let today = clock::today();
    let rest = left.split_off(left.len().min(AT_ONCE));
    for goal in left {
        for finding in judge_goal(&plan, &goal, today) {
            let rule = Code::ALL.iter().position(|code| *code == finding.code);
            let goals = found.entry(rule.unwrap_or_default()).or_default();
            if goals.last() != Some(&goal.id) {
                goals.push(goal.id.clone());
            }
        }
    }
    if rest.is_empty() {
        // The page may have gone meanwhile.
        shown.try_set(Some(Arc::new(found)));
        return;
    }
    let later = move || go_on(plan, rest, found, shown, timer);
    timer.try_set_value(set_timeout_with_handle(later, Duration::ZERO).ok());
}

/// A rule with the goals that leave it open.
fn one(plan: &Plan, rule: usize, found: &[Id<Goal>]) -> AnyView {
    let name = Code::ALL.get(rule).and_then(|code| {
        let key = format!("settings.rule.{}.name", code.name());
        sightline_text::lookup(&key)
    });
    let link = |goal: &Id<Goal>| {
        let href = Route::Goal(plan.about().id.clone(), goal.clone()).href();
        view! { <li><a class="noticed-goal" href=href>{goal_called(plan, goal)}</a></li> }
            .into_any()
    };
    let more = found.len().saturating_sub(NAMED);
    let more =
        (more > 0).then(|| view! { <li class="mute">{text::more_goals(more)}</li> }.into_any());
    let links: Vec<AnyView> = found.iter().take(NAMED).map(link).collect();
    view! {
        <details>
            <summary><span>{name}</span> <span class="mute">{text::sentences::goals(found.len())}</span></summary>
            <ul class="noticed-goals">{links} {more}</ul>
        </details>
    }
    .into_any()
}

fn is_open(goal: &Goal) -> bool {
    let status = matches!(goal.status, Status::Draft | Status::Agreed | Status::Active);
    status && !goal.statement.trim().is_empty()
}
