//! The words of a report, and how it writes numbers and days.

use chrono::NaiveDate;
use sightline_draw::bar::Tone;
use sightline_plan::{
    Goal, Id, Plan,
    model::{Health, Person, Status},
};

/// Gives the text of a key with its placeholders filled in by name.
pub type Fill<'a> = &'a dyn Fn(&str, &[(&str, &str)]) -> String;

/// How a report says things.
#[derive(Clone, Copy)]
pub struct Words<'a> {
    /// The language, as a tag such as `en`.
    pub lang: &'a str,
    /// The text of a key of `text/`, with its placeholders filled in by name. Most are in `report.toml`; what
    /// other pages have words for is said with theirs.
    pub fill: Fill<'a>,
    /// A day in words.
    pub day: &'a dyn Fn(NaiveDate) -> String,
    /// A number.
    pub number: &'a dyn Fn(f64) -> String,
    /// A number with its unit.
    pub amount: &'a dyn Fn(f64, &str) -> String,
}

impl Words<'_> {
    /// A text of the report's own.
    pub(super) fn say(&self, code: &str) -> String {
        self.of(&format!("report.{code}"), &[])
    }

    /// A text of the report's own, with what it is about.
    pub(super) fn say_of(&self, code: &str, args: &[(&str, &str)]) -> String {
        self.of(&format!("report.{code}"), args)
    }

    /// A text of the report's own that counts.
    pub(super) fn count(&self, code: &str, n: usize) -> String {
        self.say_of(code, &[("n", &n.to_string())])
    }

    /// Any text.
    pub(super) fn of(&self, key: &str, args: &[(&str, &str)]) -> String {
        (self.fill)(key, args)
    }

    /// A fraction as a whole number of hundredths, without its sign.
    pub(super) fn hundredths(&self, fraction: f64) -> String {
        // Adding nothing makes a negative nought an ordinary one.
        (self.number)((fraction * 100.0).round() + 0.0)
    }

    /// A fraction as percent.
    pub(super) fn percent(&self, fraction: f64) -> String {
        let n = self.hundredths(fraction);
        self.say_of("percent", &[("n", &n)])
    }

    /// A number with its unit, as one says it: what was computed has more digits than anyone means.
    pub(super) fn amount(&self, value: f64, unit: &str) -> String {
        let rounded = if value.abs() >= 1000.0 {
            value.round()
        } else {
            (value * 100.0).round() / 100.0
        };
        (self.amount)(rounded + 0.0, unit.trim())
    }

    /// What a goal is called.
    pub(super) fn statement(&self, goal: &Goal) -> String {
        said(&goal.statement).unwrap_or_else(|| self.of("common.untitled-goal", &[]))
    }

    /// What a person is called; `None` where there is none, or no name.
    pub(super) fn person(&self, plan: &Plan, id: Option<&Id<Person>>) -> Option<String> {
        let person = plan.tables().people.get(id?)?;
        said(&person.name)
    }

    /// How a goal is doing: its health, or what became of it.
    pub(super) fn state(&self, goal: &Goal, health: Option<Health>) -> Option<(String, Tone)> {
        let (code, tone) = match health {
            _ if goal.status == Status::Dropped => ("dropped", Tone::Quiet),
            Some(health) => of_health(health),
            None => return None,
        };
        Some((self.of(&format!("goals.health.{code}"), &[]), tone))
    }
}

/// What somebody typed, without the room around it; `None` where nothing of it can be seen.
pub(super) fn said(text: &str) -> Option<String> {
    let is_gap = |letter: char| letter.is_whitespace() || letter.is_control();
    let text = text.trim_matches(is_gap);
    (!text.is_empty()).then(|| text.to_owned())
}

/// The code of a health's words, and its class of colour.
pub(super) fn of_health(health: Health) -> (&'static str, Tone) {
    match health {
        Health::OnTrack => ("on-track", Tone::Good),
        Health::Behind => ("behind", Tone::Warn),
        Health::AtRisk => ("at-risk", Tone::Bad),
        Health::Outdated => ("outdated", Tone::Stale),
        Health::Pending => ("pending", Tone::Quiet),
        Health::Done => ("done", Tone::Main),
    }
}
