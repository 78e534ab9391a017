//! Goals, with the coach: a sentence, what it gives to which goal above, whose it is, and what is still
//! open.

use leptos::{html, prelude::*};
use serde_json::{Map, Value, json};
use sightline_coach as coach;
use sightline_plan::{Goal, Id, Plan, arithmetic::is_open, model::ContributionKind};
use sightline_text::run::goals as text;

use super::{
    super::{
        room::Place,
        typed::{add_entry, added_by_enter, taken_when_left},
    },
    cell::{Cell, CellKind, CommitValue},
};
use crate::{
    browser::{clock, random},
    route::Route,
    state::Visit,
    ui::{Choose, Icon, TextField, focus, live},
    words,
};

/// How many goals of the plan are offered to be taken up, or as the goal above.
const OFFERED: usize = 200;

/// The goals that answer, a line for the next, and goals of the plan that could be taken up.
#[component]
pub fn GoalsInput(place: Place) -> impl IntoView {
    let many = place.input().many;
    let ids = Memo::new(move |_| {
        let entries = place.ask(|guide, key, input| guide.entries(key, input));
        let entries = entries.unwrap_or_default();
        let ids = entries.iter().map(|record| record.key().id.to_string());
        ids.collect::<Vec<_>>()
    });
    let add = live(move || {
        (many || ids.with(Vec::is_empty))
            .then(|| view! { <Add place /> <TakeUp place ids /> }.into_any())
    });
    view! {
        <ol class="run-goals">
            <For each=move || ids.get() key=String::clone let(id)>
                <OneGoal place id />
            </For>
        </ol>
        {add}
    }
}

#[component]
fn OneGoal(place: Place, id: String) -> impl IntoView {
    let workspace = place.room.workspace;
    let of = StoredValue::new(id.clone());
    let goal = Memo::new(move |_| {
        let id: Id<Goal> = Id::new(&of.get_value())?;
        workspace.plan()?.goal(&id).cloned()
    });
    let get = move |read: fn(&Goal) -> String| {
        Signal::derive(move || {
            goal.with(|goal| goal.as_ref().map(|goal| read(goal)))
                .unwrap_or_default()
        })
    };
    let mend = move |name: &'static str, value: Value, visit: Option<Visit>| {
        let id = of.get_value();
        place.act(visit, |guide, key, input| {
            let fields = Map::from_iter([(name.to_owned(), value)]);
            guide.mend_entry(key, input, &id, fields, &mut random::bits)
        })
    };
    let statement = get(|goal| goal.statement.clone());
    let commit = Callback::new(move |(typed, visit): (String, Visit)| {
        let typed = typed.replace(['\r', '\n'], " ");
        mend("statement", Value::from(typed), Some(visit))
    });
    let cell = move |name: &'static str,
                     label: &'static str,
                     kind: CellKind,
                     value: Signal<Value>| {
        let commit: CommitValue =
            Callback::new(move |(value, visit): (Value, Option<Visit>)| mend(name, value, visit));
        let id = of.get_value();
        view! {
            <Cell id=place.part(&format!("{id}-{name}")) label hint="" kind value commit
                draft_key=place.draft(&format!("{id}-{name}")) />
        }
        .into_any()
    };
    let owner = Signal::derive(move || {
        let owner = goal.with(|goal| goal.as_ref()?.owner.as_ref().map(ToString::to_string));
        owner.map_or(Value::Null, Value::from)
    });
    let due = Signal::derive(move || {
        let due = goal.with(|goal| goal.as_ref()?.due);
        due.map_or(Value::Null, |due| Value::from(due.to_string()))
    });
    let label = statement.get_untracked();
    let remove = move |_| {
        let id = of.get_value();
        place.do_it(|guide, key, input| guide.drop_entry(key, input, &id, &mut random::bits));
        focus::catch(place.part("add"));
    };
    let whole = {
        let id = id.clone();
        workspace
            .plan_now()
            .and_then(|plan| Some(Route::Goal(plan.about().id.clone(), Id::new(&id)?).href()))
    };
    let above = live(move || {
        let has = goal.with(|goal| goal.as_ref().is_some_and(|goal| goal.parent.is_some()));
        has.then(|| view! { <Gives place goal of /> }.into_any())
    });
    view! {
        <li class="run-goal">
            <div class="goal-say">
                <TextField id=place.part(&format!("{id}-statement")) label=text::statement() kind=crate::ui::FieldKind::Lines
                    value=statement commit draft_key=place.draft(&format!("{id}-statement")) />
                <button type="button" class="icon-button" aria-label=text::remove(&label) on:click=remove>{Icon::Delete}</button>
            </div>
            <Coach place goal />
            <div class="form-fields">
                <Above place goal of />
                {above}
                {cell("owner", text::owner(), CellKind::Person, owner)}
                {cell("due", text::due(), CellKind::Date, due)}
            </div>
            <a class="whole-goal" href=whole>{text::whole()} {Icon::Go}</a>
        </li>
    }
}

