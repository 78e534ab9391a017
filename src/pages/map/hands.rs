//! Mouse, pen and fingers on the map: they point, press, move it about, make it larger and smaller, and carry goals.

use std::time::Duration;

use leptos::{ev, leptos_dom::helpers::TimeoutHandle, prelude::*};
use sightline_draw::Place;
use sightline_plan::{Goal, Id};
use wasm_bindgen::JsCast;
use web_sys::Element;

use super::atlas::Atlas;
use crate::{pages::goals::clear, route::Route};

/// So far a pointer may stray and still press.
const STRAY: f64 = 6.0;

/// So long a finger rests on a goal before it takes hold of it.
const HOLD: Duration = Duration::from_millis(450);

/// How much a turn of the wheel zooms.
const WHEEL: f64 = 0.0025;

/// Pixels of a line, where a wheel counts in lines.
const LINE: f64 = 18.0;

/// What pointers are about.
#[derive(Clone, Debug, PartialEq)]
enum Mode {
    /// Nothing.
    Idle,
    /// A press that may become something else.
    Press {
        start: Place,
        goal: Option<Id<Goal>>,
        on_fold: bool,
    },
    /// Moving the map.
    Pan,
    /// Carrying a goal.
    Carry,
    /// Two fingers.
    Pinch,
}

/// The pointers on the map.
#[derive(Clone, Copy)]
pub struct Hands {
    atlas: Atlas,
    mode: StoredValue<Mode>,
    pointers: StoredValue<Vec<(i32, Place)>>,
    hold: StoredValue<Option<TimeoutHandle>>,
    /// Where the mouse last pointed. Where the map moves below a mouse at rest, the browser says that it moved.
    rest: StoredValue<Option<Place>>,
}

impl Hands {
    /// None yet.
    pub fn new(atlas: Atlas) -> Self {
        let hold = StoredValue::new(None);
        on_cleanup(move || clear(hold));
        Self {
            atlas,
            mode: StoredValue::new(Mode::Idle),
            pointers: StoredValue::new(Vec::new()),
            hold,
            rest: StoredValue::new(None),
        }
    }

    /// A pointer comes down.
    pub fn down(self, event: &ev::PointerEvent) {
        if event.button() > 1 {
            return;
        }
        let place = place_of(event);
        self.pointers.update_value(|pointers| {
            pointers.retain(|(id, _)| *id != event.pointer_id());
            pointers.push((event.pointer_id(), place));
        });
        clear(self.hold);
        if self.pointers.with_value(Vec::len) > 1 {
            self.atlas.carry.cancel();
            self.mode.set_value(Mode::Pinch);
            capture(event);
            return;
        }
        let goal = self.goal_at(place).filter(|_| event.button() == 0);
        let on_fold = element_of(event).is_some_and(|it| it.has_attribute("data-fold"));
        if event.pointer_type() == "touch" && goal.is_some() && self.atlas.may_edit() {
            let held = goal.clone();
            let take = move || {
                if let Some(goal) = held.clone() {
                    self.mode.set_value(Mode::Carry);
                    self.atlas.carry.begin(self.atlas, goal, place);
                }
            };
            let handle = set_timeout_with_handle(take, HOLD).ok();
            self.hold.set_value(handle);
        }
        self.mode.set_value(Mode::Press {
            start: place,
            goal,
            on_fold,
        });
    }

    /// A pointer moves.
    pub fn go(self, event: &ev::PointerEvent) {
        let place = place_of(event);
        let before = self.pointers.try_update_value(|pointers| {
            let own = pointers
                .iter_mut()
                .find(|(id, _)| *id == event.pointer_id())?;
            Some(std::mem::replace(&mut own.1, place))
        });
        let Some(before) = before.flatten() else {
            if event.pointer_type() == "mouse" {
                self.point(place);
            }
            return;
        };
        match self.mode.get_value() {
            Mode::Press { start, goal, .. } => {
                if (place.x - start.x).hypot(place.y - start.y) < STRAY {
                    return;
                }
                clear(self.hold);
                capture(event);
                let carries = event.pointer_type() != "touch" && self.atlas.may_edit();
                if let Some(goal) = goal.filter(|_| carries) {
                    self.mode.set_value(Mode::Carry);
                    self.atlas.carry.begin(self.atlas, goal, place);
                } else {
                    self.mode.set_value(Mode::Pan);
                    self.atlas.pointed.set(None);
                    self.pan(start, place);
                }
            }
            Mode::Pan => self.pan(before, place),
            Mode::Carry => self.atlas.carry.go(self.atlas, place),
            Mode::Pinch => self.pinch(event.pointer_id(), before, place),
            Mode::Idle => {}
        }
    }

    /// A pointer is lifted.
    pub fn up(self, event: &ev::PointerEvent) {
        let mode = self.leave(event);
        match mode {
            Mode::Press {
                goal: Some(goal),
                on_fold,
                ..
            } => {
                if on_fold {
                    self.atlas.toggle(&goal);
                }
                self.atlas.take(&goal);
            }
            Mode::Press { goal: None, .. } => self.atlas.let_go(),
            Mode::Carry => self.atlas.carry.drop(self.atlas),
            Mode::Pan | Mode::Pinch | Mode::Idle => {}
        }
    }

    /// A pointer is taken away by the browser.
    pub fn cancel(self, event: &ev::PointerEvent) {
        self.leave(event);
        self.atlas.carry.cancel();
    }

