//! From fields back to a sentence. The patterns are in `lexicon/writing.txt`.

use chrono::{Datelike, NaiveDate};
use sightline_plan::{
    DateOrder, DecimalSign, Goal,
    model::{self, ChangeKind, Metric},
};

use crate::context::Context;
use crate::reading::{Direction, Reading};
use crate::show;

const PATTERNS: &str = include_str!("../lexicon/writing.txt");

/// How a plan likes its goals to begin.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Style {
    /// "Raise NPS …"
    #[default]
    Verb,
    /// "We will raise NPS …"
    We,
    /// "NPS from 42 to 50 …"
    Noun,
}

/// The goal as a sentence. `reading` is that of the sentence it has now: its verb is kept where only
/// it can say what is delivered. `None` where the fields say too little.
pub fn write(goal: &Goal, reading: &Reading, style: Style, cx: &Context) -> Option<String> {
    wordings(goal, reading, style, cx).into_iter().next()
}

/// The goal in up to four wordings, all different; the first is in the plan's style.
///
/// # Example
/// ```
/// use sightline_coach::{Context, Reading, Style, wordings};
/// use sightline_plan::{Goal, model::Metric};
///
/// let cx = Context::new("2026-11-22".parse()?);
/// let goal = Goal {
///     due: Some("2027-09-30".parse()?),
///     metrics: vec![Metric {
///         name: "NPS".to_owned(),
///         baseline: Some(42.0),
///         target: Some(50.0),
///         ..Metric::default()
///     }],
///     ..Goal::default()
/// };
/// let all = wordings(&goal, &Reading::default(), Style::Verb, &cx);
/// assert_eq!(all[0], "Raise NPS from 42 to 50 by 30 September 2027");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn wordings(goal: &Goal, reading: &Reading, style: Style, cx: &Context) -> Vec<String> {
    let Some(writer) = Writer::of(goal, reading, cx) else {
        return Vec::new();
    };
    let date_first = if writer.due.is_some() {
        "date-first"
    } else {
        "team"
    };
    let verb = writer.put("verb", "plain");
    let we = writer.put("verb", "we");
    let noun = writer.put("noun", "plain");
    let other = writer.put("verb", date_first);
    let mut all = match style {
        Style::Verb => vec![verb, we, noun, other],
        Style::We => vec![we, verb, noun, other],
        Style::Noun => vec![noun, verb, we, other],
    };
    let mut at = 0;
    while at < all.len() {
        if all[..at].contains(&all[at]) {
            all.remove(at);
        } else {
            at += 1;
        }
    }
    all
}

/// The beginning of a sentence: which way and what, where it is not said yet how far.
pub(crate) fn begin(goal: &Goal) -> Option<String> {
    let metric = goal.metrics.first().filter(|m| !m.name.trim().is_empty())?;
    let name = match metric.direction {
        model::Direction::Decrease => "down",
        _ => "up",
    };
    let slots = [("metric", metric.name.trim())];
    Some(fill(pattern("begin", name), &slots))
}

/// The pattern of a name in a section.
fn pattern(section: &str, name: &str) -> &'static str {
    let mut inside = false;
    for line in PATTERNS.lines() {
        if let Some(head) = line.strip_prefix('[') {
            inside = head.strip_suffix(']') == Some(section);
        } else if inside
            && let Some(found) = line.strip_prefix(name).and_then(|l| l.strip_prefix(" = "))
        {
            return found;
        }
    }
    ""
}

/// A pattern with its slots filled.
fn fill(pattern: &str, slots: &[(&str, &str)]) -> String {
    let mut filled = String::new();
    let mut rest = pattern;
    while let Some((before, after)) = rest.split_once('{') {
        filled.push_str(before);
        let (name, after) = after.split_once('}').unwrap_or((after, ""));
        let value = slots.iter().find(|slot| slot.0 == name);
        filled.push_str(value.map_or("", |slot| slot.1));
        rest = after;
    }
    filled.push_str(rest);
    filled
}