type GoalMemo = Memo<Option<std::sync::Arc<Goal>>>;

/// What the coach still misses, at most three points.
#[component]
fn Coach(place: Place, goal: GoalMemo) -> impl IntoView {
    const SHOWN: usize = 3;
    let findings = Memo::new(move |_| {
        let (Some(plan), Some(goal)) = (place.room.workspace.plan(), goal.get()) else {
            return Vec::new();
        };
        let found = coach::judge_goal(&plan, &goal, clock::today());
        let found = found.into_iter().take(SHOWN);
        found
            .map(|finding| {
                let severity = finding.severity.name();
                let title = words::finding(&finding, "title");
                (severity, title, words::finding(&finding, "mend"))
            })
            .collect::<Vec<_>>()
    });
    live(move || {
        let findings = findings.get();
        Some(if findings.is_empty() {
            view! { <p class="coach-fine">{Icon::Check} {text::fine()}</p> }.into_any()
        } else {
            let notes = findings.into_iter().map(|(severity, title, mend)| {
                view! { <li data-severity=severity><b>{title}</b> <span>{mend}</span></li> }
                    .into_any()
            });
            let notes = notes.collect_view();
            view! { <ul class="coach-points" aria-label=text::coach()>{notes}</ul> }.into_any()
        })
    })
}

/// The goal above.
#[component]
fn Above(place: Place, goal: GoalMemo, of: StoredValue<String>) -> impl IntoView {
    let workspace = place.room.workspace;
    let id = of.get_value();
    let options = workspace
        .plan_now()
        .map(|plan| {
            let level = goal
                .get_untracked()
                .map_or(sightline_plan::Level::Person, |goal| goal.level);
            open_goals(&plan)
                .filter(|other| other.id.as_str() != id && other.level <= level)
                .take(OFFERED)
                .map(|other| (other.id.to_string(), other.statement.clone()))
                .collect::<Vec<_>>()
        })
        .unwrap_or_default();
    let now = Signal::derive(move || {
        goal.with(|goal| goal.as_ref()?.parent.as_ref().map(ToString::to_string))
            .unwrap_or_default()
    });
    let choose = Callback::new(move |chosen: String| {
        let id = of.get_value();
        place.do_it(|guide, key, input| {
            let parent = if chosen.is_empty() {
                Value::Null
            } else {
                Value::from(chosen)
            };
            // What it gave to another goal, it does not give to this one.
            let fields = Map::from_iter([
                ("parent".to_owned(), parent),
                ("contribution".to_owned(), Value::Null),
            ]);
            guide.mend_entry(key, input, &id, fields, &mut random::bits)
        });
    });
    view! {
        <Choose id=place.part(&format!("{id}-parent")) label=text::above() options none=text::top() value=now choose />
    }
}

