//! What the rows are, where they go, and how the table is written.

use leptos::{ev, prelude::*, task::spawn_local};
use sightline_exchange::csv::{Decimal, Separator, TableKind, Why};
use sightline_plan::{DateOrder, Id, model::About};
use sightline_text::{
    start,
    table::{dialect, kind as kinds, target, why},
};

use super::desk::Desk;
use crate::{
    browser::storage::Listed,
    route::Route,
    state::{Inbox, Incoming, Navigation},
    ui::{Choose, live},
};

/// What a row is.
#[component]
pub(super) fn Kinds() -> impl IntoView {
    let desk = Desk::here();
    let pick = |kind: TableKind| {
        let name = match kind {
            TableKind::Goals => kinds::goals(),
            TableKind::Metrics => kinds::metrics(),
            TableKind::CheckIns => kinds::check_ins(),
        };
        let checked = live(move || desk.mapping.with(|mapping| mapping.kind == kind));
        view! {
            <label class="tick-line">
                <input type="radio" name="table-kind" prop:checked=checked on:change=move |_| desk.take_for(kind) /> {name}
            </label>
        }
        .into_any()
    };
    view! {
        <fieldset class="table-kinds">
            <legend>{kinds::title()}</legend>
            {Vec::from(TableKind::ALL.map(pick))}
        </fieldset>
    }
}

/// Where it goes.
#[component]
pub(super) fn Target() -> impl IntoView {
    let desk = Desk::here();
    let is_goals = Memo::new(move |_| {
        desk.mapping
            .with(|mapping| mapping.kind == TableKind::Goals)
    });
    let name = live(move || {
        (desk.into_new.get() && is_goals.get()).then(|| {
            let typed = move |event: ev::Event| desk.name.set(event_target_value(&event));
            view! {
                <div class="field">
                    <div class="field-head"><label for="table-name">{target::name()}</label></div>
                    <input id="table-name" type="text" autocomplete="off" prop:value=desk.name on:input=typed />
                </div>
            }
            .into_any()
        })
    });
    let choose = if desk.is_in_plan {
        let plan = desk.workspace.plan_now();
        let plan = plan.map_or_else(String::new, |plan| called(&plan.about().name));
        let options = [("open", plan), ("new", target::new().to_owned())];
        let options: Vec<(String, String)> = options
            .map(|(value, words)| (value.to_owned(), words))
            .into();
        live(move || {
            let options = options.clone();
            is_goals.get().then(|| {
                let value = Signal::derive(move || match desk.into_new.get() {
                    true => "new".to_owned(),
                    false => "open".to_owned(),
                });
                let choose = Callback::new(move |word: String| desk.into_new.set(word == "new"));
                view! { <Choose id="table-target" label=target::label() options value choose /> }
                    .into_any()
            })
        })
    } else {
        elsewhere(desk, is_goals)
    };
    view! { <div class="table-target">{choose} {name}</div> }
}

type Shown = leptos::tachys::reactive_graph::SharedReactiveFunction<Option<AnyView>>;

/// A choice among the plans of this device; one that is chosen takes the table along to its own page.
fn elsewhere(desk: Desk, is_goals: Memo<bool>) -> Shown {
    let navigation = expect_context::<Navigation>();
    let inbox = expect_context::<Inbox>();
    let plans = RwSignal::new(None::<Vec<Listed>>);
    spawn_local(async move {
        let mut found = desk.workspace.storage().plans().await;
        found.retain(|plan| !plan.newer);
        plans.try_set(Some(found));
    });
    live(move || {
        let plans = plans.get()?;
        let is_goals = is_goals.get();
        if plans.is_empty() {
            return (!is_goals)
                .then(|| view! { <p class="banner">{target::none()}</p> }.into_any());
        }
        let options = plans
            .into_iter()
            .map(|plan| (plan.id.to_string(), called(&plan.name)));
        let choose = Callback::new(move |id: String| {
            if let Some(id) = Id::<About>::new(&id) {
                inbox.put(Incoming::Text(String::clone(&desk.text())));
                navigation.go(&Route::BringIn(id));
            }
        });
        let none = match is_goals {
            true => target::new(),
            false => target::choose(),
        };
        let needs = (!is_goals).then(|| view! { <p>{target::needs()}</p> }.into_any());
        let options: Vec<(String, String)> = options.collect();
        let value = Signal::derive(String::new);
        Some(
            view! {
                {needs}
                <Choose id="table-target" label=target::label() none options value choose />
            }
            .into_any(),
        )
    })
}

