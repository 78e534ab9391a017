//! What the room sees: the question, the clock, and what is being captured, in large type. Nothing private, and
//! nothing that is meant for the facilitator. It follows the console by what is stored of the run, so it may be
//! opened at any time.

use leptos::{ev, html, prelude::*};
use serde_json::Value;
use sightline_plan::{
    Id, Record,
    model::{Run, RunState},
};
use sightline_text::run::{projector as text, rating, vote as vote_text};
use sightline_workshop::{
    Home,
    definition::{Input, InputKind},
    funnel,
    list::Board,
    round::Ratings,
    vote::Poll,
};

use super::{
    ask::{Screened, on_screen},
    clock::{Now, read_out},
    input::{
        LookInput, cell_words, drawn_dots, funnel_drawn, items, raters, scale, spread_drawn,
        spread_words, unit_of, words,
    },
    room::{Place, Room, step_of},
};
use crate::{
    browser::intl,
    state::Workspace,
    ui::{Page, live, replaced},
};

/// The page.
#[component]
pub fn ProjectorPage(id: Id<Run>) -> impl IntoView {
    let workspace = Workspace::here();
    let wanted = id.clone();
    let is_there = Memo::new(move |_| {
        let plan = workspace.plan();
        plan.is_some_and(|plan| plan.tables().runs.contains_key(&wanted))
    });
    replaced(move || {
        match is_there.get().then(|| Room::open_for_all(workspace, id.clone())) {
            Some(Some(room)) => {
                provide_context(room);
                view! { <div class="projector-page"><Projector /></div> }.into_any()
            }
            _ => view! {
                <div class="projector-page"><div class="projector"><Page title=text::gone()><p></p></Page></div></div>
            }
            .into_any(),
        }
    })
}

/// What the room sees, on a page of its own or, as a `preview`, on top of the console.
#[component]
pub fn Projector(#[prop(optional)] preview: bool) -> impl IntoView {
    let room = Room::here();
    let now = Now::follow();
    let reading = Memo::new(move |_| now.reading(room));
    let state = Memo::new(move |_| room.run().map(|run| run.state));
    let clock = live(move || {
        let begun = state.get() == Some(RunState::Open);
        let reading = reading.get().filter(|_| begun)?;
        let over = (reading.left < 0.0).then_some("");
        let paused =
            (!reading.running).then(|| view! { <small>{text::paused()}</small> }.into_any());
        Some(
            view! { <p class="projector-clock" role="timer" aria-live="off" data-over=over>{read_out(&reading)} {paused}</p> }
                .into_any(),
        )
    });
    let shown = replaced(move || match state.get() {
        Some(RunState::Open) => {
            let key = room.at.get();
            view! { <Step key preview /> }.into_any()
        }
        other => view! { <Between over=other == Some(RunState::Finished) preview /> }.into_any(),
    });
    let root = NodeRef::new();
    fit(root, room);
    view! {
        <div class="projector" node_ref=root>
            {clock}
            {shown}
        </div>
    }
}

/// Makes the type as large as what is shown leaves room for: nobody scrolls a projector.
fn fit(root: NodeRef<html::Div>, room: Room) {
    const SMALLEST: u8 = 5;
    let measure = move || {
        let Some(root) = root.try_get_untracked().flatten() else {
            return;
        };
        for size in 0..=SMALLEST {
            // Nothing keeps an attribute of this name from being set.
            let _ = root.set_attribute("data-fit", &size.to_string());
            if root.scroll_height() <= root.client_height() + 1 {
                break;
            }
        }
    };
    Effect::new(move |_| {
        if room.plan().is_some() && root.get().is_some() {
            request_animation_frame(measure);
        }
    });
    let listener = window_event_listener(ev::resize, move |_| request_animation_frame(measure));
    on_cleanup(move || listener.remove());
}

/// Before the first step, and after the last.
#[component]
fn Between(over: bool, preview: bool) -> impl IntoView {
    let room = Room::here();
    let title = Signal::derive(move || {
        let run = room.run();
        run.map(|run| run.title.clone()).unwrap_or_default()
    });
    let words = if over {
        text::thanks()
    } else {
        text::welcome()
    };
    let lead = view! { <p class="projector-lead">{words}</p> }.into_any();
    headed(preview, title, lead)
}

/// The heading, which is that of the page unless the page is another one.
fn headed(preview: bool, title: Signal<String>, body: AnyView) -> AnyView {
    if preview {
        view! { <h2 class="projector-title">{title}</h2> {body} }.into_any()
    } else {
        view! { <Page title=title keeps_focus=true>{body}</Page> }.into_any()
    }
}

