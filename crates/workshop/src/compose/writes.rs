//! What a step leaves in the plan.

use sightline_plan::{Kind, Level};

use crate::{
    Home,
    definition::{Input, InputKind, Step, Target},
};

/// Where in the plan the answers of a step go, each once.
pub fn writes(step: &Step) -> Vec<Target> {
    let mut all = Vec::new();
    for target in step.inputs.iter().filter_map(target) {
        if !all.contains(&target) {
            all.push(target);
        }
    }
    all
}

fn target(input: &Input) -> Option<Target> {
    if let Some(output) = &input.writes {
        return Some(output.to);
    }
    match input.home() {
        Home::Plan(target) => Some(target),
        Home::Metrics => Some(Target::Metrics),
        Home::Records(kind) => match kind {
            Kind::Goal => Some(Target::Goals),
            Kind::Definition => Some(Target::Definitions),
            Kind::Decision => Some(Target::Decisions),
            Kind::Action => Some(Target::Actions),
            Kind::Meeting => Some(Target::Meetings),
            Kind::Interview => Some(Target::Interviews),
            _ => None,
        },
        Home::Response => None,
    }
}

/// The part of the plan that holds what such an input writes, as `plan.` and its name; empty where none does.
pub(super) fn stand_in(input: &Input) -> String {
    let level = input.writes.as_ref().and_then(|output| output.level);
    let part = match target(input) {
        Some(Target::Goals | Target::FunnelGoals) => match level {
            Some(Level::Company) => "plan.goals.company",
            Some(Level::Department) => "plan.goals.department",
            Some(Level::Team) => "plan.goals.team",
            Some(Level::Person) => "plan.goals.person",
            None => "plan.goals",
        },
        Some(Target::Mission) => "plan.mission",
        Some(Target::Vision) => "plan.vision",
        Some(Target::Swot) => "plan.swot",
        Some(Target::Metrics) => "plan.metrics",
        Some(Target::Definitions) => "plan.definitions",
        Some(Target::DataSources) => "plan.data_sources",
        Some(Target::Initiatives) => "plan.initiatives",
        Some(Target::Actions) => "plan.actions",
        Some(Target::Recognitions) => "plan.recognitions",
        Some(Target::People) => "plan.people",
        Some(Target::Teams) if level == Some(Level::Team) => "plan.teams",
        Some(Target::Teams) => "plan.departments",
        // What was chosen or told about: all that it was chosen from.
        _ if input.kind != InputKind::Look || input.prefill.is_none() => {
            let prefill = input.prefill.as_ref().map(|prefill| &*prefill.from);
            let froms = [Some(&*input.from), prefill];
            let mut parts = froms.into_iter().flatten();
            return parts
                .find(|from| from.starts_with("plan."))
                .unwrap_or_default()
                .to_owned();
        }
        _ => "",
    };
    part.to_owned()
}
