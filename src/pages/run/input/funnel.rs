//! From revenue back to what it takes: any number can be the one that is worked out.

use leptos::prelude::*;
use serde_json::Value;
use sightline_plan::codec::Field;
use sightline_text::run::funnel as text;
use sightline_workshop::{
    definition::FunnelStage,
    funnel::{self, Part, Solution, Sum, Trouble},
};

use super::{
    super::room::Place,
    cell::{Cell, CellKind, CommitValue},
};
use crate::{browser::intl, state::Visit, ui::live};

/// The calculator and its drawing.
#[component]
pub fn FunnelInput(place: Place) -> impl IntoView {
    let stages = StoredValue::new(place.input().stages);
    let sum = move |value: &Value| {
        if value.is_null() {
            stages.with_value(|stages| funnel::usual(stages))
        } else {
            Sum::read(
                value.clone().into(),
                &mut sightline_plan::codec::Reader::default(),
            )
            .unwrap_or_default()
        }
    };
    let given = Memo::new(move |_| place.value.with(|value| sum(value)));
    let solved = Memo::new(move |_| {
        given.with(|sum| stages.with_value(|stages| funnel::solve(sum, stages)))
    });
    let currency = place
        .room
        .workspace
        .plan_now()
        .map(|plan| plan.settings().currency.clone())
        .unwrap_or_default();
    let number = move |part: Part, label: String, unit: String, scale: f64| {
        let of = StoredValue::new(part.clone());
        let value = Signal::derive(move || {
            let value = given.with(|sum| of.with_value(|part| given_value(sum, part)));
            value.map_or(Value::Null, |value| Value::from(rounded(value * scale)))
        });
        let commit: CommitValue = Callback::new(move |(value, visit): (Value, Option<Visit>)| {
            let value = value.as_f64().map(|value| value / scale);
            let sum = sum(&place.value.get_untracked());
            let sum = of.with_value(|part| funnel::with(&sum, part, value));
            place.answer(sum.write(), visit)
        });
        let follows = live(move || {
            solved.with(|solved| {
                let number = of.with_value(|part| number_of(solved, part))?;
                let value = number.value.filter(|_| !number.given)?;
                Some(text::follows(intl::number(rounded(value * scale))))
            })
        });
        let part = part_id(&part);
        view! {
            <div class="funnel-number">
                <Cell id=place.part(&part) label hint=text::open() kind=CellKind::Number(unit) value commit draft_key=place.draft(&part) />
                <p class="funnel-follows" role="status">{follows}</p>
            </div>
        }
        .into_any()
    };
    let rows = stages.with_value(|stages| {
        let rows = stages.iter().enumerate().map(|(at, stage)| {
            let volume = number(
                Part::Volume(stage.id.clone()),
                stage.name.clone(),
                String::new(),
                1.0,
            );
            let rate = (at > 0).then(|| {
                number(
                    Part::Rate(stage.id.clone()),
                    stage.rate.clone(),
                    "%".to_owned(),
                    100.0,
                )
            });
            view! { <div class="funnel-row">{rate} {volume}</div> }.into_any()
        });
        rows.collect_view()
    });
    let troubles = live(move || {
        let words = solved.with(|solved| {
            let troubles = solved.troubles.iter();
            let words = troubles.map(|trouble| {
                let words = stages.with_value(|stages| trouble_words(trouble, stages));
                view! { <li>{words}</li> }.into_any()
            });
            words.collect::<Vec<_>>()
        });
        (!words.is_empty())
            .then(|| view! { <ul class="funnel-troubles" role="alert">{words}</ul> }.into_any())
    });
    let drawing =
        live(move || solved.with(|solved| stages.with_value(|stages| drawn(solved, stages))));
    view! {
        <div class="funnel">
            <div class="funnel-live">{drawing}</div>
            <div class="funnel-numbers">
                <div class="funnel-row">
                    {number(Part::Revenue, text::revenue().to_owned(), currency.clone(), 1.0)}
                    {number(Part::Deal, text::deal().to_owned(), currency, 1.0)}
                </div>
                {rows}
                <p class="hint">{text::hint()}</p>
                {troubles}
            </div>
        </div>
    }
}

fn rounded(value: f64) -> f64 {
    (value * 100.0).round() / 100.0
}

fn part_id(part: &Part) -> String {
    match part {
        Part::Revenue => "revenue".to_owned(),
        Part::Deal => "deal".to_owned(),
        Part::Rate(id) => format!("rate-{id}"),
        Part::Volume(id) => format!("volume-{id}"),
    }
}

