//! Checking a list of goals: pasted, dropped or chosen as a file, read and judged as a table, and taken over by
//! ticking.

mod line;
mod table;

use std::{collections::BTreeMap, sync::Arc, time::Duration};

use leptos::{ev, leptos_dom::helpers::TimeoutHandle, prelude::*, task::spawn_local};
use sightline_coach as coach;
use sightline_exchange::checklist::{self, Candidate, Standing};
use sightline_plan::Level;
use sightline_text::check as text;

use self::table::Table;
use crate::{
    browser::{
        clock, device,
        files::{self, FileError},
        random,
    },
    pages::goal::level_name,
    route::Route,
    state::{Navigation, Workspace},
    ui::{Choose, CoachReads, Icon, Page, live},
};

/// The list is read after a pause of this length.
const PAUSE: Duration = Duration::from_millis(250);

/// Longer files are no list that a person wrote.
const MOST_BYTES: f64 = 2_000_000.0;

/// The device setting that keeps a list which is not taken over yet.
const KEPT: &str = "check-list";

/// So much of a list is kept on the device.
const KEPT_BYTES: usize = 100_000;

/// The list that is being checked. Copy it wherever it is needed.
#[derive(Clone, Copy)]
pub struct Check {
    workspace: Workspace,
    text: RwSignal<String>,
    /// What was typed at the last pause.
    settled: RwSignal<String>,
    pause: StoredValue<Option<TimeoutHandle>>,
    /// The lines, read and judged.
    lines: Memo<Arc<Vec<Candidate>>>,
    /// What a person ticked or unticked.
    ticks: RwSignal<BTreeMap<usize, bool>>,
    wrong: RwSignal<Option<String>>,
}

impl Check {
    fn new(workspace: Workspace) -> Self {
        let kept = device::get(KEPT).unwrap_or_default();
        let settled = RwSignal::new(kept.clone());
        let lines = Memo::new_with_compare(
            move |_| {
                let lines = workspace.plan().map(|plan| {
                    let context = coach::context(&plan, clock::today());
                    settled.with(|text| checklist::read(text, &plan, &context))
                });
                Arc::new(lines.unwrap_or_default())
            },
            |old, new| old != new,
        );
        Self {
            workspace,
            text: RwSignal::new(kept),
            settled,
            pause: StoredValue::new(None),
            lines,
            ticks: RwSignal::new(BTreeMap::new()),
            wrong: RwSignal::new(None),
        }
    }

    /// Takes what was typed; it is read at a pause.
    fn type_list(self, text: String) {
        self.text.set(text);
        self.stop();
        let handle = set_timeout_with_handle(move || self.settle(), PAUSE);
        self.pause.set_value(handle.ok());
    }

    /// Takes a whole list at once.
    fn take(self, text: String) {
        self.wrong.try_set(None);
        if self.text.try_set(text).is_none() {
            self.settle();
        }
    }

    fn settle(self) {
        self.stop();
        let Some(text) = self.text.try_get_untracked() else {
            return;
        };
        let keep = !text.trim().is_empty() && text.len() <= KEPT_BYTES;
        // A device that remembers nothing loses the list when the page goes, and nothing else.
        let _ = device::set(KEPT, keep.then_some(text.as_str()));
        self.ticks.set(BTreeMap::new());
        self.settled.set(text);
    }

    fn stop(self) {
        if let Some(handle) = self.pause.try_update_value(Option::take).flatten() {
            handle.clear();
        }
    }

    /// Whether a line is ticked: those that say something new are, until a person says otherwise.
    pub fn is_ticked(self, at: usize) -> bool {
        let own = self.ticks.with(|ticks| ticks.get(&at).copied());
        own.unwrap_or_else(|| self.lines.with(|lines| is_new(lines, at)))
    }

    /// Ticks or unticks a line.
    pub fn tick(self, at: usize, ticked: bool) {
        self.ticks.update(|ticks| {
            ticks.insert(at, ticked);
        });
    }

    /// Ticks the lines that say something and answer to `wanted`, and no others.
    pub fn tick_those(self, wanted: impl Fn(&Candidate) -> bool) {
        let ticks = self.lines.with_untracked(|lines| {
            let ticked = |line: &Candidate| line.standing != Standing::Empty && wanted(line);
            lines.iter().map(ticked).enumerate().collect()
        });
        self.ticks.set(ticks);
    }

    /// How many lines are ticked.
    fn count(self) -> usize {
        let all = self.lines.with(|lines| lines.len());
        (0..all).filter(|at| self.is_ticked(*at)).count()
    }

    /// Takes the ticked lines over, as one step, and goes to where they are.
    fn adopt(self, level: Level, navigation: Navigation) {
        self.settle_untouched();
        let Some(plan) = self.workspace.plan_now() else {
            return;
        };
        let (edit, made) = untrack(|| {
            let ticked = |at| self.is_ticked(at);
            self.lines
                .with(|lines| checklist::adopt(&plan, lines, ticked, level, random::bits))
        });
        if made.is_empty() || !self.workspace.attempt(edit, None) {
            return;
        }
        let _ = device::set(KEPT, None);
        self.text.set(String::new());
        self.workspace
            .notices()
            .say_undoable(text::done(made.len()));
        navigation.go(&Route::Plan(plan.about().id.clone()));
    }

