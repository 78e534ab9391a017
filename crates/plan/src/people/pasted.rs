//! A list of people as it was pasted, held against the plan.
//!
//! One person a line: name, role, team, manager, parted by tabs, semicolons or commas. A line of
//! headings may say otherwise; an address is known by its `@`. Nothing fails: what is not clear is left out
//! until a person says what it is.

use std::collections::{HashMap, HashSet};

use super::{
    name::{Likeness, fold, keys, short_key, turned},
    table::{Column, cells, headings, name_and_mail, separator, without_bullet},
};
use crate::{
    Edit, Id, Plan,
    model::{Person, Team, TeamKind},
};

/// So many lines are read; nobody looks through more in a preview.
const MAX_LINES: usize = 2_000;

/// A list of people as it was pasted.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Pasted {
    /// One for each line that holds something.
    pub people: Vec<PastedPerson>,
    /// Units that the plan does not have yet, as they are first named.
    pub new_teams: Vec<(String, TeamKind)>,
    /// Headings that mean nothing here; what stands below them is passed over.
    pub passed_over: Vec<String>,
    /// Lines beyond those that are read.
    pub too_many: usize,
}

/// One line of the list.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PastedPerson {
    /// Its number, from 1.
    pub line: usize,
    /// The name, as it is said.
    pub name: String,
    /// What they do.
    pub role: String,
    /// The name of their unit.
    pub team: String,
    /// Where a note reaches them.
    pub email: String,
    /// The name of who leads them.
    pub manager: String,
    /// How they stand to the plan.
    pub standing: Standing,
    /// What else there is to say.
    pub remark: Option<Remark>,
}

/// How a line stands to the plan.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Standing {
    /// Somebody new.
    #[default]
    New,
    /// Here already, and the line says nothing more of them.
    Known(Id<Person>),
    /// Here already, and the line fills what was empty.
    Fills(Id<Person>),
    /// Written otherwise than somebody here, but may be them.
    LooksLike(Id<Person>, Likeness),
    /// Several people here have this name.
    Several(Vec<Id<Person>>),
    /// The same as on an earlier line of this number.
    Repeats(usize),
    /// There is no name in the line.
    NoName,
}

/// What else there is to say of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Remark {
    /// Here they work in another unit, and stay there.
    OtherTeam,
    /// Nobody here or in the list has the manager's name.
    UnknownManager,
}

/// What is to become of a line.
#[derive(Clone, Debug, PartialEq)]
pub enum Choice {
    /// A new person.
    Add,
    /// They are this one; what is empty there is filled.
    Is(Id<Person>),
    /// Nothing.
    LeaveOut,
}

impl PastedPerson {
    /// What becomes of the line unless a person says otherwise: only what is clear is done.
    pub fn usual(&self) -> Choice {
        match &self.standing {
            Standing::New => Choice::Add,
            Standing::Known(person) | Standing::Fills(person) => Choice::Is(person.clone()),
            _ => Choice::LeaveOut,
        }
    }

    /// Whether a person has to say what it is.
    pub fn is_unclear(&self) -> bool {
        !matches!(
            self.standing,
            Standing::New | Standing::Known(_) | Standing::Fills(_)
        )
    }

    /// Who of the plan it may be.
    pub fn may_be(&self) -> Vec<Id<Person>> {
        match &self.standing {
            Standing::Known(person) | Standing::Fills(person) | Standing::LooksLike(person, _) => {
                vec![person.clone()]
            }
            Standing::Several(people) => people.clone(),
            _ => Vec::new(),
        }
    }
}

