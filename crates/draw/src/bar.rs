//! A bar from nothing to all, in parts: how far something has come, what is given and what is missing, how many
//! are how.

use crate::{
    Rect,
    svg::{Stroke, Svg},
};

/// The size of a bar in its drawing.
pub const WIDTH: f64 = 300.0;
/// How high it is, with the room that the mark takes above and below.
pub const HEIGHT: f64 = 14.0;

/// How far the bar itself lies below the upper edge of its drawing, and above the lower.
const INSET: f64 = 3.0;

/// What a part of a bar stands for, as a class of colour. No meaning rests on it alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Tone {
    /// What is there.
    Main,
    /// The same, told from its neighbour.
    Second,
    /// The same, told from both.
    Third,
    /// All is well.
    Good,
    /// It is to be watched.
    Warn,
    /// It is not well.
    Bad,
    /// Nobody has looked for a while.
    Stale,
    /// Nothing is known, or nothing is to be said.
    Quiet,
    /// What is not there.
    Missing,
}

impl Tone {
    /// Those for parts that differ in nothing but what they are, in turn.
    pub const PARTS: [Self; 3] = [Self::Main, Self::Second, Self::Third];

    /// Its stable name.
    pub fn word(self) -> &'static str {
        match self {
            Self::Main => "main",
            Self::Second => "second",
            Self::Third => "third",
            Self::Good => "good",
            Self::Warn => "warn",
            Self::Bad => "bad",
            Self::Stale => "stale",
            Self::Quiet => "quiet",
            Self::Missing => "missing",
        }
    }

    /// Its colour on white, as [`crate::shade::color`] has them.
    pub fn color(self) -> &'static str {
        match self {
            Self::Main => "#0b5a63",
            Self::Second => "#3f6ea8",
            Self::Third => "#6d7f2a",
            Self::Good => "#2c6e49",
            Self::Warn => "#b57a10",
            Self::Bad => "#a8321e",
            Self::Stale => "#7d3b6b",
            Self::Quiet => "#b3aa9c",
            Self::Missing => "none",
        }
    }
}

/// A part of a bar: from and to as fractions of it, 0 to 1.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Part {
    /// Where it begins.
    pub from: f64,
    /// Where it ends; never before it begins.
    pub to: f64,
    /// What it stands for.
    pub tone: Tone,
}

/// A bar.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Bar {
    /// Its parts, one after another. What they leave is empty.
    pub parts: Vec<Part>,
    /// Where it should be by now.
    pub mark: Option<f64>,
}

impl Bar {
    /// How far something has come, and should have come; beyond all it is full, the wrong way it is empty.
    pub fn progress(value: f64, expected: Option<f64>, tone: Tone) -> Self {
        let to = within(value);
        let part = Part {
            from: 0.0,
            to,
            tone,
        };
        Self {
            parts: (to > 0.0).then_some(part).into_iter().collect(),
            mark: expected.map(within),
        }
    }

    /// Sizes one after another, in the room of `whole` or of them all, whichever is more. What is not above 0
    /// takes no room. Nothing where there is no size at all.
    pub fn shares(sizes: &[(f64, Tone)], whole: f64) -> Self {
        let sizes = sizes
            .iter()
            .filter(|(size, _)| size.is_finite() && *size > 0.0);
        let sum: f64 = sizes.clone().map(|(size, _)| size).sum();
        let room = if whole.is_finite() {
            whole.max(sum)
        } else {
            sum
        };
        let mut from = 0.0;
        let parts = sizes.map(|(size, tone)| {
            let part = Part {
                from,
                to: within(from + size / room),
                tone: *tone,
            };
            from = part.to;
            part
        });
        Self {
            parts: parts.collect(),
            mark: None,
        }
    }

    /// Where the parts lie in the drawing, with their tones.
    pub fn rects(&self) -> impl Iterator<Item = (Rect, Tone)> {
        self.parts.iter().map(|part| (lying(part), part.tone))
    }

    /// The whole of it.
    pub fn ground() -> Rect {
        lying(&Part {
            from: 0.0,
            to: 1.0,
            tone: Tone::Quiet,
        })
    }

