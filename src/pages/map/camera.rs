//! What of the map is in view. While one moves about, each frame sets one transform of one layer; what is drawn in
//! it changes only as things come into view.

use std::time::Duration;

use leptos::{html, leptos_dom::helpers::TimeoutHandle, prelude::*};
use sightline_draw::{Limits, Place, Rect, View};
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use super::screen::{Written, letters, now, wants_stillness};
use crate::pages::goals::clear;

/// The largest zoom.
const MOST: f64 = 2.0;

/// The zoom at which cards are read with ease.
const READABLE: f64 = 0.85;

/// Below this, a map does not begin whole: it could not be read.
const WHOLE: f64 = 0.62;

/// Below the first, text is left out; above the second, it comes back.
const FAR: f64 = 0.4;
const NEAR: f64 = 0.44;

/// So many pixels stay free around what is shown.
const MARGIN: f64 = 28.0;

/// How far beyond the frame cards are drawn, in units of the drawing.
const BEYOND: f64 = 110.0;

/// How long a flight takes.
const FLIGHT_MS: f64 = 320.0;

/// So long after the last move the map is at rest.
const REST: Duration = Duration::from_millis(180);

/// The size of the small overview.
pub const MINI: Place = Place { x: 172.0, y: 112.0 };

/// A way to another view.
#[derive(Clone, Copy)]
struct Flight {
    from: View,
    to: View,
    began: f64,
}

/// What the map is seen through.
#[derive(Clone, Copy)]
pub struct Camera {
    view: StoredValue<View>,
    frame: StoredValue<Place>,
    extent: StoredValue<Rect>,
    /// The card that one begins at.
    first: StoredValue<Rect>,
    /// From where to where each level reaches across.
    heads: StoredValue<Vec<(f64, f64)>>,
    asked: StoredValue<bool>,
    placed: StoredValue<bool>,
    /// Whether someone has moved it: until then it stands where one begins.
    moved: StoredValue<bool>,
    flight: StoredValue<Option<Flight>>,
    /// Until it has come to rest: while it moves, what is painted already is moved and stretched, and only then
    /// painted anew.
    resting: StoredValue<Option<TimeoutHandle>>,
    /// The zoom at which it was painted.
    painted: StoredValue<f64>,
    /// What was written last into each style that moves: most do not in most frames.
    written: Written,
    /// How large letters are on this page, to what most pages have: a card is to be as easy to read as the rest.
    letters: StoredValue<f64>,
    /// The element through which one looks.
    pub port: NodeRef<html::Div>,
    /// The layer that moves.
    pub layer: NodeRef<html::Div>,
    /// The names of the levels, over their columns.
    pub head_line: NodeRef<html::Div>,
    /// The frame in the small overview.
    pub mini_frame: NodeRef<html::Div>,
    /// The part of the drawing that is drawn.
    pub area: RwSignal<Rect>,
    /// Whether everything is too small to be read.
    pub far: RwSignal<bool>,
    /// How many pixels a unit has, in steps of two, for lines that must not get too thin.
    pub step: RwSignal<i32>,
}

impl Camera {
    /// Not looking at anything yet.
    pub fn new() -> Self {
        Self {
            view: StoredValue::new(View {
                corner: Place::default(),
                zoom: 1.0,
            }),
            frame: StoredValue::new(Place { x: 1.0, y: 1.0 }),
            extent: StoredValue::new(Rect::default()),
            first: StoredValue::new(Rect::default()),
            heads: StoredValue::new(Vec::new()),
            asked: StoredValue::new(false),
            placed: StoredValue::new(false),
            moved: StoredValue::new(false),
            flight: StoredValue::new(None),
            resting: StoredValue::new(None),
            painted: StoredValue::new(1.0),
            written: Written::new(),
            letters: StoredValue::new(1.0),
            port: NodeRef::new(),
            layer: NodeRef::new(),
            head_line: NodeRef::new(),
            mini_frame: NodeRef::new(),
            area: RwSignal::new(Rect::default()),
            far: RwSignal::new(false),
            step: RwSignal::new(0),
        }
    }

