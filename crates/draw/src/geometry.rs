//! Places and parts of a drawing.

/// Where something stands, or how large it is.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Place {
    /// From the left.
    pub x: f64,
    /// From the top.
    pub y: f64,
}

/// A part of the drawing.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Rect {
    /// Its left edge.
    pub left: f64,
    /// Its upper edge.
    pub top: f64,
    /// Its right edge.
    pub right: f64,
    /// Its lower edge.
    pub bottom: f64,
}

impl Rect {
    /// The part of this size around a place.
    pub fn around(middle: Place, size: Place) -> Self {
        Self {
            left: middle.x - size.x / 2.0,
            top: middle.y - size.y / 2.0,
            right: middle.x + size.x / 2.0,
            bottom: middle.y + size.y / 2.0,
        }
    }

    /// How wide and high it is.
    pub fn size(&self) -> Place {
        Place {
            x: self.right - self.left,
            y: self.bottom - self.top,
        }
    }

    /// Its middle.
    pub fn middle(&self) -> Place {
        Place {
            x: f64::midpoint(self.left, self.right),
            y: f64::midpoint(self.top, self.bottom),
        }
    }

    /// The same with so much more on each side.
    #[must_use]
    pub fn grown(&self, by: f64) -> Self {
        Self {
            left: self.left - by,
            top: self.top - by,
            right: self.right + by,
            bottom: self.bottom + by,
        }
    }

    /// Whether all of another lies in it.
    pub fn holds(&self, other: &Self) -> bool {
        self.left <= other.left
            && self.top <= other.top
            && self.right >= other.right
            && self.bottom >= other.bottom
    }

    /// Whether the two have a place in common.
    pub fn meets(&self, other: &Self) -> bool {
        self.left <= other.right
            && self.right >= other.left
            && self.top <= other.bottom
            && self.bottom >= other.top
    }
}
