//! What a person does with goals in the outline.

use leptos::prelude::*;
use sightline_coach as coach;
use sightline_plan::{
    Edit, Fault, Goal, Id, Key, Level, Plan, Refusal,
    outline::{
        Query, list,
        place::{self, Step, Stuck},
    },
};
use sightline_text::goals;

use super::{known::clear, outliner::Outliner};
use crate::{
    browser::{clock, random},
    route::Route,
    state::Visit,
    ui::COMMIT_EVERY,
    words::title,
};

impl Outliner {
    /// Begins to edit a goal's sentence.
    pub fn edit(self, id: &Id<Goal>) {
        self.begin(id, Visit::begin(), false);
    }

    fn begin(self, id: &Id<Goal>, visit: Visit, fresh: bool) {
        self.finish();
        let Some(goal) = self.goal_now(id).filter(|_| self.may_edit()) else {
            return;
        };
        self.text.set(goal.statement.clone());
        self.committed.set_value(goal.statement.clone());
        self.visit.set_value(visit);
        self.fresh.set_value(fresh);
        self.editing.set(Some(id.clone()));
        self.focus(id);
    }

    /// Takes what was typed.
    pub fn type_sentence(self, text: String) {
        self.text.set(text);
        if self.timer.with_value(Option::is_none) {
            let handle = set_timeout_with_handle(move || self.commit(), COMMIT_EVERY);
            self.timer.set_value(handle.ok());
        }
    }

    /// Commits what is typed, at once.
    pub fn commit(self) {
        clear(self.timer);
        // A line that is taken off the page with focus in it still says that it changed.
        let (Some(Some(id)), Some(text)) = (
            self.editing.try_get_untracked(),
            self.text.try_get_untracked(),
        ) else {
            return;
        };
        let Some(plan) = self.workspace.plan_now() else {
            return;
        };
        let Some(goal) = plan
            .goal(&id)
            .filter(|_| text != self.committed.get_value())
        else {
            return;
        };
        self.committed.set_value(text.clone());
        let goal = adopted(&plan, goal, &text);
        self.workspace
            .attempt(Edit::Put(goal.into()), Some(self.visit.get_value()));
    }

    /// Ends editing; a line that was only just made and is still empty goes again.
    pub fn finish(self) {
        let Some(Some(id)) = self.editing.try_get_untracked() else {
            return;
        };
        self.commit();
        self.editing.set(None);
        let empty = self.text.with_untracked(|text| text.trim().is_empty());
        if !(self.fresh.get_value() && empty) {
            return;
        }
        let before = self.neighbour(&id);
        if !self.workspace.take_back(self.visit.get_value()) {
            self.workspace.attempt(Edit::Remove(Key::from(&id)), None);
        }
        if self.active.get_untracked().as_ref() == Some(&id) {
            self.active.set(before);
        }
    }

    /// Ends editing and stays on the row, or on the one beside it where that is gone.
    pub fn leave(self) {
        let Some(id) = self.editing.get_untracked() else {
            return;
        };
        self.finish();
        let stays = self.goal_now(&id).is_some();
        if let Some(next) = if stays {
            Some(id)
        } else {
            self.active.get_untracked()
        } {
            self.focus(&next);
        }
    }

    /// The line above, or else below.
    fn neighbour(self, id: &Id<Goal>) -> Option<Id<Goal>> {
        self.lines.with_untracked(|lines| {
            let at = lines.place(id)?;
            let before = at.checked_sub(1).and_then(|at| lines.at(at));
            before
                .or_else(|| lines.at(at + 1))
                .map(|line| line.id.clone())
        })
    }

    /// Adds an empty goal after another (`None`: at the end), on its level, and lets it be written.
    pub fn add_below(self, id: Option<&Id<Goal>>) {
        let Some(plan) = self.workspace.plan_now() else {
            return;
        };
        let beside = id.and_then(|id| plan.goal(id));
        let goal = Goal {
            parent: beside.and_then(|goal| goal.parent.clone()),
            level: beside.map_or(Level::Company, |goal| goal.level),
            team: beside.and_then(|goal| goal.team.clone()),
            ..Goal::default()
        };
        self.add(
            goal,
            beside.and_then(|goal| place::next_sibling(&plan, goal)),
        );
    }

