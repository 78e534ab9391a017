//! SMART and, within a plan, aligned and connected, shown as what is still open rather than as a grade.

use leptos::prelude::*;
use sightline_coach as coach;
use sightline_text::{draft, goal};

use super::{drafting::Drafting, folds::Folds};
use crate::ui::{Icon, live};

/// The five letters and, on the goal's own page, how it hangs together with the plan.
#[component]
pub fn SmartRow() -> impl IntoView {
    let drafting = expect_context::<Drafting>();
    let folds = expect_context::<Folds>();
    let connection = Memo::new(move |_| {
        let plan = drafting.workspace().plan().filter(|_| folds.shown.get());
        plan.map(|plan| coach::connection(&plan, &drafting.goal()))
    });
    let items = live(move || {
        let started = drafting.text.with(|text| !text.trim().is_empty());
        let smart = drafting.reading.with(|reading| {
            drafting
                .findings
                .with(|findings| coach::smart(reading, findings, &drafting.facts()))
        });
        let clear = |met: bool| started.then_some(met);
        // Only its owner can say whether a goal is within reach.
        let achievable = smart
            .achievable
            .or(drafting.goal().confidence.map(|value| value >= 5));
        let mut letters = vec![
            (draft::smart::specific(), clear(smart.specific)),
            (draft::smart::measurable(), clear(smart.measurable)),
            (draft::smart::achievable(), achievable),
            (draft::smart::relevant(), smart.relevant),
            (draft::smart::time_bound(), clear(smart.time_bound)),
        ];
        if let Some(connection) = connection.get() {
            letters.push((goal::smart::aligned(), connection.aligned));
            letters.push((goal::smart::connected(), connection.connected));
        }
        let letter = |(name, met): (&'static str, Option<bool>)| {
            let (state, words) = match met {
                Some(true) => ("met", draft::smart::met()),
                Some(false) => ("open", draft::smart::open()),
                None => ("unknown", draft::smart::unknown()),
            };
            view! {
                <li data-state=state>
                    <span class="tick">{(met == Some(true)).then(|| Icon::Check.into_render())}</span>
                    {name}
                    <span class="visually-hidden">": " {words}</span>
                </li>
            }
            .into_any()
        };
        letters.into_iter().map(letter).collect_view()
    });
    view! { <ul class="smart" aria-label=draft::smart::label()>{items}</ul> }
}
