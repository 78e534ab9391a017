//! The lines that an outline shows: what is not folded away, or what is looked for.

use foldhash::HashMap;

use super::{Folding, Outline, Query, Sort, Standing, shown::Shown};
use crate::{Goal, Id, Plan};

/// One line.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// Its goal.
    pub id: Id<Goal>,
    /// How far it is indented.
    pub depth: usize,
    /// Whether what is below it is shown; `None` where nothing is below it.
    pub open: Option<bool>,
    /// How many goals are below it, on whatever storey.
    pub below: usize,
    /// Whether it is what is looked for; the goals above such a one are shown too.
    pub found: bool,
    /// Its place among the shown lines with the same parent, from 1.
    pub position: usize,
    /// How many those are.
    pub siblings: usize,
}

/// The lines that are shown.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Lines {
    lines: Vec<Line>,
    places: HashMap<Id<Goal>, usize>,
    /// How many lines are what is looked for.
    pub found: usize,
    /// How many goals are left out because they are put away, or would be if that were not asked for.
    pub put_away: usize,
}

impl Lines {
    /// The lines of an outline. A narrowing query opens what is folded, and shows the goals above
    /// what it finds; an order of its own makes a flat list of what it finds.
    pub fn of(
        plan: &Plan,
        outline: &Outline,
        folding: &Folding,
        query: &Query,
        standing: impl Fn(&Goal) -> Standing,
    ) -> Self {
        let without = Shown::of(outline);
        let put_away = without.left_out(outline);
        let shown = if query.closed { Shown::all() } else { without };
        let lines = if query.is_plain() {
            unfolded(outline, &shown, folding)
        } else {
            let needles = query.needles();
            let entries = outline.entries().iter().enumerate();
            let found: Vec<usize> = entries
                .filter(|(at, entry)| {
                    let is_leaf = shown.below(*at, entry.end) == 0;
                    shown.has(*at)
                        && query.finds(plan, &entry.goal, is_leaf, standing(&entry.goal), &needles)
                })
                .map(|(at, _)| at)
                .collect();
            if query.sort == Sort::Outline {
                with_those_above(outline, &shown, &found)
            } else {
                sorted(plan, outline, &shown, found, query.sort, standing)
            }
        };
        Self {
            put_away,
            ..Self::numbered(lines)
        }
    }

    fn numbered(mut lines: Vec<Line>) -> Self {
        // For each storey, the lines of the family that is still open.
        let mut families: Vec<Vec<usize>> = Vec::new();
        let close = |lines: &mut Vec<Line>, family: Vec<usize>| {
            let siblings = family.len();
            for (at, line) in family.into_iter().enumerate() {
                lines[line].position = at + 1;
                lines[line].siblings = siblings;
            }
        };
        for at in 0..lines.len() {
            let depth = lines[at].depth;
            while families.len() > depth + 1 {
                let family = families.pop().unwrap_or_default();
                close(&mut lines, family);
            }
            families.resize(depth + 1, Vec::new());
            families[depth].push(at);
        }
        for family in families {
            close(&mut lines, family);
        }
        let places = lines.iter().enumerate();
        let places = places.map(|(at, line)| (line.id.clone(), at));
        Self {
            places: places.collect(),
            found: lines.iter().filter(|line| line.found).count(),
            lines,
            put_away: 0,
        }
    }

    /// The lines, from the top.
    pub fn all(&self) -> &[Line] {
        &self.lines
    }

    /// How many lines there are.
    pub fn len(&self) -> usize {
        self.lines.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.lines.is_empty()
    }

    /// The place of a goal's line.
    pub fn place(&self, id: &Id<Goal>) -> Option<usize> {
        self.places.get(id).copied()
    }

    /// The line of a goal.
    pub fn line(&self, id: &Id<Goal>) -> Option<&Line> {
        self.lines.get(self.place(id)?)
    }

    /// The line at a place.
    pub fn at(&self, place: usize) -> Option<&Line> {
        self.lines.get(place)
    }
}

fn line(outline: &Outline, shown: &Shown, at: usize, open: bool, found: bool) -> Option<Line> {
    let entry = outline.entries().get(at)?;
    let below = shown.below(at, entry.end);
    Some(Line {
        id: entry.goal.id.clone(),
        depth: entry.depth,
        open: (below > 0).then_some(open),
        below,
        found,
        position: 1,
        siblings: 1,
    })
}

