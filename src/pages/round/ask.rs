//! One goal of the round: where it stood, and the form for where it stands.

use std::sync::Arc;

use leptos::{ev, prelude::*, tachys::reactive_graph::SharedReactiveFunction};
use sightline_plan::{
    Edit, Goal, Id, Plan,
    model::{Cause, CheckIn, Direction, Metric},
};
use sightline_text::round as text;

use super::{
    AT_HAND, Round,
    health::HealthChoice,
    list::sentence,
    read::{Wrong, field, read},
    typed::{STEP, VALUE},
};
use crate::{
    browser::{clock, intl, platform, random},
    pages::{goal::metric_name, goals::measure::measure},
    route::Route,
    ui::{focus, live},
};

/// The form of one goal.
#[derive(Clone, Copy)]
pub(super) struct Form {
    pub round: Round,
    pub goal: StoredValue<Id<Goal>>,
    wrong: RwSignal<Option<Arc<Wrong>>>,
}

impl Form {
    pub fn get(self, name: &str) -> String {
        self.goal
            .with_value(|goal| self.round.typed.get(goal, name))
    }

    pub fn put(self, name: &str, text: String) {
        self.goal
            .with_value(|goal| self.round.typed.put(goal, name, text));
        self.wrong.set(None);
    }

    /// What is wrong with the field of this name.
    pub fn wrong_in(self, name: &str) -> Option<String> {
        let wrong = self.wrong.get()?;
        (wrong.field == name).then(|| wrong.words.clone())
    }

    fn goal_now(self) -> Option<Arc<Goal>> {
        let plan = self.round.workspace.plan_now()?;
        self.goal.with_value(|id| plan.goal(id).cloned())
    }

    fn save(self) {
        let Some(goal) = self.goal_now() else { return };
        let typed = self.round.typed.all_now(&goal.id);
        let workspace = self.round.workspace;
        let edits = match read(workspace, &goal, &typed, Id::from_bits(random::bits())) {
            Ok(edits) => edits,
            Err(wrong) => {
                focus::move_to(&id_of(&wrong.field));
                self.wrong.set(Some(Arc::new(wrong)));
                return;
            }
        };
        if workspace.attempt(Edit::Several(edits), None) {
            self.round.typed.forget(&goal.id);
            self.round.skipped.update(|skipped| {
                skipped.remove(&goal.id);
            });
            workspace.notices().say_undoable(text::form::done());
            self.round.go_on(&goal.id);
        }
    }

    fn skip(self) {
        let goal = self.goal.get_value();
        self.round.skipped.update(|skipped| {
            skipped.insert(goal.clone());
        });
        self.round.go_on(&goal);
    }
}

/// Says of a field's control whether what is in it is wrong.
pub(super) fn invalid(
    form: Form,
    name: &'static str,
) -> SharedReactiveFunction<Option<&'static str>> {
    live(move || form.wrong_in(name).map(|_| "true"))
}

/// The id of a field's control on the page.
pub(super) fn id_of(name: &str) -> String {
    format!("round-{}", name.replace(':', "-"))
}

