//! A realistic plan of any size: an organisation with departments, teams and people, their goals on
//! four levels, values reported so far, and check-ins. The same number, seed and day give the same
//! plan.

mod catalogue;
mod goals;
mod random;
mod words;

use catalogue::{DEPARTMENTS, Department};
use chrono::NaiveDate;
use goals::Writer;
use random::Random;
use sightline_plan::{
    Edit, Id, Level, Plan, Refusal,
    model::{About, Person, Team, TeamKind},
};
use words::{FIRST_NAMES, LAST_NAMES};

/// A plan of `count` goals as it might stand on `today`.
///
/// # Errors
/// Where the plan refuses what was made up: a fault of this code.
pub fn generate(count: usize, seed: u64, today: NaiveDate) -> Result<Plan, Refusal> {
    let mut random = Random(seed);
    let about = About {
        id: Id::from_bits(random.bits()),
        name: "Northwind Instruments".to_owned(),
        mission: "Measuring made simple, for everyone who has to rely on a number.".to_owned(),
        vision: "No laboratory waits for a result that an instrument could give at once."
            .to_owned(),
        ..About::default()
    };
    let mut plan = Plan::new(about.id.clone(), "");
    let sizes = sizes(count);
    let mut edits = vec![Edit::Put(about.into())];
    let units = units(&sizes, &mut random, &mut edits);
    Writer::new(&units, random, today, &mut edits).write(&sizes);
    plan.apply(Edit::Several(edits))?;
    Ok(plan)
}

/// How many goals stand on each level: few at the top, most with people.
fn sizes(count: usize) -> [(Level, usize); 4] {
    let mut rest = count;
    let mut take = |wanted: usize| {
        let taken = wanted.min(rest);
        rest -= taken;
        taken
    };
    [
        (Level::Company, take((count / 60).clamp(1, 5))),
        (Level::Department, take((count / 20).clamp(1, 60))),
        (Level::Team, take((count / 6).max(1))),
        (Level::Person, take(count)),
    ]
}

/// A team, its department and its people.
pub struct Unit {
    /// The team.
    pub team: Id<Team>,
    /// The department's team record.
    pub department: Id<Team>,
    /// What the department measures.
    pub kind: &'static Department,
    /// Who works in the team; the first leads it.
    pub people: Vec<Id<Person>>,
}

/// Departments with their teams and people, enough of them for the goals.
fn units(sizes: &[(Level, usize); 4], random: &mut Random, edits: &mut Vec<Edit>) -> Vec<Unit> {
    let [_, (_, department_goals), (_, team_goals), (_, person_goals)] = sizes;
    let departments: Vec<(Id<Team>, &Department)> = DEPARTMENTS
        .iter()
        .take((*department_goals).max(1))
        .map(|department| (Id::from_bits(random.bits()), department))
        .collect();
    for (id, department) in &departments {
        let unit = Team {
            id: id.clone(),
            name: department.name.to_owned(),
            kind: TeamKind::Department,
            ..Team::default()
        };
        edits.push(Edit::Put(unit.into()));
    }
    let teams = team_goals.div_ceil(3).max(departments.len());
    let people_each = person_goals.div_ceil(3).div_ceil(teams).max(1);
    (0..teams)
        .map(|at| {
            let (department, kind) = &departments[at % departments.len()];
            let team = Team {
                id: Id::from_bits(random.bits()),
                name: team_name(kind, at / departments.len()),
                parent: Some(department.clone()),
                ..Team::default()
            };
            let id = team.id.clone();
            edits.push(Edit::Put(team.into()));
            let people = (0..people_each).map(|place| {
                let person = person(at * people_each + place, kind, &id, random);
                let id = person.id.clone();
                edits.push(Edit::Put(person.into()));
                id
            });
            Unit {
                people: people.collect(),
                team: id,
                department: department.clone(),
                kind,
            }
        })
        .collect()
}

fn team_name(kind: &Department, at: usize) -> String {
    let name = kind.teams[at % kind.teams.len()];
    match at / kind.teams.len() {
        0 => name.to_owned(),
        round => format!("{name} {}", round + 1),
    }
}

fn person(number: usize, kind: &Department, team: &Id<Team>, random: &mut Random) -> Person {
    let first = FIRST_NAMES[number % FIRST_NAMES.len()];
    // Each round through the first names begins one last name later, so that pairs do not repeat
    // soon.
    let last = LAST_NAMES[(number + number / FIRST_NAMES.len()) % LAST_NAMES.len()];
    let middle = match number / (FIRST_NAMES.len() * LAST_NAMES.len()) {
        0 => String::new(),
        round => format!(" {}.", char::from(b'A' + (round % 26) as u8)),
    };
    Person {
        id: Id::from_bits(random.bits()),
        name: format!("{first}{middle} {last}"),
        role: kind.name.to_owned(),
        team: Some(team.clone()),
        ..Person::default()
    }
}
