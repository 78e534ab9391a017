//! The beginning: a name, and what to start from.

use leptos::{ev, prelude::*, task::spawn_local};
use sightline_plan::{Id, model::Run};
use sightline_text::build as text;
use sightline_workshop::{Workshop, compose::Draft};

use super::super::shelf::{self, Listed};
use crate::{
    browser::random,
    route::Route,
    state::{Navigation, Workspace},
    ui::{Page, focus, live},
};

fn new_id() -> String {
    format!("own-{}", Id::<Run>::from_bits(random::bits()))
}

/// Makes a copy of a workshop that is the plan's own, and goes to where it is changed.
pub fn copy_of(workspace: Workspace, workshop: &Workshop, navigation: Navigation) {
    let Some(plan) = workspace.plan_now() else {
        return;
    };
    let id = new_id();
    let title = text::copy_title(&workshop.title);
    let mut draft = Draft::new(&id, &title, text::session());
    draft.add_whole(workshop);
    if workspace.attempt(shelf::with_draft(&plan, &draft), None) {
        navigation.go(&Route::Build(plan.about().id.clone(), Some(id)));
        workspace
            .notices()
            .say_undoable(text::copied(&workshop.title));
    }
}

/// The form.
#[component]
pub fn BeginBuilding() -> impl IntoView {
    let workspace = Workspace::here();
    let navigation = expect_context::<Navigation>();
    let name = RwSignal::new(String::new());
    let missing = RwSignal::new(false);
    let from = RwSignal::new(String::new());
    let could_not = RwSignal::new(false);
    let all = RwSignal::new(Vec::<Listed>::new());
    spawn_local(async move {
        let shipped = shelf::index().await.unwrap_or_default();
        let own = workspace.plan_now().map(|plan| shelf::own(&plan));
        let own = own.iter().flatten().map(Listed::of);
        let own: Vec<Listed> = own.chain(shipped).collect();
        all.try_set(own);
    });
    let build = move |event: ev::SubmitEvent| {
        event.prevent_default();
        let title = name.with_untracked(|name| name.trim().to_owned());
        if title.is_empty() {
            missing.set(true);
            focus::move_to("build-name");
            return;
        }
        let mut draft = Draft::new(&new_id(), &title, text::session());
        let from = from.get_untracked();
        could_not.set(false);
        if from.is_empty() {
            go(workspace, navigation, &draft);
            return;
        }
        spawn_local(async move {
            match shelf::workshop(workspace, from).await {
                Some(whole) => {
                    draft.add_whole(&whole);
                    go(workspace, navigation, &draft);
                }
                None => {
                    could_not.try_set(true);
                }
            }
        });
    };
    let options = live(move || {
        let all = all.get().into_iter();
        let options =
            all.map(|listed| view! { <option value=listed.id>{listed.title}</option> }.into_any());
        options.collect::<Vec<_>>()
    });
    let trouble = live(move || {
        could_not
            .get()
            .then(|| view! { <p role="alert">{sightline_text::workshops::failed()}</p> }.into_any())
    });
    view! {
        <Page title=text::title()><p class="lead">{text::lead()}</p></Page>
        <form class="build-begin" novalidate on:submit=build>
            <div class="field">
                <label for="build-name">{text::name()}</label>
                <input id="build-name" type="text" autocomplete="off" maxlength="200" prop:value=name
                    aria-describedby="build-name-error" aria-invalid=live(move || missing.get().then_some("true"))
                    on:input=move |event| { name.set(event_target_value(&event)); missing.set(false); } />
                <p class="field-error" id="build-name-error" role="alert">{live(move || missing.get().then(text::name_missing))}</p>
            </div>
            <div class="field">
                <label for="build-from">{text::start_from()}</label>
                <select id="build-from" on:change=move |event| from.set(event_target_value(&event))>
                    <option value="">{text::from_nothing()}</option>
                    {options}
                </select>
            </div>
            {trouble}
            <div class="actions">
                <button type="submit" class="button primary" disabled=live(move || workspace.read_only())>{text::go()}</button>
            </div>
            {live(move || workspace.read_only().then(|| view! { <p role="note">{text::read_only()}</p> }.into_any()))}
        </form>
    }
}

fn go(workspace: Workspace, navigation: Navigation, draft: &Draft) {
    let Some(plan) = workspace.plan_now() else {
        return;
    };
    if workspace.attempt(shelf::with_draft(&plan, draft), None) {
        let id = Some(draft.workshop.id.clone());
        navigation.go(&Route::Build(plan.about().id.clone(), id));
    }
}
