//! Templates to begin a goal with: searched by words, function and level, taken with one press.

use leptos::{ev, prelude::*};
use sightline_coach::{self as coach, Function, Template};
use sightline_plan::Level;
use sightline_text::{common, draft::templates as text};

use super::{asking::Asking, drafting::Drafting, level_name};
use crate::ui::{Choose, Dialog, focus, live};

/// The dialog with all templates.
#[component]
pub fn Templates(
    /// Whether it is open.
    open: RwSignal<bool>,
) -> impl IntoView {
    let drafting = expect_context::<Drafting>();
    let asking = expect_context::<Asking>();
    let words = RwSignal::new(String::new());
    let function = RwSignal::new(String::new());
    let level = RwSignal::new(String::new());
    let found = Memo::new(move |_| {
        let named = function.get();
        let function = Function::ALL.iter().copied().find(|it| it.name() == named);
        coach::search_templates(&words.get(), function, Level::from_word(&level.get()))
    });
    let take = move |template: &'static Template| {
        open.set(false);
        let cx = drafting.context();
        drafting.change(None, |goal| coach::take_template(goal, template, &cx));
        asking.adapt();
    };
    let body = move || {
        let functions = Function::ALL
            .iter()
            .map(|it| (it.name().to_owned(), function_name(*it).to_owned()));
        let levels = Level::ALL
            .iter()
            .map(|it| (it.word().to_owned(), level_name(*it).to_owned()));
        let list = live(move || {
            let item = |template: &'static Template| {
                let (of, at) = (function_name(template.function), level_name(template.level));
                view! {
                    <li>
                        <button type="button" class="template" on:click=move |_| take(template)>
                            <span class="template-sentence">{template.statement}</span>
                            <span class="template-about">{of} " · " {at} " · " {text::watch(template.watch)}</span>
                        </button>
                    </li>
                }
                .into_any()
            };
            found.get().into_iter().map(item).collect_view()
        });
        let count = live(move || match found.with(Vec::len) {
            0 => text::none().to_owned(),
            count => text::count(count),
        });
        view! {
            <p class="hint">{text::lead()}</p>
            <div class="template-search">
                <div class="field">
                    <div class="field-head"><label for="template-words">{text::search()}</label></div>
                    <input id="template-words" type="search" autocomplete="off" placeholder=text::placeholder()
                        prop:value=words on:input=move |event: ev::Event| words.set(event_target_value(&event)) />
                </div>
                <Choose id="template-function" label=text::function() none=text::any() options=functions.collect()
                    value=function choose=Callback::new(move |word| function.set(word)) />
                <Choose id="template-level" label=text::level() none=text::any() options=levels.collect()
                    value=level choose=Callback::new(move |word| level.set(word)) />
            </div>
            <p class="hint" role="status">{count}</p>
            <ul class="templates" tabindex="0" aria-label=text::list()>{list}</ul>
            <div class="actions">
                <button type="button" class="button" on:click=move |_| open.set(false)>{common::cancel()}</button>
            </div>
        }
        .into_any()
    };
    Effect::new(move |_| {
        if open.get() {
            focus::move_soon("template-words".to_owned());
        }
    });
    view! {
        <div class="templates-dialog">
            <Dialog open title=Signal::derive(|| text::title().to_owned())>{body()}</Dialog>
        </div>
    }
}

fn function_name(function: Function) -> &'static str {
    let key = format!("coach.function.{}", function.name());
    sightline_text::lookup(&key).unwrap_or_default()
}
