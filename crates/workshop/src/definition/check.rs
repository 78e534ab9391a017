//! What of a workshop cannot work although each value is of the right kind.

use std::collections::{HashMap, HashSet};

use sightline_plan::codec::{Path, Step as At};

use super::{Input, InputKind, Over, Step, Target, Workshop};

/// The longest id within a workshop: run, step and item together still make an id of the plan.
const MAX_ID: usize = 40;

/// Something that cannot work, and where it stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Flaw {
    /// Where.
    pub path: Path,
    /// What.
    pub kind: FlawKind,
}

/// What cannot work.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FlawKind {
    /// It needs a value.
    Missing,
    /// An id has other characters than letters, digits, `-` and `_`, or more than 40.
    BadId {
        /// The id.
        id: String,
    },
    /// Two have one id.
    Duplicate {
        /// The id.
        id: String,
    },
    /// It points to what is not there, or comes only later.
    NoSuch {
        /// What it points to.
        to: String,
    },
    /// It points to an input whose answers do not serve.
    Unfit {
        /// What it points to.
        to: String,
    },
    /// The least number is above the greatest.
    EmptyRange,
}

impl FlawKind {
    /// The stable kebab-case name.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Missing => "missing",
            Self::BadId { .. } => "bad-id",
            Self::Duplicate { .. } => "duplicate-id",
            Self::NoSuch { .. } => "no-such",
            Self::Unfit { .. } => "unfit",
            Self::EmptyRange => "empty-range",
        }
    }

    /// What the words are about, by the names that they use.
    pub fn args(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::BadId { id } | Self::Duplicate { id } => vec![("id", id.clone())],
            Self::NoSuch { to } | Self::Unfit { to } => vec![("to", to.clone())],
            Self::Missing | Self::EmptyRange => Vec::new(),
        }
    }
}

/// Parts of the plan that an input can be prefilled from or look at.
pub(crate) const PLAN_PARTS: &[&str] = &[
    "mission",
    "vision",
    "swot",
    "check_in_days",
    "people",
    "person.goals",
    "person.development",
    "person.could_fill",
    "person.recognitions",
    "follow_ups",
    "actions",
    "kpis",
    "recognitions",
    "departments",
    "teams",
    "data_sources",
    "initiatives",
    "goals",
    "goals.company",
    "goals.department",
    "goals.team",
    "goals.person",
    "metrics",
    "definitions",
    "figures",
    "coverage",
    "themes",
];

/// All that cannot work.
pub fn check(workshop: &Workshop) -> Vec<Flaw> {
    let mut found = Found {
        workshop,
        inputs: HashMap::new(),
        flaws: Vec::new(),
        path: Vec::new(),
    };
    found.workshop(workshop);
    found.flaws
}

struct Found<'w> {
    workshop: &'w Workshop,
    /// The inputs that come before the place that is looked at, as `step.input`.
    inputs: HashMap<String, &'w Input>,
    flaws: Vec<Flaw>,
    path: Vec<At>,
}

impl<'w> Found<'w> {
    fn add(&mut self, field: &'static str, kind: FlawKind) {
        let place = self.path.iter().cloned();
        let path = place.fold(Path::default(), |path, step| path.then(step));
        let path = if field.is_empty() {
            path
        } else {
            path.then(At::Name(field))
        };
        self.flaws.push(Flaw { path, kind });
    }

    fn needs(&mut self, field: &'static str, text: &str) {
        if text.trim().is_empty() {
            self.add(field, FlawKind::Missing);
        }
    }

    fn id(&mut self, id: &str, seen: &mut HashSet<String>) {
        let fits = |char: char| char.is_ascii_alphanumeric() || char == '-' || char == '_';
        if id.is_empty() {
            self.add("id", FlawKind::Missing);
        } else if id.len() > MAX_ID || !id.chars().all(fits) {
            self.add("id", FlawKind::BadId { id: id.to_owned() });
        } else if !seen.insert(id.to_owned()) {
            self.add("id", FlawKind::Duplicate { id: id.to_owned() });
        }
    }

