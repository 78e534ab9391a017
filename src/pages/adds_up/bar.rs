//! What the goals below give, drawn as parts of the change that is needed.

use leptos::prelude::*;
use sightline_plan::arithmetic::Cascade;

/// The drawing; nothing where nobody says what they give, or somebody takes away: parts of a whole cannot show
/// that. What it says stands beside it in words.
pub(super) fn bar(cascade: &Cascade) -> Option<AnyView> {
    let coverage = cascade.coverage?;
    let shares: Vec<f64> = cascade.parts.iter().filter_map(|part| part.share).collect();
    if shares.iter().any(|share| *share < 0.0) {
        return None;
    }
    // The whole is what is needed, or what is given where that is more.
    let whole = coverage.max(1.0);
    let percent = |share: f64| format!("{:.2}%", share / whole * 100.0);
    let parts = shares
        .iter()
        .filter(|share| **share > 0.0)
        .map(|share| {
            view! { <span class="sum-part" style:inline-size=percent(*share)></span> }.into_any()
        })
        .collect_view();
    let mark = (coverage > 1.0 + super::show::NOTHING).then(|| {
        view! { <span class="sum-mark" style:inset-inline-start=percent(1.0)></span> }.into_any()
    });
    Some(view! { <div class="sum-bar" aria-hidden="true">{parts}{mark}</div> }.into_any())
}