    /// Reads what was typed since the last pause; what is ticked stays so where nothing was.
    fn settle_untouched(self) {
        if self.text.get_untracked() != self.settled.get_untracked() {
            self.settle();
        }
    }
}

fn is_new(lines: &[Candidate], at: usize) -> bool {
    lines
        .get(at)
        .is_some_and(|line| line.standing == Standing::New)
}

/// The page.
#[component]
pub fn CheckPage() -> impl IntoView {
    let workspace = Workspace::here();
    let navigation = expect_context::<Navigation>();
    let check = Check::new(workspace);
    provide_context(check);
    on_cleanup(move || check.stop());
    let is_personal = navigation.route().is_personal();
    let has_goals = workspace
        .plan_now()
        .is_some_and(|plan| !plan.tables().goals.is_empty());
    let level = RwSignal::new(match (is_personal, has_goals) {
        (true, _) => Level::Person,
        (false, true) => Level::Team,
        (false, false) => Level::Company,
    });
    let has_lines = Memo::new(move |_| check.lines.with(|lines| !lines.is_empty()));
    let back = workspace.plan_now().filter(|_| !is_personal).map(|plan| {
        let about = plan.about();
        view! {
            <a class="back" href=Route::Plan(about.id.clone()).href()>{Icon::Back} {text::back_to(&about.name)}</a>
        }
        .into_any()
    });
    let result = live(move || {
        has_lines
            .get()
            .then(|| view! { <Table /> <Adopt level /> }.into_any())
    });
    view! {
        <div class="wide check">
            {back}
            <Page title=text::title()>
                <p class="lead">{text::lead()}</p>
                <CoachReads />
            </Page>
            <Paste />
            {result}
        </div>
    }
}

/// The field for the list, and the ways to bring a file.
#[component]
fn Paste() -> impl IntoView {
    let check = expect_context::<Check>();
    let over = RwSignal::new(false);
    let take_file = move |file: Option<web_sys::File>| {
        let Some(file) = file else { return };
        spawn_local(async move {
            match files::read_text(&file, MOST_BYTES).await {
                Ok(text) => check.take(text),
                Err(error) => {
                    check.wrong.try_set(Some(file_error(&error)));
                }
            }
        });
    };
    let files_in = |event: &ev::DragEvent| {
        let data = event.data_transfer();
        data.is_some_and(|data| data.types().includes(&"Files".into(), 0))
    };
    let hover = move |event: ev::DragEvent| {
        if files_in(&event) {
            event.prevent_default();
            over.set(true);
        }
    };
    let drop = move |event: ev::DragEvent| {
        over.set(false);
        let files = event.data_transfer().and_then(|data| data.files());
        if let Some(file) = files.and_then(|files| files.get(0)) {
            event.prevent_default();
            take_file(Some(file));
        }
    };
    let choose = move |event: ev::Event| {
        let input = event_target::<web_sys::HtmlInputElement>(&event);
        take_file(input.files().and_then(|files| files.get(0)));
        // The same file can be chosen once more after it was changed.
        input.set_value("");
    };
    view! {
        <div class="check-paste" data-over=move || over.get().then_some("")
            on:dragover=hover on:dragleave=move |_| over.set(false) on:drop=drop>
            <label for="check-text">{text::label()}</label>
            <textarea id="check-text" rows="6" autocomplete="off" spellcheck="true" aria-describedby="check-hint"
                placeholder=text::placeholder() prop:value=check.text
                on:input=move |event| check.type_list(event_target_value(&event))></textarea>
            <div class="check-file">
                <input id="check-file" class="visually-hidden" type="file" accept=".txt,.csv,.tsv,.md,text/plain,text/csv"
                    on:change=choose />
                <label class="button" for="check-file">{Icon::Import} {text::choose()}</label>
                <p class="hint" id="check-hint">{text::hint()}</p>
            </div>
            <p class="field-error" role="alert">{live(move || check.wrong.get())}</p>
        </div>
    }
}

/// On which level the ticked lines are taken over, and the button that does it.
#[component]
fn Adopt(level: RwSignal<Level>) -> impl IntoView {
    let check = expect_context::<Check>();
    let navigation = expect_context::<Navigation>();
    let levels = Level::ALL.iter();
    let levels = levels.map(|it| (it.word().to_owned(), level_name(*it).to_owned()));
    let words = live(move || match check.count() {
        0 => text::nothing().to_owned(),
        count => text::adopt(count),
    });
    let idle = live(move || check.count() == 0 || check.workspace.read_only());
    view! {
        <div class="check-adopt">
            <Choose id="check-level" label=text::level() options=levels.collect()
                value=Signal::derive(move || level.get().word().to_owned())
                choose=Callback::new(move |word: String| {
                    if let Some(chosen) = Level::from_word(&word) {
                        level.set(chosen);
                    }
                }) />
            <button type="button" class="button primary" disabled=idle
                on:click=move |_| check.adopt(level.get_untracked(), navigation)>{words}</button>
        </div>
    }
}

fn file_error(error: &FileError) -> String {
    match error {
        FileError::TooLarge { .. } => text::too_large(MOST_BYTES / 1_000_000.0),
        FileError::NotText => text::not_text().to_owned(),
        FileError::Unreadable(_) => text::unreadable().to_owned(),
    }
}
