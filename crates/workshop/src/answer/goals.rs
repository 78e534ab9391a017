//! Goals that answers write: where they hang, whose they are, what their sentence says.

use serde_json::{Value, json};
use sightline_coach as coach;
use sightline_plan::{
    Edit, Goal, Id, Key, Kind, Level, Record,
    arithmetic::is_open,
    changed_since_agreed,
    codec::{Field, Fields},
};

use super::{Draft, Refused, entries::overlay, fields::record};
use crate::{
    definition::Output,
    round::Ratings,
    run::{Guide, Item},
};

impl Draft<'_> {
    /// What a new goal begins with: level, kind, whose it is, and the goal above. A person's goal is theirs whom the
    /// run is about.
    pub fn fresh_goal(&self, output: &Output, fields: &mut Fields) {
        let level = output.level.unwrap_or(Level::Company);
        fields.insert("level".to_owned(), level.write());
        if let Some(kind) = output.kind {
            fields.insert("kind".to_owned(), kind.write());
        }
        if let Some(key) = self.item.as_ref().and_then(|item| item.key.as_ref()) {
            let field = match key.kind {
                Kind::Team => "team",
                Kind::Person => "owner",
                _ => "",
            };
            if !field.is_empty() {
                fields.insert(field.to_owned(), json!(&*key.id));
            }
        }
        if let Some(person) = &self.guide.run.person
            && level == Level::Person
            && !fields.contains_key("owner")
        {
            fields.insert("owner".to_owned(), person.write());
        }
        if let Some(parent) = self
            .natural_parent(level)
            .or_else(|| self.named_parent(output))
        {
            fields.insert("parent".to_owned(), parent.write());
            fields.insert("contribution".to_owned(), json!({ "kind": "enables" }));
        }
    }

    /// The goal that the output names as the one above: what the step is repeated for, or an earlier answer.
    pub fn named_parent(&self, output: &Output) -> Option<Id<Goal>> {
        let named = self.guide.goal_named(self.item.as_ref(), output);
        named.filter(|goal| self.plan.goal(goal).is_some())
    }

    /// For a team or person the step is repeated for: the first open goal of the unit that they are
    /// part of.
    fn natural_parent(&self, level: Level) -> Option<Id<Goal>> {
        let key = self.item.as_ref()?.key.as_ref()?;
        let tables = self.plan.tables();
        let mut unit = match key.kind {
            Kind::Person => tables.people.get(&*key.id)?.team.clone(),
            Kind::Team => tables.teams.get(&*key.id)?.parent.clone(),
            _ => None,
        };
        for _ in 0..tables.teams.len() {
            let team = unit?;
            let goals = self.plan.outline().into_iter().map(|(_, goal)| goal);
            let mut theirs = goals.filter(|goal| {
                is_open(goal) && goal.team.as_ref() == Some(&team) && goal.level < level
            });
            if let Some(goal) = theirs.next() {
                return Some(goal.id.clone());
            }
            unit = tables.teams.get(&team)?.parent.clone();
        }
        None
    }

    /// Lays an answer over a goal's fields. Where the sentence is new, the coach reads the fields from it;
    /// what the answer says itself counts more.
    pub fn goal_fields(
        &mut self,
        all: &mut Fields,
        mut fields: Fields,
        output: &Output,
        new: bool,
    ) -> Result<(), Refused> {
        if let Some(Value::String(parent)) = fields.get("parent").cloned() {
            let found = self.goal_called(&parent);
            fields.insert(
                "parent".to_owned(),
                found.map_or(Value::Null, |id| id.write()),
            );
        }
        let text = fields
            .get("statement")
            .and_then(Value::as_str)
            .map(str::to_owned);
        let before = all
            .get("statement")
            .and_then(Value::as_str)
            .unwrap_or_default();
        if let Some(text) = text.filter(|text| text != before)
            && let Record::Goal(goal) = record(Kind::Goal, all.clone())?
        {
            let reading = coach::read(&text, &coach::context(&self.plan, self.guide.today));
            let adopted = coach::adopt(&goal, &text, &reading);
            *all = Record::from(adopted).fields();
        }
        let pins: Vec<&str> = fields
            .contains_key("due")
            .then_some("due")
            .into_iter()
            .collect();
        overlay(all, fields);
        let pinned = all.entry("pinned".to_owned()).or_insert_with(|| json!([]));
        if let Value::Array(pinned) = pinned {
            for pin in pins.into_iter().filter(|_| new) {
                if !pinned.iter().any(|known| known == pin) {
                    pinned.push(Value::from(pin));
                }
            }
        }
        if new && !all.contains_key("level") {
            all.insert(
                "level".to_owned(),
                output.level.unwrap_or(Level::Company).write(),
            );
        }
        self.keep_below(all);
        name_measure(all);
        Ok(())
    }

    /// A goal stands no higher than the one above it.
    fn keep_below(&self, all: &mut Fields) {
        let level = |fields: &Fields| {
            let word = fields.get("level").and_then(Value::as_str);
            word.and_then(Level::from_word).unwrap_or(Level::Person)
        };
        let parent = all.get("parent").and_then(Value::as_str).and_then(Id::new);
        if let Some(parent) = parent.and_then(|id: Id<Goal>| self.plan.goal(&id))
            && level(all) < parent.level
        {
            all.insert("level".to_owned(), parent.level.write());
        }
    }

    /// The goal of this id or sentence.
    fn goal_called(&self, text: &str) -> Option<Id<Goal>> {
        let mut goals = self.plan.tables().goals.values();
        let found = goals.find(|goal| goal.id.as_str() == text || goal.statement == text);
        found.map(|goal| goal.id.clone())
    }

    /// Agrees every goal of the output's inputs, where the answer says yes. Goals that are agreed as they are
    /// stay so.
    pub fn agree(&mut self, output: &Output, value: &Value) -> Result<(), Refused> {
        let yes = value.as_bool() == Some(true)
            || crate::run::words(value).iter().any(|word| word == "yes");
        if !yes {
            return Ok(());
        }
        for goal in self.guide.goals_of(&output.of) {
            let fresh = goal.agreed.is_none() || !changed_since_agreed(&goal).is_empty();
            if fresh && self.plan.goal(&goal.id).is_some() {
                let on = self.guide.today;
                self.apply(Edit::AgreeGoal {
                    id: goal.id.clone(),
                    on,
                    by: None,
                })?;
            }
        }
        Ok(())
    }

    /// Takes over how sure the room is, once a round is closed: each goal that was rated gets its own middle,
    /// or the goal that the output names gets that of the one question.
    pub fn confidence(&mut self, output: &Output) -> Result<(), Refused> {
        let value = self
            .response
            .values
            .get(&self.input.id)
            .cloned()
            .unwrap_or_default();
        let ratings = Ratings::read(value.into(), &mut sightline_plan::codec::Reader::default())
            .unwrap_or_default();
        let mut goals: Vec<(String, Id<Goal>)> = Vec::new();
        if self.input.from.is_empty() {
            goals.extend(self.named_parent(output).map(|id| (String::new(), id)));
        } else {
            let items = self.guide.items(&self.input.from).into_iter();
            goals.extend(items.filter_map(|item| Some((item.id.clone(), Id::new(&item.id)?))));
        }
        for (item, id) in goals {
            let Some(spread) = ratings.spread(&item, 0.0, 10.0) else {
                continue;
            };
            let Some(goal) = self.plan.goal(&id) else {
                continue;
            };
            let mut goal = Goal::clone(goal);
            #[allow(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "within 0 to 10"
            )]
            let sure = spread.median.round().clamp(0.0, 10.0) as u32;
            goal.confidence = Some(sure);
            self.put(goal.into())?;
        }
        Ok(())
    }
}

