//! Question mode: one question at a time until a vague wish stands as a goal.
//!
//! [`Interview`] is a value: [`Interview::next`] says what to ask, [`Interview::answer`] and
//! [`Interview::skip`] give the interview after it. Nothing is asked that the goal says already. The
//! words of a question are `coach.question.<name>.{ask,hint}`, those of a refusal `coach.again.<name>`.

use sightline_plan::{Goal, model};

use crate::context::Context;
use crate::facts::{Facts, Pinned};
use crate::fields::{adopt, main_metric, mend};
use crate::finding::{Code, Field, Finding};
use crate::quantity::{Measure, Quantity};
use crate::reading::{Change, ChangeKind, Direction, Reading};
use crate::sentence::Sentence;
use crate::write::{Style, begin, show_amount, show_day, write};
use crate::{check, read};

/// Something to ask.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Question {
    /// Which number would move?
    Metric,
    /// Where does it stand today?
    Baseline,
    /// Where should it stand?
    Target,
    /// What does the number count?
    Unit,
    /// By when?
    Due,
    /// How would we know: where is the number read from?
    Evidence,
    /// Who else must move?
    Others,
}

impl Question {
    /// Every question, in the order in which they are asked.
    pub const ALL: &[Question] = &[
        Question::Metric,
        Question::Baseline,
        Question::Target,
        Question::Unit,
        Question::Due,
        Question::Evidence,
        Question::Others,
    ];

    /// The stable name.
    pub fn name(self) -> &'static str {
        match self {
            Question::Metric => "metric",
            Question::Baseline => "baseline",
            Question::Target => "target",
            Question::Unit => "unit",
            Question::Due => "due",
            Question::Evidence => "evidence",
            Question::Others => "others",
        }
    }

    /// Whether a goal can stand without the answer.
    pub fn may_be_skipped(self) -> bool {
        !matches!(self, Question::Metric | Question::Target | Question::Due)
    }
}

/// Why an answer was not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Again {
    /// Nothing was said.
    Empty,
    /// A number is wanted.
    NoNumber,
    /// A date is wanted.
    NoDate,
    /// The date has gone by.
    PastDate,
    /// Somebody would have to judge it.
    Judged,
}

impl Again {
    /// Every reason.
    pub const ALL: &[Again] = &[
        Again::Empty,
        Again::NoNumber,
        Again::NoDate,
        Again::PastDate,
        Again::Judged,
    ];

    /// The stable name.
    pub fn name(self) -> &'static str {
        match self {
            Again::Empty => "empty",
            Again::NoNumber => "no-number",
            Again::NoDate => "no-date",
            Again::PastDate => "past-date",
            Again::Judged => "judged",
        }
    }
}

/// A goal on its way to standing.
#[derive(Clone, Debug, PartialEq)]
pub struct Interview {
    /// The goal as far as it has come. Answers are fields set by hand, until its sentence says them.
    pub goal: Goal,
    /// Where the number is read from, in the person's words.
    pub evidence: String,
    /// Who else must move, in the person's words.
    pub others: String,
    done: Vec<Question>,
    /// Whether what the goal says already is asked about too, as figures that somebody else wrote are.
    adapting: bool,
}

impl Interview {
    /// Begins with a goal whose statement may be anything, even empty.
    pub fn new(goal: &Goal, cx: &Context) -> Self {
        let reading = read(&goal.statement, cx);
        Interview {
            goal: adopt(goal, &goal.statement, &reading),
            evidence: String::new(),
            others: String::new(),
            done: Vec::new(),
            adapting: false,
        }
    }

    /// Begins with a goal that somebody else wrote, such as a template: its figures are asked about
    /// one by one, to be kept or changed.
    pub fn adapting(goal: &Goal, cx: &Context) -> Self {
        Interview {
            adapting: true,
            ..Self::new(goal, cx)
        }
    }

