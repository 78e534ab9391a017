//! One goal on one line.

use std::sync::Arc;

use leptos::{attr::custom::custom_attribute, ev, html, prelude::*};
use sightline_plan::{
    Goal, GoalFigures, Id, Plan,
    arithmetic::cascade::NeededChange,
    outline::{Line, Marks, Query, place::Step},
};
use sightline_text::goals;

use super::{
    acts::level_name,
    drag::Drag,
    measure,
    outliner::{Outliner, field_id, row_id},
    window::Window,
};
use crate::{
    browser::clock,
    route::Route,
    ui::{Icon, live},
    words::title,
};

/// The deepest indentation that is drawn.
const DEEPEST: usize = 8;

/// The line of one goal. It stays on the page as long as its goal is drawn; each part of it follows what it
/// shows.
#[component]
pub fn Row(
    /// Its goal.
    id: Id<Goal>,
) -> impl IntoView {
    let outliner = Outliner::here();
    let window: Window = expect_context();
    let drag: Drag = expect_context();
    let key = StoredValue::new(id.clone());
    let line = Memo::new(move |_| {
        outliner.lines.with(|lines| {
            key.with_value(|id| lines.line(id).cloned().map(|line| (line, lines.place(id))))
        })
    });
    let goal = goal_of(outliner, key);
    let figures = Memo::new(move |_| key.with_value(|id| outliner.known.of_goal(id)));
    let is_stop = Memo::new(move |_| {
        outliner
            .stop()
            .is_some_and(|stop| key.with_value(|id| *id == stop))
    });
    let is_edited = Memo::new(move |_| {
        outliner
            .editing
            .with(|editing| key.with_value(|id| editing.as_ref() == Some(id)))
    });
    let stop = live(move || if is_stop.get() { "0" } else { "-1" });
    let of_line = move |of: fn(&Line) -> usize| {
        live(move || line.with(|line| line.as_ref().map(|(line, _)| of(line).to_string())))
    };
    let depth = live(move || {
        line.with(|line| {
            line.as_ref()
                .map(|(line, _)| line.depth.min(DEEPEST).to_string())
        })
    });
    let index = live(move || {
        // The head is the first row.
        line.with(|line| {
            line.as_ref()
                .and_then(|(_, place)| Some((place.as_ref()? + 2).to_string()))
        })
    });
    let expanded = live(move || {
        line.with(|line| {
            line.as_ref()
                .and_then(|(line, _)| line.open)
                .map(|open| open.to_string())
        })
    });
    let dim = live(move || {
        line.with(|line| line.as_ref().is_some_and(|(line, _)| !line.found))
            .then_some("")
    });
    let dragged = live(move || drag.is_of(key).then_some(""));
    let editing = live(move || is_edited.get().then_some(""));
    let gap = move || {
        key.with_value(|id| window.gap_before(id))
            .map(|gap| format!("{gap}px"))
    };
    let words = live(move || {
        if is_edited.get() {
            view! { <Field id=key /> }.into_any()
        } else {
            view! { <Words id=key goal stop=is_stop /> }.into_any()
        }
    });
    let scale = live(move || {
        let (plan, goal) = (outliner.workspace.plan_now()?, goal.get()?);
        let figures = figures.get();
        Some(measure::measure(
            &plan,
            &goal,
            figures.as_ref(),
            clock::today(),
        ))
    });
    let cover = live(move || {
        let goal = goal.get()?;
        let above = goal
            .parent
            .as_ref()
            .and_then(|id| outliner.known.of_goal(id));
        let unit = above
            .and_then(|above| above.cascade.change)
            .map(|change: NeededChange| change.unit);
        measure::cover(
            &goal,
            figures.get().as_ref(),
            unit.as_deref().unwrap_or_default(),
        )
    });
    // The renderer knows no attribute of this name.
    let level = custom_attribute("aria-level", of_line(|line| line.depth + 1));
    view! {
        <div
            {..level}
            role="row"
            id=row_id(&id)
            class="line"
            tabindex=stop
            aria-posinset=of_line(|line| line.position)
            aria-setsize=of_line(|line| line.siblings)
            aria-rowindex=index
            aria-expanded=expanded
            data-depth=depth
            data-dim=dim
            data-dragged=dragged
            data-editing=editing
            style:margin-block-start=gap
            on:focusin=move |_| outliner.active.set(Some(key.get_value()))
        >
            <div role="rowheader" class="line-goal">
                <Disclosure id=key line stop=is_stop goal />
                <div class="line-words">
                    <Label goal />
                    {words}
                </div>
            </div>
            <div role="gridcell" class="line-measure">{scale}</div>
            <div role="gridcell" class="line-cover">{cover}</div>
            <div role="gridcell" class="line-health"><Health goal figures /></div>
            <div role="gridcell" class="line-acts"><Acts id=key goal stop=is_stop /></div>
        </div>
    }
}

type Shown = Memo<Option<Arc<Goal>>>;
type Name = StoredValue<Id<Goal>>;