impl Pasted {
    /// Reads a list.
    pub fn read(text: &str, plan: &Plan) -> Self {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let separator = separator(text);
        let mut pasted = Self::default();
        let mut columns = None;
        let mut first = true;
        let known = Known::of(plan);
        let mut teams: HashSet<String> = plan
            .tables()
            .teams
            .values()
            .map(|team| fold(&team.name))
            .collect();
        let mut seen: HashMap<String, usize> = HashMap::new();
        let lines = text
            .split(['\n', '\r'])
            .filter(|line| !line.trim().is_empty());
        for (at, line) in lines.enumerate() {
            if pasted.people.len() >= MAX_LINES {
                pasted.too_many += 1;
                continue;
            }
            let cells = cells(without_bullet(line), separator);
            if std::mem::take(&mut first) {
                columns = headings(&cells);
                if let Some(columns) = &columns {
                    let other = columns
                        .iter()
                        .zip(&cells)
                        .filter(|(column, cell)| **column == Column::Other && !cell.is_empty());
                    pasted.passed_over = other.map(|(_, cell)| cell.clone()).collect();
                    continue;
                }
            }
            let (mut person, department) = person(&cells, columns.as_deref());
            person.line = at + 1;
            let key = fold(&person.name);
            person.standing = match seen.get(&key) {
                _ if key.is_empty() => Standing::NoName,
                Some(line) => Standing::Repeats(*line),
                None => known.standing(&person),
            };
            seen.entry(key).or_insert(person.line);
            pasted.note_team(&mut teams, &person.team, department);
            pasted.people.push(person);
        }
        pasted.remark(plan, &known);
        pasted
    }

    /// The edit that does what was chosen, as one. `bits` makes ids; lines without a choice are left
    /// out.
    pub fn edit(&self, plan: &Plan, choices: &[Choice], mut bits: impl FnMut() -> u64) -> Edit {
        let mut edits = Vec::new();
        let mut teams: HashMap<String, Id<Team>> = HashMap::new();
        for team in plan.tables().teams.values() {
            teams
                .entry(fold(&team.name))
                .or_insert_with(|| team.id.clone());
        }
        let chosen: Vec<(&PastedPerson, &Choice)> = self
            .people
            .iter()
            .zip(choices)
            .filter(|(_, choice)| **choice != Choice::LeaveOut)
            .collect();
        for (name, kind) in &self.new_teams {
            let wanted = |person: &PastedPerson| fold(&person.team) == fold(name);
            if chosen.iter().any(|(person, _)| wanted(person)) {
                let team = Team {
                    id: Id::from_bits(bits()),
                    name: name.clone(),
                    kind: *kind,
                    ..Team::default()
                };
                teams.insert(fold(name), team.id.clone());
                edits.push(Edit::Put(team.into()));
            }
        }
        let mut people: Vec<(Person, &PastedPerson)> = Vec::new();
        for (line, choice) in chosen {
            let person = match choice {
                Choice::Is(id) => plan
                    .tables()
                    .people
                    .get(id)
                    .map(|person| Person::clone(person)),
                _ => Some(Person {
                    id: Id::from_bits(bits()),
                    name: line.name.clone(),
                    ..Person::default()
                }),
            };
            people.extend(person.map(|person| (person, line)));
        }
        let mut by_name: HashMap<String, Id<Person>> = HashMap::new();
        for person in people
            .iter()
            .map(|(person, _)| person)
            .chain(plan.tables().people.values().map(|person| &**person))
        {
            by_name
                .entry(fold(&person.name))
                .or_insert_with(|| person.id.clone());
        }
        // First everyone is there, then they are led: managers may come further down.
        let mut led = Vec::new();
        for (mut person, line) in people {
            fill(&mut person.role, &line.role);
            fill(&mut person.email, &line.email);
            if person.team.is_none() {
                person.team = teams.get(&fold(&line.team)).cloned();
            }
            edits.push(Edit::Put(person.clone().into()));
            let manager = by_name
                .get(&fold(&turned(&line.manager)))
                .filter(|id| **id != person.id);
            if person.manager.is_none() && manager.is_some() {
                person.manager = manager.cloned();
                led.push(Edit::Put(person.into()));
            }
        }
        edits.extend(led);
        Edit::Several(edits)
    }

    /// Notes a unit that is not among those `known`.
    fn note_team(&mut self, known: &mut HashSet<String>, name: &str, department: bool) {
        let key = fold(name);
        if !key.is_empty() && known.insert(key) {
            let kind = if department {
                TeamKind::Department
            } else {
                TeamKind::Team
            };
            self.new_teams.push((name.to_owned(), kind));
        }
    }

