//! The form for a new note and for changing one.

use std::sync::Arc;

use leptos::{ev, prelude::*};
use sightline_plan::{
    Edit, Goal, Id, Plan,
    codec::parse_date,
    model::{Person, Recognition, RecognitionKind},
    people::fold,
    recognition::is_confidential,
};
use sightline_text::recognition::{form as text, list};

use super::{Log, words};
use crate::{
    browser::{clock, device, random},
    pages::goal::{goal_called, goals_found, metric_name},
    ui::{Choice, Choose, focus, live},
};

/// What is being written.
#[derive(Clone, Copy)]
struct Draft {
    log: Log,
    /// The note that is being changed; a new one has none.
    of: StoredValue<Option<Id<Recognition>>>,
    words: RwSignal<String>,
    kind: RwSignal<RecognitionKind>,
    person: RwSignal<Option<Id<Person>>>,
    goal: RwSignal<Option<Id<Goal>>>,
    metric: RwSignal<String>,
    by: RwSignal<Option<Id<Person>>>,
    day: RwSignal<String>,
    private: RwSignal<bool>,
    /// Whether somebody has said whether it is private.
    said: RwSignal<bool>,
    missing: RwSignal<bool>,
}

impl Draft {
    fn of(log: Log, id: Option<&Id<Recognition>>) -> Self {
        let known = id.and_then(|id| untrack(|| log.note(id)));
        let fixed = log.fixed.get_value();
        let note = known.as_deref().cloned().unwrap_or_else(|| Recognition {
            kind: fixed.kind,
            person: fixed.person,
            goal: fixed.goal,
            on: Some(clock::today()),
            ..Recognition::default()
        });
        let draft = Self {
            log,
            of: StoredValue::new(id.cloned()),
            words: RwSignal::new(note.text),
            kind: RwSignal::new(note.kind),
            person: RwSignal::new(note.person),
            goal: RwSignal::new(note.goal),
            metric: RwSignal::new(note.metric),
            by: RwSignal::new(note.by),
            day: RwSignal::new(note.on.map(|on| on.to_string()).unwrap_or_default()),
            private: RwSignal::new(note.private),
            said: RwSignal::new(id.is_some()),
            missing: RwSignal::new(false),
        };
        // What was half written before a reload is there again.
        if id.is_none()
            && let Some(words) = draft.key().and_then(|key| device::get(&key))
        {
            draft.words.set(words);
        }
        draft
    }

    fn is_new(self) -> bool {
        self.of.with_value(Option::is_none)
    }

    /// Where the device keeps words that are not a note yet.
    fn key(self) -> Option<String> {
        let plan = self.log.workspace.plan_now()?;
        let fixed = self.log.fixed.get_value();
        let about = match (fixed.goal, fixed.person) {
            (Some(goal), _) => format!("goal:{goal}"),
            (None, Some(person)) => format!("person:{person}"),
            (None, None) => "all".to_owned(),
        };
        Some(format!("note:{}:{about}", plan.about().id))
    }

    fn keep(self) {
        if self.is_new()
            && let Some(key) = self.key()
        {
            let words = self.words.get_untracked();
            let words = Some(&*words).filter(|words| !words.is_empty());
            // Where the device cannot keep them, they are still in the field.
            let _ = device::set(&key, words);
        }
    }

    fn choose_kind(self, word: &str) {
        if let Some(kind) = RecognitionKind::from_word(word) {
            self.kind.set(kind);
            if !self.said.get_untracked() {
                self.private.set(is_confidential(kind));
            }
        }
    }

    /// Another goal has other metrics.
    fn choose_goal(self, goal: Option<Id<Goal>>) {
        if self.goal.get_untracked() != goal {
            self.metric.set(String::new());
            self.goal.set(goal);
        }
    }