/// What it gives to the goal above.
#[component]
fn Gives(place: Place, goal: GoalMemo, of: StoredValue<String>) -> impl IntoView {
    let id = of.get_value();
    let options = vec![
        (
            ContributionKind::Amount.word().to_owned(),
            text::amount().to_owned(),
        ),
        (
            ContributionKind::Share.word().to_owned(),
            text::share().to_owned(),
        ),
        (
            ContributionKind::Enables.word().to_owned(),
            text::enables().to_owned(),
        ),
    ];
    let kind =
        Memo::new(move |_| goal.with(|goal| Some(goal.as_ref()?.contribution.as_ref()?.kind)));
    let mend = move |value: Value, visit: Option<Visit>| {
        let id = of.get_value();
        place.act(visit, |guide, key, input| {
            let fields = Map::from_iter([("contribution".to_owned(), value)]);
            guide.mend_entry(key, input, &id, fields, &mut random::bits)
        })
    };
    let now = Signal::derive(move || kind.get().map_or("", ContributionKind::word).to_owned());
    let choose = Callback::new(move |word: String| {
        let value = if word.is_empty() {
            Value::Null
        } else {
            json!({ "kind": word })
        };
        if let Some(wrong) = mend(value, None) {
            let words = sightline_text::app::notice::refused(wrong);
            place.room.workspace.notices().say(words);
        }
    });
    let number = live(move || {
        let kind = kind
            .get()
            .filter(|kind| *kind != ContributionKind::Enables)?;
        let share = kind == ContributionKind::Share;
        let scale = if share { 100.0 } else { 1.0 };
        let value = Signal::derive(move || {
            let given = goal.with(|goal| goal.as_ref()?.contribution.as_ref()?.value);
            given.map_or(Value::Null, |given| Value::from(given * scale))
        });
        let commit: CommitValue = Callback::new(move |(value, visit): (Value, Option<Visit>)| {
            let given = value.as_f64().map(|value| value / scale);
            mend(json!({ "kind": kind.word(), "value": given }), visit)
        });
        let id = of.get_value();
        let unit = if share { "%".to_owned() } else { String::new() };
        Some(
            view! {
                <Cell id=place.part(&format!("{id}-gives-number")) label=text::how_much() hint="" kind=CellKind::Number(unit)
                    value commit draft_key=place.draft(&format!("{id}-gives")) />
            }
            .into_any(),
        )
    });
    view! {
        <Choose id=place.part(&format!("{id}-gives")) label=text::gives() options none=text::not_said() value=now choose />
        {number}
    }
}

/// A line for the next goal. The coach reads numbers and days out of the sentence.
#[component]
fn Add(place: Place) -> impl IntoView {
    let field = NodeRef::<html::Textarea>::new();
    let take = move || {
        let Some(field) = field.try_get_untracked().flatten() else {
            return false;
        };
        let typed = field.value().replace(['\r', '\n'], " ");
        let added = add_entry(place, &typed);
        if added {
            field.set_value("");
        }
        added
    };
    let add = move || {
        if take() {
            place.lead_to_only("statement");
        }
    };
    let left = taken_when_left(None, move || {
        take();
    });
    let label = place.input().label;
    view! {
        <div class="line-add goal-add">
            <label class="visually-hidden" for=place.part("add")>{text::add_to(&label)}</label>
            <textarea node_ref=field id=place.part("add") rows="2" maxlength="2000" placeholder=text::hint() on:keydown=added_by_enter(add) on:focusout=left></textarea>
            <button type="button" class="button" on:click=move |_| add()>{Icon::Add} {text::add()}</button>
        </div>
    }
}

/// A goal that is in the plan already, instead of typing it again.
#[component]
fn TakeUp(place: Place, ids: Memo<Vec<String>>) -> impl IntoView {
    let workspace = place.room.workspace;
    let level = place.input().writes.and_then(|output| output.level);
    let offered = Memo::new(move |_| {
        let plan = workspace.plan();
        plan.map(|plan| {
            ids.with(|ids| {
                open_goals(&plan)
                    .filter(|goal| level.is_none_or(|level| goal.level == level))
                    .filter(|goal| !ids.iter().any(|id| *id == goal.id.as_str()))
                    .take(OFFERED)
                    .map(|goal| (goal.id.to_string(), goal.statement.clone()))
                    .collect::<Vec<_>>()
            })
        })
        .unwrap_or_default()
    });
    live(move || {
        let options = offered.get();
        if options.is_empty() {
            return None;
        }
        let choose = Callback::new(move |id: String| {
            if !id.is_empty() {
                place.do_it(|guide, key, input| guide.take_up(key, input, &id, &mut random::bits));
            }
        });
        Some(
            view! {
                <div class="take-up">
                    <Choose id=place.part("take-up") label=text::take_up() options none=text::take_up_none()
                        value=Signal::derive(String::new) choose />
                </div>
            }
            .into_any(),
        )
    })
}

fn open_goals(plan: &Plan) -> impl Iterator<Item = &Goal> {
    let outline = plan.outline().into_iter();
    outline
        .map(|(_, goal)| &**goal)
        .filter(|goal| is_open(goal))
}
