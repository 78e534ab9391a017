//! Asking the room: a step handed out to be answered on own devices, and the answers brought in.
//!
//! What can be asked, what comes back and where it lands is decided by `sightline_workshop::room`.

mod bring;
mod heard;
mod page;
mod screen;
mod send;

pub use page::AnswersPage;
pub use screen::{Screened, on_screen};
pub use send::send_words;

use leptos::prelude::*;
use sightline_plan::model::RunState;
use sightline_text::room as text;
use sightline_workshop::room::{Ask, Question};

use self::{bring::Bring, heard::WhoAnswered, send::HandOut};
use super::room::Room;
use crate::{
    browser::device,
    ui::{Choose, Dialog, Icon, live},
};

/// What is asked, and what has come in. Copy it wherever it is needed.
#[derive(Clone, Copy)]
pub struct AskDesk {
    room: Room,
    open: RwSignal<bool>,
    /// The key of the stop.
    step: RwSignal<String>,
    /// The questions that are ticked; `None` for the usual ones.
    wanted: RwSignal<Option<Vec<String>>>,
    anonymous: RwSignal<bool>,
    with_private: RwSignal<bool>,
    report: RwSignal<Option<bring::Report>>,
}

impl AskDesk {
    /// The desk of a console.
    pub fn new(room: Room) -> Self {
        let anonymous = device::get(&names_key(room)).is_some_and(|kept| kept == "none");
        Self {
            room,
            open: RwSignal::new(false),
            step: RwSignal::new(String::new()),
            wanted: RwSignal::new(None),
            anonymous: RwSignal::new(anonymous),
            with_private: RwSignal::new(false),
            report: RwSignal::new(None),
        }
    }

    /// The desk of this page.
    pub fn here() -> Self {
        expect_context()
    }

    /// Opens it for a stop. What is private is asked anew.
    pub fn open_for(self, key: &str) {
        self.choose(key);
        self.report.set(None);
        self.open.set(true);
    }

    /// Brings in what stands in a text, and shows what became of it.
    pub fn open_with(self, text: &str) {
        self.choose(
            &bring::first_step(self.room, text).unwrap_or_else(|| self.room.at.get_untracked()),
        );
        self.open.set(true);
        bring::bring(self, text);
    }

    fn choose(self, key: &str) {
        self.step.set(key.to_owned());
        self.wanted.set(None);
        self.with_private.set(false);
    }

    fn name(self, anonymous: bool) {
        self.anonymous.set(anonymous);
        // Where it cannot be remembered, it holds until the page is left.
        let _ = device::set(&names_key(self.room), anonymous.then_some("none"));
    }

    /// The questions that the stop can put, with what is private only where that was ticked; followed.
    fn questions(self) -> Vec<Question> {
        let key = self.step.get();
        let questions = if self.with_private.get() {
            self.room.ask(|guide| guide.questions_of(&key))
        } else {
            self.room.ask_for_all(|guide| guide.questions_of(&key))
        };
        questions.unwrap_or_default()
    }

    /// The ids of those that are ticked.
    fn ticked(self) -> Vec<String> {
        let usual = || {
            let key = self.step.get();
            self.room.ask(|guide| guide.usual_questions(&key))
        };
        self.wanted.get().or_else(usual).unwrap_or_default()
    }

    /// What is handed out; `None` where there is nothing to ask.
    fn ask(self) -> Option<Ask> {
        let (key, ticked) = (self.step.get(), self.ticked());
        let anonymous = self.anonymous.get();
        if self.with_private.get() {
            self.room.ask(|guide| guide.ask(&key, &ticked, anonymous))?
        } else {
            self.room
                .ask_for_all(|guide| guide.ask(&key, &ticked, anonymous))?
        }
    }

    /// Whether something private belongs to what is asked.
    fn has_private(self) -> bool {
        let (key, ticked) = (self.step.get(), self.ticked());
        let whole = self.room.ask(|guide| guide.ask(&key, &ticked, true));
        let part = self
            .room
            .ask_for_all(|guide| guide.ask(&key, &ticked, true));
        whole.flatten() != part.flatten()
    }
}

/// Under which name the device remembers whether a run's answers come with names.
fn names_key(room: Room) -> String {
    format!("ask.{}", room.id())
}

/// How a stop is called.
fn stop_name(stop: &sightline_workshop::run::Stop) -> String {
    match &stop.item {
        Some(item) => format!("{}: {}", stop.step.title, item.label),
        None => stop.step.title.clone(),
    }
}

