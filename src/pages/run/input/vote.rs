//! Dot votes: opened, cast by passing the device round or counted in the room, closed, and held again.

use leptos::{ev, prelude::*};
use sightline_text::run::vote as text;
use sightline_workshop::vote::{Poll, Refused, Round};

use super::super::{room::Place, turn::Turn};
use crate::ui::{Icon, focus, live};

/// How votes are given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Way {
    /// Each at the device in turn.
    Pass,
    /// By hands or dots in the room.
    Count,
}

/// The poll.
#[component]
pub fn VoteInput(place: Place) -> impl IntoView {
    let of = place.input();
    let items = Memo::new(move |_| {
        let items = place.ask(|guide, key, _| guide.candidates(key, &of));
        let items = items.unwrap_or_default().into_iter();
        items
            .map(|item| (item.id, item.label))
            .collect::<Vec<(String, String)>>()
    });
    let open = Memo::new(move |_| place.kept::<Poll>().open().is_some());
    let shown = live(move || {
        if items.with(Vec::is_empty) {
            view! { <p class="hint">{text::nothing()}</p> }.into_any()
        } else if open.get() {
            view! { <OpenRound place items /> }.into_any()
        } else {
            view! { <Result place items /> <Opening place /> }.into_any()
        }
    });
    view! { <div class="vote" id=place.part("vote") tabindex="-1">{shown}</div> }
}

/// Opens a round.
#[component]
fn Opening(place: Place) -> impl IntoView {
    let of = place.input();
    let votes = RwSignal::new(of.votes);
    let per_item = RwSignal::new(of.per_item);
    let again = !place.kept_now::<Poll>().rounds.is_empty();
    let open = move |_| {
        let poll = place.kept_now::<Poll>();
        place.keep(&poll.opened(votes.get_untracked(), per_item.get_untracked()));
        focus::catch(place.part("vote"));
    };
    let reopen = again.then(|| {
        view! {
            <button type="button" class="button quiet" on:click=move |_| { place.keep(&place.kept_now::<Poll>().reopened()); }>
                {text::reopen()}</button>
        }
        .into_any()
    });
    let number = |part: &'static str, label: &'static str, of: RwSignal<u32>| {
        let typed = move |event: ev::Event| {
            if let Ok(number) = event_target_value(&event).parse() {
                of.set(number);
            }
        };
        view! {
            <label class="small-number" for=place.part(part)>{label}
                <input id=place.part(part) type="number" min="1" max="20" prop:value=move || of.get().to_string() on:input=typed /></label>
        }
        .into_any()
    };
    view! {
        <div class="vote-opening">
            {number("votes", text::votes(), votes)}
            {number("per-item", text::per_item(), per_item)}
            <button type="button" class="button primary" on:click=open>
                {if again { text::again() } else { text::open() }}</button>
            {reopen}
        </div>
    }
}

/// The round that is open: nobody sees a result.
#[component]
fn OpenRound(place: Place, items: Memo<Vec<(String, String)>>) -> impl IntoView {
    let way = RwSignal::new(Way::Pass);
    let turn = Turn::new(move || {
        let poll = place.kept::<Poll>();
        poll.open().map_or(0, Round::last_voter)
    });
    let voted = live(move || {
        let poll = place.kept::<Poll>();
        poll.open().map(|round| text::voted(round.ballots.len()))
    });
    let close = move |_| {
        place.keep(&place.kept_now::<Poll>().closed());
        focus::catch(place.part("vote"));
    };
    let choice = move |of: Way, words: &'static str| {
        let name = place.part("way");
        view! {
            <label><input type="radio" name=name prop:checked=move || way.get() == of on:change=move |_| way.set(of) />
                <span>{words}</span></label>
        }
        .into_any()
    };
    let shown = live(move || match way.get() {
        Way::Pass => view! { <Pass place items turn /> }.into_any(),
        Way::Count => view! { <CountRoom place items /> }.into_any(),
    });
    view! {
        <fieldset class="segments">
            <legend class="visually-hidden">{text::way()}</legend>
            {choice(Way::Pass, text::pass())}
            {choice(Way::Count, text::count())}
        </fieldset>
        {shown}
        <div class="vote-close">
            <button type="button" class="button primary" on:click=close>{text::close()}</button>
            <span class="hint" role="status">{voted}</span>
        </div>
    }
}

