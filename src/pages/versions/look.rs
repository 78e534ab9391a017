//! One earlier version: what has changed since, and the goals as they were.

use std::sync::Arc;

use leptos::{prelude::*, task::spawn_local};
use sightline_journal::{Difference, Differing, Fate, Occasion, Snapshot};
use sightline_plan::{Edit, Id, Plan};
use sightline_text::versions;

use crate::{
    browser::{intl, random},
    route::Route,
    state::{Navigation, Workspace},
    ui::{Icon, focus, live},
};

/// The id of the heading, which takes focus.
const HEADING: &str = "version-title";

/// The most goals that are listed one by one.
const MOST: usize = 200;

/// What is known of the plan in the snapshot.
#[derive(Clone)]
enum Stage {
    Reading,
    Missing,
    Read(Arc<Plan>),
}

/// One version, and what can be done with it.
#[component]
pub(super) fn Look(
    snapshot: Snapshot,
    chosen: RwSignal<Option<Snapshot>>,
    /// Reads the list of versions again.
    again: Callback<()>,
) -> impl IntoView {
    let workspace = Workspace::here();
    let stage = RwSignal::new(Stage::Reading);
    let when = StoredValue::new(intl::date_time(snapshot.at_ms as f64));
    if let Some(plan) = workspace.plan_now() {
        let id = snapshot.id.clone();
        spawn_local(async move {
            let storage = workspace.storage();
            let found = storage.snapshot_plan(&plan.about().id, &id).await;
            stage.try_set(match found {
                Ok(Some(then)) => Stage::Read(Arc::new(then)),
                Ok(None) | Err(_) => Stage::Missing,
            });
        });
    }
    let heading = NodeRef::new();
    Effect::new(move |_| {
        if heading.get().is_some() {
            focus::move_to(HEADING);
        }
    });
    let close = move |_| {
        chosen.set(None);
        focus::move_to("versions-title");
    };
    let content = live(move || match stage.get() {
        Stage::Reading => None,
        Stage::Missing => Some(
            view! { <p class="banner" role="alert">{versions::look::missing()}</p> }.into_any(),
        ),
        Stage::Read(then) => Some(view! { <Then then when=when.get_value() again /> }.into_any()),
    });
    view! {
        <section class="version-look-at" aria-labelledby=HEADING>
            <div class="version-head">
                <h2 id=HEADING tabindex="-1" node_ref=heading>{versions::look::title(when.get_value())}</h2>
                <button type="button" class="icon-button" aria-label=versions::look::close() on:click=close>
                    {Icon::Close}
                </button>
            </div>
            {content}
        </section>
    }
}

/// The plan as it was then.
#[component]
fn Then(then: Arc<Plan>, when: String, again: Callback<()>) -> impl IntoView {
    let workspace = Workspace::here();
    let navigation = expect_context::<Navigation>();
    let difference = {
        let then = Arc::clone(&then);
        Memo::new(move |_| {
            let now = workspace.plan();
            now.map(|now| Difference::between(&then, &now))
        })
    };
    let differs = move || difference.with(|it| it.as_ref().is_some_and(|it| !it.is_empty()));
    let changes = live(move || difference.with(|it| it.as_ref().map(changes)));
    let restore = {
        let (then, when) = (Arc::clone(&then), when.clone());
        move |_| restore(workspace, &then, when.clone(), again)
    };
    let copy = {
        let then = Arc::clone(&then);
        move |_| copy(workspace, navigation, &then, &when)
    };
    let goals = outline(&then);
    view! {
        <div class="actions">
            <button type="button" class="button primary" disabled=move || !differs() || workspace.read_only()
                on:click=restore>{versions::look::restore()}</button>
            <button type="button" class="button" on:click=copy>{versions::look::copy()}</button>
        </div>
        {changes}
        <details class="version-outline">
            <summary>{versions::look::outline()}</summary>
            {goals}
        </details>
    }
}

/// Brings the version back as one edit, after remembering what it replaces.
fn restore(workspace: Workspace, then: &Arc<Plan>, when: String, again: Callback<()>) {
    let Some(now) = workspace.plan_now() else {
        return;
    };
    let then = Plan::clone(then);
    spawn_local(async move {
        // Where it cannot be kept, undo still leads back.
        let _ = workspace
            .storage()
            .snapshot(&now, Occasion::Restoring)
            .await;
        if workspace.attempt(Edit::Restore(Box::new(then)), None) {
            let notices = workspace.notices();
            notices.say_undoable(versions::look::restored(when));
            again.try_run(());
            focus::move_to(HEADING);
        }
    });
}