fn unfolded(outline: &Outline, shown: &Shown, folding: &Folding) -> Vec<Line> {
    let mut lines = Vec::new();
    let mut at = 0;
    while let Some(entry) = outline.entries().get(at) {
        if !shown.has(at) {
            at = entry.end;
            continue;
        }
        let open = folding.is_open(&entry.goal.id);
        lines.extend(line(outline, shown, at, open, true));
        at = if open { at + 1 } else { entry.end };
    }
    lines
}

fn with_those_above(outline: &Outline, all: &Shown, found: &[usize]) -> Vec<Line> {
    let mut lines = Vec::new();
    // The goals above the one at hand, and how many of them are shown already.
    let mut way: Vec<usize> = Vec::new();
    let mut found = found.iter().copied().peekable();
    let mut shown = 0;
    for (at, entry) in outline.entries().iter().enumerate() {
        if found.peek().is_none() {
            break;
        }
        way.truncate(entry.depth);
        shown = shown.min(entry.depth);
        way.push(at);
        if found.next_if_eq(&at).is_some() {
            let above = &way[shown..];
            lines.extend(
                above
                    .iter()
                    .filter_map(|&place| line(outline, all, place, true, place == at)),
            );
            shown = way.len();
        }
    }
    // What is shown of those below depends on what was found, not on the whole tree.
    let depths: Vec<usize> = lines.iter().map(|line| line.depth).chain([0]).collect();
    for (at, line) in lines.iter_mut().enumerate() {
        line.open = (depths[at + 1] > line.depth).then_some(true);
    }
    lines
}

