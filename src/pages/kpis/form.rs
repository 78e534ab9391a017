//! Watching a new KPI, and what is shown while there is none.

use std::sync::Arc;

use leptos::{ev, prelude::*};
use serde_json::{Value, json};
use sightline_plan::{
    Edit, Goal, Id,
    kpi::{NewKpi, Unfit},
    model::{About, GoalKind, PyramidLevel},
};
use sightline_text::{
    common,
    kpis::{self as text, form as words},
};

use super::{Seen, shown::RowKey, words::level};
use crate::{
    browser::{clock, device, random, storage::kpi_name},
    pages::goal::{PeopleList, goal_called, person_called},
    state::Workspace,
    ui::{Icon, focus, live, typed_number, written},
};

/// The id of the button that begins.
pub const BEGIN: &str = "kpi-new";

/// The ids of the fields.
const NAME: &str = "kpi-new-name";
const HEALTHY: &str = "kpi-new-healthy";
const UNHEALTHY: &str = "kpi-new-unhealthy";
const VALUE: &str = "kpi-new-value";

/// The id of the people that are suggested.
const PEOPLE: &str = "kpi-people";

/// What is typed of a new KPI.
#[derive(Clone, Copy)]
pub struct Draft {
    /// Whether the form is there.
    pub open: RwSignal<bool>,
    name: RwSignal<String>,
    unit: RwSignal<String>,
    falling: RwSignal<bool>,
    healthy: RwSignal<String>,
    unhealthy: RwSignal<String>,
    pyramid: RwSignal<PyramidLevel>,
    owner: RwSignal<String>,
    feeds: RwSignal<String>,
    value: RwSignal<String>,
    /// The field that cannot stay like this, and why.
    wrong: RwSignal<Option<(&'static str, String)>>,
}

impl Draft {
    /// What was typed in this plan and not saved; it stays on the device while the form is open.
    pub fn restore(plan: Option<&Id<About>>) -> Self {
        let name = plan.map(kpi_name);
        let kept = name.as_deref().and_then(device::get);
        let kept: Option<Value> = kept.and_then(|kept| serde_json::from_str(&kept).ok());
        let is_kept = kept.is_some();
        let kept = kept.unwrap_or_default();
        let word = |field: &str| kept[field].as_str().unwrap_or_default().to_owned();
        let text = |field: &str| RwSignal::new(word(field));
        let level = PyramidLevel::from_word(&word("pyramid"));
        let draft = Self {
            open: RwSignal::new(is_kept),
            name: text("name"),
            unit: text("unit"),
            falling: RwSignal::new(kept["falling"].as_bool().unwrap_or(true)),
            healthy: text("healthy"),
            unhealthy: text("unhealthy"),
            pyramid: RwSignal::new(level.unwrap_or(PyramidLevel::Tactical)),
            owner: text("owner"),
            feeds: text("feeds"),
            value: text("value"),
            wrong: RwSignal::new(None),
        };
        if let Some(name) = name {
            Effect::new(move |_| {
                let typed = draft.open.get().then(|| draft.typed().to_string());
                // A device that cannot remember it keeps it while the page is open.
                let _ = device::set(&name, typed.as_deref());
            });
        }
        draft
    }

    /// What is typed, followed.
    fn typed(self) -> Value {
        json!({
            "name": self.name.get(),
            "unit": self.unit.get(),
            "falling": self.falling.get(),
            "healthy": self.healthy.get(),
            "unhealthy": self.unhealthy.get(),
            "pyramid": self.pyramid.get().word(),
            "owner": self.owner.get(),
            "feeds": self.feeds.get(),
            "value": self.value.get(),
        })
    }

    /// Opens the form.
    pub fn begin(self) {
        self.open.set(true);
        focus::soon(NAME);
    }

    /// Opens the form with what an example says.
    fn begin_with(self, workspace: Workspace, example: &Example) {
        self.name.set(example.name.to_owned());
        self.unit.set(example.unit.clone());
        self.falling.set(example.falling);
        self.healthy.set(written(workspace, example.healthy));
        self.unhealthy.set(written(workspace, example.unhealthy));
        self.pyramid.set(example.pyramid);
        self.open.set(true);
        focus::soon(HEALTHY);
    }

    /// Puts the form away, with what was typed.
    fn end(self) {
        let typed = [
            self.name,
            self.unit,
            self.healthy,
            self.unhealthy,
            self.owner,
            self.feeds,
            self.value,
        ];
        for field in typed {
            field.set(String::new());
        }
        self.wrong.set(None);
        self.open.set(false);
    }

    fn is_wrong(self, field: &'static str, why: impl Into<String>) {
        self.wrong.set(Some((field, why.into())));
        focus::move_to(field);
    }

