//! The map as a picture of its own: shapes and words, in colours that stand in the file.

use std::sync::Arc;

use sightline_draw::{
    CARD, Map, Place, Rect, across,
    shade::color,
    svg::{Stroke, Svg, Type, wrap},
    width,
};
use sightline_plan::{
    Figures, Plan,
    outline::{Folding, Outline},
};
use sightline_text::{map, start};

use super::{
    color::{Coloring, LEVELS, Shades},
    words,
};
use crate::{browser::clock, pages::goals::level_name, words::title};

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

/// A finished picture.
pub struct Picture {
    /// The text of the file.
    pub svg: String,
    /// How large it is.
    pub size: Place,
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

/// The picture of what of a plan may leave the device, folded and coloured as it is shown.
pub fn of(plan: &Plan, folding: &Folding, coloring: Coloring) -> Picture {
    let plan = plan.without_private();
    let figures = Figures::of(&plan, clock::today());
    let outline = Outline::of(&plan);
    let outline = outline.without_put_away().unwrap_or(outline);
    let drawn = Map::of(&outline, folding, Some(&figures));
    let shades = Shades::of(&plan, Some(&figures), &drawn, coloring);
    let mut svg = Svg::default();
    let extent = drawn.extent();
    links(&mut svg, &plan, &figures, &drawn);
    for node in 0..drawn.nodes().len() {
        card(&mut svg, &plan, &figures, &drawn, &shades, coloring, node);
    }
    heads(&mut svg, &drawn);
    let name = match plan.about().name.as_str() {
        "" => start::plans::untitled(),
        name => name,
    };
    let title = map::save::title(name);
    let top = extent.top - HEAD;
    svg.text(
        extent.left,
        top + 26.0,
        &title,
        &letters(VOICE, 24.0, 500, INK),
    );
    legend(&mut svg, &shades, extent.left, top + 50.0);
    let part = Rect {
        top,
        right: extent.right.max(extent.left + 560.0),
        ..extent
    }
    .grown(AROUND);
    Picture {
        size: part.size(),
        svg: svg.finish(&title, &part, PAPER),
    }
}

fn links(svg: &mut Svg, plan: &Plan, figures: &Figures, drawn: &Map) {
    for node in 0..drawn.nodes().len() {
        let of = &drawn.nodes()[node];
        let (Some((path, _)), Some(card), Some(goal)) =
            (drawn.link(node), drawn.card(node), plan.goal(&of.goal))
        else {
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
                width: width(words::share(Some(figures), goal)),
                dashes: "",
            }
        };
        svg.path(&path, &stroke);
        let gives = words::gives_in(plan, Some(figures), goal).filter(|_| !of.is_gap);
        if let Some(gives) = gives {
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
    for support in drawn.supports() {
        let ends = drawn
            .tree()
            .place(support.from)
            .zip(drawn.tree().place(support.to));
        if let Some((from, to)) = ends {
            svg.path(&across(from, to, CARD), &stroke);
        }
    }
}

fn card(
    svg: &mut Svg,
    plan: &Plan,
    figures: &Figures,
    drawn: &Map,
    shades: &Shades,
    coloring: Coloring,
    node: usize,
) {
    let of = &drawn.nodes()[node];
    let (Some(card), Some(goal)) = (drawn.card(node), plan.goal(&of.goal).map(Arc::clone)) else {
        return;
    };
    let of_goal = figures.goal(&goal.id);
    if of.is_gap {
        let dashed = Stroke {
            color: BAD,
            width: 1.25,
            dashes: "5 4",
        };
        svg.rect(&card, 6.0, "none", &dashed);
        if let Some(gap) = of_goal.and_then(words::gap) {
            let y = card.middle().y + 5.0;
            svg.text(card.left + 14.0, y, &gap, &letters(TEXT, 13.0, 600, BAD));
        }
        return;
    }
    let words = title(&goal);
    let shade = shades.at(node);
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
    let word = words::of_shade(plan, &goal, of_goal, coloring, shades, shade);
    svg.text(left + 14.0, head, &word, &letters(TEXT, 11.0, 500, INK_2));
    let room = CARD.x - 60.0 - 5.6 * word.chars().count() as f64;
    let label = wrap(&words::label(plan, &goal), room, 11.0, 1).join("");
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
        svg.text(
            card.right - 12.0,
            card.bottom - 8.0,
            &map::goals_below(of.hidden),
            &how,
        );
    }
    svg.end();
}

fn heads(svg: &mut Svg, drawn: &Map) {
    let extent = drawn.extent();
    for head in drawn.heads() {
        let Some(level) = LEVELS.get(head.rank) else {
            continue;
        };
        let left = head.first as f64 * sightline_draw::SPACING.column - CARD.x / 2.0;
        let y = extent.top - 16.0;
        svg.text(
            left,
            y,
            level_name(*level),
            &letters(TEXT, 13.0, 600, INK_2),
        );
    }
    let apart = drawn.apart().and_then(|node| drawn.card(node));
    if let Some(card) = apart {
        let y = card.top - 40.0;
        svg.text(
            extent.left,
            y,
            map::apart(),
            &letters(VOICE, 18.0, 500, INK),
        );
    }
}

fn legend(svg: &mut Svg, shades: &Shades, left: f64, y: f64) {
    let mut x = left;
    for (shade, name, count) in &shades.legend {
        let dot = Rect::around(
            Place {
                x: x + 5.0,
                y: y - 4.0,
            },
            Place { x: 10.0, y: 10.0 },
        );
        svg.rect(&dot, 5.0, color(shade), &Stroke::default());
        let words = map::legend::item(name, *count);
        svg.text(x + 15.0, y, &words, &letters(TEXT, 12.0, 500, INK_2));
        x += 15.0 + 6.4 * words.chars().count() as f64 + 20.0;
    }
}
