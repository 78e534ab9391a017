//! The goal that is being drafted: what is typed, what it is read as, and what is committed.

use std::{ops::Range, sync::Arc, time::Duration};

use leptos::{leptos_dom::helpers::TimeoutHandle, prelude::*};
use sightline_coach::{self as coach, Context, Facts, Finding, Reading};
use sightline_plan::{Edit, Goal, Id, Plan, model::SetAside};
use sightline_text::draft;

use crate::{
    browser::{clock, random},
    route::Route,
    state::{Navigation, Visit, Workspace},
    ui::COMMIT_EVERY,
    words,
};

/// The coach waits for a pause of this length before it speaks.
const PAUSE: Duration = Duration::from_millis(600);

/// The state of the drafting page. Copy it wherever it is needed.
#[derive(Clone, Copy)]
pub struct Drafting {
    workspace: Workspace,
    navigation: Navigation,
    id: StoredValue<Id<Goal>>,
    /// The sentence as it stands in the field.
    pub text: RwSignal<String>,
    /// The sentence at the last pause: what the coach speaks of.
    settled: RwSignal<String>,
    /// The sentence that was committed last, to tell our own commits from changes made elsewhere.
    committed: StoredValue<String>,
    visit: StoredValue<Visit>,
    commit_timer: StoredValue<Option<TimeoutHandle>>,
    pause_timer: StoredValue<Option<TimeoutHandle>>,
    goal: Memo<Option<Arc<Goal>>>,
    /// What the sentence is read as, with every key.
    pub reading: Memo<Reading>,
    /// What the coach has to say about the settled sentence, set aside or not.
    all: Memo<Vec<Finding>>,
    /// What the coach has to say that is not set aside.
    pub findings: Memo<Vec<Finding>>,
    /// The words that a note is about, while a person points at it.
    pub pointed: RwSignal<Option<Range<usize>>>,
}

impl Drafting {
    /// Drafting the goal `id`, which may not be in the plan yet.
    pub fn new(workspace: Workspace, id: Id<Goal>) -> Self {
        let stored = StoredValue::new(id);
        let goal = Memo::new_with_compare(
            move |_| stored.with_value(|id| workspace.plan()?.goal(id).cloned()),
            |old, new| match (
                old.and_then(|old| old.as_ref()),
                new.and_then(|new| new.as_ref()),
            ) {
                (Some(old), Some(new)) => !Arc::ptr_eq(old, new),
                (old, new) => old.is_some() != new.is_some(),
            },
        );
        let start = goal
            .get_untracked()
            .map(|goal| goal.statement.clone())
            .unwrap_or_default();
        let text = RwSignal::new(start.clone());
        let settled = RwSignal::new(start.clone());
        let reading = Memo::new(move |_| read(workspace, &text.get()));
        let all = Memo::new(move |_| {
            let text = settled.get();
            let (Some(plan), Some(goal)) = (workspace.plan(), goal.get()) else {
                return Vec::new();
            };
            find(&plan, &goal, &text)
        });
        let findings = Memo::new(move |_| {
            let (Some(plan), Some(goal)) = (workspace.plan(), goal.get()) else {
                return Vec::new();
            };
            coach::open_findings(&plan, &goal, all.get())
        });
        let drafting = Self {
            workspace,
            navigation: expect_context(),
            id: stored,
            text,
            settled,
            committed: StoredValue::new(start),
            visit: StoredValue::new(Visit::begin()),
            commit_timer: StoredValue::new(None),
            pause_timer: StoredValue::new(None),
            goal,
            reading,
            all,
            findings,
            pointed: RwSignal::new(None),
        };
        drafting.follow_the_plan();
        drafting
    }

    /// Takes over a sentence that was changed elsewhere: by undo, by a mend, in another tab.
    fn follow_the_plan(self) {
        Effect::new(move |_| {
            let statement = self.goal.get().map(|goal| goal.statement.clone());
            let Some(statement) = statement.or_else(|| self.was_undone()) else {
                return;
            };
            if self.committed.get_value() != statement {
                self.committed.set_value(statement.clone());
                self.text.set(statement.clone());
                self.settled.set(statement);
            }
        });
    }

    /// A goal that is not there although it was committed: its making was taken back.
    fn was_undone(self) -> Option<String> {
        (!self.committed.get_value().is_empty()).then(String::new)
    }

    /// The goal's id.
    pub fn id(self) -> Id<Goal> {
        self.id.get_value()
    }

    /// The workspace.
    pub fn workspace(self) -> Workspace {
        self.workspace
    }

