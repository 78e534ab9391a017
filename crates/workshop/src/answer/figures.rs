//! A funnel's numbers as goals: what is promised becomes a key result, what only foretells it becomes a
//! leading indicator of the key result that it feeds.

use serde_json::{Value, json};
use sightline_coach as coach;
use sightline_plan::{
    Goal, Id, Key, Kind, Level,
    codec::{Field, Fields, Reader},
    model::{Contribution, Direction, GoalKind, Made, Metric, Timing},
};

use super::{Draft, Refused};
use crate::{
    definition::{FunnelStage, Output, StageRole},
    funnel::{self, Sum},
};

/// What stands before a day in the sentences of workshops, by language.
const LEADS_TO_A_DAY: &[&str] = &[" by", " d’ici au", " d’ici le"];

impl Draft<'_> {
    pub fn funnel(&mut self, output: &Output, value: &Value) -> Result<(), Refused> {
        let sum = Sum::read(value.clone().into(), &mut Reader::default()).unwrap_or_default();
        let stages = &self.input.stages;
        let solution = funnel::solve(&sum, stages);
        let parent = self.named_parent(output);
        let before = self.made();
        let (mut held, mut last): (Vec<Made>, Option<Id<Goal>>) = (Vec::new(), None);
        // An answer taken back takes its goals along.
        let stages: &[FunnelStage] = if value.is_null() { &[] } else { stages };
        for stage in stages {
            let part = format!("{}#{}", self.input.id, stage.id);
            let known = before.iter().find(|made| made.input == part).cloned();
            let number = solution.whole(&stage.id).filter(|number| *number > 0.0);
            let made = match (stage.role, number) {
                (StageRole::KeyResult, Some(number)) => {
                    Some(self.key_result(output, stage, number, parent.as_ref(), known)?)
                }
                (StageRole::Leading, Some(number)) => match last.clone().or_else(|| parent.clone())
                {
                    Some(goal) => Some(self.leading(output, stage, number, &goal, known)?),
                    None => None,
                },
                // Not known for now: what was written stays until it is.
                (StageRole::KeyResult | StageRole::Leading, None) => known,
                (StageRole::None, _) => None,
            };
            if let Some(mut made) = made {
                if made.kind == Kind::Goal.word() {
                    last = Id::new(&made.record);
                }
                made.input = part;
                held.push(made);
            }
        }
        self.hold(held)
    }

    fn key_result(
        &mut self,
        output: &Output,
        stage: &FunnelStage,
        number: f64,
        parent: Option<&Id<Goal>>,
        known: Option<Made>,
    ) -> Result<Made, Refused> {
        let above = parent.and_then(|id| self.plan.goal(id)).cloned();
        let due = above.as_ref().and_then(|goal| goal.due);
        let known = known.filter(|made| made.kind == Kind::Goal.word());
        let there = known.as_ref().and_then(|made| {
            let id: Id<Goal> = Id::new(&made.record)?;
            self.plan.goal(&id).map(|goal| Goal::clone(goal))
        });
        let team = self.team_like(&stage.team);
        let mut goal = match there {
            Some(goal) => goal,
            None => Goal {
                id: self.id(),
                level: output.level.unwrap_or(Level::Department),
                kind: GoalKind::KeyResult,
                parent: parent.cloned(),
                contribution: Some(Contribution::default()),
                team: team.and_then(|id| Id::new(&id)),
                ..Goal::default()
            },
        };
        if let Some(above) = above.filter(|above| goal.level < above.level) {
            goal.level = above.level;
        }
        goal.statement = self.words(&stage.statement, number, due);
        goal.due = goal
            .due
            .filter(|_| goal.pinned.iter().any(|pin| pin == "due"))
            .or(due);
        if goal.metrics.is_empty() {
            goal.metrics.push(Metric {
                id: "m1".to_owned(),
                ..Metric::default()
            });
        }
        if let Some(metric) = goal.metrics.first_mut() {
            metric.name.clone_from(&stage.name);
            metric.unit = unit(stage);
            metric.direction = Direction::Reach;
            metric.target = Some(number);
            metric.timing = metric.timing.or(Some(Timing::Lagging));
        }
        let record = goal.id.to_string();
        self.put(goal.into())?;
        Ok(Made {
            kind: Kind::Goal.word().to_owned(),
            record,
            own: true,
            ..Made::default()
        })
    }

    fn leading(
        &mut self,
        output: &Output,
        stage: &FunnelStage,
        number: f64,
        goal: &Id<Goal>,
        known: Option<Made>,
    ) -> Result<Made, Refused> {
        let fields = json!({
            "goal": goal.as_str(),
            "name": stage.name,
            "unit": unit(stage),
            "direction": "reach",
            "target": number,
            "timing": "leading",
        });
        let Value::Object(fields) = fields else {
            return Ok(Made::default());
        };
        let fields: Fields = fields;
        let known = known.filter(|made| Kind::from_word(&made.kind).is_none());
        self.metric(
            output,
            &known.map(|made| made.record).unwrap_or_default(),
            fields,
        )
    }

    /// The stage's sentence with its number and day.
    fn words(&self, text: &str, number: f64, due: Option<chrono::NaiveDate>) -> String {
        let context = coach::context(&self.plan, self.guide.today);
        let number = coach::write_number(number, context.decimal);
        let text = text.replace("{number}", &number);
        match due {
            Some(due) => text.replace("{due}", &coach::show_day(due, &context)),
            // Without a day, what leads up to it goes as well.
            None => {
                let before = text.split("{due}").next().unwrap_or_default().trim_end();
                let led = LEADS_TO_A_DAY
                    .iter()
                    .find_map(|words| before.strip_suffix(words));
                led.unwrap_or(before).trim_end().to_owned()
            }
        }
    }

    /// The unit whose name says this word.
    fn team_like(&self, word: &str) -> Option<String> {
        let word = word.to_lowercase();
        let mut teams = self.plan.tables().teams.values();
        let found = teams.find(|team| !word.is_empty() && team.name.to_lowercase().contains(&word));
        found.map(|team| Key::from(&team.id).id.to_string())
    }
}

fn unit(stage: &FunnelStage) -> String {
    if stage.unit.is_empty() {
        stage.name.to_lowercase()
    } else {
        stage.unit.clone()
    }
}
