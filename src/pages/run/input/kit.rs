//! The questions to ask stakeholders: chosen, put in order, mended, printed.

use leptos::{html, prelude::*};
use sightline_plan::codec::Field;
use sightline_text::run::kit as text;
use sightline_workshop::{definition::InputKind, interview::Kit};

use super::{
    super::{
        room::Place,
        typed::{added_by_enter, taken_when_left},
    },
    sheets::Sheets,
};
use crate::{
    state::Visit,
    ui::{Choose, FieldKind, Icon, TextField, focus, live},
};

/// The kit.
#[component]
pub fn KitInput(place: Place) -> impl IntoView {
    let kit = Memo::new(move |_| place.kept::<Kit>());
    let ids = Memo::new(move |_| {
        kit.with(|kit| {
            let ids = kit.questions.iter().map(|asked| asked.id.clone());
            ids.collect::<Vec<_>>()
        })
    });
    let fill = move |_| {
        let (audiences, topics) = chosen(place);
        let bank = place.room.workshop().bank.clone();
        let now = place.kept_now::<Kit>();
        let kit = if now.questions.is_empty() {
            Kit::of(&bank, &audiences, &topics)
        } else {
            now.widened(&bank, &audiences, &topics)
        };
        place.keep(&kit);
    };
    let count = live(move || text::count(ids.with(Vec::len)));
    let print = move |_| {
        // A browser that cannot print leaves the page as it is.
        let _ = window().print();
    };
    view! {
        <div class="kit">
            <div class="kit-tools">
                <button type="button" class="button primary" on:click=fill>{text::fill()}</button>
                <button type="button" class="button" on:click=print>{text::print()}</button>
                <span class="hint" role="status">{count}</span>
            </div>
            <ol class="kit-questions">
                <For each=move || ids.get() key=String::clone let(id)>
                    <Question place kit id />
                </For>
            </ol>
            <AddOwn place />
            <Sheets place kit />
        </div>
    }
}

/// The audiences and topics that were chosen in this run, or all of them.
fn chosen(place: Place) -> (Vec<String>, Vec<String>) {
    let bank = place.room.workshop().bank.clone();
    let picked = |from: &'static str| {
        let found = place.room.ask_now(|guide| {
            let mut all = Vec::new();
            for stop in guide.stops() {
                let choices = stop.step.inputs.iter();
                for input in
                    choices.filter(|input| input.kind == InputKind::Choice && input.from == from)
                {
                    let items = guide.items_at(&stop.key, &input.id);
                    all.extend(items.into_iter().map(|item| item.id));
                }
            }
            all
        });
        found.unwrap_or_default()
    };
    let (mut audiences, mut topics) = (picked("bank.audiences"), picked("bank.topics"));
    if audiences.is_empty() {
        audiences = bank.audiences.iter().map(|it| it.id.clone()).collect();
    }
    if topics.is_empty() {
        topics = bank.topics.iter().map(|it| it.id.clone()).collect();
    }
    (audiences, topics)
}

#[component]
fn Question(place: Place, kit: Memo<Kit>, id: String) -> impl IntoView {
    let of = StoredValue::new(id.clone());
    let words = Signal::derive(move || {
        kit.with(|kit| {
            let found = of.with_value(|id| kit.questions.iter().find(|asked| asked.id == *id));
            found.map(|asked| asked.text.clone()).unwrap_or_default()
        })
    });
    let bank = place.room.workshop().bank.clone();
    let about = kit.with_untracked(|kit| {
        let found = kit.questions.iter().find(|asked| asked.id == id);
        found.map(|asked| {
            let audience = bank.audience(&asked.audience).map(|it| it.name.clone());
            let topic = bank.topic(&asked.topic).map(|it| it.name.clone());
            let parts = [
                Some(audience.unwrap_or_else(|| text::everyone().to_owned())),
                topic,
            ];
            parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
        })
    });
    let commit = Callback::new(move |(typed, visit): (String, Visit)| {
        // Written in several lines where it is long, and still one.
        let typed = typed.replace(['\r', '\n'], " ");
        let kit = place.kept_now::<Kit>().reworded(&of.get_value(), &typed);
        place.answer(kit.write(), Some(visit))
    });
    let step = move |by: isize| {
        let kit = place.kept_now::<Kit>();
        let id = of.get_value();
        let ids: Vec<&str> = kit.questions.iter().map(|asked| &*asked.id).collect();
        let Some(at) = ids.iter().position(|known| *known == id) else {
            return;
        };
        // Before the one that stands two further on, when it goes down.
        let to = if by < 0 {
            at.checked_sub(1)
        } else {
            Some(at + 2)
        };
        if let Some(to) = to.filter(|_| by < 0 || at + 1 < ids.len()) {
            place.keep(&kit.placed(&id, ids.get(to).copied()));
        }
    };
    let label = words.get_untracked();
    let remove = move |_| {
        place.keep(&place.kept_now::<Kit>().without(&of.get_value()));
        focus::catch(place.part("own"));
    };
    view! {
        <li class="kit-question">
            <div>
                <small>{about}</small>
                <TextField id=place.part(&format!("{id}-text")) label=text::question() kind=FieldKind::Lines
                    value=words commit draft_key=place.draft(&id) />
            </div>
            <div class="row-ways">
                <button type="button" class="icon-button plain" aria-label=text::up(&label) on:click=move |_| step(-1)>{Icon::Up}</button>
                <button type="button" class="icon-button plain" aria-label=text::down(&label) on:click=move |_| step(1)>{Icon::Down}</button>
                <button type="button" class="icon-button" aria-label=text::remove(&label) on:click=remove>{Icon::Close}</button>
            </div>
        </li>
    }
}

/// A question of one's own.
#[component]
fn AddOwn(place: Place) -> impl IntoView {
    let bank = place.room.workshop().bank.clone();
    let audience = RwSignal::new(String::new());
    let topic = RwSignal::new(String::new());
    let field = NodeRef::<html::Input>::new();
    let add = move || {
        let Some(field) = field.try_get_untracked().flatten() else {
            return;
        };
        let typed = field.value();
        if typed.trim().is_empty() {
            return;
        }
        let kit = place.kept_now::<Kit>().with_own(
            &topic.get_untracked(),
            &audience.get_untracked(),
            typed.trim(),
        );
        if place.keep(&kit) {
            field.set_value("");
        }
    };
    let audiences = bank.audiences.iter();
    let audiences = audiences
        .map(|it| (it.id.clone(), it.name.clone()))
        .collect();
    let topics = bank.topics.iter();
    let topics = topics.map(|it| (it.id.clone(), it.name.clone())).collect();
    view! {
        <div class="kit-own" on:focusout=taken_when_left(Some(".kit-own"), add)>
            <div class="field">
                <div class="field-head"><label for=place.part("own")>{text::own()}</label></div>
                <input node_ref=field id=place.part("own") type="text" autocomplete="off" on:keydown=added_by_enter(add) />
            </div>
            <Choose id=place.part("own-audience") label=text::to_whom() options=audiences none=text::everyone()
                value=audience choose=Callback::new(move |id| audience.set(id)) />
            <Choose id=place.part("own-topic") label=text::about() options=topics none=text::no_topic()
                value=topic choose=Callback::new(move |id| topic.set(id)) />
            <button type="button" class="button" on:click=move |_| add()>{Icon::Add} {text::add()}</button>
        </div>
    }
}
