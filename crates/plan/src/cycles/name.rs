//! What cycles are called: `2026-Q4`, `2026-H2`, `2026`, after the calendar year in which their fiscal
//! year ends. People may call them what they like; of another name it is not known what comes next.

use chrono::{Datelike, NaiveDate};

use crate::CycleLength;

/// How many parts of a year a name counts, and which of them it is, from 0.
struct Part {
    year: i32,
    letter: char,
    parts: i32,
    at: i32,
}

impl Part {
    fn read(name: &str) -> Option<Self> {
        // Where it has no days it is a name like any other.
        crate::arithmetic::cycle_days(name, 1)?;
        let (year, part) = match name.split_once('-') {
            Some((year, part)) => (year, part),
            None => (name, "Y1"),
        };
        let letter = part.chars().next()?;
        let number: i32 = part.get(1..)?.parse().ok()?;
        Some(Self {
            year: year.parse().ok()?,
            letter,
            parts: match letter {
                'Q' => 4,
                'H' => 2,
                _ => 1,
            },
            at: number - 1,
        })
    }

    fn moved(&self, by: i32) -> Option<String> {
        let at = self.year * self.parts + self.at + by;
        let (year, at) = (at.div_euclid(self.parts), at.rem_euclid(self.parts));
        (0..=9999).contains(&year).then(|| match self.parts {
            1 => format!("{year:04}"),
            _ => format!("{year:04}-{}{}", self.letter, at + 1),
        })
    }
}

/// The name of the cycle after this one.
pub fn next(name: &str) -> Option<String> {
    Part::read(name)?.moved(1)
}

/// The name of the cycle before this one.
pub fn previous(name: &str) -> Option<String> {
    Part::read(name)?.moved(-1)
}

/// The name of the cycle of this length in which a day lies. `fiscal_year_start` is a month, 1 to 12.
pub fn of_day(day: NaiveDate, length: CycleLength, fiscal_year_start: u32) -> Option<String> {
    let (letter, parts) = match length {
        CycleLength::Quarter => ('Q', 4),
        CycleLength::HalfYear => ('H', 2),
        CycleLength::Year => ('Y', 1),
    };
    let first = i32::try_from(fiscal_year_start).ok()?;
    let month = i32::try_from(day.month()).ok()?;
    let since = (month - first).rem_euclid(12);
    let begins_in = if month >= first {
        day.year()
    } else {
        day.year() - 1
    };
    Part {
        year: begins_in + i32::from(first > 1),
        letter,
        parts,
        at: since / (12 / parts),
    }
    .moved(0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::arithmetic::{cycle_days, testing::day};

    #[test]
    fn one_cycle_follows_another() {
        for (name, after) in [
            ("2026-Q3", "2026-Q4"),
            ("2026-Q4", "2027-Q1"),
            ("2026-H1", "2026-H2"),
            ("2026-H2", "2027-H1"),
            ("2026", "2027"),
        ] {
            assert_eq!(next(name).as_deref(), Some(after));
            assert_eq!(previous(after).as_deref(), Some(name));
        }
        for name in ["spring", "", "2026-Q5", "9999-Q4", "9999"] {
            assert_eq!(next(name), None, "{name}");
        }
        assert_eq!(previous("0000"), None);
    }

    #[test]
    fn each_day_lies_within_the_cycle_that_is_named_for_it() {
        let lengths = [
            CycleLength::Quarter,
            CycleLength::HalfYear,
            CycleLength::Year,
        ];
        let mut now = day("2026-01-01");
        while now < day("2028-03-01") {
            for length in lengths {
                for start in 1..=12 {
                    let name = of_day(now, length, start).unwrap();
                    let (first, last) = cycle_days(&name, start).unwrap();
                    assert!(first <= now && now <= last, "{now} in {name} from {start}");
                }
            }
            now = now + chrono::Days::new(13);
        }
    }
}
