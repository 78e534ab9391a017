//! What the plan's arithmetic finds of this goal, for the coach to say, each with a way to mend it.

use chrono::NaiveDate;
use leptos::prelude::*;
use sightline_coach::{self as coach, Field, PlanCode};
use sightline_plan::{
    Figures, Goal, Plan,
    arithmetic::{Finding, LastReport, finding::MAX_METRICS},
    model::{Health, Status},
};
use sightline_text::goal::finding as text;

use super::{
    check_in,
    drafting::Drafting,
    entry::person_name,
    folds::{Folds, Section},
};
use crate::{browser::intl, state::FiguresNow, ui::focus};

/// Something found, in words.
#[derive(Clone, Debug, PartialEq)]
pub struct PlanFinding {
    /// Its stable name, under which it can be set aside.
    pub code: &'static str,
    pub title: String,
    pub why: String,
    pub mend_words: String,
    pub mend: PlanMend,
}

/// What a press on its button does.
#[derive(Clone, Debug, PartialEq)]
pub enum PlanMend {
    /// Leads to a field in a section.
    Lead(Section, &'static str),
    /// Makes the goal due on this day.
    Due(NaiveDate),
}

impl PlanMend {
    /// Does it.
    pub fn carry_out(&self, drafting: Drafting, folds: Folds) {
        match self {
            Self::Lead(section, field) => folds.lead_to(*section, field),
            Self::Due(day) => {
                drafting.change(None, |goal| {
                    coach::mend(goal, Field::Due, |goal, _| goal.due = Some(*day))
                });
                focus::catch("coach-title");
            }
        }
    }
}

impl PlanFinding {
    /// A note is the same as long as all it says is the same.
    pub fn key(&self) -> String {
        format!("{}{}{}", self.code, self.title, self.why)
    }
}

/// What the plan finds of the goal and nobody has set aside. While the goal is first drafted, nothing:
/// it has no place yet.
pub fn plan_findings(drafting: Drafting) -> Memo<Vec<PlanFinding>> {
    let folds = expect_context::<Folds>();
    let figures = expect_context::<FiguresNow>();
    Memo::new(move |_| {
        let plan = drafting.workspace().plan().filter(|_| folds.shown.get());
        let (Some(plan), Some(figures)) = (plan, figures.get()) else {
            return Vec::new();
        };
        let goal = drafting.goal();
        let owner = goal.owner.as_ref().map(|owner| owner.as_str());
        let silenced = |finding: &PlanFinding| {
            let aside = goal.set_aside.iter().map(|aside| aside.code.as_str());
            let off = plan.settings().rules_off.iter().map(String::as_str);
            // What is about a person may be set aside for the whole plan.
            let of_plan = plan.about().set_aside.iter().filter_map(|aside| {
                let (code, about) = aside.code.split_once(':')?;
                (Some(about) == owner).then_some(code)
            });
            let mut all = aside.chain(off).chain(of_plan);
            all.any(|code| code == finding.code) || !is_asked(&plan, finding.code)
        };
        let mut found = find(&plan, &goal, &figures);
        found.retain(|finding| !silenced(finding));
        found
    })
}

/// Whether the plan's strictness asks for it.
fn is_asked(plan: &Plan, name: &str) -> bool {
    let code = PlanCode::ALL.iter().find(|code| code.name() == name);
    code.is_none_or(|code| code.asked_from() as u8 <= plan.settings().strictness as u8)
}

/// The rule of the coach that a finding of the arithmetic goes by, so that both are switched off and set aside
/// as one.
fn rule(finding: &Finding) -> &'static str {
    match finding {
        Finding::Childless => PlanCode::Uncovered.name(),
        Finding::DueBeforeStart { .. } | Finding::DueAfterParent { .. } => {
            PlanCode::DatesClash.name()
        }
        other => other.code(),
    }
}

