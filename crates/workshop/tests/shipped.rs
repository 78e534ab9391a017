//! The workshops that come with the app, each run from the first step to the last.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a helper of a test may stop it, as the test itself may"
)]

mod common;

use std::collections::BTreeSet;

use common::today;
use serde_json::Value;
use sightline_plan::{Kind, file, model::RunState};
use sightline_workshop::{
    Guide, Home, content,
    definition::{self, InputKind, Workshop},
    generate, report, script,
};

fn all() -> Vec<Workshop> {
    content::ids()
        .map(|id| content::workshop(id).unwrap())
        .collect()
}

/// What comes with the app.
const SHIPPED: [&str; 26] = [
    "alignment-check",
    "change-check-in",
    "compassionate-talk",
    "daily-huddle",
    "development-plan",
    "first-coaching-session",
    "goal-cascading",
    "goal-onboarding",
    "innovation-check-in",
    "keep-high-performer",
    "kpi-pyramid",
    "leader-self-check",
    "monthly-deep-dive",
    "one-to-one",
    "performance-review",
    "project-feedback",
    "quarterly-business-review",
    "quarterly-reset",
    "sales-marketing-alignment",
    "smart-clinic",
    "stakeholder-questions",
    "strategy-on-a-page",
    "strategy-people-review",
    "success-metrics",
    "team-charter",
    "weekly-metrics",
];

#[test]
fn nothing_else_is_shipped() {
    for id in content::ids() {
        assert!(SHIPPED.contains(&id), "{id}");
    }
}

#[test]
fn every_workshop_has_steps_enough_and_leaves_something_in_the_plan() {
    for workshop in all() {
        let id = &workshop.id;
        let least = match id.as_str() {
            "daily-huddle" | "innovation-check-in" | "change-check-in" => 3,
            _ => 4,
        };
        assert!(workshop.steps().count() >= least, "{id}");
        let mut inputs = workshop.steps().flat_map(|(_, step)| &step.inputs);
        assert!(inputs.any(|input| input.home() != Home::Response), "{id}");
        assert!(!workshop.outputs.is_empty(), "{id} promises nothing");
    }
}

#[test]
fn meetings_keep_to_the_length_that_their_rule_gives() {
    for workshop in all() {
        let Some(length) = &workshop.length else {
            continue;
        };
        for session in &workshop.sessions {
            let minutes = session.minutes();
            assert!(
                (length.from..=length.to).contains(&minutes),
                "{}: {minutes} minutes",
                workshop.id
            );
        }
    }
}

#[test]
fn every_workshop_reads_without_a_word_left_over() {
    for id in content::ids() {
        let reading = content::reading(id).unwrap();
        assert_eq!(reading.problems, [], "{id}");
        assert_eq!(reading.flaws, [], "{id}");
        assert_eq!(reading.workshop.id, id);
        // A misspelt field would be kept as one of a later version.
        let Value::Object(again) = definition::write_value(&reading.workshop) else {
            panic!()
        };
        assert_eq!(
            unknown(&reading.workshop),
            Vec::<String>::new(),
            "{id}: {}",
            again.len()
        );
    }
}

/// Names of fields that no record of a definition has, wherever they stand.
fn unknown(workshop: &Workshop) -> Vec<String> {
    let mut found: Vec<String> = workshop.extra.keys().cloned().collect();
    found.extend(workshop.bank.extra.keys().cloned());
    found.extend(
        workshop
            .bank
            .questions
            .iter()
            .flat_map(|q| q.extra.keys().cloned()),
    );
    found.extend(
        workshop
            .bank
            .topics
            .iter()
            .flat_map(|t| t.extra.keys().cloned()),
    );
    for session in &workshop.sessions {
        found.extend(session.extra.keys().cloned());
        found.extend(
            session
                .homework
                .iter()
                .flat_map(|task| task.extra.keys().cloned()),
        );
    }
    for (_, step) in workshop.steps() {
        found.extend(step.extra.keys().cloned());
        found.extend(step.notes.extra.keys().cloned());
        found.extend(
            step.prompts
                .iter()
                .flat_map(|prompt| prompt.extra.keys().cloned()),
        );
        found.extend(
            step.repeat
                .iter()
                .flat_map(|again| again.extra.keys().cloned()),
        );
        found.extend(step.when.iter().flat_map(|when| when.extra.keys().cloned()));
        for input in &step.inputs {
            found.extend(input.extra.keys().cloned());
            found.extend(
                input
                    .columns
                    .iter()
                    .flat_map(|column| column.extra.keys().cloned()),
            );
            found.extend(
                input
                    .options
                    .iter()
                    .flat_map(|option| option.extra.keys().cloned()),
            );
            found.extend(
                input
                    .stages
                    .iter()
                    .flat_map(|stage| stage.extra.keys().cloned()),
            );
            found.extend(
                input
                    .prefill
                    .iter()
                    .flat_map(|prefill| prefill.extra.keys().cloned()),
            );
            found.extend(
                input
                    .writes
                    .iter()
                    .flat_map(|writes| writes.extra.keys().cloned()),
            );
        }
    }
    found
}