    fn save(self, workspace: Workspace) {
        let Some(plan) = workspace.plan_now() else {
            return;
        };
        let mut numbers = [None; 3];
        let typed = [
            (HEALTHY, self.healthy),
            (UNHEALTHY, self.unhealthy),
            (VALUE, self.value),
        ];
        for (number, (field, text)) in numbers.iter_mut().zip(typed) {
            match typed_number(workspace, &text.get_untracked()) {
                Ok(read) => *number = read,
                Err(why) => return self.is_wrong(field, why),
            }
        }
        let [healthy, unhealthy, value] = numbers;
        let (owner, joins) = person_called(&plan, &self.owner.get_untracked()).unzip();
        let falling = self.falling.get_untracked();
        let new = NewKpi {
            name: self.name.get_untracked(),
            unit: self.unit.get_untracked(),
            falling,
            healthy,
            unhealthy,
            pyramid: self.pyramid.get_untracked(),
            owner,
            feeds: Id::new(&self.feeds.get_untracked()),
            value,
        };
        let goal = match new.goal(&plan, Id::from_bits(random::bits()), clock::today()) {
            Ok(goal) => goal,
            Err(Unfit::NoName) => return self.is_wrong(NAME, text::wrong::no_name()),
            Err(Unfit::Known(_)) => return self.is_wrong(NAME, text::wrong::known()),
            Err(Unfit::NoThreshold) => {
                return self.is_wrong(HEALTHY, text::wrong::no_threshold());
            }
            Err(Unfit::OtherWay) if falling => {
                return self.is_wrong(UNHEALTHY, text::wrong::less());
            }
            Err(Unfit::OtherWay) => return self.is_wrong(UNHEALTHY, text::wrong::more()),
        };
        let key = RowKey {
            metric: goal.metrics.first().map(|metric| metric.id.clone()),
            goal: goal.id.clone(),
        };
        let said = words::added(&goal.statement);
        let edits = joins.flatten().into_iter().chain([Edit::Put(goal.into())]);
        if workspace.attempt(Edit::Several(edits.collect()), None) {
            self.end();
            workspace.notices().say_undoable(said);
            focus::move_soon(key.element("link"));
        }
    }
}

/// The form.
#[component]
pub fn NewForm(seen: Memo<Option<Seen>>) -> impl IntoView {
    let workspace = Workspace::here();
    let draft = expect_context::<Draft>();
    let submit = move |event: ev::SubmitEvent| {
        event.prevent_default();
        draft.save(workspace);
    };
    let cancel = move |_| {
        draft.end();
        focus::soon(BEGIN);
    };
    let locked = live(move || workspace.read_only());
    view! {
        <form class="kpi-form" novalidate aria-labelledby="kpi-form-title" on:submit=submit>
            <h2 id="kpi-form-title">{words::title()}</h2>
            <div class="fields">
                {input(NAME, words::name(), words::name_hint(), draft.name, Kind::Text)}
                {input("kpi-new-unit", words::unit(), words::unit_hint(), draft.unit, Kind::Text)}
                <Good />
                {input(HEALTHY, words::healthy(), "", draft.healthy, Kind::Number)}
                {input(UNHEALTHY, words::unhealthy(), "", draft.unhealthy, Kind::Number)}
                {input(VALUE, words::value(), common::optional(), draft.value, Kind::Number)}
                <LevelField />
                <FeedsField seen />
                {input("kpi-new-owner", words::owner(), "", draft.owner, Kind::Person)}
            </div>
            <PeopleList id=PEOPLE />
            <div class="actions">
                <button type="submit" class="button primary" disabled=locked>{words::go()}</button>
                <button type="button" class="button quiet" on:click=cancel>{common::cancel()}</button>
            </div>
        </form>
    }
}

/// What a field takes.
#[derive(Clone, Copy, PartialEq)]
enum Kind {
    Text,
    Number,
    Person,
}

fn input(
    id: &'static str,
    label: &'static str,
    hint: &'static str,
    text: RwSignal<String>,
    kind: Kind,
) -> AnyView {
    let draft = expect_context::<Draft>();
    let why = move || {
        let wrong = draft.wrong.get();
        wrong.filter(|(field, _)| *field == id).map(|(_, why)| why)
    };
    let take = move |event: ev::Event| {
        text.set(event_target_value(&event));
        draft.wrong.set(None);
    };
    let error = format!("{id}-error");
    let described = {
        let error = error.clone();
        live(move || why().map(|_| error.clone()))
    };
    view! {
        <div class="field">
            <div class="field-head"><label for=id>{label}</label></div>
            <input id=id type="text" autocomplete="off" maxlength="200" placeholder=hint
                inputmode=(kind == Kind::Number).then_some("decimal") list=(kind == Kind::Person).then_some(PEOPLE)
                aria-describedby=described aria-invalid=live(move || why().map(|_| "true"))
                prop:value=text on:input=take />
            <p class="field-error" id=error role="alert">{live(why)}</p>
        </div>
    }
    .into_any()
}

/// Which way is good.
#[component]
fn Good() -> impl IntoView {
    let draft = expect_context::<Draft>();
    let choice = move |falling: bool, name: &'static str| {
        let is_chosen = live(move || draft.falling.get() == falling);
        let choose = move |_: ev::Event| {
            draft.falling.set(falling);
            draft.wrong.set(None);
        };
        view! {
            <label>
                <input type="radio" name="kpi-good" prop:checked=is_chosen on:change=choose />
                <span>{name}</span>
            </label>
        }
        .into_any()
    };
    view! {
        <fieldset class="field kpi-good">
            <legend>{words::good()}</legend>
            <div class="segments">
                {choice(true, words::less())}
                {choice(false, words::more())}
            </div>
        </fieldset>
    }
}

