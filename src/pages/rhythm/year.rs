//! The year, drawn: a lane a meeting, the cycles above, due days and what stays below. The table has the same.

use std::{fmt::Write as _, sync::Arc};

use chrono::{Datelike, Months, NaiveDate};
use leptos::prelude::*;
use sightline_plan::{
    FreezeLength, Plan,
    arithmetic::is_open,
    model::Period,
    rhythm::{Year, is_frozen, year_around},
};
use sightline_text::rhythm::{freeze, year as words};

use super::{Desk, words as say};
use crate::{
    browser::{clock, intl},
    route::Route,
    ui::live,
};

/// The width of a lane, in its own units, and its height.
const WIDTH: f64 = 1200.0;
const HEIGHT: f64 = 24.0;

/// The tallest mark of a day on which goals are due, and the least.
const TALLEST: f64 = 20.0;
const LEAST: f64 = 7.0;

/// So many spans in which goals stay are drawn; more would lie on one another.
const SPANS: usize = 60;

/// More days than this in one month are counted, not listed.
const LISTED: usize = 8;

/// The section.
#[component]
pub fn TheYear() -> impl IntoView {
    let desk = Desk::here();
    // How many years from this one.
    let ahead = RwSignal::new(0_i32);
    let year = Memo::new_with_compare(
        move |_| {
            let plan = desk.workspace.plan()?;
            let this = year_around(&plan, clock::today());
            let months = Months::new(ahead.get().unsigned_abs() * 12);
            let first = match ahead.get() {
                0.. => this.checked_add_months(months),
                _ => this.checked_sub_months(months),
            };
            Some(Arc::new(Year::of(&plan, first.unwrap_or(this))))
        },
        |before, now| before != now,
    );
    let span = live(move || {
        let year = year.get()?;
        let last = intl::month_year(year.last);
        Some(words::span(intl::month_year(year.first), last))
    });
    let drawn = live(move || year.get().map(|year| drawing(&year)));
    let table = live(move || year.get().map(|year| table(&year)));
    let stays = live(move || desk.workspace.plan().map(|plan| stays(&plan)));
    let turn = move |by: i32| move |_| ahead.update(|ahead| *ahead = (*ahead + by).clamp(-50, 50));
    let is_now = live(move || ahead.get() == 0);
    view! {
        <section class="rhythm-year" aria-labelledby="rhythm-year">
            <div class="year-head">
                <h2 id="rhythm-year">{words::title()}</h2>
                <p class="year-span" role="status">{span}</p>
                <div class="actions">
                    <button type="button" class="button quiet" on:click=turn(-1)>{words::earlier()}</button>
                    <button type="button" class="button quiet" disabled=is_now on:click=move |_| ahead.set(0)>{words::now()}</button>
                    <button type="button" class="button quiet" on:click=turn(1)>{words::later()}</button>
                </div>
            </div>
            {drawn}
            <details class="year-table">
                <summary>{words::table()}</summary>
                {table}
            </details>
            {stays}
        </section>
    }
}

