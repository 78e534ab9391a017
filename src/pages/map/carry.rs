//! Dragging a goal to the one that it is to serve. The button “Move under…” does the same.

use leptos::{ev, html, prelude::*};
use sightline_draw::Place;
use sightline_plan::{Goal, Id};
use sightline_text::map;

use super::{acts, atlas::Atlas, screen::put};
use crate::{ui::live, words::title};

/// So near to an edge of the map, it moves along.
const EDGE: f64 = 48.0;

/// So far it moves in a frame.
const STEP: f64 = 9.0;

/// The place that stands for the top.
const TOP: &str = "map-top";

/// What a goal is held over.
#[derive(Clone, Debug, PartialEq)]
enum Over {
    /// A goal that it may come to serve.
    Goal(Id<Goal>),
    /// Itself, or a goal below it.
    Own(Id<Goal>),
    /// The place for goals that serve none.
    Top,
}

/// A goal that is carried, or none.
#[derive(Clone, Copy)]
pub struct Carry {
    of: RwSignal<Option<Id<Goal>>>,
    over: RwSignal<Option<Over>>,
    pointer: StoredValue<Place>,
    ghost: NodeRef<html::Div>,
}

impl Carry {
    /// Nothing is carried yet.
    pub fn new() -> Self {
        let carry = Self {
            of: RwSignal::new(None),
            over: RwSignal::new(None),
            pointer: StoredValue::new(Place::default()),
            ghost: NodeRef::new(),
        };
        let keys = window_event_listener(ev::keydown, move |event| {
            if event.key() == "Escape" {
                carry.cancel();
            }
        });
        on_cleanup(move || keys.remove());
        carry
    }

    /// Whether a goal is carried.
    pub fn is_on(self) -> bool {
        self.of.with(Option::is_some)
    }

    /// How a goal's card looks meanwhile.
    pub fn mark(self, id: &Id<Goal>) -> Option<&'static str> {
        if self.of.with(|of| of.as_ref() == Some(id)) {
            return Some("carried");
        }
        self.over.with(|over| match over {
            Some(Over::Goal(over)) if over == id => Some("over"),
            Some(Over::Own(over)) if over == id => Some("refused"),
            _ => None,
        })
    }

    /// Takes hold of a goal.
    pub fn begin(self, atlas: Atlas, id: Id<Goal>, place: Place) {
        atlas.pointed.set(None);
        atlas.take(&id);
        self.pointer.set_value(place);
        self.of.set(Some(id));
        self.move_along(atlas);
        request_animation_frame(move || self.put_ghost());
    }

    /// Follows the pointer.
    pub fn go(self, atlas: Atlas, place: Place) {
        self.pointer.set_value(place);
        self.put_ghost();
        self.look(atlas);
    }

    /// Lets go of the goal where the pointer is.
    pub fn drop(self, atlas: Atlas) {
        let (of, over) = (self.of.get_untracked(), self.over.get_untracked());
        self.cancel();
        if let (Some(id), Some(over)) = (of, over) {
            let parent = match over {
                Over::Goal(parent) => Some(parent),
                Over::Own(own) if own == id => return,
                Over::Own(own) => Some(own),
                Over::Top => None,
            };
            acts::move_under(atlas, &id, parent);
        }
    }

    /// Ends it, and leaves the goal where it was.
    pub fn cancel(self) {
        if self.of.try_with_untracked(Option::is_some) == Some(true) {
            self.of.set(None);
            self.over.set(None);
        }
    }

    fn put_ghost(self) {
        if let Some(ghost) = self.ghost.try_get_untracked().flatten() {
            let place = self.pointer.get_value();
            let at = format!("translate({:.0}px,{:.0}px)", place.x + 12.0, place.y + 12.0);
            put(&ghost, "transform", &at);
        }
    }

    /// Sees what the goal is held over.
    fn look(self, atlas: Atlas) {
        let Some(id) = self.of.get_untracked() else {
            return;
        };
        let client = self.pointer.get_value();
        let on_top = document()
            .element_from_point(client.x as f32, client.y as f32)
            .is_some_and(|element| element.id() == TOP);
        let over = if on_top {
            Some(Over::Top)
        } else {
            let place = atlas.camera.place(client);
            let goal = atlas
                .map
                .with_untracked(|map| map.at(place).map(|node| map.nodes()[node].goal.clone()));
            goal.map(|goal| {
                if acts::is_below(atlas, &goal, &id) {
                    Over::Own(goal)
                } else {
                    Over::Goal(goal)
                }
            })
        };
        if self.over.get_untracked() != over {
            self.over.set(over);
        }
    }

    /// While the pointer rests near an edge of the map, the map moves.
    fn move_along(self, atlas: Atlas) {
        request_animation_frame(move || {
            if self.of.try_with_untracked(Option::is_some) != Some(true) {
                return;
            }
            let at = atlas.camera.screen(self.pointer.get_value());
            let size = atlas.camera.frame_size();
            let along = |at: f64, size: f64| {
                if at < EDGE {
                    STEP
                } else if at > size - EDGE {
                    -STEP
                } else {
                    0.0
                }
            };
            let by = Place {
                x: along(at.x, size.x),
                y: along(at.y, size.y),
            };
            if by != Place::default() && self.over.get_untracked() != Some(Over::Top) {
                atlas.camera.pan(by);
                self.look(atlas);
            }
            self.move_along(atlas);
        });
    }
}

/// What is seen while a goal is carried.
#[component]
pub fn CarryLayer() -> impl IntoView {
    let atlas = Atlas::here();
    let carry = atlas.carry;
    live(move || {
        let goal = carry.of.get().and_then(|id| atlas.goal_now(&id))?;
        let on_top = live(move || (carry.over.get() == Some(Over::Top)).then_some(""));
        Some(
            view! {
                <div id=TOP class="map-top" data-over=on_top>{map::act::top()}</div>
                <p class="map-carry-hint" role="status">{map::act::carry()}</p>
                <div class="map-ghost" node_ref=carry.ghost>{title(&goal)}</div>
            }
            .into_any(),
        )
    })
}
