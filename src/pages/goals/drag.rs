//! Dragging a goal by its handle, with mouse, pen or finger. The row's menu and keys do the same.

use leptos::{ev, prelude::*};
use sightline_plan::{
    Goal, Id,
    outline::place::{self, Landing},
};
use wasm_bindgen::JsCast;
use web_sys::Element;

use super::{outliner::Outliner, window::Window};

/// So near to an edge of the screen, the page scrolls along.
const EDGE: f64 = 72.0;

/// So far it scrolls in a frame.
const SCROLL: f64 = 10.0;

/// Below this width, storeys are indented less.
const NARROW: f64 = 640.0;

/// A drag that goes on, or none.
#[derive(Clone, Copy)]
pub struct Drag {
    outliner: Outliner,
    window: Window,
    of: RwSignal<Option<Id<Goal>>>,
    landing: RwSignal<Option<(Landing, f64)>>,
    /// Where it began across, how deep the goal was then, and where the pointer is.
    start: StoredValue<(f64, usize)>,
    pointer: StoredValue<(f64, f64)>,
}

impl Drag {
    /// Nothing is dragged yet.
    pub fn of(outliner: Outliner, window: Window) -> Self {
        let drag = Self {
            outliner,
            window,
            of: RwSignal::new(None),
            landing: RwSignal::new(None),
            start: StoredValue::new((0.0, 0)),
            pointer: StoredValue::new((0.0, 0.0)),
        };
        let keys = window_event_listener(ev::keydown, move |event| {
            if event.key() == "Escape" {
                drag.cancel();
            }
        });
        on_cleanup(move || keys.remove());
        drag
    }

    /// Whether this goal is being dragged.
    pub fn is_of(self, id: StoredValue<Id<Goal>>) -> bool {
        self.of
            .with(|of| id.with_value(|id| of.as_ref() == Some(id)))
    }

    /// Where the line that shows the landing is drawn: how far down, and how deep.
    pub fn shown(self) -> Option<(f64, usize)> {
        self.landing
            .with(|landing| landing.as_ref().map(|(landing, y)| (*y, landing.depth)))
    }

    /// Takes hold of a goal.
    pub fn begin(self, id: Id<Goal>, event: &ev::PointerEvent) {
        if event.button() != 0 {
            return;
        }
        event.prevent_default();
        self.outliner.finish();
        let Some(line) = self.outliner.line_now(&id) else {
            return;
        };
        if let Some(handle) = event
            .current_target()
            .and_then(|target| target.dyn_into::<Element>().ok())
        {
            // Without the capture, the drag ends where the pointer leaves the handle.
            let _ = handle.set_pointer_capture(event.pointer_id());
        }
        self.window.measure();
        self.start
            .set_value((f64::from(event.client_x()), line.depth));
        self.note(event);
        self.of.set(Some(id));
        self.scroll_along();
    }

    /// Follows the pointer.
    pub fn go(self, event: &ev::PointerEvent) {
        if self.of.with_untracked(Option::is_some) {
            self.note(event);
            self.look();
        }
    }

    /// Lets go of the goal where the pointer is.
    pub fn drop(self, event: &ev::PointerEvent) {
        let (Some(id), Some((landing, _))) =
            (self.of.get_untracked(), self.landing.get_untracked())
        else {
            return self.cancel();
        };
        event.prevent_default();
        self.cancel();
        let stays = self.outliner.goal_now(&id).is_some_and(|goal| {
            let plan = self.outliner.workspace.plan_now();
            let after = plan.and_then(|plan| place::next_sibling(&plan, &goal));
            goal.parent == landing.parent
                && (landing.before == after || landing.before.as_ref() == Some(&id))
        });
        if !stays {
            self.outliner
                .move_to(&id, landing.parent.as_ref(), landing.before);
        }
    }

    /// Ends it, and leaves the goal where it was.
    pub fn cancel(self) {
        if self.of.with_untracked(Option::is_some) {
            self.of.set(None);
            self.landing.set(None);
        }
    }

    fn note(self, event: &ev::PointerEvent) {
        self.pointer
            .set_value((f64::from(event.client_x()), f64::from(event.client_y())));
    }

    /// Sees where the goal would land.
    fn look(self) {
        let (Some(id), Some(list)) = (self.of.get_untracked(), self.window.list.get_untracked())
        else {
            return;
        };
        let (x, y) = self.pointer.get_value();
        let y = y - list.get_bounding_client_rect().top();
        let tops = self.window.tops_now();
        let line = tops.partition_point(|top| *top <= y).saturating_sub(1);
        let ends = tops.get(line).zip(tops.get(line + 1));
        let gap = line + usize::from(ends.is_none_or(|(top, end)| y > f64::midpoint(*top, *end)));
        let (from, depth) = self.start.get_value();
        let across = if inner_width() < NARROW { 12.0 } else { 34.0 };
        let steps = ((x - from) / across).round() as isize;
        let depth = depth.saturating_add_signed(steps);
        let landing = self
            .outliner
            .lines
            .with_untracked(|lines| place::landing(lines, &id, gap, depth));
        let y = tops.get(gap).or(tops.last()).copied().unwrap_or(0.0);
        self.landing.set(Some((landing, y)));
    }

    /// While the pointer rests near an edge of the screen, the page moves.
    fn scroll_along(self) {
        request_animation_frame(move || {
            if !matches!(self.of.try_get_untracked(), Some(Some(_))) {
                return;
            }
            let (_, y) = self.pointer.get_value();
            let height = window()
                .inner_height()
                .ok()
                .and_then(|height| height.as_f64())
                .unwrap_or(0.0);
            let by = if y < EDGE {
                -SCROLL
            } else if y > height - EDGE {
                SCROLL
            } else {
                0.0
            };
            if by != 0.0 && self.landing.with_untracked(Option::is_some) {
                window().scroll_by_with_x_and_y(0.0, by);
                self.look();
            }
            self.scroll_along();
        });
    }
}

fn inner_width() -> f64 {
    window()
        .inner_width()
        .ok()
        .and_then(|width| width.as_f64())
        .unwrap_or(0.0)
}