    /// The mark, as a line across.
    pub fn mark_path(&self) -> Option<String> {
        let at = (self.mark? * WIDTH).clamp(1.0, WIDTH - 1.0);
        Some(format!("M{at:.1} 0V{HEIGHT}"))
    }

    /// The bar as the text of an SVG file, with these words for who cannot see it.
    pub fn svg(&self, words: &str) -> String {
        let mut svg = Svg::default();
        let line = Stroke {
            color: "#cfc7b9",
            width: 1.0,
            dashes: "",
        };
        svg.rect(&Self::ground(), 1.5, "#f3efe8", &Stroke::default());
        for (rect, tone) in self.rects() {
            if tone == Tone::Missing {
                let stroke = Stroke {
                    color: Tone::Bad.color(),
                    dashes: "4 3",
                    ..line
                };
                svg.rect(&rect.grown(-0.5), 1.5, "#ffffff", &stroke);
            } else {
                svg.rect(&rect, 1.5, tone.color(), &Stroke::default());
            }
        }
        if let Some(mark) = self.mark_path() {
            let stroke = Stroke {
                color: "#1d1c1a",
                width: 1.5,
                dashes: "",
            };
            svg.path(&mark, &stroke);
        }
        let whole = Rect {
            left: 0.0,
            top: 0.0,
            right: WIDTH,
            bottom: HEIGHT,
        };
        svg.finish(words, &whole, "none")
    }
}

fn lying(part: &Part) -> Rect {
    Rect {
        left: part.from * WIDTH,
        top: INSET,
        right: part.to * WIDTH,
        bottom: HEIGHT - INSET,
    }
}

fn within(value: f64) -> f64 {
    if value.is_nan() {
        0.0
    } else {
        value.clamp(0.0, 1.0)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn progress_stays_on_the_bar() {
        let ends = |value| {
            let bar = Bar::progress(value, Some(1.4), Tone::Good);
            (bar.parts.first().map(|part| part.to), bar.mark)
        };
        assert_eq!(ends(0.25), (Some(0.25), Some(1.0)));
        assert_eq!(ends(1.3), (Some(1.0), Some(1.0)));
        assert_eq!(ends(-0.2), (None, Some(1.0)));
        assert_eq!(ends(f64::NAN), (None, Some(1.0)));
    }

    #[test]
    fn shares_fill_what_is_needed_or_more() {
        let parts = [(0.5, Tone::Main), (0.25, Tone::Second)];
        let ends = |whole| {
            let bar = Bar::shares(&parts, whole);
            bar.parts.iter().map(|part| part.to).collect::<Vec<_>>()
        };
        assert_eq!(ends(1.0), [0.5, 0.75]);
        assert_eq!(ends(1.5), [1.0 / 3.0, 0.5]);
        assert_eq!(ends(0.0), [2.0 / 3.0, 1.0]);
        assert!(Bar::shares(&[(0.0, Tone::Main)], 1.0).parts.is_empty());
    }

    #[test]
    fn it_is_drawn_with_its_mark_and_words() {
        let text = Bar::progress(0.5, Some(0.75), Tone::Good).svg("half & more");
        assert!(text.contains("<title>half &amp; more</title>"), "{text}");
        assert!(
            text.contains("width=\"150.0\" height=\"8.0\" rx=\"1.5\" fill=\"#2c6e49\""),
            "{text}"
        );
        assert!(text.contains("d=\"M225.0 0V14\""), "{text}");
    }

    proptest! {
        #[test]
        fn parts_follow_each_other_within_the_bar(sizes in prop::collection::vec(any::<f64>(), 0..6), whole in any::<f64>()) {
            let sizes: Vec<(f64, Tone)> = sizes.into_iter().map(|size| (size, Tone::Main)).collect();
            let bar = Bar::shares(&sizes, whole);
            let mut before = 0.0;
            for part in &bar.parts {
                prop_assert!(part.from == before && part.from <= part.to && part.to <= 1.0, "{part:?}");
                before = part.to;
            }
        }
    }
}