fn called(name: &str) -> String {
    match name.trim() {
        "" => start::plans::untitled().to_owned(),
        name => name.to_owned(),
    }
}

/// How it is written, with what was guessed.
#[component]
pub(super) fn Written() -> impl IntoView {
    let desk = Desk::here();
    let separators = Separator::ALL.map(|it| {
        let name = match it {
            Separator::Comma => dialect::comma(),
            Separator::Semicolon => dialect::semicolon(),
            Separator::Tab => dialect::tab(),
            Separator::Pipe => dialect::pipe(),
        };
        (it.word().to_owned(), name.to_owned())
    });
    let separator = Signal::derive(move || {
        let it = desk.mapping.with(|mapping| mapping.dialect.separator);
        it.word().to_owned()
    });
    let separate = Callback::new(move |word: String| {
        if let Some(separator) = Separator::from_word(&word) {
            desk.separate_by(separator);
        }
    });
    let decimals = [
        ("point", dialect::decimal_point()),
        ("comma", dialect::decimal_comma()),
    ];
    let decimal =
        Signal::derive(
            move || match desk.mapping.with(|mapping| mapping.dialect.decimal) {
                Decimal::Comma => "comma".to_owned(),
                Decimal::Point | Decimal::Either => "point".to_owned(),
            },
        );
    let set_decimal = Callback::new(move |word: String| {
        let decimal = match word.as_str() {
            "comma" => Decimal::Comma,
            _ => Decimal::Point,
        };
        desk.mapping
            .update(|mapping| mapping.dialect.decimal = decimal);
    });
    let orders = [
        ("day_first", dialect::day_first()),
        ("month_first", dialect::month_first()),
    ];
    let dates = Signal::derive(move || {
        let order = desk.mapping.with(|mapping| mapping.dialect.dates);
        order.map_or_else(String::new, |order| order.word().to_owned())
    });
    let set_dates = Callback::new(move |word: String| {
        let order = DateOrder::from_word(&word);
        desk.mapping.update(|mapping| mapping.dialect.dates = order);
    });
    let owned = |options: [(&str, &str); 2]| -> Vec<(String, String)> {
        let owned = |(value, words): (&str, &str)| (value.to_owned(), words.to_owned());
        options.map(owned).into()
    };
    let cells_because = live(move || desk.look.with(|look| because(&look.separator)));
    let decimal_because = live(move || desk.look.with(|look| because(&look.decimal)));
    let dates_because = live(move || {
        desk.look.with(|look| match look.days_undecided {
            true => why::undecided().to_owned(),
            false => because(&look.dates),
        })
    });
    let header = live(move || {
        let at = desk.look.with(|look| look.mapping.header).unwrap_or(0);
        let row = desk.sheet.with(|sheet| sheet.number(at)).unwrap_or(1);
        let change = move |event: ev::Event| {
            desk.set_header(event_target_checked(&event).then_some(at));
        };
        let checked = live(move || desk.mapping.with(|mapping| mapping.header.is_some()));
        view! {
            <label class="tick-line"><input type="checkbox" prop:checked=checked on:change=change /> {dialect::header(row)}</label>
        }
        .into_any()
    });
    view! {
        <section aria-labelledby="table-written">
            <h3 id="table-written">{dialect::title()}</h3>
            <div class="table-dialect">
                <div>
                    <Choose id="table-separator" label=dialect::separator() options=separators.into() value=separator choose=separate />
                    <p class="hint">{cells_because}</p>
                </div>
                <div>
                    <Choose id="table-decimal" label=dialect::decimal() options=owned(decimals) value=decimal choose=set_decimal />
                    <p class="hint">{decimal_because}</p>
                </div>
                <div>
                    <Choose id="table-dates" label=dialect::dates() options=owned(orders) value=dates choose=set_dates />
                    <p class="hint">{dates_because}</p>
                </div>
            </div>
            {header}
        </section>
    }
}

/// What speaks for a guess.
fn because(of: &Why) -> String {
    match of {
        Why::Cell { row, found } => why::cell(format!("“{found}”"), *row),
        Why::Semicolons => why::semicolons().to_owned(),
        Why::Columns(count) => why::columns(*count),
        Why::Usual => why::usual().to_owned(),
    }
}
