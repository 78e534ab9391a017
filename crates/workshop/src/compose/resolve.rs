//! What of other steps a step refers to.

use crate::definition::{InputKind, Output, Over, Step, Target};

/// Every reference of a step, as it stands.
pub fn references(step: &Step) -> Vec<String> {
    let mut all: Vec<&str> = Vec::new();
    all.extend(step.repeat.iter().map(|again| &*again.from));
    all.extend(step.when.iter().map(|when| &*when.input));
    for input in &step.inputs {
        all.push(&input.from);
        all.extend(input.prefill.iter().map(|prefill| &*prefill.from));
        if let Some(output) = &input.writes {
            all.push(&output.parent);
            all.extend(output.of.iter().map(String::as_str));
        }
    }
    let all = all.into_iter().filter(|from| is_reference(from));
    all.map(str::to_owned).collect()
}

/// Whether it names an answer, and not a part of the plan or of the bank.
pub fn is_reference(from: &str) -> bool {
    from.contains('.') && !from.starts_with("plan.") && !from.starts_with("bank.")
}

/// Whether a step asks the questions of the workshop's bank.
pub fn asks_bank(step: &Step) -> bool {
    let over = step.repeat.as_ref().map(|again| again.over);
    matches!(over, Some(Over::Audiences | Over::Topics))
        || step.inputs.iter().any(|input| {
            matches!(input.kind, InputKind::Kit | InputKind::Record)
                || input.from.starts_with("bank.")
                || input
                    .prefill
                    .as_ref()
                    .is_some_and(|prefill| prefill.from.starts_with("bank."))
        })
}

/// Whether a step speaks of the person whom the run is about.
pub fn is_about_person(step: &Step) -> bool {
    step.inputs.iter().any(|input| {
        let froms = [
            Some(&*input.from),
            input.prefill.as_ref().map(|prefill| &*prefill.from),
        ];
        let reads = froms
            .into_iter()
            .flatten()
            .any(|from| from.starts_with("plan.person."));
        let writes = input
            .writes
            .as_ref()
            .is_some_and(|output| output.to == Target::Field && is_of_person(output));
        reads || writes
    })
}

/// Whether it writes into what is kept of a person.
pub fn is_of_person(output: &Output) -> bool {
    ["person", "review"].contains(&output.parent.as_str())
}
