//! The shell around every page.

use leptos::{children::ViewFn, ev, prelude::*, task::spawn_local};
use sightline_text::{app, palette};

use crate::{
    browser::{
        launch, offline, platform,
        storage::{SaveState, Storage},
    },
    pages::Pages,
    parts,
    route::Route,
    state::{
        Appearance, Commands, Inbox, Incoming, Navigation, Notices, Overlay, Overlays, Theme,
        Workspace,
    },
    ui::{Icon, Mark, focus, live},
};

mod banner;
mod early;
mod keys;
mod newer;
mod plan_bar;
mod toast;

use banner::Banner;
use newer::Newer;
pub(crate) use plan_bar::PlanBar;
use toast::Toast;

/// Sightline.
#[component]
pub fn App(
    /// Whether the words of the person's language could not be had, so that they are English.
    language_missing: bool,
) -> impl IntoView {
    let notices = Notices::new();
    if language_missing {
        notices.say(app::language::missing());
    }
    provide_context(Commands::restore());
    provide_context(Overlays::new());
    let inbox = Inbox::new();
    provide_context(inbox);
    provide_context(Theme::restore());
    provide_context(Navigation::follow_address(inbox));
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
            early::take_away();
            view! { <Shell /> }.into_any()
        }
        None => {
            let class = if early::is_shown() {
                "visually-hidden"
            } else {
                "opening"
            };
            view! { <p class=class role="status">{app::loading()}</p> }.into_any()
        }
    })
}

#[component]
fn Shell() -> impl IntoView {
    let skip = move |_| focus::move_to("main");
    // A file that is dropped beside the place for it must not replace the app.
    let over = window_event_listener(ev::dragover, keep_files_out);
    let dropped = window_event_listener(ev::drop, keep_files_out);
    on_cleanup(move || {
        over.remove();
        dropped.remove();
    });
    keys::listen();
    let inbox = expect_context::<Inbox>();
    let navigation = expect_context::<Navigation>();
    launch::files(move |file| {
        inbox.put(Incoming::File(file));
        navigation.go_anew(&Route::Import);
    });
    offline::begin();
    view! {
        <button type="button" class="skip" on:click=skip>{app::skip()}</button>
        <Header />
        <Banner />
        <Newer />
        <main id="main" tabindex="-1">
            <Pages />
        </main>
        <Toast />
        <OverlayPlace />
    }
}

/// Where the palette and its kin come when one is first asked for.
#[component]
fn OverlayPlace() -> impl IntoView {
    let workspace = Workspace::here();
    let overlays = Overlays::here();
    let dialogs = RwSignal::new(None::<ViewFn>);
    Effect::new(move |_| {
        if overlays.get().is_none() || dialogs.with_untracked(Option::is_some) {
            return;
        }
        spawn_local(async move {
            match parts::overlays().await {
                Ok(view) => dialogs.set(Some(view)),
                Err(_) => {
                    overlays.close();
                    workspace.notices().say(app::part::notice());
                }
            }
        });
    });
    live(move || dialogs.get().map(|view| view.run()))
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
    // Fetched with the first plan, and there from then on: it also watches over what is not stored yet.
    let plan_bar = RwSignal::new(None::<ViewFn>);
    Effect::new(move |_| {
        let wanted = navigation.route().is_personal() || navigation.route().plan().is_some();
        if wanted && plan_bar.with_untracked(Option::is_none) {
            spawn_local(async move {
                // Opening the plan needs the same part, and says so where it cannot be had.
                if let Ok(bar) = parts::plan_bar().await {
                    plan_bar.set(Some(bar));
                }
            });
        }
    });
    let changes = live(move || plan_bar.get().map(|bar| bar.run()));
    let on_device = live(move || (navigation.route() == Route::Device).then_some("page"));
    view! {
        <header class="bar">
            <a class="word" href=Route::Start.href() aria-label=app::home()><Mark /> <span>{app::name()}</span></a>
            {plan}
            <span class="grow"></span>
            <FindButton />
            {changes}
            <Looks />
            <a class="bar-button" href=Route::Device.href() aria-current=on_device>
                {Icon::Device} <span>{app::menu_device()}</span>
            </a>
        </header>
    }
}

/// The way to the palette for those who do not know its keys.
#[component]
fn FindButton() -> impl IntoView {
    let overlays = Overlays::here();
    let keys = if platform::is_apple() {
        palette::keys_mac()
    } else {
        palette::keys()
    };
    view! {
        <button type="button" class="bar-button bar-find" aria-haspopup="dialog"
            on:click=move |_| overlays.open(Overlay::Palette)>
            {Icon::Search} <span>{palette::open()}</span> <kbd aria-hidden="true">{keys}</kbd>
        </button>
    }
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
                Appearance::Projector => app::theme::projector(),
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
