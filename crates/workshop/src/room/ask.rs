//! What of a step can be asked of one person alone, and the ask that is made of it.

use serde_json::Value;
use sightline_plan::{Id, Kind};

use super::{Ask, Column, Heard, Offer, Question, Way};
use crate::{
    Home,
    definition::{ColumnKind, Input, InputKind, Target},
    round::Ratings,
    run::{Guide, Stop, digest},
    vote::Poll,
};

/// Most characters of an option: it is told apart by its first words.
const MOST_LABEL: usize = 160;

/// Strengths and so on, as the plan's file calls them.
const BOXES: [&str; 4] = ["strengths", "weaknesses", "opportunities", "threats"];

/// How one person can answer an input alone; `None` where the room has to settle on something together, or there is
/// nothing to answer.
pub fn way(input: &Input) -> Option<Way> {
    let is_text = |column: &crate::definition::Column| column.kind == ColumnKind::Text;
    match (input.kind, input.home()) {
        (InputKind::ShortText | InputKind::LongText, Home::Response) => Some(Way::Words),
        (InputKind::List, Home::Response | Home::Records(_)) => Some(Way::Lines),
        (InputKind::Goal, Home::Records(Kind::Goal))
        | (InputKind::Action, Home::Records(Kind::Action))
            if input.many =>
        {
            Some(Way::Lines)
        }
        (InputKind::Swot, Home::Plan(Target::Swot)) => Some(Way::Boxes),
        // What writes something by itself is no matter of the one who answers last.
        (InputKind::Choice, Home::Response) if input.writes.is_none() => Some(Way::Pick),
        (InputKind::Vote, Home::Response) => Some(Way::Dots),
        (InputKind::Rating | InputKind::Confidence, Home::Response) => Some(Way::Scale),
        (InputKind::Table, Home::Response | Home::Records(_) | Home::Metrics) => Some(Way::Rows),
        (InputKind::Matrix, Home::Response) if input.columns.iter().all(is_text) => Some(Way::Grid),
        (InputKind::Record, Home::Records(Kind::Interview)) if input.many => Some(Way::Answers),
        _ => None,
    }
}

/// The id of a question that is put in an interview: the same for the same words.
pub(super) fn question_id(words: &str) -> String {
    let id: Id<Ask> = Id::from_bits(digest(words));
    id.as_str().chars().rev().take(6).collect()
}

fn offer(id: &str, label: &str) -> Offer {
    let mut short: String = label.chars().take(MOST_LABEL).collect();
    if short.len() < label.len() {
        short.push('…');
    }
    Offer {
        id: id.to_owned(),
        label: short,
        ..Offer::default()
    }
}

/// The scale of a rating or of confidence.
fn scale(input: &Input) -> (f64, f64) {
    let (least, most) = match input.kind {
        InputKind::Confidence => (0.0, 10.0),
        _ => (1.0, 5.0),
    };
    (input.min.unwrap_or(least), input.max.unwrap_or(most))
}

