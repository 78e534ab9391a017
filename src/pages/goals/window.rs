//! Which lines are drawn: those in view and some around them, and the one that is at hand, so that focus
//! survives scrolling. Lines may differ in height: what was drawn once is measured, the rest is guessed.

use std::{collections::HashMap, sync::Arc};

use leptos::{ev, html, prelude::*};
use sightline_plan::{Goal, Id, outline::Lines};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

use super::outliner::{Outliner, row_id};

/// Up to so many lines are all drawn, so that the browser's own search finds them.
const ALL: usize = 80;

/// Up to so many lines are drawn for paper, which has no view.
const PAPER: usize = 3000;

/// So many lines around those in view are drawn too.
const AROUND: usize = 12;

/// So many lines of a longer list are drawn before it is known how many are in view: what most screens hold. The
/// others follow once these are painted.
const FIRST: usize = 14;

/// The height of a line before any was drawn.
const GUESS: f64 = 66.0;

/// A line that is drawn, and the height of those left out before it.
#[derive(Clone, Debug, PartialEq)]
struct Drawn {
    id: Id<Goal>,
    gap: f64,
}

/// The part of the outline that is drawn.
#[derive(Clone, Copy)]
pub struct Window {
    outliner: Outliner,
    /// The list on the page.
    pub list: NodeRef<html::Div>,
    heights: StoredValue<HashMap<Id<Goal>, f64>>,
    /// The height of a line that was never drawn: settled once, so that nothing jumps.
    guess: StoredValue<f64>,
    /// Changes with what was measured.
    measured: RwSignal<u32>,
    view: RwSignal<(usize, usize)>,
    /// Where each line begins, and where the last one ends.
    tops: Memo<Arc<Vec<f64>>>,
    drawn: Memo<Arc<Vec<Drawn>>>,
    printing: RwSignal<bool>,
}

impl Window {
    /// The window of an outline.
    pub fn of(outliner: Outliner) -> Self {
        let heights = StoredValue::new(HashMap::new());
        let guess = StoredValue::new(GUESS);
        let measured = RwSignal::new(0);
        let view = RwSignal::new((0, FIRST));
        let printing = RwSignal::new(false);
        let tops = Memo::new(move |_| {
            measured.track();
            outliner.lines.with(|lines| {
                Arc::new(heights.with_value(|heights| tops(lines, heights, guess.get_value())))
            })
        });
        let drawn = Memo::new(move |_| {
            let (first, last) = view.get();
            let stop = outliner.stop();
            outliner.lines.with(|lines| {
                let count = lines.len();
                let most = if printing.get() { PAPER } else { ALL };
                let (first, last) = if count <= most {
                    (0, count)
                } else {
                    (first, last.min(count))
                };
                let mut places: Vec<usize> = (first.min(last)..last).collect();
                if let Some(stop) = stop.and_then(|stop| lines.place(&stop))
                    && !(first..last).contains(&stop)
                {
                    places.push(stop);
                    places.sort_unstable();
                }
                tops.with(|tops| Arc::new(with_gaps(lines, tops, &places)))
            })
        });
        let window = Self {
            outliner,
            list: NodeRef::new(),
            heights,
            guess,
            measured,
            view,
            tops,
            drawn,
            printing,
        };
        window.follow();
        window
    }

    fn follow(self) {
        let scrolled = window_event_listener(ev::scroll, move |_| self.look());
        let resized = window_event_listener(ev::resize, move |_| {
            // Lines break elsewhere now.
            self.heights.update_value(HashMap::clear);
            self.look();
            self.measure_soon();
        });
        let before = window_event_listener_untyped("beforeprint", move |_| self.printing.set(true));
        let after = window_event_listener_untyped("afterprint", move |_| self.printing.set(false));
        let outliner = self.outliner;
        let entered = window_event_listener(ev::focusin, move |event| {
            outliner.went_to(element_of(&event).as_ref());
        });
        let pressed = window_event_listener(ev::pointerdown, move |_| outliner.went_to(None));
        on_cleanup(move || {
            entered.remove();
            pressed.remove();
            scrolled.remove();
            resized.remove();
            before.remove();
            after.remove();
        });
        Effect::new(move |_| {
            self.outliner.lines.with(|_| ());
            self.tops.with(|_| ());
            self.look_soon();
        });
        Effect::new(move |_| {
            self.drawn.with(|_| ());
            self.outliner.editing.track();
            self.outliner.text.track();
            self.outliner.workspace.plan();
            self.measure_soon();
        });
    }