#[component]
fn Step(key: String, preview: bool) -> impl IntoView {
    let room = Room::here();
    let step = untrack(|| step_of(room, &key)).unwrap_or_default();
    let item = untrack(|| {
        room.ask(|guide| {
            let stops = guide.stops();
            let stop = stops.iter().find(|stop| stop.key == key)?;
            stop.item.as_ref().map(|item| item.label.clone())
        })
    })
    .flatten();
    let question = if step.ask.is_empty() {
        step.title.clone()
    } else {
        step.ask.clone()
    };
    let eyebrow = item.unwrap_or_else(|| step.title.clone());
    let places: Vec<(Input, Place)> = step
        .inputs
        .iter()
        .map(|of| (of.clone(), Place::new(room, &key, of)))
        .collect();
    let projected = Memo::new(move |_| {
        let run = room.run();
        run.map(|run| run.projected.clone()).unwrap_or_default()
    });
    // A list that is voted on in the same step is shown by the vote.
    let votes: Vec<(String, Place)> = places
        .iter()
        .filter(|(of, _)| of.kind == InputKind::Vote)
        .map(|(of, place)| (of.from.clone(), *place))
        .collect();
    let step_id = step.id.clone();
    let parts = places
        .into_iter()
        .map(|(of, place)| {
            let id = of.id.clone();
            let from = format!("{step_id}.{id}");
            let vote = votes.iter().find(|(of, _)| *of == from);
            let vote = vote.map(|(_, place)| *place);
            let given_way =
                Memo::new(move |_| vote.is_some_and(|vote| !vote.kept::<Poll>().rounds.is_empty()));
            let part = live(move || shown(place, &of));
            live(move || {
                let wanted = projected.get();
                let is_shown = if wanted.is_empty() {
                    !given_way.get()
                } else {
                    wanted == id
                };
                is_shown.then(|| part.clone())
            })
        })
        .collect_view();
    let asked = Memo::new(move |_| Screened::of(room, &key));
    let is_asked = live(move || asked.with(Option::is_some));
    let parts = view! {
        {on_screen(asked)}
        <div class="projector-parts" hidden=is_asked>{parts}</div>
    }
    .into_any();
    view! {
        <p class="projector-step">{eyebrow}</p>
        {headed(preview, Signal::derive(move || question.clone()), parts)}
    }
}

/// What has been captured of an input; nothing while there is nothing.
fn shown(place: Place, of: &Input) -> Option<AnyView> {
    let body = match (of.kind, of.home()) {
        (InputKind::Kit | InputKind::Record, _) => None,
        (InputKind::Look, _) if of.from == "plan.themes" => themes(place),
        (InputKind::Look, _) => Some(view! { <LookInput place /> }.into_any()),
        (InputKind::List, _) => board(place, of),
        (InputKind::Vote, _) => vote(place, of),
        (InputKind::Rating | InputKind::Confidence, _) => ratings(place, of),
        (InputKind::Funnel, _) => drawing(place, of),
        (InputKind::Table | InputKind::Matrix, _) => table(place, of),
        (InputKind::Swot, _) => swot(place),
        (_, Home::Records(_) | Home::Metrics) => records(place),
        (InputKind::Number, Home::Response) => {
            let said = words(&place.value.get());
            let unit = unit_of(place, of);
            (!said.is_empty())
                .then(|| view! { <p class="projector-words">{said} " " {unit}</p> }.into_any())
        }
        (InputKind::Choice, _) => {
            let items = place.ask(|guide, key, input| guide.items_at(key, input))?;
            bullets(items.into_iter().map(|item| item.label).collect())
        }
        (InputKind::Person, _) => {
            let items = place.ask(|guide, key, input| guide.items_at(key, input))?;
            bullets(items.into_iter().map(|item| item.label).collect())
        }
        _ => {
            let said = words(&place.value.get());
            (!said.trim().is_empty())
                .then(|| view! { <p class="projector-words">{said}</p> }.into_any())
        }
    }?;
    Some(
        view! {
            <section class="projector-part" data-kind=of.kind.word()>
                <h2>{of.label.clone()}</h2>
                {body}
            </section>
        }
        .into_any(),
    )
}

fn bullets(lines: Vec<String>) -> Option<AnyView> {
    if lines.is_empty() {
        return None;
    }
    let lines = lines
        .into_iter()
        .map(|line| view! { <li>{line}</li> }.into_any())
        .collect_view();
    Some(view! { <ul>{lines}</ul> }.into_any())
}