    fn save(self, words_id: &str) {
        let written = self.words.get_untracked().trim().to_owned();
        if written.is_empty() {
            self.missing.set(true);
            return focus::move_to(words_id);
        }
        let known = self
            .of
            .get_value()
            .and_then(|id| untrack(|| self.log.note(&id)));
        let known = known.as_deref().cloned().unwrap_or_else(|| Recognition {
            id: Id::from_bits(random::bits()),
            ..Recognition::default()
        });
        let goal = self.goal.get_untracked();
        let metric = self.metric.get_untracked();
        let note = Recognition {
            kind: self.kind.get_untracked(),
            person: self.person.get_untracked(),
            by: self.by.get_untracked(),
            metric: goal.as_ref().map(|_| metric).unwrap_or_default(),
            goal,
            on: parse_date(&self.day.get_untracked()),
            text: written,
            private: self.private.get_untracked(),
            ..known
        };
        let workspace = self.log.workspace;
        if !workspace.attempt(Edit::Put(note.into()), None) {
            return;
        }
        if !self.is_new() {
            workspace.notices().say_undoable(list::saved());
            return self.log.close();
        }
        workspace.notices().say_undoable(list::added());
        self.words.set(String::new());
        self.metric.set(String::new());
        self.said.set(false);
        self.private.set(is_confidential(self.kind.get_untracked()));
        self.log.story.set(None);
        self.keep();
    }
}

/// The form. Of a new note it stays for the next one.
#[component]
pub fn NoteForm(of: Option<Id<Recognition>>) -> impl IntoView {
    let log = Log::here();
    let draft = Draft::of(log, of.as_ref());
    let name = if draft.is_new() {
        "note"
    } else {
        "note-change"
    };
    let id = move |field: &str| format!("{name}-{field}");
    let words_id = StoredValue::new(id("words"));
    if draft.is_new() {
        // Whoever asks for a story beside a number is led to the words.
        Effect::new(move |_| {
            if let Some(metric) = log.story.get() {
                draft.choose_kind(RecognitionKind::Story.word());
                draft.metric.set(metric);
                focus::move_soon(words_id.get_value());
            }
        });
    }
    let save = move |event: ev::SubmitEvent| {
        event.prevent_default();
        draft.save(&words_id.get_value());
    };
    let typed = move |event| {
        draft.words.set(event_target_value(&event));
        draft.missing.set(false);
        draft.keep();
    };
    let tick = move |event| {
        draft.private.set(event_target_checked(&event));
        draft.said.set(true);
    };
    let fixed = log.fixed.get_value();
    let plan = log.workspace.plan_now();
    let people = plan.as_deref().map(people).unwrap_or_default();
    let person = fixed.person.is_none().then(|| {
        person_choice(
            id("person"),
            text::person(),
            text::nobody(),
            &people,
            draft.person,
        )
    });
    let by = person_choice(id("by"), text::by(), text::unsaid(), &people, draft.by);
    let goal = fixed.goal.is_none().then(|| {
        view! { <GoalChoice id=if draft.is_new() { "note-goal" } else { "note-change-goal" } label=text::goal()
            hint=text::goal_hint() goal=draft.goal choose=Callback::new(move |goal| draft.choose_goal(goal)) /> }
        .into_any()
    });
    let metric_id = StoredValue::new(id("metric"));
    // Not made anew while somebody types: only another goal has other metrics.
    let of_goal = Memo::new(move |_| metrics(&*log.workspace.plan()?, &draft.goal.get()?));
    let metric = live(move || {
        let options = of_goal.get()?;
        let value = Signal::derive(move || draft.metric.get());
        let choose = Callback::new(move |metric| draft.metric.set(metric));
        Some(
            view! {
                <Choose id=metric_id.get_value() label=text::metric() none=text::no_metric() options value choose />
            }
            .into_any(),
        )
    });
    let kind = Signal::derive(move || draft.kind.get().word().to_owned());
    let choose_kind = Callback::new(move |word: String| draft.choose_kind(&word));
    let confidential = live(move || {
        let by_itself = draft.private.get() && !draft.said.get();
        by_itself.then(|| view! { <p class="hint">{text::private_feedback()}</p> }.into_any())
    });
    let (title, go) = match draft.is_new() {
        true => (text::add_title(), text::add()),
        false => (text::change_title(), text::save()),
    };
    let cancel = (!draft.is_new()).then(|| {
        view! {
            <button type="button" class="button quiet" on:click=move |_| log.close()>{text::cancel()}</button>
        }
        .into_any()
    });
    let more_open = !draft.is_new();
    let (hint_id, error_id) = (id("hint"), id("error"));
    let described = format!("{hint_id} {error_id}");
    view! {
        <form class="note-form" on:submit=save>
            <fieldset>
                <legend class="visually-hidden">{title}</legend>
                <div class="field note-say">
                    <label for=words_id.get_value()>{text::words()}</label>
                    <textarea id=words_id.get_value() rows="2" prop:value=draft.words on:input=typed
                        aria-invalid=move || draft.missing.get().then_some("true")
                        aria-describedby=described></textarea>
                    <p class="hint" id=hint_id>{text::hint()}</p>
                    <p class="field-error" id=error_id role="alert">{move || draft.missing.get().then(text::words_missing)}</p>
                </div>
                <Choose id=id("kind") label=text::kind() options=words::kinds() value=kind choose=choose_kind />
                {person}
                {goal}
                {metric}
                <details class="note-more" open=more_open>
                    <summary>{text::more()}</summary>
                    <div class="note-row">
                        <div class="field">
                            <label for=id("day")>{text::day()}</label>
                            <input id=id("day") type="date" prop:value=draft.day
                                on:input=move |event| draft.day.set(event_target_value(&event)) />
                        </div>
                        {by}
                    </div>
                </details>
                <div class="note-end">
                    <label class="person-tick">
                        <input type="checkbox" prop:checked=draft.private on:change=tick />
                        <span>{text::private()}</span>
                    </label>
                    {confidential}
                    <button type="submit" class="button">{go}</button>
                    {cancel}
                </div>
            </fieldset>
        </form>
    }
}

