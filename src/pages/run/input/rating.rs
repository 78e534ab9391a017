//! Rounds of numbers: everyone gives one, and what is talked about is how far they are apart.

use leptos::{ev, prelude::*};
use sightline_text::run::rating as text;
use sightline_workshop::{
    definition::{Input, InputKind},
    round::{Ratings, Scores, Spread},
};

use super::super::{room::Place, turn::Turn};
use crate::{
    browser::intl,
    ui::{Icon, focus, live},
};

/// The least and the greatest number.
pub fn scale(of: &Input) -> (f64, f64) {
    let most = if of.kind == InputKind::Confidence {
        10.0
    } else {
        5.0
    };
    let least = if of.kind == InputKind::Confidence {
        0.0
    } else {
        1.0
    };
    (of.min.unwrap_or(least), of.max.unwrap_or(most))
}

/// What is rated: each item of an earlier answer, or one thing without a name.
pub fn items(place: Place) -> Vec<(String, String)> {
    let of = place.input();
    if of.from.is_empty() {
        return vec![(String::new(), of.label)];
    }
    let items = place.ask(|guide, _, _| guide.items(&of.from));
    let items = items.unwrap_or_default().into_iter();
    items.map(|item| (item.id, item.label)).collect()
}

/// The rounds.
#[component]
pub fn RatingInput(place: Place) -> impl IntoView {
    let items = Memo::new(move |_| items(place));
    let open = Memo::new(move |_| {
        let ratings = place.kept::<Ratings>();
        ratings.rounds.last().is_none_or(|round| !round.closed)
    });
    let shown = live(move || {
        if items.with(Vec::is_empty) {
            view! { <p class="hint">{text::nothing()}</p> }.into_any()
        } else if open.get() {
            view! { <OpenRound place items /> }.into_any()
        } else {
            view! { <Spreads place items /> }.into_any()
        }
    });
    view! { <div class="rating" id=place.part("rating") tabindex="-1">{shown}</div> }
}

/// The round that is open: one person after the other, and nobody sees the others' numbers.
#[component]
fn OpenRound(place: Place, items: Memo<Vec<(String, String)>>) -> impl IntoView {
    let (least, most) = scale(&place.input());
    let round = Memo::new(move |_| {
        let ratings = place.kept::<Ratings>();
        ratings.rounds.last().cloned().unwrap_or_default()
    });
    let turn = Turn::new(move || round.with(last_rater));
    let numbers: Vec<i64> = (least as i64..=most as i64).collect();
    let row = move |(id, label): (String, String)| {
        let item = StoredValue::new(id.clone());
        let value = Memo::new(move |_| {
            let by = turn.number().to_string();
            round.with(|round| {
                let mut scores = round.scores.iter();
                let found = item
                    .with_value(|item| scores.find(|score| score.by == by && score.item == *item));
                found.map(|score| score.value)
            })
        });
        let name = place.part(&format!("rate-{id}"));
        let numbers = numbers.iter().map(|number| {
            let number = *number as f64;
            let choose = move |_: ev::Event| {
                let ratings = place.kept_now::<Ratings>();
                let by = turn.begin().to_string();
                place.keep(&ratings.scored(&by, &item.get_value(), Some(number)));
            };
            view! {
                <label><input type="radio" name=name.clone() prop:checked=move || value.get() == Some(number) on:change=choose />
                    <span>{number.to_string()}</span></label>
            }
            .into_any()
        });
        view! {
            <fieldset class="scale-row">
                <legend>{label}</legend>
                <div class="scale-numbers">{numbers.collect_view()}</div>
            </fieldset>
        }
        .into_any()
    };
    let who = live(move || text::person(turn.number()));
    let next = move |_| {
        turn.next();
        focus::move_soon(place.part("rater"));
    };
    let close = move |_| {
        place.keep(&place.kept_now::<Ratings>().closed());
        focus::catch(place.part("rating"));
    };
    let given = live(move || text::given(round.with(raters)));
    let none = move || round.with(|round| round.scores.is_empty());
    view! {
        <div class="ballot">
            <p class="ballot-head" id=place.part("rater") tabindex="-1"><b>{who}</b> <span>{text::scale(least, most)}</span></p>
            <For each=move || items.get() key=Clone::clone children=row />
            <button type="button" class="button" on:click=next>{text::next()} {Icon::Go}</button>
        </div>
        <div class="vote-close">
            <button type="button" class="button primary" disabled=none on:click=close>{text::close()}</button>
            <span class="hint" role="status">{given}</span>
        </div>
    }
}