fn board(place: Place, of: &Input) -> Option<AnyView> {
    let board: Board = place.kept();
    if board.items.is_empty() {
        return None;
    }
    if of.silent && !board.shown {
        let count = text::written(board.items.len());
        return Some(view! { <p class="projector-count">{count}</p> }.into_any());
    }
    let texts = |group: &str| {
        let items = board.in_group(group);
        items.map(|item| item.text.clone()).collect::<Vec<_>>()
    };
    let groups = board.groups.iter().map(|group| {
        let name =
            (!group.name.is_empty()).then(|| view! { <h3>{group.name.clone()}</h3> }.into_any());
        view! { <div class="projector-group">{name} {bullets(texts(&group.id))}</div> }.into_any()
    });
    let groups = groups.collect_view();
    Some(view! { <div class="projector-groups">{groups} {bullets(texts(""))}</div> }.into_any())
}

fn vote(place: Place, of: &Input) -> Option<AnyView> {
    let poll: Poll = place.kept();
    let items = place.ask(|guide, key, _| guide.candidates(key, of))?;
    if items.is_empty() {
        return None;
    }
    if let Some(round) = poll.open() {
        let voted = vote_text::voted(round.ballots.len());
        let options = bullets(items.into_iter().map(|item| item.label).collect());
        return Some(view! { {options} <p class="projector-count">{voted}</p> }.into_any());
    }
    let ids: Vec<String> = items.iter().map(|item| item.id.clone()).collect();
    let Some(counts) = poll.result(&ids) else {
        return bullets(items.into_iter().map(|item| item.label).collect());
    };
    let rows = counts.into_iter().filter_map(|count| {
        let item = items.iter().find(|item| item.id == count.item)?;
        let dots = count.dots as usize;
        Some(
            view! {
                <li data-none=(dots == 0).then_some("")><span>{item.label.clone()}</span>
                    <span class="dots" aria-hidden="true">{drawn_dots(dots)}</span>
                    <span class="visually-hidden">{vote_text::dots(dots)}</span></li>
            }
            .into_any(),
        )
    });
    let rows: Vec<AnyView> = rows.collect();
    Some(view! { <ol class="projector-votes">{rows}</ol> }.into_any())
}

fn ratings(place: Place, of: &Input) -> Option<AnyView> {
    let ratings: Ratings = place.kept();
    let (least, most) = scale(of);
    let round = ratings.rounds.last()?;
    if !round.closed {
        let given = rating::given(raters(round));
        return Some(view! { <p class="projector-count">{given}</p> }.into_any());
    }
    let rows = items(place).into_iter().filter_map(|(id, label)| {
        let spread = ratings.spread(&id, least, most)?;
        Some(
            view! { <li><span>{label}</span> {spread_drawn(spread, least, most)} <small>{spread_words(spread)}</small></li> }
                .into_any(),
        )
    });
    let rows: Vec<AnyView> = rows.collect();
    Some(view! { <ul class="projector-spreads">{rows}</ul> }.into_any())
}

fn drawing(place: Place, of: &Input) -> Option<AnyView> {
    let sum: funnel::Sum = place.kept();
    let is_empty = place.value.with(Value::is_null);
    (!is_empty).then(|| funnel_drawn(&funnel::solve(&sum, &of.stages), &of.stages))
}

fn table(place: Place, of: &Input) -> Option<AnyView> {
    let plan = place.room.plan()?;
    let rows: Vec<(Option<String>, Vec<Value>)> = if of.kind == InputKind::Table {
        let rows = place.ask(|guide, key, input| guide.rows(key, input))?;
        let cells = |row: sightline_workshop::table::Row| {
            let cells = of.columns.iter();
            cells
                .map(|column| row.cells.get(&column.id).cloned().unwrap_or_default())
                .collect()
        };
        rows.into_iter().map(|row| (None, cells(row))).collect()
    } else {
        let all = place.value.get();
        let fixed = of.rows.iter();
        let mut heads: Vec<(String, String)> = fixed
            .map(|row| (row.id.clone(), row.label.clone()))
            .collect();
        if heads.is_empty() {
            let items = place.ask(|guide, _, _| guide.items(&of.from))?;
            heads.extend(items.into_iter().map(|item| (item.id, item.label)));
        }
        let cells = |id: &str| {
            let columns = of.columns.iter();
            columns
                .map(|column| {
                    let cell = all.get(id).and_then(|row| row.get(&column.id));
                    cell.cloned().unwrap_or_default()
                })
                .collect()
        };
        heads
            .iter()
            .map(|(id, label)| (Some(label.clone()), cells(id)))
            .collect()
    };
    let filled = |cells: &[Value]| cells.iter().any(|cell| !cell.is_null());
    if !rows.iter().any(|(_, cells)| filled(cells)) {
        return None;
    }
    let corner = rows
        .iter()
        .any(|(head, _)| head.is_some())
        .then(|| view! { <td></td> }.into_any());
    let heads = of
        .columns
        .iter()
        .map(|column| view! { <th scope="col">{column.label.clone()}</th> }.into_any())
        .collect_view();
    let rows = rows.into_iter().filter(|(_, cells)| filled(cells));
    let rows = rows.map(|(head, cells)| {
        let head = head.map(|head| view! { <th scope="row">{head}</th> }.into_any());
        let cells = of.columns.iter().zip(cells);
        let cells = cells
            .map(|(column, cell)| view! { <td>{cell_words(&plan, column, &cell)}</td> }.into_any());
        view! { <tr>{head} {cells.collect_view()}</tr> }.into_any()
    });
    let rows = rows.collect_view();
    Some(
        view! { <table><thead><tr>{corner} {heads}</tr></thead> <tbody>{rows}</tbody></table> }
            .into_any(),
    )
}