    /// Adds an empty goal as the last one below another, and lets it be written.
    pub fn add_inside(self, id: &Id<Goal>) {
        if let Some(above) = self.goal_now(id) {
            let goal = Goal {
                parent: Some(id.clone()),
                level: place::below(above.level),
                ..Goal::default()
            };
            self.add(goal, None);
        }
    }

    fn add(self, goal: Goal, before: Option<Id<Goal>>) {
        self.finish();
        // The neighbour may have been an empty line that has just gone.
        let before = before.filter(|id| self.goal_now(id).is_some());
        self.show_plainly();
        let id = Id::from_bits(random::bits());
        let visit = Visit::begin();
        let goal = Goal {
            id: id.clone(),
            ..goal
        };
        if self
            .workspace
            .attempt(place::add(goal, before), Some(visit))
        {
            self.unfold_to(&id);
            self.begin(&id, visit, true);
        }
    }

    /// Moves a goal by one step, and says where it is now.
    pub fn step(self, id: &Id<Goal>, step: Step) {
        if !self.query.with_untracked(Query::is_plain) {
            self.workspace.notices().say(goals::say::sorted());
            return;
        }
        self.commit();
        let Some(plan) = self.workspace.plan_now() else {
            return;
        };
        match place::step(&plan, id, step) {
            Ok(edit) => {
                if self.make(edit, self.visit_of(id)) {
                    self.unfold_to(id);
                    self.focus(id);
                    self.said.set(self.where_now(id, step));
                }
            }
            Err(stuck) => self.workspace.notices().say(match stuck {
                Stuck::First => goals::say::first(),
                Stuck::Last => goals::say::last(),
                Stuck::Top => goals::say::top(),
                Stuck::Gone => goals::say::gone(),
            }),
        }
    }

    /// A line that was only just made moves as part of its making.
    fn visit_of(self, id: &Id<Goal>) -> Option<Visit> {
        let editing = self
            .editing
            .with_untracked(|editing| editing.as_ref() == Some(id));
        (editing && self.fresh.get_value()).then(|| self.visit.get_value())
    }

    fn where_now(self, id: &Id<Goal>, step: Step) -> String {
        let level = self.goal_now(id).map_or("", |goal| level_name(goal.level));
        let (position, siblings) = self
            .line_now(id)
            .map_or((1, 1), |line| (line.position, line.siblings));
        match step {
            Step::Up => goals::say::moved_up(position, siblings),
            Step::Down => goals::say::moved_down(position, siblings),
            Step::In => goals::say::moved_in(level),
            Step::Out => goals::say::moved_out(level),
        }
    }

    /// Moves a goal below another, or to the top, before one of the children there or last.
    pub fn move_to(self, id: &Id<Goal>, parent: Option<&Id<Goal>>, before: Option<Id<Goal>>) {
        self.finish();
        let Some(plan) = self.workspace.plan_now() else {
            return;
        };
        if self.make(place::move_to(&plan, id, parent, before), None) {
            self.unfold_to(id);
            self.focus(id);
            let above = parent.and_then(|id| plan.goal(id));
            self.said.set(above.map_or_else(
                || goals::say::moved_top().to_owned(),
                |above| goals::say::moved_below(title(above)),
            ));
        }
    }

    /// Makes an edit; a refusal that speaks of goals names them as people know them.
    fn make(self, edit: Edit, visit: Option<Visit>) -> bool {
        let Err(refusal) = self.workspace.dispatch(edit, visit) else {
            return true;
        };
        if let Some(plan) = self.workspace.plan_now() {
            self.workspace.notices().say(refused(&plan, &refusal));
        }
        false
    }