    /// What the goal says to a question so far, as one would answer it; empty where it says nothing.
    pub fn said(&self, question: Question, cx: &Context) -> String {
        let metric = self.goal.metrics.first();
        let amount = |value: Option<f64>| {
            let unit = metric.map_or("", |m| m.unit.as_str());
            value.map(|value| show_amount(value, unit, cx.decimal))
        };
        let said = match question {
            // Where it is asked for, what stands there is no answer.
            Question::Metric if !self.adapting => None,
            Question::Metric => metric.map(|m| m.name.clone()),
            Question::Baseline => amount(metric.and_then(|m| m.baseline)),
            Question::Target => amount(metric.and_then(|m| m.target)),
            Question::Unit => metric.map(|m| m.unit.clone()),
            Question::Due => self.goal.due.map(|due| show_day(due, cx)),
            Question::Evidence => Some(self.evidence.clone()),
            Question::Others => Some(self.others.clone()),
        };
        said.unwrap_or_default()
    }

    /// How many questions are still to come, were they all answered with nothing new to ask.
    pub fn left(&self, cx: &Context) -> usize {
        let reading = read(&self.goal.statement, cx);
        Question::ALL
            .iter()
            .filter(|question| {
                !self.done.contains(question) && self.wants(**question, &reading, cx)
            })
            .count()
    }

    /// What to ask next; `None` when the goal stands and nothing is left to ask.
    pub fn next(&self, cx: &Context) -> Option<Question> {
        let reading = read(&self.goal.statement, cx);
        Question::ALL
            .iter()
            .copied()
            .find(|question| !self.done.contains(question) && self.wants(*question, &reading, cx))
    }

    fn wants(&self, question: Question, reading: &Reading, cx: &Context) -> bool {
        let metric = self.goal.metrics.first();
        let delivers = metric.is_some_and(|m| m.direction == model::Direction::Milestone)
            && reading
                .direction
                .as_ref()
                .is_some_and(|d| d.value == Direction::Deliver);
        let moves = metric.is_some_and(|m| m.target.is_some() || m.change.is_some());
        let named = metric.is_some_and(|m| !m.name.is_empty());
        match question {
            Question::Metric => !(delivers || moves || named && self.is_measurable(cx)),
            Question::Baseline if self.adapting => metric.is_some_and(|m| m.baseline.is_some()),
            Question::Target if self.adapting => moves,
            Question::Due if self.adapting => true,
            Question::Baseline => {
                !delivers
                    && metric.is_none_or(|m| {
                        let level = matches!(
                            m.direction,
                            model::Direction::Reach | model::Direction::Maintain
                        );
                        m.baseline.is_none() && !(level && moves)
                    })
            }
            Question::Target => !delivers && !moves,
            Question::Unit => !delivers && self.findings(cx).contains(&Code::NoUnit),
            Question::Due => self.goal.due.is_none(),
            Question::Evidence | Question::Others => true,
        }
    }

    /// Whether the sentence's metric is one that people count rather than judge.
    fn is_measurable(&self, cx: &Context) -> bool {
        let found = self.findings(cx);
        !found.contains(&Code::Subjective) && !found.contains(&Code::Activity)
    }

    fn findings(&self, cx: &Context) -> Vec<Code> {
        let reading = read(&self.goal.statement, cx);
        let unit = self.goal.metrics.first().map(|m| m.unit.clone());
        let facts = Facts {
            pinned: Pinned {
                unit: unit.filter(|unit| !unit.is_empty()),
                ..Pinned::default()
            },
            ..Facts::default()
        };
        let found = check(&self.goal.statement, &reading, &facts, cx);
        found.into_iter().map(|finding| finding.code).collect()
    }

    /// The interview after a question was left open.
    #[must_use]
    pub fn skip(&self, question: Question) -> Self {
        let mut after = self.clone();
        after.done.push(question);
        after
    }