/// A day as the plan writes it: "30 September 2027".
pub fn show_day(day: NaiveDate, cx: &Context) -> String {
    let months = pattern("frame", "months");
    let month = months.split(' ').nth(day.month0() as usize);
    let order = match cx.date_order {
        DateOrder::DayFirst => "day-first",
        DateOrder::MonthFirst => "month-first",
    };
    let (d, y) = (day.day().to_string(), day.year().to_string());
    let slots = [
        ("d", d.as_str()),
        ("month", month.unwrap_or_default()),
        ("y", &y),
    ];
    fill(pattern("frame", order), &slots)
}

/// A number with its unit as people write it: "$2.4M", "42%", "1,500 users", "4.5/5".
pub fn show_amount(value: f64, unit: &str, decimal: DecimalSign) -> String {
    let unit = unit.trim();
    match unit {
        "" => show::grouped(value, decimal),
        "%" => [&show::grouped(value, decimal), "%"].concat(),
        "$" | "€" | "£" | "¥" | "₹" => {
            let sign = if value < 0.0 { "-" } else { "" };
            [sign, unit, &show::short(value.abs(), decimal)].concat()
        }
        "rating" => {
            let scale = [5.0, 10.0, 100.0].into_iter().find(|scale| value <= *scale);
            let scale = show::number(scale.unwrap_or(100.0), decimal);
            [&show::grouped(value, decimal), "/", &scale].concat()
        }
        _ => [&show::grouped(value, decimal), " ", unit].concat(),
    }
}

struct Writer<'a> {
    /// Which pattern.
    name: &'static str,
    metric: String,
    from: String,
    to: String,
    by: String,
    count: String,
    said: String,
    cadence: String,
    means: String,
    due: Option<NaiveDate>,
    cx: &'a Context,
}

impl<'a> Writer<'a> {
    fn of(goal: &Goal, reading: &Reading, cx: &'a Context) -> Option<Self> {
        let metric = goal.metrics.first()?;
        let piece = |words: &str| words.trim().to_owned();
        let said = said(goal, reading);
        let mut writer = Writer {
            name: "",
            metric: piece(&metric.name),
            from: String::new(),
            to: String::new(),
            by: String::new(),
            count: String::new(),
            cadence: spaced(&metric.cadence),
            means: reading
                .means
                .as_ref()
                .filter(|means| means.span.start > 0)
                .map(|means| spaced(means.value.trim_end_matches(['.', ' '])))
                .unwrap_or_default(),
            due: goal.due,
            said: said.unwrap_or_default(),
            cx,
        };
        writer.name = writer.choose(metric, reading)?;
        let without = matches!(writer.name, "said" | "reach-count");
        (without || !writer.metric.is_empty()).then_some(writer)
    }

