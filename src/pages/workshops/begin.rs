//! One workshop before it is run: what it is, how it goes, and its beginning.

use std::sync::Arc;

use leptos::{prelude::*, task::spawn_local};
use sightline_plan::{Edit, Id, Plan, codec::parse_date, model::Person, people::fold};
use sightline_text::{build, workshops as text};
use sightline_workshop::{
    Workshop,
    definition::{Again, Over, Session, Task},
    run,
};

use super::{
    build::copy_of,
    card::long,
    open::{ShareWorkshop, keep_incoming},
    own::hand_over,
    shelf,
};
use crate::{
    browser::{clock, intl, random},
    route::Route,
    state::{Navigation, Workspace},
    ui::{Icon, Page, focus, live, replaced},
};

#[derive(Clone)]
enum Stage {
    Coming,
    Here(Arc<Workshop>),
    Missing,
}

/// The page.
#[component]
pub fn WorkshopPage(id: String) -> impl IntoView {
    let workspace = Workspace::here();
    let id = match keep_incoming(workspace, &id) {
        Some(kept) => {
            if let Some(plan) = workspace.plan_now() {
                let navigation = expect_context::<Navigation>();
                navigation.rename(&Route::Workshop(plan.about().id.clone(), kept.clone()));
            }
            kept
        }
        None => id,
    };
    let stage = RwSignal::new(Stage::Coming);
    let fetch = {
        let id = id.clone();
        move || {
            stage.set(Stage::Coming);
            let id = id.clone();
            spawn_local(async move {
                let found = shelf::workshop(workspace, id).await;
                stage.try_set(found.map_or(Stage::Missing, Stage::Here));
            });
        }
    };
    fetch();
    let fetch = StoredValue::new_local(fetch);
    let all = workspace
        .plan_now()
        .map(|plan| Route::Workshops(plan.about().id.clone()).href());
    let shown = replaced(move || match stage.get() {
        Stage::Coming => {
            view! { <p class="opening" role="status">{text::waiting()}</p> }.into_any()
        }
        Stage::Here(workshop) => view! { <Whole workshop /> }.into_any(),
        Stage::Missing => view! {
            <Page title=text::one::gone_title()>
                <p class="lead">{text::one::gone_lead()}</p>
                <button type="button" class="button primary"
                    on:click=move |_| fetch.with_value(|fetch| fetch())>{text::again()}</button>
            </Page>
        }
        .into_any(),
    });
    view! {
        <div class="wide workshop-page">
            <a class="back" href=all>{Icon::Back} {text::one::back()}</a>
            {shown}
        </div>
    }
}

#[component]
fn Whole(workshop: Arc<Workshop>) -> impl IntoView {
    let workspace = Workspace::here();
    let points = |points: &[String]| {
        let points = points.iter();
        points
            .map(|point| view! { <li>{point.clone()}</li> }.into_any())
            .collect_view()
    };
    let part = |title: &'static str, points: AnyView| {
        view! { <section><h2>{title}</h2> <ul class="points-list">{points}</ul></section> }
            .into_any()
    };
    let outputs: Vec<String> = workshop
        .outputs
        .iter()
        .map(|output| output.text.clone())
        .collect();
    let sessions = workshop.sessions.iter().map(session).collect_view();
    let evidence = (!workshop.evidence.is_empty())
        .then(|| part(text::one::why(), points(&workshop.evidence).into_any()));
    let (save, copied) = (Arc::clone(&workshop), Arc::clone(&workshop));
    let navigation = expect_context::<Navigation>();
    let purpose = workshop.purpose.clone();
    view! {
        <div class="workshop-columns">
            <div>
                <Page title=workshop.title.clone()><p class="lead">{purpose}</p></Page>
                <p class="workshop-facts">{long(workshop.minutes().into())}</p>
                {part(text::leaves(), points(&outputs).into_any())}
                <section>
                    <h2>{text::one::sessions()}</h2>
                    <ol class="sessions">{sessions}</ol>
                </section>
                {part(text::one::who(), points(&workshop.who).into_any())}
                {part(text::one::prepare(), tasks(&workshop.preparation))}
                {evidence}
                <div class="actions">
                    <button type="button" class="button quiet" aria-label=build::copy_of(&workshop.title)
                        disabled=live(move || workspace.read_only()) on:click=move |_| copy_of(workspace, &copied, navigation)>
                        {Icon::Copy} {build::copy()}</button>
                    <ShareWorkshop workshop=Arc::clone(&workshop) />
                    <button type="button" class="button quiet" on:click=move |_| hand_over(workspace, &save)>
                        {Icon::Export} {text::own::save()}</button>
                </div>
            </div>
            <Begin workshop=Arc::clone(&workshop) />
        </div>
    }
}