    fn leave(self, event: &ev::PointerEvent) -> Mode {
        clear(self.hold);
        self.pointers
            .update_value(|pointers| pointers.retain(|(id, _)| *id != event.pointer_id()));
        let mode = self.mode.get_value();
        // The finger that is left goes on moving the map.
        let rest = match mode {
            Mode::Pinch if self.pointers.with_value(|pointers| !pointers.is_empty()) => Mode::Pan,
            _ => Mode::Idle,
        };
        self.mode.set_value(rest);
        mode
    }

    /// Opens the goal that was pressed twice.
    pub fn open(self, event: &ev::MouseEvent) {
        let place = Place {
            x: f64::from(event.client_x()),
            y: f64::from(event.client_y()),
        };
        let pressed = event.target().and_then(|it| it.dyn_into::<Element>().ok());
        let on_fold = pressed.is_some_and(|it| it.has_attribute("data-fold"));
        if let Some(goal) = self.goal_at(place).filter(|_| !on_fold) {
            open(self.atlas, &goal);
        }
    }

    /// A finger that rests on a goal takes hold of it, and asks for no menu.
    pub fn no_menu(self, event: &ev::MouseEvent) {
        if self.mode.get_value() != Mode::Idle {
            event.prevent_default();
        }
    }

    /// The wheel moves the map, and with Ctrl, as when two fingers pinch a touchpad, zooms.
    pub fn wheel(self, event: &ev::WheelEvent) {
        event.prevent_default();
        let unit = match event.delta_mode() {
            0 => 1.0,
            1 => LINE,
            _ => self.atlas.camera.frame_size().y,
        };
        let (x, y) = (event.delta_x() * unit, event.delta_y() * unit);
        if event.ctrl_key() || event.meta_key() {
            let about = self.atlas.camera.screen(Place {
                x: f64::from(event.client_x()),
                y: f64::from(event.client_y()),
            });
            // A wheel that turns by notches would leap.
            let factor = (-y * WHEEL).clamp(-0.25, 0.25).exp();
            self.atlas.camera.zoom(about, factor);
        } else if event.shift_key() && x == 0.0 {
            self.atlas.camera.pan(Place { x: -y, y: 0.0 });
        } else {
            self.atlas.camera.pan(Place { x: -x, y: -y });
        }
    }

    fn goal_at(self, client: Place) -> Option<Id<Goal>> {
        let place = self.atlas.camera.place(client);
        self.atlas.map.with_untracked(|map| {
            let node = map.at(place)?;
            Some(map.nodes()[node].goal.clone())
        })
    }

    fn point(self, place: Place) {
        if self.rest.get_value() == Some(place) {
            return;
        }
        self.rest.set_value(Some(place));
        let goal = self.goal_at(place);
        if self
            .atlas
            .pointed
            .with_untracked(|pointed| *pointed != goal)
        {
            self.atlas.pointed.set(goal);
        }
    }

    fn pan(self, from: Place, to: Place) {
        self.atlas.camera.pan(Place {
            x: to.x - from.x,
            y: to.y - from.y,
        });
    }

    fn pinch(self, own: i32, before: Place, place: Place) {
        let other = self.pointers.with_value(|pointers| {
            let other = pointers.iter().find(|(id, _)| *id != own);
            other.map(|(_, place)| *place)
        });
        let Some(other) = other else { return };
        let apart = |a: Place, b: Place| (a.x - b.x).hypot(a.y - b.y).max(1.0);
        let middle = |a: Place, b: Place| Place {
            x: f64::midpoint(a.x, b.x),
            y: f64::midpoint(a.y, b.y),
        };
        let camera = self.atlas.camera;
        self.pan(middle(before, other), middle(place, other));
        let factor = apart(place, other) / apart(before, other);
        camera.zoom(camera.screen(middle(place, other)), factor);
    }
}

/// Focus has come to something: only while it is a card is it kept there.
pub fn entered(atlas: Atlas, event: &ev::FocusEvent) {
    let element = event
        .target()
        .and_then(|target| target.dyn_into::<Element>().ok());
    let card = element.and_then(|element| element.get_attribute("data-goal"));
    atlas.held.set_value(card.and_then(|id| Id::new(&id)));
}

/// Focus has come to a card: by keys, it is then brought into view.
pub fn focused(atlas: Atlas, event: &ev::FocusEvent) {
    let card = event
        .target()
        .and_then(|target| target.dyn_into::<Element>().ok());
    let Some(card) = card else { return };
    let Some(id) = card.get_attribute("data-goal").and_then(|id| Id::new(&id)) else {
        return;
    };
    if card.matches(":focus-visible").unwrap_or(false) {
        atlas.show(&id);
    } else {
        atlas.take(&id);
    }
}

/// Opens a goal's own page.
pub fn open(atlas: Atlas, id: &Id<Goal>) {
    if let Some(plan) = atlas.workspace.plan_now() {
        let route = Route::Goal(plan.about().id.clone(), id.clone());
        atlas.navigation.go(&route);
    }
}

fn place_of(event: &ev::PointerEvent) -> Place {
    Place {
        x: f64::from(event.client_x()),
        y: f64::from(event.client_y()),
    }
}

fn element_of(event: &ev::PointerEvent) -> Option<Element> {
    event.target()?.dyn_into().ok()
}

/// Without the capture, a move ends where the pointer leaves the map.
fn capture(event: &ev::PointerEvent) {
    let surface = event
        .current_target()
        .and_then(|target| target.dyn_into::<Element>().ok());
    if let Some(surface) = surface {
        // A pointer that is gone already captures nothing.
        let _ = surface.set_pointer_capture(event.pointer_id());
    }
}