/// The goal at hand.
#[component]
pub fn Ask(goal: Id<Goal>) -> impl IntoView {
    let round = Round::here();
    let form = Form {
        round,
        goal: StoredValue::new(goal.clone()),
        wrong: RwSignal::new(None),
    };
    provide_context(form);
    let plan = round.workspace.plan_now();
    let found = plan.and_then(|plan| Some((Arc::clone(plan.goal(&goal)?), plan)));
    let Some((record, plan)) = found else {
        return ().into_any();
    };
    let submit = move |event: ev::SubmitEvent| {
        event.prevent_default();
        form.save();
    };
    let keys = move |event: ev::KeyboardEvent| {
        let saves = event.key() == "Enter" && (event.ctrl_key() || event.meta_key());
        if saves && !event.is_composing() {
            event.prevent_default();
            form.save();
        }
    };
    let place = live(move || {
        let goal = form.goal.get_value();
        round.stops.with(|stops| {
            let at = stops.iter().position(|stop| stop.goal == goal)?;
            Some(text::place(at + 1, stops.len()))
        })
    });
    let measure = {
        let goal = goal.clone();
        live(move || {
            let (plan, figures) = (round.workspace.plan()?, round.figures.get());
            let record = plan.goal(&goal)?;
            let figures = figures.as_ref().and_then(|figures| figures.goal(&goal));
            Some(measure(&plan, record, figures, clock::today()))
        })
    };
    let locked = live(move || round.workspace.read_only());
    let href = Route::Goal(plan.about().id.clone(), goal.clone()).href();
    let fields = record
        .metrics
        .iter()
        .filter(|metric| metric.direction != Direction::Milestone)
        .map(|metric| value_field(form, metric))
        .collect_view();
    let words = move |name: &'static str, label: &'static str| text_field(form, name, label);
    let keys_hint = text::form::keys(platform::modifier());
    view! {
        <section class="round-goal" aria-labelledby=AT_HAND>
            <p class="round-place">{place}</p>
            <h2 id=AT_HAND tabindex="-1">
                <a class="goal-sentence" href=href>{sentence(&plan, &goal)}</a>
            </h2>
            <div class="round-measure">{measure}</div>
            {last_time(&plan, &goal)}
            <form class="round-form" novalidate on:submit=submit on:keydown=keys aria-labelledby=AT_HAND>
                <div class="fields">{fields}</div>
                {steps(form, &record)}
                <Confidence />
                {words(field::NOTE, text::form::note())}
                {words(field::BLOCKER, text::form::blocker())}
                {words(field::NEXT_STEP, text::form::next_step())}
                <HealthChoice />
                <CauseChoice />
                <DayField />
                <div class="actions">
                    <button type="submit" class="button primary" disabled=locked>
                        {live(move || if round.left() > 1 { text::form::go() } else { text::form::go_last() })}
                    </button>
                    <button type="button" class="button quiet" on:click=move |_| form.skip()>{text::form::skip()}</button>
                    <span class="mute round-keys">{keys_hint}</span>
                </div>
            </form>
        </section>
    }
    .into_any()
}

/// What was said the last time, and what was then to happen next.
fn last_time(plan: &Plan, goal: &Id<Goal>) -> AnyView {
    let of_goal = plan.tables().check_ins.values();
    let last: Option<&Arc<CheckIn>> = of_goal
        .filter(|check_in| check_in.goal.as_ref() == Some(goal))
        .max_by_key(|check_in| check_in.on);
    let Some(last) = last else {
        return view! { <p class="mute">{text::last::none()}</p> }.into_any();
    };
    let line = |words: String| view! { <p>{words}</p> }.into_any();
    let on = last.on.map(|on| text::last::on(intl::date(on)));
    let confidence = last.confidence.map(text::last::confidence);
    let said: Vec<String> = [on, confidence].into_iter().flatten().collect();
    let note = (!last.note.is_empty()).then(|| line(format!("“{}”", last.note)));
    let blocker =
        (!last.blocker.is_empty()).then(|| line(text::last::blocker(last.blocker.as_str())));
    let next =
        (!last.next_step.is_empty()).then(|| line(text::last::next_step(last.next_step.as_str())));
    view! {
        <aside class="round-last" aria-label=text::last::title()>
            {line(said.join(", "))}
            {note}
            {next}
            {blocker}
        </aside>
    }
    .into_any()
}

