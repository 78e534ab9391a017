//! What a report says besides its goals.

use std::collections::BTreeMap;

use chrono::{Days, NaiveDate};
use sightline_draw::bar::{Bar, Tone};
use sightline_plan::{
    Goal,
    arithmetic::LastReport,
    kpi::{Board, Gauge, Row as KpiRow, State, Trend, Way},
    model::Health,
    overview::Reason,
};

use super::{
    Audience, Block, Cell, Chart, Item, Line, Row, Scope, Section, Table, Teller, measure,
    words::{of_health, said},
};

/// Within so many days a step is due soon enough to be named.
const SOON: Days = Days::new(31);

impl Teller<'_> {
    pub(super) fn nothing(&self) -> Section {
        let text = Block::Text(self.words.say("nothing"));
        self.section("in-short", vec![text])
    }

    /// How many goals there are, and how they are doing.
    pub(super) fn in_short(&self) -> Section {
        let words = self.words;
        let mut lines = Vec::new();
        let mut add = |code: &str, text: String| {
            lines.push(Line::new(words.say(&format!("short.{code}")), text));
        };
        let open = self.goals.open.len();
        let closed = self.goals.closed.len();
        let goals = words.count("short.open", open);
        add(
            "goals",
            match closed {
                0 => goals,
                closed => format!("{goals}, {}", words.count("short.closed", closed)),
            },
        );
        if self.asked.scope == Scope::Plan
            && let Some(coverage) = self.figures.balance.coverage
        {
            let percent = words.percent(coverage);
            add(
                "adds-up",
                words.say_of("short.covered", &[("percent", &percent)]),
            );
        }
        let attention = self.attention.len();
        add("attention", words.count("short.need", attention));
        let mut blocks = vec![Block::Lines(lines)];
        blocks.extend(
            self.health()
                .map(|chart| Block::Chart(String::new(), chart)),
        );
        self.section("in-short", blocks)
    }

    /// How many of the goals do how well.
    fn health(&self) -> Option<Chart> {
        let words = self.words;
        let mut counts: BTreeMap<Health, usize> = BTreeMap::new();
        let all = self.goals.open.iter().chain(&self.goals.closed);
        for goal in all {
            let figures = self.figures.goal(&goal.id);
            if let Some(health) = figures.and_then(|figures| figures.health.health) {
                *counts.entry(health).or_default() += 1;
            }
        }
        let mut sizes = Vec::new();
        let mut legend = Vec::new();
        for (health, count) in counts {
            let (code, tone) = of_health(health);
            let name = words.of(&format!("goals.health.{code}"), &[]);
            sizes.push((count as f64, tone));
            let count = count.to_string();
            let item = [("name", name.as_str()), ("count", &count)];
            legend.push((tone, words.say_of("short.item", &item)));
        }
        (!sizes.is_empty()).then(|| Chart {
            bar: Bar::shares(&sizes, 0.0),
            words: words.say("short.health"),
            legend,
        })
    }

    /// Why the organisation exists and where it wants to be.
    pub(super) fn purpose(&self) -> Section {
        let about = self.plan.about();
        let all = [("mission", &about.mission), ("vision", &about.vision)];
        let lines = all.into_iter();
        let lines: Vec<Line> = lines
            .filter_map(|(code, text)| Some(Line::new(self.words.say(code), said(text)?)))
            .collect();
        let some = !lines.is_empty();
        let blocks = some.then_some(Block::Lines(lines));
        self.section("purpose", blocks.into_iter().collect())
    }

    /// The KPIs of the scope, a row each.
    pub(super) fn kpis(&self) -> Section {
        let words = self.words;
        let board = Board::of(self.plan, self.asked.today);
        let head = ["kpi", "now", "trend", "healthy", "owner", "state"];
        let mut rows = Vec::new();
        for goal in &self.goals.kpis {
            let mut read: Vec<&KpiRow> =
                board.rows.iter().filter(|it| it.goal == goal.id).collect();
            // The board has them by level of the pyramid; here they stand as in the goal.
            read.sort_by_key(|row| {
                let mut metrics = goal.metrics.iter();
                metrics.position(|metric| Some(&metric.id) == row.metric.as_ref())
            });
            let worst = read.iter().map(|row| row.state).min();
            let worst = worst.unwrap_or(State::Unknown);
            let tone = match worst {
                State::Unhealthy => Tone::Bad,
                State::Watch => Tone::Warn,
                State::Unknown => Tone::Quiet,
                State::Healthy => Tone::Good,
            };
            let of = |tell: &dyn Fn(&KpiRow, &str) -> Option<String>| Cell {
                lines: read
                    .iter()
                    .filter_map(|row| {
                        let mut metrics = goal.metrics.iter();
                        let metric = metrics.find(|it| Some(&it.id) == row.metric.as_ref())?;
                        let told = tell(row, metric.unit.trim())?;
                        Some(match measure::name(metric).filter(|_| read.len() > 1) {
                            Some(name) => {
                                words.say_of("measure.of", &[("name", name), ("what", &told)])
                            }
                            None => told,
                        })
                    })
                    .collect(),
                tone: None,
            };
            let cells = vec![
                words.statement(goal).into(),
                of(&|row, unit| Some(words.amount(row.current?.value, unit))),
                of(&|row, _| Some(words.of(&format!("kpis.trend.{}", trend(row.trend?)), &[]))),
                of(&|row, unit| Some(self.healthy(row.gauge?, unit))),
                words
                    .person(self.plan, goal.owner.as_ref())
                    .unwrap_or_default()
                    .into(),
                Cell {
                    lines: vec![words.of(&format!("kpis.state.{}", worst.word()), &[])],
                    tone: Some(tone),
                },
            ];
            rows.push(Row {
                goal: Some(goal.id.clone()),
                cells,
            });
        }
        self.table("kpis", &head, rows)
    }

    /// From where on a number is healthy.
    fn healthy(&self, gauge: Gauge, unit: &str) -> String {
        let words = self.words;
        let amount = |value: f64| words.amount(value, unit);
        let line = |code: &str, value: f64| {
            words.of(&format!("kpis.line.{code}"), &[("value", &amount(value))])
        };
        match gauge {
            Gauge::Line {
                healthy: Some(at),
                falling,
                ..
            } => line(if falling { "up-to" } else { "from" }, at),
            Gauge::Line {
                unhealthy: Some(at),
                falling,
                ..
            } => line(if falling { "over" } else { "under" }, at),
            Gauge::Band {
                low: Some(low),
                high: Some(high),
            } => words.of(
                "kpis.line.between",
                &[("low", &amount(low)), ("high", &amount(high))],
            ),
            Gauge::Band { low: Some(low), .. } => line("from", low),
            Gauge::Band {
                high: Some(high), ..
            } => line("up-to", high),
            Gauge::Line { .. } | Gauge::Band { .. } => String::new(),
        }
    }

    /// What needs somebody, and why.
    pub(super) fn at_risk(&self) -> Section {
        let words = self.words;
        let items: Vec<Item> = self
            .attention
            .iter()
            .filter_map(|it| {
                let goal = self.plan.goal(&it.goal)?;
                let owner = words.person(self.plan, goal.owner.as_ref());
                let owner = owner.map(|name| Line::new(words.say("column.owner"), name));
                let reasons = it.reasons.iter().map(|reason| Item {
                    text: self.reason(reason),
                    ..Item::default()
                });
                Some(Item {
                    text: words.statement(goal),
                    details: owner.into_iter().collect(),
                    items: reasons.collect(),
                })
            })
            .collect();
        let some = !items.is_empty();
        let block = match some {
            true => Block::List(items),
            false => Block::Text(words.say("risk-none")),
        };
        let code = match self.asked.audience {
            Audience::Executive => "at-risk",
            _ => "attention",
        };
        self.section(code, vec![block])
    }

    /// Why a goal needs somebody, in the words of the page that says so.
    fn reason(&self, reason: &Reason) -> String {
        let words = self.words;
        let of = |code: &str, args: &[(&str, &str)]| {
            words.of(&format!("progress.attention.{code}"), args)
        };
        let gap = |code: &str, bare: &str, gap: Option<f64>| match gap {
            Some(gap) => of(code, &[("gap", &words.percent(gap))]),
            None => of(bare, &[]),
        };
        match reason {
            Reason::PastDue(days) => of("past-due", &[("n", &days.to_string())]),
            Reason::WrongWay(progress) => {
                of("wrong-way", &[("percent", &words.percent(*progress))])
            }
            Reason::AtRisk(missing) => gap("at-risk", "at-risk-said", *missing),
            Reason::Behind(missing) => gap("behind", "behind-said", *missing),
            Reason::Blocked(Some(said)) => of("blocked", &[("what", said.blocker.trim())]),
            Reason::Blocked(None) => of("blocked-private", &[]),
            Reason::Outdated(LastReport::On(day)) => of("outdated", &[("day", &(words.day)(*day))]),
            Reason::Outdated(_) => of("outdated-undated", &[]),
            Reason::DueSoon(0, progress) => {
                of("due-today", &[("percent", &words.percent(*progress))])
            }
            Reason::DueSoon(days, progress) => of(
                "due-soon",
                &[
                    ("n", &days.to_string()),
                    ("percent", &words.percent(*progress)),
                ],
            ),
        }
    }

    /// Actions that are not done, and steps that are late or due soon, the soonest first.
    pub(super) fn due(&self) -> Section {
        let words = self.words;
        let until = self.asked.today.checked_add_days(SOON);
        let mut found: Vec<(Option<NaiveDate>, [String; 3])> = Vec::new();
        let about =
            |goal: Option<&Goal>| goal.map(|goal| words.statement(goal)).unwrap_or_default();
        for action in self.plan.tables().actions.values() {
            let goal = action.goal.as_ref();
            let is_about = goal.is_some_and(|goal| self.goals.ids.contains(goal));
            let is_theirs = self.goals.has_person(action.owner.as_ref());
            if action.done_on.is_none()
                && (is_about || is_theirs)
                && let Some(text) = said(&action.text)
            {
                let owner = words.person(self.plan, action.owner.as_ref());
                let goal = goal.and_then(|goal| self.plan.goal(goal));
                let cells = [
                    text,
                    owner.unwrap_or_default(),
                    about(goal.map(|goal| &**goal)),
                ];
                found.push((action.due, cells));
            }
        }
        for goal in &self.goals.open {
            for step in &goal.milestones {
                let is_soon = step
                    .due
                    .is_some_and(|due| until.is_none_or(|until| due <= until));
                if step.done_on.is_none()
                    && is_soon
                    && let Some(name) = said(&step.name)
                {
                    let owner = words.person(self.plan, goal.owner.as_ref());
                    let cells = [name, owner.unwrap_or_default(), about(Some(goal))];
                    found.push((step.due, cells));
                }
            }
        }
        found.sort_by_key(|(due, _)| (due.is_none(), *due));
        let rows = found.into_iter().map(|(due, [what, owner, goal])| {
            let day = due.map(words.day).unwrap_or_default();
            let is_late = due.is_some_and(|due| due < self.asked.today);
            let when = match is_late {
                true => Cell {
                    lines: vec![words.say_of("late", &[("day", &day)])],
                    tone: Some(Tone::Bad),
                },
                false => day.into(),
            };
            Row {
                goal: None,
                cells: vec![what.into(), owner.into(), when, goal.into()],
            }
        });
        let rows: Vec<Row> = rows.collect();
        let mut section = self.section("due", Vec::new());
        if !rows.is_empty() {
            section.blocks.push(Block::Table(Table {
                caption: section.title.clone(),
                head: ["what", "owner", "due", "for"]
                    .iter()
                    .map(|code| words.say(&format!("column.{code}")))
                    .collect(),
                rows,
            }));
        }
        section
    }

    /// What a person wants to grow in.
    pub(super) fn growth(&self) -> Section {
        let mut blocks = Vec::new();
        if let Scope::Person(id) = &self.asked.scope
            && let Some(person) = self.plan.tables().people.get(id)
        {
            let wishes = person.development.iter().filter_map(|wish| said(wish));
            let items: Vec<Item> = wishes
                .map(|text| Item {
                    text,
                    ..Item::default()
                })
                .collect();
            if !items.is_empty() {
                blocks.push(Block::List(items));
            }
        }
        self.section("growth", blocks)
    }

    /// What is done or was given up.
    pub(super) fn closed(&self) -> Section {
        let goals: Vec<&Goal> = self.goals.closed.iter().map(|goal| &**goal).collect();
        self.rows("closed", &goals)
    }
}

/// The code of the words for the way a number goes.
fn trend(trend: Trend) -> &'static str {
    match (trend.way, trend.good) {
        (Way::Steady, _) => "steady",
        (Way::Rising, None) => "rising",
        (Way::Rising, Some(true)) => "rising-better",
        (Way::Rising, Some(false)) => "rising-worse",
        (Way::Falling, None) => "falling",
        (Way::Falling, Some(true)) => "falling-better",
        (Way::Falling, Some(false)) => "falling-worse",
    }
}
