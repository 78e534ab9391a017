//! How often: "per week", "each month", "/day", "quarterly".

use crate::lexicon::{Form, Group};
use crate::reading::Cadence;
use crate::token::Token;

/// A phrase of recurrence among the tokens.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Recurrence {
    /// The first token.
    pub first: usize,
    /// The token after the last.
    pub next: usize,
    /// How often, where it is a period of the calendar.
    pub value: Cadence,
}

/// All of them, in order.
pub(crate) fn recurrences(tokens: &[Token]) -> Vec<Recurrence> {
    let mut all = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        match recurrence(tokens, at) {
            Some(found) => {
                at = found.next;
                all.push(found);
            }
            None => at += 1,
        }
    }
    all
}

fn recurrence(tokens: &[Token], at: usize) -> Option<Recurrence> {
    let token = &tokens[at];
    if token.is(Group::Recurring) {
        // Before a noun it belongs to the metric: "monthly active users".
        let adverb = tokens
            .get(at + 1)
            .is_none_or(|t| !t.word() || t.any(&[Group::Stop, Group::By, Group::In, Group::This]));
        let value = named(&token.lower).filter(|_| adverb)?;
        return Some(Recurrence {
            first: at,
            next: at + 1,
            value,
        });
    }
    let slash = token.mark('/') && token.glued;
    if !(slash || token.is(Group::Each)) {
        return None;
    }
    if token.one_of(&["a", "an"]) {
        // "three times a week", but not "within a week" or "half a year".
        let before = at.checked_sub(1).map(|i| &tokens[i])?;
        let after_measure = before.word() || before.number().is_some() || before.mark('%');
        if !after_measure
            || before.any(&[
                Group::In,
                Group::By,
                Group::Stop,
                Group::EndOf,
                Group::MidOf,
            ])
            || before.one_of(&["half", "last"])
        {
            return None;
        }
    }
    let mut next = at + 1;
    let two = tokens
        .get(next)
        .is_some_and(|t| t.one_of(&["other", "two", "second"]));
    next += usize::from(two);
    let period = tokens.get(next)?;
    let abbreviated = slash && period.one_of(&["wk", "mo", "yr", "d", "h", "hr", "qtr"]);
    let weekday = period.is(Group::Weekday) && !slash;
    let single = period.is(Group::Period) && (period.form == Form::Base || two);
    if !(abbreviated || weekday || single) {
        return None;
    }
    let value = match (named(&period.lower)?, two) {
        (Cadence::Weekly, true) => Cadence::Fortnightly,
        (value, _) => value,
    };
    Some(Recurrence {
        first: at,
        next: next + 1,
        value,
    })
}

fn named(word: &str) -> Option<Cadence> {
    Some(match word {
        "hour" | "hourly" | "shift" | "h" | "hr" | "minute" | "min" | "second" => Cadence::Hourly,
        "day" | "daily" | "nightly" | "d" | "business day" | "working day" => Cadence::Daily,
        "biweekly" | "bi weekly" | "fortnightly" | "fortnight" | "every other week"
        | "every two weeks" | "every 2 weeks" | "sprint" => Cadence::Fortnightly,
        "quarter" | "quarterly" | "fiscal quarter" | "qtr" | "quarter over quarter" | "qoq" => {
            Cadence::Quarterly
        }
        "half" | "half year" | "half yearly" | "twice yearly" | "semi annually" | "semiannual"
        | "biannual" | "biannually" => Cadence::HalfYearly,
        "year" | "yearly" | "annual" | "annually" | "yr" | "fiscal year" | "financial year"
        | "calendar year" | "per annum" | "year over year" | "year on year" | "yoy" => {
            Cadence::Yearly
        }
        "month" | "monthly" | "mo" | "bimonthly" | "month over month" | "month on month"
        | "mom" => Cadence::Monthly,
        "week" | "weekly" | "wk" | "working week" | "week over week" | "wow" => Cadence::Weekly,
        _ if word.ends_with("day") => Cadence::Weekly,
        _ => return None,
    })
}
