//! What of a drawing is seen, and how one moves about in it. Places on the screen are in pixels from the corner
//! of the frame; places in the drawing in its own units.

use crate::{Place, Rect};

/// What is seen: the place in the frame's upper left corner, and how large a unit is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct View {
    /// The place in the corner.
    pub corner: Place,
    /// Pixels of a unit.
    pub zoom: f64,
}

/// How small and how large a drawing may be seen.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Limits {
    /// The smallest zoom.
    pub least: f64,
    /// The largest.
    pub most: f64,
}

impl Limits {
    /// From the whole drawing in the frame, with some room around it, to `most`.
    pub fn of(extent: &Rect, frame: Place, most: f64) -> Self {
        let whole = View::fitting(extent, frame, 0.0, most).zoom;
        Self {
            least: (0.75 * whole).min(0.5 * most),
            most,
        }
    }
}

impl View {
    /// All of a drawing in the middle of the frame, `margin` pixels from its edges, no larger than `most`.
    pub fn fitting(extent: &Rect, frame: Place, margin: f64, most: f64) -> Self {
        let size = extent.size();
        let room = |frame: f64, size: f64| (frame - 2.0 * margin).max(1.0) / size.max(1.0);
        let zoom = room(frame.x, size.x).min(room(frame.y, size.y)).min(most);
        Self::centred(extent.middle(), frame, zoom)
    }

    /// A place of the drawing in the middle of the frame.
    pub fn centred(place: Place, frame: Place, zoom: f64) -> Self {
        Self {
            corner: Place {
                x: place.x - frame.x / 2.0 / zoom,
                y: place.y - frame.y / 2.0 / zoom,
            },
            zoom,
        }
    }

    /// The place of the drawing at a place on the screen.
    pub fn place(&self, screen: Place) -> Place {
        Place {
            x: self.corner.x + screen.x / self.zoom,
            y: self.corner.y + screen.y / self.zoom,
        }
    }

    /// Where on the screen a place of the drawing is.
    pub fn screen(&self, place: Place) -> Place {
        Place {
            x: (place.x - self.corner.x) * self.zoom,
            y: (place.y - self.corner.y) * self.zoom,
        }
    }

    /// The part of the drawing that a frame of this size shows.
    pub fn rect(&self, frame: Place) -> Rect {
        let end = self.place(frame);
        Rect {
            left: self.corner.x,
            top: self.corner.y,
            right: end.x,
            bottom: end.y,
        }
    }

    /// The drawing moved by so many pixels.
    #[must_use]
    pub fn panned(&self, by: Place) -> Self {
        Self {
            corner: Place {
                x: self.corner.x - by.x / self.zoom,
                y: self.corner.y - by.y / self.zoom,
            },
            ..*self
        }
    }

    /// Larger by a factor, or smaller, with the drawing at a place on the screen staying there.
    #[must_use]
    pub fn zoomed(&self, about: Place, factor: f64, limits: &Limits) -> Self {
        let zoom = (self.zoom * factor).clamp(limits.least, limits.most.max(limits.least));
        let stays = self.place(about);
        Self {
            corner: Place {
                x: stays.x - about.x / zoom,
                y: stays.y - about.y / zoom,
            },
            zoom,
        }
    }

    /// The same, moved so far that the middle of the frame is not beyond the drawing.
    #[must_use]
    pub fn kept(&self, extent: &Rect, frame: Place) -> Self {
        let middle = self.rect(frame).middle();
        let inside = Place {
            x: middle.x.clamp(extent.left, extent.right.max(extent.left)),
            y: middle.y.clamp(extent.top, extent.bottom.max(extent.top)),
        };
        if inside == middle {
            *self
        } else {
            Self::centred(inside, frame, self.zoom)
        }
    }

    /// The same, moved no further than is needed to show a part of the drawing, `margin` pixels from the edges of
    /// the frame. What does not fit is shown from its upper left corner on.
    #[must_use]
    pub fn showing(&self, part: &Rect, frame: Place, margin: f64) -> Self {
        let along = |corner: f64, frame: f64, from: f64, to: f64| {
            let (frame, margin) = (frame / self.zoom, margin / self.zoom);
            let latest = from - margin;
            let earliest = to + margin - frame;
            corner.max(earliest).min(latest)
        };
        Self {
            corner: Place {
                x: along(self.corner.x, frame.x, part.left, part.right),
                y: along(self.corner.y, frame.y, part.top, part.bottom),
            },
            zoom: self.zoom,
        }
    }