    /// Whether the goal is in the plan.
    pub fn exists(self) -> bool {
        self.goal.with(Option::is_some)
    }

    /// The goal as it stands in the plan, or as it would be added.
    pub fn goal(self) -> Arc<Goal> {
        self.goal.get().unwrap_or_else(|| Arc::new(self.fresh()))
    }

    /// The goal as it stands, without following it.
    pub fn goal_now(self) -> Goal {
        let goal = self.goal.get_untracked().map(|goal| Goal::clone(&goal));
        goal.unwrap_or_else(|| self.fresh())
    }

    fn fresh(self) -> Goal {
        Goal {
            id: self.id(),
            ..Goal::default()
        }
    }

    /// The sentence as it was at the last pause.
    pub fn settled(self) -> String {
        self.settled.get()
    }

    /// Whether the coach has caught up with what is typed.
    pub fn is_settled(self) -> bool {
        self.text
            .with(|text| self.settled.with(|settled| text == settled))
    }

    /// Where the words now stand that the coach spoke of at the last pause; `None` where they were changed.
    pub fn where_now(self, span: Range<usize>) -> Option<Range<usize>> {
        let text = self.text.get();
        self.settled
            .with(|settled| coach::moved(settled, &text, span))
    }

    /// What the sentence is read against.
    pub fn context(self) -> Context {
        context(self.workspace)
    }

    /// A stay in the sentence begins.
    pub fn begin_visit(self) {
        self.visit.set_value(Visit::begin());
    }

    /// Takes what was typed into the sentence.
    pub fn type_sentence(self, text: String) {
        self.text.set(text);
        if self.commit_timer.with_value(Option::is_none) {
            let handle = set_timeout_with_handle(move || self.commit_sentence(), COMMIT_EVERY);
            self.commit_timer.set_value(handle.ok());
        }
        clear(self.pause_timer);
        let handle = set_timeout_with_handle(move || self.settle(), PAUSE);
        self.pause_timer.set_value(handle.ok());
    }

    /// Commits what is typed, at once.
    pub fn commit_sentence(self) {
        clear(self.commit_timer);
        // A field that is taken off the page with focus in it still says that it changed.
        let Some(text) = self.text.try_get_untracked() else {
            return;
        };
        if text == self.committed.get_value() {
            return;
        }
        if text.trim().is_empty() && self.goal.get_untracked().is_none() {
            return;
        }
        self.committed.set_value(text.clone());
        let reading = read(self.workspace, &text);
        self.commit(
            coach::adopt(&self.goal_now(), &text, &reading),
            Some(self.visit.get_value()),
        );
    }

    /// The page goes: what is typed is committed, and nothing is left to happen later.
    pub fn leave(self) {
        self.commit_sentence();
        clear(self.pause_timer);
    }

    /// Lets the coach speak of what is typed now.
    pub fn settle(self) {
        clear(self.pause_timer);
        self.commit_sentence();
        if let Some(text) = self.text.try_get_untracked() {
            self.settled.set(text);
        }
    }

    /// Commits the goal; with its first commit, the page gets the goal's own address.
    pub fn commit(self, goal: Goal, visit: Option<Visit>) {
        self.commit_edit(Edit::Put(goal.into()), visit);
    }

    /// Makes an edit that the goal is part of.
    pub fn commit_edit(self, edit: Edit, visit: Option<Visit>) {
        let new = self.goal.get_untracked().is_none();
        let made = self.workspace.attempt(edit, visit);
        if let Some(plan) = self.workspace.plan_now().filter(|_| new && made) {
            self.navigation
                .rename(&Route::Goal(plan.about().id.clone(), self.id()));
        }
    }

    /// Commits the goal changed by a person's hand; what is typed in the sentence goes first.
    pub fn change(self, visit: Option<Visit>, change: impl FnOnce(&Goal) -> Goal) {
        self.commit_sentence();
        self.commit(change(&self.goal_now()), visit);
    }

    /// Changes the goal in place, or says why not: in the words of `change`, or in the plan's own.
    pub fn try_change(
        self,
        visit: Option<Visit>,
        change: impl FnOnce(&mut Goal) -> Result<(), String>,
    ) -> Option<String> {
        self.commit_sentence();
        let mut goal = self.goal_now();
        if let Err(wrong) = change(&mut goal) {
            return Some(wrong);
        }
        self.dispatch(Edit::Put(goal.into()), visit)
    }

    /// Makes an edit, or says in the plan's own words why not.
    pub fn dispatch(self, edit: Edit, visit: Option<Visit>) -> Option<String> {
        self.commit_sentence();
        let refusal = self.workspace.dispatch(edit, visit).err()?;
        let plan = self.workspace.plan_now()?;
        Some(words::fault_in(&plan, &refusal.fault))
    }