    fn each<T>(
        &mut self,
        list: &'static str,
        items: &'w [T],
        look: &mut dyn FnMut(&mut Self, &'w T),
    ) {
        self.path.push(At::Name(list));
        for (at, item) in items.iter().enumerate() {
            self.path.push(At::Index(at));
            look(self, item);
            self.path.pop();
        }
        self.path.pop();
    }

    fn inside(&mut self, field: &'static str, look: impl FnOnce(&mut Self)) {
        self.path.push(At::Name(field));
        look(self);
        self.path.pop();
    }

    fn workshop(&mut self, workshop: &'w Workshop) {
        self.id(&workshop.id, &mut HashSet::new());
        self.needs("title", &workshop.title);
        if workshop.sessions.is_empty() {
            self.add("sessions", FlawKind::Missing);
        }
        self.tasks("preparation", &workshop.preparation);
        self.bank(workshop);
        let (mut sessions, mut steps) = (HashSet::new(), HashSet::new());
        self.each("sessions", &workshop.sessions, &mut |found, session| {
            found.id(&session.id, &mut sessions);
            found.needs("title", &session.title);
            found.tasks("homework", &session.homework);
            found.each("steps", &session.steps, &mut |found, step| {
                found.id(&step.id, &mut steps);
                found.step(step);
            });
        });
        let mut outcomes = HashSet::new();
        self.each("outputs", &workshop.outputs, &mut |found, outcome| {
            found.id(&outcome.id, &mut outcomes);
            found.needs("text", &outcome.text);
            for from in &outcome.from {
                found.earlier("from", from);
            }
        });
    }

    fn tasks(&mut self, list: &'static str, tasks: &'w [super::Task]) {
        let mut seen = HashSet::new();
        self.each(list, tasks, &mut |found, task| {
            found.id(&task.id, &mut seen);
            found.needs("text", &task.text);
        });
    }

    fn bank(&mut self, workshop: &'w Workshop) {
        let bank = &workshop.bank;
        self.inside("bank", |found| {
            let mut seen = HashSet::new();
            found.each("audiences", &bank.audiences, &mut |found, audience| {
                found.id(&audience.id, &mut seen);
                found.needs("name", &audience.name);
            });
            let mut seen = HashSet::new();
            found.each("topics", &bank.topics, &mut |found, topic| {
                found.id(&topic.id, &mut seen);
                found.needs("name", &topic.name);
            });
            let mut seen = HashSet::new();
            found.each("questions", &bank.questions, &mut |found, question| {
                found.id(&question.id, &mut seen);
                found.needs("text", &question.text);
                if bank.topic(&question.topic).is_none() {
                    let to = question.topic.clone();
                    found.add("topic", FlawKind::NoSuch { to });
                }
                if bank.audience(&question.audience).is_none() {
                    let to = question.audience.clone();
                    found.add("audience", FlawKind::NoSuch { to });
                }
            });
        });
    }

    fn step(&mut self, step: &'w Step) {
        self.needs("title", &step.title);
        if let Some(repeat) = &step.repeat {
            self.inside("repeat", |found| {
                if !repeat.from.is_empty() || repeat.over == Over::Items {
                    found.anything("from", &repeat.from);
                }
            });
        }
        if let Some(when) = &step.when {
            self.inside("when", |found| {
                found.earlier("input", &when.input);
            });
        }
        let mut seen = HashSet::new();
        self.each("prompts", &step.prompts, &mut |found, prompt| {
            found.id(&prompt.id, &mut seen);
            found.needs("text", &prompt.text);
        });
        let mut seen = HashSet::new();
        self.each("inputs", &step.inputs, &mut |found, input| {
            found.id(&input.id, &mut seen);
            found.input(step, input);
            found
                .inputs
                .insert(format!("{}.{}", step.id, input.id), input);
        });
    }

    fn input(&mut self, step: &'w Step, input: &'w Input) {
        self.needs("label", &input.label);
        for (list, choices) in [("options", &input.options), ("rows", &input.rows)] {
            let mut seen = HashSet::new();
            self.each(list, choices, &mut |found, choice| {
                found.id(&choice.id, &mut seen);
                found.needs("label", &choice.label);
            });
        }
        let mut seen = HashSet::new();
        self.each("columns", &input.columns, &mut |found, column| {
            found.id(&column.id, &mut seen);
            found.needs("label", &column.label);
        });
        let mut seen = HashSet::new();
        self.each("stages", &input.stages, &mut |found, stage| {
            found.id(&stage.id, &mut seen);
            found.needs("name", &stage.name);
        });
        let lists: &[(InputKind, &'static str, bool)] = &[
            (
                InputKind::Choice,
                "options",
                input.options.is_empty() && input.from.is_empty(),
            ),
            (InputKind::Table, "columns", input.columns.is_empty()),
            (InputKind::Matrix, "columns", input.columns.is_empty()),
            (
                InputKind::Matrix,
                "rows",
                input.rows.is_empty() && input.from.is_empty(),
            ),
            (InputKind::Funnel, "stages", input.stages.is_empty()),
            (InputKind::Vote, "from", input.from.is_empty()),
        ];
        for (kind, field, missing) in lists {
            if input.kind == *kind && *missing {
                self.add(field, FlawKind::Missing);
            }
        }
        if matches!((input.min, input.max), (Some(min), Some(max)) if min > max) {
            self.add("min", FlawKind::EmptyRange);
        }
        if !input.from.is_empty() {
            self.anything("from", &input.from);
        }
        if let Some(prefill) = &input.prefill {
            self.inside("prefill", |found| found.anything("from", &prefill.from));
        }
        if let Some(output) = &input.writes {
            self.inside("writes", |found| found.output(step, output));
        }
    }

    fn output(&mut self, step: &'w Step, output: &'w super::Output) {
        let wants_parent = matches!(
            output.to,
            Target::Metrics
                | Target::FunnelGoals
                | Target::Confidence
                | Target::Field
                | Target::CheckIn
        );
        if output.to == Target::Field && ["person", "review"].contains(&output.parent.as_str()) {
            return;
        }
        if output.parent == "item" {
            if step.repeat.is_none() {
                self.add(
                    "parent",
                    FlawKind::NoSuch {
                        to: "item".to_owned(),
                    },
                );
            }
        } else if !output.parent.is_empty() {
            if let Some(input) = self.earlier("parent", &output.parent)
                && input
                    .writes
                    .as_ref()
                    .is_none_or(|writes| writes.to != Target::Goals)
            {
                let to = output.parent.clone();
                self.add("parent", FlawKind::Unfit { to });
            }
        } else if wants_parent {
            self.add("parent", FlawKind::Missing);
        }
        if output.to == Target::Agree && output.of.is_empty() {
            self.add("of", FlawKind::Missing);
        }
        for of in &output.of {
            self.earlier("of", of);
        }
    }

    /// The earlier input of this name; a flaw where there is none.
    fn earlier(&mut self, field: &'static str, to: &str) -> Option<&'w Input> {
        let found = self.inputs.get(to).copied();
        if found.is_none() {
            self.add(field, FlawKind::NoSuch { to: to.to_owned() });
        }
        found
    }

    /// An earlier input or a part of the plan.
    fn anything(&mut self, field: &'static str, to: &str) {
        if let Some(last) = to.strip_prefix("last.") {
            // Last time's answers may be to what comes later this time.
            if self.workshop.input(last).is_none() {
                self.add(field, FlawKind::NoSuch { to: to.to_owned() });
            }
            return;
        }
        match to.strip_prefix("plan.") {
            None if ["bank.audiences", "bank.topics"].contains(&to) => {}
            Some(part) if PLAN_PARTS.contains(&part) => {}
            _ => {
                self.earlier(field, to);
            }
        }
    }
}
