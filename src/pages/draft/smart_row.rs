//! SMART, shown as what is still open rather than as a grade.

use leptos::prelude::*;
use sightline_coach as coach;
use sightline_text::draft;

use super::drafting::Drafting;
use crate::ui::{Icon, live};

/// The five letters.
#[component]
pub fn SmartRow() -> impl IntoView {
    let drafting = expect_context::<Drafting>();
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
        [
            (draft::smart::specific(), clear(smart.specific)),
            (draft::smart::measurable(), clear(smart.measurable)),
            (draft::smart::achievable(), achievable),
            (draft::smart::relevant(), smart.relevant),
            (draft::smart::time_bound(), clear(smart.time_bound)),
        ]
        .map(|(name, met)| {
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
        })
        .collect_view()
    });
    view! { <ul class="smart" aria-label=draft::smart::label()>{items}</ul> }
}