/// The field for a metric's value: a tick where it is done or not done, else a number.
fn value_field(form: Form, metric: &Metric) -> AnyView {
    let name = format!("{VALUE}{}", metric.id);
    let id = id_of(&name);
    let label = match metric.name.trim() {
        "" => text::form::measure().to_owned(),
        _ => metric_name(metric),
    };
    let amount = |value: f64| intl::amount(value, &metric.unit);
    let was = metric.history.last().map(|point| match point.on {
        Some(on) => text::form::was(amount(point.value), intl::date(on)),
        None => text::form::was_undated(amount(point.value)),
    });
    let from = metric
        .baseline
        .filter(|_| was.is_none())
        .map(|from| text::form::from(amount(from)));
    let target = metric.target.map(|to| text::form::target(amount(to)));
    let beside: Vec<String> = [was, from, target].into_iter().flatten().collect();
    let beside = beside.join(" · ");
    let hint = format!("{id}-hint");
    let error = format!("{id}-error");
    let name = StoredValue::new(name);
    let wrong = live(move || name.with_value(|name| form.wrong_in(name)));
    let typed = live(move || name.with_value(|name| form.get(name)));
    let control = if metric.direction == Direction::YesNo {
        let now = metric
            .history
            .last()
            .is_some_and(|point| point.value >= 1.0);
        let checked = live(
            move || match name.with_value(|name| form.get(name)).as_str() {
                "" => now,
                value => value == "1",
            },
        );
        let tick = move |event: ev::Event| {
            let value = if event_target_checked(&event) {
                "1"
            } else {
                "0"
            };
            name.with_value(|name| form.put(name, value.to_owned()));
        };
        view! {
            <label class="tick"><input id=id.clone() type="checkbox" prop:checked=checked on:change=tick aria-describedby=hint.clone() /> " " {label.clone()}</label>
        }
        .into_any()
    } else {
        let take = move |event: ev::Event| {
            name.with_value(|name| form.put(name, event_target_value(&event)));
        };
        let described = format!("{hint} {error}");
        view! {
            <div class="field-head"><label for=id.clone()>{text::form::value(&label)}</label> <span class="unit">{metric.unit.clone()}</span></div>
            <input id=id.clone() type="text" inputmode="decimal" autocomplete="off" aria-describedby=described
                aria-invalid=live(move || name.with_value(|name| form.wrong_in(name)).map(|_| "true"))
                prop:value=typed on:input=take />
        }
        .into_any()
    };
    view! {
        <div class="field">
            {control}
            <p class="hint" id=hint>{beside}</p>
            <p class="field-error" id=error role="alert">{wrong}</p>
        </div>
    }
    .into_any()
}

/// The goal's milestones to tick.
fn steps(form: Form, goal: &Goal) -> Option<AnyView> {
    if goal.milestones.is_empty() {
        return None;
    }
    let rows = goal.milestones.iter().map(|step| {
        let name = StoredValue::new(format!("{STEP}{}", step.id));
        let was = step.done_on.is_some();
        let checked = live(move || match name.with_value(|name| form.get(name)).as_str() {
            "" => was,
            word => word == "done",
        });
        let tick = move |event: ev::Event| {
            let word = if event_target_checked(&event) { "done" } else { "open" };
            name.with_value(|name| form.put(name, word.to_owned()));
        };
        let label = match step.due {
            Some(due) => text::form::step_due(step.name.as_str(), intl::date(due)),
            None => step.name.clone(),
        };
        view! { <li><label class="tick"><input type="checkbox" prop:checked=checked on:change=tick /> " " {label}</label></li> }
            .into_any()
    });
    let rows = rows.collect_view();
    Some(
        view! {
            <fieldset class="round-steps">
                <legend>{text::form::steps()}</legend>
                <ul>{rows}</ul>
            </fieldset>
        }
        .into_any(),
    )
}

