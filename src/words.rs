//! Words for what the crates report as codes and arguments.

use sightline_coach::{Code, Finding, PlanFinding};
use sightline_plan::{Fault, Goal, Id, Plan};

/// What is wrong, in a sentence.
pub fn fault(fault: &Fault) -> String {
    let args = fault.args();
    fill(&format!("plan.fault.{}", fault.code()), &args)
}

/// What is wrong, in a sentence that names goals by their own words.
pub fn fault_in(plan: &Plan, fault: &Fault) -> String {
    let Fault::Cycle { chain } = fault else {
        return self::fault(fault);
    };
    let names: Vec<String> = chain.iter().map(|id| goal_name(plan, id)).collect();
    fill("plan.fault.cycle", &[("chain", names.join(" → "))])
}

/// What a goal is called: its sentence, or what stands for one.
pub fn title(goal: &Goal) -> String {
    sentence(&goal.statement).to_owned()
}

/// A goal's sentence, or what stands for one.
pub fn sentence(statement: &str) -> &str {
    match statement.trim() {
        "" => sightline_text::common::untitled_goal(),
        words => words,
    }
}

/// The first words of a sentence that has more letters than these.
pub fn clipped(words: &str, letters: usize) -> String {
    if words.chars().count() <= letters {
        return words.to_owned();
    }
    let start: String = words.chars().take(letters).collect();
    let whole = start.rsplit_once(' ').map_or(&*start, |(whole, _)| whole);
    format!("{whole}…")
}

/// What a goal is called: its sentence, between the marks of a quotation.
fn goal_name(plan: &Plan, id: &Id<Goal>) -> String {
    let goal = plan.goal(id);
    sightline_text::common::quoted(goal.map_or(id.as_str(), |goal| goal.statement.trim()))
}

/// One part (`title`, `why` or `mend`) of what the coach has to say.
pub fn finding(finding: &Finding, part: &str) -> String {
    let args: Vec<(&'static str, String)> = finding
        .args
        .iter()
        .map(|(name, value)| match *name {
            // A field comes by its code and is shown by its name.
            "field" => ("field", field(value)),
            "side" => ("side", side(value)),
            _ => (*name, value.clone()),
        })
        .collect();
    fill(&format!("coach.{}.{part}", finding.code.name()), &args)
}

/// What such effort usually serves, where a finding says.
pub fn outcome(finding: &Finding) -> Option<&'static str> {
    let is_outcome = |(name, _): &&(&str, String)| *name == "outcome";
    let (_, outcome) = finding
        .args
        .iter()
        .find(is_outcome)
        .filter(|_| finding.code == Code::Activity)?;
    sightline_text::lookup(&format!("coach.outcome.{outcome}"))
}

/// One part (`title`, `why` or `mend`) of what the coach has to say of a plan.
pub fn plan_finding(finding: &PlanFinding, part: &str) -> String {
    let args: Vec<(&'static str, String)> = finding
        .args
        .iter()
        .map(|(name, value)| match *name {
            "side" => ("side", side(value)),
            "fields" => ("fields", fields(value)),
            "due" | "limit" => {
                let day = sightline_plan::codec::parse_date(value);
                (
                    *name,
                    day.map_or_else(|| value.clone(), crate::browser::intl::date),
                )
            }
            _ => (*name, value.clone()),
        })
        .collect();
    fill(&format!("coach.plan.{}.{part}", finding.code.name()), &args)
}

/// Fields of a goal by their names in a file, as people call them: "due date and owner".
fn fields(names: &str) -> String {
    let name = |name: &str| {
        let key = format!("coach.agreed.{}", name.replace('_', "-"));
        sightline_text::lookup(&key).unwrap_or_default().to_owned()
    };
    let mut names: Vec<String> = names.split(", ").map(name).collect();
    let last = names.pop().unwrap_or_default();
    match names
        .into_iter()
        .reduce(sightline_text::coach::agreed::listed)
    {
        Some(others) => sightline_text::coach::agreed::joined(others, last),
        None => last,
    }
}

/// Leading or lagging.
fn side(word: &str) -> String {
    fill(&format!("coach.side.{word}"), &[])
}

/// The name of a field that the coach speaks of.
pub fn field(code: &str) -> String {
    fill(&format!("coach.field.{code}"), &[])
}

/// The text of a key. Every code has its words (tests of the crates see to that), so the key itself shows
/// only if that fails, which is better than nothing.
fn fill(key: &str, args: &[(&'static str, String)]) -> String {
    let args: Vec<(&str, &str)> = args
        .iter()
        .map(|(name, value)| (*name, value.as_str()))
        .collect();
    sightline_text::fill(key, &args).unwrap_or_else(|| key.to_owned())
}
