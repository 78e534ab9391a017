//! The steps there are to choose from: those of every workshop that comes with the app, and of one's own.

use std::sync::Arc;

use leptos::{prelude::*, task::spawn_local};
use sightline_plan::people::fold;
use sightline_text::{build as text, run::notes as note_words};
use sightline_workshop::{Workshop, definition::Step};

use super::{super::shelf, Building, words};
use crate::{
    state::Workspace,
    ui::{Icon, focus, live},
};

/// So many steps are shown at most where a single workshop is not chosen.
const SHOWN: usize = 12;

/// The workshops, as far as they have come.
#[derive(Clone, Copy)]
pub struct Library {
    all: RwSignal<Vec<Arc<Workshop>>>,
    /// Whether all have come, or could not.
    state: RwSignal<State>,
}

#[derive(Clone, Copy, PartialEq)]
enum State {
    Coming,
    Here,
    Missing,
}

impl Library {
    /// Fetches the workshops one after the other.
    pub fn fetch(workspace: Workspace) -> Self {
        let own = workspace.plan_now().map(|plan| shelf::own(&plan));
        let own = own.unwrap_or_default().into_iter().map(Arc::new).collect();
        let library = Self {
            all: RwSignal::new(own),
            state: RwSignal::new(State::Coming),
        };
        spawn_local(async move {
            let Some(index) = shelf::index().await else {
                library.state.try_set(State::Missing);
                return;
            };
            let mut shipped = Vec::new();
            for listed in index {
                shipped.extend(shelf::shipped(&listed.id).await);
                // The page is gone.
                if library.state.try_get_untracked().is_none() {
                    return;
                }
            }
            let is_whole = !shipped.is_empty();
            let _ = library.all.try_update(|all| all.extend(shipped));
            library.state.try_set(match is_whole {
                true => State::Here,
                false => State::Missing,
            });
        });
        library
    }

    /// A workshop by its id.
    pub fn find(self, id: &str) -> Option<Arc<Workshop>> {
        self.all.with_untracked(|all| {
            let mut all = all.iter();
            all.find(|workshop| workshop.id == id).cloned()
        })
    }
}

/// Finding steps, looking at them, and taking them in.
#[component]
pub fn PickSteps() -> impl IntoView {
    let building = Building::here();
    let library = expect_context::<Library>();
    let typed = RwSignal::new(String::new());
    let chosen = RwSignal::new(String::new());
    let own = building.id.get_value();
    let others = Memo::new(move |_| {
        let own = &own;
        library.all.with(|all| {
            let all = all.iter().filter(|workshop| workshop.id != *own);
            let all = all.filter(|workshop| workshop.steps().next().is_some());
            all.cloned().collect::<Vec<_>>()
        })
    });
    let options = live(move || {
        let options = others.get().into_iter().map(|workshop| {
            view! { <option value=workshop.id.clone()>{workshop.title.clone()}</option> }.into_any()
        });
        options.collect::<Vec<_>>()
    });
    let found = Memo::new(move |_| {
        let words = typed.with(|typed| fold(typed));
        let chosen = chosen.get();
        let mut found = Vec::new();
        for workshop in others.get() {
            if !chosen.is_empty() && workshop.id != chosen {
                continue;
            }
            for (_, step) in workshop.steps() {
                if fits(&workshop, step, &words) {
                    found.push((Arc::clone(&workshop), step.id.clone()));
                }
            }
        }
        // What is called so comes first.
        found.sort_by_key(|(workshop, id)| {
            let step = workshop.step(id);
            !step.is_some_and(|step| fold(&step.title).contains(words.trim()))
        });
        found
    });
    let listed = live(move || {
        let whole = !chosen.with(String::is_empty);
        let mut found = found.get();
        let count = found.len();
        if !whole {
            found.truncate(SHOWN);
        }
        let words = if count > found.len() {
            text::found_more(count, found.len())
        } else {
            text::found(count)
        };
        let rows = found.into_iter().filter_map(|(workshop, id)| {
            let step = workshop.step(&id)?.clone();
            Some(offered(building, workshop, step))
        });
        let rows = rows.collect_view();
        view! { <p class="build-found" role="status">{words}</p> <ul class="build-offers">{rows}</ul> }.into_any()
    });
    let state = live(move || match library.state.get() {
        State::Coming => Some(view! { <p role="status">{text::fetching()}</p> }.into_any()),
        State::Missing => Some(view! { <p role="alert">{text::failed()}</p> }.into_any()),
        State::Here => None,
    });
    let whole = live(move || {
        let id = chosen.get();
        (!id.is_empty()).then(|| {
            let all = move |_| {
                let Some(workshop) = library.find(&id) else {
                    return;
                };
                if building.change(None, |draft| draft.add_whole(&workshop)) {
                    let notices = building.workspace.notices();
                    notices.say_undoable(text::added_all(&workshop.title));
                }
            };
            view! {
                <button type="button" class="button" disabled=live(move || building.is_locked()) on:click=all>
                    {Icon::Add} {text::add_all()}</button>
            }
            .into_any()
        })
    });
    view! {
        <section class="build-pick" aria-labelledby="build-add">
            <h2 id="build-add" tabindex="-1">{text::add_title()}</h2>
            <form class="workshop-search" role="search" on:submit=|event| event.prevent_default()>
                <div class="field workshop-words">
                    <label for="build-words">{text::words()}</label>
                    <input id="build-words" type="search" autocomplete="off" placeholder=text::words_hint() prop:value=typed
                        on:input=move |event| typed.set(event_target_value(&event)) />
                </div>
                <div class="field">
                    <label for="build-of">{text::of_workshop()}</label>
                    <select id="build-of" on:change=move |event| chosen.set(event_target_value(&event))>
                        <option value="">{text::any_workshop()}</option>
                        {options}
                    </select>
                </div>
            </form>
            {whole}
            {state}
            {listed}
        </section>
    }
}

