//! The organisation: what it is called, why it exists, where it wants to be.

use leptos::prelude::*;
use sightline_plan::{
    Goal, Id, Level,
    model::{About, Swot},
};
use sightline_text::settings::about;

use super::{change_about, of_about};
use crate::{
    state::{Visit, Workspace},
    ui::{Choose, FieldKind, TextField, live},
    words::title,
};

/// So many goals are offered as north star.
const OFFERED: usize = 300;

/// The section.
#[component]
pub fn AboutPart() -> impl IntoView {
    let workspace = Workspace::here();
    let id = workspace
        .plan_now()
        .map(|plan| plan.about().id.to_string())
        .unwrap_or_default();
    let key = |field: &str| format!("settings:{id}:{field}");
    let text = move |get: fn(&About) -> String| {
        Signal::derive(move || of_about(workspace, get).unwrap_or_default())
    };
    let commit = move |set: fn(&mut About, String)| {
        Callback::new(move |(text, visit): (String, Visit)| {
            change_about(workspace, Some(visit), |about| {
                set(about, text.trim().to_owned())
            });
            None
        })
    };
    let rename = Callback::new(move |(text, visit): (String, Visit)| {
        let name = text.trim().to_owned();
        if name.is_empty() {
            return Some(about::no_name().to_owned());
        }
        change_about(workspace, Some(visit), |about| about.name = name);
        None
    });
    let swot = |id: &'static str,
                label: &'static str,
                get: fn(&Swot) -> &Vec<String>,
                list: fn(&mut Swot) -> &mut Vec<String>| {
        let value = Signal::derive(move || {
            of_about(workspace, |about| get(&about.swot).join("\n")).unwrap_or_default()
        });
        let commit = Callback::new(move |(text, visit): (String, Visit)| {
            let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
            let lines: Vec<String> = lines.map(str::to_owned).collect();
            change_about(workspace, Some(visit), |about| {
                *list(&mut about.swot) = lines
            });
            None
        });
        view! { <TextField id label kind=FieldKind::Lines whole=true value commit draft_key=key(id) /> }.into_any()
    };
    let points = live(move || {
        let swot = of_about(workspace, |about| about.swot.clone()).unwrap_or_default();
        let count = [
            &swot.strengths,
            &swot.weaknesses,
            &swot.opportunities,
            &swot.threats,
        ]
        .map(Vec::len)
        .iter()
        .sum();
        about::swot_count(count)
    });
    view! {
        <section aria-labelledby="about-title">
            <h2 id="about-title">{about::title()}</h2>
            <TextField id="plan-name" label=about::name() value=text(|about| about.name.clone()) commit=rename draft_key=key("name") />
            <TextField id="mission" label=about::mission() hint=about::mission_hint() kind=FieldKind::Lines
                value=text(|about| about.mission.clone()) commit=commit(|about, text| about.mission = text) draft_key=key("mission") />
            <TextField id="vision" label=about::vision() hint=about::vision_hint() kind=FieldKind::Lines
                value=text(|about| about.vision.clone()) commit=commit(|about, text| about.vision = text) draft_key=key("vision") />
            <details class="swot">
                <summary>{about::swot()} <span class="mute">{points}</span></summary>
                <p class="hint">{about::swot_hint()}</p>
                <div class="swot-fields">
                    {swot("strengths", about::strengths(), |swot| &swot.strengths, |swot| &mut swot.strengths)}
                    {swot("weaknesses", about::weaknesses(), |swot| &swot.weaknesses, |swot| &mut swot.weaknesses)}
                    {swot("opportunities", about::opportunities(), |swot| &swot.opportunities, |swot| &mut swot.opportunities)}
                    {swot("threats", about::threats(), |swot| &swot.threats, |swot| &mut swot.threats)}
                </div>
            </details>
            <NorthStar />
        </section>
    }
}

/// The goal that everything feeds.
#[component]
fn NorthStar() -> impl IntoView {
    let workspace = Workspace::here();
    let options = workspace.plan_now().map(|plan| {
        let now = plan.about().north_star.clone();
        let is_now = |goal: &Goal| now.as_ref() == Some(&goal.id);
        let mut goals: Vec<_> = plan
            .tables()
            .goals
            .values()
            .filter(|goal| !is_now(goal))
            .collect();
        // The highest are the likeliest; whichever is chosen is among them.
        goals.sort_by_key(|goal| goal.level);
        let top = goals
            .iter()
            .filter(|goal| goal.level <= Level::Department)
            .count();
        goals.truncate(top.max(OFFERED.min(goals.len())).min(OFFERED));
        let now = now.as_ref().and_then(|id| plan.goal(id));
        let goals = now.into_iter().chain(goals);
        goals
            .map(|goal| (goal.id.to_string(), title(goal)))
            .collect::<Vec<_>>()
    });
    let value = Signal::derive(move || {
        let star = of_about(workspace, |about| {
            about.north_star.as_ref().map(ToString::to_string)
        });
        star.flatten().unwrap_or_default()
    });
    let choose = Callback::new(move |choice: String| {
        change_about(workspace, None, |about| about.north_star = Id::new(&choice));
    });
    view! {
        <Choose id="north-star" label=about::north_star() none=about::north_star_none()
            options=options.unwrap_or_default() value choose />
        <p class="hint">{about::north_star_hint()}</p>
    }
}