/// How sure, from 0 to 10.
#[component]
fn Confidence() -> impl IntoView {
    let form = expect_context::<Form>();
    let choice = move |value: String, label: AnyView| {
        let is_chosen = {
            let value = value.clone();
            live(move || form.get(field::CONFIDENCE) == value)
        };
        let id = (value == "5").then(|| id_of(field::CONFIDENCE));
        let choose = {
            let value = value.clone();
            move |_| form.put(field::CONFIDENCE, value.clone())
        };
        view! {
            <label>
                <input id=id type="radio" name="round-confidence" value=value prop:checked=is_chosen on:change=choose />
                <span>{label}</span>
            </label>
        }
        .into_any()
    };
    let numbers = (0..=10)
        .map(|number: u32| choice(number.to_string(), number.to_string().into_any()))
        .collect_view();
    view! {
        <fieldset class="round-confidence">
            <legend>{text::form::confidence()}</legend>
            <div class="segments">
                {choice(String::new(), text::form::confidence_none().into_any())}
                {numbers}
            </div>
            <p class="hint round-ends"><span>{text::form::confidence_low()}</span> <span>{text::form::confidence_high()}</span></p>
        </fieldset>
    }
}

fn text_field(form: Form, name: &'static str, label: &'static str) -> AnyView {
    let id = id_of(name);
    let error = format!("{id}-error");
    let typed = live(move || form.get(name));
    let take = move |event: ev::Event| form.put(name, event_target_value(&event));
    view! {
        <div class="field">
            <div class="field-head"><label for=id.clone()>{label}</label></div>
            <textarea id=id rows="1" autocomplete="off" aria-invalid=invalid(form, name) aria-describedby=error.clone()
                prop:value=typed on:input=take></textarea>
            <p class="field-error" id=error role="alert">{live(move || form.wrong_in(name))}</p>
        </div>
    }
    .into_any()
}

/// Why a result fell short, with what to do about it.
#[component]
fn CauseChoice() -> impl IntoView {
    let form = expect_context::<Form>();
    let name = |cause: Cause| match cause {
        Cause::Effort => text::cause::effort(),
        Cause::Expectation => text::cause::expectation(),
        Cause::Resources => text::cause::resources(),
        Cause::Cooperation => text::cause::cooperation(),
    };
    let advice = |cause: Cause| match cause {
        Cause::Effort => text::coaching::effort(),
        Cause::Expectation => text::coaching::expectation(),
        Cause::Resources => text::coaching::resources(),
        Cause::Cooperation => text::coaching::cooperation(),
    };
    let options = Cause::ALL
        .iter()
        .map(|cause| {
            let chosen = live(move || form.get(field::CAUSE) == cause.word());
            view! { <option value=cause.word() prop:selected=chosen>{name(*cause)}</option> }
                .into_any()
        })
        .collect_view();
    let chosen = move |event: ev::Event| form.put(field::CAUSE, event_target_value(&event));
    let coaching = live(move || Cause::from_word(&form.get(field::CAUSE)).map(advice));
    let open = !form.get(field::CAUSE).is_empty();
    let id = id_of(field::CAUSE);
    view! {
        <details class="round-cause" open=open>
            <summary>{text::form::cause()}</summary>
            <p class="hint">{text::form::cause_lead()}</p>
            <div class="field">
                <div class="field-head visually-hidden"><label for=id.clone()>{text::form::cause()}</label></div>
                <select id=id on:change=chosen>
                    <option value="">{text::form::cause_none()}</option>
                    {options}
                </select>
            </div>
            <p class="round-coaching" role="status">{coaching}</p>
        </details>
    }
}

#[component]
fn DayField() -> impl IntoView {
    let form = expect_context::<Form>();
    let id = id_of(field::DAY);
    let error = format!("{id}-error");
    let typed = live(move || match form.get(field::DAY) {
        day if day.is_empty() => clock::today().to_string(),
        day => day,
    });
    let take = move |event: ev::Event| form.put(field::DAY, event_target_value(&event));
    view! {
        <div class="field round-day">
            <div class="field-head"><label for=id.clone()>{text::form::day()}</label></div>
            <input id=id type="date" aria-invalid=invalid(form, field::DAY) aria-describedby=error.clone() prop:value=typed on:change=take />
            <p class="field-error" id=error role="alert">{live(move || form.wrong_in(field::DAY))}</p>
        </div>
    }
}
