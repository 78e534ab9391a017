//! What the coach notices of the plan as a whole, in groups, each with its goals and people and a way to mend it.

mod aside;
mod card;
mod mend;
mod sentences;

use std::sync::Arc;

use leptos::prelude::*;
use sightline_coach::{PlanCode, PlanFinding, Severity, judge_plan};
use sightline_text::{noticed as text, settings};

use self::{aside::SetAsideList, card::Card, sentences::Sentences};
use crate::{
    route::Route,
    state::{FiguresNow, Workspace},
    ui::{CoachReads, Page, live},
};

/// The id of the heading that takes focus when a card goes.
const HEADING: &str = "noticed-title";

/// What findings have in common, in the order in which one thinks of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Group {
    Sums,
    Links,
    People,
    Balance,
}

impl Group {
    const ALL: [Self; 4] = [Self::Sums, Self::Links, Self::People, Self::Balance];

    fn of(code: PlanCode) -> Self {
        match code {
            PlanCode::Uncovered
            | PlanCode::UnderCovered
            | PlanCode::OverCovered
            | PlanCode::KeyResults
            | PlanCode::DatesClash => Self::Sums,
            PlanCode::TeamWithoutGoal
            | PlanCode::Orphan
            | PlanCode::ParentDropped
            | PlanCode::ChangedAfterAgreement => Self::Links,
            PlanCode::Duplicate
            | PlanCode::TooManyMetrics
            | PlanCode::ManyMetrics
            | PlanCode::Overloaded
            | PlanCode::FewObjective
            | PlanCode::NoDevelopment => Self::People,
            PlanCode::OneSided | PlanCode::NoConfidence => Self::Balance,
        }
    }

    fn name(self) -> &'static str {
        match self {
            Self::Sums => text::group::sums(),
            Self::Links => text::group::links(),
            Self::People => text::group::people(),
            Self::Balance => text::group::balance(),
        }
    }

    fn id(self) -> &'static str {
        match self {
            Self::Sums => "noticed-sums",
            Self::Links => "noticed-links",
            Self::People => "noticed-people",
            Self::Balance => "noticed-balance",
        }
    }
}

/// The page.
#[component]
pub fn NoticedPage() -> impl IntoView {
    let workspace = Workspace::here();
    let figures = FiguresNow::follow(workspace);
    let found: Memo<Option<Arc<Vec<PlanFinding>>>> = Memo::new(move |_| {
        let (plan, figures) = (workspace.plan()?, figures.get()?);
        Some(Arc::new(judge_plan(&plan, &figures)))
    });
    let groups = Group::ALL.map(|group| view! { <GroupPart group found /> }.into_any());
    view! {
        <div class="wide noticed">
            <Page title=text::title()>
                <p class="lead">{text::lead()}</p>
                <CoachReads />
            </Page>
            <Summary found />
            {groups.into_iter().collect_view()}
            <Sentences />
            <SetAsideList />
        </div>
    }
}

/// How much there is, and how strict the coach is about it.
#[component]
fn Summary(found: Memo<Option<Arc<Vec<PlanFinding>>>>) -> impl IntoView {
    let workspace = Workspace::here();
    let words = live(move || {
        let Some(found) = found.get() else {
            return text::working().to_owned();
        };
        if found.is_empty() {
            return text::none().to_owned();
        }
        let count = |severity| found.iter().filter(|it| it.severity == severity).count();
        let counted = [
            (count(Severity::Error), text::errors as fn(usize) -> String),
            (count(Severity::Warning), text::warnings),
            (count(Severity::Hint), text::hints),
        ];
        let said = counted.into_iter().filter(|(count, _)| *count > 0);
        let parts: Vec<String> = said.map(|(count, say)| say(count)).collect();
        parts.join(" · ")
    });
    let strictness = live(move || {
        let plan = workspace.plan()?;
        let word = plan.settings().strictness.word();
        let name = sightline_text::lookup(&format!("settings.coach.{word}"))?;
        let href = Route::Settings(plan.about().id.clone()).href();
        let off = plan.settings().rules_off.len();
        let off = (off > 0).then(|| settings::coach::rules_off(off));
        Some(
            view! {
                <p class="mute">
                    {text::strictness(name)} {off.map(|off| format!(" · {off}"))} " " <a href=href>{text::change()}</a>
                </p>
            }
            .into_any(),
        )
    });
    view! {
        <div class="noticed-summary">
            <p id=HEADING tabindex="-1" role="status">{words}</p>
            {strictness}
        </div>
    }
}

/// The findings of a group, one card a rule.
#[component]
fn GroupPart(group: Group, found: Memo<Option<Arc<Vec<PlanFinding>>>>) -> impl IntoView {
    let codes = Memo::new(move |_| {
        let found = found.get().unwrap_or_default();
        let mut codes: Vec<PlanCode> = found.iter().map(|finding| finding.code).collect();
        codes.dedup();
        codes.retain(|code| Group::of(*code) == group);
        codes
    });
    let of_code = move |code: PlanCode| {
        let of = Memo::new(move |_| {
            let found = found.get().unwrap_or_default();
            let of = found.iter().filter(|finding| finding.code == code);
            of.cloned().collect::<Vec<_>>()
        });
        view! { <Card code found=of /> }
    };
    view! {
        <section aria-labelledby=group.id() hidden=move || codes.with(Vec::is_empty)>
            <h2 id=group.id()>{group.name()}</h2>
            <For each=move || codes.get() key=|code| code.name() let(code)>{of_code(code)}</For>
        </section>
    }
}