fn last_rater(round: &Scores) -> u64 {
    let numbers = round
        .scores
        .iter()
        .filter_map(|score| score.by.parse().ok());
    numbers.max().unwrap_or_default()
}

/// How many have given a number.
pub fn raters(round: &Scores) -> usize {
    let mut by: Vec<&str> = round.scores.iter().map(|score| &*score.by).collect();
    by.sort_unstable();
    by.dedup();
    by.len()
}

/// How the last round came out, beside the one before it.
#[component]
fn Spreads(place: Place, items: Memo<Vec<(String, String)>>) -> impl IntoView {
    let (least, most) = scale(&place.input());
    let shown = live(move || {
        let ratings = place.kept::<Ratings>();
        let rows = items.get().into_iter().map(|(id, label)| {
            let spread = ratings.spread(&id, least, most);
            let earlier = ratings
                .rounds
                .len()
                .checked_sub(2)
                .and_then(|at| ratings.rounds.get(at)?.spread(&id, least, most));
            let words = spread.map_or_else(|| text::none().to_owned(), spread_words);
            let wide = spread.is_some_and(|spread| spread.wide);
            let wide = wide.then(|| view! { <p class="wide-spread">{text::wide()}</p> }.into_any());
            let before = earlier.map(|spread| {
                view! { <p class="hint">{text::before(spread_words(spread))}</p> }.into_any()
            });
            view! {
                <li class="spread-row">
                    <p>{label}</p>
                    {spread.map(|spread| spread_drawn(spread, least, most))}
                    <p class="hint">{words}</p>
                    {wide} {before}
                </li>
            }
            .into_any()
        });
        rows.collect_view()
    });
    let again = move |_| {
        place.keep(&place.kept_now::<Ratings>().opened());
        focus::catch(place.part("rating"));
    };
    view! {
        <ul class="spreads">{shown}</ul>
        <button type="button" class="button" on:click=again>{text::again()}</button>
    }
}

/// A spread in words.
pub fn spread_words(spread: Spread) -> String {
    text::spread(
        spread.count,
        intl::number(spread.median),
        intl::number(spread.min),
        intl::number(spread.max),
    )
}

/// A spread on its scale: the range as a bar, the middle as a dot.
pub fn spread_drawn(spread: Spread, least: f64, most: f64) -> AnyView {
    const FROM: f64 = 12.0;
    const LENGTH: f64 = 376.0;
    let whole = (most - least).max(1.0);
    let at = |value: f64| FROM + LENGTH * ((value - least) / whole).clamp(0.0, 1.0);
    let ticks = (least as i64..=most as i64).map(|number| {
        let x = at(number as f64);
        view! {
            <path class="spread-tick" d=format!("M{x:.1} 14V20") />
            <text class="spread-number" x=format!("{x:.1}") y="36" text-anchor="middle">{number.to_string()}</text>
        }
        .into_any()
    });
    view! {
        <svg class="spread" viewBox="0 0 400 40" aria-hidden="true" focusable="false" data-wide=spread.wide.then_some("")>
            <path class="spread-line" d=format!("M{FROM} 17H{}", FROM + LENGTH) />
            {ticks.collect_view()}
            <path class="spread-range" d=format!("M{:.1} 17H{:.1}", at(spread.min), at(spread.max)) />
            <circle class="spread-median" cx=format!("{:.1}", at(spread.median)) cy="17" r="7" />
        </svg>
    }
    .into_any()
}
