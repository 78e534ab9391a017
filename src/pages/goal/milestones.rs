//! Steps on the way to the goal.

use leptos::prelude::*;
use sightline_plan::model::Milestone;
use sightline_text::goal as text;

use super::{
    drafting::Drafting,
    entry::{Commit, CommitNumber, day_value, fresh_id, typed_day},
};
use crate::{
    state::Visit,
    ui::{FieldKind, Icon, NumberField, TextField, focus, live},
};

/// The id of the button that adds one: where focus goes when one goes.
const ADD: &str = "milestone-add";

/// The goal's milestones, in their order.
#[component]
pub fn Milestones() -> impl IntoView {
    let drafting = expect_context::<Drafting>();
    let ids = move || {
        let goal = drafting.goal();
        let ids = goal.milestones.iter().map(|milestone| milestone.id.clone());
        ids.collect::<Vec<_>>()
    };
    let add = move |_| {
        let id = fresh_id();
        let milestone = Milestone {
            id: id.clone(),
            ..Milestone::default()
        };
        drafting.try_change(None, |goal| {
            goal.milestones.push(milestone);
            Ok(())
        });
        focus::move_soon(format!("milestone-name-{id}"));
    };
    view! {
        <section class="milestones" aria-labelledby="milestones-title">
            <h3 id="milestones-title">{text::milestones::title()}</h3>
            <For each=ids key=String::clone let(id)>
                <OneMilestone id />
            </For>
            <button type="button" id=ADD class="button" on:click=add>{Icon::Add} {text::milestones::add()}</button>
        </section>
    }
}

#[derive(Clone, Copy)]
struct OfMilestone {
    drafting: Drafting,
    id: StoredValue<String>,
}

impl OfMilestone {
    fn get<T: Default + Send + Sync + 'static>(
        self,
        get: impl Fn(&Milestone) -> T + Send + Sync + 'static,
    ) -> Signal<T> {
        Signal::derive(move || {
            let goal = self.drafting.goal();
            let id = self.id.get_value();
            let one = goal.milestones.iter().find(|it| it.id == id);
            one.map(&get).unwrap_or_default()
        })
    }

    fn commit(self, set: fn(&mut Milestone, &str) -> Result<(), String>) -> Commit {
        Callback::new(move |(text, visit): (String, Visit)| {
            self.change(Some(visit), |one| set(one, &text))
        })
    }

    fn change(
        self,
        visit: Option<Visit>,
        change: impl FnOnce(&mut Milestone) -> Result<(), String>,
    ) -> Option<String> {
        self.drafting.try_change(visit, |goal| {
            let id = self.id.get_value();
            match goal.milestones.iter_mut().find(|it| it.id == id) {
                Some(one) => change(one),
                None => Ok(()),
            }
        })
    }
}

#[component]
fn OneMilestone(id: String) -> impl IntoView {
    let drafting = expect_context::<Drafting>();
    let of = OfMilestone {
        drafting,
        id: StoredValue::new(id.clone()),
    };
    let name = of.get(|it| it.name.trim().to_owned());
    let called = move || match name.get() {
        name if name.is_empty() => text::milestones::untitled().to_owned(),
        name => name,
    };
    let remove = move |_| {
        drafting.try_change(None, |goal| {
            goal.milestones.retain(|it| it.id != of.id.get_value());
            Ok(())
        });
        let notices = drafting.workspace().notices();
        notices.say_undoable(text::milestones::removed());
        focus::catch(ADD);
    };
    let shift = move |up: bool| {
        drafting.try_change(None, |goal| {
            let list = &mut goal.milestones;
            let at = list.iter().position(|it| it.id == of.id.get_value());
            let to = at.and_then(|at| if up { at.checked_sub(1) } else { Some(at + 1) });
            if let (Some(at), Some(to)) = (at, to)
                && to < list.len()
            {
                list.swap(at, to);
            }
            Ok(())
        });
    };
    let place = move || {
        let goal = drafting.goal();
        let at = goal
            .milestones
            .iter()
            .position(|it| it.id == of.id.get_value());
        (at.unwrap_or_default(), goal.milestones.len())
    };
    let weight: CommitNumber = Callback::new(move |(number, visit): (Option<f64>, Visit)| {
        of.change(Some(visit), |one| {
            one.weight = number.unwrap_or(1.0);
            Ok(())
        })
    });
    let key = |field: &str| format!("milestone:{}:{id}:{field}", drafting.id());
    view! {
        <div class="fields entry-fields" role="group" aria-label=live(called)>
            <TextField id=format!("milestone-name-{id}") wide=true label=text::milestones::name()
                value=of.get(|it| it.name.clone()) draft_key=key("name")
                commit=of.commit(|it, text| { it.name = text.to_owned(); Ok(()) }) />
            <TextField id=format!("milestone-due-{id}") kind=FieldKind::Date label=text::milestones::due()
                value=of.get(|it| day_value(it.due)) draft_key=key("due")
                commit=of.commit(|it, text| { it.due = typed_day(text)?; Ok(()) }) />
            <TextField id=format!("milestone-done-{id}") kind=FieldKind::Date label=text::milestones::done_on()
                value=of.get(|it| day_value(it.done_on)) draft_key=key("done")
                commit=of.commit(|it, text| { it.done_on = typed_day(text)?; Ok(()) }) />
            <NumberField id=format!("milestone-weight-{id}") label=text::milestones::weight()
                value=of.get(|it| Some(it.weight)) commit=weight draft_key=key("weight") />
            <div class="actions entry-actions">
                <button type="button" class="icon-button" disabled=move || place().0 == 0
                    aria-label=live(move || text::move_up(called())) on:click=move |_| shift(true)>{Icon::Up}</button>
                <button type="button" class="icon-button" disabled=move || { let (at, all) = place(); at + 1 >= all }
                    aria-label=live(move || text::move_down(called())) on:click=move |_| shift(false)>{Icon::Down}</button>
                <button type="button" class="button quiet" aria-label=live(move || text::remove_of(called()))
                    on:click=remove>{Icon::Delete} {text::remove()}</button>
            </div>
        </div>
    }
}
