//! What a sentence is read against.

use chrono::NaiveDate;
use sightline_plan::{DateOrder, DecimalSign, Strictness};

/// The settings and the day a sentence is read with. The coach knows no clock: `today` comes in.
#[derive(Clone, Debug, PartialEq)]
pub struct Context {
    /// The day that "this quarter" or "within six months" counts from.
    pub today: NaiveDate,
    /// The month the fiscal year begins in, 1 to 12; anything else counts as January. Quarters,
    /// halves and "FY27" (named after the year they end in) go by it.
    pub fiscal_year_start: u32,
    /// How `30/6/2027` and `3/4/2027` are read.
    pub date_order: DateOrder,
    /// How `1,500` and `1.500` are read.
    pub decimal: DecimalSign,
    /// First and last day of the cycle that the goal belongs to, where there is one.
    pub cycle: Option<(NaiveDate, NaiveDate)>,
    /// How much is asked for.
    pub strictness: Strictness,
}

impl Context {
    /// Calendar years, day before month, a decimal point, no cycle.
    pub fn new(today: NaiveDate) -> Self {
        Context {
            today,
            fiscal_year_start: 1,
            date_order: DateOrder::DayFirst,
            decimal: DecimalSign::Point,
            cycle: None,
            strictness: Strictness::Normal,
        }
    }
}
