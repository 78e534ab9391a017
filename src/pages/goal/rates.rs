//! The rates that make what a goal gives into the unit of the goal above, and how that came about in words.

use leptos::prelude::*;
use sightline_plan::{Goal, arithmetic::Conversion, model::Rate};
use sightline_text::goal as text;

use super::{
    drafting::Drafting,
    entry::{commit, commit_number, of_goal},
};
use crate::{
    browser::intl,
    ui::{Icon, NumberField, TextField, focus, live},
};

/// The id of the button that adds one: where focus goes when one goes.
const ADD: &str = "rate-add";

/// The rates, one after the other.
#[component]
pub fn Rates() -> impl IntoView {
    let drafting = expect_context::<Drafting>();
    let count = Memo::new(move |_| rates_of(&drafting.goal()).len());
    let add = move |_| {
        let at = count.get_untracked();
        drafting.try_change(None, |goal| {
            if let Some(given) = &mut goal.contribution {
                given.rates.push(Rate {
                    // Multiplies by nothing until somebody says by what.
                    value: 1.0,
                    ..Rate::default()
                });
            }
            Ok(())
        });
        focus::move_soon(format!("rate-name-{at}"));
    };
    let steps = live(move || {
        let goal = drafting.goal();
        let steps = match Conversion::of(&goal) {
            Some(found) => conversion_steps(&found, ""),
            None if rates_of(&goal).is_empty() => vec![text::rates::none().to_owned()],
            None => return None,
        };
        Some(steps.join(" "))
    });
    view! {
        <section class="milestones wide-field" aria-labelledby="rates-title">
            <h3 id="rates-title">{text::rates::title()}</h3>
            <p class="hint">{text::rates::lead()}</p>
            <For each=move || 0..count.get() key=|at| *at let(at)>
                <OneRate at />
            </For>
            <p class="meaning" role="status">{steps}</p>
            <button type="button" id=ADD class="button" on:click=add>{Icon::Add} {text::rates::add()}</button>
        </section>
    }
}

fn rates_of(goal: &Goal) -> &[Rate] {
    goal.contribution.as_ref().map_or(&[], |given| &given.rates)
}

fn rate_mut(goal: &mut Goal, at: usize) -> Option<&mut Rate> {
    goal.contribution.as_mut()?.rates.get_mut(at)
}

#[component]
fn OneRate(at: usize) -> impl IntoView {
    let drafting = expect_context::<Drafting>();
    let text_of = move |get: fn(&Rate) -> &String| {
        of_goal(drafting, move |goal| {
            rates_of(goal).get(at).map(get).cloned().unwrap_or_default()
        })
    };
    let put_text = move |set: fn(&mut Rate, String)| {
        commit(drafting, move |goal, text| {
            if let Some(rate) = rate_mut(goal, at) {
                set(rate, text);
            }
            Ok(())
        })
    };
    let remove = move |_| {
        drafting.try_change(None, |goal| {
            let rates = goal.contribution.as_mut().map(|given| &mut given.rates);
            if let Some(rates) = rates.filter(|rates| at < rates.len()) {
                rates.remove(at);
            }
            Ok(())
        });
        let notices = drafting.workspace().notices();
        notices.say_undoable(text::rates::removed());
        focus::catch(ADD);
    };
    let key = |field: &str| format!("goal:{}:rate:{at}:{field}", drafting.id());
    view! {
        <div class="fields entry-fields" role="group" aria-label=text::rates::one(at + 1)>
            <TextField id=format!("rate-name-{at}") wide=true label=text::rates::name() hint=text::rates::name_hint()
                value=text_of(|rate| &rate.name) commit=put_text(|rate, text| rate.name = text) draft_key=key("name") />
            <NumberField id=format!("rate-value-{at}") label=text::rates::value()
                value=of_goal(drafting, move |goal| Some(rates_of(goal).get(at)?.value))
                commit=commit_number(drafting, move |goal, number| {
                    if let (Some(rate), Some(number)) = (rate_mut(goal, at), number) {
                        rate.value = number;
                    }
                    Ok(())
                })
                draft_key=key("value") />
            <TextField id=format!("rate-unit-{at}") label=text::rates::unit() hint=text::rates::unit_hint()
                value=text_of(|rate| &rate.unit) commit=put_text(|rate, text| rate.unit = text) draft_key=key("unit") />
            <button type="button" class="icon-button" aria-label=text::rates::remove(at + 1) on:click=remove>{Icon::Close}</button>
        </div>
    }
}

/// How a number became an amount in the unit of the goal above, step by step.
pub fn conversion_steps(found: &Conversion, unit_above: &str) -> Vec<String> {
    let from = intl::amount(found.from, &found.unit);
    let mut steps = vec![if found.own {
        text::rates::begins_own(from)
    } else {
        text::rates::begins(from)
    }];
    let last = found.steps.len().saturating_sub(1);
    for (at, (rate, after)) in found.steps.iter().enumerate() {
        let by = intl::amount(rate.value, rate.unit.trim());
        let unit = if at == last { unit_above } else { "" };
        // 120 × 5 % is 6, not 6.000000000000001.
        let after = intl::amount((after * 1e6).round() / 1e6, unit);
        steps.push(match rate.name.trim() {
            "" => text::rates::step(by, after),
            name => text::rates::step_named(by, name, after),
        });
    }
    steps
}
