//! What each person said put together with what the step says already: a person's earlier words go, what a facilitator
//! made of them since stays.

use serde_json::{Map, Value, json};
use sightline_plan::{Id, Key, Record, codec::Field, model::Interview};

use super::{
    Question, Way,
    ask::{question_id, text},
};
use crate::{
    Home,
    answer::main_words,
    definition::{Input, InputKind, Output},
    interview::answered,
    list::Board,
    round::{Ratings, Score},
    run::{Bits, Guide, split, title, words},
    table::Row,
    vote::{Ballot, Poll},
};

/// What one person says to one question.
pub(super) struct Part {
    pub token: String,
    pub name: String,
    pub old_name: String,
    pub round: u32,
    /// What they said before; null for nothing.
    pub old: Value,
    /// What they say now; null for nothing.
    pub new: Value,
    /// What it became before, and then what it became.
    pub ids: Vec<String>,
}

impl Part {
    /// Under which name votes and numbers are kept: never one of those who pass a device round, which are numbers.
    fn by(&self) -> String {
        format!("room-{}", self.token)
    }

    fn lines(value: &Value) -> Vec<String> {
        words(value)
    }

    /// What was said before, line by line, each with what holds it; the places of what is said now are to be filled.
    fn take_before(&mut self) -> Vec<(String, String)> {
        let ids = std::mem::take(&mut self.ids);
        Self::lines(&self.old).into_iter().zip(ids).collect()
    }
}

/// The answer with what these people say; `all` is what everybody says now.
pub(super) fn merged(
    guide: &Guide,
    key: &str,
    input: &Input,
    question: &Question,
    parts: &mut [Part],
    all: &[Value],
    bits: Bits,
) -> Value {
    let now = guide.value(key, &input.id);
    match question.way {
        Way::Words => {
            let between = if question.long { "\n\n" } else { " · " };
            let mut whole = text(&now).to_owned();
            for part in parts {
                let old = signed(&part.old_name, text(&part.old));
                let new = signed(&part.name, text(&part.new));
                whole = respoken(&whole, between, &old, &new);
            }
            Value::from(whole)
        }
        Way::Lines if input.kind == InputKind::List => {
            let mut board: Board = guide.read(key, &input.id);
            for part in parts {
                board = thoughts(&board, part);
            }
            board.shown |= !input.silent;
            board.write()
        }
        Way::Lines => records(guide, key, input, parts, bits),
        Way::Boxes => boxes(question, now, parts),
        Way::Pick => picked(question, &now, parts, all),
        Way::Dots => {
            let mut poll: Poll = guide.read(key, &input.id);
            for part in parts {
                vote(&mut poll, question, part);
            }
            poll.write()
        }
        Way::Scale => {
            let mut ratings: Ratings = guide.read(key, &input.id);
            for part in parts {
                score(&mut ratings, part);
            }
            ratings.write()
        }
        Way::Rows => {
            let mut rows = guide.rows(key, &input.id);
            for part in parts {
                rows_of(&mut rows, part);
            }
            rows.write()
        }
        Way::Grid => grid(now, parts),
        Way::Answers => interviews(guide, key, input, parts, bits),
    }
}

/// Words with their speaker.
fn signed(name: &str, text: &str) -> String {
    if name.is_empty() || text.is_empty() {
        text.to_owned()
    } else {
        format!("{name}: {text}")
    }
}

/// A text of many speakers with one's words in the place of those before.
fn respoken(whole: &str, between: &str, old: &str, new: &str) -> String {
    let is_piece = |at: &usize| {
        let (before, after) = (whole.get(..*at), whole.get(*at + old.len()..));
        before.is_some_and(|text| text.is_empty() || text.ends_with(between))
            && after.is_some_and(|text| text.is_empty() || text.starts_with(between))
    };
    let mut places = whole.match_indices(old).map(|(at, _)| at);
    let place = places.find(is_piece).filter(|_| !old.is_empty());
    let (before, after) = match place {
        Some(at) => (&whole[..at], &whole[at + old.len()..]),
        None => (whole, ""),
    };
    let pieces = [
        before.strip_suffix(between).unwrap_or(before),
        new,
        after.strip_prefix(between).unwrap_or(after),
    ];
    let pieces: Vec<&str> = pieces
        .into_iter()
        .filter(|piece| !piece.trim().is_empty())
        .collect();
    pieces.join(between)
}

