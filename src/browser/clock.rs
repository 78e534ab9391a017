//! The time.

use chrono::NaiveDate;
use js_sys::Date;

/// The time in milliseconds since 1970.
pub fn now_ms() -> f64 {
    Date::now()
}

/// The minutes since midnight in the person's time zone.
pub fn minutes() -> u32 {
    let now = Date::new_0();
    now.get_hours() * 60 + now.get_minutes()
}

/// The day in the person's time zone.
pub fn today() -> NaiveDate {
    let now = Date::new_0();
    let year = i32::try_from(now.get_full_year()).unwrap_or_default();
    // JavaScript counts months from 0.
    NaiveDate::from_ymd_opt(year, now.get_month() + 1, now.get_date()).unwrap_or_default()
}
