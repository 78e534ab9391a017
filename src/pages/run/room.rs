//! What the parts of a run's pages share: the run that is open, and ways to answer and to go on.

use std::{collections::BTreeSet, sync::Arc};

use leptos::prelude::*;
use serde_json::Value;
use sightline_plan::{
    Edit, Id, Key, Plan,
    codec::{Field, Reader},
    model::{Person, Run, Timer},
};
use sightline_workshop::{
    Guide, Refused, Workshop,
    definition::{Input, Step},
    run,
};

use crate::{
    browser::{clock, random},
    route::Route,
    state::{Visit, Workspace},
    ui::focus,
    words,
};

/// A run that is open. Copy it wherever it is needed.
#[derive(Clone, Copy)]
pub struct Room {
    pub workspace: Workspace,
    /// The plan as far as it may be seen here.
    seen: Memo<Option<Arc<Plan>>>,
    id: StoredValue<Id<Run>>,
    workshop: StoredValue<Arc<Workshop>>,
    /// The key of the stop at which the run stands.
    pub at: Memo<String>,
}

impl Room {
    /// Opens a run of the open plan; `None` where there is none of this id.
    pub fn open(workspace: Workspace, id: Id<Run>) -> Option<Self> {
        let seen = Memo::new_with_compare(move |_| workspace.plan(), differs);
        Self::of(workspace, seen, id)
    }

    /// The same for the eyes of all: without what is private, except the run itself.
    pub fn open_for_all(workspace: Workspace, id: Id<Run>) -> Option<Self> {
        let shown = BTreeSet::from([Key::from(&id)]);
        let seen = move |_: Option<&Option<Arc<Plan>>>| {
            let plan = workspace.plan()?;
            Some(Arc::new(plan.without_private_but(&shown)))
        };
        let seen = Memo::new_with_compare(seen, differs);
        Self::of(workspace, seen, id)
    }

    fn of(workspace: Workspace, seen: Memo<Option<Arc<Plan>>>, id: Id<Run>) -> Option<Self> {
        let plan = workspace.plan_now()?;
        let run = plan.tables().runs.get(&id)?;
        let workshop = StoredValue::new(Arc::new(sightline_workshop::definition(run)));
        let id = StoredValue::new(id);
        let at = Memo::new(move |_| {
            let plan = seen.get()?;
            guide(id, workshop, &plan, |guide| guide.at())?
        });
        let at = Memo::new(move |_| at.get().unwrap_or_default());
        Some(Self {
            workspace,
            seen,
            id,
            workshop,
            at,
        })
    }

    /// The room of this page.
    pub fn here() -> Self {
        expect_context()
    }

    /// The run's id.
    pub fn id(self) -> Id<Run> {
        self.id.get_value()
    }

    /// The plan as far as it may be seen here, followed.
    pub fn plan(self) -> Option<Arc<Plan>> {
        self.seen.try_get().flatten()
    }

    fn plan_now(self) -> Option<Arc<Plan>> {
        self.seen.try_get_untracked().flatten()
    }

    /// The run, followed.
    pub fn run(self) -> Option<Arc<Run>> {
        let plan = self.plan()?;
        let id = self.id.try_get_value()?;
        plan.tables().runs.get(&id).cloned()
    }

    /// The run, without following it.
    pub fn run_now(self) -> Option<Arc<Run>> {
        let plan = self.plan_now()?;
        let id = self.id.try_get_value()?;
        plan.tables().runs.get(&id).cloned()
    }

    /// Asks the guide, and follows the plan.
    pub fn ask<T>(self, ask: impl FnOnce(&Guide) -> T) -> Option<T> {
        let plan = self.plan()?;
        guide(self.id, self.workshop, &plan, ask)
    }

    /// Asks the guide about what may leave this device: all but what is private, except the run itself. Follows the plan.
    pub fn ask_for_all<T>(self, ask: impl FnOnce(&Guide) -> T) -> Option<T> {
        let shown = BTreeSet::from([Key::from(&self.id.try_get_value()?)]);
        let plan = self.plan()?.without_private_but(&shown);
        guide(self.id, self.workshop, &plan, ask)
    }

    /// Asks the guide about the plan as it is now.
    pub fn ask_now<T>(self, ask: impl FnOnce(&Guide) -> T) -> Option<T> {
        let plan = self.plan_now()?;
        guide(self.id, self.workshop, &plan, ask)
    }

    /// The workshop that the run keeps.
    pub fn workshop(self) -> Arc<Workshop> {
        self.workshop.get_value()
    }