#[test]
fn a_facilitator_finds_notes_in_every_step_and_time_in_every_session() {
    for workshop in all() {
        assert!(
            !workshop.purpose.is_empty() && !workshop.who.is_empty(),
            "{}",
            workshop.id
        );
        assert!(workshop.preparation.len() >= 3, "{}", workshop.id);
        let sum: u32 = workshop
            .sessions
            .iter()
            .map(definition::Session::minutes)
            .sum();
        assert_eq!(workshop.minutes(), sum);
        let mut day = None;
        for session in &workshop.sessions {
            assert!(Some(session.day) > day || day.is_none(), "{}", session.id);
            day = Some(session.day);
            // Short meetings say so, and are held to it above.
            let least = workshop.length.as_ref().map_or(25, |length| length.from);
            assert!(
                (least..=150).contains(&session.minutes()),
                "{}: {}",
                session.id,
                session.minutes()
            );
            assert!(!session.purpose.is_empty(), "{}", session.id);
        }
        for (_, step) in workshop.steps() {
            let notes = &step.notes;
            assert!(
                step.minutes > 0 && step.ask.ends_with('?') || step.ask.ends_with('.'),
                "{}",
                step.id
            );
            for part in [&notes.say, &notes.act, &notes.watch] {
                assert!(!part.is_empty(), "{}", step.id);
            }
            assert!(!step.inputs.is_empty(), "{}", step.id);
        }
    }
}

#[test]
fn every_workshop_runs_from_first_step_to_last_and_each_output_reaches_the_plan() {
    for workshop in all() {
        let id = &workshop.id;
        let answers = generate::answers(&workshop, today()).unwrap_or_else(|| panic!("{id}"));
        let script = script::read(&answers.to_string()).unwrap();
        let played = script::play(&workshop, &script).unwrap();
        assert_eq!(
            script::play(&workshop, &script).unwrap().plan,
            played.plan,
            "{id}"
        );

        // The plan that comes of it can be written and read.
        let read = file::read(&file::write(&played.plan)).unwrap();
        assert_eq!(read.problems, [], "{id}");
        assert_eq!(read.plan, played.plan, "{id}");

        let guide = Guide::new(&played.plan, &played.run, &workshop, today()).unwrap();
        assert_eq!(guide.run.state, RunState::Finished);
        let steps: BTreeSet<&str> = played
            .stops
            .iter()
            .map(|key| key.split('@').next().unwrap())
            .collect();
        for (_, step) in workshop.steps() {
            assert!(
                steps.contains(step.id.as_str()),
                "{id}: {} was not gone through",
                step.id
            );
        }
        for stop in guide.stops() {
            for input in stop
                .step
                .inputs
                .iter()
                .filter(|input| input.kind != InputKind::Look)
            {
                assert!(
                    guide.has_answer(&stop.key, &input.id),
                    "{id}: {}.{}",
                    stop.key,
                    input.id
                );
                let in_records = matches!(input.home(), Home::Records(_) | Home::Metrics);
                if in_records && input.kind != InputKind::List {
                    assert!(
                        guide.value(&stop.key, &input.id).is_array(),
                        "{id}: {}.{}",
                        stop.key,
                        input.id
                    );
                }
            }
        }
        let open = guide.open();
        assert_eq!((open.required, open.unanswered), (vec![], vec![]), "{id}");
        assert!(
            guide
                .sessions()
                .iter()
                .all(|session| session.done == session.stops),
            "{id}"
        );
        for output in &workshop.outputs {
            for from in &output.from {
                assert!(guide.is_said(from), "{id}: {from}");
            }
            assert!(!output.from.is_empty(), "{id}: {}", output.id);
        }

        let report = report::report(&guide, false);
        let sections: Vec<&str> = report.sections.iter().map(|section| section.code).collect();
        let asks = |kinds: &[InputKind]| {
            let mut inputs = workshop.steps().flat_map(|(_, step)| &step.inputs);
            inputs.any(|input| kinds.contains(&input.kind))
        };
        // What is said in confidence is told only to who asks for it.
        let open = !workshop.private;
        for (code, is_told) in [
            ("outputs", open),
            ("decisions", open && asks(&[InputKind::Decision])),
            ("actions", open && asks(&[InputKind::Action])),
            ("goals", open && asks(&[InputKind::Goal])),
            ("votes", asks(&[InputKind::Vote])),
            ("ratings", asks(&[InputKind::Rating, InputKind::Confidence])),
            ("answers", open),
            ("changed", open),
        ] {
            assert!(!is_told || sections.contains(&code), "{id}: {code}");
        }
        assert!(!sections.contains(&"open"), "{id}");
    }
}

