//! What adds up in a plan, and what does not.

use sightline_draw::bar::{Bar, Tone};
use sightline_plan::{Goal, GoalFigures, Level, arithmetic::Cascade};

use super::{Block, Chart, Item, Scope, Section, Teller, words::said};

/// So far a coverage may lie off 1 to count as full.
const ROUNDING: f64 = 0.005;

impl Teller<'_> {
    /// What the goals below each goal cover of it: for the goals at the top, or only where something is missing;
    /// then what hangs loose.
    pub(super) fn adds_up(&self, only_missing: bool) -> Section {
        let (top, _) = self.goals.split(&self.asked.scope);
        let goals = if only_missing { self.open() } else { top };
        let mut blocks = Vec::new();
        for goal in goals {
            let figures = self.figures.goal(&goal.id);
            let is_short = figures.is_some_and(|figures| {
                let coverage = figures.cascade.coverage;
                coverage.is_some_and(|coverage| coverage < 1.0 - ROUNDING)
            });
            if only_missing && !is_short {
                continue;
            }
            if let Some(chart) = figures.and_then(|figures| self.shares(figures)) {
                blocks.push(Block::Chart(self.words.statement(goal), chart));
            }
        }
        let loose = self.loose();
        if !loose.is_empty() {
            blocks.push(Block::List(loose));
        }
        let code = if only_missing { "missing" } else { "adds-up" };
        self.section(code, blocks)
    }

    /// What the goals below cover of a goal, in words; `None` where that is not known.
    pub(super) fn covered(&self, goal: &Goal) -> Option<String> {
        self.covered_by(&self.figures.goal(&goal.id)?.cascade)
    }

    fn covered_by(&self, cascade: &Cascade) -> Option<String> {
        let words = self.words;
        let coverage = cascade.coverage?;
        let full = (coverage - 1.0).abs() < ROUNDING;
        let percent = words.hundredths(coverage);
        let covered = match full {
            true => words.of("goals.cover.full", &[]),
            false if coverage > 1.0 => words.of("goals.cover.over", &[("percent", &percent)]),
            false => words.of("goals.cover.part", &[("percent", &percent)]),
        };
        let unit = cascade.change.as_ref().map(|change| &change.unit);
        let gap = cascade.gap.filter(|gap| !full && *gap > 0.0).zip(unit);
        Some(match gap {
            Some((gap, unit)) => {
                let amount = words.amount(gap, unit);
                let open = words.of("goals.cover.gap", &[("amount", &amount)]);
                format!("{covered}, {open}")
            }
            None => covered,
        })
    }

    /// What each goal below gives, drawn; `None` where none says so in numbers.
    fn shares(&self, figures: &GoalFigures) -> Option<Chart> {
        let words = self.words;
        let cascade = &figures.cascade;
        let covered = self.covered_by(cascade)?;
        let mut sizes = Vec::new();
        let mut legend = Vec::new();
        let unit = cascade.change.as_ref().map(|change| change.unit.as_str());
        for part in &cascade.parts {
            let Some(child) = self.plan.goal(&part.child) else {
                continue;
            };
            let name = words.statement(child);
            let Some(share) = part.share else {
                let said = words.say_of("share.none", &[("goal", &name)]);
                legend.push((Tone::Quiet, said));
                continue;
            };
            let tone = Tone::PARTS[sizes.len() % Tone::PARTS.len()];
            sizes.push((share, tone));
            let percent = words.percent(share);
            let said = match part.amount.zip(unit) {
                Some((amount, unit)) => {
                    let amount = words.amount(amount, unit);
                    let args = [
                        ("goal", name.as_str()),
                        ("amount", &amount),
                        ("percent", &percent),
                    ];
                    words.say_of("share.amount", &args)
                }
                None => words.say_of("share.percent", &[("goal", &name), ("percent", &percent)]),
            };
            legend.push((tone, said));
        }
        let coverage = cascade.coverage?;
        if coverage < 1.0 - ROUNDING {
            // What takes away from a goal is missing as well, but is no part of the bar.
            sizes.push((1.0 - coverage, Tone::Missing));
            let percent = words.percent(1.0 - coverage);
            let said = match cascade.gap.zip(unit) {
                Some((gap, unit)) => {
                    let amount = words.amount(gap, unit);
                    let args = [("amount", amount.as_str()), ("percent", &percent)];
                    words.say_of("share.missing", &args)
                }
                None => words.say_of("share.missing-percent", &[("percent", &percent)]),
            };
            legend.push((Tone::Missing, said));
        }
        Some(Chart {
            bar: Bar::shares(&sizes, 1.0),
            words: covered,
            legend,
        })
    }

    /// What serves nothing, what nobody serves, and who has nothing to do.
    fn loose(&self) -> Vec<Item> {
        let words = self.words;
        let mut items = Vec::new();
        let mut add = |code: &str, names: Vec<String>| {
            if !names.is_empty() {
                items.push(Item {
                    text: words.count(&format!("loose.{code}"), names.len()),
                    items: names
                        .into_iter()
                        .map(|text| Item {
                            text,
                            ..Item::default()
                        })
                        .collect(),
                    ..Item::default()
                });
            }
        };
        let open = self.open();
        let orphans = open
            .iter()
            .filter(|goal| goal.level != Level::Company && goal.parent.is_none());
        add(
            "orphans",
            orphans.map(|goal| words.statement(goal)).collect(),
        );
        let alone = open.iter().filter(|goal| {
            let mut below = self.plan.children(Some(&goal.id));
            goal.level == Level::Company && below.next().is_none()
        });
        add("alone", alone.map(|goal| words.statement(goal)).collect());
        if self.asked.scope == Scope::Plan {
            let idle = self.figures.balance.teams_without_goal.iter();
            let idle = idle.filter_map(|id| self.plan.tables().teams.get(id));
            add("teams", idle.filter_map(|team| said(&team.name)).collect());
        }
        items
    }
}
