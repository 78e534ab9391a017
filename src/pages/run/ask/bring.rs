//! Answers brought in: pasted, or as files, many at once.

use std::collections::BTreeMap;

use leptos::{ev, html, prelude::*, task::spawn_local};
use sightline_exchange::{
    link::Fault,
    room::{self, Letter},
};
use sightline_plan::{
    Id,
    model::{About, Run},
};
use sightline_text::{room::bring as text, start};
use sightline_workshop::room::{Arrival, Outcome, Reply};
use web_sys::{FileList, HtmlInputElement};

use super::{
    super::room::{Room, refused_words},
    AskDesk, stop_name,
};
use crate::{
    browser::{files, random},
    route::Route,
    state::{Inbox, Incoming, Navigation},
    ui::{Icon, live},
    words,
};

/// The largest file that is read, in bytes.
const MOST_FILE: f64 = 2_000_000.0;

/// What came of a text or of files.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Report {
    /// In short.
    lead: String,
    /// What became of each reply.
    rows: Vec<(String, String)>,
    /// What else there is to say.
    notes: Vec<String>,
    /// What belongs to other runs.
    others: Vec<Other>,
}

/// Replies that belong to another run.
#[derive(Clone, Debug, PartialEq)]
struct Other {
    plan: Id<About>,
    run: Id<Run>,
    count: usize,
    /// Their codes.
    codes: String,
    /// What its run or its plan is called; `None` where the plan is not on this device.
    name: Option<String>,
}

/// The step of the first reply to this run that stands in a text.
pub fn first_step(of: Room, text: &str) -> Option<String> {
    let run = of.id();
    room::find(text).into_iter().find_map(|found| match found {
        Ok(Letter::Reply(reply)) if reply.run == run.as_str() => Some(reply.step),
        _ => None,
    })
}

/// Brings in what stands in a text.
pub fn bring(desk: AskDesk, text: &str) {
    bring_found(desk, room::find(text), Vec::new());
}

fn bring_found(desk: AskDesk, found: Vec<Result<Letter, Fault>>, mut notes: Vec<String>) {
    let mut replies: Vec<Reply> = Vec::new();
    let (mut damaged, mut foreign, mut newer, mut asks) = (0, 0, false, false);
    for found in found {
        match found {
            Ok(Letter::Reply(reply)) => replies.push(*reply),
            Ok(Letter::Ask(_)) => asks = true,
            Err(Fault::Damaged) => damaged += 1,
            Err(Fault::Newer) => newer = true,
            Ok(Letter::Workshop(_)) | Err(Fault::NotOurs | Fault::OtherKind | Fault::TooLarge) => {
                foreign += 1;
            }
        }
    }
    notes.extend((damaged > 0).then(|| text::damaged(damaged)));
    notes.extend((foreign > 0).then(|| text::not_ours(foreign)));
    notes.extend(newer.then(|| text::newer().to_owned()));
    notes.extend(asks.then(|| text::questions().to_owned()));
    let mut report = Report {
        notes,
        ..Report::default()
    };
    if replies.is_empty() {
        if report.notes.is_empty() {
            text::nothing().clone_into(&mut report.lead);
        }
        desk.report.set(Some(report));
        return;
    }
    let brought = desk.room.ask_now(|guide| {
        let brought = guide.bring_in(&replies, &mut random::bits)?;
        let rows = brought
            .arrivals
            .iter()
            .filter(|it| it.outcome != Outcome::OtherRun);
        let here = desk.step.get_untracked();
        let rows = rows.map(|arrival| {
            let stops = guide.stops();
            let stop = stops.iter().find(|stop| stop.key == arrival.reply.step);
            let elsewhere = stop.filter(|stop| stop.key != here).map(stop_name);
            row(arrival, elsewhere)
        });
        let rows: Vec<(String, String)> = rows.collect();
        Ok((rows, brought))
    });
    let (rows, brought) = match brought {
        Some(Ok(brought)) => brought,
        Some(Err(refused)) => {
            report.lead = text::refused(refused_words(&refused));
            desk.report.set(Some(report));
            return;
        }
        None => return,
    };
    report.rows = rows;
    let is_in = |arrival: &&Arrival| matches!(arrival.outcome, Outcome::New | Outcome::Replaced);
    let count = brought.arrivals.iter().filter(is_in).count();
    report.lead = match count {
        0 => text::done_none().to_owned(),
        count => text::done(count),
    };
    if let Some(edit) = brought.edit {
        match desk.room.workspace.dispatch(edit, None) {
            Ok(()) => desk
                .room
                .workspace
                .notices()
                .say_undoable(text::done(count)),
            Err(refusal) => {
                report.lead = text::refused(words::fault(&refusal.fault));
                report.rows.clear();
            }
        }
    }
    let others: Vec<&Reply> = brought
        .arrivals
        .iter()
        .filter(|arrival| arrival.outcome == Outcome::OtherRun)
        .map(|arrival| &arrival.reply)
        .collect();
    report.others = other_runs(desk, &others);
    let looks = report.others.iter().any(|other| other.name.is_none());
    desk.report.set(Some(report));
    if looks {
        look_for(desk);
    }
}