    /// Takes note of what there is to see.
    pub fn of_map(self, extent: Rect, first: Rect, heads: Vec<(f64, f64)>) {
        self.extent.set_value(extent);
        self.first.set_value(first);
        self.heads.set_value(heads);
        if self.placed.get_value() {
            if !self.moved.get_value() {
                self.flight.set_value(None);
                self.view.set_value(self.beginning());
            }
            self.ask();
        }
    }

    /// Measures the frame; the first time, it also takes its place.
    pub fn measure(self) {
        let Some(port) = self.port.try_get_untracked().flatten() else {
            return;
        };
        let size = Place {
            x: f64::from(port.client_width()),
            y: f64::from(port.client_height()),
        };
        if size.x < 1.0 || size.y < 1.0 {
            return;
        }
        self.frame.set_value(size);
        // The names of the levels may be others now.
        self.written.forget();
        self.letters.set_value(letters());
        let is_placed = self.placed.get_value();
        // As long as nobody has moved it, it begins anew in a frame of another size.
        if !self.moved.get_value() {
            self.flight.set_value(None);
            self.view.set_value(self.beginning());
        }
        if is_placed {
            self.ask();
        } else {
            self.placed.set_value(true);
            self.apply();
        }
    }

    /// Another canvas looks at the map, which begins where this one ends.
    pub fn forget_place(self) {
        self.area.set(Rect::default());
    }

    /// Where one begins: all of it where that can be read, else the first goal at the left.
    fn beginning(self) -> View {
        let (extent, frame) = (self.extent.get_value(), self.frame.get_value());
        let letters = self.letters.get_value();
        let (least, readable) = (WHOLE * letters, READABLE * letters);
        let whole = View::fitting(&extent, frame, MARGIN, letters.max(1.0));
        if whole.zoom >= least {
            return whole;
        }
        let across = (frame.x - 2.0 * MARGIN) / extent.size().x.max(1.0);
        let zoom = if across >= least {
            // All levels side by side.
            across.min(readable)
        } else {
            readable.min((frame.x - 2.0 * MARGIN) / self.first.get_value().size().x)
        };
        let first = self.first.get_value();
        let across = frame.x / zoom;
        let room = (across - extent.size().x) / 2.0;
        let corner = Place {
            x: extent.left - room.max(MARGIN / zoom),
            y: (first.middle().y - frame.y / 2.0 / zoom).max(extent.top - MARGIN / zoom),
        };
        View { corner, zoom }
    }

    /// Goes to where one began.
    pub fn home(self) {
        let to = self.beginning();
        self.fly(to);
        self.moved.set_value(false);
    }

    /// Shows all of it.
    pub fn fit(self) {
        let (extent, frame) = (self.extent.get_value(), self.frame.get_value());
        self.fly(View::fitting(&extent, frame, MARGIN, 1.0));
    }

    /// Zooms in or out about the middle.
    pub fn step_zoom(self, factor: f64) {
        let frame = self.frame.get_value();
        let middle = Place {
            x: frame.x / 2.0,
            y: frame.y / 2.0,
        };
        let to = self.target().zoomed(middle, factor, &self.limits());
        self.fly(to);
    }

    /// Zooms about a place on the screen, at once.
    pub fn zoom(self, about: Place, factor: f64) {
        let view = self.view.get_value();
        self.jump(view.zoomed(about, factor, &self.limits()));
    }

    /// Moves the map by so many pixels, at once.
    pub fn pan(self, by: Place) {
        let view = self.view.get_value();
        self.jump(view.panned(by));
    }

    /// Moves by parts of the frame's width and height, the way a page is turned.
    pub fn turn(self, across: f64, down: f64) {
        let frame = self.frame.get_value();
        let by = Place {
            x: -across * frame.x,
            y: -down * frame.y,
        };
        let to = self.target().panned(by);
        self.fly(to);
    }

    /// What is in view now.
    pub fn view(self) -> View {
        self.view.get_value()
    }

    /// Shows again, at once, what was in view before.
    pub fn look_again(self, before: View) {
        self.jump(before);
    }

