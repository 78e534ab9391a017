//! A table on its way in: what it seems to be, what a person makes of it, and what comes of that.

use std::sync::Arc;

use leptos::prelude::*;
use sightline_exchange::csv::{
    self, Brought, Column, Look, Mapping, RowProblem, Separator, Sheet, TableKind,
};
use sightline_plan::{Edit, Id, Plan, Settings, model::About};

use crate::{
    browser::{clock, random},
    state::Workspace,
};

/// What the parts of the page share. Copy it wherever it is needed.
#[derive(Clone, Copy)]
pub(super) struct Desk {
    pub workspace: Workspace,
    /// Whether the page is one of the open plan.
    pub is_in_plan: bool,
    text: StoredValue<Arc<String>>,
    /// The rows and cells.
    pub sheet: RwSignal<Arc<Sheet>>,
    /// What they seemed to be.
    pub look: RwSignal<Look>,
    /// What a person makes of them.
    pub mapping: RwSignal<Mapping>,
    /// Whether goals go into a plan of their own.
    pub into_new: RwSignal<bool>,
    /// What a new plan is called.
    pub name: RwSignal<String>,
    /// What comes of it.
    pub brought: Memo<Seen>,
}

/// What a table brings in, computed once for each choice.
#[derive(Clone)]
pub(super) struct Seen(Arc<Brought>);

impl Seen {
    pub fn brought(&self) -> &Brought {
        &self.0
    }
}

impl PartialEq for Seen {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

impl Desk {
    /// A desk for a text.
    ///
    /// # Errors
    /// Where nothing of the text can be read.
    pub fn new(
        workspace: Workspace,
        text: Arc<String>,
        name: String,
        is_in_plan: bool,
    ) -> Result<Self, RowProblem> {
        let sheet = Arc::new(Sheet::of(&text, csv::separator(&text))?);
        let look = csv::look(&sheet, &usual(workspace, is_in_plan));
        let mapping = RwSignal::new(look.mapping.clone());
        let sheet = RwSignal::new(sheet);
        let into_new = RwSignal::new(!is_in_plan);
        let brought = Memo::new(move |_| {
            let plan = match into_new.get() {
                true => None,
                false => workspace.plan(),
            };
            let plan = plan.unwrap_or_else(|| Arc::new(Plan::new(Id::from_bits(0), "")));
            let brought = sheet.with(|sheet| {
                mapping.with(|mapping| {
                    csv::bring(sheet, mapping, &plan, clock::today(), &mut random::bits)
                })
            });
            Seen(Arc::new(brought))
        });
        Ok(Self {
            workspace,
            is_in_plan,
            text: StoredValue::new(text),
            sheet,
            look: RwSignal::new(look),
            mapping,
            into_new,
            name: RwSignal::new(name),
            brought,
        })
    }

    pub fn here() -> Self {
        expect_context()
    }

    /// The text that was chosen.
    pub fn text(self) -> Arc<String> {
        self.text.get_value()
    }

    /// Reads the text anew with this between cells. What a person chose of the rest is asked again, since there are
    /// other columns now.
    pub fn separate_by(self, separator: Separator) {
        // It could be read before, and no separator makes a text longer.
        let Ok(sheet) = Sheet::of(&self.text(), separator) else {
            return;
        };
        let look = csv::look(&sheet, &usual(self.workspace, self.is_in_plan));
        batch_set(self, Arc::new(sheet), look);
    }

    /// Takes each row for one of this kind.
    pub fn take_for(self, kind: TableKind) {
        let columns = |header| csv::columns(&self.sheet.get_untracked(), header, kind);
        self.mapping.update(|mapping| {
            mapping.kind = kind;
            mapping.columns = columns(mapping.header);
        });
        if kind != TableKind::Goals {
            self.into_new.set(!self.is_in_plan);
        }
    }

    /// Takes a row for the one with the names of the columns, or none.
    pub fn set_header(self, header: Option<usize>) {
        let sheet = self.sheet.get_untracked();
        self.mapping.update(|mapping| {
            mapping.header = header;
            mapping.columns = csv::columns(&sheet, header, mapping.kind);
        });
    }

    /// Gives a column a meaning.
    pub fn set_meaning(self, place: usize, meaning: Option<Column>) {
        self.mapping.update(|mapping| mapping.set(place, meaning));
    }

    /// How many of what its rows are come in, if a plan is there for them.
    pub fn count(self) -> usize {
        let kind = self.mapping.with(|mapping| mapping.kind);
        if !self.mapping.with(|mapping| mapping.lacks().is_empty()) || self.lacks_plan() {
            return 0;
        }
        self.brought.with(|seen| match kind {
            TableKind::Goals => seen.brought().goals,
            TableKind::Metrics => seen.brought().metrics,
            TableKind::CheckIns => seen.brought().reports,
        })
    }

    /// Whether it takes a plan that has the goals, and there is none.
    pub fn lacks_plan(self) -> bool {
        !self.is_in_plan
            && self
                .mapping
                .with(|mapping| mapping.kind != TableKind::Goals)
    }

    /// A new plan of what comes in, which reads numbers and days as the table does.
    ///
    /// # Errors
    /// Where a plan does not take it.
    pub fn new_plan(self, name: &str) -> Result<Plan, sightline_plan::Refusal> {
        let mut plan = Plan::new(Id::<About>::from_bits(random::bits()), name);
        let dialect = self.mapping.with_untracked(|mapping| mapping.dialect);
        let mut about = About::clone(plan.about());
        if dialect.decimal == csv::Decimal::Comma {
            about.settings.decimal = sightline_plan::DecimalSign::Comma;
        }
        about.settings.date_order = dialect.dates.unwrap_or(about.settings.date_order);
        let edit = self
            .brought
            .with_untracked(|seen| seen.brought().edit.clone());
        plan.apply(Edit::Several(vec![Edit::Put(about.into()), edit]))?;
        Ok(plan)
    }
}

/// What is usual where the table says nothing.
fn usual(workspace: Workspace, is_in_plan: bool) -> Settings {
    let plan = workspace.plan_now().filter(|_| is_in_plan);
    plan.map_or_else(Settings::default, |plan| plan.settings().clone())
}

fn batch_set(desk: Desk, sheet: Arc<Sheet>, look: Look) {
    // Whoever follows sees the new columns only together with the new cells: a mapping without a column is sound for
    // any sheet.
    desk.mapping.update(|mapping| mapping.columns.clear());
    desk.sheet.set(sheet);
    desk.mapping.set(look.mapping.clone());
    desk.look.set(look);
}
