//! Bringing in what others changed in a copy of the open plan.

mod choose;
mod words;

use std::sync::Arc;

use leptos::{prelude::*, task::spawn_local};
use sightline_journal::Occasion;
use sightline_plan::{
    Plan, file,
    merge::{Merge, Side, nearest},
};
use sightline_text::merge as text;

use super::import::file_error;
use crate::{
    browser::{files, intl},
    route::Route,
    state::{Inbox, Incoming, Navigation, Workspace},
    ui::{FileDrop, PLANS, Page, focus, live},
    words as say,
};

/// The id of the file picker.
const FILE: &str = "merge-file";

/// The id of the heading over what differs.
const HEADING: &str = "merge-what";

/// The most exported versions that are looked at for the one that the file began with.
const MOST_VERSIONS: usize = 12;

/// What has been chosen so far.
#[derive(Clone)]
enum Stage {
    Nothing,
    Refused(String),
    /// The plan in a file of another plan, as it was chosen.
    Stranger(String, Arc<String>),
    /// The state that both began with and when it was handed out, and theirs.
    Chosen(Option<(Arc<Plan>, f64)>, Arc<Plan>),
}

/// What stands on the page.
#[derive(Clone, Copy)]
pub(super) struct Desk {
    workspace: Workspace,
    navigation: Navigation,
    stage: RwSignal<Stage>,
    /// What differs from the plan as it is now.
    merge: Memo<Option<Arc<Compared>>>,
    /// From which side each piece is taken.
    sides: RwSignal<Vec<Option<Side>>>,
    refused: RwSignal<Option<String>>,
    /// When the plan's own file was written by something else, if that is what is looked at.
    of_file: StoredValue<Option<f64>>,
}

/// A comparison; made anew when one of the plans becomes another.
pub(super) struct Compared(Merge);

impl PartialEq for Compared {
    fn eq(&self, other: &Self) -> bool {
        self.0.pieces() == other.0.pieces() && self.0.ours() == other.0.ours()
    }
}

impl Desk {
    fn new(workspace: Workspace) -> Self {
        let stage = RwSignal::new(Stage::Nothing);
        let merge = Memo::new(move |_| {
            let Stage::Chosen(base, theirs) = stage.get() else {
                return None;
            };
            let base = base.as_ref().map(|(base, _)| &**base);
            let ours = workspace.plan()?;
            Some(Arc::new(Compared(Merge::of(base, &ours, &theirs))))
        });
        let sides = RwSignal::new(Vec::new());
        Effect::new(move |_| {
            let usual = |it: &Arc<Compared>| {
                let pieces = it.0.pieces().iter();
                // What clashes waits for a person.
                let usual = pieces.map(|piece| (!piece.is_clash).then(|| piece.usual()));
                usual.collect::<Vec<_>>()
            };
            sides.set(merge.get().as_ref().map(usual).unwrap_or_default());
        });
        Self {
            workspace,
            navigation: expect_context(),
            stage,
            merge,
            sides,
            refused: RwSignal::new(None),
            of_file: StoredValue::new(None),
        }
    }

    /// From which side a piece is taken, if that is known.
    fn side(self, at: usize) -> Option<Side> {
        self.sides.with(|sides| sides.get(at).copied().flatten())
    }

    fn choose(self, at: usize, side: Side) {
        self.refused.set(None);
        self.sides.update(|sides| {
            if let Some(of) = sides.get_mut(at) {
                *of = Some(side);
            }
        });
    }

    /// Chooses one side for everything that clashes.
    fn choose_all(self, side: Side) {
        let Some(merge) = self.merge.get_untracked() else {
            return;
        };
        self.refused.set(None);
        self.sides.update(|sides| {
            for (of, piece) in sides.iter_mut().zip(merge.0.pieces()) {
                if piece.is_clash {
                    *of = Some(side);
                }
            }
        });
    }

    /// How many pieces come in, and for how many nobody has chosen.
    fn count(self) -> (usize, usize) {
        self.sides.with(|sides| {
            let count = |of: Option<Side>| sides.iter().filter(|side| **side == of).count();
            (count(Some(Side::Theirs)), count(None))
        })
    }

    /// Reads a file, and finds what it began with.
    fn take(self, text: String) {
        let Some(ours) = self.workspace.plan_now() else {
            return;
        };
        self.refused.set(None);
        let reading = match file::read(&text) {
            Ok(reading) => reading,
            Err(problem) => return self.refuse(say::fault(&problem.fault)),
        };
        if reading.newer.is_some() {
            return self.refuse(text::newer().to_owned());
        }
        let theirs = reading.plan;
        if theirs.about().id != ours.about().id {
            let name = theirs.about().name.clone();
            self.stage.set(Stage::Stranger(name, Arc::new(text)));
            return;
        }
        spawn_local(async move {
            let base = self.base(&ours, &theirs).await;
            self.stage.try_set(Stage::Chosen(base, Arc::new(theirs)));
            let merge = self.merge.try_get_untracked().flatten();
            if merge.is_some_and(|merge| merge.0.pieces().is_empty()) {
                self.settle_file();
            }
            focus::catch(HEADING);
        });
    }

    /// All that is in the plan's own file has been looked at and decided on.
    fn settle_file(self) {
        if let Some(seen) = self.of_file.try_update_value(Option::take).flatten() {
            self.workspace.file_met(seen);
        }
    }

    fn refuse(self, why: String) {
        self.stage.set(Stage::Refused(why));
    }

