//! What the report is about, and whom it is for.

use leptos::{ev, prelude::*};
use sightline_exchange::report::{Audience, Scope};
use sightline_plan::{Id, people::fold};
use sightline_text::report::page as text;

use super::Desk;
use crate::ui::live;

/// Both choices.
#[component]
pub fn Choices() -> impl IntoView {
    let desk = Desk::here();
    let scope = move |event: ev::Event| {
        let Some(scope) = read(&event_target_value(&event)) else {
            return;
        };
        // Who usually reads such a report.
        let audience = match scope {
            Scope::Team(_) => Audience::Manager,
            Scope::Person(_) => Audience::Individual,
            Scope::Plan | Scope::Run(_) => Audience::Executive,
        };
        batch(desk, scope, audience);
    };
    let audience = move |event: ev::Event| {
        let word = event_target_value(&event);
        if let Some(audience) = Audience::ALL.into_iter().find(|it| it.word() == word) {
            desk.audience.set(audience);
        }
    };
    let audiences = Audience::ALL.map(|audience| {
        let name = match audience {
            Audience::Executive => text::executive(),
            Audience::Manager => text::manager(),
            Audience::Individual => text::individual(),
        };
        view! {
            <option value=audience.word() prop:selected=move || desk.audience.get() == audience>{name}</option>
        }
        .into_any()
    });
    let form = move |event: ev::Event| desk.is_tracker.set(event_target_value(&event) == "tracker");
    // A workshop's report is the same for all, and so is a tracker. A workshop has no goals of its own to track.
    let of_run = Memo::new(move |_| matches!(desk.scope.get(), Scope::Run(_)));
    let for_all = live(move || of_run.get() || desk.is_tracker.get());
    view! {
        <div class="handout-choices">
            <div class="field" hidden=live(move || of_run.get())>
                <div class="field-head"><label for="report-form">{text::form()}</label></div>
                <select id="report-form" on:change=form>
                    <option value="report" prop:selected=move || !desk.is_tracker.get()>{text::form_report()}</option>
                    <option value="tracker" prop:selected=move || desk.is_tracker.get()>{text::form_tracker()}</option>
                </select>
            </div>
            <div class="field">
                <div class="field-head"><label for="report-scope">{text::scope()}</label></div>
                <select id="report-scope" on:change=scope>{scopes(desk)}</select>
            </div>
            <div class="field" hidden=for_all>
                <div class="field-head"><label for="report-audience">{text::audience()}</label></div>
                <select id="report-audience" on:change=audience>{Vec::from(audiences)}</select>
            </div>
        </div>
    }
}

/// Another report is another question about what is private.
fn batch(desk: Desk, scope: Scope, audience: Audience) {
    desk.include_private.set(false);
    desk.audience.set(audience);
    if matches!(scope, Scope::Run(_)) {
        desk.is_tracker.set(false);
    }
    desk.scope.set(scope);
}

/// All there is to report on, by sorts. Read once: the list is not exchanged under a person's hands.
fn scopes(desk: Desk) -> Vec<AnyView> {
    let mut options = vec![view! { <option value="plan">{text::whole()}</option> }.into_any()];
    let Some(plan) = desk.workspace.plan_now() else {
        return options;
    };
    let tables = plan.tables();
    let teams = tables.teams.values();
    let teams = teams.map(|team| (format!("t{}", team.id), team.name.clone()));
    options.extend(group(text::teams(), teams.collect()));
    let people = tables.people.values();
    let people = people.map(|person| (format!("m{}", person.id), person.name.clone()));
    options.extend(group(text::people(), people.collect()));
    let runs = tables.runs.values();
    let runs = runs.map(|run| (format!("r{}", run.id), run.title.clone()));
    options.extend(group(text::runs(), runs.collect()));
    options
}

fn group(label: &'static str, mut of: Vec<(String, String)>) -> Option<AnyView> {
    of.retain(|(_, name)| !name.trim().is_empty());
    of.sort_by_cached_key(|(_, name)| fold(name));
    let options: Vec<AnyView> = of
        .into_iter()
        .map(|(value, name)| view! { <option value=value>{name}</option> }.into_any())
        .collect();
    let some = !options.is_empty();
    some.then(|| view! { <optgroup label=label>{options}</optgroup> }.into_any())
}

fn read(value: &str) -> Option<Scope> {
    let id = value.get(1..)?;
    match value.chars().next()? {
        't' => Id::new(id).map(Scope::Team),
        'r' => Id::new(id).map(Scope::Run),
        'p' => (value == "plan").then_some(Scope::Plan),
        'm' => Id::new(id).map(Scope::Person),
        _ => None,
    }
}
