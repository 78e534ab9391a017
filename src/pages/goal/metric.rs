//! Everything a plan keeps of one metric.

use leptos::prelude::*;
use sightline_plan::{
    Edit, Id,
    entry::lines,
    model::{
        Band, Comparison, DataSource, Direction, GoalKind, Kirkpatrick, Metric, PyramidLevel,
        Thresholds, Timing,
    },
};
use sightline_text::{draft, goal as text};

use super::{
    compared::Difference,
    drafting::Drafting,
    entry::{Commit, CommitNumber, names, optional},
    points::{Series, Values},
    said::Stories,
};
use crate::{
    browser::random,
    state::Visit,
    ui::{FieldKind, NumberField, SelectField, TextField, live},
};

/// One metric of the goal that is being drafted.
#[derive(Clone, Copy)]
pub struct OfMetric {
    pub drafting: Drafting,
    pub id: StoredValue<String>,
}

impl OfMetric {
    /// A value of the metric.
    pub fn get<T: Default + Send + Sync + 'static>(
        self,
        get: impl Fn(&Metric) -> T + Send + Sync + 'static,
    ) -> Signal<T> {
        Signal::derive(move || {
            let goal = self.drafting.goal();
            let id = self.id.get_value();
            let metric = goal.metrics.iter().find(|metric| metric.id == id);
            metric.map(&get).unwrap_or_default()
        })
    }

    /// Changes the metric, or says why not.
    pub fn change(
        self,
        visit: Option<Visit>,
        change: impl FnOnce(&mut Metric) -> Result<(), String>,
    ) -> Option<String> {
        self.drafting.try_change(visit, |goal| {
            let id = self.id.get_value();
            // A field may commit while its metric is being taken away.
            match goal.metrics.iter_mut().find(|metric| metric.id == id) {
                Some(metric) => change(metric),
                None => Ok(()),
            }
        })
    }

    fn text(self, set: fn(&mut Metric, String)) -> Commit {
        Callback::new(move |(text, visit): (String, Visit)| {
            self.change(Some(visit), |metric| {
                set(metric, text);
                Ok(())
            })
        })
    }

    fn number(self, set: fn(&mut Metric, Option<f64>)) -> CommitNumber {
        Callback::new(move |(number, visit): (Option<f64>, Visit)| {
            self.change(Some(visit), |metric| {
                set(metric, number);
                Ok(())
            })
        })
    }

    fn choose(self, set: fn(&mut Metric, &str)) -> Callback<String, Option<String>> {
        Callback::new(move |word: String| {
            self.change(None, |metric| {
                set(metric, &word);
                Ok(())
            })
        })
    }
}

/// The fields of one metric. Those of the first that the sentence fills stand at the top of the page.
#[component]
pub fn MetricFields(id: String) -> impl IntoView {
    let drafting = expect_context::<Drafting>();
    let of = OfMetric {
        drafting,
        id: StoredValue::new(id.clone()),
    };
    let is_main = Memo::new(move |_| {
        let goal = drafting.goal();
        let first = goal.metrics.first().map(|metric| metric.id.clone());
        first == Some(of.id.get_value())
    });
    let maintains = Memo::new(move |_| of.get(|it| it.direction == Direction::Maintain).get());
    let judged = Memo::new(move |_| of.get(|it| it.subjective).get());
    let basics = live(move || {
        if is_main.get() {
            view! { <p class="hint wide-field">{text::metrics::main()}</p> }.into_any()
        } else {
            view! { <Basics of /> }.into_any()
        }
    });
    let band = live(move || {
        maintains
            .get()
            .then(|| view! { <BandFields of /> }.into_any())
    });
    let is_kpi = Memo::new(move |_| drafting.goal().kind == GoalKind::Kpi);
    let thresholds = live(move || {
        is_kpi
            .get()
            .then(|| view! { <ThresholdFields of /> }.into_any())
    });
    let rubric = live(move || judged.get().then(|| view! { <Rubric of /> }.into_any()));
    let name = of.get(|metric| metric.name.clone());
    view! {
        <div class="fields">
            {basics}
            {band}
            {thresholds}
            <Number of name="stretch" label=text::metrics::stretch()
                value=of.get(|it| it.stretch) commit=of.number(|it, value| it.stretch = value) />
            <Number of name="weight" label=text::metrics::weight() hint=text::metrics::weight_hint()
                value=of.get(|it| Some(it.weight))
                commit=of.number(|it, value| it.weight = value.unwrap_or(1.0)) />
            <SelectField id=format!("timing-{id}") label=text::metrics::timing()
                options=optional("metrics", Timing::WORDS)
                value=of.get(|it| it.timing.map_or("", Timing::word).to_owned())
                choose=of.choose(|it, word| it.timing = Timing::from_word(word)) />
            <SelectField id=format!("judged-{id}") label=text::metrics::judged()
                options=vec![("counted", text::metrics::counted()), ("judged", text::metrics::judgement())]
                value=of.get(|it| if it.subjective { "judged" } else { "counted" }.to_owned())
                choose=of.choose(|it, word| it.subjective = word == "judged") />
            {rubric}
            <SelectField id=format!("control-{id}") label=text::metrics::in_control()
                options=vec![("", text::not_said()), ("yes", text::metrics::yes()), ("no", text::metrics::no())]
                value=of.get(|it| it.in_control.map_or("", |it| if it { "yes" } else { "no" }).to_owned())
                choose=of.choose(|it, word| it.in_control = (!word.is_empty()).then_some(word == "yes")) />
            <SelectField id=format!("pyramid-{id}") label=text::metrics::pyramid()
                options=optional("metrics", PyramidLevel::WORDS)
                value=of.get(|it| it.pyramid.map_or("", PyramidLevel::word).to_owned())
                choose=of.choose(|it, word| it.pyramid = PyramidLevel::from_word(word)) />
            <SelectField id=format!("kirkpatrick-{id}") label=text::metrics::kirkpatrick()
                options=optional("metrics", Kirkpatrick::WORDS)
                value=of.get(|it| it.kirkpatrick.map_or("", Kirkpatrick::word).to_owned())
                choose=of.choose(|it, word| it.kirkpatrick = Kirkpatrick::from_word(word)) />
            <Source of />
            <Group of />
        </div>
        <Values of series=Series::Own title=Signal::derive(move || text::points::values_of(name.get())) />
        <GroupValues of />
        <Stories of />
    }
}

