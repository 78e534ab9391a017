//! Confidence over time.

use leptos::prelude::*;
use sightline_plan::overview::confidence;
use sightline_text::progress::{self as text, sure as words};

use super::{
    Seen, as_table,
    chart::{Line, draw},
};
use crate::browser::{clock, intl};

/// So many rhythms back: a quarter of weeks.
const RHYTHMS: usize = 13;

/// The section.
pub(super) fn content(seen: &Seen) -> AnyView {
    let said = confidence(&seen.plan, RHYTHMS, clock::today());
    let (Some(first), Some(last)) = (said.first(), said.last()) else {
        return view! { <p class="mute">{words::none()}</p> }.into_any();
    };
    let points: Vec<_> = said.iter().map(|at| (at.on, at.mean)).collect();
    let number = |value: f64| intl::number((value * 10.0).round() / 10.0);
    let line = Line {
        label: words::chart(number(first.mean), number(last.mean)),
        points: &points,
        expected: None,
        target: None,
        ends: Some((0.0, 10.0)),
        write: &number,
    };
    let rows = said
        .iter()
        .map(|at| vec![intl::date(at.on), number(at.mean), at.goals.to_string()]);
    let head = [text::on(), words::mean(), words::goals()];
    view! {
        <p class="mute">{words::lead()}</p>
        <div class="sure">
            {draw(&line)}
            {as_table(words::title(), &head, rows.collect())}
        </div>
    }
    .into_any()
}
