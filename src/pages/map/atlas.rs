//! What the map shows and what is lit in it.

use std::{collections::HashSet, sync::Arc};

use leptos::prelude::*;
use sightline_draw::{Lit, Map, SPACING};
use sightline_plan::{
    Figures, Goal, Id, Plan,
    outline::{Folding, Outline},
};

use super::{
    camera::Camera,
    carry::Carry,
    color::{Coloring, Shade, Shades},
    near::near,
};
use crate::{
    browser::device,
    state::{FiguresNow, Navigation, Workspace},
};

/// Below this width the list comes first: a picture of cards hardly fits.
const NARROW: f64 = 640.0;

/// How the map is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// As a picture.
    Picture,
    /// As a nested list.
    List,
}

/// The map of the open plan. Copy it wherever it is needed.
#[derive(Clone, Copy)]
pub struct Atlas {
    /// The workspace.
    pub workspace: Workspace,
    /// Where to go on to.
    pub navigation: Navigation,
    figures: FiguresNow,
    outline: StoredValue<Outline>,
    /// What of it the map shows, where that is not all.
    seen: StoredValue<Option<Outline>>,
    folding: RwSignal<Folding>,
    /// What there is and where it stands.
    pub map: Memo<Arc<Map>>,
    /// What is in view.
    pub camera: Camera,
    /// The nodes of which something is in view; none where they are too small to be read.
    pub near: Memo<Arc<Vec<usize>>>,
    /// A goal that is being dragged.
    pub carry: Carry,
    /// Picture or list.
    pub shape: RwSignal<Shape>,
    /// What colours mean.
    pub coloring: RwSignal<Coloring>,
    /// The class of each node, in the order of the map.
    pub shades: Memo<Arc<Shades>>,
    /// The class whose goals are picked out.
    pub only: RwSignal<Option<Shade>>,
    /// The goal that takes focus when a person comes to the map.
    active: RwSignal<Option<Id<Goal>>>,
    /// The goal whose card has focus, which it must not lose where the card is moved on the page.
    pub held: StoredValue<Option<Id<Goal>>>,
    /// The goal that was gone to last, until it is let go.
    pub chosen: RwSignal<Option<Id<Goal>>>,
    /// The goal that is pointed at.
    pub pointed: RwSignal<Option<Id<Goal>>>,
    /// What lights up.
    pub lit: Memo<Option<Arc<Lit>>>,
    /// The goals that a search found.
    pub found: RwSignal<Arc<HashSet<Id<Goal>>>>,
    /// The goal that is to move under one chosen from a list.
    pub moving: RwSignal<Option<Id<Goal>>>,
    /// Whether the dialog for that is open.
    pub choosing: RwSignal<bool>,
}

impl Atlas {
    /// The map of the open plan.
    pub fn new(workspace: Workspace) -> Self {
        let figures = FiguresNow::follow(workspace);
        let plan = workspace.plan_now();
        let first = plan.as_deref().map(Outline::of).unwrap_or_default();
        let kept = plan.as_deref().and_then(|plan| device::get(&setting(plan)));
        let folding = kept.and_then(|kept| Folding::read(&kept));
        let folding = RwSignal::new(folding.unwrap_or_else(|| Folding::at_first(&first)));
        let outline = StoredValue::new(first);
        let seen = StoredValue::new(None::<Outline>);
        let map = Memo::new(move |_| {
            if let Some(plan) = workspace.plan() {
                outline.update_value(|outline| {
                    outline.follow(&plan);
                });
            }
            seen.set_value(outline.with_value(Outline::without_put_away));
            let figures = figures.get();
            let drawn = |outline: &Outline| {
                folding.with(|folding| Arc::new(Map::of(outline, folding, figures.as_deref())))
            };
            seen.with_value(|seen| match seen {
                Some(seen) => drawn(seen),
                None => outline.with_value(drawn),
            })
        });
        let coloring = RwSignal::new(Coloring::Health);
        let shades = Memo::new(move |_| {
            let (plan, figures) = (workspace.plan(), figures.get());
            let coloring = coloring.get();
            let plan = plan.unwrap_or_else(|| Arc::new(Plan::new(Id::from_bits(0), "")));
            map.with(|map| Arc::new(Shades::of(&plan, figures.as_deref(), map, coloring)))
        });
        let chosen = RwSignal::new(None);
        let pointed = RwSignal::new(None);
        let lit = Memo::new(move |_| {
            let goal: Id<Goal> = pointed.get().or_else(|| chosen.get())?;
            map.with(|map| Some(Arc::new(map.lit(map.stand_in(&goal)?))))
        });
        let camera = Camera::new();
        let near = near(map, camera);
        Self {
            workspace,
            navigation: expect_context(),
            figures,
            outline,
            seen,
            folding,
            map,
            camera,
            near,
            carry: Carry::new(),
            shape: RwSignal::new(if width() < NARROW {
                Shape::List
            } else {
                Shape::Picture
            }),
            coloring,
            shades,
            only: RwSignal::new(None),
            active: RwSignal::new(None),
            held: StoredValue::new(None),
            chosen,
            pointed,
            lit,
            found: RwSignal::new(Arc::default()),
            moving: RwSignal::new(None),
            choosing: RwSignal::new(false),
        }
    }