fn given_value(sum: &Sum, part: &Part) -> Option<f64> {
    let stage = |id: &str| sum.stages.iter().find(|stage| stage.id == id);
    match part {
        Part::Revenue => sum.revenue,
        Part::Deal => sum.deal,
        Part::Rate(id) => stage(id)?.rate,
        Part::Volume(id) => stage(id)?.volume,
    }
}

fn number_of(solved: &Solution, part: &Part) -> Option<funnel::Number> {
    let stage = |id: &str| solved.stages.iter().find(|stage| stage.id == id);
    Some(match part {
        Part::Revenue => solved.revenue,
        Part::Deal => solved.deal,
        Part::Rate(id) => stage(id)?.rate,
        Part::Volume(id) => stage(id)?.volume,
    })
}

fn trouble_words(trouble: &Trouble, stages: &[FunnelStage]) -> String {
    let name = |part: &Part| {
        let of = |id: &str| stages.iter().find(|stage| stage.id == *id);
        match part {
            Part::Revenue => text::revenue().to_owned(),
            Part::Deal => text::deal().to_owned(),
            Part::Rate(id) => of(id).map(|stage| stage.rate.clone()).unwrap_or_default(),
            Part::Volume(id) => of(id).map(|stage| stage.name.clone()).unwrap_or_default(),
        }
    };
    match trouble {
        Trouble::Impossible(part) => text::impossible(name(part)),
        Trouble::Disagrees {
            part,
            given,
            follows,
        } => text::disagrees(
            name(part),
            intl::number(rounded(*given)),
            intl::number(rounded(*follows)),
        ),
    }
}

/// The funnel drawn from the top, visits first: a band for each stage, as wide as its number on a scale on
/// which each tenth part takes an equal step, since the widest is thousands of times the narrowest.
pub fn drawn(solved: &Solution, stages: &[FunnelStage]) -> AnyView {
    const WIDTH: f64 = 360.0;
    const BAND: f64 = 44.0;
    const LEAST: f64 = 46.0;
    let volumes: Vec<(String, Option<f64>)> = stages
        .iter()
        .rev()
        .map(|stage| (stage.name.clone(), solved.whole(&stage.id)))
        .collect();
    // What goes on to the band below.
    let rates: Vec<Option<f64>> = stages
        .iter()
        .rev()
        .map(|stage| {
            let number = number_of(solved, &Part::Rate(stage.id.clone()));
            number.and_then(|number| number.value)
        })
        .collect();
    let log = |value: f64| value.max(1.0).log10();
    let most = volumes
        .iter()
        .filter_map(|(_, value)| *value)
        .fold(1.0, f64::max);
    let width = |value: Option<f64>| {
        let part = value.map_or(0.0, |value| log(value) / log(most).max(1.0));
        LEAST + (WIDTH - LEAST) * part
    };
    let height = BAND * volumes.len() as f64;
    let bands = volumes.iter().enumerate().map(|(at, (name, value))| {
        let top = width(*value);
        let below = volumes.get(at + 1).map_or(top * 0.86, |(_, value)| width(*value));
        let y = BAND * at as f64;
        let middle = WIDTH / 2.0;
        let path = format!(
            "M{:.1} {:.1}L{:.1} {:.1}L{:.1} {:.1}L{:.1} {:.1}Z",
            middle - top / 2.0,
            y + 1.0,
            middle + top / 2.0,
            y + 1.0,
            middle + below / 2.0,
            y + BAND - 1.0,
            middle - below / 2.0,
            y + BAND - 1.0,
        );
        let number = value.map_or_else(|| "?".to_owned(), intl::number);
        let rate = rates.get(at).copied().flatten().filter(|_| at + 1 < volumes.len());
        let rate = rate.map(|rate| {
            let words = text::goes_on(intl::percent(rate));
            view! { <text class="funnel-rate" x=format!("{}", WIDTH + 12.0) y=format!("{:.1}", y + BAND + 4.0)>{words}</text> }
                .into_any()
        });
        view! {
            <path class="funnel-band" data-at=at.to_string() data-open=value.is_none().then_some("") d=path />
            <text class="funnel-count" x=format!("{middle}") y=format!("{:.1}", y + BAND / 2.0 + 5.0) text-anchor="middle">{number}</text>
            <text class="funnel-name" x=format!("{}", WIDTH + 12.0) y=format!("{:.1}", y + BAND / 2.0 + 5.0)>{name.clone()}</text>
            {rate}
        }
        .into_any()
    });
    let said: Vec<String> = volumes
        .iter()
        .map(|(name, value)| {
            let number = value.map_or_else(|| "?".to_owned(), intl::number);
            format!("{name}: {number}")
        })
        .collect();
    view! {
        <svg class="funnel-drawing" viewBox=format!("0 0 560 {height}") role="img" aria-label=said.join(", ")>
            {bands.collect_view()}
        </svg>
    }
    .into_any()
}
