//! Values of a metric as they were read: a table in which each can be corrected or taken away, and a
//! line for the next one.

use leptos::{ev, prelude::*};
use sightline_plan::{
    codec::parse_date,
    model::{Metric, Point},
};
use sightline_text::{common, goal as text};

use super::metric::OfMetric;
use crate::{
    browser::{clock, intl},
    ui::{Icon, focus, live, typed_number, written},
};

/// Which values of a metric.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Series {
    /// Its own.
    Own,
    /// Of the group that is compared.
    Group,
    /// Of the group it is compared with.
    Against,
}

impl Series {
    fn points(self, metric: &Metric) -> &[Point] {
        match (self, &metric.comparison) {
            (Self::Own, _) => &metric.history,
            (Self::Group, Some(both)) => &both.group_history,
            (Self::Against, Some(both)) => &both.against_history,
            (_, None) => &[],
        }
    }

    fn points_mut(self, metric: &mut Metric) -> Option<&mut Vec<Point>> {
        Some(match self {
            Self::Own => &mut metric.history,
            Self::Group => &mut metric.comparison.as_mut()?.group_history,
            Self::Against => &mut metric.comparison.as_mut()?.against_history,
        })
    }

    fn word(self) -> &'static str {
        match self {
            Self::Own => "own",
            Self::Group => "group",
            Self::Against => "against",
        }
    }
}

/// The values of one series.
#[component]
pub fn Values(of: OfMetric, series: Series, title: Signal<String>) -> impl IntoView {
    let unit = of.get(|metric| metric.unit.clone());
    let points = of.get(move |metric| series.points(metric).to_vec());
    let points = Memo::new(move |_| points.get());
    // The point that is being corrected, as it was; none while a new one is written.
    let correcting = RwSignal::new(None::<Point>);
    let id = format!("points-{}-{}", series.word(), of.id.get_value());
    let form = StoredValue::new(format!("{id}-day"));
    let rows = live(move || {
        points.with(|points| {
            let unit = unit.get();
            // The latest is what one came for.
            let row = |point: &Point| row(of, series, correcting, form, point.clone(), &unit);
            points.iter().rev().map(row).collect_view()
        })
    });
    let none = live(move || {
        points
            .with(Vec::is_empty)
            .then(|| view! { <p class="hint">{text::points::none()}</p> }.into_any())
    });
    view! {
        <section class="points" aria-label=live(move || title.get())>
            <h3>{live(move || title.get())}</h3>
            {none}
            <table hidden=move || points.with(Vec::is_empty)>
                <thead><tr>
                    <th scope="col">{text::points::day()}</th>
                    <th scope="col">{text::points::value()}</th>
                    <th scope="col">{text::points::note()}</th>
                    <th><span class="visually-hidden">{common::edit()}</span></th>
                </tr></thead>
                <tbody>{rows}</tbody>
            </table>
            <PointForm of series correcting id />
        </section>
    }
}

fn day_of(point: &Point) -> String {
    point
        .on
        .map_or_else(|| text::points::undated().to_owned(), intl::date)
}

fn row(
    of: OfMetric,
    series: Series,
    correcting: RwSignal<Option<Point>>,
    form: StoredValue<String>,
    point: Point,
    unit: &str,
) -> AnyView {
    let day = day_of(&point);
    let (correct_label, delete_label) = (text::points::correct(&day), text::points::delete(&day));
    let (value, note) = (intl::amount(point.value, unit), point.note.clone());
    let start = {
        let point = point.clone();
        move |_| {
            correcting.set(Some(point.clone()));
            focus::move_soon(form.get_value());
        }
    };
    let delete = move |_| {
        let refused = of.change(None, |metric| {
            if let Some(points) = series.points_mut(metric)
                && let Some(at) = points.iter().position(|it| *it == point)
            {
                points.remove(at);
            }
            Ok(())
        });
        if refused.is_none() {
            let notices = of.drafting.workspace().notices();
            notices.say_undoable(text::points::deleted());
        }
        correcting.set(None);
        focus::move_soon(form.get_value());
    };
    view! {
        <tr>
            <td>{day}</td>
            <td class="number">{value}</td>
            <td>{note}</td>
            <td class="row-actions">
                <button type="button" class="link" aria-label=correct_label on:click=start>{text::correct()}</button>
                <button type="button" class="icon-button" aria-label=delete_label on:click=delete>{Icon::Delete}</button>
            </td>
        </tr>
    }
    .into_any()
}