/// The id by which drafts of a field are kept on the device.
fn draft_key(of: OfMetric, name: &str) -> String {
    format!("metric:{}:{}:{name}", of.drafting.id(), of.id.get_value())
}

#[component]
fn Number(
    of: OfMetric,
    name: &'static str,
    #[prop(into)] label: String,
    #[prop(optional, into)] hint: String,
    value: Signal<Option<f64>>,
    commit: CommitNumber,
) -> impl IntoView {
    let id = format!("{name}-{}", of.id.get_value());
    let unit = if name == "weight" {
        Signal::derive(String::new)
    } else {
        of.get(|metric| metric.unit.clone())
    };
    view! { <NumberField id label hint value unit commit draft_key=draft_key(of, name) /> }
}

#[component]
fn Words(
    of: OfMetric,
    name: &'static str,
    #[prop(into)] label: String,
    value: Signal<String>,
    commit: Commit,
) -> impl IntoView {
    let id = format!("{name}-{}", of.id.get_value());
    view! { <TextField id label value commit draft_key=draft_key(of, name) /> }
}

/// What the sentence fills for the first metric, for the others by hand.
#[component]
fn Basics(of: OfMetric) -> impl IntoView {
    view! {
        <Words of name="name" label=text::metrics::name()
            value=of.get(|it| it.name.clone()) commit=of.text(|it, text| it.name = text.trim().to_owned()) />
        <SelectField id=format!("direction-{}", of.id.get_value()) label=text::metrics::direction()
            options=direction_names()
            value=of.get(|it| it.direction.word().to_owned())
            choose=of.choose(|it, word| it.direction = Direction::from_word(word).unwrap_or(it.direction)) />
        <Number of name="baseline" label=text::metrics::baseline()
            value=of.get(|it| it.baseline) commit=of.number(|it, value| it.baseline = value) />
        <Number of name="target" label=text::metrics::target()
            value=of.get(|it| it.target) commit=of.number(|it, value| it.target = value) />
        <Words of name="unit" label=text::metrics::unit()
            value=of.get(|it| it.unit.clone()) commit=of.text(|it, text| it.unit = text.trim().to_owned()) />
    }
}

/// The directions with their names.
pub fn direction_names() -> Vec<(&'static str, &'static str)> {
    let name = |direction: &Direction| match direction {
        Direction::Increase => draft::direction::increase(),
        Direction::Decrease => draft::direction::decrease(),
        Direction::Maintain => draft::direction::maintain(),
        Direction::Reach => draft::direction::reach(),
        Direction::Milestone => draft::direction::milestone(),
        Direction::YesNo => draft::direction::yes_no(),
    };
    let all = Direction::ALL.iter();
    all.map(|direction| (direction.word(), name(direction)))
        .collect()
}

#[component]
fn BandFields(of: OfMetric) -> impl IntoView {
    let low = |it: &mut Metric, value| set_band(it, |band| band.low = value);
    let high = |it: &mut Metric, value| set_band(it, |band| band.high = value);
    view! {
        <Number of name="low" label=text::metrics::low()
            value=of.get(|it| it.band.as_ref()?.low) commit=of.number(low) />
        <Number of name="high" label=text::metrics::high()
            value=of.get(|it| it.band.as_ref()?.high) commit=of.number(high) />
    }
}

fn set_band(metric: &mut Metric, set: impl FnOnce(&mut Band)) {
    let mut band = metric.band.take().unwrap_or_default();
    set(&mut band);
    metric.band = Some(band).filter(|band| *band != Band::default());
}

