//! What people said of the work: wins to celebrate, and stories beside the numbers that they explain. And how the groups
//! of a metric stand to each other.

use std::{collections::HashSet, sync::Arc};

use sightline_plan::{
    Goal, Id,
    arithmetic::Compared,
    model::{Comparison, Metric, Recognition, RecognitionKind},
    recognition::{Wanted, metric_of},
};

use super::{
    Audience, Block, Item, Line, Section, Teller, measure,
    words::{Words, said},
};

/// So many of the newest are told: a report is read to the end.
const MOST: usize = 15;

impl Teller<'_> {
    /// Praise, wins, stories and what they brought about, the newest first, but for the stories that are told with their
    /// goals. What somebody should grow in is for them alone.
    pub(super) fn celebrated(&self) -> Section {
        let words = self.words;
        let full = self.told_in_full();
        let notes = Wanted::default().among(self.plan);
        let mut notes: Vec<Arc<Recognition>> = notes
            .into_iter()
            .filter(|note| note.kind != RecognitionKind::Feedback && self.is_of_scope(note))
            .filter(|note| note.on.is_none_or(|on| on <= self.asked.today))
            .filter(|note| {
                let with_goal = note.goal.as_ref().filter(|goal| full.contains(goal));
                let goal = with_goal.and_then(|goal| self.plan.goal(goal));
                goal.is_none_or(|goal| !is_beside_number(note, goal))
            })
            .filter(|note| said(&note.text).is_some())
            .collect();
        let more = notes.len().saturating_sub(MOST);
        notes.truncate(MOST);
        let items: Vec<Item> = notes.iter().map(|note| self.note(note)).collect();
        let mut section = self.section("celebrated", Vec::new());
        if !items.is_empty() {
            section.blocks.push(Block::List(items));
        }
        if more > 0 {
            let more = Block::Text(words.count("said.more", more));
            section.blocks.push(more);
        }
        section
    }

    /// The goals that have an entry of their own, in which their stories stand.
    fn told_in_full(&self) -> HashSet<&Id<Goal>> {
        let goals = match self.asked.audience {
            Audience::Executive => self.goals.split(&self.asked.scope).0,
            Audience::Manager | Audience::Individual => self.open(),
        };
        goals.into_iter().map(|goal| &goal.id).collect()
    }

    fn is_of_scope(&self, note: &Recognition) -> bool {
        let goal = note.goal.as_ref();
        goal.is_some_and(|goal| self.goals.ids.contains(goal))
            || self.goals.has_person(note.person.as_ref())
    }

    fn note(&self, note: &Recognition) -> Item {
        let words = self.words;
        let kind = words.of(&format!("recognition.kind.{}", note.kind.word()), &[]);
        let mut details = vec![Line::new(words.say("said.what"), kind)];
        let mut add = |code: &str, text: Option<String>| {
            if let Some(text) = text.filter(|text| !text.is_empty()) {
                details.push(Line::new(words.say(&format!("said.{code}")), text));
            }
        };
        let goal = note.goal.as_ref().and_then(|goal| self.plan.goal(goal));
        add("who", words.person(self.plan, note.person.as_ref()));
        add("by", words.person(self.plan, note.by.as_ref()));
        add("goal", goal.map(|goal| words.statement(goal)));
        add("on", note.on.map(words.day));
        Item {
            text: said(&note.text).unwrap_or_default(),
            details,
            items: Vec::new(),
        }
    }

    /// The stories beside the numbers of a goal, the newest first; each names the number where the goal has several.
    pub(super) fn stories(&self, goal: &Goal) -> Vec<String> {
        let notes = Wanted::of_goal(&goal.id).among(self.plan);
        let told = notes.iter().filter(|note| is_beside_number(note, goal));
        let told = told.filter(|note| note.on.is_none_or(|on| on <= self.asked.today));
        let told = told.filter_map(|note| {
            let text = said(&note.text)?;
            let name = metric_of(note, goal).and_then(measure::name);
            Some(match name.filter(|_| goal.metrics.len() > 1) {
                Some(name) => self
                    .words
                    .say_of("measure.of", &[("name", name), ("what", &text)]),
                None => text,
            })
        });
        told.take(MOST).collect()
    }

    /// How the groups of a goal's metrics stand to each other, a line each, and that this proves nothing.
    pub(super) fn compared(&self, goal: &Goal) -> Vec<String> {
        let found = goal.metrics.iter().filter_map(|metric| {
            let both = metric.comparison.as_ref()?;
            let compared = Compared::of(metric, self.asked.today)?;
            let line = compared_words(metric, both, &compared, self.words)?;
            let name = measure::name(metric).filter(|_| goal.metrics.len() > 1);
            Some(match name {
                Some(name) => self
                    .words
                    .say_of("measure.of", &[("name", name), ("what", &line)]),
                None => line,
            })
        });
        found.collect()
    }
}

/// Whether a note is a story about a number of a goal; one that names no metric stands beside the only one.
fn is_beside_number(note: &Recognition, goal: &Goal) -> bool {
    let is_only = goal.metrics.len() == 1 && note.metric.is_empty();
    note.kind == RecognitionKind::Story && (is_only || metric_of(note, goal).is_some())
}

/// "Trained 72 %, untrained 60 %: 12 % more, which is what is wanted."; `None` where there is nothing to compare.
fn compared_words(
    metric: &Metric,
    both: &Comparison,
    compared: &Compared,
    words: &Words<'_>,
) -> Option<String> {
    let amount = |value: f64| words.amount(value, &metric.unit);
    let (one, other) = (compared.group?, compared.against?);
    let name = |name: &str, code: &str| said(name).unwrap_or_else(|| words.say(code));
    let args = [
        ("group", name(&both.group, "compared.group")),
        ("value", amount(one.value)),
        ("against", name(&both.against, "compared.against")),
        ("other", amount(other.value)),
    ];
    let args = args.each_ref().map(|(name, text)| (*name, text.as_str()));
    let pair = words.say_of("compared.pair", &args);
    let difference = compared.difference?;
    // "12 % more" would be taken for a share.
    let by = match metric.unit.trim() {
        "%" => {
            let points = words.amount(difference.abs(), "");
            words.say_of("compared.points", &[("n", &points)])
        }
        _ => amount(difference.abs()),
    };
    let how = words.say_of(&format!("compared.{}", compared.code()?), &[("by", &by)]);
    let proof = words.say("compared.proof");
    Some(format!("{pair}: {how}. {proof}"))
}