/// Everyone of the plan by name.
pub fn people(plan: &Plan) -> Vec<(String, String)> {
    let all = plan.tables().people.values();
    let mut all: Vec<&Arc<Person>> = all.filter(|it| !it.name.trim().is_empty()).collect();
    all.sort_by_cached_key(|person| fold(&person.name));
    let named = all.into_iter();
    named
        .map(|person| (person.id.to_string(), person.name.clone()))
        .collect()
}

/// A choice of a person.
pub fn person_choice(
    id: String,
    label: &'static str,
    none: &'static str,
    people: &[(String, String)],
    person: RwSignal<Option<Id<Person>>>,
) -> AnyView {
    let value = Signal::derive(move || {
        let person = person.get();
        person.map(|id| id.to_string()).unwrap_or_default()
    });
    let choose = Callback::new(move |id: String| person.set(Id::new(&id)));
    view! { <Choose id label none options=people.to_vec() value choose /> }.into_any()
}

/// A goal, by a few words of it.
#[component]
pub fn GoalChoice(
    id: &'static str,
    label: &'static str,
    hint: &'static str,
    goal: RwSignal<Option<Id<Goal>>>,
    choose: Callback<Option<Id<Goal>>>,
) -> impl IntoView {
    let workspace = crate::state::Workspace::here();
    let value = Signal::derive(move || {
        let plan = workspace.plan();
        plan.zip(goal.get())
            .map(|(plan, goal)| goal_called(&plan, &goal))
            .unwrap_or_default()
    });
    let search = Callback::new(move |typed: String| {
        let plan = workspace.plan_now();
        plan.map(|plan| goals_found(&plan, &typed, &[]))
            .unwrap_or_default()
    });
    let chosen = Callback::new(move |id: Option<String>| {
        choose.run(id.and_then(|id| Id::new(&id)));
        None
    });
    view! { <Choice id label hint value search choose=chosen /> }
}

/// The metrics of a goal by name; `None` where it has none.
fn metrics(plan: &Plan, goal: &Id<Goal>) -> Option<Vec<(String, String)>> {
    let metrics = plan.goal(goal)?.metrics.iter();
    let named = metrics.map(|metric| (metric.id.clone(), metric_name(metric)));
    let named: Vec<(String, String)> = named.collect();
    (!named.is_empty()).then_some(named)
}