/// One person after the other.
#[component]
fn Pass(place: Place, items: Memo<Vec<(String, String)>>, turn: Turn) -> impl IntoView {
    let voter = move || turn.number().to_string();
    let round = Memo::new(move |_| place.kept::<Poll>().open().cloned().unwrap_or_default());
    let left = live(move || text::left(round.with(|round| round.left(&voter())) as usize));
    let who = live(move || text::voter(voter()));
    let row = move |(id, label): (String, String)| {
        let item = StoredValue::new(id);
        let dots = Memo::new(move |_| {
            round.with(|round| item.with_value(|item| round.on_item(&voter(), item)))
        });
        let give = move |_| {
            let poll = place.kept_now::<Poll>();
            match poll.marked(&turn.begin().to_string(), &item.get_value()) {
                Ok(poll) => {
                    place.keep(&poll);
                }
                Err(refused) => place.room.workspace.notices().say(refused_words(refused)),
            }
        };
        let take = move |_| {
            let poll = place.kept_now::<Poll>();
            place.keep(&poll.unmarked(&turn.begin().to_string(), &item.get_value()));
        };
        let (more, less) = (text::give(&label), text::take(&label));
        let said = live(move || text::dots(dots.get() as usize));
        let drawn = live(move || "●".repeat(dots.get() as usize));
        view! {
            <li class="ballot-row">
                <span class="ballot-words">{label}</span>
                <span class="dots" aria-hidden="true">{drawn}</span>
                <span class="visually-hidden">{said}</span>
                <button type="button" class="icon-button plain" aria-label=less disabled=move || dots.get() == 0 on:click=take>"−"</button>
                <button type="button" class="icon-button plain" aria-label=more on:click=give>"+"</button>
            </li>
        }
        .into_any()
    };
    let next = move |_| {
        turn.next();
        focus::move_soon(place.part("voter"));
    };
    view! {
        <div class="ballot">
            <p class="ballot-head" id=place.part("voter") tabindex="-1"><b>{who}</b> <span role="status">{left}</span></p>
            <ul><For each=move || items.get() key=Clone::clone children=row /></ul>
            <button type="button" class="button" on:click=next>{text::next()} {Icon::Go}</button>
        </div>
    }
}

/// What the facilitator counts.
#[component]
fn CountRoom(place: Place, items: Memo<Vec<(String, String)>>) -> impl IntoView {
    let row = move |(id, label): (String, String)| {
        let item = StoredValue::new(id.clone());
        let count = Memo::new(move |_| {
            let poll = place.kept::<Poll>();
            let round = poll.open();
            round.map_or(0, |round| {
                let tally = round.tally.iter();
                tally
                    .filter(|tally| item.with_value(|item| tally.item == *item))
                    .map(|tally| tally.count)
                    .sum::<u32>()
            })
        });
        let typed = move |event: ev::Event| {
            let number = event_target_value(&event).parse().unwrap_or(0);
            let poll = place.kept_now::<Poll>();
            place.keep(&poll.tallied(&item.get_value(), number));
        };
        let field = place.part(&format!("count-{id}"));
        view! {
            <li class="ballot-row">
                <label class="ballot-words" for=field.clone()>{label}</label>
                <input id=field class="tally" type="number" min="0" max="999" prop:value=move || count.get().to_string() on:change=typed />
            </li>
        }
        .into_any()
    };
    view! {
        <p class="hint">{text::count_hint()}</p>
        <ul class="ballot"><For each=move || items.get() key=Clone::clone children=row /></ul>
    }
}

fn refused_words(refused: Refused) -> &'static str {
    match refused {
        Refused::Closed => text::refused_closed(),
        Refused::NoneLeft => text::refused_none_left(),
        Refused::ItemFull => text::refused_item_full(),
    }
}

/// The result of the round that was closed last, and of those before.
#[component]
fn Result(place: Place, items: Memo<Vec<(String, String)>>) -> impl IntoView {
    live(move || {
        let poll = place.kept::<Poll>();
        let items = items.get();
        let ids: Vec<String> = items.iter().map(|(id, _)| id.clone()).collect();
        let counts = poll.result(&ids)?;
        let most = counts.iter().map(|count| count.dots).max().unwrap_or(0);
        let rows = counts.into_iter().map(|count| {
            let label = items
                .iter()
                .find(|(id, _)| *id == count.item)
                .map(|(_, label)| label.clone());
            let dots = count.dots as usize;
            view! {
                <li class="result-row" data-none=(dots == 0).then_some("") data-most=(count.dots == most && most > 0).then_some("")>
                    <span>{label}</span>
                    <span class="dots" aria-hidden="true">{drawn_dots(dots)}</span>
                    <span class="result-count">{text::dots(dots)}</span>
                </li>
            }
            .into_any()
        });
        let closed = poll.rounds.iter().filter(|round| round.closed).count();
        let before = (closed > 1)
            .then(|| view! { <p class="hint">{text::before(closed - 1)}</p> }.into_any());
        Some(
            view! {
                <ol class="result">{rows.collect_view()}</ol>
                {before}
            }
            .into_any(),
        )
    })
}

/// Dots that fit on a line.
pub fn drawn_dots(dots: usize) -> String {
    const MOST: usize = 16;
    match dots {
        0 => "○".to_owned(),
        dots if dots <= MOST => "●".repeat(dots),
        _ => format!("{}…", "●".repeat(MOST)),
    }
}
