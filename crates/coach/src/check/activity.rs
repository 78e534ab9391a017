//! Rule 2: a person's effort or output is counted instead of what comes of it.

use super::Goal;
use crate::finding::{Code, Field, Finding, Mend, Severity};
use crate::lexicon::{Form, Group};
use crate::reading::Direction;
use crate::sentence::Sentence;

pub(super) fn activity(goal: &Goal) -> Option<Finding> {
    let at = at(goal)?;
    let span = goal.sentence.tokens[at].span.clone();
    let mut finding = Finding::new(Code::Activity, Severity::Warning, span.clone())
        .arg("words", goal.words(&span));
    if let Some(outcome) = outcome(&goal.words(&span)) {
        finding = finding.arg("outcome", outcome.to_string());
    }
    Some(finding.mend(Mend::Ask(Field::Metric)))
}

/// What each sort of effort usually serves, by the beginnings of the words for it.
const OUTCOMES: &[(&str, &[&str])] = &[
    (
        "meetings",
        &[
            "call",
            "cold call",
            "sales call",
            "dial",
            "prospect",
            "outreach",
            "email",
            "message",
            "pitch",
            "door",
            "contact",
        ],
    ),
    (
        "audience",
        &[
            "post",
            "blog",
            "tweet",
            "video",
            "podcast",
            "episode",
            "article",
            "newsletter",
            "content",
            "publish",
            "webinar",
            "reel",
            "press",
            "social",
        ],
    ),
    (
        "skill",
        &[
            "training", "course", "class", "lesson", "seminar", "workshop", "module", "book",
            "study", "read", "coach", "mentor", "learn",
        ],
    ),
    (
        "solved",
        &["ticket", "case", "support", "respond", "answer"],
    ),
    (
        "software",
        &[
            "line", "commit", "pull", "pr", "story", "code", "review", "sprint", "merge", "test",
        ],
    ),
    (
        "decisions",
        &[
            "meeting",
            "one on one",
            "check",
            "session",
            "conversation",
            "town",
            "report",
            "page",
            "document",
            "presentation",
            "briefing",
            "talk",
            "present",
        ],
    ),
    (
        "wins",
        &[
            "demo",
            "visit",
            "proposal",
            "application",
            "event",
            "conference",
            "campaign",
            "meetup",
            "network",
            "site",
            "home",
        ],
    ),
    (
        "health",
        &[
            "run", "walk", "workout", "work out", "step", "exercise", "gym", "swim", "cycle",
            "glass", "meal", "mile", "km", "sleep",
        ],
    ),
    (
        "insight",
        &[
            "interview",
            "survey",
            "experiment",
            "usability",
            "user",
            "customer",
            "audit",
            "inspection",
            "safety",
        ],
    ),
];

/// The outcome that an activity usually serves: the name of a text `coach.outcome.<name>`.
pub fn outcome(words: &str) -> Option<&'static str> {
    let words = words.to_ascii_lowercase();
    let begins = |start: &&str| {
        words
            .split([' ', '-'])
            .any(|word| word.starts_with(*start) && (start.len() > 2 || word == *start))
            || words.starts_with(*start) && start.len() > 2
    };
    OUTCOMES
        .iter()
        .find(|(_, starts)| starts.iter().any(begins))
        .map(|found| found.0)
}