    /// A way from this view to another, `part` of it done (0 to 1). It begins and ends gently, and zoom changes
    /// evenly to the eye.
    pub fn between(&self, other: &Self, frame: Place, part: f64) -> Self {
        let part = part.clamp(0.0, 1.0);
        if part >= 1.0 {
            return *other;
        }
        let gentle = part * part * (3.0 - 2.0 * part);
        let (from, to) = (self.rect(frame).middle(), other.rect(frame).middle());
        let zoom = self.zoom * (other.zoom / self.zoom).powf(gentle);
        let middle = Place {
            x: from.x + (to.x - from.x) * gentle,
            y: from.y + (to.y - from.y) * gentle,
        };
        Self::centred(middle, frame, zoom)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const FRAME: Place = Place { x: 800.0, y: 600.0 };
    const EXTENT: Rect = Rect {
        left: -100.0,
        top: -50.0,
        right: 1500.0,
        bottom: 9000.0,
    };

    fn view() -> impl Strategy<Value = View> {
        (-2000.0..20000.0_f64, -2000.0..20000.0_f64, 0.01..3.0_f64).prop_map(|(x, y, zoom)| View {
            corner: Place { x, y },
            zoom,
        })
    }

    fn near(a: Place, b: Place) -> bool {
        (a.x - b.x).abs() < 1e-6 && (a.y - b.y).abs() < 1e-6
    }

    #[test]
    fn a_small_drawing_is_not_blown_up_to_fit() {
        let small = Rect {
            left: 0.0,
            top: 0.0,
            right: 200.0,
            bottom: 100.0,
        };
        let view = View::fitting(&small, FRAME, 20.0, 1.0);
        assert_eq!(view.zoom, 1.0);
        assert_eq!(
            view.corner,
            Place {
                x: -300.0,
                y: -250.0
            }
        );
    }

    #[test]
    fn a_frame_without_size_breaks_nothing() {
        let view = View::fitting(&EXTENT, Place::default(), 20.0, 1.0);
        assert!(view.zoom > 0.0 && view.corner.x.is_finite());
        assert!(Limits::of(&EXTENT, Place::default(), 2.0).least > 0.0);
    }

    proptest! {
        #[test]
        fn there_and_back(view in view(), x in 0.0..800.0_f64, y in 0.0..600.0_f64) {
            let screen = Place { x, y };
            prop_assert!(near(view.screen(view.place(screen)), screen));
        }

        #[test]
        fn what_one_zooms_about_stays(view in view(), x in 0.0..800.0_f64, y in 0.0..600.0_f64, factor in 0.1..10.0_f64) {
            let about = Place { x, y };
            let limits = Limits::of(&EXTENT, FRAME, 2.5);
            let closer = view.zoomed(about, factor, &limits);
            prop_assert!(near(closer.place(about), view.place(about)));
            prop_assert!(closer.zoom >= limits.least && closer.zoom <= limits.most);
        }

        #[test]
        fn all_of_it_fits(most in 0.1..3.0_f64) {
            let seen = View::fitting(&EXTENT, FRAME, 0.0, most).rect(FRAME).grown(1e-6);
            prop_assert!(seen.holds(&EXTENT));
        }

        #[test]
        fn the_drawing_is_never_lost_from_sight(view in view()) {
            let middle = view.kept(&EXTENT, FRAME).rect(FRAME).middle();
            let inside = EXTENT.grown(1e-6);
            prop_assert!(inside.holds(&Rect::around(middle, Place::default())));
        }

        #[test]
        fn what_is_to_be_seen_is_seen(view in view(), x in 0.0..1400.0_f64, y in 0.0..8000.0_f64) {
            let part = Rect { left: x, top: y, right: x + 100.0, bottom: y + 50.0 };
            let shown = view.showing(&part, FRAME, 20.0);
            prop_assert_eq!(shown.zoom, view.zoom);
            if view.zoom < 2.0 {
                prop_assert!(shown.rect(FRAME).grown(1e-6).holds(&part));
            }
            prop_assert_eq!(shown.showing(&part, FRAME, 20.0), shown);
        }

        #[test]
        fn a_way_leads_from_one_view_to_the_other(a in view(), b in view(), part in 0.0..1.0_f64) {
            prop_assert!(near(a.between(&b, FRAME, 0.0).corner, a.corner));
            prop_assert_eq!(a.between(&b, FRAME, 1.0), b);
            let zoom = a.between(&b, FRAME, part).zoom;
            prop_assert!(zoom >= a.zoom.min(b.zoom) - 1e-9 && zoom <= a.zoom.max(b.zoom) + 1e-9);
        }
    }
}