    /// Brings a place of the drawing into the middle, at once.
    pub fn centre(self, place: Place) {
        let view = self.view.get_value();
        self.jump(View::centred(place, self.frame.get_value(), view.zoom));
    }

    /// Moves so far that a card is seen.
    pub fn show(self, card: &Rect) {
        let view = self.target();
        self.fly(view.showing(card, self.frame.get_value(), MARGIN));
    }

    /// Flies to a card, near enough to read it.
    pub fn approach(self, card: &Rect) {
        let zoom = self.target().zoom.max(READABLE * self.letters.get_value());
        self.fly(View::centred(card.middle(), self.frame.get_value(), zoom));
    }

    /// Goes along with a card that has moved in the drawing.
    pub fn follow(self, before: &Rect, after: &Rect) {
        self.moved.set_value(true);
        let (before, after) = (before.middle(), after.middle());
        self.view.update_value(|view| {
            view.corner.x += after.x - before.x;
            view.corner.y += after.y - before.y;
        });
        self.flight.set_value(None);
        self.ask();
    }

    /// The place of the drawing under a place on the page.
    pub fn place(self, client: Place) -> Place {
        self.view.get_value().place(self.screen(client))
    }

    /// A place on the page, from the corner of the frame.
    pub fn screen(self, client: Place) -> Place {
        let Some(port) = self.port.get_untracked() else {
            return client;
        };
        let corner = port.get_bounding_client_rect();
        Place {
            x: client.x - corner.left(),
            y: client.y - corner.top(),
        }
    }

    /// The size of the frame.
    pub fn frame_size(self) -> Place {
        self.frame.get_value()
    }

    /// What of the drawing was in view when this area was chosen to be drawn.
    pub fn seen(self, area: &Rect) -> Rect {
        area.grown(-BEYOND)
    }

    /// The area that is drawn and some more around it, where what has left it may still be for some frames.
    pub fn around(self) -> Rect {
        self.area.get().grown(2.0 * BEYOND)
    }

    /// The extent of the drawing as the small overview shows it, with some room around.
    pub fn mini_extent(self) -> Rect {
        self.extent.get_value().grown(80.0)
    }

    fn limits(self) -> Limits {
        Limits::of(&self.extent.get_value(), self.frame.get_value(), MOST)
    }

    /// Where a flight leads to, or where one is.
    fn target(self) -> View {
        let flight = self.flight.get_value();
        flight.map_or_else(|| self.view.get_value(), |flight| flight.to)
    }

    fn jump(self, to: View) {
        self.moved.set_value(true);
        self.flight.set_value(None);
        let to = to.kept(&self.extent.get_value(), self.frame.get_value());
        self.view.set_value(to);
        self.ask();
    }

    fn fly(self, to: View) {
        let to = to.kept(&self.extent.get_value(), self.frame.get_value());
        let from = self.view.get_value();
        if from == to {
            self.flight.set_value(None);
            return;
        }
        if !self.placed.get_value() || wants_stillness() {
            return self.jump(to);
        }
        self.moved.set_value(true);
        let began = now();
        self.flight.set_value(Some(Flight { from, to, began }));
        self.ask();
    }

    /// Asks for one frame, however much has happened before it comes.
    fn ask(self) {
        if self.asked.get_value() {
            return;
        }
        self.asked.set_value(true);
        request_animation_frame(move || {
            if self.asked.try_set_value(false).is_none() {
                self.apply();
            }
        });
    }

    /// Shows the view as it is now.
    fn apply(self) {
        if let Some(flight) = self.flight.get_value() {
            let part = (now() - flight.began) / FLIGHT_MS;
            let view = flight
                .from
                .between(&flight.to, self.frame.get_value(), part);
            self.view.set_value(view);
            if part >= 1.0 {
                self.flight.set_value(None);
            } else {
                self.ask();
            }
        }
        let view = self.view.get_value();
        if let Some(layer) = self.layer.try_get_untracked().flatten() {
            let (x, y) = (-view.corner.x * view.zoom, -view.corner.y * view.zoom);
            let place = format!("translate({x:.2}px,{y:.2}px) scale({:.5})", view.zoom);
            self.written.put(0, &layer, "transform", place);
            self.keep_painted(&layer, view.zoom);
        }
        self.move_heads(&view);
        self.move_mini(&view);
        self.look(&view);
    }