/// The token that counts effort.
pub(super) fn at(goal: &Goal) -> Option<usize> {
    let sentence = goal.sentence;
    let direction = goal.reading.direction.as_ref().map(|d| d.value);
    if !goal.reading.has_number() {
        return more_of_it(sentence).filter(|_| direction != Some(Direction::Deliver));
    }
    if matches!(direction, Some(Direction::Decrease | Direction::Deliver)) {
        return None;
    }
    let verb = sentence.verb.filter(|v| effort(sentence, *v));
    let counted = |at: &usize| {
        let token = &sentence.tokens[*at];
        // What others wrote counts as a result: "get 50 reviews".
        let received = token.one_of(&["reviews", "responses", "applications"]) && verb.is_none();
        // A length is effort only where somebody covers it: "run 100 km".
        let built = token.is(Group::UnitWord) && verb.is_none();
        token.is(Group::EffortNoun) && !token.is(Group::Result) && !received && !built
    };
    // A cap is no effort, nor is none of something, nor what others buy.
    let sold = sentence
        .verb
        .is_some_and(|v| sentence.tokens[v].one_of(&["sell", "sold", "resell", "win", "cut"]));
    let none = goal.reading.target.as_ref().is_some_and(|t| t.value == 0.0);
    if sold || none || capped(goal) {
        return None;
    }
    let unit = unit_token(goal);
    // "2x to 3x a week"
    let often = sentence
        .tokens
        .iter()
        .any(|t| t.one_of(&["x", "times", "twice"]))
        && goal.reading.cadence.is_some();
    if unit.is_none() && often {
        // Whatever is done so often: "go to the gym three times a week".
        let done = sentence.verb.filter(|v| {
            !sentence.tokens[*v].any(&[Group::Up, Group::Down, Group::Keep, Group::Attain])
        });
        return verb
            .or(done)
            .or_else(|| sentence.tokens.iter().position(|t| t.is(Group::EffortNoun)));
    }
    if let Some(unit) = unit.filter(|u| !sentence.tokens[*u].mark('%')) {
        // "Contact 100 members": who is reached is no result of it.
        let touches = verb
            .filter(|v| !sentence.tokens[*v].any(&[Group::Attain, Group::Deliver, Group::Make]));
        return if sentence.tokens[unit].is(Group::Result) {
            touches
        } else if counted(&unit) {
            Some(unit)
        } else {
            verb
        };
    }
    if goal.reading.change.is_some() {
        // "Increase weekly sales calls by 25 %": the head of the metric.
        return head(goal).filter(counted);
    }
    // "Conduct reviews for 90 % of pull requests", "100 % of key accounts have a QBR".
    let done = verb.filter(|v| !sentence.tokens[*v].any(&[Group::Attain]));
    done.or_else(|| {
        have_effort(sentence).filter(|_| goal.reading.unit.as_ref().is_some_and(|u| u.value == "%"))
    })
}

/// "Write more", "Run more often": effort with nothing but more of it.
fn more_of_it(sentence: &Sentence) -> Option<usize> {
    let verb = sentence
        .verb
        .filter(|v| effort(sentence, *v) || sentence.tokens[*v].lower == "get");
    let verb = verb.filter(|v| {
        let ing = sentence
            .get(v + 1)
            .is_some_and(|t| t.form == Form::Ing && t.is(Group::Effort));
        sentence.tokens[*v].lower != "get" || ing
    })?;
    sentence.tokens[verb..]
        .iter()
        .any(|t| t.is(Group::MoreOften))
        .then_some(verb)
}

fn effort(sentence: &Sentence, verb: usize) -> bool {
    let token = &sentence.tokens[verb];
    token.is(Group::Effort) && !token.any(&[Group::Up, Group::Down, Group::Keep, Group::Attain])
}

/// "have a QBR", "receive a call": effort done to a share of something.
fn have_effort(sentence: &Sentence) -> Option<usize> {
    let have = sentence
        .tokens
        .iter()
        .position(|t| t.one_of(&["have", "has", "receive", "get"]) && t.word())?;
    (have + 1..sentence.tokens.len().min(have + 5))
        .find(|at| sentence.tokens[*at].is(Group::EffortNoun))
}

fn unit_token(goal: &Goal) -> Option<usize> {
    let span = &goal.reading.unit.as_ref()?.span;
    goal.sentence.tokens.iter().position(|t| t.span == *span)
}

/// Whether the number is the most that will do: "keep the backlog below 120 tickets".
fn capped(goal: &Goal) -> bool {
    let Some(target) = &goal.reading.target else {
        return false;
    };
    goal.sentence
        .tokens
        .iter()
        .take_while(|t| t.span.start < target.span.start)
        .last()
        .is_some_and(|t| {
            t.is(Group::AtMost)
                || t.mark('≤')
                || t.mark('<')
                || t.one_of(&["in under", "in less than"])
        })
}

/// The noun that the metric is about: "calls" in "weekly sales calls per person" and in "number of calls".
fn head(goal: &Goal) -> Option<usize> {
    let metric = goal.reading.metric.as_ref()?;
    let tokens = &goal.sentence.tokens;
    let inside = |at: &usize| {
        let span = &tokens[*at].span;
        span.start >= metric.span.start && span.end <= metric.span.end
    };
    let mut head: Option<usize> = None;
    for at in (0..tokens.len()).filter(inside) {
        if tokens[at].any(&[Group::Stop, Group::In]) {
            if head.is_some_and(|h| !tokens[h].is(Group::Counter)) {
                break;
            }
        } else if tokens[at].word() {
            head = Some(at);
        }
    }
    head
}
