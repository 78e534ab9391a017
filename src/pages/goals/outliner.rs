//! The outline on the page: which lines it shows, which one is at hand, and which is being edited.

use std::sync::Arc;

use leptos::{leptos_dom::helpers::TimeoutHandle, prelude::*};
use sightline_plan::{
    Goal, Id, Plan,
    outline::{Folding, Line, Lines, Outline, Query},
};

use web_sys::Element;

use super::known::Known;
use crate::{
    browser::device,
    state::{Navigation, Visit, Workspace},
    ui::focus,
};

/// The outline of the open plan. Copy it wherever it is needed.
#[derive(Clone, Copy)]
pub struct Outliner {
    /// The workspace.
    pub workspace: Workspace,
    /// Where to go on to.
    pub navigation: Navigation,
    /// What is computed of goals.
    pub known: Known,
    outline: StoredValue<Outline>,
    /// Changes with the tree, not with words.
    shape: Memo<u32>,
    folding: RwSignal<Folding>,
    /// What is looked for.
    pub query: RwSignal<Query>,
    /// The lines that are shown.
    pub lines: Memo<Arc<Lines>>,
    /// The goal whose row takes focus when a person comes to the list.
    pub active: RwSignal<Option<Id<Goal>>>,
    /// The goal whose sentence is being edited.
    pub editing: RwSignal<Option<Id<Goal>>>,
    pub(super) text: RwSignal<String>,
    pub(super) committed: StoredValue<String>,
    pub(super) visit: StoredValue<Visit>,
    /// Whether the line being edited was only just made: left empty, it goes again.
    pub(super) fresh: StoredValue<bool>,
    pub(super) timer: StoredValue<Option<TimeoutHandle>>,
    /// Whether focus is on its way somewhere, so that losing it means nothing.
    pub(super) held: StoredValue<bool>,
    /// The goal whose row focus was led to, until a person goes elsewhere.
    led: StoredValue<Option<Id<Goal>>>,
    /// What was just done, for those who hear the page.
    pub said: RwSignal<String>,
    /// The goal whose menu is open.
    pub menu_of: RwSignal<Option<Id<Goal>>>,
    /// The goal that is to move to a place chosen from a list.
    pub moving: RwSignal<Option<Id<Goal>>>,
    /// Whether the dialog for that is open.
    pub choosing: RwSignal<bool>,
}

impl Outliner {
    /// The outline of the open plan.
    pub fn new(workspace: Workspace) -> Self {
        let plan = workspace.plan_now();
        let first = plan.as_deref().map(Outline::of).unwrap_or_default();
        let kept = plan.as_deref().and_then(|plan| device::get(&setting(plan)));
        let folding = kept.and_then(|kept| Folding::read(&kept));
        let folding = RwSignal::new(folding.unwrap_or_else(|| Folding::at_first(&first)));
        let outline = StoredValue::new(first);
        let shape = Memo::new(move |old: Option<&u32>| {
            let plan = workspace.plan();
            let other = plan.is_some_and(|plan| {
                let followed = outline.try_update_value(|outline| outline.follow(&plan));
                followed.unwrap_or(false)
            });
            old.map_or(0, |old| old.wrapping_add(u32::from(other)))
        });
        let query = RwSignal::new(Query::default());
        let known = Known::of(workspace);
        let lines = Memo::new(move |_| {
            let _ = shape.get();
            let query = query.get();
            // What is shown as it stands does not depend on words; looking for them does.
            let plan = if query.is_plain() {
                workspace.plan_now()
            } else {
                workspace.plan()
            };
            let figures = if query.needs_figures() {
                known.figures()
            } else {
                None
            };
            let findings = query.needs_findings();
            if findings {
                known.follow_findings();
            }
            let Some(plan) = plan else {
                return Arc::default();
            };
            let standing = |goal: &Goal| known.standing(figures.as_deref(), goal, findings);
            folding.with(|folding| {
                outline.with_value(|outline| {
                    Arc::new(Lines::of(&plan, outline, folding, &query, standing))
                })
            })
        });
        Self {
            workspace,
            navigation: expect_context(),
            known,
            outline,
            shape,
            folding,
            query,
            lines,
            active: RwSignal::new(None),
            editing: RwSignal::new(None),
            text: RwSignal::new(String::new()),
            committed: StoredValue::new(String::new()),
            visit: StoredValue::new(Visit::begin()),
            fresh: StoredValue::new(false),
            timer: StoredValue::new(None),
            held: StoredValue::new(false),
            led: StoredValue::new(None),
            said: RwSignal::new(String::new()),
            menu_of: RwSignal::new(None),
            moving: RwSignal::new(None),
            choosing: RwSignal::new(false),
        }
    }

