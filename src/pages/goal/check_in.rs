//! A check-in in its simplest form, and those there were.

use std::sync::Arc;

use leptos::{ev, prelude::*};
use sightline_plan::{Edit, Goal, Id, Key, Plan, codec::parse_date, model::CheckIn};
use sightline_text::{common, goal as text};

use super::{
    drafting::Drafting,
    entry::joined,
    folds::{Folds, Section},
    metrics::name_of,
    time::typed_confidence,
};
use crate::{
    browser::{clock, intl, random},
    state::FiguresNow,
    ui::{Disclosure, Icon, focus, live, typed_number},
};

/// The field for the day, the first of the form.
pub const DAY: &str = "check-in-day";

const CONFIDENCE: &str = "check-in-confidence";
const NOTE: &str = "check-in-note";
const ERROR: &str = "check-in-error";

/// The id of the field for a metric's value.
fn value_field_of(metric: &str) -> String {
    format!("check-in-value-{metric}")
}

/// The section.
#[component]
pub fn CheckInSection() -> impl IntoView {
    let drafting = expect_context::<Drafting>();
    let folds = expect_context::<Folds>();
    let workspace = drafting.workspace();
    let figures = expect_context::<FiguresNow>();
    // Looking through all check-ins of a large plan waits, as its figures do.
    let past = Memo::new(move |_| {
        let plan = figures.get().and_then(|_| workspace.plan_now());
        plan.map(|plan| of_goal(&plan, &drafting.id()))
            .unwrap_or_default()
    });
    let summary = Signal::derive(move || {
        past.with(|past| match past.first() {
            None => text::check_in::none().to_owned(),
            Some(last) => text::check_in::last(past.len(), day_of(last)),
        })
    });
    view! {
        <Disclosure id=Section::CheckIns.id() title=text::check_in::title() summary open=folds.of(Section::CheckIns)>
            <CheckInForm />
            <Past past />
        </Disclosure>
    }
}

/// The check-ins of a goal, the latest first.
fn of_goal(plan: &Plan, id: &Id<Goal>) -> Vec<Arc<CheckIn>> {
    let all = plan.tables().check_ins.values();
    let mut found: Vec<_> = all
        .filter(|it| it.goal.as_ref() == Some(id))
        .cloned()
        .collect();
    found.sort_by_key(|it| std::cmp::Reverse(it.on));
    found
}

fn day_of(check_in: &CheckIn) -> String {
    check_in
        .on
        .map_or_else(|| text::points::undated().to_owned(), intl::date)
}

