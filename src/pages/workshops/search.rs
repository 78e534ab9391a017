//! Finding the workshop that fits: by what is going on, the time there is, and who is there.

use leptos::{ev, prelude::*};
use sightline_plan::people::fold;
use sightline_text::workshops::find as text;

use super::shelf::Listed;
use crate::ui::live;

/// What is looked for.
#[derive(Clone, Copy)]
pub struct Wish {
    words: RwSignal<String>,
    /// The most minutes, by the word of the choice.
    time: RwSignal<String>,
    /// How many people there are, by the word of the choice.
    people: RwSignal<String>,
}

/// Minutes of the longest that a choice of time lets through.
const TIMES: [(&str, u64); 3] = [("short", 15), ("hour", 60), ("half-day", 240)];

/// How many are there, by choice.
const GROUPS: [(&str, u64); 4] = [("alone", 1), ("two", 2), ("team", 6), ("many", 16)];

impl Wish {
    /// Everything fits.
    pub fn new() -> Self {
        Self {
            words: RwSignal::new(String::new()),
            time: RwSignal::new(String::new()),
            people: RwSignal::new(String::new()),
        }
    }

    /// Whether a workshop fits; follows what is looked for.
    pub fn fits(self, listed: &Listed) -> bool {
        let most = self.time.with(|time| of(&TIMES, time));
        let people = self.people.with(|people| of(&GROUPS, people));
        let in_time = most.is_none_or(|most| listed.minutes <= most);
        let for_them = people.is_none_or(|people| {
            listed
                .group
                .is_none_or(|(from, to)| (from..=to).contains(&people))
        });
        in_time && for_them && self.words.with(|words| says(listed, words))
    }
}

fn of(choices: &[(&str, u64)], word: &str) -> Option<u64> {
    let mut found = choices.iter().filter(|(known, _)| *known == word);
    found.next().map(|(_, value)| *value)
}

/// Whether every word stands somewhere in what is said of a workshop.
fn says(listed: &Listed, words: &str) -> bool {
    let words = fold(words);
    if words.trim().is_empty() {
        return true;
    }
    let mut all = vec![listed.title.as_str(), listed.purpose.as_str()];
    all.extend(listed.situations.iter().map(String::as_str));
    all.extend(listed.outputs.iter().map(String::as_str));
    let all = fold(&all.join(" "));
    words.split_whitespace().all(|word| all.contains(word))
}

/// The fields.
#[component]
pub fn Search(
    /// What is looked for.
    wish: Wish,
) -> impl IntoView {
    let choose =
        |slot: RwSignal<String>| move |event: ev::Event| slot.set(event_target_value(&event));
    let choice = |id: &'static str,
                  label: &'static str,
                  slot: RwSignal<String>,
                  options: Vec<(&'static str, &'static str)>| {
        let options = options.into_iter().map(|(word, name)| {
            view! { <option value=word selected=live(move || slot.get() == word)>{name}</option> }
                .into_any()
        });
        view! {
            <div class="field">
                <label for=id>{label}</label>
                <select id=id on:change=choose(slot)>{options.collect_view()}</select>
            </div>
        }
        .into_any()
    };
    let time = vec![
        ("", text::any_time()),
        ("short", text::short()),
        ("hour", text::hour()),
        ("half-day", text::half_day()),
    ];
    let people = vec![
        ("", text::any_people()),
        ("alone", text::alone()),
        ("two", text::two()),
        ("team", text::team()),
        ("many", text::many()),
    ];
    view! {
        <form class="workshop-search" role="search" on:submit=|event| event.prevent_default()>
            <div class="field workshop-words">
                <label for="workshop-words">{text::words()}</label>
                <input id="workshop-words" type="search" autocomplete="off" placeholder=text::hint() prop:value=wish.words
                    on:input=choose(wish.words) />
            </div>
            {choice("workshop-time", text::time(), wish.time, time)}
            {choice("workshop-people", text::people(), wish.people, people)}
        </form>
    }
}

impl Default for Wish {
    fn default() -> Self {
        Self::new()
    }
}