fn swot(place: Place) -> Option<AnyView> {
    use sightline_text::run::swot as names;
    let all = place.value.get();
    let parts = [
        ("strengths", names::strengths()),
        ("weaknesses", names::weaknesses()),
        ("opportunities", names::opportunities()),
        ("threats", names::threats()),
    ];
    let parts = parts.into_iter().filter_map(|(name, label)| {
        let lines = all.get(name)?.as_array()?.iter().map(words).collect();
        let lines = bullets(lines)?;
        Some(view! { <div class="projector-group"><h3>{label}</h3> {lines}</div> }.into_any())
    });
    let parts: Vec<AnyView> = parts.collect();
    (!parts.is_empty()).then(|| view! { <div class="projector-groups">{parts}</div> }.into_any())
}

/// Records of the plan, each with what the room needs of it.
fn records(place: Place) -> Option<AnyView> {
    let plan = place.room.plan()?;
    let records = place.ask(|guide, key, input| guide.entries(key, input))?;
    let person = |id: Option<&Id<sightline_plan::model::Person>>| {
        let person = id.and_then(|id| plan.tables().people.get(id));
        person.map(|person| person.name.clone())
    };
    let rows = records
        .into_iter()
        .map(|record| {
            let title = sightline_workshop::run::title(&record).to_owned();
            let (facts, points): (Vec<Option<String>>, Vec<String>) = match &record {
                Record::Goal(goal) => (
                    vec![person(goal.owner.as_ref()), goal.due.map(intl::date)],
                    Vec::new(),
                ),
                Record::Action(action) => (
                    vec![person(action.owner.as_ref()), action.due.map(intl::date)],
                    Vec::new(),
                ),
                Record::Definition(definition) => {
                    let mut points = definition.criteria.clone();
                    if !definition.text.is_empty() {
                        points.insert(0, definition.text.clone());
                    }
                    (Vec::new(), points)
                }
                Record::Meeting(meeting) => (
                    vec![
                        meeting.start.map(intl::date),
                        Some(meeting.time.clone()).filter(|time| !time.is_empty()),
                        person(meeting.owner.as_ref()),
                    ],
                    meeting.agenda.clone(),
                ),
                _ => (Vec::new(), Vec::new()),
            };
            let facts: Vec<String> = facts.into_iter().flatten().collect();
            let facts = (!facts.is_empty())
                .then(|| view! { <small>{facts.join(" · ")}</small> }.into_any());
            view! { <li data-goal=matches!(record, Record::Goal(_)).then_some("")>{title} {facts} {bullets(points)}</li> }
                .into_any()
        });
    let mut rows: Vec<AnyView> = rows.collect();
    if rows.is_empty() {
        // Metrics are no records of their own.
        let value = place.value.get();
        let names = value.as_array().into_iter().flatten();
        let names = names.filter_map(|metric| metric.get("name")?.as_str().map(str::to_owned));
        rows.extend(names.map(|name| view! { <li>{name}</li> }.into_any()));
    }
    (!rows.is_empty()).then(|| view! { <ul>{rows}</ul> }.into_any())
}

/// The themes without who said what.
fn themes(place: Place) -> Option<AnyView> {
    let themes = place.ask(|guide, _, _| guide.themes())?;
    let lines = themes
        .into_iter()
        .map(|(theme, quotes)| text::theme(theme, quotes.len()));
    bullets(lines.collect())
}
