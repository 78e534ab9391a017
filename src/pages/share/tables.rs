//! The same as a table, for a spreadsheet.

use leptos::prelude::*;
use sightline_exchange::csv::{Separator, Style, TableKind, write_table};
use sightline_plan::DecimalSign;
use sightline_text::{
    common,
    table::{dialect, save as text},
};

use super::desk::{Content, Desk};
use crate::{
    browser::download,
    route::Route,
    ui::{Choose, Icon, file_stem, live},
};

/// Without it, the spreadsheet that most people have takes letters beyond English for others.
const BYTE_ORDER_MARK: char = '\u{feff}';

/// The section.
#[component]
pub fn Tables() -> impl IntoView {
    let desk = Desk::here();
    let settings = desk.workspace.plan_now();
    let decimal = settings.map_or(DecimalSign::Point, |plan| plan.settings().decimal);
    let kind = RwSignal::new(TableKind::Goals);
    let decimal = RwSignal::new(decimal);
    // Where the decimal sign is a comma, spreadsheets part cells by semicolons.
    let separator = RwSignal::new(match decimal.get_untracked() {
        DecimalSign::Point => Separator::Comma,
        DecimalSign::Comma => Separator::Semicolon,
    });
    let is_ready = Memo::new(move |_| {
        desk.content
            .with(|content| matches!(content, Content::Plan(_)))
    });
    let locking = Memo::new(move |_| desk.locking.get());
    let go = move |_| {
        let style = Style {
            separator: separator.get_untracked(),
            decimal: decimal.get_untracked(),
        };
        save(desk, kind.get_untracked(), style);
    };
    let form = live(move || {
        if locking.get() {
            return view! { <p class="share-wait">{text::locked()}</p> }.into_any();
        }
        let kinds = [
            (TableKind::Goals.word(), text::goals()),
            (TableKind::Metrics.word(), text::metrics()),
            (TableKind::CheckIns.word(), text::check_ins()),
        ];
        let separators = [
            (Separator::Comma.word(), dialect::comma()),
            (Separator::Semicolon.word(), dialect::semicolon()),
            (Separator::Tab.word(), dialect::tab()),
        ];
        let decimals = [
            (DecimalSign::Point.word(), text::point()),
            (DecimalSign::Comma.word(), text::comma()),
        ];
        let choose_kind = Callback::new(move |word: String| {
            kind.set(TableKind::from_word(&word).unwrap_or(kind.get_untracked()))
        });
        let choose_separator = Callback::new(move |word: String| {
            separator.set(Separator::from_word(&word).unwrap_or(separator.get_untracked()));
        });
        let choose_decimal = Callback::new(move |word: String| {
            decimal.set(DecimalSign::from_word(&word).unwrap_or(decimal.get_untracked()));
        });
        view! {
            <div class="share-table">
                <Choose id="share-table-kind" label=text::what() options=owned(&kinds)
                    value=Signal::derive(move || kind.get().word().to_owned()) choose=choose_kind />
                <Choose id="share-table-separator" label=text::separator() options=owned(&separators)
                    value=Signal::derive(move || separator.get().word().to_owned()) choose=choose_separator />
                <Choose id="share-table-decimal" label=text::decimal() options=owned(&decimals)
                    value=Signal::derive(move || decimal.get().word().to_owned()) choose=choose_decimal />
            </div>
            <div class="actions">
                <button type="button" class="button" on:click=go>{Icon::Export} {text::go()}</button>
            </div>
        }
        .into_any()
    });
    let form = StoredValue::new(form);
    let bring = live(move || {
        let plan = desk.workspace.plan()?;
        Some(Route::BringIn(plan.about().id.clone()).href())
    });
    view! {
        <section aria-labelledby="share-tables-title" hidden=live(move || !is_ready.get())>
            <h2 id="share-tables-title">{text::title()}</h2>
            <p>{text::lead()} " " <a href=bring>{text::bring()}</a></p>
            {form.get_value()}
        </section>
    }
}

fn owned(options: &[(&str, &str)]) -> Vec<(String, String)> {
    let owned = |(value, words): &(&str, &str)| ((*value).to_owned(), (*words).to_owned());
    options.iter().map(owned).collect()
}

fn save(desk: Desk, kind: TableKind, style: Style) {
    let Some(plan) = desk.plan_now() else { return };
    let ending = match style.separator {
        Separator::Tab => "tsv",
        _ => "csv",
    };
    let name = format!("{}-{}.{ending}", file_stem(&plan.about().name), kind.word());
    let text = format!("{BYTE_ORDER_MARK}{}", write_table(&plan, kind, style));
    let said = match download::offer(&name, "text/csv;charset=utf-8", &text) {
        Ok(()) => common::downloaded(&name),
        Err(_) => common::download_failed().to_owned(),
    };
    desk.workspace.notices().say(said);
}
