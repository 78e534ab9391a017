//! The time.

use chrono::NaiveDate;
use js_sys::Date;

/// The time in milliseconds since 1970.
pub fn now_ms() -> f64 {
    Date::now()
}

/// The day in the person's time zone.
pub fn today() -> NaiveDate {
    let now = Date::new_0();
    let year = i32::try_from(now.get_full_year()).unwrap_or_default();
    // JavaScript counts months from 0.
    NaiveDate::from_ymd_opt(year, now.get_month() + 1, now.get_date()).unwrap_or_default()
}