fn drawing(year: &Arc<Year>) -> AnyView {
    let today = clock::today();
    let names: Vec<String> = year
        .meetings
        .iter()
        .map(|(meeting, days)| words::label_meeting(say::title(meeting), days.len()))
        .collect();
    let all = match names.len() {
        0 => words::label_none().to_owned(),
        _ => names.join(", "),
    };
    let label = words::label(intl::date(year.first), intl::date(year.last), all);
    let grow = |days: i64| days.to_string();
    let months = year.months.iter().map(|month| {
        let days = grow(year.days_in(*month));
        let is_now = (month.year(), month.month()) == (today.year(), today.month());
        view! { <span style:flex-grow=days data-now=is_now.then_some("")>{intl::short_month(*month)}</span> }
            .into_any()
    });
    let cycles = year.cycles.iter().map(|cycle| {
        let days = grow((cycle.last - cycle.first).num_days() + 1);
        let is_now = (cycle.first..=cycle.last).contains(&today);
        view! { <span style:flex-grow=days data-now=is_now.then_some("")>{cycle.name.clone()}</span> }
            .into_any()
    });
    let meetings = year.meetings.iter().map(|(meeting, days)| {
        let often = meeting.repeat.as_ref().is_some_and(|repeat| {
            matches!(repeat.period, Period::Day | Period::Workday) && repeat.every < 3
        });
        let (past, coming): (Vec<_>, Vec<_>) = days.iter().partition(|day| **day < today);
        let marks = view! {
            <path class="year-past" d=ticks(year, &past) />
            <path class="year-mark" d=ticks(year, &coming) />
        };
        let name = say::title(meeting);
        lane(
            year,
            name,
            if often { "often" } else { "meeting" },
            marks.into_any(),
        )
    });
    let most = year.due.iter().map(|(_, count)| *count).max().unwrap_or(1);
    let due = (!year.due.is_empty()).then(|| {
        let mut path = String::new();
        for (day, count) in &year.due {
            let tall = LEAST + (TALLEST - LEAST) * (*count as f64 / most as f64);
            let x = middle(year, *day);
            // Writing into a text does not fail.
            let _ = write!(path, "M{x:.1} {HEIGHT}V{:.1}", HEIGHT - tall);
        }
        lane(
            year,
            words::due().to_owned(),
            "due",
            view! { <path class="year-due" d=path /> }.into_any(),
        )
    });
    let reviews = (!year.reviews.is_empty()).then(|| {
        let days: Vec<&NaiveDate> = year.reviews.iter().map(|(day, _)| day).collect();
        let marks = view! { <path class="year-past" d=ticks(year, &days) /> };
        lane(
            year,
            words::reviews().to_owned(),
            "reviews",
            marks.into_any(),
        )
    });
    let stays = (!year.freezes.is_empty()).then(|| {
        let spans = year.freezes.iter().take(SPANS).map(|freeze| {
            let from = WIDTH * year.place(freeze.first);
            let to = freeze.last.succ_opt().map_or(1.0, |after| year.place(after));
            let wide = (WIDTH * to - from).max(2.0);
            view! { <rect class="year-stay" x=format!("{from:.1}") y="8" width=format!("{wide:.1}") height="8" /> }
                .into_any()
        });
        lane(year, words::stays().to_owned(), "stays", spans.collect_view().into_any())
    });
    view! {
        <div class="year" role="img" aria-label=label>
            <div class="year-lane year-months"><span></span><p>{months.collect_view()}</p></div>
            <div class="year-lane year-cycles"><span>{words::cycles()}</span><p>{cycles.collect_view()}</p></div>
            {meetings.collect_view()}
            {due}
            {reviews}
            {stays}
        </div>
    }
    .into_any()
}

/// A lane: its name, the months as thin lines, today, and its marks.
fn lane(year: &Year, name: String, kind: &'static str, marks: AnyView) -> AnyView {
    let mut rules = String::new();
    for month in year.months.iter().skip(1) {
        let _ = write!(rules, "M{:.1} 0V{HEIGHT}", WIDTH * year.place(*month));
    }
    let today = clock::today();
    let is_within = (year.first..=year.last).contains(&today);
    let today = is_within.then(|| {
        let here = format!("M{:.1} 0V{HEIGHT}", middle(year, today));
        view! { <path class="year-today" d=here /> }.into_any()
    });
    view! {
        <div class="year-lane" data-kind=kind>
            <span>{name}</span>
            <svg viewBox=format!("0 0 {WIDTH} {HEIGHT}") preserveAspectRatio="none" aria-hidden="true">
                <path class="year-rule" d=rules />
                {today}
                {marks}
            </svg>
        </div>
    }
    .into_any()
}

/// Where the middle of a day stands in a lane.
fn middle(year: &Year, day: NaiveDate) -> f64 {
    let next = day.succ_opt().unwrap_or(day);
    WIDTH * (year.place(day) + year.place(next)) / 2.0
}

