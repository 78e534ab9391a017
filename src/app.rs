//! The shell around every page.

use leptos::{ev, prelude::*, task::spawn_local};
use sightline_text::{app, common};

use crate::{
    browser::storage::{SaveState, Storage},
    pages::Pages,
    route::Route,
    state::{Appearance, Navigation, Notices, Theme, Workspace},
    ui::{Icon, Mark, focus, live},
};

mod banner;
mod toast;

use banner::Banner;
use toast::Toast;

/// Sightline.
#[component]
pub fn App() -> impl IntoView {
    let notices = Notices::new();
    provide_context(Theme::restore());
    provide_context(Navigation::follow_address());
    let (save, set_save) = signal(SaveState::Saved);
    let workspace = RwSignal::new(None::<Workspace>);
    let owner = Owner::current();
    spawn_local(async move {
        let storage = Storage::open(move |state| set_save.set(state)).await;
        let ready = move || workspace.set(Some(Workspace::new(storage, save, notices)));
        match owner {
            Some(owner) => owner.with(ready),
            None => ready(),
        }
    });
    live(move || match workspace.get() {
        Some(workspace) => {
            provide_context(workspace);
            view! { <Shell /> }.into_any()
        }
        None => view! { <p class="opening" role="status">{app::loading()}</p> }.into_any(),
    })
}

#[component]
fn Shell() -> impl IntoView {
    let workspace = Workspace::here();
    let skip = move |_| focus::move_to("main");
    let keys = window_event_listener(ev::keydown, move |event| {
        let undo_key = (event.ctrl_key() || event.meta_key())
            && !event.alt_key()
            && event.key().eq_ignore_ascii_case("z");
        // Inside a field the browser's own undo of typing comes first.
        if undo_key && !is_typing() {
            event.prevent_default();
            if event.shift_key() {
                workspace.redo()
            } else {
                workspace.undo()
            }
        }
    });
    // A file that is dropped beside the place for it must not replace the app.
    let over = window_event_listener(ev::dragover, keep_files_out);
    let dropped = window_event_listener(ev::drop, keep_files_out);
    let leaving = window_event_listener(ev::pagehide, move |_| workspace.leave());
    let back = window_event_listener(ev::pageshow, move |_| workspace.stay());
    on_cleanup(move || {
        keys.remove();
        over.remove();
        dropped.remove();
        leaving.remove();
        back.remove();
    });
    view! {
        <button type="button" class="skip" on:click=skip>{app::skip()}</button>
        <Header />
        <Banner />
        <main id="main" tabindex="-1">
            <Pages />
        </main>
        <Toast />
    }
}

#[component]
fn Header() -> impl IntoView {
    let workspace = Workspace::here();
    let navigation = expect_context::<Navigation>();
    let within_plan = move || {
        let about = workspace.plan()?.about().clone();
        navigation.is_about(&about.id).then_some(about)
    };
    let plan = live(move || {
        within_plan().map(|about| {
            let here = matches!(navigation.route(), Route::Plan(_)).then_some("page");
            view! {
                <a class="bar-plan" href=Route::Plan(about.id.clone()).href() aria-current=here>
                    {about.name.clone()}
                </a>
            }
            .into_any()
        })
    });
    let changes = live(move || {
        within_plan().map(|_| {
            view! {
                <div class="bar-changes" role="group">
                    <button type="button" class="bar-button" disabled=move || !workspace.can_undo()
                        on:click=move |_| workspace.undo()>
                        {Icon::Undo} <span>{common::undo()}</span>
                    </button>
                    <button type="button" class="bar-button" disabled=move || !workspace.can_redo()
                        on:click=move |_| workspace.redo()>
                        {Icon::Redo} <span>{common::redo()}</span>
                    </button>
                </div>
                <SaveLine />
            }
            .into_any()
        })
    });
    let on_device = live(move || (navigation.route() == Route::Device).then_some("page"));
    view! {
        <header class="bar">
            <a class="word" href=Route::Start.href() aria-label=app::home()><Mark /> <span>{app::name()}</span></a>
            {plan}
            <span class="grow"></span>
            {changes}
            <Looks />
            <a class="bar-button" href=Route::Device.href() aria-current=on_device>
                {Icon::Device} <span>{app::menu_device()}</span>
            </a>
        </header>
    }
}

/// Whether the latest change is safe. Not a live region: it changes with every word that is typed.
#[component]
fn SaveLine() -> impl IntoView {
    let workspace = Workspace::here();
    let words = live(move || match workspace.save_state() {
        SaveState::Saving => app::save::saving(),
        SaveState::Saved => app::save::saved(),
        SaveState::LocalOnly(_) | SaveState::DatabaseOnly(_) => app::save::one_copy(),
        SaveState::MemoryOnly { .. } => app::save::memory_only(),
    });
    let state = live(move || match workspace.save_state() {
        SaveState::Saving => "saving",
        SaveState::Saved => "saved",
        SaveState::LocalOnly(_) | SaveState::DatabaseOnly(_) => "warn",
        SaveState::MemoryOnly { .. } => "bad",
    });
    view! { <span class="saved" data-state=state><span>{words}</span></span> }
}

#[component]
fn Looks() -> impl IntoView {
    let theme = expect_context::<Theme>();
    let choose = move |event: ev::Event| {
        if let Some(choice) = Appearance::from_word(&event_target_value(&event)) {
            theme.set(choice);
        }
    };
    let options = Appearance::ALL
        .map(|choice| {
            let name = match choice {
                Appearance::System => app::theme::system(),
                Appearance::Light => app::theme::light(),
                Appearance::Dark => app::theme::dark(),
            };
            view! { <option value=choice.word() selected=move || theme.get() == choice>{name}</option> }.into_any()
        })
        .collect_view();
    view! {
        <label class="looks">
            {Icon::Theme}
            <span class="visually-hidden">{app::theme::label()}</span>
            <select on:change=choose>{options}</select>
        </label>
    }
}

/// Keeps the browser from opening a file that is dragged over the page. Text may be dropped into fields.
fn keep_files_out(event: ev::DragEvent) {
    let data = event.data_transfer();
    if data.is_some_and(|data| data.types().includes(&"Files".into(), 0)) {
        event.prevent_default();
    }
}

/// Whether focus is in a field that has an undo of its own.
fn is_typing() -> bool {
    let Some(element) = document().active_element() else {
        return false;
    };
    matches!(element.tag_name().as_str(), "INPUT" | "TEXTAREA" | "SELECT")
}
