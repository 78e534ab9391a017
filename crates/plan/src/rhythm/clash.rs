//! What makes meetings of a kind work, and where a meeting departs from it.

use super::occur::about_days;
use crate::model::{Meeting, MeetingKind};

/// A huddle is no longer than this.
const HUDDLE: u32 = 15;

/// A weekly metrics meeting is no longer than this.
const METRICS: u32 = 40;

/// A one-to-one takes at least this long, and at most.
const ONE_TO_ONE: [u32; 2] = [30, 50];

/// A one-to-one comes at least this often, in days: once a month.
const ONE_TO_ONE_DAYS: f64 = 31.0;

/// Reviews come no more often than this, in days: once a quarter.
const REVIEW_DAYS: f64 = 90.0;

/// Where a meeting departs from what makes such meetings work.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Clash {
    /// A huddle of more than a quarter of an hour.
    HuddleLong,
    /// A weekly metrics meeting of more than 40 minutes.
    MetricsLong,
    /// A one-to-one of less than half an hour.
    OneToOneShort,
    /// A one-to-one of more than 50 minutes.
    OneToOneLong,
    /// A one-to-one less often than once a month.
    OneToOneRare,
    /// A review more often than once a quarter.
    ReviewOften,
}

impl Clash {
    /// Every clash.
    pub const ALL: [Self; 6] = [
        Self::HuddleLong,
        Self::MetricsLong,
        Self::OneToOneShort,
        Self::OneToOneLong,
        Self::OneToOneRare,
        Self::ReviewOften,
    ];

    /// Its stable name; its words are `rhythm.clash.<code>`.
    pub const fn code(self) -> &'static str {
        match self {
            Self::HuddleLong => "huddle-long",
            Self::MetricsLong => "metrics-long",
            Self::OneToOneShort => "one-to-one-short",
            Self::OneToOneLong => "one-to-one-long",
            Self::OneToOneRare => "one-to-one-rare",
            Self::ReviewOften => "review-often",
        }
    }
}

/// Where a meeting departs from the rules for its kind. What nobody has said departs from none.
pub fn clashes(meeting: &Meeting) -> Vec<Clash> {
    let minutes = meeting.minutes;
    let longer = |limit| minutes.is_some_and(|minutes| minutes > limit);
    let shorter = |limit| minutes.is_some_and(|minutes| minutes < limit);
    let every = meeting.repeat.as_ref().map(about_days);
    let found = match meeting.kind {
        MeetingKind::DailyHuddle => [(longer(HUDDLE), Clash::HuddleLong)].to_vec(),
        MeetingKind::WeeklyMetrics => [(longer(METRICS), Clash::MetricsLong)].to_vec(),
        MeetingKind::OneToOne => {
            let [least, most] = ONE_TO_ONE;
            let rare = every.is_some_and(|days| days > ONE_TO_ONE_DAYS);
            [
                (shorter(least), Clash::OneToOneShort),
                (longer(most), Clash::OneToOneLong),
                (rare, Clash::OneToOneRare),
            ]
            .to_vec()
        }
        MeetingKind::QuarterlyReview | MeetingKind::PerformanceReview => {
            let often = every.is_some_and(|days| days < REVIEW_DAYS);
            [(often, Clash::ReviewOften)].to_vec()
        }
        MeetingKind::PipelineSync | MeetingKind::MonthlyDeepDive | MeetingKind::Other => Vec::new(),
    };
    let found = found.into_iter().filter(|(is_so, _)| *is_so);
    found.map(|(_, clash)| clash).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Period, Repeat};

    fn found(kind: MeetingKind, minutes: u32, every: u32, period: Period) -> Vec<&'static str> {
        let meeting = Meeting {
            kind,
            minutes: Some(minutes),
            repeat: Some(Repeat {
                every,
                period,
                ..Repeat::default()
            }),
            ..Meeting::default()
        };
        clashes(&meeting).into_iter().map(Clash::code).collect()
    }

    #[test]
    fn the_edge_is_within_and_a_minute_more_is_not() {
        use MeetingKind::{DailyHuddle, OneToOne, WeeklyMetrics};
        use Period::{Month, Week, Workday};
        assert_eq!(found(DailyHuddle, 15, 1, Workday), [""; 0]);
        assert_eq!(found(DailyHuddle, 16, 1, Workday), ["huddle-long"]);
        assert_eq!(found(WeeklyMetrics, 40, 1, Week), [""; 0]);
        assert_eq!(found(WeeklyMetrics, 41, 1, Week), ["metrics-long"]);
        assert_eq!(found(OneToOne, 30, 2, Week), [""; 0]);
        assert_eq!(found(OneToOne, 50, 1, Month), [""; 0]);
        assert_eq!(
            found(OneToOne, 29, 2, Month),
            ["one-to-one-short", "one-to-one-rare"]
        );
        assert_eq!(
            found(OneToOne, 51, 5, Week),
            ["one-to-one-long", "one-to-one-rare"]
        );
    }

    #[test]
    fn reviews_come_once_a_quarter_at_the_most() {
        use MeetingKind::{MonthlyDeepDive, PerformanceReview, QuarterlyReview};
        use Period::{Month, Quarter, Week};
        for kind in [QuarterlyReview, PerformanceReview] {
            assert_eq!(found(kind, 90, 1, Quarter), [""; 0]);
            assert_eq!(found(kind, 90, 3, Month), [""; 0]);
            assert_eq!(found(kind, 90, 13, Week), [""; 0]);
            assert_eq!(found(kind, 90, 2, Month), ["review-often"]);
        }
        assert_eq!(found(MonthlyDeepDive, 90, 1, Month), [""; 0]);
        let once = Meeting {
            kind: PerformanceReview,
            ..Meeting::default()
        };
        assert_eq!(clashes(&once), []);
    }

    #[test]
    fn every_clash_has_its_words() {
        for clash in Clash::ALL {
            let key = format!("rhythm.clash.{}", clash.code());
            assert!(sightline_text::lookup(&key).is_some(), "{key}");
        }
    }
}
