//! Interviews: what was answered, its themes, and who is still silent.

use std::cell::RefCell;

use leptos::{html, prelude::*};
use serde_json::{Value, json};
use sightline_plan::{Edit, Id, model::Interview};
use sightline_text::run::interviews as text;
use sightline_workshop::interview;

use super::{
    super::room::{Place, Room},
    cell::{Cell, CellKind, CommitValue},
};
use crate::{
    browser::{intl, random},
    state::Visit,
    ui::{Choose, FieldKind, Icon, TextField, live},
};

/// The run's interviews, and the way to the next.
#[component]
pub fn InterviewsInput(place: Place) -> impl IntoView {
    let room = place.room;
    let open = RwSignal::new(None::<Id<Interview>>);
    let bank = room.workshop().bank.clone();
    // Where the step is repeated for an audience, it is that one.
    let fixed = sightline_workshop::run::split(&place.key())
        .1
        .filter(|item| bank.audience(item).is_some())
        .map(str::to_owned);
    let only = fixed.clone();
    let ids = Memo::new(move |_| {
        let all = room.ask(|guide| {
            let all = guide.interviews().into_iter();
            let theirs = all.filter(|it| only.as_ref().is_none_or(|only| it.audience == *only));
            theirs.map(|it| it.id.clone()).collect::<Vec<_>>()
        });
        all.unwrap_or_default()
    });
    let first = bank.audiences.first().map(|audience| audience.id.clone());
    let audience = RwSignal::new(fixed.clone().or(first).unwrap_or_default());
    let options: Vec<(String, String)> = bank
        .audiences
        .iter()
        .map(|audience| (audience.id.clone(), audience.name.clone()))
        .collect();
    let add = move |_| {
        let made = RefCell::new(None);
        let done = place.do_it(|guide, key, input| {
            let new = guide.new_interview(&audience.get_untracked(), &mut random::bits);
            *made.borrow_mut() = Some(new.id.clone());
            let fields = sightline_plan::Record::from(new).fields();
            guide.add_entry(key, input, Value::Object(fields), &mut random::bits)
        });
        if done {
            open.set(made.take());
        }
    };
    let choice = fixed.is_none().then(|| {
        view! {
            <Choose id=place.part("audience") label=text::audience() options value=audience
                choose=Callback::new(move |id| audience.set(id)) />
        }
        .into_any()
    });
    view! {
        <ul class="interviews">
            <For each=move || ids.get() key=Clone::clone let(id)>
                <One place id open />
            </For>
        </ul>
        <div class="interview-add">
            {choice}
            <button type="button" class="button" on:click=add>{Icon::Add} {text::add()}</button>
        </div>
    }
}

#[component]
fn One(place: Place, id: Id<Interview>, open: RwSignal<Option<Id<Interview>>>) -> impl IntoView {
    let room = place.room;
    let of = StoredValue::new(id.clone());
    let record = Memo::new(move |_| {
        let plan = room.workspace.plan()?;
        let id = of.try_get_value()?;
        plan.tables().interviews.get(&id).cloned()
    });
    let title = live(move || {
        let interview = record.get()?;
        let who = room.ask(|guide| guide.speaker(&interview))?;
        let bank = room.workshop();
        let audience = bank.bank.audience(&interview.audience);
        let audience = audience.map_or_else(String::new, |audience| audience.name.clone());
        let said = interview.answers.iter();
        let said = said.filter(|answer| !answer.text.trim().is_empty()).count();
        let who = if who.is_empty() {
            text::nobody().to_owned()
        } else {
            who
        };
        let day = interview.on.map(intl::date).unwrap_or_default();
        Some(text::head(
            who,
            audience,
            day,
            said,
            interview.answers.len(),
        ))
    });
    let is_open = Memo::new(move |_| open.get() == of.try_get_value());
    let toggle = move |_| {
        let id = of.get_value();
        open.update(|open| {
            *open = if open.as_ref() == Some(&id) {
                None
            } else {
                Some(id)
            };
        });
    };
    let body = live(move || {
        is_open
            .get()
            .then(|| view! { <Answers place of record /> }.into_any())
    });
    let remove = move |_| {
        let id = of.get_value();
        place.do_it(|guide, key, input| {
            guide.drop_entry(key, input, id.as_str(), &mut random::bits)
        });
    };
    view! {
        <li class="interview">
            <div class="interview-head">
                <button type="button" class="link" aria-expanded=move || is_open.get().to_string() on:click=toggle>{title}</button>
                <button type="button" class="icon-button" aria-label=text::remove() on:click=remove>{Icon::Delete}</button>
            </div>
            {body}
        </li>
    }
}

type Record = Memo<Option<std::sync::Arc<Interview>>>;