    /// Lets the browser move what it has painted, until the map comes to rest or is much larger or smaller than that.
    fn keep_painted(self, layer: &HtmlElement, zoom: f64) {
        let stretched = zoom / self.painted.get_value();
        let moving = self.resting.with_value(Option::is_some);
        if moving && !(0.6..1.6).contains(&stretched) {
            self.written.put(1, layer, "will-change", "auto".to_owned());
            self.painted.set_value(zoom);
        } else {
            if !moving {
                self.painted.set_value(zoom);
            }
            self.written
                .put(1, layer, "will-change", "transform".to_owned());
        }
        clear(self.resting);
        let rest = move || {
            self.resting.try_set_value(None);
            if let Some(layer) = self.layer.try_get_untracked().flatten() {
                self.written
                    .put(1, &layer, "will-change", "auto".to_owned());
            }
        };
        let handle = set_timeout_with_handle(rest, REST).ok();
        self.resting.set_value(handle);
    }

    fn move_heads(self, view: &View) {
        let Some(line) = self.head_line.try_get_untracked().flatten() else {
            return;
        };
        let names = line.children();
        self.heads.with_value(|heads| {
            for (at, (from, to)) in heads.iter().enumerate() {
                let name = u32::try_from(at).ok().and_then(|at| names.item(at));
                let Some(name) = name.and_then(|name| name.dyn_into::<HtmlElement>().ok()) else {
                    continue;
                };
                let left = (from - view.corner.x) * view.zoom;
                let width = format!("{:.1}px", (to - from) * view.zoom);
                let place = format!("translateX({left:.1}px)");
                self.written.put(5 + 2 * at, &name, "transform", place);
                self.written.put(6 + 2 * at, &name, "width", width);
            }
        });
    }

    fn move_mini(self, view: &View) {
        let Some(frame) = self.mini_frame.try_get_untracked().flatten() else {
            return;
        };
        let extent = self.mini_extent();
        let (size, seen) = (extent.size(), view.rect(self.frame.get_value()));
        let along = |from: f64, to: f64, begin: f64, size: f64, room: f64| {
            let at = |value: f64| ((value - begin) / size).clamp(0.0, 1.0) * room;
            let (from, to) = (at(from), at(to));
            // Never too small to be seen and taken hold of.
            let length = (to - from).max(6.0);
            (from.min(room - length), length)
        };
        let (x, width) = along(seen.left, seen.right, extent.left, size.x, MINI.x);
        let (y, height) = along(seen.top, seen.bottom, extent.top, size.y, MINI.y);
        let place = format!("translate({x:.1}px,{y:.1}px)");
        self.written.put(2, &frame, "transform", place);
        self.written
            .put(3, &frame, "width", format!("{width:.1}px"));
        self.written
            .put(4, &frame, "height", format!("{height:.1}px"));
    }

    /// Sees whether something else has to be drawn.
    fn look(self, view: &View) {
        let Some(was_far) = self.far.try_get_untracked() else {
            return;
        };
        let far = view.zoom < if was_far { NEAR } else { FAR };
        let seen = view.rect(self.frame.get_value());
        let beyond = if far {
            // What is drawn there is cheap to move, and dear to change.
            seen.size().x.max(seen.size().y)
        } else {
            BEYOND
        };
        let area = self.area.get_untracked();
        let roomy = area.size().y > seen.size().y + 4.0 * beyond;
        // Well before what is drawn ends: few cards a frame are made sooner than many.
        let ahead = if far { 0.0 } else { beyond / 2.0 };
        if far != was_far || roomy || !area.holds(&seen.grown(ahead)) {
            self.area.set(seen.grown(beyond));
        }
        if far != was_far {
            self.far.set(far);
        }
        let step = view.zoom.log2().floor() as i32;
        if self.step.get_untracked() != step {
            self.step.set(step);
        }
    }
}