    /// The link to another page of this run.
    pub fn href(self, to: impl Fn(Id<sightline_plan::model::About>, Id<Run>) -> Route) -> String {
        let plan = self.workspace.plan_now();
        plan.map(|plan| to(plan.about().id.clone(), self.id()).href())
            .unwrap_or_default()
    }

    /// Makes the edit that the guide says; gives what is wrong, if anything.
    pub fn act(
        self,
        visit: Option<Visit>,
        edit: impl FnOnce(&Guide) -> Result<Edit, Refused>,
    ) -> Option<String> {
        match self.ask_now(edit)? {
            Ok(edit) => {
                let refusal = self.workspace.dispatch(edit, visit).err()?;
                Some(words::fault(&refusal.fault))
            }
            Err(refused) => Some(refused_words(&refused)),
        }
    }

    /// The same for a button: what is wrong is said at the foot of the page. Gives whether it was done.
    pub fn do_it(self, edit: impl FnOnce(&Guide) -> Result<Edit, Refused>) -> bool {
        let wrong = self.act(None, edit);
        if let Some(wrong) = &wrong {
            let words = sightline_text::app::notice::refused(wrong);
            self.workspace.notices().say(words);
        }
        wrong.is_none()
    }

    /// Changes the run itself.
    pub fn change(self, visit: Option<Visit>, change: impl FnOnce(&mut Run)) {
        if let Some(run) = self.run_now() {
            let mut run = Run::clone(&run);
            change(&mut run);
            self.workspace.attempt(Edit::Put(run.into()), visit);
        }
    }

    /// Changes where the run stands, which is no step of undo.
    pub fn beside(self, change: impl FnOnce(&Run) -> Run) {
        if let Some(run) = self.run_now() {
            self.workspace.put_beside(Edit::Put(change(&run).into()));
        }
    }

    /// Goes to a stop.
    pub fn go(self, key: &str) {
        self.beside(|run| run::moved(run, key, clock::now_ms()));
    }

    /// Goes to the next stop, if there is one.
    pub fn next(self) {
        if let Some(Some(key)) = self.ask_now(|guide| guide.next()) {
            self.go(&key);
        }
    }

    /// Goes to the stop before, if there is one.
    pub fn back(self) {
        if let Some(Some(key)) = self.ask_now(|guide| guide.back()) {
            self.go(&key);
        }
    }

    /// Changes the clock.
    pub fn time(self, change: impl FnOnce(&Timer) -> Timer) {
        self.beside(|run| {
            let timer = run.timer.clone().unwrap_or_default();
            run::timed(run, change(&timer))
        });
    }

    /// The person of this name, who is added to the plan where it does not know them.
    pub fn person(self, name: &str, visit: Option<Visit>) -> Option<Id<Person>> {
        let name = name.trim();
        let plan = self.workspace.plan_now().filter(|_| !name.is_empty())?;
        let low = name.to_lowercase();
        let mut people = plan.tables().people.values();
        if let Some(person) = people.find(|person| person.name.trim().to_lowercase() == low) {
            return Some(person.id.clone());
        }
        let person = Person {
            id: Id::from_bits(random::bits()),
            name: name.to_owned(),
            ..Person::default()
        };
        let id = person.id.clone();
        self.workspace
            .attempt(Edit::Put(person.into()), visit)
            .then_some(id)
    }
}

/// Plans are compared by where they are: each edit makes another.
fn differs(old: Option<&Option<Arc<Plan>>>, new: Option<&Option<Arc<Plan>>>) -> bool {
    match (old.and_then(Option::as_ref), new.and_then(Option::as_ref)) {
        (Some(old), Some(new)) => !Arc::ptr_eq(old, new),
        (old, new) => old.is_some() != new.is_some(),
    }
}

fn guide<T>(
    id: StoredValue<Id<Run>>,
    workshop: StoredValue<Arc<Workshop>>,
    plan: &Plan,
    ask: impl FnOnce(&Guide) -> T,
) -> Option<T> {
    let (id, workshop) = (id.try_get_value()?, workshop.try_get_value()?);
    Some(ask(&Guide::new(plan, &id, &workshop, clock::today())?))
}

/// Why an answer was not taken, in words.
pub fn refused_words(refused: &Refused) -> String {
    match refused {
        Refused::Value(problem) => words::fault(&problem.fault),
        Refused::Plan(refusal) => words::fault(&refusal.fault),
        Refused::NoSuchStop | Refused::NoSuchInput => sightline_text::run::gone_step().to_owned(),
    }
}