    /// Deletes a goal with all below it; one press takes it back.
    pub fn delete(self, id: &Id<Goal>) {
        self.finish();
        let below = self
            .workspace
            .plan_now()
            .map_or(0, |plan| plan.subtree(Some(id)).len());
        let next = self.lines.with_untracked(|lines| {
            let at = lines.place(id)?;
            let depth = lines.at(at)?.depth;
            let after = (at + 1..lines.len())
                .filter_map(|at| lines.at(at))
                .find(|line| line.depth <= depth);
            let before = at.checked_sub(1).and_then(|at| lines.at(at));
            after.or(before).map(|line| line.id.clone())
        });
        if self.workspace.attempt(Edit::Remove(Key::from(id)), None) {
            self.workspace
                .notices()
                .say_undoable(goals::deleted(below + 1));
            match next {
                Some(next) => self.focus(&next),
                None => crate::ui::focus::catch("main"),
            }
        }
    }

    /// Opens a goal's own page.
    pub fn open(self, id: &Id<Goal>) {
        self.finish();
        if let Some(plan) = self.workspace.plan_now() {
            self.navigation
                .go(&Route::Goal(plan.about().id.clone(), id.clone()));
        }
    }

    /// Adds a list of goals as one step; gives whether it did.
    pub fn add_list(self, items: &[list::Item], target: &list::Target) -> bool {
        let Some(plan) = self.workspace.plan_now() else {
            return false;
        };
        let ids: Vec<Id<Goal>> = items
            .iter()
            .map(|_| Id::from_bits(random::bits()))
            .collect();
        let fill = |goal: &Goal, text: &str| adopted(&plan, goal, text);
        let edit = list::add(&plan, items, target, &ids, fill);
        let Some(first) = ids.first().filter(|_| self.workspace.attempt(edit, None)) else {
            return false;
        };
        self.show_plainly();
        self.unfold_to(first);
        self.focus(first);
        self.workspace
            .notices()
            .say_undoable(goals::say::pasted(items.len()));
        true
    }

    /// Takes several pasted lines into the line that is being edited: the first goes into it where it is
    /// empty, the others become goals below. Gives whether there were several.
    pub fn paste(self, text: &str) -> bool {
        let items = list::read(text);
        let Some(id) = self.editing.get_untracked().filter(|_| items.len() > 1) else {
            return false;
        };
        let empty = self.text.with_untracked(|text| text.trim().is_empty());
        let Some(plan) = self.workspace.plan_now() else {
            return false;
        };
        let Some(goal) = plan.goal(&id) else {
            return false;
        };
        let target = list::Target {
            parent: goal.parent.clone(),
            before: place::next_sibling(&plan, goal),
        };
        if empty {
            // The empty line makes room for the list: left so, it goes by itself.
            self.fresh.set_value(true);
        }
        self.finish();
        self.add_list(&items, &target)
    }
}

/// The goal with this sentence, its fields filled from it.
fn adopted(plan: &Plan, goal: &Goal, text: &str) -> Goal {
    let reading = coach::read(text, &coach::context(plan, clock::today()));
    coach::adopt(goal, text, &reading)
}

/// Why a move was refused; goals are named as people know them.
pub fn refused(plan: &Plan, refusal: &Refusal) -> String {
    let name = |id: &Id<Goal>| {
        let goal = plan.goal(id);
        goal.map(|goal| title(goal)).unwrap_or_default()
    };
    match &refusal.fault {
        Fault::Cycle { chain } => {
            let way = chain.iter().skip(1).map(|id| format!("“{}”", name(id)));
            let way: Vec<String> = way.collect();
            goals::say::cycle(chain.first().map(name).unwrap_or_default(), way.join(" → "))
        }
        other => sightline_text::app::notice::refused(crate::words::fault(other)),
    }
}

/// A level's name.
pub fn level_name(level: Level) -> &'static str {
    match level {
        Level::Company => goals::level::company(),
        Level::Department => goals::level::department(),
        Level::Team => goals::level::team(),
        Level::Person => goals::level::person(),
    }
}
