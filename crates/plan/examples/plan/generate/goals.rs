//! The goals, from the top of the tree downwards.

use std::collections::HashMap;

use chrono::{Datelike, Days, NaiveDate};
use sightline_plan::{
    Edit, Goal, Id, Level,
    arithmetic::cycle_days,
    model::{
        Band, CheckIn, Contribution, ContributionKind, Direction, GoalKind, Metric, Milestone,
        Person, Point, Status, Team,
    },
};

use super::{
    Unit,
    catalogue::{EVERYWHERE, PLACES, Template},
    random::Random,
    words::{DELIVERIES, NOTES, SKILLS},
};

/// Writes goals, level by level.
pub struct Writer<'a> {
    units: &'a [Unit],
    random: Random,
    today: NaiveDate,
    edits: &'a mut Vec<Edit>,
    /// The goals of the levels above the one being written, by the team or department they belong
    /// to.
    above: HashMap<Option<Id<Team>>, Vec<Goal>>,
}

impl<'a> Writer<'a> {
    pub fn new(
        units: &'a [Unit],
        random: Random,
        today: NaiveDate,
        edits: &'a mut Vec<Edit>,
    ) -> Self {
        Self {
            units,
            random,
            today,
            edits,
            above: HashMap::new(),
        }
    }

    pub fn write(mut self, sizes: &[(Level, usize); 4]) {
        let mut parents = 1;
        for (level, count) in sizes.iter().filter(|(_, count)| *count > 0) {
            let siblings = count.div_ceil(parents);
            let goals: Vec<Goal> = (0..*count)
                .map(|at| self.goal(*level, at, siblings))
                .collect();
            for goal in goals {
                self.check_in(&goal);
                self.edits.push(Edit::Put(goal.clone().into()));
                self.above.entry(goal.team.clone()).or_default().push(goal);
            }
            parents = *count;
        }
    }

    /// The goal number `at` of its level, one of about `siblings` below its parent.
    fn goal(&mut self, level: Level, at: usize, siblings: usize) -> Goal {
        let unit = &self.units[at % self.units.len()];
        let parent = self.parent(unit);
        let (cycle, start, due) = self.time(level);
        let mut goal = Goal {
            id: Id::from_bits(self.random.bits()),
            level,
            owner: self.owner(level, unit),
            team: match level {
                Level::Company => None,
                Level::Department => Some(unit.department.clone()),
                Level::Team | Level::Person => Some(unit.team.clone()),
            },
            parent: parent.as_ref().map(|parent| parent.id.clone()),
            order: Some(at as f64),
            weight: self.random.pick(&[1.0, 1.0, 1.0, 2.0, 3.0]),
            cycle: Some(cycle),
            start,
            due,
            status: self.status(),
            confidence: self
                .random
                .percent(60)
                .then(|| 3 + self.random.below(8) as u32),
            ..Goal::default()
        };
        match level {
            Level::Person if self.random.percent(10) => self.grow(&mut goal),
            Level::Person if self.random.percent(10) => self.deliver(&mut goal),
            _ => self.measure(&mut goal, unit),
        }
        // One in twenty serves nothing above, as happens.
        if level == Level::Person && self.random.percent(5) {
            goal.parent = None;
        } else if let Some(parent) = parent {
            goal.contribution = self.contribution(&goal, &parent, siblings);
        }
        goal
    }

    /// The lead answers for a team's goals, and the others for their own.
    fn owner(&mut self, level: Level, unit: &Unit) -> Option<Id<Person>> {
        match &*unit.people {
            [_, others @ ..] if level == Level::Person && !others.is_empty() => {
                others.get(self.random.below(others.len())).cloned()
            }
            people => people.first().cloned(),
        }
    }

    /// A goal to serve: the team's, else its department's, else the organisation's.
    fn parent(&mut self, unit: &Unit) -> Option<Goal> {
        let near = [Some(&unit.team), Some(&unit.department), None];
        let goals = near
            .iter()
            .find_map(|unit| self.above.get(&unit.cloned()))?;
        goals.get(self.random.below(goals.len())).cloned()
    }