/// Who, when, and each question with its answer.
#[component]
fn Answers(place: Place, of: StoredValue<Id<Interview>>, record: Record) -> impl IntoView {
    let room = place.room;
    let change = move |visit: Option<Visit>, change: &dyn Fn(&mut Interview)| {
        let mut interview = Interview::clone(&*record.get_untracked()?);
        change(&mut interview);
        let refusal = room
            .workspace
            .dispatch(Edit::Put(interview.into()), visit)
            .err()?;
        Some(crate::words::fault(&refusal.fault))
    };
    let who = Signal::derive(move || {
        let interview = record.get();
        let who = interview.and_then(|interview| room.ask(|guide| guide.speaker(&interview)));
        json!(who.unwrap_or_default())
    });
    let name: CommitValue = Callback::new(move |(value, visit): (Value, Option<Visit>)| {
        let typed = super::words(&value);
        // Someone of the plan, or a name that only this interview has.
        let plan = room.workspace.plan_now();
        let known = plan.and_then(|plan| {
            let mut people = plan.tables().people.values();
            let found = people.find(|person| person.name == typed);
            found.map(|person| person.id.clone())
        });
        change(visit, &|interview| {
            interview.person = known.clone();
            interview.name = if known.is_some() {
                String::new()
            } else {
                typed.clone()
            };
        })
    });
    let day = Signal::derive(move || {
        let on = record.get().and_then(|interview| interview.on);
        on.map_or(Value::Null, |on| Value::from(on.to_string()))
    });
    let on: CommitValue = Callback::new(move |(value, visit): (Value, Option<Visit>)| {
        let day = value.as_str().and_then(sightline_plan::codec::parse_date);
        change(visit, &|interview| interview.on = day)
    });
    let id = of.get_value().to_string();
    let count = Memo::new(move |_| record.get().map_or(0, |interview| interview.answers.len()));
    let rows = move || (0..count.get()).collect::<Vec<_>>();
    view! {
        <div class="form-fields">
            <Cell id=place.part(&format!("{id}-who")) label=text::who() hint=text::who_hint() kind=CellKind::Person value=who
                commit=name draft_key=place.draft(&format!("{id}-who")) />
            <Cell id=place.part(&format!("{id}-on")) label=text::day() hint="" kind=CellKind::Date value=day
                commit=on draft_key=place.draft(&format!("{id}-on")) />
        </div>
        <ol class="answers">
            <For each=rows key=|at| *at let(at)>
                <OneAnswer place of record at />
            </For>
        </ol>
    }
}

