//! What the builder says of steps, of what they write, and of what gave way.

use sightline_text::{build as text, fill};
use sightline_workshop::{
    compose::{Draft, Loss, Note, writes},
    definition::{OffLength, Step, Target},
};

/// What a step leaves in the plan, in a few words.
pub fn written(step: &Step) -> String {
    let targets = writes(step);
    if targets.is_empty() {
        return text::keeps().to_owned();
    }
    let names: Vec<String> = targets.into_iter().map(target).collect();
    text::writes(names.join(", "))
}

/// What a place in the plan is called.
pub fn target(target: Target) -> String {
    named("build.target", target.word())
}

fn named(group: &str, word: &str) -> String {
    let key = format!("{group}.{}", word.replace(['_', '.'], "-"));
    fill(&key, &[]).unwrap_or_else(|| text::part::other().to_owned())
}

/// What gave way, and why.
pub fn note(draft: &Draft, note: &Note) -> String {
    let title = |id: &str| {
        let step = draft.workshop.step(id);
        step.map_or_else(String::new, |step| step.title.clone())
    };
    let step = title(&note.step);
    if let Some(later) = &note.missing.later {
        return text::loss::first(title(later), step);
    }
    let label = match note.label.is_empty() {
        true => String::new(),
        false => sightline_text::common::quoted(&note.label),
    };
    let (part, other) = match &note.loss {
        Loss::Plan(part) => {
            let part = part.strip_prefix("plan.").unwrap_or(part);
            (named("build.part", part), "")
        }
        Loss::Into(other) => (String::new(), &**other),
        _ => (String::new(), ""),
    };
    let key = format!("build.loss.{}", note.loss.code());
    let args = [
        ("step", &*step),
        ("title", &*note.missing.title),
        ("label", &*label),
        ("part", &*part),
        ("other", other),
    ];
    fill(&key, &args).unwrap_or(key)
}

/// That a meeting is longer or shorter than it should be, and why.
pub fn off_length(off: &OffLength) -> String {
    let minutes = off.minutes.to_string();
    if off.is_over() {
        text::length_over(&off.session, minutes, off.to, &off.why)
    } else {
        text::length_under(&off.session, minutes, off.from, &off.why)
    }
}