    /// The map of this page.
    pub fn here() -> Self {
        expect_context()
    }

    /// The plan, followed.
    pub fn plan(self) -> Option<Arc<Plan>> {
        self.workspace.plan()
    }

    /// The figures as last computed.
    pub fn figures(self) -> Option<Arc<Figures>> {
        self.figures.get()
    }

    /// The goal as it is now, without following it.
    pub fn goal_now(self, id: &Id<Goal>) -> Option<Arc<Goal>> {
        self.workspace.plan_now()?.goal(id).cloned()
    }

    /// Every goal of the map in the order of the outline, as it is now.
    pub fn outline<T>(self, read: impl FnOnce(&Outline) -> T) -> T {
        self.map.with_untracked(|_| ());
        self.seen.with_value(|seen| match seen {
            Some(seen) => read(seen),
            None => self.outline.with_value(read),
        })
    }

    /// How many goals were put away with their cycles, and are not on the map.
    pub fn put_away(self) -> usize {
        self.map.track();
        let seen = self.seen.with_value(|seen| seen.as_ref().map(Outline::len));
        seen.map_or(0, |seen| self.outline.with_value(Outline::len) - seen)
    }

    /// How the map is folded.
    pub fn folding(self) -> Folding {
        self.folding.get()
    }

    /// Whether goals may be changed.
    pub fn may_edit(self) -> bool {
        !self.workspace.read_only()
    }

    /// The goal that the keys act on, without following it.
    pub fn at_hand(self) -> Option<Id<Goal>> {
        untrack(|| self.stop())
    }

    /// The goal that takes focus when a person comes to the map.
    pub fn stop(self) -> Option<Id<Goal>> {
        let active = self.active.get();
        self.map.with(|map| {
            let active = active.filter(|active| map.node(active).is_some());
            active.or_else(|| map.nodes().first().map(|node| node.goal.clone()))
        })
    }

    /// Takes note that a goal has focus, and lights it.
    pub fn take(self, id: &Id<Goal>) {
        if self
            .chosen
            .with_untracked(|chosen| chosen.as_ref() != Some(id))
        {
            self.chosen.set(Some(id.clone()));
        }
        if self
            .active
            .with_untracked(|active| active.as_ref() != Some(id))
        {
            self.active.set(Some(id.clone()));
        }
    }

    /// Lets go of what is lit.
    pub fn let_go(self) {
        self.chosen.set(None);
        self.pointed.set(None);
        self.only.set(None);
    }

    /// Lets the camera know what there is to see now.
    pub fn survey(self) {
        self.map.with_untracked(|map| {
            let first = map.card(0).unwrap_or_default();
            let edge = SPACING.column / 2.0;
            let heads = map.heads().iter().map(|head| {
                let from = head.first as f64 * SPACING.column - edge;
                (from, from + head.count as f64 * SPACING.column)
            });
            self.camera.of_map(map.extent(), first, heads.collect());
        });
    }

