//! Where a person wants to go in one, three and five years, what they could step into, and whom they lead.

use leptos::prelude::*;
use sightline_plan::people::bench;
use sightline_text::person::growth as text;

use super::Desk;
use crate::{
    state::Visit,
    ui::{FieldKind, TextField, live},
};

/// The aims stand in this order in the plan.
const YEARS: [(usize, &str); 3] = [(0, "one"), (1, "three"), (2, "five")];

/// The column beside the rest.
#[component]
pub(super) fn Growth() -> impl IntoView {
    let desk = expect_context::<Desk>();
    let aim = |at: usize, year: &str| {
        let value = Signal::derive(move || {
            let person = desk.person();
            person
                .and_then(|person| person.development.get(at).cloned())
                .unwrap_or_default()
        });
        let commit = Callback::new(move |(text, visit): (String, Visit)| {
            desk.change(visit, |person| {
                put(&mut person.development, at, text.trim())
            });
            None
        });
        let label = [text::one(), text::three(), text::five()][at];
        view! {
            <TextField id=format!("aim-{year}") kind=FieldKind::Lines label value commit wide=true
                draft_key=format!("person:{}:aim-{year}", desk.id()) />
        }
        .into_any()
    };
    let roles = Signal::derive(move || {
        let person = desk.person();
        person
            .map(|it| it.could_fill.join(", "))
            .unwrap_or_default()
    });
    let fill = Callback::new(move |(text, visit): (String, Visit)| {
        let roles = text.split([',', ';']).map(str::trim);
        let roles: Vec<String> = roles
            .filter(|role| !role.is_empty())
            .map(str::to_owned)
            .collect();
        desk.change(visit, |person| person.could_fill = roles);
        None
    });
    let strength = live(move || {
        let plan = desk.workspace.plan()?;
        let bench = bench(&plan, &desk.id());
        let rows: Vec<AnyView> = bench
            .into_iter()
            .map(|(role, people)| {
                let names: Vec<&str> = people.iter().map(|person| &*person.name).collect();
                view! { <div><dt>{role}</dt><dd>{names.join(", ")}</dd></div> }.into_any()
            })
            .collect();
        (!rows.is_empty()).then(|| {
            view! {
                <section aria-labelledby="person-bench">
                    <h2 id="person-bench">{text::bench()}</h2>
                    <p class="hint">{text::bench_lead()}</p>
                    <dl class="facts">{rows}</dl>
                </section>
            }
            .into_any()
        })
    });
    let locked = live(move || desk.workspace.read_only());
    let aims: Vec<AnyView> = YEARS.iter().map(|(at, year)| aim(*at, year)).collect();
    view! {
        <aside class="person-growth" aria-labelledby="person-growth">
            <section>
                <h2 id="person-growth">{text::title()}</h2>
                <p class="hint">{text::lead()}</p>
                <fieldset disabled=locked>
                    <legend class="visually-hidden">{text::title()}</legend>
                    {aims}
                    <TextField id="could-fill" label=text::roles() hint=text::roles_hint() value=roles commit=fill wide=true
                        whole=true draft_key=format!("person:{}:roles", desk.id()) />
                </fieldset>
                <p class="hint">{text::stays()}</p>
            </section>
            {strength}
        </aside>
    }
}

/// Puts an aim in its place; places before it that hold nothing stay empty.
fn put(aims: &mut Vec<String>, at: usize, text: &str) {
    while aims.len() <= at {
        aims.push(String::new());
    }
    aims[at] = text.to_owned();
    while aims.last().is_some_and(String::is_empty) {
        aims.pop();
    }
}
