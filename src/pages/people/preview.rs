//! What will come of a pasted list, line by line.

use leptos::{ev, prelude::*};
use sightline_plan::{
    Id,
    people::{Choice, Pasted, PastedPerson, Remark, Standing},
};
use sightline_text::people;

use super::{desk::Desk, list::name_of, paste::Choices};
use crate::ui::live;

/// So many lines are shown; those that are unclear come first.
const SHOWN: usize = 150;

/// The table of lines, with what each comes to.
#[component]
pub fn Preview(pasted: Memo<Pasted>, chosen: Choices) -> impl IntoView {
    let desk = expect_context::<Desk>();
    let summary = live(move || pasted.with(summary));
    let table = live(move || {
        pasted.with(|pasted| {
            let mut lines: Vec<(usize, &PastedPerson)> = pasted.people.iter().enumerate().collect();
            if lines.is_empty() {
                return None;
            }
            lines.sort_by_key(|(_, person)| !person.is_unclear());
            let more = lines.len().saturating_sub(SHOWN);
            let rows: Vec<AnyView> = lines.into_iter().take(SHOWN).map(|(at, person)| row(desk, chosen, at, person)).collect();
            let more = (more > 0).then(|| view! { <p class="mute">{people::paste::more(more)}</p> }.into_any());
            Some(
                view! {
                    <div class="preview" role="region" tabindex="0" aria-label=people::paste::preview()>
                        <table>
                            <thead><tr>
                                <th scope="col">{people::paste::line()}</th>
                                <th scope="col">{people::paste::name()}</th>
                                <th scope="col">{people::paste::role()}</th>
                                <th scope="col">{people::paste::team()}</th>
                                <th scope="col">{people::paste::what()}</th>
                            </tr></thead>
                            <tbody>{rows}</tbody>
                        </table>
                        {more}
                    </div>
                }
                .into_any(),
            )
        })
    });
    view! {
        <div class="preview-summary" role="status">{summary}</div>
        {table}
    }
}

/// What the list holds, in numbers.
fn summary(pasted: &Pasted) -> AnyView {
    let count = |fits: fn(&PastedPerson) -> bool| {
        pasted.people.iter().filter(|person| fits(person)).count()
    };
    let some = |count: usize, words: fn(usize) -> String| (count > 0).then(|| words(count));
    let counts: Vec<String> = [
        some(
            count(|person| person.standing == Standing::New),
            people::paste::new,
        ),
        some(
            count(|person| matches!(person.standing, Standing::Fills(_))),
            people::paste::fills,
        ),
        some(
            count(|person| matches!(person.standing, Standing::Known(_))),
            people::paste::here,
        ),
        some(count(PastedPerson::is_unclear), people::paste::unclear),
    ]
    .into_iter()
    .flatten()
    .collect();
    let first = if counts.is_empty() {
        people::paste::empty().to_owned()
    } else {
        counts.join(" · ")
    };
    let teams: Vec<&str> = pasted
        .new_teams
        .iter()
        .map(|(name, _)| name.as_str())
        .collect();
    let teams = (!teams.is_empty()).then(|| people::paste::new_teams(teams.join(", ")));
    let passed = (!pasted.passed_over.is_empty())
        .then(|| people::paste::passed_over(pasted.passed_over.join(", ")));
    let more = (pasted.too_many > 0).then(|| people::paste::too_many(pasted.too_many));
    let lines: Vec<AnyView> = [Some(first), teams, passed, more]
        .into_iter()
        .flatten()
        .map(|line| view! { <p>{line}</p> }.into_any())
        .collect();
    lines.into_any()
}

fn row(desk: Desk, chosen: Choices, at: usize, person: &PastedPerson) -> AnyView {
    let name = match person.name.as_str() {
        "" => people::paste::no_name().to_owned(),
        name => name.to_owned(),
    };
    let why = why(desk, person).map(|why| view! { <p class="preview-why">{why}</p> }.into_any());
    let remark = person.remark.map(|remark| {
        let words = match remark {
            Remark::OtherTeam => people::paste::other_team().to_owned(),
            Remark::UnknownManager => people::paste::unknown_manager(&person.manager),
        };
        view! { <p class="preview-why">{words}</p> }.into_any()
    });
    let what = match &person.standing {
        Standing::Known(_) => people::paste::is_here().into_any(),
        Standing::NoName => ().into_any(),
        _ => choice(desk, chosen, at, person, &name),
    };
    view! {
        <tr data-unclear=person.is_unclear().then_some("")>
            <td>{person.line}</td>
            <th scope="row">{name.clone()}</th>
            <td>{person.role.clone()}</td>
            <td>{person.team.clone()}</td>
            <td>{why}{what}{remark}</td>
        </tr>
    }
    .into_any()
}

/// What is unclear about a line.
fn why(desk: Desk, person: &PastedPerson) -> Option<String> {
    match &person.standing {
        Standing::LooksLike(id, _) => Some(people::paste::looks_like(name_of(desk, id))),
        Standing::Several(_) => Some(people::paste::several(&person.name)),
        Standing::Repeats(line) => Some(people::paste::repeats(line)),
        Standing::NoName => Some(people::paste::leave_out().to_owned()),
        _ => None,
    }
}

/// The choice of what becomes of a line.
fn choice(desk: Desk, chosen: Choices, at: usize, person: &PastedPerson, name: &str) -> AnyView {
    const ADD: &str = "+";
    const OUT: &str = "-";
    let usual = person.usual();
    let is_new = person.standing == Standing::New;
    let fills = matches!(person.standing, Standing::Fills(_));
    let mut options = Vec::new();
    for id in person.may_be() {
        let words = if fills {
            people::paste::fill().to_owned()
        } else {
            people::paste::is(name_of(desk, &id))
        };
        options.push((format!("={id}"), words, usual == Choice::Is(id.clone())));
    }
    let add = if is_new {
        people::paste::add()
    } else {
        people::paste::add_anyway()
    };
    if !fills {
        options.push((ADD.to_owned(), add.to_owned(), usual == Choice::Add));
    }
    options.push((
        OUT.to_owned(),
        people::paste::leave_out().to_owned(),
        usual == Choice::LeaveOut,
    ));
    let options: Vec<AnyView> = options
        .into_iter()
        .map(|(value, words, is_usual)| {
            view! { <option value=value selected=is_usual>{words}</option> }.into_any()
        })
        .collect();
    let choose = move |event: ev::Event| {
        let value = event_target_value(&event);
        let choice = match value.strip_prefix('=').and_then(Id::new) {
            Some(id) => Choice::Is(id),
            None if value == ADD => Choice::Add,
            None => Choice::LeaveOut,
        };
        chosen.update(|chosen| {
            chosen.insert(at, choice);
        });
    };
    view! { <select aria-label=people::paste::what_of(name) on:change=choose>{options}</select> }
        .into_any()
}
