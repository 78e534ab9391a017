//! Marks under the words of a sentence.

use leptos::prelude::*;

/// What a word is marked as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Marking {
    /// What is measured.
    Metric,
    /// How much.
    Number,
    /// By when.
    Date,
    /// What leaves the finish line open.
    Open,
}

impl Marking {
    const ALL: [Self; 4] = [Self::Metric, Self::Number, Self::Date, Self::Open];

    /// Its name for the style sheet.
    fn word(self) -> &'static str {
        match self {
            Self::Metric => "metric",
            Self::Number => "number",
            Self::Date => "date",
            Self::Open => "open",
        }
    }

    /// The one with this name.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|marking| marking.word() == word)
    }
}

/// A sentence in pieces, each with its mark, if any.
pub type Pieces = Vec<(String, Option<Marking>)>;

/// Shows a sentence with its marks.
pub fn marked(pieces: Pieces) -> Vec<AnyView> {
    let piece = |(words, marking): (String, Option<Marking>)| match marking {
        Some(marking) => view! { <mark data-mark=marking.word()>{words}</mark> }.into_any(),
        None => words.into_any(),
    };
    pieces.into_iter().map(piece).collect()
}
