//! Importing a plan: choose, look, then keep.

mod open;
pub(in crate::pages) mod preview;
mod problems;
mod read;
mod table;
mod unlock;

use leptos::{prelude::*, task::spawn_local};
use sightline_plan::{Problem, file};
use sightline_text::import;

pub(super) use self::read::file_error;
pub use self::{open::OpenPage, table::BringInPage};
use self::{
    preview::Preview,
    problems::ProblemLine,
    read::{Chosen, Source},
    table::{TableDesk, Templates},
    unlock::Unlock,
};
use crate::{
    browser::files,
    state::{Inbox, Incoming},
    ui::{FileDrop, PLANS_AND_TABLES, Page, focus, live},
};

/// The id of the file picker.
const FILE: &str = "file";

/// The import page.
#[component]
pub fn ImportPage() -> impl IntoView {
    let chosen = RwSignal::new(Chosen::Nothing);
    // Kept here, so that a refused text can be mended.
    let pasted = RwSignal::new(String::new());
    let show = move |read: Chosen| {
        let heading = match read {
            Chosen::Locked { .. } => unlock::HEADING,
            _ => preview::HEADING,
        };
        // The person may have gone elsewhere while the file was being read.
        chosen.try_set(read);
        focus::catch(heading);
    };
    let take = move |text: String| show(Chosen::text(text));
    let take_file = move |file: web_sys::File| {
        spawn_local(async move {
            if is_tabular(&file.name()) {
                show(match table::read(&file).await {
                    Ok((text, name)) => Chosen::tabular(text, name),
                    Err(why) => Chosen::refused_table(why),
                });
                return;
            }
            match files::read_text(&file, file::MAX_BYTES as f64).await {
                Ok(text) => take(text),
                Err(error) => show(Chosen::unreadable(&error)),
            }
        });
    };
    // What was dropped or pasted on the start page.
    match expect_context::<Inbox>().take() {
        Some(Incoming::File(file)) => take_file(file),
        Some(Incoming::Text(text)) => {
            pasted.set(text.clone());
            take(text);
        }
        Some(Incoming::Link(letters)) => show(Chosen::link(&letters)),
        // What else there is, other pages take.
        _ => {}
    }
    let again = Callback::new(move |()| {
        chosen.set(Chosen::Nothing);
        focus::catch(FILE);
    });
    let leave = import::preview::cancel();
    let is_table = Memo::new(move |_| chosen.with(|chosen| matches!(chosen, Chosen::Table { .. })));
    // A table takes the room that there is.
    let width = live(move || {
        if is_table.get() {
            "wide bring-in"
        } else {
            "narrow"
        }
    });
    view! {
        <div class=width>
            <Page title=import::title()>
                <p class="lead">{import::lead()}</p>
                {move || match chosen.get() {
                    Chosen::Plan { text, reading, source } => view! {
                        <Preview text reading source leave again />
                    }
                    .into_any(),
                    Chosen::Locked { locked, source } => view! {
                        <Unlock locked source chosen />
                        <p><button type="button" class="link" on:click=move |_| again.run(())>{leave}</button></p>
                    }
                    .into_any(),
                    Chosen::Table { text, name } => view! { <TableDesk text name is_in_plan=false again /> }.into_any(),
                    Chosen::Nothing => view! { <Choose pasted take take_file /> }.into_any(),
                    Chosen::Refused { why, source } => view! {
                        <div class="banner bad" role="alert">
                            <p><strong>{refused_title(source)}</strong> " " {why} " " {import::refused::kept()}</p>
                        </div>
                        <Choose pasted take take_file />
                    }
                    .into_any(),
                }}
            </Page>
        </div>
    }
}

/// Whether a file of this name holds a table; a spreadsheet's own file is one that has to be saved anew.
fn is_tabular(name: &str) -> bool {
    let ending = name
        .rsplit_once('.')
        .map(|(_, ending)| ending.to_lowercase());
    matches!(
        ending.as_deref(),
        Some("csv" | "tsv" | "tab" | "txt" | "xlsx" | "xls" | "ods" | "numbers")
    )
}

fn refused_title(source: Source) -> &'static str {
    match source {
        Source::File => import::refused::title(),
        Source::Link => import::refused::title_link(),
    }
}

/// The three ways in: choose, drop, paste.
#[component]
fn Choose(
    pasted: RwSignal<String>,
    take: impl Fn(String) + Copy + Send + 'static,
    take_file: impl Fn(web_sys::File) + Copy + Send + 'static,
) -> impl IntoView {
    view! {
        <FileDrop id=FILE accept=PLANS_AND_TABLES choose=import::choose() or=import::drop() take=take_file />
        <form class="paste" on:submit=move |event| { event.prevent_default(); take(pasted.get_untracked()); }>
            <label for="paste">{import::paste_label()}</label>
            <textarea id="paste" rows="5" spellcheck="false" autocomplete="off" prop:value=pasted
                on:input=move |event| pasted.set(event_target_value(&event))></textarea>
            <button type="submit" class="button" disabled=move || pasted.with(|text| text.trim().is_empty())>
                {import::paste_go()}
            </button>
        </form>
        <Templates />
    }
}

/// One problem as a list item, for the preview.
fn problem_lines(problems: &[Problem], text: &str, most: usize) -> Vec<AnyView> {
    let lines = problems::lines(problems, text, most);
    lines
        .into_iter()
        .map(|ProblemLine { place, name, what }| {
            view! {
                <li>
                    <code>{place}</code>
                    {name.map(|name| view! { " " <span>{import::preview::in_record(name)}</span> }.into_any())}
                    ": " {what}
                </li>
            }
            .into_any()
        })
        .collect()
}
