//! The lines as a table: what each was read as, and what is open.

use leptos::prelude::*;
use sightline_exchange::checklist::{Candidate, Standing};
use sightline_plan::DecimalSign;
use sightline_text::check as text;

use super::{Check, line::Line};
use crate::ui::live;

/// So many lines are drawn at a time.
const AT_ONCE: usize = 200;

/// The table, with a summary above it.
#[component]
pub fn Table() -> impl IntoView {
    let check = expect_context::<Check>();
    let shown = RwSignal::new(AT_ONCE);
    let rows = live(move || {
        let plan = check.workspace.plan();
        let decimal = plan
            .map(|plan| plan.settings().decimal)
            .unwrap_or(DecimalSign::Point);
        let most = shown.get();
        let row = |(at, line): (usize, &Candidate)| {
            view! { <Line at line=line.clone() decimal /> }.into_any()
        };
        check
            .lines
            .with(|lines| lines.iter().take(most).enumerate().map(row).collect_view())
    });
    let more = live(move || {
        let left = check
            .lines
            .with(|lines| lines.len())
            .saturating_sub(shown.get());
        (left > 0).then(|| {
            view! {
                <button type="button" class="button quiet" on:click=move |_| shown.update(|shown| *shown += AT_ONCE)>
                    {text::more(left)}
                </button>
            }
            .into_any()
        })
    });
    let heading =
        |words: &'static str| view! { <th scope="col" role="columnheader">{words}</th> }.into_any();
    view! {
        <section class="check-result" aria-labelledby="check-result-title">
            <div class="check-head">
                <h2 id="check-result-title" class="visually-hidden">{text::result()}</h2>
                <Summary />
                <div class="check-ticks" role="group" aria-label=text::tick()>
                    <button type="button" class="link" on:click=move |_| check.tick_those(|_| true)>{text::tick_all()}</button>
                    <button type="button" class="link" on:click=move |_| check.tick_those(stands)>{text::tick_standing()}</button>
                    <button type="button" class="link" on:click=move |_| check.tick_those(|_| false)>{text::tick_none()}</button>
                </div>
            </div>
            <table role="table" aria-labelledby="check-result-title">
                <thead role="rowgroup">
                    <tr role="row">
                        <th scope="col" role="columnheader"><span class="visually-hidden">{text::column::take()}</span></th>
                        {heading(text::column::goal())}
                        {heading(text::column::measure())}
                        {heading(text::column::from())}
                        {heading(text::column::to())}
                        {heading(text::column::by())}
                        {heading(text::column::open())}
                    </tr>
                </thead>
                <tbody role="rowgroup">{rows}</tbody>
            </table>
            {more}
        </section>
    }
}

/// Whether a line is new and leaves nothing open.
fn stands(line: &Candidate) -> bool {
    line.standing == Standing::New && line.findings.is_empty()
}

/// How many lines there are, and how they stand.
#[component]
fn Summary() -> impl IntoView {
    let check = expect_context::<Check>();
    let words = live(move || {
        check.lines.with(|lines| {
            let count =
                |fits: fn(&Candidate) -> bool| lines.iter().filter(|line| fits(line)).count();
            let sound = count(stands);
            let open = count(|line| line.standing == Standing::New && !line.findings.is_empty());
            let same =
                count(|line| matches!(line.standing, Standing::Repeated(_) | Standing::Known(_)));
            let empty = count(|line| line.standing == Standing::Empty);
            let counted = [
                (sound, text::summary::sound as fn(usize) -> String),
                (open, text::summary::open),
                (same, text::summary::same),
                (empty, text::summary::empty),
            ];
            let said = counted.into_iter().filter(|(count, _)| *count > 0);
            let parts: Vec<String> = said.map(|(count, say)| say(count)).collect();
            format!(
                "{}: {}",
                text::summary::lines(lines.len()),
                parts.join(" · ")
            )
        })
    });
    view! { <p class="check-summary" role="status">{words}</p> }
}
