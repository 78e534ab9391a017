//! The lines of the map: from each goal to the one it serves, across to those it helps, and, where cards are too
//! small to be read, the cards themselves.

use std::{collections::HashSet, sync::Arc};

use leptos::prelude::*;
use sightline_draw::{CARD, Far, Place, SPACING, across, width};
use sightline_plan::{Goal, Id};

use super::{atlas::Atlas, words};
use crate::ui::live;

/// How far beyond its columns the ground of a level reaches.
const GROUND: f64 = 4000.0;

/// How wide the line to a gap is.
const GAP_WIDTH: f64 = 1.5;

/// A link that is drawn: of which goal, and whether it leads to its gap.
type Key = (Id<Goal>, bool);

/// All lines.
#[component]
pub fn Links() -> impl IntoView {
    let atlas = Atlas::here();
    let drawn = Memo::new(move |_| {
        let near = atlas.near.get();
        atlas.map.with(|map| {
            let below = near.iter().copied();
            let below = below.filter(|node| map.tree().parent(*node).is_some());
            let key = |node: usize| {
                let node = &map.nodes()[node];
                (node.goal.clone(), node.is_gap)
            };
            below.map(key).collect::<Vec<Key>>()
        })
    });
    let grounds = live(move || {
        atlas.map.with(|map| {
            let extent = map.extent();
            let ground = |at: (usize, &sightline_draw::Head)| {
                let (at, head) = at;
                (at % 2 == 1).then(|| {
                    let left = (head.first as f64 - 0.5) * SPACING.column;
                    view! {
                        <rect class="map-ground" x=format!("{left:.0}") y=format!("{:.0}", extent.top - GROUND)
                            width=format!("{:.0}", head.count as f64 * SPACING.column)
                            height=format!("{:.0}", extent.size().y + 2.0 * GROUND) />
                    }
                    .into_any()
                })
            };
            map.heads().iter().enumerate().filter_map(ground).collect::<Vec<_>>()
        })
    });
    view! {
        <svg class="map-links" aria-hidden="true" focusable="false">
            {grounds}
            <FarAway />
            <For each=move || drawn.get() key=Key::clone let(key)>
                <Link key />
            </For>
            <Across />
        </svg>
    }
}

/// How a link is drawn.
#[derive(Clone, PartialEq)]
struct Drawn {
    node: usize,
    path: String,
    width: f64,
    /// What the goal gives, before its card.
    gives: Option<(String, Place)>,
}

impl Drawn {
    fn of(atlas: Atlas, id: &Id<Goal>, is_gap: bool) -> Option<Self> {
        let (node, path, card) = atlas.map.with(|map| {
            let own = map.node(id)?;
            let node = if is_gap {
                map.children(own).find(|child| map.nodes()[*child].is_gap)?
            } else {
                own
            };
            let (path, _) = map.link(node)?;
            Some((node, path, map.card(node)?))
        })?;
        let plan = atlas.plan().filter(|_| !is_gap);
        let figures = atlas.figures();
        let goal = plan.as_ref().and_then(|plan| plan.goal(id));
        let gives = plan.as_ref().zip(goal).and_then(|(plan, goal)| {
            let words = words::gives_in(plan, figures.as_deref(), goal)?;
            Some((
                words,
                Place {
                    x: card.left - 9.0,
                    y: card.middle().y - 7.0,
                },
            ))
        });
        let share = goal.map(|goal| width(words::share(figures.as_deref(), goal)));
        Some(Self {
            node,
            path,
            width: share.unwrap_or(GAP_WIDTH),
            gives,
        })
    }
}

/// The link from one goal to the one above.
#[component]
fn Link(key: Key) -> impl IntoView {
    let atlas = Atlas::here();
    let (id, is_gap) = key;
    let drawn = Memo::new(move |_| Drawn::of(atlas, &id, is_gap));
    let lit = Memo::new(move |_| {
        let lit = atlas.lit.get()?;
        drawn.with(|drawn| drawn.as_ref().map(|drawn| lit.has_link(drawn.node)))
    });
    live(move || {
        let drawn = drawn.get()?;
        let lit = lit.get();
        let label = drawn.gives.map(|(words, place)| {
            view! { <text x=format!("{:.1}", place.x) y=format!("{:.1}", place.y)>{words}</text> }
                .into_any()
        });
        Some(
            view! {
                <g class="map-link" data-gap=is_gap.then_some("") data-lit=(lit == Some(true)).then_some("")
                    data-back=(lit == Some(false)).then_some("")>
                    <path d=drawn.path stroke-width=format!("{:.2}", drawn.width) />
                    {label}
                </g>
            }
            .into_any(),
        )
    })
}

