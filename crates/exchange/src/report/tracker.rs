//! The performance goal tracker: goals as one wide table, filled from a plan, or empty for a pen.

use sightline_plan::{
    Figures, Goal, Plan,
    arithmetic::LastReport,
    model::{Direction, Status},
};

use super::{
    Asked, Block, Cell, Document, Item, Line, Row, Section, Table,
    scope::Goals,
    words::{Words, said},
};

/// The columns, by the codes of their names; the first names the row.
const COLUMNS: [&str; 13] = [
    "goal",
    "owner",
    "level",
    "metric",
    "baseline",
    "target",
    "current",
    "due",
    "status",
    "last",
    "confidence",
    "parent",
    "notes",
];

/// So many rows of an empty tracker fill a sheet of paper.
const BLANK_ROWS: usize = 10;

/// So many letters fit on a line of its head.
const LINE: usize = 28;

/// What is written at the head of an empty tracker.
const HEAD: [&str; 3] = ["who", "team", "period"];

/// What there is to say of how it is filled in.
const HINTS: [&str; 5] = ["goal", "metric", "current", "confidence", "parent"];

/// The tracker of the goals that are asked for, but for those that were given up; `None` where the plan does not have
/// what it is to be about. A run of a workshop has no goals of its own.
pub fn tracker(plan: &Plan, asked: &Asked, words: &Words<'_>) -> Option<Document> {
    let seen = asked.seen(plan);
    let goals = Goals::of(&seen, &asked.scope)?;
    let figures = Figures::of(&seen, asked.today);
    let all = [&goals.open, &goals.kpis, &goals.closed];
    let all = all.into_iter().flatten();
    let told = all.filter(|goal| goal.status != Status::Dropped);
    let rows: Vec<Row> = told.map(|goal| row(&seen, &figures, goal, words)).collect();
    let (title, of_part) = super::title(&seen, &asked.scope, words);
    let day = (words.day)(asked.today);
    let mut facts = vec![Line::new(words.say("as-of"), day.clone())];
    facts.extend(of_part);
    if asked.include_private {
        facts.push(Line::new(words.say("private"), words.say("private-in")));
    }
    let blocks = match rows.is_empty() {
        true => vec![Block::Text(words.say("nothing"))],
        false => vec![Block::Table(table(rows, words))],
    };
    Some(document(title, facts, blocks, &day, words))
}

/// An empty tracker, to print and fill in by hand.
pub fn blank_tracker(today: chrono::NaiveDate, words: &Words<'_>) -> Document {
    let rows = (1..=BLANK_ROWS).map(|number| {
        let mut cells = vec![Cell::default(); COLUMNS.len()];
        // A row has to be called something, and so one can speak of it.
        if let Some(first) = cells.first_mut() {
            *first = number.to_string().into();
        }
        Row { goal: None, cells }
    });
    let rows: Vec<Row> = rows.collect();
    let line = "_".repeat(LINE);
    let facts = HEAD.map(|code| Line::new(words.say(&format!("tracker.{code}")), line.clone()));
    let hints = HINTS.map(|code| Item {
        text: words.say(&format!("tracker.hint.{code}")),
        ..Item::default()
    });
    let blocks = vec![Block::Table(table(rows, words)), Block::List(hints.into())];
    let day = (words.day)(today);
    let title = words.say("tracker.title");
    let mut document = document(title, facts.into(), blocks, &day, words);
    for section in &mut document.sections {
        section.code = "blank";
    }
    document
}

fn document(
    title: String,
    facts: Vec<Line>,
    blocks: Vec<Block>,
    day: &str,
    words: &Words<'_>,
) -> Document {
    Document {
        lang: words.lang.to_owned(),
        kind: words.say("tracker.kind"),
        title,
        facts,
        sections: vec![Section {
            code: "tracker",
            title: words.say("tracker.section"),
            blocks,
        }],
        foot: words.say_of("foot", &[("day", day)]),
        is_wide: true,
    }
}

fn table(rows: Vec<Row>, words: &Words<'_>) -> Table {
    let name = |code: &str| words.say(&format!("tracker.column.{code}"));
    Table {
        caption: words.say("tracker.title"),
        head: COLUMNS.map(name).into(),
        rows,
    }
}

fn row(plan: &Plan, figures: &Figures, goal: &Goal, words: &Words<'_>) -> Row {
    let figures = figures.goal(&goal.id);
    let mut measured: [Vec<String>; 4] = Default::default();
    for (at, metric) in goal.metrics.iter().enumerate() {
        let is_counted = !matches!(metric.direction, Direction::Milestone | Direction::YesNo);
        let amount = |value: Option<f64>| {
            let value = value.filter(|_| is_counted);
            value.map_or_else(|| "–".to_owned(), |value| words.amount(value, &metric.unit))
        };
        let now = figures.and_then(|figures| figures.own.metrics.get(at)?.current);
        let (start, end) = match &metric.band {
            Some(band) if metric.direction == Direction::Maintain => (band.low, band.high),
            _ => (
                metric.baseline,
                sightline_plan::arithmetic::metric::target(metric),
            ),
        };
        let name = said(&metric.name).unwrap_or_else(|| words.say("measure.unnamed"));
        let cells = [
            name,
            amount(start),
            amount(end),
            amount(now.map(|now| now.value)),
        ];
        for (lines, cell) in measured.iter_mut().zip(cells) {
            lines.push(cell);
        }
    }
    let [metric, baseline, target, current] = measured.map(|lines| Cell { lines, tone: None });
    let state = words.state(goal, figures.and_then(|figures| figures.health.health));
    let status = Cell {
        tone: state.as_ref().map(|(_, tone)| *tone),
        lines: match state {
            Some((state, _)) => vec![state],
            None => vec![words.of(&format!("goals.status.{}", goal.status.word()), &[])],
        },
    };
    let last = match figures.map(|figures| figures.health.last_report) {
        Some(LastReport::On(day)) => (words.day)(day),
        _ => String::new(),
    };
    let sure = goal.confidence.map(|sure| sure.to_string());
    let above = goal.parent.as_ref().and_then(|id| plan.goal(id));
    let owner = words.person(plan, goal.owner.as_ref());
    let cells = vec![
        words.statement(goal).into(),
        owner.unwrap_or_default().into(),
        words
            .of(&format!("goals.level.{}", goal.level.word()), &[])
            .into(),
        metric,
        baseline,
        target,
        current,
        goal.due.map(words.day).unwrap_or_default().into(),
        status,
        last.into(),
        sure.map(|n| words.say_of("of-ten", &[("n", &n)]))
            .unwrap_or_default()
            .into(),
        above
            .map(|goal| words.statement(goal))
            .unwrap_or_default()
            .into(),
        said(&goal.notes).unwrap_or_default().into(),
    ];
    Row {
        goal: Some(goal.id.clone()),
        cells,
    }
}
