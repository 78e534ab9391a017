use proptest::prelude::*;
use sightline_plan::{
    Edit, Goal, Id, Plan,
    model::{Contribution, ContributionKind, Direction, Metric},
};

use super::*;
use crate::Far;

fn id(name: &str) -> Id<Goal> {
    Id::new(name).unwrap()
}

fn goal(name: &str, parent: Option<&str>, level: Level) -> Goal {
    Goal {
        id: id(name),
        parent: parent.map(id),
        level,
        ..Goal::default()
    }
}

fn plan(goals: Vec<Goal>) -> Plan {
    let mut plan = Plan::new(Id::new("p").unwrap(), "Test");
    let put = |(at, goal): (usize, Goal)| {
        let order = Some(at as f64);
        Edit::Put(Goal { order, ..goal }.into())
    };
    let edits = goals.into_iter().enumerate().map(put).collect();
    plan.apply(Edit::Several(edits)).unwrap();
    plan
}

/// a(b(c) d) e, f an orphan that helps b.
fn sample() -> Plan {
    let mut helper = goal("f", None, Level::Team);
    helper.supports = vec![id("c")];
    plan(vec![
        helper,
        goal("a", None, Level::Company),
        goal("b", Some("a"), Level::Department),
        goal("c", Some("b"), Level::Person),
        goal("d", Some("a"), Level::Team),
        goal("e", None, Level::Company),
    ])
}

fn map(plan: &Plan, folding: &Folding) -> Map {
    let today = "2026-11-22".parse().unwrap();
    let figures = Figures::of(plan, today);
    Map::of(&Outline::of(plan), folding, Some(&figures))
}

fn names(map: &Map) -> Vec<String> {
    let name = |node: &Node| format!("{}{}", node.goal, if node.is_gap { "!" } else { "" });
    map.nodes().iter().map(name).collect()
}

#[test]
fn goals_that_serve_none_are_set_apart_at_the_end() {
    let map = map(&sample(), &Folding::open());
    assert_eq!(names(&map), ["a", "b", "c", "d", "e", "f"]);
    assert_eq!(map.apart(), Some(5));
    let x = |node| map.tree().place(node).unwrap().x / SPACING.column;
    // Company, department, team, person.
    assert_eq!([0, 1, 2, 3, 5].map(x), [0.0, 1.0, 3.0, 2.0, 2.0]);
    let e = map.card(4).unwrap();
    assert!(map.card(5).unwrap().top - e.bottom > SPACING.apart);
    let b = &map.nodes()[1];
    assert_eq!((b.position, b.siblings, b.open), (1, 2, Some(true)));
    assert_eq!(map.nodes()[5].siblings, 3);
}

#[test]
fn what_is_folded_is_counted_and_stood_in_for() {
    let mut folding = Folding::open();
    folding.set(&id("b"), false);
    let map = map(&sample(), &folding);
    assert_eq!(names(&map), ["a", "b", "d", "e", "f"]);
    assert_eq!(map.nodes()[1].hidden, 1);
    assert_eq!(map.node(&id("c")), None);
    assert_eq!(map.stand_in(&id("c")), Some(1));
    assert_eq!(map.supports(), [Support { from: 4, to: 1 }]);
}

#[test]
fn what_is_missing_stands_last_among_those_below() {
    let metric = Metric {
        id: "m".to_owned(),
        direction: Direction::Increase,
        baseline: Some(0.0),
        target: Some(100.0),
        ..Metric::default()
    };
    let mut top = goal("a", None, Level::Company);
    top.metrics = vec![metric];
    let mut part = goal("b", Some("a"), Level::Team);
    part.contribution = Some(Contribution {
        kind: ContributionKind::Amount,
        value: Some(60.0),
        ..Contribution::default()
    });
    let full = {
        let mut rest = goal("d", Some("a"), Level::Team);
        rest.contribution = Some(Contribution {
            kind: ContributionKind::Share,
            value: Some(0.4),
            ..Contribution::default()
        });
        plan(vec![top.clone(), part.clone(), rest])
    };
    let short = plan(vec![top, part, goal("c", Some("b"), Level::Person)]);
    assert_eq!(names(&map(&full, &Folding::open())), ["a", "b", "d"]);
    let short = map(&short, &Folding::open());
    assert_eq!(names(&short), ["a", "b", "c", "a!"]);
    assert_eq!(short.tree().parent(3), Some(0));
    assert_eq!(short.walk(1, Way::Next), None, "a gap is no goal to go to");
    assert_eq!(short.at(short.card(3).unwrap().middle()), None);
    let far = Far::all(&short, |_| "one");
    assert_eq!(far.len(), 1);
    assert_eq!(far[0].cards.len(), 1);
    assert!(!far[0].gaps.is_empty());
}