    /// The interview after an answer.
    ///
    /// # Errors
    /// [`Again`] says what the answer lacks; the interview is then as it was.
    pub fn answer(&self, question: Question, text: &str, cx: &Context) -> Result<Self, Again> {
        let text = text.trim().trim_end_matches(['.', '!', ';']).trim_end();
        if text.is_empty() {
            return Err(Again::Empty);
        }
        let mut after = self.skip(question);
        match question {
            Question::Metric => after.goal = self.with_metric(text, cx)?,
            Question::Baseline => after.goal = self.with_baseline(text, cx)?,
            Question::Target => after.goal = self.with_target(text, cx)?,
            Question::Unit => {
                after.goal = mend(&self.goal, Field::Unit, |_, m| text.clone_into(&mut m.unit));
            }
            Question::Due => after.goal = self.with_due(text, cx)?,
            Question::Evidence => text.clone_into(&mut after.evidence),
            Question::Others => text.clone_into(&mut after.others),
        }
        after.say(cx);
        Ok(after)
    }

    fn with_metric(&self, text: &str, cx: &Context) -> Result<Goal, Again> {
        // "Improve teamwork" is no more measurable than "teamwork". A word that the coach does not know may
        // well be counted.
        const VERB: &str = "Improve ";
        let asked = [VERB, text].concat();
        let found = check(&asked, &read(&asked, cx), &Facts::default(), cx);
        let judged = |f: &Finding| f.code == Code::Subjective && f.span.start >= VERB.len();
        if found.iter().any(judged) {
            return Err(Again::Judged);
        }
        // An answer may be a whole sentence: "NPS from 42 to 50".
        let reading = read(text, cx);
        if reading.has_number() {
            return Ok(adopt(&self.goal, text, &reading));
        }
        let lower = read(&asked, cx)
            .direction
            .is_some_and(|d| d.value == Direction::Decrease);
        // A noun is taken as it is said; of "reduce churn" only what moves.
        let begins = reading
            .direction
            .as_ref()
            .is_some_and(|d| d.span.start == 0);
        let verb = Sentence::new(text, cx).verb.filter(|at| *at == 0 && begins);
        let moved = reading.metric.filter(|_| verb.is_some());
        let name = moved.map_or_else(|| text.to_owned(), |m| m.value);
        let goal = mend(&self.goal, Field::Metric, |_, m| m.name = name);
        Ok(mend(&goal, Field::Direction, |_, m| {
            m.direction = if lower {
                model::Direction::Decrease
            } else {
                model::Direction::Increase
            };
        }))
    }

    fn with_baseline(&self, text: &str, cx: &Context) -> Result<Goal, Again> {
        let (value, unit) = amount(text, cx).ok_or(Again::NoNumber)?;
        let goal = mend(&self.goal, Field::Baseline, |_, m| m.baseline = Some(value));
        Ok(with_unit(goal, unit))
    }

    fn with_target(&self, text: &str, cx: &Context) -> Result<Goal, Again> {
        // "20 % more", "double", "by a third"
        let reading = read(text, cx);
        if let Some(change) = reading.change {
            let direction = reading.direction.map(|d| d.value);
            return Ok(with_change(&self.goal, change.value, direction));
        }
        let (value, unit) = amount(text, cx).ok_or(Again::NoNumber)?;
        let baseline = self.goal.metrics.first().and_then(|m| m.baseline);
        let goal = mend(&self.goal, Field::Target, |_, m| m.target = Some(value));
        let goal = match baseline {
            Some(from) if from != value => mend(&goal, Field::Direction, |_, m| {
                m.direction = if value > from {
                    model::Direction::Increase
                } else {
                    model::Direction::Decrease
                };
            }),
            _ => goal,
        };
        Ok(with_unit(goal, unit))
    }

