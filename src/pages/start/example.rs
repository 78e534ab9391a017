//! A sentence and what is read out of it: shows in a glance what drafting is like. What the coach reads is
//! written down here, so that the first page need not fetch it; a test sees to it that it reads the same.

use chrono::{Datelike, Days, NaiveDate};
use leptos::prelude::*;
use sightline_text::{draft, start};

use crate::{
    browser::clock,
    ui::{Marking, Pieces, marked},
};

/// The example beside the invitation.
#[component]
pub fn Example() -> impl IntoView {
    let facts = [
        (draft::field::metric(), start::example::metric().to_owned()),
        (
            draft::field::baseline(),
            start::example::baseline().to_owned(),
        ),
        (draft::field::target(), start::example::target().to_owned()),
        // Asking the browser for the words of one date makes the first page a tenth slower.
        (
            draft::field::due(),
            start::example::due(end_of_q3(clock::today()).year()),
        ),
    ];
    let facts = facts
        .into_iter()
        .map(|(name, value)| view! { <div><dt>{name}</dt><dd>{value}</dd></div> }.into_any())
        .collect_view();
    view! {
        <figure class="example">
            <figcaption>{start::example::caption()}</figcaption>
            <p class="marked">{marked(pieces(start::example::sentence()))}</p>
            <dl>{facts}</dl>
        </figure>
    }
}

/// The next 30 September.
fn end_of_q3(today: NaiveDate) -> NaiveDate {
    let october = |year| NaiveDate::from_ymd_opt(year, 10, 1).unwrap_or(today);
    let this_year = october(today.year());
    let next = if today < this_year {
        this_year
    } else {
        october(today.year() + 1)
    };
    next - Days::new(1)
}

/// The pieces of a sentence in which `[metric:NPS]` is the word NPS, marked as the metric.
fn pieces(sentence: &str) -> Pieces {
    let piece = |part: &str| match part.split_once(':') {
        Some((word, text)) => (text.to_owned(), Marking::from_word(word)),
        None => (part.to_owned(), None),
    };
    let parts = sentence.split(['[', ']']);
    parts.filter(|part| !part.is_empty()).map(piece).collect()
}

#[cfg(test)]
mod tests {
    use sightline_coach::{Context, read};

    use super::*;
    use crate::pages::goal::marks::marks;

    #[test]
    fn the_coach_reads_what_the_example_promises() {
        let pieces = pieces(start::example::sentence());
        let sentence: String = pieces.iter().map(|(words, _)| words.as_str()).collect();
        for (year, month, day) in [(2026, 1, 1), (2026, 9, 30), (2026, 10, 1), (2026, 11, 22)] {
            let today = NaiveDate::from_ymd_opt(year, month, day).unwrap();
            let reading = read(&sentence, &Context::new(today));
            assert_eq!(marks(&sentence, &reading, &[]), pieces);
            assert_eq!(reading.metric.unwrap().value, start::example::metric());
            assert_eq!(
                reading.baseline.unwrap().value.to_string(),
                start::example::baseline()
            );
            assert_eq!(
                reading.target.unwrap().value.to_string(),
                start::example::target()
            );
            assert_eq!(reading.deadline.unwrap().value.due, Some(end_of_q3(today)));
        }
    }
}
