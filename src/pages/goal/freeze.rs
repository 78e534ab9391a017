//! Says that an agreed goal was to stay as it is, and asks for the reason where it does not.

use leptos::prelude::*;
use sightline_plan::{changed_since_agreed, rhythm::frozen_until};
use sightline_text::goal::freeze as text;

use super::{
    drafting::Drafting,
    entry::word_name,
    folds::{Folds, Section},
};
use crate::{
    browser::{clock, intl},
    ui::live,
};

/// A note while an agreed goal is to stay; nothing otherwise. It forbids nothing.
#[component]
pub fn StayNote() -> impl IntoView {
    let drafting = expect_context::<Drafting>();
    let folds = expect_context::<Folds>();
    // The fields that changed without a reason; `None` where the goal need not stay.
    let open = Memo::new(move |_| {
        let plan = drafting.workspace().plan()?;
        let goal = drafting.goal();
        let until = frozen_until(&plan, &goal).filter(|until| clock::today() <= *until)?;
        let agreed = goal.agreed.as_ref()?.on?;
        let has_reason = |name: &str| {
            let mut reasons = goal.amendments.iter().filter(|it| it.field == name);
            reasons.any(|it| !it.why.trim().is_empty())
        };
        let changed = changed_since_agreed(&goal).into_iter();
        let open: Vec<&'static str> = changed
            .map(|field| field.name)
            .filter(|name| !has_reason(name))
            .collect();
        Some((agreed, until, open))
    });
    live(move || {
        let (agreed, until, open) = open.get()?;
        let (agreed, until) = (intl::date(agreed), intl::date(until));
        if open.is_empty() {
            return Some(
                view! { <p class="hint stay">{text::stays(agreed, until)}</p> }.into_any(),
            );
        }
        let asks = open.into_iter().map(|name| {
            let lead = move |_| folds.lead_to(Section::Agreement, &format!("why-{name}"));
            let words = text::why(word_name("field", name));
            view! { <button type="button" class="button" on:click=lead>{words}</button> }.into_any()
        });
        Some(
            view! {
                <div class="stay" data-changed="" role="note" aria-label=text::label()>
                    <p>{text::changed(until)}</p>
                    <div class="actions">{asks.collect_view()}</div>
                </div>
            }
            .into_any(),
        )
    })
}