fn fits(workshop: &Workshop, step: &Step, words: &str) -> bool {
    if words.trim().is_empty() {
        return true;
    }
    let labels: Vec<&str> = step.inputs.iter().map(|input| &*input.label).collect();
    let all = [&workshop.title, &step.title, &step.ask, &labels.join(" ")];
    let all = all.map(String::as_str).join(" ");
    let all = fold(&format!("{all} {}", words::written(step)));
    words.split_whitespace().all(|word| all.contains(word))
}

/// A step that can be taken in.
fn offered(building: Building, workshop: Arc<Workshop>, step: Step) -> AnyView {
    let facts = [
        text::from(&workshop.title),
        text::minutes(step.minutes as usize),
        words::written(&step),
    ];
    let name = text::add_of(&step.title, &workshop.title);
    let (title, id) = (step.title.clone(), step.id.clone());
    let add = move |_| {
        let done = building.change(None, |draft| {
            let last = draft.workshop.sessions.len().saturating_sub(1);
            draft.add(&workshop, &id, last);
        });
        if done {
            let notices = building.workspace.notices();
            notices.say_undoable(text::added(&title));
        }
    };
    view! {
        <li class="build-offer">
            <div>
                <h3>{step.title.clone()}</h3>
                <p class="build-facts">{facts.join(" · ")}</p>
                <details>
                    <summary>{text::look()} <span class="visually-hidden">": " {step.title.clone()}</span></summary>
                    {inside(&step)}
                </details>
            </div>
            <button type="button" class="button" aria-label=name disabled=live(move || building.is_locked()) on:click=add>
                {Icon::Add} {text::add()}</button>
        </li>
    }
    .into_any()
}

/// A step as its facilitator meets it: the question, what is asked for, and the notes.
pub fn inside(step: &Step) -> AnyView {
    let lines = |title: &'static str, lines: Vec<String>| {
        (!lines.is_empty()).then(|| {
            let lines = lines.into_iter();
            let lines = lines
                .map(|line| view! { <li>{line}</li> }.into_any())
                .collect_view();
            view! { <h4>{title}</h4> <ul class="points-list">{lines}</ul> }.into_any()
        })
    };
    let inputs = step
        .inputs
        .iter()
        .map(|input| input.label.clone())
        .collect();
    let ask = (!step.ask.is_empty())
        .then(|| view! { <p class="build-ask">{step.ask.clone()}</p> }.into_any());
    view! {
        <div class="build-inside">
            {ask}
            {lines(text::inputs(), inputs)}
            {lines(note_words::say(), step.notes.say.clone())}
            {lines(note_words::act(), step.notes.act.clone())}
            {lines(note_words::watch(), step.notes.watch.clone())}
        </div>
    }
    .into_any()
}

/// Takes in the step that another builds on, right before it.
pub fn bring(building: Building, library: Library, from: &str, step: &str, before: &str) {
    let Some(workshop) = library.find(from) else {
        building
            .workspace
            .notices()
            .say(text::could_not().to_owned());
        return;
    };
    building.change(None, |draft| {
        let last = draft.workshop.sessions.len().saturating_sub(1);
        if let Some(id) = draft.add(&workshop, step, last) {
            draft.put_before(&id, before);
        }
    });
    focus::soon("build-all");
}