fn ticks(year: &Year, days: &[&NaiveDate]) -> String {
    let mut path = String::new();
    for day in days {
        let _ = write!(path, "M{:.1} 6V18", middle(year, **day));
    }
    path
}

/// The year in words, a month a row.
fn table(year: &Year) -> AnyView {
    let rows = year.months.iter().map(|month| {
        let cycle = year
            .cycles
            .iter()
            .find(|it| it.first <= *month && *month <= it.last);
        let cycle = cycle.map(|cycle| cycle.name.clone());
        let meetings = year.meetings.iter().filter_map(|(meeting, days)| {
            let days = year.in_month(*month, days, |day| *day);
            let words = match days.len() {
                0 => return None,
                count if count > LISTED => words::times(count, say::title(meeting)),
                _ => words::days(say::title(meeting), numbers(days)),
            };
            Some(view! { <li>{words}</li> }.into_any())
        });
        let due = year.in_month(*month, &year.due, |(day, _)| *day);
        let due = due
            .into_iter()
            .map(|(day, count)| (day, words::due_n(count)));
        let reviews = year.in_month(*month, &year.reviews, |(day, _)| *day);
        let reviews = reviews
            .into_iter()
            .map(|(day, count)| (day, words::reviews_n(count)));
        let others = due
            .chain(reviews)
            .map(|(day, what)| view! { <li>{words::days(what, numbers([day]))}</li> }.into_any());
        view! {
            <tr>
                <th scope="row">{intl::month_year(*month)}</th>
                <td>{cycle}</td>
                <td><ul>{meetings.collect_view()}</ul></td>
                <td><ul>{others.collect_view()}</ul></td>
            </tr>
        }
        .into_any()
    });
    let stays = year.freezes.iter().take(SPANS).map(|freeze| {
        let (from, until) = (intl::date(freeze.first), intl::date(freeze.last));
        view! { <li>{words::stays_n(freeze.goals, from, until)}</li> }.into_any()
    });
    view! {
        <div class="table-room" tabindex="0" role="group" aria-label=words::table()>
            <table>
                <thead><tr>
                    <th scope="col">{words::month()}</th><th scope="col">{words::cycle()}</th>
                    <th scope="col">{words::meetings()}</th><th scope="col">{words::others()}</th>
                </tr></thead>
                <tbody>{rows.collect_view()}</tbody>
            </table>
        </div>
        <ul class="year-stays">{stays.collect_view()}</ul>
    }
    .into_any()
}

/// Days of a month by their numbers.
fn numbers(days: impl IntoIterator<Item = NaiveDate>) -> String {
    let days: Vec<String> = days.into_iter().map(|day| day.day().to_string()).collect();
    days.join(", ")
}

/// How long agreed goals stay in this plan, and how many do today.
fn stays(plan: &Plan) -> AnyView {
    let (length, why) = match plan.settings().freeze {
        FreezeLength::None => (freeze::none(), freeze::none_why()),
        FreezeLength::Quarter => (freeze::quarter(), freeze::quarter_why()),
        FreezeLength::HalfYear => (freeze::half_year(), freeze::half_year_why()),
    };
    let now = (plan.settings().freeze != FreezeLength::None).then(|| {
        let goals = plan.tables().goals.values();
        let frozen = goals.filter(|it| is_open(it) && is_frozen(plan, it, clock::today()));
        match frozen.count() {
            0 => freeze::now_none().to_owned(),
            count => freeze::now(count),
        }
    });
    let settings = Route::Settings(plan.about().id.clone()).href();
    view! {
        <div class="rhythm-stays">
            <h3>{freeze::title()}</h3>
            <p><b>{length}</b> " · " {why} " " {now}</p>
            <p><a href=settings>{freeze::to_settings()}</a></p>
        </div>
    }
    .into_any()
}
