//! The parts of a report that were said and voted.

use serde_json::Value;
use sightline_coach as coach;
use sightline_plan::codec::{Field, Reader};

use super::{Entry, Teller, records::day};
use crate::{
    answer::Home,
    definition::{ColumnKind, Input, InputKind},
    funnel::{self, Sum},
    interview::Kit,
    list::Board,
    round::Ratings,
    run::{Item, Stop, title, words},
    table::Row,
    vote::Poll,
};

impl Teller<'_> {
    fn number(&self, value: f64) -> String {
        coach::write_number(value, self.guide.plan.settings().decimal)
    }

    /// A step's name, with what it was repeated for.
    fn stop_name(stop: &Stop) -> String {
        match &stop.item {
            Some(item) => format!("{}: {}", stop.step.title, item.label),
            None => stop.step.title.clone(),
        }
    }

    /// Everything that was said, stop by stop.
    pub(super) fn answers(&self) -> Vec<Entry> {
        let mut told = Vec::new();
        for stop in self.guide.stops() {
            let inputs = stop.step.inputs.iter();
            let said: Vec<Entry> = inputs
                .filter_map(|input| self.answer(&stop.key, input))
                .collect();
            if !said.is_empty() {
                told.push(Entry::new(Self::stop_name(&stop)).with_items(said));
            }
        }
        told
    }

    fn answer(&self, key: &str, input: &Input) -> Option<Entry> {
        let entry = Entry::new(input.label.clone());
        let items = match input.home() {
            Home::Plan(_) => {
                // What was answered here, and is in the plan.
                self.guide.stored(key, &input.id)?;
                plain(&self.guide.value(key, &input.id), input)
            }
            Home::Records(_) if input.kind != InputKind::Table => {
                let records = self.guide.entries(key, &input.id);
                let told = records.iter().filter(|record| self.may(record));
                told.map(|record| Entry {
                    key: Some(record.key()),
                    ..Entry::new(title(record))
                })
                .collect()
            }
            Home::Metrics if input.kind != InputKind::Table => {
                let made = self.guide.made(key, &input.id);
                let metrics = made.filter_map(|made| self.guide.metric(&made.record));
                let may = metrics.filter(|(goal, _)| self.include_private || !goal.private);
                may.map(|(_, metric)| Entry::new(metric.name.clone()))
                    .collect()
            }
            _ => self.kept(key, input)?,
        };
        (!items.is_empty()).then(|| entry.with_items(items))
    }

    /// What the response keeps, told by its kind.
    fn kept(&self, key: &str, input: &Input) -> Option<Vec<Entry>> {
        let stored = self.guide.stored(key, &input.id)?;
        Some(match input.kind {
            InputKind::List => board(&self.guide.read(key, &input.id)),
            InputKind::Table => {
                let rows = self.guide.rows(key, &input.id);
                rows.iter().map(|row| self.row(row, input)).collect()
            }
            InputKind::Matrix => self.matrix(stored, input),
            InputKind::Choice => {
                let chosen = words(stored);
                let options = self.guide.options(input).into_iter();
                options
                    .filter(|option| chosen.contains(&option.id))
                    .map(|option| Entry::new(option.label))
                    .collect()
            }
            InputKind::Person => {
                let people = self.guide.items_at(key, &input.id).into_iter();
                people.map(|item| Entry::new(item.label)).collect()
            }
            InputKind::Number => {
                let number = stored
                    .as_f64()
                    .map(|value| self.number(value))
                    .unwrap_or_default();
                vec![Entry::new(format!("{number} {}", input.unit).trim())]
            }
            // Told in sections of their own.
            InputKind::Vote | InputKind::Rating | InputKind::Confidence => Vec::new(),
            InputKind::Funnel => self.funnel(stored, input),
            InputKind::Kit => {
                let kit: Kit = self.guide.read(key, &input.id);
                kit.questions
                    .into_iter()
                    .map(|asked| Entry::new(asked.text))
                    .collect()
            }
            _ => plain(stored, input),
        })
    }

    fn row(&self, row: &Row, input: &Input) -> Entry {
        let mut cells = input.columns.iter().filter_map(|column| {
            let cell = row.cells.get(&column.id)?;
            let text = match (column.kind, cell) {
                (ColumnKind::YesNo, Value::Bool(yes)) => {
                    return Some((
                        column.label.clone(),
                        Entry::code(if *yes { "yes" } else { "no" }),
                    ));
                }
                (ColumnKind::Choice, Value::String(id)) => {
                    let option = column.options.iter().find(|option| option.id == *id);
                    option.map_or(id.clone(), |option| option.label.clone())
                }
                (ColumnKind::Person, Value::String(id)) => {
                    let person = self.guide.plan.tables().people.get(id.as_str());
                    person.map_or(id.clone(), |person| person.name.clone())
                }
                (ColumnKind::Source, Value::String(id)) => {
                    let source = self.guide.plan.tables().data_sources.get(id.as_str());
                    source.map_or(id.clone(), |source| source.name.clone())
                }
                (_, Value::String(text)) => text.clone(),
                (_, Value::Number(number)) => self.number(number.as_f64().unwrap_or_default()),
                (_, Value::Array(_)) => words(cell).join(", "),
                _ => return None,
            };
            (!text.is_empty()).then(|| (column.label.clone(), Entry::new(text)))
        });
        let first = cells.next().map(|(_, entry)| entry).unwrap_or_default();
        let rest = cells.map(|(label, entry)| Entry::new(label).with_items(vec![entry]));
        first.with_items(rest.collect())
    }

    fn matrix(&self, stored: &Value, input: &Input) -> Vec<Entry> {
        let own = input
            .rows
            .iter()
            .map(|row| (row.id.clone(), row.label.clone()));
        let from = self
            .guide
            .items(&input.from)
            .into_iter()
            .map(|item| (item.id, item.label));
        let rows = own.chain(from).filter_map(|(id, label)| {
            let cells = stored.get(&id)?;
            let cells: Vec<Entry> = input
                .columns
                .iter()
                .filter_map(|column| {
                    let text = cells
                        .get(&column.id)?
                        .as_str()
                        .filter(|text| !text.trim().is_empty())?;
                    Some(Entry::new(column.label.clone()).with_items(vec![Entry::new(text)]))
                })
                .collect();
            (!cells.is_empty()).then(|| Entry::new(label).with_items(cells))
        });
        rows.collect()
    }

    fn funnel(&self, stored: &Value, input: &Input) -> Vec<Entry> {
        let sum = Sum::read(stored.clone().into(), &mut Reader::default()).unwrap_or_default();
        let solved = funnel::solve(&sum, &input.stages);
        let currency = &self.guide.plan.settings().currency;
        let decimal = self.guide.plan.settings().decimal;
        let money = |value: Option<f64>| {
            value
                .map(|value| coach::show_amount(value, currency, decimal))
                .unwrap_or_default()
        };
        let mut told = vec![
            Entry::code("revenue").with("number", money(solved.revenue.value)),
            Entry::code("average-deal").with("number", money(solved.deal.value)),
        ];
        for stage in &input.stages {
            let Some(result) = solved.stages.iter().find(|result| result.id == stage.id) else {
                continue;
            };
            let whole = solved.whole(&stage.id).map(|number| self.number(number));
            let rate = result
                .rate
                .value
                .map(|rate| format!("{} %", self.number((rate * 1000.0).round() / 10.0)));
            told.push(
                Entry::new(stage.name.clone())
                    .with("number", whole.unwrap_or_default())
                    .with("rate", rate.unwrap_or_default()),
            );
        }
        told.retain(|entry| !entry.details.is_empty());
        told
    }

    /// Every vote with every item, those without a dot too, round by round.
    pub(super) fn votes(&self) -> Vec<Entry> {
        let mut told = Vec::new();
        for (stop, input) in self.inputs(&[InputKind::Vote]) {
            let poll: Poll = self.guide.read(&stop.key, &input.id);
            let items = self.guide.candidates(&stop.key, &input);
            let ids: Vec<String> = items.iter().map(|item| item.id.clone()).collect();
            let label = |id: &str| {
                items
                    .iter()
                    .find(|item| item.id == id)
                    .map(|item| item.label.clone())
            };
            let closed = poll.rounds.iter().filter(|round| round.closed);
            let rounds: Vec<Vec<Entry>> = closed
                .map(|round| {
                    let counts = round.counts(&ids).into_iter();
                    let told = counts.map(|count| {
                        let told = Entry::new(label(&count.item).unwrap_or_default())
                            .with("dots", count.dots.to_string());
                        // Of dots that were counted in the room, nobody knows whose they are.
                        match count.people {
                            0 => told,
                            people => told.with("people", people.to_string()),
                        }
                    });
                    told.collect()
                })
                .collect();
            told.extend(in_rounds(
                format!("{}: {}", Self::stop_name(&stop), input.label),
                rounds,
            ));
        }
        told
    }

    /// Every rating with its spread, round by round.
    pub(super) fn ratings(&self) -> Vec<Entry> {
        let mut told = Vec::new();
        for (stop, input) in self.inputs(&[InputKind::Rating, InputKind::Confidence]) {
            let ratings: Ratings = self.guide.read(&stop.key, &input.id);
            let (min, max) = (input.min.unwrap_or(0.0), input.max.unwrap_or(10.0));
            let mut items = self.guide.items(&input.from);
            if input.from.is_empty() {
                items.push(Item {
                    id: String::new(),
                    label: input.label.clone(),
                    key: None,
                });
            }
            let closed = ratings.rounds.iter().filter(|round| round.closed);
            let rounds = closed.map(|round| {
                let told = items.iter().filter_map(|item| {
                    let spread = round.spread(&item.id, min, max)?;
                    let ends = format!("{}–{}", self.number(spread.min), self.number(spread.max));
                    let mut entry = Entry::new(item.label.clone())
                        .with("median", self.number(spread.median))
                        .with("spread", ends)
                        .with("people", spread.count.to_string());
                    if spread.wide {
                        entry.items.push(Entry::code("wide"));
                    }
                    Some(entry)
                });
                told.collect()
            });
            told.extend(in_rounds(
                format!("{}: {}", Self::stop_name(&stop), input.label),
                rounds.collect(),
            ));
        }
        told
    }

    fn inputs(&self, kinds: &[InputKind]) -> Vec<(Stop<'_>, Input)> {
        let mut found = Vec::new();
        for stop in self.guide.stops() {
            let inputs = stop
                .step
                .inputs
                .iter()
                .filter(|input| kinds.contains(&input.kind));
            found.extend(inputs.map(|input| (stop.clone(), input.clone())));
        }
        found
    }

    /// What was to be done between the sessions.
    pub(super) fn homework(&self) -> Vec<Entry> {
        let sessions = self.guide.sessions().into_iter();
        let tasks = sessions.flat_map(|session| session.homework);
        tasks
            .map(|task| {
                let code = if task.done { "done" } else { "not-done" };
                Entry::new(task.task.text.clone())
                    .with("due", day(task.due))
                    .with_items(vec![Entry::code(code)])
            })
            .collect()
    }

    /// Stops that were to be gone through and have no answer.
    pub(super) fn open(&self) -> Vec<Entry> {
        let stops = self.guide.stops().into_iter();
        let open =
            stops.filter(|stop| stop.is_on() && !stop.answered && !stop.step.inputs.is_empty());
        open.map(|stop| Entry::new(Self::stop_name(&stop)))
            .collect()
    }

    /// Stops that were left out.
    pub(super) fn skipped(&self) -> Vec<Entry> {
        let stops = self.guide.stops().into_iter().filter(|stop| stop.skipped);
        stops
            .map(|stop| Entry::new(Self::stop_name(&stop)))
            .collect()
    }
}