    /// The pattern that the fields fill, and the fields.
    fn choose(&mut self, metric: &Metric, reading: &Reading) -> Option<&'static str> {
        let amount = |value: f64, unit: &str| show_amount(value, unit, self.cx.decimal);
        let unit = shown_unit(metric);
        let direction = match (metric.baseline, metric.target, metric.direction) {
            (Some(from), Some(to), model::Direction::Reach) if to > from => {
                model::Direction::Increase
            }
            (Some(from), Some(to), model::Direction::Reach) if to < from => {
                model::Direction::Decrease
            }
            (_, _, direction) => direction,
        };
        if let Some(to) = metric.target {
            // Of "from 8 to 6 minutes" the second number has the unit.
            let sign = matches!(
                metric.unit.as_str(),
                "%" | "$" | "€" | "£" | "¥" | "₹" | "rating"
            );
            let from_unit = if sign { unit } else { "" };
            self.from = metric
                .baseline
                .map(|from| amount(from, from_unit))
                .unwrap_or_default();
            self.to = amount(to, unit);
            let from = metric.baseline.is_some();
            return Some(match (direction, from) {
                (model::Direction::Increase, true) => "increase-from",
                (model::Direction::Increase, false) => "increase-to",
                (model::Direction::Decrease, true) => "decrease-from",
                (model::Direction::Decrease, false) => "decrease-to",
                (model::Direction::Maintain, _) => "maintain-to",
                (_, true) => "reach-from",
                (_, false) if !metric.unit.is_empty() && unit.is_empty() => {
                    self.count = [&amount(to, ""), " ", &self.metric].concat();
                    "reach-count"
                }
                (_, false) => "reach-to",
            });
        }
        if let Some(change) = &metric.change {
            let down = direction == model::Direction::Decrease;
            self.by = match change.kind {
                ChangeKind::Percent => match third(change.value) {
                    Some(name) => pattern("frame", name).to_owned(),
                    None => amount(change.value, "%"),
                },
                ChangeKind::Points => {
                    let n = show::number(change.value, self.cx.decimal);
                    fill(pattern("frame", "points"), &[("n", &n)])
                }
                ChangeKind::Absolute => amount(change.value, &metric.unit),
                ChangeKind::Factor => [&show::number(change.value, self.cx.decimal), "x"].concat(),
            };
            return Some(match (change.kind, down) {
                (ChangeKind::Factor, _) if change.value == 2.0 => "double",
                (ChangeKind::Factor, _) if change.value == 3.0 => "triple",
                (ChangeKind::Factor, _) if change.value == 0.5 => "halve",
                (ChangeKind::Factor, false) => "increase-times",
                (ChangeKind::Factor, true) => "decrease-times",
                (_, false) => "increase-by",
                (_, true) => "decrease-by",
            });
        }
        let delivers = matches!(
            metric.direction,
            model::Direction::Milestone | model::Direction::YesNo
        );
        match (&reading.direction, delivers) {
            (Some(piece), true) if piece.value == Direction::Deliver && !self.said.is_empty() => {
                Some("said")
            }
            (_, true) => Some("deliver"),
            _ => None,
        }
    }

    fn put(&self, section: &str, frame: &str) -> String {
        let slots = [
            ("metric", self.metric.as_str()),
            ("from", &self.from),
            ("to", &self.to),
            ("by", &self.by),
            ("count", &self.count),
            ("said", &self.said),
        ];
        let goal = fill(pattern(section, self.name), &slots);
        // Within a sentence the verb is small; a name or an abbreviation stays as it is.
        let goal = if frame == "plain" {
            show::sentence_case(&goal, true)
        } else {
            show::sentence_case(&goal, self.keeps_capital(&goal))
        };
        let day = self
            .due
            .map(|due| show_day(due, self.cx))
            .unwrap_or_default();
        let date = if day.is_empty() {
            String::new()
        } else {
            spaced(&fill(pattern("frame", "date"), &[("day", &day)]))
        };
        fill(
            pattern("frame", frame),
            &[
                ("goal", &goal),
                ("cadence", &self.cadence),
                ("date", &date),
                ("day", &day),
                ("means", &self.means),
            ],
        )
    }

    /// Whether the first word is written in capitals whatever stands before it.
    fn keeps_capital(&self, goal: &str) -> bool {
        let word = goal.split(' ').next().unwrap_or_default();
        word.chars().skip(1).any(|c| c.is_ascii_uppercase())
    }
}

/// A third has no end in digits.
fn third(percent: f64) -> Option<&'static str> {
    let is = |thirds: f64| (percent - thirds * 100.0 / 3.0).abs() < 1e-6;
    if is(1.0) {
        Some("third")
    } else {
        is(2.0).then_some("two-thirds")
    }
}

/// The unit where the metric's name does not say it: of "active users" users are understood.
fn shown_unit(metric: &Metric) -> &str {
    let unit = metric.unit.trim();
    let named = metric.name.to_lowercase().ends_with(&unit.to_lowercase());
    if named { "" } else { unit }
}

/// The verb and what it delivers, as the sentence says it: "Launch the mobile app".
fn said(goal: &Goal, reading: &Reading) -> Option<String> {
    let start = reading.direction.as_ref()?.span.start;
    let metric = reading
        .metric
        .as_ref()
        .filter(|metric| metric.span.start > start)?;
    if goal.pinned.iter().any(|name| name == "metric") {
        return None;
    }
    let words = goal.statement.get(start..metric.span.end)?;
    (!words.trim().is_empty()).then(|| words.trim().to_owned())
}

fn spaced(words: &str) -> String {
    let words = words.trim();
    if words.is_empty() {
        String::new()
    } else {
        [" ", words].concat()
    }
}