    /// The cycle that today lies in: a year for the upper levels, a quarter for the lower.
    fn time(&self, level: Level) -> (String, Option<NaiveDate>, Option<NaiveDate>) {
        let (year, quarter) = (self.today.year(), self.today.month0() / 3 + 1);
        let cycle = match level {
            Level::Company | Level::Department => format!("{year}"),
            Level::Team | Level::Person => format!("{year}-Q{quarter}"),
        };
        let days = cycle_days(&cycle, 1);
        (cycle, days.map(|days| days.0), days.map(|days| days.1))
    }

    fn status(&mut self) -> Status {
        match self.random.below(100) {
            0..8 => Status::Draft,
            8..20 => Status::Agreed,
            20..90 => Status::Active,
            90..97 => Status::Done,
            _ => Status::Dropped,
        }
    }

    fn measure(&mut self, goal: &mut Goal, unit: &Unit) {
        let template = self.random.pick(&unit.kind.templates);
        goal.kind = match goal.level {
            Level::Company => GoalKind::Objective,
            Level::Department if self.random.percent(50) => GoalKind::KeyResult,
            _ if template.direction == Direction::Maintain => GoalKind::Kpi,
            _ => GoalKind::Performance,
        };
        let mut metric = self.metric(&template);
        metric.history = self.history(goal, &metric);
        let scope = match goal.level {
            Level::Company => EVERYWHERE,
            _ => self.random.pick(unit.kind.scopes),
        };
        goal.statement = sentence(&template, &metric, scope, goal.due);
        goal.metrics.push(metric);
    }

    fn metric(&mut self, template: &Template) -> Metric {
        let (low, high) = template.baseline;
        let from = rounded(self.random.between(low, high), template.unit);
        let (least, most) = template.change;
        let change = from * self.random.between(least, most);
        let to = match template.direction {
            Direction::Decrease => rounded(from - change, template.unit),
            _ if template.unit == "%" => rounded(from + change, template.unit).min(100.0),
            _ => rounded(from + change, template.unit),
        };
        let band = Band {
            low: Some(from),
            ..Band::default()
        };
        Metric {
            id: "m1".to_owned(),
            name: template.metric.to_owned(),
            unit: template.unit.to_owned(),
            direction: template.direction,
            baseline: (template.direction != Direction::Reach).then_some(from),
            target: Some(to),
            band: (template.direction == Direction::Maintain).then_some(band),
            timing: Some(template.timing),
            ..Metric::default()
        }
    }

    /// Values reported at even distances since the goal's start, at a pace of its own; some say
    /// nothing, some have long been silent.
    fn history(&mut self, goal: &Goal, metric: &Metric) -> Vec<Point> {
        let (Some(start), Some(due), Some(to)) = (goal.start, goal.due, metric.target) else {
            return Vec::new();
        };
        if goal.status == Status::Draft || self.random.percent(10) {
            return Vec::new();
        }
        let silent = if self.random.percent(15) { 40 } else { 9 };
        let silent = self.random.below(silent) as i64;
        let days = ((self.today - start).num_days() - silent).max(0) as u64;
        let pace = self.random.between(0.3, 1.3) / (due - start).num_days() as f64;
        let from = metric.baseline.unwrap_or(0.0);
        let count = 1 + self.random.below(4) as u64;
        (1..=count)
            .map(|at| {
                let day = days * at / count;
                let way = day as f64 * pace + self.random.between(-0.03, 0.03);
                Point {
                    on: start.checked_add_days(Days::new(day)),
                    value: rounded(from + (to - from) * way, &metric.unit),
                    ..Point::default()
                }
            })
            .collect()
    }

    fn grow(&mut self, goal: &mut Goal) {
        let skill = self.random.pick(SKILLS);
        goal.kind = GoalKind::Development;
        goal.statement = format!(
            "Grow in {skill}, as three colleagues will judge{}",
            by(goal.due)
        );
        let rubric = [
            "has tried it",
            "does it with help",
            "does it alone",
            "teaches it",
        ];
        let mut metric = Metric {
            id: "m1".to_owned(),
            name: format!("Level in {skill}"),
            unit: "level".to_owned(),
            baseline: Some(1.0),
            target: Some(3.0),
            subjective: true,
            rubric: rubric.map(str::to_owned).to_vec(),
            ..Metric::default()
        };
        metric.history = self.history(goal, &metric);
        goal.metrics.push(metric);
    }

