//! Who: the owner, the team, and who else works towards the goal.

use leptos::{ev, prelude::*};
use sightline_plan::{
    Edit, Id,
    model::{Person, Team},
};
use sightline_text::{draft, goal as text};

use super::{
    drafting::Drafting,
    entry::{PeopleList, joined, names, person_called, person_name},
    folds::{Folds, Section},
};
use crate::{
    browser::random,
    state::Visit,
    ui::{Disclosure, Icon, TextField, focus, live},
};

/// The id of the suggestions.
const LIST: &str = "people";

/// The field for one more contributor.
const ADD: &str = "contributor-add";

/// The section.
#[component]
pub fn PeopleSection() -> impl IntoView {
    let drafting = expect_context::<Drafting>();
    let folds = expect_context::<Folds>();
    let summary = Signal::derive(move || {
        let (Some(plan), goal) = (drafting.workspace().plan(), drafting.goal()) else {
            return String::new();
        };
        let team = goal
            .team
            .as_ref()
            .and_then(|id| plan.tables().teams.get(id));
        let others = match goal.contributors.len() {
            0 => String::new(),
            n => text::people::with(n),
        };
        let all = joined([
            person_name(&plan, goal.owner.as_ref()),
            team.map(|team| team.name.clone()).unwrap_or_default(),
            others,
        ]);
        if all.is_empty() {
            text::people::none().to_owned()
        } else {
            all
        }
    });
    view! {
        <Disclosure id=Section::People.id() title=text::people::title() summary open=folds.of(Section::People)>
            <div class="fields">
                <OwnerField />
                <TeamField />
            </div>
            <Contributors />
        </Disclosure>
    }
}

/// The owner by name; a name that the plan does not know becomes a person of the plan.
#[component]
pub fn OwnerField() -> impl IntoView {
    let drafting = expect_context::<Drafting>();
    let workspace = drafting.workspace();
    let value = Signal::derive(move || {
        let plan = workspace.plan();
        plan.map(|plan| person_name(&plan, drafting.goal().owner.as_ref()))
            .unwrap_or_default()
    });
    let commit = Callback::new(move |(name, visit): (String, Visit)| {
        let owner = match add_person(drafting, &name, visit) {
            Ok(owner) => owner,
            Err(wrong) => return Some(wrong),
        };
        drafting.change(Some(visit), |goal| sightline_plan::Goal {
            owner,
            ..goal.clone()
        });
        None
    });
    view! {
        <TextField id="owner" label=draft::field::owner() hint=draft::hint::owner() value commit
            draft_key=format!("draft:{}:owner", drafting.id()) list=LIST whole=true />
        <PeopleList id=LIST />
    }
}

/// The person of this name, who joins the plan where it does not know them.
///
/// # Errors
/// What the plan says where it refuses.
fn add_person(drafting: Drafting, name: &str, visit: Visit) -> Result<Option<Id<Person>>, String> {
    drafting.commit_sentence();
    let plan = drafting.workspace().plan_now();
    let Some((id, new)) = plan.and_then(|plan| person_called(&plan, name)) else {
        return Ok(None);
    };
    match new.and_then(|edit| drafting.dispatch(edit, Some(visit))) {
        Some(refused) => Err(refused),
        None => Ok(Some(id)),
    }
}

/// The team by name; one that the plan does not know becomes a team of the plan.
#[component]
fn TeamField() -> impl IntoView {
    let drafting = expect_context::<Drafting>();
    let workspace = drafting.workspace();
    let value = Signal::derive(move || {
        let plan = workspace.plan()?;
        let team = drafting.goal().team.clone()?;
        Some(plan.tables().teams.get(&team)?.name.clone())
    });
    let commit = Callback::new(move |(name, visit): (String, Visit)| {
        drafting.commit_sentence();
        let plan = workspace.plan_now()?;
        let (name, low) = (name.trim(), name.trim().to_lowercase());
        let mut teams = plan.tables().teams.values();
        let known = teams.find(|team| team.name.trim().to_lowercase() == low);
        let mut goal = drafting.goal_now();
        let new = (!name.is_empty() && known.is_none()).then(|| Team {
            id: Id::from_bits(random::bits()),
            name: name.to_owned(),
            ..Team::default()
        });
        goal.team = match &new {
            Some(team) => Some(team.id.clone()),
            None => known
                .filter(|_| !name.is_empty())
                .map(|team| team.id.clone()),
        };
        let new = new.map(|team| Edit::Put(team.into()));
        let edits = new.into_iter().chain([Edit::Put(goal.into())]).collect();
        drafting.dispatch(Edit::Several(edits), Some(visit))
    });
    let names = names(workspace, |plan| {
        let teams = plan.tables().teams.values();
        teams.map(|team| team.name.clone()).collect()
    });
    view! {
        <TextField id="team" label=text::people::team() hint=text::people::team_none()
            value=Signal::derive(move || value.get().unwrap_or_default()) commit
            draft_key=format!("goal:{}:team", drafting.id()) list="teams" whole=true />
        <datalist id="teams">{names}</datalist>
    }
}

#[component]
fn Contributors() -> impl IntoView {
    let drafting = expect_context::<Drafting>();
    let workspace = drafting.workspace();
    let name = RwSignal::new(String::new());
    let add = move |event: ev::SubmitEvent| {
        event.prevent_default();
        let plan = workspace.plan_now();
        let typed = name.get_untracked();
        let Some((id, new)) = plan.and_then(|plan| person_called(&plan, &typed)) else {
            return;
        };
        drafting.commit_sentence();
        let mut goal = drafting.goal_now();
        if !goal.contributors.contains(&id) {
            goal.contributors.push(id);
        }
        let edits = new.into_iter().chain([Edit::Put(goal.into())]);
        if workspace.attempt(Edit::Several(edits.collect()), None) {
            name.set(String::new());
            focus::move_to(ADD);
        }
    };
    let list = live(move || {
        let plan = workspace.plan()?;
        let goal = drafting.goal();
        let one = |id: &Id<Person>| {
            let (name, gone) = (person_name(&plan, Some(id)), id.clone());
            let label = text::people::remove(&name);
            let remove = move |_| {
                drafting.try_change(None, |goal| {
                    goal.contributors.retain(|it| *it != gone);
                    Ok(())
                });
                focus::catch(ADD);
            };
            view! {
                <li>
                    {name}
                    <button type="button" class="icon-button" aria-label=label on:click=remove>{Icon::Close}</button>
                </li>
            }
            .into_any()
        };
        Some(goal.contributors.iter().map(one).collect_view())
    });
    view! {
        <section class="contributors" aria-labelledby="contributors-title">
            <h3 id="contributors-title">{text::people::contributors()}</h3>
            <ul class="chips">{list}</ul>
            <form class="line-form" on:submit=add>
                <div class="field grow">
                    <label for=ADD>{text::people::contributor_add()}</label>
                    <input id=ADD type="text" autocomplete="off" list=LIST placeholder=text::people::contributor_hint()
                        prop:value=name on:input=move |event| name.set(event_target_value(&event)) />
                </div>
                <button type="submit" class="button">{text::add()}</button>
            </form>
        </section>
    }
}