/// The goal as it is, compared by its pointer.
fn goal_of(outliner: Outliner, id: Name) -> Shown {
    Memo::new_with_compare(
        move |_| id.with_value(|id| outliner.workspace.plan()?.goal(id).cloned()),
        |old, new| match (old.and_then(Option::as_ref), new.and_then(Option::as_ref)) {
            (Some(old), Some(new)) => !Arc::ptr_eq(old, new),
            (old, new) => old.is_some() != new.is_some(),
        },
    )
}

fn title_of(goal: Shown) -> String {
    goal.with(|goal| goal.as_ref().map(|goal| title(goal)).unwrap_or_default())
}

/// The button that shows or hides what is below.
#[component]
fn Disclosure(
    id: Name,
    line: Memo<Option<(Line, Option<usize>)>>,
    stop: Memo<bool>,
    goal: Shown,
) -> impl IntoView {
    let outliner = Outliner::here();
    let open = Memo::new(move |_| line.with(|line| line.as_ref().and_then(|(line, _)| line.open)));
    live(move || {
        let open = open.get()?;
        // A search shows what it finds, folded or not.
        let fixed = !outliner.query.with(Query::is_plain);
        let label = live(move || {
            let title = title_of(goal);
            if open {
                goals::row::collapse(title)
            } else {
                goals::row::expand(title)
            }
        });
        let tabindex = live(move || if stop.get() { "0" } else { "-1" });
        Some(view! {
            <button type="button" class="line-fold" tabindex=tabindex aria-label=label data-open=open.then_some("")
                aria-expanded=open.to_string() disabled=fixed
                on:click=move |_| id.with_value(|id| { outliner.fold(id, !open); outliner.focus(id); })>
                {Icon::Fold}
            </button>
        }.into_any())
    })
}

/// The quiet line above the sentence: level, team, owner.
#[component]
fn Label(goal: Shown) -> impl IntoView {
    let outliner = Outliner::here();
    let label = Memo::new(move |_| {
        let plan = outliner.workspace.plan()?;
        goal.with(|goal| goal.as_ref().map(|goal| label(&plan, goal)))
    });
    view! { <small class="line-label">{move || label.get()}</small> }
}

fn label(plan: &Plan, goal: &Goal) -> String {
    let tables = plan.tables();
    let team = goal
        .team
        .as_ref()
        .and_then(|id| tables.teams.get(id))
        .map(|team| team.name.clone());
    let owner = goal
        .owner
        .as_ref()
        .and_then(|id| tables.people.get(id))
        .map(|owner| owner.name.clone());
    let private = goal.private.then(|| goals::row::private().to_owned());
    let parts = [
        Some(level_name(goal.level).to_owned()),
        team,
        owner,
        private,
    ];
    let parts: Vec<String> = parts
        .into_iter()
        .flatten()
        .filter(|part| !part.is_empty())
        .collect();
    parts.join(" · ")
}

/// The sentence, to be read; a press edits it.
#[component]
fn Words(id: Name, goal: Shown, stop: Memo<bool>) -> impl IntoView {
    let outliner = Outliner::here();
    let words = live(move || {
        let title = title_of(goal);
        let needles = outliner.query.with(Query::needles);
        let pieces = Marks::find(&title, &needles);
        let piece = |(words, marked): (&str, bool)| {
            let words = words.to_owned();
            if marked {
                view! { <mark>{words}</mark> }.into_any()
            } else {
                words.into_any()
            }
        };
        pieces
            .split(&title)
            .into_iter()
            .map(piece)
            .collect::<Vec<_>>()
    });
    let tabindex = live(move || if stop.get() { "0" } else { "-1" });
    let empty = live(move || {
        goal.with(|goal| {
            goal.as_ref()
                .is_some_and(|goal| goal.statement.trim().is_empty())
        })
        .then_some("")
    });
    view! {
        <button type="button" class="line-sentence" tabindex=tabindex data-empty=empty
            disabled=move || !outliner.may_edit()
            on:click=move |_| id.with_value(|id| outliner.edit(id))>{words}</button>
    }
}

/// The sentence, to be written.
#[component]
fn Field(id: Name) -> impl IntoView {
    let outliner = Outliner::here();
    let field = NodeRef::<html::Textarea>::new();
    // A change from elsewhere, such as another tab, shows where nothing newer was typed here.
    Effect::new(move |_| {
        let goal = id.with_value(|id| outliner.workspace.plan()?.goal(id).cloned());
        if let Some(goal) = goal
            && goal.statement != outliner.committed.get_value()
            && outliner
                .text
                .with_untracked(|text| *text == outliner.committed.get_value())
        {
            outliner.committed.set_value(goal.statement.clone());
            outliner.text.set(goal.statement.clone());
        }
    });
    let leaving = window_event_listener(ev::pagehide, move |_| outliner.commit());
    on_cleanup(move || leaving.remove());
    let pasted = move |event: ev::ClipboardEvent| {
        let text = event
            .clipboard_data()
            .and_then(|data| data.get_data("text").ok());
        if text.is_some_and(|text| outliner.paste(&text)) {
            event.prevent_default();
        }
    };
    let left = move |_| {
        if !outliner.held.try_get_value().unwrap_or(true) {
            outliner.finish();
        }
    };
    let typed = move |event: ev::Event| {
        outliner.type_sentence(event_target_value(&event).replace(['\r', '\n'], " "))
    };
    view! {
        <div class="line-field">
            <span aria-hidden="true">{move || outliner.text.get()} "\u{200b}"</span>
            <textarea
                id=id.with_value(field_id)
                node_ref=field
                rows="1"
                maxlength="2000"
                spellcheck="true"
                autocomplete="off"
                enterkeyhint="next"
                aria-label=goals::row::field()
                aria-describedby="line-hint"
                placeholder=goals::row::placeholder()
                prop:value=outliner.text
                on:input=typed
                on:keydown=move |event| id.with_value(|id| keys(outliner, id, &event))
                on:paste=pasted
                on:blur=left
            ></textarea>
        </div>
    }
}