/// One round is told at once; several each under its number.
fn in_rounds(text: String, mut rounds: Vec<Vec<Entry>>) -> Option<Entry> {
    match rounds.len() {
        0 => None,
        1 => Some(Entry::new(text).with_items(rounds.remove(0))),
        _ => {
            let numbered = rounds.into_iter().enumerate().map(|(at, items)| {
                Entry::code("round")
                    .with("number", (at + 1).to_string())
                    .with_items(items)
            });
            Some(Entry::new(text).with_items(numbered.collect()))
        }
    }
}

/// Thoughts by group, then those in none.
fn board(board: &Board) -> Vec<Entry> {
    let thoughts = |group: &str| -> Vec<Entry> {
        let thoughts = board.in_group(group);
        thoughts
            .map(|item| Entry::new(item.text.clone()).with("by", item.by.clone()))
            .collect()
    };
    let mut told: Vec<Entry> = board
        .groups
        .iter()
        .map(|group| {
            let entry = match group.name.is_empty() {
                true => Entry::code("group"),
                false => Entry::new(group.name.clone()),
            };
            entry.with_items(thoughts(&group.id))
        })
        .collect();
    let rest = thoughts("");
    match told.is_empty() {
        true => rest,
        false => {
            if !rest.is_empty() {
                told.push(Entry::code("ungrouped").with_items(rest));
            }
            told
        }
    }
}

/// A value of words, or words by name as in strengths and weaknesses.
fn plain(value: &Value, input: &Input) -> Vec<Entry> {
    let options = |word: String| {
        let option = input.options.iter().find(|option| option.id == word);
        Entry::new(option.map_or(word, |option| option.label.clone()))
    };
    match value {
        Value::Number(number) => vec![options(number.to_string())],
        Value::Object(fields) => {
            let boxes = ["strengths", "weaknesses", "opportunities", "threats"];
            let told = boxes.iter().filter_map(|name| {
                let list: Vec<Entry> = words(fields.get(*name)?)
                    .into_iter()
                    .map(Entry::new)
                    .collect();
                (!list.is_empty()).then(|| Entry::code(name).with_items(list))
            });
            told.collect()
        }
        other => words(other)
            .into_iter()
            .filter(|word| !word.trim().is_empty())
            .map(options)
            .collect(),
    }
}
