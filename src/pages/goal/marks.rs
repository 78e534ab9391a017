//! Which words of a sentence are marked, and how.

use std::ops::Range;

use sightline_coach::Reading;

use crate::ui::{Marking, Pieces};

/// The sentence in pieces, each with its mark, if any. Together they are the whole sentence. `open` are the
/// words that findings are about.
pub fn marks(text: &str, reading: &Reading, open: &[Range<usize>]) -> Pieces {
    let mut places: Vec<(Range<usize>, Marking)> = Vec::new();
    let mut place = |span: Option<Range<usize>>, mark| places.extend(span.map(|span| (span, mark)));
    place(
        reading.deadline.as_ref().map(|piece| piece.span.clone()),
        Marking::Date,
    );
    place(
        reading.baseline.as_ref().map(|piece| piece.span.clone()),
        Marking::Number,
    );
    place(
        reading.target.as_ref().map(|piece| piece.span.clone()),
        Marking::Number,
    );
    place(
        reading.change.as_ref().map(|piece| piece.span.clone()),
        Marking::Number,
    );
    place(
        reading.metric.as_ref().map(|piece| piece.span.clone()),
        Marking::Metric,
    );
    for span in open {
        // What is said of the whole sentence would mark all of it, which says nothing.
        if span.len() < text.trim().len() {
            place(Some(span.clone()), Marking::Open);
        }
    }
    // What was named first keeps its words; later marks do not overlap it.
    let mut kept: Vec<(Range<usize>, Marking)> = Vec::new();
    for (span, mark) in places {
        let apart = |other: &Range<usize>| span.end <= other.start || other.end <= span.start;
        if !span.is_empty()
            && text.get(span.clone()).is_some()
            && kept.iter().all(|(other, _)| apart(other))
        {
            kept.push((span, mark));
        }
    }
    kept.sort_by_key(|(span, _)| span.start);
    let mut pieces = Vec::new();
    let mut at = 0;
    let plain = |from: usize, to: usize, pieces: &mut Pieces| {
        if let Some(words) = text.get(from..to).filter(|words| !words.is_empty()) {
            pieces.push((words.to_owned(), None));
        }
    };
    for (span, mark) in kept {
        plain(at, span.start, &mut pieces);
        at = span.end;
        pieces.push((text.get(span).unwrap_or_default().to_owned(), Some(mark)));
    }
    plain(at, text.len(), &mut pieces);
    pieces
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;
    use sightline_coach::{Context, read};

    use super::*;

    fn pieces(text: &str) -> Pieces {
        let today = NaiveDate::from_ymd_opt(2026, 11, 22).unwrap();
        marks(text, &read(text, &Context::new(today)), &[])
    }

    #[test]
    fn the_pieces_are_the_whole_sentence() {
        for text in [
            "",
            "Ünïcode 42 → 50 by June 😀",
            "Increase our NPS from 42 to 50 by the end of Q3",
        ] {
            let joined: String = pieces(text).into_iter().map(|(words, _)| words).collect();
            assert_eq!(joined, text);
        }
    }

    #[test]
    fn numbers_and_dates_are_marked_apart() {
        let pieces = pieces("Increase our NPS from 42 to 50 by the end of Q3");
        let with = |mark| {
            pieces
                .iter()
                .filter(|(_, found)| *found == Some(mark))
                .count()
        };
        assert_eq!(with(Marking::Number), 2);
        assert_eq!(with(Marking::Date), 1);
    }
}