fn tasks(tasks: &[Task]) -> AnyView {
    let tasks = tasks.iter();
    tasks
        .map(|task| view! { <li>{task.text.clone()}</li> }.into_any())
        .collect_view()
        .into_any()
}

pub(super) fn session(session: &Session) -> AnyView {
    let steps = session.steps.iter().map(|step| {
        let mut facts = vec![text::one::step_minutes(step.minutes)];
        facts.extend(
            step.repeat
                .as_ref()
                .map(|again| text::one::per_item(over(again))),
        );
        if step.optional {
            facts.push(text::one::optional().to_owned());
        }
        let words = step.title.clone();
        view! { <li><span>{words}</span> <small>{facts.join(" · ")}</small></li> }.into_any()
    });
    let steps = steps.collect_view();
    let homework = (!session.homework.is_empty()).then(|| {
        view! {
            <h4>{text::one::homework()}</h4>
            <ul class="points-list">{tasks(&session.homework)}</ul>
        }
        .into_any()
    });
    view! {
        <li>
            <h3>{session.title.clone()}
                <small>{text::one::session_day(session.day + 1)} " · " {long(session.minutes().into())}</small></h3>
            <p>{session.purpose.clone()}</p>
            <ol class="session-steps" aria-label=text::one::steps()>{steps}</ol>
            {homework}
        </li>
    }
    .into_any()
}

fn over(again: &Again) -> &'static str {
    match again.over {
        Over::Departments => text::one::over_departments(),
        Over::Teams => text::one::over_teams(),
        Over::People => text::one::over_people(),
        Over::Present => text::one::over_present(),
        Over::Audiences => text::one::over_audiences(),
        Over::Topics => text::one::over_topics(),
        Over::Items => text::one::over_items(),
    }
}

/// The person of the plan who is called so.
fn called(plan: &Plan, name: &str) -> Option<Id<Person>> {
    let name = fold(name.trim());
    let mut people = plan.tables().people.values();
    let found = people.find(|person| !name.is_empty() && fold(person.name.trim()) == name);
    found.map(|person| person.id.clone())
}

/// Asks whom a run is about: somebody of the plan, or somebody new.
#[component]
fn Whom(name: RwSignal<String>, nobody: RwSignal<bool>) -> impl IntoView {
    let plan = Workspace::here().plan_now();
    let mut names: Vec<String> = plan.map_or_else(Vec::new, |plan| {
        let people = plan.tables().people.values();
        people.map(|person| person.name.clone()).collect()
    });
    names.sort_by_cached_key(|name| fold(name));
    let names = names
        .into_iter()
        .map(|name| view! { <option value=name></option> }.into_any());
    view! {
        <div class="field">
            <label for="run-person">{text::one::person()}</label>
            <input id="run-person" type="text" autocomplete="off" maxlength="200" list="run-people" prop:value=name
                aria-describedby="run-person-error" aria-invalid=move || nobody.get().then_some("true")
                on:input=move |event| { name.set(event_target_value(&event)); nobody.set(false); } />
            <datalist id="run-people">{names.collect_view()}</datalist>
            <p class="field-error" id="run-person-error" role="alert">{move || nobody.get().then(text::one::person_missing)}</p>
        </div>
    }
}