    /// Replaces bytes of the sentence, as the coach suggests.
    pub fn rewrite(self, span: std::ops::Range<usize>, with: &str) {
        let mut text = self.text.get_untracked();
        // The finding may be of a sentence that has been typed over since.
        if text.get(span.clone()).is_none() {
            return;
        }
        text.replace_range(span, with);
        self.begin_visit();
        self.text.set(tidy(&text));
        self.settle();
    }

    /// Puts another sentence in the place of this one, as one step.
    pub fn say(self, sentence: &str) {
        self.commit_sentence();
        self.begin_visit();
        self.text.set(sentence.to_owned());
        self.settle();
    }

    /// Makes two goals of one sentence, as one step: what follows the joint becomes a goal beside it.
    pub fn split(self, joint: &std::ops::Range<usize>) {
        let text = self.text.get_untracked();
        let (Some(first), Some(second)) = (text.get(..joint.start), text.get(joint.end..)) else {
            return;
        };
        let (first, second) = (tidy(first), capitalised(&tidy(second)));
        let goal = self.goal_now();
        let beside = Goal {
            id: Id::from_bits(random::bits()),
            level: goal.level,
            parent: goal.parent.clone(),
            owner: goal.owner.clone(),
            team: goal.team.clone(),
            ..Goal::default()
        };
        let adopt = |goal: &Goal, text: &str| coach::adopt(goal, text, &read(self.workspace, text));
        let (goal, beside) = (adopt(&goal, &first), adopt(&beside, &second));
        let edit = Edit::Several(vec![Edit::Put(goal.into()), Edit::Put(beside.into())]);
        if self.workspace.attempt(edit, None) {
            self.workspace
                .notices()
                .say_undoable(draft::coach::was_split(second));
        }
    }

    /// Sets a finding aside, with the reason.
    pub fn set_aside(self, code: &str, why: String) {
        let aside = SetAside {
            code: code.to_owned(),
            why,
            on: Some(clock::today()),
            ..SetAside::default()
        };
        self.change(None, |goal| {
            let mut goal = goal.clone();
            goal.set_aside.push(aside);
            goal
        });
    }

    /// Brings a finding back that was set aside.
    pub fn bring_back(self, code: &str) {
        self.change(None, |goal| {
            let mut goal = goal.clone();
            goal.set_aside.retain(|aside| aside.code != code);
            goal
        });
    }

    /// What a finding that was set aside is called.
    pub fn title_of(self, code: &str) -> String {
        let found = self.all.with(|all| {
            all.iter()
                .find(|finding| finding.code.name() == code)
                .map(|finding| words::finding(finding, "title"))
        });
        // One that no longer applies has no arguments left for its title.
        let bare = || {
            let keys = [
                format!("coach.{code}.title"),
                format!("goal.finding.{code}-title"),
                format!("coach.plan.{code}.title"),
            ];
            let mut titles = keys.iter().filter_map(|key| sightline_text::lookup(key));
            titles.find(|title| !title.contains('{'))
        };
        found
            .or_else(|| bare().map(str::to_owned))
            .unwrap_or_else(|| code.to_owned())
    }

    /// What the plan knows of the goal.
    pub fn facts(self) -> Facts {
        self.workspace
            .plan()
            .map(|plan| coach::facts_on(&plan, &self.goal(), clock::today()))
            .unwrap_or_default()
    }
}

fn context(workspace: Workspace) -> Context {
    match workspace.plan_now() {
        Some(plan) => coach::context(&plan, clock::today()),
        None => Context::new(clock::today()),
    }
}

fn read(workspace: Workspace, text: &str) -> Reading {
    coach::read(text, &context(workspace))
}

fn find(plan: &Plan, goal: &Goal, text: &str) -> Vec<Finding> {
    if text.trim().is_empty() {
        return Vec::new();
    }
    let today = clock::today();
    let context = coach::context(plan, today);
    let reading = coach::read(text, &context);
    let facts = coach::facts_on(plan, goal, today);
    coach::check(text, &reading, &facts, &context)
}

fn clear(timer: StoredValue<Option<TimeoutHandle>>) {
    if let Some(handle) = timer.try_update_value(Option::take).flatten() {
        handle.clear();
    }
}

fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    letters
        .next()
        .map(|first| first.to_uppercase().chain(letters).collect())
        .unwrap_or_default()
}

/// The sentence without the double spaces that taking words out leaves behind.
fn tidy(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
