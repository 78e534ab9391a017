//! The runs of the open plan: those that go on, and those that are finished.

use std::sync::Arc;

use leptos::prelude::*;
use sightline_plan::{
    Id, Plan,
    model::{Run, RunState},
};
use sightline_text::{common, workshops as text};
use sightline_workshop::{Guide, run};

use super::super::run::day_words;
use crate::{
    browser::{clock, intl},
    route::Route,
    state::Workspace,
    ui::{Dialog, Icon, focus, live},
};

/// A run in the list, in words.
#[derive(Clone, PartialEq)]
struct Row {
    id: Id<Run>,
    title: String,
    finished: bool,
    facts: String,
}

/// The sections for runs; nothing where there are none.
#[component]
pub fn Runs() -> impl IntoView {
    let workspace = Workspace::here();
    let doomed = RwSignal::new(None::<Row>);
    let asking = RwSignal::new(false);
    let rows = Memo::new(move |_| workspace.plan().map(|plan| rows(&plan)).unwrap_or_default());
    let section = move |finished: bool, title: &'static str, id: &'static str| {
        live(move || {
            let plan = workspace.plan_now()?.about().id.clone();
            let rows: Vec<AnyView> = rows
                .get()
                .into_iter()
                .filter(|row| row.finished == finished)
                .map(|row| {
                    let doom = row.clone();
                    let doom = move |_| {
                        doomed.set(Some(doom.clone()));
                        asking.set(true);
                    };
                    shown(&plan, row, doom)
                })
                .collect();
            (!rows.is_empty()).then(|| {
                view! {
                    <section class="runs" aria-labelledby=id>
                        <h2 id=id tabindex="-1">{title}</h2>
                        <ul>{rows}</ul>
                    </section>
                }
                .into_any()
            })
        })
    };
    let remove = move |_| {
        asking.set(false);
        if let Some(row) = doomed.get_untracked()
            && workspace.attempt(run::remove_edit(&row.id), None)
        {
            let notices = workspace.notices();
            notices.say_undoable(text::running::removed(&row.title));
            focus::catch("main");
        }
    };
    view! {
        {section(false, text::running::title(), "running-title")}
        {section(true, text::finished::title(), "finished-title")}
        <Dialog open=asking title=Signal::derive(|| text::running::remove_title().to_owned())>
            <p>{text::running::remove_lead()}</p>
            <div class="actions">
                <button type="button" class="button danger" on:click=remove>{text::running::remove()}</button>
                <button type="button" class="button" on:click=move |_| asking.set(false)>{common::cancel()}</button>
            </div>
        </Dialog>
    }
}

fn shown(
    plan: &Id<sightline_plan::model::About>,
    row: Row,
    doom: impl Fn(leptos::ev::MouseEvent) + 'static,
) -> AnyView {
    let console = Route::Run(plan.clone(), row.id.clone()).href();
    let report = Route::Report(plan.clone(), row.id.clone()).href();
    let title = &row.title;
    let ways = if row.finished {
        view! {
            <a class="button" href=report aria-label=text::finished::report_of(title)>{text::finished::report()}</a>
            <a class="button quiet" href=console aria-label=text::finished::reopen_of(title)>{text::finished::reopen()}</a>
        }
        .into_any()
    } else {
        view! {
            <a class="button primary" href=console aria-label=text::running::resume_of(title)>{text::running::resume()}</a>
            <a class="button quiet" href=report aria-label=text::running::report_of(title)>{text::running::report()}</a>
        }
        .into_any()
    };
    let remove = text::running::remove_of(title);
    view! {
        <li class="run-row">
            <div><h3>{row.title}</h3> <p>{row.facts}</p></div>
            <div class="actions">
                {ways}
                <button type="button" class="icon-button" aria-label=remove on:click=doom>{Icon::Delete}</button>
            </div>
        </li>
    }
    .into_any()
}

/// Every run, the latest first.
fn rows(plan: &Plan) -> Vec<Row> {
    let mut runs: Vec<&Arc<Run>> = plan.tables().runs.values().collect();
    runs.sort_by_key(|run| std::cmp::Reverse(run.started));
    runs.into_iter().map(|run| row(plan, run)).collect()
}

fn row(plan: &Plan, of: &Run) -> Row {
    let finished = of.state == RunState::Finished;
    let mut facts = Vec::new();
    if finished {
        facts.extend(of.finished.map(|day| text::finished::on(intl::date(day))));
    } else {
        // Read for each run that goes on, of which there are few.
        let workshop = sightline_workshop::definition(of);
        if let Some(guide) = Guide::new(plan, &of.id, &workshop, clock::today()) {
            let stops = guide.stops();
            let asked = stops
                .iter()
                .filter(|stop| stop.is_on() && !stop.step.inputs.is_empty());
            let (all, done) = asked.fold((0, 0), |(all, done), stop| {
                (all + 1, done + usize::from(stop.answered))
            });
            let here = stops.iter().find(|stop| stop.key == of.step);
            match here.filter(|_| of.state == RunState::Open) {
                Some(stop) => facts.push(text::running::at(&stop.step.title)),
                None => facts.push(text::running::prepared().to_owned()),
            }
            facts.push(text::running::progress(done, all));
            let span = guide.span().filter(|_| of.state == RunState::Open);
            facts.extend(span.map(day_words));
        }
        if let Some(since) = of.timer.as_ref().and_then(|timer| timer.running_since) {
            facts.push(text::running::touched(intl::ago(since)));
        } else if of.state == RunState::Prepared {
            facts.extend(
                of.started
                    .map(|day| text::running::first_day(intl::date(day))),
            );
        }
    }
    Row {
        id: of.id.clone(),
        title: of.title.clone(),
        finished,
        facts: facts.join(" · "),
    }
}
