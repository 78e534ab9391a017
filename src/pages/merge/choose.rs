//! What differs, and from which side it is taken.

use leptos::{ev, prelude::*};
use sightline_plan::merge::{Merge, Piece, Side};
use sightline_text::merge as text;

use super::{Desk, words};
use crate::ui::live;

/// The most that is listed one by one.
const MOST: usize = 200;

/// Groups of pieces of one record each, in their order.
fn groups(merge: &Merge, is_clash: bool) -> Vec<Vec<usize>> {
    let pieces = merge.pieces();
    let mut groups: Vec<Vec<usize>> = Vec::new();
    for (at, piece) in pieces.iter().enumerate() {
        if piece.is_clash != is_clash {
            continue;
        }
        match groups.last_mut() {
            Some(group) if pieces[group[0]].key == piece.key => group.push(at),
            _ => groups.push(vec![at]),
        }
    }
    groups
}

/// What both sides changed.
pub(super) fn clashes(desk: Desk, merge: &Merge) -> Option<AnyView> {
    let groups = groups(merge, true);
    let count: usize = groups.iter().map(Vec::len).sum();
    if count == 0 {
        return None;
    }
    let all = move |side: Side| {
        move |_: ev::MouseEvent| {
            desk.choose_all(side);
        }
    };
    let lead = if merge.has_base() {
        text::clash::lead()
    } else {
        text::clash::lead_unknown()
    };
    let list = groups.iter().map(|group| {
        let choices = group.iter().map(|at| choice(desk, merge, *at));
        head(merge, &merge.pieces()[group[0]], choices.collect())
    });
    Some(
        view! {
            <section class="merge-part" aria-labelledby="merge-clashes">
                <div class="merge-head">
                    <h2 id="merge-clashes">{text::clash::title(count)}</h2>
                    <p>{lead}</p>
                    <div class="actions">
                        <button type="button" class="button quiet" on:click=all(Side::Ours)>{text::clash::all_here()}</button>
                        <button type="button" class="button quiet" on:click=all(Side::Theirs)>{text::clash::all_theirs()}</button>
                    </div>
                </div>
                <ul class="merge-records">{list.collect_view()}</ul>
            </section>
        }
        .into_any(),
    )
}

/// What only the other side changed.
pub(super) fn news(desk: Desk, merge: &Merge) -> Option<AnyView> {
    let mut groups = groups(merge, false);
    let count: usize = groups.iter().map(Vec::len).sum();
    if count == 0 {
        return None;
    }
    // A ticked list of thousands is no help.
    let shown = groups.len().min(MOST);
    let more: usize = groups.drain(shown..).map(|group| group.len()).sum();
    let list = groups.iter().map(|group| {
        let ticks = group.iter().map(|at| tick(desk, merge, *at));
        head(merge, &merge.pieces()[group[0]], ticks.collect())
    });
    let more =
        (more > 0).then(|| view! { <p class="mute">{text::news::more(more)}</p> }.into_any());
    Some(
        view! {
            <section class="merge-part" aria-labelledby="merge-news">
                <div class="merge-head">
                    <h2 id="merge-news">{text::news::title(count)}</h2>
                    <p>{text::news::lead()}</p>
                </div>
                <ul class="merge-records">{list.collect_view()}</ul>
                {more}
            </section>
        }
        .into_any(),
    )
}

/// A record with its pieces.
fn head(merge: &Merge, piece: &Piece, pieces: Vec<AnyView>) -> AnyView {
    let (kind, name) = words::record(merge, &piece.key);
    view! {
        <li class="merge-record">
            <p class="merge-name"><small>{kind}</small> " " <span>{name}</span></p>
            {pieces}
        </li>
    }
    .into_any()
}

/// Here or there.
fn choice(desk: Desk, merge: &Merge, at: usize) -> AnyView {
    let piece = &merge.pieces()[at];
    let nothing = if piece.field.is_none() || piece.entry.is_some() {
        text::clash::gone
    } else {
        text::clash::nothing
    };
    let say =
        |plan, value| words::state(plan, piece, value).unwrap_or_else(|| nothing().to_owned());
    let (ours, theirs) = (merge.ours(), merge.theirs());
    let was = piece.base.as_ref().filter(|_| piece.field.is_some());
    let was = was.map(|was| text::clash::was(say(ours, Some(was))));
    let option = |side: Side, name: &'static str, words: String| {
        let checked = live(move || desk.side(at) == Some(side));
        view! {
            <label class="merge-option">
                <input type="radio" name=format!("merge-{at}") prop:checked=checked on:change=move |_| desk.choose(at, side) />
                <span><small>{name}</small> " " <span>{words}</span></span>
            </label>
        }
        .into_any()
    };
    let place = words::place(piece);
    view! {
        <fieldset class="merge-choice">
            <legend>{place}</legend>
            {option(Side::Ours, text::clash::here(), say(ours, piece.ours.as_ref()))}
            {option(Side::Theirs, text::clash::theirs(), say(theirs, piece.theirs.as_ref()))}
            {was.map(|was| view! { <p class="mute">{was}</p> }.into_any())}
        </fieldset>
    }
    .into_any()
}

/// Whether it comes in.
fn tick(desk: Desk, merge: &Merge, at: usize) -> AnyView {
    let piece = &merge.pieces()[at];
    let checked = live(move || desk.side(at) == Some(Side::Theirs));
    let turn = move |event: ev::Event| {
        let side = if event_target_checked(&event) {
            Side::Theirs
        } else {
            Side::Ours
        };
        desk.choose(at, side);
    };
    let (place, words) = (words::place(piece), words::news(merge, piece));
    view! {
        <label class="merge-tick">
            <input type="checkbox" prop:checked=checked on:change=turn />
            <span>{(!place.is_empty()).then(|| view! { <small>{place}</small> " " }.into_any())} <span>{words}</span></span>
        </label>
    }
    .into_any()
}