fn find(plan: &Plan, goal: &Goal, figures: &Figures) -> Vec<PlanFinding> {
    let Some(own) = figures.goal(&goal.id) else {
        return Vec::new();
    };
    let structure = own.findings.iter().filter_map(of_structure);
    let person = figures.findings.iter().find_map(|finding| match finding {
        Finding::TooManyMetrics { person, metrics } if goal.owner.as_ref() == Some(person) => {
            let name = person_name(plan, Some(person));
            let limit = MAX_METRICS;
            let why = sightline_text::plan::finding::too_many_metrics(&name, metrics, limit);
            Some(PlanFinding {
                code: finding.code(),
                title: text::too_many_metrics_title(name),
                why,
                mend_words: text::see_metrics().to_owned(),
                mend: PlanMend::Lead(Section::Metrics, "metric-add"),
            })
        }
        _ => None,
    });
    let worked_on = matches!(goal.status, Status::Agreed | Status::Active);
    let report = match own.health.health {
        Some(Health::Pending) if worked_on => Some((
            "pending",
            text::pending_title().to_owned(),
            text::pending_why().to_owned(),
        )),
        Some(Health::Outdated) if worked_on => {
            let day = match own.health.last_report {
                LastReport::On(day) => intl::date(day),
                LastReport::Never | LastReport::Undated => String::new(),
            };
            let why = text::outdated_why(day, plan.settings().check_in_days);
            Some(("outdated", text::outdated_title().to_owned(), why))
        }
        _ => None,
    };
    let report = report.map(|(code, title, why)| PlanFinding {
        code,
        title,
        why,
        mend_words: text::check_in().to_owned(),
        mend: PlanMend::Lead(Section::CheckIns, check_in::DAY),
    });
    structure
        .chain(siblings(goal, figures))
        .chain(person)
        .chain(report)
        .collect()
}

/// What the goal's place lacks. That it serves nothing, the coach says itself.
fn of_structure(finding: &Finding) -> Option<PlanFinding> {
    use sightline_text::plan::finding as words;
    let percent = |fraction: &f64| (fraction * 100.0).round();
    let below = || {
        (
            text::see_children().to_owned(),
            PlanMend::Lead(Section::Place, "children-title"),
        )
    };
    let (title, why, (mend_words, mend)) = match finding {
        Finding::Orphan
        | Finding::ParentDropped
        | Finding::TooManyMetrics { .. }
        | Finding::TeamWithoutGoal { .. } => return None,
        Finding::Childless => (
            text::childless_title(),
            words::childless().to_owned(),
            below(),
        ),
        Finding::DueBeforeStart { start, due } => (
            text::due_before_start_title(),
            words::due_before_start(intl::date(*due), intl::date(*start)),
            (
                text::see_time().to_owned(),
                PlanMend::Lead(Section::Time, "start"),
            ),
        ),
        Finding::DueAfterParent { due, parent_due } => (
            text::due_after_parent_title(),
            words::due_after_parent(intl::date(*due), intl::date(*parent_due)),
            (
                text::take_due(intl::date(*parent_due)),
                PlanMend::Due(*parent_due),
            ),
        ),
        Finding::UnderCovered { coverage, .. } => (
            text::under_covered_title(),
            words::under_covered(percent(coverage)),
            below(),
        ),
        Finding::OverCovered { coverage } => (
            text::over_covered_title(),
            words::over_covered(percent(coverage)),
            below(),
        ),
    };
    Some(PlanFinding {
        code: rule(finding),
        title: title.to_owned(),
        why,
        mend_words,
        mend,
    })
}

/// That the goal above is not covered, where this one is among those that are to cover it.
fn siblings(goal: &Goal, figures: &Figures) -> Option<PlanFinding> {
    let above = &figures.goal(goal.parent.as_ref()?)?.cascade;
    let gap = above.gap.filter(|gap| *gap > 1e-9)?;
    let change = above.change.as_ref()?;
    Some(PlanFinding {
        code: "siblings",
        title: text::siblings_title().to_owned(),
        why: text::siblings_why(super::contribution::in_unit(gap, change)),
        mend_words: text::see_place().to_owned(),
        mend: PlanMend::Lead(Section::Place, "contribution"),
    })
}