/// At a step that can be asked: the way to do so, and how many have answered.
#[component]
pub fn AskButton(key: String) -> impl IntoView {
    let desk = AskDesk::here();
    let room = desk.room;
    let stop = key.clone();
    let shown = Memo::new(move |_| {
        let can = !room.workspace.is_rehearsing()
            && room.ask(|guide| !guide.questions_of(&stop).is_empty()) == Some(true);
        let heard = room.ask(|guide| guide.heard(&stop).replies.len());
        can.then(|| heard.unwrap_or_default())
    });
    let key = StoredValue::new(key);
    live(move || {
        let heard = shown.get()?;
        let count = (heard > 0).then(|| text::count(heard));
        Some(
            view! {
                <div class="ask-room">
                    <button type="button" class="button" aria-haspopup="dialog"
                        on:click=move |_| key.with_value(|key| desk.open_for(key))>{Icon::Send} {text::ask()}</button>
                    <span class="hint" role="status">{count}</span>
                </div>
            }
            .into_any(),
        )
    })
}

/// Before the first session: what can be asked ahead of it.
#[component]
pub fn AskBefore() -> impl IntoView {
    let desk = AskDesk::here();
    let room = desk.room;
    let first = Memo::new(move |_| {
        let stops = room.ask(|guide| guide.askable().first().map(|stop| stop.key.clone()));
        stops.flatten().filter(|_| !room.workspace.is_rehearsing())
    });
    live(move || {
        let first = first.get()?;
        Some(
            view! {
                <section class="ask-before">
                    <h3>{text::before()}</h3>
                    <p>{text::before_lead()}</p>
                    <button type="button" class="button" aria-haspopup="dialog" on:click=move |_| desk.open_for(&first)>
                        {Icon::Send} {text::ask()}</button>
                </section>
            }
            .into_any(),
        )
    })
}

/// The dialog.
#[component]
pub fn AskDialog() -> impl IntoView {
    let desk = AskDesk::here();
    view! {
        <div class="ask-dialog">
            <Dialog open=desk.open title=Signal::derive(|| text::title().to_owned())>
                <p class="hint">{text::lead()}</p>
                <div class="ask-columns">
                    <div><What desk /> <HandOut desk /></div>
                    <div><Bring desk /> <WhoAnswered desk /></div>
                </div>
                <div class="actions">
                    <button type="button" class="button" on:click=move |_| desk.open.set(false)>{text::close()}</button>
                </div>
            </Dialog>
        </div>
    }
}

/// Which step, which of its questions, and whether with names.
#[component]
fn What(desk: AskDesk) -> impl IntoView {
    let room = desk.room;
    let stops = untrack(|| {
        room.ask(|guide| {
            let stops = guide.askable().into_iter();
            stops
                .map(|stop| (stop.key.clone(), stop_name(&stop)))
                .collect::<Vec<_>>()
        })
    });
    let choose = Callback::new(move |key: String| desk.choose(&key));
    let questions = Memo::new(move |_| {
        let questions = desk.questions().into_iter();
        questions
            .map(|question| (question.id, question.label))
            .collect::<Vec<_>>()
    });
    let ticks = live(move || {
        let questions = questions.get();
        if questions.len() < 2 {
            return None;
        }
        let ticks = questions.into_iter().map(|(id, label)| {
            let name = id.clone();
            let is_on = live(move || desk.ticked().contains(&name));
            let change = move |event| {
                let mut wanted = untrack(|| desk.ticked());
                wanted.retain(|known| *known != id);
                if event_target_checked(&event) {
                    wanted.push(id.clone());
                }
                desk.wanted.set(Some(wanted));
            };
            view! { <label class="ask-tick"><input type="checkbox" prop:checked=is_on on:change=change /> <span>{label}</span></label> }
                .into_any()
        });
        Some(
            view! { <fieldset class="ask-ticks"><legend>{text::what()}</legend> {ticks.collect_view()}</fieldset> }.into_any(),
        )
    });
    let name = move |anonymous: bool, words: &'static str| {
        let is_on = live(move || desk.anonymous.get() == anonymous);
        view! {
            <label><input type="radio" name="ask-names" prop:checked=is_on on:change=move |_| desk.name(anonymous) />
                <span>{words}</span></label>
        }
        .into_any()
    };
    let has_private = Memo::new(move |_| desk.has_private());
    let private = live(move || {
        has_private.get().then(|| {
            let is_on = live(move || desk.with_private.get());
            view! {
                <div>
                    <label class="ask-tick"><input type="checkbox" aria-describedby="ask-private" prop:checked=is_on
                        on:change=move |event| desk.with_private.set(event_target_checked(&event)) /> <span>{text::private()}</span></label>
                    <p class="hint" id="ask-private">{text::private_means()}</p>
                </div>
            }
            .into_any()
        })
    });
    view! {
        <div class="ask-what">
            <Choose id="ask-step" label=text::step() options=stops.unwrap_or_default() value=desk.step choose />
            {ticks}
            <fieldset class="ask-ticks">
                <legend>{text::names()}</legend>
                <div class="segments">
                    {name(false, text::named())}
                    {name(true, text::anonymous())}
                </div>
            </fieldset>
            {private}
        </div>
    }
}

/// Whether the run stands at this stop, and is going on.
fn is_at(room: Room, key: &str) -> bool {
    let open = room.run().is_some_and(|run| run.state == RunState::Open);
    open && room.at.with(|at| at == key)
}
