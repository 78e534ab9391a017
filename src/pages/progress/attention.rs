//! What needs somebody first.

use leptos::prelude::*;
use sightline_plan::{
    arithmetic::LastReport,
    model::{Health, Status},
    overview::{Attention, Reason},
};
use sightline_text::progress::{self as text, attention as words};

use super::Seen;
use crate::{browser::intl, route::Route, ui::goal_link};

/// So many are shown at once.
const SHOWN: usize = 8;

/// The section.
pub(super) fn content(seen: &Seen) -> AnyView {
    let all = &seen.attention;
    if all.is_empty() {
        let mut goals = seen.plan.tables().goals.values();
        let drafts = goals.all(|goal| goal.status == Status::Draft);
        let none = if drafts {
            words::none_draft()
        } else {
            words::none()
        };
        return view! { <p class="mute">{none}</p> }.into_any();
    }
    let rows = |items: &[Attention]| {
        items
            .iter()
            .filter_map(|item| row(seen, item))
            .collect_view()
    };
    let (first, rest) = all.split_at(all.len().min(SHOWN));
    let more = (!rest.is_empty()).then(|| {
        // A very long list would be long in coming; the outline has filters for it.
        let rest_shown = &rest[..rest.len().min(100)];
        view! {
            <details>
                <summary>{words::more(rest.len())}</summary>
                <ol class="needy" start=(SHOWN + 1).to_string()>{rows(rest_shown)}</ol>
            </details>
        }
        .into_any()
    });
    let round = Route::Round(seen.plan.about().id.clone()).href();
    view! {
        <ol class="needy">{rows(first)}</ol>
        {more}
        <p><a class="button" href=round>{text::to_round()}</a></p>
    }
    .into_any()
}

fn row(seen: &Seen, item: &Attention) -> Option<AnyView> {
    let goal = seen.plan.goal(&item.goal)?;
    let people = &seen.plan.tables().people;
    let owner = goal.owner.as_ref().and_then(|owner| people.get(owner));
    let owner = match owner {
        Some(owner) => words::owner(&owner.name),
        None => words::nobody().to_owned(),
    };
    let why: Vec<String> = item.reasons.iter().map(reason).collect();
    let state = match item.reasons.first() {
        Some(Reason::Behind(_) | Reason::DueSoon(..)) => Health::Behind,
        Some(Reason::Outdated(_)) => Health::Outdated,
        _ => Health::AtRisk,
    };
    Some(
        view! {
            <li data-health=state.word()>
                {goal_link(&seen.plan, goal)}
                <p class="needy-why">{why.join("; ")} <span class="mute">" · " {owner}</span></p>
            </li>
        }
        .into_any(),
    )
}

fn reason(reason: &Reason) -> String {
    match reason {
        Reason::PastDue(days) => words::past_due(*days as usize),
        Reason::WrongWay(progress) => words::wrong_way(intl::percent(*progress)),
        Reason::AtRisk(Some(gap)) => words::at_risk(intl::percent(*gap)),
        Reason::AtRisk(None) => words::at_risk_said().to_owned(),
        Reason::Behind(Some(gap)) => words::behind(intl::percent(*gap)),
        Reason::Behind(None) => words::behind_said().to_owned(),
        Reason::Blocked(Some(check_in)) => words::blocked(check_in.blocker.trim()),
        Reason::Blocked(None) => words::blocked_private().to_owned(),
        Reason::Outdated(LastReport::On(day)) => words::outdated(intl::date(*day)),
        Reason::Outdated(_) => words::outdated_undated().to_owned(),
        Reason::DueSoon(0, progress) => words::due_today(intl::percent(*progress)),
        Reason::DueSoon(days, progress) => {
            words::due_soon(*days as usize, intl::percent(*progress))
        }
    }
}