#[component]
fn LevelField() -> impl IntoView {
    let draft = expect_context::<Draft>();
    let options = PyramidLevel::ALL
        .iter()
        .map(|it| {
            let chosen = live(move || draft.pyramid.get() == *it);
            let (name, meant_for) = level(*it);
            view! { <option value=it.word() prop:selected=chosen>{format!("{name}: {meant_for}")}</option> }
                .into_any()
        })
        .collect_view();
    let choose = move |event: ev::Event| {
        if let Some(level) = PyramidLevel::from_word(&event_target_value(&event)) {
            draft.pyramid.set(level);
        }
    };
    view! {
        <div class="field">
            <div class="field-head"><label for="kpi-new-level">{words::level()}</label></div>
            <select id="kpi-new-level" on:change=choose>{options}</select>
        </div>
    }
}

/// The KPI further up that it can be traced to.
#[component]
fn FeedsField(seen: Memo<Option<Seen>>) -> impl IntoView {
    let draft = expect_context::<Draft>();
    // Those that are there when the form opens: the list is not exchanged under a person's hands.
    let known = seen.get_untracked().map(|seen| above(&seen));
    let options = known
        .unwrap_or_default()
        .into_iter()
        .map(|(id, name)| {
            let id = id.to_string();
            let value = id.clone();
            let chosen = live(move || draft.feeds.with(|feeds| *feeds == id));
            view! { <option value=value prop:selected=chosen>{name}</option> }.into_any()
        })
        .collect_view();
    let choose = move |event: ev::Event| draft.feeds.set(event_target_value(&event));
    view! {
        <div class="field">
            <div class="field-head"><label for="kpi-new-feeds">{words::feeds()}</label></div>
            <select id="kpi-new-feeds" on:change=choose>
                <option value="">{words::feeds_none()}</option>
                {options}
            </select>
        </div>
    }
}

/// The KPIs of the two upper levels: what another can feed.
fn above(seen: &Seen) -> Vec<(Id<Goal>, String)> {
    let upper = seen
        .board
        .rows
        .iter()
        .filter(|row| row.pyramid != PyramidLevel::Operational);
    let mut all: Vec<(Id<Goal>, String)> = Vec::new();
    for row in upper {
        let is_kpi = |goal: &Arc<Goal>| goal.kind == GoalKind::Kpi;
        let new = all.iter().all(|(id, _)| *id != row.goal);
        if new && seen.plan.goal(&row.goal).is_some_and(is_kpi) {
            all.push((row.goal.clone(), goal_called(&seen.plan, &row.goal)));
        }
    }
    all
}

/// A KPI to begin with.
struct Example {
    name: &'static str,
    unit: String,
    falling: bool,
    healthy: f64,
    unhealthy: f64,
    pyramid: PyramidLevel,
}

/// Ready examples; `currency` is the plan's.
fn examples(currency: String) -> [Example; 3] {
    use text::example as words;
    [
        Example {
            name: words::churn(),
            unit: words::churn_unit().to_owned(),
            falling: true,
            healthy: 2.0,
            unhealthy: 3.0,
            pyramid: PyramidLevel::Tactical,
        },
        Example {
            name: words::deal(),
            unit: currency,
            falling: false,
            healthy: 40_000.0,
            unhealthy: 30_000.0,
            pyramid: PyramidLevel::Tactical,
        },
        Example {
            name: words::ticket(),
            unit: words::ticket_unit().to_owned(),
            falling: true,
            healthy: 60.0,
            unhealthy: 120.0,
            pyramid: PyramidLevel::Operational,
        },
    ]
}

/// What is shown while nothing is watched.
#[component]
pub fn Empty() -> impl IntoView {
    let workspace = Workspace::here();
    let draft = expect_context::<Draft>();
    let currency = workspace
        .plan_now()
        .map(|plan| plan.settings().currency.clone());
    let buttons = examples(currency.unwrap_or_default())
        .into_iter()
        .map(|example| {
            let name = example.name;
            let locked = live(move || workspace.read_only());
            let begin = move |_| draft.begin_with(workspace, &example);
            view! {
                <li><button type="button" class="button" disabled=locked on:click=begin>{Icon::Add} {name}</button></li>
            }
            .into_any()
        })
        .collect_view();
    let locked = live(move || workspace.read_only());
    view! {
        <div class="empty kpi-empty">
            <h2>{text::empty::title()}</h2>
            <p>{text::empty::lead()}</p>
            <p>{text::empty::examples()}</p>
            <ul>{buttons}</ul>
            <p>
                <button type="button" class="link" id=BEGIN disabled=locked on:click=move |_| draft.begin()>{text::empty::own()}</button>
            </p>
        </div>
    }
}
