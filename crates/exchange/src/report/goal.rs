//! One goal, told.

use std::sync::Arc;

use sightline_draw::bar::{Bar, Tone};
use sightline_plan::{
    Goal, GoalFigures, Level,
    arithmetic::cascade,
    model::{CheckIn, ContributionKind, Milestone, Status},
};

use super::{
    Audience, Block, Cell, Chart, Entry, Line, Row, Scope, Section, Table, Teller, measure,
    words::said,
};

/// So many steps that come next are told of a goal.
const STEPS: usize = 3;

impl Teller<'_> {
    /// The open goals of the scope.
    pub(super) fn open(&self) -> Vec<&Goal> {
        self.goals.open.iter().map(|goal| &**goal).collect()
    }

    /// Whether the report's person answers for a goal. In a report of many people every goal is somebody's own.
    pub(super) fn is_own(&self, goal: &Goal) -> bool {
        match &self.asked.scope {
            Scope::Person(person) => goal.owner.as_ref() == Some(person),
            _ => true,
        }
    }

    pub(super) fn section(&self, code: &'static str, blocks: Vec<Block>) -> Section {
        Section {
            code,
            title: self.words.say(&format!("section.{code}")),
            blocks,
        }
    }

    /// Goals in full; nothing where there are none.
    pub(super) fn entries(&self, goals: &[&Goal]) -> Vec<Block> {
        let entries: Vec<Entry> = goals.iter().map(|goal| self.entry(goal)).collect();
        let some = !entries.is_empty();
        some.then_some(Block::Goals(entries)).into_iter().collect()
    }

    /// A section that is one table; an empty one where there are no rows. The head is the codes of its columns.
    pub(super) fn table(&self, code: &'static str, head: &[&str], rows: Vec<Row>) -> Section {
        let mut section = self.section(code, Vec::new());
        if !rows.is_empty() {
            let column = |code: &&str| self.words.say(&format!("column.{code}"));
            section.blocks.push(Block::Table(Table {
                caption: section.title.clone(),
                head: head.iter().map(column).collect(),
                rows,
            }));
        }
        section
    }

    /// Goals as a table, a row each.
    pub(super) fn rows(&self, code: &'static str, goals: &[&Goal]) -> Section {
        let words = self.words;
        let head = ["goal", "owner", "measures", "due", "state"];
        let rows = goals.iter().map(|goal| {
            let figures = self.figures.goal(&goal.id);
            let state = self.state(goal);
            let cells = vec![
                words.statement(goal).into(),
                words
                    .person(self.plan, goal.owner.as_ref())
                    .unwrap_or_default()
                    .into(),
                Cell {
                    lines: measure::lines(goal, figures, words),
                    tone: None,
                },
                goal.due.map(words.day).unwrap_or_default().into(),
                Cell {
                    tone: state.as_ref().map(|(_, tone)| *tone),
                    lines: state.map(|(word, _)| word).into_iter().collect(),
                },
            ];
            Row {
                goal: Some(goal.id.clone()),
                cells,
            }
        });
        self.table(code, &head, rows.collect())
    }

    pub(super) fn state(&self, goal: &Goal) -> Option<(String, Tone)> {
        let figures = self.figures.goal(&goal.id);
        self.words
            .state(goal, figures.and_then(|figures| figures.health.health))
    }

    fn entry(&self, goal: &Goal) -> Entry {
        let figures = self.figures.goal(&goal.id);
        let state = self.state(goal);
        let tone = state.as_ref().map_or(Tone::Main, |(_, tone)| *tone);
        Entry {
            goal: goal.id.clone(),
            statement: self.words.statement(goal),
            label: self.label(goal),
            chart: figures.and_then(|figures| self.way(figures, tone)),
            state,
            measures: measure::table(goal, figures, self.words),
            lines: self.lines(goal),
        }
    }

    /// Its level, who answers for it, by when, and whether it is only a draft.
    fn label(&self, goal: &Goal) -> String {
        let words = self.words;
        let level = words.of(&format!("goals.level.{}", goal.level.word()), &[]);
        let owner = words.person(self.plan, goal.owner.as_ref());
        let owner = owner.unwrap_or_else(|| words.of("goals.row.nobody", &[]));
        let due = goal
            .due
            .map(|due| words.of("goals.by", &[("date", &(words.day)(due))]));
        let draft = (goal.status == Status::Draft).then(|| words.of("goals.status.draft", &[]));
        let private = goal.private.then(|| words.of("goals.row.private", &[]));
        let parts = [Some(level), Some(owner), due, draft, private];
        let parts: Vec<String> = parts.into_iter().flatten().collect();
        parts.join(" · ")
    }

    /// How far a goal has come, drawn.
    fn way(&self, figures: &GoalFigures, tone: Tone) -> Option<Chart> {
        let words = self.words;
        let value = figures.own.raw.or(figures.roll_up.value)?;
        let expected = figures.expected.map(|expected| expected.value);
        let percent = words.hundredths(value);
        let said = match expected {
            Some(expected) => words.of(
                "mine.scale",
                &[
                    ("percent", &percent),
                    ("expected", &words.hundredths(expected)),
                ],
            ),
            None => words.of("mine.scale-plain", &[("percent", &percent)]),
        };
        Some(Chart {
            bar: Bar::progress(value, expected, tone),
            words: said,
            legend: Vec::new(),
        })
    }

    fn lines(&self, goal: &Goal) -> Vec<Line> {
        let words = self.words;
        let audience = self.asked.audience;
        let mut lines = Vec::new();
        let mut add = |code: &str, text: Option<String>| {
            if let Some(text) = text.as_deref().and_then(said) {
                lines.push(Line::new(words.say(&format!("line.{code}")), text));
            }
        };
        add("serves", self.serves(goal));
        if audience != Audience::Executive {
            add("gives", self.gives(goal));
        }
        if audience != Audience::Manager {
            add("why", Some(goal.why.clone()));
        }
        if goal.metrics.is_empty() && goal.milestones.is_empty() {
            add("measured", Some(words.of("goals.measure.none", &[])));
        } else if !goal.milestones.is_empty() {
            add("steps", Some(measure::steps(goal, words)));
        }
        if audience != Audience::Individual {
            add("covered", self.covered(goal));
        }
        for line in self.compared(goal) {
            add("compared", Some(line));
        }
        for story in self.stories(goal) {
            add("story", Some(story));
        }
        let last = self.last_said(goal);
        let sure = last.and_then(|last| last.confidence);
        let sure = sure.or(goal.confidence).map(|n| n.to_string());
        add("sure", sure.map(|n| words.say_of("of-ten", &[("n", &n)])));
        if let Some(last) = last {
            if audience != Audience::Executive {
                add("said", Some(last.note.clone()));
            }
            add("blocker", Some(last.blocker.clone()));
            if audience != Audience::Executive {
                add("next", Some(last.next_step.clone()));
            }
        }
        if audience != Audience::Executive {
            for step in next_steps(goal) {
                add("step", Some(self.step(step)));
            }
        }
        let with = goal.contributors.iter();
        let with = with.filter_map(|id| words.person(self.plan, Some(id)));
        add("with", Some(with.collect::<Vec<_>>().join(", ")));
        lines
    }

    /// What the goal serves: all of it up to the top for those who work towards it, else the next above.
    fn serves(&self, goal: &Goal) -> Option<String> {
        let words = self.words;
        let above = self.plan.ancestors(goal);
        let above: Vec<String> = match self.asked.audience {
            Audience::Individual => above.map(|goal| words.statement(goal)).collect(),
            _ => above.take(1).map(|goal| words.statement(goal)).collect(),
        };
        match above.is_empty() {
            false => Some(above.join(" → ")),
            true if goal.level == Level::Company => None,
            true => Some(words.of("mine.serves-nothing", &[])),
        }
    }

    /// What the goal gives to the one above.
    fn gives(&self, goal: &Goal) -> Option<String> {
        let words = self.words;
        let above = self.figures.goal(goal.parent.as_ref()?)?;
        let change = above.cascade.change.as_ref();
        let unit = change.map_or("", |change| change.unit.as_str());
        let amount = |key: &str, value: f64| {
            words.of(
                &format!("goals.cover.{key}"),
                &[("amount", &words.amount(value, unit))],
            )
        };
        Some(match cascade::given(goal)? {
            (ContributionKind::Enables, _) => words.of("goals.cover.enables", &[]),
            (ContributionKind::Share, Some(share)) => words.of(
                "goals.cover.gives-share",
                &[("percent", &words.hundredths(share))],
            ),
            (_, Some(value)) if value < 0.0 => amount("gives-less", -value),
            (_, Some(value)) => amount("gives-amount", value),
            (_, None) => return None,
        })
    }

    /// The last check-in of a goal.
    pub(super) fn last_said(&self, goal: &Goal) -> Option<&Arc<CheckIn>> {
        let all = self.plan.tables().check_ins.values();
        let today = self.asked.today;
        let own = all.filter(|it| it.goal.as_ref() == Some(&goal.id));
        own.filter(|it| it.on.is_some_and(|on| on <= today))
            .max_by_key(|it| it.on)
    }

    fn step(&self, step: &Milestone) -> String {
        let name = said(&step.name);
        let name = name.unwrap_or_else(|| self.words.of("rhythm.calendar.step", &[]));
        match step.due {
            Some(due) => {
                let day = (self.words.day)(due);
                self.words
                    .say_of("step-by", &[("name", &name), ("day", &day)])
            }
            None => name,
        }
    }
}

/// The steps of a goal that come next, the soonest first.
fn next_steps(goal: &Goal) -> impl Iterator<Item = &Milestone> {
    let mut open: Vec<&Milestone> = goal
        .milestones
        .iter()
        .filter(|step| step.done_on.is_none())
        .collect();
    open.sort_by_key(|step| (step.due.is_none(), step.due));
    open.into_iter().take(STEPS)
}