#[component]
fn CheckInForm() -> impl IntoView {
    let drafting = expect_context::<Drafting>();
    let workspace = drafting.workspace();
    let day = RwSignal::new(clock::today().to_string());
    // What is typed for each metric, by its id.
    let values = RwSignal::new(Vec::<(String, String)>::new());
    let (confidence, note) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    // What is wrong, and the id of the field that it is about, if it is about one.
    let wrong = RwSignal::new(None::<(String, String)>);
    let go = move || -> Result<(), (String, String)> {
        let about = |field: &str| {
            let field = field.to_owned();
            move |words: String| (field, words)
        };
        let on = parse_date(&day.get_untracked())
            .ok_or_else(|| about(DAY)(text::agreement::day_missing().to_owned()))?;
        let mut read = Vec::new();
        for (metric, typed) in values.get_untracked() {
            let number = typed_number(workspace, &typed);
            if let Some(number) = number.map_err(about(&value_field_of(&metric)))? {
                read.push((metric, number));
            }
        }
        let confidence =
            typed_confidence(&confidence.get_untracked()).map_err(about(CONFIDENCE))?;
        let note = note.get_untracked().trim().to_owned();
        if read.is_empty() && confidence.is_none() && note.is_empty() {
            return Err(about(NOTE)(text::check_in::empty().to_owned()));
        }
        let check_in = CheckIn {
            id: Id::from_bits(random::bits()),
            goal: Some(drafting.id()),
            on: Some(on),
            confidence,
            note,
            ..CheckIn::default()
        };
        let edit = Edit::CheckIn {
            check_in,
            values: read,
        };
        drafting
            .dispatch(edit, None)
            .map_or(Ok(()), |words| Err(about("")(words)))
    };
    let submit = move |event: ev::SubmitEvent| {
        event.prevent_default();
        match go() {
            Ok(()) => {
                values.set(Vec::new());
                confidence.set(String::new());
                note.set(String::new());
                wrong.set(None);
                workspace.notices().say_undoable(text::check_in::done());
                focus::move_to(DAY);
            }
            Err((field, words)) => {
                focus::move_to(&field);
                wrong.set(Some((field, words)));
            }
        }
    };
    let is_wrong = move |field: &str| {
        wrong.with(|wrong| wrong.as_ref().is_some_and(|(about, _)| about == field))
    };
    let invalid = move |field: String| live(move || is_wrong(&field).then_some("true"));
    let described = move |field: String| live(move || is_wrong(&field).then_some(ERROR));
    let metrics = Memo::new(move |_| {
        let goal = drafting.goal();
        let all = goal.metrics.iter();
        all.map(|it| (it.id.clone(), name_of(it), it.unit.clone()))
            .collect::<Vec<_>>()
    });
    let value_field = move |(id, name, unit): (String, String, String)| {
        let input = value_field_of(&id);
        let key = StoredValue::new(id);
        let typed = move || {
            values.with(|all| {
                let one = all.iter().find(|(id, _)| key.with_value(|key| key == id));
                one.map(|(_, typed)| typed.clone()).unwrap_or_default()
            })
        };
        let take = move |event: ev::Event| {
            let typed = event_target_value(&event);
            values.update(|all| {
                all.retain(|(id, _)| key.with_value(|key| key != id));
                all.push((key.get_value(), typed));
            });
        };
        view! {
            <div class="field">
                <div class="field-head"><label for=input.clone()>{text::check_in::value(name)}</label> <span class="unit">{unit}</span></div>
                <input id=input.clone() type="text" inputmode="decimal" autocomplete="off" aria-invalid=invalid(input.clone())
                    aria-describedby=described(input) prop:value=live(typed) on:input=take />
            </div>
        }
    };
    view! {
        <form class="check-in" on:submit=submit>
            <div class="fields">
                <div class="field">
                    <div class="field-head"><label for=DAY>{text::check_in::day()}</label></div>
                    <input id=DAY type="date" aria-invalid=invalid(DAY.to_owned()) aria-describedby=described(DAY.to_owned())
                        prop:value=day on:input=move |event| day.set(event_target_value(&event)) />
                </div>
                <For each=move || metrics.get() key=Clone::clone children=value_field />
                <div class="field">
                    <div class="field-head"><label for=CONFIDENCE>{text::check_in::confidence()}</label></div>
                    <input id=CONFIDENCE type="text" inputmode="numeric" autocomplete="off" prop:value=confidence
                        aria-invalid=invalid(CONFIDENCE.to_owned()) aria-describedby=described(CONFIDENCE.to_owned())
                        on:input=move |event| confidence.set(event_target_value(&event)) />
                </div>
                <div class="field wide-field">
                    <div class="field-head"><label for=NOTE>{text::check_in::note()}</label></div>
                    <input id=NOTE type="text" autocomplete="off" prop:value=note aria-invalid=invalid(NOTE.to_owned())
                        aria-describedby=described(NOTE.to_owned())
                        on:input=move |event| note.set(event_target_value(&event)) />
                </div>
            </div>
            <p class="field-error" id=ERROR role="alert">{live(move || wrong.get().map(|(_, words)| words))}</p>
            <button type="submit" class="button">{text::check_in::go()}</button>
        </form>
    }
}

#[component]
fn Past(past: Memo<Vec<Arc<CheckIn>>>) -> impl IntoView {
    let drafting = expect_context::<Drafting>();
    let rows =
        live(move || past.with(|past| past.iter().map(|one| row(drafting, one)).collect_view()));
    view! {
        <section aria-labelledby="past-title" hidden=move || past.with(Vec::is_empty)>
            <h3 id="past-title">{text::check_in::past()}</h3>
            <ul class="past">{rows}</ul>
        </section>
    }
}

fn row(drafting: Drafting, one: &Arc<CheckIn>) -> AnyView {
    let day = day_of(one);
    let label = text::check_in::delete(&day);
    let key = Key::from(&one.id);
    let delete = move |_| {
        let workspace = drafting.workspace();
        if workspace.attempt(Edit::Remove(key.clone()), None) {
            workspace.notices().say_undoable(text::check_in::deleted());
        }
        focus::catch(DAY);
    };
    let said = joined([
        one.confidence
            .map(text::check_in::confidence_is)
            .unwrap_or_default(),
        one.note.clone(),
        one.blocker.clone(),
        one.next_step.clone(),
    ]);
    view! {
        <li>
            <span class="past-day">{day}</span> <span>{said}</span>
            <button type="button" class="icon-button" aria-label=label title=common::delete() on:click=delete>{Icon::Delete}</button>
        </li>
    }
    .into_any()
}
