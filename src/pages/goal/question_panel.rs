//! The question that is asked, in place of the coach's notes.

use leptos::{ev, prelude::*};
use sightline_coach::{self as coach, Question};
use sightline_text::draft::questions as text;

use super::{
    asking::{ANSWER, Asked, Asking},
    drafting::Drafting,
    entry::PeopleList,
};
use crate::ui::{Icon, live};

/// The list of suggestions for who else must move.
const PEOPLE: &str = "question-people";

/// The question, its field, and what can be done instead of answering.
#[component]
pub fn QuestionPanel() -> impl IntoView {
    let asking = expect_context::<Asking>();
    // Each question is made anew, so that nothing of the one before is left in its field.
    let question = live(move || {
        let asked = asking.asked.get()?;
        Some(view! { <TheQuestion asked /> }.into_any())
    });
    let close_at_escape = move |event: ev::KeyboardEvent| {
        if event.key() == "Escape" && !event.is_composing() {
            event.prevent_default();
            asking.end();
        }
    };
    view! {
        <section class="question" aria-labelledby="question-title" on:keydown=close_at_escape>
            {question}
        </section>
    }
}

#[component]
fn TheQuestion(asked: Asked) -> impl IntoView {
    let asking = expect_context::<Asking>();
    let drafting = expect_context::<Drafting>();
    let words = |part: &str| {
        let key = format!("coach.question.{}.{part}", asked.question.name());
        sightline_text::lookup(&key).unwrap_or_default()
    };
    let typed = RwSignal::new(asked.answer.clone());
    let again = RwSignal::new(None::<&'static str>);
    let answer = move |words: &str| {
        let lacks = asking.answer(words);
        let lacks = lacks.map(|again| format!("coach.again.{}", again.name()));
        again.try_set(lacks.and_then(|key| sightline_text::lookup(&key)));
    };
    let submit = move |event: ev::SubmitEvent| {
        event.prevent_default();
        answer(&typed.get_untracked());
    };
    let choice = move |words: String| {
        let said = words.clone();
        let choose = move |_| answer(&said);
        view! { <button type="button" class="chip" on:click=choose>{words}</button> }.into_any()
    };
    let choices: Vec<AnyView> = choices(drafting, &asked).into_iter().map(choice).collect();
    let choices = (!choices.is_empty()).then(|| {
        view! { <div class="choices" role="group" aria-label=text::choices()>{choices}</div> }
            .into_any()
    });
    let day = (asked.question == Question::Due).then(|| {
        let pick = move |event: ev::Event| {
            let day = sightline_plan::codec::parse_date(&event_target_value(&event));
            if let Some(day) = day {
                typed.set(coach::show_day(day, &drafting.context()));
            }
        };
        view! {
            <div class="field question-day">
                <label for="question-day">{text::pick_day()}</label>
                <input id="question-day" type="date" on:change=pick />
            </div>
        }
        .into_any()
    });
    let people =
        (asked.question == Question::Others).then(|| view! { <PeopleList id=PEOPLE /> }.into_any());
    let outcome = asked
        .outcome
        .filter(|_| asked.question == Question::Metric)
        .map(|words| view! { <p class="question-outcome">{text::outcome(words)}</p> }.into_any());
    let (nth, all) = asked.place;
    let back = live(move || {
        asking.has_past().then(|| view! {
            <button type="button" class="button quiet" on:click=move |_| asking.back()>{text::back()}</button>
        }.into_any())
    });
    view! {
        <p class="question-place">{text::place(nth, all.max(nth))}</p>
        <form on:submit=submit>
            <h3 id="question-title"><label for=ANSWER>{words("ask")}</label></h3>
            <p class="hint" id="question-hint">{words("hint")}</p>
            {outcome}
            <input id=ANSWER class="question-field" type="text" autocomplete="off" maxlength="300"
                inputmode=(asked.question == Question::Baseline).then_some("decimal")
                list=(asked.question == Question::Others).then_some(PEOPLE)
                aria-describedby="question-hint question-again" aria-invalid=live(move || again.get().map(|_| "true"))
                prop:value=typed on:input=move |event| typed.set(event_target_value(&event)) />
            <p class="field-error" id="question-again" role="alert">{live(move || again.get())}</p>
            {choices} {day} {people}
            <div class="actions question-actions">
                <button type="submit" class="button primary">{text::go()}</button>
                <button type="button" class="button" on:click=move |_| asking.skip()>{text::skip()}</button>
                {back}
            </div>
        </form>
        <button type="button" class="link quiet question-end" on:click=move |_| asking.end()>{Icon::Close} {text::end()}</button>
    }
}

/// Answers to choose from, where there are usual ones.
fn choices(drafting: Drafting, asked: &Asked) -> Vec<String> {
    match asked.question {
        Question::Metric => {
            let all = coach::suggest_metrics(&asked.wish);
            all.into_iter().map(str::to_owned).collect()
        }
        Question::Unit => {
            let plan = drafting.workspace().plan_now();
            let money = plan.map(|plan| plan.settings().currency.clone());
            let usual = [
                text::unit_percent(),
                text::unit_customers(),
                text::unit_hours(),
                text::unit_days(),
            ];
            let usual = usual.into_iter().map(str::to_owned);
            usual
                .chain(money.filter(|money| !money.is_empty()))
                .collect()
        }
        Question::Due => [
            text::due_quarter(),
            text::due_next_quarter(),
            text::due_half_year(),
            text::due_year(),
        ]
        .map(str::to_owned)
        .to_vec(),
        _ => Vec::new(),
    }
}