    fn remark(&mut self, plan: &Plan, known: &Known<'_>) {
        let names: Vec<String> = self
            .people
            .iter()
            .map(|person| fold(&person.name))
            .collect();
        for person in &mut self.people {
            let manager = fold(&turned(&person.manager));
            let led = manager.is_empty()
                || names.contains(&manager)
                || known.by_name.contains_key(&manager);
            let team_of = |id: &Id<Person>| plan.tables().people.get(id)?.team.as_ref();
            let team = |id| {
                plan.tables()
                    .teams
                    .get(team_of(id)?)
                    .map(|team| fold(&team.name))
            };
            let moves = match &person.standing {
                Standing::Known(id) | Standing::Fills(id) => team(id)
                    .is_some_and(|team| !person.team.is_empty() && team != fold(&person.team)),
                _ => false,
            };
            person.remark = match (moves, led) {
                (true, _) => Some(Remark::OtherTeam),
                (_, false) => Some(Remark::UnknownManager),
                _ => None,
            };
        }
    }
}

fn fill(mine: &mut String, theirs: &str) {
    if mine.is_empty() {
        theirs.clone_into(mine);
    }
}

/// What a line says, and whether its unit is a department.
fn person(cells: &[String], columns: Option<&[Column]>) -> (PastedPerson, bool) {
    let mut person = PastedPerson::default();
    let (mut first, mut last, mut department) = (String::new(), String::new(), String::new());
    let mut usual = Column::USUAL.iter();
    for (at, cell) in cells.iter().enumerate() {
        let mail = cell.contains('@') && !cell.contains(' ');
        let column = match columns {
            Some(columns) => columns.get(at).copied().unwrap_or(Column::Other),
            None if mail => Column::Email,
            None => usual.next().copied().unwrap_or(Column::Other),
        };
        let place = match column {
            Column::Name => {
                let (name, mail) = name_and_mail(cell);
                fill(&mut person.email, &mail);
                fill(&mut person.name, &turned(&name));
                continue;
            }
            Column::First => &mut first,
            Column::Last => &mut last,
            Column::Role => &mut person.role,
            Column::Team => &mut person.team,
            Column::Department => &mut department,
            Column::Email => &mut person.email,
            Column::Manager => &mut person.manager,
            Column::Other => continue,
        };
        fill(place, cell);
    }
    if person.name.is_empty() {
        person.name = [first, last].join(" ").trim().to_owned();
    }
    let is_department = person.team.is_empty() && !department.is_empty();
    fill(&mut person.team, &department);
    (person, is_department)
}

/// The people of the plan by what their names have in common with others.
struct Known<'a> {
    by_name: HashMap<String, Vec<&'a Person>>,
    by_key: HashMap<String, Vec<&'a Person>>,
}

impl<'a> Known<'a> {
    fn of(plan: &'a Plan) -> Self {
        let mut known = Self {
            by_name: HashMap::new(),
            by_key: HashMap::new(),
        };
        for person in plan.tables().people.values() {
            known
                .by_name
                .entry(fold(&person.name))
                .or_default()
                .push(person);
            for key in keys(&person.name)
                .into_iter()
                .chain(short_key(&person.name))
            {
                known.by_key.entry(key).or_default().push(person);
            }
        }
        known
    }

    fn standing(&self, line: &PastedPerson) -> Standing {
        match self.by_name.get(&fold(&line.name)).map(Vec::as_slice) {
            Some([person]) => return self.standing_of(person, line),
            Some(people) => {
                return Standing::Several(people.iter().map(|person| person.id.clone()).collect());
            }
            None => {}
        }
        let alike = keys(&line.name).into_iter().chain(short_key(&line.name));
        let alike = alike.filter_map(|key| self.by_key.get(&key)).flatten();
        let alike =
            alike.filter_map(|person| Some((Likeness::between(&person.name, &line.name)?, person)));
        match alike.min_by_key(|(why, person)| (*why, person.id.clone())) {
            Some((why, person)) => Standing::LooksLike(person.id.clone(), why),
            None => Standing::New,
        }
    }

    /// How a line stands that names somebody who is here.
    fn standing_of(&self, person: &Person, line: &PastedPerson) -> Standing {
        let new = |mine: &str, theirs: &str| mine.is_empty() && !theirs.is_empty();
        let led = || {
            let others = self.by_name.get(&fold(&turned(&line.manager)));
            others.is_some_and(|others| others.iter().any(|other| other.id != person.id))
        };
        let fills = new(&person.role, &line.role)
            || new(&person.email, &line.email)
            || (person.team.is_none() && !line.team.is_empty())
            || (person.manager.is_none() && !line.manager.is_empty() && led());
        if fills {
            Standing::Fills(person.id.clone())
        } else {
            Standing::Known(person.id.clone())
        }
    }
}
