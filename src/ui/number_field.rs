//! A field for a number with its unit.

use leptos::prelude::*;
use sightline_coach::{read_number, write_number};
use sightline_plan::DecimalSign;
use sightline_text::draft;

use super::{FieldKind, TextField};
use crate::state::{Visit, Workspace};

/// A labelled number, read and written with the plan's decimal sign. `commit` is given the number, or
/// nothing where the field is empty, and answers with what is wrong with it, if anything.
#[component]
pub fn NumberField(
    /// Its id, unique on the page.
    #[prop(into)]
    id: String,
    /// Its label.
    #[prop(into)]
    label: String,
    /// An example or a question, shown while it is empty.
    #[prop(optional, into)]
    hint: String,
    /// The number now.
    #[prop(into)]
    value: Signal<Option<f64>>,
    /// In what it counts; shown beside the label.
    #[prop(optional, into)]
    unit: Signal<String>,
    /// Takes over the number, or says what is wrong with it.
    commit: Callback<(Option<f64>, Visit), Option<String>>,
    /// Where text that is not valid yet is kept.
    #[prop(into)]
    draft_key: String,
) -> impl IntoView {
    let workspace = Workspace::here();
    let text = Signal::derive(move || {
        let number = value.get();
        number
            .map(|number| written(workspace, number))
            .unwrap_or_default()
    });
    let commit =
        Callback::new(
            move |(text, visit): (String, Visit)| match typed_number(workspace, &text) {
                Ok(number) => commit.run((number, visit)),
                Err(wrong) => Some(wrong),
            },
        );
    view! {
        <TextField id label hint kind=FieldKind::Number value=text commit draft_key
            beside=move || view! { <span class="unit">{unit}</span> } />
    }
}

/// A number as fields of the open plan show it.
pub fn written(workspace: Workspace, number: f64) -> String {
    write_number(number, decimal(workspace))
}

/// The number that was typed; `None` where nothing was.
///
/// # Errors
/// What to say where it is no number.
pub fn typed_number(workspace: Workspace, text: &str) -> Result<Option<f64>, String> {
    if text.trim().is_empty() {
        return Ok(None);
    }
    let number = read_number(text, decimal(workspace));
    number
        .map(Some)
        .ok_or_else(|| draft::error::number().to_owned())
}

fn decimal(workspace: Workspace) -> DecimalSign {
    let plan = workspace.plan_now();
    plan.map_or(DecimalSign::Point, |plan| plan.settings().decimal)
}
