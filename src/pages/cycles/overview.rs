//! Every cycle: what came of its goals, and the way to close it.

use leptos::{ev, prelude::*};
use sightline_plan::cycles::Seen;
use sightline_text::cycles as text;

use super::{Desk, compare::Compare, past};
use crate::{
    browser::{clock, intl},
    ui::live,
};

/// The id of the first cycle's heading: where focus goes once one is closed.
pub const HEADING: &str = "cycles-first";

/// The page while no cycle is being closed.
#[component]
pub fn Overview() -> impl IntoView {
    let desk = Desk::here();
    let names = Memo::new(move |_| {
        desk.seen.with(|seen| {
            seen.iter()
                .map(|seen| seen.name.clone())
                .collect::<Vec<_>>()
        })
    });
    let cards = live(move || {
        let names = names.get().into_iter().enumerate();
        names
            .map(|(at, name)| view! { <Card name at /> }.into_any())
            .collect_view()
    });
    view! {
        <div class="cycle-cards">{cards}</div>
        <Compare />
    }
}

/// Where a cycle stands in time.
#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    Now,
    Over,
    Closed,
    Later,
}

impl State {
    fn of(seen: &Seen) -> Self {
        let today = clock::today();
        let is_closed = seen.waiting == 0 && !seen.goals.is_empty();
        match seen.days {
            Some((first, _)) if first > today => Self::Later,
            _ if is_closed => Self::Closed,
            Some((_, last)) if last < today => Self::Over,
            _ => Self::Now,
        }
    }

    fn word(self) -> &'static str {
        match self {
            Self::Now => text::state::now(),
            Self::Over => text::state::over(),
            Self::Closed => text::state::closed(),
            Self::Later => text::state::later(),
        }
    }
}

/// One cycle.
#[component]
fn Card(name: String, at: usize) -> impl IntoView {
    let desk = Desk::here();
    let key = StoredValue::new(name.clone());
    let seen = Memo::new(move |_| {
        desk.seen.with(|seen| {
            key.with_value(|name| seen.iter().find(|seen| seen.name == *name).cloned())
        })
    });
    let id = if at == 0 {
        HEADING.to_owned()
    } else {
        format!("cycles-{at}")
    };
    let labelled = id.clone();
    let days = live(move || {
        let (first, last) = seen.get()?.days?;
        Some(text::days(intl::date(first), intl::date(last)))
    });
    let state = live(move || Some(State::of(&seen.get()?).word()));
    let head = live(move || Some(counts(&seen.get()?)));
    let act = live(move || {
        let seen = seen.get()?;
        let state = State::of(&seen);
        let may = seen.waiting > 0 && state != State::Later && !desk.workspace.read_only();
        let goes_on = desk.has_begun(&seen);
        let words = if goes_on {
            text::act::go_on(&seen.name)
        } else {
            text::act::close(&seen.name)
        };
        let first = state == State::Over || goes_on;
        may.then(|| {
            let begin = move |_| key.with_value(|name| desk.begin(name));
            view! { <button type="button" class="button" class:primary=first on:click=begin>{words}</button> }
                .into_any()
        })
    });
    let is_empty = Memo::new(move |_| {
        seen.with(|seen| seen.as_ref().is_none_or(|seen| seen.goals.is_empty()))
    });
    // A cycle may have thousands of goals: they are shown when someone asks.
    let open = RwSignal::new(false);
    let toggled = move |event: ev::Event| {
        let now = event_target::<web_sys::Element>(&event).has_attribute("open");
        open.try_set(now);
    };
    let goals = live(move || {
        let seen = seen.get().filter(|_| open.get())?;
        Some(past::goals(&desk.now()?, &seen))
    });
    view! {
        <section class="cycle-card" aria-labelledby=labelled>
            <div class="cycle-head">
                <h2 id=id tabindex="-1">{name.clone()}</h2>
                <p class="mute">{days} <span class="cycle-state">{state}</span></p>
            </div>
            {head}
            <div class="actions">{act}</div>
            <details class="cycle-goals" hidden=live(move || is_empty.get()) on:toggle=toggled>
                <summary>{text::act::goals(&name)}</summary>
                {goals}
            </details>
        </section>
    }
}

/// What came of the goals of a cycle: drawn, and in words.
fn counts(seen: &Seen) -> AnyView {
    if seen.goals.is_empty() {
        return view! { <p class="mute">{text::act::none()}</p> }.into_any();
    }
    let parts = [
        (
            "reached",
            seen.reached,
            text::count::reached as fn(usize) -> String,
        ),
        ("short", seen.short, text::count::short),
        ("unknown", seen.unknown, text::count::unknown),
        ("open", seen.open, text::count::open),
        ("given-up", seen.given_up, text::count::given_up),
    ];
    let parts = parts.into_iter().filter(|part| part.1 > 0);
    let bar = parts
        .clone()
        .map(|(state, count, _)| {
            view! { <span data-outcome=state style:flex-grow=count.to_string()></span> }.into_any()
        })
        .collect_view();
    let words = parts.map(|(state, count, words)| {
        view! { <li data-outcome=state>{words(count)}</li> }.into_any()
    });
    let words = words.collect_view();
    let carried = (seen.carried > 0).then(|| text::count::carried(seen.carried));
    let mean = seen.mean.map(|mean| text::count::mean(intl::percent(mean)));
    let all = text::count::goals(seen.goals.len());
    let rest: Vec<String> = std::iter::once(all).chain(mean).chain(carried).collect();
    view! {
        <p class="cycle-counts">{rest.join(" · ")}</p>
        <div class="cycle-bar" aria-hidden="true">{bar}</div>
        <ul class="cycle-key">{words}</ul>
    }
    .into_any()
}