#[component]
fn OneAnswer(
    place: Place,
    of: StoredValue<Id<Interview>>,
    record: Record,
    at: usize,
) -> impl IntoView {
    let room = place.room;
    let id = of.get_value().to_string();
    let field = place.part(&format!("{id}-{at}"));
    let question = record.with_untracked(|record| {
        let answer = record.as_ref().and_then(|it| it.answers.get(at));
        answer.map(|answer| answer.question.clone())
    });
    let value = Signal::derive(move || {
        record.with(|record| {
            let answer = record.as_ref().and_then(|it| it.answers.get(at));
            answer.map(|answer| answer.text.clone()).unwrap_or_default()
        })
    });
    let commit = Callback::new(move |(typed, visit): (String, Visit)| {
        let now = record.get_untracked()?;
        let new = interview::answered(&now, at, &typed);
        let refusal = room
            .workspace
            .dispatch(Edit::Put(new.into()), Some(visit))
            .err()?;
        Some(crate::words::fault(&refusal.fault))
    });
    let themes = live(move || {
        let marks = record.with(|record| {
            let answer = record.as_ref()?.answers.get(at)?;
            Some(answer.themes.clone())
        });
        let marks = marks.unwrap_or_default().into_iter().map(|mark| {
            let label = text::unmark(&mark.theme);
            let (words, theme, start) = (mark.words.clone(), mark.theme.clone(), mark.at);
            let unmark = move |_| {
                if let Some(now) = record.get_untracked() {
                    let new = interview::unmarked(&now, at, start, &theme);
                    room.workspace.attempt(Edit::Put(new.into()), None);
                }
            };
            view! {
                <li><b>{mark.theme}</b> <q>{words}</q>
                    <button type="button" class="chip-button" aria-label=label on:click=unmark>{Icon::Close}</button></li>
            }
            .into_any()
        });
        let marks: Vec<AnyView> = marks.collect();
        (!marks.is_empty()).then(|| view! { <ul class="marks">{marks}</ul> }.into_any())
    });
    let theme = NodeRef::<html::Input>::new();
    let wrong = RwSignal::new(None::<&'static str>);
    let mark = {
        let field = field.clone();
        move |_| {
            let Some(theme) = theme.get_untracked() else {
                return;
            };
            let now = record.get_untracked();
            let chosen = selection(&field);
            let new = now.zip(chosen).and_then(|(now, (start, length))| {
                interview::marked(&now, at, start, length, &theme.value())
            });
            match new {
                Some(new) => {
                    wrong.set(None);
                    room.workspace.attempt(Edit::Put(new.into()), None);
                }
                None => wrong.set(Some(text::mark_how())),
            }
        }
    };
    view! {
        <li>
            <TextField id=field label=question.unwrap_or_default() kind=FieldKind::Lines value commit
                draft_key=place.draft(&format!("{id}-{at}")) wide=true />
            {themes}
            <div class="mark-line">
                <label class="visually-hidden" for=place.part(&format!("{id}-{at}-theme"))>{text::theme()}</label>
                <input node_ref=theme id=place.part(&format!("{id}-{at}-theme")) type="text" autocomplete="off" list="run-themes"
                    placeholder=text::theme() />
                <button type="button" class="button" on:click=mark>{text::mark()}</button>
                <span class="hint" role="status">{move || wrong.get()}</span>
            </div>
        </li>
    }
}

/// The characters that are selected in a field: where they start, and how many.
fn selection(field: &str) -> Option<(u32, u32)> {
    use wasm_bindgen::JsCast;
    let element = document().get_element_by_id(field)?;
    let field: web_sys::HtmlTextAreaElement = element.dyn_into().ok()?;
    let start = field.selection_start().ok().flatten()? as usize;
    let end = field.selection_end().ok().flatten()? as usize;
    // The browser counts in units of UTF-16.
    let units: Vec<u16> = field.value().encode_utf16().collect();
    let chars = |from: usize, to: usize| {
        let part = units.get(from..to)?;
        u32::try_from(String::from_utf16_lossy(part).chars().count()).ok()
    };
    Some((chars(0, start)?, chars(start, end)?))
}

/// All answers of a theme side by side, with who said it. Two themes of one name are one.
#[component]
pub fn Themes(room: Room) -> impl IntoView {
    let names = Memo::new(move |_| {
        let themes = room.ask(|guide| guide.themes().into_keys().collect::<Vec<_>>());
        themes.unwrap_or_default()
    });
    let shown = live(move || {
        let themes = room.ask(|guide| guide.themes()).unwrap_or_default();
        if themes.is_empty() {
            return view! { <p class="hint">{text::no_themes()}</p> }.into_any();
        }
        let themes = themes.into_iter().map(|(theme, quotes)| {
            let quotes = quotes.into_iter().map(|quote| {
                let who = if quote.who.is_empty() {
                    text::nobody().to_owned()
                } else {
                    quote.who
                };
                view! { <li><q>{quote.words}</q> <small>{who} " · " {quote.question}</small></li> }.into_any()
            });
            let quotes = quotes.collect_view();
            let label = text::rename(&theme);
            let rename = {
                let theme = theme.clone();
                move |event| {
                    let to = event_target_value(&event);
                    let edit = room.ask_now(|guide| interview::rename_theme(guide, &theme, &to));
                    if let Some(edit) = edit {
                        room.workspace.attempt(edit, None);
                    }
                }
            };
            view! {
                <section class="theme">
                    <input class="theme-name" type="text" aria-label=label prop:value=theme autocomplete="off" on:change=rename />
                    <ul>{quotes}</ul>
                </section>
            }
            .into_any()
        });
        view! { <div class="themes">{themes.collect_view()}</div> }.into_any()
    });
    let options = live(move || {
        let names = names.get().into_iter();
        names
            .map(|name| view! { <option value=name></option> }.into_any())
            .collect_view()
    });
    view! { {shown} <datalist id="run-themes">{options}</datalist> }
}

/// Which audiences have spoken about which topics.
#[component]
pub fn CoverageTable(room: Room) -> impl IntoView {
    let bank = room.workshop();
    let shown = live(move || {
        let pairs = room.ask(|guide| guide.coverage()).unwrap_or_default();
        let bank = &bank.bank;
        let audiences: Vec<_> = bank
            .audiences
            .iter()
            .filter(|audience| pairs.iter().any(|pair| pair.audience == audience.id))
            .collect();
        let topics: Vec<_> = bank
            .topics
            .iter()
            .filter(|topic| pairs.iter().any(|pair| pair.topic == topic.id))
            .collect();
        let heads = topics
            .iter()
            .map(|topic| view! { <th scope="col">{topic.name.clone()}</th> }.into_any())
            .collect_view();
        let rows = audiences.into_iter().map(|audience| {
            let cells = topics.iter().map(|topic| {
                let pair = pairs
                    .iter()
                    .find(|pair| pair.audience == audience.id && pair.topic == topic.id);
                let (words, state) = match pair {
                    None => (text::not_asked().to_owned(), "none"),
                    Some(pair) if pair.answers == 0 => (text::silent().to_owned(), "silent"),
                    Some(pair) => (text::answers(pair.answers), "said"),
                };
                view! { <td data-state=state>{words}</td> }.into_any()
            });
            view! { <tr><th scope="row">{audience.name.clone()}</th> {cells.collect_view()}</tr> }
                .into_any()
        });
        view! {
            <div class="table-scroll" role="region" tabindex="0" aria-label=text::coverage()>
                <table class="coverage">
                    <thead><tr><th scope="col">{text::audience()}</th> {heads}</tr></thead>
                    <tbody>{rows.collect_view()}</tbody>
                </table>
            </div>
        }
        .into_any()
    });
    view! { {shown} }
}