/// What became of a reply, in words.
fn row(arrival: &Arrival, elsewhere: Option<String>) -> (String, String) {
    let name = match arrival.reply.name.as_str() {
        "" => text::someone().to_owned(),
        name => name.to_owned(),
    };
    let mut facts = vec![
        match arrival.outcome {
            Outcome::New => text::new(),
            Outcome::Replaced => text::replaced(),
            Outcome::Same => text::same(),
            Outcome::Older => text::older(),
            Outcome::OtherRun | Outcome::NoStep => text::no_step(),
        }
        .to_owned(),
    ];
    if arrival.outcome != Outcome::NoStep {
        facts.extend(elsewhere.map(text::at));
    }
    let mut words = facts.join(" ");
    if arrival.trimmed && matches!(arrival.outcome, Outcome::New | Outcome::Replaced) {
        words = format!("{words}. {}", text::trimmed());
    }
    (name, words)
}

/// The other runs that replies are for; those of this plan with their names.
fn other_runs(desk: AskDesk, replies: &[&Reply]) -> Vec<Other> {
    let mut by_run: BTreeMap<(String, String), Vec<&Reply>> = BTreeMap::new();
    for reply in replies {
        let of = (reply.plan.clone(), reply.run.clone());
        by_run.entry(of).or_default().push(reply);
    }
    let plan = desk.room.workspace.plan_now();
    let others = by_run.into_iter().filter_map(|((of, run), replies)| {
        let (of, run) = (Id::<About>::new(&of)?, Id::<Run>::new(&run)?);
        let codes: Vec<String> = replies
            .iter()
            .map(|reply| room::code(&room::write_reply(reply)))
            .collect();
        let here = plan.as_ref().filter(|plan| plan.about().id == of);
        let name = here
            .and_then(|plan| plan.tables().runs.get(&run))
            .map(|run| run.title.clone());
        Some(Other {
            plan: of,
            run,
            count: replies.len(),
            codes: codes.join("\n"),
            name,
        })
    });
    others.collect()
}

/// Looks whether the plans of other runs are on this device.
fn look_for(desk: AskDesk) {
    let here = desk
        .room
        .workspace
        .plan_now()
        .map(|plan| plan.about().id.clone());
    spawn_local(async move {
        let plans = desk.room.workspace.storage().plans().await;
        desk.report.try_update(|report| {
            for other in report.iter_mut().flat_map(|report| &mut report.others) {
                let found = plans
                    .iter()
                    .find(|listed| listed.id == other.plan && Some(&listed.id) != here.as_ref());
                if other.name.is_none()
                    && let Some(found) = found
                {
                    other.name = Some(match found.name.as_str() {
                        "" => start::plans::untitled().to_owned(),
                        name => name.to_owned(),
                    });
                }
            }
        });
    });
}

