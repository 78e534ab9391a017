//! A sentence and what is read out of it: shows in a glance what drafting is like. It is read by
//! the coach itself, so it cannot promise what the app does not do.

use leptos::prelude::*;
use sightline_coach::{self as coach, Context};
use sightline_text::{draft, start};

use crate::{
    browser::{clock, intl},
    pages::draft::marks::marked,
};

/// The example beside the invitation.
#[component]
pub fn Example() -> impl IntoView {
    let sentence = start::example::sentence();
    let reading = coach::read(sentence, &Context::new(clock::today()));
    let number =
        |piece: &Option<coach::Piece<f64>>| piece.as_ref().map(|piece| intl::number(piece.value));
    let due = reading
        .deadline
        .as_ref()
        .and_then(|deadline| deadline.value.due)
        .map(intl::date);
    let facts = [
        (
            draft::field::metric(),
            reading.metric.as_ref().map(|piece| piece.value.clone()),
        ),
        (draft::field::baseline(), number(&reading.baseline)),
        (draft::field::target(), number(&reading.target)),
        (draft::field::due(), due),
    ];
    let facts = facts
        .into_iter()
        .filter_map(|(name, value)| {
            value.map(|value| view! { <div><dt>{name}</dt><dd>{value}</dd></div> }.into_any())
        })
        .collect_view();
    view! {
        <figure class="example">
            <figcaption>{start::example::caption()}</figcaption>
            <p class="marked">{marked(sentence, &reading, &[])}</p>
            <dl>{facts}</dl>
        </figure>
    }
}