/// From where on the number of a KPI is healthy, and from where on it is not.
#[component]
fn ThresholdFields(of: OfMetric) -> impl IntoView {
    let healthy = |it: &mut Metric, value| set_thresholds(it, |both| both.healthy = value);
    let unhealthy = |it: &mut Metric, value| set_thresholds(it, |both| both.unhealthy = value);
    view! {
        <Number of name="healthy" label=text::metrics::healthy()
            value=of.get(|it| it.thresholds.as_ref()?.healthy) commit=of.number(healthy) />
        <Number of name="unhealthy" label=text::metrics::unhealthy()
            value=of.get(|it| it.thresholds.as_ref()?.unhealthy) commit=of.number(unhealthy) />
    }
}

fn set_thresholds(metric: &mut Metric, set: impl FnOnce(&mut Thresholds)) {
    let mut thresholds = metric.thresholds.take().unwrap_or_default();
    set(&mut thresholds);
    metric.thresholds = Some(thresholds).filter(|both| *both != Thresholds::default());
}

#[component]
fn Rubric(of: OfMetric) -> impl IntoView {
    let commit = of.text(|metric, text| metric.rubric = lines(&text));
    view! {
        <TextField id=format!("rubric-{}", of.id.get_value()) kind=FieldKind::Lines wide=true whole=true
            label=text::metrics::rubric() value=of.get(|it| it.rubric.join("\n")) commit
            draft_key=draft_key(of, "rubric") />
    }
}

/// Where the numbers come from: a system by its name, which joins the plan where it is new.
#[component]
fn Source(of: OfMetric) -> impl IntoView {
    let workspace = of.drafting.workspace();
    let source = of.get(|metric| metric.source.clone());
    let value = Signal::derive(move || {
        let plan = workspace.plan()?;
        let source = plan.tables().data_sources.get(&source.get()?)?;
        Some(source.name.clone())
    });
    let commit = Callback::new(move |(text, visit): (String, Visit)| {
        let name = text.trim().to_lowercase();
        let plan = workspace.plan_now()?;
        let known = plan
            .tables()
            .data_sources
            .values()
            .find(|source| source.name.trim().to_lowercase() == name);
        let id = match known {
            _ if name.is_empty() => None,
            Some(source) => Some(source.id.clone()),
            None => {
                let source = DataSource {
                    id: Id::from_bits(random::bits()),
                    name: text.trim().to_owned(),
                    ..DataSource::default()
                };
                let id = source.id.clone();
                let refused = of.drafting.dispatch(Edit::Put(source.into()), Some(visit));
                if refused.is_some() {
                    return refused;
                }
                Some(id)
            }
        };
        of.change(Some(visit), |metric| {
            metric.source = id;
            Ok(())
        })
    });
    let names = names(workspace, |plan| {
        let sources = plan.tables().data_sources.values();
        sources.map(|source| source.name.clone()).collect()
    });
    view! {
        <TextField id=format!("source-{}", of.id.get_value()) label=text::metrics::source()
            hint=text::metrics::source_hint() value=Signal::derive(move || value.get().unwrap_or_default())
            commit draft_key=draft_key(of, "source") list="data-sources" whole=true />
        <datalist id="data-sources">{names}</datalist>
    }
}

/// The groups that are compared.
#[component]
fn Group(of: OfMetric) -> impl IntoView {
    let group = |it: &mut Metric, text: String| set_groups(it, |both| both.group = text);
    let against = |it: &mut Metric, text: String| set_groups(it, |both| both.against = text);
    let of_groups = move |get: fn(&Comparison) -> String| {
        of.get(move |it| it.comparison.as_ref().map(get).unwrap_or_default())
    };
    view! {
        <Words of name="group" label=text::metrics::group()
            value=of_groups(|both| both.group.clone()) commit=of.text(group) />
        <Words of name="against" label=text::metrics::against()
            value=of_groups(|both| both.against.clone()) commit=of.text(against) />
    }
}

fn set_groups(metric: &mut Metric, set: impl FnOnce(&mut Comparison)) {
    let mut both = metric.comparison.take().unwrap_or_default();
    set(&mut both);
    metric.comparison = Some(both).filter(|both| *both != Comparison::default());
}

/// The values of the groups that are compared, where there are any.
#[component]
fn GroupValues(of: OfMetric) -> impl IntoView {
    let compared = Memo::new(move |_| of.get(|it| it.comparison.is_some()).get());
    let name = move |get: fn(&Comparison) -> String| {
        let name = of.get(move |it| it.comparison.as_ref().map(get).unwrap_or_default());
        Signal::derive(move || text::points::values_of(name.get()))
    };
    live(move || {
        compared.get().then(|| {
            view! {
                <Difference of />
                <Values of series=Series::Group title=name(|both| both.group.clone()) />
                <Values of series=Series::Against title=name(|both| both.against.clone()) />
            }
            .into_any()
        })
    })
}