/// The section.
#[component]
pub fn Bring(desk: AskDesk) -> impl IntoView {
    let pasted = RwSignal::new(String::new());
    let go = move |event: ev::SubmitEvent| {
        event.prevent_default();
        bring(desk, &pasted.get_untracked());
        let came = desk
            .report
            .with_untracked(|report| report.as_ref().is_some_and(|it| !it.rows.is_empty()));
        // What was of no use is still there to be mended.
        if came {
            pasted.set(String::new());
        }
    };
    let picker = NodeRef::<html::Input>::new();
    let over = RwSignal::new(false);
    let take = move |files: Option<FileList>| {
        let Some(files) = files else { return };
        let files: Vec<web_sys::File> =
            (0..files.length()).filter_map(|at| files.get(at)).collect();
        spawn_local(async move {
            let (mut found, mut notes) = (Vec::new(), Vec::new());
            for file in files {
                match files::read_text(&file, MOST_FILE).await {
                    Ok(text) => {
                        let mut of = room::find(&text);
                        if of.is_empty() {
                            of.push(Err(Fault::NotOurs));
                        }
                        found.extend(of);
                    }
                    Err(_) => notes.push(text::unreadable(file.name())),
                }
            }
            if desk.open.try_get_untracked().is_some() {
                bring_found(desk, found, notes);
            }
        });
    };
    let drop = move |event: ev::DragEvent| {
        event.prevent_default();
        over.set(false);
        take(event.data_transfer().and_then(|data| data.files()));
    };
    let hover = move |event: ev::DragEvent| {
        event.prevent_default();
        over.set(true);
    };
    let chosen = move |event: ev::Event| {
        let field: HtmlInputElement = event_target(&event);
        take(field.files());
        if let Some(picker) = picker.get_untracked() {
            picker.set_value("");
        }
    };
    let report = live(move || {
        desk.report
            .get()
            .map(|report| view! { <Told desk report /> }.into_any())
    });
    view! {
        <section class="ask-bring" aria-labelledby="ask-bring-title">
            <h3 id="ask-bring-title">{text::title()}</h3>
            <form class="paste" on:submit=go>
                <label for="ask-paste">{text::paste()}</label>
                <textarea id="ask-paste" rows="3" spellcheck="false" autocomplete="off" aria-describedby="ask-paste-hint"
                    prop:value=pasted on:input=move |event| pasted.set(event_target_value(&event))></textarea>
                <p class="hint" id="ask-paste-hint">{text::paste_hint()}</p>
                <button type="submit" class="button primary" disabled=move || pasted.with(|text| text.trim().is_empty())>{text::go()}</button>
            </form>
            <div class="drop" data-over=move || over.get().then_some("") on:dragover=hover
                on:dragleave=move |_| over.set(false) on:drop=drop>
                <label class="button file-button">
                    <input node_ref=picker type="file" multiple accept=".json,.txt,application/json,text/plain" class="visually-hidden" on:change=chosen />
                    {Icon::Import} <span>{text::files()}</span>
                </label>
                <p class="mute">{text::drop()}</p>
            </div>
            <div class="ask-report" role="status">{report}</div>
        </section>
    }
}

/// What came of it.
#[component]
fn Told(desk: AskDesk, report: Report) -> impl IntoView {
    let navigation = expect_context::<Navigation>();
    let inbox = expect_context::<Inbox>();
    let rows = report
        .rows
        .into_iter()
        .map(|(name, words)| view! { <li><b>{name}</b> " " <span>{words}</span></li> }.into_any());
    let notes = report
        .notes
        .into_iter()
        .map(|note| view! { <p class="ask-note">{note}</p> }.into_any());
    let others = report.others.into_iter().map(|other| {
        let said = text::other_run(other.count);
        let way = match other.name {
            Some(name) => {
                let go = move |_| {
                    inbox.put(Incoming::Answers(other.codes.clone()));
                    desk.open.set(false);
                    navigation.go(&Route::Run(other.plan.clone(), other.run.clone()));
                };
                view! { ": " <b>{name}</b> ". " <button type="button" class="link" on:click=go>{text::to_run()}</button> }
                    .into_any()
            }
            None => view! { ". " {text::not_here()} }.into_any(),
        };
        view! { <p class="ask-note">{said} {way}</p> }.into_any()
    });
    view! {
        <p class="ask-lead">{report.lead}</p>
        <ul>{rows.collect_view()}</ul>
        {notes.collect_view()}
        {others.collect_view()}
    }
}