    fn deliver(&mut self, goal: &mut Goal) {
        let (what, steps) = self.random.pick(DELIVERIES);
        goal.statement = format!("{what} {}{}", self.random.pick(PLACES), by(goal.due));
        goal.metrics.push(Metric {
            id: "m1".to_owned(),
            name: "Steps taken".to_owned(),
            direction: Direction::Milestone,
            ..Metric::default()
        });
        let (Some(start), Some(due)) = (goal.start, goal.due) else {
            return;
        };
        let done = self.random.below(steps.len() + 1);
        goal.milestones = steps
            .iter()
            .enumerate()
            .map(|(at, step)| {
                let days = (due - start).num_days() as u64 * (at as u64 + 1) / steps.len() as u64;
                let due = start.checked_add_days(Days::new(days));
                Milestone {
                    id: format!("s{}", at + 1),
                    name: (*step).to_owned(),
                    due,
                    done_on: due.filter(|due| at < done && *due <= self.today),
                    ..Milestone::default()
                }
            })
            .collect();
    }

    /// Most goals say what they give: together somewhat more or less than their parent needs.
    fn contribution(
        &mut self,
        goal: &Goal,
        parent: &Goal,
        siblings: usize,
    ) -> Option<Contribution> {
        let share = self.random.between(0.6, 1.3) / siblings as f64;
        let (own, above) = (goal.metrics.first()?, parent.metrics.first());
        let change = above.and_then(|above| Some((above.target? - above.baseline?).abs()));
        let alike = above.is_some_and(|above| above.name == own.name);
        let (kind, value) = match change {
            Some(change) if alike => (
                ContributionKind::Amount,
                Some(rounded(share * change, &own.unit)),
            ),
            _ if self.random.percent(80) => (
                ContributionKind::Share,
                Some((share * 100.0).ceil() / 100.0),
            ),
            _ if self.random.percent(60) => (ContributionKind::Enables, None),
            _ => return None,
        };
        Some(Contribution {
            kind,
            value,
            ..Contribution::default()
        })
    }

    /// What was said with the last value.
    fn check_in(&mut self, goal: &Goal) {
        let last = goal
            .metrics
            .first()
            .and_then(|metric| metric.history.last());
        let Some(last) = last.filter(|_| self.random.percent(35)) else {
            return;
        };
        let check_in = CheckIn {
            id: Id::from_bits(self.random.bits()),
            goal: Some(goal.id.clone()),
            on: last.on,
            by: goal.owner.clone(),
            confidence: goal.confidence,
            note: self.random.pick(NOTES).to_owned(),
            ..CheckIn::default()
        };
        self.edits.push(Edit::Put(check_in.into()));
    }
}

/// To three digits, as people set targets; what is counted one by one to whole numbers.
fn rounded(value: f64, unit: &str) -> f64 {
    match unit {
        "incidents" | "leads" | "level" | "points" | "steps" => value.round(),
        _ => format!("{value:.2e}").parse().unwrap_or(value),
    }
}

fn sentence(template: &Template, metric: &Metric, scope: &str, due: Option<NaiveDate>) -> String {
    let figure = |value: Option<f64>| match (value, template.unit) {
        (None, _) => String::new(),
        (Some(value), "$") => format!("${}", grouped(value)),
        (Some(value), unit) => format!("{value} {unit}"),
    };
    let text = template
        .sentence
        .replace("{scope}", scope)
        .replace("{from}", &figure(metric.baseline))
        .replace("{to}", &figure(metric.target));
    format!("{text}{}", by(due))
}

/// Whole, with commas between the thousands.
fn grouped(value: f64) -> String {
    let digits = format!("{value:.0}");
    let mut text = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at) % 3 == 0 {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

fn by(due: Option<NaiveDate>) -> String {
    due.map_or_else(String::new, |due| {
        format!(" by {}", due.format("%-d %B %Y"))
    })
}
