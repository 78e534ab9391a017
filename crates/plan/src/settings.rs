//! How a plan reads and writes dates, numbers and money, how it paces itself, and how strict it is.

use crate::codec::{choice, record};

choice! {
    /// In which order the parts of a numeric date stand, as in `3/4/2027`.
    pub enum DateOrder {
        /// 3 April 2027.
        DayFirst = "day_first",
        /// 4 March 2027.
        MonthFirst = "month_first",
    }
}

choice! {
    /// The sign between whole and fraction.
    pub enum DecimalSign {
        /// `1,234.5`
        Point = "point",
        /// `1.234,5`
        Comma = "comma",
    }
}

choice! {
    /// How long goals stay as they are before they are set anew.
    pub enum CycleLength {
        /// Three months, as most OKR practice has it.
        Quarter = "quarter",
        /// Six months: the school that keeps a person's goals fixed for at least that long.
        HalfYear = "half_year",
        /// Twelve months.
        Year = "year",
    }
}

choice! {
    /// How long an agreed goal is to stay as it was agreed.
    pub enum FreezeLength {
        /// It may change whenever there is a reason.
        None = "none",
        /// Three months, as where goals are reset every quarter.
        Quarter = "quarter",
        /// Six months, so that a person's goals stay long enough to be reached.
        HalfYear = "half_year",
    }
}

choice! {
    /// How much the coach asks for.
    pub enum Strictness {
        /// Only what keeps a goal from being understood.
        Gentle = "gentle",
        /// The rules as most teams want them.
        Normal = "normal",
        /// Also those on which sources disagree, such as every metric being objective.
        Strict = "strict",
    }
}

record! {
    /// What holds for the whole plan.
    pub struct Settings {
        /// The month in which the fiscal year starts, 1 to 12.
        fiscal_year_start: u32 = 1,
        /// How numeric dates are read.
        date_order: DateOrder = DateOrder::DayFirst,
        /// How numbers are read and written.
        decimal: DecimalSign = DecimalSign::Point,
        /// The sign or code of the plan's money, such as `$` or `CHF`.
        currency: String = "$".to_owned(),
        /// How long a cycle is.
        cycle: CycleLength = CycleLength::Quarter,
        /// How long an agreed goal is to stay as it was agreed.
        freeze: FreezeLength = FreezeLength::None,
        /// Days within which each active goal wants a check-in.
        check_in_days: u32 = 7,
        /// How much the coach asks for.
        strictness: Strictness = Strictness::Normal,
        /// Ids of workshops that this organisation does not use.
        workshops_off: Vec<String>,
        /// Codes of coach rules that this organisation has switched off.
        rules_off: Vec<String>,
    }
}
