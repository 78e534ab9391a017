//! What the colours of the map mean, and which goal has which.

use sightline_draw::{Map, shade};
use sightline_plan::{
    Figures, Goal, Id, Level, Plan,
    model::{Health, Person, Status},
};
use sightline_text::{goals, map};

use crate::pages::goals::{health_name, level_name};

/// What colours stand for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Coloring {
    /// How each goal gets on.
    Health,
    /// Whose it is: the company's, a department's, a team's, a person's.
    Level,
    /// Who answers for it.
    Owner,
    /// How sure the owner is.
    Confidence,
    /// How much of its change the goals below cover.
    Coverage,
}

impl Coloring {
    /// All there are.
    pub const ALL: [Self; 5] = [
        Self::Health,
        Self::Level,
        Self::Owner,
        Self::Confidence,
        Self::Coverage,
    ];

    /// Its word in the page's controls.
    pub fn word(self) -> &'static str {
        match self {
            Self::Health => "health",
            Self::Level => "level",
            Self::Owner => "owner",
            Self::Confidence => "confidence",
            Self::Coverage => "coverage",
        }
    }

    /// Its name.
    pub fn name(self) -> &'static str {
        match self {
            Self::Health => map::color::health(),
            Self::Level => map::color::level(),
            Self::Owner => map::color::owner(),
            Self::Confidence => map::color::confidence(),
            Self::Coverage => map::color::coverage(),
        }
    }
}

/// A class of colour, as the stylesheet and the saved picture know it.
pub type Shade = &'static str;

/// The classes of the owners who have a colour of their own.
const OWNERS: [Shade; shade::OWNERS] = [
    "owner-1", "owner-2", "owner-3", "owner-4", "owner-5", "owner-6", "owner-7",
];

/// The class of each node, and what each class is called.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Shades {
    of: Vec<Shade>,
    /// The classes there are, best known first: code, name, how many goals have it.
    pub legend: Vec<(Shade, String, usize)>,
}

impl Shades {
    /// The classes of all goals of a map.
    pub fn of(plan: &Plan, figures: Option<&Figures>, map: &Map, coloring: Coloring) -> Self {
        let goals: Vec<Option<&Goal>> = map
            .nodes()
            .iter()
            .map(|node| plan.goal(&node.goal).map(|goal| &**goal))
            .collect();
        let owners = match coloring {
            Coloring::Owner => shade::owners(
                map.nodes()
                    .iter()
                    .zip(&goals)
                    .filter(|(node, _)| !node.is_gap)
                    .filter_map(|(_, goal)| goal.and_then(|goal| goal.owner.clone())),
            ),
            _ => Default::default(),
        };
        let person = |id: &Id<Person>| plan.tables().people.get(id);
        let class = |goal: &Goal| -> Shade {
            let of_goal = figures.and_then(|figures| figures.goal(&goal.id));
            match coloring {
                Coloring::Health if goal.status == Status::Dropped => "dropped",
                Coloring::Health => of_goal
                    .and_then(|of_goal| of_goal.health.health)
                    .map_or("unknown", |health| health.word()),
                Coloring::Level => goal.level.word(),
                Coloring::Owner => match goal.owner.as_ref().filter(|id| person(id).is_some()) {
                    Some(owner) => owners.get(owner).map_or("others", |at| OWNERS[*at]),
                    None => "nobody",
                },
                Coloring::Confidence => match shade::confidence(goal.confidence) {
                    "low" => "confidence-low",
                    "middle" => "confidence-middle",
                    "high" => "confidence-high",
                    _ => "confidence-unknown",
                },
                Coloring::Coverage => {
                    match shade::coverage(of_goal.and_then(|of_goal| of_goal.cascade.coverage)) {
                        "low" => "coverage-low",
                        "middle" => "coverage-middle",
                        "high" => "coverage-high",
                        "over" => "coverage-over",
                        _ => "coverage-unknown",
                    }
                }
            }
        };
        let of: Vec<Shade> = goals
            .iter()
            .map(|goal| goal.map_or("unknown", class))
            .collect();
        let owner_of = |shade: Shade| {
            let at = OWNERS.iter().position(|owner| *owner == shade)?;
            let (owner, _) = owners.iter().find(|(_, place)| **place == at)?;
            Some(person(owner)?.name.clone())
        };
        let legend = order(coloring)
            .into_iter()
            .filter_map(|shade| {
                let mut nodes = map.nodes().iter().zip(&of);
                let count = nodes
                    .by_ref()
                    .filter(|(node, own)| !node.is_gap && **own == shade);
                let count = count.count();
                let name = owner_of(shade).unwrap_or_else(|| shade_name(shade).to_owned());
                (count > 0).then_some((shade, name, count))
            })
            .collect();
        Self { of, legend }
    }

    /// The class of a node.
    pub fn at(&self, node: usize) -> Shade {
        self.of.get(node).copied().unwrap_or("unknown")
    }

    /// What a class is called.
    pub fn name(&self, shade: Shade) -> &str {
        let found = self.legend.iter().find(|(code, ..)| *code == shade);
        found.map_or("", |(_, name, _)| name)
    }
}

/// The classes of a colouring, in the order of the legend.
fn order(coloring: Coloring) -> Vec<Shade> {
    match coloring {
        Coloring::Health => [
            Health::OnTrack,
            Health::Behind,
            Health::AtRisk,
            Health::Outdated,
            Health::Pending,
            Health::Done,
        ]
        .into_iter()
        .map(|health| health.word())
        .chain(["dropped", "unknown"])
        .collect(),
        Coloring::Level => LEVELS.iter().map(|level| level.word()).collect(),
        Coloring::Owner => OWNERS.into_iter().chain(["others", "nobody"]).collect(),
        Coloring::Confidence => vec![
            "confidence-high",
            "confidence-middle",
            "confidence-low",
            "confidence-unknown",
        ],
        Coloring::Coverage => vec![
            "coverage-over",
            "coverage-high",
            "coverage-middle",
            "coverage-low",
            "coverage-unknown",
        ],
    }
}

/// The levels, from the top.
pub const LEVELS: [Level; 4] = [
    Level::Company,
    Level::Department,
    Level::Team,
    Level::Person,
];

fn shade_name(shade: Shade) -> &'static str {
    if let Some(level) = LEVELS.into_iter().find(|level| level.word() == shade) {
        return level_name(level);
    }
    match shade {
        "on_track" => health_name(Health::OnTrack),
        "behind" => health_name(Health::Behind),
        "at_risk" => health_name(Health::AtRisk),
        "outdated" => health_name(Health::Outdated),
        "pending" => health_name(Health::Pending),
        "done" => health_name(Health::Done),
        "dropped" => goals::health::dropped(),
        "nobody" => map::shade::nobody(),
        "others" => map::shade::others(),
        "confidence-low" => map::shade::confidence_low(),
        "confidence-middle" => map::shade::confidence_middle(),
        "confidence-high" => map::shade::confidence_high(),
        "confidence-unknown" => map::shade::confidence_unknown(),
        "coverage-low" => map::shade::coverage_low(),
        "coverage-middle" => map::shade::coverage_middle(),
        "coverage-high" => map::shade::coverage_high(),
        "coverage-over" => map::shade::coverage_over(),
        "coverage-unknown" => map::shade::coverage_unknown(),
        _ => map::shade::unknown(),
    }
}
