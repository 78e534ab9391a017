//! The coach in the margin: what is still open, why it matters, and a way to mend it.

use leptos::prelude::*;
use sightline_coach::{self as coach, Code, Field, Finding, Mend};
use sightline_plan::Goal;
use sightline_text::draft;

use super::{
    asking::Asking,
    drafting::Drafting,
    fields::input_id,
    folds::{Folds, Section},
    plan_findings::{PlanFinding, plan_findings},
    question_panel::QuestionPanel,
};
use crate::{
    ui::{CoachReads, ReasonForm, focus, live, replaced},
    words,
};

/// The id of the heading: where focus goes when a note goes.
const HEADING: &str = "coach-title";

/// What the coach has to say of the goal; while it asks a question, that question alone.
#[component]
pub fn CoachNotes() -> impl IntoView {
    let asking = expect_context::<Asking>();
    let asks = Memo::new(move |_| asking.asked.with(Option::is_some));
    let content = replaced(move || {
        if asks.get() {
            view! { <QuestionPanel /> }.into_any()
        } else {
            view! { <Notes /> }.into_any()
        }
    });
    view! {
        <aside class="coach" aria-labelledby=HEADING>
            <h2 id=HEADING tabindex="-1">{draft::coach::title()}</h2>
            <CoachReads />
            {content}
        </aside>
    }
}

/// The way into question mode, where it would help.
#[component]
fn AskMe() -> impl IntoView {
    let drafting = expect_context::<Drafting>();
    let asking = expect_context::<Asking>();
    let empty = Memo::new(move |_| drafting.text.with(|text| text.trim().is_empty()));
    live(move || {
        let offered = asking.is_open.get() && !drafting.workspace().read_only();
        offered.then(|| {
            let lead = empty.get().then(|| view! { <p>{draft::questions::lead()}</p> }.into_any());
            view! {
                <div class="ask-me" data-large=empty.get().then_some("")>
                    {lead}
                    <button type="button" class="button" on:click=move |_| asking.begin()>{draft::questions::begin()}</button>
                </div>
            }
            .into_any()
        })
    })
}

/// All notes on the goal.
#[component]
fn Notes() -> impl IntoView {
    let drafting = expect_context::<Drafting>();
    let started = move || drafting.text.with(|text| !text.trim().is_empty());
    let of_plan = plan_findings(drafting);
    let lead = live(move || {
        let open = drafting.findings.with(Vec::len) + of_plan.with(Vec::len);
        match (started(), open) {
            (false, _) => draft::coach::waiting().to_owned(),
            (true, 0) if drafting.is_settled() => draft::coach::quiet().to_owned(),
            (true, 0) => String::new(),
            (true, open) => draft::coach::count(open),
        }
    });
    // Notes keep their place on the page while their finding lasts, so that nothing flickers.
    let notes = move || {
        if started() {
            drafting.findings.get()
        } else {
            Vec::new()
        }
    };
    let of_plan_now = move || if started() { of_plan.get() } else { Vec::new() };
    view! {
            <p class="coach-lead" role="status">{lead}</p>
            <AskMe />
            <For each=notes key=note_key let(finding)>
                <Note finding />
            </For>
            <For each=of_plan_now key=PlanFinding::key let(finding)>
                <PlanNote finding />
            </For>
            <Aside />
    }
}

/// A note is the same as long as all it says is the same.
fn note_key(finding: &Finding) -> String {
    format!(
        "{}{:?}{:?}{:?}",
        finding.code.name(),
        finding.span,
        finding.args,
        finding.mends
    )
}

#[component]
fn Note(finding: Finding) -> impl IntoView {
    let drafting = expect_context::<Drafting>();
    let folds = expect_context::<Folds>();
    let questions = expect_context::<Asking>();
    let asking = RwSignal::new(false);
    let title = words::finding(&finding, "title");
    let set_aside = draft::coach::set_aside_of(&title);
    let code = finding.code;
    let outcome = words::outcome(&finding);
    let serves = outcome.map(|words| {
        view! { <p class="note-outcome">{draft::coach::outcome(words)}</p> }.into_any()
    });
    let keep = (code == Code::Activity).then(|| {
        let keep = move |_| questions.ask_for_result(outcome);
        view! { <button type="button" class="link" on:click=keep>{draft::coach::keep_as_leading()}</button> }
            .into_any()
    });
    let span = finding.span.clone();
    let point = move || drafting.pointed.set(Some(span.clone()));
    let point = StoredValue::new(point);
    let release = move || {
        drafting.pointed.try_set(None);
    };
    on_cleanup(release);
    let buttons = finding
        .mends
        .iter()
        .filter_map(|mend| {
            let words = mend_words(drafting, &finding, mend)?;
            let mend = mend.clone();
            let run = move |_| carry_out(drafting, folds, &mend);
            Some(
                view! { <button type="button" class="link" on:click=run>{words}</button> }
                    .into_any(),
            )
        })
        .collect_view();
    view! {
        <article class="note" data-severity=finding.severity.name()
            on:mouseenter=move |_| point.with_value(|point| point()) on:mouseleave=move |_| release()
            on:focusin=move |_| point.with_value(|point| point()) on:focusout=move |_| release()>
            <h3>{title}</h3>
            <p>{words::finding(&finding, "why")}</p>
            {serves}
            <p class="note-mend">{words::finding(&finding, "mend")}</p>
            <div class="note-actions" hidden=move || drafting.workspace().read_only()>
                {keep} {buttons}
                <button type="button" class="link quiet" aria-expanded=move || asking.get().to_string()
                    aria-label=set_aside on:click=move |_| asking.update(|open| *open = !*open)>
                    {draft::coach::set_aside()}
                </button>
            </div>
            {move || asking.get().then(|| view! { <Reason code=code.name() asking /> }.into_any())}
        </article>
    }
}

