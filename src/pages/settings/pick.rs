//! A choice among a few, each with a line on what it means.

use leptos::prelude::*;

/// One of the choices.
pub struct Pick<T> {
    /// What is chosen.
    pub value: T,
    /// What it is called.
    pub name: &'static str,
    /// What it means; follows the plan.
    pub means: Signal<String>,
}

/// Radio buttons for a choice.
pub fn picks<T: Copy + PartialEq + Send + Sync + 'static>(
    group: &'static str,
    legend: &'static str,
    choices: Vec<Pick<T>>,
    now: impl Fn() -> Option<T> + Copy + Send + Sync + 'static,
    choose: impl Fn(T) + Copy + Send + Sync + 'static,
) -> AnyView {
    let buttons: Vec<AnyView> = choices
        .into_iter()
        .enumerate()
        .map(|(at, Pick { value, name, means })| {
            let id = format!("{group}-{at}");
            let means_id = format!("{id}-means");
            view! {
                <div class="pick">
                    <input type="radio" name=group id=id.clone() aria-describedby=means_id.clone()
                        prop:checked=move || now() == Some(value) on:change=move |_| choose(value) />
                    <label for=id>{name}</label>
                    <p id=means_id>{means}</p>
                </div>
            }
            .into_any()
        })
        .collect();
    view! { <fieldset class="picks"><legend>{legend}</legend>{buttons}</fieldset> }.into_any()
}
