//! The page on which a table is brought into the open plan, and the tracker to begin with.

use std::sync::Arc;

use leptos::{prelude::*, task::spawn_local};
use sightline_exchange::csv::{self, Style};
use sightline_plan::file::MAX_BYTES;
use sightline_text::{
    common,
    table::{page as text, template},
};

use super::{super::preview, TableDesk};
use crate::{
    browser::{download, files},
    pages::import::file_error,
    route::Route,
    state::{Inbox, Incoming, Workspace},
    ui::{FileDrop, Icon, Page, TABLES, focus, live},
};

/// The id of the file picker.
const FILE: &str = "table-file";

/// What has been chosen so far.
#[derive(Clone)]
enum Stage {
    Nothing,
    /// A table and the name of a plan that would be made of it.
    Table(Arc<String>, String),
    /// Something else, and why it is refused; a plan goes elsewhere.
    Refused(String),
    Plan,
}

/// The page.
#[component]
pub fn BringInPage() -> impl IntoView {
    let workspace = Workspace::here();
    let stage = RwSignal::new(Stage::Nothing);
    let pasted = RwSignal::new(String::new());
    let show = move |read: Stage| {
        // The person may have gone elsewhere while the file was being read.
        stage.try_set(read);
        focus::catch(preview::HEADING);
    };
    let take = move |text: String, name: String| {
        show(match text.trim_start().starts_with('{') {
            true => Stage::Plan,
            false if text.trim().is_empty() => Stage::Refused(text::empty().to_owned()),
            false => Stage::Table(Arc::new(text), name),
        });
    };
    let take_file = move |file: web_sys::File| {
        spawn_local(async move {
            match read(&file).await {
                Ok((text, name)) => take(text, name),
                Err(why) => show(Stage::Refused(why)),
            }
        });
    };
    match expect_context::<Inbox>().take() {
        Some(Incoming::File(file)) => take_file(file),
        Some(Incoming::Text(text)) => take(text, String::new()),
        // A link is read where it is opened.
        _ => {}
    }
    let again = Callback::new(move |()| {
        stage.set(Stage::Nothing);
        focus::catch(FILE);
    });
    let choose = move || {
        let paste = move |event: leptos::ev::SubmitEvent| {
            event.prevent_default();
            take(pasted.get_untracked(), String::new());
        };
        view! {
            <FileDrop id=FILE accept=TABLES choose=text::choose() or=text::drop() take=take_file />
            <form class="paste" on:submit=paste>
                <label for="paste-cells">{text::paste()}</label>
                <textarea id="paste-cells" rows="5" spellcheck="false" autocomplete="off" prop:value=pasted
                    on:input=move |event| pasted.set(event_target_value(&event))></textarea>
                <button type="submit" class="button" disabled=move || pasted.with(|text| text.trim().is_empty())>{text::go()}</button>
            </form>
            <Templates />
        }
        .into_any()
    };
    let locked = Memo::new(move |_| workspace.read_only());
    let content = live(move || {
        if locked.get() {
            return view! { <p class="banner">{text::read_only()}</p> }.into_any();
        }
        match stage.get() {
            Stage::Nothing => choose(),
            Stage::Table(text, name) => {
                view! { <TableDesk text name is_in_plan=true again /> }.into_any()
            }
            Stage::Refused(why) => view! {
                <div class="banner bad" role="alert">
                    <p><strong>{text::refused()}</strong> " " {why} " " {text::kept()}</p>
                </div>
                {choose()}
            }
            .into_any(),
            Stage::Plan => view! {
                <div class="banner bad" role="alert">
                    <p>{text::not_a_table()}</p>
                    <a class="button" href=Route::Import.href()>{text::import()}</a>
                </div>
                {choose()}
            }
            .into_any(),
        }
    });
    view! {
        <div class="wide bring-in">
            <Page title=text::title()>
                <p class="lead">{text::lead()}</p>
                {content}
            </Page>
        </div>
    }
}

/// The text of a file with a table, and the name that it has without its ending; or why it cannot be read.
pub(in crate::pages::import) async fn read(
    file: &web_sys::File,
) -> Result<(String, String), String> {
    let bytes = files::read_bytes(file, MAX_BYTES as f64).await;
    let bytes = bytes.map_err(|error| file_error(&error))?;
    let text = csv::decode(bytes).ok_or_else(|| text::spreadsheet().to_owned())?;
    let name = file.name();
    let stem = name
        .rsplit_once('.')
        .map_or(name.as_str(), |(stem, _)| stem);
    Ok((text, stem.to_owned()))
}

/// The goal tracker to begin with, for a spreadsheet and for a pen.
#[component]
pub(in crate::pages::import) fn Templates() -> impl IntoView {
    let workspace = Workspace::here();
    let save = move |_| {
        let name = "goal-tracker.csv";
        let text = csv::tracker(Style::default());
        let said = match download::offer(name, "text/csv;charset=utf-8", &text) {
            Ok(()) => common::downloaded(name),
            Err(_) => common::download_failed().to_owned(),
        };
        workspace.notices().say(said);
    };
    view! {
        <section class="table-template" aria-labelledby="template-title">
            <h2 id="template-title">{template::title()}</h2>
            <p>{template::lead()}</p>
            <div class="actions">
                <button type="button" class="button" on:click=save>{Icon::Export} {template::csv()}</button>
                <a class="button" href=Route::Tracker.href()>{template::print()}</a>
            </div>
        </section>
    }
}
