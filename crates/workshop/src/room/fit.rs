//! Answers held to what was asked: how long, how many, out of what.

use serde_json::{Map, Value, json};
use sightline_plan::codec::{Field, parse_date};

use super::{Column, Offer, Question, Way};
use crate::{definition::ColumnKind, list::bare};

/// Most characters of an answer in words.
pub const MOST_WORDS: usize = 4_000;

/// Most characters of a line, and of a cell.
pub const MOST_LINE: usize = 500;

/// Most lines of one person.
pub const MOST_LINES: usize = 40;

/// Most rows of one person.
pub const MOST_ROWS: usize = 30;

/// Most characters of a name.
pub const MOST_NAME: usize = 60;

/// What is left of an answer.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Fitted {
    /// The answer; `None` where it says nothing.
    pub value: Option<Value>,
    /// Whether something did not fit and was left out.
    pub trimmed: bool,
}

/// An answer as far as it keeps to the question. Lines may also come as one text, numbers as text.
pub fn fit(question: &Question, value: &Value) -> Fitted {
    let mut cut = Cut(false);
    let value = match question.way {
        Way::Words => cut.words(value, question.long).map(Value::from),
        Way::Lines => cut.lines(value),
        Way::Boxes => cut.each(question, value, |cut, value| cut.lines(value)),
        Way::Pick => cut.pick(question, value),
        Way::Dots => cut.dots(question, value),
        Way::Scale => cut.scale(question, value),
        Way::Rows => cut.rows(question, value),
        Way::Grid => cut.each(question, value, |cut, row| {
            cut.cells(&question.columns, row)
        }),
        Way::Answers => cut.each(question, value, |cut, value| {
            cut.words(value, true).map(Value::from)
        }),
    };
    Fitted {
        value,
        trimmed: cut.0,
    }
}

/// A name in one line.
pub(super) fn name(name: &str) -> String {
    let words: Vec<&str> = name.split_whitespace().collect();
    words.join(" ").chars().take(MOST_NAME).collect()
}

/// Whether something was cut.
struct Cut(bool);

impl Cut {
    fn text(&mut self, text: &str, most: usize) -> Option<String> {
        let text = text.trim();
        if text.chars().nth(most).is_some() {
            self.0 = true;
        }
        let kept: String = text.chars().take(most).collect();
        (!kept.is_empty()).then_some(kept)
    }

    fn words(&mut self, value: &Value, long: bool) -> Option<String> {
        let text = value.as_str()?;
        if long {
            return self.text(&text.replace("\r\n", "\n"), MOST_WORDS);
        }
        let words: Vec<&str> = text.split_whitespace().collect();
        self.text(&words.join(" "), MOST_LINE)
    }

    fn lines(&mut self, value: &Value) -> Option<Value> {
        let lines: Vec<&str> = match value {
            Value::String(text) => text.lines().collect(),
            Value::Array(lines) => lines.iter().filter_map(Value::as_str).collect(),
            _ => return None,
        };
        let mut kept: Vec<String> = Vec::new();
        for line in lines {
            let line = line.replace(['\r', '\n'], " ");
            let Some(line) = self.text(bare(&line), MOST_LINE) else {
                continue;
            };
            if kept.contains(&line) {
                continue;
            }
            if kept.len() == MOST_LINES {
                self.0 = true;
                break;
            }
            kept.push(line);
        }
        (!kept.is_empty()).then(|| json!(kept))
    }

    /// An answer by option; what is about no option is left out.
    fn each(
        &mut self,
        question: &Question,
        value: &Value,
        mut fit: impl FnMut(&mut Self, &Value) -> Option<Value>,
    ) -> Option<Value> {
        let fields = value.as_object()?;
        let mut kept = Map::new();
        for option in &question.options {
            let value = fields.get(&option.id).and_then(|value| fit(self, value));
            kept.extend(value.map(|value| (option.id.clone(), value)));
        }
        self.0 |= fields.keys().any(|id| !offers(&question.options, id));
        (!kept.is_empty()).then_some(Value::Object(kept))
    }

    fn pick(&mut self, question: &Question, value: &Value) -> Option<Value> {
        let most = if question.many { usize::MAX } else { 1 };
        let mut kept: Vec<&str> = Vec::new();
        for id in value.as_array()?.iter().filter_map(Value::as_str) {
            if kept.contains(&id) {
                continue;
            }
            if kept.len() < most && offers(&question.options, id) {
                kept.push(id);
            } else {
                self.0 = true;
            }
        }
        (!kept.is_empty()).then(|| json!(kept))
    }

    fn dots(&mut self, question: &Question, value: &Value) -> Option<Value> {
        let mut kept: Vec<&str> = Vec::new();
        for id in value.as_array()?.iter().filter_map(Value::as_str) {
            let on_it = kept.iter().filter(|known| **known == id).count();
            let fits = kept.len() < question.dots as usize && on_it < question.per_item as usize;
            if fits && offers(&question.options, id) {
                kept.push(id);
            } else {
                self.0 = true;
            }
        }
        (!kept.is_empty()).then(|| json!(kept))
    }

    fn scale(&mut self, question: &Question, value: &Value) -> Option<Value> {
        let mut kept = Map::new();
        for (id, number) in value.as_object()? {
            let known = match question.options.is_empty() {
                true => id.is_empty(),
                false => offers(&question.options, id),
            };
            let fits = |number: &f64| (question.least..=question.most).contains(number);
            match number.as_f64().filter(fits) {
                Some(number) if known => {
                    kept.insert(id.clone(), number.write());
                }
                _ => self.0 = true,
            }
        }
        (!kept.is_empty()).then_some(Value::Object(kept))
    }

    fn rows(&mut self, question: &Question, value: &Value) -> Option<Value> {
        let mut kept: Vec<Value> = Vec::new();
        for row in value.as_array()? {
            let Some(cells) = self.cells(&question.columns, row) else {
                continue;
            };
            if kept.len() == MOST_ROWS {
                self.0 = true;
                break;
            }
            kept.push(cells);
        }
        (!kept.is_empty()).then_some(Value::Array(kept))
    }

    fn cells(&mut self, columns: &[Column], row: &Value) -> Option<Value> {
        let row = row.as_object()?;
        let mut kept = Map::new();
        for column in columns {
            let Some(cell) = row.get(&column.id) else {
                continue;
            };
            let fitted = self.cell(column, cell);
            let is_blank = cell.as_str().is_some_and(|text| text.trim().is_empty());
            self.0 |= fitted.is_none() && !cell.is_null() && !is_blank;
            kept.extend(fitted.map(|cell| (column.id.clone(), cell)));
        }
        (!kept.is_empty()).then_some(Value::Object(kept))
    }

    fn cell(&mut self, column: &Column, cell: &Value) -> Option<Value> {
        let text = || cell.as_str().map(str::trim);
        match column.kind {
            ColumnKind::Number => {
                // Phones write the decimal sign of where they are.
                let typed = || text()?.replace(',', ".").parse().ok();
                let number = cell.as_f64().or_else(typed)?;
                number.is_finite().then(|| number.write())
            }
            ColumnKind::YesNo => cell.as_bool().map(Value::from),
            ColumnKind::Date => parse_date(text()?).map(|day| day.write()),
            ColumnKind::Choice => {
                let id = text().filter(|id| offers(&column.options, id))?;
                Some(json!(id))
            }
            ColumnKind::Text | ColumnKind::Person | ColumnKind::Source => {
                self.words(cell, false).map(Value::from)
            }
        }
    }
}

fn offers(options: &[Offer], id: &str) -> bool {
    options.iter().any(|option| option.id == id)
}
