//! Question mode: what is being asked, what was answered, and how answers get into the plan.

use leptos::prelude::*;
use sightline_coach::{self as coach, Again, Interview, Question};
use sightline_plan::{Edit, Goal, Id, Plan, model::DataSource};
use sightline_text::draft::questions as text;

use super::drafting::Drafting;
use crate::{browser::random, ui::focus};

/// The id of the field for the answer.
pub const ANSWER: &str = "question-answer";

/// What is being asked.
#[derive(Clone, PartialEq)]
pub struct Asked {
    interview: Interview,
    /// The question.
    pub question: Question,
    /// What stands in the field at first.
    pub answer: String,
    /// What the person began with: what the measure is to be about.
    pub wish: String,
    /// What the work usually serves, where the question is asked instead of counting effort.
    pub outcome: Option<&'static str>,
    /// Which question this is, from 1, and how many there are as far as one can tell.
    pub place: (usize, usize),
}

/// Question mode. Copy it wherever it is needed.
#[derive(Clone, Copy)]
pub struct Asking {
    drafting: Drafting,
    /// What is being asked; `None` while nothing is.
    pub asked: RwSignal<Option<Asked>>,
    /// The questions before, the last one last.
    past: RwSignal<Vec<Asked>>,
    /// Whether a question would help the goal along.
    pub is_open: Memo<bool>,
}

impl Asking {
    /// Nothing is asked yet.
    pub fn new(drafting: Drafting) -> Self {
        let is_open = Memo::new(move |_| {
            if !drafting.is_settled() {
                return false;
            }
            let cx = drafting.context();
            let next = Interview::new(&drafting.goal(), &cx).next(&cx);
            !matches!(next, None | Some(Question::Evidence | Question::Others))
        });
        Self {
            drafting,
            asked: RwSignal::new(None),
            past: RwSignal::new(Vec::new()),
            is_open,
        }
    }

    /// Begins to ask for what the goal lacks.
    pub fn begin(self) {
        self.drafting.settle();
        let cx = self.drafting.context();
        self.start(Interview::new(&self.drafting.goal_now(), &cx), None);
    }

    /// Begins to ask for one's own figures in the place of a template's.
    pub fn adapt(self) {
        let cx = self.drafting.context();
        self.start(Interview::adapting(&self.drafting.goal_now(), &cx), None);
    }

    /// Keeps the effort that the goal counts as a leading indicator, and asks for its result.
    pub fn ask_for_result(self, outcome: Option<&'static str>) {
        let cx = self.drafting.context();
        self.drafting.settle();
        let wish = self.drafting.text.get_untracked();
        self.drafting
            .change(None, |goal| coach::ask_for_result(goal, &cx));
        let kept = text::kept_as_leading(wish.trim());
        self.drafting.workspace().notices().say_undoable(kept);
        self.start(Interview::new(&self.drafting.goal_now(), &cx), outcome);
    }

    fn start(self, interview: Interview, outcome: Option<&'static str>) {
        self.past.set(Vec::new());
        let wish = interview.goal.statement.clone();
        self.go_on(interview, &wish, outcome);
    }

    /// Asks the next question, or ends where there is none.
    fn go_on(self, interview: Interview, wish: &str, outcome: Option<&'static str>) {
        let cx = self.drafting.context();
        let Some(question) = interview.next(&cx) else {
            self.end();
            self.drafting.workspace().notices().say(text::done());
            return;
        };
        let before = self.past.with_untracked(Vec::len);
        self.asked.set(Some(Asked {
            answer: interview.said(question, &cx),
            place: (before + 1, before + interview.left(&cx)),
            interview,
            question,
            wish: wish.to_owned(),
            outcome,
        }));
        focus::move_soon(ANSWER.to_owned());
    }

    /// Takes an answer into the plan and asks on; or says what the answer lacks.
    pub fn answer(self, answer: &str) -> Option<Again> {
        let mut asked = self.now()?;
        let cx = self.drafting.context();
        match asked.interview.answer(asked.question, answer, &cx) {
            Ok(after) => {
                self.land(&asked, &after);
                answer.clone_into(&mut asked.answer);
                self.pass(asked, after);
                None
            }
            Err(again) => Some(again),
        }
    }

    /// Leaves the question open.
    pub fn skip(self) {
        if let Some(asked) = self.now() {
            let after = asked.interview.skip(asked.question);
            self.pass(asked, after);
        }
    }

    fn pass(self, asked: Asked, after: Interview) {
        let (wish, outcome) = (asked.wish.clone(), asked.outcome);
        self.past.update(|past| past.push(asked));
        self.go_on(after, &wish, outcome);
    }

    /// What is asked, of the goal as it stands now: it may have been changed by hand meanwhile.
    fn now(self) -> Option<Asked> {
        let mut asked = self.asked.get_untracked()?;
        self.drafting.commit_sentence();
        asked.interview.goal = self.drafting.goal_now();
        Some(asked)
    }

    /// Whether there is a question before.
    pub fn has_past(self) -> bool {
        self.past.with(|past| !past.is_empty())
    }

    /// Asks the question before once more, with the answer that was given.
    pub fn back(self) {
        let last = self.past.try_update(Vec::pop).flatten();
        if let Some(asked) = last {
            self.asked.set(Some(asked));
            focus::move_soon(ANSWER.to_owned());
        }
    }

    /// Asks no more.
    pub fn end(self) {
        self.asked.set(None);
        focus::soon("coach-title");
    }

    /// Puts what was answered into the plan, as one step.
    fn land(self, asked: &Asked, after: &Interview) {
        let Some(plan) = self.drafting.workspace().plan_now() else {
            return;
        };
        let mut goal = after.goal.clone();
        let mut edits = Vec::new();
        match asked.question {
            Question::Evidence => edits.extend(read_from(&plan, &mut goal, &after.evidence)),
            Question::Others => with_others(&plan, &mut goal, &after.others),
            _ => {}
        }
        edits.push(Edit::Put(goal.into()));
        self.drafting.commit_edit(Edit::Several(edits), None);
    }
}

/// Notes where the number is read; gives what adds that source to a plan that does not know it.
fn read_from(plan: &Plan, goal: &mut Goal, words: &str) -> Option<Edit> {
    let Some(metric) = goal.metrics.first_mut() else {
        note(goal, text::evidence_note(words));
        return None;
    };
    let low = words.to_lowercase();
    let mut sources = plan.tables().data_sources.values();
    if let Some(known) = sources.find(|source| source.name.to_lowercase() == low) {
        metric.source = Some(known.id.clone());
        return None;
    }
    let source = DataSource {
        id: Id::from_bits(random::bits()),
        name: words.to_owned(),
        ..DataSource::default()
    };
    metric.source = Some(source.id.clone());
    Some(Edit::Put(source.into()))
}

/// Notes who else must move: people of the plan as contributors, others in words.
fn with_others(plan: &Plan, goal: &mut Goal, words: &str) {
    let (people, others) = coach::people_named(plan, words);
    for person in people {
        if !goal.contributors.contains(&person) && goal.owner.as_ref() != Some(&person) {
            goal.contributors.push(person);
        }
    }
    if !others.is_empty() {
        note(goal, text::others_note(others.join(", ")));
    }
}

/// Adds a line to the goal's notes, once.
fn note(goal: &mut Goal, line: String) {
    if goal.notes.lines().any(|known| known == line) {
        return;
    }
    if !goal.notes.is_empty() {
        goal.notes.push('\n');
    }
    goal.notes.push_str(&line);
}
