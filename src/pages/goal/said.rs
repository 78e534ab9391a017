//! What was said about the goal: praise, wins, feedback, and stories beside the metrics that they explain.

use leptos::prelude::*;
use sightline_plan::recognition::Wanted;
use sightline_text::recognition::{goal as text, list};

use super::{
    drafting::Drafting,
    folds::{Folds, Section},
    metric::OfMetric,
};
use crate::{
    browser::intl,
    parts,
    ui::{Disclosure, Icon, live, part_page},
};

/// The section.
#[component]
pub fn SaidSection() -> impl IntoView {
    let drafting = expect_context::<Drafting>();
    let folds = expect_context::<Folds>();
    let count = Memo::new(move |_| {
        let plan = drafting.workspace().plan();
        plan.map_or(0, |plan| Wanted::of_goal(&drafting.id()).among(&plan).len())
    });
    let summary = Signal::derive(move || match count.get() {
        0 => sightline_text::goal::nothing().to_owned(),
        count => text::some(count),
    });
    view! {
        <Disclosure id=Section::Said.id() title=text::title() summary open=folds.of(Section::Said)>
            {part_page(parts::goal_notes(drafting.id(), folds.story))}
        </Disclosure>
    }
}

/// The stories beside a metric, and the way to tell one.
#[component]
pub fn Stories(of: OfMetric) -> impl IntoView {
    let folds = expect_context::<Folds>();
    let drafting = of.drafting;
    let stories = Memo::new(move |_| {
        let Some(plan) = drafting.workspace().plan() else {
            return Vec::new();
        };
        let mut notes = Wanted::of_goal(&drafting.id()).among(&plan);
        notes.retain(|note| of.id.with_value(|id| note.metric == *id));
        notes
    });
    let rows = live(move || {
        stories.with(|stories| {
            let row = |note: &std::sync::Arc<sightline_plan::model::Recognition>| {
                let day = note.on.map(intl::date);
                let private = note
                    .private
                    .then(|| view! { <span class="badge">{list::is_private()}</span> }.into_any());
                view! { <li data-private=note.private.then_some("")><q>{note.text.clone()}</q> " " <span class="mute">{day}</span> " " {private}</li> }
                    .into_any()
            };
            stories.iter().map(row).collect_view()
        })
    });
    let tell = move |_| {
        folds.story.set(Some(of.id.get_value()));
        folds.of(Section::Said).set(true);
    };
    view! {
        <section class="stories" aria-label=text::stories()>
            <h3>{text::stories()}</h3>
            <ul hidden=move || stories.with(Vec::is_empty)>{rows}</ul>
            <button type="button" class="button" on:click=tell>{Icon::Add} {text::tell()}</button>
        </section>
    }
}
