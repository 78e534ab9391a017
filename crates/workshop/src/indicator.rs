//! Measures of success that are none: volumes of leads and counts of effort. They are worth watching, as early
//! signs, and not worth promising.

use sightline_coach::{Code, Context, Facts, check, read};

/// What a measure is good for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Indicator {
    /// A volume of leads or attention, such as MQLs or visits: it can rise while revenue does not.
    LeadVolume,
    /// A count of effort, such as calls made.
    Effort,
}

impl Indicator {
    /// The stable kebab-case name.
    pub fn code(self) -> &'static str {
        match self {
            Self::LeadVolume => "lead-volume",
            Self::Effort => "effort",
        }
    }
}

/// Words for leads and attention, as they stand in a measure.
const VOLUMES: &[&str] = &[
    "mql",
    "mqls",
    "lead",
    "leads",
    "visit",
    "visits",
    "visitor",
    "visitors",
    "impression",
    "impressions",
    "click",
    "clicks",
    "follower",
    "followers",
    "download",
    "downloads",
    "view",
    "views",
    "traffic",
    "subscriber",
    "subscribers",
    "registrations",
    "likes",
    "reach",
];

/// Words beside which a volume is a result after all: a part of it, its cost, its worth.
const RESULTS: &[&str] = &[
    "rate",
    "cost",
    "conversion",
    "converted",
    "accepted",
    "value",
    "revenue",
    "quality",
    "share",
    "won",
    "percentage",
    "price",
    "%",
];

/// Words that only say that something is counted.
const COUNTING: &[&str] = &[
    "number",
    "count",
    "volume",
    "amount",
    "total",
    "of",
    "the",
    "per",
    "a",
    "an",
    "each",
    "day",
    "week",
    "month",
    "weekly",
    "daily",
    "monthly",
    "made",
    "sent",
    "written",
    "held",
    "published",
    "done",
    "booked",
    "logged",
];

/// Why a measure foretells success at most, and is none; `None` where it may well be one.
pub fn indicator(measure: &str, context: &Context) -> Option<Indicator> {
    let lower = measure.to_lowercase();
    let words: Vec<&str> = lower
        .split(|char: char| !char.is_alphanumeric() && char != '%')
        .filter(|word| !word.is_empty())
        .collect();
    if words.iter().any(|word| RESULTS.contains(word)) {
        return None;
    }
    if words.iter().any(|word| VOLUMES.contains(word)) {
        return Some(Indicator::LeadVolume);
    }
    let counted: Vec<&str> = words
        .into_iter()
        .filter(|word| !COUNTING.contains(word))
        .collect();
    let counted = counted.join(" ");
    if counted.is_empty() {
        return None;
    }
    let sentence = format!("Make 60 {counted}");
    let reading = read(&sentence, context);
    let findings = check(&sentence, &reading, &Facts::default(), context);
    let effort = findings
        .iter()
        .any(|finding| finding.code == Code::Activity);
    effort.then_some(Indicator::Effort)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(measure: &str) -> Option<Indicator> {
        let today = chrono::NaiveDate::from_ymd_opt(2026, 11, 22).unwrap();
        indicator(measure, &Context::new(today))
    }

    #[test]
    fn volumes_and_effort_are_told_from_results() {
        for measure in [
            "MQL volume",
            "Number of MQLs",
            "Leads per month",
            "Website visits",
            "Clicks",
        ] {
            assert_eq!(of(measure), Some(Indicator::LeadVolume), "{measure}");
        }
        for measure in [
            "Calls made",
            "Number of calls a day",
            "Emails sent",
            "Call count",
        ] {
            assert_eq!(of(measure), Some(Indicator::Effort), "{measure}");
        }
        for measure in [
            "Revenue from new customers",
            "Win rate",
            "Cost per lead",
            "MQL to SQL conversion rate",
            "Accepted leads",
            "Average deal",
            "",
            "Number of",
        ] {
            assert_eq!(of(measure), None, "{measure}");
        }
    }
}