#[test]
fn every_workshop_runs_on_the_sample_plan_too() {
    for workshop in all() {
        let plan = sightline_sample::sample(today());
        let goals = plan.tables().goals.len();
        let mut room = common::Room::of(workshop, plan);
        let mut done: Vec<String> = Vec::new();
        while let Some(key) = room.keys().into_iter().find(|key| !done.contains(key)) {
            let inputs = room.guide().step(&key).unwrap().inputs.clone();
            for input in inputs {
                let value = generate::made_up(&room.guide(), &key, &input);
                if !value.is_null() {
                    room.answer(&key, &input.id, value);
                }
            }
            done.push(key);
        }
        let mut inputs = room.workshop.steps().flat_map(|(_, step)| &step.inputs);
        if inputs.any(|input| input.kind == InputKind::Goal) {
            assert!(room.plan.tables().goals.len() > goals);
        }
        assert_eq!(file::read(&file::write(&room.plan)).unwrap().problems, []);
    }
}

#[test]
fn answering_everything_again_doubles_nothing() {
    for workshop in all() {
        let answers = generate::answers(&workshop, today()).unwrap();
        let script = script::read(&answers.to_string()).unwrap();
        let played = script::play(&workshop, &script).unwrap();
        let mut plan = played.plan.clone();
        let mut bits = script::bits(99);
        for key in &played.stops {
            let guide = Guide::new(&plan, &played.run, &workshop, today()).unwrap();
            let inputs = guide.step(key).unwrap().inputs.clone();
            for input in inputs {
                let guide = Guide::new(&plan, &played.run, &workshop, today()).unwrap();
                let value = guide.value(key, &input.id);
                if !value.is_null() {
                    let edit = guide.answer(key, &input.id, value, &mut bits).unwrap();
                    let change = plan.apply(edit).unwrap();
                    assert!(
                        change.is_empty(),
                        "{}: {key}.{}: {change:?}",
                        workshop.id,
                        input.id
                    );
                }
            }
        }
        assert_eq!(plan, played.plan);
    }
}

#[test]
fn the_files_of_the_site_read_as_they_were_written() {
    let files = content::files().unwrap();
    assert_eq!(files[0].0, "index.json");
    let index: Value = serde_json::from_str(&files[0].1).unwrap();
    assert_eq!(index.as_array().unwrap().len(), content::ids().count());
    let workshops = files.iter().filter(|(name, _)| !name.starts_with("index."));
    for (name, text) in workshops {
        let reading = definition::read(text).unwrap();
        assert!(reading.is_sound(), "{name}");
        assert_eq!(definition::write(&reading.workshop), *text, "{name}");
    }
}

#[test]
fn words_of_a_report_are_all_there() {
    for code in report::WORDS {
        assert!(
            sightline_text::lookup(&format!("workshop-report.{code}")).is_some(),
            "{code}"
        );
    }
    for code in report::SECTIONS {
        assert!(
            sightline_text::lookup(&format!("workshop-report.section.{code}")).is_some(),
            "{code}"
        );
    }
}

#[test]
fn every_kind_of_input_is_used_or_can_be() {
    let used: BTreeSet<InputKind> = all()
        .iter()
        .flat_map(|workshop| {
            workshop
                .steps()
                .flat_map(|(_, step)| step.inputs.iter().map(|input| input.kind))
                .collect::<Vec<_>>()
        })
        .collect();
    // Own workshops use the others.
    let others = [InputKind::Date, InputKind::Person, InputKind::Metric];
    for kind in InputKind::ALL {
        assert!(used.contains(kind) || others.contains(kind), "{kind:?}");
    }
    assert!(Kind::ALL.contains(&Kind::Response));
}
