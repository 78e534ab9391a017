//! What a report says, in finished words: one model for the page, for Markdown and for HTML.
//!
//! Nothing in it is markup. What a person typed stands in it as they typed it; whoever writes it down in a
//! language with markup escapes it.

use sightline_draw::bar::{Bar, Tone};
use sightline_plan::{Goal, Id};

/// A report.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Document {
    /// The language of its words, as a tag such as `en`.
    pub lang: String,
    /// What sort of report it is.
    pub kind: String,
    /// What it is about.
    pub title: String,
    /// What else there is to say at its head.
    pub facts: Vec<Line>,
    /// What it says.
    pub sections: Vec<Section>,
    /// What stands at its end.
    pub foot: String,
    /// Whether it is too wide for a sheet of paper that stands upright.
    pub is_wide: bool,
}

/// A part of a report.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Section {
    /// Its stable name.
    pub code: &'static str,
    /// Its heading.
    pub title: String,
    /// What it says, one thing after another.
    pub blocks: Vec<Block>,
}

/// One thing that a report says.
#[derive(Clone, Debug, PartialEq)]
pub enum Block {
    /// A paragraph.
    Text(String),
    /// Names with what holds for each.
    Lines(Vec<Line>),
    /// Goals in full.
    Goals(Vec<Entry>),
    /// A table.
    Table(Table),
    /// A list.
    List(Vec<Item>),
    /// A drawing, under a heading where it has one.
    Chart(String, Chart),
}

/// A name and what holds for it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Line {
    /// The name.
    pub name: String,
    /// What holds.
    pub text: String,
}

/// A goal in full.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// Which one.
    pub goal: Id<Goal>,
    /// Its sentence.
    pub statement: String,
    /// Whose it is and by when.
    pub label: String,
    /// How it is doing.
    pub state: Option<(String, Tone)>,
    /// How far it has come.
    pub chart: Option<Chart>,
    /// What it is measured by.
    pub measures: Option<Table>,
    /// What else there is to say.
    pub lines: Vec<Line>,
}

/// A table. Every row has a cell for each column.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Table {
    /// What it is of, for those who cannot see where it stands.
    pub caption: String,
    /// The names of its columns. The first cell of a row names the row.
    pub head: Vec<String>,
    /// Its rows.
    pub rows: Vec<Row>,
}

/// A row of a table.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Row {
    /// The goal that it tells of; `None` where it is no goal's own row.
    pub goal: Option<Id<Goal>>,
    /// Its cells.
    pub cells: Vec<Cell>,
}

/// A cell of a table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cell {
    /// What it says, each on a line of its own. May be empty.
    pub lines: Vec<String>,
    /// A class of colour that says the same.
    pub tone: Option<Tone>,
}

/// An item of a list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Item {
    /// What it says.
    pub text: String,
    /// What holds for it.
    pub details: Vec<Line>,
    /// What belongs to it.
    pub items: Vec<Item>,
}

/// A bar, and the same in words.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Chart {
    /// What is drawn.
    pub bar: Bar,
    /// What it shows.
    pub words: String,
    /// What its parts are, where it has more than one.
    pub legend: Vec<(Tone, String)>,
}

impl Document {
    /// The goals that have an entry or a row of their own, in their order.
    pub fn goals(&self) -> impl Iterator<Item = &Id<Goal>> {
        let blocks = self.sections.iter().flat_map(|section| &section.blocks);
        blocks.flat_map(|block| {
            let (entries, rows): (&[Entry], &[Row]) = match block {
                Block::Goals(entries) => (entries, &[]),
                Block::Table(table) => (&[], &table.rows),
                _ => (&[], &[]),
            };
            let own = entries.iter().map(|entry| &entry.goal);
            own.chain(rows.iter().filter_map(|row| row.goal.as_ref()))
        })
    }
}

impl Line {
    pub(super) fn new(name: impl Into<String>, text: impl Into<String>) -> Self {
        Self {
            name: name.into(),
            text: text.into(),
        }
    }
}

impl From<String> for Cell {
    fn from(line: String) -> Self {
        let is_empty = line.trim().is_empty();
        Self {
            lines: (!is_empty).then_some(line).into_iter().collect(),
            tone: None,
        }
    }
}