/// Writes a new value, or corrects one.
#[component]
fn PointForm(
    of: OfMetric,
    series: Series,
    correcting: RwSignal<Option<Point>>,
    id: String,
) -> impl IntoView {
    let workspace = of.drafting.workspace();
    let today = || clock::today().to_string();
    let (day, value, note) = (
        RwSignal::new(today()),
        RwSignal::new(String::new()),
        RwSignal::new(String::new()),
    );
    let wrong = RwSignal::new(None::<&'static str>);
    let clear = move || {
        day.set(today());
        value.set(String::new());
        note.set(String::new());
        wrong.set(None);
    };
    Effect::new(move |_| match correcting.get() {
        Some(point) => {
            day.set(point.on.map(|on| on.to_string()).unwrap_or_default());
            value.set(written(workspace, point.value));
            note.set(point.note);
            wrong.set(None);
        }
        None => clear(),
    });
    let first = StoredValue::new(format!("{id}-day"));
    let save = move |event: ev::SubmitEvent| {
        event.prevent_default();
        let on = parse_date(&day.get_untracked());
        let number = typed_number(workspace, &value.get_untracked())
            .ok()
            .flatten();
        let (Some(on), Some(number)) = (on, number) else {
            let missing = if on.is_none() {
                text::points::day_missing()
            } else {
                text::points::value_missing()
            };
            wrong.set(Some(missing));
            return;
        };
        let old = correcting.get_untracked();
        let point = Point {
            on: Some(on),
            value: number,
            note: note.get_untracked().trim().to_owned(),
            ..old.clone().unwrap_or_default()
        };
        of.change(None, |metric| {
            if let Some(points) = series.points_mut(metric) {
                match points.iter_mut().find(|it| Some(&**it) == old.as_ref()) {
                    Some(it) => *it = point,
                    None => points.push(point),
                }
            }
            Ok(())
        });
        correcting.set(None);
        clear();
        focus::move_to(&first.get_value());
    };
    let cancel = move |_| {
        correcting.set(None);
        focus::move_to(&first.get_value());
    };
    let field = move |name: &str| format!("{id}-{name}");
    let error = field("error");
    let described = error.clone();
    let go = live(move || {
        if correcting.with(Option::is_some) {
            text::save()
        } else {
            text::points::add()
        }
    });
    view! {
        <form class="line-form" on:submit=save aria-describedby=described>
            <div class="field">
                <label for=field("day")>{text::points::day()}</label>
                <input id=field("day") type="date" prop:value=day on:input=move |event| day.set(event_target_value(&event)) />
            </div>
            <div class="field">
                <label for=field("value")>{text::points::value()}</label>
                <input id=field("value") type="text" inputmode="decimal" autocomplete="off" prop:value=value
                    on:input=move |event| value.set(event_target_value(&event)) />
            </div>
            <div class="field grow">
                <label for=field("note")>{text::points::note()}</label>
                <input id=field("note") type="text" autocomplete="off" prop:value=note
                    on:input=move |event| note.set(event_target_value(&event)) />
            </div>
            <button type="submit" class="button">{go}</button>
            <button type="button" class="button quiet" hidden=move || correcting.with(Option::is_none) on:click=cancel>
                {common::cancel()}
            </button>
            <p class="field-error" id=error role="alert">{move || wrong.get()}</p>
        </form>
    }
}