    /// Shows a goal and puts focus on it.
    pub fn focus(self, id: &Id<Goal>) {
        self.reveal(id);
        self.show(id);
        let card = card_id(id);
        set_timeout(move || focus_still(&card), std::time::Duration::ZERO);
    }

    /// Brings focus back to the card that had it. Drawing what is in view now may move that card on the page, which
    /// takes focus from it.
    pub fn keep_focus(self) {
        let active = document().active_element();
        let is_lost = active.is_none_or(|element| element.tag_name() == "BODY");
        if let Some(held) = self.held.try_get_value().flatten().filter(|_| is_lost) {
            focus_still(&card_id(&held));
        }
    }

    /// Lights a goal and moves the map so that it is seen.
    pub fn show(self, id: &Id<Goal>) {
        self.take(id);
        self.survey();
        let card = self.map.with_untracked(|map| map.card(map.node(id)?));
        if let Some(card) = card {
            self.camera.show(&card);
        }
    }

    /// Flies to a goal, near enough to read it.
    pub fn fly(self, id: &Id<Goal>) {
        self.reveal(id);
        self.take(id);
        self.survey();
        let card = self.map.with_untracked(|map| map.card(map.node(id)?));
        if let Some(card) = card {
            self.camera.approach(&card);
        }
    }

    /// Shows or hides what is below a goal.
    pub fn fold(self, id: &Id<Goal>, open: bool) {
        let before = self.map.with_untracked(|map| map.card(map.node(id)?));
        self.refold(|folding| folding.set(id, open));
        // The card stays where it was on the screen, whatever moved around it.
        let after = self.map.with_untracked(|map| map.card(map.node(id)?));
        if let (Some(before), Some(after)) = (before, after) {
            self.camera.follow(&before, &after);
        }
    }

    /// Folds or unfolds what is below a goal.
    pub fn toggle(self, id: &Id<Goal>) {
        let open = self.map.with_untracked(|map| {
            let node = map.node(id)?;
            map.nodes()[node].open
        });
        if let Some(open) = open {
            self.fold(id, !open);
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
        self.survey();
        self.camera.home();
    }

    /// Makes sure that nothing above a goal is folded.
    pub fn reveal(self, id: &Id<Goal>) {
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
            // A device that cannot remember it shows the map as it comes.
            let _ = device::set(&setting(&plan), Some(&text));
        }
    }

    /// Shows the map as a picture or as a list.
    pub fn show_as(self, shape: Shape) {
        self.pointed.set(None);
        self.shape.set(shape);
    }

    /// Whether a node steps back because something else is lit or picked out.
    pub fn steps_back(self, node: usize, goal: &Id<Goal>) -> bool {
        if let Some(lit) = self.lit.get() {
            return !lit.has(node);
        }
        if let Some(only) = self.only.get() {
            return self.shades.with(|shades| shades.at(node) != only);
        }
        self.found
            .with(|found| !found.is_empty() && !found.contains(goal))
    }
}

fn width() -> f64 {
    window()
        .inner_width()
        .ok()
        .and_then(|width| width.as_f64())
        .unwrap_or(NARROW)
}

/// The device setting that holds how a plan's map is folded.
fn setting(plan: &Plan) -> String {
    format!("map.{}", plan.about().id.as_str())
}

/// The id of a goal's card on the page.
pub fn card_id(id: &Id<Goal>) -> String {
    let plain =
        percent_encoding::utf8_percent_encode(id.as_str(), percent_encoding::NON_ALPHANUMERIC);
    format!("map-{plain}")
}

/// Puts focus on the element with this id without scrolling to it: the map moves by itself.
fn focus_still(id: &str) {
    use wasm_bindgen::JsCast;
    let element = document().get_element_by_id(id);
    if let Some(element) = element.and_then(|it| it.dyn_into::<web_sys::HtmlElement>().ok()) {
        let options = web_sys::FocusOptions::new();
        options.set_prevent_scroll(true);
        // What cannot take focus leaves it where it was.
        let _ = element.focus_with_options(&options);
    }
}