/// One input at one stop. Copy it wherever it is needed.
#[derive(Clone, Copy)]
pub struct Place {
    pub room: Room,
    key: StoredValue<String>,
    input: StoredValue<Input>,
    /// The answer as it is now.
    pub value: Memo<Value>,
}

impl Place {
    /// An input of a stop.
    pub fn new(room: Room, key: &str, input: &Input) -> Self {
        let (key, name) = (key.to_owned(), input.id.clone());
        let (asked, of) = (key.clone(), name.clone());
        let value = Memo::new(move |_| {
            room.ask(|guide| guide.value(&asked, &of))
                .unwrap_or_default()
        });
        Self {
            room,
            key: StoredValue::new(key),
            input: StoredValue::new(input.clone()),
            value,
        }
    }

    /// The stop's key.
    pub fn key(self) -> String {
        self.key.try_get_value().unwrap_or_default()
    }

    /// What is asked for.
    pub fn input(self) -> Input {
        self.input.try_get_value().unwrap_or_default()
    }

    /// An id on the page for a part of it.
    pub fn part(self, part: &str) -> String {
        let input = self.input.with_value(|input| input.id.clone());
        format!("in-{input}-{part}")
    }

    /// Leads focus to a field of the only record that answers; where several can, people write the next.
    pub fn lead_to_only(self, field: &str) {
        if self.input().many {
            return;
        }
        let entries = self.ask_now(|guide, key, input| guide.entries(key, input));
        if let Some(record) = entries.unwrap_or_default().first() {
            focus::move_soon(self.part(&format!("{}-{field}", record.key().id)));
        }
    }

    /// Under which name the device keeps what is typed into a part and is not valid yet.
    pub fn draft(self, part: &str) -> String {
        format!(
            "run:{}:{}:{}:{part}",
            self.room.id(),
            self.key(),
            self.input.with_value(|input| input.id.clone())
        )
    }

    /// Asks the guide about this place, and follows the plan.
    pub fn ask<T>(self, ask: impl FnOnce(&Guide, &str, &str) -> T) -> Option<T> {
        let (key, input) = (self.key.try_get_value()?, self.input.try_get_value()?);
        self.room.ask(|guide| ask(guide, &key, &input.id))
    }

    /// Asks the guide about this place as it is now.
    pub fn ask_now<T>(self, ask: impl FnOnce(&Guide, &str, &str) -> T) -> Option<T> {
        let (key, input) = (self.key.try_get_value()?, self.input.try_get_value()?);
        self.room.ask_now(|guide| ask(guide, &key, &input.id))
    }

    /// Answers; gives what is wrong, if anything.
    pub fn answer(self, value: Value, visit: Option<Visit>) -> Option<String> {
        self.act(visit, |guide, key, input| {
            guide.answer(key, input, value, &mut random::bits)
        })
    }

    /// Makes the edit that the guide says of this place; gives what is wrong, if anything.
    pub fn act(
        self,
        visit: Option<Visit>,
        edit: impl FnOnce(&Guide, &str, &str) -> Result<Edit, Refused>,
    ) -> Option<String> {
        let (key, input) = (self.key.try_get_value()?, self.input.try_get_value()?);
        self.room.act(visit, |guide| edit(guide, &key, &input.id))
    }

    /// The same for a button. Gives whether it was done.
    pub fn do_it(self, edit: impl FnOnce(&Guide, &str, &str) -> Result<Edit, Refused>) -> bool {
        let (Some(key), Some(input)) = (self.key.try_get_value(), self.input.try_get_value())
        else {
            return false;
        };
        self.room.do_it(|guide| edit(guide, &key, &input.id))
    }

    /// The answer as one of the records that a workshop keeps, followed.
    pub fn kept<T: Field + Default>(self) -> T {
        self.value.with(|value| read(value.clone()))
    }

    /// The same as it is now.
    pub fn kept_now<T: Field + Default>(self) -> T {
        self.value.try_get_untracked().map(read).unwrap_or_default()
    }

    /// Answers with such a record, for a button.
    pub fn keep<T: Field>(self, kept: &T) -> bool {
        let value = kept.write();
        self.do_it(|guide, key, input| guide.answer(key, input, value, &mut random::bits))
    }
}

fn read<T: Field + Default>(value: Value) -> T {
    T::read(value.into(), &mut Reader::default()).unwrap_or_default()
}

/// The step at which the run stands, as it was when it was asked.
pub fn step_of(room: Room, key: &str) -> Option<Step> {
    room.ask(|guide| guide.step(key).cloned()).flatten()
}
