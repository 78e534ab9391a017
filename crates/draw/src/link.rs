//! The shapes of links between goals.

use crate::Place;

/// The thinnest and the thickest link.
const THIN: f64 = 1.25;
const THICK: f64 = 9.0;

/// How far a link across bulges out where it leads to nothing further left.
const BULGE: f64 = 56.0;

/// The link between two places as the path of an SVG: it leaves and arrives level.
pub fn curve(from: Place, to: Place) -> String {
    let middle = f64::midpoint(from.x, to.x);
    format!(
        "M{:.1} {:.1}C{middle:.1} {:.1} {middle:.1} {:.1} {:.1} {:.1}",
        from.x, from.y, from.y, to.y, to.x, to.y
    )
}

/// The link across from one card to another, whose middles and size are given: to the right edge of a card that
/// stands further left, else around the right of both.
pub fn across(from: Place, to: Place, card: Place) -> String {
    let half = card.x / 2.0;
    let lower = card.y / 4.0;
    let end = Place {
        x: to.x + half,
        y: to.y + lower,
    };
    if to.x + half < from.x - half {
        let start = Place {
            x: from.x - half,
            y: from.y + lower,
        };
        return curve(start, end);
    }
    let start = Place {
        x: from.x + half,
        y: from.y + lower,
    };
    let out = start.x.max(end.x) + BULGE;
    format!(
        "M{:.1} {:.1}C{out:.1} {:.1} {out:.1} {:.1} {:.1} {:.1}",
        start.x, start.y, start.y, end.y, end.x, end.y
    )
}

/// How wide the link of a goal is that gives this share of the change above it.
pub fn width(share: Option<f64>) -> f64 {
    match share.map(f64::abs).filter(|share| share.is_finite()) {
        Some(share) => THIN + (THICK - THIN) * share.min(1.0),
        None => THIN,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const CARD: Place = Place { x: 100.0, y: 40.0 };

    fn at(x: f64, y: f64) -> Place {
        Place { x, y }
    }

    #[test]
    fn a_link_leaves_and_arrives_level() {
        assert_eq!(
            curve(at(0.0, 5.0), at(10.0, 0.0)),
            "M0.0 5.0C5.0 5.0 5.0 0.0 10.0 0.0"
        );
    }

    #[test]
    fn a_link_across_goes_to_the_left_or_around() {
        let left = across(at(500.0, 0.0), at(100.0, 80.0), CARD);
        assert!(left.starts_with("M450.0 10.0C"), "{left}");
        assert!(left.ends_with("150.0 90.0"), "{left}");
        let around = across(at(100.0, 0.0), at(100.0, 80.0), CARD);
        assert_eq!(around, "M150.0 10.0C206.0 10.0 206.0 90.0 150.0 90.0");
    }

    #[test]
    fn who_gives_more_has_the_wider_link() {
        assert!(width(None) == width(Some(0.0)));
        assert!(width(Some(0.25)) < width(Some(0.5)));
        assert!(width(Some(-0.5)) == width(Some(0.5)));
        assert!(width(Some(3.0)) == width(Some(1.0)));
        assert!(width(Some(f64::NAN)) == width(None));
    }
}