/// The board with one's thoughts in the place of those before. One that somebody has put into other words since stays.
fn thoughts(board: &Board, part: &mut Part) -> Board {
    let mut board = board.clone();
    let new = Part::lines(&part.new);
    let before = part.take_before();
    for (line, id) in &before {
        let is_as_said = board
            .items
            .iter()
            .any(|item| item.id == *id && item.text == *line);
        if is_as_said && !new.contains(line) {
            board = board.without(id);
        }
    }
    for line in new {
        let known = before.iter().find(|(said, _)| *said == line);
        if let Some((_, id)) = known.filter(|(_, id)| board.items.iter().any(|item| item.id == *id))
        {
            part.ids.push(id.clone());
            continue;
        }
        let count = board.items.len();
        board = board.with_lines(&line, &part.name);
        let added = board.items.get(count).map(|item| item.id.clone());
        part.ids.push(added.unwrap_or_default());
    }
    board
}

/// Goals or actions, one a line.
fn records(guide: &Guide, key: &str, input: &Input, parts: &mut [Part], bits: Bits) -> Value {
    let Home::Records(kind) = input.home() else {
        return Value::Null;
    };
    let main = main_words(kind, input.writes.as_ref().unwrap_or(&Output::default()));
    let mut entries = held(guide, key, input);
    for part in parts {
        let new = Part::lines(&part.new);
        let before = part.take_before();
        for (line, id) in &before {
            let record = guide.plan.record(&Key::new(kind, id));
            let is_as_said = record.is_some_and(|record| title(&record) == line);
            if is_as_said && !new.contains(line) {
                entries.retain(|entry| entry.get("id").and_then(Value::as_str) != Some(id));
            }
        }
        for line in new {
            let known = before.iter().find(|(said, _)| *said == line);
            let known = known.filter(|(_, id)| guide.plan.has(kind, id));
            let id = known.map_or_else(|| new_id(bits), |(_, id)| id.clone());
            if known.is_none() {
                entries.push(json!({ "id": id, main.as_str(): line }));
            }
            part.ids.push(id);
        }
    }
    Value::Array(entries)
}

/// The records of an answer by nothing but their ids.
fn held(guide: &Guide, key: &str, input: &Input) -> Vec<Value> {
    let made = guide
        .made(key, &input.id)
        .filter(|made| made.input == input.id);
    made.map(|made| json!({ "id": made.record })).collect()
}

fn new_id(bits: Bits) -> String {
    let id: Id<Part> = Id::from_bits(bits());
    id.to_string()
}

fn boxes(question: &Question, now: Value, parts: &[Part]) -> Value {
    let mut all = match now {
        Value::Object(all) => all,
        _ => Map::new(),
    };
    for option in &question.options {
        let mut lines = all.get(&option.id).map(words).unwrap_or_default();
        for part in parts {
            let of = |value: &Value| value.get(&option.id).map(words).unwrap_or_default();
            let (old, new) = (of(&part.old), of(&part.new));
            lines.retain(|line| !old.contains(line) || new.contains(line));
            for line in new {
                if !lines.contains(&line) {
                    lines.push(line);
                }
            }
        }
        all.insert(option.id.clone(), json!(lines));
    }
    Value::Object(all)
}

/// Of several all that anybody chose; of one that which most chose, of those the first.
fn picked(question: &Question, now: &Value, parts: &[Part], all: &[Value]) -> Value {
    let options = || question.options.iter().map(|option| option.id.as_str());
    let votes = |id: &str| {
        let votes = all
            .iter()
            .filter(|value| words(value).iter().any(|word| word == id));
        votes.count()
    };
    if !question.many {
        let most = options().map(votes).max().unwrap_or(0);
        let first = options().find(|id| votes(id) == most);
        return first
            .filter(|_| most > 0)
            .map_or_else(|| now.clone(), Value::from);
    }
    let mut chosen = words(now);
    for part in parts {
        let old = words(&part.old);
        chosen.retain(|id| !old.contains(id) || votes(id) > 0);
    }
    for id in options().filter(|id| votes(id) > 0) {
        if !chosen.iter().any(|known| known == id) {
            chosen.push(id.to_owned());
        }
    }
    json!(chosen)
}

/// One's ballot, in the round that it is for. A round that was closed meanwhile stays closed.
fn vote(poll: &mut Poll, question: &Question, part: &Part) {
    let at = part.round as usize;
    if poll.rounds.get(at).is_none() && poll.open().is_none() {
        *poll = poll.opened(question.dots, question.per_item);
    }
    let last = poll.rounds.len().saturating_sub(1);
    let Some(round) = poll.rounds.get_mut(at.min(last)) else {
        return;
    };
    let by = part.by();
    round.ballots.retain(|ballot| ballot.by != by);
    let mut marks: Vec<String> = Vec::new();
    for mark in words(&part.new) {
        let on_it = marks.iter().filter(|known| **known == mark).count();
        if marks.len() < round.votes as usize && on_it < round.per_item as usize {
            marks.push(mark);
        }
    }
    if !marks.is_empty() {
        round.ballots.push(Ballot {
            by,
            marks,
            ..Ballot::default()
        });
    }
}

