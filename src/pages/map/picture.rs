//! What is written on the picture of the map; its shapes are drawn by `sightline_draw::picture`.

use sightline_draw::{
    Map,
    picture::{Look, Picture, picture},
};
use sightline_plan::{
    Figures, Plan,
    outline::{Folding, Outline},
};
use sightline_text::{map, start};

use super::{
    color::{Coloring, Shades},
    words,
};
use crate::{browser::clock, pages::goals::level_name, words::title};

/// The picture of what of a plan may leave the device, folded and coloured as it is shown.
pub fn of(plan: &Plan, folding: &Folding, coloring: Coloring) -> Picture {
    let plan = plan.without_private();
    let figures = Figures::of(&plan, clock::today());
    let outline = Outline::of(&plan);
    let outline = outline.without_put_away().unwrap_or(outline);
    let drawn = Map::of(&outline, folding, Some(&figures));
    let shades = Shades::of(&plan, Some(&figures), &drawn, coloring);
    let name = match plan.about().name.as_str() {
        "" => start::plans::untitled(),
        name => name,
    };
    let legend = shades.legend.iter();
    let legend = legend.map(|(shade, name, count)| (*shade, map::legend::item(name, *count)));
    let look = Look {
        title: &map::save::title(name),
        legend: &legend.collect::<Vec<_>>(),
        apart: map::apart(),
        shade: &|node, goal| {
            let shade = shades.at(node);
            let of_goal = figures.goal(&goal.id);
            let said = words::of_shade(&plan, goal, of_goal, coloring, &shades, shade);
            (shade, said)
        },
        title_of: &title,
        label: &|goal| words::label(&plan, goal),
        gives: &|goal| words::gives_in(&plan, Some(&figures), goal),
        gap: &words::gap,
        below: &|count| map::goals_below(count),
        level: &|level| level_name(level).to_owned(),
    };
    picture(&plan, &figures, &drawn, &look)
}