#[test]
fn a_goal_lights_its_chain_its_children_and_its_links_across() {
    let map = map(&sample(), &Folding::open());
    let lit = map.lit(1);
    assert_eq!(
        (lit.chain.as_slice(), lit.children.as_slice()),
        (&[1, 0][..], &[2][..])
    );
    assert!(lit.supports.is_empty());
    let lit = map.lit(2);
    assert_eq!(lit.chain, [2, 1, 0]);
    assert_eq!(lit.supports, [0]);
    assert!(lit.has(5) && !lit.has_link(5) && !lit.has(3));
}

#[test]
fn one_walks_up_down_and_along() {
    let map = map(&sample(), &Folding::open());
    let from = |node, way| map.walk(node, way);
    assert_eq!(from(2, Way::Parent), Some(1));
    assert_eq!(from(0, Way::Parent), None);
    assert_eq!(from(0, Way::Child), Some(1));
    assert_eq!(from(3, Way::Child), None);
    assert_eq!(from(1, Way::Next), Some(3));
    assert_eq!(from(3, Way::Previous), Some(1));
    assert_eq!(from(0, Way::Next), Some(4));
    assert_eq!(from(4, Way::Next), Some(5), "the top goals are siblings");
    assert_eq!(from(3, Way::Next), Some(5), "on down the column");
    assert_eq!(from(0, Way::Previous), None);
}

#[test]
fn an_empty_plan_has_an_empty_map() {
    let map = map(&plan(Vec::new()), &Folding::open());
    assert!(map.nodes().is_empty() && map.heads().is_empty());
    assert_eq!(map.at(Place::default()), None);
    assert!(Far::all(&map, |_| "one").is_empty());
}

proptest! {
    #[test]
    fn every_card_is_found_and_none_covers_another(
        goals in prop::collection::vec((0_usize..1000, 0_usize..4), 1..60),
        folded in 0_usize..60,
    ) {
        let levels = [Level::Company, Level::Department, Level::Team, Level::Person];
        let mut made: Vec<Goal> = Vec::new();
        for (at, (parent, level)) in goals.iter().enumerate() {
            // A third of the goals serve none.
            let above = (at > 0 && parent % 3 > 0).then(|| &made[parent % at]);
            let level = levels[*level].max(above.map_or(Level::Company, |above| above.level));
            let parent = above.map(|above| above.id.to_string());
            made.push(goal(&format!("g{at}"), parent.as_deref(), level));
        }
        let count = made.len();
        let plan = plan(made);
        let mut folding = Folding::open();
        folding.set(&id(&format!("g{}", folded % count)), false);
        let map = map(&plan, &folding);
        let hidden: usize = map.nodes().iter().map(|node| node.hidden).sum();
        prop_assert_eq!(map.nodes().len() + hidden, count);
        for node in 0..map.nodes().len() {
            let card = map.card(node).unwrap();
            prop_assert!(map.extent().holds(&card));
            prop_assert_eq!(map.at(card.middle()), Some(node));
            for other in 0..node {
                prop_assert!(!map.card(other).unwrap().meets(&card), "{} and {}", other, node);
            }
            for way in [Way::Parent, Way::Child, Way::Next, Way::Previous] {
                prop_assert!(map.walk(node, way) != Some(node));
            }
        }
    }
}
