//! The parts of a report that the plan's records hold.

use chrono::NaiveDate;
use serde_json::Value;
use sightline_coach as coach;
use sightline_plan::{
    Goal, Id, Key, Kind, Record,
    codec::Field,
    model::{Metric, Period, Person, Run, Timing},
};

use super::{Entry, Teller, Told};
use crate::run::title;

impl Teller<'_> {
    /// The records of a kind that the run made or took up, and those that name it as where they come from.
    pub(super) fn records(&self, kind: Kind) -> Vec<Entry> {
        self.of_run(kind)
            .iter()
            .map(|record| self.told(record))
            .collect()
    }

    fn of_run(&self, kind: Kind) -> Vec<Record> {
        let mut found: Vec<Record> = Vec::new();
        let mut add = |record: Record| {
            if self.may(&record) && !found.iter().any(|known| known.key() == record.key()) {
                found.push(record);
            }
        };
        for stop in self.guide.stops() {
            for input in &stop.step.inputs {
                let entries = self.guide.entries(&stop.key, &input.id).into_iter();
                entries
                    .filter(|record| record.key().kind == kind)
                    .for_each(&mut add);
            }
        }
        let own = Some(&self.guide.run.id);
        for record in self
            .guide
            .plan
            .records()
            .filter(|record| record.key().kind == kind)
        {
            if came_of(&record) == own {
                add(record);
            }
        }
        // Goals read best from the top.
        if kind == Kind::Goal {
            let outline = self.guide.plan.outline();
            let place = |record: &Record| {
                let id = record.key().id;
                outline
                    .iter()
                    .position(|(_, goal)| *goal.id.as_str() == *id)
            };
            found.sort_by_key(place);
        }
        found
    }

    fn told(&self, record: &Record) -> Entry {
        let entry = Entry {
            key: Some(record.key()),
            ..Entry::new(title(record))
        };
        match record {
            Record::Goal(goal) => self.goal(entry, goal),
            Record::Decision(decision) => {
                let by: Vec<String> = decision
                    .by
                    .iter()
                    .filter_map(|id| self.name(Some(id)))
                    .collect();
                entry
                    .with("by", by.join(", "))
                    .with("on", day(decision.on))
                    .with("above", self.statement(decision.goal.as_ref()))
            }
            Record::Action(action) => entry
                .with(
                    "owner",
                    self.name(action.owner.as_ref()).unwrap_or_default(),
                )
                .with("due", day(action.due))
                .with("done-on", day(action.done_on)),
            Record::Definition(definition) => {
                let criteria = definition.criteria.iter().map(Entry::new).collect();
                let mut entry = entry.with("term", definition.text.clone());
                if !definition.criteria.is_empty() {
                    entry
                        .items
                        .push(Entry::code("criteria").with_items(criteria));
                }
                entry
            }
            Record::Meeting(meeting) => {
                let repeat = meeting.repeat.as_ref();
                let agenda: Vec<Entry> = meeting.agenda.iter().map(Entry::new).collect();
                let minutes = meeting
                    .minutes
                    .map(|minutes| minutes.to_string())
                    .unwrap_or_default();
                let attendees: Vec<String> = meeting
                    .attendees
                    .iter()
                    .filter_map(|id| self.name(Some(id)))
                    .collect();
                let mut entry = entry
                    .with("on", day(meeting.start))
                    .with("time", meeting.time.clone())
                    .with("minutes", minutes)
                    .with(
                        "owner",
                        self.name(meeting.owner.as_ref()).unwrap_or_default(),
                    )
                    .with("attendees", attendees.join(", "));
                if let Some(repeat) = repeat {
                    let each = match repeat.every {
                        0 | 1 => Told::Code(repeat.period.word()),
                        every => Told::Count(every, several(repeat.period)),
                    };
                    entry.details.push(("repeats", each));
                }
                if !agenda.is_empty() {
                    entry.items.push(Entry::code("agenda").with_items(agenda));
                }
                entry
            }
            Record::Initiative(initiative) => entry
                .with("term", initiative.text.clone())
                .with(
                    "owner",
                    self.name(initiative.owner.as_ref()).unwrap_or_default(),
                )
                .with("resources", initiative.resources.clone())
                .with("due", day(initiative.due)),
            Record::DataSource(source) => {
                let entry = entry
                    .with("accuracy", source.accuracy.clone())
                    .with("privacy", source.privacy.clone())
                    .with(
                        "owner",
                        self.name(source.owner.as_ref()).unwrap_or_default(),
                    );
                let mut entry = entry;
                if let Some(automatic) = source.automatic {
                    entry
                        .items
                        .push(Entry::code(if automatic { "automatic" } else { "by-hand" }));
                }
                entry
            }
            Record::Interview(interview) => {
                let bank = &self.guide.workshop.bank;
                let audience = bank.audience(&interview.audience);
                let audience =
                    audience.map_or(interview.audience.clone(), |audience| audience.name.clone());
                let said = interview
                    .answers
                    .iter()
                    .filter(|answer| !answer.text.trim().is_empty());
                let answers = said.map(|answer| {
                    Entry::new(answer.question.clone())
                        .with_items(vec![Entry::new(answer.text.clone())])
                });
                Entry {
                    text: self.guide.speaker(interview),
                    ..entry
                }
                .with("audience", audience)
                .with("on", day(interview.on))
                .with("by", self.name(interview.by.as_ref()).unwrap_or_default())
                .with_items(answers.collect())
            }
            _ => entry,
        }
    }

    fn goal(&self, entry: Entry, goal: &Goal) -> Entry {
        let confidence = goal
            .confidence
            .map(|sure| sure.to_string())
            .unwrap_or_default();
        let metrics = goal.metrics.iter().map(|metric| self.metric(metric));
        entry
            .with_code("level", goal.level.word())
            .with_code("status", goal.status.word())
            .with("owner", self.name(goal.owner.as_ref()).unwrap_or_default())
            .with("above", self.statement(goal.parent.as_ref()))
            .with("due", day(goal.due))
            .with("confidence", confidence)
            .with_items(metrics.collect())
    }

    fn metric(&self, metric: &Metric) -> Entry {
        let decimal = self.guide.plan.settings().decimal;
        let number = |value: Option<f64>| {
            value
                .map(|value| coach::show_amount(value, &metric.unit, decimal))
                .unwrap_or_default()
        };
        let mut entry = match metric.name.is_empty() {
            true => Entry::code("metric"),
            false => Entry::new(metric.name.clone()),
        };
        entry = entry
            .with("baseline", number(metric.baseline))
            .with("target", number(metric.target));
        if metric.timing == Some(Timing::Leading) {
            entry.items.push(Entry::code("leading"));
        }
        entry
    }

    pub(super) fn name(&self, id: Option<&Id<Person>>) -> Option<String> {
        let person = self.guide.plan.tables().people.get(id?)?;
        Some(person.name.clone())
    }

    /// The sentence of a goal that may be told of.
    pub(super) fn statement(&self, id: Option<&Id<Goal>>) -> String {
        let goal = id.and_then(|id| self.guide.plan.goal(id));
        let told = goal.filter(|goal| self.include_private || !goal.private);
        told.map(|goal| goal.statement.clone()).unwrap_or_default()
    }

    /// What the workshop promises, each with whether it is there.
    pub(super) fn outputs(&self) -> Vec<Entry> {
        let outputs = self.guide.workshop.outputs.iter();
        outputs
            .map(|output| {
                let there = output.from.iter().any(|from| self.guide.is_said(from));
                let code = if there { "done" } else { "not-done" };
                Entry::new(output.text.clone()).with_items(vec![Entry::code(code)])
            })
            .collect()
    }

    pub(super) fn coverage(&self) -> Vec<Entry> {
        let bank = &self.guide.workshop.bank;
        let mut entries: Vec<Entry> = Vec::new();
        for pair in self.guide.coverage() {
            let audience = bank
                .audience(&pair.audience)
                .map_or(&pair.audience, |audience| &audience.name);
            let topic = bank
                .topic(&pair.topic)
                .map_or(pair.topic.clone(), |topic| topic.name.clone());
            let said = match pair.answers {
                0 => Entry::new(topic).with_items(vec![Entry::code("silent")]),
                answers => Entry::new(topic).with("answers", answers.to_string()),
            };
            match entries.last_mut().filter(|entry| entry.text == *audience) {
                Some(entry) => entry.items.push(said),
                None => entries.push(Entry::new(audience.clone()).with_items(vec![said])),
            }
        }
        entries
    }

    pub(super) fn themes(&self) -> Vec<Entry> {
        let bank = &self.guide.workshop.bank;
        let may = |id: &Id<sightline_plan::model::Interview>| {
            let record = self.guide.plan.record(&Key::from(id));
            record.is_some_and(|record| self.may(&record))
        };
        let themes = self.guide.themes().into_iter();
        let told = themes.map(|(theme, quotes)| {
            let quotes = quotes.into_iter().filter(|quote| may(&quote.interview));
            let quotes = quotes.map(|quote| {
                let audience = bank
                    .audience(&quote.audience)
                    .map(|audience| audience.name.clone());
                Entry::new(quote.words)
                    .with("who", quote.who)
                    .with("audience", audience.unwrap_or_default())
            });
            Entry::new(theme).with_items(quotes.collect())
        });
        told.filter(|entry| !entry.items.is_empty()).collect()
    }
}

/// The code for more than one of a period.
fn several(period: Period) -> &'static str {
    match period {
        Period::Day => "days",
        Period::Workday => "workdays",
        Period::Week => "weeks",
        Period::Month => "months",
        Period::Quarter => "quarters",
        Period::Year => "years",
    }
}

/// The run that a record says it comes of.
fn came_of(record: &Record) -> Option<&Id<Run>> {
    match record {
        Record::Decision(decision) => decision.run.as_ref(),
        Record::Action(action) => action.run.as_ref(),
        Record::Definition(definition) => definition.run.as_ref(),
        Record::Interview(interview) => interview.run.as_ref(),
        _ => None,
    }
}

pub(super) fn day(day: Option<NaiveDate>) -> String {
    match day.map(|day| day.write()) {
        Some(Value::String(day)) => day,
        _ => String::new(),
    }
}
