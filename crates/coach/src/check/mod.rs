//! The rules, one file a subject.

mod activity;
mod ambition;
mod compound;
mod control;
mod disagree;
mod numbers;
mod open_phrase;
mod plain;
mod set;
mod subjective;
mod time;
mod tree;
mod vague;

use std::ops::Range;

pub use activity::outcome;

use crate::context::Context;
use crate::facts::Facts;
use crate::finding::{Code, Finding, Mend, Severity};
use crate::reading::Reading;
use crate::sentence::Sentence;

/// What a rule looks at.
struct Goal<'g> {
    text: &'g str,
    sentence: &'g Sentence,
    reading: &'g Reading,
    facts: &'g Facts,
    cx: &'g Context,
}

impl Goal<'_> {
    /// The text of some bytes.
    fn words(&self, span: &Range<usize>) -> String {
        self.text.get(span.clone()).unwrap_or_default().to_string()
    }
}

impl Finding {
    fn new(code: Code, severity: Severity, span: Range<usize>) -> Self {
        Finding {
            code,
            severity,
            span,
            args: Vec::new(),
            mends: Vec::new(),
        }
    }

    fn arg(mut self, name: &'static str, value: String) -> Self {
        self.args.push((name, value));
        self
    }

    fn mend(mut self, mend: Mend) -> Self {
        self.mends.push(mend);
        self
    }
}

/// Holds a goal against the rules: the findings in the order of [`Code::ALL`], none for a text
/// without words. `reading` is what [`crate::read`] made of the same text and context.
///
/// # Example
/// ```
/// use sightline_coach::{Code, Context, Facts, check, read};
///
/// let cx = Context::new("2026-11-22".parse()?);
/// let text = "Improve the onboarding process by 30 June 2027";
/// let findings = check(text, &read(text, &cx), &Facts::default(), &cx);
/// assert_eq!(findings[0].code, Code::Vague);
/// // Codes have stable names; the words about them are in `text/`.
/// assert_eq!(findings[0].code.name(), "vague");
/// assert_eq!(&text[findings[0].span.clone()], "Improve");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn check(text: &str, reading: &Reading, facts: &Facts, cx: &Context) -> Vec<Finding> {
    let sentence = Sentence::new(text, cx);
    if !sentence.tokens.iter().any(|t| t.word()) {
        return Vec::new();
    }
    let goal = Goal {
        text,
        sentence: &sentence,
        reading,
        facts,
        cx,
    };
    let mut found = disagree::disagree(&goal);
    found.extend(vague::vague(&goal));
    found.extend(open_phrase::open_phrase(&goal));
    found.extend(subjective::subjective(&goal));
    found.extend(activity::activity(&goal));
    found.extend(compound::compound(&goal));
    found.extend(numbers::no_number(&goal));
    found.extend(numbers::no_unit(&goal));
    found.extend(numbers::no_baseline(&goal));
    found.extend(time::no_deadline(&goal));
    found.extend(time::past_deadline(&goal));
    found.extend(time::outside_cycle(&goal));
    found.extend(ambition::impossible(&goal));
    found.extend(ambition::contradicts(&goal));
    found.extend(ambition::history(&goal));
    found.extend(ambition::confidence(&goal));
    found.extend(control::control(&goal));
    found.extend(set::one_sided(&goal));
    found.extend(set::many_metrics(&goal));
    found.extend(set::no_way(&goal));
    found.extend(plain::jargon(&goal));
    found.extend(plain::too_long(&goal));
    found.extend(tree::linked(&goal));
    found.retain(|finding| {
        let asked = !facts.watched || finding.code.is_asked_of_kpis();
        asked && finding.code.is_asked(cx.strictness)
    });
    found
}
