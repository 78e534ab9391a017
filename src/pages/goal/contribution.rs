//! What the goal gives to the one above, and what that means there.

use leptos::prelude::*;
use sightline_plan::{
    Goal, Id,
    arithmetic::{Cascade, NeededChange},
    model::ContributionKind,
};
use sightline_text::goal as text;

use super::{
    drafting::Drafting,
    entry::{choose, commit_number, of_goal},
    place::{needed, set_kind},
    rates::Rates,
};
use crate::{
    browser::intl,
    state::FiguresNow,
    ui::{NumberField, SelectField, live},
};

/// How it states what it gives, the number, and a sentence of what comes of it.
#[component]
pub fn GivesField() -> impl IntoView {
    let drafting = expect_context::<Drafting>();
    let figures = expect_context::<FiguresNow>();
    let kind = Memo::new(move |_| drafting.goal().contribution.as_ref().map(|it| it.kind));
    let has_parent = Memo::new(move |_| drafting.goal().parent.is_some());
    let options = || {
        vec![
            ("", text::place::contribution_none()),
            (ContributionKind::Amount.word(), text::place::amount()),
            (ContributionKind::Share.word(), text::place::share()),
            (ContributionKind::Converted.word(), text::place::converted()),
            (ContributionKind::Enables.word(), text::place::enables()),
        ]
    };
    let number = live(move || {
        let kind = kind
            .get()
            .filter(|kind| *kind != ContributionKind::Enables)?;
        let rates = (kind == ContributionKind::Converted).then(|| view! { <Rates /> }.into_any());
        Some(view! { <GivenNumber kind />{rates} }.into_any())
    });
    let meaning = live(move || {
        let parent = drafting.goal().parent.clone()?;
        let figures = figures.get()?;
        Some(meaning(&figures.goal(&parent)?.cascade, &drafting.id()))
    });
    live(move || {
        let number = number.clone();
        let meaning = meaning.clone();
        has_parent.get().then(|| {
            view! {
                <SelectField id="contribution" label=text::place::contribution() options=options()
                    value=of_goal(drafting, |goal| {
                        goal.contribution.as_ref().map_or("", |it| it.kind.word()).to_owned()
                    })
                    choose=choose(drafting, set_kind) />
                {number}
                <p class="meaning wide-field" role="status">{meaning}</p>
            }
            .into_any()
        })
    })
}

/// The number: in the unit of the goal above, or in percent of its change.
#[component]
fn GivenNumber(kind: ContributionKind) -> impl IntoView {
    let drafting = expect_context::<Drafting>();
    let figures = expect_context::<FiguresNow>();
    let share = kind == ContributionKind::Share;
    let factor = if share { 100.0 } else { 1.0 };
    let (label, hint) = match kind {
        ContributionKind::Share => (text::place::share_value(), ""),
        ContributionKind::Converted => (text::rates::from(), text::rates::from_hint()),
        _ => (text::place::amount_value(), ""),
    };
    let unit = Signal::derive(move || {
        let needed = match kind {
            ContributionKind::Share => return "%".to_owned(),
            // It begins in the goal's own unit.
            ContributionKind::Converted => figures
                .get()
                .and_then(|figures| figures.goal(&drafting.id())?.cascade.change.clone()),
            _ => needed(drafting, figures),
        };
        needed.map(|it| it.unit).unwrap_or_default()
    });
    let value = of_goal(drafting, move |goal: &Goal| {
        // 0.07 of the change is 7 %, not 7.000000000000001.
        let value = goal.contribution.as_ref()?.value? * factor;
        Some((value * 1e9).round() / 1e9)
    });
    let commit = commit_number(drafting, move |goal, number| {
        if let Some(contribution) = &mut goal.contribution {
            contribution.value = number.map(|number| number / factor);
        }
        Ok(())
    });
    view! {
        <NumberField id="contribution-value" label hint value unit commit
            draft_key=format!("goal:{}:contribution:{}", drafting.id(), kind.word()) />
    }
}

/// What a child gives, and what that makes together with its siblings.
fn meaning(cascade: &Cascade, child: &Id<Goal>) -> String {
    let part = cascade.parts.iter().find(|part| part.child == *child);
    let own = match part.map(|part| (part.stated, part.amount, part.share)) {
        Some((Some(ContributionKind::Enables), _, _)) => text::coverage::enables().to_owned(),
        Some((Some(ContributionKind::Amount | ContributionKind::Converted), amount, _)) => {
            match (amount, &cascade.change) {
                (Some(amount), Some(change)) => {
                    text::coverage::amount(in_unit(amount, change), in_unit(change.amount, change))
                }
                (_, None) => text::coverage::unknown().to_owned(),
                (None, Some(_)) => text::coverage::unsaid().to_owned(),
            }
        }
        Some((Some(ContributionKind::Share), _, Some(share))) => {
            text::coverage::share(intl::percent(share))
        }
        _ => text::coverage::unsaid().to_owned(),
    };
    let together = coverage(
        cascade,
        text::coverage::siblings,
        text::coverage::siblings_percent,
    );
    match together {
        Some(together) => format!("{own} {together}"),
        None => own,
    }
}

/// What the children of a goal give together, in a sentence; `None` where none of them says so in
/// numbers.
pub fn coverage(
    cascade: &Cascade,
    in_numbers: impl Fn(String, String) -> String,
    in_percent: impl Fn(String) -> String,
) -> Option<String> {
    let fraction = cascade.coverage?;
    let start = match (&cascade.change, cascade.covered) {
        (Some(change), Some(covered)) => in_numbers(
            intl::amount_before(covered, &change.unit),
            in_unit(change.amount, change),
        ),
        _ => in_percent(intl::percent(fraction)),
    };
    let gap = cascade.gap.filter(|gap| *gap > 1e-9);
    let over = cascade.overlap.filter(|over| *over > 1e-9);
    Some(match (gap, over, &cascade.change) {
        (Some(gap), _, Some(change)) => text::coverage::missing(start, in_unit(gap, change)),
        (_, Some(over), _) => text::coverage::over(start, intl::percent(over)),
        _ if fraction < 1.0 - 1e-9 => {
            text::coverage::missing_percent(start, intl::percent(1.0 - fraction))
        }
        _ => text::coverage::full(start),
    })
}

/// An amount in the unit of the change.
pub fn in_unit(amount: f64, change: &NeededChange) -> String {
    intl::amount(amount, &change.unit)
}