/// What the plan has to say about the goal's place in it.
#[component]
fn PlanNote(finding: PlanFinding) -> impl IntoView {
    let drafting = expect_context::<Drafting>();
    let folds = expect_context::<Folds>();
    let asking = RwSignal::new(false);
    let set_aside = draft::coach::set_aside_of(&finding.title);
    let code = finding.code;
    let mend = finding.mend.clone();
    let run = move |_| mend.carry_out(drafting, folds);
    view! {
        <article class="note" data-severity="warning">
            <h3>{finding.title}</h3>
            <p>{finding.why}</p>
            <div class="note-actions" hidden=move || drafting.workspace().read_only()>
                <button type="button" class="link" on:click=run>{finding.mend_words}</button>
                <button type="button" class="link quiet" aria-expanded=move || asking.get().to_string()
                    aria-label=set_aside on:click=move |_| asking.update(|open| *open = !*open)>
                    {draft::coach::set_aside()}
                </button>
            </div>
            {move || asking.get().then(|| view! { <Reason code asking /> }.into_any())}
        </article>
    }
}

/// What the button for a mend says; `None` where this page has no place for it.
fn mend_words(drafting: Drafting, finding: &Finding, mend: &Mend) -> Option<String> {
    Some(match mend {
        Mend::Replace { .. } if finding.code == Code::Disagrees => {
            draft::coach::keep_mine().to_owned()
        }
        Mend::Replace { span, with } if with.is_empty() => {
            let text = drafting.text.get_untracked();
            draft::coach::remove(text.get(span.clone())?.trim())
        }
        Mend::Replace { with, .. } => draft::coach::replace(with.trim()),
        // The button that keeps the effort asks for the measure too.
        Mend::Ask(Field::Metric) if finding.code == Code::Activity => return None,
        // While the goal is first drafted, a rubric has no field.
        Mend::Ask(Field::Rubric) if rubric_field(drafting).is_none() => return None,
        Mend::Ask(field) => draft::coach::ask(words::field(field.name())),
        Mend::TakeSentence(_) => draft::coach::take_sentence().to_owned(),
        Mend::Split { .. } => draft::coach::split().to_owned(),
    })
}

/// The metric whose rubric is asked for, where the page has a field for it.
fn rubric_field(drafting: Drafting) -> Option<String> {
    let goal = drafting.goal_now();
    goal.metrics.first().map(|metric| metric.id.clone())
}

fn carry_out(drafting: Drafting, folds: Folds, mend: &Mend) {
    match mend {
        Mend::Replace { span, with } => drafting.rewrite(span.clone(), with),
        Mend::Ask(Field::Parent) if folds.shown.get_untracked() => {
            folds.lead_to(Section::Place, input_id(Field::Parent));
        }
        Mend::Ask(Field::Rubric) => {
            if let Some(metric) = rubric_field(drafting) {
                let judge = |goal: &mut Goal| {
                    let first = goal.metrics.iter_mut().find(|it| it.id == metric);
                    if let Some(metric) = first {
                        metric.subjective = true;
                    }
                    Ok(())
                };
                drafting.try_change(None, judge);
                folds.lead_to_metric(&metric, "rubric");
            }
        }
        Mend::Ask(field) => focus::move_to(input_id(*field)),
        Mend::TakeSentence(field) => {
            let reading = drafting.reading.get_untracked();
            drafting.change(None, |goal| coach::release(goal, *field, &reading));
        }
        Mend::Split { joint } => drafting.split(joint),
    }
    focus::catch(HEADING);
}

/// Asks why a finding does not apply; the reason stays with the goal.
#[component]
fn Reason(code: &'static str, asking: RwSignal<bool>) -> impl IntoView {
    let drafting = expect_context::<Drafting>();
    let done = Callback::new(move |why| {
        drafting.set_aside(code, why);
        focus::catch(HEADING);
    });
    let cancel = Callback::new(move |()| {
        asking.set(false);
        focus::catch(HEADING);
    });
    view! { <ReasonForm id=format!("reason-{code}") label=draft::reason::label() done cancel /> }
}

/// Notes that were set aside, with their reasons, and the way back.
#[component]
fn Aside() -> impl IntoView {
    let drafting = expect_context::<Drafting>();
    live(move || {
        let goal = drafting.goal();
        let count = goal.set_aside.len();
        let entries = goal
            .set_aside
            .iter()
            .map(|aside| {
                let code = aside.code.clone();
                let name = drafting.title_of(&code);
                let label = draft::coach::bring_back_of(&name);
                let bring_back = move |_| {
                    drafting.bring_back(&code);
                    focus::catch(HEADING);
                };
                view! {
                    <li>
                        <p>{name} {(!aside.why.is_empty()).then(|| format!(": {}", aside.why))}</p>
                        <button type="button" class="link" aria-label=label
                            on:click=bring_back>{draft::coach::bring_back()}</button>
                    </li>
                }
                .into_any()
            })
            .collect_view();
        (count > 0).then(|| {
            view! {
                <details class="aside">
                    <summary>{draft::coach::aside_count(count)}</summary>
                    <ul>{entries}</ul>
                </details>
            }
            .into_any()
        })
    })
}
