//! The map as a picture of its own: shapes and words, in colours that stand in the file.

use sightline_plan::{Figures, Goal, GoalFigures, Level, Plan};

use crate::{
    CARD, Map, Place, Rect, SPACING, across,
    shade::color,
    svg::{Stroke, Svg, Type, wrap},
    width,
};

const VOICE: &str = "'Source Serif 4', 'Iowan Old Style', Charter, Georgia, serif";
const TEXT: &str = "Figtree, system-ui, sans-serif";
const INK: &str = "#1d1c1a";
const INK_2: &str = "#5a564f";
const PAPER: &str = "#fbf9f5";
const SHEET: &str = "#ffffff";
const RULE: &str = "#cfc7b9";
const LINK: &str = "#a49c90";
const ACCENT: &str = "#0b5a63";
const BAD: &str = "#a8321e";

/// How much room is left around the map, and over it for its name.
const AROUND: f64 = 40.0;
const HEAD: f64 = 92.0;

/// The levels, as the columns of the map stand.
const LEVELS: [Level; 4] = [
    Level::Company,
    Level::Department,
    Level::Team,
    Level::Person,
];

/// A finished picture.
pub struct Picture {
    /// The text of the file.
    pub svg: String,
    /// How large it is.
    pub size: Place,
}

/// What is written on the picture, and the classes of colour, which [`color`] knows.
pub struct Look<'a> {
    /// Its name.
    pub title: &'a str,
    /// The classes there are, with their words.
    pub legend: &'a [(&'static str, String)],
    /// Over the goals that serve none.
    pub apart: &'a str,
    /// The class of a node's goal, by the node's number, and what it says.
    pub shade: &'a dyn Fn(usize, &Goal) -> (&'static str, String),
    /// What a goal is called.
    pub title_of: &'a dyn Fn(&Goal) -> String,
    /// The line over a goal: whose it is.
    pub label: &'a dyn Fn(&Goal) -> String,
    /// What a goal gives to the one above, in few words.
    pub gives: &'a dyn Fn(&Goal) -> Option<String>,
    /// What is missing of a goal's change.
    pub gap: &'a dyn Fn(&GoalFigures) -> Option<String>,
    /// How many goals are folded away below one.
    pub below: &'a dyn Fn(usize) -> String,
    /// What a level is called.
    pub level: &'a dyn Fn(Level) -> String,
}

/// Letters.
fn letters(family: &'static str, size: f64, weight: u32, fill: &'static str) -> Type<'static> {
    Type {
        family,
        size,
        weight,
        fill,
        ends: false,
    }
}

/// The picture of a map of this plan. All of the plan is shown that is on the map: who calls leaves out what may not
/// leave the device.
pub fn picture(plan: &Plan, figures: &Figures, map: &Map, look: &Look<'_>) -> Picture {
    let mut svg = Svg::default();
    let extent = map.extent();
    let painter = Painter {
        plan,
        figures,
        map,
        look,
    };
    painter.links(&mut svg);
    for node in 0..map.nodes().len() {
        painter.card(&mut svg, node);
    }
    painter.heads(&mut svg);
    let top = extent.top - HEAD;
    svg.text(
        extent.left,
        top + 26.0,
        look.title,
        &letters(VOICE, 24.0, 500, INK),
    );
    legend(&mut svg, look.legend, extent.left, top + 50.0);
    let part = Rect {
        top,
        right: extent.right.max(extent.left + 560.0),
        ..extent
    }
    .grown(AROUND);
    Picture {
        size: part.size(),
        svg: svg.finish(look.title, &part, PAPER),
    }
}

struct Painter<'a> {
    plan: &'a Plan,
    figures: &'a Figures,
    map: &'a Map,
    look: &'a Look<'a>,
}

