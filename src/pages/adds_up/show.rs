//! Which goals are shown: by what is said of those below them.

use leptos::prelude::*;
use sightline_plan::{Goal, GoalFigures, Id};
use sightline_text::adds_up as text;

use crate::{state::FiguresNow, ui::live};

/// Less than this of a change is the rounding of numbers.
pub(super) const NOTHING: f64 = 1e-9;

/// Which goals.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Which {
    All,
    /// Less is given than is needed.
    Missing,
    /// More is given than is needed.
    Over,
    /// What is given is what is needed.
    Even,
    /// Nothing is said that could be added up.
    Unsaid,
}

impl Which {
    const ALL: [(Self, &'static str); 5] = [
        (Self::All, "all"),
        (Self::Missing, "missing"),
        (Self::Over, "over"),
        (Self::Even, "even"),
        (Self::Unsaid, "unsaid"),
    ];

    /// Whether a goal is of this sort.
    pub(super) fn fits(self, own: &GoalFigures) -> bool {
        self == Self::All || self == Self::of(own)
    }

    fn of(own: &GoalFigures) -> Self {
        match own.cascade.coverage {
            None => Self::Unsaid,
            Some(coverage) if coverage < 1.0 - NOTHING => Self::Missing,
            Some(coverage) if coverage > 1.0 + NOTHING => Self::Over,
            Some(_) => Self::Even,
        }
    }

    fn words(self, count: usize) -> String {
        match self {
            Self::All => text::show::all(count),
            Self::Missing => text::show::missing(count),
            Self::Over => text::show::over(count),
            Self::Even => text::show::even(count),
            Self::Unsaid => text::show::unsaid(count),
        }
    }
}

/// The choice, each with how many there are.
#[component]
pub(super) fn Show(
    which: RwSignal<Which>,
    parents: Memo<Vec<Id<Goal>>>,
    now: FiguresNow,
) -> impl IntoView {
    let options = Which::ALL.map(|(one, value)| {
        let words = live(move || {
            let figures = now.get()?;
            let fits = |id: &&Id<Goal>| figures.goal(id).is_some_and(|own| one.fits(own));
            Some(one.words(parents.with(|all| all.iter().filter(fits).count())))
        });
        view! { <option value=value>{words}</option> }.into_any()
    });
    let choose = move |event| {
        let value = event_target_value(&event);
        let found = Which::ALL.into_iter().find(|(_, word)| *word == value);
        which.set(found.map_or(Which::All, |(one, _)| one));
    };
    view! {
        <div class="field">
            <div class="field-head"><label for="adds-up-show">{text::show::label()}</label></div>
            <select id="adds-up-show" on:change=choose>{options.into_iter().collect_view()}</select>
        </div>
    }
}