/// Stores the version as a plan of its own, and goes there.
fn copy(workspace: Workspace, navigation: Navigation, then: &Plan, when: &str) {
    let name = versions::look::copy_name(&then.about().name, when);
    let plan = then.copied(Id::from_bits(random::bits()), &name);
    spawn_local(async move {
        let words = match workspace.storage().create(&plan).await {
            Ok(_) => {
                navigation.go(&Route::Plan(plan.about().id.clone()));
                versions::look::copied()
            }
            Err(_) => versions::take::failed(),
        };
        workspace.notices().say(words);
    });
}

fn changes(difference: &Difference) -> AnyView {
    if difference.is_empty() {
        return view! { <p class="good version-same">{versions::look::same()}</p> }.into_any();
    }
    let more = difference.goals.len().saturating_sub(MOST);
    let goals = difference
        .goals
        .iter()
        .take(MOST)
        .map(changed_goal)
        .collect_view();
    let others = (difference.others > 0).then(|| {
        view! { <p class="mute">{versions::look::others(difference.others)}</p> }.into_any()
    });
    let about = difference
        .about
        .then(|| view! { <p class="mute">{versions::look::about()}</p> }.into_any());
    let more =
        (more > 0).then(|| view! { <p class="mute">{versions::look::more(more)}</p> }.into_any());
    view! {
        <h3>{versions::look::since()}</h3>
        <ul class="version-changes">{goals}</ul>
        {more} {about} {others}
    }
    .into_any()
}

fn changed_goal(goal: &Differing) -> AnyView {
    let (kind, words) = match &goal.fate {
        Fate::Added => ("added", versions::fate::added().to_owned()),
        Fate::Removed => ("removed", versions::fate::removed().to_owned()),
        Fate::Changed(fields) => ("changed", versions::fate::changed(fields_words(fields))),
    };
    view! {
        <li data-fate=kind>
            <span class="version-goal">{sentence(&goal.statement)}</span>
            <span class="version-fate">{words}</span>
        </li>
    }
    .into_any()
}

/// The names of a goal's fields in words, each once.
fn fields_words(fields: &[String]) -> String {
    let mut words: Vec<&str> = Vec::new();
    for field in fields {
        let word = field_word(field);
        if !words.contains(&word) {
            words.push(word);
        }
    }
    words.join(", ")
}

fn field_word(field: &str) -> &'static str {
    match field {
        "statement" => versions::field::statement(),
        "level" => versions::field::level(),
        "kind" => versions::field::kind(),
        "why" => versions::field::why(),
        "owner" => versions::field::owner(),
        "team" => versions::field::team(),
        "contributors" => versions::field::contributors(),
        "parent" | "order" => versions::field::place(),
        "supports" => versions::field::supports(),
        "weight" => versions::field::weight(),
        "contribution" => versions::field::contribution(),
        "metrics" => versions::field::metrics(),
        "milestones" => versions::field::milestones(),
        "start" => versions::field::start(),
        "due" => versions::field::due(),
        "cycle" => versions::field::cycle(),
        "status" => versions::field::status(),
        "confidence" => versions::field::confidence(),
        "agreed" | "amendments" => versions::field::agreed(),
        "closing" | "continues" => versions::field::closing(),
        "health" => versions::field::health(),
        "tags" => versions::field::tags(),
        "notes" => versions::field::notes(),
        "private" => versions::field::private(),
        _ => versions::field::other(),
    }
}

fn sentence(statement: &str) -> String {
    match statement.trim() {
        "" => versions::unnamed_goal().to_owned(),
        words => words.to_owned(),
    }
}

fn outline(plan: &Plan) -> AnyView {
    let goals = plan.outline();
    let more = goals.len().saturating_sub(MOST);
    let rows = goals
        .into_iter()
        .take(MOST)
        .map(|(depth, goal)| {
            view! { <li data-depth=depth.min(3)>{sentence(&goal.statement)}</li> }.into_any()
        })
        .collect_view();
    let more =
        (more > 0).then(|| view! { <p class="mute">{versions::look::more(more)}</p> }.into_any());
    view! { <ul class="version-goals-then">{rows}</ul> {more} }.into_any()
}
