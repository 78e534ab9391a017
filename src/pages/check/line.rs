//! One line of the list.

use leptos::{ev, prelude::*};
use sightline_coach as coach;
use sightline_exchange::checklist::{Candidate, Standing};
use sightline_plan::{DecimalSign, Goal};
use sightline_text::check as text;

use super::Check;
use crate::{
    browser::intl,
    pages::goal::{change_words, marks::marks},
    route::Route,
    ui::{Icon, marked},
    words,
};

/// So many of its open points are named.
const NAMED: usize = 3;

/// A row of the table.
#[component]
pub fn Line(at: usize, line: Candidate, decimal: DecimalSign) -> impl IntoView {
    let check = expect_context::<Check>();
    let id = format!("line-{at}");
    let empty = line.standing == Standing::Empty;
    let statement = line.goal.statement.trim().to_owned();
    let label = if empty {
        text::no_words().to_owned()
    } else {
        text::take(&statement)
    };
    let spans: Vec<_> = line
        .findings
        .iter()
        .map(|finding| finding.span.clone())
        .collect();
    let sentence = if empty {
        line.goal.statement.clone().into_any()
    } else {
        marked(marks(&line.goal.statement, &line.reading, &spans)).into_any()
    };
    let owner =
        (!line.owner.is_empty()).then(|| view! { <small>{line.owner.clone()}</small> }.into_any());
    let [name, from, to, by] = if empty {
        Default::default()
    } else {
        measure(&line.goal, decimal)
    };
    let tick = move |event: ev::Event| check.tick(at, event_target_checked(&event));
    let cell = |label: &'static str, words: String| {
        view! { <td role="cell" data-label=label>{words}</td> }.into_any()
    };
    view! {
        <tr role="row" data-depth=line.depth.min(4).to_string() data-left=move || (!check.is_ticked(at)).then_some("")>
            <td role="cell" class="check-tick">
                <input type="checkbox" id=id aria-label=label disabled=empty
                    prop:checked=move || check.is_ticked(at) on:change=tick />
            </td>
            <th scope="row" role="rowheader" class="check-goal"><span class="marked">{sentence}</span> {owner}</th>
            {cell(text::column::measure(), name)}
            {cell(text::column::from(), from)}
            {cell(text::column::to(), to)}
            {cell(text::column::by(), by)}
            <td role="cell" class="check-open" data-label=text::column::open()>{open(check, &line)}</td>
        </tr>
    }
}

/// What is measured, from what, to what and by when, as far as the goal says.
fn measure(goal: &Goal, decimal: DecimalSign) -> [String; 4] {
    let by = goal.due.map(intl::date).unwrap_or_default();
    let Some(metric) = goal.metrics.first() else {
        return [String::new(), String::new(), String::new(), by];
    };
    let amount = |value: Option<f64>| {
        let shown = value.map(|value| coach::show_amount(value, &metric.unit, decimal));
        shown.unwrap_or_default()
    };
    let to = match (&metric.target, &metric.change) {
        (None, Some(change)) => change_words(metric.direction, change),
        (target, _) => amount(*target),
    };
    [metric.name.clone(), amount(metric.baseline), to, by]
}

/// Why a line is left out, or what is open in it.
fn open(check: Check, line: &Candidate) -> AnyView {
    match &line.standing {
        Standing::Empty => {
            return view! { <span class="mute">{text::no_words()}</span> }.into_any();
        }
        Standing::Repeated(first) => {
            return view! { <span class="mute">{text::same_as(first + 1)}</span> }.into_any();
        }
        Standing::Known(goal) => {
            let href = check
                .workspace
                .plan_now()
                .map(|plan| Route::Goal(plan.about().id.clone(), goal.clone()).href());
            return view! { <a href=href>{text::known()}</a> }.into_any();
        }
        Standing::New => {}
    }
    if line.findings.is_empty() {
        return view! { <span class="good check-sound">{Icon::Check} {text::sound()}</span> }
            .into_any();
    }
    let named = line.findings.iter().take(NAMED);
    let points: Vec<AnyView> = named
        .map(|finding| {
            let severity = finding.severity.name();
            view! { <li data-severity=severity>{words::finding(finding, "title")}</li> }.into_any()
        })
        .collect();
    let more = line.findings.len().saturating_sub(NAMED);
    let more =
        (more > 0).then(|| view! { <li class="mute">{text::more_points(more)}</li> }.into_any());
    view! { <ul>{points} {more}</ul> }.into_any()
}
