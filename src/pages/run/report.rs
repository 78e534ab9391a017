//! What came of a run: to read, to print, and as Markdown.

use leptos::{ev, prelude::*};
use sightline_plan::{Id, codec::parse_date, model::Run};
use sightline_text::workshops as text;
use sightline_workshop::report::{self, Entry, Report, Section, Told};

use super::{GonePage, input::drawn_dots, room::Room};
use crate::{
    browser::{download, intl},
    route::Route,
    state::Workspace,
    ui::{Icon, Page, live, replaced},
};

/// The page; says so where the plan has no such run.
#[component]
pub fn ReportPage(id: Id<Run>) -> impl IntoView {
    let workspace = Workspace::here();
    let wanted = id.clone();
    let is_there = Memo::new(move |_| {
        let plan = workspace.plan();
        plan.is_some_and(|plan| plan.tables().runs.contains_key(&wanted))
    });
    replaced(
        move || match is_there.get().then(|| Room::open(workspace, id.clone())) {
            Some(Some(room)) => view! { <Whole room /> }.into_any(),
            _ => view! { <GonePage /> }.into_any(),
        },
    )
}

#[component]
fn Whole(room: Room) -> impl IntoView {
    let with_private = RwSignal::new(false);
    let told = Memo::new(move |_| {
        let with_private = with_private.get();
        room.ask(|guide| report::report(guide, with_private))
    });
    let title = Signal::derive(move || {
        told.with(|told| {
            let told = told.as_ref();
            told.map_or_else(String::new, |told| told.title.clone())
        })
    });
    let shown = live(move || told.get().map(|told| body(room, &told)));
    let save = move |_| {
        let Some(told) = told.get_untracked() else {
            return;
        };
        let markdown = report::markdown(&told, &|code| word(code));
        let name = crate::ui::file_name(&told.title).replace(".sightline.json", ".md");
        let offered = download::offer(&name, "text/markdown", &markdown);
        room.workspace.notices().say(match offered {
            Ok(()) => sightline_text::common::downloaded(&name),
            Err(_) => sightline_text::common::download_failed().to_owned(),
        });
    };
    let print = move |_| {
        // A browser that cannot print leaves the page as it is.
        let _ = window().print();
    };
    let tick = move |event: ev::Event| with_private.set(event_target_checked(&event));
    view! {
        <div class="report">
            <div class="report-ways">
                <a class="back" href=room.href(Route::Run)>{Icon::Back} {text::report::back()}</a>
                <a class="back" href=room.href(|plan, _| Route::Workshops(plan))>{text::report::all()}</a>
                <span class="grow"></span>
                <label class="report-private"><input type="checkbox" aria-describedby="report-private-hint" on:change=tick />
                    <span>{text::report::private()}</span></label>
                <span id="report-private-hint" class="visually-hidden">{text::report::private_hint()}</span>
                <button type="button" class="button" on:click=print>{text::report::print()}</button>
                <button type="button" class="button primary" on:click=save>{Icon::Export} {text::report::save()}</button>
            </div>
            <p class="report-of">{text::report::title()}</p>
            <Page title=title>{shown}</Page>
        </div>
    }
}

/// The words for a code of the report.
fn word(code: &str) -> String {
    let key = format!("workshop-report.{code}");
    sightline_text::lookup(&key).map_or_else(|| code.to_owned(), str::to_owned)
}

fn body(room: Room, told: &Report) -> AnyView {
    let mut facts: Vec<(String, String)> = Vec::new();
    if told.workshop != told.title {
        facts.push((word("workshop"), told.workshop.clone()));
    }
    facts.extend(told.started.map(|day| (word("started"), intl::date(day))));
    facts.extend(told.finished.map(|day| (word("finished"), intl::date(day))));
    if !told.present.is_empty() {
        facts.push((word("present"), told.present.join(", ")));
    }
    let facts = facts
        .into_iter()
        .map(|(name, value)| view! { <div><dt>{name}</dt> <dd>{value}</dd></div> }.into_any())
        .collect_view();
    let empty = told
        .sections
        .is_empty()
        .then(|| view! { <p class="lead">{text::report::empty()}</p> }.into_any());
    let sections = told.sections.iter();
    let sections = sections.map(|part| section(room, part)).collect_view();
    view! {
        <dl class="report-facts">{facts}</dl>
        {empty}
        {sections}
    }
    .into_any()
}

fn section(room: Room, section: &Section) -> AnyView {
    let id = format!("report-{}", section.code);
    let labelled = id.clone();
    let items = section.items.iter();
    let items = items.map(|item| entry(room, item)).collect_view();
    view! {
        <section class="report-section" data-section=section.code aria-labelledby=labelled>
            <h2 id=id>{word(&format!("section.{}", section.code))}</h2>
            <ul>{items}</ul>
        </section>
    }
    .into_any()
}

/// One thing that is told, and what belongs to it. As deep as the report makes it, which is three at most.
fn entry(room: Room, of: &Entry) -> AnyView {
    let words = if of.coded {
        word(&of.text)
    } else {
        of.text.clone()
    };
    let goal = of
        .key
        .as_ref()
        .filter(|key| key.kind == sightline_plan::Kind::Goal);
    let goal = goal.and_then(|key| Id::new(&key.id)).and_then(|goal| {
        let plan = room.workspace.plan_now()?;
        Some(Route::Goal(plan.about().id.clone(), goal).href())
    });
    let said = match goal {
        Some(href) => view! { <a class="report-goal" href=href>{words}</a> }.into_any(),
        None => view! { <span class="report-words">{words}</span> }.into_any(),
    };
    let details = of.details.iter();
    let details = details.map(|(code, told)| {
        let told = match told {
            // Days are told as files write them.
            Told::Text(text) => parse_date(text).map_or_else(|| text.clone(), intl::date),
            Told::Code(code) => word(code),
            Told::Count(count, code) => format!("{count} {}", word(code)),
        };
        let dots = (*code == "dots").then(|| told.parse().ok()).flatten();
        let dots = dots.map(|dots| {
            view! { <span class="dots" aria-hidden="true">{drawn_dots(dots)} " "</span> }.into_any()
        });
        view! { <span class="report-detail">{dots} <i>{word(code)}</i> " " {told}</span> }
            .into_any()
    });
    let details: Vec<AnyView> = details.collect();
    let details = (!details.is_empty())
        .then(|| view! { <span class="report-details">{details}</span> }.into_any());
    // How a thing stands is said beside it.
    let stands = |item: &&Entry| item.coded && item.items.is_empty() && item.details.is_empty();
    let states = of.items.iter().filter(stands);
    let states = states
        .map(|item| {
            view! { <span class="report-state" data-code=item.text.clone()>{word(&item.text)}</span> }
                .into_any()
        })
        .collect_view();
    let items: Vec<AnyView> = of
        .items
        .iter()
        .filter(|item| !stands(item))
        .map(|item| entry(room, item))
        .collect();
    let items = (!items.is_empty()).then(|| view! { <ul>{items}</ul> }.into_any());
    view! { <li><div class="report-line">{said} " " {details} {states}</div> {items}</li> }
        .into_any()
}