/// The one measure of a KPI is called as the KPI is, unless it has a name.
fn name_measure(all: &mut Fields) {
    let kpi = all.get("kind").and_then(Value::as_str) == Some("kpi");
    let words = all.get("statement").cloned().filter(|_| kpi);
    let first = all
        .get_mut("metrics")
        .and_then(|metrics| metrics.get_mut(0));
    if let (Some(words), Some(Value::Object(metric))) = (words, first) {
        metric.entry("name".to_owned()).or_insert(words);
    }
}

impl Guide<'_> {
    /// The goals that inputs (`step.input`, over all repetitions) wrote or took up, those that a funnel
    /// wrote too.
    pub fn goals_of(&self, inputs: &[String]) -> Vec<Goal> {
        let mut found: Vec<Goal> = Vec::new();
        for reference in inputs {
            for item in self.items(reference) {
                let key = item.key.unwrap_or_else(|| Key::new(Kind::Goal, &item.id));
                if let Some(Record::Goal(goal)) = self.plan.record(&key)
                    && !found.iter().any(|known| known.id == goal.id)
                {
                    found.push(Goal::clone(&goal));
                }
            }
        }
        found
    }

    /// The goal that an output names as its parent, for a step that is repeated for `item`.
    pub(super) fn goal_named(&self, item: Option<&Item>, output: &Output) -> Option<Id<Goal>> {
        if output.parent == "item" {
            let key = item?.key.as_ref()?;
            return Id::new(&key.id).filter(|_| key.kind == Kind::Goal);
        }
        let items = self.items(&output.parent).into_iter();
        let mut ids = items.filter_map(|item| Id::new(&item.id));
        ids.find(|id: &Id<Goal>| self.plan.goal(id).is_some())
    }
}