/// The keys of a sentence that is being edited. Tab moves the goal, as in every outliner; Escape leaves, and
/// then Tab goes on as always, which the field's description says.
fn keys(outliner: Outliner, id: &Id<Goal>, event: &ev::KeyboardEvent) {
    event.stop_propagation();
    if event.is_composing() {
        return;
    }
    let bare = !event.alt_key() && !event.ctrl_key() && !event.meta_key();
    let step = match event.key().as_str() {
        "Tab" if bare && event.shift_key() => Step::Out,
        "Tab" if bare => Step::In,
        "ArrowUp" if event.alt_key() => Step::Up,
        "ArrowDown" if event.alt_key() => Step::Down,
        // Where these go word by word through the text, they stay with the text.
        "ArrowRight" if event.alt_key() && !is_apple() => Step::In,
        "ArrowLeft" if event.alt_key() && !is_apple() => Step::Out,
        "Escape" => {
            event.prevent_default();
            return outliner.leave();
        }
        "Enter" => {
            event.prevent_default();
            let empty = outliner.text.with_untracked(|text| text.trim().is_empty());
            return match () {
                () if empty => outliner.leave(),
                () if event.alt_key() => outliner.add_inside(id),
                () if event.ctrl_key() || event.meta_key() => outliner.open(id),
                () => outliner.add_below(Some(id)),
            };
        }
        "Backspace"
            if outliner.fresh.get_value() && outliner.text.with_untracked(String::is_empty) =>
        {
            event.prevent_default();
            return outliner.leave();
        }
        _ => return,
    };
    event.prevent_default();
    outliner.step(id, step);
}

/// Whether the keyboard is Apple's, where Alt and an arrow go word by word.
fn is_apple() -> bool {
    let platform = leptos::prelude::window().navigator().platform();
    platform.is_ok_and(|name| name.starts_with("Mac") || name.starts_with("iP"))
}

/// Health as a sign and a word, and how much the coach would mend.
#[component]
fn Health(goal: Shown, figures: Memo<Option<GoalFigures>>) -> impl IntoView {
    let outliner = Outliner::here();
    let health = live(move || {
        let goal = goal.get()?;
        let (word, sign) = figures.with(|figures| measure::health(&goal, figures.as_ref()))?;
        Some(view! { <span class="health" data-health=sign>{word}</span> }.into_any())
    });
    let open = Memo::new(move |_| goal.get().and_then(|goal| outliner.known.open(&goal)));
    let open = live(move || {
        let open = open.get().filter(|open| *open > 0)?;
        Some(view! { <span class="line-open">{goals::opens(open)}</span> }.into_any())
    });
    view! { {health} {open} }
}

/// The controls at a line's end: open, more, and the handle to drag it by.
#[component]
fn Acts(id: Name, goal: Shown, stop: Memo<bool>) -> impl IntoView {
    let outliner = Outliner::here();
    let drag: Drag = expect_context();
    let tabindex = move || live(move || if stop.get() { "0" } else { "-1" });
    let href = live(move || {
        let plan = outliner.workspace.plan()?;
        Some(id.with_value(|id| Route::Goal(plan.about().id.clone(), id.clone()).href()))
    });
    let menu = live(move || {
        outliner.may_edit().then(|| {
            view! {
                <button type="button" class="line-button" tabindex=tabindex() aria-haspopup="menu"
                    aria-label=live(move || goals::row::menu(title_of(goal)))
                    on:click=move |event| super::menu::open(outliner, id.get_value(), &event)>{Icon::More}</button>
            }
            .into_any()
        })
    });
    let handle = live(move || {
        let movable = outliner.may_edit() && outliner.query.with(Query::is_plain);
        movable.then(|| {
            view! {
                <span class="line-grip" aria-hidden="true"
                    on:pointerdown=move |event| drag.begin(id.get_value(), &event)
                    on:pointermove=move |event| drag.go(&event)
                    on:pointerup=move |event| drag.drop(&event)
                    on:pointercancel=move |_| drag.cancel()>{Icon::Grip}</span>
            }
            .into_any()
        })
    });
    view! {
        <a class="line-button" tabindex=tabindex() href=href aria-label=live(move || goals::row::open(title_of(goal)))>{Icon::Go}</a>
        {menu}
        {handle}
    }
}
