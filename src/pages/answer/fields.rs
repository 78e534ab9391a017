//! A field for each way to answer.

use leptos::{ev, prelude::*};
use serde_json::{Value, json};
use sightline_text::{answer::field as text, run::swot};
use sightline_workshop::room::{MOST_LINE, MOST_WORDS, Offer, Question, Way};

use super::{desk::Desk, rows};
use crate::ui::live;

/// The longest scale whose numbers stand side by side.
const MOST_STEPS: i64 = 20;

/// A question with its words and its field or fields.
pub fn field(desk: Desk, question: &Question) -> AnyView {
    let id = format!("q-{}", question.id);
    let hint = (!question.hint.is_empty()).then(|| question.hint.clone());
    let body = match question.way {
        Way::Words | Way::Lines => return single(desk, question, &id, hint),
        Way::Boxes | Way::Answers => each(desk, question, &id),
        Way::Pick => pick(desk, question, &id),
        Way::Dots => dots(desk, question),
        Way::Scale => scale(desk, question, &id),
        Way::Rows => rows::rows(desk, question, &id),
        Way::Grid => rows::grid(desk, question, &id),
    };
    let hint = hint.map(|hint| view! { <p class="hint">{hint}</p> }.into_any());
    view! {
        <fieldset class="answer-question" data-way=question.way.word()>
            <legend>{question.label.clone()}</legend>
            {hint}
            {body}
        </fieldset>
    }
    .into_any()
}

fn words_of(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}

/// One field for all.
fn single(desk: Desk, question: &Question, id: &str, hint: Option<String>) -> AnyView {
    let of = StoredValue::new(question.id.clone());
    let is_lines = question.way == Way::Lines;
    let value = live(move || words_of(&of.with_value(|of| desk.typed(of))));
    let typed = move |event: ev::Event| {
        of.with_value(|of| desk.set(of, Value::from(event_target_value(&event))));
    };
    let hint_id = format!("{id}-hint");
    let mut hints: Vec<String> = hint.into_iter().collect();
    if is_lines {
        hints.push(text::lines().to_owned());
    }
    let described = (!hints.is_empty()).then(|| hint_id.clone());
    let input = if is_lines || question.long {
        let most = if is_lines {
            None
        } else {
            Some(MOST_WORDS.to_string())
        };
        view! {
            <textarea id=id.to_owned() rows="5" autocomplete="off" maxlength=most aria-describedby=described
                prop:value=value on:input=typed></textarea>
        }
        .into_any()
    } else {
        view! {
            <input id=id.to_owned() type="text" autocomplete="off" maxlength=MOST_LINE.to_string() aria-describedby=described
                prop:value=value on:input=typed />
        }
        .into_any()
    };
    let hint = (!hints.is_empty())
        .then(|| view! { <p class="hint" id=hint_id>{hints.join(" ")}</p> }.into_any());
    view! {
        <div class="answer-question" data-way=question.way.word()>
            <label class="answer-label" for=id.to_owned()>{question.label.clone()}</label>
            {hint}
            {input}
        </div>
    }
    .into_any()
}

/// What an option is called: strengths and so on have no words of their own.
fn label(question: &Question, offer: &Offer) -> String {
    if question.way != Way::Boxes {
        return offer.label.clone();
    }
    match offer.id.as_str() {
        "strengths" => swot::strengths(),
        "weaknesses" => swot::weaknesses(),
        "opportunities" => swot::opportunities(),
        _ => swot::threats(),
    }
    .to_owned()
}

/// Words for each option.
fn each(desk: Desk, question: &Question, id: &str) -> AnyView {
    let is_lines = question.way == Way::Boxes;
    let fields = question.options.iter().map(|offer| {
        let (of, part) = (StoredValue::new(question.id.clone()), StoredValue::new(offer.id.clone()));
        let field = format!("{id}-{}", offer.id);
        let value = live(move || {
            let value = of.with_value(|of| part.with_value(|part| desk.part(of, part)));
            words_of(&value)
        });
        let typed = move |event: ev::Event| {
            let typed = Value::from(event_target_value(&event));
            of.with_value(|of| part.with_value(|part| desk.set_part(of, part, typed)));
        };
        view! {
            <div class="answer-part">
                <label for=field.clone()>{label(question, offer)}</label>
                <textarea id=field rows="3" autocomplete="off" maxlength=MOST_WORDS.to_string() prop:value=value on:input=typed></textarea>
            </div>
        }
        .into_any()
    });
    let lines = is_lines.then(|| view! { <p class="hint">{text::lines()}</p> }.into_any());
    view! { {lines} {fields.collect_view()} }.into_any()
}

/// The ids that are chosen, or that have a dot.
fn chosen(value: &Value) -> Vec<String> {
    let ids = value.as_array().into_iter().flatten();
    ids.filter_map(|id| id.as_str().map(str::to_owned))
        .collect()
}