impl Guide<'_> {
    /// An input as a question; `None` where one person alone cannot answer it, or there is nothing yet to choose from.
    pub fn question(&self, key: &str, input: &Input) -> Option<Question> {
        let way = way(input)?;
        let mut question = Question {
            id: input.id.clone(),
            way,
            label: input.label.clone(),
            hint: input.hint.clone(),
            long: input.kind == InputKind::LongText,
            many: input.many,
            ..Question::default()
        };
        let offers = |items: Vec<crate::run::Item>| -> Vec<Offer> {
            let items = items.into_iter();
            items.map(|item| offer(&item.id, &item.label)).collect()
        };
        match way {
            Way::Words | Way::Lines => return Some(question),
            Way::Boxes => {
                question.options = BOXES.map(|name| offer(name, "")).to_vec();
                return Some(question);
            }
            Way::Rows | Way::Grid => {
                question.columns = input.columns.iter().map(column).collect();
                if way == Way::Rows {
                    return Some(question);
                }
                let own = input.rows.iter().map(|row| offer(&row.id, &row.label));
                question.options = own.collect();
                if question.options.is_empty() {
                    question.options = offers(self.items(&input.from));
                }
            }
            Way::Pick => question.options = offers(self.options(input)),
            Way::Dots => {
                let poll: Poll = self.read(key, &input.id);
                let open = poll.open();
                question.options = offers(self.candidates(key, input));
                question.dots = open.map_or(input.votes, |round| round.votes);
                question.per_item = open.map_or(input.per_item, |round| round.per_item);
                question.round = round(poll.rounds.len(), open.is_some());
            }
            Way::Scale => {
                let ratings: Ratings = self.read(key, &input.id);
                let is_open = ratings.rounds.last().is_some_and(|round| !round.closed);
                question.round = round(ratings.rounds.len(), is_open);
                (question.least, question.most) = scale(input);
                if input.from.is_empty() {
                    return Some(question);
                }
                question.options = offers(self.items(&input.from));
            }
            Way::Answers => {
                let questions = self.questions(crate::run::split(key).1.unwrap_or_default());
                let questions = questions.iter();
                let all =
                    questions.map(|asked| offer(&question_id(&asked.question), &asked.question));
                for one in all {
                    if !question.options.iter().any(|known| known.id == one.id) {
                        question.options.push(one);
                    }
                }
            }
        }
        (!question.options.is_empty()).then_some(question)
    }

    /// Every question that a stop can put to one person alone.
    pub fn questions_of(&self, key: &str) -> Vec<Question> {
        let inputs = self.step(key).map(|step| step.inputs.as_slice());
        let inputs = inputs.unwrap_or_default().iter();
        inputs
            .filter_map(|input| self.question(key, input))
            .collect()
    }

    /// The ids of those that are put unless somebody says otherwise: a list that is voted on in the same step has had its
    /// time once there is something to vote on.
    pub fn usual_questions(&self, key: &str) -> Vec<String> {
        let questions = self.questions_of(key);
        let Some(step) = self.step(key) else {
            return Vec::new();
        };
        let voted_on = |id: &str| {
            let reference = format!("{}.{id}", step.id);
            let mut inputs = step.inputs.iter();
            inputs.any(|input| {
                input.kind == InputKind::Vote
                    && input.from == reference
                    && questions.iter().any(|question| question.id == input.id)
            })
        };
        let usual = questions.iter().filter(|question| !voted_on(&question.id));
        usual.map(|question| question.id.clone()).collect()
    }

    /// The stops that can be put to the room, in their order, those that have gone by too.
    pub fn askable(&self) -> Vec<Stop<'_>> {
        let stops = self.stops().into_iter().filter(Stop::is_on);
        stops
            .filter(|stop| !self.questions_of(&stop.key).is_empty())
            .collect()
    }

    /// A stop, or those of its questions that are `wanted`, to be handed out; `None` where there is nothing to ask.
    pub fn ask(&self, key: &str, wanted: &[String], anonymous: bool) -> Option<Ask> {
        let stops = self.stops();
        let stop = stops.iter().find(|stop| stop.key == key)?;
        let mut questions = self.questions_of(key);
        questions.retain(|question| wanted.contains(&question.id));
        if questions.is_empty() {
            return None;
        }
        let parts = questions
            .iter()
            .map(|question| format!("{}.{}", question.id, question.round));
        let parts: Vec<String> = parts.collect();
        let told = format!("{}.{key}.{anonymous}.{}", self.run.id, parts.join(","));
        let id: Id<Ask> = Id::from_bits(digest(&told));
        let prompts = stop.step.prompts.iter().map(|prompt| prompt.text.clone());
        Some(Ask {
            id: id.to_string(),
            plan: self.plan.about().id.to_string(),
            run: self.run.id.to_string(),
            step: key.to_owned(),
            workshop: self.run.title.clone(),
            title: stop.step.title.clone(),
            item: stop
                .item
                .as_ref()
                .map(|item| item.label.clone())
                .unwrap_or_default(),
            question: stop.step.ask.clone(),
            prompts: prompts.collect(),
            minutes: stop.minutes,
            anonymous,
            on: Some(self.today),
            questions,
            ..Ask::default()
        })
    }

    /// What a stop has heard from the room.
    pub fn heard(&self, key: &str) -> Heard {
        self.read(key, Heard::NAME)
    }
}

fn column(of: &crate::definition::Column) -> Column {
    let options = of.options.iter();
    Column {
        id: of.id.clone(),
        label: of.label.clone(),
        kind: of.kind,
        options: options
            .map(|option| offer(&option.id, &option.label))
            .collect(),
        ..Column::default()
    }
}

/// The round that replies are for: the open one, or the next.
fn round(rounds: usize, is_open: bool) -> u32 {
    let round = if is_open {
        rounds.saturating_sub(1)
    } else {
        rounds
    };
    u32::try_from(round).unwrap_or(u32::MAX)
}

/// What the room said, where it is kept as text.
pub(super) fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}
