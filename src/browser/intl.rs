//! Numbers and dates as the person's language writes them, by the browser's own `Intl`.

use std::{
    cell::{Cell, OnceCell, RefCell},
    thread::LocalKey,
};

use chrono::{Datelike, NaiveDate};
use js_sys::{Array, Date, Function, Intl, Object, Reflect};
use sightline_plan::DecimalSign;
use wasm_bindgen::{JsCast, JsValue};

use super::clock;

/// Units that are written before their number.
const SIGNS_IN_FRONT: [&str; 4] = ["$", "€", "£", "¥"];

thread_local! {
    /// How the open plan writes numbers: what a field shows must be what it reads.
    static DECIMAL: Cell<DecimalSign> = const { Cell::new(DecimalSign::Point) };

    /// What writes numbers, with a point and with a comma: making one takes a hundred times as long as
    /// using it.
    static NUMBERS: [OnceCell<Function>; 2] = const { [OnceCell::new(), OnceCell::new()] };

    /// The same where there is little room.
    static COMPACT: [OnceCell<Function>; 2] = const { [OnceCell::new(), OnceCell::new()] };

    /// What writes days, and in which language.
    static DAYS: RefCell<Option<(String, Function)>> = const { RefCell::new(None) };

    /// The same where there is little room, with the day of the week, and what writes parts of them alone.
    static SHORT_DAYS: RefCell<Option<(String, Function)>> = const { RefCell::new(None) };
    static LONG_DAYS: RefCell<Option<(String, Function)>> = const { RefCell::new(None) };
    static WEEKDAYS: RefCell<Option<(String, Function)>> = const { RefCell::new(None) };
    static SHORT_MONTHS: RefCell<Option<(String, Function)>> = const { RefCell::new(None) };
    static MONTHS_OF_YEARS: RefCell<Option<(String, Function)>> = const { RefCell::new(None) };
}

/// Numbers are written with this decimal sign from now on.
pub fn write_decimals_with(sign: DecimalSign) {
    DECIMAL.set(sign);
}

/// A number with its groups: `1,500.25`, or `1.500,25` where the plan has it so.
pub fn number(value: f64) -> String {
    number_with(value, DECIMAL.get())
}

/// A number with its groups and this decimal sign.
pub fn number_with(value: f64, sign: DecimalSign) -> String {
    let how = || options(&[("maximumFractionDigits", 12.into())]);
    written_number(&NUMBERS, how, value, sign).unwrap_or_else(|| value.to_string())
}

/// A number where there is little room: `1.2M`, `800K`, `12.5`.
pub fn compact(value: f64) -> String {
    let how = || {
        options(&[
            ("notation", "compact".into()),
            ("maximumFractionDigits", 2.into()),
        ])
    };
    written_number(&COMPACT, how, value, DECIMAL.get()).unwrap_or_else(|| number(value))
}

fn written_number(
    kept: &'static LocalKey<[OnceCell<Function>; 2]>,
    how: impl FnOnce() -> Object,
    value: f64,
    sign: DecimalSign,
) -> Option<String> {
    // These are known to write them so, whatever region is chosen.
    let (at, language) = match (sign, sightline_text::current()) {
        (DecimalSign::Point, _) => (0, "en"),
        (DecimalSign::Comma, "fr") => (1, "fr"),
        (DecimalSign::Comma, _) => (1, "de"),
    };
    let make = || Intl::NumberFormat::new(&locales(language), &how()).format();
    let format = kept.with(|kept| kept[at].get_or_init(make).clone());
    let text = format.call1(&JsValue::NULL, &value.into());
    text.ok()?.as_string()
}

/// A fraction as percent: `0.25` is `25 %`.
pub fn percent(fraction: f64) -> String {
    amount((fraction * 100.0).round(), "%")
}

/// A number that another with the same unit follows: the unit is said with the second, unless it is
/// a sign in front: `3` of `3 to 2 days`, `$3` of `$3 to $2`.
pub fn amount_before(value: f64, unit: &str) -> String {
    if SIGNS_IN_FRONT.contains(&unit) {
        amount(value, unit)
    } else {
        number(value)
    }
}

/// A number with its unit, where people write it: `$1,500`, `12 %`, `3 days`.
pub fn amount(value: f64, unit: &str) -> String {
    with_unit(&number(value), unit)
}

/// A number that is written already, with its unit.
pub fn with_unit(number: &str, unit: &str) -> String {
    match unit {
        "" => number.to_owned(),
        sign if SIGNS_IN_FRONT.contains(&sign) => format!("{sign}{number}"),
        // `$10,000 a deal`
        _ => match unit.split_once(' ') {
            Some((sign, rest)) if SIGNS_IN_FRONT.contains(&sign) => {
                format!("{sign}{number} {rest}")
            }
            _ => format!("{number} {unit}"),
        },
    }
}

/// A day in words: `30 September 2027`.
pub fn date(date: NaiveDate) -> String {
    let how = || {
        options(&[
            ("day", "numeric".into()),
            ("month", "long".into()),
            ("year", "numeric".into()),
        ])
    };
    written_day(&DAYS, how, date)
}

/// A day where there is little room, without its year: `30 Sept`.
pub fn short_date(date: NaiveDate) -> String {
    let how = || options(&[("day", "numeric".into()), ("month", "short".into())]);
    written_day(&SHORT_DAYS, how, date)
}