/// The links across.
#[component]
fn Across() -> impl IntoView {
    let atlas = Atlas::here();
    // Their ends, each with whether it is lit, if any is: mostly they stay while other things come into view.
    let drawn = Memo::new(move |_| {
        let lit = atlas.lit.get();
        let near = atlas.near.get();
        atlas.map.with(|map| {
            let near: HashSet<usize> = near.iter().copied().collect();
            let supports = map.supports().iter().enumerate();
            let drawn = supports.filter_map(|(at, support)| {
                let is_lit = lit.as_ref().map(|lit| lit.supports.contains(&at));
                let in_view = near.contains(&support.from) || near.contains(&support.to);
                if !in_view && is_lit != Some(true) {
                    return None;
                }
                let tree = map.tree();
                Some((tree.place(support.from)?, tree.place(support.to)?, is_lit))
            });
            drawn.collect::<Vec<_>>()
        })
    });
    live(move || {
        let paths = drawn.get().into_iter().map(|(from, to, is_lit)| {
            view! {
                <path class="map-across" d=across(from, to, CARD) data-lit=(is_lit == Some(true)).then_some("")
                    data-back=(is_lit == Some(false)).then_some("") />
            }
            .into_any()
        });
        paths.collect::<Vec<_>>()
    })
}

/// Cards and links that are too small to be read, many in one path.
#[component]
fn FarAway() -> impl IntoView {
    let atlas = Atlas::here();
    let camera = atlas.camera;
    let all = Memo::new(move |_| {
        if !camera.far.get() {
            return Arc::default();
        }
        atlas.map.with(|map| {
            atlas
                .shades
                .with(|shades| Arc::new(Far::all(map, |node| shades.at(node))))
        })
    });
    let drawn = Memo::new(move |_| {
        let area = camera.area.get();
        all.with(|all| {
            let parts = all.iter().enumerate();
            let near = parts.filter(|(_, part)| part.within.meets(&area));
            near.map(|(at, _)| at).collect::<Vec<_>>()
        })
    });
    let back = live(move || {
        let back = atlas.lit.with(Option::is_some) || atlas.found.with(|found| !found.is_empty());
        back.then_some("")
    });
    let over = live(move || {
        if !camera.far.get() {
            return None;
        }
        let nodes: Vec<usize> = match atlas.lit.get() {
            Some(lit) => lit.nodes().collect(),
            None => atlas.map.with(|map| {
                let found = atlas.found.get();
                found.iter().filter_map(|id| map.stand_in(id)).collect()
            }),
        };
        let part = atlas.map.with(|map| {
            atlas
                .shades
                .with(|shades| Far::of(map, nodes, |node| shades.at(node)))
        });
        Some(view! { <g class="map-far" data-lit="">{far(part, atlas)}</g> }.into_any())
    });
    view! {
        <g data-back=back>
            <For each=move || drawn.get() key=|at| *at let(at)>
                <g class="map-far">
                    {live(move || all.with(|all| all.get(at).cloned()).map(|part| far(part, atlas)))}
                </g>
            </For>
        </g>
        {over}
    }
}

fn far(part: Far, atlas: Atlas) -> AnyView {
    let cards = part.cards.into_iter().map(|(shade, path)| {
        let back = live(move || {
            let only = atlas.only.get();
            only.is_some_and(|only| only != shade).then_some("")
        });
        view! { <path class="map-block" data-shade=shade data-back=back d=path /> }.into_any()
    });
    view! {
        <path class="map-thread" d=part.links />
        {cards.collect::<Vec<_>>()}
        <path class="map-block-gap" d=part.gaps />
    }
    .into_any()
}