fn sorted(
    plan: &Plan,
    outline: &Outline,
    shown: &Shown,
    mut found: Vec<usize>,
    sort: Sort,
    standing: impl Fn(&Goal) -> Standing,
) -> Vec<Line> {
    let entries = outline.entries();
    let of = |at: usize| (&*entries[at].goal, standing(&entries[at].goal));
    found.sort_by(|&left, &right| sort.compare(plan, of(left), of(right)));
    let lines = found
        .into_iter()
        .filter_map(|at| line(outline, shown, at, true, true));
    lines
        .map(|line| Line {
            depth: 0,
            open: None,
            ..line
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        Level,
        arithmetic::testing::{child, day, goal, plan},
        model::{Health, Person},
        outline::Only,
    };

    fn sample() -> Plan {
        let says = |goal: Goal, statement: &str, due: &str| Goal {
            statement: statement.into(),
            due: Some(day(due)),
            ..goal
        };
        let mut plan = plan(vec![
            says(goal("revenue"), "Grow revenue", "2026-12-31"),
            says(child("leads", "revenue"), "Raise leads", "2026-06-30"),
            says(child("guides", "leads"), "Write Guides", "2026-03-31"),
            says(child("deals", "revenue"), "Close deals", "2026-09-30"),
            goal("nps"),
        ]);
        let aya = Person {
            id: Id::new("aya").unwrap(),
            name: "Aya Mori".into(),
            ..Person::default()
        };
        plan.insert(aya.into());
        let deals = Goal {
            owner: Id::new("aya"),
            ..Goal::clone(plan.goal(&Id::new("deals").unwrap()).unwrap())
        };
        plan.insert(deals.into());
        plan
    }

    fn shown(folding: &Folding, query: &Query) -> Vec<String> {
        let plan = sample();
        let standing = |goal: &Goal| Standing {
            health: (goal.id.as_str() == "leads").then_some(Health::AtRisk),
            open: usize::from(goal.id.as_str() == "nps"),
            ..Standing::default()
        };
        let lines = Lines::of(&plan, &Outline::of(&plan), folding, query, standing);
        let line = |line: &Line| {
            let fold = match line.open {
                Some(true) => "-",
                Some(false) => "+",
                None => "",
            };
            let dim = if line.found { "" } else { "?" };
            format!(
                "{}{fold}{}{dim} {}/{}",
                " ".repeat(line.depth),
                line.id,
                line.position,
                line.siblings
            )
        };
        lines.all().iter().map(line).collect()
    }

    fn words(words: &str) -> Query {
        Query {
            words: words.into(),
            ..Query::default()
        }
    }

    #[test]
    fn what_is_folded_is_left_out() {
        let mut folding = Folding::open();
        let all = [
            "-revenue 1/2",
            " -leads 1/2",
            "  guides 1/1",
            " deals 2/2",
            "nps 2/2",
        ];
        assert_eq!(shown(&folding, &Query::default()), all);
        folding.set(&Id::new("leads").unwrap(), false);
        let some = ["-revenue 1/2", " +leads 1/2", " deals 2/2", "nps 2/2"];
        assert_eq!(shown(&folding, &Query::default()), some);
    }

    #[test]
    fn a_search_shows_what_it_finds_and_the_goals_above() {
        let found = ["-revenue? 1/1", " -leads? 1/1", "  guides 1/1"];
        assert_eq!(shown(&Folding::closed(), &words("guides WRITE")), found);
        assert_eq!(
            shown(&Folding::closed(), &words("aya")),
            ["-revenue? 1/1", " deals 1/1"]
        );
        assert_eq!(
            shown(&Folding::closed(), &words("nowhere")),
            Vec::<String>::new()
        );
    }

    #[test]
    fn filters_ask_for_one_trait_each() {
        let one = |query: Query| shown(&Folding::open(), &query);
        assert_eq!(
            one(Query {
                level: Some(Level::Company),
                ..Query::default()
            }),
            ["revenue 1/2", "nps 2/2"]
        );
        assert_eq!(
            one(Query {
                owner: Some(Id::new("aya")),
                ..Query::default()
            }),
            ["-revenue? 1/1", " deals 1/1"]
        );
        assert_eq!(
            one(Query {
                health: Some(Health::AtRisk),
                ..Query::default()
            }),
            ["-revenue? 1/1", " leads 1/1"]
        );
        assert_eq!(
            one(Query {
                only: Some(Only::Open),
                ..Query::default()
            }),
            ["nps 1/1"]
        );
        assert_eq!(
            one(Query {
                only: Some(Only::Parentless),
                ..Query::default()
            }),
            ["revenue 1/2", "nps 2/2"]
        );
        let leaves = [
            "-revenue? 1/2",
            " -leads? 1/2",
            "  guides 1/1",
            " deals 2/2",
            "nps 2/2",
        ];
        assert_eq!(
            one(Query {
                only: Some(Only::Childless),
                ..Query::default()
            }),
            leaves
        );
    }

    #[test]
    fn what_is_put_away_is_left_out_unless_it_is_asked_for() {
        let put_away = |goal: Goal| Goal {
            status: crate::model::Status::Done,
            closing: Some(crate::model::Closing::default()),
            ..goal
        };
        let plan = plan(vec![
            goal("a"),
            put_away(child("b", "a")),
            put_away(child("c", "b")),
            put_away(goal("d")),
            child("e", "d"),
            put_away(child("f", "d")),
            put_away(goal("g")),
        ]);
        let outline = Outline::of(&plan);
        let lines = |query: Query| {
            Lines::of(&plan, &outline, &Folding::open(), &query, |_| {
                Standing::default()
            })
        };
        let names = |lines: &Lines| -> Vec<String> {
            let all = lines.all().iter();
            all.map(|line| format!("{} {}", line.id, line.below))
                .collect()
        };
        // What is below one that is put away keeps it in sight.
        let some = lines(Query::default());
        assert_eq!(names(&some), ["a 0", "d 1", "e 0"]);
        assert_eq!((some.put_away, some.at(0).unwrap().open), (4, None));
        let all = lines(Query {
            closed: true,
            ..Query::default()
        });
        assert_eq!(
            (all.len(), all.put_away, all.at(0).unwrap().below),
            (7, 4, 2)
        );
        let childless = lines(Query {
            only: Some(Only::Childless),
            ..Query::default()
        });
        assert_eq!(names(&childless), ["a 0", "d 1", "e 0"]);
        assert_eq!(childless.found, 2);
    }

    #[test]
    fn an_order_makes_a_flat_list_with_the_unknown_last() {
        let by = |sort| {
            shown(
                &Folding::closed(),
                &Query {
                    sort,
                    ..Query::default()
                },
            )
        };
        assert_eq!(
            by(Sort::Due),
            [
                "guides 1/5",
                "leads 2/5",
                "deals 3/5",
                "revenue 4/5",
                "nps 5/5"
            ]
        );
        assert_eq!(by(Sort::Owner)[0], "deals 1/5");
        assert_eq!(by(Sort::Health)[0], "leads 1/5");
    }
}