/// One's numbers, in the round that they are for.
fn score(ratings: &mut Ratings, part: &Part) {
    let at = part.round as usize;
    let is_open = ratings.rounds.last().is_some_and(|round| !round.closed);
    if ratings.rounds.get(at).is_none() && !is_open {
        *ratings = ratings.opened();
    }
    let last = ratings.rounds.len().saturating_sub(1);
    let Some(round) = ratings.rounds.get_mut(at.min(last)) else {
        return;
    };
    let by = part.by();
    round.scores.retain(|score| score.by != by);
    for (item, value) in part.new.as_object().into_iter().flatten() {
        if let Some(value) = value.as_f64() {
            round.scores.push(Score {
                by: by.clone(),
                item: item.clone(),
                value,
                ..Score::default()
            });
        }
    }
}

/// One's rows in the place of those before.
fn rows_of(rows: &mut Vec<Row>, part: &mut Part) {
    let new = part.new.as_array().cloned().unwrap_or_default();
    let before = std::mem::take(&mut part.ids);
    for (at, cells) in new.iter().enumerate() {
        let cells = cells.as_object().cloned().unwrap_or_default();
        let known = before
            .get(at)
            .and_then(|id| rows.iter().position(|row| row.id == *id));
        let at = known.unwrap_or_else(|| {
            let taken = |id: &str| rows.iter().any(|row| row.id == id);
            let mut names = (1_u32..).map(|n| format!("{}-{n}", part.token));
            let id = names.find(|id| !taken(id)).unwrap_or_default();
            rows.push(Row {
                id,
                ..Row::default()
            });
            rows.len() - 1
        });
        rows[at].cells = cells;
        part.ids.push(rows[at].id.clone());
    }
    let gone: Vec<&String> = before.iter().filter(|id| !part.ids.contains(id)).collect();
    rows.retain(|row| !gone.contains(&&row.id));
}

fn grid(now: Value, parts: &[Part]) -> Value {
    const BETWEEN: &str = " · ";
    let mut all = match now {
        Value::Object(all) => all,
        _ => Map::new(),
    };
    for part in parts {
        let both = [&part.old, &part.new]
            .into_iter()
            .filter_map(Value::as_object);
        let mut places: Vec<(String, String)> = Vec::new();
        for (row, cells) in both.flatten() {
            let columns = cells.as_object().into_iter().flat_map(Map::keys);
            places.extend(columns.map(|column| (row.clone(), column.clone())));
        }
        places.sort();
        places.dedup();
        for (row, column) in places {
            let of = |value: &Value| {
                let cell = value.get(&row).and_then(|cells| cells.get(&column));
                cell.map(text).unwrap_or_default().to_owned()
            };
            let cells = all.entry(row.clone()).or_insert_with(|| json!({}));
            let Value::Object(cells) = cells else {
                continue;
            };
            let said = cells.get(&column).map(text).unwrap_or_default();
            let old = signed(&part.old_name, &of(&part.old));
            let new = signed(&part.name, &of(&part.new));
            if !old.is_empty() && old == new {
                continue;
            }
            let said = respoken(said, BETWEEN, &old, &new);
            cells.insert(column, Value::from(said));
        }
    }
    Value::Object(all)
}

/// An interview for each person.
fn interviews(guide: &Guide, key: &str, input: &Input, parts: &mut [Part], bits: Bits) -> Value {
    let mut entries = held(guide, key, input);
    let audience = split(key).1.unwrap_or_default();
    for part in parts {
        let known = part.ids.first().and_then(|id| {
            let record = guide
                .plan
                .record(&Key::new(sightline_plan::Kind::Interview, id));
            match record {
                Some(Record::Interview(interview)) => Some(Interview::clone(&interview)),
                _ => None,
            }
        });
        if known.is_none() && part.new.is_null() {
            continue;
        }
        let mut interview = known.unwrap_or_else(|| guide.new_interview(audience, bits));
        for at in 0..interview.answers.len() {
            let id = question_id(&interview.answers[at].question);
            let of = |value: &Value| value.get(&id).map(text).unwrap_or_default().to_owned();
            let (old, new) = (of(&part.old), of(&part.new));
            if new != old {
                interview = answered(&interview, at, &new);
            }
        }
        interview.name.clone_from(&part.name);
        let id = interview.id.to_string();
        let place = entries
            .iter()
            .position(|entry| entry.get("id").and_then(Value::as_str) == Some(&id));
        let mut fields = Map::new();
        fields.insert("id".to_owned(), json!(id));
        fields.insert("name".to_owned(), json!(interview.name));
        fields.insert("answers".to_owned(), interview.answers.write());
        match place {
            Some(at) => entries[at] = Value::Object(fields),
            None => entries.push(Value::Object(fields)),
        }
        part.ids = vec![id];
    }
    Value::Array(entries)
}