impl Painter<'_> {
    /// What share of the change above a goal gives, where that can be said.
    fn share(&self, goal: &Goal) -> Option<f64> {
        let above = self.figures.goal(goal.parent.as_ref()?)?;
        let mut parts = above.cascade.parts.iter();
        parts.find(|part| part.child == goal.id)?.share
    }

    fn links(&self, svg: &mut Svg) {
        for node in 0..self.map.nodes().len() {
            let of = &self.map.nodes()[node];
            let (Some((path, _)), Some(card), Some(goal)) = (
                self.map.link(node),
                self.map.card(node),
                self.plan.goal(&of.goal),
            ) else {
                continue;
            };
            let stroke = if of.is_gap {
                Stroke {
                    color: BAD,
                    width: 1.5,
                    dashes: "5 4",
                }
            } else {
                Stroke {
                    color: LINK,
                    width: width(self.share(goal)),
                    dashes: "",
                }
            };
            svg.path(&path, &stroke);
            if let Some(gives) = (self.look.gives)(goal).filter(|_| !of.is_gap) {
                let how = Type {
                    ends: true,
                    ..letters(TEXT, 11.5, 600, INK_2)
                };
                svg.text(card.left - 9.0, card.middle().y - 7.0, &gives, &how);
            }
        }
        let stroke = Stroke {
            color: ACCENT,
            width: 1.5,
            dashes: "1.5 5",
        };
        for support in self.map.supports() {
            let tree = self.map.tree();
            let ends = tree.place(support.from).zip(tree.place(support.to));
            if let Some((from, to)) = ends {
                svg.path(&across(from, to, CARD), &stroke);
            }
        }
    }

    fn card(&self, svg: &mut Svg, node: usize) {
        let of = &self.map.nodes()[node];
        let (Some(card), Some(goal)) = (self.map.card(node), self.plan.goal(&of.goal)) else {
            return;
        };
        if of.is_gap {
            let dashed = Stroke {
                color: BAD,
                width: 1.25,
                dashes: "5 4",
            };
            svg.rect(&card, 6.0, "none", &dashed);
            let figures = self.figures.goal(&goal.id);
            if let Some(gap) = figures.and_then(|figures| (self.look.gap)(figures)) {
                let y = card.middle().y + 5.0;
                svg.text(card.left + 14.0, y, &gap, &letters(TEXT, 13.0, 600, BAD));
            }
            return;
        }
        let words = (self.look.title_of)(goal);
        let (shade, word) = (self.look.shade)(node, goal);
        svg.begin(&words);
        let line = Stroke {
            color: RULE,
            width: 1.0,
            dashes: "",
        };
        svg.rect(&card, 6.0, SHEET, &line);
        let strip = Rect {
            right: card.left + 5.0,
            ..card
        };
        svg.rect(&strip, 2.5, color(shade), &Stroke::default());
        let left = card.left + 16.0;
        let head = card.top + 19.0;
        let dot = Rect::around(
            Place {
                x: left + 4.0,
                y: head - 4.0,
            },
            Place { x: 8.0, y: 8.0 },
        );
        svg.rect(&dot, 4.0, color(shade), &Stroke::default());
        svg.text(left + 14.0, head, &word, &letters(TEXT, 11.0, 500, INK_2));
        let room = CARD.x - 60.0 - 5.6 * word.chars().count() as f64;
        let label = wrap(&(self.look.label)(goal), room, 11.0, 1).join("");
        let how = Type {
            ends: true,
            ..letters(TEXT, 11.0, 500, INK_2)
        };
        svg.text(card.right - 12.0, head, &label, &how);
        for (at, line) in wrap(&words, CARD.x - 26.0, 14.5, 3).iter().enumerate() {
            let y = card.top + 39.0 + 18.0 * at as f64;
            svg.text(left, y, line, &letters(VOICE, 14.5, 400, INK));
        }
        if of.hidden > 0 {
            let how = Type {
                ends: true,
                ..letters(TEXT, 11.0, 600, ACCENT)
            };
            let below = (self.look.below)(of.hidden);
            svg.text(card.right - 12.0, card.bottom - 8.0, &below, &how);
        }
        svg.end();
    }

    fn heads(&self, svg: &mut Svg) {
        let extent = self.map.extent();
        for head in self.map.heads() {
            let Some(level) = LEVELS.get(head.rank) else {
                continue;
            };
            let left = head.first as f64 * SPACING.column - CARD.x / 2.0;
            let name = (self.look.level)(*level);
            let how = letters(TEXT, 13.0, 600, INK_2);
            svg.text(left, extent.top - 16.0, &name, &how);
        }
        let apart = self.map.apart().and_then(|node| self.map.card(node));
        if let Some(card) = apart {
            let how = letters(VOICE, 18.0, 500, INK);
            svg.text(extent.left, card.top - 40.0, self.look.apart, &how);
        }
    }
}

fn legend(svg: &mut Svg, legend: &[(&'static str, String)], left: f64, y: f64) {
    let mut x = left;
    for (shade, words) in legend {
        let dot = Rect::around(
            Place {
                x: x + 5.0,
                y: y - 4.0,
            },
            Place { x: 10.0, y: 10.0 },
        );
        svg.rect(&dot, 5.0, color(shade), &Stroke::default());
        svg.text(x + 15.0, y, words, &letters(TEXT, 12.0, 500, INK_2));
        x += 15.0 + 6.4 * words.chars().count() as f64 + 20.0;
    }
}