    /// The exported version that the file most likely began with, and when it was exported.
    async fn base(self, ours: &Plan, theirs: &Plan) -> Option<(Arc<Plan>, f64)> {
        let (storage, id) = (self.workspace.storage(), &ours.about().id);
        let snapshots = storage.snapshots(id).await.unwrap_or_default();
        let exported = snapshots
            .into_iter()
            .filter(|snapshot| snapshot.occasion == Occasion::Exported)
            .take(MOST_VERSIONS);
        let mut found = Vec::new();
        let written = storage.file_written(id).await;
        if let Some(reading) = written.and_then(|text| file::read(&text).ok()) {
            let at = storage.file_seen(id).unwrap_or_default();
            found.push((Arc::new(reading.plan), at));
        }
        for snapshot in exported {
            if let Ok(Some(plan)) = storage.snapshot_plan(id, &snapshot.id).await {
                found.push((Arc::new(plan), snapshot.at_ms as f64));
            }
        }
        let at = nearest(found.iter().map(|(plan, _)| &**plan), theirs)?;
        found.into_iter().nth(at)
    }

    /// Brings in what was chosen, as one step.
    fn go(self) {
        let Some((merge, plan)) = self.merge.get_untracked().zip(self.workspace.plan_now()) else {
            return;
        };
        let (count, _) = self.count();
        let sides = self.sides.get_untracked();
        let sides: Vec<Side> = sides
            .into_iter()
            .map(|side| side.unwrap_or(Side::Ours))
            .collect();
        let made = merge
            .0
            .edit(&sides)
            .and_then(|edit| self.workspace.dispatch(edit, None));
        match made {
            Ok(()) => {
                self.settle_file();
                self.workspace.notices().say(text::done(count));
                self.navigation.go(&Route::Plan(plan.about().id.clone()));
            }
            Err(refusal) => {
                let why = say::fault_in(merge.0.theirs(), &refusal.fault);
                self.refused.set(Some(text::refused(why)));
            }
        }
    }
}

/// The page.
#[component]
pub fn MergePage() -> impl IntoView {
    let desk = Desk::new(Workspace::here());
    let take_file = move |file: web_sys::File| {
        desk.of_file.set_value(None);
        spawn_local(async move {
            match files::read_text(&file, file::MAX_BYTES as f64).await {
                Ok(text) => desk.take(text),
                Err(error) => desk.refuse(file_error(&error)),
            }
        });
    };
    let inbox = expect_context::<Inbox>();
    match inbox.take() {
        Some(Incoming::File(file)) => take_file(file),
        Some(Incoming::Text(text)) => desk.take(text),
        Some(Incoming::OnDisk(text, seen)) => {
            desk.of_file.set_value(Some(seen));
            desk.take(text);
        }
        // A link is read where it is opened.
        _ => {}
    }
    let choose = move || {
        view! { <FileDrop id=FILE accept=PLANS choose=text::choose() or=text::drop() take=take_file /> }
            .into_any()
    };
    let content = live(move || match desk.stage.get() {
        Stage::Nothing => choose(),
        Stage::Refused(why) => view! {
            <div class="banner bad" role="alert"><p>{why}</p></div>
            {choose()}
        }
        .into_any(),
        Stage::Stranger(name, file) => {
            let import = move |_| {
                inbox.put(Incoming::Text(String::clone(&file)));
                desk.navigation.go(&Route::Import);
            };
            view! {
                <div class="banner bad" role="alert">
                    <p>{text::not_this_plan(name)}</p>
                    <button type="button" class="button" on:click=import>{text::import()}</button>
                </div>
                {choose()}
            }
            .into_any()
        }
        Stage::Chosen(base, _) => {
            let when = base.map(|(_, at)| intl::date_time(at));
            view! { <Compare desk when /> }.into_any()
        }
    });
    view! {
        <div class="narrow merge-page">
            <Page title=text::title()>
                <p class="lead">{text::lead()}</p>
                {content}
            </Page>
        </div>
    }
}

/// What differs, and the decision.
#[component]
fn Compare(desk: Desk, when: Option<String>) -> impl IntoView {
    let base = match when {
        Some(when) => text::base::known(when),
        None => text::base::unknown().to_owned(),
    };
    let list = live(move || {
        let merge = desk.merge.get()?;
        let merge = &merge.0;
        Some(if merge.pieces().is_empty() {
            view! { <p class="good">{text::same()}</p> }.into_any()
        } else {
            view! {
                {choose::clashes(desk, merge)}
                {choose::news(desk, merge)}
            }
            .into_any()
        })
    });
    let is_empty = move || {
        desk.merge.with(|merge| {
            merge
                .as_ref()
                .is_none_or(|merge| merge.0.pieces().is_empty())
        })
    };
    let go = live(move || match desk.count() {
        (0, _) => text::go::none().to_owned(),
        (count, _) => text::go::some(count),
    });
    let still = live(move || match desk.count() {
        (_, 0) => String::new(),
        (_, open) => text::go::open(open),
    });
    let cannot = move || desk.count().1 > 0 || desk.workspace.read_only();
    let again = move |_| {
        desk.stage.set(Stage::Nothing);
        focus::catch(FILE);
    };
    view! {
        <p id=HEADING tabindex="-1" class="merge-base">{base}</p>
        {list}
        {live(move || desk.refused.get().map(|why| view! { <p class="banner bad" role="alert">{why}</p> }.into_any()))}
        <div class="merge-foot">
            <p role="status">{still}</p>
            <div class="actions">
                <button type="button" class="button primary" hidden=is_empty disabled=cannot on:click=move |_| desk.go()>{go}</button>
                <button type="button" class="button" on:click=again>{text::other_file()}</button>
            </div>
        </div>
    }
}