    fn with_due(&self, text: &str, cx: &Context) -> Result<Goal, Again> {
        let due = ["by ", ""].iter().find_map(|by| {
            let words = ["Do it ", by, text].concat();
            read(&words, cx).deadline.and_then(|d| d.value.due)
        });
        match due.ok_or(Again::NoDate)? {
            due if due < cx.today => Err(Again::PastDate),
            due => Ok(mend(&self.goal, Field::Due, |goal, _| goal.due = Some(due))),
        }
    }

    /// Puts the fields into the sentence; what it says then is pinned no more.
    fn say(&mut self, cx: &Context) {
        let reading = read(&self.goal.statement, cx);
        let whole = write(&self.goal, &reading, Style::Verb, cx);
        // A metric without its target is the beginning of a sentence, where there was none.
        let begun = || {
            self.goal
                .statement
                .trim()
                .is_empty()
                .then(|| begin(&self.goal))
        };
        let Some(sentence) = whole.or_else(|| begun().flatten()) else {
            return;
        };
        let reading = read(&sentence, cx);
        let mut free = self.goal.clone();
        free.pinned.clear();
        if let Some(first) = free.metrics.first_mut() {
            *first = model::Metric {
                history: std::mem::take(&mut first.history),
                ..main_metric()
            };
        }
        let free = adopt(&free, &sentence, &reading);
        let same = |field: Field| match (field, free.metrics.first(), self.goal.metrics.first()) {
            (Field::Due, ..) => free.due == self.goal.due,
            (Field::Unit, Some(a), Some(b)) => a.unit == b.unit,
            (Field::Direction, Some(a), Some(b)) => a.direction == b.direction,
            (Field::Metric, Some(a), Some(b)) => a.name.eq_ignore_ascii_case(&b.name),
            (Field::Baseline, Some(a), Some(b)) => a.baseline == b.baseline,
            (Field::Target, Some(a), Some(b)) => a.target == b.target && a.change == b.change,
            _ => false,
        };
        self.goal.pinned.retain(|name| {
            let field = Field::ALL.iter().find(|field| field.name() == name);
            !field.is_some_and(|field| same(*field))
        });
        self.goal = adopt(&self.goal, &sentence, &reading);
    }
}

fn with_unit(goal: Goal, unit: Option<String>) -> Goal {
    let Some(unit) = unit else { return goal };
    mend(&goal, Field::Unit, |_, m| m.unit = unit)
}

fn with_change(goal: &Goal, change: Change, direction: Option<Direction>) -> Goal {
    let falls = direction == Some(Direction::Decrease);
    let known = goal.metrics.first().map(|m| m.direction);
    let down = falls || known == Some(model::Direction::Decrease);
    let goal = mend(goal, Field::Target, |_, m| {
        m.target = None;
        m.change = Some(model::StatedChange {
            value: change.value,
            kind: match change.kind {
                ChangeKind::Percent => model::ChangeKind::Percent,
                ChangeKind::Points => model::ChangeKind::Points,
                ChangeKind::Absolute => model::ChangeKind::Absolute,
                ChangeKind::Factor => model::ChangeKind::Factor,
            },
            ..model::StatedChange::default()
        });
    });
    mend(&goal, Field::Direction, |_, m| {
        m.direction = if down {
            model::Direction::Decrease
        } else {
            model::Direction::Increase
        };
    })
}

/// The first amount in an answer, and its unit where it is said: "about 9 hours", "$2M", "42".
fn amount(text: &str, cx: &Context) -> Option<(f64, Option<String>)> {
    let sentence = Sentence::new(text, cx);
    let found: &Quantity = sentence.quantities.first()?;
    let words = |at: usize| {
        let span = sentence.tokens[at].span.clone();
        text.get(span).map(str::to_owned)
    };
    let unit = match found.measure {
        Measure::Percent | Measure::Points => Some("%".to_owned()),
        Measure::Rating => Some("rating".to_owned()),
        Measure::Times => None,
        Measure::Count | Measure::Money => found.unit.and_then(words),
    };
    Some((found.value, unit))
}
