//! Search, filters and order. They last as long as the page is open.

use leptos::{ev, prelude::*};
use sightline_plan::{
    Level,
    model::{Health, Status},
    outline::{Only, Query, Sort},
};
use sightline_text::goals;

use super::{acts::level_name, measure::health_name, outliner::Outliner};
use crate::ui::{Icon, live};

const LEVELS: [Level; 4] = [
    Level::Company,
    Level::Department,
    Level::Team,
    Level::Person,
];

const HEALTHS: [Health; 6] = [
    Health::AtRisk,
    Health::Behind,
    Health::Outdated,
    Health::Pending,
    Health::OnTrack,
    Health::Done,
];

const STATUSES: [Status; 5] = [
    Status::Draft,
    Status::Agreed,
    Status::Active,
    Status::Done,
    Status::Dropped,
];

const ONLY: [Only; 4] = [Only::Open, Only::Private, Only::Parentless, Only::Childless];

const SORTS: [Sort; 6] = [
    Sort::Outline,
    Sort::Due,
    Sort::Progress,
    Sort::Confidence,
    Sort::Owner,
    Sort::Health,
];

/// The bar above the list.
#[component]
pub fn Find() -> impl IntoView {
    let outliner = Outliner::here();
    let query = outliner.query;
    let open = RwSignal::new(false);
    let set = move |change: &dyn Fn(&mut Query)| query.update(|query| change(query));
    let levels = choice(
        "find-level",
        goals::find::level(),
        move || LEVELS.map(|level| level_name(level).to_owned()).into(),
        move || query.with(|query| position(&LEVELS, query.level)),
        move |at| set(&|query| query.level = at.and_then(|at| LEVELS.get(at).copied())),
    );
    let owners = Memo::new(move |_| {
        // There may be thousands of them: they are named when someone asks.
        let wanted = open.get() || query.with(|query| query.owner.is_some());
        let plan = wanted.then(|| outliner.workspace.plan()).flatten();
        let people = plan
            .iter()
            .flat_map(|plan| plan.tables().people.values().cloned().collect::<Vec<_>>());
        let mut people: Vec<_> = people
            .map(|person| (person.name.clone(), person.id.clone()))
            .collect();
        people.sort_by_key(|(name, _)| name.to_lowercase());
        people
    });
    let owner = choice(
        "find-owner",
        goals::find::owner(),
        move || {
            let names = owners.with(|owners| {
                owners
                    .iter()
                    .map(|(name, _)| name.clone())
                    .collect::<Vec<_>>()
            });
            std::iter::once(goals::find::nobody().to_owned())
                .chain(names)
                .collect()
        },
        move || {
            let owner = query.with(|query| query.owner.clone())?;
            owners.with(|owners| {
                owner.map_or(Some(0), |id| {
                    Some(1 + owners.iter().position(|(_, other)| *other == id)?)
                })
            })
        },
        move |at| {
            let owner = at.map(|at| {
                owners.with_untracked(|owners| Some(owners.get(at.checked_sub(1)?)?.1.clone()))
            });
            set(&|query| query.owner.clone_from(&owner));
        },
    );
    let health = choice(
        "find-health",
        goals::find::health(),
        move || HEALTHS.map(|health| health_name(health).to_owned()).into(),
        move || query.with(|query| position(&HEALTHS, query.health)),
        move |at| set(&|query| query.health = at.and_then(|at| HEALTHS.get(at).copied())),
    );
    let status = choice(
        "find-status",
        goals::find::status(),
        move || STATUSES.map(|status| status_name(status).to_owned()).into(),
        move || query.with(|query| position(&STATUSES, query.status)),
        move |at| set(&|query| query.status = at.and_then(|at| STATUSES.get(at).copied())),
    );
    let only = choice(
        "find-only",
        goals::find::only(),
        move || ONLY.map(|only| only_name(only).to_owned()).into(),
        move || query.with(|query| position(&ONLY, query.only)),
        move |at| set(&|query| query.only = at.and_then(|at| ONLY.get(at).copied())),
    );
    let sorts = SORTS
        .map(|sort| {
            view! { <option value=(sort as usize).to_string() selected=move || query.with(|query| query.sort == sort)>{sort_name(sort)}</option> }.into_any()
        })
        .into_iter()
        .collect::<Vec<_>>();
    let sort = move |event: ev::Event| {
        let chosen = event_target_value(&event).parse::<usize>().ok();
        let chosen = chosen.and_then(|at| SORTS.into_iter().find(|sort| *sort as usize == at));
        query.update(|query| query.sort = chosen.unwrap_or_default());
    };
    let filters = live(move || match query.with(filters_on) {
        0 => goals::find::filters().to_owned(),
        some => goals::find::filters_on(some),
    });
    view! {
        <search class="find" aria-label=goals::find::label()>
            <div class="find-first">
                <label class="find-words">
                    {Icon::Search}
                    <span class="visually-hidden">{goals::find::search()}</span>
                    <input id="find" type="search" autocomplete="off" placeholder=goals::find::placeholder()
                        prop:value=move || query.with(|query| query.words.clone())
                        on:input=move |event| { let words = event_target_value(&event); query.update(|query| query.words = words); } />
                </label>
                <button type="button" class="button quiet" aria-expanded=move || open.get().to_string() aria-controls="find-filters"
                    on:click=move |_| open.update(|open| *open = !*open)>{filters}</button>
                <label class="find-sort">
                    <span>{goals::find::sort()}</span>
                    <select on:change=sort>{sorts}</select>
                </label>
            </div>
            <div class="find-filters" id="find-filters" hidden=move || !open.get()>
                {levels} {owner} {health} {status} {only}
            </div>
            <Found />
        </search>
    }
}