/// Begins a run, or a rehearsal of one.
#[component]
fn Begin(workshop: Arc<Workshop>) -> impl IntoView {
    let workspace = Workspace::here();
    let navigation = expect_context::<Navigation>();
    let title = RwSignal::new(workshop.title.clone());
    let day = RwSignal::new(clock::today().to_string());
    let error = RwSignal::new(None::<&'static str>);
    let name = RwSignal::new(String::new());
    let nobody = RwSignal::new(false);
    let about_person = workshop.about_person;
    let checked = Arc::clone(&workshop);
    // A review before its time is refused, not only advised against.
    let soon = Memo::new(move |_| {
        let plan = workspace.plan()?;
        let person = called(&plan, &name.get());
        if about_person && person.is_none() {
            return None;
        }
        run::too_soon(&plan, &checked, person.as_ref(), parse_date(&day.get())?)
    });
    let begin = move |rehearsal: bool| {
        if about_person && name.with_untracked(|name| name.trim().is_empty()) {
            nobody.set(true);
            focus::move_to("run-person");
            return;
        }
        if !rehearsal && soon.get_untracked().is_some() {
            focus::move_to("run-day");
            return;
        }
        let Some(first) = parse_date(&day.get_untracked()) else {
            error.set(Some(text::one::day_wrong()));
            focus::move_to("run-day");
            return;
        };
        let Some(plan) = workspace.plan_now() else {
            return;
        };
        let run = run::begin(&workshop, &title.get_untracked(), first, &mut random::bits);
        let name = name.get_untracked();
        let mut edits = Vec::new();
        let person = about_person.then(|| {
            called(&plan, &name).unwrap_or_else(|| {
                let new = Person {
                    id: Id::from_bits(random::bits()),
                    name: name.trim().to_owned(),
                    ..Person::default()
                };
                let id = new.id.clone();
                edits.push(Edit::Put(new.into()));
                id
            })
        });
        let run = run::about(run, &plan, person);
        edits.push(run::begin_edit(&run));
        if rehearsal {
            workspace.rehearse();
        }
        if workspace.attempt(Edit::Several(edits), None) {
            navigation.go(&Route::Run(plan.about().id.clone(), run.id));
        }
    };
    let rehearse = begin.clone();
    let locked = move || workspace.read_only();
    view! {
        <form class="begin" aria-labelledby="begin-title" novalidate
            on:submit=move |event| { event.prevent_default(); begin(false); }>
            <h2 id="begin-title">{text::one::begin_title()}</h2>
            <div class="field">
                <label for="run-title">{text::one::name()}</label>
                <input id="run-title" type="text" autocomplete="off" maxlength="200" prop:value=title
                    on:input=move |event| title.set(event_target_value(&event)) />
            </div>
            {about_person.then(|| view! { <Whom name nobody /> }.into_any())}
            <div class="field">
                <label for="run-day">{text::one::day()}</label>
                <input id="run-day" type="date" prop:value=day aria-describedby="run-day-error"
                    aria-invalid=move || error.get().map(|_| "true")
                    on:input=move |event| { day.set(event_target_value(&event)); error.set(None); } />
                <p class="field-error" id="run-day-error" role="alert">
                    {live(move || match (error.get(), soon.get()) {
                        (Some(error), _) => error.to_owned(),
                        (None, Some(soon)) => text::one::too_soon(intl::date(soon.last), intl::date(soon.from)),
                        (None, None) => String::new(),
                    })}
                </p>
            </div>
            <div class="actions">
                <button type="submit" class="button primary large" disabled=locked>{text::one::begin()}</button>
                <button type="button" class="button" disabled=locked on:click=move |_| rehearse(true)>{text::one::rehearse()}</button>
            </div>
            <p class="hint">{text::one::begin_hint()}</p>
            <p class="hint">{text::one::rehearse_hint()}</p>
            {move || workspace.read_only().then(|| view! { <p role="note">{text::one::read_only()}</p> })}
        </form>
    }
}