    /// The outline of this page.
    pub fn here() -> Self {
        expect_context()
    }

    /// The goal as it is now, without following it.
    pub fn goal_now(self, id: &Id<Goal>) -> Option<Arc<Goal>> {
        self.workspace.plan_now()?.goal(id).cloned()
    }

    /// Whether goals may be changed.
    pub fn may_edit(self) -> bool {
        !self.workspace.read_only()
    }

    /// How many goals the plan has.
    pub fn count(self) -> usize {
        let _ = self.shape.get();
        self.outline.with_value(Outline::len)
    }

    /// The line of a goal, without following it.
    pub fn line_now(self, id: &Id<Goal>) -> Option<Line> {
        self.lines.with_untracked(|lines| lines.line(id).cloned())
    }

    /// The goal that takes focus when a person comes to the list.
    pub fn stop(self) -> Option<Id<Goal>> {
        let active = self.active.get();
        self.lines.with(|lines| {
            let active = active.filter(|active| lines.place(active).is_some());
            active.or_else(|| lines.at(0).map(|line| line.id.clone()))
        })
    }

    /// Shows or hides what is below a goal.
    pub fn fold(self, id: &Id<Goal>, open: bool) {
        if self.query.with_untracked(Query::is_plain) {
            self.refold(|folding| folding.set(id, open));
        }
    }

    /// Shows or hides everything below the top goals.
    pub fn fold_all(self, open: bool) {
        self.refold(|folding| {
            *folding = if open {
                Folding::open()
            } else {
                Folding::closed()
            }
        });
    }

    /// Makes sure that nothing above a goal is folded away.
    pub fn unfold_to(self, id: &Id<Goal>) {
        let Some(plan) = self.workspace.plan_now() else {
            return;
        };
        let above = self
            .folding
            .with_untracked(|folding| folding.hiding(&plan, id));
        if !above.is_empty() {
            self.refold(|folding| above.iter().for_each(|id| folding.set(id, true)));
        }
    }

    fn refold(self, change: impl FnOnce(&mut Folding)) {
        self.folding.update(change);
        if let Some(plan) = self.workspace.plan_now() {
            let text = self.folding.with_untracked(Folding::write);
            // A device that cannot remember it shows the outline as it comes.
            let _ = device::set(&setting(&plan), Some(&text));
        }
    }

    /// Shows the outline as it is, so that what is added or moved can be seen.
    pub fn show_plainly(self) {
        if !self.query.with_untracked(Query::is_plain) {
            let closed = self.query.with_untracked(|query| query.closed);
            self.query.set(Query {
                closed,
                ..Query::default()
            });
        }
    }

    /// Puts focus on a goal's row, or on its sentence while that is being edited, once the page has
    /// caught up with what was just done.
    pub fn focus(self, id: &Id<Goal>) {
        self.held.set_value(true);
        self.active.set(Some(id.clone()));
        self.led.set_value(Some(id.clone()));
        let id = id.clone();
        let go = move || {
            if self.held.try_set_value(false).is_some() {
                return;
            }
            let editing = self
                .editing
                .with_untracked(|editing| editing.as_ref() == Some(&id));
            focus::move_to(&if editing { field_id(&id) } else { row_id(&id) });
        };
        set_timeout(go, std::time::Duration::ZERO);
    }

    /// Brings focus back to the row that it was led to. Far away, drawing what is in view now moves that row
    /// on the page, which takes focus from it.
    pub(super) fn keep_focus(self) {
        let lost = || {
            let active = document().active_element();
            active.is_none_or(|element| element.tag_name() == "BODY")
        };
        if let Some(id) = self.led.try_get_value().flatten()
            && lost()
        {
            focus::move_to(&row_id(&id));
        }
    }

    /// Notes where a person went: then focus is no longer kept where it was led to.
    pub(super) fn went_to(self, element: Option<&Element>) {
        let led = self.led.try_get_value().flatten();
        if led.is_some_and(|id| element.is_none_or(|element| element.id() != row_id(&id))) {
            self.led.set_value(None);
        }
    }
}

/// The device setting that holds how a plan's outline is folded.
fn setting(plan: &Plan) -> String {
    format!("outline.{}", plan.about().id.as_str())
}

/// The id of a goal's row on the page.
pub fn row_id(id: &Id<Goal>) -> String {
    format!("row-{}", plain(id))
}

/// The id of the field of a goal's sentence.
pub fn field_id(id: &Id<Goal>) -> String {
    format!("line-{}", plain(id))
}

/// The goal's id without blanks, which a list of ids on the page would be split at.
fn plain(id: &Id<Goal>) -> String {
    percent_encoding::utf8_percent_encode(id.as_str(), percent_encoding::NON_ALPHANUMERIC)
        .to_string()
}
