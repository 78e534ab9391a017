//! The arithmetic and the structural findings of a plan, as JSON.

use chrono::NaiveDate;
use serde_json::{Map, Value, json};
use sightline_plan::{
    Fault, Figures, GoalFigures, Id, Plan, Problem,
    arithmetic::{Balance, Finding},
    file,
};

/// Checks the text of a plan's file:
///
/// ```json
/// {"goals": [{"id","statement","progress","rollup","expected","health","coverage","gap","overlap","findings"}],
///  "plan": {"by_level","by_status","by_health","metrics","metrics_per_person","orphans","uncovered",
///           "teams_without_goal","coverage","findings"},
///  "problems": [{"path","code","message"}]}
/// ```
///
/// Goals stand in the order of the outline. Progress, roll-up, expected, coverage and overlap are
/// fractions, the gap is in the parent's unit, health is the one that counts; `null` is what cannot
/// be known. A finding is `{"code","args","message"}`. Problems are what was wrong with the file
/// and is left out or mended in the figures.
///
/// # Errors
/// One line that says why nothing can be read at all, and where.
pub fn check(text: &str, today: NaiveDate) -> Result<Value, String> {
    let reading = file::read(text).map_err(|problem| match problem.path.to_string().as_str() {
        "" => words(&problem.fault),
        path => format!("{path}: {}", words(&problem.fault)),
    })?;
    let plan = &reading.plan;
    let figures = Figures::of(plan, today);
    let newer = reading.newer.map(|version| Problem {
        path: sightline_plan::codec::Path::of("version"),
        fault: Fault::Newer { version },
    });
    let problems: Vec<Value> = newer.iter().chain(&reading.problems).map(problem).collect();
    let goals: Vec<Value> = figures.goals.iter().map(|goal| row(plan, goal)).collect();
    Ok(json!({ "goals": goals, "plan": balances(plan, &figures), "problems": problems }))
}

fn row(plan: &Plan, figures: &GoalFigures) -> Value {
    let statement = plan.goal(&figures.goal).map(|goal| goal.statement.as_str());
    json!({
        "id": figures.goal.as_str(),
        "statement": statement,
        "progress": number(figures.own.raw),
        "rollup": number(figures.roll_up.value),
        "expected": number(figures.expected.map(|expected| expected.value)),
        "health": figures.health.health.map(|health| health.word()),
        "coverage": number(figures.cascade.coverage),
        "gap": number(figures.cascade.gap),
        "overlap": number(figures.cascade.overlap),
        "findings": findings(plan, &figures.findings),
    })
}

fn balances(plan: &Plan, figures: &Figures) -> Value {
    // Taken apart, so that a balance that is added cannot be forgotten here.
    let Balance {
        by_status,
        by_level,
        by_health,
        metrics,
        leading,
        lagging,
        subjective,
        objective_share,
        metrics_per_person,
        orphans,
        uncovered,
        teams_without_goal,
        coverage,
    } = &figures.balance;
    json!({
        "by_level": counts(by_level.iter().map(|(level, count)| (level.word(), *count))),
        "by_status": counts(by_status.iter().map(|(status, count)| (status.word(), *count))),
        "by_health": counts(by_health.iter().map(|(health, count)| (health.word(), *count))),
        "metrics": {
            "count": metrics,
            "leading": leading,
            "lagging": lagging,
            "subjective": subjective,
            "objective_share": number(*objective_share),
        },
        "metrics_per_person": counts(metrics_per_person.iter().map(|(id, count)| (id.as_str(), *count))),
        "orphans": ids(orphans),
        "uncovered": ids(uncovered),
        "teams_without_goal": ids(teams_without_goal),
        "coverage": number(*coverage),
        "findings": findings(plan, &figures.findings),
    })
}

/// To 13 digits: what lies beyond is rounding, as in 0.1 + 0.2.
fn number(value: Option<f64>) -> Option<f64> {
    value.map(|value| format!("{value:.12e}").parse().unwrap_or(value))
}

fn counts<'a>(entries: impl Iterator<Item = (&'a str, usize)>) -> Map<String, Value> {
    entries
        .map(|(name, count)| (name.to_owned(), Value::from(count)))
        .collect()
}

fn ids<T>(ids: &[Id<T>]) -> Vec<&str> {
    ids.iter().map(Id::as_str).collect()
}

fn findings(plan: &Plan, findings: &[Finding]) -> Vec<Value> {
    findings.iter().map(|each| finding(plan, each)).collect()
}

fn finding(plan: &Plan, finding: &Finding) -> Value {
    let args = finding.args();
    let named: Vec<(&str, String)> = args
        .iter()
        .map(|(name, value)| (*name, shown(plan, name, value)))
        .collect();
    let object: Map<String, Value> = args
        .into_iter()
        .map(|(name, value)| (name.to_owned(), Value::from(value)))
        .collect();
    json!({
        "code": finding.code(),
        "args": object,
        "message": fill("plan.finding", finding.code(), &named),
    })
}

/// People and teams by their names in a message; by their ids otherwise.
fn shown(plan: &Plan, name: &str, value: &str) -> String {
    let tables = plan.tables();
    let found = match name {
        "person" => tables.people.get(value).map(|person| &person.name),
        "team" => tables.teams.get(value).map(|team| &team.name),
        _ => None,
    };
    found.map_or(value, |name| name).to_owned()
}

fn problem(problem: &Problem) -> Value {
    json!({
        "path": problem.path.to_string(),
        "code": problem.fault.code(),
        "message": words(&problem.fault),
    })
}

fn words(fault: &Fault) -> String {
    fill("plan.fault", fault.code(), &fault.args())
}

fn fill(section: &str, code: &str, args: &[(&str, String)]) -> String {
    let args: Vec<(&str, &str)> = args
        .iter()
        .map(|(name, value)| (*name, value.as_str()))
        .collect();
    sightline_text::fill(&format!("{section}.{code}"), &args).unwrap_or_else(|| code.to_owned())
}