/// How much was found, and the way back to everything.
#[component]
fn Found() -> impl IntoView {
    let outliner = Outliner::here();
    let query = outliner.query;
    let narrows = Memo::new(move |_| query.with(Query::narrows));
    let found = live(move || {
        narrows.get().then(|| {
            let found = outliner.lines.with(|lines| lines.found);
            // Not of those that are put away.
            let closed = query.with(|query| query.closed);
            let away = outliner.lines.with(|lines| lines.put_away);
            let all = outliner.count() - if closed { 0 } else { away };
            goals::find::count(found, all)
        })
    });
    let reading = live(move || {
        let reads = query.with(Query::needs_findings) && outliner.known.is_reading();
        reads.then(goals::find::working)
    });
    let clear = live(move || {
        narrows.get().then(|| {
            view! {
                <button type="button" class="link" on:click=move |_| {
                    query.update(|query| *query = Query { sort: query.sort, closed: query.closed, ..Query::default() });
                    crate::ui::focus::move_to("find");
                }>{goals::find::clear()}</button>
            }
            .into_any()
        })
    });
    view! {
        <div class="find-found">
            <p role="status">{found} " " {reading}</p>
            {clear}
            <PutAway />
        </div>
    }
}

/// How many goals are put away with their cycles, and the way to see them.
#[component]
fn PutAway() -> impl IntoView {
    let outliner = Outliner::here();
    let query = outliner.query;
    let shown = Memo::new(move |_| query.with(|query| query.closed));
    let away = Memo::new(move |_| outliner.lines.with(|lines| lines.put_away));
    let words = live(move || match (away.get(), shown.get()) {
        (0, _) => String::new(),
        (away, false) => goals::find::put_away(away),
        (away, true) => goals::find::put_away_shown(away),
    });
    let some = Memo::new(move |_| away.get() > 0);
    let act = live(move || {
        let name = live(move || match shown.get() {
            true => goals::find::hide_closed(),
            false => goals::find::show_closed(),
        });
        some.get().then(|| {
            view! {
                <button type="button" class="link" on:click=move |_| query.update(|query| query.closed = !query.closed)>{name}</button>
            }
            .into_any()
        })
    });
    view! { <span class="mute">{words}</span> {act} }
}

/// A labelled choice among names, or none of them.
fn choice(
    id: &'static str,
    label: &'static str,
    names: impl Fn() -> Vec<String> + Send + Sync + 'static,
    chosen: impl Fn() -> Option<usize> + Copy + Send + Sync + 'static,
    choose: impl Fn(Option<usize>) + 'static,
) -> AnyView {
    let options = live(move || {
        let option = |(at, name): (usize, String)| {
            view! { <option value=at.to_string() selected=move || chosen() == Some(at)>{name}</option> }.into_any()
        };
        names()
            .into_iter()
            .enumerate()
            .map(option)
            .collect::<Vec<_>>()
    });
    view! {
        <div class="field">
            <label for=id>{label}</label>
            <select id=id on:change=move |event| choose(event_target_value(&event).parse().ok())>
                <option value="" selected=move || chosen().is_none()>{goals::find::any()}</option>
                {options}
            </select>
        </div>
    }
    .into_any()
}

fn position<T: PartialEq>(all: &[T], one: Option<T>) -> Option<usize> {
    let one = one?;
    all.iter().position(|other| *other == one)
}

fn filters_on(query: &Query) -> usize {
    let set = [
        query.level.is_some(),
        query.owner.is_some(),
        query.health.is_some(),
        query.status.is_some(),
        query.only.is_some(),
    ];
    set.into_iter().filter(|set| *set).count()
}

fn status_name(status: Status) -> &'static str {
    match status {
        Status::Draft => goals::status::draft(),
        Status::Agreed => goals::status::agreed(),
        Status::Active => goals::status::active(),
        Status::Done => goals::status::done(),
        Status::Dropped => goals::status::dropped(),
    }
}

fn only_name(only: Only) -> &'static str {
    match only {
        Only::Open => goals::find::open_findings(),
        Only::Private => goals::find::private(),
        Only::Parentless => goals::find::parentless(),
        Only::Childless => goals::find::childless(),
    }
}

fn sort_name(sort: Sort) -> &'static str {
    match sort {
        Sort::Outline => goals::find::outline(),
        Sort::Due => goals::find::by_due(),
        Sort::Progress => goals::find::by_progress(),
        Sort::Confidence => goals::find::by_confidence(),
        Sort::Owner => goals::find::by_owner(),
        Sort::Health => goals::find::by_health(),
    }
}

/// What an empty result says.
#[component]
pub fn Nothing() -> impl IntoView {
    let query = Outliner::here().query;
    let narrows = Memo::new(move |_| query.with(Query::narrows));
    let (title, lead) = (
        live(move || match narrows.get() {
            true => goals::find::none(),
            false => goals::find::only_closed(),
        }),
        live(move || match narrows.get() {
            true => goals::find::none_lead(),
            false => goals::find::only_closed_lead(),
        }),
    );
    view! {
        <div class="empty">
            <h2>{title}</h2>
            <p class="lead">{lead}</p>
        </div>
    }
}