fn pick(desk: Desk, question: &Question, id: &str) -> AnyView {
    let many = question.many;
    let options = question.options.iter().map(|offer| {
        let (of, option) = (
            StoredValue::new(question.id.clone()),
            StoredValue::new(offer.id.clone()),
        );
        let is_chosen = live(move || {
            let all = chosen(&of.with_value(|of| desk.typed(of)));
            option.with_value(|option| all.contains(option))
        });
        let change = move |event: ev::Event| {
            let mut all = chosen(&of.with_value(|of| untrack(|| desk.typed(of))));
            let option = option.get_value();
            all.retain(|known| many && *known != option);
            if event_target_checked(&event) {
                all.push(option);
            }
            of.with_value(|of| desk.set(of, json!(all)));
        };
        let kind = if many { "checkbox" } else { "radio" };
        view! {
            <label class="answer-option">
                <input type=kind name=id.to_owned() prop:checked=is_chosen on:change=change />
                <span>{offer.label.clone()}</span>
            </label>
        }
        .into_any()
    });
    view! { <div class="answer-options">{options.collect_view()}</div> }.into_any()
}

fn dots(desk: Desk, question: &Question) -> AnyView {
    let of = StoredValue::new(question.id.clone());
    let (most, per_item) = (question.dots as usize, question.per_item as usize);
    let given = Memo::new(move |_| chosen(&of.with_value(|of| desk.typed(of))));
    let left = live(move || text::left(most.saturating_sub(given.with(Vec::len))));
    let rows = question.options.iter().map(|offer| {
        let option = StoredValue::new(offer.id.clone());
        let on_it = Memo::new(move |_| {
            option.with_value(|option| given.with(|given| given.iter().filter(|id| *id == option).count()))
        });
        let more = move |_| {
            let mut all = given.get_untracked();
            if all.len() < most && on_it.get_untracked() < per_item {
                all.push(option.get_value());
                of.with_value(|of| desk.set(of, json!(all)));
            }
        };
        let less = move |_| {
            let mut all = given.get_untracked();
            let last = option.with_value(|option| all.iter().rposition(|id| id == option));
            if let Some(last) = last {
                all.remove(last);
                of.with_value(|of| desk.set(of, json!(all)));
            }
        };
        let is_full = move || given.with(Vec::len) >= most || on_it.get() >= per_item;
        let drawn = live(move || "●".repeat(on_it.get()));
        let said = live(move || text::of_dots(on_it.get()));
        // Pressed buttons stay where focus is: `disabled` would throw it off.
        view! {
            <li class="answer-dots">
                <span class="answer-item">{offer.label.clone()}</span>
                <span class="dots" aria-hidden="true">{drawn}</span>
                <span class="visually-hidden">{said}</span>
                <button type="button" class="answer-step" aria-label=text::less(&offer.label)
                    aria-disabled=live(move || (on_it.get() == 0).to_string()) on:click=less>"−"</button>
                <button type="button" class="answer-step" aria-label=text::more(&offer.label)
                    aria-disabled=live(move || is_full().to_string()) on:click=more>"+"</button>
            </li>
        }
        .into_any()
    });
    view! {
        <p class="answer-left" role="status">{left}</p>
        <ul class="answer-ballot">{rows.collect_view()}</ul>
    }
    .into_any()
}

fn scale(desk: Desk, question: &Question, id: &str) -> AnyView {
    let one = [Offer::default()];
    let offers = match question.options.as_slice() {
        [] => one.as_slice(),
        offers => offers,
    };
    #[allow(clippy::cast_possible_truncation, reason = "a scale of few numbers")]
    let (least, most) = (question.least.ceil() as i64, question.most.floor() as i64);
    let is_short = most.saturating_sub(least) <= MOST_STEPS;
    let rows = offers.iter().map(|offer| {
        let (of, part) = (StoredValue::new(question.id.clone()), StoredValue::new(offer.id.clone()));
        let now = Memo::new(move |_| {
            of.with_value(|of| part.with_value(|part| desk.part(of, part))).as_f64()
        });
        let set = move |value: Value| {
            of.with_value(|of| part.with_value(|part| desk.set_part(of, part, value)));
        };
        let name = format!("{id}-{}", offer.id);
        let legend = if offer.label.is_empty() { &question.label } else { &offer.label };
        let hidden = offer.label.is_empty().then_some("visually-hidden");
        let numbers = if is_short {
            let numbers = (least..=most).map(|number| {
                let value = number as f64;
                view! {
                    <label><input type="radio" name=name.clone() prop:checked=live(move || now.get() == Some(value))
                        on:change=move |_| set(json!(value)) /> <span>{number.to_string()}</span></label>
                }
                .into_any()
            });
            view! { <div class="answer-scale">{numbers.collect_view()}</div> }.into_any()
        } else {
            let typed = move |event: ev::Event| {
                let number = event_target_value(&event).parse::<f64>().ok();
                set(number.map_or(Value::Null, Value::from));
            };
            view! {
                <input type="number" step="any" min=least.to_string() max=most.to_string() aria-label=legend.clone()
                    prop:value=live(move || now.get().map(|number| number.to_string()).unwrap_or_default()) on:input=typed />
            }
            .into_any()
        };
        view! {
            <fieldset class="answer-rated">
                <legend class=hidden>{legend.clone()}</legend>
                {numbers}
            </fieldset>
        }
        .into_any()
    });
    rows.collect_view().into_any()
}
