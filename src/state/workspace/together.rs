//! One plan in several tabs.

use std::sync::Arc;

use leptos::{prelude::*, task::spawn_local};
use sightline_journal::{Entry, Message, Taken, Timeline};
use sightline_plan::{Id, Plan, model::About};

use super::{super::history::History, Workspace};
use crate::browser::storage::{LoadError, Tabs};

/// What this tab and others do to the open plan.
pub(super) struct Together {
    pub timeline: Timeline,
    tabs: Tabs,
    /// What was heard while the stores are being read; `None` while they are not.
    heard: Option<Vec<Message>>,
}

impl Workspace {
    /// Listens to other tabs from now on. What they say is kept until the plan has been read.
    pub(super) fn listen(self, id: &Id<About>) {
        let tabs = self.storage().tabs(id, move |message| self.hear(message));
        self.together.set_value(Some(Together {
            timeline: Timeline::default(),
            tabs,
            heard: Some(Vec::new()),
        }));
    }

    /// The plan has been read: takes in what was heard meanwhile, and asks for what was missed.
    pub(super) fn begin_together(self, timeline: Timeline) {
        self.with_together(|together| together.timeline = timeline);
        self.catch_up();
        self.ask_others();
        self.rest_soon();
    }

    /// Asks the other tabs for what they have and this one has not.
    pub(super) fn ask_others(self) {
        self.with_together(|together| together.tabs.have(together.timeline.known()));
    }

    /// Tells the other tabs what was changed here.
    pub(super) fn tell_others(self, id: &Id<About>, entries: Vec<Entry>) {
        let Some(plan) = self.plan_now().filter(|plan| plan.about().id == *id) else {
            return;
        };
        let last = entries.len().saturating_sub(1);
        self.with_together(|together| {
            for (at, entry) in entries.into_iter().enumerate() {
                together.tabs.changed(&entry);
                let after = (at == last).then_some(&*plan);
                together.timeline.add(entry, after);
            }
        });
        self.rest_soon();
    }

    /// Stores the plan again that was deleted in another tab.
    pub async fn bring_back(self) {
        let Some(plan) = self.plan_now() else { return };
        let words = match self.storage().create(&plan).await {
            Ok(_) => {
                self.deleted.set(false);
                self.read_only.set(false);
                sightline_text::app::elsewhere::back()
            }
            Err(_) => sightline_text::app::elsewhere::not_back(),
        };
        self.notices.say(words);
    }

    fn with_together<T>(self, act: impl FnOnce(&mut Together) -> T) -> Option<T> {
        self.together
            .try_update_value(|together| together.as_mut().map(act))
            .flatten()
    }

    fn hear(self, message: Message) {
        let waiting = self.with_together(|together| match &mut together.heard {
            Some(heard) => {
                heard.push(message);
                None
            }
            None => Some(message),
        });
        if let Some(message) = waiting.flatten() {
            self.act_on(message);
        }
    }

    fn act_on(self, message: Message) {
        match message {
            Message::Changed(entry) => self.take_in(entry),
            Message::Have(known) => {
                let complete = self.with_together(|together| {
                    together.tabs.help(&together.timeline, &known);
                    together.timeline.known().includes(&known)
                });
                if complete == Some(false) {
                    self.read_again(Vec::new(), None);
                }
            }
            Message::Replaced => {
                let words = sightline_text::app::elsewhere::replaced();
                self.read_again(Vec::new(), Some(words));
            }
            Message::Deleted => self.note_deleted(),
            Message::Newer => self.read_only.set(true),
        }
    }

    fn take_in(self, entry: Entry) {
        if let Some(plan) = self.plan_now() {
            self.storage().witness(&plan.about().id, &entry);
        }
        let taken = self.with_together(|together| together.timeline.take(entry.clone()));
        match taken {
            Some(Taken::Into(plan)) => self.take_over(*plan),
            Some(Taken::Astray) => self.read_again(vec![Message::Changed(entry)], None),
            Some(Taken::Known) | None => {}
        }
    }

    fn take_over(self, plan: Plan) {
        self.plan.set(Some(Arc::new(plan)));
        self.rest_soon();
    }

    /// Reads the stores again and adds what they do not show yet. Where the plan was replaced, it
    /// begins afresh, and `words` say so.
    fn read_again(self, waiting: Vec<Message>, words: Option<&'static str>) {
        let Some(id) = self.plan_now().map(|plan| plan.about().id.clone()) else {
            return;
        };
        self.with_together(|together| together.heard = Some(waiting));
        spawn_local(async move {
            let loaded = self.storage().load(&id).await;
            if self.plan_now().is_none_or(|plan| plan.about().id != id) {
                return;
            }
            match loaded {
                Ok(loaded) => {
                    let plan = self.with_together(|together| {
                        together.timeline.renew(loaded.timeline, &loaded.plan)
                    });
                    if let Some(words) = words {
                        self.history.set_value(History::default());
                        self.note_history();
                        if self.deleted.get_untracked() {
                            self.deleted.set(false);
                            self.read_only.set(false);
                        }
                        self.notices.say(words);
                    }
                    if let Some(plan) = plan {
                        self.take_over(plan);
                    }
                }
                Err(LoadError::Deleted | LoadError::Absent) => self.note_deleted(),
                Err(LoadError::Newer) => self.read_only.set(true),
                // What is open is better than what could be read.
                Err(LoadError::Damaged(_)) => {}
            }
            self.catch_up();
        });
    }

    /// Takes in what was heard while the stores were being read. What should have come before any of it
    /// is nowhere to be had.
    fn catch_up(self) {
        let heard = self.with_together(|together| together.heard.take());
        for message in heard.flatten().unwrap_or_default() {
            let Message::Changed(entry) = message else {
                self.act_on(message);
                continue;
            };
            if let Some(plan) = self.plan_now() {
                self.storage().witness(&plan.about().id, &entry);
            }
            let taken = self.with_together(|together| together.timeline.take_anyway(entry));
            if let Some(Taken::Into(plan)) = taken {
                self.take_over(*plan);
            }
        }
    }

    /// The plan is still here to be read, downloaded and brought back.
    fn note_deleted(self) {
        self.deleted.set(true);
        self.read_only.set(true);
    }
}