    /// The goals whose lines are drawn, from the top.
    pub fn drawn(self) -> Vec<Id<Goal>> {
        self.drawn
            .with(|drawn| drawn.iter().map(|drawn| drawn.id.clone()).collect())
    }

    /// The height of the lines left out before this one, where there are any.
    pub fn gap_before(self, id: &Id<Goal>) -> Option<f64> {
        self.drawn.with(|drawn| {
            let drawn = drawn.iter().find(|drawn| drawn.id == *id)?;
            (drawn.gap > 0.0).then_some(drawn.gap)
        })
    }

    /// The height of the lines left out at the end.
    pub fn rest(self) -> f64 {
        let last = self
            .drawn
            .with(|drawn| drawn.last().map(|drawn| drawn.id.clone()));
        let place = self
            .outliner
            .lines
            .with(|lines| last.and_then(|last| lines.place(&last)));
        self.tops.with(|tops| {
            let end = tops.last().copied().unwrap_or(0.0);
            let drawn = place.and_then(|place| tops.get(place + 1)).copied();
            (end - drawn.unwrap_or(0.0)).max(0.0)
        })
    }

    /// Where the lines begin and end, in the list.
    pub fn tops_now(self) -> Arc<Vec<f64>> {
        self.tops.get_untracked()
    }

    fn look_soon(self) {
        request_animation_frame(move || self.look());
    }

    /// Sees which lines are in view.
    fn look(self) {
        let Some(list) = self.list.try_get_untracked().flatten() else {
            return;
        };
        let Some(count) = self.outliner.lines.try_with_untracked(|lines| lines.len()) else {
            return;
        };
        if count <= ALL {
            return;
        }
        let above = -list.get_bounding_client_rect().top();
        let height = window()
            .inner_height()
            .ok()
            .and_then(|height| height.as_f64())
            .unwrap_or(800.0);
        let tops = self.tops.get_untracked();
        let at = |y: f64| tops.partition_point(|top| *top <= y).saturating_sub(1);
        let (first, last) = (at(above), at(above + height) + 1);
        let (from, to) = self.view.get_untracked();
        let near = AROUND / 2;
        let is_ready = from <= first.saturating_sub(near) && to >= (last + near).min(count);
        if !is_ready {
            self.view
                .set((first.saturating_sub(AROUND), (last + AROUND).min(count)));
        }
    }

    fn measure_soon(self) {
        let measure = move || {
            if self
                .outliner
                .lines
                .try_with_untracked(|lines| lines.len() > ALL)
                == Some(true)
            {
                self.measure();
                self.outliner.keep_focus();
            }
        };
        request_animation_frame(measure);
    }

    /// Measures the lines that are drawn.
    pub fn measure(self) {
        let Some(drawn) = self.drawn.try_get_untracked() else {
            return;
        };
        let first = self.heights.with_value(HashMap::is_empty);
        let mut changed = false;
        for drawn in drawn.iter() {
            let row = document().get_element_by_id(&row_id(&drawn.id));
            let Some(row) = row.and_then(|row| row.dyn_into::<HtmlElement>().ok()) else {
                continue;
            };
            let height = f64::from(row.offset_height());
            self.heights.update_value(|heights| {
                if heights.get(&drawn.id) != Some(&height) {
                    heights.insert(drawn.id.clone(), height);
                    changed = true;
                }
            });
        }
        if first {
            self.heights.with_value(|heights| {
                if !heights.is_empty() {
                    self.guess
                        .set_value(heights.values().sum::<f64>() / heights.len() as f64);
                }
            });
        }
        if changed {
            self.measured
                .update(|measured| *measured = measured.wrapping_add(1));
        }
    }
}

fn element_of(event: &web_sys::FocusEvent) -> Option<Element> {
    event.target()?.dyn_into().ok()
}

fn tops(lines: &Lines, heights: &HashMap<Id<Goal>, f64>, guess: f64) -> Vec<f64> {
    let mut top = 0.0;
    let mut tops = Vec::with_capacity(lines.len() + 1);
    tops.push(top);
    for line in lines.all() {
        top += heights.get(&line.id).copied().unwrap_or(guess);
        tops.push(top);
    }
    tops
}

fn with_gaps(lines: &Lines, tops: &[f64], places: &[usize]) -> Vec<Drawn> {
    let mut after = 0;
    let drawn = places.iter().filter_map(|&place| {
        let id = lines.at(place)?.id.clone();
        let gap = tops.get(place)? - tops.get(after)?;
        after = place + 1;
        Some(Drawn { id, gap })
    });
    drawn.collect()
}
