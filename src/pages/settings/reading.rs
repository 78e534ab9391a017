//! How dates, numbers and money are read. The examples are read by the coach itself.

use leptos::prelude::*;
use sightline_coach as coach;
use sightline_plan::{DateOrder, DecimalSign, Settings};
use sightline_text::settings::reading;

use super::{
    change, of_about,
    pick::{Pick, picks},
};
use crate::{
    browser::{clock, intl},
    state::{Visit, Workspace},
    ui::{Choose, TextField, live},
};

/// The date that tells the orders apart.
const DATE: &str = "3/4/2027";

/// The number that tells the signs apart.
const EITHER: &str = "1.500";

/// More than any sign or code of money has.
const LONGEST_CURRENCY: usize = 6;

/// The section.
#[component]
pub fn ReadingPart() -> impl IntoView {
    let workspace = Workspace::here();
    let orders = [
        (DateOrder::DayFirst, reading::day_first()),
        (DateOrder::MonthFirst, reading::month_first()),
    ]
    .map(|(value, name)| {
        let means = Signal::derive(move || reading::date_example(DATE, read_date(DATE, value)));
        Pick { value, name, means }
    });
    let signs = [
        (DecimalSign::Point, reading::point(), "1,234.5"),
        (DecimalSign::Comma, reading::comma(), "1.234,5"),
    ]
    .map(|(value, name, example)| {
        let means = Signal::derive(move || {
            let read = |text| {
                coach::read_number(text, value)
                    .map(plainly)
                    .unwrap_or_default()
            };
            reading::decimal_example(example, read(example), EITHER, read(EITHER))
        });
        Pick { value, name, means }
    });
    let currency = Signal::derive(move || {
        of_about(workspace, |about| about.settings.currency.clone()).unwrap_or_default()
    });
    let set_currency = Callback::new(move |(text, visit): (String, Visit)| {
        let sign = text.trim().to_owned();
        let fits = !sign.is_empty()
            && sign.chars().count() <= LONGEST_CURRENCY
            && !sign.chars().any(|letter| {
                letter.is_ascii_digit() || letter.is_whitespace() || letter.is_control()
            });
        if !fits {
            return Some(reading::currency_wrong().to_owned());
        }
        change(workspace, Some(visit), |settings| settings.currency = sign);
        None
    });
    let months = (1..=12)
        .map(|month| (month.to_string(), intl::month(month)))
        .collect::<Vec<_>>();
    let start = Signal::derive(move || {
        of_about(workspace, |about| {
            about.settings.fiscal_year_start.to_string()
        })
        .unwrap_or_default()
    });
    let set_start = Callback::new(move |month: String| {
        if let Ok(month) = month.parse() {
            change(workspace, None, |settings| {
                settings.fiscal_year_start = month
            });
        }
    });
    let quarter = live(move || {
        let settings = workspace.plan()?.settings().clone();
        Some(reading::quarter_example(due(
            "Do it by the end of Q3",
            &settings,
        )?))
    });
    let id = workspace
        .plan_now()
        .map(|plan| plan.about().id.to_string())
        .unwrap_or_default();
    let order = move || of_about(workspace, |about| about.settings.date_order);
    let decimal = move || of_about(workspace, |about| about.settings.decimal);
    view! {
        <section aria-labelledby="reading-title">
            <h2 id="reading-title">{reading::title()}</h2>
            <p class="mute">{reading::lead()}</p>
            {picks("date-order", reading::date_order(), orders.into(), order,
                move |value| change(workspace, None, |settings| settings.date_order = value))}
            {picks("decimal", reading::decimal(), signs.into(), decimal,
                move |value| change(workspace, None, |settings| settings.decimal = value))}
            <div class="settings-pair">
                <TextField id="currency" label=reading::currency() hint=reading::currency_hint() value=currency
                    commit=set_currency draft_key=format!("settings:{id}:currency") />
                <div>
                    <Choose id="fiscal-year" label=reading::fiscal_year() options=months value=start choose=set_start />
                    <p class="hint" role="status">{quarter}</p>
                </div>
            </div>
        </section>
    }
}

/// A number as nobody can misread it: without groups, and with halves as such.
fn plainly(number: f64) -> String {
    let half = if number.fract() == 0.5 { "½" } else { "" };
    format!("{:.0}{half}", number.trunc())
}

/// The day that a date is read as.
fn read_date(date: &str, order: DateOrder) -> String {
    let settings = Settings {
        date_order: order,
        ..Settings::default()
    };
    due(&format!("Do it by {date}"), &settings).unwrap_or_default()
}

/// The day by which a sentence is to be done, in words.
fn due(sentence: &str, settings: &Settings) -> Option<String> {
    let context = coach::Context {
        fiscal_year_start: settings.fiscal_year_start,
        date_order: settings.date_order,
        decimal: settings.decimal,
        ..coach::Context::new(clock::today())
    };
    let reading = coach::read(sentence, &context);
    reading
        .deadline
        .and_then(|deadline| deadline.value.due)
        .map(intl::date)
}