/// A day in words with the day of the week: `Monday, 23 November 2026`.
pub fn long_date(date: NaiveDate) -> String {
    let how = || {
        options(&[
            ("weekday", "long".into()),
            ("day", "numeric".into()),
            ("month", "long".into()),
            ("year", "numeric".into()),
        ])
    };
    written_day(&LONG_DAYS, how, date)
}

/// The day of the week: `Monday`.
pub fn weekday(date: NaiveDate) -> String {
    let how = || options(&[("weekday", "long".into())]);
    written_day(&WEEKDAYS, how, date)
}

/// The month of a day where there is little room: `Nov`.
pub fn short_month(date: NaiveDate) -> String {
    let how = || options(&[("month", "short".into())]);
    written_day(&SHORT_MONTHS, how, date)
}

/// The month of a day and its year: `November 2026`.
pub fn month_year(date: NaiveDate) -> String {
    let how = || options(&[("month", "long".into()), ("year", "numeric".into())]);
    written_day(&MONTHS_OF_YEARS, how, date)
}

fn written_day(
    kept: &'static LocalKey<RefCell<Option<(String, Function)>>>,
    how: impl FnOnce() -> Object,
    date: NaiveDate,
) -> String {
    let language = language();
    let known = kept.with_borrow(|kept| kept.clone().filter(|(known, _)| *known == language));
    let format = known.map(|(_, format)| format).unwrap_or_else(|| {
        let format = Intl::DateTimeFormat::new(&locales(&language), &how()).format();
        kept.set(Some((language, format.clone())));
        format
    });
    // JavaScript counts months from 0.
    let month = date.month0().cast_signed();
    let day =
        Date::new_with_year_month_day(date.year().cast_unsigned(), month, date.day().cast_signed());
    let text = format.call1(&JsValue::NULL, &day);
    text.ok()
        .and_then(|text| text.as_string())
        .unwrap_or_else(|| date.to_string())
}

/// A moment in words: `22 November 2026 at 16:05`.
pub fn date_time(time_ms: f64) -> String {
    let options = options(&[("dateStyle", "long".into()), ("timeStyle", "short".into())]);
    let format = Intl::DateTimeFormat::new(&locales(&language()), &options);
    let moment = Date::new(&time_ms.into());
    let text = format.format().call1(&JsValue::NULL, &moment);
    text.ok()
        .and_then(|text| text.as_string())
        .unwrap_or_default()
}

/// A time of day: `16:05`.
pub fn time(time_ms: f64) -> String {
    let options = options(&[("timeStyle", "short".into())]);
    let format = Intl::DateTimeFormat::new(&locales(&language()), &options);
    let moment = Date::new(&time_ms.into());
    let text = format.format().call1(&JsValue::NULL, &moment);
    text.ok()
        .and_then(|text| text.as_string())
        .unwrap_or_default()
}

/// A time of day where there is little room and no doubt about the half of the day: `4:05` of `4:05 PM`.
pub fn short_time(time_ms: f64) -> String {
    let time = time(time_ms);
    let is_half = |letter: char| letter.is_alphabetic() || letter.is_whitespace();
    time.trim_end_matches(is_half).to_owned()
}

/// A month in words, by its number from 1: `April`.
pub fn month(number: u32) -> String {
    let options = options(&[("month", "long".into())]);
    let format = Intl::DateTimeFormat::new(&locales(&language()), &options);
    // JavaScript counts months from 0.
    let day = Date::new_with_year_month_day(2027, number.cast_signed() - 1, 1);
    let text = format.format().call1(&JsValue::NULL, &day);
    text.ok()
        .and_then(|text| text.as_string())
        .unwrap_or_else(|| number.to_string())
}

/// How long ago a time was, in words: `3 hours ago`.
pub fn ago(time_ms: f64) -> String {
    const UNITS: [(&str, f64); 5] = [
        ("year", 31_557_600.0),
        ("month", 2_629_800.0),
        ("day", 86_400.0),
        ("hour", 3_600.0),
        ("minute", 60.0),
    ];
    let seconds = ((clock::now_ms() - time_ms) / 1000.0).max(0.0);
    let (unit, length) = UNITS
        .into_iter()
        .find(|(_, length)| seconds >= *length)
        .unwrap_or(("second", 1.0));
    let options = options(&[("numeric", "auto".into())]);
    // A minute is as fine as anyone asks for: below that, it is now.
    let count = if unit == "second" {
        0.0
    } else {
        -(seconds / length).floor()
    };
    Intl::RelativeTimeFormat::new(&locales(&language()), &options)
        .format(count, unit)
        .into()
}

fn locales(language: &str) -> Array {
    Array::of1(&language.into())
}

fn language() -> String {
    match sightline_text::current() {
        // Where the app speaks English, dates follow the kind of English that the person reads.
        "en" => web_sys::window()
            .and_then(|window| window.navigator().language())
            .filter(|tag| tag.starts_with("en"))
            .unwrap_or_else(|| "en-GB".to_owned()),
        other => other.to_owned(),
    }
}

fn options(entries: &[(&str, JsValue)]) -> Object {
    let options = Object::new();
    for (name, value) in entries {
        // Setting a field of a fresh plain object does not fail.
        let _ = Reflect::set(&options, &(*name).into(), value);
    }
    options.unchecked_into()
}
